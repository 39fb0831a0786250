package postgres

import (
	"reflect"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
	linkgrow "github.com/hearsay-project/hearsay/internal/link/grow"
)

// grownPile returns invented articles and what copying and rewriting made of
// them.
func grownPile(articles, each int) []hearsay.Annotated {
	return linkgrow.Grow(linkgrow.Articles(5, articles), linkgrow.Options{Seed: 5, PerSeed: each}).Documents
}

func TestKeysInTheDatabaseLinkAsThoseInMemory(t *testing.T) {
	s := openStore(t)
	docs := grownPile(12, 10)
	keys := s.LinkKeys(t.Context(), 7, link.Crowd)
	others := s.LinkKeys(t.Context(), 8, link.Crowd) // another space is not seen
	others.Enter(link.Keys(&docs[0], nil)[0], 0)
	if err := others.Flush(); err != nil {
		t.Fatal(err)
	}
	here, there := link.Index{}, link.Index{Postings: keys}
	found := 0
	const batch = 25
	for from := 0; from < len(docs); from += batch {
		some := docs[from:min(from+batch, len(docs))]
		var all []uint64
		for i := range some {
			all = append(all, link.Keys(&some[i], nil)...)
		}
		keys.Fetch(all)
		for i := range some {
			want, err := here.Add(&some[i])
			if err != nil {
				t.Fatal(err)
			}
			got, err := there.Add(&some[i])
			if err != nil {
				t.Fatal(err)
			}
			if found += len(want); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: %v in the database, %v in memory", some[i].ID, got, want)
			}
		}
		if err := keys.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if found < 100 {
		t.Errorf("only %d relations", found)
	}
	if total := len(docs) * len(link.Keys(&docs[0], nil)); keys.Asked > total/5 {
		t.Errorf("the database was asked %d times for about %d keys", keys.Asked, total)
	}
	if err := keys.Forget(); err != nil {
		t.Fatal(err)
	}
	if before := keys.Enter(link.Keys(&docs[0], nil)[0], 0); len(before) > 0 {
		t.Errorf("%v left in a space that was forgotten", before)
	}
}

func TestKeysThatCannotBeLookedUpAreAnError(t *testing.T) {
	s := openStore(t)
	if _, err := s.db.ExecContext(t.Context(), "DROP TABLE link_keys"); err != nil {
		t.Fatal(err)
	}
	keys := s.LinkKeys(t.Context(), 1, link.Crowd)
	keys.Enter(1, 1)
	if err := keys.Flush(); err == nil {
		t.Error("it is none")
	}
}
