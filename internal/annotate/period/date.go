package period

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// date reads an absolute or partly absolute date at lexeme i: "March 4, 2026",
// "4 March", "December", "2023", "2026-03-04".
func (r *reader) date(i int) (hearsay.Period, int) {
	if i >= len(r.lex) || r.depth > maxDepth {
		return hearsay.Period{}, i
	}
	r.depth++
	p, next := r.anyDate(i)
	r.depth--
	if impossible(p.Value) {
		return hearsay.Period{}, i
	}
	return p, next
}

// impossible reports whether the value is a day that the calendar does not have: 30 February.
func impossible(value string) bool {
	if len(value) != len(time.DateOnly) || value[8] < '2' || strings.ContainsAny(value, "X[/") {
		return false
	}
	_, err := time.Parse(time.DateOnly, value)
	return err != nil
}

// anyDate reads what is written like a date.
func (r *reader) anyDate(i int) (hearsay.Period, int) {
	from := i
	if r.low(i) == "the" && (r.lexKind(i+1) == lex.Number || r.low(i+1) == "week" || r.low(i+1) == "year" && r.yearAt(i+2) > 0 || r.low(i+1) == "year" && r.low(i+2) == "to" || r.low(i+1) == "last" || r.low(i+1) == "final" || r.low(i+1) == "closing" || parts[r.low(i+1)] != whole || seasons[r.low(i+1)] != "" || r.low(i+1) == "two" && r.low(i+2) == "thousands" || ordinals[r.low(i+1)] > 0 || tens[r.low(i+1)] >= 20) {
		i++
	}
	if r.low(i) == "year" && from < i && r.low(i+1) != "to" {
		return r.yearAlone(i + 1)
	}
	for _, form := range r.forms(i) {
		if p, next := form(i); next > i {
			return p, next
		}
	}
	if m := months[r.low(i)]; m > 0 && (r.capital(i) || r.low(i-1) == "on" && r.lexKind(i+1) == lex.Number || r.low(i) == "may" && r.low(i-1) == "in" && r.closed(i+1) || r.plainMonth(i) && (r.lexKind(i+1) == lex.Number || r.low(i+1) == "." || r.low(i+1) == "of" || ordinals[r.low(i+1)] > 0 || tens[r.low(i+1)] >= 20 || leads[r.low(i-1)])) {
		return r.monthFirst(from, i, m)
	}
	if r.lexKind(i) == lex.Number {
		if p, next := r.dayFirst(from, i); next > from {
			return p, next
		}
		if p, next := r.yearAlone(i); next > i {
			return p, next
		}
	}
	return hearsay.Period{}, from
}

// forms returns the readers of dates that may begin with the lexeme at i.
func (r *reader) forms(i int) []func(int) (hearsay.Period, int) {
	if feastWords[r.low(i)] {
		return []func(int) (hearsay.Period, int){r.feast}
	}
	switch w := r.low(i); {
	case r.lexKind(i) == lex.Number:
		return []func(int) (hearsay.Period, int){r.yearOf, r.figureRange, r.numeric, r.decade, r.looseMonth, r.yearFirst, r.yearRange, r.yearCutShort, r.century, r.partOfSpan, r.toMonthDay, r.dayRange, r.nthWeek}
	case w == "w" && r.low(i+1) == "/" && r.low(i+2) == "c":
		return []func(int) (hearsay.Period, int){r.weekOf}
	case w == "week":
		return []func(int) (hearsay.Period, int){r.weekOf}
	case w == "q" || w == "h":
		return []func(int) (hearsay.Period, int){r.quarter}
	case w == "fiscal" || w == "fy" || w == "financial":
		return []func(int) (hearsay.Period, int){r.fiscal}
	case w == "last" || w == "final" || w == "closing":
		return []func(int) (hearsay.Period, int){r.weekdayOfWeek, r.partOfSpan, r.nthWeek, r.quarter}
	case w == "this" || w == "previous":
		return []func(int) (hearsay.Period, int){r.weekdayOfWeek}
	case w == "earlier" || w == "year" || w == "month":
		return []func(int) (hearsay.Period, int){r.earlierThis, r.partOfTime}
	case parts[w] != whole:
		return []func(int) (hearsay.Period, int){r.partOfTime}
	case weekdayBefore(w):
		return []func(int) (hearsay.Period, int){r.weekdayOfWeek, r.weekdayTheNth, r.weekdayAndDate}
	case r.capital(i) && len(w) < 6 && len(w) > 2 && shortWeekday(w):
		return []func(int) (hearsay.Period, int){r.weekdayTheNth, r.weekdayAndDate}
	case ordinals[w] > 0 || tens[w] >= 20:
		return []func(int) (hearsay.Period, int){r.century, r.partOfSpan, r.nthWeek, r.nthWeekday, r.dayRange, r.quarter, r.ordinalFirst, r.yearInWords, r.wordsFirst}
	case seasons[w] != "":
		return []func(int) (hearsay.Period, int){r.seasonOf}
	case decades[w] != "":
		return []func(int) (hearsay.Period, int){r.decade}
	case w == "two" || w == "one" || tens[w] > 14:
		return []func(int) (hearsay.Period, int){r.decade, r.yearInWords, r.wordsFirst}
	case small[w] > 1 || tens[w] > 0:
		return []func(int) (hearsay.Period, int){r.wordsFirst}
	}
	return nil
}

