package link

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// bounds of likeness: how much two texts are about the same, from which two
// stories become one on average, and what each name adds that both have and
// few texts do. In a small pile the words alone say little about what is rare
// there, so more is asked for, and names count for more.
type bounds struct {
	least, name float64
	few         float64 // share that counts of the likeness of texts with fewer than two such names
	date        float64 // what dates add that are a few days apart
}

func boundsFor(documents int) bounds {
	small := 50 / float64(max(documents, 50))
	small *= small
	return bounds{least: 0.155 + 0.06*small, name: 0.015 + 0.035*small, few: 1 - 0.2*small, date: 0.045 * small}
}

// lowest is the likeness of words below which nothing else makes one story.
func (b bounds) lowest() float64 { return max(b.least/4, b.least-b.name*mostNames-b.date) }

const mostNames = 4

// alike rates how much two texts are about the same event, by their words and
// their rare names, as a multiple of what makes one story of them.
func (p *pair) alike(b bounds) float64 {
	x := cosineOf(p.a.about(), p.b.about())
	if x < b.least/4 {
		return 0
	}
	n := len(p.rareNames())
	x += b.name * float64(min(n, mostNames))
	if n < 2 {
		x *= b.few
	}
	if days, ok := p.daysApart(); ok && days <= 4 {
		x += b.date
	}
	return x / b.least
}

// daysApart returns the days between the two dates of publication, if both are
// known to the day.
func (p *pair) daysApart() (int, bool) {
	a, errA := time.Parse(time.DateOnly, day(p.a.Published()))
	b, errB := time.Parse(time.DateOnly, day(p.b.Published()))
	if errA != nil || errB != nil {
		return 0, false
	}
	n := int(a.Sub(b).Hours() / 24)
	return max(n, -n), true
}

func day(s string) string { return s[:min(len(s), 10)] }

// sameStory appends the reasons for which two texts that share none are about
// one event.
func (p *pair) sameStory(why []string) []string {
	if names := p.rareNames(); len(names) > 0 {
		why = append(why, fmt.Sprintf("the same names: %s", strings.Join(names[:min(len(names), 5)], ", ")))
	}
	if w := p.figureWords(); len(w) > 0 {
		noun := "figures"
		if len(w) == 1 {
			noun = "figure"
		}
		why = append(why, fmt.Sprintf("the same %s: %s", noun, strings.Join(w[:min(len(w), 4)], ", ")))
	}
	return append(why, fmt.Sprintf("in words of their own: %s of A stands in B, %s of B in A", percent(p.inA), percent(p.inB)))
}

// rareNames returns the names that both texts have and few others do, as they
// stand in A; the words of one name count once.
func (p *pair) rareNames() []string {
	p.a.details()
	p.b.details()
	if len(p.a.rare) == 0 || len(p.b.rare) == 0 {
		return nil
	}
	seen := map[uint32]bool{}
	var out []string
	for i := 0; i < len(p.a.ids); i++ {
		if p.a.marks[i]&capital == 0 || !has(p.b.rare, p.a.roots[i]) || seen[p.a.roots[i]] || !p.a.rareName(i) {
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

func has(sorted []uint32, x uint32) bool {
	_, ok := slices.BinarySearch(sorted, x)
	return ok
}

// rareName reports whether word i is a capitalised word that the background
// hardly knows.
func (t *text) rareName(i int) bool {
	m := t.marks[i]
	if m&capital == 0 || slices.Contains(t.outletWords, t.roots[i]) {
		return false
	}
	if m&opens != 0 && (m&caption != 0 || lexis.Rank(t.roots[i]) != 0) {
		return false
	}
	return m&(furniture|common|number) == 0 && t.weight[i] > 0.93
}

// findRareNames lists the rare names of the text.
func (t *text) findRareNames() {
	t.rare = t.rare[:0]
	for i := range t.marks {
		if t.rareName(i) {
			t.rare = append(t.rare, t.roots[i])
		}
	}
	slices.Sort(t.rare)
	t.rare = slices.Compact(t.rare)
}

// partOfName reports whether word i belongs to the name that its neighbour j
// is part of.
func (t *text) partOfName(i, j int) bool {
	lo, hi := min(i, j), max(i, j)
	return t.marks[i]&capital != 0 && t.marks[i]&(common|furniture) == 0 && t.doc.Text[t.end[lo]:t.start[hi]] == " "
}
