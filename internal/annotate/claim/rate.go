package claim

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// sharedRates gives the figures of a sentence from out[first] on that stand beside a
// rate and count what it counts, but name no time of their own, its time as well: "from
// 3,100 a week to 4,700", "€2.3 billion a year, against the €1.6 billion in the estimate".
func (r *reader) sharedRates(s *sentence, first int) {
	for k := first; k < len(r.out); k++ {
		c := &r.out[k]
		if c.Quantity == nil || c.Period.Type == hearsay.Rate {
			continue
		}
		for _, j := range []int{k - 1, k + 1} {
			if j < first || j >= len(r.out) {
				continue
			}
			p := &r.out[j]
			if p.Quantity == nil || p.Period.Type != hearsay.Rate || p.found.Per == "" || len(p.Period.Mentions) == 0 || p.Quantity.Unit != c.Quantity.Unit || !s.paired(p, c) {
				continue
			}
			c.Period.Type, c.Period.Per = hearsay.Rate, p.Period.Per
			c.Period.Mentions = append([]hearsay.Span{p.found.PerSpan}, c.Period.Mentions...)
			if c.Period.Value == "" {
				c.Period.Basis = p.Period.Basis
			}
			break
		}
	}
}

// paired reports whether the figures stand as two of one thing, whatever it is: right
// before the later of them a word sets it against the other, or a semicolon without a
// verb behind it does. The one without a rate counts no noun of its own.
func (s *sentence) paired(p, c *candidate) bool {
	if c.counted >= 0 && c.Quantity.Counted != p.Quantity.Counted && !money(c.Quantity.Unit) {
		return false
	}
	a, b := p.found.Number, c.found.Number
	if a.Start > b.Start {
		a, b = b, a
	}
	from, _ := s.tokens(a)
	to, _ := s.tokens(b)
	for j := to - 1; j > from; j-- {
		switch s.low(j) {
		case "to": // "from 3,100 a week to 4,700", and not "pays 310 a year, and costs have risen to 205"
			if to-j < 4 && !slices.ContainsFunc(s.Tokens[from:j], func(t lang.Token) bool { return t.UPOS == lang.Verb }) {
				return true
			}
		case "from", "against", "versus", "with", "than":
			if to-j < 4 {
				return true
			}
		case ";":
			return true
		}
		if s.Tokens[j].UPOS == lang.Verb || s.Tokens[j].UPOS == lang.Aux {
			return false
		}
	}
	return false
}
