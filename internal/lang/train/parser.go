package main

import (
	"math/rand/v2"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

type parseOptions struct {
	hidden, epochs, least int
	rate, dropout, blank  float32
	explore               float32 // share of steps that follow the model off the gold path
	seed                  uint64
	begin                 float32 // sum of squared gradients to begin with: large first steps end hidden units for good
	progress              func(epoch int, p *model.Parser)
}

// trainNet learns the parser's network; progress is told of every epoch's end.
func trainNet(sents []sentence, nodes [][]model.Node, inv *inventory, o parseOptions, progress func(int, *model.Net)) *model.Net {
	labels := len(inv.labels)
	counts := counter{}
	var feats []uint32
	var st model.State
	oracles := make([]*model.Oracle, len(sents))
	for i := range sents {
		s := &sents[i]
		oracles[i] = model.NewOracle(s.heads)
		st.Reset(len(s.words))
		for !st.Done() {
			feats = st.Features(feats[:0], nodes[i])
			counts.add(feats)
			a := cheapest(oracles[i].Costs(&st))
			label := uint8(0)
			if a != model.Shift {
				_, dep := st.Arc(a)
				label = s.labels[dep]
			}
			st.Do(a, label)
		}
	}
	l := newLearner(o.hidden, model.Actions+2*labels, counts, o.least, o.seed)
	counts = nil
	l.dropout, l.blank = o.dropout, o.blank
	for i := range l.rowAcc {
		l.rowAcc[i] = o.begin
	}
	allLabels := make([]int, labels)
	acts := make([]int, 0, model.Actions)
	rnd := rand.New(rand.NewPCG(3, 4))
	order := rnd.Perm(len(sents))
	for e := 0; e < o.epochs; e++ {
		rnd.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for k, i := range order {
			l.rate = o.rate * decay(e, k, o.epochs, len(order))
			s := &sents[i]
			st.Reset(len(s.words))
			for !st.Done() {
				costs := oracles[i].Costs(&st)
				acts = acts[:0]
				least := -1
				for a, c := range costs {
					if c >= 0 {
						acts = append(acts, a)
						if least < 0 || c < least {
							least = c
						}
					}
				}
				feats = st.Features(feats[:0], nodes[i])
				l.forward(feats, true)
				// The action: all cheapest ones are right.
				chosen := acts[0]
				if len(acts) > 1 {
					prob := l.softmax(acts)
					var right float32
					best, bestRight := -1, -1
					for j, a := range acts {
						if costs[a] == least {
							right += prob[j]
							if bestRight < 0 || prob[j] > prob[bestRight] {
								bestRight = j
							}
						}
						if best < 0 || prob[j] > prob[best] {
							best = j
						}
					}
					right = max(right, 1e-6)
					var grad [model.Actions]float32
					for j, a := range acts {
						grad[j] = prob[j]
						if costs[a] == least {
							grad[j] -= prob[j] / right
						}
					}
					chosen = acts[bestRight]
					if e > 0 && rnd.Float32() < o.explore {
						chosen = acts[best]
					}
					for j, a := range acts {
						l.learn(a, grad[j])
					}
				}
				label := uint8(0)
				if chosen != model.Shift {
					head, dep := st.Arc(chosen)
					label = s.labels[dep]
					first := model.LeftLabel(labels)
					if chosen == model.Right {
						first = model.RightLabel(labels)
					}
					for j := range allLabels {
						allLabels[j] = first + j
					}
					prob := l.softmax(allLabels)
					best := 0
					for j := range prob {
						if prob[j] > prob[best] {
							best = j
						}
					}
					gold := label
					if e > 0 {
						label = uint8(best)
					}
					if head == s.heads[dep] {
						for j := range allLabels {
							g := prob[j]
							if j == int(gold) {
								g--
							}
							l.learn(first+j, g)
						}
					}
				}
				l.backward()
				st.Do(chosen, label)
			}
		}
		progress(e, l.net())
	}
	return l.net()
}

// trainParser learns a parser from sentences with the given nodes.
func trainParser(sents []sentence, nodes [][]model.Node, inv *inventory, o parseOptions) *model.Parser {
	p := &model.Parser{Labels: inv.labels, Allowed: allowedLabels(sents, nodes, inv)}
	p.Net = trainNet(sents, nodes, inv, o, func(e int, n *model.Net) {
		p.Net = n
		o.progress(e, p)
	})
	return p
}

// allowedLabels lists the relations that each tag has been seen in, by side of
// the arc. A tag without any may have all.
func allowedLabels(sents []sentence, nodes [][]model.Node, inv *inventory) (out [2][][]uint8) {
	for side := range out {
		count := make([][]int, len(inv.tags))
		for t := range count {
			count[t] = make([]int, len(inv.labels))
		}
		for i := range sents {
			for d, h := range sents[i].heads {
				if (int(h) < d) == (side == 1) {
					count[nodes[i][d].Tag][sents[i].labels[d]]++
				}
			}
		}
		out[side] = make([][]uint8, len(inv.tags))
		for t := range count {
			for l, n := range count[t] {
				if n > 1 {
					out[side][t] = append(out[side][t], uint8(l))
				}
			}
			if len(out[side][t]) == 0 {
				for l := range inv.labels {
					out[side][t] = append(out[side][t], uint8(l))
				}
			}
		}
	}
	return out
}

func cheapest(costs [model.Actions]int) int {
	best := -1
	for a, c := range costs {
		if c >= 0 && (best < 0 || c < costs[best]) {
			best = a
		}
	}
	return best
}

// nodesOf makes what the parser sees of each sentence.
func nodesOf(sents []sentence, tags [][]uint8, lem *model.Lemmatizer, t *model.Tables, inv *inventory) [][]model.Node {
	kinds := model.KindsOf(inv.tags)
	out := make([][]model.Node, len(sents))
	var buf []byte
	for i := range sents {
		out[i], _, buf = model.Nodes(nil, nil, sents[i].words, tags[i], kinds, lem, t, buf)
	}
	return out
}
