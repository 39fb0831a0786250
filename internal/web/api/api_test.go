package api

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/export"
)

type m = map[string]any

func body(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// pageJSON is a page of anything.
type pageJSON struct {
	Items []m
	Next  *string
}

// TestEveryRouteAndError goes through all that the document describes, and
// fails where a described answer was not seen.
func TestEveryRouteAndError(t *testing.T) {
	role := Admin
	srv, _ := newServer(t, true, func(o *Options) {
		o.Who = func(*http.Request) (string, string) { return "ada", role }
	})
	a := &api{t, loadContract(t), srv.URL}
	const form = "application/json"
	get := func(path string) answer { t.Helper(); return a.do(call{method: "GET", path: path}) }
	post := func(path string, v any) answer {
		t.Helper()
		return a.do(call{method: "POST", path: path, body: body(v), kind: form})
	}
	want := func(got answer, status int) answer {
		t.Helper()
		if got.status != status {
			t.Errorf("status %d, want %d: %.300s", got.status, status, got.body)
		}
		return got
	}

	// Every operation is refused to those who may not.
	for _, r := range (&server{Options: Options{Watches: struct{ Watches }{}}}).routes() {
		path := strings.NewReplacer("{pile}", "none", "{doc}", "x", "{ref}", "x", "{watch}", "x", "{format}", "csv").Replace(r.path)
		for i, has := range roles {
			role = has
			status := a.do(call{method: r.method, path: path}).status
			switch {
			case i == 0 && status != 401, i > 0 && i < slices.Index(roles, r.role) && status != 403,
				i >= slices.Index(roles, r.role) && (status == 401 || status == 403):
				t.Errorf("%s %s answers %d to the role %q", r.method, path, status, has)
			}
		}
		want(a.do(call{method: "PATCH", path: path}), 405)
		if r.method != "GET" { // asked for by another site
			want(a.do(call{method: r.method, path: path, header: map[string]string{"Sec-Fetch-Site": "cross-site"}}), 403)
		}
	}
	role = Admin

	// Piles.
	want(get("/openapi.yaml"), 200)
	want(post("/piles", m{"name": "other"}), 201)
	want(post("/piles", m{"name": "other"}), 409)
	want(post("/piles", m{"name": " "}), 422)
	want(post("/piles", m{"title": "x"}), 400)
	want(post("/piles", m{"name": nil}), 400)
	want(post("/piles", nil), 400)
	want(a.do(call{method: "POST", path: "/piles", body: "{}"}), 415)
	want(a.do(call{method: "POST", path: "/piles", body: `{"name":"` + strings.Repeat("x", 70000) + `"}`, kind: form}), 413)
	want(get("/piles?limit=0"), 400)
	var page pageJSON
	want(get("/piles?limit=1"), 200).into(t, &page)
	if len(page.Items) != 1 || page.Next == nil {
		t.Fatalf("a page of one pile: %+v", page)
	}
	want(get("/piles?limit=1&cursor="+*page.Next), 200).into(t, &page)
	if len(page.Items) != 1 || page.Items[0]["name"] != "other" || page.Next != nil {
		t.Errorf("the page after it: %+v", page)
	}
	want(get("/piles/demo"), 200)
	want(get("/piles/none"), 404)
	want(get("/piles/demo/work"), 200)
	want(get("/piles/none/work"), 404)
	for _, f := range export.Formats() { // of a pile that has no report yet
		want(get("/piles/other/exports/"+string(f)), 200)
	}
	want(post("/piles/other/annotations", []any{}), 201)
	want(get("/piles/other/quotes"), 200)
	want(a.do(call{method: "DELETE", path: "/piles/other"}), 204)
	want(a.do(call{method: "DELETE", path: "/piles/other"}), 404)

	// Documents.
	added := want(post("/piles/demo/documents", m{"id": "new/one", "text": "Mayor Oda Lind said 40 boats were lost at Nyhavn on Monday."}), 202)
	if !bytes.Contains(added.body, []byte(`"id":"new/one"`)) {
		t.Errorf("added: %s", added.body)
	}
	want(post("/piles/none/documents", m{"text": "x"}), 404)
	want(post("/piles/demo/documents", m{"url": "/etc/passwd"}), 422)
	want(post("/piles/demo/documents", m{"url": "http://127.0.0.1:1/"}), 422)
	want(post("/piles/demo/documents", m{"text": 3}), 400)
	want(a.do(call{method: "POST", path: "/piles/demo/documents", body: "x", kind: "text/html"}), 415)
	want(a.do(call{method: "POST", path: "/piles/demo/documents", body: body(m{"text": strings.Repeat("x", 3<<20)}), kind: form}), 413)
	want(a.do(call{method: "POST", path: "/piles/demo/documents", body: body(m{"id": "line", "text": "A second boat sank, officials said."}) + "\n", kind: "application/x-ndjson"}), 202)
	var files bytes.Buffer
	w := multipart.NewWriter(&files)
	part, _ := w.CreateFormFile("file", "../report.txt")
	part.Write([]byte("Officials said a third boat sank on Tuesday."))
	w.Close()
	uploaded := want(a.do(call{method: "POST", path: "/piles/demo/documents", body: files.String(), kind: w.FormDataContentType()}), 202)
	if !bytes.Contains(uploaded.body, []byte(`"report.txt"`)) {
		t.Errorf("uploaded: %s", uploaded.body)
	}
	want(get("/piles/demo/documents?limit=2"), 200).into(t, &page)
	want(get("/piles/demo/documents?limit=x"), 400)
	want(get("/piles/none/documents"), 404)
	doc := "/piles/demo/documents/" + url.PathEscape("new/one")
	want(get(doc), 200)
	want(get(doc+"x"), 404)
	want(get(doc+"/capture"), 200)
	want(get(doc+"x/capture"), 404)
	want(a.do(call{method: "DELETE", path: doc}), 204)
	want(a.do(call{method: "DELETE", path: doc + "x"}), 404)
	want(get(doc), 200)
	want(a.do(call{method: "POST", path: doc + "/restore"}), 200)
	want(a.do(call{method: "POST", path: doc + "x/restore"}), 404)

	// Search and comparison.
	want(get("/piles/demo/search?q=boats"), 200)
	if all := want(get("/search?q=boats"), 200); !bytes.Contains(all.body, []byte(`"pile":"demo","id":"new/one"`)) {
		t.Errorf("found in all piles: %s", all.body)
	}
	want(get("/search?q=+"), 400)
	want(get("/piles/demo/search"), 400)
	want(get("/piles/none/search?q=x"), 404)
	rels := pageJSON{}
	want(get("/piles/demo/relations"), 200).into(t, &rels)
	rel := rels.Items[0]
	compared := want(get("/piles/demo/compare?a="+url.QueryEscape(rel["b"].(string))+"&b="+url.QueryEscape(rel["a"].(string))), 200)
	if !bytes.Contains(compared.body, []byte(`"relation":{"ref":`)) {
		t.Errorf("compared: %.200s", compared.body)
	}
	want(get("/piles/demo/compare?a=x&b=x"), 400)
	want(get("/piles/demo/compare?a=x&b=y"), 404)

	checked := want(post("/piles/demo/check", m{"text": "40 boats were lost."}), 200)
	if !bytes.Contains(checked.body, []byte(`"best":"stated so"`)) {
		t.Errorf("checked: %s", checked.body)
	}
	want(post("/piles/demo/check", m{"text": "40 boats were lost.", "date": "yesterday"}), 422)
	want(post("/piles/demo/check", m{"text": 3}), 400)
	want(post("/piles/none/check", m{"text": "x"}), 404)
	traced := want(post("/piles/demo/trace", m{"text": "40 boats were lost.", "title": "Boats", "published": "2026-02-14"}), 200)
	if !bytes.Contains(traced.body, []byte(`"id":"the text"`)) {
		t.Errorf("traced: %s", traced.body)
	}
	renamed := want(post("/piles/demo/trace", m{"id": "new/one", "text": "40 boats were lost."}), 200)
	if !bytes.Contains(renamed.body, []byte(`"id":"new/one*"`)) {
		t.Errorf("traced under the name of another document: %s", renamed.body)
	}
	want(post("/piles/demo/trace", m{"text": " "}), 422)
	want(post("/piles/demo/trace", m{"text": "x", "id": ".."}), 422)
	want(post("/piles/demo/trace", m{"text": 3}), 400)
	want(post("/piles/none/trace", m{"text": "x"}), 404)
	want(a.do(call{method: "POST", path: "/piles/demo/trace", body: "{}"}), 415)
	want(a.do(call{method: "POST", path: "/piles/demo/trace", body: body(m{"text": strings.Repeat("x", 2<<20)}), kind: form}), 413)
	want(a.do(call{method: "POST", path: "/piles/demo/check", body: "{}"}), 415)
	want(a.do(call{method: "POST", path: "/piles/demo/check", body: body(m{"text": strings.Repeat("x", 70000)}), kind: form}), 413)

	// Records.
	for _, k := range kinds {
		list := pageJSON{}
		want(get("/piles/demo/"+k.path+"?limit=3"), 200).into(t, &list)
		if len(list.Items) == 0 {
			t.Fatalf("no %s in the demo pile", k.path)
		}
		want(get("/piles/demo/"+k.path+"?since=yesterday"), 400)
		want(get("/piles/none/"+k.path), 404)
		one := m{}
		want(get("/piles/demo/"+k.path+"/"+url.PathEscape(list.Items[0]["ref"].(string))), 200).into(t, &one)
		if body(one) != body(list.Items[0]) {
			t.Errorf("%s by its ref is another one", k.path)
		}
		want(get("/piles/demo/"+k.path+"/none"), 404)
	}

	// Review.
	quotes := pageJSON{}
	want(get("/piles/demo/quotes?limit=1"), 200).into(t, &quotes)
	q := quotes.Items[0]
	place := q["content"].([]any)[0].(m)
	correction := m{"action": "correct", "kind": "quote", "doc": q["doc"], "ref": q["ref"], "start": place["start"], "end": place["end"], "exact": place["exact"], "field": "speaker", "value": "Oda Lind", "why": "She signs."}
	kept := m{}
	want(post("/piles/demo/corrections", correction), 201).into(t, &kept)
	if kept["start"] != place["start"] || kept["by"] != "ada" || kept["seq"].(float64) < 1 {
		t.Errorf("kept: %v", kept)
	}
	want(post("/piles/demo/corrections", m{"action": "revert", "reverts": kept["seq"]}), 201)
	want(post("/piles/demo/corrections", m{"action": "revert", "reverts": 9999}), 422)
	want(post("/piles/demo/corrections", m{"action": "insert", "kind": "claim", "doc": q["doc"], "start": place["start"], "end": place["end"], "exact": place["exact"]}), 422)
	correction["exact"] = "other words"
	want(post("/piles/demo/corrections", correction), 422)
	want(post("/piles/demo/corrections", m{"action": "shout"}), 422)
	want(post("/piles/demo/corrections", m{"action": 1}), 400)
	want(post("/piles/none/corrections", m{"action": "accept"}), 404)
	want(a.do(call{method: "POST", path: "/piles/demo/corrections", body: "{}"}), 415)
	want(a.do(call{method: "POST", path: "/piles/demo/corrections", body: body(m{"why": strings.Repeat("x", 2<<20)}), kind: form}), 413)
	bar := m{"action": "insert", "kind": "claim", "doc": q["doc"], "start": place["start"], "end": place["end"], "exact": place["exact"], "field": "low", "value": "12"}
	more := m{"action": "correct", "kind": "claim", "doc": q["doc"], "start": place["start"], "end": place["end"], "exact": place["exact"], "field": "measure", "value": "held"}
	batch := pageJSON{}
	want(post("/piles/demo/corrections/batch", m{"items": []any{bar, more}}), 201).into(t, &batch)
	if len(batch.Items) != 2 || batch.Items[1]["holds"] != true || batch.Items[1]["lost"] != false {
		t.Errorf("batch: %v", batch.Items)
	}
	for _, k := range batch.Items {
		want(post("/piles/demo/corrections", m{"action": "revert", "reverts": k["seq"]}), 201)
	}
	want(post("/piles/demo/corrections/batch", m{"items": []any{bar, m{"action": "shout"}}}), 422)
	want(post("/piles/demo/corrections/batch", m{"items": []any{}}), 422)
	want(post("/piles/demo/corrections/batch", m{"items": 1}), 400)
	want(post("/piles/none/corrections/batch", m{"items": []any{bar}}), 404)
	want(a.do(call{method: "POST", path: "/piles/demo/corrections/batch", body: "{}"}), 415)
	want(a.do(call{method: "POST", path: "/piles/demo/corrections/batch", body: body(m{"items": strings.Repeat("x", 2<<20)}), kind: form}), 413)
	families := pageJSON{}
	want(get("/piles/demo/quote-families?limit=2"), 200).into(t, &families)
	merger := m{"action": "merge", "kind": "quote_family", "ref": families.Items[1]["ref"], "other": families.Items[0]["ref"]}
	want(post("/piles/demo/corrections", merger), 201).into(t, &kept)
	if kept["exact"] == "" || kept["value"] == "" || kept["field"] != "family" || kept["end"] == 0.0 {
		t.Errorf("merger: %v", kept)
	}
	want(post("/piles/demo/corrections", m{"action": "revert", "reverts": kept["seq"]}), 201)
	merger["other"] = "nothing"
	want(post("/piles/demo/corrections", merger), 422)
	merger["other"], merger["value"] = q["doc"], "words that stand nowhere"
	merger["doc"], merger["start"], merger["end"], merger["exact"] = q["doc"], place["start"], place["end"], place["exact"]
	want(post("/piles/demo/corrections", merger), 422)
	merger["value"] = place["exact"]
	want(post("/piles/demo/corrections", merger), 201).into(t, &kept)
	want(post("/piles/demo/corrections", m{"action": "revert", "reverts": kept["seq"]}), 201)
	want(post("/piles/demo/corrections", m{"action": "split", "kind": "quote_family", "ref": families.Items[0]["ref"]}), 422)
	want(get("/piles/demo/corrections?limit=1"), 200).into(t, &page)
	if page.Items[0]["holds"] != false {
		t.Errorf("what was taken back: %v", page.Items[0])
	}
	want(get("/piles/demo/corrections?cursor=x"), 400)
	want(get("/piles/none/corrections"), 404)
	annotation := m{"type": "Annotation", "body": []any{"reject", "quote"}, "target": m{"source": q["doc"], "selector": m{"type": "TextPositionSelector", "start": place["start"], "end": place["end"]}}}
	imported := want(post("/piles/demo/annotations", annotation), 201)
	if !bytes.Contains(imported.body, []byte(`"problems":[]`)) {
		t.Errorf("imported: %s", imported.body)
	}
	again := want(post("/piles/demo/annotations", annotation), 201)
	if !bytes.Contains(again.body, []byte(`"corrections":[]`)) {
		t.Errorf("imported again: %s", again.body)
	}
	want(post("/piles/demo/annotations", m{"type": "Poem"}), 422)
	want(a.do(call{method: "POST", path: "/piles/demo/annotations", body: "{}", kind: "text/plain"}), 415)
	want(a.do(call{method: "POST", path: "/piles/demo/annotations", body: body(m{"x": strings.Repeat("x", 3<<20)}), kind: form}), 413)
	want(post("/piles/none/annotations", m{}), 404)

	// Exports.
	for _, f := range export.Formats() {
		want(get("/piles/demo/exports/"+string(f)), 200)
	}
	want(get("/piles/demo/exports/csv?table=quotes"), 200)
	want(get("/piles/demo/exports/csv?table=rumours"), 400)
	want(get("/piles/none/exports/csv"), 404)
	want(get("/piles/demo/exports/docx"), 404)

	// Watches.
	made := m{}
	want(post("/watches", m{"name": "boats", "query": m{"pile": "demo", "kind": "claim", "words": "boats"}, "webhook": "https://desk.example/hook"}), 201).into(t, &made)
	if made["secret"] == nil || made["webhook"] != true {
		t.Errorf("made: %v", made)
	}
	want(post("/watches", m{"name": "x", "query": m{"pile": "none", "kind": "claim"}}), 422)
	want(post("/watches", m{"name": "x", "query": 3}), 400)
	want(a.do(call{method: "POST", path: "/watches", body: "{}"}), 415)
	want(a.do(call{method: "POST", path: "/watches", body: `{"name":"` + strings.Repeat("x", 70000) + `"}`, kind: form}), 413)
	want(get("/watches?limit=1"), 200)
	want(get("/watches?limit=-1"), 400)
	at := "/watches/" + made["id"].(string)
	if shown := want(get(at), 200); bytes.Contains(shown.body, []byte("desk.example")) || bytes.Contains(shown.body, []byte("secret")) {
		t.Errorf("the webhook is shown: %s", shown.body)
	}
	want(get("/watches/none"), 404)
	want(post("/piles/demo/documents", m{"id": "fresh", "text": "The harbour office said 52 boats were lost at Nyhavn."}), 202)
	items := pageJSON{}
	want(get(at+"/items?new=true"), 200).into(t, &items)
	if len(items.Items) != 1 || items.Items[0]["new"] != true || !strings.Contains(items.Items[0]["text"].(string), "52 boats") {
		t.Errorf("what is new: %+v", items)
	}
	want(get(at+"/items?new=perhaps"), 400)
	want(get("/watches/none/items"), 404)
	want(a.do(call{method: "POST", path: at + "/visit"}), 200)
	want(a.do(call{method: "POST", path: "/watches/none/visit"}), 404)
	want(get(at+"/items?new=true"), 200).into(t, &items)
	if len(items.Items) != 0 {
		t.Errorf("new after a visit: %+v", items)
	}
	feed := want(get(at+"/feed"), 200)
	if err := xml.Unmarshal(feed.body, new(any)); err != nil && !strings.Contains(string(feed.body), "<entry>") {
		t.Errorf("feed: %v %s", err, feed.body)
	}
	want(get("/watches/none/feed"), 404)
	want(a.do(call{method: "DELETE", path: "/watches/none"}), 404)

	// Whoever has an answer already is told so.
	for path, item := range a.c.doc.Paths.Map() {
		if item.Get == nil {
			continue
		}
		list := pageJSON{}
		ref := ""
		if i := strings.Index(path, "/{ref}"); i > 0 {
			get(strings.Replace(path[:i], "{pile}", "demo", 1)).into(t, &list)
			ref = url.PathEscape(list.Items[0]["ref"].(string))
		}
		path = strings.NewReplacer("{pile}", "demo", "{doc}", "fresh", "{ref}", ref, "{watch}", made["id"].(string), "{format}", "csv").Replace(path)
		switch {
		case strings.HasSuffix(path, "/search"):
			path += "?q=boats"
		case strings.HasSuffix(path, "/compare"):
			path += "?a=fresh&b=line"
		}
		tag := want(get(path), 200).header.Get("ETag")
		again := want(a.do(call{method: "GET", path: path, header: map[string]string{"If-None-Match": `"other", ` + tag}}), 304)
		if tag == "" || len(again.body) > 0 || again.header.Get("ETag") != tag {
			t.Errorf("%s: tag %q, then %q with %d bytes", path, tag, again.header.Get("ETag"), len(again.body))
		}
	}
	want(a.do(call{method: "DELETE", path: at}), 204)

	var unseen []string
	for path, item := range a.c.doc.Paths.Map() {
		for method, op := range item.Operations() {
			for status := range op.Responses.Map() {
				if key := method + " " + path + " " + status; status != "default" && !a.c.seen[key] && status != "429" && (status != "403" || method != "GET") {
					unseen = append(unseen, key)
				}
			}
		}
	}
	sort.Strings(unseen)
	if len(unseen) > 0 {
		t.Errorf("described and not seen:\n%s", strings.Join(unseen, "\n"))
	}
}

func TestPagesAndLinesHoldTheSame(t *testing.T) {
	srv, _ := newServer(t, true, nil)
	a := &api{t, loadContract(t), srv.URL}
	for _, k := range append([]string{"documents", "quotes"}, "claims", "relations") {
		var paged []string
		for cursor := ""; ; {
			p := struct {
				Items []json.RawMessage
				Next  *string
			}{}
			a.do(call{method: "GET", path: "/piles/demo/" + k + "?limit=3&cursor=" + cursor}).into(t, &p)
			for _, it := range p.Items {
				paged = append(paged, string(it))
			}
			if p.Next == nil {
				break
			}
			cursor = *p.Next
		}
		lines := a.do(call{method: "GET", path: "/piles/demo/" + k, header: map[string]string{"Accept": "application/x-ndjson"}})
		if got := strings.TrimSpace(string(lines.body)); got != strings.Join(paged, "\n") || lines.header.Get("Content-Type") != "application/x-ndjson" {
			t.Errorf("%s: %d items in pages, %d lines", k, len(paged), strings.Count(got, "\n")+1)
		}
		three := a.do(call{method: "GET", path: "/piles/demo/" + k + "?limit=3", header: map[string]string{"Accept": "application/x-ndjson, */*;q=0.1"}})
		if n := strings.Count(string(three.body), "\n"); n != 3 {
			t.Errorf("%s: %d lines, want 3", k, n)
		}
	}
}

func TestCursorsBelongToTheirList(t *testing.T) {
	srv, _ := newServer(t, true, nil)
	a := &api{t, loadContract(t), srv.URL}
	p := pageJSON{}
	a.do(call{method: "GET", path: "/piles/demo/quotes?limit=2&type=direct"}).into(t, &p)
	if p.Next == nil {
		t.Fatal("one page")
	}
	for path, want := range map[string]int{
		"/piles/demo/quotes?type=direct&cursor=" + *p.Next:         200,
		"/piles/demo/quotes?limit=9&type=direct&cursor=" + *p.Next: 200,
		"/piles/demo/quotes?cursor=" + *p.Next:                     400,
		"/piles/demo/claims?type=direct&cursor=" + *p.Next:         400,
		"/piles/demo/quotes?type=direct&cursor=" + *p.Next + "A":   400,
		"/piles/demo/quotes?type=direct&cursor=AAAA":               400,
		"/piles/demo/quotes?type=direct&cursor=%FF":                400,
	} {
		if got := a.do(call{method: "GET", path: path}).status; got != want {
			t.Errorf("%s answers %d, want %d", path, got, want)
		}
	}
}

func TestCrossSiteRequestsChangeNothing(t *testing.T) {
	srv, _ := newServer(t, true, nil)
	for name, header := range map[string]http.Header{
		"another site":   {"Sec-Fetch-Site": {"cross-site"}},
		"another origin": {"Origin": {"https://evil.example"}},
	} {
		r, _ := http.NewRequest("POST", srv.URL+Prefix+"/piles", strings.NewReader(`{"name":"evil"}`))
		r.Header = header.Clone()
		r.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("%s: status %d", name, response.StatusCode)
		}
	}
}

