package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// A Figure is a family of comparable claims, lined up.
type Figure struct {
	hearsay.ClaimFamily
	N        int      // in the report, from 1
	Title    string   // what is counted, in the words of most claims
	Members  []*Claim // in the order of the family
	Rows     []*Row   // by period, then by value
	Verdicts []Pair   // those that say more than "same"
	weight   int
}

// Row is claims of one figure that say the same in the same way.
type Row struct {
	Value, Counted, Period, Who, Modality string
	Claims                                []*Claim
}

// Pair is the verdict on two claims of a figure.
type Pair struct {
	hearsay.ClaimPair
	First, Second *Claim
}

// Words says the two claims with the numbers of their documents, with an
// arrow where one comes after the other.
func (p Pair) Words() string {
	sign := "↔"
	if p.Directed() {
		sign = "→"
	}
	return fmt.Sprintf("[%d] %s %s [%d] %s", p.First.In.N, ClaimValue(&p.First.Claim), sign, p.Second.In.N, ClaimValue(&p.Second.Claim))
}

// Directed reports whether the verdict says what became of the first claim
// in the second.
func (p Pair) Directed() bool {
	switch p.Verdict {
	case hearsay.Conflict, hearsay.Compatible, hearsay.NotComparable, hearsay.Same, hearsay.PartHolds:
		return false
	}
	return true
}

// VerdictWeight orders the verdicts on claims by what a person should look at
// Before the rest.
func VerdictWeight(v hearsay.Verdict) int {
	order := []hearsay.Verdict{
		hearsay.Conflict, hearsay.NumberChanged, hearsay.UnitChanged, hearsay.MeasureChanged, hearsay.PopulationWidened, hearsay.ModalityHardened, hearsay.BoundChanged,
		hearsay.AttributionRaised, hearsay.AttributionDropped, hearsay.AttributionChanged, hearsay.PeriodLost,
		hearsay.Revised, hearsay.Rounded, hearsay.PartHolds, hearsay.Compatible, hearsay.NotComparable, hearsay.Same,
	}
	if i := slices.Index(order, v); i >= 0 {
		return len(order) - i
	}
	return 0
}

func (m *Model) addFigures() {
	for _, f := range m.Report.ClaimFamilies {
		v := &Figure{ClaimFamily: f}
		for _, id := range f.Claims {
			if c := m.Claims[id]; c != nil {
				c.Figure = v
				v.Members = append(v.Members, c)
			}
		}
		if len(v.Members) == 0 {
			continue
		}
		for _, p := range f.Pairs {
			a, b := m.Claims[p.A], m.Claims[p.B]
			if a == nil || b == nil {
				continue
			}
			v.weight = max(v.weight, VerdictWeight(p.Verdict))
			for _, flag := range p.Flags {
				v.weight = max(v.weight, VerdictWeight(flag))
			}
			if p.Verdict != hearsay.Same || len(p.Flags) > 0 {
				v.Verdicts = append(v.Verdicts, Pair{p, a, b})
			}
		}
		slices.SortStableFunc(v.Verdicts, func(a, b Pair) int {
			return cmp.Compare(VerdictWeight(b.Verdict), VerdictWeight(a.Verdict))
		})
		v.Title = FigureTitle(v.Members)
		v.Rows = figureRows(v.Members)
		m.Figures = append(m.Figures, v)
	}
	slices.SortStableFunc(m.Figures, func(a, b *Figure) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(len(b.Members), len(a.Members)), cmp.Compare(a.Members[0].N, b.Members[0].N))
	})
	titles := map[string]int{}
	for i, f := range m.Figures {
		f.N = i + 1
		titles[f.Title]++
	}
	for _, f := range m.Figures {
		if titles[f.Title] > 1 { // tell figures of one name apart by their value
			f.Title += ": " + ClaimValue(&f.Members[0].Claim)
		}
	}
}

// Shared reports whether the figure stands in more than one document.
func (f *Figure) Shared() bool {
	for _, c := range f.Members[1:] {
		if c.In != f.Members[0].In {
			return true
		}
	}
	return false
}

// FigureTitle says what the claims are about, in the words that most of them
// have.
func FigureTitle(claims []*Claim) string {
	most := func(of func(*Claim) string) string {
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
	for _, of := range []func(*Claim) string{
		func(c *Claim) string { return string(c.Measure) },
		func(c *Claim) string {
			if c.Quantity == nil {
				return ""
			}
			return c.Quantity.Counted
		},
		func(c *Claim) string { return c.Subject },
		func(c *Claim) string { return c.Object },
		func(c *Claim) string { return c.PlaceName },
	} {
		v := strings.TrimSpace(most(of))
		for _, said := range parts {
			v = strings.TrimPrefix(v, said+", ")
		}
		if v != "" && !slices.ContainsFunc(parts, func(p string) bool { return strings.EqualFold(p, v) }) {
			parts = append(parts, v)
		}
	}
	if len(parts) == 0 {
		return claims[0].Of(claims[0].In.Text)
	}
	return strings.Join(parts, " · ")
}

// figureRows puts claims that say the same together: those with a known
// Period before the others, by period, then by value.
func figureRows(claims []*Claim) []*Row {
	var rows []*Row
	index := map[figureRowKey]*Row{}
	for _, c := range claims {
		row := &Row{
			Value: ClaimValue(&c.Claim), Period: PeriodWords(c.Period), Who: WhoSays(c.Attribution), Modality: modalityWords(c.Modality),
		}
		if c.Quantity != nil {
			row.Counted = c.Quantity.Counted
		}
		key := figureRowKey{row.Value, row.Counted, row.Period, row.Who, row.Modality}
		if have := index[key]; have != nil {
			have.Claims = append(have.Claims, c)
			continue
		}
		row.Claims = []*Claim{c}
		index[key] = row
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b *Row) int {
		p, q := a.Claims[0], b.Claims[0]
		return cmp.Or(
			cmp.Compare(unknownLast(p.Period.Value), unknownLast(q.Period.Value)),
			cmp.Compare(p.Period.Value, q.Period.Value), compareValues(&p.Claim, &q.Claim))
	})
	for _, row := range rows {
		slices.SortStableFunc(row.Claims, func(a, b *Claim) int { return cmp.Compare(a.N, b.N) })
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
