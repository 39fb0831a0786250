package claim

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// finish merges mentions of the same claim, numbers the claims and returns
// them in order of place.
func (r *reader) finish() []hearsay.Claim {
	for i := range r.out {
		if c := &r.out[i]; c.fraction {
			c.Quantity.Unit = "1"
		}
	}
	slices.SortStableFunc(r.out, func(a, b candidate) int { return a.Span.Compare(b.Span) })
	r.settle()
	r.asOfHead()
	merged := make([]int, len(r.out)) // index in kept of each candidate
	var kept []*candidate
	byQuantity := make(map[string][]int) // indices in kept
	keys := make(map[int]int, len(r.out))
	for i := range r.out {
		c := &r.out[i]
		keys[c.key] = i
		merged[i] = -1
		alike := byQuantity[quantityKey(c)]
		for _, k := range alike {
			if o := kept[k]; sameClaim(o, c) {
				merged[i] = k
				o.Mentions = append(o.Mentions, c.Mentions...)
				r.fill(o, c)
				break
			}
		}
		if merged[i] < 0 {
			merged[i] = len(kept)
			if len(alike) < maxAlike {
				byQuantity[quantityKey(c)] = append(alike, len(kept))
			}
			kept = append(kept, c)
		}
	}
	for k, c := range kept {
		c.ID = fmt.Sprintf("%s#c%d", r.doc.ID, k+1)
	}
	out := make([]hearsay.Claim, len(kept))
	for k, c := range kept {
		if c.whole >= 0 {
			if i, ok := keys[c.whole]; ok && merged[i] != k {
				c.PartOf = kept[merged[i]].ID
			}
		}
		if w := firstWord(c.Subject); allOf[w] {
			c.Subject = strings.TrimSpace(c.Subject[len(w):]) // "most workers", "each committee"
		}
		if openers[firstWord(c.Subject)] {
			c.Subject, c.Topical = "", false // "no company", "some 30 men"
		}
		c.Subject = r.uncut(withoutDay(c.Subject))
		c.Subject = c.fullSubject()
		out[k] = c.Claim
	}
	return out
}

// openers are words before a noun that make no name of it.
var openers = set("no some more less fewer last next such scores tens dozens hundreds thousands millions most nearly about almost around roughly each every")

// allOf are words before a noun that say how many of those are meant.
var allOf = set("most each every")

// withoutDay returns a name without the day and the part of it that the text has before what happened or behind where:
// "shooting in Halm" of "Monday night shooting in Halm", "Navy Yard" of "Navy Yard Monday morning".
func withoutDay(name string) string {
	words := strings.Fields(name)
	from, to := 0, len(words)
	if days[firstWord(name)] {
		for from+1 < to && (from == 0 || partsOfDay[words[from]]) {
			from++
		}
		if from < to && words[from] != strings.ToLower(words[from]) {
			from = 0 // "Monday Club"
		}
	}
	for k := to - 1; k > from+1; k-- { // "Super Tuesday" stays
		if w := strings.ToLower(words[k]); days[w] {
			to = k
		} else if !partsOfDay[w] {
			break
		}
	}
	if from == 0 && to == len(words) {
		return name
	}
	return strings.Join(words[from:to], " ")
}

// firstWord returns the first word of a name in lower case.
func firstWord(name string) string {
	w, _, _ := strings.Cut(name, " ")
	return strings.ToLower(w)
}

// maxAlike bounds how many claims of one number are held against a new mention
// of it, so that a text which only repeats a number is read in linear time.
const maxAlike = 64

// quantityKey tells apart claims that cannot be the same: those of other numbers
// or units.
func quantityKey(c *candidate) string {
	q := c.Quantity
	if q == nil {
		return ""
	}
	key := q.Unit + "|" + string(q.Bound)
	if q.Low != nil {
		key += "|" + q.Low.String()
	}
	if q.High != nil {
		key += "|-" + q.High.String()
	}
	return key
}

// sameClaim reports whether c only mentions again what o claims: the same
// number, unit and time, nothing in conflict, and the same source or none.
func sameClaim(o, c *candidate) bool {
	if (o.Quantity == nil) != (c.Quantity == nil) || (o.Comparison == nil) != (c.Comparison == nil) || (o.Ratio == nil) != (c.Ratio == nil) {
		return false
	}
	if o.Quantity == nil || !sameQuantity(o.Quantity, c.Quantity) {
		return false
	}
	if o.Further != c.Further {
		return false
	}
	if !o.lattice || !c.lattice {
		if o.Measure != c.Measure && !telling(o) && (o.Quantity.Counted == "" || !strings.EqualFold(o.Quantity.Counted, c.Quantity.Counted)) {
			return false
		}
	}
	if o.Subject != c.Subject && o.Subject != "" && c.Subject != "" && !(telling(o) && (o.Topical || c.Topical)) || !agree(string(o.Measure), string(c.Measure), o.lattice && c.lattice) {
		return false
	}
	if o.Period.Type != c.Period.Type && (o.Period.Type == hearsay.Rate || c.Period.Type == hearsay.Rate) || o.Period.Value != c.Period.Value && o.Period.Value != "" && c.Period.Value != "" {
		return false
	}
	return sameSource(o.Attribution, c.Attribution)
}

// telling reports whether the number is one that two things hardly share by chance:
// it has three figures and more that are not noughts.
func telling(c *candidate) bool {
	if c.found.Vague || c.found.Low == nil {
		return false
	}
	return len(strings.Trim(c.found.Low.Coefficient().String(), "0")) > 2
}

// nearMention is how many sentences on a second mention of a small number tells
// the time of the first.
const nearMention = 4

func agree(a, b string, known bool) bool { return a == b || !known || a == "" || b == "" }

func sameSource(a, b []hearsay.Party) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	return a[len(a)-1].Name == b[len(b)-1].Name
}

func sameQuantity(a, b *hearsay.Quantity) bool {
	return a.Unit == b.Unit && a.Bound == b.Bound && equalEnds(a.Low, b.Low) && equalEnds(a.High, b.High)
}

func equalEnds(a, b *decimal.Decimal) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Equal(*b)
}

// fill takes over from a later mention what the earlier one leaves open.
func (r *reader) fill(o, c *candidate) {
	if o.Subject == "" || o.Topical && c.Subject != "" && !c.Topical {
		o.Subject, o.Topical = c.Subject, c.Topical
	}
	if o.Object == "" {
		o.Object = c.Object
	}
	if o.PlaceName == "" {
		o.PlaceName = c.PlaceName
	}
	if o.Measure == "" || !o.lattice && c.lattice {
		o.Measure, o.lattice = c.Measure, o.lattice || c.lattice
	}
	if len(o.Attribution) == 0 {
		o.Attribution, o.Quote = c.Attribution, c.Quote
	}
	if o.Period.Type == "" && (telling(o) || c.sentence-o.sentence < nearMention || len(c.Period.Value) == len("2006-01-02") && r.recent(c.Period.Value)) {
		o.Period = c.Period
	}
}
