package flow

import (
	"bytes"
	"context"
	"encoding/gob"
	"fmt"
	"iter"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
)

// Aligner has the pairs of documents of a large pile compared by others, see
// [Pairs].
type Aligner interface {
	// Align is given the documents of a pile in the order of their IDs, the
	// weights of the pile, and what calls f with portions of pairs to compare,
	// one after the other. It yields what comparing each came to, in any order,
	// or an error.
	Align(ctx context.Context, docs []hearsay.Annotated, weights []byte, portions func(f func([]byte) error) error) iter.Seq2[[]byte, error]
}

// spread is the number of documents from which a pile is worth an Aligner: for
// fewer, one machine takes some seconds.
const spread = 4096

// Keyring keeps what the documents of a large pile are found by where all find it,
// see [link.Keeper].
type Keyring interface {
	// Keep has the keys of documents, which are in the order of their IDs, kept
	// for the weights of their pile.
	Keep(ctx context.Context, docs []hearsay.Annotated, weights func() ([]byte, error), marks []uint64, keysOf func(i int) ([]uint64, error)) (link.Lists, error)
}

// Common is a key that several documents have.
type Common = link.Common

// Lists are the documents by their keys.
type Lists = link.Lists

// keeper is a Keyring for one pile.
type keeper struct {
	Keyring
	docs []hearsay.Annotated
}

// Keep is that of link.Keeper.
func (k keeper) Keep(ctx context.Context, w *link.Weights, marks []uint64, keysOf func(i int) ([]uint64, error)) (link.Lists, error) {
	// How many documents have a word says nothing about keys.
	weights := func() ([]byte, error) { return encode(&link.Weights{Documents: w.Documents, Furniture: w.Furniture}) }
	return k.Keyring.Keep(ctx, k.docs, weights, marks, keysOf)
}

func encode(w *link.Weights) ([]byte, error) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(w); err != nil {
		return nil, fmt.Errorf("the weights of the pile: %w", err)
	}
	return b.Bytes(), nil
}

// documents are a link.Source.
type documents []hearsay.Annotated

func (d documents) Len() int                                   { return len(d) }
func (d documents) Document(i int) (*hearsay.Annotated, error) { return &d[i], nil }

// linkDocuments links documents, in the order of their IDs, here or with the
// help of others.
func linkDocuments(ctx context.Context, docs []hearsay.Annotated, o Options) (links hearsay.Links, err error) {
	least := o.Spread
	if least == 0 {
		least = spread
	}
	together := o.Aligner != nil && len(docs) >= least
	if !together && o.Keyring == nil {
		return link.Link(ctx, docs)
	}
	p, err := link.Hold(documents(docs))
	if err != nil {
		return links, err
	}
	defer p.Close()
	if o.Keyring != nil {
		p.KeepKeys(keeper{o.Keyring, docs})
	}
	if !together {
		return link.LinkSource(ctx, p)
	}
	w, err := link.Learn(ctx, p)
	if err != nil {
		return links, err
	}
	heads, err := link.HeadsOf(ctx, p)
	if err != nil {
		return links, err
	}
	weights, err := encode(w)
	if err != nil {
		return links, err
	}
	found := o.Aligner.Align(ctx, docs, weights, func(f func([]byte) error) error {
		return link.Candidates(ctx, p, w, func(pairs link.Portion) error { return f(pairs) })
	})
	var relations []hearsay.Relation
	links, err = link.Assemble(heads, func(yield func(link.Edges, error) bool) {
		for e, err := range found {
			if !yield(e, err) {
				return
			}
		}
	}, func(r hearsay.Relation) error {
		relations = append(relations, r)
		return nil
	})
	links.Relations = relations
	return links, err
}

// Pairs compares pairs of the documents of a pile for whoever links it. Its
// methods may be called from several goroutines.
type Pairs struct {
	source  link.Source
	pile    *link.Pile
	weights *link.Weights
}

// NewPairs returns what compares pairs by the weights of a pile. The source gives
// the documents by their place in the order of their IDs, each as often as asked.
func NewPairs(s link.Source, weights []byte) (*Pairs, error) {
	w := &link.Weights{}
	if err := gob.NewDecoder(bytes.NewReader(weights)).Decode(w); err != nil {
		return nil, fmt.Errorf("the weights of the pile: %w", err)
	}
	return &Pairs{s, link.Visit(s), w}, nil
}

// Compare compares a portion of pairs.
func (p *Pairs) Compare(ctx context.Context, portion []byte) ([]byte, error) {
	return link.Align(ctx, p.pile, p.weights, portion)
}

// Keys returns what a document is found by, and a mark of what the pile has to do
// with it, see [link.KeysIn].
func (p *Pairs) Keys(i int) (keys []uint64, mark uint64, err error) {
	doc, err := p.source.Document(i)
	if err != nil {
		return nil, 0, err
	}
	keys, mark = link.KeysIn(doc, p.weights)
	return keys, mark, nil
}