// seasonOf reads a season with its year: "summer 2014", "the fall of 2015".
func (r *reader) seasonOf(i int) (hearsay.Period, int) {
	at := i + 1
	if r.low(at) == "of" {
		at++
	}
	y := r.yearAt(at)
	if y == 0 || at+1 < len(r.lex) && r.lexKind(at+1) == lex.Number {
		return hearsay.Period{}, i
	}
	return explicit(fmt.Sprintf("%04d-%s", y, seasons[r.low(i)])), at + 1
}

func shortWeekday(w string) bool { _, ok := shortWeekdays[w]; return ok }

// wordsFirst reads a day in words before its month and year: "twenty-five January 1986".
func (r *reader) wordsFirst(i int) (hearsay.Period, int) {
	d, next := r.cardinalDay(i)
	if d == 0 {
		d, next = small[r.low(i)], i+1
	}
	if d == 0 || months[r.low(next)] == 0 {
		return hearsay.Period{}, i
	}
	if y, _ := r.yearBehind(next + 1); y == 0 {
		return hearsay.Period{}, i // "fifteen May die"
	}
	return r.dayThenMonth(i, d, next)
}

// ordinalFirst reads "fourth of July", "twenty-second of June 1995".
func (r *reader) ordinalFirst(i int) (hearsay.Period, int) {
	d, next := r.ordinalDay(i)
	if d == 0 {
		return hearsay.Period{}, i
	}
	if r.low(next) == "day" {
		next++
	}
	if r.low(next) != "of" {
		return hearsay.Period{}, i
	}
	return r.dayThenMonth(i, d, next+1)
}

// yearInWords reads a spelled year after a word that makes it one.
func (r *reader) yearInWords(i int) (hearsay.Period, int) {
	prev := r.low(i - 1)
	if prev != "in" && prev != "since" && prev != "of" && prev != "year" && prev != "by" && prev != "until" && prev != "from" {
		return hearsay.Period{}, i
	}
	y, next := r.spelledYear(i)
	if y == 0 || next < len(r.lex) && r.lexKind(next) == lex.Word && !closes[r.low(next)] && !leads[r.low(next)] {
		return hearsay.Period{}, i // "in two thousand homes"
	}
	return explicit(strconv.Itoa(y)), next
}

// yearBehind reads the year of a date that ends before lexeme i: "1995", ",
// 1995", "of 1995", "nineteen ninety-five".
func (r *reader) yearBehind(i int) (year, next int) {
	at := i
	if w := r.low(at); w == "," || w == "of" || w == "in" || w == "-" && r.yearAt(at+1) > 0 && !r.lex[at].Space && r.low(at+2) != "-" {
		at++
	}
	if y := r.yearAt(at); y > 0 && (r.low(at-1) != "in" || y > 1900) {
		return y, at + 1
	}
	if y := r.figures(at, 4); y >= 1000 && y < 1500 && months[r.low(i-1)] > 0 && r.lexKind(i-2) == lex.Number && r.closed(at+1) { // "5 December 1391"
		return y, at + 1
	}
	if y := r.figures(at, 2); y > 31 && at > i && r.low(i) == "of" && (at+1 >= len(r.lex) || r.lexKind(at+1) == lex.Symbol) { // "April of 87"
		return r.fullYear(y, 2), at + 1
	}
	if y, n := r.spelledYear(at); y > 0 && (n >= len(r.lex) || r.lexKind(n) != lex.Word || closes[r.low(n)] || leads[r.low(n)]) {
		return y, n
	}
	return 0, i
}

