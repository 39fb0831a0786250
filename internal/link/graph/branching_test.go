package graph

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestBranching(t *testing.T) {
	for _, tt := range []struct {
		name string
		n    int
		arcs []Arc
		want []int32
	}{
		{"nothing", 0, nil, []int32{}},
		{"alone", 2, nil, []int32{-1, -1}},
		{"the better of two", 3, []Arc{{0, 2, 1}, {1, 2, 2}}, []int32{-1, -1, 1}},
		{"equal weights", 3, []Arc{{1, 2, 1}, {0, 2, 1}}, []int32{-1, -1, 0}},
		{"no use of a bad arc", 2, []Arc{{0, 1, -1}}, []int32{-1, -1}},
		{"a cycle loses its weakest", 2, []Arc{{0, 1, 3}, {1, 0, 2}}, []int32{-1, 0}},
		{"a cycle entered where it costs least", 3, []Arc{{0, 1, 5}, {1, 2, 10}, {2, 1, 10}, {0, 2, 1}}, []int32{-1, 0, 1}},
		{"itself", 1, []Arc{{0, 0, 9}}, []int32{-1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Branching(tt.n, tt.arcs); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestBranchingIsTheBest(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 2000 {
		n := 2 + r.IntN(4)
		w := map[[2]int32]float64{}
		var arcs []Arc
		for i := range n {
			for j := range n {
				if i != j && r.IntN(3) > 0 {
					a := Arc{int32(i), int32(j), float64(1 + r.IntN(20))}
					arcs = append(arcs, a)
					w[[2]int32{a.From, a.To}] = a.Weight
				}
			}
		}
		total := func(parent []int32) float64 {
			s := 0.0
			for v, p := range parent {
				if p >= 0 {
					s += w[[2]int32{p, int32(v)}]
				}
			}
			return s
		}
		got := Branching(n, arcs)
		if !isForest(got) {
			t.Fatalf("%v has a cycle, from %v", got, arcs)
		}
		most := 0.0
		parent := make([]int32, n)
		var try func(v int)
		try = func(v int) {
			if v == n {
				if isForest(parent) {
					most = max(most, total(parent))
				}
				return
			}
			parent[v] = -1
			try(v + 1)
			for p := range n {
				if _, ok := w[[2]int32{int32(p), int32(v)}]; ok {
					parent[v] = int32(p)
					try(v + 1)
				}
			}
		}
		try(0)
		if total(got) != most {
			t.Fatalf("%v weighs %v, best %v, from %v", got, total(got), most, arcs)
		}
	}
}

func isForest(parent []int32) bool {
	for v := range parent {
		x, steps := int32(v), 0
		for x >= 0 {
			if steps++; steps > len(parent) {
				return false
			}
			x = parent[x]
		}
	}
	return true
}
