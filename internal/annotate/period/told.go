package period

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
)

// This file reads times that are told from others named before them.

// sameInYear gives the times from out[first] on that only tell to be the same as one before
// them the year behind them: "in the same period last year", "in the same quarter of 2015",
// "in the same months a year earlier". The document is of the day now.
func sameInYear(text string, out []Mention, first int, now string) []Mention {
	for k := first; k < len(out); k++ {
		m := &out[k]
		if m.Kind != Same {
			continue
		}
		of := partOfYear(out, k, now)
		if of.Value == "" {
			continue
		}
		last := number(of.Value[strings.Index(of.Value, "/")+1:], 0, 4)
		year, end := 0, m.End
		if next := k + 1; next < len(out) && len(out[next].Period.Value) == len("2006") && joins[text[m.End:out[next].Start]] {
			year, end = number(out[next].Period.Value, 0, 4), out[next].End
			out = append(out[:next], out[next+1:]...)
			m = &out[k]
		} else {
			for _, words := range []string{" a year earlier", " a year before", " a year ago", " one year earlier", " the year before", " the previous year"} {
				if strings.HasPrefix(text[m.End:], words) {
					year, end = last-1, m.End+len(words)
				}
			}
		}
		if year == 0 {
			continue
		}
		m.Kind, m.End = When, end
		m.Period = inYear(of, year)
		m.Period.Mentions = []hearsay.Span{m.Span}
	}
	return out
}

// partOfYear returns the time that the words "the same period" of out[k] stand for: the last
// part of a year before it, in its sentence or the one before, or else the year of the
// document up to its day. It has no value where there is none.
func partOfYear(out []Mention, k int, now string) hearsay.Period {
	var year hearsay.Period
	for base := k - 1; base >= 0 && out[base].Sentence+1 >= out[k].Sentence; base-- {
		p := out[base].Period
		switch {
		case out[base].Kind != When && out[base].Kind != Since || len(p.Value) < len("2006") || strings.ContainsAny(p.Value, "X[."):
		case len(p.Value) > len("2006"):
			return p
		case year.Value == "" && len(now) == len("2006-01-02") && p.Value == now[:4]:
			year = p
			year.Type, year.Value = hearsay.Cumulative, now[:4]+"-01-01/"+now
		}
	}
	return year
}

// inYear moves a part of a year to where it ends in another.
func inYear(p hearsay.Period, year int) hearsay.Period {
	from, to, interval := strings.Cut(p.Value, "/")
	if !interval {
		to = from
	}
	by := year - number(to, 0, 4)
	move := func(date string) string {
		if date = fmt.Sprintf("%04d%s", number(date, 0, 4)+by, date[4:]); strings.HasSuffix(date, "-02-29") {
			if _, err := time.Parse(time.DateOnly, date); err != nil {
				date = date[:len(date)-1] + "8"
			}
		}
		return date
	}
	p.Per = ""
	if p.Value = move(from); interval {
		p.Value += "/" + move(to)
	}
	return p
}

// atThisTime makes of the years from out[first] on up to a point of which something is told the
// part that goes by what has been told of another: "30 this year, against 20 by this time last
// year", "at the same point in 2016".
func atThisTime(text string, out []Mention, first int, now string) {
	for k := first; k < len(out); k++ {
		m := &out[k]
		if m.Kind != When || len(m.Period.Value) != len("2006") {
			continue
		}
		words := strings.Fields(strings.ToLower(text[max(0, m.Start-24):m.Start]))
		if n := len(words); n > 0 && (words[n-1] == "in" || words[n-1] == "of") {
			words = words[:n-1]
		}
		n := len(words)
		if n < 2 || words[n-1] != "time" && words[n-1] != "point" && words[n-1] != "date" && words[n-1] != "stage" || words[n-2] != "this" && words[n-2] != "same" {
			continue
		}
		if of := partOfYear(out, k, now); of.Type == hearsay.Cumulative {
			mentions := m.Period.Mentions
			m.Period = inYear(of, number(m.Period.Value, 0, 4))
			m.Period.Mentions = mentions
		}
	}
}

// joins are what stands between such a time and its year.
var joins = map[string]bool{" ": true, " of ": true, " in ": true, ", ": true}

// ofTimeTold resolves "the previous year", "the previous 12 months" and the like by the last time
// of that length that is named before it, in its sentence or the one before: "40 in 2016, up from
// 30 the previous year", "40 in the year to May, up from 30 in the 12 months before".
func ofTimeTold(text string, before []Mention, m *Mention) {
	months, end := monthsBack(text, m)
	if months == 0 {
		return
	}
	for k := len(before) - 1; k >= 0 && before[k].Sentence+1 >= m.Sentence; k-- {
		of := before[k].Period
		start, after, ok := limits(of.Value)
		if before[k].Kind != When || !ok {
			continue
		}
		lasts := func(months int) bool { return start.AddDate(0, months, 0).Equal(after) }
		if !lasts(months) && (m.Kind == Within || months != 12 || !lasts(3) && !lasts(6)) {
			continue
		}
		first, last, interval := strings.Cut(of.Value, "/")
		m.Period.Value, m.Period.Basis, m.Period.Per = start.AddDate(0, -months, 0).Format(time.DateOnly[:len(first)]), of.Basis, ""
		if interval {
			m.Period.Value += "/" + after.AddDate(0, -months, -1).Format(time.DateOnly[:len(last)])
		}
		m.Kind, m.End = When, end
		return
	}
}

// monthsBack returns by how many months, up to three years, the words of a time lead back from one
// told before, and where they end; 0 where they do not.
func monthsBack(text string, m *Mention) (months, end int) {
	words := strings.Fields(strings.ToLower(m.Of(text)))
	n := len(words)
	if n < 2 {
		return 0, m.End
	}
	if m.Kind == When && words[n-2] == "previous" {
		unit, _, _ := strings.Cut(strings.ReplaceAll(words[n-1], "’", "'"), "'") // "the previous year's"
		return map[string]int{"year": 12, "quarter": 3, "month": 1}[unit], m.End
	}
	for months := range 37 {
		if m.Kind != Within || months == 0 || m.Period.Per != fmt.Sprintf("P%dM", months) && m.Period.Per != fmt.Sprintf("P%dY", months/12) {
			continue
		}
		if slices.Contains(words, "previous") || slices.Contains(words, "preceding") {
			return months, m.End
		}
		if rest, ok := strings.CutPrefix(text[m.End:], " before"); ok && slices.Contains(words, "the") && closed(rest) {
			return months, m.End + len(" before")
		}
	}
	return 0, m.End
}

// closed reports whether a phrase ends before the text.
func closed(text string) bool {
	return text == "" || strings.ContainsAny(text[:1], ".,;)”\"") || strings.HasPrefix(text, " and ")
}

// withoutLengths leaves out the lengths of time, from out[first] on, right behind which their
// first and last day are told: "in two weeks between Jan. 21 and Feb. 5".
func withoutLengths(text string, out []Mention, first int) []Mention {
	return append(out[:first], slices.DeleteFunc(out[first:], func(m Mention) bool {
		return m.Kind == Within && m.Period.Value == "" && slices.ContainsFunc(out[first:], func(o Mention) bool {
			if o.Kind != When || o.Start < m.End || o.Start-m.End > len(", between ") || !strings.Contains(o.Period.Value, "/") {
				return false
			}
			link := strings.Trim(text[m.End:o.Start], " ,")
			return link == "between" || link == "from"
		})
	})...)
}
