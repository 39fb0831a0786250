package sqlite

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/flow"
)

func openStore(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "piles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestAReportComesBackAsItWent(t *testing.T) {
	s := openStore(t)
	ctx := t.Context()
	if _, err := s.CreatePile(ctx, "ferry"); err != nil {
		t.Fatal(err)
	}
	want, err := flow.Report(ctx, capture.FS(ctx, demo.Pile()), flow.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for c, err := range capture.FS(ctx, demo.Pile()) {
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.Add(ctx, "ferry", "me", c)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.SaveRead(ctx, e[0].Key, "1", want.Document(c.ID), nil); err != nil {
			t.Fatal(err)
		}
		back, err := s.Annotated(ctx, e[0].Key)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Document(c.ID), back); diff != "" {
			t.Errorf("%s came back changed: %s", c.ID, diff)
		}
	}
	p, err := s.Pile(ctx, "ferry")
	if err != nil || p.Documents != 10 {
		t.Fatalf("%+v, %v", p, err)
	}
	if err := s.SaveReport(ctx, "ferry", p.Revision, want); err != nil {
		t.Fatal(err)
	}
	got, err := s.Report(ctx, "ferry")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the report came back changed: %s", diff)
	}
	hits, next, err := s.Search(ctx, hearsay.SearchQuery{Pile: "ferry", Query: `"Sela Marit" -tidemark`})
	if err != nil || len(hits) < 3 || next != "" {
		t.Errorf("%d hits, next %q, %v", len(hits), next, err)
	}
	for _, h := range hits {
		if len(h.Places) == 0 || len(h.Around) != len(h.Places) {
			t.Errorf("%s: places %v, around %q", h.ID, h.Places, h.Around)
		}
	}
	for _, kind := range []hearsay.RecordKind{hearsay.QuoteRecord, hearsay.ClaimRecord, hearsay.RelationRecord, hearsay.FindingRecord, hearsay.ClaimFamilyRecord} {
		q := hearsay.RecordQuery{Pile: "ferry", Kind: kind, Page: hearsay.Page{Limit: 3}}
		n, err := s.Count(ctx, q)
		if err != nil || n == 0 {
			t.Fatalf("%s: %d, %v", kind, n, err)
		}
		seen := map[string]bool{}
		for {
			page, next, err := s.Records(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range page {
				seen[r.Ref] = true
			}
			if next == "" {
				break
			}
			q.After = next
		}
		if len(seen) != n {
			t.Errorf("%s: %d on all pages, %d counted", kind, len(seen), n)
		}
	}
	problems := 0
	if err := s.Verify(ctx, func(p string) { problems++; t.Error(p) }); err != nil || problems > 0 {
		t.Error(err, problems)
	}
	if _, err := s.CreatePile(ctx, "ferry"); !errors.Is(err, hearsay.ErrExists) {
		t.Errorf("making it again: %v", err)
	}
}

func TestBackupIsTheStoreAtOneMoment(t *testing.T) {
	s := openStore(t)
	ctx := t.Context()
	if _, err := s.CreatePile(ctx, "p"); err != nil {
		t.Fatal(err)
	}
	var writer sync.WaitGroup
	stop := make(chan struct{})
	writer.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := s.Add(ctx, "p", "", hearsay.Capture{ID: fmt.Sprint(i), Bytes: []byte("words")}); err != nil {
				t.Error(err)
				return
			}
		}
	})
	path := filepath.Join(t.TempDir(), "copy.db")
	err := s.Backup(ctx, path)
	close(stop)
	writer.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, path); err == nil {
		t.Error("a backup was written over another file")
	}
	copied, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if err := copied.Verify(ctx, func(p string) { t.Error(p) }); err != nil {
		t.Error(err)
	}
}

func TestAStoreOfANewerVersionIsLeftAlone(t *testing.T) {
	s := openStore(t)
	if _, err := s.write.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), s.path); err == nil || !strings.Contains(err.Error(), "newer version of hearsay") {
		t.Errorf("opened with %v", err)
	}
}
