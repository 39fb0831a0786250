package review

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Links corrects relations, directions, origins and stories.
func (l *Log) Links(x *hearsay.Links) {
	x.Relations = slices.Clone(x.Relations)
	x.Stories = slices.Clone(x.Stories)
	x.Parents = maps.Clone(x.Parents)
	if x.Parents == nil {
		x.Parents = map[string]string{}
	}
	w := &tree{Links: x, touched: map[string]bool{}, apart: map[string]bool{}}
	for _, c := range l.active {
		switch c.Kind {
		case hearsay.RelationRecord:
			l.found[c.Seq] = w.relation(c)
		case hearsay.OriginRecord:
			l.found[c.Seq] = w.origin(c)
		}
	}
	slices.SortStableFunc(x.Relations, func(a, b hearsay.Relation) int {
		return cmp.Or(strings.Compare(a.A, b.A), strings.Compare(a.B, b.B))
	})
	if len(w.touched) > 0 {
		x.Origins = w.origins()
	}
	for _, j := range w.joined { // what has one text is about one event
		merge(x, j[0], j[1])
	}
	if l.stories(x) || len(w.joined) > 0 {
		for i := range x.Stories {
			x.Stories[i].ID = hearsay.StoryID(x.Stories[i].Documents)
		}
	}
}

// tree is the lineage while it is corrected.
type tree struct {
	*hearsay.Links
	touched map[string]bool // documents whose place in it may have changed
	apart   map[string]bool // those that were said to come from none of the others
	joined  [][2]string     // those that were said to share a text
	known   map[string]bool // all of them, once has was asked
}

// relation corrects a relation and what hangs on it, and reports whether it is
// there.
func (w *tree) relation(c hearsay.Correction) bool {
	i := slices.IndexFunc(w.Relations, func(r hearsay.Relation) bool {
		return r.A == c.Doc && r.B == c.Other || r.A == c.Other && r.B == c.Doc
	})
	said := fmt.Sprintf("reviewed by %s", c.By)
	if i < 0 {
		if c.Action != hearsay.Insert || c.Doc == c.Other || !w.has(c.Doc) || !w.has(c.Other) {
			return false
		}
		i = len(w.Relations)
		w.Relations = append(w.Relations, hearsay.Relation{A: min(c.Doc, c.Other), B: max(c.Doc, c.Other), Probability: 0.5})
	}
	r := &w.Relations[i]
	if c.Action == hearsay.Accept {
		return true
	}
	w.touched[r.A], w.touched[r.B] = true, true
	kind := hearsay.RelationKind(c.Value)
	switch {
	case c.Field == "original" && c.Action == hearsay.Correct:
		w.unparent(r.A, r.B)
		r.Original, r.Because, r.Probability = c.Value, append([]string{said}, r.Because...), 0.5
		if c.Value != "" {
			r.Probability = 1
			w.Parents[r.Other(c.Value)] = c.Value
		}
	case c.Action == hearsay.Reject || kind == hearsay.None:
		w.unparent(r.A, r.B)
		w.unjoin(r.A, r.B)
		w.Relations = slices.Delete(w.Relations, i, i+1)
	case kind == hearsay.SameStory:
		w.unparent(r.A, r.B)
		w.unjoin(r.A, r.B)
		r.Kind, r.Original, r.Probability, r.Because = kind, "", 0.5, []string{said}
	default:
		r.Kind, r.Because = kind, append([]string{said}, r.Because...)
		w.joined = append(w.joined, [2]string{r.A, r.B})
	}
	return true
}

// origin takes a document out of its origin or puts it under another document.
func (w *tree) origin(c hearsay.Correction) bool {
	switch {
	case !w.has(c.Doc):
		return false
	case c.Action == hearsay.Split:
		w.touched[c.Doc], w.apart[c.Doc] = true, true
		delete(w.Parents, c.Doc)
		delete(w.Inherited, c.Doc)
	case c.Action == hearsay.Merge:
		if c.Other == c.Doc || !w.has(c.Other) || descends(w.Parents, c.Other, c.Doc) {
			return false
		}
		w.touched[c.Doc], w.touched[c.Other], w.apart[c.Doc] = true, true, false
		w.Parents[c.Doc] = c.Other
		w.joined = append(w.joined, [2]string{c.Doc, c.Other})
	}
	return true
}

// unjoin takes back what was said of two documents before.
func (w *tree) unjoin(a, b string) {
	w.joined = slices.DeleteFunc(w.joined, func(j [2]string) bool { return j == [2]string{a, b} || j == [2]string{b, a} })
}

// unparent takes the edge between two documents out of the tree.
func (w *tree) unparent(a, b string) {
	for _, e := range [2][2]string{{a, b}, {b, a}} {
		if w.Parents[e[0]] == e[1] {
			delete(w.Parents, e[0])
			delete(w.Inherited, e[0])
		}
	}
}

