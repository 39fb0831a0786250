package web

import (
	"context"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
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
	Views  []kind
	Filter *filter
	Seen   int    // things that were looked through, where that is not all
	Empty  string // what to do where there is nothing
	Watch  string // address of the form to watch this list
}

// anchor gives each form to review a place of its own on the page, to come back
// to.
func (l list) anchor() {
	for i := range l.Review {
		l.Review[i].ID = "review-" + strconv.Itoa(i+1)
		l.Review[i].Back += "#" + l.Review[i].ID
		l.Review[i].Keys = true
	}
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
	Doc, DocHref           string // where it stands
	Said                   bool   // whether the title is words of a document
	New                    string // how many are new
	Act                    *target
	Before, After          string // the words around it, "" where they are not shown
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

// records fills a list with a page of the records that the filter lets
// through.
func (s *site) records(r *request, q hearsay.RecordQuery, least int, of func(hearsay.Record) int) (*sub, list, error) {
	ctx := r.Context()
	x, l := s.sub(r.pile.Name), list{First: r.URL.Query().Get("after") == ""}
	records, cursor, seen, err := s.atLeast(ctx, q, least, of)
	if err != nil {
		return nil, l, err
	}
	if least > 1 {
		l.Seen = seen
	} else if l.Total, err = s.store.Count(ctx, q); err != nil {
		return nil, l, err
	}
	l.Next = next(r, cursor)
	for _, rec := range records {
		if err := x.add(ctx, rec); err != nil {
			return nil, l, err
		}
	}
	l.Left = x.left
	return x, l, x.origins(ctx)
}

// maxSeen bounds the records that one page of a list looks through.
const maxSeen = 600

// atLeast returns a page of the records for which of gives at least a number,
// the cursor of what follows, and how many were looked through.
func (s *site) atLeast(ctx context.Context, q hearsay.RecordQuery, least int, of func(hearsay.Record) int) (out []hearsay.Record, cursor string, seen int, err error) {
	limit := q.Limit
	for {
		q.Limit = limit - len(out)
		some, after, err := s.store.Records(ctx, q)
		if err != nil {
			return nil, "", seen, err
		}
		seen += len(some)
		for _, rec := range some {
			if least < 2 || of(rec) >= least {
				out = append(out, rec)
			}
		}
		if after == "" || len(out) >= limit || seen >= maxSeen {
			return out, after, seen, nil
		}
		q.After = after
	}
}

func (s *site) documents(r *request) error {
	entries, cursor, err := s.store.Entries(r.Context(), r.pile.Name, r.page(100))
	if err != nil {
		return err
	}
	l := list{Total: r.pile.Documents, Noun: "document", Next: next(r, cursor), First: r.URL.Query().Get("after") == "", Empty: "This pile is empty."}
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
	l, err := remember(s, r, func() (list, error) {
		q := hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.StoryRecord, Page: r.page(40)}
		l := list{
			Noun: "story", Hint: "Documents about one event. Every document is in exactly one.", First: q.After == "",
			Empty: "There is no story yet: what is added is sorted into stories as it is read.",
		}
		records, cursor, err := s.store.Records(r.Context(), q)
		if err != nil {
			return l, err
		}
		if l.Total, err = s.store.Count(r.Context(), q); err != nil {
			return l, err
		}
		l.Next = next(r, cursor)
		for _, rec := range records {
			l.Rows = append(l.Rows, row{Href: base(r.pile.Name) + "/stories/" + rec.Ref, Title: storyTitle(rec), Note: view.Plural(len(rec.Docs), "document")})
		}
		return l, nil
	})
	if err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Stories", Tab: "stories", Data: l})
}

// storyTitle is the title of the first document of a story that has one, else
// the name of its first document.
func storyTitle(rec hearsay.Record) string {
	title, _, _ := strings.Cut(rec.Words, "\n")
	if title == "" && len(rec.Docs) > 0 {
		title = rec.Docs[0]
	}
	return view.Visible(or(title, "Story"))
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

// storyPart is the page of a story without its forms.
type storyPart struct {
	lineagePart
	title string
	docs  []option          // their IDs and titles
	from  map[string]string // what each document comes from
}

func (s *site) story(r *request) error {
	part, err := remember(s, r, func() (part storyPart, err error) {
		rec, err := s.one(r, hearsay.StoryRecord)
		if err != nil {
			return part, err
		}
		x := s.sub(r.pile.Name)
		x.room = lineageDocs
		if err := x.add(r.Context(), rec); err != nil {
			return part, err
		}
		if err := x.origins(r.Context()); err != nil {
			return part, err
		}
		part.title, part.list = storyTitle(rec), list{Total: len(rec.Docs), Noun: "document", First: true, Left: x.left}
		err = s.drawLineage(r, x, &part.lineagePart)
		for i := range x.Documents {
			part.docs = append(part.docs, option{x.Documents[i].ID, x.Documents[i].Title.Value})
		}
		part.from = x.Parents
		return part, err
	})
	if err != nil {
		return err
	}
	l := part.list
	if l.Review, err = s.relationTargets(r, part.relations); err != nil {
		return err
	}
	if err := s.storyTargets(r, part, &l); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: part.title, Tab: "stories", Data: l})
}

