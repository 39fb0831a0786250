package page

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// finding is a finding with its evidence, side by side.
type finding struct {
	N          int
	Type, Text string
	Labels     []string
	Open       bool
	Sides      []side
	Left       int    // places that are not shown
	At         string // its own address, "" if it has none
}

// side is the places of a finding in one document.
type side struct {
	Doc    docRef
	Lang   string
	Pieces []piece
	Same   []docRef // other documents that have the same words; each leads to its place there
}

// piece is words that a finding stands on, with what stands around them.
type piece struct {
	Before, Words, After string
	Href                 string
	Diff                 []run
	Against              *docRef
}

// run is a run of a word diff.
type run struct {
	Keep, Drop, Add bool
	Text            string
}

// runs are the runs of a word diff as the templates see them.
func runs(diff []view.Segment) []run {
	out := make([]run, len(diff))
	for i, s := range diff {
		out[i] = run{s.Op == hearsay.Keep, s.Op == hearsay.Drop, s.Op == hearsay.Add, s.Text}
	}
	return out
}

func (b *builder) findings() (out []finding, left int) {
	for i, f := range b.m.Findings {
		if i >= maxFindings {
			return out, len(b.m.Findings) - i
		}
		v := finding{N: f.N, Type: string(f.Type), Text: b.m.Say(f), Open: i < openFindings}
		v.Labels = f.LabelWords()
		if b.site != nil {
			v.At = b.site.Finding(&f.Finding)
		}
		shown := 0
		for _, from := range f.Sides {
			x := side{Doc: b.docLink(from.Doc), Lang: from.Doc.Language.Value}
			for _, e := range from.Pieces {
				if shown++; shown > maxEvidence {
					v.Left++
					continue
				}
				piece := piece{Before: e.Before, Words: e.Words, After: e.After, Href: b.evidenceHref(e)}
				if e.Diff != nil {
					against := b.docLink(e.Base)
					piece.Diff, piece.Against = runs(e.Diff), &against
				}
				x.Pieces = append(x.Pieces, piece)
			}
			for _, other := range from.Same {
				if len(x.Same) == maxSame {
					v.Left += len(other.Pieces)
					continue
				}
				doc := b.docLink(other.Doc)
				doc.Href = b.evidenceHref(other.Pieces[0])
				x.Same = append(x.Same, doc)
			}
			if len(x.Pieces) > 0 {
				v.Sides = append(v.Sides, x)
			}
		}
		out = append(out, v)
	}
	return out, 0
}
