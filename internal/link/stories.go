package link

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
)

// window is the number of days between two reports of one event.
const window = 35

// sameStory returns the reasons for which two texts that share none are about
// one event, or nil.
func (p *pair) sameStory() []string {
	if days, ok := p.daysApart(); ok && days > window {
		return nil
	}
	names := p.rareNames()
	figures := p.telling()
	score := 9*(p.cosine-0.30) + 0.9*float64(min(len(names), 5)) - 1.8 + 0.5*float64(min(figures, 3))
	if len(p.quotes) > 0 && p.quotedWords >= 6 {
		score += 1
	}
	if score <= 0 || len(names) == 0 && figures == 0 && p.cosine < 0.35 {
		return nil
	}
	var why []string
	if len(names) > 0 {
		why = append(why, fmt.Sprintf("the same names: %s", strings.Join(names[:min(len(names), 5)], ", ")))
	}
	if w := p.figureWords(); len(w) > 0 {
		why = append(why, fmt.Sprintf("the same %s: %s", strings.TrimPrefix(plural(len(w), "figure"), "1 "), strings.Join(w[:min(len(w), 4)], ", ")))
	}
	return append(why, fmt.Sprintf("in words of their own: %s of A stands in B, %s of B in A", percent(p.inA), percent(p.inB)))
}

// daysApart returns the days between the two dates of publication, if both are
// known to the day.
func (p *pair) daysApart() (int, bool) {
	a, errA := time.Parse(time.DateOnly, day(p.a.published()))
	b, errB := time.Parse(time.DateOnly, day(p.b.published()))
	if errA != nil || errB != nil {
		return 0, false
	}
	n := int(a.Sub(b).Hours() / 24)
	return max(n, -n), true
}

func day(s string) string { return s[:min(len(s), 10)] }

// rareNames returns the names that both texts have and few others do, as they
// stand in A; the words of one name count once.
func (p *pair) rareNames() []string {
	inB := p.b.nameSet()
	seen := map[uint32]bool{}
	var out []string
	for i := 0; i < len(p.a.ids); i++ {
		if !p.a.rareName(i) || seen[p.a.roots[i]] {
			continue
		}
		if _, ok := inB[p.a.roots[i]]; !ok {
			continue
		}
		from, to := i, i+1
		for from > 0 && p.a.partOfName(from-1, from) {
			from--
		}
		for to < len(p.a.ids) && p.a.partOfName(to, to-1) {
			to++
		}
		known := false
		for j := from; j < to; j++ {
			known = known || seen[p.a.roots[j]] && p.a.rareName(j)
			if p.a.rareName(j) {
				seen[p.a.roots[j]] = true
			}
		}
		if !known {
			out = append(out, strings.Join(strings.Fields(p.a.words(from, to)), " "))
		}
	}
	return out
}

// rareName reports whether word i is a capitalised word that the background
// hardly knows.
func (t *text) rareName(i int) bool {
	m := t.marks[i]
	return m&capital != 0 && m&(opens|furniture|common|number) == 0 && t.weight[i] > 0.93
}

// partOfName reports whether word i belongs to the name that its neighbour j
// is part of.
func (t *text) partOfName(i, j int) bool {
	lo, hi := min(i, j), max(i, j)
	return t.marks[i]&capital != 0 && t.marks[i]&(common|furniture) == 0 && t.doc.Text[t.end[lo]:t.start[hi]] == " "
}

// stories puts every document into exactly one story.
func stories(ts []*text, edges []*edge) []hearsay.Story {
	f := newForest(len(ts))
	for _, e := range edges {
		f.join(e.a, e.b)
	}
	members := make([][]string, len(ts))
	for d := range ts {
		r := f.root(int32(d))
		members[r] = append(members[r], ts[d].doc.ID)
	}
	var out []hearsay.Story
	for _, ids := range members {
		if len(ids) > 0 {
			slices.Sort(ids)
			out = append(out, hearsay.Story{ID: fmt.Sprintf("story %d", len(out)+1), Documents: ids})
		}
	}
	return out
}
