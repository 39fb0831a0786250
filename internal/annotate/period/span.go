package period

import (
	"fmt"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
)

// through reads the second half of a range behind the time p, which ends before
// lexeme next: "from 2 May to 4 June", "between 2015 and 2017", "June-August
// 2020". before is the word before the first half.
func (r *reader) through(p hearsay.Period, next int, before string) (hearsay.Period, int) {
	comma := 0 // "Oct. 5, 2015, through Oct. 11"
	if r.low(next) == "," {
		comma = 1
	}
	link := r.low(next + comma)
	switch {
	case p.Value == "" || strings.ContainsAny(p.Value, "/["):
		return p, next
	case link == "to" || link == "through" || link == "until" || link == "till" || link == "~":
	case link == "and" && before == "between":
	case link == "-" && next+1 < len(r.lex) && r.lex[next].Space == r.lex[next+1].Space:
	default:
		return p, next
	}
	at := next + comma + 1
	if w := r.low(at); w == "the" {
		at++
	}
	if parts[r.low(at)] != whole && comma == 0 {
		if start, _, ok := limits(p.Value); ok {
			if q, end := r.throughPart(start, p, next, before); end > next {
				return q, end
			}
		}
	}
	q, end := r.date(at)
	if end <= at && comma == 0 {
		if y := r.yearAt(at); y > 0 && len(p.Value) == 4 {
			q, end = explicit(fmt.Sprint(y)), at+1
		} else if d, after := r.spokenDay(at); d > 0 && len(p.Value) == 10 && (link == "-" || link == "to" || link == "and" || link == "through" || link == "until" || link == "till") {
			if y, behind := r.yearBehind(after); y > 0 && p.Value[8:] < fmt.Sprintf("%02d", d) { // "January 3-5, 2020"
				return explicit(fmt.Sprintf("%04d-%s/%04d-%s-%02d", y, p.Value[5:], y, p.Value[5:7], d)), behind
			}
			q, end = p, after
			q.Value = p.Value[:8] + fmt.Sprintf("%02d", d)
			if q.Value < p.Value { // "27 April to the 3rd"
				q.Value = nextMonth(p.Value) + q.Value[7:]
			}
		} else if link == "to" || link == "until" || link == "till" || link == "and" {
			if m, after := r.relative(at, at); after > at && (r.low(at) == "today" || r.low(at) == "yesterday" || (r.low(at) == "last" || r.low(at) == "this") && m.Kind == When && len(m.Period.Value) == len(p.Value)) {
				q, end = m.Period, after
			} else if r.low(at) == "tomorrow" {
				q, end = r.nearDay(at)
			}
			if w := r.low(at); w == "now" || w == "date" || w == "current" && r.low(at+1) == "date" {
				q, end = r.daysBack(0), at+1
			}
		}
	}
	if end <= at || q.Value == "" || strings.ContainsAny(q.Value, "/[") || comma > 0 && len(q.Value) != len(p.Value) {
		return p, next
	}
	first, borrowed := p.Value, false
	if p.Basis != hearsay.PeriodExplicit && q.Basis == hearsay.PeriodExplicit && len(first) >= 7 && len(q.Value) >= 7 { // "from Feb 1st to March 2019"
		first = q.Value[:4] + first[4:]
		p.Basis, borrowed = hearsay.PeriodExplicit, true
	}
	if first > q.Value && p.Basis == q.Basis && p.Basis != hearsay.PeriodExplicit && len(first) >= 7 && len(first) == len(q.Value) { // "from September to November" read in October
		y := number(q.Value, 0, 4)
		if y > 0 && first[4:] > q.Value[4:] {
			y--
		}
		if y > 0 {
			first = fmt.Sprintf("%04d", y) + first[4:]
		}
	}
	if borrowed && first > q.Value { // "Nov-Feb 2017": the first half lies in the year before
		first = fmt.Sprintf("%04d", number(first, 0, 4)-1) + first[4:]
	}
	if first > q.Value && len(first) == len(q.Value) && (first[0] != 'X' || q.Value[0] != 'X' || len(first) != len("XXXX-12-28")) { // over New Year's Day of years that nobody tells
		return p, next
	}
	p.Value = first + "/" + q.Value
	return p, end
}

