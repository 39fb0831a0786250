package report

import (
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
)

// maxDiffWords bounds the words of either side that wordDiff looks at.
const maxDiffWords = 200

// wordDiff compares two stretches word by word, by longest common
// subsequence, and returns the runs and the share of the shorter side's words
// that are kept. Case, punctuation at the edge of words and typography are no
// difference. Stretches that are too long to be shown side by side yield no
// runs.
func wordDiff(a, b string) ([]segment, float64) {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 || len(x) > maxDiffWords || len(y) > maxDiffWords {
		return nil, 0
	}
	fx, fy := folded(x), folded(y)
	// common[i][j] is the length of the longest common subsequence of x[i:]
	// and y[j:].
	common := make([][]int, len(x)+1)
	for i := range common {
		common[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if fx[i] == fy[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var out []segment
	push := func(op hearsay.EditOp, word string) {
		if n := len(out); n > 0 && out[n-1].Op == op {
			out[n-1].Text += " " + word
			return
		}
		out = append(out, segment{op, word})
	}
	for i, j := 0, 0; i < len(x) || j < len(y); {
		switch {
		case i < len(x) && j < len(y) && fx[i] == fy[j]:
			push(hearsay.Keep, y[j])
			i++
			j++
		case j == len(y) || i < len(x) && common[i+1][j] >= common[i][j+1]:
			push(hearsay.Drop, x[i])
			i++
		default:
			push(hearsay.Add, y[j])
			j++
		}
	}
	return out, float64(common[0][0]) / float64(min(len(x), len(y)))
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
