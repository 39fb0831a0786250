package link

import (
	"context"
	"encoding/binary"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/link/packed"
)

// Linking has four parts, so that several machines can share it:
//
//	Learn       goes through the whole pile for what comparing needs to know
//	Candidates  lists the pairs to compare, in portions
//	Align       compares the pairs of one portion, wherever the documents are
//	Assemble    says what follows for the pile
//
// What goes from one to the next can be kept as bytes. Documents are known by
// their place in the order of their IDs, which has to be the same everywhere.

// Portion is some pairs of documents to compare, packed.
type Portion []byte

// Edges is what comparing a [Portion] has found, packed.
type Edges = lineage.Edges

// Learn goes through a pile for its [Weights].
func Learn(ctx context.Context, s Source) (*Weights, error) {
	if p, ok := s.(*Pile); ok {
		return p.learn(ctx)
	}
	p, err := Hold(s)
	if err != nil {
		return nil, err
	}
	defer p.Close()
	return p.learn(ctx)
}

// HeadsOf returns what each document of a pile states about itself.
func HeadsOf(ctx context.Context, s Source) (Heads, error) {
	p, ok := s.(*Pile)
	if !ok {
		p = holdNone(s)
	}
	return p.headsOf(ctx)
}

func (p *Pile) headsOf(ctx context.Context) (Heads, error) {
	err := p.eachFirst(ctx, func(from, to int, first func(int) (*text, error)) error {
		for i := from; i < to; i++ {
			if p.heads[i] == nil {
				if _, err := first(i); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return p.heads, err
}

// Candidates calls f with the pairs of documents that may be related, in
// portions that depend on the pile alone. Pairs of documents which are like
// each other stand together, so that each document is read for few portions.
// An error of f ends it.
func Candidates(ctx context.Context, s Source, w *Weights, f func(Portion) error) error {
	p, ok := s.(*Pile)
	if !ok {
		p = holdNone(s)
		defer p.Close()
	}
	return p.candidates(ctx, w, f)
}

// Align compares the pairs of a portion. It may be called from several
// goroutines.
func Align(ctx context.Context, s Source, w *Weights, pairs Portion) (Edges, error) {
	p, ok := s.(*Pile)
	if !ok {
		p = holdNone(s)
	}
	if err := p.weigh(ctx, w); err != nil {
		return nil, err
	}
	d := p.desk()
	defer p.desks.Put(d)
	defer d.clear()
	out := d.edges[:0]
	for r := packed.Reader(pairs); len(r) > 0; {
		c, ok := takeCandidate(&r, p.Len())
		if !ok {
			return nil, fmt.Errorf("a portion of pairs names a document beyond the %d of the pile: it was made for another pile", p.Len())
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(d.at)+2 > deskSize {
			d.clear()
		}
		a, err := p.text(d, c.a)
		if err != nil {
			return nil, err
		}
		b, err := p.text(d, c.b)
		if err != nil {
			return nil, err
		}
		if e := d.matcher.relate(a, b, c, boundsFor(w.Documents), w.Documents > all); e != nil {
			out = e.Append(out)
		}
	}
	d.edges = out
	return slices.Clone(out), nil
}

// Assemble returns how the documents of a pile hang together, by the edges of
// all portions, in any order. It calls f with one relation after the other, in
// order of A and B, and returns the rest. An error of f ends it.
func Assemble(heads Heads, edges iter.Seq2[Edges, error], f func(hearsay.Relation) error) (hearsay.Links, error) {
	return lineage.Assemble(heads, edges, len(heads) > held, f)
}

// linkPile puts the parts together.
func linkPile(ctx context.Context, p *Pile, f func(hearsay.Relation) error) (hearsay.Links, error) {
	w, err := Learn(ctx, p)
	if err != nil {
		return hearsay.Links{}, err
	}
	hs, err := HeadsOf(ctx, p)
	if err != nil {
		return hearsay.Links{}, err
	}
	return lineage.Assemble(hs, alignAll(ctx, p, w), p.inFile, f)
}

// alignAll yields the edges of all candidates. It compares on all processors.
func alignAll(ctx context.Context, p *Pile, w *Weights) iter.Seq2[Edges, error] {
	return func(yield func(Edges, error) bool) {
		ctx, cancel := context.WithCancelCause(ctx)
		defer cancel(nil)
		pairs := make(chan Portion, 4*runtime.GOMAXPROCS(0))
		found := make(chan Edges, 4*runtime.GOMAXPROCS(0))
		var wg sync.WaitGroup
		wg.Go(func() {
			defer close(pairs)
			err := Candidates(ctx, p, w, func(c Portion) error {
				select {
				case pairs <- c:
					return nil
				case <-ctx.Done():
					return context.Cause(ctx)
				}
			})
			if err != nil {
				cancel(err)
			}
		})
		for range p.workers() {
			wg.Go(func() {
				for c := range pairs {
					e, err := Align(ctx, p, w, c)
					if err != nil {
						cancel(err)
						continue // until there are no more
					}
					select {
					case found <- e:
					case <-ctx.Done():
					}
				}
			})
		}
		go func() { wg.Wait(); close(found) }()
		for e := range found {
			if !yield(e, nil) {
				cancel(context.Canceled)
				for range found {
				}
				return
			}
		}
		if err := context.Cause(ctx); err != nil {
			yield(nil, err)
		}
	}
}

// pack appends the candidate to b.
func (c candidate) pack(b []byte) []byte {
	topic := uint64(0)
	if c.topic {
		topic = 1
	}
	return binary.AppendUvarint(binary.AppendUvarint(b, uint64(c.a)), uint64(c.b)<<1|topic)
}

// takeCandidate takes a pair from the front of r; false if it is not of n documents.
func takeCandidate(r *packed.Reader, n int) (candidate, bool) {
	a, m := binary.Uvarint(*r)
	if m <= 0 {
		return candidate{}, false
	}
	b, k := binary.Uvarint((*r)[m:])
	if k <= 0 || a >= uint64(n) || b>>1 >= uint64(n) {
		return candidate{}, false
	}
	*r = (*r)[m+k:]
	return candidate{a: int32(a), b: int32(b >> 1), topic: b&1 != 0}, true
}
