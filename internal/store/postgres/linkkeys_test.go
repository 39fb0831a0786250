package postgres

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// keyed is a store with a pile that has keys of documents.
func keyed(t *testing.T, docs ...hearsay.DocumentKeys) *Store {
	t.Helper()
	s := openStore(t)
	for _, pile := range []string{"p", "other"} {
		if _, err := s.CreatePile(t.Context(), pile); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.KeepKeys(t.Context(), "p", docs...); err != nil {
		t.Fatal(err)
	}
	return s
}

func openKeys(t *testing.T, s *Store, pile string) hearsay.KeptKeys {
	t.Helper()
	k, err := s.OpenKeys(t.Context(), pile)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { k.Close() })
	return k
}

// listed is what is kept: documents with their states, and the documents of
// each key.
func listed(t *testing.T, k hearsay.KeptKeys, keys ...uint64) (states map[string]string, having map[uint64][]string) {
	t.Helper()
	names := map[int64]string{}
	states, having = map[string]string{}, map[uint64][]string{}
	err := k.Documents(t.Context(), func(number int64, id, state string) { names[number], states[id] = id, state })
	if err != nil {
		t.Fatal(err)
	}
	err = k.Having(t.Context(), keys, func(key uint64, number int64) { having[key] = append(having[key], names[number]) })
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range having {
		slices.Sort(list)
	}
	return states, having
}

const most = 1<<64 - 1 // a key whose number PostgreSQL takes for -1

func TestTheKeysOfADocumentAreThoseOfItsLastState(t *testing.T) {
	s := keyed(t, hearsay.DocumentKeys{ID: "a", State: "1", Keys: []uint64{1, 2, most}}, hearsay.DocumentKeys{ID: "b", State: "1", Keys: []uint64{2, most}})
	for _, step := range []struct {
		what string
		do   func() error
		want map[uint64][]string
	}{
		{"as they came", func() error { return nil }, map[uint64][]string{1: {"a"}, 2: {"a", "b"}, most: {"a", "b"}}},
		{"the same again", func() error {
			return s.KeepKeys(t.Context(), "p", hearsay.DocumentKeys{ID: "a", State: "1", Keys: []uint64{1, 2, most}})
		}, map[uint64][]string{1: {"a"}, 2: {"a", "b"}, most: {"a", "b"}}},
		{"another state", func() error {
			return s.KeepKeys(t.Context(), "p", hearsay.DocumentKeys{ID: "c", State: "1", Keys: []uint64{3}}, hearsay.DocumentKeys{ID: "a", State: "2", Keys: []uint64{2, 3}})
		}, map[uint64][]string{2: {"a", "b"}, 3: {"a", "c"}, most: {"b"}}},
		{"of another pile", func() error {
			return s.KeepKeys(t.Context(), "other", hearsay.DocumentKeys{ID: "a", State: "1", Keys: []uint64{2}})
		}, map[uint64][]string{2: {"a", "b"}, 3: {"a", "c"}, most: {"b"}}},
		{"one forgotten", func() error { return s.ForgetKeys(t.Context(), "p", "b", "never there") }, map[uint64][]string{2: {"a"}, 3: {"a", "c"}}},
	} {
		if err := step.do(); err != nil {
			t.Fatal(step.what, err)
		}
		k := openKeys(t, s, "p")
		_, got := listed(t, k, 1, 2, 3, most)
		k.Close()
		if fmt.Sprint(got) != fmt.Sprint(step.want) {
			t.Errorf("%s: %v, not %v", step.what, got, step.want)
		}
	}
	states, _ := listed(t, openKeys(t, s, "p"))
	if fmt.Sprint(states) != "map[a:2 c:1]" {
		t.Errorf("states: %v", states)
	}
}

