package link

import (
	"fmt"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/graph"
)

// assemble builds tree, origins and stories from the pairs that were compared,
// and the records.
func assemble(ts []*text, found []*edge) hearsay.Links {
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
	unseen := unseenAgencies(ts, edges)
	links.Origins = origins(ts, edges, parent)
	var of []int32
	links.Stories, of = stories(ts, edges, likes)
	for _, e := range found {
		switch {
		case e.kind.Derived():
			links.Relations = append(links.Relations, record(ts, e, parent, unseen))
		case of[e.a] == of[e.b]:
			e.kind = hearsay.SameStory
			links.Relations = append(links.Relations, record(ts, e, parent, unseen))
		}
	}
	inherit(ts, edges, parent, links.Inherited)
	return links
}

// record turns an edge into a relation.
func record(ts []*text, e *edge, parent []int32, unseen map[string]bool) hearsay.Relation {
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
	case unseen[squeeze(e.agency)] && !credited(e):
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
	if parent == nil {
		return -1, false
	}
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
// branching by what each step would have changed and by the evidence on its
// direction.
//
// Two documents that nothing orders may still be parent and child: where both
// come from others, the branching that changes least in all decides, as
// editors of old texts do. Where they do not, the answer is unknown.
func parents(ts []*text, edges []*edge) []int32 {
	unseen := unseenAgencies(ts, edges)
	var arcs []graph.Arc
	var open []*edge
	add := func(from, to int32, e *edge) {
		arcs = append(arcs, graph.Arc{From: from, To: to, Weight: math.Round(step(from, to, ts, e)*1e6) / 1e6})
	}
	for _, e := range edges {
		switch {
		case unseen[squeeze(e.agency)] && !credited(e):
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

// mostly is the share of pairs that must share a text for two trees to be one
// origin.
const mostly = 0.4

func rootOf(parent []int32, i int32) int32 {
	for parent[i] >= 0 {
		i = parent[i]
	}
	return i
}

// unseenAgencies names the agencies that are credited by related documents and
// have no text of their own among them. What two documents share that credit
// one of them, they have from there.
func unseenAgencies(ts []*text, edges []*edge) map[string]bool {
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

func step(from, to int32, ts []*text, e *edge) float64 {
	lost, novel := e.onlyA, e.onlyB
	if from == e.b {
		lost, novel = novel, lost
	}
	w := stepBase - stepNovelRun*float64(novel.runs) - stepNovelWord*float64(novel.words) -
		stepLostRun*float64(lost.runs) - stepLostWord*float64(lost.words) + stepSure*min(math.Abs(e.toA), 4)
	w += stepStated * float64(ts[from].stated())
	f, t := ts[from].doc, ts[to].doc
	for _, x := range [][2]hearsay.Field{
		{f.Title, t.Title}, {f.Outlet, t.Outlet}, {f.URL, t.URL},
	} {
		if !x[0].IsZero() && x[0].Value == x[1].Value {
			w += stepSame
		}
	}
	if len(f.Byline) > 0 && len(t.Byline) > 0 && f.Byline[0].Value == t.Byline[0].Value {
		w += stepSame
	}
	return max(w, 1)
}

// origins groups the documents by the text they go back to.
func origins(ts []*text, edges []*edge, parent []int32) []hearsay.Origin {
	f := graph.NewForest(len(ts))
	for d, p := range parent {
		if p >= 0 {
			f.Join(int32(d), p)
		}
	}
	// Trees that no direction joins are one origin if most of their documents
	// share a text. A report that took a paragraph over from elsewhere is a
	// weak bridge, and a document that only quotes at length has an origin of
	// its own unless the evidence tells where it has it from.
	var likes []graph.Likeness
	for _, e := range edges {
		if e.kind != hearsay.Excerpt {
			likes = append(likes, graph.Likeness{A: e.a, B: e.b, X: 1 / mostly})
		}
	}
	graph.Average(f, likes)
	members := map[int32][]int32{}
	for d := range ts {
		r := f.Root(int32(d))
		members[r] = append(members[r], int32(d))
	}
	var out []hearsay.Origin
	for d := range ts {
		group, ok := members[int32(d)]
		if !ok {
			continue
		}
		o := hearsay.Origin{ID: fmt.Sprintf("origin %d", len(out)+1)}
		root, sure := rootOfGroup(ts, group, parent)
		agencies := map[string]int{}
		for _, m := range group {
			for _, a := range ts[m].agencies {
				if parent[m] < 0 {
					agencies[a]++
				}
			}
		}
		o.Credited = mostCredited(agencies)
		if sure {
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

// rootOfGroup returns the document that an origin goes back to: the only one
// without a parent, or the one from which most of the group come if the others
// without a parent have none that come from them and no earlier date.
func rootOfGroup(ts []*text, group, parent []int32) (root int32, sure bool) {
	below := map[int32]int{}
	for _, m := range group {
		below[rootOf(parent, m)]++
	}
	root = -1
	for _, m := range group {
		if parent[m] < 0 && (root < 0 || below[m] > below[root]) {
			root = m
		}
	}
	if len(below) == 1 {
		return root, true
	}
	if root < 0 || below[root] < 4 || below[root] != len(group)-len(below)+1 || ts[root].fromUnseen() {
		return -1, false
	}
	first := ts[root].published()
	for _, m := range group {
		if d := ts[m].published(); parent[m] < 0 && m != root {
			if n := min(len(d), len(first)); n == 0 || d[:n] < first[:n] {
				return -1, false
			}
		}
	}
	return root, true
}

// fromUnseen reports whether the text credits an agency that is not its own
// outlet.
func (t *text) fromUnseen() bool {
	for _, a := range t.agencies {
		if t.outlet == "" || !nameOf(a, t.outlet) {
			return true
		}
	}
	return false
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
