package link

import (
	"cmp"
	"slices"

	"github.com/hearsay-project/hearsay/internal/link/graph"
)

// markFurniture marks the words that belong to an outlet and not to a story:
// sentences that come back in documents which have little else in common.
// Such words weigh nothing afterwards.
func markFurniture(ts []*text) {
	type place struct {
		key  uint64
		doc  int32
		sent int32
	}
	var places []place
	for d, t := range ts {
		for s := range t.sentences {
			from, to := t.sentence(s)
			if from == to {
				continue
			}
			places = append(places, place{t.hashOf(from, to), int32(d), int32(s)})
		}
	}
	slices.SortFunc(places, func(x, y place) int {
		return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.doc, y.doc), cmp.Compare(x.sent, y.sent))
	})

	// Documents that have a story in common are one class: two thirds of the
	// sentences of the shorter one, or a third of its shingles if it is long
	// enough for that to be more than the lines around it.
	classes := graph.NewForest(len(ts))
	type two struct{ a, b int32 }
	shared := map[two]int{}
	each := func(f func(group []place)) {
		for i := 0; i < len(places); {
			j := i
			for j < len(places) && places[j].key == places[i].key {
				j++
			}
			f(places[i:j])
			i = j
		}
	}
	each(func(g []place) {
		// In a crowd, neighbours and the first document are compared.
		for i := 1; i < len(g); i++ {
			for _, k := range [2]int{i - 1, 0} {
				if g[k].doc != g[i].doc {
					n := two{g[k].doc, g[i].doc}
					from, to := ts[g[i].doc].sentence(int(g[i].sent))
					shared[n] += to - from
				}
				if i == 1 {
					break
				}
			}
		}
	})
	for n, words := range shared {
		a, b := ts[n.a], ts[n.b]
		shorter := min(len(a.ids), len(b.ids))
		if 3*words >= 2*shorter || shorter >= 150 && overlap(a.keys(), b.keys()) >= 0.33 {
			classes.Join(n.a, n.b)
		}
	}
	for _, t := range ts {
		t.keyList = nil // made before furniture was known
	}

	each(func(g []place) {
		if len(g) < 2 {
			return
		}
		t := ts[g[0].doc]
		from, to := t.sentence(int(g[0].sent))
		var roots []int32
		oneOutlet := t.outlet != ""
		for _, p := range g {
			roots = append(roots, classes.Root(p.doc))
			oneOutlet = oneOutlet && ts[p.doc].outlet == t.outlet
		}
		slices.Sort(roots)
		n := len(slices.Compact(roots))
		inQuotes := 0
		for i := from; i < to; i++ {
			if t.marks[i]&quoted != 0 {
				inQuotes++
			}
		}
		switch {
		case n < 3:
			return
		case oneOutlet:
		case to-from > 20 || 2*inQuotes > to-from:
			return // a sentence that three outlets took over
		}
		for _, p := range g {
			from, to := ts[p.doc].sentence(int(p.sent))
			for i := from; i < to; i++ {
				ts[p.doc].marks[i] |= furniture
			}
		}
	})
}

// hashOf numbers the words from i to before j.
func (t *text) hashOf(i, j int) uint64 {
	h := uint64(j - i)
	for ; i < j; i++ {
		h = (h ^ uint64(t.ids[i])) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

// overlap is the share of the shorter of two sorted lists that is in the other
// as well.
func overlap(a, b []uint64) float64 {
	i, j, both := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both++
			i++
			j++
		}
	}
	return share(both, min(len(a), len(b)))
}
