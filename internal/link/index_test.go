package link

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

func TestIndexRelatesToWhatCameBefore(t *testing.T) {
	var x Index
	first := doc("original", original, stated, told("The Lowmark Gazette"))
	if got := add(t, &x, first); len(got) > 0 {
		t.Errorf("the first document is related: %v", got)
	}
	for _, tt := range []struct{ id, text, want string }{
		{"alone", unrelated, ""},
		{"copy", original, "copy of original"},
		{"rewrite", rewritten, "rewrite of original"},
	} {
		d := doc(tt.id, tt.text)
		var got []string
		for _, r := range add(t, &x, d) {
			if r.Other(d.ID) == "original" {
				got = append(got, string(r.Kind)+" of "+r.Original)
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.id, s, tt.want)
		}
	}
	if x.Len() != 4 {
		t.Errorf("Len is %d, want 4", x.Len())
	}
}

func TestIndexLearnsFurniture(t *testing.T) {
	var x Index
	foot := "\n\nSubscribe to the Kelder Post from four crowns a month and support independent journalism on both sides of the river. Our newsroom can be reached by letter and at the counter on Mill Street between nine and noon."
	for i, s := range []string{unrelated, independent, rewritten} {
		d := doc(string(rune('a'+i)), s+foot, inOutlet("Kelder Post"))
		add(t, &x, d)
	}
	d := doc("z", "Snow closed the road over the Tarrow pass for a third day, and ploughs were expected on Friday."+foot, inOutlet("Kelder Post"))
	if got := add(t, &x, d); len(got) > 0 {
		t.Errorf("related by furniture: %v", got)
	}
}

func add(t *testing.T, x *Index, d hearsay.Annotated) []hearsay.Relation {
	t.Helper()
	rs, err := x.Add(&d)
	if err != nil {
		t.Fatal(err)
	}
	return rs
}

// inMaps is postings that live elsewhere.
type inMaps struct {
	lists map[uint64][]int32
	asked int
}

func (m *inMaps) Enter(key uint64, doc int32) []int32 {
	m.asked++
	before := m.lists[key]
	if len(before) < Crowd {
		m.lists[key] = append(before, doc)
	}
	return before
}

func TestIndexAsksItsPostings(t *testing.T) {
	elsewhere := &inMaps{lists: map[uint64][]int32{}}
	here, there := Index{}, Index{Postings: elsewhere}
	for i, s := range []string{original, rewritten, unrelated, original} {
		d := doc(string(rune('a'+i)), s)
		if x, y := add(t, &here, d), add(t, &there, d); !reflect.DeepEqual(x, y) {
			t.Errorf("%s: %v here, %v there", d.ID, x, y)
		}
	}
	if elsewhere.asked < 100 {
		t.Errorf("asked for %d keys", elsewhere.asked)
	}
}

func TestChainsListWhatWasEntered(t *testing.T) {
	want := inMaps{lists: map[uint64][]int32{}}
	got := chains{last: map[uint64]chained{}}
	for doc := range int32(3000) {
		for key := range uint64(60) {
			if k := uint64(doc) % (key + 1); key < 3 || k == 0 {
				if x, y := got.Enter(key, doc), want.Enter(key, doc); !slices.Equal(x, y) {
					t.Fatalf("key %d, document %d: %v, want %v", key, doc, x, y)
				}
			}
		}
	}
}

func TestIndexOnDiskFindsTheSame(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, dir)
	}
	docs := grow.Grow(grow.Articles(3, 20), grow.Options{PerSeed: 6}).Documents
	here, there := Index{}, Index{OnDisk: true}
	defer there.Close()
	related := 0
	for i := range docs {
		x, y := add(t, &here, docs[i]), add(t, &there, docs[i])
		related += len(x)
		there.shelf = shelf{} // so that every text comes from disk
		for k := range x {    // what documents are about is weighed anew there
			if k >= len(y) || x[k].Kind.Derived() && !reflect.DeepEqual(x[k], y[k]) {
				t.Fatalf("%s: %v here, %v there", docs[i].ID, x, y)
			}
		}
	}
	if related < len(docs) {
		t.Errorf("%d relations of %d documents", related, len(docs))
	}
	files := func() int {
		list, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	if files() != 1 {
		t.Errorf("%d temporary files, want 1", files())
	}
	if there.Close(); files() != 0 {
		t.Errorf("%d temporary files are left", files())
	}
}

func TestLoadedDocumentsAreFound(t *testing.T) {
	var x Index
	first := doc("original", original)
	if err := x.Load(&first); err != nil {
		t.Fatal(err)
	}
	if got := add(t, &x, doc("copy", original)); len(got) != 1 || got[0].Kind != hearsay.Copy {
		t.Errorf("got %v", got)
	}
}
