package desk

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"golang.org/x/sync/errgroup"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
)

// The candidates of a large pile can be found by keys that the store has: whoever
// makes the report has those of new and changed documents written, by all who work
// where there is a queue, and asks for what its documents have in common. What is
// kept of a document says of which state of it and of its pile it is, so that a
// key that is missing or old is noticed before it is used.

// keysTogether is about how many bytes a portion of documents has whose keys are
// written: some dozens of them, as much as one transaction should write.
const keysTogether = 96

// ownKeys is the number of documents up to which whoever makes the report writes
// their keys, if they are but a few of the pile.
const ownKeys = 256

// ownTogether is how many of them it writes at once.
const ownTogether = 32

// keyring is the flow.Keyring of a pile.
type keyring struct {
	aligner
	store hearsay.KeyStore
}

// keyState names the state that the keys of a document are of.
func keyState(digest string, mark uint64) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%x", flow.Version, digest, mark))
	return hex.EncodeToString(sum[:12])
}

// Keep is that of flow.Keyring.
func (k keyring) Keep(ctx context.Context, docs []hearsay.Annotated, weights func() ([]byte, error), marks []uint64, keysOf func(int) ([]uint64, error)) (flow.Lists, error) {
	about := k.about(docs)
	states := make([]string, len(docs))
	place := make(map[string]int32, len(docs))
	for i, d := range about.Docs {
		states[i] = keyState(d.Digest, marks[i])
		place[d.ID] = int32(i)
	}
	kept := make([]bool, len(docs))
	var gone []string
	err := k.documents(ctx, func(_ int64, id, state string) {
		i, there := place[id]
		switch {
		case !there:
			gone = append(gone, id)
		case states[i] == state:
			kept[i] = true
		}
	})
	if err != nil {
		return nil, err
	}
	for len(gone) > 0 {
		some := gone[:min(len(gone), 64)]
		gone = gone[len(some):]
		if err := k.store.ForgetKeys(ctx, k.pile.Name, some...); err != nil {
			return nil, err
		}
	}
	var missing []int
	for i := range kept {
		if !kept[i] {
			missing = append(missing, i)
		}
	}
	switch {
	case len(missing) == 0:
	case k.d.o.Queue == nil || len(missing) <= min(ownKeys, len(docs)/8):
		err = k.keepHere(ctx, about, states, missing, keysOf)
	default:
		err = k.keepTogether(ctx, about, weights, missing)
	}
	if err != nil {
		return nil, err
	}
	return k.open(ctx, states, place)
}

// documents calls f with all documents of which keys are kept.
func (k keyring) documents(ctx context.Context, f func(number int64, id, state string)) error {
	keys, err := k.store.OpenKeys(ctx, k.pile.Name)
	if err != nil {
		return err
	}
	defer keys.Close()
	return keys.Documents(ctx, f)
}

// keepHere writes the keys of documents that are missing.
func (k keyring) keepHere(ctx context.Context, about pileOfJob, states []string, missing []int, keysOf func(int) ([]uint64, error)) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(k.d.o.Flow.Workers())
	for len(missing) > 0 {
		some := missing[:min(len(missing), ownTogether)]
		missing = missing[len(some):]
		g.Go(func() error {
			list := make([]hearsay.DocumentKeys, len(some))
			for n, i := range some {
				keys, err := keysOf(i)
				if err != nil {
					return err
				}
				list[n] = hearsay.DocumentKeys{ID: about.Docs[i].ID, State: states[i], Keys: keys}
			}
			return k.store.KeepKeys(ctx, k.pile.Name, list...)
		})
	}
	return g.Wait()
}

