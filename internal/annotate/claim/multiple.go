package claim

import (
	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// timesLast makes of a multiple of the number told last what it comes to: "He had paid
// $3,200; his brother paid half that". It is false where no number stands near.
func (r *reader) timesLast(s *sentence, f *quantity.Found) bool {
	p := r.latest(s.index)
	if p == nil || p.sentence < s.index-1 || p.found.Kind != quantity.Amount || p.found.Share || p.found.Vague {
		return false
	}
	factor := value(*f)
	end := func(d *decimal.Decimal) *decimal.Decimal {
		if d == nil {
			return nil
		}
		v := d.Mul(factor)
		return &v
	}
	f.Low, f.High, f.Unit, f.Kind = end(p.Quantity.Low), end(p.Quantity.High), p.Quantity.Unit, quantity.Amount
	if f.Bound == hearsay.Exactly {
		f.Bound = p.Quantity.Bound
	}
	return true
}

// timesAsMuch reports whether the number says how many times as much something is: "three
// times the total", "about 10 fold".
func (s *sentence) timesAsMuch(c *candidate) bool {
	_, to := s.tokens(c.found.Number)
	if s.low(to) == "-" {
		to++
	}
	return s.low(to) == "fold" || s.low(to) == "times" && multiplied[s.low(to+1)] && !whenTold[s.low(to+2)]
}

var (
	// multiplied are words with which begins what a number of times goes with.
	multiplied = set("the that this what its his her their our my your as more higher larger bigger greater faster longer likelier")
	// whenTold are words behind "the" with which a time begins: "three times the other day".
	whenTold = set("other same day night week weekend month year season first last next")
)

// multiplies gives a multiple its ratio, and what it multiplies as its measure: "twice the
// legal limit".
func (r *reader) multiplies(s *sentence, c *candidate) {
	v := value(c.found)
	_, to := s.tokens(c.found.Number)
	times := c.found.Kind == quantity.Multiple
	if !times {
		if !s.timesAsMuch(c) {
			return
		}
		to++
	}
	c.Ratio = &v
	if p := r.latest(s.index); s.asMany(to) && p != nil && p.sentence == s.index && p.Measure != "" && p.Quantity.Unit == "1" {
		c.Measure, c.lattice, c.own, c.ownKnown = p.Measure, p.lattice, p.Measure, p.lattice
		c.Subject, c.Topical = p.Subject, p.Topical
		return
	}
	if !times {
		return
	}
	c.Quantity.Counted = "times"
	c.Measure, c.lattice = "times", false
	for j := to; j < len(s.Tokens) && j < to+5; j++ {
		switch t := s.Tokens[j]; {
		case s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)):
			phrase := s.phrase(j)
			phrase.Start = max(phrase.Start, s.Tokens[to].Start)
			c.Measure = hearsay.Measure("times " + phrase.Of(s.text))
			return
		case !s.noun(j) && t.UPOS != lang.Det && t.UPOS != lang.Adj && t.UPOS != lang.Pron && t.UPOS != lang.Adv && t.XPOS != lang.VBN:
			return
		}
	}
}

// asMany reports whether "as many" begins at token i, with no noun for what: "113 cases, twice as
// many as last year".
func (s *sentence) asMany(i int) bool {
	return s.low(i) == "as" && (s.low(i+1) == "many" || s.low(i+1) == "much") && (i+2 >= len(s.Tokens) || s.low(i+2) == "as" || s.Tokens[i+2].UPOS == lang.Punct)
}
