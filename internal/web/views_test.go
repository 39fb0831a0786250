package web

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/review"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
	"github.com/hearsay-project/hearsay/internal/watch"
)

func TestListsShowWhatTheirFiltersLetThrough(t *testing.T) {
	p := ferry(t, Options{})
	for _, tt := range []struct {
		at        string
		want, not []string
	}{
		{"quotations?type=altered", []string{"Count your passengers before you cast off", "altered"}, []string{"ordered 37 overloaded"}},
		{"quotations?type=altered&party=nobody", []string{"Nothing here is like that"}, []string{"<ol class=\"rungs\">"}},
		{"quotations?least=4", []string{"5 documents"}, []string{"> 2 documents", "· 1 document ·"}},
		{"quotes?party=Okkel", []string{"Okkel · "}, []string{"Ilva Tarn · "}},
		{"quotes?doc=spun.txt&type=mixed", []string{"spun.txt", "· mixed"}, []string{"clip.md", "· indirect"}},
		{"quotes?q=passengers", []string{"passengers"}, []string{"divers"}},
		{"claims?type=killed", []string{"killed"}, []string{"tickets sold"}},
		{"claims?party=union", []string{"171 bodies"}, []string{"352 tickets"}},
		{"claims?since=2026-03-27", []string{"2026-03"}, []string{"37 overloaded ferries"}},
		{"figures?least=2", []string{"38"}, []string{"USD 15 million"}},
		{"relations?type=copy", []string{"copy · "}, []string{"same story · ", "rewrite · "}},
		{"relations?doc=spun.txt", []string{"spun.txt"}, []string{"A: hadrey-post.html · B: southern-mail.txt"}},
		{"findings?type=conflict", []string{"171"}, []string{"alters a quotation"}},
	} {
		status, body := p.get("/p/ferry/" + tt.at)
		if status != 200 {
			t.Errorf("%s: status %d", tt.at, status)
		}
		_, main, _ := strings.Cut(body, "</form></details>") // below the filter, which repeats what was asked for
		if main == "" {
			main = body
		}
		for _, w := range tt.want {
			if !strings.Contains(main, w) {
				t.Errorf("%s is without %q", tt.at, w)
			}
		}
		for _, w := range tt.not {
			if strings.Contains(main, w) {
				t.Errorf("%s has %q", tt.at, w)
			}
		}
	}
}

// pages follows a list to its end and returns the addresses of a kind on it.
func (p *place) pages(at, below string) (found []string) {
	p.t.Helper()
	for n := 0; at != ""; n++ {
		if n > 60 {
			p.t.Fatalf("%s does not end", at)
		}
		status, body := p.get(at)
		if status != 200 {
			p.t.Fatalf("%s: status %d", at, status)
		}
		_, list, _ := strings.Cut(body, `<ul class="rows">`)
		for _, l := range links(p.t, at, "<!doctype html><body>"+list) {
			if strings.HasPrefix(l, below) {
				found = append(found, l)
			}
		}
		_, rest, more := strings.Cut(body, `rel="next" href="`)
		if at = ""; more {
			to, _, _ := strings.Cut(rest, `"`)
			at = strings.ReplaceAll(to, "&amp;", "&")
		}
	}
	return found
}

func TestPagesOfAListHoldEverythingOnce(t *testing.T) {
	p := ferry(t, Options{})
	for list, kind := range map[string]hearsay.RecordKind{"quotes": hearsay.QuoteRecord, "claims": hearsay.ClaimRecord} {
		want, err := p.desk.Store().Count(t.Context(), hearsay.RecordQuery{Pile: "ferry", Kind: kind})
		if err != nil {
			t.Fatal(err)
		}
		got := p.pages("/p/ferry/"+list, "/p/ferry/"+list+"/")
		slices.Sort(got)
		if len(slices.Compact(got)) != want || want <= 40 {
			t.Errorf("%d %s, want %d, of more than one page", len(got), list, want)
		}
	}
}

