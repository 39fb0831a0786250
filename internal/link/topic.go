package link

import (
	"context"
	"math"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay/internal/link/lexis"
)

// Weights is what the comparison of two documents needs to know of the pile
// around them. It is plain data, so that it can be stored beside the documents
// or sent to where they are compared. The zero value is no pile: then only the
// language at large says what is rare.
type Weights struct {
	Documents int
	// Have counts the documents that have a word, by its number.
	Have map[uint32]int32
	// Furniture holds the sentences that belong to outlets, by their number.
	Furniture map[uint64]bool
}

// Weigh goes through a pile once and again for its [Weights].
func Weigh(ctx context.Context, s Source) (*Weights, error) {
	p, err := newPile(s, held)
	if err != nil {
		return nil, err
	}
	defer p.close()
	_, w, err := p.learn(ctx)
	return w, err
}

// learn returns what each document states about itself and the weights of the
// pile.
func (p *pile) learn(ctx context.Context) ([]*head, *Weights, error) {
	ts, repeated, err := survey(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	lines, err := furnitureOf(ctx, p, ts, repeated)
	if err != nil {
		return nil, nil, err
	}
	w := &Weights{Documents: p.Len(), Have: map[uint32]int32{}, Furniture: lines}
	var mu sync.Mutex
	err = portions(ctx, p.Len(), func(from, to int) error {
		var roots []uint32
		for i := from; i < to; i++ {
			t, err := p.text(int32(i))
			if err != nil {
				return err
			}
			t.markFurniture(lines)
			for _, w := range t.topicWords() {
				roots = append(roots, w.root)
			}
		}
		slices.Sort(roots)
		mu.Lock()
		defer mu.Unlock()
		for i := 0; i < len(roots); {
			j := i
			for j < len(roots) && roots[j] == roots[i] {
				j++
			}
			w.Have[roots[i]] += int32(j - i)
			i = j
		}
		return nil
	})
	return ts, w, err
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
	var title []uint32
	for _, w := range words(t.title) {
		h := lexis.Hash(w)
		if k := lexis.Rank(h); k == 0 || k > 150 {
			title = append(title, h)
		}
	}
	slices.Sort(title)
	out := make([]topicWord, 0, len(t.byRoot)+len(title))
	// inTitle lists the words of the title before root, and returns how often
	// root is one of them.
	inTitle := func(root uint32, last bool) (n int) {
		for len(title) > 0 && (last || title[0] <= root) {
			w, k := title[0], 0
			for len(title) > 0 && title[0] == w {
				title, k = title[1:], k+1
			}
			if w == root && !last {
				return k
			}
			out = append(out, topicWord{w, float64(2 * k)})
		}
		return 0
	}
	t.eachRoot(func(root uint32, words []int32) {
		n := inTitle(root, false)
		out = append(out, topicWord{root, float64(len(words) + 2*n)})
	})
	inTitle(0, true)
	return out
}
