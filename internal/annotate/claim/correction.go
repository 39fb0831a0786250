package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads figures that a text takes back and those that stand in their place: "The figure of 38,000 displaced
// was too high; it has been corrected to 35,800". Both measure the same.

// corrected gives a figure to which another one is corrected, and that one, what is counted, and whom correcting it makes
// vouch for both.
func (r *reader) corrected(s *sentence, first int) {
	for i := max(first, 0); i < len(r.out); i++ {
		c := &r.out[i]
		if c.Quantity == nil {
			continue
		}
		v := s.correctedTo(c)
		if v < 0 {
			continue
		}
		p := r.takenBack(s, i, v)
		if p == nil {
			continue
		}
		m, known := measureOfBoth(p, c)
		if q := r.figureMeant(s, p); m == "" && q != nil {
			m, known, p.Subject, p.Topical = q.Measure, q.lattice, q.Subject, q.Topical
			p.Quantity.Counted = q.Quantity.Counted
		}
		if day := r.givenOn(s, v); day != nil && known && tallied[m] {
			for _, x := range []*candidate{p, c} { // a count that was given on a day ran up to that
				x.Period = hearsay.Period{Type: hearsay.Cumulative, Value: "../" + day.Period.Value, Basis: day.Period.Basis, Mentions: []hearsay.Span{day.Span}}
			}
		}
		by := r.corrector(s, v)
		for _, x := range []*candidate{p, c} {
			x.Measure, x.lattice = m, known
			if len(by.Name) > 0 && (x == c || x.sentence == s.index) {
				x.Attribution = []hearsay.Party{by}
				if x.Subject == by.Name || strings.HasSuffix(by.Name, " "+x.Subject) {
					x.Subject, x.Topical = "", false // who corrects it is not whom it is of
				}
			}
		}
		if p.Modality == hearsay.Denied {
			p.Modality = hearsay.Asserted // as it was when it was given: that it is corrected, the other one tells
		}
		if c.counted < 0 {
			c.Quantity.Counted = p.Quantity.Counted
		}
		if p.Subject != "" {
			c.Subject, c.Topical = p.Subject, p.Topical
		}
	}
}

// measureOfBoth returns what the figure p that is taken back measures, and c in its place, and whether that is a measure
// that the program knows: what either was read to be, but for the words of correcting and counting themselves.
func measureOfBoth(p, c *candidate) (m hearsay.Measure, known bool) {
	says := func(x *candidate) bool {
		return x.Measure != "" && !correcting[strings.ToLower(firstField(string(x.Measure)))]
	}
	switch state := states[strings.ToLower(firstField(p.Quantity.Counted))]; {
	case p.lattice:
		return p.Measure, true
	case c.lattice:
		return c.Measure, true
	case state != "":
		return state, true // "the figure of 38,000 displaced people"
	case says(p):
		return p.Measure, false
	case says(c):
		return c.Measure, false
	}
	return hearsay.Measure(strings.ToLower(p.Quantity.Counted)), false
}

// figureMeant returns the figure before p in its paragraph that says what "the figure" counts: "46,500 people are displaced.
// The figure given in May, 38,000, was too high".
func (r *reader) figureMeant(s *sentence, p *candidate) *candidate {
	for k := len(r.out) - 1; k >= 0 && k > len(r.out)-maxSkipped && r.t.Sentences[r.out[k].sentence].Paragraph == s.Paragraph; k-- {
		if q := &r.out[k]; q.Quantity != nil && q.Span.End < p.Span.Start && q.Quantity.Unit == p.Quantity.Unit && q.Measure != "" {
			return q
		}
	}
	return nil
}