// plainMonth reports whether the word at i names a month and nothing else, so
// that it does without its capital.
func (r *reader) plainMonth(i int) bool {
	switch w := r.low(i); w {
	case "may", "march", "mar", "august", "jun", "dec", "sep", "jan", "apr":
		return w == "jan" || w == "apr" || w == "dec" || w == "jun" || w == "sep"
	default:
		return months[w] > 0
	}
}

// dayAt reads a day of the month, "4" or "4th", at lexeme i.
func (r *reader) dayAt(i int) (day, next int) {
	if r.lexKind(i) != lex.Number {
		return 0, i
	}
	n, err := strconv.Atoi(r.low(i))
	if err != nil || n < 1 || n > 31 || len(r.low(i)) > 2 {
		return 0, i
	}
	next = i + 1
	if w := r.low(next); w == "st" || w == "nd" || w == "rd" || w == "th" {
		next++
	}
	return n, next
}

// yearAt reads a year of four digits at lexeme i.
func (r *reader) yearAt(i int) int {
	if r.lexKind(i) != lex.Number || len(r.low(i)) != 4 {
		return 0
	}
	n, err := strconv.Atoi(r.low(i))
	if err != nil || n < 1500 || n > 2199 {
		return 0
	}
	return n
}

// monthFirst reads "March 4, 2026", "Feb. 12", "December 2025", "December".
func (r *reader) monthFirst(from, i, m int) (hearsay.Period, int) {
	next := i + 1
	if r.low(next) == "." && len(r.low(i)) < 5 {
		next++
	}
	if y := r.yearAt(next + 1); y > 0 && (r.low(next) == "/" || r.low(next) == "-" && !r.lex[next].Space) {
		return explicit(fmt.Sprintf("%04d-%02d", y, m)), next + 2
	}
	if w := r.low(next); (w == "-" || w == "/") && r.figures(next+1, 2) > 0 && !r.lex[next].Space && !r.lex[next+1].Space { // "Oct-2"
		next++
	} else if w == "the" && (r.lexKind(next+1) == lex.Number || ordinals[r.low(next+1)] > 0 || tens[r.low(next+1)] >= 20) {
		next++
	}
	if w := r.low(next); w == "." || w == "," { // "October, 1st"
		if d, after := r.dayAt(next + 1); d > 0 && after == next+3 {
			next++
		}
	}
	d, after := r.dayAt(next)
	if d == 0 && r.lexKind(next) == lex.Word {
		if d, after = r.ordinalDay(next); d == 0 {
			d, after = r.cardinalDay(next)
		}
	}
	if d > 0 {
		if y, end := r.yearBehind(after); y > 0 {
			return explicit(fmt.Sprintf("%04d-%02d-%02d", y, m, d)), end
		}
		if r.numbered(i) {
			return hearsay.Period{}, from
		}
		if m == 9 && d == 11 && terror[r.low(after)] {
			return explicit(NineEleven), after
		}
		return r.withoutYear(m, d), after
	}
	if y, end := r.yearBehind(next); y > 0 {
		return explicit(fmt.Sprintf("%04d-%02d", y, m)), end
	}
	if r.low(i) == "may" || r.low(i) == "march" || len(r.low(i)) < 4 {
		if !leads[r.low(i-1)] && r.low(i-1) != "," && r.low(i-1) != "on" && (r.low(i+1) != "-" || months[r.low(i+2)] == 0) {
			return hearsay.Period{}, from
		}
	}
	if r.capital(i+1) && r.lexKind(i+1) == lex.Word && months[r.low(i+1)] == 0 && !leads[r.low(i-1)] {
		return hearsay.Period{}, from // "April Jones"
	}
	return r.withoutYear(m, 0), i + 1
}

