package web

import (
	"net/url"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// spun returns the text of a document of the built-in pile, spun from another.
func spun(t *testing.T) string {
	t.Helper()
	b, err := demo.Pile().(interface {
		ReadFile(string) ([]byte, error)
	}).ReadFile("spun.txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestATextIsTracedAndNothingOfItIsKept(t *testing.T) {
	p := ferry(t, Options{})
	before := p.settled("ferry")
	status, body, _ := p.post("/p/ferry/trace", url.Values{"form": {p.form()}, "text": {spun(t)}}, "Origin", p.URL)
	if status != 200 {
		t.Fatalf("status %d", status)
	}
	for _, want := range []string{"It hangs together with", "In what follows it is [", `href="/p/ferry/d/courier-overfull-ferry.html`, "The text, as read"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page is without %q", want)
		}
	}
	if strings.Contains(body, "/d/the%20text") {
		t.Error("the page leads to a document that is not in the pile")
	}
	after, err := p.desk.Store().Pile(t.Context(), "ferry")
	if err != nil || after.Revision != before.Revision || after.Documents != before.Documents {
		t.Errorf("the pile changed: %+v, %+v, %v", before, after, err)
	}
	if status, body, _ := p.post("/p/ferry/trace", url.Values{"form": {p.form()}, "text": {" \n"}}, "Origin", p.URL); status != 422 || !strings.Contains(body, "nothing to trace") {
		t.Errorf("an empty text: status %d", status)
	}
	if status, _, _ := p.post("/p/ferry/trace", url.Values{"text": {"x"}}, "Origin", p.URL); status != 403 {
		t.Errorf("without the token of the form: status %d", status)
	}
	_, body, _ = p.post("/p/ferry/trace", url.Values{"form": {p.form()}, "text": {"<script>alert(1)</script> and nothing else at all here"}}, "Origin", p.URL)
	if strings.Contains(body, "<script>alert") || !strings.Contains(body, "No document was found") {
		t.Error("a text that nobody has is not shown as text, or as found")
	}
}

func TestADocumentThatNoReportHasYetShowsItsRelatives(t *testing.T) {
	p := ferry(t, Options{})
	ctx := t.Context()
	capture := hearsay.Capture{ID: "late.txt", Source: "late.txt", MediaType: "text/plain", Bytes: []byte(strings.Replace(spun(t), "38", "83", 1))}
	entries, _, err := p.desk.Add(ctx, "ferry", "", func(yield func(hearsay.Capture, error) bool) { yield(capture, nil) })
	if err != nil {
		t.Fatal(err)
	}
	read, err := flow.One(ctx, capture, flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.desk.Store().SaveRead(ctx, entries[0].Key, flow.Version, &read, nil); err != nil {
		t.Fatal(err)
	}
	_, body := p.get("/p/ferry/d/late.txt")
	if !strings.Contains(body, "In this pile so far") || !strings.Contains(body, `href="/p/ferry/d/late.txt/trace"`) {
		t.Error("the page does not lead to what a trace finds")
	}
	status, body := p.get("/p/ferry/d/late.txt/trace")
	for _, want := range []string{"<title>In this pile so far", "It hangs together with", `href="/p/ferry/d/spun.txt`} {
		if status != 200 || !strings.Contains(body, want) {
			t.Errorf("status %d, the trace is without %q", status, want)
		}
	}
	if status, _ := p.get("/p/ferry/d/none.txt/trace"); status != 404 {
		t.Errorf("a document that is not there: status %d", status)
	}
	p.update("ferry")
	if _, body := p.get("/p/ferry/d/late.txt"); strings.Contains(body, "In this pile so far") || !strings.Contains(body, "Its relatives") {
		t.Error("the page still shows what a trace found, though the report has the document")
	}
}