func TestKeysAreSharedWithAsManyAsAreAskedFor(t *testing.T) {
	var docs []hearsay.DocumentKeys
	for i := range 9 {
		keys := []uint64{5, uint64(10 + i/2), uint64(100 + i)}
		docs = append(docs, hearsay.DocumentKeys{ID: fmt.Sprint(i), State: "1", Keys: keys})
	}
	k := openKeys(t, keyed(t, docs...), "p")
	numbers := make([]int64, len(docs))
	err := k.Documents(t.Context(), func(number int64, id, _ string) { numbers[id[0]-'0'] = number })
	if err != nil {
		t.Fatal(err)
	}
	found, err := k.Shared(t.Context(), []int64{numbers[0], numbers[3], numbers[2]}, 4)
	if err != nil {
		t.Fatal(err)
	}
	got := map[uint64]string{}
	for _, s := range found {
		var all []int
		for _, n := range s.All {
			all = append(all, slices.Index(numbers, n))
		}
		slices.Sort(all)
		got[s.Key] = fmt.Sprint(s.In, all)
		if s.Key == 5 {
			got[5] = fmt.Sprint(s.In, len(all))
		}
	}
	if want := map[uint64]string{5: "[0 1 2] 4", 10: "[0] [0 1]", 11: "[1 2] [2 3]"}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestOpenKeysStayAsTheyWereAtOneMoment(t *testing.T) {
	s := keyed(t, hearsay.DocumentKeys{ID: "a", State: "1", Keys: []uint64{1}})
	k := openKeys(t, s, "p")
	if err := s.KeepKeys(t.Context(), "p", hearsay.DocumentKeys{ID: "a", State: "2", Keys: []uint64{2}}, hearsay.DocumentKeys{ID: "b", State: "1", Keys: []uint64{1}}); err != nil {
		t.Fatal(err)
	}
	for range 2 * readers { // each connection
		states, having := listed(t, k, 1, 2)
		if fmt.Sprint(states, having) != "map[a:1] map[1:[a]]" {
			t.Fatal(states, having)
		}
	}
}

func TestThoseWhoWriteTheSameKeysAtOnceWriteThemOnce(t *testing.T) {
	s := keyed(t)
	var docs []hearsay.DocumentKeys
	for i := range 40 {
		docs = append(docs, hearsay.DocumentKeys{ID: fmt.Sprint(i), State: "1", Keys: []uint64{uint64(i), 1000}})
	}
	var all sync.WaitGroup
	for n := range 6 {
		all.Go(func() {
			mine := slices.Clone(docs)
			if n%2 == 1 {
				slices.Reverse(mine)
			}
			if err := s.KeepKeys(context.Background(), "p", mine...); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	states, having := listed(t, openKeys(t, s, "p"), 7, 1000)
	if len(states) != 40 || len(having[7]) != 1 || len(having[1000]) != 40 {
		t.Errorf("%d documents, %v", len(states), having)
	}
}

func TestKeysGoWithTheirPile(t *testing.T) {
	s := keyed(t, hearsay.DocumentKeys{ID: "a", State: "1", Keys: []uint64{1, 2}})
	rows := func() (n int) {
		err := s.db.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM link_keys) + (SELECT count(*) FROM link_docs)").Scan(&n)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	if err := s.RemovePile(t.Context(), "p"); err != nil || rows() != 0 {
		t.Error(rows(), err)
	}
	// A worker that was late.
	_, err := s.db.ExecContext(t.Context(), "INSERT INTO link_docs (space, id, state, keys) VALUES (999, 'a', '', '')")
	if err == nil {
		_, err = s.db.ExecContext(t.Context(), "INSERT INTO link_keys VALUES (999, 1, 1)")
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Sweep(t.Context()); err != nil || rows() != 0 {
		t.Error(rows(), err)
	}
	if err := s.KeepKeys(t.Context(), "p"); err == nil {
		t.Error("a pile that is gone takes keys")
	}
}

func TestKeysThatDoNotAgreeAreAProblemOfTheStore(t *testing.T) {
	s := keyed(t, hearsay.DocumentKeys{ID: "a", State: "1", Keys: []uint64{1, 2}})
	problems := func() (list []string) {
		if err := s.Verify(t.Context(), func(p string) { list = append(list, p) }); err != nil {
			t.Fatal(err)
		}
		return list
	}
	if list := problems(); len(list) > 0 {
		t.Error(list)
	}
	if _, err := s.db.ExecContext(t.Context(), "DELETE FROM link_keys WHERE key = 1"); err != nil {
		t.Fatal(err)
	}
	if list := problems(); len(list) != 1 {
		t.Error(list)
	}
}

func TestKeysOfABrokenDatabaseAreAnError(t *testing.T) {
	s := keyed(t, hearsay.DocumentKeys{ID: "a", State: "1", Keys: []uint64{1, 2}})
	k := openKeys(t, s, "p")
	for _, table := range []string{"link_keys", "link_docs"} {
		// The transactions of k would hold it up.
		k.Close()
		if _, err := s.db.ExecContext(t.Context(), "DROP TABLE "+table); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.KeepKeys(t.Context(), "p", hearsay.DocumentKeys{ID: "b", State: "1"}); err == nil {
		t.Error("keys were kept nowhere")
	}
	k = openKeys(t, s, "p")
	if err := k.Documents(t.Context(), func(int64, string, string) {}); err == nil {
		t.Error("documents were found nowhere")
	}
}
