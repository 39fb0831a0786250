package web

import (
	"context"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

// place is a running server with the built-in example as its pile "ferry".
type place struct {
	t *testing.T
	*httptest.Server
	desk *desk.Desk
	path string // of the store
}

var quiet = slog.New(slog.DiscardHandler)

// open serves the store at path, with background work.
func open(t *testing.T, path string, o Options) *place {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	d := desk.New(s, desk.Options{Log: quiet, Calm: 10e6})
	ctx, stop := context.WithCancel(context.Background())
	if o.Log == nil {
		o.Log = quiet
	}
	o.Context = ctx
	h, err := New(d, o)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { d.Run(ctx); close(ended) }()
	p := &place{t, httptest.NewServer(h), d, path}
	t.Cleanup(func() { stop(); p.CloseClientConnections(); p.Close(); <-ended; s.Close() })
	return p
}

// ferry serves the built-in example.
func ferry(t *testing.T, o Options) *place {
	t.Helper()
	return ferryAt(t, filepath.Join(t.TempDir(), "hearsay.db"), o)
}

func ferryAt(t *testing.T, path string, o Options) *place {
	t.Helper()
	p := open(t, path, o)
	ctx := t.Context()
	if _, _, err := p.desk.Add(ctx, "ferry", "", capture.FS(ctx, demo.Pile())); err != nil {
		t.Fatal(err)
	}
	p.update("ferry")
	return p
}

func (p *place) update(pile string) {
	p.t.Helper()
	if err := p.desk.Update(p.t.Context(), pile); err != nil {
		p.t.Fatal(err)
	}
}

// settled returns the pile once its report has all that was added: documents are still read
// in the background when Add and Update return.
func (p *place) settled(name string) hearsay.Pile {
	p.t.Helper()
	for range 600 {
		pile, err := p.desk.Store().Pile(p.t.Context(), name)
		if err != nil {
			p.t.Fatal(err)
		}
		if pile.Reported == pile.Revision {
			return pile
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.t.Fatalf("the report of %s does not come to an end", name)
	return hearsay.Pile{}
}

var noRedirect = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

func (p *place) get(path string) (int, string) {
	p.t.Helper()
	res, err := noRedirect.Get(p.URL + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// form returns the token of the forms.
func (p *place) form() string {
	p.t.Helper()
	_, body := p.get("/")
	_, rest, _ := strings.Cut(body, `name="form" value="`)
	token, _, ok := strings.Cut(rest, `"`)
	if !ok {
		p.t.Fatal("no form on the first page")
	}
	return token
}

func (p *place) post(path string, v url.Values, header ...string) (int, string, http.Header) {
	p.t.Helper()
	r, err := http.NewRequest("POST", p.URL+path, strings.NewReader(v.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	res, err := noRedirect.Do(r)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(b), res.Header
}

// addFile adds a document as a browser does.
func (p *place) addFile(pile, name, text string) (int, string) {
	p.t.Helper()
	var b strings.Builder
	m := multipart.NewWriter(&b)
	m.WriteField("form", p.form())
	f, err := m.CreateFormFile("files", name)
	if err != nil {
		p.t.Fatal(err)
	}
	io.WriteString(f, text)
	m.Close()
	res, err := noRedirect.Post(p.URL+"/p/"+url.PathEscape(pile)+"/add", m.FormDataContentType(), strings.NewReader(b.String()))
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	body, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(body)
}

// links lists the addresses of this server on a page, and fails where the page
// is not whole.
func links(t *testing.T, at, body string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var out []string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s: <%s> has an attribute %s", at, n.Data, a.Key)
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("%s: the id %q stands twice", at, a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href" && strings.HasPrefix(a.Val, "/") && n.Data == "a":
				out = append(out, a.Val)
			case a.Key == "href" && strings.HasPrefix(a.Val, "?") && n.Data == "a":
				out = append(out, strings.Split(at, "?")[0]+a.Val)
			}
		}
		if n.Data == "script" && n.FirstChild != nil {
			t.Errorf("%s: a script stands in the page", at)
		}
	}
	return out
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	p := ferry(t, Options{})
	seen := map[string]bool{"/": true}
	for queue := []string{"/"}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		status, body := p.get(at)
		switch {
		case status == http.StatusFound:
			continue // permanent links lead to documents that are looked at anyway
		case status == http.StatusUnprocessableEntity && strings.Contains(at, "/search"):
			continue
		case status != http.StatusOK:
			t.Errorf("%s: status %d", at, status)
		case len(body) > 100<<10:
			t.Errorf("%s: %d bytes", at, len(body))
		}
		if len(seen) > 150 {
			continue
		}
		for _, to := range links(t, at, body) {
			to, _, _ = strings.Cut(to, "#")
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	for _, want := range []string{"/p/ferry/", "/p/ferry/findings", "/p/ferry/log", "/p/ferry/d/spun.txt"} {
		if !seen[want] {
			t.Errorf("nothing leads to %s", want)
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d pages", len(seen))
	}
}

// quote returns a quotation of a document with the fields of its forms.
func (p *place) claim(doc string) (url.Values, string) {
	p.t.Helper()
	d, err := p.desk.Document(p.t.Context(), "ferry", doc)
	if err != nil {
		p.t.Fatal(err)
	}
	c := d.Claims[0]
	return url.Values{
		"form": {p.form()}, "kind": {"claim"}, "doc": {doc}, "exact": {c.Span.Of(d.Text)},
		"start": {itoa(c.Span.Start)}, "end": {itoa(c.Span.End)}, "back": {"/p/ferry/d/" + doc},
	}, c.ID
}

func TestReviewByForms(t *testing.T) {
	p := ferry(t, Options{})
	const doc = "southern-mail.txt"
	v, id := p.claim(doc)
	v.Set("action", "correct")
	v.Set("f.subject", "the <b>Maren Lund</b>")
	v.Set("was.subject", "")
	v.Set("why", "seen in the register")
	status, _, h := p.post("/p/ferry/review", v)
	if status != http.StatusSeeOther || h.Get("Location") != "/p/ferry/d/"+doc {
		t.Fatalf("status %d, to %s", status, h.Get("Location"))
	}
	p.update("ferry")
	d, err := p.desk.Document(t.Context(), "ferry", doc)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, c := range d.Claims {
		found = found || c.ID == id && c.Subject == "the <b>Maren Lund</b>"
	}
	if !found {
		t.Error("the correction does not count")
	}
	_, body := p.get("/p/ferry/d/" + doc)
	if !strings.Contains(body, "corrected: subject") || strings.Contains(body, "<b>Maren") {
		t.Error("the page does not mark the correction, or takes its words for markup")
	}
	_, body = p.get("/p/ferry/log")
	if !strings.Contains(body, "seen in the register") {
		t.Error("the log does not say why")
	}

	v.Set("action", "reject")
	if status, body, _ := p.post("/p/ferry/review", v, "HX-Request", "true"); status != 200 || !strings.Contains(body, "rejected") || strings.Contains(body, "<html") {
		t.Errorf("a partial answer: status %d, %.200s", status, body)
	}
	v.Set("action", "correct")
	v.Set("f.low", "many")
	v.Set("was.low", "1")
	if status, _, _ := p.post("/p/ferry/review", v); status != http.StatusUnprocessableEntity {
		t.Errorf("a number that is none: status %d", status)
	}
	log, err := p.desk.Store().Corrections(t.Context(), "ferry", 0, 100)
	if err != nil || len(log) != 2 {
		t.Errorf("the log has %d lines, %v", len(log), err)
	}
	status, _, _ = p.post("/p/ferry/review", url.Values{"form": {p.form()}, "action": {"revert"}, "reverts": {itoa(int(log[1].Seq))}})
	if status != http.StatusSeeOther {
		t.Errorf("taking back: status %d", status)
	}
}

func TestAdding(t *testing.T) {
	p := open(t, filepath.Join(t.TempDir(), "hearsay.db"), Options{})
	if status, _, h := p.post("/piles", url.Values{"form": {p.form()}, "name": {"harbour talks"}}); status != http.StatusSeeOther || h.Get("Location") != "/p/harbour%20talks/add" {
		t.Fatalf("status %d, to %s", status, h.Get("Location"))
	}
	status, _ := p.addFile("harbour talks", `..\..\etc/talks.txt`, "LINDHAVEN — At least 40 people came to the talks, the mayor said on Monday.\n")
	if status != http.StatusSeeOther {
		t.Fatalf("status %d", status)
	}
	p.update("harbour talks")
	if _, body := p.get("/p/harbour%20talks/work"); !strings.Contains(body, "talks.txt") || !strings.Contains(body, ">read<") {
		t.Errorf("the work page does not tell of it: %s", body)
	}
	if status, body := p.get("/p/harbour%20talks/d/talks.txt"); status != 200 || !strings.Contains(body, "At least 40 people") {
		t.Errorf("status %d", status)
	}
	p.addFile("harbour talks", "broken.pdf", "%PDF-1.7 and nothing else")
	p.update("harbour talks")
	if _, body := p.get("/p/harbour%20talks/work"); !strings.Contains(body, "could not be read") {
		t.Error("a failure is not told")
	}
	status, _, _ = p.post("/p/harbour%20talks/d/talks.txt/remove", url.Values{"form": {p.form()}})
	if status != 200 {
		t.Errorf("remove: status %d", status)
	}
	if status, _, _ := p.post("/p/harbour%20talks/restore", url.Values{"form": {p.form()}, "doc": {"talks.txt"}}); status != http.StatusSeeOther {
		t.Errorf("restore: status %d", status)
	}
}

func TestStoriesAndOriginsByForms(t *testing.T) {
	p := ferry(t, Options{})
	for _, tt := range []struct{ kind, action, doc, other string }{
		{"story", "split", "hadrey-post.html", ""}, {"origin", "split", "spun.txt", ""}, {"origin", "merge", "tidemark-union-count.txt", "hadrey-post.html"},
	} {
		v := url.Values{"form": {p.form()}, "kind": {tt.kind}, "action": {tt.action}, "doc": {tt.doc}, "other": {tt.other}, "exact": {""}, "start": {"0"}, "end": {"0"}}
		if status, body, _ := p.post("/p/ferry/review", v); status != http.StatusSeeOther {
			t.Errorf("%v: status %d, %.2000s", tt, status, body)
		}
	}
	p.update("ferry")
	r, err := p.desk.Store().Report(t.Context(), "ferry")
	if err != nil {
		t.Fatal(err)
	}
	if r.Parents["spun.txt"] != "" || r.Parents["tidemark-union-count.txt"] != "hadrey-post.html" {
		t.Errorf("parents %v", r.Parents)
	}
	for _, s := range r.Stories {
		if len(s.Documents) > 1 && strings.Contains(strings.Join(s.Documents, " "), "hadrey-post.html") {
			t.Errorf("the story still has it: %v", s.Documents)
		}
	}
}
