package desk_test

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
)

// keptStates are the states of the documents whose keys a store has, with their
// numbers.
func keptStates(t *testing.T, s hearsay.Store) map[string]string {
	t.Helper()
	k, err := s.(hearsay.KeyStore).OpenKeys(t.Context(), "p")
	if err != nil {
		t.Fatal(err)
	}
	defer k.Close()
	states := map[string]string{}
	if err := k.Documents(t.Context(), func(n int64, id, state string) { states[id] = fmt.Sprint(n, state) }); err != nil {
		t.Fatal(err)
	}
	return states
}

func TestADeskAloneFindsByKeysWhatItFindsInMemory(t *testing.T) {
	list := grown(t, 6)
	want := madeAlone(t, list)
	s := openDatabase(t)
	d := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler), Keyed: 1})
	fill(t, d, list)
	if err := d.Update(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	sameReport(t, s, want)
	before := keptStates(t, s)
	if len(before) != len(list) {
		t.Errorf("keys of %d documents", len(before))
	}

	// One more brings its keys alone, and one that goes takes its own along.
	more := text("zz-more.txt", "A ferry ran aground off Quillham on Monday, and the harbour master said that 14 people were taken off.")
	if _, _, err := d.Add(t.Context(), "p", "", all([]hearsay.Capture{more})); err != nil {
		t.Fatal(err)
	}
	if err := d.Update(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	after := keptStates(t, s)
	if after[more.ID] == "" {
		t.Error("no keys of the new document")
	}
	delete(after, more.ID)
	if !maps.Equal(after, before) {
		t.Error("keys of others were written again")
	}
	if err := d.Remove(t.Context(), "p", more.ID); err != nil {
		t.Fatal(err)
	}
	if err := d.Update(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	if after = keptStates(t, s); !maps.Equal(after, before) {
		t.Error("keys of a document that was removed are left, or others were written again")
	}
	sameReport(t, s, want)
	if err := s.Verify(t.Context(), func(p string) { t.Error(p) }); err != nil {
		t.Error(err)
	}
}

func TestLostAndDoubledPortionsOfKeysCostTimeAlone(t *testing.T) {
	list := grown(t, 6)
	want := madeAlone(t, list)
	s := openDatabase(t)
	q := newMemoryQueue()
	n := 0
	q.fate = func(it stream.Item) fate {
		if it.Stage != stream.Keys || it.Again != "" {
			return worked
		}
		n++
		return []fate{lost, twice}[n%2]
	}
	o := spread(q)
	o.Keyed = 1
	d := desk.New(s, o)
	running(t, d.Run, func(ctx context.Context) error { return d.Work(ctx, true) })
	fill(t, d, list)
	settled(t, s, len(list))
	sameReport(t, s, want)
	if n == 0 {
		t.Error("no portions")
	}

	q.mu.Lock()
	q.fate = nil
	q.mu.Unlock()
	nothingLeft(t, s, d, len(list))
}

// meddled is a database in which a worker that was late writes old keys when the
// pile has its new ones.
type meddled struct {
	hearsay.KeyStore
	mu    sync.Mutex
	times int
}

func (m *meddled) ReadBy(ctx context.Context, key string) (string, error) {
	return m.KeyStore.(interface {
		ReadBy(ctx context.Context, key string) (string, error)
	}).ReadBy(ctx, key)
}

func (m *meddled) KeepKeys(ctx context.Context, pile string, docs ...hearsay.DocumentKeys) error {
	if err := m.KeyStore.KeepKeys(ctx, pile, docs...); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.times++; m.times > 2 {
		return nil
	}
	return m.KeyStore.KeepKeys(ctx, pile, hearsay.DocumentKeys{ID: docs[0].ID, State: "old", Keys: []uint64{1, 2, 3}})
}

func TestKeysThatALateWorkerHasWrittenAreNotUsed(t *testing.T) {
	list := grown(t, 6)
	want := madeAlone(t, list)
	s := &meddled{KeyStore: openDatabase(t).(hearsay.KeyStore)}
	o := spread(newMemoryQueue())
	o.Keyed = 1
	d := desk.New(s, o)
	running(t, d.Run, func(ctx context.Context) error { return d.Work(ctx, true) })
	fill(t, d, list)
	settled(t, s, len(list))
	sameReport(t, s, want)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.times < 3 {
		t.Errorf("keys were written %d times", s.times)
	}
}
