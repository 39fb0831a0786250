package storetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

func reportComesBack(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	makePile(t, s, "p")
	if _, err := s.Report(ctx, "p"); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("no report yet: %v", err)
	}
	if list, next, err := s.Records(ctx, hearsay.RecordQuery{Pile: "p", Kind: hearsay.ClaimRecord}); err != nil || len(list) > 0 || next != "" {
		t.Errorf("records of no report: %v, %q, %v", list, next, err)
	}
	r := Grow(12, 2)
	r.Inherited["news/000003.txt"] = hearsay.Field{Value: "2026", Basis: hearsay.BasisInherited, From: "news/000002.txt"}
	r.Errors = []hearsay.InputError{{Source: "/desk/x", Err: "is empty."}}
	fill(t, s, "p", r)
	report(t, s, "p", r)
	got, err := s.Report(ctx, "p")
	ok(t, err)
	same(t, "report", got, r)
	p := pileOf(t, s, "p")
	if p.Reported != p.Revision {
		t.Errorf("pile %+v", p)
	}
	d, err := s.ReportDocument(ctx, "p", r.Documents[4].ID)
	ok(t, err)
	same(t, "document", d, &r.Documents[4])
	if _, err := s.ReportDocument(ctx, "p", "none"); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("a document that it does not have: %v", err)
	}
	parents, err := s.Parents(ctx, "p", r.Documents[0].ID, r.Documents[1].ID, r.Documents[5].ID, "none")
	ok(t, err)
	same(t, "parents", parents, map[string]string{r.Documents[1].ID: r.Documents[0].ID, r.Documents[5].ID: r.Documents[4].ID})
	if _, err := s.Parents(ctx, "none", "x"); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("parents in a pile that is not there: %v", err)
	}
	turned := *r
	turned.Parents = map[string]string{r.Documents[0].ID: r.Documents[1].ID, r.Documents[5].ID: r.Documents[4].ID}
	report(t, s, "p", &turned)
	parents, err = s.Parents(ctx, "p", r.Documents[0].ID, r.Documents[1].ID, r.Documents[5].ID)
	ok(t, err)
	same(t, "parents of a later report", parents, turned.Parents)
	ok(t, s.Verify(ctx, func(p string) { t.Error(p) }))
	empty := &hearsay.Report{}
	report(t, s, "p", empty)
	got, err = s.Report(ctx, "p")
	ok(t, err)
	same(t, "an empty report", got, empty)
}

func reportReplaced(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	makePile(t, s, "other")
	other := Grow(4, 1)
	report(t, s, "other", other)
	r := Grow(10, 2)
	report(t, s, "p", r)
	// One document is corrected, one is gone, one is new.
	changed := Grow(11, 2)
	after := &hearsay.Report{Documents: append(slices.Clone(r.Documents[:9]), changed.Documents[10])}
	after.Documents[2].Quotes = slices.Clone(after.Documents[2].Quotes)
	after.Documents[2].Quotes[0].Speaker.Name = "Petra Lind"
	after.Findings = []hearsay.Finding{{Type: hearsay.FindingDrift, Text: "It drifted.", Evidence: []hearsay.Evidence{{Doc: after.Documents[9].ID, Span: after.Documents[9].Claims[0].Span}}}}
	report(t, s, "p", after)
	got, err := s.Report(t.Context(), "p")
	ok(t, err)
	same(t, "report", got, after)
	for kind, want := range map[hearsay.RecordKind]int{
		hearsay.QuoteRecord: 20, hearsay.ClaimRecord: 20, hearsay.RelationRecord: 0, hearsay.FindingRecord: 1, hearsay.StoryRecord: 0,
	} {
		if n, err := s.Count(t.Context(), hearsay.RecordQuery{Pile: "p", Kind: kind}); err != nil || n != want {
			t.Errorf("%d of kind %s, %v, want %d", n, kind, err, want)
		}
	}
	if n, err := s.Count(t.Context(), hearsay.RecordQuery{Pile: "p", Kind: hearsay.QuoteRecord, Party: "lind petra"}); err != nil || n != 1 {
		t.Errorf("the corrected speaker has %d quotations, %v", n, err)
	}
	got, err = s.Report(t.Context(), "other")
	ok(t, err)
	same(t, "the report of another pile", got, other)
	ok(t, s.RemovePile(t.Context(), "p"))
	if hits, _, err := s.Records(t.Context(), hearsay.RecordQuery{Pile: "other", Kind: hearsay.QuoteRecord, Words: "the"}); err != nil || len(hits) == 0 {
		t.Errorf("records of another pile: %v, %v", hits, err)
	}
}

