package period

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// yearTold gives a day, a month or a range of them the year that the words behind it name
// by that of the document: "in October last year", "from March 3 to April 2 of this year".
func (r *reader) yearTold(p hearsay.Period, next int) (hearsay.Period, int) {
	at := next
	if r.low(at) == "of" {
		at++
	}
	back, ok := map[string]int{"last": 1, "this": 0}[r.low(at)]
	if !ok || r.low(at+1) != "year" || r.low(at+2) == "to" && r.low(at+3) == "date" || p.Basis == hearsay.PeriodExplicit || len(p.Value) < len("2006-01") || strings.ContainsAny(p.Value, "[.") {
		return p, next
	}
	if r.year == 0 {
		return p, at + 2
	}
	from, to, interval := strings.Cut(p.Value, "/")
	if !interval {
		to = from
	}
	years := 0 // from the first half to the second
	if from[0] != 'X' && to[0] != 'X' {
		years = number(to, 0, 4) - number(from, 0, 4)
	}
	p.Basis = r.basis
	p.Value = fmt.Sprintf("%04d%s", r.year-back-years, from[4:])
	if interval {
		p.Value += fmt.Sprintf("/%04d%s", r.year-back, to[4:])
	}
	return p, at + 2
}

// yearOf reads a year by what goes through it: "the 2016 fiscal year", "the 2015-16 school
// year", "the 2015/16 season".
func (r *reader) yearOf(i int) (hearsay.Period, int) {
	p, next := r.years(i)
	if next <= i {
		return p, i
	}
	switch w := r.low(next); {
	case courses[w] && r.low(next+1) == "year":
		return p, next + 2
	case w == "season" && !partsOfSeasons[r.low(next+1)]:
		return p, next + 1
	}
	return hearsay.Period{}, i
}

// courses are adjectives of years that have their own beginning or are told from such.
var courses = set("fiscal financial school academic calendar budget tax accounting reporting crop harvest marketing")

// partsOfSeasons are words that make of a season what is had for it.
var partsOfSeasons = set("ticket tickets pass passes opener finale premiere")

// years reads a year, or two of which the second may be cut short: "2016", "2015-16".
func (r *reader) years(i int) (hearsay.Period, int) {
	a := r.yearAt(i)
	if a < 1900 && (a == 0 || !r.ofHappening(i)) {
		return hearsay.Period{}, i
	}
	p := explicit(fmt.Sprint(a))
	if sep := r.low(i + 1); sep != "-" && sep != "/" || i+2 >= len(r.lex) || r.lex[i+1].Space || r.lex[i+2].Space {
		return p, i + 1
	}
	b := r.yearAt(i + 2)
	if n := r.figures(i+2, 2); n >= 0 && len(r.low(i+2)) == 2 {
		if b = a - a%100 + n; n < a%100 {
			b += 100
		}
	}
	if b <= a {
		return hearsay.Period{}, i
	}
	p.Value += fmt.Sprintf("/%04d", b)
	return p, i + 3
}

// yearCutShort reads two years of which the second has two figures that can be no month,
// behind a word that makes them years: "in 2015-16", "from 1998–2016".
func (r *reader) yearCutShort(i int) (hearsay.Period, int) {
	if r.figures(i+2, 2) <= 12 || len(r.low(i+2)) != 2 || !leads[r.low(i-1)] || r.low(i-1) == "-" || !r.closed(i+3) && !closes[r.low(i+3)] && r.low(i+3) != "and" || r.low(i+3) == "-" || r.low(i+3) == "%" {
		return hearsay.Period{}, i
	}
	p, next := r.years(i)
	if next != i+3 {
		return hearsay.Period{}, i
	}
	return p, next
}

// fiscal reads "fiscal 2016", "fiscal year 2016", "FY2016", "FY16", "financial year
// 2015-16" as the year by which it is called.
func (r *reader) fiscal(i int) (hearsay.Period, int) {
	at := i + 1
	short := r.low(i) == "fy"
	if r.low(at) == "year" && !short {
		at++
	} else if r.low(i) == "financial" {
		return hearsay.Period{}, i
	}
	if n := r.figures(at, 2); short && n > 0 && len(r.low(at)) == 2 && !r.lex[at].Space {
		return explicit(fmt.Sprint(r.fullYear(n, 2))), at + 1
	}
	p, next := r.years(at)
	if next <= at || next < len(r.lex) && r.lexKind(next) == lex.Word && !short && at == i+1 && !closes[r.low(next)] && !leads[r.low(next)] {
		return hearsay.Period{}, i
	}
	return p, next
}