// storyTargets adds the forms that say which story and origin a document
// belongs to.
func (s *site) storyTargets(r *request, x storyPart, l *list) error {
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return err
	}
	others, err := rememberAs(s, r, "stories beside "+r.PathValue("ref"), func() (others []option, err error) {
		stories, _, err := s.store.Records(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.StoryRecord, Page: hearsay.Page{Limit: 25}})
		for _, rec := range stories {
			if rec.Ref != r.PathValue("ref") && len(rec.Docs) > 0 {
				others = append(others, option{rec.Docs[0], view.Clip(storyTitle(rec)+" · "+rec.Docs[0], 90)})
			}
		}
		return others, err
	})
	if err != nil {
		return err
	}
	var inside []option
	for _, d := range x.docs {
		inside = append(inside, option{d.Value, view.Visible(d.Value)})
	}
	for _, d := range x.docs {
		story := s.newTarget(r, log, hearsay.StoryRecord, d.Value, "", hearsay.Span{})
		story.Title, story.Note = view.Visible(d.Value), view.Visible(d.Text)
		story.Split, story.Merge, story.MergeWith = "Is another story", others, "the story of"
		if len(x.docs) < 2 {
			story.Split = ""
		}
		origin := s.newTarget(r, log, hearsay.OriginRecord, d.Value, "", hearsay.Span{})
		origin.Title, origin.Note = view.Visible(d.Value), "its origin"
		if from := x.from[d.Value]; from != "" {
			origin.Note, origin.Split = view.Visible("comes from "+from), "Comes from none of them"
		}
		origin.Merge = slices.DeleteFunc(slices.Clone(inside), func(o option) bool { return o.Value == d.Value })
		origin.MergeWith = "the origin of"
		l.Review = append(l.Review, story, origin)
	}
	return nil
}

// lineagePart is a page of the lineage without its forms.
type lineagePart struct {
	list
	relations []hearsay.Relation
}

// lineagePage is how many origins, and lineageDocs how many documents, a page
// of the lineage shows.
const (
	lineagePage = 16
	lineageDocs = 40
)

func (s *site) lineage(r *request) error {
	part, err := remember(s, r, func() (lineagePart, error) { return s.lineageOf(r) })
	if err != nil {
		return err
	}
	if part.Review, err = s.relationTargets(r, part.relations); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Lineage", Tab: "lineage", Data: part.list})
}

func (s *site) lineageOf(r *request) (part lineagePart, err error) {
	ctx := r.Context()
	q := hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.OriginRecord, Page: r.page(lineagePage)}
	records, cursor, err := s.store.Records(ctx, q)
	if err != nil {
		return part, err
	}
	part.list = list{
		Noun: "origin", Next: next(r, cursor), First: q.After == "", Views: r.views("lineage", "Drawn", "relations", "Relations one by one"),
		Empty: "Add documents: what goes back to one text stands here as one origin.",
	}
	if part.Total, err = s.store.Count(ctx, q); err != nil {
		return part, err
	}
	x := s.sub(r.pile.Name)
	for i, rec := range records {
		// No origin takes the room of those that follow.
		x.room = len(x.Documents) + max((lineageDocs-len(x.Documents))/(len(records)-i), 1)
		if err := x.add(ctx, rec); err != nil {
			return part, err
		}
	}
	part.Left = x.left
	return part, s.drawLineage(r, x, &part)
}

// drawLineage fills a part with the lineage of the documents.
func (s *site) drawLineage(r *request, x *sub, part *lineagePart) error {
	var ids []string
	for i := range x.Documents {
		ids = append(ids, x.Documents[i].ID)
	}
	if err := x.relations(r.Context(), ids); err != nil {
		return err
	}
	part.relations = x.Relations
	var err error
	part.Body, err = x.sections(view.Lineage, false, hearsay.Span{}).Lineage()
	return err
}

