package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func reviewLog(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	makePile(t, s, "p")
	makePile(t, s, "q")
	before := pileOf(t, s, "p")
	var want []hearsay.Correction
	for i := range 7 {
		pile := "p"
		if i == 3 {
			pile = "q"
		}
		c := hearsay.Correction{
			Pile: pile, Action: hearsay.Correct, Kind: hearsay.QuoteRecord, Doc: "a", Other: "b", Ref: "r", Span: hearsay.Span{Start: 1, End: 4},
			Exact: "Гай", Field: "speaker", Value: "Petra Lind", By: "ada", Why: fmt.Sprint("because ", i),
		}
		if i == 6 {
			c.Action, c.Reverts = hearsay.Revert, 2
		}
		got, err := s.Review(ctx, c)
		ok(t, err)
		if got.Seq != int64(i+1) || got.At.IsZero() {
			t.Errorf("correction %d is %+v", i, got)
		}
		if pile == "p" {
			want = append(want, got)
		}
	}
	list, err := s.Corrections(ctx, "p", 0, 100)
	ok(t, err)
	same(t, "log", list, want)
	list, err = s.Corrections(ctx, "p", 2, 2)
	ok(t, err)
	same(t, "part of the log", list, want[2:4])
	if pileOf(t, s, "p").Revision <= before.Revision {
		t.Error("corrections do not change the pile")
	}
	ok(t, s.RemovePile(ctx, "p"))
	makePile(t, s, "p")
	if list, err := s.Corrections(ctx, "p", 0, 10); err != nil || len(list) > 0 {
		t.Errorf("a new pile has the corrections of a former one of its name: %v, %v", list, err)
	}
}

func smallValues(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	ok(t, s.Put(ctx, "token", "b", []byte("one")))
	ok(t, s.Put(ctx, "token", "a", []byte{0, 0xff}))
	ok(t, s.Put(ctx, "token", "b", []byte("two")))
	ok(t, s.Put(ctx, "watch", "c", nil))
	keys, err := s.Keys(ctx, "token")
	ok(t, err)
	same(t, "keys", keys, []string{"a", "b"})
	for key, want := range map[string]string{"a": "\x00\xff", "b": "two"} {
		if got, err := s.Get(ctx, "token", key); err != nil || string(got) != want {
			t.Errorf("%s is %q, %v", key, got, err)
		}
	}
	if got, err := s.Get(ctx, "watch", "c"); err != nil || len(got) != 0 {
		t.Errorf("an empty value is %q, %v", got, err)
	}
	ok(t, s.Delete(ctx, "token", "a"))
	ok(t, s.Delete(ctx, "token", "a"))
	if _, err := s.Get(ctx, "token", "a"); !errors.Is(err, hearsay.ErrNotFound) {
		t.Errorf("a value that was forgotten: %v", err)
	}
}

func sweep(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	makePile(t, s, "p")
	makePile(t, s, "q")
	r := Grow(6, 1)
	fill(t, s, "p", r)
	report(t, s, "p", r)
	e := add(t, s, "q", text(r.Documents[0].ID, r.Documents[0].Text))[0]
	if n, err := s.Sweep(ctx); err != nil || n != 0 {
		t.Errorf("%d swept while all are in use, %v", n, err)
	}
	ok(t, s.Remove(ctx, "p", r.Documents[1].ID))
	if n, err := s.Sweep(ctx); err != nil || n != 0 {
		t.Errorf("%d swept that could be restored, %v", n, err)
	}
	got, err := s.Report(ctx, "p")
	ok(t, err)
	same(t, "report after a sweep", got, r)
	ok(t, s.RemovePile(ctx, "p"))
	if n, err := s.Sweep(ctx); err != nil || n != 5 {
		t.Errorf("%d swept, %v, want 5", n, err)
	}
	if _, err := s.Capture(ctx, e.Key); err != nil {
		t.Errorf("a capture of another pile: %v", err)
	}
	same(t, "found", search(t, s, hearsay.SearchQuery{Query: "people"}, 10), []string{e.ID})
}