// givenOn returns the day before the verb at token v on which the count that is corrected was given: "the figure that we gave
// on 4 March". It is nil if none is told.
func (r *reader) givenOn(s *sentence, v int) *period.Mention {
	for _, m := range r.timesIn(s.index) {
		from, _ := s.tokens(m.Span)
		g := s.before(from)
		if g >= 0 && s.low(g) == "on" {
			g--
		}
		if from < v && g >= 0 && len(m.Period.Value) == len("2006-01-02") && (hasGiven[s.low(g)] || s.lemma(g) == "give" || s.lemma(g) == "publish") {
			return &m
		}
	}
	return nil
}

// ofNamedCount gives a bare number that "it" is said to be what the count that the sentence before names counts, and the
// number that it is said not to be as well: "We misstated the number of deaths. It was 14, not 40".
func (r *reader) ofNamedCount(s *sentence, c *candidate) {
	if c.Quantity.Unit != "1" || c.lattice || c.counted >= 0 || c.found.Share {
		return
	}
	at := s.before(c.number(s))
	p := r.latest(s.index)
	if s.low(at) == "not" && s.low(at-1) == "," && p != nil && p.sentence == s.index && p.lattice && p.counted < 0 {
		c.Measure, c.lattice, c.Subject, c.Topical = p.Measure, p.lattice, p.Subject, p.Topical
		return
	}
	if s.index == 0 || !beForms[s.low(at)] || s.low(at-1) != "it" || p != nil && p.sentence >= s.index-1 {
		return
	}
	o := &sentence{&r.t.Sentences[s.index-1], s.text, s.index - 1}
	for j := range o.Tokens {
		if !counters[o.low(j)] || o.low(j+1) != "of" {
			continue
		}
		k := j + 2
		for o.at(k).UPOS == lang.Det {
			k++
		}
		m := states[o.low(k)]
		if m == "" && !persons[o.lemma(k)] {
			m = nounMeasures[o.lemma(k)]
		}
		if m != "" {
			c.Measure, c.lattice = m, true
		}
		return
	}
}

// versions keeps what an earlier version of the report said apart from what stands in its place: that is the report's own,
// and of the same. "An earlier version of this article said that it would cut 4,000 jobs. It will cut 400".
func (r *reader) versions(s *sentence, first int) {
	if first < 1 || first >= len(r.out) {
		return
	}
	p := &r.out[first-1]
	if p.sentence != s.index-1 || p.Quantity == nil || len(p.Attribution) == 0 || noun(p.Attribution[len(p.Attribution)-1].Name) != "version" {
		return
	}
	for k := first; k < len(r.out); k++ {
		c := &r.out[k]
		if len(c.Attribution) > 0 && noun(c.Attribution[len(c.Attribution)-1].Name) == "version" {
			c.Attribution = nil
		}
		if c.Quantity != nil && c.Quantity.Unit == p.Quantity.Unit && c.counted < 0 && !c.lattice {
			c.Measure, c.lattice, c.Quantity.Counted = p.Measure, p.lattice, p.Quantity.Counted
		}
	}
}

// correctedTo returns the verb by which something is corrected to the figure, -1 if there is none.
func (s *sentence) correctedTo(c *candidate) int {
	from, _ := s.tokens(c.found.Quantity.Span)
	at := s.before(from)
	if s.low(at) != "to" {
		return -1
	}
	for j := at - 1; j >= 0 && at-j < maxContest; j-- {
		switch t := s.Tokens[j]; {
		case corrects[s.lemma(j)] && (t.UPOS == lang.Verb || t.UPOS == lang.Adj):
			return j
		case s.low(j) == ";", t.UPOS == lang.Verb && t.Rel != lang.Amod && t.Rel != lang.Acl:
			return -1
		}
	}
	return -1
}

