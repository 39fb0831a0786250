package claim

import (
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads times told by how long they lie before or after another: "a year earlier",
// "the next day", "in the year-ago quarter".

// distance is how long before a time, or where it is below zero after it, something is told.
type distance struct {
	years, months, days int
	rough               bool // it leads to a year or month, and to none of its days
}

// from returns the time at the distance from a date or an interval, empty where that cannot
// be told.
func (d distance) from(value string) string {
	if d.rough && len(value) == len("2006-01-02") && d.days == 0 {
		value = value[:len("2006-01")]
	}
	value = back(value, d.years, d.months, d.days)
	if d.rough && d.years != 0 && len(value) == len("2006-01") {
		value = value[:len("2006")]
	}
	return value
}

// earlier returns how long before or after the time of the text around it the words right
// behind the figure, or those with its verb, put it: "a profit of $74 million a year
// earlier", "90 mph the day before", "seven people were pulled out the day before", "four
// years later she got 48 percent". It is false where they do not, and where the figure is
// what has changed since then: "47 percent fewer than a year earlier".
func (r *reader) earlier(s *sentence, f quantity.Found) (distance, bool) {
	_, at := s.tokens(f.Number)
	over := s.verbOver(f.Number)
	if d, ok := r.earlierBehind(s, f); ok {
		return d, true
	}
	for j := range s.Tokens {
		d, ok := s.earlierAt(j)
		if !ok || over < 0 && j > 0 || opposes[s.low(j-1)] || opposes[s.low(j-2)] || s.low(j-2) == "compared" || r.inTime(s, j) {
			continue
		}
		if r.ofNumberBetween(s, at, j) {
			continue
		}
		if v := s.verbOver(hearsay.Span{Start: s.Tokens[j].Start, End: s.Tokens[j+2].End}); v == over || over < 0 {
			return d, true
		}
	}
	return distance{}, false
}

// earlierBehind is [reader.earlier] by the words right behind the figure alone.
func (r *reader) earlierBehind(s *sentence, f quantity.Found) (distance, bool) {
	_, at := s.tokens(f.Number)
	for j := at; j < at+4 && !leadsOver[s.low(j)]; j++ {
		if d, ok := s.earlierAt(j); ok && !r.inTime(s, j) {
			return d, true
		}
	}
	return distance{}, false
}

// ofNumberBetween reports whether the words from token j on lead another number to its time, or
// the number that ends before token at has its own: "40 arrests on May 3 and 30 the next day".
func (r *reader) ofNumberBetween(s *sentence, at, j int) bool {
	for k := at; k < j; k++ {
		if s.Tokens[k].UPOS == lang.Num || r.inTime(s, k) {
			return true
		}
	}
	return false
}

// yearAgo reports whether the figure is what another is held against, of a year ago: what it
// tells is for the same part of that year, "compared with $2 million a year ago", "from $2
// million in the year-ago quarter".
func (s *sentence) yearAgo(f quantity.Found) bool {
	if !s.heldAgainst(f) {
		return false
	}
	_, at := s.tokens(f.Quantity.Span)
	if w := s.low(at); w == "a" || w == "one" {
		return s.low(at+1) == "year" && s.low(at+2) == "ago"
	}
	for at < len(s.Tokens) && (s.Tokens[at].UPOS == lang.Adp || s.low(at) == "the") {
		at++
	}
	return s.low(at) == "year-ago" || s.low(at) == "year" && s.low(at+1) == "-" && s.low(at+2) == "ago"
}

// timeAhead returns the last time that the sentence names before the figure, that at which
// somebody spoke left out.
func (r *reader) timeAhead(s *sentence, f quantity.Found, pred int) (p hearsay.Period) {
	for _, m := range r.timesIn(s.index) {
		if m.Kind == period.When && m.End <= f.Number.Start && !r.saidThen(s, &m, pred) {
			p = m.Period
		}
	}
	return p
}

// accounted reports whether the time is a part of a known year, or a year that the text names,
// for which accounts are made up.
func accounted(p hearsay.Period) bool {
	return !strings.HasPrefix(p.Value, "X") && (len(p.Value) == len("2006-01") || strings.Contains(p.Value, "/") && !strings.HasPrefix(p.Value, "..") || len(p.Value) == len("2006") && p.Basis == hearsay.PeriodExplicit)
}

// leadsOver are words behind a figure and before what it is held against, or another clause.
var leadsOver = set("than from compared , ;")

// earlierAt returns the distance to which the words from token j on lead: "a year earlier",
// "the day before", "four years later", "the following day", "the year after".
func (s *sentence) earlierAt(j int) (distance, bool) {
	if j+2 >= len(s.Tokens) {
		return distance{}, false
	}
	unit := s.low(j + 1)
	n, one := countOf(s.low(j)), false
	if w := s.low(j); w == "a" || w == "one" || w == "the" {
		n, one = 1, true
	}
	ends := j+3 >= len(s.Tokens) || s.Tokens[j+3].UPOS == lang.Punct
	switch w := s.low(j + 2); {
	case n == 0:
		return distance{}, false
	case s.low(j) == "the" && (unit == "following" || unit == "next"):
		if s.at(j-1).UPOS == lang.Adp && s.low(j-1) != "on" && s.low(j-1) != "by" { // "over the next year"
			return distance{}, false
		}
		n, unit = -1, w
		if partsOfDay[unit] {
			unit = "day"
		}
	case w == "later" && s.low(j) != "the", w == "after" && s.low(j) == "the" && ends:
		n = -n
	case w == "earlier":
	case w == "before" && (ends || s.low(j) == "the" && (s.low(j+3) == "that" || s.Tokens[j+3].UPOS == lang.Adp)): // "the year before for Velcor"
	default:
		return distance{}, false
	}
	d := distance{rough: !one || n < 0}
	switch strings.TrimSuffix(unit, "s") {
	case "decade":
		d.years = 10 * n
	case "year":
		d.years = n
	case "quarter":
		d.months = 3 * n
	case "month":
		d.months = n
	case "week":
		d.days = 7 * n
	case "day":
		d.days = n
	default:
		return distance{}, false
	}
	return d, true
}

// partsOfDay are nouns for a part of the day that follows.
var partsOfDay = set("morning afternoon evening night")

// countOf returns the value of a number word, or of a number of two figures; 0 if it is neither.
func countOf(w string) int {
	if n, ok := quantity.Cardinal(w); ok {
		return n
	}
	if n, err := strconv.Atoi(w); err == nil && n > 0 && n < 100 {
		return n
	}
	return 0
}

// back moves a date or an interval back in time; it is empty where that cannot be
// told, as of a day in a time of months.
func back(value string, years, months, days int) string {
	from, to, interval := strings.Cut(value, "/")
	move := func(date string) string {
		layout := "2006-01-02"[:min(len(date), len("2006-01-02"))]
		t, err := time.Parse(layout, date)
		if err != nil || layout == "2006" && months+days > 0 || layout == "2006-01" && days > 0 {
			return ""
		}
		return t.AddDate(-years, -months, -days).Format(layout)
	}
	from = move(from)
	if !interval || from == "" {
		return from
	}
	if to = move(to); to == "" {
		return ""
	}
	return from + "/" + to
}
