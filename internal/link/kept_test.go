package link

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

// keptInMaps is a Keeper for tests: keys and lists are maps.
type keptInMaps struct {
	docs   []hearsay.Annotated
	marks  []uint64
	keys   [][]uint64
	lists  map[uint64][]int32
	asked  int // for crowds
	closed int
	err    error
}

func (k *keptInMaps) Keep(_ context.Context, w *Weights, marks []uint64, keysOf func(int) ([]uint64, error)) (Lists, error) {
	k.marks, k.keys, k.lists = slices.Clone(marks), nil, map[uint64][]int32{}
	for i := range k.docs {
		keys, mark := KeysIn(&k.docs[i], w) // as others do
		own, err := keysOf(i)
		if err != nil || !slices.Equal(own, keys) || mark != marks[i] {
			return nil, fmt.Errorf("document %d has %d keys here and %d elsewhere, or marks %x and %x: %v", i, len(own), len(keys), marks[i], mark, err)
		}
		k.keys = append(k.keys, keys)
		for _, key := range keys {
			k.lists[key] = append(k.lists[key], int32(i))
		}
	}
	return k, k.err
}

func (k *keptInMaps) Shared(_ context.Context, docs []int32, most int) (out []Common, err error) {
	for key, all := range k.lists {
		var in []int32
		for i, d := range docs {
			if slices.Contains(all, d) {
				in = append(in, int32(i))
			}
		}
		if len(in) > 0 && len(all) > 1 {
			out = append(out, Common{key, in, all[max(0, len(all)-most-1):]})
		}
	}
	return out, nil
}

func (k *keptInMaps) Having(_ context.Context, keys []uint64, f func(uint64, int32)) error {
	for _, key := range keys {
		k.asked++
		for _, d := range slices.Backward(k.lists[key]) {
			f(key, d)
		}
	}
	return nil
}

func (k *keptInMaps) Close() error { k.closed++; return nil }

// candidatesOf returns the portions of a pile, its keys kept by k if there is one.
func candidatesOf(t *testing.T, docs []hearsay.Annotated, k Keeper) (out []Portion, w *Weights) {
	t.Helper()
	p, err := holdAll(sorted(docs), 10)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if k != nil {
		p.KeepKeys(k)
	}
	if w, err = Learn(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	err = Candidates(t.Context(), p, w, func(x Portion) error { out = append(out, slices.Clone(x)); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return out, w
}

// furnished is a pile with crowds, and with a line that an outlet has
// everywhere.
func furnished(each int) []hearsay.Annotated {
	docs := grow.Grow(grow.Articles(11, 6), grow.Options{PerSeed: each}).Documents
	for i := range docs {
		if i%3 == 0 {
			docs[i].Outlet.Value = "The Tarn Gazette"
			docs[i].Text += "\n\nSubscribe to the Tarn Gazette newsletter for more from our Quillham newsroom."
		}
	}
	slices.SortFunc(docs, func(a, b hearsay.Annotated) int { return strings.Compare(a.ID, b.ID) })
	return docs
}

func TestCandidatesAreTheSameByKeysThatAreKeptElsewhere(t *testing.T) {
	docs := furnished(60)
	want, w := candidatesOf(t, docs, nil)
	k := &keptInMaps{docs: docs}
	got, _ := candidatesOf(t, docs, k)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%d portions and %d, and they differ", len(got), len(want))
	}
	if len(w.Furniture) == 0 || k.asked == 0 || k.closed != 1 {
		t.Errorf("%d lines of furniture, %d crowds, closed %d times: nothing was tried", len(w.Furniture), k.asked, k.closed)
	}
}

func TestADocumentThatComesLaterChangesNoOtherKeys(t *testing.T) {
	docs := furnished(12)
	before := &keptInMaps{docs: docs}
	candidatesOf(t, docs, before)
	late := docs[5]
	late.ID, late.Text = docs[4].ID+"x", "A ferry ran aground off Quillham on Monday. "+late.Text
	more := slices.Insert(slices.Clone(docs), 5, late)
	after := &keptInMaps{docs: more}
	candidatesOf(t, more, after)
	for i := range docs {
		j := i
		if i >= 5 {
			j++
		}
		if before.marks[i] != after.marks[j] || !slices.Equal(before.keys[i], after.keys[j]) {
			t.Errorf("%s has other keys", docs[i].ID)
		}
	}
}

func TestTheMarkTellsWhichFurnitureADocumentHas(t *testing.T) {
	docs := furnished(12)
	_, w := candidatesOf(t, docs, nil)
	bare := &Weights{Documents: w.Documents}
	differ := 0
	for i := range docs {
		keys, mark := KeysIn(&docs[i], w)
		other, otherMark := KeysIn(&docs[i], bare)
		if mark == otherMark && !slices.Equal(keys, other) {
			t.Errorf("%s: other keys and the same mark", docs[i].ID)
		}
		if mark != otherMark {
			differ++
		}
	}
	if differ == 0 || differ == len(docs) {
		t.Errorf("%d of %d documents have furniture", differ, len(docs))
	}
}

func TestKeysThatCannotBeKeptAreAnErrorOfLearning(t *testing.T) {
	docs := furnished(12)
	p, err := Hold(sorted(docs))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	away := errors.New("the database is away")
	p.KeepKeys(&keptInMaps{docs: docs, err: away})
	if _, err := Learn(t.Context(), p); !errors.Is(err, away) {
		t.Error(err)
	}
}