// keepTogether has all who work write them.
func (k keyring) keepTogether(ctx context.Context, about pileOfJob, weights func() ([]byte, error), missing []int) error {
	data, err := json.Marshal(about)
	if err != nil {
		return err
	}
	w, err := weights()
	if err != nil {
		return err
	}
	var all []byte
	for _, i := range missing {
		all = binary.AppendUvarint(all, uint64(i))
	}
	what := sha256.Sum256(all)
	return k.together(ctx, keysStage, data, what[:], w, min(keysTogether, len(missing)), func(f func([]byte) error) error {
		var one []byte
		for _, i := range missing {
			one = binary.AppendUvarint(one[:0], uint64(i))
			if err := f(one); err != nil {
				return err
			}
		}
		return nil
	}, func([]byte) error { return nil })
}

// keysPortion writes the keys of the documents of a portion.
func (d *Desk) keysPortion(ctx context.Context, it stream.Item) error {
	return d.portion(ctx, it, func(ctx context.Context, j *job, portion []byte) ([]byte, error) {
		store, ok := d.store.(hearsay.KeyStore)
		if !ok {
			return nil, fmt.Errorf("the store keeps no keys")
		}
		var list []hearsay.DocumentKeys
		for len(portion) > 0 {
			i, n := binary.Uvarint(portion)
			if n <= 0 || i >= uint64(len(j.about.Docs)) {
				return nil, fmt.Errorf("a portion of keys names a document beyond the %d of the pile", len(j.about.Docs))
			}
			portion = portion[n:]
			keys, mark, err := j.pairs.Keys(int(i))
			if err != nil {
				return nil, err
			}
			about := j.about.Docs[i]
			list = append(list, hearsay.DocumentKeys{ID: about.ID, State: keyState(about.Digest, mark), Keys: keys})
		}
		if err := store.KeepKeys(ctx, j.pile, list...); err != nil {
			return nil, &storeError{err}
		}
		return []byte("kept"), nil
	})
}

// open returns the keys of the documents, if they are those of these states.
func (k keyring) open(ctx context.Context, states []string, place map[string]int32) (flow.Lists, error) {
	keys, err := k.store.OpenKeys(ctx, k.pile.Name)
	if err != nil {
		return nil, err
	}
	l := &lists{keys: keys, numbers: make([]int64, len(states)), places: make(map[int64]int32, len(states))}
	err = keys.Documents(ctx, func(number int64, id, state string) {
		if i, there := place[id]; there && states[i] == state {
			l.numbers[i], l.places[number] = number, i
		}
	})
	if err == nil && len(l.places) < len(states) {
		err = errChanged // another node works on another state of the pile
	}
	if err != nil {
		keys.Close()
		return nil, err
	}
	return l, nil
}

// lists are the keys of a pile by the places of its documents.
type lists struct {
	keys    hearsay.KeptKeys
	numbers []int64         // by place
	places  map[int64]int32 // by number
}

// Shared is that of flow.Lists.
func (l *lists) Shared(ctx context.Context, docs []int32, most int) ([]flow.Common, error) {
	numbers := make([]int64, len(docs))
	for i, d := range docs {
		numbers[i] = l.numbers[d]
	}
	found, err := l.keys.Shared(ctx, numbers, most+1)
	if err != nil {
		return nil, err
	}
	out := make([]flow.Common, len(found))
	for n, s := range found {
		have := make([]int32, 0, len(s.In)+len(s.All))
		for _, i := range s.In {
			have = append(have, int32(i))
		}
		for _, number := range s.All {
			i, there := l.places[number]
			if !there {
				return nil, errChanged
			}
			have = append(have, i)
		}
		out[n] = flow.Common{Key: s.Key, In: have[:len(s.In):len(s.In)], All: have[len(s.In):]}
	}
	return out, nil
}

// Having is that of flow.Lists.
func (l *lists) Having(ctx context.Context, keys []uint64, f func(key uint64, doc int32)) error {
	var err error
	failed := l.keys.Having(ctx, keys, func(key uint64, number int64) {
		i, there := l.places[number]
		if !there {
			err = errChanged
			return
		}
		f(key, i)
	})
	if failed != nil {
		return failed
	}
	return err
}

// Close is that of flow.Lists.
func (l *lists) Close() error { return l.keys.Close() }
