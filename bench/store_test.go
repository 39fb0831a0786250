package bench

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/store/postgres"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
	"github.com/hearsay-project/hearsay/internal/store/storetest"
)

var (
	storeDocs = flag.Int("docs", 10_000, "documents in the store that BenchmarkStore reads")
	storeFile = flag.String("store", "", "file or postgres:// address of that store, filled as far as it is not, and kept")
)

// BenchmarkStore fills a store with invented documents of some 330 words, six
// quotations and six claims each, and says how long each kind of call takes:
// the 95th of 100 of them, in milliseconds.
func BenchmarkStore(b *testing.B) {
	ctx := b.Context()
	path := *storeFile
	if path == "" {
		path = filepath.Join(b.TempDir(), "piles.db")
	}
	s, err := openStore(ctx, path)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if p, err := s.Pile(ctx, "bench"); err != nil || p.Reported != p.Revision {
		fillStore(ctx, b, s, *storeDocs)
	}
	if info, err := os.Stat(path); err == nil {
		b.Logf("the store has %d MB", info.Size()>>20)
	}

	id := func() string { return fmt.Sprintf("news/%06d.txt", rand.IntN(*storeDocs)) }
	records := func(q hearsay.RecordQuery) func() error {
		return func() error {
			q := q
			q.Pile = "bench"
			if q.Doc == "?" {
				q.Doc = id()
			}
			_, _, err := s.Records(ctx, q)
			return err
		}
	}
	search := func(query string) func() error {
		return func() error {
			_, _, err := s.Search(ctx, hearsay.SearchQuery{Pile: "bench", Query: query, Page: hearsay.Page{Limit: 20}})
			return err
		}
	}
	for _, call := range []struct {
		name string
		do   func() error
	}{
		{"Entry", func() error { _, err := s.Entry(ctx, "bench", id()); return err }},
		{"Entries", func() error { _, _, err := s.Entries(ctx, "bench", hearsay.Page{}); return err }},
		{"Annotated", func() error {
			e, err := s.Entry(ctx, "bench", id())
			if err == nil {
				_, err = s.Annotated(ctx, e.Key)
			}
			return err
		}},
		{"ReportDocument", func() error { _, err := s.ReportDocument(ctx, "bench", id()); return err }},
		{"Records/quotes", records(hearsay.RecordQuery{Kind: hearsay.QuoteRecord})},
		{"Records/of-document", records(hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Doc: "?"})},
		{"Records/findings-of-type", records(hearsay.RecordQuery{Kind: hearsay.FindingRecord, Type: "conflict"})},
		{"Records/by-speaker", records(hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Party: "Varga"})},
		{"Records/by-rare-word", records(hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Words: "77777"})},
		{"Records/by-subject-and-date", records(hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Subject: "Orrel", Since: "2026-06"})},
		{"Records/families", records(hearsay.RecordQuery{Kind: hearsay.ClaimFamilyRecord})},
		{"Count/claims", func() error {
			_, err := s.Count(ctx, hearsay.RecordQuery{Pile: "bench", Kind: hearsay.ClaimRecord})
			return err
		}},
		{"Search/rare-word", search("place41234")},
		{"Records/by-common-words", records(hearsay.RecordQuery{Kind: hearsay.ClaimRecord, Words: "mayor county"})},
		{"Records/without-a-word", records(hearsay.RecordQuery{Kind: hearsay.QuoteRecord, Words: "-the"})},
		{"Parents", func() error { _, err := s.Parents(ctx, "bench", id()); return err }},
		{"Search/two-words", search("place7 mayor")},
		{"Search/two-common-words", search("river people")},
		{"Search/phrase", search(`"river council"`)},
		{"Search/prefix", search("place123*")},
		{"Search/common-word", search("people")},
		{"Search/common-without", search("river -people")},
		{"Unread", func() error { _, _, err := s.Unread(ctx, flow.Version, hearsay.Page{}); return err }},
	} {
		b.Run(call.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				took = took[:0]
				for range 100 {
					begun := time.Now()
					if err := call.do(); err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(begun))
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[49].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[94].Microseconds())/1000, "p95-ms")
		})
	}
}

func openStore(ctx context.Context, path string) (hearsay.Store, error) {
	if strings.HasPrefix(path, "postgres://") {
		return postgres.Open(ctx, path)
	}
	return sqlite.Open(ctx, path)
}

func fillStore(ctx context.Context, b *testing.B, s hearsay.Store, n int) {
	begun := time.Now()
	step := func(what string) {
		b.Logf("%s: %.1f s", what, time.Since(begun).Seconds())
		begun = time.Now()
	}
	r := storetest.Grow(n, 6)
	step("documents made up")
	if _, err := s.CreatePile(ctx, "bench"); err != nil && !errors.Is(err, hearsay.ErrExists) {
		b.Fatal(err)
	}
	var all []hearsay.Entry
	for part := range slices.Chunk(r.Documents, 64) {
		var captures []hearsay.Capture
		for i := range part {
			captures = append(captures, hearsay.Capture{ID: part[i].ID, Source: part[i].ID, MediaType: "text/plain", Bytes: []byte(part[i].Text)})
		}
		entries, err := s.Add(ctx, "bench", "bench", captures...)
		if err != nil {
			b.Fatal(err)
		}
		for i, e := range entries {
			part[i].SHA256 = e.SHA256
			all = append(all, e)
		}
	}
	step("added")
	for i := range r.Documents {
		if all[i].Version == flow.Version {
			continue
		}
		if err := s.SaveRead(ctx, all[i].Key, flow.Version, &r.Documents[i], nil); err != nil {
			b.Fatal(err)
		}
	}
	step("read")
	for _, what := range []string{"report saved", "the same report saved again"} {
		p, err := s.Pile(ctx, "bench")
		if err != nil {
			b.Fatal(err)
		}
		if err := s.SaveReport(ctx, "bench", p.Revision, r); err != nil {
			b.Fatal(err)
		}
		step(what)
	}
	// hearsay serve has nothing to do then.
	if err := s.Put(ctx, "desk", "bench", []byte(flow.Version)); err != nil {
		b.Fatal(err)
	}
}
