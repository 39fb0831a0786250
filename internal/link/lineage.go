package link

import (
	"fmt"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/graph"
)

// assemble builds tree, origins and stories from the pairs that were compared,
// and calls f with the records. Details that are not with the edges are kept
// elsewhere.
func assemble(hs []*head, found []*edge, kept *records, f func(hearsay.Relation) error) (hearsay.Links, error) {
	var edges []*edge
	var likes []graph.Likeness
	found = slices.DeleteFunc(found, func(e *edge) bool { return e == nil })
	for _, e := range found {
		if e.kind.Derived() {
			edges = append(edges, e)
		}
		if e.alike > 0 {
			likes = append(likes, graph.Likeness{A: e.a, B: e.b, X: e.alike})
		}
	}
	unseen := unseenAgencies(hs, edges)
	parent := parents(hs, edges, unseen)
	links := hearsay.Links{
		Parents:   map[string]string{},
		Inherited: map[string]hearsay.Field{},
	}
	for d, p := range parent {
		if p >= 0 {
			links.Parents[hs[d].id] = hs[p].id
		}
	}
	links.Origins = origins(hs, edges, parent)
	var of []int32
	links.Stories, of = stories(hs, edges, likes)
	inherit(hs, edges, parent, links.Inherited)
	var buf []byte
	for _, e := range found {
		switch {
		case e.kind.Derived():
		case of[e.a] == of[e.b]:
			e.kind = hearsay.SameStory
		default:
			continue
		}
		d := e.details
		if kept != nil {
			var err error
			if buf, err = kept.get(d.record, buf); err != nil {
				return links, err
			}
			d = unpackDetails(buf)
		}
		if err := f(record(hs, e, d, parent, unseen)); err != nil {
			return links, err
		}
	}
	return links, nil
}

// record turns an edge into a relation.
func record(ts []*head, e *edge, d details, parent []int32, unseen map[string]bool) hearsay.Relation {
	r := hearsay.Relation{
		A: ts[e.a].id, B: ts[e.b].id, Kind: e.kind,
		AInB: round4(e.inA), BInA: round4(e.inB),
		Probability: 0.5, Because: d.why, Passages: d.passages,
	}
	if !e.kind.Derived() {
		return r
	}
	up, below := e.b, e.a
	if e.toA > 0 {
		up, below = e.a, e.b
	}
	top, sure := meet(parent, e.a, e.b)
	switch {
	case unseen[squeeze(e.agency)] && !e.credited:
		r.Because = append(r.Because, fmt.Sprintf("both credit %s, which is not in the pile", e.agency))
	case sure && top != e.a && top != e.b:
		r.Because = append(r.Because, fmt.Sprintf("both come from %s", ts[top].id))
	case math.Abs(e.toA) >= tells && (!sure || top == up):
		r.Original = ts[up].id
		r.Probability = round4(probability(math.Abs(e.toA)))
		for _, t := range d.terms {
			if (t.weight > 0) == (up == e.a) {
				r.Because = append(r.Because, t.because)
			} else {
				r.Because = append(r.Because, "against it: "+t.because)
			}
		}
	case sure && (top == e.a || top == e.b):
		r.Original = ts[top].id
		r.Probability = round4(probability(tells))
		if parent[below] != up && parent[up] != below {
			r.Because = append(r.Because, "through other documents of the pile")
		}
		for _, t := range d.terms {
			if (t.weight > 0) == (top == e.a) {
				r.Because = append(r.Because, t.because)
			}
		}
	default:
		for _, t := range d.terms {
			r.Because = append(r.Because, t.because)
		}
	}
	return r
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
func parents(ts []*head, edges []*edge, unseen map[string]bool) []int32 {
	var arcs []graph.Arc
	var open []*edge
	add := func(from, to int32, e *edge) {
		arcs = append(arcs, graph.Arc{From: from, To: to, Weight: math.Round(step(from, to, ts, e)*1e6) / 1e6})
	}
	for _, e := range edges {
		switch {
		case unseen[squeeze(e.agency)] && !e.credited:
		case e.toA >= tells:
			add(e.a, e.b, e)
		case e.toA <= -tells:
			add(e.b, e.a, e)
		case e.kind != hearsay.Excerpt:
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

// unseenAgencies names the agencies that are credited by related documents and
// have no text of their own among them. What two documents share that credit
// one of them, they have from there.
func unseenAgencies(ts []*head, edges []*edge) map[string]bool {
	unseen := map[string]bool{}
	for _, e := range edges {
		if e.agency != "" {
			unseen[squeeze(e.agency)] = true
		}
	}
	for _, e := range edges {
		for _, d := range [2]int32{e.a, e.b} {
			for name := range unseen {
				if o := ts[d].outlet; o != "" && nameOf(name, o) {
					delete(unseen, name)
				}
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

func step(from, to int32, ts []*head, e *edge) float64 {
	lost, novel := e.onlyA, e.onlyB
	if from == e.b {
		lost, novel = novel, lost
	}
	w := stepBase - stepNovelRun*float64(novel.runs) - stepNovelWord*float64(novel.words) -
		stepLostRun*float64(lost.runs) - stepLostWord*float64(lost.words) + stepSure*min(math.Abs(e.toA), 4)
	w += stepStated * float64(ts[from].stated())
	f, t := ts[from], ts[to]
	for _, x := range [...][2]string{{f.title, t.title}, {f.outletName, t.outletName}, {f.url, t.url}} {
		if x[0] != "" && x[0] == x[1] {
			w += stepSame
		}
	}
	if f.bylines && t.bylines && f.byline == t.byline {
		w += stepSame
	}
	return max(w, 1)
}
