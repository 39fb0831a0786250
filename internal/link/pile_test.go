package link

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/grow"
)

func TestFewTextsHeldGiveTheSame(t *testing.T) {
	docs := grow.Grow(grow.Articles(7, 12), grow.Options{PerSeed: 8}).Documents
	docs = append(docs, inOwnWords(grow.Articles(7, 12))...)
	want, err := Link(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	stories := 0
	for _, r := range want.Relations {
		if r.Kind == hearsay.SameStory {
			stories++
		}
	}
	if len(want.Relations) < len(docs) || stories < 12 {
		t.Fatalf("%d relations among %d documents, %d of them same story", len(want.Relations), len(docs), stories)
	}
	for _, keep := range []int{0, 1, 5} {
		for _, s := range []Source{sorted(docs), elsewhere{sorted(docs)}} {
			p, err := holdAll(s, keep)
			if err != nil {
				t.Fatal(err)
			}
			var rs []hearsay.Relation
			got, err := linkPile(context.Background(), p, func(r hearsay.Relation) error {
				rs = append(rs, r)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			p.Close()
			if got.Relations = rs; !reflect.DeepEqual(got, want) {
				t.Errorf("%T with %d texts held: the links differ", s, keep)
			}
		}
	}
}

// inOwnWords returns reports that have words of the articles in another order, so
// that they share topics and no text.
func inOwnWords(articles []hearsay.Document) []hearsay.Annotated {
	r := rand.New(rand.NewPCG(1, 1))
	var out []hearsay.Annotated
	for i, a := range articles {
		words := strings.Fields(a.Text)
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		out = append(out, hearsay.Annotated{Document: hearsay.Document{
			ID: fmt.Sprintf("own%02d", i), Text: strings.Join(words[:len(words)/2], " ") + ".",
		}})
	}
	return out
}

// elsewhere is a source whose documents are not in memory, as far as the pile
// knows.
type elsewhere struct{ inMemory }

func TestRelateFindsWhatLinkFinds(t *testing.T) {
	docs := grow.Grow(grow.Articles(8, 8), grow.Options{PerSeed: 8}).Documents
	all, err := Link(context.Background(), docs)
	if err != nil {
		t.Fatal(err)
	}
	w, err := Learn(context.Background(), sorted(docs))
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]*hearsay.Annotated{}
	for i := range docs {
		by[docs[i].ID] = &docs[i]
	}
	for _, want := range all.Relations {
		if !want.Kind.Derived() {
			continue
		}
		got, ok := Relate(by[want.B], by[want.A], w)
		if !ok || got.A != want.A || got.Kind != want.Kind || got.AInB != want.AInB || !reflect.DeepEqual(got.Passages, want.Passages) {
			t.Errorf("%s and %s: got %+v, want %+v", want.A, want.B, got, want)
		}
	}
}

func TestKeysOfACopyAreShared(t *testing.T) {
	docs := grow.Articles(9, 2)
	a, b := Keys(&hearsay.Annotated{Document: docs[0]}, nil), Keys(&hearsay.Annotated{Document: docs[1]}, nil)
	if !reflect.DeepEqual(a, Keys(&hearsay.Annotated{Document: docs[0]}, &Weights{})) || overlap(a, b) > 0.1 || len(a) < 100 {
		t.Errorf("%d and %d keys, overlap %.2f", len(a), len(b), overlap(a, b))
	}
}

// broken is a source whose documents cannot be read.
type broken struct{ inMemory }

var errBroken = errors.New("the disk is gone")

func (broken) Document(int) (*hearsay.Annotated, error) { return nil, errBroken }

func TestErrorOfTheSourceIsReturned(t *testing.T) {
	if _, err := LinkSource(context.Background(), broken{make(inMemory, 3)}); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
}
