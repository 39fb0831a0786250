package web

import (
	"cmp"
	"context"
	"errors"
	"html/template"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

func (s *site) piles(r *request) error {
	piles, err := s.store.Piles(r.Context())
	if err != nil {
		return err
	}
	return s.show(r, "piles", shown{Title: "Piles", Data: piles})
}

func (s *site) createPile(r *request) error {
	name := r.value("name")
	if err := desk.CheckName(name); err != nil {
		return wrong("Another name, please: " + err.Error() + ".")
	}
	if _, err := s.store.CreatePile(r.Context(), name); err != nil && !errors.Is(err, hearsay.ErrExists) {
		return err
	}
	return r.redirect(base(name) + "/add")
}

// overviewData is what the first page of a pile shows.
type overviewData struct {
	Lead     string
	Counts   []count
	Findings template.HTML
	Lineage  template.HTML
	Figures  template.HTML
	Quotes   template.HTML
	More     bool // whether there is more than is shown
}

type count struct {
	Href, Text string
}

func (s *site) count(ctx context.Context, q hearsay.RecordQuery) (int, error) {
	return s.store.Count(ctx, q)
}

// overviewDocs is up to how many documents the lineage of a whole pile stands
// on its first page.
const overviewDocs = 30

func (s *site) overview(r *request) error {
	ctx, pile := r.Context(), r.pile.Name
	var d overviewData
	n := map[hearsay.RecordKind]int{}
	for _, kind := range []hearsay.RecordKind{hearsay.OriginRecord, hearsay.StoryRecord, hearsay.FindingRecord, hearsay.ClaimFamilyRecord, hearsay.QuoteFamilyRecord} {
		c, err := s.store.Count(ctx, hearsay.RecordQuery{Pile: pile, Kind: kind})
		if err != nil {
			return err
		}
		n[kind] = c
	}
	d.Lead = view.Plural(r.pile.Documents, "document")
	if o := n[hearsay.OriginRecord]; o > 0 {
		d.Lead += ", " + view.Plural(o, "origin")
	}
	for _, c := range []struct {
		kind hearsay.RecordKind
		noun string
		at   string
	}{{hearsay.FindingRecord, "finding", "findings"}, {hearsay.StoryRecord, "story", "stories"}, {hearsay.QuoteFamilyRecord, "quotation", "quotations"}, {hearsay.ClaimFamilyRecord, "figure", "figures"}} {
		if n[c.kind] > 0 {
			d.Counts = append(d.Counts, count{base(pile) + "/" + c.at, view.Plural(n[c.kind], c.noun)})
		}
	}
	take := func(kind hearsay.RecordKind, typ string, from, most int, keep func(hearsay.Record) bool) (*sub, error) {
		x := s.sub(pile)
		records, _, err := s.store.Records(ctx, hearsay.RecordQuery{Pile: pile, Kind: kind, Type: typ, Page: hearsay.Page{Limit: from}})
		if err != nil {
			return nil, err
		}
		if kind == hearsay.ClaimFamilyRecord {
			slices.SortStableFunc(records, func(a, b hearsay.Record) int { return cmp.Compare(len(b.Docs), len(a.Docs)) })
		}
		for _, rec := range records {
			if most > 0 && (keep == nil || keep(rec)) {
				if err := x.add(ctx, rec); err != nil {
					return nil, err
				}
				most--
			}
		}
		return x, x.origins(ctx)
	}
	shared := func(rec hearsay.Record) bool { return len(rec.Docs) > 1 }
	x, err := take(hearsay.FindingRecord, "", 5, 5, nil)
	if err != nil {
		return err
	}
	// The diffs of altered quotations stand in their families.
	for _, doc := range x.Documents {
		families, _, err := s.store.Records(ctx, hearsay.RecordQuery{Pile: pile, Kind: hearsay.QuoteFamilyRecord, Doc: doc.ID, Page: hearsay.Page{Limit: 50}})
		if err != nil {
			return err
		}
		for _, f := range families {
			v := f.Value.(hearsay.QuoteFamily)
			if x.families[v.ID] == "" && shared(f) {
				x.QuoteFamilies = append(x.QuoteFamilies, v)
				x.families[v.ID] = base(pile) + "/quotations/" + f.Ref
			}
		}
	}
	if d.Findings, err = x.sections(view.Everything, false, hearsay.Span{}).Findings(); err != nil {
		return err
	}
	if x, err = take(hearsay.ClaimFamilyRecord, "", 50, 2, shared); err != nil {
		return err
	}
	if d.Figures, err = x.sections(view.Everything, false, hearsay.Span{}).Figures(); err != nil {
		return err
	}
	if x, err = take(hearsay.QuoteFamilyRecord, string(hearsay.Altered), 3, 3, shared); err != nil {
		return err
	}
	if d.Quotes, err = x.sections(view.Everything, false, hearsay.Span{}).Quotations(); err != nil {
		return err
	}
	if r.pile.Documents <= overviewDocs {
		if x, err = s.lineageOf(ctx, pile, hearsay.RecordQuery{Page: hearsay.Page{Limit: overviewDocs}}); err != nil {
			return err
		}
		if d.Lineage, err = x.sections(view.Lineage, false, hearsay.Span{}).Lineage(); err != nil {
			return err
		}
	}
	return s.show(r, "overview", shown{Title: pile, Tab: "overview", Data: d})
}

// lineageOf returns origins with their documents and relations.
func (s *site) lineageOf(ctx context.Context, pile string, q hearsay.RecordQuery) (*sub, error) {
	q.Pile, q.Kind = pile, hearsay.OriginRecord
	records, _, err := s.store.Records(ctx, q)
	if err != nil {
		return nil, err
	}
	x := s.sub(pile)
	for _, rec := range records {
		if err := x.add(ctx, rec); err != nil {
			return nil, err
		}
	}
	return x, x.relations(ctx)
}
