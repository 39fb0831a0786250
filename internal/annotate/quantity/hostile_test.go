package quantity

import (
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
)

// Hostile texts are read in time that grows with their length: a megabyte of
// each takes a fraction of the limit.
func TestHostileTextIsLinear(t *testing.T) {
	const size = 1 << 18
	for _, piece := range []string{
		"0", "1,", "1.", "one ", "hundred ", "one hundred ", "million ", "1 million ", "and a half ", "- ", "1-", "1 to ", "between ", "from 1 ",
		"more than ", "$", "% ", "1 in ", "one out of ", "point one ", "0.0.0.0 ", "١", "½", "1e9", "dozens of ", "5 feet ", "a day ",
	} {
		text := "1" + strings.Repeat(piece, size/len(piece))
		start := time.Now()
		Read(text, hearsay.Span{End: len(text)})
		if d := time.Since(start); d > 8*time.Second {
			t.Errorf("a quarter of a megabyte of %q took %v", piece, d)
		}
	}
}

func TestExactOrLeftAlone(t *testing.T) {
	tests := []struct {
		text string
		want string // the number, "" where nothing is read
	}{
		{"1" + strings.Repeat("0", 1000000), ""},
		{"12345678901234567890.1234567 tonnes", "12345678901234567890.1234567"},
		{"0.0.0.0", ""},
		{"1,2,3,4", ""},
		{"12٣4", ""},
		{"1.234.567 people", "1234567"},
		{"40 000 people", "40000"},
		{"12 345 people", "12"},
	}
	for _, tt := range tests {
		got := ""
		if found := Read(tt.text, hearsay.Span{End: len(tt.text)}); len(found) > 0 {
			got = found[0].Low.String()
		}
		if got != tt.want {
			t.Errorf("%.40q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("The mayor said on Monday that more than 1,200 people had left the town of Felling, of whom some 300 were children. Repairs will cost $4.5 million, and between 20 and 30 houses are lost; nothing else is known of the night before. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text, hearsay.Span{End: len(text)})
	}
}