// nextMonth returns the month after that of a day.
func nextMonth(day string) string {
	t, err := time.Parse("2006-01", day[:7])
	if err != nil {
		return day[:7]
	}
	return t.AddDate(0, 1, 0).Format("2006-01")
}

// rest reads what may follow a time: the second half of a range, or "or later".
func (r *reader) rest(p hearsay.Period, next int, before string) (hearsay.Period, int) {
	end := next
	if p, next = r.through(p, next, before); next == end {
		if p, next = r.together(p, next); next == end {
			p, next = r.daysInRow(p, next)
		}
	}
	p, next = r.yearTold(p, next)
	if w := r.low(next); (w == "or" || w == "and") && (r.low(next+1) == "later" || r.low(next+1) == "after" && r.closed(next+2)) && !strings.Contains(p.Value, "/") && p.Value != "" {
		p.Value, next = p.Value+"/..", next+2
	}
	return p, next
}

// nearDay reads "today", "yesterday" and "tomorrow".
func (r *reader) nearDay(i int) (hearsay.Period, int) {
	back, ok := map[string]int{"today": 0, "yesterday": 1, "tomorrow": -1}[r.low(i)]
	if !ok {
		return hearsay.Period{}, i
	}
	return r.daysBack(back), i + 1
}

// dateOrCalendar reads a date, or "this year", "last month".
func (r *reader) dateOrCalendar(i int) (hearsay.Period, int) {
	if p, next := r.date(i); next > i {
		return p, next
	}
	back := 1
	switch r.low(i) {
	case "this":
		back = 0
	case "last", "previous":
	case "next":
		back = -1
	default:
		return hearsay.Period{}, i
	}
	if p, ok := r.calendar(r.low(i+1), back); ok {
		return p, i + 2
	}
	return hearsay.Period{}, i
}

// dayRange reads days of one month before its name: "3 to 12 September",
// "4-22 January, 1995".
func (r *reader) dayRange(i int) (hearsay.Period, int) {
	a, next := r.spokenDay(i)
	if a == 0 {
		return hearsay.Period{}, i
	}
	if w := r.low(next); w != "-" && w != "to" && w != "and" && w != "through" && w != "until" && w != "till" {
		return hearsay.Period{}, i
	}
	at := next + 1
	if r.low(at) == "the" {
		at++
	}
	b, after := r.spokenDay(at)
	if b <= a {
		return hearsay.Period{}, i
	}
	p, end := r.dayFirst(at, at)
	if end <= at && r.low(after) == "of" {
		p, end = r.dayThenMonth(at, b, after+1)
	}
	if end <= at || len(p.Value) != 10 {
		return hearsay.Period{}, i
	}
	p.Value = p.Value[:8] + fmt.Sprintf("%02d", a) + "/" + p.Value
	return p, end
}

// spokenDay reads a day of the month in figures or in words.
func (r *reader) spokenDay(i int) (day, next int) {
	if d, n := r.dayAt(i); d > 0 {
		return d, n
	}
	return r.ordinalDay(i)
}

// nthWeekday reads "the first Friday of July".
func (r *reader) nthWeekday(i int) (hearsay.Period, int) {
	n, ok := ordinals[r.low(i)]
	day, isDay := weekdays[r.low(i+1)]
	if !ok || n > 5 || !isDay || r.low(i+2) != "of" && r.low(i+2) != "in" {
		return hearsay.Period{}, i
	}
	p, next := r.dateOrCalendar(i + 3)
	month, err := time.Parse("2006-01", p.Value)
	if next <= i+3 || err != nil {
		return hearsay.Period{}, i
	}
	first := month.AddDate(0, 0, (int(day-month.Weekday())+7)%7+7*(n-1))
	if first.Month() != month.Month() {
		return hearsay.Period{}, i
	}
	p.Value = first.Format(time.DateOnly)
	return p, next
}

// weekdayAndDate reads a date that its weekday stands before, "Friday, June 15", "Friday
// night, June 15", as one time.
func (r *reader) weekdayAndDate(i int) (hearsay.Period, int) {
	if !weekdayBefore(r.low(i)) && !(shortWeekday(r.low(i)) && r.capital(i)) {
		return hearsay.Period{}, i
	}
	at := i + 1
	if (dayParts[r.low(at)] || r.low(at) == "night") && r.low(at+1) == "," {
		at++
	}
	if w := r.low(at); w == "," || w == "-" || w == "(" || w == "." {
		at++
	}
	if weekdayBefore(r.low(at)) || r.low(at) == "the" {
		return hearsay.Period{}, i
	}
	p, next := r.date(at)
	if next <= at || len(p.Value) != 10 {
		return hearsay.Period{}, i
	}
	return p, next
}

