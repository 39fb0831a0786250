package graph

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func roots(f Forest) (out []int32) {
	for i := range f {
		out = append(out, f.Root(int32(i)))
	}
	return out
}

func TestAverage(t *testing.T) {
	for _, tt := range []struct {
		name  string
		n     int
		likes []Likeness
		want  []int32
	}{
		{"nothing alike", 3, nil, []int32{0, 1, 2}},
		{"two alike", 3, []Likeness{{0, 2, 1.5}}, []int32{0, 1, 0}},
		{"not enough", 2, []Likeness{{0, 1, 0.9}}, []int32{0, 1}},
		{"one between two does not glue them", 5,
			[]Likeness{{0, 1, 2}, {3, 4, 2}, {1, 2, 1.2}, {2, 3, 1.2}}, []int32{0, 0, 2, 3, 3}},
		{"enough on average", 3, []Likeness{{0, 1, 2}, {0, 2, 1.5}, {1, 2, 0.7}}, []int32{0, 0, 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := NewForest(tt.n)
			Average(f, tt.likes)
			if got := roots(f); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestAverageStartsFromTheSetsItIsGiven(t *testing.T) {
	f := NewForest(3)
	f.Join(0, 1)
	Average(f, []Likeness{{1, 2, 1.8}}) // 0.9 on average
	if got := roots(f); !slices.Equal(got, []int32{0, 0, 2}) {
		t.Errorf("got %v", got)
	}
}

func TestAverageDoesNotDependOnOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 200 {
		var likes []Likeness
		for i := range int32(12) {
			for j := range i {
				if r.IntN(3) == 0 {
					likes = append(likes, Likeness{j, i, float64(r.IntN(8)) / 4})
				}
			}
		}
		f := NewForest(12)
		Average(f, likes)
		r.Shuffle(len(likes), func(i, j int) { likes[i], likes[j] = likes[j], likes[i] })
		g := NewForest(12)
		Average(g, likes)
		if !slices.Equal(roots(f), roots(g)) {
			t.Fatalf("%v and %v from %v", roots(f), roots(g), likes)
		}
	}
}
