package lineage

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/graph"
	"github.com/hearsay-project/hearsay/internal/link/outlet"
)

// mostly is the share of pairs that must share a text for two trees to be one
// origin.
const mostly = 0.4

// origins groups the documents by the text they go back to.
func origins(ts Heads, bonds []bond, parent []int32) []hearsay.Origin {
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
	for _, e := range bonds {
		if e.relation() != hearsay.Excerpt {
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
		o := hearsay.Origin{ID: hearsay.OriginID([]string{ts[d].ID})} // the least of the group
		root, sure := rootOfGroup(ts, group, parent)
		agencies := map[string]int{}
		for _, m := range group {
			for _, a := range ts[m].unseen() {
				if parent[m] < 0 {
					agencies[a]++
				}
			}
		}
		o.Credited = mostCredited(agencies)
		if sure {
			o.Root = ts[root].ID
			o.Documents = append(o.Documents, o.Root)
		}
		for _, m := range group {
			if id := ts[m].ID; id != o.Root {
				o.Documents = append(o.Documents, id)
			}
		}
		out = append(out, o)
	}
	return out
}

// rootOfGroup returns the document that an origin goes back to: the only one
// without a parent, or the one from which two thirds of the group come if the
// others without a parent have dates that are no earlier.
func rootOfGroup(ts Heads, group, parent []int32) (root int32, sure bool) {
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
	if root < 0 || below[root] < 4 || 3*below[root] < 2*len(group) || len(ts[root].unseen()) > 0 {
		return -1, false
	}
	first := ts[root].Published()
	for _, m := range group {
		if d := ts[m].Published(); parent[m] < 0 && m != root {
			if n := min(len(d), len(first)); n == 0 || d[:n] < first[:n] {
				return -1, false
			}
		}
	}
	return root, true
}

// unseen returns the agencies that the text credits, its own outlet left out.
func (t *Head) unseen() []string {
	var out []string
	for _, a := range t.Agencies {
		if t.Outlet == "" || !outlet.Names(a, t.Outlet) {
			out = append(out, a)
		}
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
func inherit(ts Heads, bonds []bond, parent []int32, out map[string]hearsay.Field) {
	type two struct{ a, b int32 }
	same := map[two]bool{}
	for _, e := range bonds {
		if ts[e.a].Published() != "" && ts[e.b].Published() != "" {
			continue
		}
		if k := e.relation(); k == hearsay.Copy || k == hearsay.Reprint {
			same[two{e.a, e.b}] = true
		}
	}
	for d := range ts {
		if !ts[d].Date.IsZero() {
			continue
		}
		for x := int32(d); ; {
			p := parent[x]
			if p < 0 || !same[two{min(x, p), max(x, p)}] {
				break
			}
			if date := ts[p].Date; !date.IsZero() && date.Basis != hearsay.BasisInherited {
				out[ts[d].ID] = hearsay.Field{
					Value: date.Value, Basis: hearsay.BasisInherited, From: ts[p].ID, Exact: date.Exact,
				}
				break
			}
			x = p
		}
	}
}
