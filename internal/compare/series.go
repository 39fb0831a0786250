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
		if c.Quantity == nil || value(c) == nil || c.Period.Type == hearsay.Interval || c.Period.Type == hearsay.Rate || c.Period.Type == hearsay.Instant || formerly(c) {
			continue
		}
		if len(steps) > 0 && !oneSeries(steps[0], c) {
			continue
		}
		if !slices.ContainsFunc(steps, func(s *claim) bool { return sameOrigin(s.doc, c.doc) }) {
			steps = append(steps, c)
		}
	}
	if tolls := tollsOf(f); tolls != nil {
		return tolls
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
		shown = append(shown, fmt.Sprintf("%s (%s, %s)", told(c), sourceName(c), when))
	}
	if undated > 0 && bounds < len(steps) && slices.ContainsFunc(steps[1:], func(c *claim) bool { return otherParty(steps[0], c) }) {
		return nil // what two parties give at times that are not known is no row of states
	}
	text := strings.Join(shown, " → ")
	if s := heading(steps[0]); s != "" {
		text = s + ": " + text
	}
	switch {
	case undated > 0:
		text += "; in order of size, as not all documents are dated"
	case falls:
		text += "; a running total that falls: " + fallen(steps)
	default:
		text += "; the figure grows"
	}
	if bounds == len(steps) {
		text += "; all are lower bounds"
	}
	if undated > 0 {
		text += ", so that no rate is computed"
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
		if prev.Quantity.Bound != hearsay.Exactly || c.Quantity.Bound != hearsay.Exactly || prev.Measure != c.Measure || !sameSort(prev, c) || otherParty(prev, c) {
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

// oneSeries reports whether two figures of a family can be steps of one count: where
// somebody else counts another sort they are not, nor need a sum raised under one name
// in two stories be one.
func oneSeries(a, b *claim) bool {
	return (sameSort(a, b) || !otherParty(a, b)) && (defined(b.Measure) || a.doc.story == b.doc.story)
}

// otherParty reports whether two figures go back to parties that are named and not
// the same.
func otherParty(a, b *claim) bool {
	return known(lastParty(a.Attribution)) && known(lastParty(b.Attribution)) && !oneSource(a, b)
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
		if i > 0 && steps[i-1].Quantity.Unit == "1" && fewAndExact(steps[i-1]) {
			return false
		}
		if i > 0 && (meet(steps[i-1], a) && (isRange(steps[i-1]) || isRange(a) || vague(steps[i-1]) || vague(a)) || value(a).GreaterThan(value(steps[i-1]).Mul(hundred))) {
			return false // no step, or one to something else
		}
	}
	return true
}

// vague reports whether a figure is told in a word that gives no number, as
// "dozens" or "hundreds".
func vague(c *claim) bool {
	q := c.Quantity
	if q == nil || q.High != nil || c.Span.End > len(c.doc.Text) {
		return false
	}
	for _, w := range partyWords(c.Span.Of(c.doc.Text)) {
		if isNumber(w) || exactNumerals[w] {
			return false
		}
	}
	return c.Span.Len() > 0
}

// exactNumerals are number words that give a number, where "dozens" does not.
var exactNumerals = set("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety")
