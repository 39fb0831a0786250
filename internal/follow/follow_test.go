package follow

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture/fetch"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

// site is a web site whose pages a test changes.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
	asked map[string]int
	codes map[string]int // of answers, as 503
	wait  string         // Retry-After of those
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{pages: map[string]string{}, asked: map[string]int{}, codes: map[string]int{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.asked[r.URL.Path]++
		if code := s.codes[r.URL.Path]; code != 0 {
			w.Header().Set("Retry-After", s.wait)
			w.WriteHeader(code)
			return
		}
		body, ok := s.pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		tag := fmt.Sprintf(`"%x"`, sha256.Sum256([]byte(body)))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if strings.HasSuffix(r.URL.Path, ".html") {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) set(path, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = body
}

// page is a page with furniture that differs from request to request.
func page(n int, text string) string {
	return fmt.Sprintf(`<html><head><title>Dam holds</title></head><body data-token="%d"><h1>Dam holds</h1><article><p>%s</p>
<p>The governor of the province said that engineers had been watching the dam since Friday, when the rain began to fall in the hills.</p></article></body></html>`, n, text)
}

const first = "The river rose by two metres on Sunday and 1,200 people had to leave their homes in the town of Lindhaven, the mayor said."

// follower opens the store at path, as a program does that starts.
func follower(t *testing.T, path string, now func() time.Time) (*Follower, hearsay.Store) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	client := fetch.New(fetch.Options{Pace: time.Millisecond, Timeout: 10 * time.Second, Private: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}})
	return New(desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)}), Options{Client: client, By: "me", now: now}), s
}

