// Package lineage says what follows for a pile from the edges between its
// documents: which one each comes from, how many origins and stories there are,
// and which dates are inherited.
//
// [Assemble] is the way in, [RelationOf] for two documents alone; [WriteDOT] writes the
// lineage as a graph. What it needs of a document is a [Head], what of a pair an [Edge].
package lineage

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math"
	"runtime"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/graph"
	"github.com/hearsay-project/hearsay/internal/link/outlet"
	"github.com/hearsay-project/hearsay/internal/link/packed"
	"github.com/hearsay-project/hearsay/internal/link/radix"
	"github.com/hearsay-project/hearsay/internal/link/records"
)

// bond is an edge of two texts that share a text, without what only its
// relation says.
type bond struct {
	a, b         int32
	kind         uint8 // index in kinds
	credited     bool
	agency       int32 // index in the names of agencies, or noAgency
	onlyA, onlyB Stretches
	toA          float64
}

const noAgency = -1

// tells is the sum of evidence from which a direction is named: three to one.
const tells = 1.1

func (e *bond) relation() hearsay.RelationKind { return kinds[e.kind] }

// found is what the edges of a pile come to, in order of their documents.
type found struct {
	bonds    []bond
	agencies []string
	likes    []graph.Likeness
	// order has an item for each edge, as the bytes say where it is packed:
	// the documents, whether they share a text, the part and the place in it.
	order []radix.Item
	parts *records.Records
}

// sharing marks in an item of order that two documents share a text.
const sharing = 1 << 63

var errEdges = errors.New("the packed edges of a pile are damaged or of another pile: compare its documents again")

// gather reads the edges of all portions of a pile of so many documents.
func gather(edges iter.Seq2[Edges, error], documents int, onDisk bool) (*found, error) {
	parts, err := records.New(0, onDisk)
	if err != nil {
		return nil, err
	}
	x := &found{parts: parts}
	numbers := map[string]int32{"": noAgency}
	var e Edge
	for part, err := range edges {
		if err != nil {
			return x, err
		}
		for r := packed.Reader(part); len(r) > 0; {
			at := len(part) - len(r)
			n := int(r.Uint32())
			if n > len(r) {
				return x, errEdges
			}
			body := r[:n]
			r = r[n:]
			e.take(&body, true)
			if body == nil || min(e.A, e.B) < 0 || int(max(e.A, e.B)) >= documents {
				return x, errEdges
			}
			item := radix.Item{Hi: uint64(e.A)<<32 | uint64(e.B), Lo: uint64(parts.Len())<<32 | uint64(at)}
			if e.Kind.Derived() {
				item.Lo |= sharing
				number, known := numbers[e.Agency]
				if !known {
					number = int32(len(x.agencies))
					numbers[e.Agency] = number
					x.agencies = append(x.agencies, e.Agency)
				}
				x.bonds = append(x.bonds, bond{
					a: e.A, b: e.B, kind: uint8(slices.Index(kinds[:], e.Kind)), credited: e.Credited, agency: number,
					onlyA: e.OnlyA, onlyB: e.OnlyB, toA: e.ToA,
				})
			}
			if e.Alike > 0 {
				x.likes = append(x.likes, graph.Likeness{A: e.A, B: e.B, X: e.Alike})
			}
			x.order = append(x.order, item)
		}
		if err := parts.Add(part); err != nil {
			return x, err
		}
	}
	radix.Sort(x.order)
	slices.SortFunc(x.bonds, func(e, f bond) int { return cmp.Or(cmp.Compare(e.a, f.a), cmp.Compare(e.b, f.b)) })
	slices.SortFunc(x.likes, func(e, f graph.Likeness) int { return cmp.Or(cmp.Compare(e.A, f.A), cmp.Compare(e.B, f.B)) })
	return x, nil
}

// Assemble returns how the documents of a pile hang together, by its edges in any
// order. It calls f with one relation after the other, in order of A and B, and
// returns the rest. An error of f ends it; others are of damaged edges or of the
// temporary file in which onDisk keeps the edges.
func Assemble(hs Heads, edges iter.Seq2[Edges, error], onDisk bool, f func(hearsay.Relation) error) (hearsay.Links, error) {
	x, err := gather(edges, len(hs), onDisk)
	if x != nil {
		defer x.parts.Close()
	}
	if err != nil {
		return hearsay.Links{}, err
	}
	unseen := x.unseenAgencies(hs)
	parent := x.parents(hs, unseen)
	links := hearsay.Links{
		Parents:   map[string]string{},
		Inherited: map[string]hearsay.Field{},
	}
	for d, p := range parent {
		if p >= 0 {
			links.Parents[hs[d].ID] = hs[p].ID
		}
	}
	var of []int32
	var wg sync.WaitGroup
	wg.Go(func() { links.Origins = origins(hs, x.bonds, parent) })
	wg.Go(func() { links.Stories, of = stories(hs, x.bonds, x.likes) })
	wg.Go(func() { inherit(hs, x.bonds, parent, links.Inherited) })
	wg.Wait()
	names := map[string]bool{}
	for i, is := range unseen {
		names[outlet.Fold(x.agencies[i])] = is
	}
	x.bonds, x.likes = nil, nil
	return links, x.each(func(item radix.Item, m *unpacked, out []hearsay.Relation) ([]hearsay.Relation, error) {
		shares := item.Lo&sharing != 0
		if !shares && of[item.Hi>>32] != of[uint32(item.Hi)] {
			return out, nil
		}
		var err error
		if m.buf, err = x.parts.Within(int(item.Lo&^sharing>>32), int64(uint32(item.Lo)), m.buf); err != nil {
			return out, err
		}
		r := packed.Reader(m.buf)
		m.edge.take(&r, false)
		if !shares {
			m.edge.Kind = hearsay.SameStory
		}
		return append(out, record(hs, &m.edge, parent, names)), nil
	}, f)
}

