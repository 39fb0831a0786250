package review

import (
	"fmt"
	"maps"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// Links corrects relations, directions, origins and stories.
func (l *Log) Links(x *hearsay.Links) {
	x.Relations = slices.Clone(x.Relations)
	x.Parents = maps.Clone(x.Parents)
	if x.Parents == nil {
		x.Parents = map[string]string{}
	}
	changed := false
	for _, c := range l.active {
		if c.Kind != hearsay.RelationRecord {
			continue
		}
		i := slices.IndexFunc(x.Relations, func(r hearsay.Relation) bool {
			return r.A == c.Doc && r.B == c.Other || r.A == c.Other && r.B == c.Doc
		})
		if i < 0 {
			continue
		}
		l.found[c.Seq] = true
		r := &x.Relations[i]
		because := []string{fmt.Sprintf("reviewed by %s", c.By)}
		switch {
		case c.Action == hearsay.Reject || c.Action == hearsay.Correct && c.Field == "kind" && !hearsay.RelationKind(c.Value).Derived():
			unparent(x, r)
			if c.Value == string(hearsay.SameStory) {
				r.Kind, r.Original, r.Probability, r.Because = hearsay.SameStory, "", 0.5, because
			} else {
				x.Relations = slices.Delete(x.Relations, i, i+1)
			}
			changed = true
		case c.Action == hearsay.Correct && c.Field == "kind":
			r.Kind, r.Because = hearsay.RelationKind(c.Value), append(because, r.Because...)
		case c.Action == hearsay.Correct && c.Field == "original":
			unparent(x, r)
			r.Original, r.Because = c.Value, append(because, r.Because...)
			r.Probability = 0.5
			if c.Value != "" {
				r.Probability = 1
				x.Parents[r.Other(c.Value)] = c.Value
			}
			changed = true
		}
	}
	for _, c := range l.active {
		if c.Kind == hearsay.OriginRecord && c.Action == hearsay.Split {
			if _, ok := x.Parents[c.Doc]; ok {
				delete(x.Parents, c.Doc)
				l.found[c.Seq], changed = true, true
			}
		}
		if c.Kind == hearsay.OriginRecord && c.Action == hearsay.Merge && c.Other != c.Doc && !descends(x.Parents, c.Other, c.Doc) {
			x.Parents[c.Doc] = c.Other
			l.found[c.Seq], changed = true, true
		}
	}
	if changed {
		x.Origins = originsOf(x)
	}
	l.stories(x)
}

// unparent takes the edge between the two documents of r out of the tree.
func unparent(x *hearsay.Links, r *hearsay.Relation) {
	for _, child := range []string{r.A, r.B} {
		if x.Parents[child] == r.Other(child) {
			delete(x.Parents, child)
			delete(x.Inherited, child)
		}
	}
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

// originsOf makes the origins anew from the tree. What an origin was known by
// stays with the document that was its root; copies of an unseen parent stay
// together.
func originsOf(x *hearsay.Links) []hearsay.Origin {
	root := func(doc string) string {
		for range len(x.Parents) + 1 {
			up, ok := x.Parents[doc]
			if !ok {
				break
			}
			doc = up
		}
		return doc
	}
	members := map[string][]string{}
	credited := map[string]string{}
	var order []string
	unseen := map[string]string{} // what copies of an unseen text are kept together by
	for _, o := range x.Origins {
		if o.Credited == "" || o.Root != "" {
			continue
		}
		key := "credited\x00" + o.ID
		credited[key] = o.Credited
		for _, doc := range o.Documents {
			unseen[doc] = key
		}
	}
	for _, o := range x.Origins {
		for _, doc := range o.Documents {
			top := root(doc)
			if key := unseen[top]; key != "" { // it, or what it comes from, is such a copy
				top = key
			}
			if members[top] == nil {
				order = append(order, top)
			}
			members[top] = append(members[top], doc)
		}
	}
	out := make([]hearsay.Origin, 0, len(order))
	for i, top := range order {
		o := hearsay.Origin{ID: fmt.Sprintf("o%d", i+1), Documents: members[top], Credited: credited[top]}
		slices.Sort(o.Documents)
		if o.Credited == "" {
			o.Root = top
			k := slices.Index(o.Documents, top)
			o.Documents = slices.Insert(slices.Delete(o.Documents, k, k+1), 0, top)
		}
		out = append(out, o)
	}
	return out
}

// stories merges and splits stories. Every document stays in exactly one.
func (l *Log) stories(x *hearsay.Links) {
	for _, c := range l.active {
		if c.Kind != hearsay.StoryRecord {
			continue
		}
		at := func(doc string) int {
			return slices.IndexFunc(x.Stories, func(s hearsay.Story) bool { return slices.Contains(s.Documents, doc) })
		}
		from, to := at(c.Doc), at(c.Other)
		if from < 0 || c.Action == hearsay.Merge && to < 0 {
			continue
		}
		l.found[c.Seq] = true
		x.Stories = slices.Clone(x.Stories)
		switch {
		case c.Action == hearsay.Merge && from != to:
			x.Stories[to].Documents = append(slices.Clone(x.Stories[to].Documents), x.Stories[from].Documents...)
			slices.Sort(x.Stories[to].Documents)
			x.Stories = slices.Delete(x.Stories, from, from+1)
		case c.Action == hearsay.Split && len(x.Stories[from].Documents) > 1:
			x.Stories[from].Documents = slices.DeleteFunc(slices.Clone(x.Stories[from].Documents), func(d string) bool { return d == c.Doc })
			x.Stories = append(x.Stories, hearsay.Story{ID: fmt.Sprintf("s%d", len(x.Stories)+1), Documents: []string{c.Doc}})
		}
	}
}
