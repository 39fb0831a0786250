package period

import (
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// part is a part of a month, a year or another stretch of time.
type part uint8

const (
	whole part = iota
	first
	middle
	last
)

// parts are the words for parts of a time.
var parts = map[string]part{
	"early": first, "earlier": first, "beginning": first, "start": first, "mid": middle, "middle": middle, "late": last, "end": last, "close": last,
}

// partAt reads the words for a part of a time at lexeme i: "late", "mid-", "early in the",
// "end of". A point is the end or the beginning itself where it bounds a range. The time
// stands at lexeme at.
func (r *reader) partAt(i int) (p part, point bool, at int) {
	w := r.low(i)
	p, at = parts[w], i+1
	switch w {
	case "early", "late", "mid":
		if link := r.low(at); link == "-" || link == "in" {
			at++
		}
	case "earlier":
		if link := r.low(at); link != "last" && link != "previous" {
			return whole, false, i
		}
	default:
		if r.low(at) != "of" {
			return whole, false, i
		}
		point, at = true, at+1
	}
	return p, point || p == middle, r.skipThe(at)
}

// partly is a part of a time as it was read.
type partly struct {
	part       part
	point      bool
	of         hearsay.Period
	start, end time.Time // of the whole, the end exclusive
}

// partOf reads a part of a week, month, quarter, year or decade at lexeme i.
func (r *reader) partOf(i int) (p partly, next int) {
	which, point, at := r.partAt(i)
	if which == whole {
		return p, i
	}
	of, next := r.dateOrCalendar(at)
	start, end, ok := decade(of.Value)
	if !ok {
		start, end, ok = limits(inMonths(of.Value))
	}
	p = partly{which, point, of, start, end}
	if from, to := p.days(); next <= at || !ok || !from.Before(to) {
		return p, i
	}
	return p, next
}

// decade returns the first day of a decade, and the day after its last.
func decade(value string) (start, end time.Time, ok bool) {
	tens, ok := strings.CutSuffix(value, "X")
	if !ok {
		return start, end, false
	}
	start, err := time.Parse("2006", tens+"0")
	return start, start.AddDate(10, 0, 0), err == nil
}

// days returns the days in which a reader looks for the part, and the day after:
// the first or last third of a year or quarter, the half of a month or decade. The
// middle of these is shorter, but for the middle of a week.
func (p partly) days() (from, to time.Time) {
	cut := func(months, days int) (time.Time, time.Time) {
		switch p.part {
		case first:
			return p.start, p.start.AddDate(0, months, days)
		case last:
			return p.end.AddDate(0, -months, -days), p.end
		}
		return p.start.AddDate(0, months, days), p.end.AddDate(0, -months, -days)
	}
	months := 12*(p.end.Year()-p.start.Year()) + int(p.end.Month()-p.start.Month())
	switch {
	case p.end.Sub(p.start) == 7*24*time.Hour:
		switch p.part {
		case first:
			return p.start, p.start.AddDate(0, 0, 3)
		case middle:
			return p.start.AddDate(0, 0, 1), p.start.AddDate(0, 0, 5)
		}
		return p.start.AddDate(0, 0, 3), p.end
	case p.start.Day() != 1 || p.end.Day() != 1:
		return p.end, p.start
	case months == 1:
		switch p.part {
		case first:
			return p.start, p.start.AddDate(0, 0, 15)
		case middle:
			return p.start.AddDate(0, 0, 9), p.start.AddDate(0, 0, 20)
		}
		return p.start.AddDate(0, 0, 15), p.end
	case months == 120 && p.part == middle:
		return cut(36, 0)
	case months == 120:
		return cut(60, 0)
	case months%3 == 0 && months <= 12:
		return cut(months/3, 0)
	}
	return p.end, p.start
}

// edges returns the day that a range from the part begins with, and the day after the
// last of a range to the part: a range "from the end of March to the middle of May"
// holds all of April, and half of May.
func (p partly) edges() (from, to time.Time) {
	from, to = p.days()
	if !p.point {
		return from, to
	}
	switch p.part {
	case first:
		return p.start, p.start
	case last:
		return p.end, p.end
	}
	half := p.start.AddDate(0, 0, int(p.end.Sub(p.start).Hours()/48))
	return half, half
}

// partOfTime reads a part of a time as the days in which a reader looks for it: "late
// July", "mid-2015", "the end of last year", or a range that begins with it.
func (r *reader) partOfTime(i int) (hearsay.Period, int) {
	p, next := r.partOf(i)
	if next <= i {
		return hearsay.Period{}, i
	}
	start, _ := p.edges()
	before := r.low(i - 1)
	if before == "the" {
		before = r.low(i - 2)
	}
	if q, end := r.throughPart(start, p.of, next, before); end > next {
		return q, end
	}
	from, to := p.days()
	p.of.Value = spanOf(from, to)
	return p.of, next
}

// throughPart reads the second half of a range that begins on a day, of which one half
// is a part of a time. The first, the time p, ends before next; before is the word before it.
func (r *reader) throughPart(start time.Time, p hearsay.Period, next int, before string) (hearsay.Period, int) {
	switch link := r.low(next); {
	case link == "to" || link == "through" || link == "until" || link == "till":
	case link == "and" && before == "between":
	default:
		return p, next
	}
	at := r.skipThe(next + 1)
	q, end := r.partOf(at)
	_, to := q.edges()
	if end <= at {
		var ok bool
		q.of, end = r.date(at)
		if _, to, ok = limits(inMonths(q.of.Value)); !ok || end <= at {
			return p, next
		}
	}
	if p.Basis != hearsay.PeriodExplicit && q.of.Basis == hearsay.PeriodExplicit { // "from April to the end of June 2016"
		start = start.AddDate(to.Year()-start.Year(), 0, 0)
		p.Basis = hearsay.PeriodExplicit
	}
	if !start.Before(to) && len(p.Value) >= len("2006-01") {
		start = start.AddDate(-1, 0, 0)
	}
	if !start.Before(to) || p.Basis != q.of.Basis {
		return p, next
	}
	p.Value = spanOf(start, to)
	return p, end
}

// sincePart reads a part of a time as the start of a count. The end of a time is its last
// day; of any other part the time is known that it is in, the days are not.
func (r *reader) sincePart(i int) (hearsay.Period, int) {
	at := r.skipThe(i)
	if k := at; r.low(k) == "year" && k > i && (r.low(k+1) == "began" || r.low(k+1) == "started") {
		return r.thisYear(), k + 2
	} else if (r.low(k) == "start" || r.low(k) == "beginning") && r.low(k+1) == "of" && (r.low(k+2) == "the" || r.low(k+2) == "this") {
		if p, ok := r.calendar(r.low(k+3), 0); ok {
			return p, k + 4
		}
	}
	p, next := r.partOf(at)
	if next <= at {
		return hearsay.Period{}, i
	}
	if p.point && p.part == last {
		p.of.Value = p.end.AddDate(0, 0, -1).Format(time.DateOnly)
	}
	return p.of, next
}

// untilPart reads a part of a time as the end of a count: its last day.
func (r *reader) untilPart(i int) (hearsay.Period, int) {
	at := r.skipThe(i)
	p, next := r.partOf(at)
	if next <= at {
		return r.yearsEnd(i)
	}
	_, to := p.days()
	if p.point && p.part == first {
		to = p.start.AddDate(0, 0, 1)
	}
	p.of.Value = to.AddDate(0, 0, -1).Format(time.DateOnly)
	return p.of, next
}

// yearsEnd reads the end of the year, month or week that runs, where the sentence tells what is to come: "will send 40 by the
// end of the year", "plans to send 40 by year's end".
func (r *reader) yearsEnd(i int) (hearsay.Period, int) {
	unit, next := "", i
	switch {
	case r.low(i) == "the" && r.low(i+1) == "end" && r.low(i+2) == "of" && r.low(i+3) == "the":
		unit, next = r.low(i+4), i+5
	case r.low(i+1) == "-" && r.low(i+2) == "end":
		unit, next = r.low(i), i+3
	case r.low(i+1) == "end":
		unit, next = strings.TrimSuffix(r.low(i), "'s"), i+2
	}
	p, ok := r.calendar(unit, 0)
	_, end, whole := limits(inMonths(p.Value))
	if !ok || !whole || !slices.ContainsFunc(r.lex, func(l lex.Lexeme) bool { return toCome[l.Low] }) {
		return hearsay.Period{}, i
	}
	p.Value = end.AddDate(0, 0, -1).Format(time.DateOnly)
	return p, next
}

// toCome are words of a sentence that tells what is to come.
var toCome = set("will would shall should could may might can plan plans planned planning aim aims aimed expect expects expected hope hopes hoped intend intends intended want wants promise promises promised pledge pledges pledged vow vows vowed due set must target goal")

// skipThe returns the lexeme at i, or the next if it is "the".
func (r *reader) skipThe(i int) int {
	if r.low(i) == "the" {
		i++
	}
	return i
}

// besidePart reads what "before" and "after" bound where a part of a time stands behind
// them: "before the end of December", "after mid-May".
func (r *reader) besidePart(i int, after bool) (hearsay.Period, int) {
	at := r.skipThe(i)
	p, next := r.partOf(at)
	if next <= at {
		return hearsay.Period{}, i
	}
	from, to := p.days()
	day := from
	switch {
	case p.part == first:
		day = p.start
	case after || p.part == last && p.point:
		day = to.AddDate(0, 0, -1)
	}
	p.of.Value = day.Format(time.DateOnly)
	return p.of, next
}
