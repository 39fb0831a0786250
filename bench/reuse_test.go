// Package bench holds the timings of hearsay. README.md says how to run them
// and what they came to.
package bench

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

// BenchmarkLinkVariations links copies and variations of one article of real
// length: the pile in which everything is related to everything.
func BenchmarkLinkVariations(b *testing.B) {
	for _, n := range []int{250, 500, 1000, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			benchLink(b, grow.Grow(grow.Articles(1, 1), grow.Options{PerSeed: n}).Documents)
		})
	}
}

// BenchmarkLinkFamilies links many articles, each with eight descendants.
func BenchmarkLinkFamilies(b *testing.B) {
	for _, n := range []int{1000, 10_000, 40_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			benchLink(b, grow.Grow(grow.Articles(1, n/8), grow.Options{PerSeed: 8}).Documents)
		})
	}
}

func benchLink(b *testing.B, docs []hearsay.Annotated) {
	bytes := 0
	for _, d := range docs {
		bytes += len(d.Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := link.Link(context.Background(), docs); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(docs)*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkAdd adds one document to an index that holds n.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1000, 10_000, 40_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := grow.Grow(grow.Articles(1, n/8), grow.Options{PerSeed: 8}).Documents
			more := grow.Grow(grow.Articles(1, n/8), grow.Options{PerSeed: 10}).Documents
			var x link.Index
			for i := range docs {
				x.Add(&docs[i])
			}
			var took []time.Duration
			i := 0
			for b.Loop() {
				d := more[i*7919%len(more)]
				d.ID = fmt.Sprint("new ", i)
				i++
				start := time.Now()
				x.Add(&d)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}
