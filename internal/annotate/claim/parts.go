package claim

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file finds the whole of a part by its value, where no word says that it is one: "five of the 24",
// and parts that add up to it: "Nineteen were arrested. Five have been charged, eight were released and six are held."

// byValue is how many sentences back a whole is looked for by its value.
const byValue = 6

// numberedWhole returns the key of the figure told before that the number is some of by its value, "five of the 24", and
// -1 where there is none.
func (r *reader) numberedWhole(s *sentence, c *candidate) int {
	_, to := s.tokens(c.found.Number)
	if s.low(to) != "of" || s.low(to+1) != "the" && s.low(to+1) != "those" || to+2 >= len(s.Tokens) {
		return -1
	}
	at := s.Tokens[to+2].Start
	for _, f := range r.figures {
		if f.Number.Start == at && f.Unit == c.Quantity.Unit && !f.Share {
			return r.ofValue(s, value(f))
		}
	}
	return -1
}

// ofValue returns the key of the figure of that value in the sentences before, -1 for none.
func (r *reader) ofValue(s *sentence, v decimal.Decimal) int {
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= s.index-byValue; k-- {
		if o := &r.out[k]; o.Quantity != nil && o.sentence < s.index && o.Quantity.Unit == "1" && !o.found.Share && value(o.found).Equal(v) {
			return o.key
		}
	}
	return -1
}

// isNumberedWhole reports whether the number only takes up a whole of which it tells some: the second in "five of the
// 24 are children".
func (r *reader) isNumberedWhole(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	if w := s.low(from - 1); c.Quantity.Unit != "1" || from < 3 || w != "the" && w != "those" || s.low(from-2) != "of" || s.noun(to) || s.at(to).UPOS == lang.Adj {
		return false
	}
	return slices.ContainsFunc(r.figures, func(f quantity.Found) bool { return f.Number.End == s.Tokens[from-3].End }) && r.ofValue(s, value(c.found)) >= 0
}

// addUp makes the figures of a sentence that go without a noun of their own, or count people, parts of the figure told
// right before if they add up to it.
func (r *reader) addUp(s *sentence, first int) {
	parts := make([]*candidate, 0, 4)
	whole := -1
	sum := decimal.Zero
	for k := first; k < len(r.out); k++ {
		c := &r.out[k]
		switch {
		case c.Quantity == nil || c.Quantity.Unit != "1" || c.found.Share || c.Quantity.Bound != hearsay.Exactly || c.fraction || c.Period.Type == hearsay.Rate:
			return
		case c.whole >= 0:
			if whole >= 0 && whole != c.whole {
				return
			}
			whole = c.whole
		case c.counted >= 0 && !r.person(s, c.counted):
			return
		}
		parts = append(parts, c)
		sum = sum.Add(value(c.found))
	}
	if len(parts) < 2 {
		return
	}
	w := r.wholeBefore(s, first, whole, sum)
	if w == nil {
		return
	}
	for _, c := range parts {
		if c.whole < 0 {
			c.whole = w.key
			c.shareOf(w)
		}
	}
}

// shareOf gives a part that its value tells what it does not tell by itself: who vouches for it, of whom it is, and when.
func (c *candidate) shareOf(w *candidate) {
	if len(c.Attribution) == 0 && c.Quote == "" && c.sentence-w.sentence <= 1 {
		c.Attribution = w.Attribution
	}
	if c.Subject == "" || c.counted < 0 && slices.ContainsFunc(w.Attribution, func(p hearsay.Party) bool { return p.Name == c.Subject }) {
		c.Subject, c.Topical = w.Subject, w.Topical
	}
	if c.PlaceName == "" {
		c.PlaceName = w.PlaceName
	}
}

// wholeBefore returns the figure that parts of that sum may be of: the one of that key, or if that is -1 one of the
// sentence before or the one before that, in the same paragraph; nil if none has that value.
func (r *reader) wholeBefore(s *sentence, first, key int, sum decimal.Decimal) *candidate {
	for k := first - 1; k >= 0 && r.out[k].sentence >= s.index-2; k-- {
		o := &r.out[k]
		if o.Quantity != nil && o.Quantity.Unit == "1" && !o.found.Share && (key < 0 || o.key == key) && (o.Quantity.Bound == hearsay.Exactly || o.Quantity.Bound == hearsay.About) && value(o.found).Equal(sum) {
			return o
		}
	}
	return nil
}
