package view

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// A Filter says which claims are wanted. The zero value wants all.
type Filter struct {
	// Measure, Subject and Source are words that must all stand there, in any
	// order, whatever their case and typography: in the measure; in the
	// subject, the object or the place; in the names of those who vouch for the
	// claim, or of its outlet where nobody else does.
	Measure, Subject, Source string
	// Since and Until bound the time that the figure is about: a year, a month
	// or a day in ISO 8601, both included. A figure that names no time is taken
	// to be of the day of its report. One whose time is not known is left out
	// when either is set.
	Since, Until string
	// MinOrigins is the least number of independent origins that the figure's
	// family must go back to.
	MinOrigins int
}

// Check returns what is wrong with the filter, or nil.
func (f Filter) Check() error {
	for _, v := range []struct{ name, date string }{{"since", f.Since}, {"until", f.Until}} {
		if _, _, ok := calendar(v.date); v.date != "" && !ok {
			return fmt.Errorf("--%s takes a year, a month or a day, as in 2025, 2025-12 or 2025-12-31", v.name)
		}
	}
	if f.Since != "" && f.Until != "" {
		from, _, _ := calendar(f.Since)
		_, to, _ := calendar(f.Until)
		if to < from {
			return fmt.Errorf("--since %s is later than --until %s", f.Since, f.Until)
		}
	}
	if f.MinOrigins < 0 {
		return fmt.Errorf("--min-origins takes a number from 0 upwards")
	}
	return nil
}

// Select returns r with only the claims that f wants, and the families and
// pairs among them. Families keep the number of origins that they have in all
// of r. r is not changed.
func Select(r *hearsay.Report, f Filter) *hearsay.Report {
	out := *r
	out.Documents = slices.Clone(r.Documents)
	origins := make(map[string]int)
	for _, family := range r.ClaimFamilies {
		for _, id := range family.Claims {
			origins[id] = family.MinOrigins
		}
	}
	kept := make(map[string]bool)
	for i := range out.Documents {
		d := &out.Documents[i]
		published := PublishedOf(&d.Document, r.Inherited[d.ID]).Value
		var claims []hearsay.Claim
		for _, c := range d.Claims {
			if origins[c.ID] >= f.MinOrigins && f.wants(&c, d.Outlet.Value) && f.within(c.Period, published) {
				kept[c.ID] = true
				claims = append(claims, c)
			}
		}
		d.Claims = claims
	}
	out.ClaimFamilies = nil
	for _, family := range r.ClaimFamilies {
		family.Claims = slices.DeleteFunc(slices.Clone(family.Claims), func(id string) bool { return !kept[id] })
		family.Pairs = slices.DeleteFunc(slices.Clone(family.Pairs), func(p hearsay.ClaimPair) bool { return !kept[p.A] || !kept[p.B] })
		if len(family.Claims) > 0 {
			out.ClaimFamilies = append(out.ClaimFamilies, family)
		}
	}
	return &out
}

func (f Filter) wants(c *hearsay.Claim, outlet string) bool {
	measure := string(c.Measure)
	if x := c.Comparison; x != nil {
		measure += " " + x.Left + " " + x.Right
	}
	says := outlet
	if len(c.Attribution) > 0 {
		says = WhoSays(c.Attribution)
	}
	return holds(measure, f.Measure) && holds(c.Subject+" "+c.Object+" "+c.PlaceName, f.Subject) && holds(says, f.Source)
}

// holds reports whether every word of the pattern stands in s.
func holds(s, pattern string) bool {
	has := make(map[string]bool)
	for _, w := range fold.Words(s) {
		has[strings.TrimSuffix(w.Folded, "'s")] = true
	}
	for _, w := range fold.Words(pattern) {
		if !has[w.Folded] {
			return false
		}
	}
	return true
}

// within reports whether the period, or for one without a value the day of the
// report, overlaps the time that the filter asks for.
func (f Filter) within(p hearsay.Period, published string) bool {
	if f.Since == "" && f.Until == "" {
		return true
	}
	value := p.Value
	if value == "" {
		value, _, _ = strings.Cut(published, "T")
	}
	first, last, interval := strings.Cut(value, "/")
	if !interval {
		last = first
	}
	from, _, ok := calendar(first)
	if first != ".." && first != "" && !ok {
		return false
	}
	_, to, ok := calendar(last)
	if last != ".." && last != "" && !ok {
		return false
	}
	if value == "" || from == "" && to == "" {
		return false
	}
	if f.Since != "" {
		since, _, _ := calendar(f.Since)
		if to != "" && to < since {
			return false
		}
	}
	if f.Until != "" {
		_, until, _ := calendar(f.Until)
		if from != "" && from > until {
			return false
		}
	}
	return true
}

// partsOfYear are the EDTF codes of seasons, quarters, thirds and halves, with
// the months before them and in them. Seasons are those of the north.
var partsOfYear = map[string][2]int{
	"-21": {2, 3}, "-22": {5, 3}, "-23": {8, 3}, "-24": {11, 3},
	"-33": {0, 3}, "-34": {3, 3}, "-35": {6, 3}, "-36": {9, 3},
	"-37": {0, 4}, "-38": {4, 4}, "-39": {8, 4}, "-40": {0, 6}, "-41": {6, 6},
}

// calendar returns the first and the last day of a year, part of a year, month or day
// (a time of day is cut off), and whether v is one that is known to the end.
// Days are in ISO 8601, so that they compare as strings.
func calendar(v string) (first, last string, ok bool) {
	const day = "2006-01-02"
	v, _, _ = strings.Cut(v, "T")
	span := func(t time.Time, months int) (string, string, bool) {
		return t.Format(day), t.AddDate(0, months, -1).Format(day), true
	}
	switch len(v) {
	case len("2006"):
		if t, err := time.Parse("2006", v); err == nil {
			return span(t, 12)
		}
	case len("2006-01"):
		if t, err := time.Parse("2006-01", v); err == nil {
			return span(t, 1)
		}
		if part, ok := partsOfYear[v[4:]]; ok {
			if t, err := time.Parse("2006", v[:4]); err == nil {
				return span(t.AddDate(0, part[0], 0), part[1])
			}
		}
	case len(day):
		if t, err := time.Parse(day, v); err == nil {
			return t.Format(day), t.Format(day), true
		}
	}
	return "", "", false
}
