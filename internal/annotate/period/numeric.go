package period

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// figures reads up to max digits at lexeme i as a number; -1 if there are none.
func (r *reader) figures(i, max int) int {
	s := r.low(i)
	if r.lexKind(i) != lex.Number || len(s) > max {
		return -1
	}
	n := 0
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' {
			return -1
		}
		n = n*10 + int(s[k]-'0')
	}
	return n
}

// fullYear returns the year of figures with two digits: the latest that is not
// after the document, or that ends so in this century up to 30 where it has no
// date.
func (r *reader) fullYear(y, digits int) int {
	last := 2030
	if r.year > 0 {
		last = r.year
	}
	switch {
	case digits > 2:
		return y
	case 2000+y <= last:
		return 2000 + y
	}
	return 1900 + y
}

// valid reports whether the month has such a day in some year.
func valid(m, d int) bool { return 1 <= m && m <= 12 && 1 <= d && d <= daysIn[m-1] }

// daysIn are the most days that the months have.
var daysIn = [12]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// numeric reads a date in figures at lexeme i: "4/22/2016", "22.4.2016",
// "2016/04/22", "4/2016". Where day and month may change places the value is
// the EDTF set of both, the American reading first: which one is meant the text
// does not tell.
func (r *reader) numeric(i int) (hearsay.Period, int) {
	if strings.Count(r.low(i), ".") == 2 && r.lexKind(i) == lex.Number { // "13.5.2015" is one lexeme
		parts := strings.Split(r.low(i), ".")
		return r.threeParts(parts[0], parts[1], parts[2], i, i+1)
	}
	if s := r.low(i); len(s) == 8 && r.figures(i, 8) >= 0 && (s[:2] == "19" || s[:2] == "20") && valid(number(s, 4, 6), number(s, 6, 8)) { // "20161016"
		return explicit(s[:4] + "-" + s[4:6] + "-" + s[6:]), i + 1
	}
	if i+2 >= len(r.lex) || r.lexKind(i) != lex.Number || r.lexKind(i+2) != lex.Number {
		return hearsay.Period{}, i
	}
	sep := r.low(i + 1)
	if sep != "/" && sep != "-" || r.lex[i+1].Space != r.lex[i+2].Space && sep == "-" {
		return hearsay.Period{}, i
	}
	if r.low(i+3) == sep && r.lexKind(i+4) == lex.Number && !r.lex[i+3].Space {
		if p, next := r.threeParts(r.low(i), r.low(i+2), r.low(i+4), i, i+5); next > i {
			return p, next
		}
	}
	a, b := r.figures(i, 4), r.figures(i+2, 4)
	switch la, lb := len(r.low(i)), len(r.low(i+2)); {
	case a < 0 || b < 0:
	case la <= 2 && lb == 4 && 1 <= a && a <= 12 && 1500 < b && b < 2200:
		return explicit(fmt.Sprintf("%04d-%02d", b, a)), i + 3
	case la == 4 && lb <= 2 && 1 <= b && b <= 12 && 1500 < a && a < 2200:
		return explicit(fmt.Sprintf("%04d-%02d", a, b)), i + 3
	case a == 9 && b == 11 && sep == "/" && la == 1 && r.low(i+3) != "/" && (r.low(i-1) == "on" || r.low(i-1) == "since" || r.low(i-1) == "until") && !terror[r.low(i+3)]:
		return explicit(NineEleven), i + 3
	case sep == "/" && la <= 2 && lb <= 2 && !r.lex[i+1].Space && (valid(a, b) || valid(b, a)) && (leads[r.low(i-1)] || r.low(i-1) == "on" || r.low(i-1) == "back" || weekdayBefore(r.low(i-1))) && r.low(i+3) != "/":
		if !valid(a, b) {
			a, b = b, a
		}
		return r.withoutYear(a, b), i + 3
	}
	return hearsay.Period{}, i
}

// NineEleven is the day that is known by its number, whatever the date of the document.
const NineEleven = "2001-09-11"

// terror are words behind "September 11" that tell that day from others of its name.
var terror = set("attacks terror terrorist terrorists hijackers hijackings hijackers' plot plotters commission families memorial")

func weekdayBefore(w string) bool { _, ok := weekdays[w]; return ok }

