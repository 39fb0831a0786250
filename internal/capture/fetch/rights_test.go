package fetch

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

func TestReservedPagesAreLeftOutOfCrawls(t *testing.T) {
	robots := "User-agent: *\nContent-Signal: search=yes, ai-train=no\nContent-Usage: /usage train-ai=n\nContent-Usage: /usage/closed tdm=n\n"
	policy := `[{"location": "/policy/open/*", "tdm-reservation": 0}, {"location": "/policy/", "tdm-reservation": 1, "tdm-policy": "https://a.example/"}]`
	header := func(name, value, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Add(name, value)
			text("<head>"+body+"</head><body><p>The dam held.<meta name=robots content=noai>")(w, r)
		}
	}
	var closed atomic.Int32
	base, c := serve(t, map[string]http.HandlerFunc{
		"/robots.txt": text(robots),
		tdmrepPath:    text(policy),
		"/plain":      header("X-A", "b", ""),
		"/header":     header("TDM-Reservation", "1", ""),
		"/header0":    header("TDM-Reservation", "0", ""),
		"/meta":       header("X-A", "b", `<META NAME="TDM-Reservation" CONTENT="1">`),
		"/meta0":      header("TDM-Reservation", "1", `<meta name=tdm-reservation content=0>`),
		"/noai":       header("X-A", "b", `<meta name="robots" content="index, NoAI, noimageai">`),
		"/ours":       header("X-A", "b", `<meta name="hearsay" content="noml">`),
		"/theirs":     header("X-Robots-Tag", "otherbot: noai", `<meta name="otherbot" content="noai">`),
		"/tag":        header("X-Robots-Tag", "noindex, noai", ""),
		"/later":      header("X-Robots-Tag", "unavailable_after: 25 Jun 2030 15:00:00 PST", ""),
		"/usage":      header("Content-Usage", "train-ai=n, search=y", ""),
		"/bots":       header("Content-Usage", "bots=n;v=1", ""),
		"/usage/closed": func(w http.ResponseWriter, r *http.Request) {
			closed.Add(1)
			text("x")(w, r)
		},
		"/policy/a": text("<p>x"), "/policy/open/a": text("<p>x"),
		"/policy/own": header("X-A", "b", `<meta name="tdm-reservation" content="0">`),
	})
	for path, want := range map[string]string{
		"/plain": "", "/header": "header tdm-reservation", "/header0": "", "/meta": "meta tdm-reservation", "/meta0": "", "/noai": "meta robots", "/ours": "meta hearsay",
		"/theirs": "", "/tag": "header x-robots-tag", "/later": "", "/usage": "", "/bots": "header content-usage", "/usage/closed": "robots.txt content-usage",
		"/policy/a": tdmrepPath, "/policy/open/a": "", "/policy/own": "",
	} {
		before := closed.Load()
		_, err := c.Get(context.Background(), Request{URL: base + path, Crawl: true})
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", path, err)
		case want != "" && (err == nil || !strings.Contains(err.Error(), "("+want+": ") || !strings.Contains(err.Error(), ";")):
			t.Errorf("%s: error %v, want that %s reserves it", path, err, want)
		}
		if closed.Load() != before {
			t.Errorf("%s was asked for though robots.txt reserves it", path)
		}
		p, err := c.Get(context.Background(), Request{URL: base + path})
		if err != nil {
			t.Errorf("%s by itself: %v", path, err)
		}
		if want != "" && !slices.ContainsFunc(p.Signals, func(s Signal) bool { return s.From == want && s.Reserved && s.Exact != "" }) {
			t.Errorf("%s: signals %+v", path, p.Signals)
		}
		if path == "/plain" && !slices.Contains(p.Signals, Signal{"robots.txt content-signal", "search=yes, ai-train=no", false}) {
			t.Errorf("signals of robots.txt are not recorded: %+v", p.Signals)
		}
	}
}

func TestPoliciesThatCannotBeReadReserveNothing(t *testing.T) {
	for _, policy := range []string{"", "{", `{"location": "/"}`, `[{"location": 1}]`, `[null, {}]`, `[{"location": "/", "tdm-reservation": "x"}]`, strings.Repeat("[", 1<<20)} {
		base, c := serve(t, map[string]http.HandlerFunc{
			"/robots.txt": http.NotFound, tdmrepPath: func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, policy) }, "/a": text("<p>a"),
		})
		if _, err := c.Get(context.Background(), Request{URL: base + "/a", Crawl: true}); err != nil {
			t.Errorf("%.20q: %v", policy, err)
		}
	}
}

func FuzzSignals(f *testing.F) {
	f.Add([]byte(`<meta name=robots content="noai, noml">`), "noai, max-snippet: 5", "bots=n;a, tdm=y")
	f.Fuzz(func(t *testing.T, page []byte, tag, usage string) {
		for _, s := range append(metaSignals(page), headerSignals(http.Header{"X-Robots-Tag": {tag}, "Content-Usage": {usage}})...) {
			if s.From == "" || s.Exact == "" {
				t.Fatalf("signal %+v", s)
			}
		}
	})
}
