// Package link finds out which documents of a pile come from which: it looks
// up candidates by key, aligns them passage by passage, names the relation
// and its direction with the reasons, and counts origins.
//
// [Link] is the stage. [Diff] compares two documents word by word, [Index]
// takes documents one at a time, and [WriteDOT] writes the lineage as a graph.
//
// How a pair is judged stands in kind.go (do they share a text, and how) and
// direction.go, credits.go and wording.go (which one comes from the other);
// what follows for the pile in lineage.go, origins.go and stories.go.
package link

import (
	"context"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/hearsay-project/hearsay"
)

// Link returns how docs hang together. The order of docs does not matter, and
// neither does the number of processors that it uses.
func Link(ctx context.Context, docs []hearsay.Annotated) (hearsay.Links, error) {
	sorted := make([]*hearsay.Annotated, len(docs))
	for i := range docs {
		sorted[i] = &docs[i]
	}
	slices.SortFunc(sorted, func(a, b *hearsay.Annotated) int { return strings.Compare(a.ID, b.ID) })

	ts := make([]*text, len(docs))
	err := parallel(ctx, len(ts), func(i int) { ts[i] = read(sorted[i]) })
	if err != nil {
		return hearsay.Links{}, err
	}
	markFurniture(ts)
	weighAll(ts)
	err = parallel(ctx, len(ts), func(i int) { ts[i].prepare() })
	if err != nil {
		return hearsay.Links{}, err
	}
	pairs, err := candidates(ctx, ts)
	if err != nil {
		return hearsay.Links{}, err
	}
	bounds := boundsFor(len(ts))
	found := make([]*edge, len(pairs))
	err = parallel(ctx, len(pairs), func(i int) { found[i] = relate(ts, pairs[i], bounds) })
	if err != nil {
		return hearsay.Links{}, err
	}
	return assemble(ts, found), nil
}

// edge is a pair of texts that are related.
type edge struct {
	a, b         int32 // indexes of the texts, a < b
	kind         hearsay.RelationKind
	inA, inB     float64
	onlyA, onlyB stretches
	// alike rates how much the two are about one event.
	alike float64
	// toA is the sum of evidence for A as the original, in log odds;
	// negative for B.
	toA      float64
	agency   string // credited by both
	why      []string
	terms    []term
	passages []hearsay.Passage
}

// relate compares two texts; nil if they have nothing to do with each other.
func relate(ts []*text, ab candidate, bounds bounds) *edge {
	a, b := ts[ab.a], ts[ab.b]
	if ab.topic && cosineOf(a.topic, b.topic) < bounds.lowest() {
		return nil
	}
	p := match(a, b)
	k, why := p.kind()
	e := &edge{a: ab.a, b: ab.b, kind: k, inA: p.inA, inB: p.inB, onlyA: p.onlyA, onlyB: p.onlyB, why: why}
	if e.alike = p.alike(bounds); !k.Derived() {
		if e.alike == 0 && len(ts) > all {
			return nil // in a small pile two may be in one story through others
		}
		e.why = p.sameStory()
		return e
	}
	e.terms = p.direction(k)
	for _, t := range e.terms {
		e.toA += t.weight
	}
	e.agency = p.agency()
	for _, g := range p.passages {
		if p.a.sum(g.A0, g.A1) >= 1.5 {
			e.passages = append(e.passages, hearsay.Passage{A: a.span(g.A0, g.A1), B: b.span(g.B0, g.B1)})
		}
	}
	return e
}

// prepare fills what comparing needs of a text, so that pairs can be compared
// at the same time.
func (t *text) prepare() {
	t.vec = vector{}
	t.vector()
	t.findPlaces()
	t.own = 0
	t.rare = t.rare[:0]
	for i, m := range t.marks {
		if m&furniture == 0 {
			t.own++
		}
		if t.rareName(i) {
			t.rare = append(t.rare, t.roots[i])
		}
	}
	slices.Sort(t.rare)
	t.rare = slices.Compact(t.rare)
}

// parallel calls f for 0 to n-1 from all processors and returns the error of
// ctx if it ended.
func parallel(ctx context.Context, n int, f func(i int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(n, 1)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				f(i)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// round4 rounds to four decimals.
func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// probability turns a sum of log odds into a probability.
func probability(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
