package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// series reports running totals with several values from several origins.
func series(f *claimFamily) []hearsay.Finding {
	var steps []*claim
	for _, same := range byValue(f.claims) {
		c := same[0]
		if c.Quantity == nil || value(c) == nil || c.Period.Type == hearsay.Interval || c.Period.Type == hearsay.Rate || c.Period.Type == hearsay.Instant {
			continue
		}
		if !slices.ContainsFunc(steps, func(s *claim) bool { return sameOrigin(s.doc, c.doc) }) {
			steps = append(steps, c)
		}
	}
	cumulative := slices.ContainsFunc(steps, func(c *claim) bool { return c.Period.Type == hearsay.Cumulative })
	if len(steps) < 2 || !cumulative && len(steps) < 3 {
		return nil
	}
	slices.SortStableFunc(steps, func(a, b *claim) int {
		return cmp.Or(compareDates(a.doc.Published.Value, b.doc.Published.Value), value(a).Cmp(*value(b)))
	})
	if !moves(steps) {
		return nil
	}
	var shown []string
	undated, bounds, falls := 0, 0, false
	for i, c := range steps {
		when := day(c.doc.Published.Value)
		if when == "" {
			undated++
			when = "undated"
		}
		if c.Quantity.High == nil {
			bounds++
		}
		if i > 0 && value(c).LessThan(*value(steps[i-1])) {
			falls = true
		}
		shown = append(shown, fmt.Sprintf("%s (%s, %s)", show(c), sourceName(c), when))
	}
	text := strings.Join(shown, " → ")
	if s := steps[0].Subject; s != "" {
		text = s + ": " + text
	}
	if falls {
		text += "; a running total that falls: " + fallen(steps)
	} else {
		text += "; the figure grows"
	}
	if bounds == len(steps) {
		text += "; all are lower bounds"
	}
	if undated > 0 {
		text += "; no rate is computed, as not all documents are dated"
	} else if rates := impliedRates(steps); len(rates) > 0 && !falls {
		text += "; derived: " + strings.Join(rates, ", ")
	}
	return []hearsay.Finding{{Type: hearsay.FindingSeries, Text: text, Evidence: evidence(steps)}}
}

// fallen says what the words tell about a running total that falls at some step:
// another sort of things is counted, the count began anew, or neither is said.
func fallen(steps []*claim) string {
	for i, c := range steps[1:] {
		prev := steps[i]
		if !value(c).LessThan(*value(prev)) {
			continue
		}
		switch {
		case prev.Measure != c.Measure:
			return fmt.Sprintf("the definition has changed, from %s to %s", prev.Measure, c.Measure)
		case !sameSort(prev, c):
			return fmt.Sprintf("the definition has changed, from %q to %q", prev.Quantity.Counted, c.Quantity.Counted)
		case value(c).Mul(ten).LessThan(*value(prev)):
			return fmt.Sprintf("from %s to less than a tenth, as when a count begins anew (a reset), or counts something else", group3(*value(prev)))
		}
	}
	return "the count was corrected downwards or its definition has changed"
}

// impliedRates returns what the difference between each two neighbours of a
// running total comes to a day, where both are exact and their days are known:
// the day up to which they count, else the day of the report.
func impliedRates(steps []*claim) []string {
	var out []string
	for i, c := range steps[1:] {
		prev := steps[i]
		if prev.Quantity.Bound != hearsay.Exactly || c.Quantity.Bound != hearsay.Exactly || prev.Measure != c.Measure || !sameSort(prev, c) {
			continue
		}
		from, to := countedUntil(prev), countedUntil(c)
		n := daysApart(from, to)
		diff := value(c).Sub(*value(prev))
		if n < 1 || to < from || !diff.IsPositive() {
			continue
		}
		places := int32(0)
		if diff.LessThan(decimal.NewFromInt(int64(10 * n))) {
			places = 1
		}
		out = append(out, fmt.Sprintf("%s more in %s (%s to %s), %s a day", group3(diff), plural(n, "day", "days"), from, to, group3(diff.DivRound(decimal.NewFromInt(int64(n)), places))))
	}
	return out
}

// countedUntil returns the day up to which a running total counts: the end of
// its period, else the day of its report; "" if neither is known to the day.
func countedUntil(c *claim) string {
	if _, to, ok := strings.Cut(c.Period.Value, "/"); ok && len(to) == len("2006-01-02") && !unsure(to) {
		return to
	}
	if d := day(c.doc.Published.Value); len(d) == len("2006-01-02") {
		return d
	}
	return ""
}

// moves reports whether the steps of a series can be states of one count at
// different times: not all of one day, and no two of one day that contradict
// each other.
func moves(steps []*claim) bool {
	for i, a := range steps {
		for _, b := range steps[:i] {
			if daysApart(a.doc.Published.Value, b.doc.Published.Value) == 0 {
				return false
			}
		}
		if a.Quantity.Low == nil {
			return false // an upper bound is no state of a count
		}
	}
	return true
}
