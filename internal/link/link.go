// Package link finds out which documents of a pile come from which: it looks
// up candidates by key, aligns them passage by passage, names the relation
// and its direction with the reasons, and counts origins.
//
// [Link] is the stage. [Learn], [Candidates], [Align] and [Assemble] are the
// parts that it is made of, for several machines to share. [Diff] compares two
// documents word by word, and [Index] takes documents one at a time.
//
// One file rests on those before it:
//
//	text.go, figures.go, head.go, pack.go      a document cut into words, and kept so
//	pile.go, furniture.go, topic.go            the pile around it, and what it makes of words
//	candidates.go, kept.go                     which pairs to compare
//	pair.go, kind.go, alike.go                 whether two share a text or an event, and how
//	direction.go, credits.go, wording.go       which one comes from the other
//	parts.go, link.go, index.go                the ways in
//	change.go, measure.go                      two documents alone
//
// What needs no document cut into words has a package of its own:
//
//	align      the passages that two texts share
//	lineage    what follows for the pile: parents, origins, stories
//	graph      the branching and the groups that lineage rests on
//	outlet     names of outlets and their addresses
//	radix      long lists of numbers, sorted
//	records    bytes by number, in memory or on disk
//	packed     numbers and strings read from such bytes
//	version    which of two versions of one text is the later
//	grow       piles whose lineage is known, to measure with
package link

import (
	"context"
	"math"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
)

// Link returns how docs hang together. The order of docs does not matter, and
// neither does the number of processors that it uses.
func Link(ctx context.Context, docs []hearsay.Annotated) (hearsay.Links, error) {
	return linkSource(ctx, sorted(docs))
}

// LinkSource is [Link] for documents that need not be in memory together: each
// is asked for once. What comparing needs of them is kept in a temporary file
// if they are many.
func LinkSource(ctx context.Context, s Source) (hearsay.Links, error) { return linkSource(ctx, s) }

func linkSource(ctx context.Context, s Source) (hearsay.Links, error) {
	var rs []hearsay.Relation
	links, err := LinkEach(ctx, s, func(r hearsay.Relation) error {
		rs = append(rs, r)
		return nil
	})
	links.Relations = rs
	return links, err
}

// LinkEach is [LinkSource] for relations that need not be in memory together
// either: it calls f with one after the other, in order of A and B, and
// returns the rest. An error of f ends it.
func LinkEach(ctx context.Context, s Source, f func(hearsay.Relation) error) (hearsay.Links, error) {
	if p, ok := s.(*Pile); ok {
		return linkPile(ctx, p, f)
	}
	p, err := Hold(s)
	if err != nil {
		return hearsay.Links{}, err
	}
	defer p.Close()
	return linkPile(ctx, p, f)
}

// Relate compares two documents of a pile by its weights: the relation without
// what only the whole pile tells, such as a common source: the probability is
// that of one being the original rather than the other. It is false if the two
// have nothing in common.
func Relate(a, b *hearsay.Annotated, w *Weights) (hearsay.Relation, bool) {
	if b.ID < a.ID {
		a, b = b, a
	}
	ts := []*text{read(a), read(b)}
	for _, t := range ts {
		t.weigh(w, rarityIn(w.Have, w.Documents))
	}
	e := new(matcher).relate(ts[0], ts[1], candidate{a: 0, b: 1}, boundsFor(w.Documents), true)
	switch {
	case e == nil || !e.Kind.Derived() && e.Alike < 1:
		return hearsay.Relation{}, false
	case !e.Kind.Derived():
		e.Kind = hearsay.SameStory
	}
	return lineage.RelationOf(Heads{ts[0].Head, ts[1].Head}, e), true
}

// relate compares two texts; nil if they have nothing to do with each other.
// Large says that the pile is. The edge is good until the next pair.
func (m *matcher) relate(a, b *text, ab candidate, bounds bounds, large bool) *lineage.Edge {
	if ab.topic && cosineOf(a.about(), b.about()) < lowestCosine {
		return nil
	}
	a.prepare()
	b.prepare()
	p := m.match(a, b)
	e := &m.edge
	k, why := p.kind(e.Why[:0])
	*e = lineage.Edge{
		A: ab.a, B: ab.b, Kind: k, InA: p.inA, InB: p.inB, OnlyA: p.onlyA, OnlyB: p.onlyB,
		Why: why, Terms: e.Terms[:0], Passages: e.Passages[:0],
	}
	if k.Derived() {
		e.Terms = p.direction(e.Terms, k)
		for _, t := range e.Terms {
			e.ToA += t.Weight
			e.Credited = e.Credited || math.Abs(t.Weight) >= 3 // which is more than a date
		}
		for _, g := range p.passages {
			if p.a.tellsMore(g.A0, g.A1, 1.5) {
				e.Passages = append(e.Passages, hearsay.Passage{A: a.span(g.A0, g.A1), B: b.span(g.B0, g.B1)})
			}
		}
		if e.Credited || !p.loose(k) {
			e.Agency = p.agency()
			return e
		}
		e.Kind, e.ToA, e.Terms = hearsay.None, 0, e.Terms[:0]
		p.look()
	}
	if e.Alike = p.alike(bounds); e.Alike == 0 && large {
		return nil // in a small pile two may be in one story through others
	}
	e.Why = p.sameStory(e.Why[:0])
	if k.Derived() {
		e.Why = append(e.Why, "both can have what they share from elsewhere: it is little, or was said before all")
	}
	return e
}

// place puts a text into the pile around it: nothing that was found out by
// another one holds.
func (t *text) place(w *Weights, rare rarity) {
	t.markFurniture(w.Furniture)
	t.among(rare)
}

// among is [text.place] for a text whose furniture is marked.
func (t *text) among(rare rarity) {
	t.later, t.weighed, t.looked, t.finished = rare, false, false, false
}

// weigh makes a text ready to be compared by the pile around it.
func (t *text) weigh(w *Weights, rare rarity) {
	t.place(w, rare)
	t.finish()
}

// about returns what the text is about, by the pile around it. It finds that
// out the first time: most pairs share a text, and nobody asks for their
// topics.
func (t *text) about() vector {
	t.lazy.Lock()
	defer t.lazy.Unlock()
	if !t.weighed && t.later != nil {
		defer t.lend()()
		t.topic = topicVector(t.topic, t.topicWords(), t.later)
		t.weighed = true
	}
	return t.topic
}

// details finds what is needed to tell whether two texts that have little in
// common share a text at all.
func (t *text) details() {
	t.lazy.Lock()
	defer t.lazy.Unlock()
	if !t.looked {
		defer t.lend()()
		t.findVector()
		t.findPlaces()
		t.findNames()
		t.findPlain()
		t.looked = true
	}
}

// prepare is [text.finish] for a text of one goroutine, the first time.
func (t *text) prepare() {
	if !t.finished {
		t.finish()
	}
}

// finish fills what comparing needs of a text whose furniture and topic are
// known, so that pairs can be compared at the same time.
func (t *text) finish() {
	t.findFirsts()
	t.own = 0
	for _, m := range t.marks {
		if m&furniture == 0 {
			t.own++
		}
	}
	if t.tells = t.weight; t.own < len(t.ids) {
		t.without = append(t.without[:0], t.weight...)
		t.tells = t.without
		for i, m := range t.marks {
			if m&furniture != 0 {
				t.tells[i] = 0
			}
		}
	}
	t.finished = true
}