// unpacked is memory for one packed edge after the other.
type unpacked struct {
	buf  []byte
	edge Edge
}

// recorded is the number of edges that one goroutine makes relations of at a
// time.
const recorded = 512

// each calls read with each item of order, from several goroutines, and f with
// what that has appended, in the order of the items.
func (x *found) each(read func(radix.Item, *unpacked, []hearsay.Relation) ([]hearsay.Relation, error), f func(hearsay.Relation) error) error {
	type part struct {
		relations []hearsay.Relation
		err       error
	}
	relations := func(from int) (out part) {
		var m unpacked
		items := x.order[from:min(from+recorded, len(x.order))]
		out.relations = make([]hearsay.Relation, 0, len(items))
		for _, item := range items {
			if out.relations, out.err = read(item, &m, out.relations); out.err != nil {
				break
			}
		}
		return out
	}
	ahead := make(chan chan part, 2*runtime.GOMAXPROCS(0))
	ended := make(chan struct{})
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(ended)
	wg.Go(func() {
		defer close(ahead)
		for from := 0; from < len(x.order); from += recorded {
			done := make(chan part, 1)
			select {
			case ahead <- done:
			case <-ended:
				return
			}
			wg.Go(func() { done <- relations(from) })
		}
	})
	for done := range ahead {
		p := <-done
		for _, r := range p.relations {
			if err := f(r); err != nil {
				return err
			}
		}
		if p.err != nil {
			return p.err
		}
	}
	return nil
}

// RelationOf turns an edge between two documents into a relation, without what only
// the pile tells: the probability is that of one being the original rather than
// the other.
func RelationOf(hs Heads, e *Edge) hearsay.Relation { return record(hs, e, nil, nil) }

// record turns an edge into a relation, which holds on to nothing of it.
func record(ts Heads, e *Edge, parent []int32, unseen map[string]bool) hearsay.Relation {
	r := hearsay.Relation{
		A: ts[e.A].ID, B: ts[e.B].ID, Kind: e.Kind,
		AInB: round4(e.InA), BInA: round4(e.InB),
		Probability: 0.5, Passages: append([]hearsay.Passage(nil), e.Passages...),
	}
	if len(e.Why)+len(e.Terms) > 0 {
		r.Because = append(make([]string, 0, len(e.Why)+len(e.Terms)+1), e.Why...)
	}
	if !e.Kind.Derived() {
		return r
	}
	up, below := e.B, e.A
	if e.ToA > 0 {
		up, below = e.A, e.B
	}
	top, sure := meet(parent, e.A, e.B)
	switch {
	case e.Agency != "" && unseen[outlet.Fold(e.Agency)] && !e.Credited:
		r.Because = append(r.Because, fmt.Sprintf("both credit %s, which is not in the pile", e.Agency))
	case sure && top != e.A && top != e.B:
		r.Because = append(r.Because, fmt.Sprintf("both come from %s", ts[top].ID))
	case math.Abs(e.ToA) >= tells && (parent == nil || sure && top == up):
		// Where the lineage does not lead from one to the other, the text they
		// share has come on another way, and dates alone say nothing.
		r.Original = ts[up].ID
		if r.Probability = round4(probability(math.Abs(e.ToA))); parent != nil {
			r.Probability = inLineage(math.Abs(e.ToA))
		}
		for _, t := range e.Terms {
			if (t.Weight > 0) == (up == e.A) {
				r.Because = append(r.Because, t.Because)
			} else {
				r.Because = append(r.Because, "against it: "+t.Because)
			}
		}
	case sure && (top == e.A || top == e.B):
		r.Original = ts[top].ID
		r.Probability = inLineage(0)
		if parent[below] != up && parent[up] != below {
			r.Because = append(r.Because, "through other documents of the pile")
		}
		for _, t := range e.Terms {
			if (t.Weight > 0) == (top == e.A) {
				r.Because = append(r.Because, t.Because)
			}
		}
	default:
		for _, t := range e.Terms {
			r.Because = append(r.Because, t.Because)
		}
	}
	return r
}

