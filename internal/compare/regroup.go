package compare

import (
	"cmp"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// regroup puts members where people say that they belong, one saying after the
// other, and returns the lists of members, those that have become empty left
// out. Each list keeps the order in which compare has its members. A saying
// about what is not there, or about two that fit does not let stand together,
// changes nothing.
func regroup[T comparable](lists [][]T, said []hearsay.Regrouping, find func(id string) (T, bool), fit func(a, b T) bool, compare func(a, b T) int) [][]T {
	if len(said) == 0 {
		return lists
	}
	at := make(map[T]int)
	for i, l := range lists {
		for _, m := range l {
			at[m] = i
		}
	}
	for _, s := range said {
		m, ok := find(s.Member)
		if !ok {
			continue
		}
		from := at[m]
		if s.With == "" {
			if len(lists[from]) > 1 {
				lists[from] = slices.DeleteFunc(lists[from], func(x T) bool { return x == m })
				at[m] = len(lists)
				lists = append(lists, []T{m})
			}
			continue
		}
		with, ok := find(s.With)
		if !ok || at[with] == from || !fit(m, with) {
			continue
		}
		to, moved := at[with], []T{m}
		if s.Whole {
			moved = slices.Clone(lists[from])
		}
		lists[from] = slices.DeleteFunc(lists[from], func(x T) bool { return slices.Contains(moved, x) })
		for _, x := range moved {
			at[x] = to
		}
		lists[to] = append(lists[to], moved...)
		slices.SortFunc(lists[to], compare)
	}
	return slices.DeleteFunc(lists, func(l []T) bool { return len(l) == 0 })
}

// regroupQuotes regroups families of quotations. Versions are in the order in
// which they may begin a family.
func regroupQuotes(families []*quoteFamily, versions []*version, said []hearsay.Regrouping) []*quoteFamily {
	if len(said) == 0 {
		return families
	}
	byID, rank := make(map[string]*version, len(versions)), make(map[*version]int, len(versions))
	for i, v := range versions {
		byID[v.ID], rank[v] = v, i
	}
	lists := make([][]*version, len(families))
	for i, f := range families {
		lists[i] = f.versions
	}
	lists = regroup(lists, said,
		func(id string) (*version, bool) { v, ok := byID[id]; return v, ok },
		func(a, b *version) bool { return true },
		func(a, b *version) int { return cmp.Compare(rank[a], rank[b]) })
	out := make([]*quoteFamily, len(lists))
	for i, l := range lists {
		out[i] = &quoteFamily{versions: l}
	}
	return out
}

// regroup regroups families of claims.
func (s *claimSet) regroup(said []hearsay.Regrouping) {
	if len(said) == 0 {
		return
	}
	lists := make([][]*claim, len(s.list))
	for i, f := range s.list {
		lists[i] = f.claims
	}
	lists = regroup(lists, said,
		func(id string) (*claim, bool) { c, ok := s.byID[id]; return c, ok },
		func(a, b *claim) bool {
			if a.Comparison != nil && b.Comparison != nil {
				return pairKey(a.Comparison) == pairKey(b.Comparison)
			}
			return a.Comparison == nil && b.Comparison == nil && (a.Quantity == nil) == (b.Quantity == nil)
		},
		func(a, b *claim) int {
			return cmp.Or(cmp.Compare(a.doc.rank, b.doc.rank), a.Span.Compare(b.Span), cmp.Compare(a.ID, b.ID))
		})
	s.list = make([]*claimFamily, len(lists))
	for i, l := range lists {
		s.list[i] = &claimFamily{claims: l}
		for _, c := range l {
			c.family = s.list[i]
		}
	}
}
