//go:build unix

package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

// cpuTime is the processor time that this process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkPages times each page of a pile of 2,000 documents, or as many as
// HEARSAY_BENCH_DOCS says, and reports the 95th percentile by the clock and
// of processor time, the most processor time that one took, and the size as it is
// sent.
func BenchmarkPages(b *testing.B) {
	n := 2000
	if v, err := strconv.Atoi(os.Getenv("HEARSAY_BENCH_DOCS")); err == nil {
		n = v
	}
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(b.TempDir(), "bench.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := s.CreatePile(ctx, "many"); err != nil {
		b.Fatal(err)
	}
	r := reporttest.Many(n)
	for some := range slices.Chunk(r.Documents, 500) {
		var captures []hearsay.Capture
		for _, d := range some {
			captures = append(captures, hearsay.Capture{ID: d.ID, Source: d.ID, MediaType: "text/plain", Bytes: []byte(d.Text)})
		}
		if _, err := s.Add(ctx, "many", "", captures...); err != nil {
			b.Fatal(err)
		}
	}
	p, err := s.Pile(ctx, "many")
	if err != nil {
		b.Fatal(err)
	}
	if err := s.SaveReport(ctx, "many", p.Revision, r); err != nil {
		b.Fatal(err)
	}
	h, err := New(desk.New(s, desk.Options{Log: quiet}), Options{Log: quiet})
	if err != nil {
		b.Fatal(err)
	}
	first := r.Documents[n/2].ID
	for name, at := range map[string]string{
		"overview": "/p/many/", "documents": "/p/many/documents", "document": docAddress("many", first), "quotations": "/p/many/quotations", "figures": "/p/many/figures",
		"findings": "/p/many/findings", "lineage": "/p/many/lineage", "stories": "/p/many/stories", "claims": "/p/many/claims", "quotes": "/p/many/quotes?party=mayor", "relations": "/p/many/relations", "search": "/p/many/search?in=claims&q=barges", "all piles": "/search?q=barges",
		"story": storyOf(b, s), "compare": compareAddress("many", first, r.Documents[0].ID),
	} {
		b.Run(name, func(b *testing.B) {
			var took, worked []time.Duration
			size := 0
			for b.Loop() {
				w := httptest.NewRecorder()
				r := httptest.NewRequest("GET", at, nil)
				r.Header.Set("Accept-Encoding", "gzip")
				start, before := time.Now(), cpuTime()
				h.ServeHTTP(w, r)
				took, worked = append(took, time.Since(start)), append(worked, cpuTime()-before)
				if w.Code != http.StatusOK {
					b.Fatal(fmt.Errorf("%s: status %d", at, w.Code))
				}
				size = w.Body.Len()
			}
			for unit, all := range map[string][]time.Duration{"p95-ms": took, "p95-cpu-ms": worked} {
				slices.Sort(all)
				b.ReportMetric(float64(all[len(all)*95/100].Microseconds())/1000, unit)
			}
			b.ReportMetric(float64(slices.Max(worked).Microseconds())/1000, "most-cpu-ms")
			b.ReportMetric(float64(size)/1000, "kB")
		})
	}
}

// storyOf returns the address of the story of the pile.
func storyOf(b *testing.B, s hearsay.Store) string {
	b.Helper()
	found, _, err := s.Records(b.Context(), hearsay.RecordQuery{Pile: "many", Kind: hearsay.StoryRecord, Page: hearsay.Page{Limit: 1}})
	if err != nil || len(found) == 0 {
		b.Fatal(found, err)
	}
	return "/p/many/stories/" + found[0].Ref
}
