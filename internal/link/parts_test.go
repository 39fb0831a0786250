package link

import (
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

// inParts links a pile as several machines would: each part has nothing of the
// others but bytes, and portions are compared in any order.
func inParts(t *testing.T, s Source, seed uint64) hearsay.Links {
	t.Helper()
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	learned, err := Learn(ctx, s)
	must(err)
	packed, err := learned.MarshalBinary()
	must(err)
	again, _ := learned.MarshalBinary()
	if !slices.Equal(packed, again) {
		t.Error("the same weights are packed in two ways")
	}
	weights := func() *Weights {
		w := new(Weights)
		must(w.UnmarshalBinary(packed))
		return w
	}
	hs, err := HeadsOf(ctx, s)
	must(err)
	packedHeads, err := hs.MarshalBinary()
	must(err)
	var heads Heads
	must(heads.UnmarshalBinary(packedHeads))
	var portions []Portion
	must(Candidates(ctx, s, weights(), func(p Portion) error {
		portions = append(portions, p)
		return nil
	}))
	if len(portions) < 2 {
		t.Errorf("%d portions of pairs", len(portions))
	}
	r := rand.New(rand.NewPCG(seed, 1))
	r.Shuffle(len(portions), func(i, j int) { portions[i], portions[j] = portions[j], portions[i] })
	machines := [][]Edges{nil, nil}
	for i, p := range portions {
		e, err := Align(ctx, s, weights(), p)
		must(err)
		machines[i%2] = append(machines[i%2], e)
	}
	var rs []hearsay.Relation
	links, err := Assemble(heads, func(yield func(Edges, error) bool) {
		for _, e := range slices.Concat(machines...) {
			if !yield(e, nil) {
				return
			}
		}
	}, func(r hearsay.Relation) error {
		rs = append(rs, r)
		return nil
	})
	must(err)
	links.Relations = rs
	return links
}

func TestPartsOnSeveralMachinesGiveTheSame(t *testing.T) {
	for _, n := range []int{4, 14} {
		docs := grow.Grow(grow.Articles(7, n), grow.Options{PerSeed: 8}).Documents
		want, err := Link(context.Background(), docs)
		if err != nil {
			t.Fatal(err)
		}
		for seed := range uint64(2) {
			if got := inParts(t, elsewhere{sorted(docs)}, seed); !reflect.DeepEqual(got, want) {
				t.Errorf("%d documents: the links differ", len(docs))
			}
		}
	}
}

func TestDamagedPartsAreErrors(t *testing.T) {
	ctx := context.Background()
	docs := grow.Grow(grow.Articles(7, 2), grow.Options{PerSeed: 4}).Documents
	s := sorted(docs)
	w, err := Learn(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	heads, err := HeadsOf(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	var portion Portion
	Candidates(ctx, s, w, func(p Portion) error { portion = append(portion, p...); return nil })
	edges, err := Align(ctx, s, w, portion)
	if err != nil {
		t.Fatal(err)
	}
	packedWeights, _ := w.MarshalBinary()
	packedHeads, _ := heads.MarshalBinary()
	assembled := func(e Edges) error {
		_, err := Assemble(heads[:min(len(heads), 8)], func(yield func(Edges, error) bool) { yield(e, nil) }, func(hearsay.Relation) error { return nil })
		return err
	}
	if err := assembled(edges); err != nil {
		t.Fatal(err)
	}
	if err := assembled(edges[:len(edges)-1]); err == nil {
		t.Error("edges that are cut off are no error")
	}
	if _, err := Align(ctx, s[:2], w, portion); err == nil {
		t.Error("a portion of another pile is no error")
	}
	if err := new(Weights).UnmarshalBinary(packedWeights[:len(packedWeights)-3]); err == nil {
		t.Error("weights that are cut off are no error")
	}
	if err := new(Heads).UnmarshalBinary(packedHeads[:len(packedHeads)-1]); err == nil {
		t.Error("heads that are cut off are no error")
	}
	// What is changed at random must not panic.
	r := rand.New(rand.NewPCG(1, 1))
	for range 3000 {
		e := slices.Clone(edges)
		e[r.IntN(len(e))] ^= byte(1 << r.IntN(8))
		assembled(e)
		b := slices.Clone(packedHeads)
		b[r.IntN(len(b))] ^= byte(1 << r.IntN(8))
		new(Heads).UnmarshalBinary(b)
		b = slices.Clone(packedWeights)
		b[r.IntN(len(b))] ^= byte(1 << r.IntN(8))
		new(Weights).UnmarshalBinary(b)
	}
}