// has reports whether the pile has a document.
func (w *tree) has(doc string) bool {
	if w.known == nil {
		w.known = map[string]bool{}
		for _, o := range w.Origins {
			for _, d := range o.Documents {
				w.known[d] = true
			}
		}
	}
	return w.known[doc]
}

// origins makes the origins of what was touched anew, and leaves the others.
// What goes back to one document belongs together, and so does what was found
// to share a text though nothing tells which of them is the earlier.
func (w *tree) origins() []hearsay.Origin {
	var out []hearsay.Origin
	var docs []string
	credited := map[string]string{} // by document
	set := map[string]string{}      // of documents that belong together, by one of them
	var find func(string) string
	find = func(d string) string {
		if set[d] != d {
			set[d] = find(set[d])
		}
		return set[d]
	}
	join := func(a, b string) {
		if set[a] != "" && set[b] != "" {
			set[find(b)] = find(a)
		}
	}
	same := map[string]int{} // origin before, from 1
	for i, o := range w.Origins {
		if !slices.ContainsFunc(o.Documents, func(d string) bool { return w.touched[d] }) {
			out = append(out, o)
			continue
		}
		first := ""
		for _, d := range o.Documents {
			docs = append(docs, d)
			set[d] = d
			if w.apart[d] {
				continue
			}
			same[d] = i + 1
			if o.Root == "" || o.Root == d {
				credited[d] = o.Credited
			}
			if _, below := w.Parents[d]; !below && o.Credited != "" && (o.Root == "" || o.Root == d) {
				if first != "" {
					join(first, d) // copies of one unseen text
				}
				first = d
			}
		}
	}
	for _, d := range docs {
		if p := w.Parents[d]; p != "" {
			join(d, p)
		}
	}
	for _, r := range w.Relations {
		if r.Kind.Derived() && r.Kind != hearsay.Excerpt && same[r.A] != 0 && same[r.A] == same[r.B] {
			join(r.A, r.B)
		}
	}
	for _, j := range w.joined {
		join(j[0], j[1])
	}
	slices.Sort(docs)
	groups := map[string][]string{}
	for _, d := range docs {
		groups[find(d)] = append(groups[find(d)], d)
	}
	for _, d := range docs {
		group := groups[find(d)]
		if group[0] != d {
			continue
		}
		var tops []string
		o := hearsay.Origin{}
		for _, m := range group {
			if _, below := w.Parents[m]; !below {
				tops = append(tops, m)
				if o.Credited == "" {
					o.Credited = credited[m]
				}
			}
		}
		if len(tops) == 1 {
			o.Root = tops[0]
			o.Documents = append(o.Documents, o.Root)
		}
		for _, m := range group {
			if m != o.Root {
				o.Documents = append(o.Documents, m)
			}
		}
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b hearsay.Origin) int {
		return strings.Compare(slices.Min(a.Documents), slices.Min(b.Documents))
	})
	for i := range out {
		out[i].ID = hearsay.OriginID(out[i].Documents)
	}
	return out
}

// descends reports whether doc goes back to ancestor.
func descends(parents map[string]string, doc, ancestor string) bool {
	for range len(parents) + 1 {
		if doc == ancestor {
			return true
		}
		up, ok := parents[doc]
		if !ok {
			return false
		}
		doc = up
	}
	return true // a ring
}

// storyOf returns which story a document is in, or -1.
func storyOf(x *hearsay.Links, doc string) int {
	return slices.IndexFunc(x.Stories, func(s hearsay.Story) bool { return slices.Contains(s.Documents, doc) })
}

// merge puts the story of doc with that of other, and reports whether both are
// there.
func merge(x *hearsay.Links, doc, other string) bool {
	from, to := storyOf(x, doc), storyOf(x, other)
	if from < 0 || to < 0 {
		return false
	}
	if from != to {
		x.Stories = slices.Clone(x.Stories)
		x.Stories[to].Documents = append(slices.Clone(x.Stories[to].Documents), x.Stories[from].Documents...)
		slices.Sort(x.Stories[to].Documents)
		x.Stories = slices.Delete(x.Stories, from, from+1)
	}
	return true
}

// stories merges and splits stories, and reports whether it did. Every document
// stays in exactly one.
func (l *Log) stories(x *hearsay.Links) (changed bool) {
	for _, c := range l.active {
		if c.Kind != hearsay.StoryRecord {
			continue
		}
		from := storyOf(x, c.Doc)
		switch {
		case from < 0:
			continue
		case c.Action == hearsay.Merge:
			if !merge(x, c.Doc, c.Other) {
				continue
			}
		case c.Action == hearsay.Split && len(x.Stories[from].Documents) > 1:
			x.Stories = slices.Clone(x.Stories)
			x.Stories[from].Documents = slices.DeleteFunc(slices.Clone(x.Stories[from].Documents), func(d string) bool { return d == c.Doc })
			x.Stories = append(x.Stories, hearsay.Story{Documents: []string{c.Doc}})
		}
		l.found[c.Seq], changed = true, true
	}
	return changed
}
