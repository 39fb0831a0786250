package period

import (
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
)

// Hostile texts are read in time that grows with their length.
func TestHostileTextIsLinear(t *testing.T) {
	const size = 1 << 18
	for _, piece := range []string{
		"since ", "week of ", "last week of ", "the first week of ", "first Friday of ", "1 day ", "one year and ", "in ", "May ", "1/", "2014-", "from 2014 to ",
		"between ", "the ", "Friday, ", "twenty ", "nineteen ", "before ", "after ", "Q1 ", "on the ", "two days before ",
	} {
		text := strings.Repeat(piece, size/len(piece))
		start := time.Now()
		Scan(text, hearsay.Field{Value: "2026-02-14"})
		if d := time.Since(start); d > 8*time.Second {
			t.Errorf("a quarter of a megabyte of %q took %v", piece, d)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	text := strings.Repeat("The mayor said on Monday that since the start of the year 1,200 people had left; in December alone there were 300, and on 3 May 2024 another 20. Nothing else is known of the night before, when the river rose. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Scan(text, hearsay.Field{Value: "2026-02-14"})
	}
}
