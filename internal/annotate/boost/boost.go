// Package boost weighs the options of a choice by a sum of small trees and fits such
// trees to questions with known answers: gradient boosting (Friedman 2001, Annals of
// Statistics 29) of a conditional logit, in which the probability of an option is that
// of its weight among all options of its question. Where the clues of package logit
// add up, trees see what two or three traits say together.
package boost

import (
	"math"
	"math/rand/v2"
)

const (
	depth  = 3 // traits that a tree looks at on the way to a leaf
	nodes  = 1<<depth - 1
	leaves = 1 << depth
)

// Tree leads an option to one of its leaves. It holds the trait that each node looks at,
// the cuts of the nodes, and the leaves. At node k it goes on to node 2k+2 if the trait
// is above the cut, else to 2k+1; behind the last nodes come the leaves, which add to the
// weight in thousandths of a natural logarithm of odds.
type Tree [nodes + nodes + leaves]int16

// leaf returns the leaf that the traits lead to. Which way a node leads is added, and not
// branched on: no processor guesses it.
func (t *Tree) leaf(traits *option) int {
	first := t.above(traits, 0)
	second := t.above(traits, 1+first)
	return 4*first + 2*second + t.above(traits, 3+2*first+second)
}

// above returns 1 if the trait that node k looks at is above its cut, else 0.
func (t *Tree) above(traits *option, k int) int {
	way := 0
	if int16(traits[t[k]&(most-1)]) > t[nodes+k] {
		way = 1
	}
	return way
}

// most is the largest number of traits, a power of two.
const most = 128

// option is the traits of an option, in a place that is large enough for any.
type option [most]int8

func optionOf(traits []int8) (of option) {
	copy(of[:], traits)
	return of
}

// Trees are the trees of one choice, and the number of traits that they were fitted with.
type Trees struct {
	Traits int
	All    []Tree
}

// Weigh returns the weight of an option in thousandths of a natural logarithm of odds. The
// traits are those that the trees were fitted with, in their order; of another number of
// traits the trees know nothing, and the weight is 0.
func (t *Trees) Weigh(traits []int8) int {
	if len(traits) != t.Traits {
		return 0
	}
	of := optionOf(traits)
	sum := 0
	for i := range t.All {
		one := &t.All[i]
		sum += int(one[2*nodes+one.leaf(&of)])
	}
	return sum
}

// Question is the options of one choice by their traits, the same number for all, and
// which of them are right. Any right one will do.
type Question struct {
	Traits [][]int8
	Right  []bool
}

const (
	rate        = 0.1 // of what a tree finds, that much is added
	penalty     = 2   // of the squares of the leaves
	traitsOfOne = 0.4 // the share of traits that one tree looks at
	asksOfOne   = 0.8 // the share of questions that it is fitted to
	fewest      = 20  // options in a leaf
)

// Fit returns so many trees fitted to the questions. Each tree looks at a part of the
// traits and questions, drawn from a fixed seed: the same questions in the same order
// give the same trees. An option has 128 traits at most; it panics at more.
func Fit(all []Question, count int) Trees {
	f := &fitting{random: rand.New(rand.NewPCG(1, 2))}
	for _, q := range all {
		right := 0
		for _, yes := range q.Right {
			if yes {
				right++
			}
		}
		if right == 0 || right == len(q.Right) {
			continue // nothing to learn from
		}
		f.from = append(f.from, len(f.rows))
		f.rows = append(f.rows, q.Traits...)
		f.right = append(f.right, q.Right...)
	}
	if len(f.rows) == 0 {
		return Trees{}
	}
	if len(f.rows[0]) > most {
		panic("boost: an option has more than 128 traits")
	}
	n := len(f.rows)
	f.from = append(f.from, n)
	f.weight, f.slope, f.bend, f.node, f.used = make([]float64, n), make([]float64, n), make([]float64, n), make([]int, n), make([]bool, n)
	out := Trees{Traits: len(f.rows[0])}
	for range count {
		f.gradients()
		t := f.tree()
		for i, row := range f.rows {
			of := optionOf(row)
			f.weight[i] += float64(t[2*nodes+t.leaf(&of)]) / 1000
		}
		out.All = append(out.All, t)
	}
	return out
}

