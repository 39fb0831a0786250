package claim

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

// entry is an item of a list that has a name and a number and nothing else: "Halm District
// Hospital: 52", "Osk (24)".
type entry struct {
	name  string
	found quantity.Found
}

// maxEntries bounds how many items of a list are looked at, and nameWords how many words a name may have.
const (
	maxEntries = 60
	nameWords  = 8
)

// listed reads the item of a list that tells how many of what the line above it counts are where, or
// whose: "The hospitals had registered 88 wounded:" over "Halm District Hospital: 52". It returns
// whether the sentence is one.
func (r *reader) listed(s *sentence) bool {
	e, ok := r.entryAt(s.Block)
	if !ok {
		return false
	}
	first, last := s.Block, s.Block
	for first > 0 && s.Block-first < maxEntries && r.t.Blocks[first-1].Kind == hearsay.ListItem {
		first--
	}
	for last+1 < len(r.t.Blocks) && last-s.Block < maxEntries && r.t.Blocks[last+1].Kind == hearsay.ListItem {
		last++
	}
	lead := r.leadOf(first - 1)
	if lead == nil || lead.Quantity.Unit != e.found.Unit {
		return false
	}
	sum, entries := decimal.Zero, 0
	for b := first; b <= last; b++ {
		if o, ok := r.entryAt(b); ok && o.found.Unit == e.found.Unit {
			sum = sum.Add(value(o.found))
			entries++
		}
	}
	if entries < 2 || value(lead.found).Equal(decimal.NewFromInt(int64(entries))) { // "from four towns:"
		return false
	}
	q := e.found.Quantity
	q.Counted = lead.Quantity.Counted
	c := candidate{sentence: s.index, found: e.found, whole: -1, counted: -1, pred: -1, key: r.nextKey(), lattice: lead.lattice, cell: true}
	if !value(lead.found).LessThan(sum) {
		c.whole = lead.key
	}
	c.Doc, c.Quantity, c.Span, c.Mentions = r.doc.ID, &q, q.Span, []hearsay.Span{q.Span}
	c.Subject, c.Measure, c.Modality, c.Period, c.Attribution = e.name, lead.Measure, lead.Modality, lead.Period, lead.Attribution
	r.out = append(r.out, c)
	return true
}

// leadOf returns the last figure of the paragraph at block i, where that ends with a colon; nil if
// there is none.
func (r *reader) leadOf(i int) *candidate {
	if i < 0 || r.t.Blocks[i].Kind != hearsay.Paragraph || !strings.HasSuffix(strings.TrimSpace(r.t.Blocks[i].Of(r.doc.Text)), ":") {
		return nil
	}
	for k := len(r.out) - 1; k >= 0; k-- {
		c := &r.out[k]
		switch b := r.t.Sentences[c.sentence].Block; {
		case b < i:
			return nil
		case b == i && c.Quantity != nil && c.Period.Type != hearsay.Rate:
			return c
		}
	}
	return nil
}

// entryAt returns the name and the number of the list item at block i, and whether it has them.
func (r *reader) entryAt(i int) (e entry, ok bool) {
	b := r.t.Blocks[i]
	if b.Kind != hearsay.ListItem {
		return e, false
	}
	list := quantity.Read(r.doc.Text, b.Span)
	if len(list) != 1 {
		return e, false
	}
	e.found = list[0]
	before := strings.TrimRight(r.doc.Text[b.Start:e.found.Quantity.Start], " ")
	after := strings.TrimRight(r.doc.Text[e.found.Quantity.End:b.End], " .;,")
	e.name = strings.TrimRight(before, " :–—-(|")
	if e.name == before || (after == ")") != strings.HasSuffix(before, "(") || after != "" && after != ")" {
		return e, false
	}
	words := strings.Fields(e.name)
	if len(words) == 0 || len(words) > nameWords || e.name[0] < 'A' || e.name[0] > 'Z' {
		return e, false
	}
	for _, w := range words { // "Dead: 43" names what is counted, not where
		if w = strings.ToLower(w); states[w] != "" || nounMeasures[singular(w)] != "" || totals[w] {
			return e, false
		}
	}
	return e, true
}
