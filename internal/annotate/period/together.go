package period

import (
	"fmt"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
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
	for k := end; k < len(r.lex); k++ {
		if r.low(k) == "respectively" {
			return p, next
		}
	}
	if _, last, ok := strings.Cut(q.Value, "/"); ok {
		q.Value = last
	}
	p.Value += "/" + q.Value
	return p, end
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

// weekdays reads a second weekday behind the first, as one time with it: "between Monday
// and Thursday", "Monday through Wednesday". One that lies ahead is left alone.
func (r *reader) weekdays(p hearsay.Period, first time.Weekday, next int, before string) (hearsay.Period, int) {
	link := r.low(next)
	if link != "to" && link != "through" && link != "until" && (link != "and" || before != "between") {
		return p, next
	}
	second, ok := weekdays[r.low(next+1)]
	start, err := time.Parse(time.DateOnly, p.Value)
	today, known := r.today()
	if !ok || err != nil || !known || !r.capital(next+1) || second == first {
		return p, next
	}
	end := start.AddDate(0, 0, int(second-first+7)%7)
	if end.After(today) {
		return p, next
	}
	p.Value += "/" + end.Format(time.DateOnly)
	return p, next + 2
}

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