// threeParts reads day, month and year in the order that their sizes allow.
func (r *reader) threeParts(a, b, c string, from, next int) (hearsay.Period, int) {
	x, y, z := number(a, 0, len(a)), number(b, 0, len(b)), number(c, 0, len(c))
	if strings.ContainsAny(a+b+c, ".,' \u00a0") || len(a) > 4 || len(b) > 2 || len(c) > 4 || len(c) == 3 || len(c) == 1 && len(a) != 4 {
		return hearsay.Period{}, from
	}
	if len(a) == 4 {
		if valid(y, z) && x > 1500 && x < 2200 {
			return explicit(fmt.Sprintf("%04d-%02d-%02d", x, y, z)), next
		}
		return hearsay.Period{}, from
	}
	if len(a) > 2 {
		return hearsay.Period{}, from
	}
	z = r.fullYear(z, len(c))
	if z < 1500 || z > 2199 {
		return hearsay.Period{}, from
	}
	american, european := fmt.Sprintf("%04d-%02d-%02d", z, x, y), fmt.Sprintf("%04d-%02d-%02d", z, y, x)
	switch {
	case valid(x, y) && valid(y, x) && x != y:
		if now := r.daysBack(0).Value; now == american || now == european { // a page dates itself
			return explicit(now), next
		}
		return explicit("[" + american + "," + european + "]"), next
	case valid(x, y):
		return explicit(american), next
	case valid(y, x):
		return explicit(european), next
	}
	return hearsay.Period{}, from
}

// yearFirst reads "2015 June", "2019-sep-1", "2016, nov" at lexeme i.
func (r *reader) yearFirst(i int) (hearsay.Period, int) {
	y := r.yearAt(i)
	if y == 0 {
		return hearsay.Period{}, i
	}
	at := i + 1
	if w := r.low(at); w == "-" || w == "/" || w == "," {
		at++
	}
	if q := quarterOf(r.low(at+1) + " " + r.low(at+2)); q != "" && r.low(at) == "the" { // "2016, the third quarter"
		return explicit(fmt.Sprintf("%04d-%s", y, q)), at + 3
	}
	if q := quarterOf(r.low(at)); q != "" && at < len(r.lex) {
		return explicit(fmt.Sprintf("%04d-%s", y, q)), at + 1
	}
	if w := r.low(at); (w == "q" || w == "h") && r.figures(at+1, 1) > 0 && !r.lex[at+1].Space {
		if q := quarterOf(w + r.low(at+1)); q != "" {
			return explicit(fmt.Sprintf("%04d-%s", y, q)), at + 2
		}
	}
	m := months[r.low(at)]
	if m == 0 || !r.capital(at) && !r.plainMonth(at) {
		return hearsay.Period{}, i
	}
	next := at + 1
	if w := r.low(next); w == "-" || w == "/" {
		if d := r.figures(next+1, 2); valid(m, d) {
			return explicit(fmt.Sprintf("%04d-%02d-%02d", y, m, d)), next + 2
		}
	}
	if d := r.figures(next, 2); valid(m, d) {
		return hearsay.Period{}, i // the day belongs to the month, the year to what stands before
	}
	return explicit(fmt.Sprintf("%04d-%02d", y, m)), next
}

// quarterOf returns the EDTF code of a quarter or a half of a year.
func quarterOf(w string) string {
	switch w {
	case "q1", "first quarter":
		return "33"
	case "q2", "second quarter":
		return "34"
	case "q3", "third quarter":
		return "35"
	case "q4", "fourth quarter":
		return "36"
	case "h1", "first half":
		return "40"
	case "h2", "second half":
		return "41"
	}
	return ""
}