// takenBack returns the figure that the verb at token v corrects to figure i: the one between them, behind "from" or "of",
// or, of what is told by a pronoun or by "the figure" alone, the one before.
func (r *reader) takenBack(s *sentence, i, v int) *candidate {
	c := &r.out[i]
	for k := i - 1; k >= 0 && r.out[k].sentence >= s.index-1; k-- {
		p := &r.out[k]
		if p.Quantity == nil || p.Quantity.Unit != c.Quantity.Unit || r.t.Sentences[p.sentence].Paragraph != s.Paragraph || p.Quantity.Low != nil && c.Quantity.Low != nil && p.Quantity.Low.Equal(*c.Quantity.Low) {
			continue
		}
		if p.sentence == s.index && p.Quantity.Start > s.Tokens[v].Start {
			return p
		}
		sub := s.subjectOf(v)
		if s.child(v, lang.AuxPass) >= 0 && sub >= 0 && (s.low(sub) == "it" || s.noun(sub) && correcting[s.lemma(sub)] || sub > 0 && p.sentence == s.index && s.noun(sub)) {
			return p
		}
		if obj := s.child(v, lang.Obj); obj >= 0 && (s.low(obj) == "it" || s.low(obj) == "this" || s.low(obj) == "that") {
			return p
		}
		if s.low(s.before(s.after(c.Quantity.Start))) == "to" && p.sentence == s.index && s.noun(s.after(p.Quantity.End)-1) && s.conjoined(v, p) {
			return p
		}
		return nil
	}
	return nil
}

// conjoined reports whether the verb at token v is joined to one that the count with the figure is the subject of: "our count
// of 38,000 was too high and has been corrected".
func (s *sentence) conjoined(v int, p *candidate) bool {
	h := s.Tokens[v].Head
	if s.Tokens[v].Rel != lang.Conj || h < 0 {
		return false
	}
	sub := s.nearestSubject(h)
	return sub >= 0 && s.noun(sub) && correcting[s.lemma(sub)] && p.Quantity.Start > s.Tokens[sub].Start
}

// corrector returns who corrects something by the verb at token v, where the text names one as its subject.
func (r *reader) corrector(s *sentence, v int) hearsay.Party {
	sub := s.subjectOf(v)
	if sub < 0 || sub > v || s.child(v, lang.AuxPass) >= 0 || s.Tokens[v].XPOS == lang.VBN && s.Tokens[v].Rel == lang.Acl || !s.noun(sub) {
		return hearsay.Party{}
	}
	if all := r.sources(s, []hearsay.Party{r.deemer(s, sub)}); len(all) > 0 {
		return all[0]
	}
	return hearsay.Party{}
}

// givenBy returns who is said to have given a count that the text takes back, right behind it: "the toll of 12 given earlier
// by the governor was wrong".
func (r *reader) givenBy(s *sentence, n int) hearsay.Party {
	if w := s.low(s.before(n)); w != "of" || !correcting[s.lemma(s.before(n)-1)] {
		return hearsay.Party{}
	}
	i := n + 1
	for i < len(s.Tokens) && i < n+5 && (s.noun(i) || s.Tokens[i].UPOS == lang.Adj || states[s.low(i)] != "") && !hasGiven[s.low(i)] {
		i++
	}
	if s.low(i) == "," {
		i++
	}
	if !hasGiven[s.low(i)] {
		return hearsay.Party{}
	}
	for i++; i < len(s.Tokens) && (s.Tokens[i].UPOS == lang.Adv || s.Tokens[i].UPOS == lang.Adp && s.low(i) != "by" || r.inTime(s, i)); i++ {
	}
	if s.low(i) != "by" || r.inTime(s, i+1) {
		return hearsay.Party{}
	}
	to := i + 1
	for to < len(s.Tokens) && to < i+14 && !closesName(s, to) {
		to++
	}
	return r.named(s, i+1, to)
}

var (
	// corrects are verbs of putting another number in the place of one.
	corrects = set("correct revise amend adjust restate")
	// correcting are nouns for a count that may be corrected, and words for doing so.
	correcting = set("figure number count toll tally estimate total report corrected revised correct revise high low wrong")
	// hasGiven are participles for a count that somebody has told.
	hasGiven = set("given published reported announced claimed quoted issued released stated cited")
)
