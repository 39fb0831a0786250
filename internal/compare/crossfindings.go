package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// crossFindings looks across families: rates against totals of the same
// subject, and figures that look alike and count different things.
func crossFindings(set *claimSet) []hearsay.Finding {
	bySubject := make(map[string][]*claimFamily)
	var subjects []string
	for _, f := range set.list {
		s := f.base().subject
		if s == "" {
			continue
		}
		if bySubject[s] == nil {
			subjects = append(subjects, s)
		}
		bySubject[s] = append(bySubject[s], f)
	}
	slices.Sort(subjects)
	var out []hearsay.Finding
	for _, s := range subjects {
		out = append(out, rateChecks(bySubject[s])...)
		out = append(out, lookAlikes(bySubject[s])...)
	}
	return out
}

// rateDays are the lengths of the rates that totals are held against, in days.
// Months and years differ in length and are left out.
var rateDays = map[string]decimal.Decimal{"PT1H": decimal.New(1, 0).DivRound(decimal.NewFromInt(24), 12), "P1D": decimal.New(1, 0), "P1W": decimal.New(7, 0)}

// rateChecks holds figures for periods of known length against rates of the
// same group of measures and the same subject.
func rateChecks(families []*claimFamily) []hearsay.Finding {
	var out []hearsay.Finding
	for _, r := range families {
		rate := r.base()
		length, ok := rateDays[rate.Period.Per]
		if rate.Quantity == nil || rate.Period.Type != hearsay.Rate || !ok || value(rate) == nil {
			continue
		}
		var totals []*claim
		for _, f := range families {
			c := f.base()
			if c.Quantity != nil && (c.Period.Type == hearsay.Interval || c.Period.Type == hearsay.Cumulative) && decimal.NewFromInt(int64(days(c.Period))).GreaterThan(length) && value(c) != nil &&
				sphere(c.Measure) == sphere(rate.Measure) && c.Quantity.Unit == rate.Quantity.Unit {
				totals = append(totals, c)
			}
		}
		if len(totals) == 0 {
			continue
		}
		slices.SortFunc(totals, func(a, b *claim) int { return cmp.Compare(a.Period.Value, b.Period.Value) })
		var implied, undefined []string
		for _, c := range totals {
			each := value(c).Mul(length).DivRound(decimal.NewFromInt(int64(days(c.Period))), 0)
			implied = append(implied, fmt.Sprintf("%s is %s %s", figureWords(c), group3(each), showPer(rate.Period.Per)))
		}
		verdict := "the same measure, so they can be held against each other"
		for _, c := range append(totals, rate) {
			if open(c.Measure) {
				undefined = append(undefined, fmt.Sprintf("%q is not defined in %s", c.Measure, c.Doc))
				break
			}
		}
		if !slices.ContainsFunc(totals, func(c *claim) bool { return c.Measure == rate.Measure }) || len(undefined) > 0 {
			verdict = "not directly comparable"
			if len(undefined) > 0 {
				verdict += ": " + strings.Join(undefined, ", ")
			}
			if !open(rate.Measure) {
				verdict += fmt.Sprintf("; %s counts %s", rate.Doc, rate.Measure)
			}
		}
		out = append(out, hearsay.Finding{
			Type: hearsay.FindingRateCheck,
			Text: fmt.Sprintf("%s: derived, %s; against %s %s %s (%s, in %s): %s",
				rate.Subject, strings.Join(implied, ", "), told(rate), rate.Measure, showPer(rate.Period.Per), sourceName(rate), rate.Doc, verdict),
			Evidence: evidence(append(totals, rate)),
		})
	}
	return out
}

// alike reports whether two figures count the same kind of thing.
func alike(a, b *claim) bool {
	ca, cb := countedClass(a), countedClass(b)
	return ca == cb || ca == "" || cb == "" || ca == anybody || cb == anybody
}

// wholeFindings checks parts against their wholes, once for each lineage.
func wholeFindings(set *claimSet) []hearsay.Finding {
	var out []hearsay.Finding
	var holding []*claim
	var shown []string
	done := make(map[string]bool)
	for _, f := range set.list {
		for _, part := range f.claims {
			whole := set.byID[part.PartOf]
			if whole == nil || part.Quantity == nil || whole.Quantity == nil || part.Quantity.Unit != whole.Quantity.Unit || sameDimension(part.Quantity.Unit, "m") {
				continue
			}
			low, _ := interval(part)
			_, high := interval(whole)
			key := part.family.id + "|" + whole.family.id + "|" + valueKey(part) + "|" + valueKey(whole)
			if low == nil || done[key] {
				continue
			}
			done[key] = true
			if high != nil && low.GreaterThan(*high) {
				out = append(out, hearsay.Finding{
					Type:     hearsay.FindingPartExceeds,
					Text:     fmt.Sprintf("%s: the part, %s, is larger than the whole, %s", part.Doc, told(part), told(whole)),
					Evidence: evidence([]*claim{part, whole}),
				})
				continue
			}
			holding = append(holding, part, whole)
			shown = append(shown, fmt.Sprintf("%s of %s", told(part), told(whole)))
		}
	}
	if len(holding) > 0 {
		out = append(out, hearsay.Finding{
			Type:     hearsay.FindingPartWhole,
			Text:     "no part is larger than its whole: " + strings.Join(shown, "; "),
			Evidence: evidence(holding),
		})
	}
	return out
}
