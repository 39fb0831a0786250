// Package graph holds what lineage needs of graphs: the best branching over
// arcs with weights, joining sets by average likeness, and the sets
// themselves.
package graph

import "cmp"

// Arc says that node To may hang from node From; the weight is how much better
// that is than hanging from nothing.
type Arc struct {
	From, To int32
	Weight   float64
}

// Branching returns for each of n nodes the one it hangs from, or -1, so that
// no node hangs from itself and the weights of the arcs used are largest
// together. Arcs without positive weight are never used.
//
// The method is that of Chu and Liu (1965) and Edmonds (1967): take the best
// arc into each node, shrink the cycles that this makes to one node each, and
// solve what is left.
func Branching(n int, arcs []Arc) []int32 {
	used := best(n, arcs)
	parent := make([]int32, n)
	for i := range parent {
		parent[i] = -1
		if used[i] >= 0 {
			parent[i] = arcs[used[i]].From
		}
	}
	return parent
}

// best returns the index of the arc used into each node, or -1.
func best(n int, arcs []Arc) []int32 {
	in := make([]int32, n)
	for i := range in {
		in[i] = -1
	}
	for i, a := range arcs {
		if a.From == a.To || a.Weight <= 0 {
			continue
		}
		if k := in[a.To]; k < 0 || better(a, arcs[k]) {
			in[a.To] = int32(i)
		}
	}
	cycles, of := findCycles(n, arcs, in)
	if cycles == 0 {
		return in
	}
	// Shrink: nodes of cycle c become node c, all others get numbers after
	// them.
	number := make([]int32, n)
	next := int32(cycles)
	weakest := make([]float64, cycles) // of the arcs of a cycle
	first := make([]bool, cycles)
	for v := range number {
		if c := of[v]; c >= 0 {
			number[v] = c
			if w := arcs[in[v]].Weight; !first[c] || w < weakest[c] {
				weakest[c], first[c] = w, true
			}
		} else {
			number[v] = next
			next++
		}
	}
	var shrunk []Arc
	var from []int32 // index of the arc that each one stands for
	for i, a := range arcs {
		x, y := number[a.From], number[a.To]
		if x == y || a.Weight <= 0 {
			continue
		}
		w := a.Weight
		if c := of[a.To]; c >= 0 {
			// Entering the cycle here gives up the arc into this node,
			// instead of the weakest, which goes if nothing enters.
			w += weakest[c] - arcs[in[a.To]].Weight
		}
		shrunk = append(shrunk, Arc{x, y, w})
		from = append(from, int32(i))
	}
	inner := best(int(next), shrunk)
	entered := make([]bool, cycles)
	for v, y := range number {
		if of[v] < 0 && inner[y] < 0 {
			in[v] = -1
		}
	}
	for y, k := range inner {
		if k < 0 {
			continue
		}
		i := from[k]
		in[arcs[i].To] = i
		if y < cycles {
			entered[y] = true
		}
	}
	// A cycle that nothing enters gives up its weakest arc.
	for v, c := range of {
		if c >= 0 && !entered[c] && arcs[in[v]].Weight == weakest[c] {
			in[v] = -1
			entered[c] = true
		}
	}
	return in
}

// better orders arcs into one node so that the choice never depends on the
// order in which they are listed.
func better(a, b Arc) bool {
	return cmp.Or(cmp.Compare(a.Weight, b.Weight), cmp.Compare(b.From, a.From)) > 0
}

// findCycles numbers the cycles that the chosen arcs make; of gives the cycle
// of each node, or -1.
func findCycles(n int, arcs []Arc, in []int32) (cycles int, of []int32) {
	of = make([]int32, n)
	seen := make([]int32, n)
	for i := range of {
		of[i] = -1
	}
	for v := range n {
		x := int32(v)
		for x >= 0 && seen[x] == 0 {
			seen[x] = int32(v) + 1
			if in[x] < 0 {
				break
			}
			x = arcs[in[x]].From
		}
		if x < 0 || in[x] < 0 || seen[x] != int32(v)+1 || of[x] >= 0 {
			continue
		}
		for y := x; of[y] < 0; y = arcs[in[y]].From {
			of[y] = int32(cycles)
		}
		cycles++
	}
	return cycles, of
}
