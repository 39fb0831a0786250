package compare

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// This file has figures that a reader could hold against each other, and that count
// different things.

// lookAlikes reports figures of the same subject and unit that are close, but
// measure different things: one of them at least is a measure with a definition,
// since two other words, “offer” and “bid”, may well be one thing. A larger number of dead
// than of dead and wounded is no such pair.
func lookAlikes(families []*claimFamily) []hearsay.Finding {
	var list []*claim
	for _, f := range families {
		c := f.base()
		if c.Quantity != nil && value(c) != nil && !small(c) && c.Period.Type != hearsay.Rate && c.group != "" && c.Quantity.Unit != "%" {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *claim) int {
		return cmp.Or(cmp.Compare(a.Quantity.Unit, b.Quantity.Unit), value(a).Cmp(*value(b)))
	})
	var out []hearsay.Finding
	for i, a := range list {
		for _, b := range list[i+1:] {
			if b.Quantity.Unit != a.Quantity.Unit || value(b).GreaterThan(value(a).Mul(decimal.New(125, -2))) {
				break
			}
			if sameOrigin(a.doc, b.doc) || a.group == b.group || !defined(a.Measure) && !defined(b.Measure) || !alike(a, b) || a.PartOf != "" || b.PartOf != "" || value(a).Equal(*value(b)) || slices.Contains(outcomes[a.Measure], b.Measure) {
				continue
			}
			out = append(out, hearsay.Finding{
				Type: hearsay.FindingNotConflict,
				Text: fmt.Sprintf("%s: %s, %s: no conflict, as one counts “%s” and the other “%s”",
					a.Subject, placed(a), placed(b), a.Measure, b.Measure),
				Evidence: evidence([]*claim{a, b}),
			})
		}
	}
	return out
}

// maxNested bounds how many figures of one story and kind are held against each other.
const maxNested = 60

// nestedFigures reports figures of a story that are close enough to be taken for rivals, where
// one takes in the other or is of another year: the dead among the casualties, what was paid of
// what was pledged, the dead with the attackers and without. Each is shown once for a reason.
func nestedFigures(set *claimSet) []hearsay.Finding {
	buckets, seen := make(map[string][]*claim), make(map[string]bool)
	for _, f := range set.list {
		for _, same := range byValue(f.claims) {
			c := same[0]
			key := nestKey(c)
			one := fmt.Sprintf("%s|%s|%s", key, c.Measure, valueKey(c))
			if key == "" || seen[one] || len(buckets[key]) >= maxNested {
				continue
			}
			seen[one] = true
			buckets[key] = append(buckets[key], c)
		}
	}
	var out []hearsay.Finding
	for _, key := range slices.Sorted(maps.Keys(buckets)) {
		list, done := buckets[key], make(map[string]bool)
		slices.SortStableFunc(list, func(a, b *claim) int { return value(a).Cmp(*value(b)) })
		for i, part := range slices.Backward(list) { // each whole with what is closest to it
			for _, whole := range list[i+1:] {
				if value(whole).GreaterThan(value(part).Mul(five)) {
					break
				}
				kind, why := nested(part, whole)
				if why == "" || done[kind+valueKey(part)] || done[kind+valueKey(whole)] {
					continue
				}
				done[kind+valueKey(part)], done[kind+valueKey(whole)] = true, true
				out = append(out, hearsay.Finding{
					Type:     hearsay.FindingNotConflict,
					Text:     fmt.Sprintf("%s%s, %s: no conflict, as %s", lead(part), placed(part), placed(whole), why),
					Evidence: evidence([]*claim{part, whole}),
				})
			}
		}
	}
	return out
}

// nestKey says with which figures one may be nested: those of its story and unit that are of
// one kind. It is "" for a figure that is not looked at.
func nestKey(c *claim) string {
	if c.Quantity == nil || value(c) == nil || value(c).LessThan(ten) || c.doc.story == "" || c.Period.Type == hearsay.Rate || c.Quantity.Unit == "%" ||
		c.Further || c.Modality == hearsay.Forecast || differs(c) || formerly(c) {
		return ""
	}
	kind := sphere(c.Measure)
	switch {
	case promised[c.Measure] || handedOver[c.Measure]:
		kind = "promised"
	case !defined(c.Measure):
		return ""
	}
	return c.doc.story + "\x00" + c.Quantity.Unit + "\x00" + kind
}

// nested says why the larger of two figures takes in the smaller one or has nothing to do with
// it, with the kind of that reason; both are "" if nothing says so.
func nested(part, whole *claim) (kind, why string) {
	if value(part).Equal(*value(whole)) || part.PartOf == whole.ID || !alike(part, whole) {
		return "", ""
	}
	across := !sameOrigin(part.doc, whole.doc)
	one := part.subject != "" && part.subject == whole.subject
	named := one && !part.Topical && !whole.Topical // with two sides, the topic may be either
	oneTime := samePeriodStated(part, whole) || part.Period.Value == "" || whole.Period.Value == ""
	close := !value(whole).GreaterThan(value(part).Mul(decimal.NewFromInt(2)))
	switch {
	case across && named && oneTime && slices.Contains(outcomes[whole.Measure], part.Measure), one && promised[whole.Measure] && handedOver[part.Measure]:
		return "measure", fmt.Sprintf("one counts “%s” and the other “%s”", part.Measure, whole.Measure)
	case !sameMeasure(part, whole) || !close:
		return "", ""
	case across && attackersIn(part, whole) != nil:
		return "attackers", fmt.Sprintf("%s counts the attackers in (derived: %s − %s = %s)",
			told(whole), group3(*value(whole)), group3(*attackersIn(part, whole).Quantity.Low), group3(*value(part)))
	case yearsApart(part.Period, whole.Period):
		return "year", fmt.Sprintf("one is for %s and the other for %s", period(part), period(whole))
	}
	return "", ""
}

// yearsApart reports whether two times lie half a year from each other at least.
func yearsApart(a, b hearsay.Period) bool {
	if days(a) == 0 || days(b) == 0 {
		return false
	}
	if a.Value > b.Value {
		a, b = b, a
	}
	from, to, ok := strings.Cut(a.Value, "/")
	if !ok {
		to = from
	}
	_, end := dayRange(to)
	start, _, _ := strings.Cut(b.Value, "/")
	first, _ := dayRange(start)
	return !end.IsZero() && !first.IsZero() && end.AddDate(0, 6, 0).Before(first)
}
