package period

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// lengths are names of lengths of time with their ISO 8601 designator.
var lengths = map[string]string{
	"hour": "H", "hours": "H", "day": "D", "days": "D", "night": "D", "nights": "D", "week": "W", "weeks": "W",
	"month": "M", "months": "M", "year": "Y", "years": "Y", "decade": "0Y", "decades": "0Y",
}

// small are number words before a length.
var small = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

// few is how many "the past few days" are taken for.
const few = 3

// since reads "since the start of the war in X", "since December", "since 2014",
// up to the end of the phrase.
func (r *reader) since(i int) (Mention, int) {
	if w := r.low(i - 1); w == "has" || w == "have" || w == "had" || i > 0 && w != "long" && r.closed(i+1) && r.low(i+1) != "-" { // "it has since replaced 40 trucks", "has replaced 40 since"
		return r.found(i, i+1, Since, hearsay.Period{Type: hearsay.Cumulative, Basis: hearsay.PeriodUnknown})
	}
	at := i + 1
	if p, next := r.sincePart(at); next > at {
		return r.found(i, next, Since, r.upToNow(p))
	}
	if p, next := r.date(at); next > at {
		p, next = r.yearTold(p, next)
		return r.found(i, next, Since, r.upToNow(p))
	}
	if w := r.low(at); (w == "late" || w == "early") && weekdayBefore(r.low(at+1)) {
		at++
	}
	if w := r.low(at); w == "last" || w == "this" || w == "yesterday" || weekdayBefore(w) {
		if m, after := r.relative(at, at); after > at && m.Kind == When && m.Period.Value != "" {
			return r.found(i, after, Since, r.upToNow(m.Period))
		}
	}
	next := i + 1
	for next < len(r.lex) && next-i < 12 {
		w := r.low(next)
		if w == "," || w == "." || w == ";" || w == "-" && !r.hyphen(next) || w == "(" || w == ":" || ends[w] && next > i+1 {
			break
		}
		next++
	}
	if next == i+1 {
		return Mention{}, i
	}
	if p, end := r.startNamed(at); end > at {
		return r.found(i, max(next, end), Since, r.upToNow(p))
	}
	if p, end := r.startIn(i+1, next); end > 0 {
		return r.found(i, end, Since, r.upToNow(p))
	}
	return r.found(i, next, Since, hearsay.Period{Type: hearsay.Cumulative, Basis: hearsay.PeriodUnknown})
}

// startNamed reads the time by which what a "since" names is told from others: "since the
// 2015 floods", "since the January storms", "since Monday's vote".
func (r *reader) startNamed(i int) (hearsay.Period, int) {
	at := r.skipThe(i)
	if w := r.low(i); w == "a" || w == "an" || w == "that" || w == "his" || w == "her" || w == "its" || w == "their" {
		at++
	}
	named := func(k int) bool {
		return r.lexKind(k) == lex.Word && k < len(r.lex) && r.lex[k].Space && !closes[r.low(k)] && !ends[r.low(k)]
	}
	if y := r.yearAt(at); y >= 1900 && at > i && named(at+1) {
		return explicit(strconv.Itoa(y)), at + 1
	}
	p, next := r.date(at)
	if day, ok := weekdays[strings.TrimSuffix(strings.ReplaceAll(r.low(at), "’", "'"), "'s")]; ok { // also "Monday's"
		p, next = r.weekday(day), at+1
	} else if at == i {
		return hearsay.Period{}, i
	}
	if next <= at || p.Value == "" || strings.ContainsAny(p.Value, "/[") || !named(next) || strings.HasSuffix(p.Value, "-09-11") && p.Basis != hearsay.PeriodExplicit { // those attacks were in 2001
		return hearsay.Period{}, i
	}
	return p, next
}