// weekOf reads "the week of April 10" as the days from Monday to Sunday.
func (r *reader) weekOf(i int) (hearsay.Period, int) {
	at := i + 1
	if r.low(i) == "w" {
		return r.weekAround(i, i+3)
	}
	if r.low(i) != "week" {
		return hearsay.Period{}, i
	}
	if n := r.figures(at, 2); n > 0 && n < 54 && r.low(at+1) == "of" { // "week 3 of 2027"
		p, next := r.dateOrCalendar(at + 2)
		if y := number(p.Value, 0, 4); next > at+2 && len(p.Value) == 4 {
			fourth := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC) // always in week 1 of ISO 8601
			monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(n-1))
			p.Value = monday.Format(time.DateOnly) + "/" + monday.AddDate(0, 0, 6).Format(time.DateOnly)
			return p, next
		}
	}
	switch w := r.low(at); {
	case w == "to" || w == "ending" || w == "ended":
		at++
		if w := r.low(at); w == "on" || w == "the" {
			at++
		}
		p, next := r.date(at)
		last, err := time.Parse(time.DateOnly, p.Value)
		if next <= at || err != nil {
			return hearsay.Period{}, i
		}
		p.Value = last.AddDate(0, 0, -6).Format(time.DateOnly) + "/" + p.Value
		return p, next
	case w == "before":
		p, next := r.date(at + 1)
		day, err := time.Parse(time.DateOnly, p.Value)
		if next <= at+1 || err != nil {
			return hearsay.Period{}, i
		}
		p.Value = spanOf(day.AddDate(0, 0, -7), day)
		return p, next
	case w == "of":
		at++
	case (w == "starting" || w == "beginning") && r.low(at+1) == "on":
		at += 2
	case w == "starting" || w == "beginning" || w == "commencing":
		at++
	default:
		return hearsay.Period{}, i
	}
	return r.weekAround(i, at)
}

// weekAround returns the week that holds the day at lexeme at.
func (r *reader) weekAround(i, at int) (hearsay.Period, int) {
	p, next := r.date(at)
	if next <= at && r.low(at) == "the" {
		if d, after := r.dayAt(at + 1); after == at+3 {
			p, next = r.dayAlone(d), after
		}
	}
	day, err := time.Parse(time.DateOnly, p.Value)
	if next <= at || err != nil {
		return hearsay.Period{}, i
	}
	monday := day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	p.Value = monday.Format(time.DateOnly) + "/" + monday.AddDate(0, 0, 6).Format(time.DateOnly)
	return p, next
}

// nthWeek reads "the first week of May 2020", "the last week of 2015".
func (r *reader) nthWeek(i int) (hearsay.Period, int) {
	n, ok := ordinals[r.low(i)]
	at := i + 1
	if !ok {
		if d, after := r.dayAt(i); after == i+2 {
			n, at, ok = d, after, true
		}
	}
	last := r.low(i) == "last"
	if !ok && !last || n > 5 || r.low(at) != "week" || r.low(at+1) != "of" {
		return hearsay.Period{}, i
	}
	at += 2
	p, next := r.dateOrCalendar(at)
	if next <= at {
		return hearsay.Period{}, i
	}
	var start, end time.Time
	if t, err := time.Parse("2006-01", p.Value); err == nil {
		start, end = t, t.AddDate(0, 1, 0)
	} else if t, err := time.Parse("2006", p.Value); err == nil {
		start, end = t, t.AddDate(1, 0, 0)
	} else {
		return hearsay.Period{}, i
	}
	thursday := start.AddDate(0, 0, (int(time.Thursday-start.Weekday())+7)%7) // a week belongs where its Thursday is
	if last {
		before := end.AddDate(0, 0, -1)
		thursday = before.AddDate(0, 0, -(int(before.Weekday()-time.Thursday)+7)%7)
	} else {
		thursday = thursday.AddDate(0, 0, 7*(n-1))
	}
	monday := thursday.AddDate(0, 0, -3)
	p.Value = monday.Format(time.DateOnly) + "/" + monday.AddDate(0, 0, 6).Format(time.DateOnly)
	return p, next
}

