package view

import (
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
)

// maxDiffWords bounds the words of either side that wordDiff looks at: longer
// stretches are not shown side by side. Of fewer than minDiffWords, what is
// kept says nothing.
const (
	maxDiffWords = 200
	minDiffWords = 4
)

// wordDiff compares two stretches word by word and returns the runs and the
// share of the shorter side's words that are kept. Case, punctuation at the
// edge of words and typography are no difference.
func wordDiff(a, b string) ([]Segment, float64) {
	x, y := strings.Fields(a), strings.Fields(b)
	if min(len(x), len(y)) < minDiffWords || len(x) > maxDiffWords || len(y) > maxDiffWords {
		return nil, 0
	}
	var edits []hearsay.Edit
	kept := 0
	for _, r := range diff.Words(folded(x), folded(y)) {
		if r.Op == hearsay.Keep {
			kept += r.A1 - r.A0
		}
		edits = append(edits, hearsay.Edit{
			Op: r.Op, From: strings.Join(x[r.A0:r.A1], " "), To: strings.Join(y[r.B0:r.B1], " "),
		})
	}
	return segments(edits), float64(kept) / float64(min(len(x), len(y)))
}

// folded returns the words without case, edge punctuation and curly marks.
func folded(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		f := strings.TrimFunc(w, func(r rune) bool { return unicode.IsPunct(r) && r != '%' })
		if f == "" {
			f = w
		}
		out[i] = strings.ToLower(strings.ReplaceAll(f, "’", "'"))
	}
	return out
}
