package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// pairFindings reports what the figures of a family do to each other: conflicts,
// of which those that hang together make one finding, then what looks like one
// and is none, then how a source revised its figure.
func pairFindings(f *claimFamily, set *claimSet) []hearsay.Finding {
	var out []hearsay.Finding
	var rivals, states [][2]*claim
	for _, p := range f.nearest(set) {
		a, b := set.byID[p.A], set.byID[p.B]
		switch p.Verdict {
		case hearsay.Conflict:
			rivals = append(rivals, [2]*claim{a, b})
		case hearsay.Revised:
			states = append(states, [2]*claim{earlier(a, b), later(a, b)})
		case hearsay.Compatible, hearsay.NotComparable:
			why := ""
			if p.Verdict == hearsay.Compatible {
				why = whyCompatible(a, b)
			} else {
				why = fmt.Sprintf("one counts %s and the other %s", sortWords(a), sortWords(b))
			}
			out = append(out, hearsay.Finding{
				Type:     hearsay.FindingNotConflict,
				Text:     fmt.Sprintf("%s%s, %s: no conflict, as %s", lead(a), placed(a), placed(b), why),
				Evidence: evidence([]*claim{a, b}),
			})
		}
	}
	for _, group := range together(rivals) {
		var sides []string
		for _, c := range group {
			sides = append(sides, placed(c))
		}
		cannot := "the two cannot both be right"
		if len(group) > 2 {
			cannot = "they cannot all be right"
		}
		out = append(out, hearsay.Finding{
			Type:     hearsay.FindingConflict,
			Text:     fmt.Sprintf("%s%s: counted alike as far as the words say, and %s", lead(group[0]), strings.Join(sides, " against "), cannot),
			Evidence: evidence(group),
		})
	}
	for _, group := range together(states) {
		slices.SortStableFunc(group, func(a, b *claim) int { return compareDates(day(a.doc.Published.Value), day(b.doc.Published.Value)) })
		var steps []string
		var shown []*claim
		for _, c := range group {
			shown = append(shown, c)
			shown = append(shown, f.alsoFrom(c)...)
			steps = append(steps, fmt.Sprintf("%s in %s (%s)", told(c), c.Doc, day(c.doc.Published.Value)))
		}
		out = append(out, hearsay.Finding{
			Type:     hearsay.FindingRevised,
			Text:     fmt.Sprintf("%s%s gave %s", lead(group[0]), sourceName(group[len(group)-1]), strings.Join(steps, ", then ")),
			Evidence: evidence(shown),
		})
	}
	return out
}

// alsoFrom returns the claims of other documents that have the figure of c from its source at
// first hand.
func (f *claimFamily) alsoFrom(c *claim) (out []*claim) {
	for _, o := range f.claims {
		if o != c && o.doc != c.doc && o.doc.parent == nil && sameValue(o, c) && oneSource(o, c) {
			out = append(out, o)
		}
	}
	return out
}

// nearest returns the pairs of a family, each two figures once for each verdict,
// as they stand nearest to the origins, and of one source rather than of two where that revises.
func (f *claimFamily) nearest(set *claimSet) []hearsay.ClaimPair {
	depth := func(p hearsay.ClaimPair) int { return set.byID[p.A].doc.depth + set.byID[p.B].doc.depth }
	sources := func(p hearsay.ClaimPair) int {
		if p.Verdict == hearsay.Revised && !oneSource(set.byID[p.A], set.byID[p.B]) {
			return 1
		}
		return 0
	}
	pairs := slices.Clone(f.pairs)
	slices.SortStableFunc(pairs, func(p, q hearsay.ClaimPair) int {
		return cmp.Or(cmp.Compare(depth(p), depth(q)), cmp.Compare(sources(p), sources(q)))
	})
	done := make(map[string]bool)
	return slices.DeleteFunc(pairs, func(p hearsay.ClaimPair) bool {
		a, b := set.byID[p.A], set.byID[p.B]
		if p.Verdict == hearsay.Compatible && !takenForConflict(a, b) || p.Verdict == hearsay.NotComparable && !sortsApart(a, b) {
			return true
		}
		x, y := valueKey(a), valueKey(b)
		key := string(p.Verdict) + min(x, y) + "|" + max(x, y)
		seen := done[key]
		done[key] = true
		return seen
	})
}

