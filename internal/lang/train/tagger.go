package main

import (
	"math/rand/v2"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

type tagOptions struct {
	hidden, epochs, least int
	rate, dropout, blank  float32
	progress              func(epoch int, t *model.Tagger)
}

// trainTagger learns a tagger from raw sentences; the tables get their classes
// from the same sentences.
func trainTagger(raw []conllu.Sentence, inv *inventory, clusters model.Table, o tagOptions) *model.Tagger {
	t := &model.Tagger{Names: inv.tags, Tables: model.Tables{Clusters: clusters}}
	addClasses(&t.Tables, encode(raw, inv, &t.Tables))
	sents := encode(raw, inv, &t.Tables)

	counts := counter{}
	var feats []uint32
	for i := range sents {
		s := &sents[i]
		sentCase := model.Case(s.words)
		p1, p2 := uint8(model.NoTag), uint8(model.NoTag)
		for j := range s.words {
			feats = model.TagFeatures(feats[:0], s.words, j, sentCase, p1, p2)
			counts.add(feats)
			p1, p2 = s.tags[j], p1
		}
	}
	l := newLearner(o.hidden, len(inv.tags), counts, o.least, 7)
	l.dropout, l.blank = o.dropout, o.blank
	all := make([]int, len(inv.tags))
	for i := range all {
		all[i] = i
	}
	outs := make([]int, 0, len(all))
	rnd := rand.New(rand.NewPCG(11, 2))
	order := rnd.Perm(len(sents))
	for e := 0; e < o.epochs; e++ {
		rnd.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for k, i := range order {
			l.rate = o.rate * decay(e, k, o.epochs, len(order))
			s := &sents[i]
			sentCase := model.Case(s.words)
			p1, p2 := uint8(model.NoTag), uint8(model.NoTag)
			for j := range s.words {
				outs = outs[:0]
				if c := s.words[j].Class; t.Allowed[c] != nil {
					for _, a := range t.Allowed[c] {
						outs = append(outs, int(a))
					}
				} else {
					outs = append(outs, all...)
				}
				if len(outs) == 1 {
					p1, p2 = uint8(outs[0]), p1
					continue
				}
				feats = model.TagFeatures(feats[:0], s.words, j, sentCase, p1, p2)
				gold := int(s.tags[j])
				if !slices.Contains(outs, gold) {
					p1, p2 = s.tags[j], p1
					continue
				}
				l.forward(feats, true)
				p := l.softmax(outs)
				best := 0
				for i := range p {
					if p[i] > p[best] {
						best = i
					}
				}
				guess := uint8(outs[best])
				for i, o := range outs {
					g := p[i]
					if o == gold {
						g--
					}
					l.learn(o, g)
				}
				l.backward()
				p1, p2 = guess, p1
			}
		}
		if o.progress != nil {
			t.Net = l.net()
			o.progress(e, t)
		}
	}
	t.Net = l.net()
	return t
}

// decay is the learning rate's factor: it falls in a line to nearly nothing,
// which does what averaging does for a perceptron.
func decay(epoch, done, epochs, size int) float32 {
	return max(0.02, 1-(float32(epoch)+float32(done)/float32(size))/float32(epochs))
}

// jackknife tags each of several parts of the training data with a tagger that
// has not seen it, so that the parser learns from tags as good as it will meet.
func jackknife(raw []conllu.Sentence, inv *inventory, clusters model.Table, parts int, o tagOptions) [][]uint8 {
	out := make([][]uint8, len(raw))
	var wg sync.WaitGroup
	// Blocks of neighbouring sentences, so that a document's own words do not
	// help with its other half.
	const block = 50
	for p := range parts {
		wg.Go(func() {
			var train, held []conllu.Sentence
			var where []int
			for i := range raw {
				if i/block%parts == p {
					held = append(held, raw[i])
					where = append(where, i)
				} else {
					train = append(train, raw[i])
				}
			}
			t := trainTagger(train, inv, clusters, o)
			var scratch model.Scratch
			for k, s := range encode(held, inv, &t.Tables) {
				tags := make([]uint8, len(s.words))
				t.Tag(s.words, tags, &scratch)
				out[where[k]] = tags
			}
		})
	}
	wg.Wait()
	return out
}
