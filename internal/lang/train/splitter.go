package main

import (
	"math/rand/v2"

	"github.com/hearsay-project/hearsay/internal/lang"
	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// splitOptions are the settings of the splitter's training.
type splitOptions struct {
	hidden, epochs, least int
	rate, dropout, blank  float32
}

// place is a place where the splitter has to decide, with the answer.
type place struct {
	feats []uint32
	end   bool
}

// splitPlaces gives the places of the documents, as they come when every
// earlier sentence ends where the treebank says.
func splitPlaces(docs []conllu.Document, t *model.Tables) []place {
	var out []place
	for _, d := range docs {
		ends := map[int]bool{}
		for _, s := range d.Sentences {
			ends[s.End] = true
		}
		lang.SplitPlaces(d.Text, t, true, func(end int, words []model.Word, i int, b model.Boundary) float64 {
			out = append(out, place{model.SplitFeatures(nil, words, i, b), ends[end]})
			return float64(bit(ends[end]))
		})
	}
	return out
}

func trainSplitter(docs []conllu.Document, t *model.Tables, o splitOptions) model.Splitter {
	places := splitPlaces(docs, t)
	counts := counter{}
	for _, p := range places {
		counts.add(p.feats)
	}
	l := newLearner(o.hidden, model.SplitOutputs, counts, o.least, 13)
	l.dropout, l.blank = o.dropout, o.blank
	rnd := rand.New(rand.NewPCG(17, 2))
	order := rnd.Perm(len(places))
	outs := []int{model.GoOn, model.EndHere}
	for e := 0; e < o.epochs; e++ {
		rnd.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for k, i := range order {
			l.rate = o.rate * decay(e, k, o.epochs, len(order))
			l.forward(places[i].feats, true)
			p := l.softmax(outs)
			for o, g := range p {
				if places[i].end == (o == model.EndHere) {
					g--
				}
				l.learn(o, g)
			}
			l.backward()
		}
	}
	return model.Splitter{Net: l.net()}
}
