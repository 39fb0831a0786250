package period

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// together reads a second time that goes on where the time p ends, as one with it: "2015
// and 2016", "March and April", "2024 and the first half of 2025". Where numbers are
// told "respectively" each has its own.
func (r *reader) together(p hearsay.Period, next int) (hearsay.Period, int) {
	if r.low(next) != "and" || p.Basis == hearsay.PeriodUnknown {
		return p, next
	}
	_, after, ok := limits(p.Value)
	if !ok {
		return p, next
	}
	at := next + 1
	if r.low(at) == "the" {
		at++
	}
	q, end := r.date(at)
	if y := r.yearAt(at); end <= at && y > 0 && len(p.Value) == 4 && (r.closed(at+1) || closes[r.low(at+1)]) {
		q, end = explicit(fmt.Sprint(y)), at+1
	}
	q.Value = inMonths(q.Value)
	start, _, ok := limits(q.Value)
	if end <= at || !ok || !start.Equal(after) || q.Basis != p.Basis {
		return p, next
	}
	if r.eachItsOwn(end) {
		return p, next
	}
	if _, last, ok := strings.Cut(q.Value, "/"); ok {
		q.Value = last
	}
	p.Value += "/" + q.Value
	return p, end
}

// daysInRow reads the days that follow one another behind the day p, as one time with it:
// "Oct. 14 and 15", "Oct. 5, 6 and 7, 2015", "Sept. 29, 30 and Oct. 1, 2015". The year is
// that of the last where only this has one.
func (r *reader) daysInRow(p hearsay.Period, next int) (hearsay.Period, int) {
	if len(p.Value) != len(time.DateOnly) {
		return p, next
	}
	first, err := time.Parse(time.DateOnly, strings.Replace(p.Value, "XXXX", "2000", 1)) // a year that has all days
	if err != nil {
		return p, next
	}
	at := next
	for days := 1; ; days++ {
		link := r.low(at)
		if link == "," && (r.low(at+1) == "and" || r.low(at+1) == "&") {
			at, link = at+1, r.low(at+1)
		}
		ends := link == "and" || link == "&"
		if !ends && link != "," {
			return p, next
		}
		at++
		last := first.AddDate(0, 0, days)
		d, after := r.dayAt(at)
		var q hearsay.Period
		if d == 0 || months[r.low(after)] > 0 {
			q, after = r.date(at)
			if len(q.Value) != len(time.DateOnly) || q.Value[4:] != last.Format("-01-02") {
				return p, next
			}
		} else if d != last.Day() {
			return p, next
		}
		if !ends {
			at = after
			continue
		}
		if y, end := r.yearBehind(after); q.Value == "" && y > 0 {
			q, after = explicit(fmt.Sprintf("%04d", y)), end
		} else if after < len(r.lex) && r.lexKind(after) == lex.Word && !closes[r.low(after)] && !leads[r.low(after)] || r.eachItsOwn(after) {
			return p, next // "on Oct. 14 and 15 people"
		}
		return untilDay(p, q, days), after
	}
}

// untilDay returns the days from p to a later one; where p has no year of its own, it is
// that of q, if q tells one.
func untilDay(p, q hearsay.Period, days int) hearsay.Period {
	if q.Basis == hearsay.PeriodExplicit && p.Basis != hearsay.PeriodExplicit {
		p.Basis = hearsay.PeriodExplicit
		end, _ := time.Parse(time.DateOnly, q.Value[:4]+p.Value[4:])
		if end = end.AddDate(0, 0, days); end.Format("2006") > q.Value[:4] { // "Dec. 31 and Jan. 1, 2016"
			end = end.AddDate(-1, 0, 0)
		}
		p.Value = end.AddDate(0, 0, -days).Format(time.DateOnly)
	}
	from, err := time.Parse(time.DateOnly, strings.Replace(p.Value, "XXXX", "2000", 1))
	if err != nil {
		return p
	}
	to := from.AddDate(0, 0, days)
	if p.Value[0] == 'X' {
		p.Value += "/XXXX" + to.Format("-01-02")
	} else {
		p.Value += "/" + to.Format(time.DateOnly)
	}
	return p
}

// eachItsOwn reports whether the times before lexeme i are those of one number each.
func (r *reader) eachItsOwn(i int) bool {
	return slices.ContainsFunc(r.lex[min(i, len(r.lex)):], func(l lex.Lexeme) bool { return l.Low == "respectively" })
}

// limits returns the first day of a year, a month, a day or an interval of these, and
// the day after its last.
func limits(value string) (start, after time.Time, ok bool) {
	from, to, interval := strings.Cut(value, "/")
	if !interval {
		to = from
	}
	start, _, ok = span(from)
	if !ok {
		return start, after, false
	}
	_, after, ok = span(to)
	return start, after, ok
}