// maxReviews bounds the forms of one page.
const maxReviews = 60

// relationTargets are the forms to review relations.
func (s *site) relationTargets(r *request, relations []hearsay.Relation) (out []target, err error) {
	log, err := s.desk.Log(r.Context(), r.pile.Name)
	if err != nil {
		return nil, err
	}
	for _, rel := range relations[:min(len(relations), maxReviews)] {
		out = append(out, s.relationTarget(r, log, rel))
	}
	return out, nil
}

func (s *site) quotations(r *request) error {
	l, err := remember(s, r, func() (list, error) {
		f := r.filter("quotation", "q", "party", "type", "since", "until", "least")
		x, l, err := s.records(r, f.query(r, hearsay.QuoteFamilyRecord, perPage), f.least, func(rec hearsay.Record) int { return len(rec.Docs) })
		if err != nil {
			return l, err
		}
		l.Noun, l.Filter, l.Views = "quotation", f, r.views("quotations", "Version by version", "quotes", "One by one")
		l.Hint, l.Empty = "What changed stands before what did not.", "No quotation was read in this pile yet."
		l.Body, err = x.sections(view.Everything, true, hearsay.Span{}).Quotations()
		return l, err
	})
	if err != nil {
		return err
	}
	l.Watch = s.watchAddress(r, hearsay.QuoteFamilyRecord)
	return s.show(r, "list", shown{Title: "Quotations", Tab: "quotations", Data: l})
}

// familyPage is the page of one quotation or one figure.
type familyPage struct {
	list
	rec    hearsay.Record
	of     *sub // what the page is about
	log    *review.Log
	others []option // families that a member may be moved to
}

func (s *site) family(r *request, kind hearsay.RecordKind) (p familyPage, err error) {
	if p.rec, err = s.one(r, kind); err != nil {
		return p, err
	}
	p.of = s.sub(r.pile.Name)
	if err = p.of.add(r.Context(), p.rec); err != nil {
		return p, err
	}
	if err = p.of.origins(r.Context()); err != nil {
		return p, err
	}
	if p.log, err = s.desk.Log(r.Context(), r.pile.Name); err != nil {
		return p, err
	}
	p.list = list{Total: len(p.rec.Docs), Noun: "document", First: true, Left: p.of.left}
	p.others, err = s.otherFamilies(r.Context(), p.rec, r.pile.Name)
	return p, err
}