// ago reads "two days ago", "2 years 1 month and 21 days ago" back from the
// date of the document: to the day where the last unit is days or weeks, else
// to the month or year.
func (r *reader) ago(i int) (Mention, int) {
	var years, mons, days int
	at, last := i, ""
	for range 4 {
		n, next := r.count(at)
		unit := lengths[r.low(next)]
		if n == 0 || unit == "" || unit == "H" {
			return Mention{}, i
		}
		switch unit {
		case "D":
			days += n
		case "W":
			days += 7 * n
		case "M":
			mons += n
		case "Y":
			years += n
		default:
			years += 10 * n
		}
		at, last = next+1, unit
		if w := r.low(at); w == "," || w == "and" {
			at++
		}
		if r.low(at) == "ago" || r.low(at) == "before" {
			break
		}
	}
	switch r.low(at) {
	case "ago":
	case "before":
		return r.lengthBefore(i, at+1, years, mons, days)
	default:
		return Mention{}, i
	}
	p := hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown}
	if today, ok := r.today(); ok {
		p.Basis = r.basis
		layout := map[string]string{"D": time.DateOnly, "W": time.DateOnly, "M": "2006-01"}[last]
		if layout == "" {
			layout = "2006"
		}
		if last == "M" { // the 31st has no counterpart in a shorter month
			today = time.Date(today.Year(), today.Month(), 1, 0, 0, 0, 0, time.UTC)
		}
		p.Value = today.AddDate(-years, -mons, -days).Format(layout)
	}
	return r.found(i, at+1, When, p)
}

// lengthFrom reads a length of time by the day that it begins with: "two weeks starting
// on 20 May".
func (r *reader) lengthFrom(i int) (Mention, int) {
	n, at := r.count(i)
	unit := lengths[r.low(at)]
	if link := r.low(at + 1); n == 0 || unit == "" || unit == "H" || link != "starting" && link != "beginning" && link != "commencing" {
		return Mention{}, i
	}
	at += 2
	if r.low(at) == "on" || r.low(at) == "from" {
		at++
	}
	p, next := r.date(at)
	day, err := time.Parse(time.DateOnly, p.Value)
	if next <= at || err != nil {
		return Mention{}, i
	}
	end := day
	switch unit {
	case "D":
		end = day.AddDate(0, 0, n)
	case "W":
		end = day.AddDate(0, 0, 7*n)
	case "M":
		end = day.AddDate(0, n, 0)
	case "Y":
		end = day.AddDate(n, 0, 0)
	default:
		end = day.AddDate(10*n, 0, 0)
	}
	p.Value = spanOf(day, end)
	return r.found(i, next, When, p)
}

// lengthBefore reads the day that a length of time is counted back from: "two
// days before yesterday". "More than" makes it open.
func (r *reader) lengthBefore(i, at, years, mons, days int) (Mention, int) {
	p, next := r.nearDay(at)
	if next <= at {
		p, next = r.date(at)
	}
	day, err := time.Parse(time.DateOnly, p.Value)
	if next <= at || err != nil {
		return Mention{}, i
	}
	p.Value = day.AddDate(-years, -mons, -days).Format(time.DateOnly)
	if r.low(i-1) == "than" {
		p.Value = "../" + p.Value
	}
	return r.found(i, next, When, p)
}

// yearRange reads "2014-2018" and "2014 to 2018".
func (r *reader) yearRange(i int) (hearsay.Period, int) {
	a, b := r.yearAt(i), r.yearAt(i+2)
	if a < 1900 || b <= a || r.low(i+1) != "-" && r.low(i+1) != "~" && r.low(i+1) != "to" || r.low(i+1) == "to" && r.lexKind(i+3) == 0 && i+3 < len(r.lex) && !closes[r.low(i+3)] {
		return hearsay.Period{}, i
	}
	return explicit(fmt.Sprintf("%04d/%04d", a, b)), i + 3
}

