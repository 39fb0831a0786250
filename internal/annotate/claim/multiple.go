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

// multiplies gives a multiple its ratio, and what it multiplies as its measure: "twice the
// legal limit".
func (r *reader) multiplies(s *sentence, c *candidate) {
	if c.found.Kind != quantity.Multiple {
		return
	}
	v := value(c.found)
	c.Ratio = &v
	c.Quantity.Counted = "times"
	c.Measure, c.lattice = "times", false
	_, to := s.tokens(c.found.Number)
	for j := to; j < len(s.Tokens) && j < to+5; j++ {
		switch t := s.Tokens[j]; {
		case s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)):
			c.Measure = hearsay.Measure("times " + s.phrase(j).Of(s.text))
			return
		case !s.noun(j) && t.UPOS != lang.Det && t.UPOS != lang.Adj && t.UPOS != lang.Pron && t.UPOS != lang.Adv && t.XPOS != lang.VBN:
			return
		}
	}
}