// hostileValues are the usual payloads, for each place of a request.
var hostileValues = []string{
	"'", `"`, "' OR 1=1 --", `"; DROP TABLE piles; --`, `" OR ""*`, "NEAR(a b)", "a AND", "((", "*", "-", "^x", "col:x", "\x00", "\xff\xfe", "%00", "%2e%2e%2f", "../../etc/passwd",
	"..", ".", "/etc/passwd", `\\host\share`, "file:///etc/passwd", "http://169.254.169.254/", "http://[::1]/", "gopher://x", "<script>alert(1)</script>",
	"{{7*7}}", "${7*7}", "\r\nSet-Cookie: x=1", "\n", "a\u202eb", strings.Repeat("x", 5000), strings.Repeat("(", 900), strings.Repeat(`"a" `, 200), "🌊", "-1", "1e99", "null", "[]", "true",
}

func TestHostileRequests(t *testing.T) {
	srv, store := newServer(t, false, nil)
	a := &api{t, loadContract(t), srv.URL}
	for _, v := range hostileValues {
		p, q := url.PathEscape(v), url.QueryEscape(v)
		for _, path := range []string{
			"/piles/" + p, "/piles/" + p + "/documents", "/piles/demo/documents/" + p, "/piles/demo/documents/" + p + "/capture",
			"/piles/demo/quotes/" + p, "/piles/demo/exports/" + p, "/watches/" + p, "/search?q=" + q, "/piles/demo/search?q=" + q, "/piles/demo/search?q=a&outlet=" + q,
			"/piles/demo/claims?words=" + q, "/piles/demo/claims?party=" + q + "&subject=" + q + "&type=" + q, "/piles/demo/claims?since=" + q,
			"/piles/demo/quotes?doc=" + q, "/piles/demo/quotes?limit=" + q, "/piles/demo/quotes?cursor=" + q, "/piles/demo/compare?a=" + q + "&b=x", "/" + p,
		} {
			response, err := http.Get(srv.URL + Prefix + path)
			if err != nil {
				t.Fatalf("%q: %v", path, err)
			}
			response.Body.Close()
			if response.StatusCode >= 500 || response.Header.Get("Set-Cookie") != "" {
				t.Errorf("GET %.200s answers %d", path, response.StatusCode)
			}
		}
		for _, c := range []call{
			{path: "/piles", body: body(m{"name": v})},
			{path: "/piles/demo/documents", body: body(m{"text": v, "id": v, "title": v, "outlet": v, "published": v, "language": v})},
			{path: "/piles/demo/documents", body: body(m{"url": v})},
			{path: "/piles/demo/corrections", body: body(m{"action": "correct", "kind": "quote", "doc": v, "ref": v, "field": v, "value": v})},
			{path: "/piles/demo/corrections", body: v},
			{path: "/piles/demo/annotations", body: v},
			{path: "/piles/demo/check", body: body(m{"text": "31 " + v + " killed", "date": v})},
			{path: "/piles/demo/check", body: body(m{"text": "31 people were killed by " + v})},
			{path: "/watches", body: body(m{"name": v, "query": m{"pile": "demo", "kind": "claim", "words": v}, "webhook": v})},
		} {
			c.method, c.kind = "POST", "application/json"
			a.do(c)
		}
	}
	if err := store.Verify(t.Context(), func(what string) { t.Errorf("the store afterwards: %s", what) }); err != nil {
		t.Error(err)
	}
	if p := (pageJSON{}); true {
		a.do(call{method: "GET", path: "/piles/demo/documents?limit=1000"}).into(t, &p)
		for _, it := range p.Items {
			for _, f := range []string{"/capture", ""} {
				got := a.do(call{method: "GET", path: "/piles/demo/documents/" + url.PathEscape(it["id"].(string)) + f})
				if got.status != 200 || strings.Contains(got.header.Get("Content-Disposition"), "..") {
					t.Errorf("%q%s answers %d, %s", it["id"], f, got.status, got.header.Get("Content-Disposition"))
				}
			}
		}
	}
	for _, f := range export.Formats() {
		a.do(call{method: "GET", path: "/piles/demo/exports/" + string(f)})
	}
}

func FuzzCursor(f *testing.F) {
	f.Add("AAAA", "limit=3")
	f.Fuzz(func(t *testing.T, cursor, query string) {
		r := &http.Request{URL: &url.URL{Path: "/x", RawQuery: query}}
		if after, ok := openCursor(r, cursor); ok && sealCursor(r, after) != cursor {
			t.Errorf("%q opens to %q, which is sealed otherwise", cursor, after)
		}
		if after := fmt.Sprintf("%q", query); after != "" {
			if got, ok := openCursor(r, sealCursor(r, after)); !ok || got != after {
				t.Errorf("%q is lost", after)
			}
		}
	})
}

func TestTooManyIsAProblem(t *testing.T) {
	w := httptest.NewRecorder()
	TooMany(w)
	if w.Code != 429 || w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}
