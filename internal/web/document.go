package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/ref"
	"github.com/hearsay-project/hearsay/internal/review"
)

// documentPage is the page of one document.
type documentPage struct {
	Entry     hearsay.Entry
	Waits     bool
	Err       string
	Blocks    []block
	Meta      []metadata
	Credits   []hearsay.Credit
	Relatives []relative
	Quotes    int
	Claims    int
	Address   string // of the page itself, if it can be gone to
	Fields    []string
	Values    map[string]string
}

// block is a paragraph, heading, caption or list item of a text.
type block struct {
	Kind     hearsay.BlockKind
	Segments []segment
}

// segment is a run of text under the same marks.
type segment struct {
	Text         string
	Quote, Claim bool
	Href, Title  string // of the innermost thing that it is part of
	Anchor       string
}

type metadata struct{ Name, Value, Basis, From string }

// relative is a document that shares text with this one.
type relative struct {
	Doc           docLink
	Kind          hearsay.RelationKind
	Way           string
	Href, Compare string
}

// document shows a document with what was read in it.
func (s *server) document(w http.ResponseWriter, r *http.Request, v *visit) error {
	id := r.FormValue("id")
	e, err := s.desk.Store().Entry(r.Context(), v.Pile, id)
	if err != nil {
		return err
	}
	p := documentPage{Entry: e, Err: e.Err, Fields: review.Fields(review.DocumentKind)}
	doc, err := s.desk.Document(r.Context(), v.Pile, id)
	var bad *hearsay.InputError
	switch {
	case errors.As(err, &bad):
		p.Err = bad.Err
	case errors.Is(err, hearsay.ErrNotFound):
		p.Waits = true
	case err != nil:
		return err
	default:
		p.Blocks = blocks(v.Pile, doc)
		p.Meta = metadataOf(doc)
		p.Credits = doc.Credits
		p.Quotes, p.Claims = len(doc.Quotes), len(doc.Claims)
		if u := doc.URL.Value; strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
			p.Address = u
		}
		p.Values = map[string]string{"title": doc.Title.Value, "outlet": doc.Outlet.Value, "published": doc.Published.Value, "language": doc.Language.Value, "place": doc.Place.Value, "url": doc.URL.Value}
		if p.Relatives, err = s.relatives(r, v, id); err != nil {
			return err
		}
	}
	return s.show(w, r, v, "document", label(e), p)
}

func (s *server) relatives(r *http.Request, v *visit, id string) ([]relative, error) {
	records, _, err := s.desk.Store().Records(r.Context(), hearsay.RecordQuery{Pile: v.Pile, Kind: hearsay.RelationRecord, Doc: id, Page: hearsay.Page{Limit: 50}})
	if err != nil {
		return nil, err
	}
	lib := s.library(r, v.Pile)
	var out []relative
	for _, rec := range records {
		x, ok := rec.Value.(hearsay.Relation)
		if !ok {
			continue
		}
		other := x.Other(id)
		way := "which comes from which is not known"
		switch x.Original {
		case id:
			way = "it comes from this one"
		case other:
			way = "this one comes from it"
		}
		if !x.Kind.Derived() {
			way = ""
		}
		out = append(out, relative{lib.link(other), x.Kind, way, pileURL(v.Pile, "r", rec.Ref), query(pileURL(v.Pile, "compare"), "a", id, "b", other)})
	}
	return out, nil
}

func metadataOf(d *hearsay.Annotated) []metadata {
	var out []metadata
	add := func(name string, f hearsay.Field) {
		if !f.IsZero() {
			from := f.From
			if f.Exact != "" && f.Exact != f.Value {
				from += " “" + short(80, f.Exact) + "”"
			}
			out = append(out, metadata{name, f.Value, string(f.Basis), from})
		}
	}
	add("title", d.Title)
	for _, b := range d.Byline {
		add("by", b)
	}
	add("outlet", d.Outlet)
	add("published", d.Published)
	add("filed from", d.Place)
	add("language", d.Language)
	add("address", d.URL)
	out = append(out, metadata{"media type", d.MediaType, "", ""}, metadata{"SHA-256 of the capture", d.SHA256, "", ""})
	return out
}