// quarter reads "Q3 2016", "the third quarter of 2016", "the first half" at
// lexeme i, of the year told or, with none, of the latest that has begun.
func (r *reader) quarter(i int) (hearsay.Period, int) {
	code, next := "", i
	switch w := r.low(i); {
	case (w == "q" || w == "h") && (r.capital(i) || r.yearAt(i+2) > 0 || r.yearAt(i+3) > 0) && r.figures(i+1, 1) > 0 && !r.lex[i+1].Space:
		code, next = quarterOf(w+r.low(i+1)), i+2
	case r.low(i+1) == "-" && (r.low(i+2) == "quarter" || r.low(i+2) == "half"): // "third-quarter profit"
		code, next = quarterOf(w+" "+r.low(i+2)), i+3
	case (w == "last" || w == "final" || w == "closing") && r.yearBehindOf(i+2):
		code, next = quarterOf(ofTheEnd[r.low(i+1)]), i+2
	default:
		code, next = quarterOf(w+" "+r.low(i+1)), i+2
	}
	if code == "" || r.low(next) == "of" && (r.low(next+1) == "an" || r.low(next+1) == "a") { // "the first quarter of an hour"
		return hearsay.Period{}, i
	}
	at := next
	if w := r.low(at); w == "of" || w == "in" || w == "," || w == "-" {
		at++
	}
	if w := r.low(at); (w == "last" || w == "this") && r.low(at+1) == "year" && r.year > 0 {
		y := r.year
		if w == "last" {
			y--
		}
		return hearsay.Period{Type: hearsay.Interval, Value: fmt.Sprintf("%04d-%s", y, code), Basis: r.basis}, at + 2
	}
	if r.low(at) == "the" && r.low(at+1) == "year" && r.year > 0 && r.low(at-1) == "of" {
		return hearsay.Period{Type: hearsay.Interval, Value: fmt.Sprintf("%04d-%s", r.year, code), Basis: r.basis}, at + 2
	}
	if y := r.yearAt(at); y > 0 {
		return explicit(fmt.Sprintf("%04d-%s", y, code)), at + 1
	}
	if code >= "40" && (r.month < 7 || code != "40" || !r.capital(i) && !r.ofBusiness()) || !r.capital(i) && r.ofSport() && !r.ofBusiness() { // "the second half" is mostly a match's
		return hearsay.Period{}, i
	}
	if code == "40" {
		return hearsay.Period{Type: hearsay.Interval, Value: fmt.Sprintf("%04d-40", r.year), Basis: r.basis}, next
	}
	p := hearsay.Period{Type: hearsay.Interval, Value: "XXXX-" + code, Basis: hearsay.PeriodUnknown}
	if r.month > 0 {
		y := r.year
		if first := int(code[1]-'3')*3 + 1; first > r.month {
			y--
		}
		p.Value, p.Basis = fmt.Sprintf("%04d-%s", y, code), r.basis
	}
	return p, next
}

// ofTheEnd are the parts that come last in a year.
var ofTheEnd = map[string]string{"quarter": "fourth quarter", "half": "second half"}

// yearBehindOf reports whether "of" and a year stand at lexeme i.
func (r *reader) yearBehindOf(i int) bool {
	if r.low(i) != "of" {
		return false
	}
	w := r.low(i + 1)
	return r.yearAt(i+1) > 0 || r.low(i+2) == "year" && (w == "the" || w == "last" || w == "this")
}

// ofBusiness reports whether the sentence speaks of what firms and economies
// count by quarters.
func (r *reader) ofBusiness() bool {
	return slices.ContainsFunc(r.lex, func(l lex.Lexeme) bool { return business[l.Low] })
}

// ofSport reports whether the sentence speaks of a match, whose quarters are counted too.
func (r *reader) ofSport() bool {
	return slices.ContainsFunc(r.lex, func(l lex.Lexeme) bool { return sport[l.Low] })
}

// sport are words for what is told of matches.
var sport = set(`touchdown touchdowns yard yards goal goals score scores scored scoring game games match quarterback rebounds assists basket baskets field-goal coach player players team
	teams season halftime half-time playoff playoffs league fumble interception win lead led points`)

// business are nouns for what is counted by quarters.
var business = set("revenue revenues sales profit profits earnings income loss losses deliveries orders shipments economy gdp exports imports output production turnover dividend")

// decade reads "1970s", "the '90s", "the 1970's" at lexeme i, as EDTF "197X".
func (r *reader) decade(i int) (hearsay.Period, int) {
	s := r.low(i)
	if d := decades[s]; d != "" && (r.low(i-1) == "the" || r.low(i-1) == "in" || r.low(i-1) == "nineteen" || r.low(i-1) == "early" || r.low(i-1) == "late") {
		return explicit(d), i + 1
	}
	if s == "two" && r.low(i+1) == "thousands" && r.low(i-1) == "the" {
		return explicit("200X"), i + 2
	}
	if r.lexKind(i) != lex.Number || len(s) != 4 && len(s) != 2 || s[len(s)-1] != '0' || r.figures(i, 4) < 0 {
		return hearsay.Period{}, i
	}
	next := i + 1
	if w := r.low(next); w == "'" || w == "’" {
		next++
	}
	if w := r.low(next); w != "s" && (w != "'s" || next > i+1) || r.lex[next].Space && (!r.closed(next+1) || !leads[r.low(i-1)]) {
		return hearsay.Period{}, i
	}
	if len(s) == 2 {
		if p := r.low(i - 1); p != "the" && p != "'" && p != "’" && p != "‘" && p != "in" {
			return hearsay.Period{}, i
		}
		s = "19" + s
	}
	return explicit(s[:3] + "X"), next + 1
}

