package web

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/web/auth"
)

func itoa(n int) string { return strconv.Itoa(n) }

// payloads are words that are something else where they are not taken as words.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</textarea><script>alert(1)</script>`,
	`</title><svg onload=alert(1)>`, `javascript:alert(1)`, `{{.Form}}`, `{{printf "%s" .}}`, `${7*7}`, `<!--`, `]]>`, `&lt;script&gt;`,
	"\u202egnp.exe", "a\x1b[2Jb", `<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
}

func TestForeignWordsAreShownAsWords(t *testing.T) {
	p := open(t, filepath.Join(t.TempDir(), "hearsay.db"), Options{})
	p.post("/piles", url.Values{"form": {p.form()}, "name": {"x"}})
	text := "LINDHAVEN — At least 40 people came, “" + strings.Join(payloads, " ") + " we saw it all,” the mayor said on Monday.\n\n"
	for i, w := range payloads {
		name := strings.Map(func(r rune) rune {
			if r == '/' || r == '\\' {
				return '_'
			}
			return r
		}, w)
		if status, body := p.addFile("x", name+".txt", text+w+" and "+itoa(i+100)+" boats were lost, "+w+" told "+w+"."); status != http.StatusSeeOther && status != http.StatusBadRequest {
			t.Fatalf("%q: status %d %s", w, status, body)
		}
	}
	p.update("x")
	entries, _, err := p.desk.Store().Entries(t.Context(), "x", hearsay.Page{Limit: 100})
	if err != nil || len(entries) < len(payloads)-2 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	pages := []string{"/p/x/", "/p/x/documents", "/p/x/findings", "/p/x/quotations", "/p/x/figures", "/p/x/lineage", "/p/x/stories", "/p/x/work", "/p/x/log", "/p/x/quotes", "/p/x/claims", "/p/x/relations", "/watches", "/search"}
	for _, e := range entries {
		pages = append(pages, docAddress("x", e.ID), compareAddress("x", e.ID, entries[0].ID))
	}
	for _, w := range payloads {
		for _, key := range []string{"q", "party", "after", "type", "a", "doc", "by"} {
			for _, at := range []string{"search?in=quotations&", "quotations?", "figures?", "quotes?", "claims?", "relations?", "compare?", "log?", "edit?", "watch?kind=quote&", "../../search?in=claims&"} {
				pages = append(pages, "/p/x/"+at+key+"="+url.QueryEscape(w))
			}
		}
		pages = append(pages, "/p/"+url.PathEscape(w)+"/", "/p/x/d/"+url.PathEscape(w), "/p/x/quotes/"+url.PathEscape(w), "/login?back="+url.QueryEscape(w))
	}
	for _, w := range payloads {
		status, body, _ := p.post("/p/x/trace", url.Values{"form": {p.form()}, "text": {w}}, "Origin", p.URL)
		if status != 200 && status != 422 || strings.Contains(body, "<img") || strings.Contains(body, "<svg onload") || strings.Contains(body, `href="javascript:`) {
			t.Errorf("tracing %q: status %d", w, status)
		}
	}
	for _, at := range pages {
		status, body := p.get(at)
		if status >= 500 {
			t.Errorf("%s: status %d", at, status)
		}
		if title, _, _ := strings.Cut(body, "</title>"); strings.Contains(title, "\u202e") {
			t.Errorf("%s: its title runs the wrong way", at)
		}
		links(t, at, body) // no attribute of events or style, no script in the page
		for _, bad := range []string{"<img", "<svg onload", `href="javascript:`, "<math", "\x1b"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s holds %q", at, bad)
			}
		}
	}
}

func TestWhatComesFromElsewhereIsRefused(t *testing.T) {
	p := ferry(t, Options{})
	v, _ := p.claim("southern-mail.txt")
	v.Set("action", "accept")
	for _, tt := range []struct {
		name   string
		change func(url.Values)
		header []string
		want   int
	}{
		{"a form of this server", func(url.Values) {}, []string{"Origin", p.URL, "Sec-Fetch-Site", "same-origin"}, 303},
		{"a form of another site", func(url.Values) {}, []string{"Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"}, 403},
		{"one of another site without the newer header", func(url.Values) {}, []string{"Origin", "https://evil.example"}, 403},
		{"a form without its token", func(v url.Values) { v.Del("form") }, nil, 403},
		{"a form with another token", func(v url.Values) { v.Set("form", strings.Repeat("0", 32)) }, nil, 403},
		{"a way on that leaves the server", func(v url.Values) { v.Set("back", "//evil.example/") }, nil, 303},
		{"a way on with another header in it", func(v url.Values) { v.Set("back", "/p/ferry/\r\nSet-Cookie: a=b") }, nil, 303},
		{"an action that is none", func(v url.Values) { v.Set("action", "destroy") }, nil, 422},
		{"a place that is none", func(v url.Values) { v.Set("start", "-99999999999999999999") }, nil, 303},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := url.Values{}
			for k, x := range v {
				w[k] = x
			}
			tt.change(w)
			status, _, h := p.post("/p/ferry/review", w, tt.header...)
			if status != tt.want {
				t.Errorf("status %d, want %d", status, tt.want)
			}
			if to := h.Get("Location"); to != "" && !strings.HasPrefix(to, "/p/ferry/") || h.Get("Set-Cookie") != "" {
				t.Errorf("leads to %q, cookie %q", to, h.Get("Set-Cookie"))
			}
		})
	}
}

