package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// tollDays is over how many days the toll of one event is followed.
const tollDays = 14

// tollsOf reports how the count of those killed, hurt or missing in one event rose
// from report to report: nothing contradicts another there, but whoever reads one
// report alone does not see it.
func tollsOf(f *claimFamily) []hearsay.Finding {
	var steps []*claim
	for _, same := range byValue(f.claims) {
		var best *claim
		for _, c := range same {
			if !isToll(c) {
				continue
			}
			if best == nil || cmp.Or(compareDates(day(c.doc.Published.Value), day(best.doc.Published.Value)), cmp.Compare(c.doc.depth, best.doc.depth)) < 0 {
				best = c
			}
		}
		if best != nil {
			steps = append(steps, best)
		}
	}
	steps = withoutRivals(steps)
	if len(steps) < 2 || !slices.ContainsFunc(steps[1:], func(c *claim) bool { return !oneSource(steps[0], c) }) {
		return nil // of one source, it is told as revised
	}
	slices.SortStableFunc(steps, func(a, b *claim) int {
		return cmp.Or(compareDates(day(a.doc.Published.Value), day(b.doc.Published.Value)), value(a).Cmp(*value(b)))
	})
	open := 0
	var shown []string
	for i, c := range steps {
		if c.Quantity.High == nil {
			open++
		}
		shown = append(shown, fmt.Sprintf("%s (%s, %s)", told(c), sourceName(c), day(c.doc.Published.Value)))
		if i == 0 {
			continue
		}
		a := steps[i-1]
		apart := daysApart(a.doc.Published.Value, c.doc.Published.Value)
		if !value(c).GreaterThan(*value(a)) || apart > tollDays || apart == 0 && a.Quantity.High != nil || a.Measure != c.Measure || !sameSort(a, c) ||
			a.doc.story != c.doc.story || fewAndExact(a) || sameOrigin(a.doc, c.doc) || halved(c, a) && a.Quantity.High != nil || withoutKiller(a, c) || formerly(a) != formerly(c) {
			return nil
		}
	}
	text := strings.Join(shown, " → ") + "; the figure grows from report to report"
	if open >= len(steps)-1 {
		text += ", and as the earlier ones are lower bounds, none contradicts another"
	}
	return []hearsay.Finding{{Type: hearsay.FindingSeries, Text: lead(steps[0]) + text, Evidence: evidence(steps)}}
}

// fewAndExact reports whether a figure is a small exact count: two reports of one
// shooting have two and three hurt because they count otherwise, not because the
// number grew.
func fewAndExact(c *claim) bool {
	return c.Quantity.High != nil && value(c).LessThan(decimal.NewFromInt(20))
}

// withoutRivals leaves out, where reports of one day contradict each other, those
// whose source gives no other step.
func withoutRivals(steps []*claim) []*claim {
	return slices.DeleteFunc(slices.Clone(steps), func(c *claim) bool {
		rival := func(o *claim) bool { return o != c && sameDay(o, c) && !meet(o, c) }
		goesOn := func(c *claim) bool {
			return slices.ContainsFunc(steps, func(o *claim) bool { return o != c && !sameDay(o, c) && oneSource(o, c) })
		}
		return !goesOn(c) && slices.ContainsFunc(steps, func(o *claim) bool { return rival(o) && goesOn(o) })
	})
}

// sameDay reports whether two figures are of reports of the same day.
func sameDay(a, b *claim) bool { return day(a.doc.Published.Value) == day(b.doc.Published.Value) }

// isToll reports whether a figure is the count, to the day of its report, of all
// whom an event has killed, hurt or left missing.
func isToll(c *claim) bool {
	switch c.Measure {
	case "killed", "wounded", "missing", "killed and wounded", "arrested", "rescued":
	default:
		return false
	}
	return c.Quantity != nil && c.Quantity.Unit == "1" && c.Quantity.Low != nil && !isRange(c) && c.Modality == hearsay.Asserted && !c.fraction && !c.Further &&
		len(day(c.doc.Published.Value)) == len("2006-01-02") && !vague(c) && !outOfSome(c) && !wholeNamed(c) && !exceeded(c) && !amongOthers(c) && !someOf(c) && !doubted(c) &&
		!foundThere(c) && !treats(c) && !besideOthers(c) && !remaining(c) && value(c).GreaterThan(decimal.NewFromInt(1)) && (!over(c.Period) || days(c.Period) == 1)
}
