package grow

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestGrowIsRepeatable(t *testing.T) {
	seeds := Articles(3, 4)
	a, b := Grow(seeds, Options{Seed: 5}), Grow(seeds, Options{Seed: 5})
	if !reflect.DeepEqual(a, b) {
		t.Error("two piles of the same seed differ")
	}
	if c := Grow(seeds, Options{Seed: 6}); reflect.DeepEqual(a.Parent, c.Parent) {
		t.Error("another seed gives the same graph")
	}
}

func TestGrowMakesForests(t *testing.T) {
	seeds := Articles(3, 5)
	g := Grow(seeds, Options{PerSeed: 7, Ops: slices.Concat(Tuned, HeldOut)})
	if len(g.Documents) != 35 {
		t.Fatalf("%d documents, want 35", len(g.Documents))
	}
	for _, d := range g.Documents {
		steps, x := 0, d.ID
		for g.Parent[x] != "" {
			x = g.Parent[x]
			if steps++; steps > 7 {
				t.Fatalf("%s hangs from itself", d.ID)
			}
		}
		if x != g.Root[d.ID] {
			t.Errorf("%s goes back to %s, not to %s", d.ID, x, g.Root[d.ID])
		}
		if d.Text == "" || !strings.HasPrefix(d.ID, x) {
			t.Errorf("bad document %q", d.ID)
		}
		for _, b := range d.Blocks {
			if b.Of(d.Text) == "" {
				t.Errorf("%s: block %v lies outside", d.ID, b.Span)
			}
		}
	}
}

func TestEachOperationChangesTheDocument(t *testing.T) {
	seeds := Articles(4, 3)
	for _, op := range slices.Concat(Tuned, HeldOut) {
		t.Run(string(op), func(t *testing.T) {
			done := 0
			g := Grow(seeds, Options{Seed: 1, PerSeed: 10, Ops: []Op{op}})
			for _, ops := range g.Ops {
				if slices.Contains(ops, op) {
					done++
				}
			}
			// Only a third of the seeds are an agency's.
			if done == 0 && op != Agency {
				t.Error("never applied")
			}
		})
	}
}

func TestMergeNamesItsSecondParent(t *testing.T) {
	g := Grow(Articles(5, 3), Options{Seed: 2, Must: Merge})
	if len(g.Second) == 0 {
		t.Fatal("no document was merged")
	}
	for d, other := range g.Second {
		if g.Root[d] == "" || g.Root[other] == "" {
			t.Errorf("%s merged with %s, which is not in the pile", d, other)
		}
	}
}

func TestArticlesHaveRealLength(t *testing.T) {
	for _, d := range Articles(1, 5) {
		if n := len(strings.Fields(d.Text)); n < 400 || n > 700 {
			t.Errorf("%s has %d words", d.ID, n)
		}
	}
}