// look looks at what is due and tells what it has found, a line each.
func look(t *testing.T, f *Follower) []string {
	t.Helper()
	var out []string
	_, err := f.Look(t.Context(), "p", false, func(e Event) {
		switch {
		case e.Problem != "":
			out = append(out, "problem "+e.Problem)
		case e.Old == nil:
			out = append(out, "new "+e.Entry.ID)
		default:
			out = append(out, "changed "+e.Old.ID+" "+e.Entry.ID)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestEachChangeOfWordsIsAVersion(t *testing.T) {
	s, path := newSite(t), filepath.Join(t.TempDir(), "piles.db")
	at := s.URL + "/a.html"
	clock := time.Date(2031, 5, 2, 10, 0, 0, 0, time.UTC)
	f, store := follower(t, path, func() time.Time { return clock })
	s.set("/a.html", page(1, first))
	if err := f.Follow(t.Context(), Source{Pile: "p", URL: at, Every: time.Hour}); err != nil {
		t.Fatal(err)
	}
	expect(t, "first look", look(t, f), "new "+at)
	expect(t, "before it is due", look(t, f))
	clock = clock.Add(time.Hour)
	expect(t, "unchanged", look(t, f))
	s.set("/a.html", page(2, first))
	clock = clock.Add(time.Hour)
	expect(t, "other furniture", look(t, f))

	// A restart goes on where the other ended.
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	f, store = follower(t, path, func() time.Time { return clock })
	defer store.Close()
	expect(t, "after a restart, not due", look(t, f))
	clock = clock.Add(time.Hour)
	second := strings.Replace(first, "1,200", "1,400", 1)
	s.set("/a.html", page(3, second))
	expect(t, "changed figure", look(t, f), "changed "+at+" "+at+"~2")
	clock = clock.Add(time.Hour)
	s.set("/a.html", page(4, strings.Replace(second, "two", "three", 1)))
	expect(t, "changed again", look(t, f), "changed "+at+"~2 "+at+"~3")
	clock = clock.Add(time.Hour)
	s.set("/a.html", page(1, first))
	expect(t, "back to the first version", look(t, f), "changed "+at+"~3 "+at)
	clock = clock.Add(time.Hour)
	expect(t, "still the first", look(t, f))

	e, err := store.Entry(t.Context(), "p", at+"~2")
	if err != nil {
		t.Fatal(err)
	}
	c, err := store.Capture(t.Context(), e.Key)
	if err != nil || string(c.Bytes) != page(3, second) || e.By != "me" {
		t.Errorf("the kept version is %q by %s, error %v", c.Bytes, e.By, err)
	}
}

func TestEntriesOfFeeds(t *testing.T) {
	s := newSite(t)
	feed := func(items ...string) string {
		return `<rss version="2.0"><channel><title>Post</title>` + strings.Join(items, "") + `</channel></rss>`
	}
	item := func(path, text string) string {
		return fmt.Sprintf(`<item><title>About %[2]s</title><link>%[1]s%[2]s</link><description>%[3]s</description></item>`, s.URL, path, text)
	}
	clock := time.Date(2031, 5, 2, 10, 0, 0, 0, time.UTC)
	f, store := follower(t, filepath.Join(t.TempDir(), "piles.db"), func() time.Time { return clock })
	defer store.Close()
	if err := f.Follow(t.Context(), Source{Pile: "p", URL: s.URL + "/feed", Every: time.Hour}); err != nil {
		t.Fatal(err)
	}
	s.set("/feed", feed(item("/a.html", "The dam held on Sunday."), item("/b.html", "The river rose by a metre.")))
	expect(t, "first look", look(t, f), "new "+s.URL+"/a.html", "new "+s.URL+"/b.html")
	clock = clock.Add(time.Hour)
	s.set("/feed", feed(item("/c.html", "The rain has ended."), item("/a.html", "The dam held on Sunday and Monday.")))
	expect(t, "second look", look(t, f), "new "+s.URL+"/c.html", "changed "+s.URL+"/a.html "+s.URL+"/a.html~2")
	if s.asked["/a.html"] > 0 {
		t.Error("a page was fetched that the feed leads to")
	}

	// With their pages.
	s.set("/a.html", page(1, first))
	s.set("/robots.txt", "User-agent: *\nDisallow: /c.html\n")
	g, other := follower(t, filepath.Join(t.TempDir(), "piles.db"), func() time.Time { return clock })
	defer other.Close()
	if err := g.Follow(t.Context(), Source{Pile: "p", URL: s.URL + "/feed", Every: time.Hour, Pages: true}); err != nil {
		t.Fatal(err)
	}
	got := look(t, g)
	if len(got) != 2 || !strings.Contains(got[0], "/c.html: may not be fetched") || got[1] != "new "+s.URL+"/a.html" {
		t.Errorf("with pages: %q", got)
	}
	clock = clock.Add(time.Hour)
	expect(t, "nothing new", look(t, g))
	if s.asked["/a.html"] != 1 {
		t.Errorf("the page of an unchanged entry was asked for %d times", s.asked["/a.html"])
	}
}

func TestSitesThatFailAreAskedLessOften(t *testing.T) {
	s := newSite(t)
	clock := time.Date(2031, 5, 2, 10, 0, 0, 0, time.UTC)
	f, store := follower(t, filepath.Join(t.TempDir(), "piles.db"), func() time.Time { return clock })
	defer store.Close()
	for _, path := range []string{"/gone.html", "/busy.html", "/good.html"} {
		if err := f.Follow(t.Context(), Source{Pile: "p", URL: s.URL + path, Every: time.Hour}); err != nil {
			t.Fatal(err)
		}
	}
	s.set("/good.html", page(1, first))
	s.codes["/busy.html"], s.wait = http.StatusServiceUnavailable, "21600"
	got := look(t, f)
	if len(got) != 3 || !strings.Contains(got[0], "busy.html: answered with the status 503") || got[1] != "problem "+s.URL+"/gone.html: does not exist any more; look for it in a web archive." && got[1] != "new "+s.URL+"/good.html" {
		t.Errorf("first look: %q", got)
	}
	next := func(path string) time.Duration {
		all, err := f.List(t.Context(), "p")
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(all, func(x Source) bool { return x.URL == s.URL+path })
		return all[i].Next.Sub(clock)
	}
	if next("/busy.html") != 6*time.Hour || next("/gone.html") != time.Hour || next("/good.html") != time.Hour {
		t.Errorf("next in %v, %v, %v", next("/busy.html"), next("/gone.html"), next("/good.html"))
	}
	for range 7 {
		clock = clock.Add(24 * time.Hour)
		look(t, f)
	}
	if next("/gone.html") != maxPause || next("/good.html") != time.Hour {
		t.Errorf("after failures: next in %v, of the one that answers in %v", next("/gone.html"), next("/good.html"))
	}
	s.set("/gone.html", page(1, first))
	clock = clock.Add(24 * time.Hour)
	look(t, f)
	if next("/gone.html") != time.Hour {
		t.Errorf("back again: next in %v", next("/gone.html"))
	}
}

func TestFollowAndForget(t *testing.T) {
	f, store := follower(t, filepath.Join(t.TempDir(), "piles.db"), nil)
	defer store.Close()
	ctx := t.Context()
	for _, bad := range []Source{
		{Pile: "p", URL: "ftp://a.example/", Every: time.Hour}, {Pile: "p", URL: "https://", Every: time.Hour}, {Pile: "", URL: "https://a.example/", Every: time.Hour},
		{Pile: "p", URL: "https://a.example/", Every: time.Second}, {Pile: "p", URL: "https://u:p@a.example/", Every: time.Hour},
	} {
		if err := f.Follow(ctx, bad); err == nil {
			t.Errorf("%+v is followed", bad)
		}
	}
	for _, pile := range []string{"p", "q"} {
		if err := f.Follow(ctx, Source{Pile: pile, URL: "https://a.example/", Every: time.Hour}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Forget(ctx, "p", "https://a.example/"); err != nil {
		t.Fatal(err)
	}
	if err := f.Forget(ctx, "p", "https://a.example/"); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("forgotten twice: %v", err)
	}
	if all, err := f.List(ctx, "p"); err != nil || len(all) != 0 {
		t.Errorf("p follows %v, error %v", all, err)
	}
	if all, err := f.List(ctx, "q"); err != nil || len(all) != 1 {
		t.Errorf("q follows %v, error %v", all, err)
	}
	if due, err := f.Due(ctx, "p"); err != nil || !due.IsZero() {
		t.Errorf("due at %v, error %v", due, err)
	}
}

func TestLookEndsWithItsContext(t *testing.T) {
	s := newSite(t)
	f, store := follower(t, filepath.Join(t.TempDir(), "piles.db"), nil)
	defer store.Close()
	if err := f.Follow(t.Context(), Source{Pile: "p", URL: s.URL + "/a.html", Every: time.Hour}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Look(ctx, "p", false, func(Event) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestRunLooksAtAllPilesUntilItsEnd(t *testing.T) {
	s := newSite(t)
	s.set("/a.html", page(1, first))
	f, store := follower(t, filepath.Join(t.TempDir(), "piles.db"), nil)
	defer store.Close()
	for pile, address := range map[string]string{"p": "/a.html", "q": "/a.html", "r": "/missing.html"} {
		if err := f.Follow(t.Context(), Source{Pile: pile, URL: s.URL + address, Every: time.Hour}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, end := context.WithCancel(t.Context())
	var got []string
	f.Run(ctx, func(pile string, ev Event) {
		what := "problem"
		if ev.Problem == "" {
			what = ev.Entry.ID
		}
		if got = append(got, pile+" "+what); len(got) == 3 {
			end()
		}
	})
	expect(t, "the first round", got, "p "+s.URL+"/a.html", "q "+s.URL+"/a.html", "r problem")
	if _, err := store.Entry(t.Context(), "q", s.URL+"/a.html"); err != nil {
		t.Errorf("what was found is not kept: %v", err)
	}
}