// reportsInTurn saves reports one after the other that differ in what is gone,
// new and moved, and expects each to come back as it is.
func reportsInTurn(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	whole := Grow(30, 1)
	rng := rand.New(rand.NewPCG(5, 6))
	for turn := range 12 {
		there := map[string]bool{}
		var r hearsay.Report
		for _, d := range whole.Documents {
			if rng.IntN(4) > 0 {
				if turn%3 == 2 && rng.IntN(3) == 0 {
					d.Title.Value = fmt.Sprint("Corrected ", turn)
				}
				r.Documents = append(r.Documents, d)
				there[d.ID] = true
			}
		}
		all := func(docs ...string) bool {
			return !slices.ContainsFunc(docs, func(d string) bool { return !there[d] })
		}
		for i, v := range whole.Relations { // each with its families
			if all(v.A, v.B) {
				r.Relations = append(r.Relations, v)
				r.QuoteFamilies = append(r.QuoteFamilies, whole.QuoteFamilies[i])
				r.ClaimFamilies = append(r.ClaimFamilies, whole.ClaimFamilies[i])
			}
		}
		for _, v := range whole.Findings {
			if all(v.Evidence[0].Doc, v.Evidence[1].Doc) {
				r.Findings = append(r.Findings, v)
			}
		}
		rng.Shuffle(len(r.Findings), func(i, j int) { r.Findings[i], r.Findings[j] = r.Findings[j], r.Findings[i] })
		report(t, s, "p", &r)
		got, err := s.Report(t.Context(), "p")
		ok(t, err)
		same(t, "report", got, &r)
		want := map[hearsay.RecordKind][]hearsay.Record{}
		for it, err := range store.Items(&r) {
			ok(t, err)
			want[it.Kind] = append(want[it.Kind], it.Record)
		}
		for _, kind := range store.Kinds {
			same(t, string(kind), records(t, s, hearsay.RecordQuery{Pile: "p", Kind: kind}, 100), want[kind])
		}
	}
	ok(t, s.Verify(t.Context(), func(p string) { t.Error(p) }))
}

func lateReport(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	old, recent := Grow(4, 1), Grow(6, 1)
	ok(t, s.SaveReport(t.Context(), "p", 1, old))
	add(t, s, "p", text("a", "one"), text("b", "two"), text("c", "three"))
	ok(t, s.SaveReport(t.Context(), "p", 3, recent))
	ok(t, s.SaveReport(t.Context(), "p", 2, old))
	got, err := s.Report(t.Context(), "p")
	ok(t, err)
	same(t, "report", got, recent)
	if p := pileOf(t, s, "p"); p.Reported != 3 {
		t.Errorf("pile %+v", p)
	}
}

// records returns all that a query lists, limit a page.
func records(t *testing.T, s hearsay.Store, q hearsay.RecordQuery, limit int) (all []hearsay.Record) {
	t.Helper()
	pages(t, limit, func(p hearsay.Page) (string, error) {
		q.Page = p
		list, next, err := s.Records(t.Context(), q)
		if len(list) > limit {
			return "", fmt.Errorf("%d records on a page of %d", len(list), limit)
		}
		all = append(all, list...)
		return next, err
	})
	return all
}