// blocks cuts a text where its marks begin and end.
func blocks(pile string, d *hearsay.Annotated) []block {
	type mark struct {
		hearsay.Span
		quote       bool
		href, title string
	}
	var marks []mark
	for i, name := range ref.Quotes(d) {
		q := &d.Quotes[i]
		for _, s := range q.Content {
			marks = append(marks, mark{s, true, pileURL(pile, "r", name), string(q.Form) + " quotation, said by " + cmp.Or(q.Speaker.Name, "an unknown speaker")})
		}
	}
	for i, name := range ref.Claims(d) {
		c := &d.Claims[i]
		marks = append(marks, mark{c.Span, false, pileURL(pile, "r", name), "claim: " + cmp.Or(string(c.Measure), "figure")})
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.Span.Compare(b.Span) })

	var out []block
	next := 0
	for _, b := range d.Blocks {
		var here []mark
		for next < len(marks) && marks[next].Start < b.Start {
			next++
		}
		for ; next < len(marks) && marks[next].Start < b.End; next++ {
			here = append(here, marks[next])
		}
		cuts := []int{b.Start, b.End}
		for _, m := range here {
			cuts = append(cuts, m.Start, min(m.End, b.End))
		}
		slices.Sort(cuts)
		cuts = slices.Compact(cuts)
		blk := block{Kind: b.Kind}
		first := 0 // of here that may still be open
		for i := 0; i+1 < len(cuts); i++ {
			seg := segment{Text: d.Text[cuts[i]:cuts[i+1]]}
			best := -1
			for first < len(here) && here[first].End <= cuts[i] {
				first++
			}
			for k := first; k < len(here) && here[k].Start <= cuts[i]; k++ {
				m := here[k]
				if m.End < cuts[i+1] {
					continue
				}
				seg.Quote = seg.Quote || m.quote
				seg.Claim = seg.Claim || !m.quote
				if best < 0 || m.Len() <= here[best].Len() {
					best = k
				}
				if m.Start == cuts[i] {
					seg.Anchor = fmt.Sprintf("t%d", m.Start)
				}
			}
			if best >= 0 {
				seg.Href, seg.Title = here[best].href, here[best].title
			}
			blk.Segments = append(blk.Segments, seg)
		}
		out = append(out, blk)
	}
	return out
}

// comparePage is the page of two documents side by side.
type comparePage struct {
	A, B    docLink
	Rows    []compareRow
	Choices []hearsay.Entry
}

// compareRow is a stretch of both texts or of one.
type compareRow struct {
	A, B  []piece
	Both  bool
	Moved bool
}

// piece is a run of words that one text has or both have.
type piece struct {
	Text    string
	Changed bool
}

// compare shows two documents side by side.
func (s *server) compare(w http.ResponseWriter, r *http.Request, v *visit) error {
	if err := s.checkPile(r, v.Pile); err != nil {
		return err
	}
	a, b := r.FormValue("a"), r.FormValue("b")
	lib := s.library(r, v.Pile)
	if a == "" || b == "" {
		entries, _, err := s.desk.Store().Entries(r.Context(), v.Pile, hearsay.Page{Limit: 500})
		if err != nil {
			return err
		}
		return s.show(w, r, v, "compare", "Compare", comparePage{Choices: entries, A: docLink{ID: a}, B: docLink{ID: b}})
	}
	x, y := lib.get(a), lib.get(b)
	if x == nil || y == nil {
		return hearsay.ErrNotFound
	}
	p := comparePage{A: lib.link(a), B: lib.link(b)}
	for _, blk := range flow.Diff(x, y) {
		row := compareRow{Both: blk.Changes != nil, Moved: blk.Moved}
		switch {
		case blk.Changes != nil:
			for _, c := range blk.Changes {
				changed := c.Op != hearsay.Keep
				if t := c.A.Of(x.Text); t != "" {
					row.A = append(row.A, piece{t, changed})
				}
				if t := c.B.Of(y.Text); t != "" {
					row.B = append(row.B, piece{t, changed})
				}
			}
		case blk.A.Len() > 0:
			row.A = []piece{{blk.A.Of(x.Text), true}}
		default:
			row.B = []piece{{blk.B.Of(y.Text), true}}
		}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, v, "compare", "Compare", p)
}
