package link

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// assemble builds tree, origins and stories from the pairs that were compared,
// and the records.
func assemble(ts []*text, found []*edge) hearsay.Links {
	var edges []*edge
	var likes []like
	for _, e := range found {
		if e.kind.Derived() {
			edges = append(edges, e)
		}
		if e.alike > 0 {
			likes = append(likes, like{e.a, e.b, e.alike})
		}
	}
	parent := parents(ts, edges)
	links := hearsay.Links{
		Parents:   map[string]string{},
		Inherited: map[string]hearsay.Field{},
	}
	for d, p := range parent {
		if p >= 0 {
			links.Parents[ts[d].doc.ID] = ts[p].doc.ID
		}
	}
	links.Origins = origins(ts, edges, parent)
	var of []int32
	links.Stories, of = stories(ts, edges, likes)
	for _, e := range found {
		switch {
		case e.kind.Derived():
			links.Relations = append(links.Relations, record(ts, e, parent))
		case of[e.a] == of[e.b]:
			e.kind = hearsay.SameStory
			if e.why == nil {
				e.why = []string{"in one story with others"}
			}
			links.Relations = append(links.Relations, record(ts, e, parent))
		}
	}
	inherit(ts, edges, parent, links.Inherited)
	return links
}

// record turns an edge into a relation.
func record(ts []*text, e *edge, parent []int32) hearsay.Relation {
	r := hearsay.Relation{
		A: ts[e.a].doc.ID, B: ts[e.b].doc.ID, Kind: e.kind,
		AInB: round4(e.inA), BInA: round4(e.inB),
		Probability: 0.5, Because: e.why, Passages: e.passages,
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
	case e.agency != "" && !credited(e):
		r.Because = append(r.Because, fmt.Sprintf("both credit %s, which is not in the pile", e.agency))
	case sure && top != e.a && top != e.b:
		r.Because = append(r.Because, fmt.Sprintf("both come from %s", ts[top].doc.ID))
	case math.Abs(e.toA) >= tells && (!sure || top == up):
		r.Original = ts[up].doc.ID
		r.Probability = round4(probability(math.Abs(e.toA)))
		for _, t := range e.terms {
			if (t.weight > 0) == (up == e.a) {
				r.Because = append(r.Because, t.because)
			} else {
				r.Because = append(r.Because, "against it: "+t.because)
			}
		}
	case sure && (top == e.a || top == e.b):
		r.Original = ts[top].doc.ID
		r.Probability = round4(probability(tells))
		if parent[below] != up && parent[up] != below {
			r.Because = append(r.Because, "through other documents of the pile")
		}
		for _, t := range e.terms {
			if (t.weight > 0) == (top == e.a) {
				r.Because = append(r.Because, t.because)
			}
		}
	default:
		for _, t := range e.terms {
			r.Because = append(r.Because, t.because)
		}
	}
	return r
}

// credited reports whether one document of the edge names the other one as its
// source, which is more than a date.
func credited(e *edge) bool {
	for _, t := range e.terms {
		if math.Abs(t.weight) >= 3 {
			return true
		}
	}
	return false
}

// meet returns the lowest document that both come from, which may be one of
// the two.
func meet(parent []int32, a, b int32) (int32, bool) {
	seen := map[int32]bool{}
	for x := a; x >= 0; x = parent[x] {
		seen[x] = true
	}
	for x := b; x >= 0; x = parent[x] {
		if seen[x] {
			return x, true
		}
	}
	return -1, false
}

// parents chooses for each document the one it comes from, or -1: the best
// branching by how close the two are and how sure the direction is.
func parents(ts []*text, edges []*edge) []int32 {
	parent := make([]int32, len(ts))
	for i := range parent {
		parent[i] = -1
	}
	type arc struct {
		from, to int32
		weight   float64
	}
	var arcs []arc
	for _, e := range edges {
		if !e.kind.Derived() || math.Abs(e.toA) < tells || e.agency != "" && !credited(e) {
			continue
		}
		a := arc{e.a, e.b, 0}
		in := e.inB
		if e.toA < 0 {
			a = arc{e.b, e.a, 0}
			in = e.inA
		}
		a.weight = math.Round((10*in+0.4*min(math.Abs(e.toA), 8))*1e6) / 1e6
		arcs = append(arcs, a)
	}
	slices.SortFunc(arcs, func(x, y arc) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.to, y.to), cmp.Compare(x.from, y.from))
	})
	for _, a := range arcs {
		if parent[a.to] >= 0 {
			continue
		}
		x := a.from
		for x >= 0 && x != a.to {
			x = parent[x]
		}
		if x < 0 {
			parent[a.to] = a.from
		}
	}
	return parent
}

// origins groups the documents by the text they go back to.
func origins(ts []*text, edges []*edge, parent []int32) []hearsay.Origin {
	f := newForest(len(ts))
	for d, p := range parent {
		if p >= 0 {
			f.join(int32(d), p)
		}
	}
	for _, e := range edges {
		// A document that only quotes at length has an origin of its own
		// unless it says, or the evidence tells, where it has it from.
		if e.kind.Derived() && e.kind != hearsay.Excerpt {
			f.join(e.a, e.b)
		}
	}
	members := map[int32][]int32{}
	for d := range ts {
		r := f.root(int32(d))
		members[r] = append(members[r], int32(d))
	}
	var out []hearsay.Origin
	for d := range ts {
		group, ok := members[int32(d)]
		if !ok {
			continue
		}
		o := hearsay.Origin{ID: fmt.Sprintf("origin %d", len(out)+1)}
		root := int32(-1)
		roots := 0
		agencies := map[string]int{}
		for _, m := range group {
			if parent[m] < 0 {
				roots++
				root = m
			}
			for _, a := range ts[m].agencies {
				agencies[a]++
			}
		}
		o.Credited = mostCredited(agencies)
		if roots == 1 && (o.Credited == "" || len(group) == 1) {
			o.Root = ts[root].doc.ID
			o.Documents = append(o.Documents, o.Root)
		}
		for _, m := range group {
			if id := ts[m].doc.ID; id != o.Root {
				o.Documents = append(o.Documents, id)
			}
		}
		out = append(out, o)
	}
	return out
}

// mostCredited returns the name credited most often, the first in order among
// equals.
func mostCredited(names map[string]int) string {
	best := ""
	for n, k := range names {
		if best == "" || k > names[best] || k == names[best] && n < best {
			best = n
		}
	}
	return best
}

// inherit gives copies and reprints without a date that of the nearest
// document above them that has one, as long as each step is a copy or reprint.
func inherit(ts []*text, edges []*edge, parent []int32, out map[string]hearsay.Field) {
	type two struct{ a, b int32 }
	same := map[two]bool{}
	for _, e := range edges {
		if e.kind == hearsay.Copy || e.kind == hearsay.Reprint {
			same[two{e.a, e.b}] = true
		}
	}
	for d := range ts {
		if !ts[d].doc.Published.IsZero() {
			continue
		}
		for x := int32(d); ; {
			p := parent[x]
			if p < 0 || !same[two{min(x, p), max(x, p)}] {
				break
			}
			if date := ts[p].doc.Published; !date.IsZero() && date.Basis != hearsay.BasisInherited {
				out[ts[d].doc.ID] = hearsay.Field{
					Value: date.Value, Basis: hearsay.BasisInherited, From: ts[p].doc.ID, Exact: date.Exact,
				}
				break
			}
			x = p
		}
	}
}
