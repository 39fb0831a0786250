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
	Because  []string // why there are as many origins, where all are drawn
	Counts   []count
	Findings template.HTML
	Lineage  template.HTML
	Figures  template.HTML
	Quotes   template.HTML
	Origins  int // in all
	Rest     int // origins that the lineage is without
}

type count struct {
	Href, Text string
}

// What the first page of a pile holds at most.
const (
	overviewFindings  = 5
	overviewFigures   = 2
	overviewQuotes    = 3
	overviewDocs      = 24 // documents of the lineage
	overviewOrigins   = 12
	overviewSomeDocs  = 12 // documents of any other thing
	overviewCandidate = 50 // figures that the largest are chosen from
)

func (s *site) overview(r *request) error {
	d, err := remember(s, r, func() (overviewData, error) { return s.overviewOf(r.Context(), r.pile.Name) })
	if err != nil {
		return err
	}
	d.Lead = view.Plural(r.pile.Documents, "document") + d.Lead
	return s.show(r, "overview", shown{Title: r.pile.Name, Tab: "overview", Data: d})
}

// overviewOf makes the first page of a pile of records, so that it costs the
// same in a large pile as in a small one. Its parts are of one report: a
// document has the same number in all of them.
func (s *site) overviewOf(ctx context.Context, pile string) (overviewData, error) {
	var d overviewData
	for _, c := range []struct {
		kind hearsay.RecordKind
		noun string
		at   string
	}{{hearsay.OriginRecord, "origin", "lineage"}, {hearsay.FindingRecord, "finding", "findings"}, {hearsay.StoryRecord, "story", "stories"}, {hearsay.QuoteFamilyRecord, "quotation", "quotations"}, {hearsay.ClaimFamilyRecord, "figure", "figures"}} {
		n, err := s.store.Count(ctx, hearsay.RecordQuery{Pile: pile, Kind: c.kind})
		switch {
		case err != nil:
			return d, err
		case n == 0:
		case c.kind == hearsay.OriginRecord:
			d.Lead = ", " + view.Plural(n, c.noun)
			d.Origins = n
		default:
			d.Counts = append(d.Counts, count{base(pile) + "/" + c.at, view.Plural(n, c.noun)})
		}
	}
	x := s.sub(pile)
	records := func(kind hearsay.RecordKind, typ string, limit int) ([]hearsay.Record, error) {
		found, _, err := s.store.Records(ctx, hearsay.RecordQuery{Pile: pile, Kind: kind, Type: typ, Page: hearsay.Page{Limit: limit}})
		return found, err
	}
	add := func(docs int, some ...hearsay.Record) error {
		for _, rec := range some {
			x.room = len(x.Documents) + docs
			if err := x.add(ctx, rec); err != nil {
				return err
			}
		}
		return nil
	}
	findings, err := records(hearsay.FindingRecord, "", overviewFindings)
	if err == nil {
		err = add(overviewSomeDocs, findings...)
	}
	if err == nil {
		err = x.quoted(ctx)
	}
	if err != nil {
		return d, err
	}
	figures, err := records(hearsay.ClaimFamilyRecord, "", overviewCandidate)
	if err != nil {
		return d, err
	}
	shared := func(rec hearsay.Record) bool { return len(rec.Docs) < 2 }
	slices.SortStableFunc(figures, func(a, b hearsay.Record) int { return cmp.Compare(len(b.Docs), len(a.Docs)) })
	figures = slices.DeleteFunc(figures, shared)
	if err := add(overviewSomeDocs, figures[:min(len(figures), overviewFigures)]...); err != nil {
		return d, err
	}
	quotes, err := records(hearsay.QuoteFamilyRecord, string(hearsay.Altered), overviewQuotes)
	if err == nil {
		err = add(overviewSomeDocs, slices.DeleteFunc(quotes, shared)...)
	}
	if err != nil {
		return d, err
	}
	origins, err := records(hearsay.OriginRecord, "", overviewOrigins)
	if err != nil {
		return d, err
	}
	line := hearsay.Links{}
	var drawn []string
	whole := true
	for _, rec := range origins {
		of := rec.Docs[:min(len(rec.Docs), overviewDocs-len(drawn))]
		if len(of) == 0 {
			break
		}
		whole = whole && len(of) == len(rec.Docs)
		line.Origins = append(line.Origins, rec.Value.(hearsay.Origin))
		x.room = len(x.Documents) + len(of)
		if err := x.load(ctx, of...); err != nil {
			return d, err
		}
		drawn = append(drawn, of...)
	}
	d.Rest = d.Origins - len(line.Origins)
	if err := x.relations(ctx, drawn); err != nil {
		return d, err
	}
	if err := x.origins(ctx); err != nil {
		return d, err
	}
	all := x.sections(view.Everything, false, hearsay.Span{})
	line.Relations, line.Parents = x.Relations, x.Parents
	x.Links = line // the lineage is of those origins that are drawn
	lines := x.sections(view.Lineage, false, hearsay.Span{})
	if d.Rest == 0 && whole {
		d.Because = lines.Lead()
	}
	parts, err := htmls(all.Findings, all.Figures, all.Quotations, lines.Lineage)
	if err != nil {
		return d, err
	}
	d.Findings, d.Figures, d.Quotes, d.Lineage = parts[0], parts[1], parts[2], parts[3]
	return d, nil
}