// numbered reports whether the word at i, which can be a month, belongs to a name that
// has a number: "the Long March 4".
func (r *reader) numbered(i int) bool {
	prev := r.low(i - 1)
	if w := r.low(i); w != "march" && w != "may" || i < 2 || !r.capital(i-1) || r.lexKind(i-1) != lex.Word {
		return false
	}
	return !leads[prev] && prev != "on" && !weekdayBefore(prev) && !shortWeekday(prev) && strings.ToUpper(prev) != r.text[r.lex[i-1].Start:r.lex[i-1].End]
}

// dayFirst reads "4 March 2026", "4 March", "4th of March", "2026-03-04".
func (r *reader) dayFirst(from, i int) (hearsay.Period, int) {
	if y := r.yearAt(i); y > 0 && r.low(i+1) == "-" && r.low(i+3) == "-" {
		m, d := number(r.low(i+2), 0, 2), number(r.low(i+4), 0, 2)
		if 1 <= m && m <= 12 && 1 <= d && d <= 31 {
			return explicit(fmt.Sprintf("%04d-%02d-%02d", y, m, d)), i + 5
		}
	}
	d, next := r.dayAt(i)
	if w := r.low(i - 1); d == 0 || w == "$" || w == "€" || w == "£" || w == "#" {
		return hearsay.Period{}, from
	}
	if w := r.low(next); w == "of" || w == "." && r.capital(next+1) || (w == "-" || w == "/") && months[r.low(next+1)] > 0 {
		next++
	}
	return r.dayThenMonth(from, d, next)
}

// dayThenMonth reads the month, and the year if it is there, behind a day.
func (r *reader) dayThenMonth(from, d, next int) (hearsay.Period, int) {
	m := months[r.low(next)]
	if m == 0 || !r.capital(next) && !r.plainMonth(next) && (r.low(next) != "may" || r.yearAt(next+1) == 0) {
		return hearsay.Period{}, from
	}
	short := next
	next++
	if r.low(next) == "." && len(r.low(short)) < 5 {
		next++
	}
	if y, end := r.yearBehind(next); y > 0 {
		return explicit(fmt.Sprintf("%04d-%02d-%02d", y, m, d)), end
	}
	if w := r.low(next); (w == "-" || w == "/") && r.yearAt(next+1) > 0 {
		return explicit(fmt.Sprintf("%04d-%02d-%02d", r.yearAt(next+1), m, d)), next + 2
	}
	return r.withoutYear(m, d), next
}

// yearAlone reads a year after a word that makes it one: "in 2023".
func (r *reader) yearAlone(i int) (hearsay.Period, int) {
	y := r.yearAt(i)
	if w := r.low(i + 1); y >= 1900 && (w == "or" || w == "and") && (r.low(i+2) == "later" || r.low(i+2) == "after") {
		return explicit(strconv.Itoa(y)), i + 1
	}
	prev := r.low(i - 1)
	if w := r.low(i + 1); y >= 1900 && prev == "," && r.yearAt(i-2) >= 1900 && r.lex[i].Space && (w == "and" || w == "," && i+2 < len(r.lex) && r.lex[i+2].Space || r.closed(i+1)) { // "in 2014, 2013 and 2012"
		return explicit(strconv.Itoa(y)), i + 1
	}
	if hours[r.low(i+1)] { // "(2030 GMT)"
		return hearsay.Period{}, i
	}
	if y >= 1900 && bounds[prev] && r.lexKind(i+1) == lex.Word && closes[r.low(i+1)] { // "ended 2016 at"
		return explicit(strconv.Itoa(y)), i + 1
	}
	if r.ofHappening(i) {
		if p, next := r.years(i); next > i {
			return p, next
		}
	}
	if r.longAgo(i) {
		return explicit(strconv.Itoa(y)), i + 1
	}
	if y < 1900 || !leads[prev] && prev != "(" || i+1 < len(r.lex) && !r.lex[i+1].Space && (r.low(i+1) == "," && r.lexKind(i+2) == lex.Number && !r.lex[i+2].Space || r.lexKind(i+1) == lex.Word) {
		return hearsay.Period{}, i
	}
	if prev == "of" && entire[r.low(i-2)] {
		return explicit(strconv.Itoa(y)), i + 1
	}
	if (prev == "to" || prev == "and" || prev == "for" || prev == "of" || prev == "not" || prev == "-") && r.lexKind(i+1) == lex.Word && r.lex[i+1].Space && !leads[r.low(i+1)] && !closes[r.low(i+1)] && !telling[r.low(i+1)] {
		return hearsay.Period{}, i // "to 2000 people"
	}
	return explicit(strconv.Itoa(y)), i + 1
}