// together joins pairs that have a figure in common; each group has one claim
// for each value, in order of the pairs.
func together(pairs [][2]*claim) [][]*claim {
	var groups [][]*claim
	for _, p := range pairs {
		at := -1
		for i := 0; i < len(groups); i++ {
			if !slices.ContainsFunc(groups[i], func(c *claim) bool { return valueKey(c) == valueKey(p[0]) || valueKey(c) == valueKey(p[1]) }) {
				continue
			}
			if at < 0 {
				at = i
				continue
			}
			groups[at] = append(groups[at], groups[i]...)
			groups = slices.Delete(groups, i, i+1)
			i--
		}
		if at < 0 {
			groups = append(groups, nil)
			at = len(groups) - 1
		}
		for _, c := range p {
			if !slices.ContainsFunc(groups[at], func(o *claim) bool { return valueKey(o) == valueKey(c) }) {
				groups[at] = append(groups[at], c)
			}
		}
	}
	return groups
}

// takenForConflict reports whether a reader could take two figures that agree for
// a conflict: different numbers of different sources, one of them open to the
// side of the other and close to it.
func takenForConflict(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil || a.Quantity.High == nil && b.Quantity.High == nil || a.Quantity.Low == nil && b.Quantity.Low == nil {
		return false // two lower bounds, or two upper ones, say nothing about each other
	}
	if vague(a) || vague(b) || a.doc == b.doc && !otherSource(a, b) || exceeded(a) || exceeded(b) || outOf(a) || outOf(b) || !meet(a, b) ||
		rangeReduced(a, b) != "" || rangeReduced(b, a) != "" || tally(a, b) && a.Modality != hearsay.Forecast && daysApart(countedUntil(a), countedUntil(b)) != 0 {
		return false
	}
	if isMoney(a.Quantity.Unit) && (marketPrice(a) || marketPrice(b)) {
		return false
	}
	if !defined(a.Measure) && !defined(b.Measure) && a.Quantity.Unit == "1" && !sameContext(a, b) {
		return false
	}
	va, vb := value(a), value(b)
	low, high := *va, *vb
	if low.GreaterThan(high) {
		low, high = high, low
	}
	return low.Mul(decimal.NewFromInt(3)).GreaterThanOrEqual(high.Mul(decimal.NewFromInt(2)))
}

// sortsApart reports whether two figures of one measure and one time differ because
// they count other sorts: all cases, and confirmed ones.
func sortsApart(a, b *claim) bool {
	if a.Quantity == nil || b.Quantity == nil || sameSort(a, b) || sameValue(a, b) || sameOrigin(a.doc, b.doc) || !defined(a.Measure) || a.Measure == "in hospital" || a.fraction || b.fraction || vague(a) || vague(b) {
		return false
	}
	return a.Measure == b.Measure && alike(a, b) && samePeriodStated(a, b) && !halved(a, b) && !halved(b, a)
}

// sortWords names the sort that a figure counts.
func sortWords(c *claim) string {
	if s := strings.TrimSpace(sortsOf(c)); s != "" {
		return s + " ones"
	}
	return "all, as far as it says"
}

// whyCompatible says why two figures agree.
func whyCompatible(a, b *claim) string {
	open, other := a, b
	if open.Quantity.High != nil && open.Quantity.Low != nil {
		open, other = b, a
	}
	switch {
	case open.Quantity.High == nil:
		return fmt.Sprintf("“%s” is open upwards and takes in the other", wording(open))
	case open.Quantity.Low == nil:
		return fmt.Sprintf("“%s” is open downwards and takes in the other", wording(open))
	}
	return fmt.Sprintf("%s and %s meet", showValue(open), showValue(other))
}
