package period

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// inFigures is a day in figures whose first two parts are day and month, in an order that
// the text does not tell; year 0 is not told.
type inFigures struct{ a, b, year int }

// in returns the day in the American order or the European one; "" if there is none.
func (f inFigures) in(american bool, year int) string {
	m, d := f.a, f.b
	if !american {
		m, d = d, m
	}
	if !valid(m, d) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, m, d)
}

// figuresAt reads "5/1" or "5/1/2019" at lexeme i.
func (r *reader) figuresAt(i int) (f inFigures, next int) {
	sep := r.low(i + 1)
	if sep != "/" && sep != "-" {
		return f, i
	}
	f = inFigures{a: r.figures(i, 2), b: r.figures(i+2, 2)}
	if f.a < 1 || f.b < 1 || r.lex[i+1].Space || r.lex[i+2].Space {
		return f, i
	}
	year := i + 4
	if r.low(i+3) != sep || r.lexKind(year) != lex.Number || r.lex[i+3].Space || r.lex[year].Space {
		return f, i + 3
	}
	switch digits := len(r.low(year)); {
	case digits == 2 && r.figures(year, 2) > 0:
		f.year = r.fullYear(r.figures(year, 2), 2)
		return f, i + 5
	case digits == 4 && r.yearAt(year) > 0:
		f.year = r.yearAt(year)
		return f, i + 5
	}
	return f, i + 3
}

// figureRange reads two days in figures, of which the second has its year: "10/1/2018 -
// 10/7/2018", "5/1-5/7, 2020". Both are in the order in which they follow each other;
// where either is the value is the set of both ranges, the American first.
func (r *reader) figureRange(i int) (hearsay.Period, int) {
	f, next := r.figuresAt(i)
	if next <= i {
		return hearsay.Period{}, i
	}
	switch link := r.low(next); {
	case link == "-" || link == "~" || link == "to" || link == "until" || link == "till" || link == "through":
	case link == "and" && r.low(i-1) == "between":
	default:
		return hearsay.Period{}, i
	}
	g, end := r.figuresAt(next + 1)
	if y := r.yearAt(end + 1); g.year == 0 && y > 0 && r.low(end) == "," {
		g.year, end = y, end+2
	}
	if end <= next+1 || g.year == 0 {
		return hearsay.Period{}, i
	}
	var ranges []string
	for _, american := range []bool{true, false} {
		to := g.in(american, g.year)
		year := f.year
		if year == 0 {
			if year = g.year; f.in(american, year) > to { // "12/20-1/3/2020"
				year--
			}
		}
		from := f.in(american, year)
		if value := from + "/" + to; from != "" && to != "" && from < to && (len(ranges) == 0 || ranges[0] != value) {
			ranges = append(ranges, value)
		}
	}
	switch len(ranges) {
	case 0:
		return hearsay.Period{}, i
	case 1:
		return explicit(ranges[0]), end
	}
	return explicit("[" + strings.Join(ranges, ",") + "]"), end
}
