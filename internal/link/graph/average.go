package graph

import (
	"cmp"
	"container/heap"
	"math"
)

// Likeness says how much two nodes are alike.
type Likeness struct {
	A, B int32
	X    float64
}

// Average joins sets of f as long as the average likeness between their
// members, pairs that are not listed counting nothing, reaches 1.
func Average(f Forest, likes []Likeness) {
	n := len(f)
	size := make([]float64, n)
	sums := make([]map[int32]float64, n)
	for i := range n {
		size[f.Root(int32(i))]++
	}
	for _, l := range likes {
		a, b := f.Root(l.A), f.Root(l.B)
		if a == b {
			continue
		}
		for _, s := range [2][2]int32{{a, b}, {b, a}} {
			if sums[s[0]] == nil {
				sums[s[0]] = map[int32]float64{}
			}
			sums[s[0]][s[1]] += l.X
		}
	}
	var q merges
	mean := func(a, b int32) float64 {
		return math.Round(sums[a][b]/(size[a]*size[b])*1e9) / 1e9
	}
	push := func(a, b int32) {
		if x := mean(a, b); x >= 1 {
			heap.Push(&q, Likeness{min(a, b), max(a, b), x})
		}
	}
	for a := range sums {
		for b := range sums[a] {
			if int32(a) < b {
				push(int32(a), b)
			}
		}
	}
	for q.Len() > 0 {
		m := heap.Pop(&q).(Likeness)
		if f.Root(m.A) != m.A || f.Root(m.B) != m.B || mean(m.A, m.B) != m.X {
			continue // one of them has changed since
		}
		f.Join(m.A, m.B)
		size[m.A] += size[m.B]
		delete(sums[m.A], m.B)
		for c, x := range sums[m.B] {
			delete(sums[c], m.B)
			if c != m.A {
				sums[m.A][c] += x
				sums[c][m.A] += x
			}
		}
		sums[m.B] = nil
		for c := range sums[m.A] {
			push(m.A, c)
		}
	}
}

// merges is a heap of sets that may become one, the most alike on top.
type merges []Likeness

func (q merges) Len() int { return len(q) }
func (q merges) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[j].X, q[i].X), cmp.Compare(q[i].A, q[j].A), cmp.Compare(q[i].B, q[j].B)) < 0
}
func (q merges) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *merges) Push(x any)   { *q = append(*q, x.(Likeness)) }
func (q *merges) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}
