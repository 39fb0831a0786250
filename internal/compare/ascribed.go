package compare

import (
	"fmt"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// ascribedFindings reports retellings that give a figure to another source than they have it
// from, where that source says something else itself: in the document retold, on the day, or for the same time.
func ascribedFindings(set *claimSet) []hearsay.Finding {
	byKey := make(map[string][]*claim)
	for _, f := range set.list {
		for _, c := range f.claims {
			if k := c.key(); len(byKey[k]) < maxBucket {
				byKey[k] = append(byKey[k], c)
			}
		}
	}
	var out []hearsay.Finding
	for _, f := range set.list {
		for _, p := range f.pairs {
			from, c := set.byID[p.A], set.byID[p.B]
			if v, _ := attributionChange(from, c); v != hearsay.AttributionChanged && v != hearsay.AttributionRaised || !c.doc.derives(from.doc) {
				continue
			}
			i := slices.IndexFunc(byKey[c.key()], func(own *claim) bool {
				return !own.doc.derives(from.doc) && saysOtherwise(own, c) && !grewTo(from, own)
			})
			if i < 0 {
				continue
			}
			own := byKey[c.key()][i]
			out = append(out, hearsay.Finding{
				Type:     hearsay.FindingConflict,
				Text:     fmt.Sprintf("%s%s against %s: given to one source, and the two cannot both be right", lead(own), placed(own), placed(c)),
				Evidence: evidence(append([]*claim{own, c}, own.family.alsoFrom(own)...)),
			})
		}
	}
	return out
}

// saysOtherwise reports whether own is what the source of c says itself of what c counts, and is
// another number.
func saysOtherwise(own, c *claim) bool {
	return own.doc != c.doc && own.family != c.family && sameSource(own, c) && own.Quantity != nil && c.Quantity != nil && alike(own, c) && sameSort(own, c) && sameRegion(own, c) &&
		own.Further == c.Further && own.PartOf == "" && c.PartOf == "" && !vague(own) && !vague(c) &&
		!sameValue(own, c) && !meet(own, c) && !rounded(own, c) && !rounded(c, own) && len(measuresIn(c.doc, own)) == 0 &&
		(samePeriodStated(own, c) || samePeriod(own.Period, c.Period) && (c.doc.derives(own.doc) || own.doc.story == c.doc.story && atOnce(own.doc, c.doc)))
}

// grewTo reports whether own may be what the count that c gives has grown to by the day of
// its report.
func grewTo(c, own *claim) bool {
	return tally(c, own) && daysApart(c.doc.dated(), own.doc.dated()) > 0 && later(c, own) == own && value(own).GreaterThan(*value(c))
}

// atOnce reports whether two documents are of one day, or of two that follow one another; one without a
// date is of that of the nearest that it comes from.
func atOnce(a, b *document) bool {
	apart := daysApart(a.dated(), b.dated())
	return apart == 0 || apart == 1
}

// dated returns the date of a document, or of the nearest that it comes from.
func (d *document) dated() string {
	for p, n := d, 0; p != nil && n <= d.depth; p, n = p.parent, n+1 {
		if p.Published.Value != "" {
			return p.Published.Value
		}
	}
	return ""
}
