package main

import (
	"math"
	"math/rand/v2"
	"slices"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// learner is the floating-point form of a model.Net while it is trained, by
// stochastic gradient descent with one Adagrad accumulator for each row. All
// present features share the gradient of the hidden layer, which makes a step
// cost about as much as two evaluations.
type learner struct {
	hidden int
	keys   []uint32
	slots  []int32 // open addressing over keys, index + 1
	mask   uint32
	rows   []float32
	rowAcc []float32
	bias   []float32
	out    []float32
	outAcc []float32
	outB   []float32

	rate    float32 // of the current step
	dropout float32 // share of hidden units left out in a step
	blank   float32 // share of features left out in a step
	rnd     *rand.Rand

	// State of the step between forward and backward.
	active []int32 // rows of the present features
	h      []float32
	grad   []float32
	keep   []bool
	p      []float32
}

// counter counts features, to keep those that are frequent enough.
type counter map[uint32]int32

func (c counter) add(feats []uint32) {
	for _, f := range feats {
		c[f]++
	}
}

// frequent gives the keys seen at least min times, ascending.
func (c counter) frequent(least int32) []uint32 {
	var keys []uint32
	for k, n := range c {
		if n >= least {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func newLearner(hidden, outputs int, counts counter, least int, seed uint64) *learner {
	keys := counts.frequent(int32(least))
	l := &learner{
		hidden: hidden, keys: keys,
		rows: make([]float32, len(keys)*hidden), rowAcc: make([]float32, len(keys)),
		bias: make([]float32, hidden), out: make([]float32, outputs*hidden),
		outAcc: make([]float32, outputs), outB: make([]float32, outputs),
		rnd: rand.New(rand.NewPCG(seed, 1)),
		h:   make([]float32, hidden), grad: make([]float32, hidden), keep: make([]bool, hidden),
		p: make([]float32, outputs),
	}
	l.index()
	for i := range l.rows {
		l.rows[i] = (l.rnd.Float32() - 0.5) * 0.02
	}
	for i := range l.bias {
		l.bias[i] = 0.1
	}
	for i := range l.out {
		l.out[i] = (l.rnd.Float32() - 0.5) * 0.4
	}
	return l
}

// forward computes the hidden layer of the features.
func (l *learner) forward(feats []uint32, train bool) {
	w := l.hidden
	l.active = l.active[:0]
	for _, f := range feats {
		if train && l.blank > 0 && l.rnd.Float32() < l.blank {
			continue
		}
		j := f & l.mask
		for l.slots[j] != 0 {
			if i := l.slots[j] - 1; l.keys[i] == f {
				l.active = append(l.active, i)
				break
			}
			j = (j + 1) & l.mask
		}
	}
	h := l.h[:w]
	copy(h, l.bias)
	for _, i := range l.active {
		row := l.rows[int(i)*w:][:w]
		for len(row) >= 4 && len(h) >= 4 {
			h[0] += row[0]
			h[1] += row[1]
			h[2] += row[2]
			h[3] += row[3]
			row, h = row[4:], h[4:]
		}
		h = l.h[:w]
	}
	scale := 1 / (1 - l.dropout)
	for u := range h {
		l.keep[u] = h[u] > 0
		if !l.keep[u] {
			h[u] = 0
		} else if train && l.dropout > 0 {
			if l.rnd.Float32() < l.dropout {
				h[u], l.keep[u] = 0, false
			} else {
				h[u] *= scale
			}
		}
	}
	if train {
		clear(l.grad)
	}
}

func (l *learner) score(o int) float32 {
	w := l.out[o*l.hidden:][:l.hidden]
	h := l.h[:len(w)]
	var a, b, c, d float32
	for i := 0; i+4 <= len(w); i += 4 {
		a += w[i] * h[i]
		b += w[i+1] * h[i+1]
		c += w[i+2] * h[i+2]
		d += w[i+3] * h[i+3]
	}
	return a + b + c + d + l.outB[o]
}

// softmax fills p with the probabilities of the given outputs.
func (l *learner) softmax(outs []int) []float32 {
	p := l.p[:len(outs)]
	top := float32(math.Inf(-1))
	for i, o := range outs {
		p[i] = l.score(o)
		top = max(top, p[i])
	}
	var sum float32
	for i := range p {
		p[i] = float32(math.Exp(float64(p[i] - top)))
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// learn adds the loss gradient g of output o: the output's weights move, and
// the hidden layer's gradient gathers.
func (l *learner) learn(o int, g float32) {
	if g > -1e-4 && g < 1e-4 {
		return
	}
	w := l.out[o*l.hidden:][:l.hidden]
	var hh float32
	for u, h := range l.h[:len(w)] {
		l.grad[u] += g * w[u]
		hh += h * h
	}
	l.outAcc[o] += g * g * (hh/float32(l.hidden) + 1e-3)
	step := l.rate * g / float32(math.Sqrt(float64(l.outAcc[o])+1e-6))
	for u, h := range l.h[:len(w)] {
		w[u] -= step * h
	}
	l.outB[o] -= step
}

// backward moves the rows of the present features.
func (l *learner) backward() {
	w := l.hidden
	scale := 1 / (1 - l.dropout)
	var gg float32
	for u := range l.grad {
		if !l.keep[u] {
			l.grad[u] = 0
		} else {
			l.grad[u] *= scale
			gg += l.grad[u] * l.grad[u]
		}
	}
	gg /= float32(w)
	if gg == 0 {
		return
	}
	for _, i := range l.active {
		l.rowAcc[i] += gg
		step := l.rate / float32(math.Sqrt(float64(l.rowAcc[i])+1e-8))
		row := l.rows[int(i)*w:][:w]
		g := l.grad[:w]
		for len(row) >= 4 && len(g) >= 4 {
			row[0] -= step * g[0]
			row[1] -= step * g[1]
			row[2] -= step * g[2]
			row[3] -= step * g[3]
			row, g = row[4:], g[4:]
		}
	}
}

// index fills the table that finds the row of a key.
func (l *learner) index() {
	size := 16
	for size < 2*len(l.keys) {
		size *= 2
	}
	l.slots, l.mask = make([]int32, size), uint32(size-1)
	for i, k := range l.keys {
		j := k & l.mask
		for l.slots[j] != 0 {
			j = (j + 1) & l.mask
		}
		l.slots[j] = int32(i) + 1
	}
}

// net packs the weights.
func (l *learner) net() *model.Net {
	rows := make([][]float32, len(l.keys))
	sample := make([]float32, 0, len(l.rows)/16+1)
	for i := range rows {
		rows[i] = l.rows[i*l.hidden:][:l.hidden]
	}
	for i := 0; i < len(l.rows); i += 16 {
		sample = append(sample, float32(math.Abs(float64(l.rows[i]))))
	}
	slices.Sort(sample)
	limit := sample[min(len(sample)-1, len(sample)*99999/100000)]
	n := model.Quantise(l.hidden, l.keys, rows, max(limit, 1e-3))
	n.Bias = slices.Clone(l.bias)
	n.Out = slices.Clone(l.out)
	n.OutBias = slices.Clone(l.outB)
	n.Prepare()
	return n
}