// startIn reads the day on which what a "since" names began, from the words of
// its clause: "since their revolt in 2009", "since the first was found on 2
// February", "since the guns opened fire last Thursday", "since the rains came ten days
// ago". The clause ends with
// the next comma or stop, at most a dozen words on. The end is the lexeme behind
// the day, 0 if there is none.
func (r *reader) startIn(i, next int) (p hearsay.Period, end int) {
	for k := i + 1; k < len(r.lex) && k < i+14; k++ {
		switch w := r.low(k); w {
		case "-":
			if !r.hyphen(k) {
				return hearsay.Period{}, 0
			}
		case ",", ".", ";", ":", "(", "and", "but", "said", "says", "according":
			return hearsay.Period{}, 0
		case "in", "on", "of":
			if p, end := r.date(k + 1); end > k+1 && p.Value != "" && !strings.ContainsAny(p.Value, "/[") && (w != "of" || k < next) {
				return p, end
			}
			if m, end := r.relative(k, k); w == "on" && end > k && m.Period.Value != "" {
				return m.Period, end
			}
		case "last":
			if m, end := r.relative(k, k); end > k && m.Kind == When && m.Period.Value != "" {
				return m.Period, end
			}
		default:
			if m, end := r.ago(k); end > k && m.Period.Value != "" && !inexact[r.low(k-1)] {
				return m.Period, end
			}
		}
	}
	return hearsay.Period{}, 0
}

// inexact are words before a length of time that is not known exactly.
var inexact = set("over than about around nearly almost some roughly approximately under within least")

// hyphen reports whether lexeme i is a mark between parts of one word: "counter-offensive".
func (r *reader) hyphen(i int) bool {
	return i > 0 && i+1 < len(r.lex) && r.lexKind(i-1) == lex.Word && r.lexKind(i+1) == lex.Word && !r.lex[i].Space && !r.lex[i+1].Space
}

// upToNow makes a count of the time since p began: up to the day of the document,
// or open where that is not known.
func (r *reader) upToNow(p hearsay.Period) hearsay.Period {
	start, _, _ := strings.Cut(p.Value, "/")
	if start == "" {
		return hearsay.Period{Type: hearsay.Cumulative, Basis: hearsay.PeriodUnknown}
	}
	end := ".."
	if today, ok := r.today(); ok && !strings.ContainsAny(start, "X[") && start <= today.Format(time.DateOnly) {
		end = today.Format(time.DateOnly)
	}
	p.Type, p.Value = hearsay.Cumulative, start+"/"+end
	return p
}

// ends are words that end the phrase after "since".
var ends = set("and but when while who which that has have had was were is are said says he she they it according with more at for as to")

