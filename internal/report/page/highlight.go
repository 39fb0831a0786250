package page

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// A textBlock is a block of a document, cut where a highlight starts or ends,
// so that highlights may nest and overlap.
type textBlock struct {
	Kind   hearsay.BlockKind
	Pieces []textPiece
}

// textPiece is words under the same highlights.
type textPiece struct {
	Text    string
	Class   string   // kinds of the highlights, "" for none
	Anchors []string // ids of the highlights that start here
	Refs    []textRef
}

// textRef leads from the end of a highlight to its row.
type textRef struct {
	Href, Mark, Name string
}

// highlight is one stretch to be marked: a quotation, a claim, or evidence.
type highlight struct {
	hearsay.Span
	class  string // "q", "c" or "e"
	anchor string // id of its start, "" for a further piece
	ref    *textRef
}

// highlights lists what is marked in d, in order of place.
func (b *builder) highlights(d *view.Doc) []highlight {
	var out []highlight
	for _, q := range d.AllQuotes {
		for i, s := range q.Content {
			h := highlight{Span: s, class: "q"}
			if i == 0 {
				h.anchor = b.quoteAnchor(q)
			}
			if i == len(q.Content)-1 {
				h.ref = &textRef{"#" + quoteRow(q), fmt.Sprintf("Q%d", q.N), "quotation " + fmt.Sprint(q.N)}
			}
			out = append(out, h)
		}
	}
	for _, c := range d.AllClaims {
		out = append(out, highlight{
			Span: c.Span, class: "c", anchor: b.claimAnchor(c),
			ref: &textRef{"#" + claimRow(c), fmt.Sprintf("C%d", c.N), "claim " + fmt.Sprint(c.N)},
		})
	}
	for _, e := range d.Evidence {
		if e.Finding > maxFindings || b.site != nil {
			continue
		}
		out = append(out, highlight{
			Span: e.Span, class: "e", anchor: evidenceAnchor(e),
			ref: &textRef{fmt.Sprintf("#finding-%d", e.Finding), fmt.Sprintf("F%d", e.Finding), "finding " + fmt.Sprint(e.Finding)},
		})
	}
	if b.site != nil && b.site.At.Len() > 0 {
		out = append(out, highlight{Span: b.site.At, class: "e", anchor: "at"})
	}
	out = slices.DeleteFunc(out, func(h highlight) bool { return h.Span.Of(d.Text) == "" })
	slices.SortStableFunc(out, func(a, b highlight) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return out
}

// Ids of the places in the text, and of the rows that they lead to.
func (b *builder) quoteAnchor(q *view.Quote) string {
	if b.site != nil {
		return "in-" + Local(q.ID)
	}
	return fmt.Sprintf("in-q%d", q.N)
}

func quoteRow(q *view.Quote) string { return fmt.Sprintf("q%d", q.N) }

func (b *builder) claimAnchor(c *view.Claim) string {
	if b.site != nil {
		return "in-" + Local(c.ID)
	}
	return fmt.Sprintf("in-c%d", c.N)
}

func claimRow(c *view.Claim) string          { return fmt.Sprintf("c%d", c.N) }
func evidenceAnchor(e *view.Evidence) string { return fmt.Sprintf("in-f%d-%d", e.Finding, e.N) }

// evidenceHref leads to words that a finding stands on.
func (b *builder) evidenceHref(e *view.Evidence) string {
	if b.site != nil {
		return b.site.Place(e.In.ID, e.Span)
	}
	return b.href(e.In, evidenceAnchor(e))
}

// blocks cuts the text of d at its highlights.
func (b *builder) blocks(d *view.Doc) []textBlock {
	marks := b.highlights(d)
	blocks := d.Blocks
	if len(blocks) == 0 && d.Text != "" {
		blocks = []hearsay.Block{{Span: hearsay.Span{End: len(d.Text)}, Kind: hearsay.Paragraph}}
	}
	var out []textBlock
	next := 0 // the first mark that no block before this one has passed
	for _, block := range blocks {
		if block.Span.Of(d.Text) == "" {
			continue
		}
		for next < len(marks) && marks[next].End <= block.Start {
			next++
		}
		var here []highlight
		for _, h := range marks[next:] {
			if h.Start >= block.End {
				break
			}
			if h.End > block.Start {
				here = append(here, h)
			}
		}
		out = append(out, textBlock{block.Kind, piecesOf(d.Text, block.Span, here)})
	}
	return out
}

// piecesOf cuts the block at the ends of the marks, which are in order of
// start.
func piecesOf(text string, block hearsay.Span, marks []highlight) []textPiece {
	cuts := []int{block.Start, block.End}
	for _, h := range marks {
		cuts = append(cuts, max(h.Start, block.Start), min(h.End, block.End))
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []textPiece
	var active []highlight // those that the piece stands in
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		piece := hearsay.Span{Start: cuts[i], End: cuts[i+1]}
		active = slices.DeleteFunc(active, func(h highlight) bool { return h.End <= piece.Start })
		for next < len(marks) && marks[next].Start <= piece.Start {
			active = append(active, marks[next])
			next++
		}
		p := textPiece{Text: piece.Of(text)}
		has := map[string]bool{}
		for _, h := range active {
			has[h.class] = true
			if h.Start == piece.Start && h.anchor != "" {
				p.Anchors = append(p.Anchors, h.anchor)
			}
			if h.End == piece.End && h.ref != nil {
				p.Refs = append(p.Refs, *h.ref)
			}
		}
		for _, class := range []string{"q", "c", "e"} {
			if has[class] {
				p.Class += " " + class
			}
		}
		if p.Class != "" {
			p.Class = "hl" + p.Class
		}
		out = append(out, p)
	}
	return out
}
