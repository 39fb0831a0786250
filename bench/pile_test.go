// Package bench times whole runs; what they came to stands in README.md.
package bench

import (
	"context"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

// pile returns n copies and variations of the articles of the built-in
// example: paragraphs left out or moved, words and figures changed, headlines
// put on top. The same n gives the same pile.
func pile(b *testing.B, n int) []hearsay.Capture {
	b.Helper()
	var seeds []string
	for d, err := range flow.Documents(context.Background(), capture.FS(context.Background(), demo.Pile()), flow.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		seeds = append(seeds, d.Text)
	}
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]hearsay.Capture, n)
	for i := range out {
		text := vary(r, seeds[i%len(seeds)])
		out[i] = hearsay.Capture{
			ID: fmt.Sprintf("doc%05d.txt", i), Source: fmt.Sprintf("doc%05d.txt", i), MediaType: "text/plain",
			Bytes: []byte(text), SHA256: fmt.Sprintf("%064d", i),
			Given: hearsay.Given{Published: fmt.Sprintf("2026-03-%02d", 1+i%28)},
		}
	}
	return out
}

func vary(r *rand.Rand, text string) string {
	paragraphs := strings.Split(text, "\n\n")
	var out []string
	if r.IntN(2) == 0 {
		out = append(out, fmt.Sprintf("Report number %d on the loss of the ferry", r.IntN(1e6)))
	}
	for _, p := range paragraphs {
		if r.IntN(6) == 0 {
			continue
		}
		words := strings.Fields(p)
		for range len(words) / 20 {
			at := r.IntN(len(words))
			words[at] = fmt.Sprintf("w%d", r.IntN(5000))
		}
		out = append(out, strings.Join(words, " "))
	}
	if k := len(out); k > 4 && r.IntN(3) == 0 {
		i, j := 1+r.IntN(k-1), 1+r.IntN(k-1)
		out[i], out[j] = out[j], out[i]
	}
	return strings.Join(out, "\n\n")
}

func captures(list []hearsay.Capture) iter.Seq2[hearsay.Capture, error] {
	return func(yield func(hearsay.Capture, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// BenchmarkReport times the main job, from captures to JSON Lines, on piles
// that double.
func BenchmarkReport(b *testing.B) {
	for _, n := range []int{250, 500, 1000, 2000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := pile(b, n)
			var size int64
			for _, c := range list {
				size += int64(len(c.Bytes))
			}
			b.SetBytes(size)
			for b.Loop() {
				r, err := flow.Report(context.Background(), captures(list), flow.Options{})
				if err != nil {
					b.Fatal(err)
				}
				if err := report.Write(io.Discard, r, report.Options{Format: report.JSONL}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
