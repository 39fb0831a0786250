package web

import (
	"cmp"
	"context"
	"errors"
	"html/template"
	"net/url"
	"slices"
	"strconv"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/ref"
	"github.com/hearsay-project/hearsay/internal/report/page"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// maxDocs bounds the documents that one page is made of.
const maxDocs = 60

// sub is a report of a few documents of a pile, made of records: what one page
// shows, so that no page needs the whole.
type sub struct {
	hearsay.Report
	site     *site
	pile     string
	families map[string]string // addresses by ID
	findings map[string]string // addresses by text
	left     int               // documents that were left out
	room     int               // documents that there is room for
	related  map[[2]string]bool
	loose    string // the document that is not in the pile
}

func (s *site) sub(pile string) *sub {
	return &sub{site: s, pile: pile, families: map[string]string{}, findings: map[string]string{}, room: maxDocs, related: map[[2]string]bool{}}
}

// add takes in what a record holds and, with load, its documents.
func (x *sub) add(ctx context.Context, r hearsay.Record) error {
	switch v := r.Value.(type) {
	case hearsay.QuoteFamily:
		if x.families[v.ID] != "" {
			break
		}
		x.QuoteFamilies = append(x.QuoteFamilies, v)
		x.families[v.ID] = base(x.pile) + "/quotations/" + r.Ref
	case hearsay.ClaimFamily:
		x.ClaimFamilies = append(x.ClaimFamilies, v)
		x.families[v.ID] = base(x.pile) + "/figures/" + r.Ref
	case hearsay.Finding:
		x.Findings = append(x.Findings, v)
		x.findings[string(v.Type)+v.Text] = base(x.pile) + "/findings/" + r.Ref
	case hearsay.Origin:
		x.Origins = append(x.Origins, v)
	case hearsay.Story:
		x.Stories = append(x.Stories, v)
	case hearsay.Relation:
		if pair := [2]string{v.A, v.B}; !x.related[pair] {
			x.related[pair] = true
			x.Relations = append(x.Relations, v)
		}
		return nil // its documents are there, or do not matter
	}
	return x.load(ctx, r.Docs...)
}

// load takes in documents, as far as there is room.
func (x *sub) load(ctx context.Context, ids ...string) error {
	for _, id := range ids {
		if x.Document(id) != nil {
			continue
		}
		if len(x.Documents) >= x.room {
			x.left++
			continue
		}
		d, err := x.site.desk.Document(ctx, x.pile, id)
		var input *hearsay.InputError
		switch {
		case errors.Is(err, hearsay.ErrNotFound), errors.As(err, &input):
			continue
		case err != nil:
			return err
		}
		x.Documents = append(x.Documents, *d)
	}
	return nil
}

// origins takes in the origins of the documents.
func (x *sub) origins(ctx context.Context) error {
	seen := map[string]bool{}
	for _, o := range x.Origins {
		for _, id := range o.Documents {
			seen[id] = true
		}
	}
	for i := range x.Documents {
		if seen[x.Documents[i].ID] {
			continue
		}
		records, _, err := x.site.store.Records(ctx, hearsay.RecordQuery{Pile: x.pile, Kind: hearsay.OriginRecord, Doc: x.Documents[i].ID, Page: hearsay.Page{Limit: 1}})
		if err != nil {
			return err
		}
		for _, r := range records {
			o := r.Value.(hearsay.Origin)
			x.Origins = append(x.Origins, o)
			for _, id := range o.Documents {
				seen[id] = true
			}
		}
	}
	return nil
}

// manyRelations is the number of relations of one kind from which on it is
// quicker to ask for those of each pair of the documents on the page.
const manyRelations = 60

// relations takes in how some of the documents hang together by their texts.
func (x *sub) relations(ctx context.Context, ids []string) error {
	for i, id := range ids {
		for _, kind := range []hearsay.RelationKind{hearsay.Copy, hearsay.Reprint, hearsay.Excerpt, hearsay.Rewrite} {
			records, next, err := x.site.store.Records(ctx, hearsay.RecordQuery{Pile: x.pile, Kind: hearsay.RelationRecord, Type: string(kind), Doc: id, Page: hearsay.Page{Limit: manyRelations}})
			if err != nil {
				return err
			}
			for _, r := range records {
				if rel := r.Value.(hearsay.Relation); slices.Contains(ids, rel.Other(id)) {
					if err := x.add(ctx, r); err != nil {
						return err
					}
				}
			}
			if next == "" {
				continue
			}
			for _, other := range ids[i+1:] {
				if x.related[[2]string{min(id, other), max(id, other)}] {
					continue
				}
				records, _, err := x.site.store.Records(ctx, hearsay.RecordQuery{Pile: x.pile, Kind: hearsay.RelationRecord, Type: string(kind), Ref: ref.Relation(id, other), Page: hearsay.Page{Limit: 1}})
				if err != nil {
					return err
				}
				for _, r := range records {
					if err := x.add(ctx, r); err != nil {
						return err
					}
				}
			}
		}
	}
	parents, err := x.site.store.Parents(ctx, x.pile, ids...)
	if err != nil {
		return err
	}
	x.Parents = map[string]string{}
	for child, parent := range parents {
		if x.Document(parent) != nil {
			x.Parents[child] = parent
		}
	}
	return nil
}

// quoted takes in the families of the quotations that the findings are about,
// so that the findings can show what changed.
func (x *sub) quoted(ctx context.Context) error {
	for _, f := range x.Findings {
		if f.Type != hearsay.FindingAlteredQuote && f.Type != hearsay.FindingReattributed && f.Type != hearsay.FindingSpliced && f.Type != hearsay.FindingTrimmed {
			continue
		}
		for _, e := range f.Evidence {
			d := x.Document(e.Doc)
			if d == nil {
				continue
			}
			names := ref.Quotes(d)
			for k := range d.Quotes {
				if at := d.Quotes[k].Span(); at.End <= e.Start || e.End <= at.Start {
					continue
				}
				records, _, err := x.site.store.Records(ctx, hearsay.RecordQuery{Pile: x.pile, Kind: hearsay.QuoteFamilyRecord, Ref: ref.Of(hearsay.QuoteFamilyRecord, names[k]), Page: hearsay.Page{Limit: 1}})
				if err != nil {
					return err
				}
				for _, r := range records {
					if v := r.Value.(hearsay.QuoteFamily); len(r.Docs) > 1 && x.families[v.ID] == "" {
						x.QuoteFamilies = append(x.QuoteFamilies, v)
						x.families[v.ID] = base(x.pile) + "/quotations/" + r.Ref
					}
				}
			}
		}
	}
	return nil
}

// sections makes the parts of the report ready for a page. At marks a place in
// the text.
func (x *sub) sections(scope view.Scope, all bool, at hearsay.Span) *page.Sections {
	slices.SortFunc(x.Documents, func(a, b hearsay.Annotated) int { return cmp.Compare(a.ID, b.ID) })
	return page.NewSections(&x.Report, page.Options{Scope: scope, All: all, Site: &page.Site{
		Document: func(id string) string {
			if id == x.loose {
				return ""
			}
			return docAddress(x.pile, id)
		},
		Place: func(id string, s hearsay.Span) string {
			if id == x.loose {
				return ""
			}
			return placeAddress(x.pile, id, s)
		},
		Family:  func(id string) string { return x.families[id] },
		Finding: func(f *hearsay.Finding) string { return x.findings[string(f.Type)+f.Text] },
		At:      at,
	}})
}

// docAddress is the address of a document.
func docAddress(pile, id string) string {
	return base(pile) + "/d/" + url.PathEscape(id)
}

// placeAddress is the address of words in a document.
func placeAddress(pile, id string, s hearsay.Span) string {
	return docAddress(pile, id) + "?from=" + strconv.Itoa(s.Start) + "&to=" + strconv.Itoa(s.End) + "#at"
}

// htmls renders several sections and stops at the first error.
func htmls(of ...func() (template.HTML, error)) ([]template.HTML, error) {
	var out []template.HTML
	for _, f := range of {
		h, err := f()
		if err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}