// relative reads times that hang on the date of the document: "yesterday", "on
// Friday", "last month", "within a year", "in the same period", "so far". The
// mention begins at lexeme from, the words are looked at from i.
func (r *reader) relative(from, i int) (Mention, int) {
	w := r.low(i)
	if w == "the" {
		i++
		w = r.low(i)
		if w == "day" && r.low(i+1) == "before" && r.low(i+2) == "yesterday" {
			return r.found(from, i+3, When, r.daysBack(2))
		}
	}
	switch {
	case w == "that" && from < i && (r.low(i+1) == "period" || r.low(i+1) == "time" && (r.low(from) == "during" || r.low(from) == "over")):
		return r.found(from, i+2, Same, hearsay.Period{Basis: hearsay.PeriodUnknown})
	case w == "same" && (r.low(i+1) == "period" || r.low(i+1) == "time" && r.low(from) != "at" || r.low(i+1) == "quarter" || lengths[r.low(i+1)] != "" || small[r.low(i+1)] > 1 && lengths[r.low(i+2)] != ""):
		if from == i || r.low(i+1) == "time" {
			return Mention{}, from
		}
		next := i + 2
		if small[r.low(i+1)] > 1 {
			next++
		}
		return r.found(from, next, Same, hearsay.Period{Basis: hearsay.PeriodUnknown})
	case w == "that" && from < i && (r.low(i+1) == "time" || r.low(i+1) == "period" || r.low(i+1) == "span") && lead[r.low(from)] && (r.closed(i+2) || r.low(i+2) != "of" && r.low(i+2) != "that"): // and not "for that time of year"
		return r.found(from, i+2, Same, hearsay.Period{Basis: hearsay.PeriodUnknown})
	case w == "quarter" && from < i-1 && r.low(i-1) == "the" && lead[r.low(from)] && (r.closed(i+1) || closes[r.low(i+1)]):
		return r.found(from, i+1, Within, hearsay.Period{Type: hearsay.Interval, Per: "P3M", Basis: hearsay.PeriodUnknown})
	case w == "month" && from == i-2 && r.low(i-1) == "the" && lead[r.low(from)] && (r.closed(i+1) || closes[r.low(i+1)]):
		return r.found(from, i+1, Within, hearsay.Period{Type: hearsay.Interval, Per: "P1M", Basis: hearsay.PeriodUnknown})
	case w == "to" && r.low(i+1) == "date" && r.low(i+2) == "this" && lengths[r.low(i+3)] != "":
		p, _ := r.unitSoFar(r.low(i + 3))
		return r.found(from, i+4, Since, p)
	case w == "to" && r.low(i+1) == "date" && r.low(i+2) != "from" && r.day > 0 && lengths[r.low(i-1)] == "":
		p := r.daysBack(0)
		p.Type, p.Value = hearsay.Cumulative, "../"+p.Value
		return r.found(from, i+2, Since, p)
	case w == "so" && r.low(i+1) == "far" && (r.low(i+2) == "this" || r.low(i+2) == "in" && r.low(i+3) == "the"):
		at := i + 3
		if r.low(i+2) == "in" {
			at++
		}
		if p, ok := r.unitSoFar(r.low(at)); ok {
			return r.found(from, at+1, Since, p)
		}
		return r.found(from, i+2, Since, hearsay.Period{Type: hearsay.Cumulative, Basis: hearsay.PeriodUnknown})
	case w == "so" && r.low(i+1) == "far" && r.low(i+2) == "in" && r.yearAt(i+3) > 0 && (r.closed(i+4) || closes[r.low(i+4)]):
		return r.found(from, i+4, Since, r.upToNow(explicit(r.low(i+3))))
	case w == "so" && r.low(i+1) == "far" && r.day > 0 && r.low(i-2) == "the" && r.low(i-1) == "day": // "up 3 percent on the day so far"
		return r.found(from, i+2, When, r.daysBack(0))
	case w == "so" && r.low(i+1) == "far" && r.day > 0:
		p := r.daysBack(0)
		p.Type, p.Value = hearsay.Cumulative, "../"+p.Value
		return r.found(from, i+2, Since, p)
	case w == "so" && r.low(i+1) == "far", w == "to" && r.low(i+1) == "date":
		return r.found(from, i+2, Since, hearsay.Period{Type: hearsay.Cumulative, Basis: hearsay.PeriodUnknown})
	case w == "this" && dayParts[r.low(i+1)]:
		return r.found(from, i+2, When, r.daysBack(0))
	case (w == "overnight" || w == "night" && from < i) && (r.low(i+1) == "to" || r.low(i+1) == "into"):
		if p, next := r.nightTo(i + 2); next > i+2 {
			return r.found(from, next, When, p)
		} else if w == "overnight" {
			return r.found(from, i+1, When, r.lastNight())
		}
	case w == "overnight":
		return r.found(from, i+1, When, r.lastNight())
	case w == "weekend" && from < i && r.low(from) != "the" && r.low(i+1) != "of", (w == "this" || w == "last") && r.low(i+1) == "weekend":
		return r.weekend(from, i)
	case (w == "today" || w == "tonight") && r.capital(i) && i > 0 && r.lexKind(i-1) == lex.Word:
		return Mention{}, from // "USA Today"
	case (w == "today" || w == "yesterday" || w == "tonight") && r.low(i+1) != "'s":
		back := 0
		if w == "yesterday" {
			back = 1
		}
		p, next := r.daysBack(back), i+1
		if back == 0 || r.low(next) == "and" {
			p, next = r.rest(p, next, "")
		}
		return r.found(from, next, When, p)
	case w == "on" || w == "last" || w == "this" || w == "past" || w == "previous" || w == "next":
		return r.lastOrOn(from, i, w)
	}
	if w == "for" && r.low(i+1) == "the" {
		if d, after := r.dayAt(i + 2); d > 0 && after == i+4 && (after >= len(r.lex) || r.lexKind(after) == lex.Symbol) {
			return r.found(from, after, When, r.dayAlone(d))
		}
	}
	if day, ok := weekdays[strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s")]; ok && r.capital(i) { // also "Saturday's march"
		p, next := r.weekdays(r.weekday(day), day, i+1)
		return r.found(from, next, When, p)
	}
	if code, ok := seasons[w]; ok && (from < i && (r.low(from) == "in" || r.low(from) == "during" || r.low(from) == "over")) {
		if p, next := r.seasonOf(i); next > i {
			return r.found(from, next, When, p)
		}
		if !r.capital(i) { // "in Spring" may be a town
			return r.found(from, i+1, When, hearsay.Period{Type: hearsay.Interval, Value: "XXXX-" + code, Basis: hearsay.PeriodUnknown})
		}
	}
	if from < i && (r.low(from) == "within" || r.low(from) == "in" || r.low(from) == "over") {
		return r.length(from, i)
	}
	return Mention{}, from
}

