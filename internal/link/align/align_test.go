package align

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// ids numbers words by what they are.
func ids(texts ...string) [][]uint32 {
	numbers := map[string]uint32{}
	var out [][]uint32
	for _, t := range texts {
		var s []uint32
		for _, w := range strings.Fields(t) {
			if _, ok := numbers[w]; !ok {
				numbers[w] = uint32(len(numbers) + 1)
			}
			s = append(s, numbers[w])
		}
		out = append(out, s)
	}
	return out
}

func TestPassages(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       []string // words of a in each passage
	}{
		{"nothing shared", "the dam held all night", "a fire broke out at noon", nil},
		{"too short", "the dam held", "the dam broke", nil},
		{"all shared", "the dam held all night", "the dam held all night", []string{"the dam held all night"}},
		{"a word changed inside", "w x the dam held all night long y z", "q the dam held every night long r",
			[]string{"the dam held all night long"}},
		{"moved paragraph", "a b c d e f u v w x y z", "u v w x y z a b c d e f",
			[]string{"a b c d e f", "u v w x y z"}},
		{"repeated in one", "a b c d e", "a b c d e q r s a b c d e", []string{"a b c d e"}},
		{"far apart stays apart", "a b c d q1 q2 q3 q4 q5 q6 q7 q8 q9 e f g h", "a b c d e f g h",
			[]string{"a b c d", "e f g h"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := ids(tt.a, tt.b)
			var got []string
			for _, p := range Passages(s[0], s[1], Options{}) {
				got = append(got, strings.Join(strings.Fields(tt.a)[p.A0:p.A1], " "))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLightWordsMakeNoPassage(t *testing.T) {
	s := ids("it is in the end of the day", "that it is in the end not so")
	light := Options{Weights: slices.Repeat([]float32{0.1}, len(s[0]))}
	if got := Passages(s[0], s[1], light); got != nil {
		t.Errorf("got %v, want none", got)
	}
}

func TestPassagesNeverShareWords(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		a, b := random(r, r.IntN(200), 6), random(r, r.IntN(200), 6)
		check(t, a, b, Passages(a, b, Options{}))
	}
}

func TestOneWordRepeatedStaysBounded(t *testing.T) {
	a, b := make([]uint32, 50_000), make([]uint32, 40_000)
	check(t, a, b, Passages(a, b, Options{}))
}

func check(t *testing.T, a, b []uint32, ps []Passage) {
	t.Helper()
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	for _, p := range ps {
		if p.A0 >= p.A1 || p.B0 >= p.B1 || p.A1 > len(a) || p.B1 > len(b) || p.Kept > p.A1-p.A0 || p.Kept > p.B1-p.B0 {
			t.Fatalf("bad passage %+v of %d, %d", p, len(a), len(b))
		}
		for i := p.A0; i < p.A1; i++ {
			if usedA[i] {
				t.Fatalf("word %d of a is in two passages of %+v", i, ps)
			}
			usedA[i] = true
		}
		for j := p.B0; j < p.B1; j++ {
			if usedB[j] {
				t.Fatalf("word %d of b is in two passages of %+v", j, ps)
			}
			usedB[j] = true
		}
	}
}

func random(r *rand.Rand, n, words int) []uint32 {
	s := make([]uint32, n)
	for i := range s {
		s[i] = uint32(r.IntN(words))
	}
	return s
}

func BenchmarkPassages(b *testing.B) {
	r := rand.New(rand.NewPCG(2, 2))
	x := random(r, 800, 5000)
	y := slices.Clone(x)
	for i := 0; i < len(y); i += 15 {
		y[i] = uint32(6000 + i)
	}
	b.ReportAllocs()
	for b.Loop() {
		Passages(x, y, Options{})
	}
}
