package capture

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay/internal/capture/fetch"
)

// onLoopback is a client that reaches servers of tests.
func onLoopback() *fetch.Client {
	return fetch.New(fetch.Options{Pace: time.Millisecond, Timeout: 10 * time.Second, Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}})
}

const smallFeed = `<rss version="2.0"><channel><title>Post</title><item><title>%s</title><link>https://post.example/%s</link><description>The dam of %s held on Sunday.</description></item></channel></rss>`

func TestListsOfFeedsAreFollowedWhenAsked(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/a", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintf(w, smallFeed, "a", "a", "Aford") })
	mux.HandleFunc("/reserved", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("TDM-Reservation", "1")
		fmt.Fprintf(w, smallFeed, "b", "b", "Bford")
	})
	var list string
	mux.HandleFunc("/list", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, list) })
	mux.HandleFunc("/robots.txt", http.NotFound)
	mux.HandleFunc("/.well-known/", http.NotFound)
	server := httptest.NewServer(mux)
	defer server.Close()
	list = fmt.Sprintf(`<opml version="2.0"><body><outline xmlUrl="%[1]s/a"/><outline xmlUrl="%[1]s/reserved"/><outline xmlUrl="%[1]s/list"/><outline xmlUrl="gopher://a.example/"/></body></opml>`, server.URL)
	path := filepath.Join(t.TempDir(), "feeds.opml")
	if err := os.WriteFile(path, []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, follow := range []bool{true, false} {
		var got, failed []string
		for c, err := range Open(context.Background(), []string{path}, Options{Client: onLoopback(), Follow: follow}) {
			if err != nil {
				failed = append(failed, err.Error())
			} else {
				got = append(got, c.ID)
			}
		}
		problems := strings.Join(failed, "\n")
		if !follow {
			if len(got) > 0 || strings.Count(problems, "--follow") != 4 {
				t.Errorf("without --follow: %q\n%s", got, problems)
			}
			continue
		}
		if len(got) != 1 || got[0] != "https://post.example/a" {
			t.Errorf("captures %q", got)
		}
		// The list names itself, and is not followed in turn.
		if strings.Count(problems, "header tdm-reservation") != 1 || strings.Count(problems, "gopher://a.example/, which is no") != 1 || strings.Count(problems, "--follow") != 4 {
			t.Errorf("problems\n%s", problems)
		}
	}
}

func TestRedirectsAndRightsAreRecorded(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nContent-Signal: ai-train=no\n")
	})
	mux.HandleFunc("/.well-known/", http.NotFound)
	mux.Handle("/old", http.RedirectHandler("/new", http.StatusFound))
	mux.HandleFunc("/new", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, `<html><meta name="robots" content="noai"><p>The dam held on Sunday.`)
	})
	server := httptest.NewServer(mux)
	defer server.Close()
	n := 0
	for c, err := range Open(context.Background(), []string{server.URL + "/old"}, Options{Client: onLoopback()}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if c.URL != server.URL+"/new" || len(c.Via) != 1 || c.Via[0] != server.URL+"/old" {
			t.Errorf("URL %s via %q", c.URL, c.Via)
		}
		if len(c.Rights) != 2 || c.Rights[0].From != "robots.txt content-signal" || c.Rights[1].From != "meta robots" || c.Rights[1].Exact != "noai" {
			t.Errorf("rights %+v", c.Rights)
		}
	}
	if n != 1 {
		t.Errorf("%d captures", n)
	}
}
