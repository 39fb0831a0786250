package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func piles(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	for _, name := range []string{"zebra", "ferry", "річка"} {
		p, err := s.CreatePile(ctx, name)
		ok(t, err)
		if p.Name != name || p.Revision < 1 || p.Reported != 0 || p.Documents != 0 || p.Created.IsZero() {
			t.Errorf("a new pile is %+v", p)
		}
	}
	if _, err := s.CreatePile(ctx, "ferry"); !errors.Is(err, hearsay.ErrExists) {
		t.Errorf("the same again: %v", err)
	}
	list, err := s.Piles(ctx)
	ok(t, err)
	var names []string
	for _, p := range list {
		names = append(names, p.Name)
	}
	same(t, "names", names, []string{"ferry", "zebra", "річка"})
	ok(t, s.RemovePile(ctx, "zebra"))
	if _, err := s.Pile(ctx, "zebra"); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("a pile that was removed: %v", err)
	}
	makePile(t, s, "zebra")
}

func noPile(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	for name, call := range map[string]func() error{
		"Pile":        func() error { _, err := s.Pile(ctx, "x"); return err },
		"RemovePile":  func() error { return s.RemovePile(ctx, "x") },
		"Add":         func() error { _, err := s.Add(ctx, "x", "", text("a", "b")); return err },
		"Remove":      func() error { return s.Remove(ctx, "x", "a") },
		"Restore":     func() error { return s.Restore(ctx, "x", "a") },
		"Entry":       func() error { _, err := s.Entry(ctx, "x", "a"); return err },
		"Entries":     func() error { _, _, err := s.Entries(ctx, "x", hearsay.Page{}); return err },
		"SaveReport":  func() error { return s.SaveReport(ctx, "x", 1, &hearsay.Report{}) },
		"Report":      func() error { _, err := s.Report(ctx, "x"); return err },
		"Records":     func() error { _, _, err := s.Records(ctx, hearsay.RecordQuery{Pile: "x"}); return err },
		"Count":       func() error { _, err := s.Count(ctx, hearsay.RecordQuery{Pile: "x"}); return err },
		"Search":      func() error { _, _, err := s.Search(ctx, hearsay.SearchQuery{Pile: "x", Query: "a"}); return err },
		"Review":      func() error { _, err := s.Review(ctx, hearsay.Correction{Pile: "x"}); return err },
		"Corrections": func() error { _, err := s.Corrections(ctx, "x", 0, 0); return err },
		"Capture":     func() error { _, err := s.Capture(ctx, "x"); return err },
		"Annotated":   func() error { _, err := s.Annotated(ctx, "x"); return err },
		"SaveRead":    func() error { return s.SaveRead(ctx, "x", version, &hearsay.Annotated{}, nil) },
		"Get":         func() error { _, err := s.Get(ctx, "x", "y"); return err },
		"ReportDocument": func() error {
			_, err := s.ReportDocument(ctx, "x", "a")
			return err
		},
	} {
		if err := call(); !errors.Is(err, hearsay.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func capturesComeBack(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	want := hearsay.Capture{
		ID: "https://gazette.example/a?b=1", Source: "https://gazette.example/a?b=1", MediaType: "text/html", Charset: "windows-1251",
		URL: "https://gazette.example/a", Bytes: []byte("\xff\x00<p>binary\r\n"), Given: hearsay.Given{Title: "T", Published: "2026"},
		Via: []string{"https://gazette.example/old"}, Rights: []hearsay.Right{{From: "meta robots", Exact: "noai"}},
	}
	e := add(t, s, "p", want)[0]
	got, err := s.Capture(t.Context(), e.Key)
	ok(t, err)
	want.SHA256 = e.SHA256
	same(t, "capture", got, want)
	if e.By != "ada" || e.Added.IsZero() || !e.Removed.IsZero() || e.Version != "" || e.Pile != "p" || len(e.SHA256) != 64 || e.URL != want.URL {
		t.Errorf("entry %+v", e)
	}
	empty := add(t, s, "p", text("empty", ""))[0]
	if got, err := s.Capture(t.Context(), empty.Key); err != nil || len(got.Bytes) != 0 {
		t.Errorf("an empty capture: %v, %v", got, err)
	}
	big := text("big", strings.Repeat("the river rose ", 1<<17))
	if got, err := s.Capture(t.Context(), add(t, s, "p", big)[0].Key); err != nil || string(got.Bytes) != string(big.Bytes) {
		t.Errorf("a capture of %d bytes: %d, %v", len(big.Bytes), len(got.Bytes), err)
	}
}

func addingAgain(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	first := add(t, s, "p", text("a", "one"), text("b", "two"))
	before := pileOf(t, s, "p")
	same(t, "entries", add(t, s, "p", text("b", "two"), text("a", "one")), []hearsay.Entry{first[1], first[0]})
	same(t, "pile", pileOf(t, s, "p"), before)
	twice := add(t, s, "p", text("c", "three"), text("c", "three"))
	same(t, "one call with the same twice", twice[0], twice[1])
	if p := pileOf(t, s, "p"); p.Documents != 3 || p.Revision <= before.Revision {
		t.Errorf("pile %+v after %+v", p, before)
	}
}

func versions(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	got := ids(add(t, s, "p", text("a", "one"), text("a", "two"), text("a", "one"), text("a", "three"), text("a", "two")))
	same(t, "IDs", got, []string{"a", "a~2", "a", "a~3", "a~2"})
	e, err := s.Entry(t.Context(), "p", "a~2")
	ok(t, err)
	c, err := s.Capture(t.Context(), e.Key)
	ok(t, err)
	if c.ID != "a~2" || string(c.Bytes) != "two" {
		t.Errorf("capture of a~2 is %q: %q", c.ID, c.Bytes)
	}
	// A document that is really called so stands beside the versions.
	same(t, "IDs", ids(add(t, s, "p", text("b~2", "x"), text("b", "y"), text("b", "z"))), []string{"b~2", "b", "b~3"})
}

func allOrNone(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	none, err := s.Add(t.Context(), "p", "")
	if err != nil || len(none) != 0 {
		t.Errorf("no captures: %v, %v", none, err)
	}
	before := pileOf(t, s, "p")
	if _, err := s.Add(t.Context(), "nowhere", "", text("a", "one"), text("b", "two")); err == nil {
		t.Error("captures were put into no pile")
	}
	same(t, "pile", pileOf(t, s, "p"), before)
}

func twoPiles(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	makePile(t, s, "q")
	a, b := add(t, s, "p", text("a", "one"))[0], add(t, s, "q", text("a", "one"))[0]
	if a.Key != b.Key {
		t.Error("the same capture has two keys")
	}
	if other := add(t, s, "q", hearsay.Capture{ID: "a", Source: "elsewhere", MediaType: "text/plain", Bytes: []byte("x")})[0]; other.Key == a.Key {
		t.Error("two captures have one key")
	}
	ok(t, s.Remove(t.Context(), "p", "a"))
	keys, _, err := s.Unread(t.Context(), version, hearsay.Page{})
	ok(t, err)
	if len(keys) != 2 || !slices.Contains(keys, a.Key) {
		t.Errorf("unread are %v", keys)
	}
	before := pileOf(t, s, "q")
	r := Grow(1, 1)
	r.Documents[0].ID = "a"
	read(t, s, b, &hearsay.Annotated{Document: hearsay.Document{Text: "one"}})
	if pileOf(t, s, "q").Revision <= before.Revision {
		t.Error("reading a document does not change its pile")
	}
}

func removing(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	makePile(t, s, "p")
	add(t, s, "p", text("a", "one"), text("b", "two"))
	before := pileOf(t, s, "p")
	ok(t, s.Remove(ctx, "p", "a"))
	ok(t, s.Remove(ctx, "p", "a"))
	p := pileOf(t, s, "p")
	if p.Documents != 1 || p.Revision <= before.Revision {
		t.Errorf("pile %+v after %+v", p, before)
	}
	same(t, "entries", allEntries(t, s, "p", 10), []string{"b"})
	e, err := s.Entry(ctx, "p", "a")
	ok(t, err)
	if e.Removed.IsZero() {
		t.Error("the entry does not say that it was removed")
	}
	ok(t, s.Restore(ctx, "p", "a"))
	ok(t, s.Restore(ctx, "p", "a"))
	same(t, "entries", allEntries(t, s, "p", 10), []string{"a", "b"})
	ok(t, s.Remove(ctx, "p", "b"))
	if e := add(t, s, "p", text("b", "two"))[0]; e.ID != "b" || !e.Removed.IsZero() {
		t.Errorf("added again it is %+v", e)
	}
	if p := pileOf(t, s, "p"); p.Documents != 2 {
		t.Errorf("pile %+v", p)
	}
	if err := s.Remove(ctx, "p", "none"); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("a document that is not there: %v", err)
	}
}

func entriesInOrder(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	var want []string
	for _, id := range []string{"Z", "a", "a b", "a/b", "b~", "é", "ё", "界"} {
		add(t, s, "p", text(id, id))
		want = append(want, id)
	}
	slices.Sort(want)
	for limit := 1; limit < 10; limit++ {
		same(t, fmt.Sprintf("pages of %d", limit), allEntries(t, s, "p", limit), want)
	}
	var wg sync.WaitGroup
	wg.Go(func() {
		for i := range 40 {
			if _, err := s.Add(t.Context(), "p", "", text(fmt.Sprintf("new %02d", i), "x")); err != nil {
				t.Error(err)
			}
		}
	})
	for range 5 {
		got := allEntries(t, s, "p", 3)
		if !slices.IsSorted(got) {
			t.Errorf("entries are not in order: %v", got)
		}
		for _, id := range want {
			if !slices.Contains(got, id) {
				t.Errorf("%q was left out while others wrote", id)
			}
		}
	}
	wg.Wait()
}
