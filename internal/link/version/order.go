package version

import (
	"math"
	"math/bits"
	"slices"
	"unicode"
)

// Ordered is several versions in their most likely order.
type Ordered struct {
	// Order holds the indexes of the versions, the oldest first.
	Order []int
	// Before[i][j] is the probability that version i was written before
	// version j, over all orders.
	Before [][]float64
}

// exact is the number of versions up to which all orders are weighed.
const exact = 10

// How much a step between versions costs that share little, and how much each
// pair in its likely order is worth. Set by the versions that the weights
// come from.
const (
	stepCost = 100.0
	pairGain = 0.3
)

// Order puts versions of one text in the order in which they were likely
// written: neighbours share most of their words, and the evidence of [Newer]
// on all pairs holds together. Up to ten versions all orders are weighed;
// beyond, each is put where it fits best.
func Order(ts []*Text) Ordered {
	n := len(ts)
	far := make([][]float64, n)
	odds := make([][]float64, n)
	grams := make([]map[uint64]int, n)
	for i := range ts {
		far[i], odds[i] = make([]float64, n), make([]float64, n)
		grams[i] = ts[i].trigrams()
	}
	for i := range n {
		for j := range i {
			far[i][j] = distance(grams[i], grams[j])
			far[j][i] = far[i][j]
			z := Newer(ts[j], ts[i])
			odds[j][i], odds[i][j] = logistic(z), logistic(-z)
		}
	}
	if n <= exact {
		return weigh(far, odds)
	}
	return insert(far, odds)
}

// logistic returns the logarithm of the probability with log odds z.
func logistic(z float64) float64 { return -math.Log1p(math.Exp(-z)) }

// trigrams counts the runs of three words.
func (t *Text) trigrams() map[uint64]int {
	m := make(map[uint64]int, len(t.pieces))
	for i := 2; i < len(t.pieces); i++ {
		m[(t.pieces[i-2]*0x9e3779b97f4a7c15^t.pieces[i-1])*0xbf58476d1ce4e5b9^t.pieces[i]]++
	}
	return m
}

// pieces numbers the words of s and the marks between them.
func pieces(s string) []uint64 {
	out := make([]uint64, 0, len(s)/5)
	from := -1
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			if from < 0 {
				from = i
			}
			continue
		}
		if from >= 0 {
			out = append(out, hash(s[from:i]))
			from = -1
		}
		if !unicode.IsSpace(r) {
			out = append(out, uint64(r))
		}
	}
	if from >= 0 {
		out = append(out, hash(s[from:]))
	}
	return out
}

func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>32
}

// distance is the share of the runs of two texts that they do not share.
func distance(a, b map[uint64]int) float64 {
	shared, all := 0, 0
	for k, n := range a {
		shared += min(n, b[k])
		all += n
	}
	for _, n := range b {
		all += n
	}
	all -= shared
	if all == 0 {
		return 0
	}
	return 1 - float64(shared)/float64(all)
}

// weigh sums over all orders, by the sets of versions that an order has passed
// and its last one.
func weigh(far, odds [][]float64) Ordered {
	n := len(far)
	if n == 0 {
		return Ordered{}
	}
	sets := 1 << n
	// gain of putting j after all of set s, from every pair.
	gain := func(s, j int) float64 {
		g := 0.0
		for rest := s; rest != 0; rest &= rest - 1 {
			g += odds[bits.TrailingZeros(uint(rest))][j]
		}
		return pairGain * g
	}
	score := func(s, last, j int) float64 {
		g := gain(s, j)
		if s != 0 {
			g -= stepCost * far[last][j]
		}
		return g
	}
	// best and from are the most likely way to each state; forward and
	// backward the sums over all ways, as logarithms.
	best, from := grid(sets, n, math.Inf(-1)), make([][]int, sets)
	forward, backward := grid(sets, n, math.Inf(-1)), grid(sets, n, math.Inf(-1))
	for s := range from {
		from[s] = make([]int, n)
	}
	for j := range n {
		best[1<<j][j], forward[1<<j][j], from[1<<j][j] = 0, 0, -1
		backward[sets-1][j] = 0
	}
	for s := 1; s < sets; s++ {
		for last := range n {
			if s>>last&1 == 0 {
				continue
			}
			for j := range n {
				if s>>j&1 != 0 {
					continue
				}
				g, t := score(s, last, j), s|1<<j
				if b := best[s][last] + g; b > best[t][j] {
					best[t][j], from[t][j] = b, last
				}
				forward[t][j] = add(forward[t][j], forward[s][last]+g)
			}
		}
	}
	for s := sets - 2; s > 0; s-- {
		for last := range n {
			for j := range n {
				if s>>last&1 != 0 && s>>j&1 == 0 {
					backward[s][last] = add(backward[s][last], score(s, last, j)+backward[s|1<<j][j])
				}
			}
		}
	}
	out := Ordered{Before: grid(n, n, 0)}
	total := math.Inf(-1)
	last := 0
	for j := range n {
		total = add(total, forward[sets-1][j])
		if best[sets-1][j] > best[sets-1][last] {
			last = j
		}
	}
	for s, j := sets-1, last; j >= 0; {
		out.Order = append(out.Order, j)
		s, j = s&^(1<<j), from[s][j]
	}
	slices.Reverse(out.Order)
	// Version j comes at the moment at which it is last in s: all others in
	// s were before it.
	for s := 1; s < sets; s++ {
		for j := range n {
			if s>>j&1 == 0 || math.IsInf(forward[s][j], -1) {
				continue
			}
			p := math.Exp(forward[s][j] + backward[s][j] - total)
			for i := range n {
				if i != j && s>>i&1 != 0 {
					out.Before[i][j] += p
				}
			}
		}
	}
	return out
}

func grid(rows, columns int, x float64) [][]float64 {
	g := make([][]float64, rows)
	all := make([]float64, rows*columns)
	for i := range all {
		all[i] = x
	}
	for i := range g {
		g[i] = all[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return g
}

// add returns the logarithm of the sum of two numbers given by theirs.
func add(x, y float64) float64 {
	if x < y {
		x, y = y, x
	}
	if math.IsInf(y, -1) {
		return x
	}
	return x + math.Log1p(math.Exp(y-x))
}

// insert puts one version after the other where it fits best.
func insert(far, odds [][]float64) Ordered {
	n := len(far)
	var order []int
	for v := range n {
		at, top := 0, math.Inf(-1)
		after := 0.0 // evidence if v stood at k, against it standing first
		for k := 0; k <= len(order); k++ {
			if k > 0 {
				u := order[k-1]
				after += odds[u][v] - odds[v][u]
			}
			g := pairGain * after
			switch {
			case len(order) == 0:
			case k == 0:
				g -= stepCost * far[v][order[0]]
			case k == len(order):
				g -= stepCost * far[order[k-1]][v]
			default:
				g -= stepCost * (far[order[k-1]][v] + far[v][order[k]] - far[order[k-1]][order[k]])
			}
			if g > top {
				at, top = k, g
			}
		}
		order = slices.Insert(order, at, v)
	}
	out := Ordered{Order: order, Before: grid(n, n, 0)}
	for x, i := range order {
		for _, j := range order[x+1:] {
			out.Before[i][j] = math.Exp(odds[i][j])
			out.Before[j][i] = 1 - out.Before[i][j]
		}
	}
	return out
}