func manyAtOnce(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	r := Grow(40, 1)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var readers, writers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for last := 0; ctx.Err() == nil; {
				p, err := s.Pile(t.Context(), "p")
				if err != nil || p.Documents < last {
					t.Errorf("%d documents after %d, %v", p.Documents, last, err)
					return
				}
				last = p.Documents
				list, _, err := s.Entries(t.Context(), "p", hearsay.Page{Limit: 1000})
				if err != nil || len(list) < last {
					t.Errorf("%d entries of %d, %v", len(list), last, err)
					return
				}
				if _, _, err := s.Search(t.Context(), hearsay.SearchQuery{Pile: "p", Query: "people -river"}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for w := range 4 {
		writers.Go(func() {
			for i := w; i < len(r.Documents); i += 4 {
				d := &r.Documents[i]
				entries, err := s.Add(t.Context(), "p", "", text(d.ID, d.Text))
				if err == nil {
					d.SHA256 = entries[0].SHA256
					err = s.SaveRead(t.Context(), entries[0].Key, version, d, nil)
				}
				if err == nil {
					_, err = s.Review(t.Context(), hearsay.Correction{Pile: "p", Action: hearsay.Accept})
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	writers.Wait()
	cancel()
	readers.Wait()
	if got := allEntries(t, s, "p", 7); len(got) != 40 {
		t.Errorf("%d entries", len(got))
	}
	if log, err := s.Corrections(t.Context(), "p", 0, 100); err != nil || len(log) != 40 || log[39].Seq != 40 {
		t.Errorf("%d lines in the log, %v", len(log), err)
	}
}

func cancelled(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Add(ctx, "p", "", text("a", "one")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := s.Piles(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if p := pileOf(t, s, "p"); p.Documents != 0 {
		t.Errorf("pile %+v", p)
	}
}

func wrongCursors(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	makePile(t, s, "p")
	r := Grow(4, 1)
	fill(t, s, "p", r)
	report(t, s, "p", r)
	_, other, err := s.Entries(ctx, "p", hearsay.Page{Limit: 1})
	ok(t, err)
	for _, after := range []string{"nonsense", "AAAA", "WyJ4Il0", "' OR 1=1", other} {
		page := hearsay.Page{After: after}
		calls := map[string]func() error{
			"Records": func() error {
				_, _, err := s.Records(ctx, hearsay.RecordQuery{Pile: "p", Kind: hearsay.QuoteRecord, Page: page})
				return err
			},
			"Search": func() error {
				_, _, err := s.Search(ctx, hearsay.SearchQuery{Pile: "p", Query: "a", Page: page})
				return err
			},
			"Unread": func() error { _, _, err := s.Unread(ctx, version, page); return err },
		}
		if after != other {
			calls["Entries"] = func() error { _, _, err := s.Entries(ctx, "p", page); return err }
		}
		for name, call := range calls {
			if err := call(); !errors.Is(err, hearsay.ErrCursor) {
				t.Errorf("%s after %q: %v", name, after, err)
			}
		}
	}
}

func hostileNames(t *testing.T, s hearsay.Store) {
	ctx := t.Context()
	for _, name := range []string{`a'; DROP TABLE piles; --`, "\u202egnp", "a\nb", strings.Repeat("x", 3000), "%s_%"} {
		makePile(t, s, name)
		e := add(t, s, name, text(name, "words"), text("\xff\x00bad", "words"))
		for i := range e {
			read(t, s, e[i], &hearsay.Annotated{Document: hearsay.Document{Text: "words \u0000 and more", Title: hearsay.Field{Value: name}}})
			if got, err := s.Entry(ctx, name, e[i].ID); err != nil || got.ID != e[i].ID || got.Version != version {
				t.Errorf("%q: %+v, %v", e[i].ID, got, err)
			}
		}
		same(t, "found", search(t, s, hearsay.SearchQuery{Pile: name, Query: "more"}, 1), allEntries(t, s, name, 1))
	}
}

// reportsAtOnce saves more reports at once than a store has connections.
func reportsAtOnce(t *testing.T, s hearsay.Store) {
	makePile(t, s, "p")
	makePile(t, s, "q")
	r := Grow(3, 1)
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			pile := "p"
			if i%4 == 0 {
				pile = "q"
			}
			if err := s.SaveReport(t.Context(), pile, 1, r); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got, err := s.Report(t.Context(), "q")
	ok(t, err)
	same(t, "report", got, r)
}
