package web

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/review"
)

// list is a part of a long list.
type list struct {
	Total  int
	Noun   string
	Hint   string
	Body   template.HTML
	Next   string // address of what follows, "" at the end
	First  bool
	Tabs   []kind
	Rows   []row
	Review []target
	Left   int // documents that found no room
}

// kind leads to a part of the list.
type kind struct {
	Href, Text string
	On         bool
}

// row is an entry of a plain list.
type row struct {
	Href, Title, Note, Err string
	ID                     string
}

// perPage is how many things a page of a list shows.
const perPage = 15

// next returns the address of the page of the list that follows.
func next(r *request, cursor string) string {
	if cursor == "" {
		return ""
	}
	q := r.URL.Query()
	q.Set("after", cursor)
	return r.URL.EscapedPath() + "?" + q.Encode()
}

func (r *request) page(limit int) hearsay.Page {
	return hearsay.Page{After: r.URL.Query().Get("after"), Limit: limit}
}

// types are the tabs of a list.
func (r *request) types(names ...string) []kind {
	on := r.URL.Query().Get("type")
	tabs := []kind{{r.URL.EscapedPath(), "all", on == ""}}
	for _, n := range names {
		tabs = append(tabs, kind{r.URL.EscapedPath() + "?type=" + url.QueryEscape(n), n, on == n})
	}
	return tabs
}

// records fills a list with a page of records.
func (s *site) records(r *request, kind hearsay.RecordKind, limit int) (*sub, []hearsay.Record, list, error) {
	q := hearsay.RecordQuery{Pile: r.pile.Name, Kind: kind, Type: r.URL.Query().Get("type"), Page: r.page(limit)}
	x, l := s.sub(r.pile.Name), list{First: q.After == ""}
	records, cursor, err := s.store.Records(r.Context(), q)
	if err != nil {
		return nil, nil, l, err
	}
	if l.Total, err = s.store.Count(r.Context(), q); err != nil {
		return nil, nil, l, err
	}
	l.Next = next(r, cursor)
	for _, rec := range records {
		if err := x.add(r.Context(), rec); err != nil {
			return nil, nil, l, err
		}
	}
	l.Left = x.left
	return x, records, l, x.origins(r.Context())
}

func (s *site) documents(r *request) error {
	entries, cursor, err := s.store.Entries(r.Context(), r.pile.Name, r.page(100))
	if err != nil {
		return err
	}
	l := list{Total: r.pile.Documents, Noun: "document", Next: next(r, cursor), First: r.URL.Query().Get("after") == ""}
	for _, e := range entries {
		title := e.Title
		if title == "" {
			title = e.ID
		}
		day, _, _ := strings.Cut(e.Published, "T")
		if day == "" {
			day = "undated"
		}
		note := strings.Join(slices.DeleteFunc([]string{e.Outlet, day, e.Language}, func(v string) bool { return v == "" }), " · ")
		if e.Version == "" && e.Err == "" {
			note = "waits to be read"
		}
		l.Rows = append(l.Rows, row{Href: docAddress(r.pile.Name, e.ID), Title: view.Visible(title), Note: view.Visible(note), Err: view.Visible(e.Err), ID: e.ID})
	}
	return s.show(r, "list", shown{Title: "Documents", Tab: "documents", Data: l})
}

func (s *site) stories(r *request) error {
	q := hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.StoryRecord, Page: r.page(40)}
	records, cursor, err := s.store.Records(r.Context(), q)
	if err != nil {
		return err
	}
	total, err := s.store.Count(r.Context(), q)
	if err != nil {
		return err
	}
	l := list{Total: total, Noun: "story", Hint: "Documents about one event. Every document is in exactly one story.", Next: next(r, cursor), First: q.After == ""}
	for _, rec := range records {
		title, _, _ := strings.Cut(rec.Words, "\n")
		if title == "" && len(rec.Docs) > 0 {
			title = rec.Docs[0]
		}
		l.Rows = append(l.Rows, row{Href: base(r.pile.Name) + "/stories/" + rec.Ref, Title: view.Visible(title), Note: view.Plural(len(rec.Docs), "document")})
	}
	return s.show(r, "list", shown{Title: "Stories", Tab: "stories", Data: l})
}