// lastOrOn reads "on Friday", "last month", "this year", "last winter", "the
// past 24 hours".
func (r *reader) lastOrOn(from, i int, w string) (Mention, int) {
	next := r.low(i + 1)
	if w == "on" {
		for _, form := range []func(int) (hearsay.Period, int){r.weekdayOfWeek, r.weekdayTheNth} {
			if p, after := form(i + 1); after > i+1 {
				return r.found(from, after, When, p)
			}
		}
	}
	if p, after := r.weekdayAndDate(i + 1); after > i+1 {
		return r.found(from, after, When, p)
	}
	if day, ok := weekdays[next]; ok && (r.capital(i+1) || w == "on") && w != "next" {
		on := r.weekday(day)
		if w == "last" || w == "previous" {
			on = r.weekdayBefore(day)
		}
		p, after := r.weekdays(on, day, i+2)
		return r.found(from, after, When, p)
	}
	if w == "on" {
		at := i + 1
		if r.low(at) == "the" {
			at++
		}
		if d, after := r.dayAt(at); d > 0 && after == at+2 && months[r.low(after)] == 0 && (after >= len(r.lex) || r.lexKind(after) != lex.Word || closes[r.low(after)]) { // "on the 27th"
			return r.found(from, after, When, r.dayAlone(d))
		}
		if p, after := r.date(i + 1); after > i+1 {
			p, after = r.rest(p, after, r.low(from-1))
			return r.found(from, after, When, p)
		}
		return Mention{}, from
	}
	if m := months[next]; m > 0 && r.capital(i+1) && w != "next" {
		return r.found(from, i+2, When, r.withoutYear(m, 0))
	}
	if code, ok := seasons[next]; ok && w != "next" {
		return r.found(from, i+2, When, r.season(code, w))
	}
	if w == "last" || w == "this" || w == "previous" || w == "past" && next == "quarter" {
		back := 1
		if w == "this" {
			back = 0
		}
		if p, ok := r.calendar(strings.TrimSuffix(next, "'s"), back); ok && (next != "quarter" || r.low(i+2) != "of") { // not "the last quarter of an hour"
			if a, b := r.low(i+2), r.low(i+3); w == "this" && (a == "so" && b == "far" || a == "to" && b == "date") {
				p, _ = r.unitSoFar(next)
				return r.found(from, i+4, Since, p)
			}
			return r.found(from, i+2, When, p)
		}
	}
	if w == "next" && r.low(i-1) != "the" { // "the next year" follows another
		if p, ok := r.calendar(strings.TrimSuffix(strings.TrimSuffix(next, "'s"), "’s"), -1); ok {
			return r.found(from, i+2, When, p)
		}
	}
	if w == "past" || w == "last" || w == "previous" {
		return r.length(from, i+1)
	}
	if w == "next" && r.low(i-1) == "the" && from < i-1 && ahead[r.low(from)] {
		return r.lengthAhead(from, i+1)
	}
	return Mention{}, from
}

// ahead are words before a length of time that begins with the document.
var ahead = set("in within over during for throughout")

// lengthAhead reads "over the next five years" from the document on, as exactly as its unit is:
// for years, from the year of the document to the last.
func (r *reader) lengthAhead(from, i int) (Mention, int) {
	n, at := r.count(i)
	unit := lengths[r.low(at)]
	if n == 0 {
		n = 1
	}
	today, known := r.today()
	if !known || unit == "" || unit == "H" || at == i && strings.HasSuffix(r.low(at), "s") {
		return Mention{}, from
	}
	end, layout := today, time.DateOnly
	switch unit {
	case "D":
		end = today.AddDate(0, 0, n)
	case "W":
		end = today.AddDate(0, 0, 7*n)
	case "M":
		end, layout = today.AddDate(0, n, 0), "2006-01"
	case "Y":
		end, layout = today.AddDate(n, 0, 0), "2006"
	default:
		end, layout = today.AddDate(10*n, 0, 0), "2006"
	}
	value := today.Format(layout) + "/" + end.Format(layout)
	return r.found(from, at+1, Within, hearsay.Period{Type: hearsay.Interval, Value: value, Basis: r.basis})
}