// inLineage is the probability that a document comes from the one above it in
// the lineage, by the evidence for that in log odds: how often that was so for
// 2,482 originals named in piles that package grow made with its tuned
// operations (seeds 100 to 111; 4, 8 or 16 documents from each article). It was
// .766 for evidence below [tells], then .934, from 2.5 on .951 and from 6.2 on
// .962.
func inLineage(evidence float64) float64 {
	if evidence < tells {
		return 0.78
	}
	knots := [...]struct{ evidence, p float64 }{{tells, 0.92}, {3, 0.95}, {7, 0.965}}
	for i := 1; i < len(knots); i++ {
		if a, b := knots[i-1], knots[i]; evidence <= b.evidence {
			return round4(a.p + (b.p-a.p)*(evidence-a.evidence)/(b.evidence-a.evidence))
		}
	}
	return knots[len(knots)-1].p
}

// meet returns the lowest document that both come from, which may be one of
// the two.
func meet(parent []int32, a, b int32) (int32, bool) {
	if parent == nil {
		return -1, false
	}
	var above [32]int32 // few chains are longer
	up := above[:0]
	for x := a; x >= 0; x = parent[x] {
		up = append(up, x)
	}
	for x := b; x >= 0; x = parent[x] {
		if slices.Contains(up, x) {
			return x, true
		}
	}
	return -1, false
}

// parents chooses for each document the one it comes from, or -1: the best
// branching by what each step would have changed and by the evidence on its
// direction.
//
// Two documents that nothing orders may still be parent and child: where both
// come from others, the branching that changes least in all decides, as
// editors of old texts do. Where they do not, the answer is unknown.
func (x *found) parents(ts Heads, unseen []bool) []int32 {
	var arcs []graph.Arc
	var open []*bond
	add := func(from, to int32, e *bond) {
		arcs = append(arcs, graph.Arc{From: from, To: to, Weight: math.Round(step(from, to, ts, e)*1e6) / 1e6})
	}
	for i := range x.bonds {
		e := &x.bonds[i]
		switch {
		case e.agency != noAgency && unseen[e.agency] && !e.credited:
		case e.toA >= tells:
			add(e.a, e.b, e)
		case e.toA <= -tells:
			add(e.b, e.a, e)
		case e.relation() != hearsay.Excerpt:
			open = append(open, e)
		}
	}
	parent := graph.Branching(len(ts), arcs)
	more := false
	for _, e := range open {
		if parent[e.a] >= 0 && parent[e.b] >= 0 && rootOf(parent, e.a) == rootOf(parent, e.b) {
			add(e.a, e.b, e)
			add(e.b, e.a, e)
			more = true
		}
	}
	if more {
		return graph.Branching(len(ts), arcs)
	}
	return parent
}

func rootOf(parent []int32, i int32) int32 {
	for parent[i] >= 0 {
		i = parent[i]
	}
	return i
}

// unseenAgencies says which agencies are credited by related documents and
// have no text of their own among them. What two documents share that credit
// one of them, they have from there.
func (x *found) unseenAgencies(ts Heads) []bool {
	unseen := make([]bool, len(x.agencies))
	if len(unseen) == 0 {
		return unseen
	}
	outlets := map[string]bool{}
	for i := range x.bonds {
		outlets[ts[x.bonds[i].a].Outlet] = true
		outlets[ts[x.bonds[i].b].Outlet] = true
	}
	delete(outlets, "")
	for i, name := range x.agencies {
		unseen[i] = true
		name = outlet.Fold(name)
		for o := range outlets {
			if outlet.Names(name, o) {
				unseen[i] = false
				break
			}
		}
	}
	return unseen
}

// What a step from one document to another is worth, in the branching. Each
// stretch of words that only the later one has needs an explanation, a slip
// that two share more than anything; a stretch that it left out needs less of
// one, however long it is. Two documents that state the same about themselves
// are close. All of it together never makes up for what a derived text has in
// common with its source.
const (
	stepBase      = 1000.0
	stepNovelRun  = 2.0
	stepNovelWord = 0.6
	stepLostRun   = 1.2
	stepLostWord  = 0.002
	stepSame      = 1.0
	stepSure      = 0.25
	stepStated    = 0.1 // for each thing that the source states about itself
)

func step(from, to int32, ts Heads, e *bond) float64 {
	lost, novel := e.onlyA, e.onlyB
	if from == e.b {
		lost, novel = novel, lost
	}
	w := stepBase - stepNovelRun*float64(novel.Runs) - stepNovelWord*float64(novel.Words) -
		stepLostRun*float64(lost.Runs) - stepLostWord*float64(lost.Words) + stepSure*min(math.Abs(e.toA), 4)
	w += stepStated * float64(ts[from].Stated())
	f, t := ts[from], ts[to]
	for _, x := range [...][2]string{{f.Title, t.Title}, {f.OutletName, t.OutletName}, {f.URL, t.URL}} {
		if x[0] != "" && x[0] == x[1] {
			w += stepSame
		}
	}
	if f.Bylines && t.Bylines && f.Byline == t.Byline {
		w += stepSame
	}
	return max(w, 1)
}

// round4 rounds to four decimals.
func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// probability turns a sum of log odds into a probability.
func probability(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
