// Package bench holds the timings of hearsay. README.md says how to run them
// and what they came to.
package bench

import (
	"context"
	"fmt"
	"testing"

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