func span(date string) (start, after time.Time, ok bool) {
	layout, years, months, days := "", 0, 0, 0
	switch len(date) {
	case len("2006"):
		layout, years = "2006", 1
	case len("2006-01"):
		layout, months = "2006-01", 1
	case len(time.DateOnly):
		layout, days = time.DateOnly, 1
	default:
		return start, after, false
	}
	start, err := time.Parse(layout, date)
	return start, start.AddDate(years, months, days), err == nil
}

// weekdays reads a second weekday behind the first, which ends before lexeme next, as one
// time with it, with the hours that stand beside them: "between Monday and Thursday",
// "Monday through Wednesday", "between Friday night and noon Saturday", "from 10 p.m.
// Friday to 4 a.m. Saturday", "Friday night and early Saturday". One that lies ahead is left
// alone.
func (r *reader) weekdays(p hearsay.Period, first time.Weekday, next int) (hearsay.Period, int) {
	link := r.skipHours(next)
	at := r.skipHours(link + 1)
	second, ok := weekdays[r.low(at)]
	start, err := time.Parse(time.DateOnly, p.Value)
	today, known := r.today()
	if !ok || err != nil || !known || !r.capital(at) || second == first {
		return p, next
	}
	days := int(second-first+7) % 7
	switch w := r.low(link); {
	case w == "to" || w == "through" || w == "until" || w == "till":
	case w == "into" && days == 1:
	case w == "and" && (r.between(next-1) || days == 1 && (nights[r.low(next)] || r.low(next-2) == "late") && !r.eachItsOwn(at)):
	default:
		return p, next
	}
	end := start.AddDate(0, 0, days)
	if end.After(today) {
		return p, next
	}
	p.Value += "/" + end.Format(time.DateOnly)
	return p, at + 1
}

// between reports whether "between" stands before lexeme i and the hours before it.
func (r *reader) between(i int) bool {
	for j := i - 1; j >= 0 && j > i-8; j-- {
		if r.low(j) == "between" {
			return r.skipHours(j+1) == i
		}
	}
	return false
}

// skipHours returns the lexeme behind the hours and parts of a day at lexeme i: "late",
// "night", "at 4:30 a.m.".
func (r *reader) skipHours(i int) int {
	for {
		at := i
		for beforeHours[r.low(at)] {
			at++
		}
		switch next := r.clock(at); {
		case next > at:
			i = next
		case hoursOfDay[r.low(at)]:
			i = at + 1
		case at > i && weekdayBefore(r.low(at)): // "late Friday"
			return at
		default:
			return i
		}
	}
}

// clock reads a time of day in figures at lexeme i: "10 p.m.", "4:30", "9am".
func (r *reader) clock(i int) int {
	if n := r.figures(i, 2); n < 0 || n > 24 {
		return i
	}
	at, exact := i+1, false
	if w := r.low(at); (w == ":" || w == ".") && r.figures(at+1, 2) >= 0 && !r.lex[at+1].Space {
		at, exact = at+2, true
	}
	switch w := r.low(at); {
	case w == "am" || w == "pm":
		return at + 1
	case (w == "a" || w == "p") && r.low(at+1) == "." && r.low(at+2) == "m":
		at += 3
		if r.low(at) == "." {
			at++
		}
		return at
	case exact:
		return at
	}
	return i
}

var (
	// beforeHours are words before a time of day.
	beforeHours = set("at about around shortly early late after before just the")
	// hoursOfDay are words for parts of a day.
	hoursOfDay = set("morning noon midday lunchtime afternoon evening night midnight dawn dusk nightfall sunrise sunset daybreak")
	// nights are those that run on to the next day.
	nights = set("night evening midnight")
)

// season resolves "last summer", of which the document is of the year before; "this
// summer" is of its year. Winters lie in two years.
func (r *reader) season(code, w string) hearsay.Period {
	p := hearsay.Period{Type: hearsay.Interval, Value: "XXXX-" + code, Basis: hearsay.PeriodUnknown}
	if r.month == 0 || code == "24" {
		return p
	}
	switch over := map[string]int{"21": 5, "22": 8, "23": 11}[code]; {
	case w == "this":
		p.Value = fmt.Sprintf("%04d-%s", r.year, code)
	case w == "last" && r.month <= over: // later in the year it may be the one just gone
		p.Value = fmt.Sprintf("%04d-%s", r.year-1, code)
	default:
		return p
	}
	p.Basis = r.basis
	return p
}

// thisYear is the year of the document.
func (r *reader) thisYear() hearsay.Period {
	p, _ := r.calendar("year", 0)
	return p
}
