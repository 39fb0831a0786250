package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
)

// dateModels are the specifications whose cases have values.
var dateModels = map[string]bool{"DateParser": true, "DatePeriodParser": true, "DateTimeModel": true, "MergedParser": true}

// scoreDates measures the DateTime cases that concern days and periods of days,
// in the past or absolute: every result is a date or a range of dates with a
// resolution, and its past resolution does not end after the reference date, or
// it is the only one and stands in the text with its year. A case is right when
// the times read cover just these days, in this order. None is left aside, also
// not those that cut parts out of a month at days which nobody said ("the end of
// 2000" from 1 September).
func scoreDates(path string, w io.Writer, figures map[string]float64) error {
	right, total := 0, 0
	if err := eachLine(path, func(c spec) {
		if c.Type != "DateTime" || !dateModels[c.Model] || len(c.Results) == 0 || len(c.Context.ReferenceDateTime) < 10 {
			return
		}
		ref := c.Context.ReferenceDateTime[:10]
		want, ok := wantedDates(c, ref)
		if !ok {
			return
		}
		total++
		var got [][4]string
		for _, m := range period.Scan(c.Input, hearsay.Field{Value: ref}) {
			from, next, last, to := daysOf(m.Period.Value)
			if m.Kind == period.Since && from != "" && to == nextDay(ref) {
				last, to = "", "" // "since May" runs to the day of the document, which the specifications leave open
			}
			if from != "" || to != "" {
				got = append(got, [4]string{from, next, last, to})
			}
		}
		if sameDays(got, want) {
			right++
		} else if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" {
			fmt.Fprintf(w, "- %s %q (%s)\n    want %s\n    got  %s\n", c.Model, c.Input, ref, want, got)
		}
	}); err != nil {
		return err
	}
	fmt.Fprintf(w, "specs %-18s %4d of %4d\n", "dates", right, total)
	figures["specs_dates"] = round(float64(right) / float64(total))
	return nil
}

// resolution is one reading of a time, its end exclusive.
type resolution struct{ Timex, Mod, Value, Start, End string }

// wantedDates returns the days of the past, or only, readings; false if the
// case is about something else.
func wantedDates(c spec, ref string) (string, bool) {
	var out []string
	for _, r := range c.Results {
		kind := strings.TrimPrefix(r.Type+r.TypeName, "datetimeV2.")
		if kind != "date" && kind != "daterange" {
			return "", false
		}
		p, ok := pastReading(r)
		if !ok {
			return "", false
		}
		start, end := p.Start, p.End
		if p.Value != "" {
			start, end = p.Value, nextDay(p.Value)
		}
		if start == "" && end == "" || len(start) > 10 || len(end) > 10 {
			return "", false
		}
		written := false
		for i := 0; i+4 <= len(c.Input); i++ {
			written = written || start != "" && c.Input[i:i+4] == start[:4]
		}
		if end > nextDay(ref) && !written || start > ref && !written {
			return "", false
		}
		out = append(out, start+".."+end)
	}
	return strings.Join(out, "; "), true
}

// pastReading returns the reading in the past, or the only one.
func pastReading(r specResult) (resolution, bool) {
	raw := r.Resolution
	if len(raw) == 0 {
		raw = r.Value
	}
	var v struct {
		Timex          string
		Mod            string
		Values         []resolution
		PastResolution struct{ Date, StartDate, EndDate string }
	}
	if json.Unmarshal(raw, &v) != nil {
		return resolution{}, false
	}
	if len(v.Values) > 0 {
		return v.Values[0], v.Values[0].Timex != "" && v.Values[0].Value != "not resolved"
	}
	p := v.PastResolution
	return resolution{v.Timex, v.Mod, p.Date, p.StartDate, p.EndDate}, p.Date != "" || p.StartDate != ""
}

func nextDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, 1).Format(time.DateOnly)
}

// daysOf returns the first day of an ISO 8601 or EDTF value and the day after its
// first part, the first day of its last part, and the day after its last; "" for
// an open end. Of a set the
// first is taken, which is the American reading that the specifications expect.
func daysOf(value string) (from, next, last, to string) {
	if one, _, ok := strings.Cut(strings.TrimPrefix(value, "["), ","); ok {
		value = one
	}
	a, b, isInterval := strings.Cut(value, "/")
	if !isInterval {
		b = a
	}
	from, next = calendarDays(a)
	last, to = calendarDays(b)
	return from, next, last, to
}

// sameDays reports whether just the wanted days were read. The specifications
// end a range with the start of what it names last ("2014 to 2018" ends with 1
// January 2018); ending with that year's end, as news means it, is right too. So
// is either end of the time named in "after 2010" and "before 2010".
func sameDays(got [][4]string, want string) bool {
	parts := strings.Split(want, "; ")
	if len(parts) != len(got) {
		return false
	}
	for i, p := range parts {
		from, to, _ := strings.Cut(p, "..")
		open := from == "" || to == ""
		if from != got[i][0] && !(open && from == got[i][1]) || to != got[i][3] && (to != got[i][2] || from == to) {
			return false
		}
	}
	return true
}

// calendarDays returns the first day of a year, decade, quarter, half, month or
// day, and the day after its last.
func calendarDays(s string) (from, to string) {
	if c, ok := strings.CutSuffix(s, "XX"); ok && len(c) == 2 {
		if t, err := time.Parse("2006", c+"00"); err == nil {
			return t.Format(time.DateOnly), t.AddDate(100, 0, 0).Format(time.DateOnly)
		}
	}
	if y, ok := strings.CutSuffix(s, "X"); ok && len(y) == 3 {
		if t, err := time.Parse("2006", y+"0"); err == nil {
			return t.Format(time.DateOnly), t.AddDate(10, 0, 0).Format(time.DateOnly)
		}
	}
	if y, code, ok := strings.Cut(s, "-"); ok && len(code) == 2 && code > "32" && code < "42" {
		t, err := time.Parse("2006", y)
		if err != nil {
			return "", ""
		}
		first, length := int(code[1]-'3')*3, 3
		if code[0] == '4' {
			first, length = int(code[1]-'0')*6, 6
		}
		return t.AddDate(0, first, 0).Format(time.DateOnly), t.AddDate(0, first+length, 0).Format(time.DateOnly)
	}
	for _, layout := range []struct {
		form                string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {"2006-01-02", 0, 0, 1}} {
		if t, err := time.Parse(layout.form, s); err == nil {
			return t.Format(time.DateOnly), t.AddDate(layout.years, layout.months, layout.days).Format(time.DateOnly)
		}
	}
	return "", ""
}