// entire are words for how much of a year: "in the whole of 2018 police had 12".
var entire = set("whole all most much course rest remainder entirety")

// telling are verbs for what figures of a year do: "figures for 2018 show".
var telling = set("show shows showed suggest suggests suggested indicate indicated reveal revealed put puts come came rose fell")

// longAgo reports whether the four figures at lexeme i are a year before 1900: behind "in",
// "since" or "by" and before no noun that they could count, or one of two years.
func (r *reader) longAgo(i int) bool {
	y := r.yearAt(i)
	if y == 0 || y >= 1900 {
		return false
	}
	if w := r.low(i + 1); i+1 < len(r.lex) && w != "and" && !closes[w] && (r.lexKind(i+1) != lex.Symbol || w == "," && r.lexKind(i+2) == lex.Number || w == "%" || w == "-") {
		return false
	}
	switch w := r.low(i - 1); w {
	case "in", "since", "until", "till":
		return r.low(i+1) != "and"
	case "by":
		return r.low(i+1) == "," || r.low(i+1) == "the"
	case "between":
		return r.low(i+1) == "and" && r.yearAt(i+2) > y && (r.closed(i+3) || closes[r.low(i+3)])
	case "and":
		return r.low(i-3) == "between" && r.longAgo(i-2)
	}
	return false
}

// ofHappening reports whether the year at lexeme i names what happened in it: "the fire of
// 1871 destroyed", "the census of 2011 counted".
func (r *reader) ofHappening(i int) bool {
	return r.yearAt(i) > 0 && r.low(i-1) == "of" && (yearly[r.low(i-2)] || yearly[strings.TrimSuffix(r.low(i-2), "s")]) && (i+1 >= len(r.lex) || r.lex[i+1].Space || r.lexKind(i+1) == lex.Symbol)
}

// yearly are nouns, in the singular, for what a year tells from others of its kind.
var yearly = set(`war fire flood earthquake quake storm hurricane cyclone tsunami drought famine epidemic pandemic crash crisis recession depression panic
	revolution rebellion revolt uprising mutiny coup massacre battle siege riot strike treaty armistice partition election vote referendum census
	championship olympics season class constitution
	spring summer autumn fall winter`)

// hours are words behind a time of day in four figures.
var hours = set("gmt utc et edt est ct cdt cst mt mdt mst pt pdt pst bst cet cest jst kst ist hours hrs local")

// bounds are verbs that have a year as their object.
var bounds = set("began started opened entered ended finished closed finish end begin start")

// withoutYear resolves a month, or a day of a month, to the nearest one that is
// not after the date of the document. News looks back; what lies ahead is said
// with its year or with "next".
func (r *reader) withoutYear(m, d int) hearsay.Period {
	p := hearsay.Period{Type: hearsay.Interval, Basis: r.basis}
	year := "XXXX"
	switch {
	case r.year == 0 || r.month == 0:
		p.Basis = hearsay.PeriodUnknown
	case m > r.month || m == r.month && d > r.day && r.day > 0:
		year = fmt.Sprintf("%04d", r.year-1)
	default:
		year = fmt.Sprintf("%04d", r.year)
	}
	if m == 2 && d == 29 && year != "XXXX" { // the latest that there was
		y := number(year, 0, 4)
		for ; y > 0 && (y%4 != 0 || y%100 == 0 && y%400 != 0); y-- {
		}
		year = fmt.Sprintf("%04d", y)
	}
	p.Value = fmt.Sprintf("%s-%02d", year, m)
	if d > 0 {
		p.Value += fmt.Sprintf("-%02d", d)
	}
	return p
}
