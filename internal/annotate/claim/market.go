package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads what reports of markets and earnings say shortly: to which price something moved by how much, and what was
// expected.

// ofIndex reports whether the number at token i is part of the name of an index or list: "the S&P 500", "a 500-stock index".
func (s *sentence) ofIndex(i int) bool {
	if s.low(i+1) == "-" && s.low(i+2) == "stock" || s.low(i+1) == "-stock" {
		return true
	}
	w := s.low(i - 1)
	if w == "'s" || w == "’s" {
		w = s.low(i - 2)
	}
	return s.Tokens[i].UPOS == lang.Num && indices[w] && upper(s.form(i-1)) || (w == "p." || w == "p") && (strings.HasPrefix(s.low(i-2), "&") || strings.HasSuffix(s.low(i-2), "&"))
}

// indices are names of indices and lists that end in a number, or their last words.
var indices = set("s&p s.&p s.&p. s&p's poor ftse nikkei russell fortune cac stoxx nasdaq ibex aex smi topix csi kospi asx omx sensex")

// closings gives the amount to which something moved by the one before it what it is, where nothing but the verb of moving
// was read of it: "Velcor fell $1.25, or 1.4 percent, to $88.95".
func (r *reader) closings(s *sentence, first int) {
	for i := max(first, 0) + 1; i < len(r.out); i++ {
		c := &r.out[i]
		if c.Quantity == nil || !money(c.Quantity.Unit) || c.Quantity.Unit == "" {
			continue
		}
		k := i - 1
		for k > first && r.out[k].Quantity != nil && r.out[k].Quantity.Unit == "%" {
			k--
		}
		p := &r.out[k]
		from, _ := s.tokens(c.found.Quantity.Span)
		if p.Quantity == nil || !money(p.Quantity.Unit) || p.found.Change == "" && !motionForms[lastField(string(p.Measure))] || s.low(s.before(from)) != "to" || !s.verbless(p.Span.End, c.Quantity.Start) || value(p.found).GreaterThan(value(c.found)) {
			continue
		}
		if m := string(c.Measure); m == "" || motionForms[lastField(m)] || strings.EqualFold(m, c.Subject) || strings.EqualFold(m, p.Subject) {
			c.Measure, c.lattice = "price", false
			if p.Subject != "" {
				c.Subject, c.Topical = p.Subject, p.Topical
			}
		}
	}
}

// movedTo gives the amount to which something moved by a share whom and when that is told of: "with Velcoin rising 6 percent
// from its lows to back above $7,000".
func (r *reader) movedTo(s *sentence, first int) {
	for i := max(first, 0) + 1; i < len(r.out); i++ {
		c, p := &r.out[i], &r.out[i-1]
		if c.Quantity == nil || p.Quantity == nil || p.sentence != s.index || !money(c.Quantity.Unit) || p.Quantity.Unit != "%" || p.found.Change == "" && !motionForms[lastField(string(p.Measure))] {
			continue
		}
		from, _ := s.tokens(c.found.Quantity.Span)
		to := s.before(from)
		if s.low(to) == "back" {
			to--
		}
		if s.low(to) != "to" || !s.verblessBut(p.Span.End, s.Tokens[to].Start, extremes) {
			continue
		}
		if extremes[strings.ToLower(lastField(string(c.Measure)))] {
			c.Measure, c.lattice = "price", false
		}
		if p.Subject != "" {
			c.Subject, c.Topical = p.Subject, p.Topical
		}
		if c.Period.Value == "" && len(c.Period.Mentions) == 0 && c.told == nil {
			c.Period, c.told = p.Period, p.told
		}
	}
}

// verblessBut is [sentence.verbless] but for words that are nouns wherever the tagger takes them for verbs.
func (s *sentence) verblessBut(from, to int, nouns map[string]bool) bool {
	for j, t := range s.Tokens {
		if t.Start >= from && t.End <= to && t.UPOS == lang.Verb && t.Rel != lang.Amod && !nouns[s.low(j)] {
			return false
		}
	}
	return true
}

// extremes are nouns for levels from which prices move.
var extremes = set("low lows high highs peak bottom")

// expectations gives what was expected the measure of the figure that is held against it, and has those vouch for it who
// expected it: "a profit of $1.78 a share, above the $1.11 that analysts expected".
func (r *reader) expectations(s *sentence, first int) {
	for i := max(first, 0) + 1; i < len(r.out); i++ {
		c, p := &r.out[i], &r.out[i-1]
		if c.Quantity == nil || p.Quantity == nil || p.sentence != s.index || c.Quantity.Unit != p.Quantity.Unit {
			continue
		}
		n, _ := s.tokens(c.found.Number)
		_, to := s.tokens(c.found.Quantity.Span)
		if s.low(n-1) != "the" && s.low(n-2) != "the" { // "the $1.11"
			continue
		}
		if s.low(to) == "a" || s.low(to) == "per" {
			to += 2
		}
		if s.low(to) == "that" {
			to++
		}
		v := to
		for v < len(s.Tokens) && v < to+6 && !foresaw[s.lemma(v)] && s.Tokens[v].UPOS != lang.Punct {
			v++
		}
		if v >= len(s.Tokens) || v == to || !foresaw[s.lemma(v)] || !s.noun(to) && s.Tokens[to].UPOS != lang.Adj && s.Tokens[to].UPOS != lang.Det {
			continue
		}
		end := to
		for end < v && s.Tokens[end].UPOS != lang.Aux && s.Tokens[end].UPOS != lang.Verb && s.Tokens[end].UPOS != lang.Adv {
			end++
		}
		c.Measure, c.lattice, c.Subject, c.Topical = p.Measure, p.lattice, p.Subject, p.Topical
		c.Modality = hearsay.Forecast
		if who := r.named(s, to, end); who.Name != "" {
			c.Attribution = []hearsay.Party{who}
		}
	}
}

// foresaw are verbs of holding that something will be so.
var foresaw = set("expect forecast predict anticipate project estimate look hope")