// fitting is the state of [Fit]. The options of question k are rows from[k] up to
// from[k+1].
type fitting struct {
	random      *rand.Rand
	from        []int
	rows        [][]int8
	right       []bool
	weight      []float64
	slope, bend []float64 // first and second derivative of the loss by the weight
	node        []int     // of the tree being grown
	used        []bool    // by that tree
}

// gradients sets the derivatives of the options, and which questions are used.
func (f *fitting) gradients() {
	for k := range len(f.from) - 1 {
		from, to := f.from[k], f.from[k+1]
		use := f.random.Float64() < asksOfOne
		top := math.Inf(-1)
		for _, w := range f.weight[from:to] {
			top = max(top, w)
		}
		sum, good := 0.0, 0.0
		for i := from; i < to; i++ {
			x := math.Exp(f.weight[i] - top)
			sum += x
			if f.right[i] {
				good += x
			}
		}
		for i := from; i < to; i++ {
			x := math.Exp(f.weight[i] - top)
			p := x / sum
			f.slope[i], f.bend[i], f.used[i] = p, p*(1-p), use
			if f.right[i] {
				f.slope[i] -= x / good
			}
		}
	}
}

// sum is the sum of some options.
type sum struct {
	slope, bend float64
	rows        int
}

func (a *sum) add(b sum) {
	a.slope += b.slope
	a.bend += b.bend
	a.rows += b.rows
}

// worth is what a leaf with these options takes from the loss.
func (a sum) worth() float64 { return a.slope * a.slope / (a.bend + penalty) }

// values are how many values a trait may have.
const values = 1 << 8

// tree grows a tree on the derivatives, level by level.
func (f *fitting) tree() Tree {
	var t Tree
	traits := f.someTraits()
	clear(f.node)
	sums := make([][values]sum, leaves)
	for first := 0; first < nodes; first = 2*first + 1 { // the first node of each level
		width := first + 1
		best := make([]float64, width)
		for k := range width {
			t[nodes+first+k] = math.MaxInt8 // all go left
		}
		for _, trait := range traits {
			clear(sums[:width])
			for i, row := range f.rows {
				if f.used[i] {
					sums[f.node[i]-first][int(row[trait])-math.MinInt8].add(sum{f.slope[i], f.bend[i], 1})
				}
			}
			for k := range width {
				if gain, cut := split(&sums[k]); gain > best[k] {
					best[k] = gain
					t[first+k], t[nodes+first+k] = int16(trait), cut
				}
			}
		}
		for i, row := range f.rows {
			k := f.node[i]
			f.node[i] = 2*k + 1
			if int16(row[t[k]]) > t[nodes+k] {
				f.node[i]++
			}
		}
	}
	var ends [leaves]sum
	for i, k := range f.node {
		if f.used[i] {
			ends[k-nodes].add(sum{f.slope[i], f.bend[i], 1})
		}
	}
	for k, end := range ends {
		t[2*nodes+k] = int16(math.Round(-1000 * rate * end.slope / (end.bend + penalty)))
	}
	return t
}

// someTraits draws the traits that a tree looks at.
func (f *fitting) someTraits() []int {
	var out []int
	for k := range f.rows[0] {
		if f.random.Float64() < traitsOfOne {
			out = append(out, k)
		}
	}
	return out
}

// split returns the best cut of the options of a node by the values of a trait, and
// what it gains: 0 where too few would stand on one side of each.
func split(by *[values]sum) (gain float64, cut int16) {
	var all, low sum
	for _, v := range by {
		all.add(v)
	}
	for k, v := range by {
		low.add(v)
		high := sum{all.slope - low.slope, all.bend - low.bend, all.rows - low.rows}
		if v.rows == 0 || low.rows < fewest || high.rows < fewest {
			continue
		}
		if g := low.worth() + high.worth() - all.worth(); g > gain {
			gain, cut = g, int16(k+math.MinInt8)
		}
	}
	return gain, cut
}