// closed reports whether the words end before lexeme i.
func (r *reader) closed(i int) bool { return i >= len(r.lex) || r.lexKind(i) == lex.Symbol }

// decades are names of decades of the last century, and of the first of this.
var decades = map[string]string{"noughties": "200X", "nineties": "199X", "eighties": "198X", "seventies": "197X", "sixties": "196X", "fifties": "195X", "forties": "194X", "thirties": "193X", "twenties": "192X"}

// spelledYear reads "nineteen ninety-six", "two thousand and fifteen" after a
// word that makes it a year.
func (r *reader) spelledYear(i int) (year, next int) {
	units := func(at int) (int, int) {
		n, after := 0, at
		if v := tens[r.low(after)]; v > 0 {
			n, after = v, after+1
			if r.low(after) == "-" {
				after++
			}
			if v >= 20 {
				if u := small[r.low(after)]; u > 0 && u < 10 && r.low(after) != "a" && r.low(after) != "an" {
					return n + u, after + 1
				}
			}
			if r.low(after-1) == "-" {
				after--
			}
			return n, after
		}
		if u := small[r.low(after)]; u > 0 && u < 13 && r.low(after) != "a" && r.low(after) != "an" {
			return u, after + 1
		}
		return 0, at
	}
	hundreds := 100 * tens[r.low(i)]
	switch {
	case hundreds >= 1500 && hundreds <= 2000:
		at := i + 1
		if r.low(at) == "hundred" {
			if at++; r.low(at) == "and" {
				at++
			}
			if n, after := units(at); n > 0 {
				return hundreds + n, after
			}
			return hundreds, i + 2
		}
		if w := r.low(at); w == "zero" || w == "oh" || w == "o" { // "nineteen zero one"
			if n := small[r.low(at+1)]; n > 0 && n < 10 {
				return hundreds + n, at + 2
			}
		}
		n, after := units(at)
		if n < 10 {
			return 0, i
		}
		return hundreds + n, after
	case r.low(i) == "one" && r.low(i+1) == "thousand" && r.low(i+3) == "hundred" && small[r.low(i+2)] > 4:
		at := i + 4
		if r.low(at) == "and" {
			at++
		}
		n, after := units(at)
		if n == 0 {
			after = i + 4
		}
		return 1000 + 100*small[r.low(i+2)] + n, after
	case r.low(i) == "two" && r.low(i+1) == "thousand":
		after := i + 2
		if r.low(after) == "and" {
			after++
		}
		n, end := units(after)
		if n == 0 {
			return 2000, i + 2
		}
		return 2000 + n, end
	}
	return 0, i
}

// tens are number words from eleven on that years are spelled with.
var tens = map[string]int{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// ordinals are the days of a month in words.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
	"thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30}

// ordinalDay reads a day of the month in words at lexeme i: "fourth",
// "twenty-first".
func (r *reader) ordinalDay(i int) (day, next int) {
	if d := ordinals[r.low(i)]; d > 0 {
		return d, i + 1
	}
	if t := tens[r.low(i)]; t == 20 || t == 30 {
		at := i + 1
		if r.low(at) == "-" {
			at++
		}
		if d := ordinals[r.low(at)]; d > 0 && d < 10 && t+d < 32 {
			return t + d, at + 1
		}
	}
	return 0, i
}

// cardinalDay reads a day as it is spoken behind a month: "May twenty-one".
func (r *reader) cardinalDay(i int) (day, next int) {
	t := tens[r.low(i)]
	switch {
	case t >= 20 && t <= 30:
		at := i + 1
		if r.low(at) == "-" {
			at++
		}
		if u := small[r.low(at)]; u > 0 && u < 10 && t+u < 32 && r.low(at) != "a" && r.low(at) != "an" {
			return t + u, at + 1
		}
		return t, i + 1
	case t > 9:
		return t, i + 1
	}
	return 0, i
}
