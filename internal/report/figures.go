package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// A figure is a family of comparable claims, lined up.
type figure struct {
	hearsay.ClaimFamily
	n      int
	title  string
	claims []*claimView
	rows   []*figureRow
	pairs  []pairView // those that say more than "same"
	weight int
}

// figureRow is claims of one figure that say the same in the same way.
type figureRow struct {
	value, counted, period, who, modality string
	claims                                []*claimView
}

type pairView struct {
	hearsay.ClaimPair
	a, b *claimView
}

// words says the two claims with the numbers of their documents, with an
// arrow where one comes after the other.
func (p pairView) words() string {
	sign := "↔"
	if p.directed() {
		sign = "→"
	}
	return fmt.Sprintf("[%d] %s %s [%d] %s", p.a.doc.n, claimValue(&p.a.Claim), sign, p.b.doc.n, claimValue(&p.b.Claim))
}

// directed reports whether the verdict says what became of a in b.
func (p pairView) directed() bool {
	switch p.Verdict {
	case hearsay.Conflict, hearsay.Compatible, hearsay.NotComparable, hearsay.Same, hearsay.PartHolds:
		return false
	}
	return true
}

// verdictWeight orders the verdicts on claims by what a person should look at
// before the rest.
func verdictWeight(v hearsay.Verdict) int {
	order := []hearsay.Verdict{
		hearsay.Conflict, hearsay.NumberChanged, hearsay.MeasureChanged, hearsay.ModalityHardened, hearsay.BoundChanged,
		hearsay.AttributionRaised, hearsay.AttributionDropped, hearsay.AttributionChanged, hearsay.PeriodLost,
		hearsay.Revised, hearsay.Rounded, hearsay.PartHolds, hearsay.Compatible, hearsay.NotComparable, hearsay.Same,
	}
	if i := slices.Index(order, v); i >= 0 {
		return len(order) - i
	}
	return 0
}

func (m *model) addFigures() {
	for _, f := range m.r.ClaimFamilies {
		v := &figure{ClaimFamily: f}
		for _, id := range f.Claims {
			if c := m.claims[id]; c != nil {
				c.figure = v
				v.claims = append(v.claims, c)
			}
		}
		if len(v.claims) == 0 {
			continue
		}
		for _, p := range f.Pairs {
			a, b := m.claims[p.A], m.claims[p.B]
			if a == nil || b == nil {
				continue
			}
			v.weight = max(v.weight, verdictWeight(p.Verdict))
			for _, flag := range p.Flags {
				v.weight = max(v.weight, verdictWeight(flag))
			}
			if p.Verdict != hearsay.Same || len(p.Flags) > 0 {
				v.pairs = append(v.pairs, pairView{p, a, b})
			}
		}
		slices.SortStableFunc(v.pairs, func(a, b pairView) int {
			return cmp.Compare(verdictWeight(b.Verdict), verdictWeight(a.Verdict))
		})
		v.title = figureTitle(v.claims)
		v.rows = figureRows(v.claims)
		m.figures = append(m.figures, v)
	}
	slices.SortStableFunc(m.figures, func(a, b *figure) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(len(b.claims), len(a.claims)), cmp.Compare(a.claims[0].n, b.claims[0].n))
	})
	for i, f := range m.figures {
		f.n = i + 1
	}
}

// shared reports whether the figure stands in more than one document.
func (f *figure) shared() bool {
	for _, c := range f.claims[1:] {
		if c.doc != f.claims[0].doc {
			return true
		}
	}
	return false
}

// figureTitle says what the claims are about, in the words that most of them
// have.
func figureTitle(claims []*claimView) string {
	most := func(of func(*claimView) string) string {
		count := map[string]int{}
		best := ""
		for _, c := range claims { // in order, so that a draw goes to the earliest
			v := of(c)
			if v == "" {
				continue
			}
			if count[v]++; best == "" || count[v] > count[best] {
				best = v
			}
		}
		return best
	}
	var parts []string
	for _, of := range []func(*claimView) string{
		func(c *claimView) string { return string(c.Measure) },
		func(c *claimView) string {
			if c.Quantity == nil {
				return ""
			}
			return c.Quantity.Counted
		},
		func(c *claimView) string { return c.Subject },
		func(c *claimView) string { return c.Object },
		func(c *claimView) string { return c.PlaceName },
	} {
		v := strings.TrimSpace(most(of))
		if v != "" && !slices.ContainsFunc(parts, func(p string) bool { return strings.EqualFold(p, v) }) {
			parts = append(parts, v)
		}
	}
	if len(parts) == 0 {
		return claims[0].Of(claims[0].doc.Text)
	}
	return strings.Join(parts, " · ")
}

// figureRows puts claims that say the same together: those with a known
// period before the others, by period, then by value.
func figureRows(claims []*claimView) []*figureRow {
	var rows []*figureRow
	index := map[figureRowKey]*figureRow{}
	for _, c := range claims {
		row := &figureRow{
			value: claimValue(&c.Claim), period: periodWords(c.Period), who: whoSays(c.Attribution), modality: modalityWords(c.Modality),
		}
		if c.Quantity != nil {
			row.counted = c.Quantity.Counted
		}
		key := figureRowKey{row.value, row.counted, row.period, row.who, row.modality}
		if have := index[key]; have != nil {
			have.claims = append(have.claims, c)
			continue
		}
		row.claims = []*claimView{c}
		index[key] = row
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b *figureRow) int {
		p, q := a.claims[0], b.claims[0]
		return cmp.Or(
			cmp.Compare(unknownLast(p.Period.Value), unknownLast(q.Period.Value)),
			cmp.Compare(p.Period.Value, q.Period.Value), compareValues(&p.Claim, &q.Claim))
	})
	for _, row := range rows {
		slices.SortStableFunc(row.claims, func(a, b *claimView) int { return cmp.Compare(a.n, b.n) })
	}
	return rows
}

type figureRowKey struct{ value, counted, period, who, modality string }

func unknownLast(period string) int {
	switch {
	case period == "":
		return 2
	case strings.Contains(period, "X"):
		return 1
	}
	return 0
}

// compareValues orders claims by the lowest number that each states.
func compareValues(a, b *hearsay.Claim) int {
	x, y := lowest(a), lowest(b)
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil:
		return 1
	case y == nil:
		return -1
	}
	return x.Cmp(*y)
}
