package toll

import (
	"cmp"
	"slices"
)

// Dated is the toll of a document, with when that was published and the origin
// that it goes back to ("" counts as one of its own).
type Dated struct {
	Toll
	Published, Origin string
}

// Settle returns the tolls of one event's documents brought down to one: the
// number that most origins give, of those the one of the latest document. A document
// in which some of those whom another one gives as wounded have died speaks for both.
// The words are those of that document, whose index in list it returns for each; -1
// for an empty list. A document that tells of nobody killed or wounded is asked
// only if all are silent.
func Settle(list []Dated) (killed, wounded int) {
	return settle(list, func(d *Dated) int64 { return d.Killed.N }), settle(list, func(d *Dated) int64 { return d.Wounded.N })
}

// told reports whether a toll counts anybody.
func (t Toll) told() bool { return t.Killed.N > 0 || t.Wounded.N > 0 }

// lastOf returns for each number of victims the document that counts most of them
// dead, the latest of those.
func lastOf(list []Dated) map[int64]int {
	last := make(map[int64]int)
	for i, d := range list {
		sum := d.Killed.N + d.Wounded.N
		k, ok := last[sum]
		if !ok || d.Killed.N > list[k].Killed.N || d.Killed.N == list[k].Killed.N && d.Published > list[k].Published {
			last[sum] = i
		}
	}
	return last
}

func settle(list []Dated, n func(*Dated) int64) int {
	origins := make(map[int64]map[string]bool)
	alone := make(map[int64]int)
	best := -1
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(list[a].Published, list[b].Published) })
	count := func(v int64) int { return len(origins[v]) + alone[v] }
	last := lastOf(list)
	told := slices.ContainsFunc(list, func(d Dated) bool { return d.told() })
	for _, i := range order {
		if told && !list[i].told() {
			continue
		}
		end := &list[last[list[i].Killed.N+list[i].Wounded.N]]
		if end.Killed.N <= list[i].Killed.N || end.Published <= list[i].Published {
			end = &list[i]
		}
		v := n(end)
		if list[i].Origin == "" {
			alone[v]++
		} else {
			if origins[v] == nil {
				origins[v] = make(map[string]bool)
			}
			origins[v][list[i].Origin] = true
		}
		if end == &list[i] && (best < 0 || count(v) >= count(n(&list[best]))) {
			best = i
		}
	}
	return best
}
