package web

import (
	"context"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

func TestAServerGoesOnWithTheLinksThatAnotherLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hearsay.db")
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.CreatePile(t.Context(), "ferry"); err != nil {
		t.Fatal(err)
	}
	const link = "http://127.0.0.1:9/left-behind" // which is refused at once, and tells so
	if _, err := desk.New(s, desk.Options{Log: quiet}).KeepLinks(t.Context(), "ferry", "ada", link); err != nil {
		t.Fatal(err)
	}
	s.Close()
	p := open(t, path, Options{})
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		left, err := p.desk.Links(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(left) == 0 {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the link is still there")
		}
	}
	if _, body := p.get("/p/ferry/work"); !strings.Contains(body, "left-behind") || !strings.Contains(body, "failed") {
		t.Errorf("the page does not tell of it: %.400s", body)
	}
}

func TestALinkThatWasTakenIsKeptWhenTheServerEnds(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "hearsay.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.CreatePile(t.Context(), "ferry"); err != nil {
		t.Fatal(err)
	}
	d := desk.New(s, desk.Options{Log: quiet})
	h, err := New(d, Options{Log: quiet, Context: ctx})
	if err != nil {
		t.Fatal(err)
	}
	p := &place{t: t, Server: httptest.NewServer(h), desk: d}
	defer p.Close()
	form := p.form()
	stop() // nothing is fetched any more
	if status, _, _ := p.post("/p/ferry/add", url.Values{"form": {form}, "links": {"https://news.example/one\nhttps://news.example/two"}}); status != 303 {
		t.Fatalf("status %d", status)
	}
	left, err := d.Links(t.Context())
	if err != nil || len(left) != 2 || left[0].URL != "https://news.example/one" || left[1].Pile != "ferry" {
		t.Errorf("%+v, %v", left, err)
	}
}
