package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
)

// cellEdge stands between the cells of a table's row in a document's text.
const cellEdge = " | "

// tables reads the figures in tables: what a cell measures stands at the head
// of its column, and whom it counts at the head of its row. It returns the
// blocks that are rows, which are no sentences: a line alone is a headline before
// the name of its outlet, or captions.
func (r *reader) tables() map[int]bool {
	rows := make(map[int]bool)
	all := make([][]hearsay.Span, len(r.t.Blocks)+1)
	for i, b := range r.t.Blocks {
		if cells := cellsOf(r.doc.Text, b); !slices.ContainsFunc(cells, func(c hearsay.Span) bool { return isSentence(c.Of(r.doc.Text)) }) {
			all[i] = cells
		}
	}
	var header []hearsay.Span
	for i, cells := range all {
		if len(cells) < 2 || (i == 0 || len(all[i-1]) < 2) && len(all[i+1]) < 2 {
			header = nil
			continue
		}
		rows[i] = true
		found := make([]quantity.Found, len(cells))
		figures := 0
		for k, c := range cells {
			if list := quantity.Read(r.doc.Text, c); len(list) == 1 && list[0].Number.Len() >= c.Len()/2 {
				found[k] = list[0]
				figures++
			}
		}
		switch {
		case figures == 0:
			header = cells
		case header != nil:
			r.row(i, header, cells, found)
		}
	}
	return rows
}

// isSentence reports whether a cell is one, as that of a caption beside its credit is, or
// several.
func isSentence(cell string) bool {
	words := strings.Count(cell, " ")
	return strings.HasSuffix(cell, ".") && words > 5 || words > 20
}

// cellsOf returns where the cells of a block stand, without the spaces around.
func cellsOf(text string, b hearsay.Block) []hearsay.Span {
	if !b.Running() || !strings.Contains(b.Of(text), cellEdge) {
		return nil
	}
	var cells []hearsay.Span
	for at := b.Start; at <= b.End; {
		end := b.End
		if i := strings.Index(text[at:b.End], cellEdge); i >= 0 {
			end = at + i
		}
		cells = append(cells, hearsay.Span{Start: at, End: end})
		at = end + len(cellEdge)
	}
	return cells
}

// row makes the claims of one row. Its cells and those of the header are held
// against each other from the right, as the head of the column of names may be
// empty.
func (r *reader) row(block int, header, cells []hearsay.Span, found []quantity.Found) {
	name := ""
	if found[0].Number.Len() == 0 {
		name = cells[0].Of(r.doc.Text)
	}
	for k := range cells {
		h := k + len(header) - len(cells)
		if found[k].Number.Len() == 0 || h < 0 || k == 0 {
			continue
		}
		q := found[k].Quantity
		c := candidate{sentence: r.t.SentenceFrom(r.t.Blocks[block].Start), found: found[k], whole: -1, counted: -1, pred: -1, key: r.keys, lattice: true, cell: true}
		r.keys++
		c.Doc, c.Quantity, c.Span = r.doc.ID, &q, q.Span
		c.Mentions = []hearsay.Span{c.Span}
		c.Measure = r.measureOf(header, h, found, k)
		c.lattice = !perHeads(header[h].Of(r.doc.Text))
		c.Modality = hearsay.Asserted
		c.Period.Basis = hearsay.PeriodUnknown
		c.Subject = name
		if totals[strings.ToLower(name)] || name == "" {
			c.Subject, c.Topical = r.theme.event, r.theme.event != ""
		}
		if r.issuer.Name != "" {
			c.Attribution = []hearsay.Party{r.issuer}
		}
		r.out = append(r.out, c)
	}
}

// measureOf returns what the cells of the column under header h measure. A column that says only
// per how many goes by the earliest that counts something: "per 100,000 people" behind "cases".
func (r *reader) measureOf(header []hearsay.Span, h int, found []quantity.Found, k int) hearsay.Measure {
	head := header[h].Of(r.doc.Text)
	for j := 1; perHeads(head) && j < k; j++ {
		if g := h - k + j; found[j].Number.Len() > 0 && g >= 0 && !perHeads(header[g].Of(r.doc.Text)) {
			return headed(header[g].Of(r.doc.Text)) + " " + headed(head)
		}
	}
	return headed(head)
}

// perHeads reports whether the head of a column says only per how many.
func perHeads(head string) bool { return strings.HasPrefix(strings.ToLower(head), "per ") }

// headed returns the measure that the head of a column names.
func headed(head string) hearsay.Measure {
	words := strings.Fields(strings.ToLower(head))
	for _, w := range words {
		for _, form := range []string{w, strings.TrimSuffix(w, "s"), strings.TrimSuffix(w, "es"), strings.TrimSuffix(w, "ies") + "y"} {
			if m, ok := nounMeasures[form]; ok {
				return m
			}
		}
		if m, ok := states[w]; ok {
			return m
		}
	}
	return hearsay.Measure(strings.Join(words, " "))
}

// totals are heads of rows that sum up the others.
var totals = set("total all sum overall together altogether totals")
