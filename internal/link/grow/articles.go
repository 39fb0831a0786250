package grow

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"unicode"

	"github.com/hearsay-project/hearsay"
)

// Articles makes n articles of real length (about 450 words) that mean
// nothing: words by Zipf's law from an invented vocabulary of 30,000, with
// names, numbers and quotations that are each article's own. They stand in for
// real ones where only time and memory count.
func Articles(seed uint64, n int) []hearsay.Document {
	words := vocabulary(seed, 30_000)
	docs := make([]hearsay.Document, n)
	for i := range docs {
		r := rand.New(rand.NewPCG(seed, uint64(i)<<1|1))
		docs[i] = hearsay.Document{ID: fmt.Sprintf("a%07d", i), Text: article(r, words), Title: field(sentence(r, words, names(r), 7))}
	}
	return docs
}

var (
	onsets = strings.Fields("b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w")
	nuclei = strings.Fields("a e i o u ai ea ee ou")
	codas  = append(strings.Fields("d l m n nd ng nt r rs s st t ck ld"), "", "", "")
)

func syllable(r *rand.Rand) string {
	return onsets[r.IntN(len(onsets))] + nuclei[r.IntN(len(nuclei))] + codas[r.IntN(len(codas))]
}

func vocabulary(seed uint64, n int) []string {
	r := rand.New(rand.NewPCG(seed, 0))
	words := make([]string, 0, n)
	// The commonest are those of English, so that a text has function words.
	words = append(words, strings.Fields(`the of to in a and for that on is said with he as it by at his from be has have was are
		an had were not but they who their its will would which more than she one after about been also when this out or up new we
		could over last other there first two into people some time year`)...)
	for len(words) < n {
		w := syllable(r)
		for range 1 + r.IntN(2) {
			w += syllable(r)
		}
		words = append(words, w)
	}
	return words
}

// zipf draws a rank below n with a chance that falls with the rank.
func zipf(r *rand.Rand, n int) int {
	return int(math.Exp(r.Float64()*math.Log(float64(n)))) - 1
}

func names(r *rand.Rand) []string {
	out := make([]string, 6)
	for i := range out {
		s := []rune(syllable(r) + syllable(r))
		s[0] = unicode.ToUpper(s[0])
		out[i] = string(s)
	}
	return out
}

func sentence(r *rand.Rand, words, names []string, n int) string {
	var b strings.Builder
	for i := range n {
		w := words[zipf(r, len(words))]
		switch k := r.IntN(40); {
		case k < 3:
			w = names[r.IntN(len(names))]
		case k == 3:
			w = fmt.Sprint(3 + r.IntN(4000))
		}
		if i == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func article(r *rand.Rand, words []string) string {
	names := names(r)
	var paragraphs []string
	for total := 0; total < 450; {
		var p []string
		for range 1 + r.IntN(3) {
			n := 8 + r.IntN(22)
			total += n
			s := sentence(r, words, names, n)
			if r.IntN(5) == 0 {
				s = "“" + s + ",” said " + names[r.IntN(len(names))]
			}
			p = append(p, s+".")
		}
		paragraphs = append(paragraphs, strings.Join(p, " "))
	}
	return strings.Join(paragraphs, "\n\n")
}