// one returns the record that the address names.
func (s *site) one(r *request, kind hearsay.RecordKind) (hearsay.Record, error) {
	records, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: kind, Ref: r.PathValue("ref"), Page: hearsay.Page{Limit: 1}})
	if err != nil {
		return hearsay.Record{}, err
	}
	if len(records) == 0 {
		return hearsay.Record{}, hearsay.ErrNotFound
	}
	return records[0], nil
}

func (s *site) story(r *request) error {
	rec, err := s.one(r, hearsay.StoryRecord)
	if err != nil {
		return err
	}
	x := s.sub(r.pile.Name)
	if err := x.add(r.Context(), rec); err != nil {
		return err
	}
	if err := x.origins(r.Context()); err != nil {
		return err
	}
	l := list{Total: len(rec.Docs), Noun: "document", First: true, Left: x.left}
	if err := s.drawLineage(r, x, &l); err != nil {
		return err
	}
	if err := s.storyTargets(r, x, &l); err != nil {
		return err
	}
	title, _, _ := strings.Cut(rec.Words, "\n")
	if title == "" {
		title = "Story"
	}
	return s.show(r, "list", shown{Title: view.Visible(title), Tab: "stories", Data: l})
}

// storyTargets adds the forms that say which story and origin a document
// belongs to.
func (s *site) storyTargets(r *request, x *sub, l *list) error {
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	stories, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.StoryRecord, Page: hearsay.Page{Limit: 40}})
	if err != nil {
		return err
	}
	var others []option
	for _, rec := range stories {
		if rec.Ref != r.PathValue("ref") && len(rec.Docs) > 0 {
			title, _, _ := strings.Cut(rec.Words, "\n")
			others = append(others, option{rec.Docs[0], view.Clip(title+" · "+rec.Docs[0], 90)})
		}
	}
	var inside []option
	for i := range x.Documents {
		inside = append(inside, option{x.Documents[i].ID, view.Visible(x.Documents[i].ID)})
	}
	for i := range x.Documents {
		d := &x.Documents[i]
		story := s.newTarget(r, log, hearsay.StoryRecord, d.ID, "", hearsay.Span{})
		story.Title, story.Note = view.Visible(d.ID), view.Visible(d.Title.Value)
		story.Split, story.Merge, story.MergeWith = "Is another story", others, "the story of"
		if len(x.Documents) < 2 {
			story.Split = ""
		}
		origin := s.newTarget(r, log, hearsay.OriginRecord, d.ID, "", hearsay.Span{})
		origin.Title, origin.Note = view.Visible(d.ID), "its origin"
		if from := x.Parents[d.ID]; from != "" {
			origin.Note, origin.Split = view.Visible("comes from "+from), "Comes from none of them"
		}
		origin.Merge = slices.DeleteFunc(slices.Clone(inside), func(o option) bool { return o.Value == d.ID })
		origin.MergeWith = "the origin of"
		l.Review = append(l.Review, story, origin)
	}
	return nil
}

func (s *site) lineage(r *request) error {
	records, cursor, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.OriginRecord, Page: r.page(30)})
	if err != nil {
		return err
	}
	total, err := s.store.Count(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.OriginRecord})
	if err != nil {
		return err
	}
	x := s.sub(r.pile.Name)
	for _, rec := range records {
		if err := x.add(r.Context(), rec); err != nil {
			return err
		}
	}
	l := list{Total: total, Noun: "origin", Next: next(r, cursor), First: r.URL.Query().Get("after") == "", Left: x.left}
	if err := s.drawLineage(r, x, &l); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Lineage", Tab: "lineage", Data: l})
}

// drawLineage fills a list with the lineage of the documents and the forms to
// review it.
func (s *site) drawLineage(r *request, x *sub, l *list) error {
	if err := x.relations(r.Context()); err != nil {
		return err
	}
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	for _, rel := range x.Relations {
		if rel.Kind.Derived() {
			l.Review = append(l.Review, s.relationTarget(r, log, rel))
		}
	}
	if len(l.Review) > 60 {
		l.Review = l.Review[:60]
	}
	l.Body, err = x.sections(view.Lineage, false, hearsay.Span{}).Lineage()
	return err
}