func TestEveryFormNeedsItsToken(t *testing.T) {
	p := ferry(t, Options{})
	for _, at := range []string{"/piles", "/login", "/logout", "/p/ferry/add", "/p/ferry/review", "/p/ferry/restore", "/p/ferry/watch", "/p/ferry/d/spun.txt/remove", "/watches/x/remove"} {
		for _, v := range []url.Values{{}, {"form": {strings.Repeat("0", 32)}}, {"form": {p.form()[:31]}}} {
			v.Set("name", "elsewhere")
			if status, _, _ := p.post(at, v); status != http.StatusForbidden {
				t.Errorf("%s with %q: status %d", at, v.Get("form"), status)
			}
		}
		if status, _, _ := p.post(at+"?form="+p.form(), url.Values{}); status != http.StatusForbidden {
			t.Errorf("%s with the token in its address: status %d", at, status)
		}
	}
	if _, err := p.desk.Store().Pile(t.Context(), "elsewhere"); err == nil {
		t.Error("a pile was made")
	}
}

func TestHeadersHoldNothingOfARequest(t *testing.T) {
	p := ferry(t, Options{})
	for _, w := range []string{"x\r\nSet-Cookie: a=b", "x\nLocation: https://evil.example/", "x\x00y", "x%0d%0aSet-Cookie:%20a=b"} {
		for _, at := range []string{"/login?back=", "/p/ferry/search?q=", "/p/ferry/quotes/", "/p/ferry/r/", "/p/ferry/d/", "/search?after="} {
			res, err := noRedirect.Get(p.URL + at + url.QueryEscape(w))
			if err != nil {
				t.Fatal(err)
			}
			res.Body.Close()
			if res.Header.Get("Set-Cookie") != "" || strings.Contains(res.Header.Get("Location"), "evil.example") || res.StatusCode >= 500 {
				t.Errorf("%s%q: status %d, %v", at, w, res.StatusCode, res.Header)
			}
		}
		status, _, h := p.post("/piles", url.Values{"form": {p.form()}, "name": {w}})
		if status >= 500 || h.Get("Set-Cookie") != "" || strings.ContainsAny(h.Get("Location"), "\r\n") {
			t.Errorf("a pile %q: status %d, %v", w, status, h)
		}
	}
}

func TestPathsLeadNowhereElse(t *testing.T) {
	p := ferry(t, Options{})
	for _, at := range []string{
		"/static/../web.go", "/static/%2e%2e/web.go", "/static/..%2fweb.go", "/static/....//web.go", `/static/..\web.go`, "/static/", "/p/ferry/d/..%2f..%2fetc%2fpasswd",
		"/p/ferry/d/%2e%2e", "/p/..%2fferry/", "/p/ferry/d/%00", "/p/ferry/d/%ff", "//evil.example/", "/p/ferry/stories/..%2f..", "/p/ferry/quotations?after=%00", "/p/ferry/findings?after=zzz",
	} {
		status, body := p.get(at)
		if status >= 500 || strings.Contains(body, "package web") || strings.Contains(body, "root:") || status == 200 && strings.Contains(body, "<pre>") {
			t.Errorf("%s: status %d, %.80s", at, status, body)
		}
	}
}

func TestLinksLeadToNoFileAndNoInnerNetwork(t *testing.T) {
	p := ferry(t, Options{})
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("the secret of the server, and some more words of it."), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, l := range []string{"file://" + secret, secret, "ftp://example.org/", "gopher://x/", "-", "https://user:pw@example.org/", "http://", "data:text/plain,x", "javascript:alert(1)", "https:/\\"} {
		status, _, _ := p.post("/p/ferry/add", url.Values{"form": {p.form()}, "links": {l}})
		if status != http.StatusUnprocessableEntity {
			t.Errorf("%q: status %d", l, status)
		}
	}
	asked := make(chan string, 10)
	inner := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked <- r.URL.Path }))
	defer inner.Close()
	port := inner.URL[strings.LastIndexByte(inner.URL, ':'):]
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"} {
		if status, _, _ := p.post("/p/ferry/add", url.Values{"form": {p.form()}, "links": {"http://" + host + port + "/inner"}}); status != http.StatusSeeOther && status != http.StatusUnprocessableEntity {
			t.Errorf("%s: status %d", host, status)
		}
	}
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		_, body := p.get("/p/ferry/work")
		if !strings.Contains(body, "is fetched") {
			if !strings.Contains(body, "failed") {
				t.Error("no failure is told")
			}
			break
		}
		if time.Now().After(end) {
			t.Fatal("links are still being fetched")
		}
	}
	select {
	case at := <-asked:
		t.Errorf("the inner network was asked for %s", at)
	default:
	}
}

