package link

import (
	"cmp"
	"context"
	"maps"
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay"
)

// Keeper keeps what the documents of a pile are found by where all who work on
// the pile find it, so that the one who links it need not hold and sort it, and
// a document that comes later brings its own keys alone.
//
// The furniture of the pile decides which keys of a document count, and so does
// its size. How much a word tells is known only when all documents were gone
// through: the words that say what each is about are not kept.
type Keeper interface {
	// Keep has the keys of all documents kept, as [KeysIn] returns them. Marks
	// are those of KeysIn: the keys of a document that has not changed and has
	// the mark of before are those of before. KeysOf returns the keys of a
	// document by its place, from several goroutines.
	Keep(ctx context.Context, w *Weights, marks []uint64, keysOf func(i int) ([]uint64, error)) (Lists, error)
}

// Lists are the keys of a pile as a [Keeper] has kept them. Its methods are
// called from several goroutines.
type Lists interface {
	// Shared returns the keys, in any order, that some documents, by their
	// places, have in common with others of the pile, each with those that have
	// it: all, or most of them and one more.
	Shared(ctx context.Context, docs []int32, most int) ([]Common, error)
	// Having calls f with all documents, by their places, that have keys.
	Having(ctx context.Context, keys []uint64, f func(key uint64, doc int32)) error
	// Close ends the work with them.
	Close() error
}

// Common is a key that several documents of a pile have.
type Common struct {
	Key uint64
	In  []int32 // indexes of those asked about
	All []int32 // by their places
}

// KeepKeys lets k keep the keys of the documents from [Learn] on.
func (p *Pile) KeepKeys(k Keeper) { p.keeper = k }

// KeysIn returns what a document can be found by in a pile of these weights,
// sorted, each once, and a mark of what the pile has to do with it: by weights
// of the same mark the keys are the same.
func KeysIn(doc *hearsay.Annotated, w *Weights) (keys []uint64, mark uint64) {
	t := read(doc)
	t.markFurniture(w.Furniture)
	every := sparse(w.Documents)
	return t.keysOf(every), t.markOf(w.Furniture, every)
}

// keysOf returns the keys of which one of so many shingles is looked up.
func (t *text) keysOf(every uint64) []uint64 {
	return slices.DeleteFunc(t.keys(), func(k uint64) bool { return !lookedUp(k, every) })
}

// lookedUp reports whether a key is looked up where one of so many shingles is.
func lookedUp(k, every uint64) bool { return k&0xff != ofShingle || k>>8%every == 0 }

// markOf is the mark of [KeysIn].
func (t *text) markOf(furniture map[uint64]bool, every uint64) uint64 {
	h := every
	for s := range t.sentences {
		from, to := t.sentence(s)
		if from == to {
			continue
		}
		if k := t.hashOf(from, to); furniture[k] {
			h = (h ^ k) * 0x9e3779b97f4a7c15
			h ^= h >> 32
		}
	}
	return h
}

// keep has the keys of the documents kept.
func (p *Pile) keep(ctx context.Context, w *Weights, marks []uint64) error {
	every := sparse(p.Len())
	lists, err := p.keeper.Keep(ctx, w, marks, func(i int) ([]uint64, error) {
		d := p.desk()
		defer p.desks.Put(d)
		blank := d.blank()
		defer d.back(blank)
		t, err := p.read(int32(i), blank, false)
		if err != nil {
			return nil, err
		}
		t.markFurniture(w.Furniture)
		return t.keysOf(every), nil
	})
	if err != nil {
		return err
	}
	p.forget()
	p.kept = lists
	return nil
}

// forget lets go of the lists that were kept.
func (p *Pile) forget() {
	if p.kept != nil {
		p.kept.Close()
		p.kept = nil
	}
}

// finder finds documents by lists that are kept elsewhere.
type finder struct {
	lists Lists
	order []int32
	// together are all documents, those that are like each other mostly one
	// after the other, so that a key is asked for less often than documents
	// have it.
	together []int32

	mu   sync.Mutex
	hubs map[uint64][]int32 // of the crowds that were met
}

// find returns the keys that documents share, in the order in which [index] has
// them, and notes the hubs of crowds.
func (x *finder) find(ctx context.Context, docs []int32) ([]Common, error) {
	found, err := x.lists.Shared(ctx, docs, crowd)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b Common) int { return cmp.Compare(bits.RotateLeft64(a.Key, 24), bits.RotateLeft64(b.Key, 24)) })
	var ask []uint64
	x.mu.Lock()
	for _, s := range found {
		if len(s.All) > crowd && x.hubs[s.Key] == nil {
			ask = append(ask, s.Key)
		}
	}
	x.mu.Unlock()
	if len(ask) == 0 {
		return found, nil
	}
	best := make(map[uint64][]int32, len(ask))
	err = x.lists.Having(ctx, ask, func(key uint64, doc int32) { best[key] = withHub(best[key], doc, x.order) })
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	maps.Copy(x.hubs, best)
	return found, nil
}

// byShared finds the documents that share most keys with each of docs, and notes
// the first of them in near. It does for lists that are kept elsewhere what
// [seeker.keys] does.
func (s *seeker) byShared(ctx context.Context, docs []int32, x *finder, near []int32) error {
	found, err := x.find(ctx, docs)
	if err != nil {
		return err
	}
	s.shared = s.shared[:0]
	for range docs {
		s.shared = append(s.shared, nil)
	}
	for n := range found {
		for _, i := range found[n].In {
			s.shared[i] = append(s.shared[i], int32(n))
		}
	}
	for i, d := range docs {
		for _, n := range s.shared[i] {
			docs, many := found[n].All, len(found[n].All) > crowd
			if many {
				x.mu.Lock()
				docs = x.hubs[found[n].Key]
				x.mu.Unlock()
			}
			s.meet(docs, many, 1)
		}
		near[d] = s.most(d)
	}
	return nil
}

// leastOf returns the least of a text's shingles, which two texts have in common
// as likely as they have others (Broder 1997).
func leastOf(keys []uint64) uint64 {
	least := uint64(math.MaxUint64)
	for _, k := range keys {
		if k&0xff == ofShingle {
			least = min(least, k)
		}
	}
	return least
}

// inOrderOf returns documents in the order of the least shingle of each.
func inOrderOf(least []uint64) []int32 {
	by := make([]int32, len(least))
	for i := range by {
		by[i] = int32(i)
	}
	slices.SortStableFunc(by, func(a, b int32) int { return cmp.Compare(least[a], least[b]) })
	return by
}