func TestASearchGoesThroughAllPiles(t *testing.T) {
	p := ferry(t, Options{})
	for _, name := range []string{"alpha", "zulu"} {
		p.post("/piles", url.Values{"form": {p.form()}, "name": {name}})
		p.addFile(name, name+".txt", "LINDHAVEN — At least 40 ferry boats were lost, the mayor Ina Holt said on Monday. “The ferry of "+name+" is gone,” she said.\n")
		p.update(name)
	}
	status, body := p.get("/search?q=ferry")
	for _, want := range []string{`href="/p/alpha/d/alpha.txt`, `href="/p/zulu/d/zulu.txt`, `href="/p/ferry/d/`} {
		if status != 200 || !strings.Contains(body, want) {
			t.Errorf("status %d, nothing leads to %s", status, want)
		}
	}
	all := p.pages("/search?q=ferry&in=quotations", "/p/")
	for _, pile := range []string{"alpha", "zulu", "ferry"} {
		if !slices.ContainsFunc(all, func(l string) bool { return strings.HasPrefix(l, "/p/"+pile+"/quotes/") }) {
			t.Errorf("no quotation of %s", pile)
		}
	}
	// Many in all piles come page by page.
	if n := len(p.pages("/search?until=2027&in=claims", "/p/ferry/claims/")); n < searchPage {
		t.Errorf("only %d claims", n)
	}
	for _, after := range []string{"nopile/x", "ferry/zzz", "%00"} {
		if status, _ := p.get("/search?q=x&in=claims&after=" + after); status != http.StatusNotFound {
			t.Errorf("a cursor that is none: status %d", status)
		}
	}
}

func TestAWatchShowsWhatIsNewSinceTheLastVisit(t *testing.T) {
	path := t.TempDir() + "/hearsay.db"
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	keeper := watch.New(s, watch.Options{Logger: quiet})
	p := open(t, path, Options{Watches: keeper})
	p.post("/piles", url.Values{"form": {p.form()}, "name": {"x"}})
	p.addFile("x", "a.txt", "LINDHAVEN — “We lost the mill,” Ina Holt told the Post.\n")
	p.update("x")
	_, body := p.get("/p/x/quotes?party=Holt")
	if !strings.Contains(body, `/p/x/watch?kind=quote&amp;party=Holt`) {
		t.Error("the list cannot be watched")
	}
	if _, body := p.get("/p/x/watch?kind=quote&party=Holt"); !strings.Contains(body, "party: Holt") {
		t.Error("the form does not say what is watched")
	}
	status, _, h := p.post("/p/x/watch", url.Values{"form": {p.form()}, "kind": {"quote"}, "party": {"Holt"}, "name": {"what <b>Holt</b> says"}})
	at := h.Get("Location")
	if status != http.StatusSeeOther || !strings.HasPrefix(at, "/watches/") {
		t.Fatalf("status %d, to %s", status, at)
	}
	if _, body := p.get(at); !strings.Contains(body, "Nothing.") || strings.Contains(body, "<b>Holt") {
		t.Error("something is new at once, or its name is taken for markup")
	}
	p.addFile("x", "b.txt", "LINDHAVEN — “Nobody warned the lower town,” Ina Holt told the Gazette.\n")
	p.update("x")
	if _, err := keeper.Look(t.Context(), "x"); err != nil {
		t.Fatal(err)
	}
	if _, body := p.get("/watches"); !strings.Contains(body, "1 new") {
		t.Error("the list of watches does not say that something is new")
	}
	for i, want := range []bool{true, false} { // to look is to visit
		_, body := p.get(at)
		fresh, _, _ := strings.Cut(body, `id="old-h"`)
		if !strings.Contains(body, "Nobody warned") || strings.Contains(fresh, "Nobody warned") != want {
			t.Errorf("visit %d: new %v, want %v", i+1, !want, want)
		}
	}
	if status, _, _ := p.post(at+"/remove", url.Values{"form": {p.form()}}); status != http.StatusSeeOther {
		t.Errorf("removing: status %d", status)
	}
	if status, _ := p.get(at); status != http.StatusNotFound {
		t.Errorf("after removing: status %d", status)
	}
}