// length reads "a year", "24 hours", "two weeks" as a length of time.
func (r *reader) length(from, i int) (Mention, int) {
	n, ok := small[r.low(i)]
	at := i + 1
	if r.low(i) == "few" && i > from && r.low(i+1) == "days" { // longer times are too vague
		n, ok = few, true
	}
	if !ok {
		var err error
		if n, err = strconv.Atoi(r.low(i)); err != nil || n < 1 || n > 999 {
			n, at = 1, i
			if i == from || r.low(i-1) != "past" && r.low(i-1) != "last" && r.low(i-1) != "previous" || r.low(i+1) == "of" && r.low(i-1) == "last" { // "in the last weeks of the year"
				return Mention{}, from
			}
		}
	}
	unit := lengths[r.low(at)]
	if w := r.low(at); unit == "" && (w == "quarters" || w == "quarter") && r.month > 0 && i > 0 && r.low(i-1) != "in" && r.low(at+1) != "of" {
		q := (r.year*12 + r.month - 1) / 3
		value := fmt.Sprintf("%04d-%d/%04d-%d", (q-n)/4, 33+(q-n)%4, (q-1)/4, 33+(q-1)%4)
		return r.found(from, at+1, Within, hearsay.Period{Type: hearsay.Interval, Value: value, Per: fmt.Sprintf("P%dM", 3*n), Basis: r.basis})
	}
	if unit == "" || r.low(i-1) == "last" && lasts[r.low(i-2)] {
		return Mention{}, from
	}
	if w := r.low(i - 1); unit == "H" && n%24 == 0 && (w == "past" || w == "last" || w == "previous") {
		n, unit = n/24, "D" // "the past 24 hours"
	} else if unit == "D" && n == 1 && at == i && w == "previous" && r.day > 0 && lead[r.low(from)] {
		return r.found(from, at+1, When, r.daysBack(1))
	}
	per := fmt.Sprintf("P%d%s", n, unit)
	if value := r.back(n, unit); value != "" && i > 0 && (r.low(i-1) == "past" || r.low(i-1) == "last" || r.low(i-1) == "previous") {
		return r.found(from, at+1, Within, hearsay.Period{Type: hearsay.Interval, Value: value, Per: per, Basis: r.basis})
	}
	if unit == "H" {
		per = fmt.Sprintf("PT%d%s", n, unit)
	}
	return r.found(from, at+1, Within, hearsay.Period{Type: hearsay.Interval, Per: per, Basis: hearsay.PeriodUnknown})
}

// lasts are words before the verb "last": "the trial is to last six weeks".
var lasts = set("to will would can could may might must should shall 'll not cannot won't can't couldn't wouldn't doesn't didn't don't did does that which usually often")

// date of the document, and whether it is known to the day.
func (r *reader) today() (time.Time, bool) {
	if r.day == 0 {
		return time.Time{}, false
	}
	return time.Date(r.year, time.Month(r.month), r.day, 0, 0, 0, 0, time.UTC), true
}

func (r *reader) daysBack(n int) hearsay.Period {
	today, ok := r.today()
	if !ok {
		return hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown}
	}
	return hearsay.Period{Type: hearsay.Interval, Value: today.AddDate(0, 0, -n).Format(time.DateOnly), Basis: r.basis}
}

// weekday resolves a name of a day to the latest one that is not after the date
// of the document.
func (r *reader) weekday(day time.Weekday) hearsay.Period {
	today, ok := r.today()
	if !ok {
		return hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown}
	}
	return r.daysBack(int(today.Weekday()-day+7) % 7)
}

// weekdayBefore resolves "last Friday" to the latest such day that was over the day before
// the document: of the day before that one says "on Friday" or "yesterday", but of a Sunday
// on the Monday after.
func (r *reader) weekdayBefore(day time.Weekday) hearsay.Period {
	today, ok := r.today()
	if !ok {
		return r.weekday(day)
	}
	back := int(today.Weekday()-day+7) % 7
	if back == 0 || back == 1 && day != time.Sunday {
		back += 7
	}
	return r.daysBack(back)
}