// weekdayTheNth reads "Friday the 15th", "Tue 13th": the latest such day of a
// month that falls on that day of the week and is not after the document.
func (r *reader) weekdayTheNth(i int) (hearsay.Period, int) {
	weekday, ok := weekdays[r.low(i)]
	if !ok {
		weekday, ok = shortWeekdays[r.low(i)]
	}
	if !ok {
		return hearsay.Period{}, i
	}
	at := i + 1
	if r.low(at) == "the" {
		at++
	}
	d, next := r.dayAt(at)
	alone := next == at+1 && r.low(i-1) == "on" && r.closed(next) && r.low(next) != "-" && r.low(next) != "/" && r.low(next) != ":" // "on Friday 31."
	if d == 0 || next != at+2 && !alone || months[r.low(next)] > 0 || r.low(next) == "of" {
		return hearsay.Period{}, i
	}
	p := hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown}
	if today, ok := r.today(); ok {
		for back := range 48 {
			day := time.Date(today.Year(), today.Month()-time.Month(back), d, 0, 0, 0, 0, time.UTC)
			if day.Day() == d && !day.After(today) && day.Weekday() == weekday {
				p.Value, p.Basis = day.Format(time.DateOnly), r.basis
				break
			}
		}
	}
	return p, next
}

// beforeAfter reads "after 2010", "before May 2018", "no later than 3 May",
// "earlier than 2016" as times open to one side.
func (r *reader) beforeAfter(i int) (Mention, int) {
	at, after := i, false
	switch w := r.low(i); {
	case w == "after" && lengths[r.low(i-1)] == "":
		at, after = i+1, true
	case w == "before" && lengths[r.low(i-1)] == "":
		at = i + 1
	case (w == "starting" || w == "beginning") && (r.low(i+1) == "on" || r.low(i+1) == "from"):
		at, after = i+2, true
	case w == "starting" || w == "beginning":
		at, after = i+1, true
	case w == "no" && r.low(i+1) == "later" && r.low(i+2) == "than":
		at = i + 3
	case w == "later" && r.low(i+1) == "than":
		at, after = i+2, true
	case w == "earlier" && r.low(i+1) == "than":
		at = i + 2
	default:
		return Mention{}, i
	}
	if w := r.low(at); w == "or" && (r.low(at+1) == "on" || r.low(at+1) == "at" || r.low(at+1) == "in") {
		at += 2
	}
	if w := r.low(at); w == "or" && r.low(at+1) == "equal" && r.low(at+2) == "to" {
		at += 3
	}
	p, next := r.nearDay(at)
	if next <= at {
		p, next = r.besidePart(at, after)
	}
	if next <= at {
		p, next = r.date(at)
	}
	if next <= at || p.Value == "" || strings.Contains(p.Value, "/") {
		return Mention{}, i
	}
	if strings.HasPrefix(p.Value, "[") {
		return Mention{}, i
	}
	if after {
		p.Value += "/.."
	} else {
		p.Value = "../" + p.Value
	}
	return r.found(i, next, When, p)
}

// count reads a small number in figures or words at lexeme i; 0 if there is none.
func (r *reader) count(i int) (n, next int) {
	if n = r.figures(i, 3); n > 0 {
		return n, i + 1
	}
	if n = small[r.low(i)]; n > 0 {
		return n, i + 1
	}
	return 0, i
}

// back resolves a length of time that ends with the date of the document.
func (r *reader) back(n int, unit string) string {
	today, ok := r.today()
	if !ok {
		return ""
	}
	var from time.Time
	switch unit {
	case "D":
		from = today.AddDate(0, 0, -n)
	case "W":
		from = today.AddDate(0, 0, -7*n)
	case "M":
		from = today.AddDate(0, -n, 0)
	case "Y":
		from = today.AddDate(-n, 0, 0)
	case "0Y":
		from = today.AddDate(-10*n, 0, 0)
	default:
		return ""
	}
	return from.Format(time.DateOnly) + "/" + today.Format(time.DateOnly)
}

// shortWeekdays are weekdays as calendars shorten them. They stand for days only
// before the day of the month.
var shortWeekdays = map[string]time.Weekday{"sun": time.Sunday, "mon": time.Monday, "tue": time.Tuesday, "tues": time.Tuesday, "wed": time.Wednesday, "thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday, "fri": time.Friday, "sat": time.Saturday}