func (s *site) quotations(r *request) error {
	x, _, l, err := s.records(r, hearsay.QuoteFamilyRecord, perPage)
	if err != nil {
		return err
	}
	l.Noun, l.Tabs = "quotation", r.types("altered", "reattributed", "spliced", "trimmed", "paraphrased", "clarified")
	if l.Body, err = x.sections(view.Everything, true, hearsay.Span{}).Quotations(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Quotations", Tab: "quotations", Data: l})
}

func (s *site) quotation(r *request) error {
	rec, err := s.one(r, hearsay.QuoteFamilyRecord)
	if err != nil {
		return err
	}
	x := s.sub(r.pile.Name)
	if err := x.add(r.Context(), rec); err != nil {
		return err
	}
	if err := x.origins(r.Context()); err != nil {
		return err
	}
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	l := list{Total: len(rec.Docs), Noun: "document", First: true, Left: x.left}
	for _, v := range rec.Value.(hearsay.QuoteFamily).Versions {
		for i := range x.Documents {
			d := &x.Documents[i]
			for k := range d.Quotes {
				if q := &d.Quotes[k]; q.ID == v.Quote && len(rec.Value.(hearsay.QuoteFamily).Versions) > 1 {
					words := review.Words(d.Text, q.Content)
					t := s.newTarget(r, log, hearsay.QuoteFamilyRecord, d.ID, words, q.Span())
					t.Title, t.Split = "“"+view.Clip(words, 120)+"”", "Is another quotation"
					t.Note = d.ID
					l.Review = append(l.Review, t)
				}
			}
		}
	}
	if l.Body, err = x.sections(view.Everything, true, hearsay.Span{}).Quotations(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Quotation", Tab: "quotations", Data: l})
}

func (s *site) figures(r *request) error {
	x, _, l, err := s.records(r, hearsay.ClaimFamilyRecord, perPage)
	if err != nil {
		return err
	}
	l.Noun = "figure"
	if l.Body, err = x.sections(view.Everything, true, hearsay.Span{}).Figures(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Figures", Tab: "figures", Data: l})
}

func (s *site) figure(r *request) error {
	rec, err := s.one(r, hearsay.ClaimFamilyRecord)
	if err != nil {
		return err
	}
	x := s.sub(r.pile.Name)
	if err := x.add(r.Context(), rec); err != nil {
		return err
	}
	if err := x.origins(r.Context()); err != nil {
		return err
	}
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	others, err := s.otherFigures(r.Context(), r.pile.Name, rec)
	if err != nil {
		return err
	}
	l := list{Total: len(rec.Docs), Noun: "document", First: true, Left: x.left}
	members := rec.Value.(hearsay.ClaimFamily).Claims
	for i := range x.Documents {
		d := &x.Documents[i]
		for k := range d.Claims {
			c := &d.Claims[k]
			if !slices.Contains(members, c.ID) {
				continue
			}
			t := s.newTarget(r, log, hearsay.ClaimFamilyRecord, d.ID, c.Span.Of(d.Text), c.Span)
			t.Title, t.Note, t.Merge = view.Clip(c.Span.Of(d.Text), 120), d.ID, others
			t.MergeWith = "another figure"
			if len(members) > 1 {
				t.Split = "Is another figure"
			}
			l.Review = append(l.Review, t)
		}
	}
	if l.Body, err = x.sections(view.Everything, true, hearsay.Span{}).Figures(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Figure", Tab: "figures", Data: l})
}

// option is one of several that a form offers.
type option struct{ Value, Text string }

// otherFigures lists figures that a claim may be moved to: those of the same
// measure first.
func (s *site) otherFigures(ctx context.Context, pile string, not hearsay.Record) ([]option, error) {
	records, _, err := s.store.Records(ctx, hearsay.RecordQuery{Pile: pile, Kind: hearsay.ClaimFamilyRecord, Page: hearsay.Page{Limit: 200}})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(records, func(a, b hearsay.Record) int {
		same := func(r hearsay.Record) int {
			if r.Type == not.Type {
				return 0
			}
			return 1
		}
		return same(a) - same(b)
	})
	var out []option
	for _, rec := range records {
		if rec.Ref == not.Ref || len(out) >= 40 {
			continue
		}
		words, _, _ := strings.Cut(rec.Words, "\n")
		out = append(out, option{rec.Ref, view.Clip(strings.Trim(rec.Type+" · "+rec.Subject, " ·")+": "+words, 90)})
	}
	return out, nil
}

func (s *site) findings(r *request) error {
	x, _, l, err := s.records(r, hearsay.FindingRecord, perPage)
	if err != nil {
		return err
	}
	l.Noun = "finding"
	for _, t := range []hearsay.FindingType{hearsay.FindingAlteredQuote, hearsay.FindingReattributed, hearsay.FindingConflict, hearsay.FindingDrift, hearsay.FindingRevised, hearsay.FindingUnseenSource} {
		l.Tabs = append(l.Tabs, r.types(string(t))[1])
	}
	l.Tabs = append(r.types(), l.Tabs...)
	if l.Body, err = x.sections(view.Everything, false, hearsay.Span{}).Findings(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Findings", Tab: "findings", Data: l})
}

func (s *site) finding(r *request) error {
	rec, err := s.one(r, hearsay.FindingRecord)
	if err != nil {
		return err
	}
	x := s.sub(r.pile.Name)
	if err := x.add(r.Context(), rec); err != nil {
		return err
	}
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	t := target{
		Base: base(r.pile.Name), Form: s.formToken(r.Request), Back: r.URL.EscapedPath(), May: r.may(), Kind: string(hearsay.FindingRecord),
		Ref: rec.Ref, Title: rec.Type,
	}
	for _, c := range log.All() {
		if c.Kind == hearsay.FindingRecord && c.Ref == t.Ref {
			t.Mark = markOf(c)
		}
	}
	l := list{Total: len(rec.Docs), Noun: "document", First: true, Review: []target{t}}
	if l.Body, err = x.sections(view.Everything, false, hearsay.Span{}).Findings(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Finding", Tab: "findings", Data: l})
}

// permanent leads from the lasting address of a quotation or claim to where it
// stands in its document.
func (s *site) permanent(kind hearsay.RecordKind) func(*request) error {
	return func(r *request) error {
		rec, err := s.one(r, kind)
		if err != nil {
			return err
		}
		id := ""
		switch v := rec.Value.(type) {
		case hearsay.Quote:
			id = v.ID
		case hearsay.Claim:
			id = v.ID
		}
		http.Redirect(r.ResponseWriter, r.Request, docAddress(r.pile.Name, rec.Docs[0])+"#"+cardID(id), http.StatusFound)
		return nil
	}
}

// anything leads from the Ref of a thing to its page.
func (s *site) anything(r *request) error {
	for _, k := range []struct {
		kind hearsay.RecordKind
		at   string
	}{
		{hearsay.FindingRecord, "findings"}, {hearsay.QuoteRecord, "quotes"}, {hearsay.ClaimRecord, "claims"}, {hearsay.QuoteFamilyRecord, "quotations"},
		{hearsay.ClaimFamilyRecord, "figures"}, {hearsay.StoryRecord, "stories"}, {hearsay.RelationRecord, ""}, {hearsay.OriginRecord, ""},
	} {
		rec, err := s.one(r, k.kind)
		if errors.Is(err, hearsay.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		to := base(r.pile.Name) + "/" + k.at + "/" + rec.Ref
		switch v := rec.Value.(type) {
		case hearsay.Relation:
			to = compareAddress(r.pile.Name, v.A, v.B)
		case hearsay.Origin:
			to = docAddress(r.pile.Name, v.Documents[0])
		}
		http.Redirect(r.ResponseWriter, r.Request, to, http.StatusFound)
		return nil
	}
	return hearsay.ErrNotFound
}