func TestRoles(t *testing.T) {
	a, err := auth.Tokens(strings.NewReader("editor ada token-of-ada-1234567\nreader bo token-of-bo-12345678\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := ferry(t, Options{Auth: a})
	for _, tt := range []struct {
		token, method, path string
		want                int
	}{
		{"", "GET", "/p/ferry/", 303}, {"", "GET", "/healthz", 200}, {"", "GET", "/login", 200}, {"", "GET", "/p/ferry/events", 303}, {"wrong-token-wrong", "GET", "/", 303},
		{"token-of-bo-12345678", "GET", "/p/ferry/", 200}, {"token-of-bo-12345678", "GET", "/p/ferry/add", 403}, {"token-of-ada-1234567", "GET", "/p/ferry/add", 200},
		{"token-of-bo-12345678", "POST", "/p/ferry/review", 403}, {"", "POST", "/p/ferry/review", 401}, {"token-of-bo-12345678", "GET", "/search?q=ferry", 200},
		{"", "GET", "/search?q=ferry", 303}, {"", "GET", "/watches", 303}, {"token-of-bo-12345678", "GET", "/p/ferry/watch?kind=quote", 403}, {"token-of-bo-12345678", "POST", "/p/ferry/watch", 403},
		{"token-of-bo-12345678", "GET", "/p/ferry/quotes", 200}, {"", "GET", "/p/ferry/quotes", 303}, {"token-of-bo-12345678", "GET", "/p/ferry/edit?doc=spun.txt&id=q1", 403},
		{"token-of-bo-12345678", "POST", "/piles", 403}, {"token-of-bo-12345678", "POST", "/p/ferry/d/spun.txt/remove", 403},
	} {
		r, _ := http.NewRequest(tt.method, p.URL+tt.path, nil)
		if tt.token != "" {
			r.Header.Set("Authorization", "Bearer "+tt.token)
		}
		res, err := noRedirect.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != tt.want {
			t.Errorf("%q %s %s: status %d, want %d", tt.token, tt.method, tt.path, res.StatusCode, tt.want)
		}
	}
	_, body := p.get("/login")
	_, rest, _ := strings.Cut(body, `name="form" value="`)
	token, _, _ := strings.Cut(rest, `"`)
	status, _, h := p.post("/login", url.Values{"form": {token}, "token": {"token-of-ada-1234567"}, "back": {"https://evil.example/"}})
	cookie := h.Get("Set-Cookie")
	if status != 303 || h.Get("Location") != "/" || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Strict") {
		t.Errorf("status %d, to %s, cookie %s", status, h.Get("Location"), cookie)
	}
	if status, _, _ := p.post("/login", url.Values{"form": {token}, "token": {"wrong-token-wrong"}}); status != 401 {
		t.Errorf("a wrong token: status %d", status)
	}
}

func TestLimits(t *testing.T) {
	l := newLimiter(1, 3)
	now := time.Now()
	var got []bool
	for range 4 {
		got = append(got, l.allow("a", 1, now))
	}
	if !got[2] || got[3] || !l.allow("b", 1, now) || !l.allow("a", 1, now.Add(time.Second)) {
		t.Errorf("allowed %v", got)
	}
	p := ferry(t, Options{MaxUpload: 1000})
	if status, _ := p.addFile("ferry", "large.txt", strings.Repeat("word ", 1000)); status != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: status %d", status)
	}
	if status, _ := p.get("/p/ferry/search?q=" + strings.Repeat("word+", 2000)); status != http.StatusRequestURITooLong {
		t.Errorf("a search of 2000 words: status %d", status)
	}
	for _, path := range []string{"/", "/static/app.js", "/nowhere"} {
		res, err := http.Get(p.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if csp := res.Header.Get("Content-Security-Policy"); csp != policy || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", path, csp)
		}
	}
}

func TestPagesAreCompressedForThoseWhoTakeIt(t *testing.T) {
	p := ferry(t, Options{})
	for accept, want := range map[string]string{"gzip": "gzip", "br, gzip;q=0.5": "gzip", "": "", "gzip;q=0": "", "gzip; q=0.0": "", "br": "", "xgzip": ""} {
		for _, at := range []string{"/p/ferry/", "/static/style.css", "/static/htmx.min.js"} {
			r, _ := http.NewRequest("GET", p.URL+at, nil)
			r.Header.Set("Accept-Encoding", accept)
			res, err := noRedirect.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(res.Body)
			res.Body.Close()
			if got := res.Header.Get("Content-Encoding"); got != want || res.Header.Get("Vary") != "Accept-Encoding" || (want == "gzip") != strings.HasPrefix(string(body), "\x1f\x8b") || res.StatusCode != 200 {
				t.Errorf("%s for %q: %q", at, accept, got)
			}
			if want == "gzip" && len(body) > 25<<10 {
				t.Errorf("%s: %d bytes", at, len(body))
			}
		}
	}
}
