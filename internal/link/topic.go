package link

import (
	"math"
	"slices"

	"github.com/hearsay-project/hearsay/internal/link/lexis"
)

// weighAll gives each text the vector of what it is about: its words, each by
// how few texts have it, in this pile and in the language at large.
func weighAll(ts []*text) {
	in := map[uint32]int32{}
	for _, t := range ts {
		for _, w := range t.topicWords() {
			in[w.root]++
		}
	}
	for _, t := range ts {
		t.topic = topicVector(t.topicWords(), in, len(ts))
	}
}

// topicVector weighs the words of a text by how few of so many documents have
// them.
func topicVector(ws []topicWord, in map[uint32]int32, documents int) vector {
	all := float64(documents) + lexis.Documents
	v := vector{words: make([]uint32, len(ws)), weights: make([]float32, len(ws))}
	norm := 0.0
	for i, w := range ws {
		have := float64(in[w.root]) + lexis.Expected(lexis.Rank(w.root))
		x := (1 + math.Log(w.n)) * math.Log(1+all/(have+0.5))
		v.words[i], v.weights[i] = w.root, float32(x)
		norm += x * x
	}
	if norm = math.Sqrt(norm); norm > 0 {
		for i := range v.weights {
			v.weights[i] /= float32(norm)
		}
	}
	return v
}

type topicWord struct {
	root uint32
	n    float64
}

// topicWords counts the words of a text that say what it is about, in order
// of their numbers. Words of the title count three times.
func (t *text) topicWords() []topicWord {
	n := map[uint32]float64{}
	for i, r := range t.roots {
		if t.marks[i]&(common|furniture) == 0 {
			n[r]++
		}
	}
	for _, w := range words(t.doc.Title.Value) {
		h := lexis.Hash(w)
		if k := lexis.Rank(h); k == 0 || k > 150 {
			n[h] += 2
		}
	}
	out := make([]topicWord, 0, len(n))
	for r, k := range n {
		out = append(out, topicWord{r, k})
	}
	slices.SortFunc(out, func(a, b topicWord) int { return int(int64(a.root) - int64(b.root)) })
	return out
}
