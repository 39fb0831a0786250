package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads figures that put the one before in other terms: "27,000 were killed. That is an average of 870 a day",
// "20 million crowns, which works out at 700 for each of them". They measure what that one does.

// inOtherTerms gives a figure that puts the one before in other terms what that measures and of whom.
func (r *reader) inOtherTerms(s *sentence, c *candidate) {
	p := r.figureBefore(c.found)
	if p == nil || c.Quantity.Unit == "1" && c.counted >= 0 && c.found.Per == "" || !s.sameInOther(c) || p.sentence < s.index-1 || p.Quantity.Unit != c.Quantity.Unit && !(money(p.Quantity.Unit) && money(c.Quantity.Unit)) || p.Period.Type == hearsay.Rate || p.Measure == "" {
		return
	}
	if r.t.Sentences[p.sentence].Paragraph != s.Paragraph {
		return
	}
	c.Measure, c.lattice, c.own, c.ownKnown = p.Measure, p.lattice, p.Measure, p.lattice
	if p.Subject != "" {
		c.Subject, c.Topical, r.firm = p.Subject, p.Topical, true
	}
	c.terms = p.key + 1
}

// termTime gives a figure that puts the one before in other terms the time of that one.
func (r *reader) termTime(c *candidate) {
	if c.terms == 0 {
		return
	}
	if p := r.byKey(c.terms - 1); p.Period.Value != "" {
		c.Period.Value, c.Period.Basis, c.firmTime = p.Period.Value, p.Period.Basis, true
		c.Period.Mentions = append(c.Period.Mentions, p.Period.Mentions...)
	}
}

// sameInOther reports whether the words before the figure say that it is another in other terms.
func (s *sentence) sameInOther(c *candidate) bool {
	from, _ := s.tokens(c.Quantity.Span)
	at := s.withoutAdverb(s.before(from))
	switch {
	case at < 2:
		return false
	case s.low(at) == "of" && averages[s.low(at-1)]:
		at -= 2
		for at > 0 && (s.Tokens[at].UPOS == lang.Adj || s.Tokens[at].UPOS == lang.Det) {
			at--
		}
		if w := s.low(at); w == "," || w == "-" || w == "–" || w == "—" || w == "or" {
			return true
		}
		return beForms[s.low(at)] && takesUp[s.low(at-1)]
	case (s.low(at) == "to" || s.low(at) == "at" || s.low(at) == "into") && at > 1:
		v := at - 1
		if s.low(v) == "out" {
			v--
		}
		return v > 0 && equals[s.lemma(v)] && takesUp[s.low(s.withoutAdverb(v-1))]
	}
	return false
}

// withoutAdverb returns the token at i, or the one before the adverbs there.
func (s *sentence) withoutAdverb(i int) int {
	for i > 0 && s.Tokens[i].UPOS == lang.Adv {
		i--
	}
	return i
}

var (
	// averages are nouns for a figure for each.
	averages = set("rate average mean pace equivalent")
	// takesUp are words that take up what was told right before.
	takesUp = set("that this which it")
	// equals are verbs by which a figure comes to another.
	equals = set("work come amount equate translate average")
)
