// Package version tells which of two versions of a text is the later one, and
// in which order several were written, from their words alone: what was
// added and dropped, the years they speak of, slips that were put right.
//
// [New] reads a text, [Newer] compares two, [Order] puts several in order.
// Such evidence is weak beside a date or a credit; it is what is left when
// those are missing.
package version

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/diff"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// Text is a version with what comparing needs of it.
type Text struct {
	words    []string // with the marks that touch them
	cores    []string // without
	pieces   []uint64 // words and marks, numbered
	year     int      // latest year named, 0 if none
	lines    int
	commas   int
	length   int // of the words, in bytes
	personal int // words of a personal tone
}

// New reads a version.
func New(s string) *Text {
	t := &Text{words: strings.Fields(strings.ToLower(s))}
	t.cores = make([]string, len(t.words))
	for i, w := range t.words {
		c := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		t.cores[i] = c
		t.length += utf8.RuneCountInString(w)
		t.year = max(t.year, year(c))
		if personal[c] {
			t.personal++
		}
	}
	t.pieces = pieces(strings.ToLower(s))
	t.lines = strings.Count(s, "\n\n")
	t.commas = strings.Count(s, ",")
	return t
}

// year reads a year between 1950 and 2099, or returns 0.
func year(s string) int {
	if len(s) != 4 || s[0] != '1' && s[0] != '2' {
		return 0
	}
	y := 0
	for i := range 4 {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		y = 10*y + int(s[i]-'0')
	}
	if y < 1950 || y > 2099 {
		return 0
	}
	return y
}

// personal holds words that editing takes out of a report rather than in.
var personal = map[string]bool{
	"i": true, "we": true, "our": true, "you": true, "your": true, "very": true,
	"great": true, "many": true, "some": true, "should": true,
}

// The kinds of evidence, in the order of weights.
const (
	longer   = iota // which one is longer at all
	runs            // stretches added against stretches dropped
	moreRuns        // the same, by their number
	words           // words added against words dropped
	swollen         // changed stretches that grew against those that shrank
	later           // which one names the later year
	figures         // words with digits added against dropped
	unknown         // rare words added against dropped
	slips           // misspelt words put right
	breaks          // paragraphs
	commas          // commas in all
	size            // mean length of words
	tone            // words of a personal tone
	kinds
)

// weights are those of a logistic regression on 1,036 pairs of successive
// versions of 221 Wikipedia articles (natwar-modani/versions, CC BY-SA 3.0).
// The evidence changes its sign when the versions change places, so there is
// no constant.
var weights = [kinds]float64{
	longer: -0.11, runs: 0.61, moreRuns: 0.37, words: 1.03, swollen: 0.32,
	later: 1.05, figures: 0.42, unknown: 0.73, slips: 0.96,
	breaks: -0.69, commas: 0.29, size: 0.36, tone: -0.36,
}

// Newer returns the log odds that b is the later version of the two.
func Newer(a, b *Text) float64 {
	z := 0.0
	for k, x := range evidence(a, b) {
		z += weights[k] * x
	}
	return z
}

func evidence(a, b *Text) (x [kinds]float64) {
	na, nb := float64(len(a.words)+1), float64(len(b.words)+1)
	x[longer] = sign(nb - na)
	var adds, drops, added, dropped, grown, shrunk, fixed float64
	net := map[string]int{}
	for _, r := range diff.Words(a.words, b.words) {
		if r.Op == "keep" {
			continue
		}
		da, db := r.A1-r.A0, r.B1-r.B0
		switch {
		case da == 0:
			adds++
		case db == 0:
			drops++
		case db > da:
			grown++
		case da > db:
			shrunk++
		default:
			for k := range da {
				fixed += put(a.cores[r.A0+k], b.cores[r.B0+k])
			}
		}
		added += float64(max(db-da, 0))
		dropped += float64(max(da-db, 0))
		for _, w := range a.cores[r.A0:r.A1] {
			net[w]--
		}
		for _, w := range b.cores[r.B0:r.B1] {
			net[w]++
		}
	}
	x[runs] = ratio(drops, adds)
	x[moreRuns] = clamp((adds-drops)/10, 1)
	x[words] = ratio(dropped, added)
	x[swollen] = ratio(shrunk, grown)
	x[slips] = clamp(fixed, 4)
	switch {
	case a.year == b.year:
	case a.year == 0 || b.year == 0:
		x[later] = 0.5 * sign(float64(b.year-a.year))
	default:
		x[later] = sign(float64(b.year - a.year))
	}
	var digits, rare [2]int
	for w, n := range net {
		side, k := 1, n
		if n < 0 {
			side, k = 0, -n
		}
		switch {
		case w == "":
		case strings.ContainsAny(w, "0123456789"):
			digits[side] += k
		case lexis.Rank(lexis.Hash(w)) == 0:
			rare[side] += k
		}
	}
	x[figures] = ratio(float64(digits[0]), float64(digits[1]))
	x[unknown] = ratio(float64(rare[0]), float64(rare[1]))
	x[breaks] = clamp(math.Log(float64(b.lines+1)/float64(a.lines+1)), 2)
	x[commas] = sign(float64(b.commas - a.commas))
	x[size] = sign(float64(b.length)/nb - float64(a.length)/na)
	x[tone] = clamp(50*(float64(b.personal)/nb-float64(a.personal)/na), 1)
	return x
}

// put returns 1 if b is a common word and a the same with a slip, -1 the other
// way round, else 0.
func put(a, b string) float64 {
	if a == b || len(a) < 4 || len(b) < 4 {
		return 0
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	j := 0
	for j < len(a)-i && j < len(b)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	if max(len(a), len(b))-i-j > 2 {
		return 0
	}
	ra, rb := lexis.Rank(lexis.Hash(a)), lexis.Rank(lexis.Hash(b))
	switch {
	case ra == 0 && rb > 0:
		return 1
	case ra > 0 && rb == 0:
		return -1
	}
	return 0
}

func sign(x float64) float64 {
	switch {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

func clamp(x, most float64) float64 { return max(-most, min(most, x)) }

// ratio compares two counts, from -1 if only the first is large to 1.
func ratio(x, y float64) float64 { return (y - x) / (x + y + 2) }