func (s *site) quotation(r *request) error {
	p, err := s.family(r, hearsay.QuoteFamilyRecord)
	if err != nil {
		return err
	}
	versions := p.rec.Value.(hearsay.QuoteFamily).Versions
	for _, v := range versions {
		for i := range p.of.Documents {
			d := &p.of.Documents[i]
			for k := range d.Quotes {
				if q := &d.Quotes[k]; q.ID == v.Quote && len(p.Review) < maxReviews {
					words := review.Words(d.Text, q.Content)
					t := s.newTarget(r, p.log, hearsay.QuoteFamilyRecord, d.ID, words, q.Span())
					t.Title, t.Note, t.Keys = "“"+view.Clip(words, 120)+"”", view.Visible(d.ID), true
					t.Merge, t.MergeWith = p.others, "another quotation"
					if len(versions) > 1 {
						t.Split, t.Whole = "Is another quotation", "with all versions of this one"
					}
					p.Review = append(p.Review, t)
				}
			}
		}
	}
	clear(p.of.families) // this is its page
	if p.Body, err = p.of.sections(view.Everything, true, hearsay.Span{}).Quotations(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Quotation", Tab: "quotations", Data: p.list})
}

func (s *site) figures(r *request) error {
	l, err := remember(s, r, func() (list, error) {
		f := r.filter("figure", "q", "type", "subject", "party", "since", "until", "least")
		x, l, err := s.records(r, f.query(r, hearsay.ClaimFamilyRecord, perPage), f.least, func(rec hearsay.Record) int {
			return rec.Value.(hearsay.ClaimFamily).MinOrigins
		})
		if err != nil {
			return l, err
		}
		l.Noun, l.Filter, l.Views = "figure", f, r.views("figures", "Lined up", "claims", "One by one")
		l.Empty = "No figure was read in this pile yet."
		l.Body, err = x.sections(view.Everything, true, hearsay.Span{}).Figures()
		return l, err
	})
	if err != nil {
		return err
	}
	l.Watch = s.watchAddress(r, hearsay.ClaimFamilyRecord)
	return s.show(r, "list", shown{Title: "Figures", Tab: "figures", Data: l})
}

func (s *site) figure(r *request) error {
	p, err := s.family(r, hearsay.ClaimFamilyRecord)
	if err != nil {
		return err
	}
	members := p.rec.Value.(hearsay.ClaimFamily).Claims
	for i := range p.of.Documents {
		d := &p.of.Documents[i]
		for k := range d.Claims {
			c := &d.Claims[k]
			if !slices.Contains(members, c.ID) {
				continue
			}
			t := s.newTarget(r, p.log, hearsay.ClaimFamilyRecord, d.ID, c.Span.Of(d.Text), c.Span)
			t.Title, t.Note, t.Merge, t.Keys = view.Clip(c.Span.Of(d.Text), 120), view.Visible(d.ID), p.others, true
			t.MergeWith = "another figure"
			if len(members) > 1 {
				t.Split, t.Whole = "Is another figure", "with all claims of this one"
			}
			if len(p.Review) < maxReviews {
				p.Review = append(p.Review, t)
			}
		}
	}
	clear(p.of.families) // this is its page
	if p.Body, err = p.of.sections(view.Everything, true, hearsay.Span{}).Figures(); err != nil {
		return err
	}
	return s.show(r, "list", shown{Title: "Figure", Tab: "figures", Data: p.list})
}

// option is one of several that a form offers.
type option struct{ Value, Text string }

// otherFamilies lists families of the kind of a record that one of its members
// may be moved to: first those of the same measure or speaker.
func (s *site) otherFamilies(ctx context.Context, not hearsay.Record, pile string) ([]option, error) {
	near := hearsay.RecordQuery{Pile: pile, Kind: not.Kind, Party: not.Party, Page: hearsay.Page{Limit: 40}}
	if not.Kind == hearsay.ClaimFamilyRecord {
		near.Party, near.Type = "", not.Type
	}
	var out []option
	seen := map[string]bool{not.Ref: true}
	for _, q := range []hearsay.RecordQuery{near, {Pile: pile, Kind: not.Kind, Page: near.Page}} {
		records, _, err := s.store.Records(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, rec := range records {
			if seen[rec.Ref] || len(out) >= 40 {
				continue
			}
			seen[rec.Ref] = true
			words, _, _ := strings.Cut(rec.Words, "\n")
			of := rec.Party
			if not.Kind == hearsay.ClaimFamilyRecord {
				of = strings.Trim(rec.Type+" · "+rec.Subject, " ·")
			}
			out = append(out, option{rec.Ref, view.Clip(strings.TrimPrefix(of+": "+words, ": "), 90)})
		}
	}
	return out, nil
}

// findingTypes are those that the list of findings can be held to, in order of
// weight.
var findingTypes = []hearsay.FindingType{
	hearsay.FindingAlteredQuote, hearsay.FindingReattributed, hearsay.FindingSpliced, hearsay.FindingTrimmed, hearsay.FindingPartExceeds, hearsay.FindingConflict, hearsay.FindingDrift,
	hearsay.FindingCorroboration, hearsay.FindingRevised, hearsay.FindingSeries, hearsay.FindingRateCheck, hearsay.FindingShareCheck, hearsay.FindingOpposed,
	hearsay.FindingNotConflict, hearsay.FindingSum, hearsay.FindingPartWhole, hearsay.FindingUnseenSource,
}

func (s *site) findings(r *request) error {
	l, err := remember(s, r, func() (list, error) {
		q := hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.FindingRecord, Type: plain(r.URL.Query().Get("type")), Page: r.page(perPage)}
		x, l, err := s.records(r, q, 0, nil)
		if err != nil {
			return l, err
		}
		if err := x.quoted(r.Context()); err != nil {
			return l, err
		}
		l.Noun, l.Tabs = "finding", r.types()
		l.Empty = "Nothing stands out. Findings come of what several documents have and say in other words, so add more of the same event."
		for _, t := range findingTypes {
			n, err := s.store.Count(r.Context(), hearsay.RecordQuery{Pile: r.pile.Name, Kind: hearsay.FindingRecord, Type: string(t)})
			if err != nil {
				return l, err
			}
			if n > 0 || q.Type == string(t) {
				l.Tabs = append(l.Tabs, r.types(string(t))[1])
			}
		}
		l.Body, err = x.sections(view.Everything, false, hearsay.Span{}).Findings()
		return l, err
	})
	if err != nil {
		return err
	}
	l.Watch = s.watchAddress(r, hearsay.FindingRecord)
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
	if err := errors.Join(x.quoted(r.Context()), x.origins(r.Context())); err != nil {
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
	clear(x.findings) // this is its page
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
