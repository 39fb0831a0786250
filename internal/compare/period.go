package compare

import (
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
)

// samePeriod reports whether two periods can be the same: equal values, or
// equal but for what one of them leaves unknown ("XXXX-12" and "2025-12"). A
// period that is not stated can be any.
func samePeriod(a, b hearsay.Period) bool {
	if a.Type != "" && b.Type != "" && a.Type != b.Type && (a.Type == hearsay.Rate || b.Type == hearsay.Rate) {
		return false
	}
	if eventDay(a, b) || eventDay(b, a) {
		return true
	}
	if a.Value == "" || b.Value == "" {
		return true
	}
	if a.Type != b.Type && (over(a) && b.Type == hearsay.Cumulative || over(b) && a.Type == hearsay.Cumulative) {
		return false
	}
	if a.Type == hearsay.Cumulative && b.Type == hearsay.Cumulative {
		from, _, ok := strings.Cut(a.Value, "/")
		start, _, ok2 := strings.Cut(b.Value, "/")
		if ok && ok2 { // running totals of one start, whatever the day they have come to
			return from == ".." || start == ".." || matches(from, start)
		}
	}
	return matches(a.Value, b.Value)
}

// oneMonth is the longest time within which a shorter one can be that of the same
// figure.
const oneMonth = 31 * 24 * time.Hour

// oneTime reports whether two claims with the same value can be about one time
// that their reports put otherwise: the one lies within the other, or, for counts
// of people, they are neighbouring days, as an event of the night may be put on
// either.
func oneTime(a, b *claim) bool {
	if !sameValue(a, b) || a.Period.Type == hearsay.Rate || b.Period.Type == hearsay.Rate {
		return false
	}
	from, to := periodRange(a.Period)
	start, end := periodRange(b.Period)
	if from.IsZero() || start.IsZero() {
		return false
	}
	if to.Sub(from) > oneMonth || end.Sub(start) > oneMonth { // "in March 2009", "in 2009"
		within := !from.Before(start) && !to.After(end) || !start.Before(from) && !end.After(to)
		return within && telling(a) && !small(a) && a.Measure == b.Measure && over(a.Period) && over(b.Period)
	}
	if from.Before(end) && start.Before(to) {
		return true
	}
	return defined(a.Measure) && !from.After(end) && !start.After(to)
}

// periodRange returns the first day of a period and the day after its last; zero
// times if they are not known.
func periodRange(p hearsay.Period) (start, end time.Time) {
	from, to, ok := strings.Cut(p.Value, "/")
	if !ok {
		return dayRange(from)
	}
	start, _ = dayRange(from)
	_, end = dayRange(to)
	return start, end
}

// eventDay reports whether day is the day on which the running total began, or can be, where the total
// does not say: the toll of an event as given on its day, and soon after.
func eventDay(day, total hearsay.Period) bool {
	from, to, ok := strings.Cut(total.Value, "/")
	if !ok || total.Type != hearsay.Cumulative || day.Type != hearsay.Interval || len(day.Value) != len("2006-01-02") {
		return false
	}
	apart := daysApart(day.Value, to)
	return day.Value == from || from == ".." && day.Value <= to && apart >= 0 && apart <= sameEventDays
}

// over reports whether the period is a stated one with an end.
func over(p hearsay.Period) bool { return p.Type == hearsay.Interval && p.Value != "" }

// matches reports whether two EDTF values of the same shape agree wherever
// both are known; an X stands for an unknown digit.
func matches(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if a[i] != b[i] && a[i] != 'X' && b[i] != 'X' {
			return false
		}
	}
	return true
}

// unsure reports whether an EDTF value has unknown digits.
func unsure(value string) bool { return strings.Contains(value, "X") }

// days returns how many days a month, day or interval lasts, or 0 if that is
// not known. A month other than February is known without its year.
func days(p hearsay.Period) int {
	v := p.Value
	if from, to, ok := strings.Cut(v, "/"); ok {
		start, end := dayRange(from)
		last, stop := dayRange(to)
		if start.IsZero() || last.IsZero() || end.IsZero() || stop.Before(start) {
			return 0
		}
		return int(stop.Sub(start).Hours() / 24)
	}
	if month, ok := strings.CutPrefix(v, "XXXX-"); ok && len(month) == 2 && month != "02" {
		v = "2001-" + month
	}
	start, end := dayRange(v)
	if start.IsZero() {
		return 0
	}
	return int(end.Sub(start).Hours() / 24)
}

// dayRange returns the first day of an ISO 8601 date, month or year and the
// day after its last; zero times if it is none.
func dayRange(v string) (start, end time.Time) {
	switch len(v) {
	case len("2006"):
		if t, err := time.Parse("2006", v); err == nil {
			return t, t.AddDate(1, 0, 0)
		}
	case len("2006-01"):
		if t, err := time.Parse("2006-01", v); err == nil {
			return t, t.AddDate(0, 1, 0)
		}
	default:
		if t, err := time.Parse("2006-01-02", day(v)); err == nil {
			return t, t.AddDate(0, 0, 1)
		}
	}
	return time.Time{}, time.Time{}
}

// daysApart returns how many days lie between two dates of reports, or -1 if
// one of them is not known to the day.
func daysApart(a, b string) int {
	a, b = day(a), day(b)
	if len(a) != len("2006-01-02") || len(b) != len("2006-01-02") {
		return -1
	}
	ta, _ := dayRange(a)
	tb, _ := dayRange(b)
	if ta.IsZero() || tb.IsZero() {
		return -1
	}
	n := int(tb.Sub(ta).Hours() / 24)
	return max(n, -n)
}
