//go:build unix

package bench

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
)

// made is a pile whose documents are made as they are asked for.
type made struct {
	n    int
	text func(i int) string
}

func (m made) Len() int { return m.n }

func (m made) Document(i int) (*hearsay.Annotated, error) {
	return &hearsay.Annotated{Document: hearsay.Document{ID: fmt.Sprintf("d%07d", i), Text: m.text(i)}}, nil
}

const dam = "The granite breakwater at Lowmark gave way on Tuesday night and 4,217 people left their homes, harbour master Edda Quill told the Lowmark Gazette. “We heard it before we saw it,” she said."

// BenchmarkHostile links piles made to be slow or large, each in two sizes:
// time has to grow with the size, and memory has to stay bounded.
func BenchmarkHostile(b *testing.B) {
	long := func(words int) string {
		var s strings.Builder
		for i := range words {
			fmt.Fprintf(&s, "w%x ", i*2654435761&0xfffff)
		}
		return s.String()
	}
	for _, p := range []struct {
		name  string
		sizes []int
		pile  func(n int) made
	}{
		{"identical", []int{110_000, 1_000_000}, func(n int) made {
			return made{n, func(int) string { return dam }}
		}},
		{"one shingle everywhere", []int{110_000, 1_000_000}, func(n int) made {
			return made{n, func(i int) string {
				return fmt.Sprintf("The granite breakwater harbour commission number%d met%d and voted%d on item%d.", i, i, i, i)
			}}
		}},
		{"empty", []int{110_000, 1_000_000}, func(n int) made {
			return made{n, func(int) string { return "" }}
		}},
		{"one word repeated", []int{10_000, 100_000}, func(n int) made {
			return made{n, func(i int) string { return strings.Repeat("granite ", 50+i%200) }}
		}},
		{"one of so many bytes", []int{10_000_000, 100_000_000}, func(n int) made {
			text := long(n / 7)
			return made{100, func(i int) string {
				if i == 50 {
					return text
				}
				return dam
			}}
		}},
	} {
		for _, n := range p.sizes {
			b.Run(fmt.Sprint(p.name, "/", n), func(b *testing.B) {
				if n != p.sizes[0] && testing.Short() {
					b.Skip("large pile")
				}
				pile := p.pile(n)
				startPeak()
				before := processorTime()
				relations := 0
				for b.Loop() {
					_, err := link.LinkEach(context.Background(), pile, func(hearsay.Relation) error {
						relations++
						return nil
					})
					if err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(1e6*(processorTime()-before)/float64(n*b.N), "cpu-µs/unit")
				b.ReportMetric(float64(relations)/float64(pile.n*b.N), "relations/doc")
				b.ReportMetric(peakMB(), "peak-MB")
			})
		}
	}
}
