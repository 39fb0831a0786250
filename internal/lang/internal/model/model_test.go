package model

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// randomTree gives heads of a projective or crossing tree over n words with one
// root, whose head is n.
func randomTree(rnd *rand.Rand, n int) []int32 {
	heads := make([]int32, n)
	order := rnd.Perm(n)
	heads[order[0]] = int32(n)
	for k := 1; k < n; k++ {
		heads[order[k]] = int32(order[rnd.IntN(k)])
	}
	return heads
}

func isTree(heads []int32) bool {
	n, roots := len(heads), 0
	for d := range heads {
		if int(heads[d]) == n {
			roots++
		}
		steps := 0
		for h := heads[d]; int(h) != n; h = heads[h] {
			if steps++; steps > n {
				return false
			}
		}
	}
	return roots == 1
}

func projective(heads []int32) bool {
	n := int32(len(heads))
	for d := range n {
		for e := range n {
			a, b := min(d, heads[d]), max(d, heads[d])
			c, f := min(e, heads[e]), max(e, heads[e])
			if a < c && c < b && b < f {
				return false
			}
		}
	}
	return true
}

func TestOracleLeadsToTheGoldTree(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	tried := 0
	for tried < 200 {
		heads := randomTree(rnd, 1+rnd.IntN(8))
		if !projective(heads) {
			continue
		}
		tried++
		o := NewOracle(heads)
		var s State
		s.Reset(len(heads))
		for !s.Done() {
			best := -1
			costs := o.Costs(&s)
			for a, c := range costs {
				if c == 0 && best < 0 {
					best = a
				}
			}
			if best < 0 {
				t.Fatalf("heads %v: no action is free: %v", heads, costs)
			}
			s.Do(best, 0)
		}
		for d, h := range heads {
			if s.Head[d] != h {
				t.Fatalf("heads %v came out as %v", heads, s.Head)
			}
		}
	}
}

func TestEveryPathThroughTheStatesEndsInATree(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n := 1 + rnd.IntN(9)
		var s State
		s.Reset(n)
		for !s.Done() {
			if a := rnd.IntN(Actions); s.Valid(a) {
				s.Do(a, uint8(a))
			}
		}
		if !isTree(s.Head[:n]) {
			t.Fatalf("%v is no tree with one root", s.Head[:n])
		}
	}
}

func TestSumsOfPackedRowsAreTheSumsOfTheirWeights(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	const hidden, features = 16, 40
	keys, rows := make([]uint32, features), make([][]float32, features)
	for i := range keys {
		keys[i] = uint32(i*7 + 1)
		rows[i] = make([]float32, hidden)
		for u := range rows[i] {
			rows[i][u] = rnd.Float32()*2 - 1
		}
	}
	n := Quantise(hidden, keys, rows, 1)
	n.Bias = make([]float32, hidden)
	n.Prepare()
	for k := range features {
		want := make([]float32, hidden)
		for i := range k {
			for u := range want {
				want[u] += rows[i][u]
			}
		}
		sum, h := make([]uint64, n.lanes()), make([]float32, hidden)
		n.add(sum, append([]uint32{2, 3}, keys[:k]...), nil)
		n.rectify(h, sum)
		for u := range want {
			// A step is at most a seventh, so one weight errs by a fourteenth.
			if d := max(want[u], 0) - h[u]*2*n.Scale; d > float32(k)*0.08 || -d > float32(k)*0.08 {
				t.Fatalf("%d rows, unit %d: %v, want %v", k, u, h[u], want[u])
			}
		}
	}
}

func TestRowsOfTheLargestWeightDoNotCarry(t *testing.T) {
	const hidden, features = 16, 4
	keys, rows := []uint32{1, 2, 3, 4}, make([][]float32, features)
	for i := range rows {
		rows[i] = make([]float32, hidden)
		for u := range rows[i] {
			rows[i][u] = 1
		}
	}
	n := Quantise(hidden, keys, rows, 1)
	n.Bias = make([]float32, hidden)
	n.Prepare()
	sum, h := make([]uint64, n.lanes()), make([]float32, hidden)
	n.add(sum, keys, nil)
	n.rectify(h, sum)
	for u := range h {
		if got := h[u] * 2 * n.Scale; got < 3.9 || got > 4.1 {
			t.Errorf("unit %d: four rows of one are %v", u, got)
		}
	}
}

func TestEditsMakeLemmas(t *testing.T) {
	for _, c := range []struct {
		form, lemma string
		change      uint8
	}{
		{"Running", "run", ToLower}, {"went", "go", ToLower}, {"Kyiv", "Kyiv", KeepCase}, {"UNITED", "United", ToTitle},
		{"i", "I", ToLower}, {"Ärzte", "arzt", ToLower}, {"", "", ToLower},
	} {
		e := EditOf(c.form, c.lemma, c.change)
		if got := e.Apply(c.form, AppendLower(nil, c.form)); got != c.lemma {
			t.Errorf("%q with %+v is %q, want %q", c.form, e, got, c.lemma)
		}
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	n := Quantise(16, []uint32{1, 5}, [][]float32{make([]float32, 16), make([]float32, 16)}, 1)
	n.Bias, n.Out, n.OutBias = make([]float32, 16), make([]float32, 16), make([]float32, 1)
	m := &Models{Splitter: Splitter{n}, Tagger: Tagger{Net: n, Names: []string{"X X"}}, Parser: Parser{Net: n, Labels: []string{"dep"}}}
	whole := m.Marshal()
	if again, err := Unmarshal(whole); err != nil || !bytes.Equal(again.Marshal(), whole) {
		t.Fatalf("a file does not survive reading and writing: %v", err)
	}
	for cut := range len(whole) {
		if _, err := Unmarshal(whole[:cut]); err == nil {
			t.Errorf("the first %d of %d bytes pass for a file", cut, len(whole))
		}
	}
}