func TestWhatTheMachineMissedIsInserted(t *testing.T) {
	p := open(t, t.TempDir()+"/hearsay.db", Options{})
	p.post("/piles", url.Values{"form": {p.form()}, "name": {"x"}})
	text := "LINDHAVEN, 3 March 2026 — The rain went on for the third day in the valley.\n\nThe dam broke. Hardly a house was left\nstanding, and the dam broke again.\n"
	p.addFile("x", "a.txt", text)
	p.addFile("x", "b.txt", "Nothing of it is here.\n")
	p.update("x")
	post := func(want int, pairs ...string) {
		t.Helper()
		v := url.Values{"form": {p.form()}, "action": {"insert"}, "doc": {"a.txt"}, "back": {"/p/x/d/a.txt"}}
		for i := 0; i < len(pairs); i += 2 {
			v.Set(pairs[i], pairs[i+1])
		}
		if status, body, _ := p.post("/p/x/review", v); status != want {
			t.Errorf("%v: status %d, want %d; %.1500s", pairs, status, want, body)
		}
	}
	post(422, "kind", "quote", "exact", "the words of somebody else")
	post(422, "kind", "quote", "exact", "dam broke")
	post(422, "kind", "quote", "exact", "dam broke", "nth", "3")
	post(303, "kind", "quote", "exact", "dam broke", "nth", "2", "speaker", "Ina Holt")
	post(422, "kind", "claim", "exact", "Hardly a house was left standing")
	post(422, "kind", "claim", "exact", "Hardly a house was left standing", "low", "many")
	post(303, "kind", "claim", "exact", "Hardly a house was left standing", "low", "40", "f.bound", "about", "f.measure", "missing", "why", "seen")
	post(303, "kind", "relation", "doc", "b.txt", "other", "a.txt", "f.kind", "rewrite", "f.original", "b.txt")
	post(404, "kind", "relation", "other", "nowhere.txt", "f.kind", "rewrite")
	post(422, "kind", "story", "exact", "The dam")
	p.update("x")
	r, err := p.desk.Store().Report(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	d := r.Document("a.txt")
	if i := slices.IndexFunc(d.Quotes, func(q hearsay.Quote) bool { return q.Speaker.Name == "Ina Holt" }); i < 0 || d.Quotes[i].Content[0].Start != strings.LastIndex(d.Text, "dam broke") {
		t.Errorf("quotations %+v", d.Quotes)
	}
	if i := slices.IndexFunc(d.Claims, func(c hearsay.Claim) bool { return c.Measure == "missing" }); i < 0 || d.Claims[i].Quantity.Bound != hearsay.About || d.Claims[i].Quantity.Low.String() != "40" {
		t.Errorf("claims %+v", d.Claims)
	}
	if len(r.Relations) != 1 || r.Relations[0].Kind != hearsay.Rewrite || r.Relations[0].Original != "b.txt" {
		t.Errorf("relations %+v", r.Relations)
	}
}

func TestBylinesAndFamiliesByForms(t *testing.T) {
	p := ferry(t, Options{})
	doc := url.Values{"form": {p.form()}, "action": {"correct"}, "kind": {"document"}, "doc": {"spun.txt"}}
	for name, value := range map[string]string{"byline": "Ada Berg; Bo Lind", "outlet": "The Spinner", "published": "2026-03-14"} {
		doc.Set("f."+name, value)
		doc.Set("was."+name, "")
	}
	if status, body, _ := p.post("/p/ferry/review", doc); status != http.StatusSeeOther {
		t.Fatalf("status %d %.300s", status, body)
	}
	families, _, err := p.desk.Store().Records(t.Context(), hearsay.RecordQuery{Pile: "ferry", Kind: hearsay.QuoteFamilyRecord, Page: hearsay.Page{Limit: 200}})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortStableFunc(families, func(a, b hearsay.Record) int { return len(b.Docs) - len(a.Docs) })
	_, body := p.get("/p/ferry/quotations/" + families[0].Ref)
	if !strings.Contains(body, `value="`+families[1].Ref+`"`) || !strings.Contains(body, `name="whole"`) {
		t.Error("the page of a quotation does not offer the others")
	}
	one := families[0].Value.(hearsay.QuoteFamily).Versions[1].Quote
	member := slices.IndexFunc(families[0].Docs, func(id string) bool { return strings.HasPrefix(one, id+"#") })
	if member < 0 {
		t.Fatal("no document has that version")
	}
	d, err := p.desk.Document(context.Background(), "ferry", families[0].Docs[member])
	if err != nil {
		t.Fatal(err)
	}
	var q hearsay.Quote
	for _, x := range d.Quotes {
		if x.ID == one {
			q = x
		}
	}
	v := url.Values{"form": {p.form()}, "kind": {"quote_family"}, "doc": {d.ID}, "exact": {review.Words(d.Text, q.Content)}, "start": {fmt.Sprint(q.Span().Start)}, "end": {fmt.Sprint(q.Span().End)}}
	v.Set("action", "merge")
	v.Set("other", families[1].Ref)
	v.Set("whole", "yes")
	if status, body, _ := p.post("/p/ferry/review", v); status != http.StatusSeeOther {
		t.Fatalf("merging: status %d %.300s", status, body)
	}
	p.update("ferry")
	after, err := p.desk.Store().Count(t.Context(), hearsay.RecordQuery{Pile: "ferry", Kind: hearsay.QuoteFamilyRecord})
	if err != nil || after != len(families)-1 {
		t.Errorf("%d families, want %d; %v", after, len(families)-1, err)
	}
	if d, err := p.desk.Document(t.Context(), "ferry", "spun.txt"); err != nil || len(d.Byline) != 2 || d.Byline[1].Value != "Bo Lind" || d.Outlet.Value != "The Spinner" {
		t.Errorf("byline %+v, %v", d.Byline, err)
	}
	v.Set("other", "nothing")
	if status, _, _ := p.post("/p/ferry/review", v); status != http.StatusUnprocessableEntity {
		t.Errorf("with a quotation that is not there: status %d", status)
	}
	_, body = p.get("/p/ferry/log?action=merge")
	if !strings.Contains(body, "<strong>merge</strong>") || strings.Contains(body, "<strong>correct</strong>") {
		t.Error("the log does not hold itself to what was asked")
	}
	_, body = p.get("/p/ferry/log")
	if first := strings.Index(body, "<strong>merge"); first < 0 || first > strings.Index(body, "<strong>correct") {
		t.Error("the latest does not stand first in the log")
	}
}

func TestADocumentHasOneNumberOnAPage(t *testing.T) {
	p := ferry(t, Options{})
	for _, at := range []string{"/p/ferry/", "/p/ferry/lineage", "/p/ferry/figures"} {
		_, body := p.get(at)
		numbers := map[string]string{}
		for _, part := range strings.Split(body, `<a class="doc" href="`)[1:] {
			doc, rest, _ := strings.Cut(part, `"`)
			_, rest, _ = strings.Cut(rest, `<span class="num">`)
			n, _, _ := strings.Cut(rest, "<")
			if was := numbers[doc]; was != "" && was != n {
				t.Errorf("%s: %s is %s and %s", at, doc, was, n)
			}
			numbers[doc] = n
		}
		if len(numbers) < 3 {
			t.Errorf("%s: only %d documents", at, len(numbers))
		}
	}
}

func TestAListIsReviewedRowByRow(t *testing.T) {
	p := ferry(t, Options{})
	for list, kind := range map[string]string{"quotes": "quote", "claims": "claim", "relations": "relation"} {
		at := "/p/ferry/" + list + "?doc=spun.txt"
		_, body := p.get(at)
		_, row, _ := strings.Cut(body, `id="row-2"`)
		row, _, _ = strings.Cut(row, "</form>")
		v := url.Values{}
		for _, in := range strings.Split(row, `<input type="hidden" name="`)[1:] {
			name, rest, _ := strings.Cut(in, `" value="`)
			value, _, _ := strings.Cut(rest, `"`)
			v.Set(name, html.UnescapeString(value))
		}
		v.Set("action", "accept")
		status, page, h := p.post("/p/ferry/review", v)
		if status != http.StatusSeeOther || h.Get("Location") != at+"#row-2" || v.Get("kind") != kind {
			t.Errorf("%s: status %d, to %q, %v %.300s", list, status, h.Get("Location"), v, page)
		}
		_, body = p.get(at)
		_, row, _ = strings.Cut(body, `id="row-2"`)
		row, _, _ = strings.Cut(row, "</li>")
		if !strings.Contains(row, "<strong>accepted</strong>") || strings.Count(body, "<strong>accepted</strong>") != 1 {
			t.Errorf("%s: the row does not say that it was accepted", list)
		}
	}
	p.update("ferry")
	if lost, err := p.desk.Lost(t.Context(), "ferry"); err != nil || len(lost) > 0 {
		t.Errorf("what was accepted is not found: %v, %v", lost, err)
	}
}

func TestWhatIsRememberedIsOfOneReportOfOnePile(t *testing.T) {
	s := &site{}
	made := 0
	ask := func(name string, reported int64, at string) string {
		t.Helper()
		r := &request{pile: hearsay.Pile{Name: name, Reported: reported}}
		got, err := rememberAs(s, r, at, func() (string, error) {
			made++
			return fmt.Sprint(name, reported, at), nil
		})
		if err != nil || got != fmt.Sprint(name, reported, at) {
			t.Errorf("%s, %d, %s: got %q, %v", name, reported, at, got, err)
		}
		return got
	}
	for range 2 {
		ask("a", 1, "x")
		ask("b", 1, "x")
		ask("a", 2, "x")
		ask("a", 1, "y")
	}
	if made != 4 {
		t.Errorf("made %d times", made)
	}
	for i := range 3 * maxParts {
		ask("a", 1, fmt.Sprint("page ", i))
	}
	if len(s.memory.parts) > maxParts || len(s.memory.order) > maxParts {
		t.Errorf("%d parts are kept", len(s.memory.parts))
	}
	if ask("a", 1, strings.Repeat("long ", maxKey)); len(s.memory.parts) > maxParts {
		t.Error("a long address is kept")
	}
}