func recordPages(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	r := Grow(11, 2)
	report(t, s, "p", r)
	want := map[hearsay.RecordKind][]hearsay.Record{}
	for it, err := range store.Items(r) {
		ok(t, err)
		want[it.Kind] = append(want[it.Kind], it.Record)
	}
	for _, kind := range store.Kinds {
		for _, limit := range []int{1, 4, 1000} {
			same(t, fmt.Sprintf("%s, %d a page", kind, limit), records(t, s, hearsay.RecordQuery{Pile: "p", Kind: kind}, limit), want[kind])
		}
		if n, err := s.Count(t.Context(), hearsay.RecordQuery{Pile: "p", Kind: kind}); err != nil || n != len(want[kind]) {
			t.Errorf("%s: %d, %v, want %d", kind, n, err, len(want[kind]))
		}
	}
	// A cursor leads on in a report that was saved since.
	q := hearsay.RecordQuery{Pile: "p", Kind: hearsay.QuoteFamilyRecord, Page: hearsay.Page{Limit: 2}}
	first, next, err := s.Records(t.Context(), q)
	ok(t, err)
	r.QuoteFamilies = append([]hearsay.QuoteFamily{{ID: "q0", Versions: []hearsay.QuoteVersion{{Quote: r.Documents[10].Quotes[0].ID}}}}, r.QuoteFamilies...)
	report(t, s, "p", r)
	q.After = next
	second, _, err := s.Records(t.Context(), q)
	ok(t, err)
	same(t, "both pages", append(first, second...), want[hearsay.QuoteFamilyRecord][:4])
}

func recordFilters(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	r := Grow(30, 2)
	report(t, s, "p", r)
	var items []store.Item
	for it, err := range store.Items(r) {
		ok(t, err)
		items = append(items, it)
	}
	d := &r.Documents[0]
	said := strings.Join(strings.Fields(d.Quotes[0].Content[0].Of(d.Text))[2:4], " ")
	has := func(words, names string) bool { return store.AllWords(names).Match(words) }
	for _, tt := range []struct {
		name  string
		query hearsay.RecordQuery
		want  func(store.Item) bool
	}{
		{"by reference", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Ref: items[3].Ref}, func(it store.Item) bool { return it.Ref == items[3].Ref }},
		{"by document", hearsay.RecordQuery{Kind: hearsay.RelationRecord, Doc: r.Documents[5].ID}, func(it store.Item) bool { return slices.Contains(it.Docs, r.Documents[5].ID) }},
		{"by type", hearsay.RecordQuery{Kind: hearsay.QuoteFamilyRecord, Type: "altered"}, func(it store.Item) bool { return it.Type == "altered" }},
		{"by a type that there is none of", hearsay.RecordQuery{Kind: hearsay.FindingRecord, Type: "drift"}, func(store.Item) bool { return false }},
		{"by speaker in another case", hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Party: "VARGA"}, func(it store.Item) bool { return has(it.Parties, "varga") }},
		{"by speaker without accents", hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Party: "Orban"}, func(it store.Item) bool { return it.Party == "Orbán Béla" }},
		{"by a speaker in Cyrillic", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Party: "гай"}, func(it store.Item) bool { return it.Party == "Мирослава Гай" }},
		{"by half a name", hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Party: "Varg"}, func(store.Item) bool { return false }},
		{"by subject", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Subject: "county marrow"}, func(it store.Item) bool { return it.Subject == "Marrow County" }},
		{"by what is counted", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Subject: "people"}, func(store.Item) bool { return true }},
		{"by words", hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Words: "river -bridge"}, func(it store.Item) bool { return store.ParseQuery("river -bridge").Match(it.Running) }},
		{"by a phrase and a speaker", hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Words: `"` + said + `"`, Party: d.Quotes[0].Speaker.Name},
			func(it store.Item) bool {
				return strings.Contains(it.Running, said) && has(it.Parties, d.Quotes[0].Speaker.Name)
			}},
		{"by words that it must not have alone", hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Words: "-the"}, func(it store.Item) bool { return store.ParseQuery("-the").Match(it.Running) }},
		{"since a day", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Since: "2026-06-30"}, func(it store.Item) bool { return it.Date >= "2026-06" }},
		{"within a year", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Since: "2026", Until: "2026"}, func(store.Item) bool { return true }},
		{"until a month", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Until: "2026-03"}, func(it store.Item) bool { return it.Date <= "2026-03" }},
		{"of a document and a measure", hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Type: "displaced", Doc: r.Documents[7].ID},
			func(it store.Item) bool { return it.Docs[0] == r.Documents[7].ID }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for _, it := range items {
				if it.Kind == tt.query.Kind && tt.want(it) {
					want = append(want, it.Ref)
				}
			}
			tt.query.Pile = "p"
			var got []string
			for _, rec := range records(t, s, tt.query, 7) {
				got = append(got, rec.Ref)
			}
			same(t, "names", got, want)
			if n, err := s.Count(t.Context(), tt.query); err != nil || n != len(want) {
				t.Errorf("counted %d, %v, want %d", n, err, len(want))
			}
			if len(want) == 0 && !strings.Contains(tt.name, "none") && !strings.Contains(tt.name, "half") {
				t.Error("the test looks for nothing")
			}
		})
	}
}