// calendar resolves "last month", "this year", "last week" (ISO weeks, as an
// interval of days).
func (r *reader) calendar(unit string, back int) (hearsay.Period, bool) {
	p := hearsay.Period{Type: hearsay.Interval, Basis: r.basis}
	today, known := r.today()
	switch {
	case unit == "year" && r.year > 0:
		p.Value = fmt.Sprintf("%04d", r.year-back)
	case unit == "month" && r.month > 0:
		p.Value = time.Date(r.year, time.Month(r.month-back), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	case unit == "week" && known:
		monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7-7*back)
		p.Value = monday.Format(time.DateOnly) + "/" + monday.AddDate(0, 0, 6).Format(time.DateOnly)
	case unit == "quarter" && r.month > 0:
		q := (r.year*12+r.month-1)/3 - back
		p.Value = fmt.Sprintf("%04d-%d", q/4, 33+q%4)
	case unit == "year" || unit == "month" || unit == "week" || unit == "quarter":
		p.Basis = hearsay.PeriodUnknown
	default:
		return p, false
	}
	return p, true
}

// dayParts are parts of a day that "this" makes those of the document's day.
var dayParts = set("morning afternoon evening lunchtime")

// nightTo reads the day at lexeme i as the one to which a night leads: "in the night to Friday".
func (r *reader) nightTo(i int) (hearsay.Period, int) {
	p, next := r.date(i)
	if day, ok := weekdays[r.low(i)]; ok && next <= i {
		p, next = r.weekday(day), i+1
	}
	if next <= i {
		return p, i
	}
	morning, err := time.Parse(time.DateOnly, p.Value)
	if err != nil {
		return p, next
	}
	p.Value = morning.AddDate(0, 0, -1).Format(time.DateOnly) + "/" + p.Value
	return p, next
}

// lastNight is the night before the day of the document.
func (r *reader) lastNight() hearsay.Period {
	today, ok := r.today()
	if !ok {
		return hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown}
	}
	return hearsay.Period{Type: hearsay.Interval, Value: today.AddDate(0, 0, -1).Format(time.DateOnly) + "/" + today.Format(time.DateOnly), Basis: r.basis}
}

// weekend reads "over the weekend", "this weekend" as the latest Saturday and
// Sunday that have begun, "last weekend" as those of the week before.
func (r *reader) weekend(from, i int) (Mention, int) {
	next, weeks := i+1, 0
	switch r.low(i) {
	case "last":
		next, weeks = i+2, 7
	case "this":
		next = i + 2
	}
	today, ok := r.today()
	if !ok {
		return r.found(from, next, When, hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown})
	}
	back := int(today.Weekday()+1) % 7 // days since Saturday
	if back > 1 {
		weeks = 0 // said from Monday on, it is the one that has passed
	}
	saturday := today.AddDate(0, 0, -back-weeks)
	return r.found(from, next, When, hearsay.Period{Type: hearsay.Interval, Value: saturday.Format(time.DateOnly) + "/" + saturday.AddDate(0, 0, 1).Format(time.DateOnly), Basis: r.basis})
}

// unitSoFar resolves "so far this year": from its start to the day of the
// document.
func (r *reader) unitSoFar(unit string) (hearsay.Period, bool) {
	p, ok := r.calendar(unit, 0)
	if !ok {
		return p, false
	}
	start, _, _ := strings.Cut(p.Value, "/")
	p.Type = hearsay.Cumulative
	if today, known := r.today(); known && start != "" && len(start) < len("2006-01-02")+1 && unit != "quarter" {
		start += "-01-01"[min(6, len(start)-4):]
		p.Value = start + "/" + today.Format(time.DateOnly)
	} else {
		p.Value = ""
	}
	return p, true
}

// dayAlone resolves a day without its month to the latest such day that is not
// after the date of the document.
func (r *reader) dayAlone(d int) hearsay.Period {
	today, ok := r.today()
	if !ok {
		return hearsay.Period{Type: hearsay.Interval, Value: fmt.Sprintf("XXXX-XX-%02d", d), Basis: hearsay.PeriodUnknown}
	}
	for back := range 12 {
		day := time.Date(today.Year(), today.Month()-time.Month(back), d, 0, 0, 0, 0, time.UTC)
		if day.Day() == d && !day.After(today) {
			return hearsay.Period{Type: hearsay.Interval, Value: day.Format(time.DateOnly), Basis: r.basis}
		}
	}
	return hearsay.Period{Type: hearsay.Interval, Basis: hearsay.PeriodUnknown}
}
