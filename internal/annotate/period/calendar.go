package period

import (
	"fmt"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// weekdayOfWeek reads a day of a week that is told by its distance: "last week
// Sunday", "this week on Monday", "Tuesday of last week".
func (r *reader) weekdayOfWeek(i int) (hearsay.Period, int) {
	if day, ok := weekdays[r.low(i)]; ok && (r.low(i+1) == "of" || r.low(i+1) == "in") {
		at := i + 2
		if r.low(at) == "the" {
			at++
		}
		if monday, ok := r.week(at); ok {
			return r.dayOf(monday, day), at + 2
		}
		return hearsay.Period{}, i
	}
	monday, ok := r.week(i)
	if !ok {
		return hearsay.Period{}, i
	}
	at := i + 2
	if w := r.low(at); w == "-" || w == "on" || w == "," {
		at++
	}
	day, isDay := weekdays[r.low(at)]
	if !isDay || !r.capital(at) {
		return hearsay.Period{}, i
	}
	return r.dayOf(monday, day), at + 1
}

// week returns the Monday of "last week", "this week" or "next week" at lexeme
// i; false if it is none of them or the date of the document is not known.
func (r *reader) week(i int) (time.Time, bool) {
	weeks, ok := map[string]int{"last": -1, "previous": -1, "this": 0, "next": 1}[r.low(i)]
	today, known := r.today()
	if !ok || !known || r.low(i+1) != "week" {
		return time.Time{}, false
	}
	return today.AddDate(0, 0, -(int(today.Weekday())+6)%7+7*weeks), true
}

func (r *reader) dayOf(monday time.Time, day time.Weekday) hearsay.Period {
	return hearsay.Period{Type: hearsay.Interval, Value: monday.AddDate(0, 0, (int(day)+6)%7).Format(time.DateOnly), Basis: r.basis}
}

// century reads "the 15th century", "the nineteenth century" as EDTF "14XX".
func (r *reader) century(i int) (hearsay.Period, int) {
	n, next := r.spokenDay(i)
	if n == 0 || n > 21 || r.low(next) != "century" || r.lexKind(i) == lex.Number && next == i+1 {
		return hearsay.Period{}, i
	}
	p := explicit(fmt.Sprintf("%02dXX", n-1))
	if w := r.low(next + 1); w == "bc" || w == "bce" {
		return hearsay.Period{}, i
	}
	return p, next + 1
}

// partOfSpan reads a part that is counted from one end: "the third month of
// 2021", "the first two weeks of May", "the last four months of 2021", "the
// 15th day of June".
func (r *reader) partOfSpan(i int) (hearsay.Period, int) {
	first, last := r.low(i) == "first", r.low(i) == "last" || r.low(i) == "final" || r.low(i) == "closing"
	nth, at := r.spokenDay(i)
	n, plural := 1, false
	if first || last {
		nth = 0
		at = i + 1
		if c, next := r.count(at); c > 0 {
			n, at, plural = c, next, true
		}
	}
	unit := lengths[r.low(at)]
	if !plural && strings.HasSuffix(r.low(at), "s") { // "in the last months of 2015"
		return hearsay.Period{}, i
	}
	if first && plural && n > 1 && unit == "M" && n < r.month && (r.closed(at+1) || closes[r.low(at+1)]) { // "in the first six months, sales fell"
		return hearsay.Period{Type: hearsay.Interval, Value: fmt.Sprintf("%04d-01/%04d-%02d", r.year, r.year, n), Basis: r.basis}, at + 1
	}
	if nth == 0 && !first && !last || unit != "D" && unit != "W" && unit != "M" || r.low(at+1) != "of" {
		return hearsay.Period{}, i
	}
	if r.lexKind(i) == lex.Number && at == i+1 {
		return hearsay.Period{}, i // "2 weeks of holiday"
	}
	whole, next := explicit(r.low(at+2)), at+3
	if r.low(at+2) == "the" && r.low(at+3) == "year" {
		whole, next = r.thisYear(), at+4
	} else if r.yearAt(at+2) == 0 {
		whole, next = r.dateOrCalendar(at + 2)
	}
	var start, end time.Time
	if t, err := time.Parse("2006-01", whole.Value); err == nil {
		start, end = t, t.AddDate(0, 1, 0)
	} else if t, err := time.Parse("2006", whole.Value); err == nil {
		start, end = t, t.AddDate(1, 0, 0)
	}
	if next <= at+2 || start.IsZero() || unit == "W" && !plural {
		return hearsay.Period{}, i // a single week is counted by its Thursday, see nthWeek
	}
	step := func(t time.Time, k int) time.Time {
		switch unit {
		case "D":
			return t.AddDate(0, 0, k)
		case "W":
			return t.AddDate(0, 0, 7*k)
		}
		return t.AddDate(0, k, 0)
	}
	if unit == "W" { // weeks of a year or month begin on its earliest Monday
		start = start.AddDate(0, 0, (8-int(start.Weekday()))%7)
	}
	switch {
	case nth > 0:
		start = step(start, nth-1)
		end = minTime(end, step(start, 1))
	case last:
		start = step(end, -n)
	default:
		end = minTime(end, step(start, n))
	}
	if !start.Before(end) {
		return hearsay.Period{}, i
	}
	whole.Value = spanOf(start, end)
	return whole, next
}

// inMonths writes quarters and halves of a year, which are read as EDTF codes, by
// their months: "2026-40" as "2026-01/2026-06". Of an unknown year they stay.
func inMonths(value string) string {
	from, to, interval := strings.Cut(value, "/")
	if !interval {
		to = from
	}
	first, _, ok := monthsOf(from)
	_, last, ok2 := monthsOf(to)
	if !ok && !ok2 {
		return value
	}
	if !ok {
		first = from
	}
	if !ok2 {
		last = to
	}
	return first + "/" + last
}

// monthsOf returns the first and the last month of a quarter or a half.
func monthsOf(v string) (first, last string, ok bool) {
	y := number(v, 0, 4)
	if len(v) != len("2026-40") || y == 0 || v[4] != '-' {
		return "", "", false
	}
	switch code := v[5:]; {
	case code >= "33" && code <= "36":
		m := int(code[1]-'3')*3 + 1
		return fmt.Sprintf("%04d-%02d", y, m), fmt.Sprintf("%04d-%02d", y, m+2), true
	case code == "40":
		return fmt.Sprintf("%04d-01", y), fmt.Sprintf("%04d-06", y), true
	case code == "41":
		return fmt.Sprintf("%04d-07", y), fmt.Sprintf("%04d-12", y), true
	}
	return "", "", false
}

func minTime(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// spanOf writes the days from start to before end as shortly as ISO 8601 can.
func spanOf(start, end time.Time) string {
	last := end.AddDate(0, 0, -1)
	switch {
	case start.Equal(last):
		return start.Format(time.DateOnly)
	case start.YearDay() == 1 && end.Equal(start.AddDate(1, 0, 0)):
		return start.Format("2006")
	case start.YearDay() == 1 && end.YearDay() == 1:
		return start.Format("2006") + "/" + last.Format("2006")
	case start.Day() == 1 && end.Equal(start.AddDate(0, 1, 0)):
		return start.Format("2006-01")
	case start.Day() == 1 && end.Day() == 1:
		return start.Format("2006-01") + "/" + last.Format("2006-01")
	}
	return start.Format(time.DateOnly) + "/" + last.Format(time.DateOnly)
}

// earlierThis reads "earlier this year", "earlier in the week" and "year to
// date": from the start of that time to the day of the document.
func (r *reader) earlierThis(i int) (hearsay.Period, int) {
	at := i + 1
	switch {
	case r.low(i) == "earlier" && (r.low(at) == "this" || r.low(at) == "in" && r.low(at+1) == "the" || r.low(at) == "in" && r.low(at+1) == "this"):
		if at++; r.low(at-1) == "in" {
			at++
		}
	case lengths[r.low(i)] != "" && r.low(at) == "to" && r.low(at+1) == "date":
		at = i
	default:
		return hearsay.Period{}, i
	}
	next := at + 1
	if at == i {
		next = i + 3
	}
	p, ok := r.calendar(r.low(at), 0)
	today, known := r.today()
	if !ok {
		return hearsay.Period{}, i
	}
	if !known || p.Value == "" {
		p.Value = ""
		return p, next
	}
	from, _, _ := strings.Cut(p.Value, "/")
	switch len(from) {
	case len("2006"):
		from += "-01-01"
	case len("2006-01"):
		if _, err := time.Parse("2006-01", from); err != nil {
			return hearsay.Period{}, i // a quarter
		}
		from += "-01"
	}
	p.Value = from + "/" + today.Format(time.DateOnly)
	return p, next
}

// upToDay reads a length of time by the day, month or year that it ends with: "in the
// three months to June", "the 12 months ended 31 March", "the fiscal year ended June 30",
// "the three-month period ending in June", "the quarter ended June 30", "in the five years
// to 2015".
func (r *reader) upToDay(i int) (Mention, int) {
	at := i
	for at < i+3 && lead[r.low(at)] {
		at++
	}
	n, length, link := r.lengthAt(at)
	if w := r.low(link); (w == "that" || w == "which") && (r.low(link+1) == "ended" || r.low(link+1) == "ends") {
		link++ // "the fiscal year that ended Sept. 30"
	}
	if w := r.low(link); n == 0 || at == i && n == 1 || w != "to" && w != "through" && w != "ended" && w != "ends" && w != "ending" && w != "until" {
		return Mention{}, i
	}
	day := link + 1
	if w := r.low(day); w == "on" || w == "in" || w == "the" {
		day++
	}
	if r.low(day) == "end" && r.low(day+1) == "of" {
		day += 2
	}
	p, next := r.date(day)
	if y := r.yearAt(day); next <= day && y > 0 && (r.closed(day+1) || closes[r.low(day+1)]) {
		p, next = explicit(fmt.Sprint(y)), day+1
	}
	start, after, ok := limits(p.Value)
	if next <= day || !ok || strings.Contains(p.Value, "/") {
		return Mention{}, i
	}
	inWeeks := after.Day() > 1 && len(p.Value) == len(time.DateOnly) && (r.low(link-1) == "quarter" || length == "Y" && (r.low(link-2) == "fiscal" || r.low(link-2) == "financial"))
	switch end := len(p.Value); {
	case inWeeks && length == "M": // as shops count: "the quarter ended November 2, 2019"
		start = after.AddDate(0, 0, -7*13*n/3)
	case inWeeks:
		start = after.AddDate(0, 0, -7*52*n)
	case length == "W" && n > 1 && end == len(time.DateOnly):
		start = after.AddDate(0, 0, -7*n)
	case length == "M" && end > len("2006"):
		start = monthsBefore(after, n)
	case length == "Y" && (n > 1 || end > len("2006")):
		start = monthsBefore(after, 12*n)
	default:
		return Mention{}, i
	}
	p.Value = spanOf(start, after)
	return r.found(i, next, When, p)
}

// lengthAt reads a length of time in weeks, months or years, with what names it: "three
// months", "three-month period", "fiscal year", "first quarter". Link is the lexeme behind
// it, n 0 if there is none.
func (r *reader) lengthAt(i int) (n int, length string, link int) {
	if ordinals[r.low(i)] > 0 && (r.low(i+1) == "quarter" || r.low(i+1) == "fiscal") {
		i++
	}
	n, at := r.count(i)
	if n == 0 {
		if n, at = tens[r.low(i)], i+1; n >= 20 && r.low(at) == "-" && small[r.low(at+1)] > 0 { // "thirty-nine weeks"
			n, at = n+small[r.low(at+1)], at+2
		}
	}
	if n == 0 {
		n, at = 1, i
	}
	hyphen := r.low(at) == "-" && at > i
	if hyphen {
		at++
	}
	if w := r.low(at); n == 1 && (w == "fiscal" || w == "financial") {
		at++
	}
	length = lengths[r.low(at)]
	switch w := r.low(at); {
	case length == "0Y":
		n, length = 10*n, "Y"
	case w == "quarter" || w == "quarters":
		n, length = 3*n, "M"
	case w == "half" && n == 1: // "the half year to June"
		if at++; r.low(at) == "-" {
			at++
		}
		if r.low(at) != "year" {
			return 0, "", i
		}
		n, length = 6, "M"
	}
	at++
	if w := r.low(at); w == "period" {
		at++
	} else if hyphen {
		return 0, "", i
	}
	return n, length, at
}

// monthsBefore returns the day n months before a day, the last of its month where
// that has none of the number.
func monthsBefore(t time.Time, n int) time.Time {
	first := time.Date(t.Year(), t.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(t.Day(), first.AddDate(0, 1, -1).Day())-1)
}

// lead are words before a length of time that a day ends.
var lead = set("in over for during the its their his her our within")

// fewBack reads a length of time before the document whose number comes first:
// "the 5 past years", "10 previous weeks".
func (r *reader) fewBack(i int) (Mention, int) {
	n, at := r.count(i)
	if w := r.low(at); n < 2 || w != "past" && w != "previous" || !strings.HasSuffix(r.low(at+1), "s") {
		return Mention{}, i // "killed 30 last night"
	}
	unit := lengths[r.low(at+1)]
	value := r.back(n, unit)
	if unit == "" || value == "" {
		return Mention{}, i
	}
	return r.found(i, at+2, Within, hearsay.Period{Type: hearsay.Interval, Value: value, Per: fmt.Sprintf("P%d%s", n, unit), Basis: r.basis})
}

// looseMonth reads a year and a month in figures with a dash that has a space
// on one side, as broken lines and typing leave them: "2016- 11", "11 -2016".
func (r *reader) looseMonth(i int) (hearsay.Period, int) {
	if r.low(i+1) != "-" || r.lexKind(i+2) != lex.Number || r.lex[i+1].Space == r.lex[i+2].Space || i+3 < len(r.lex) && r.lexKind(i+3) == lex.Word && !closes[r.low(i+3)] || r.low(i+3) == "-" {
		return hearsay.Period{}, i
	}
	y, m := r.yearAt(i), r.figures(i+2, 2)
	if y == 0 {
		y, m = r.yearAt(i+2), r.figures(i, 2)
	}
	if y < 1900 || m < 1 || m > 12 || len(r.low(i))+len(r.low(i+2)) != 6 {
		return hearsay.Period{}, i
	}
	return explicit(fmt.Sprintf("%04d-%02d", y, m)), i + 3
}

// toMonthDay reads a day before a range that ends with the month: "from 4 to
// January 22, 1995".
func (r *reader) toMonthDay(i int) (hearsay.Period, int) {
	d, next := r.dayAt(i)
	if link := r.low(next); d == 0 || r.low(i-1) != "from" || link != "to" && link != "until" && link != "till" && link != "through" {
		return hearsay.Period{}, i
	}
	if months[r.low(next+1)] == 0 {
		return hearsay.Period{}, i
	}
	p, end := r.date(next + 1)
	if end <= next+1 || len(p.Value) != len(time.DateOnly) {
		return hearsay.Period{}, i
	}
	first := p.Value[:8] + fmt.Sprintf("%02d", d)
	if first >= p.Value {
		return hearsay.Period{}, i
	}
	p.Value = first + "/" + p.Value
	return p, end
}
