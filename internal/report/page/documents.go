package page

import (
	"cmp"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

type document struct {
	Doc     docRef
	Title   string
	Origin  string
	Open    bool
	HasText bool
	Lang    string
	Meta    []metaRow
	Blocks  []textBlock
	Quotes  []quoteEntry
	Claims  []claim
	Source  string
	SHA256  string
	Media   string
}

type metaRow struct{ Name, Value, From, Exact string }

type quoteEntry struct {
	ID, Href, Speaker, Form, Words, To string
	N                                  int
	Ladder                             string
	Verdict                            string
}

func (b *builder) documents() []document {
	out := make([]document, 0, len(b.m.Docs))
	for i, d := range b.m.Docs {
		v := document{
			Doc: b.docLink(d), Title: view.Visible(d.Title.Value), Open: i < openDocuments && len(b.m.Docs) < 50, Lang: d.Language.Value,
			HasText: b.texts[d], Source: view.Visible(d.Source), SHA256: d.SHA256, Media: view.Visible(d.MediaType),
		}
		if d.Origin != nil {
			v.Origin = fmt.Sprintf("origin %d", d.Origin.N)
		}
		for _, f := range view.FieldsOf(&d.Document, b.m.Report.Inherited[d.ID]) {
			from := view.Visible(string(f.Basis) + view.Prefixed(", ", f.From))
			if f.Basis == hearsay.BasisInherited {
				from = view.Visible("inherited from " + f.From)
			}
			meta := metaRow{Name: f.Name, Value: view.Visible(f.Value), From: from}
			if f.Exact != f.Value {
				meta.Exact = view.Visible(f.Exact)
			}
			v.Meta = append(v.Meta, meta)
		}
		for _, c := range d.Credits {
			v.Meta = append(v.Meta, metaRow{Name: "credit", Value: view.Visible(cmp.Or(c.Name, c.URL)), From: string(c.Kind), Exact: view.Visible(c.Span.Of(d.Text))})
		}
		if v.HasText {
			v.Blocks = b.blocks(d)
			for _, q := range d.AllQuotes {
				v.Quotes = append(v.Quotes, b.quote(q))
			}
			for _, c := range d.AllClaims {
				v.Claims = append(v.Claims, b.claim(c))
			}
		}
		out = append(out, v)
	}
	return out
}

func (b *builder) quote(q *view.Quote) quoteEntry {
	v := quoteEntry{
		ID: quoteRow(q), Href: b.href(q.In, b.quoteAnchor(q)), Speaker: view.Visible(q.SpeakerName()), Form: string(q.Form),
		Words: view.Clip(q.Words(), passageWords), To: view.Visible(q.Addressee.Name), N: q.N,
	}
	if q.Ladder != nil {
		for _, x := range q.Ladder.Versions {
			if x.Said == q {
				v.Verdict = string(x.Verdict)
			}
		}
		if q.Ladder.Changed && q.Ladder.N <= maxLadders {
			v.Ladder = fmt.Sprintf("#quotation-%d", q.Ladder.N)
		}
	}
	return v
}