func namesLast(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	r := Grow(8, 1)
	report(t, s, "p", r)
	was := map[string]hearsay.RecordKind{}
	for _, kind := range store.Kinds {
		for _, rec := range records(t, s, hearsay.RecordQuery{Pile: "p", Kind: kind}, 100) {
			was[rec.Ref] = kind
		}
	}
	// Documents that sort first join every family, origin and story.
	more := Grow(9, 1)
	joined := more.Documents[8]
	joined.ID = "a new one"
	for i := range joined.Quotes {
		joined.Quotes[i].Doc, joined.Claims[i].Doc = joined.ID, joined.ID
	}
	r.Documents = append([]hearsay.Annotated{joined}, r.Documents...)
	for i := range r.QuoteFamilies {
		f := &r.QuoteFamilies[i]
		f.Versions = append(f.Versions, hearsay.QuoteVersion{Quote: joined.Quotes[0].ID})
		r.ClaimFamilies[i].Claims = append(r.ClaimFamilies[i].Claims, joined.Claims[0].ID)
		r.Origins[i].Documents = append(r.Origins[i].Documents, joined.ID)
	}
	r.Stories[0].Documents = append(r.Stories[0].Documents, joined.ID)
	report(t, s, "p", r)
	for name, kind := range was {
		if n, err := s.Count(t.Context(), hearsay.RecordQuery{Pile: "p", Kind: kind, Ref: name}); err != nil || n != 1 {
			t.Errorf("%s %s leads to %d, %v", kind, name, n, err)
		}
	}
}

func reportsWhole(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	add(t, s, "p", text("a", "one"))
	reports := []*hearsay.Report{Grow(4, 1), Grow(9, 1)}
	report(t, s, "p", reports[0])
	var writer sync.WaitGroup
	done := make(chan struct{})
	writer.Go(func() {
		defer close(done)
		for i := range 20 {
			if err := s.SaveReport(t.Context(), "p", pileOf(t, s, "p").Revision, reports[i%2]); err != nil {
				t.Error(err)
			}
		}
	})
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		got, err := s.Report(t.Context(), "p")
		ok(t, err)
		if n := len(got.Documents); n != 4 && n != 9 || len(got.Relations) != n/2 || len(got.QuoteFamilies) != n/2 {
			t.Errorf("%d documents, %d relations, %d families", n, len(got.Relations), len(got.QuoteFamilies))
		}
		if n, err := s.Count(t.Context(), hearsay.RecordQuery{Pile: "p", Kind: hearsay.ClaimRecord}); err != nil || n != 4 && n != 9 {
			t.Errorf("%d claims, %v", n, err)
		}
	}
	writer.Wait()
}
