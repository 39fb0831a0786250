package svg

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"time"
)

// Interval is a stretch of time. A zero From or To is open.
type Interval struct {
	From, To time.Time
}

// IsZero reports whether nothing is known about the time.
func (i Interval) IsZero() bool { return i.From.IsZero() && i.To.IsZero() }

// ParseInterval reads an ISO 8601 date or interval, or the EDTF forms that
// have a place on an axis: seasons, "about" (~), open ends. The result covers
// the precision stated: "2025-03" is all of March. ok is false when the words
// have no place on an axis, as for an unknown year.
func ParseInterval(s string) (i Interval, ok bool) {
	from, to, isInterval := strings.Cut(s, "/")
	if !isInterval {
		a, b, ok := parseDate(s)
		return Interval{a, b}, ok
	}
	if from != "" && from != ".." {
		if i.From, _, ok = parseDate(from); !ok {
			return Interval{}, false
		}
	}
	if to != "" && to != ".." {
		if _, i.To, ok = parseDate(to); !ok {
			return Interval{}, false
		}
	}
	return i, !i.IsZero() && (i.From.IsZero() || i.To.IsZero() || !i.To.Before(i.From))
}

// parseDate returns the first moment of a date and the first after it.
func parseDate(s string) (from, to time.Time, ok bool) {
	s = strings.TrimRight(strings.TrimSpace(s), "~?%")
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC(), t.UTC(), true
		}
	}
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return t, t.AddDate(0, 0, 1), true
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return t, t.AddDate(0, 1, 0), true
	}
	if t, err := time.Parse("2006", s); err == nil {
		return t, t.AddDate(1, 0, 0), true
	}
	if year, season, found := strings.Cut(s, "-2"); found && len(season) == 1 && season >= "1" && season <= "4" {
		if t, err := time.Parse("2006", year); err == nil {
			month := map[string]int{"1": 3, "2": 6, "3": 9, "4": 12}[season]
			from = t.AddDate(0, month-1, 0)
			return from, from.AddDate(0, 3, 0), true
		}
	}
	return time.Time{}, time.Time{}, false
}

// timeScale maps moments to x.
type timeScale struct {
	from, to time.Time
	x0, x1   float64
}

// newTimeScale covers the moments with a little room on either side, at least
// least when they are all one moment.
func newTimeScale(moments []time.Time, least time.Duration, x0, x1 float64) timeScale {
	var from, to time.Time
	for _, t := range moments {
		if t.IsZero() {
			continue
		}
		if from.IsZero() || t.Before(from) {
			from = t
		}
		if to.IsZero() || t.After(to) {
			to = t
		}
	}
	room := seconds(max(to.Unix()-from.Unix(), 0) / 40)
	if !to.After(from) {
		room = least
	}
	return timeScale{from.Add(-room), to.Add(room), x0, x1}
}

// seconds is a duration that does not overflow for spans of many centuries.
func seconds(n int64) time.Duration {
	return time.Duration(min(n, math.MaxInt64/int64(time.Second))) * time.Second
}

func (s timeScale) x(t time.Time) float64 {
	span := float64(s.to.Unix() - s.from.Unix())
	if span <= 0 {
		return s.x0
	}
	return s.x0 + (s.x1-s.x0)*float64(t.Unix()-s.from.Unix())/span
}

type tick struct {
	t     time.Time
	label string
}

// ticks are round moments, no more than most.
func (s timeScale) ticks(most int) []tick {
	type unit struct {
		months, days, hours int
		layout              string
	}
	for _, u := range []unit{
		{0, 0, 1, "15:04"}, {0, 0, 3, "Jan 2, 15:04"}, {0, 0, 6, "Jan 2, 15:04"}, {0, 0, 12, "Jan 2, 15:04"},
		{0, 1, 0, "2006-01-02"}, {0, 2, 0, "2006-01-02"}, {0, 7, 0, "2006-01-02"}, {0, 14, 0, "2006-01-02"},
		{1, 0, 0, "2006-01"}, {3, 0, 0, "2006-01"}, {6, 0, 0, "2006-01"}, {12, 0, 0, "2006"}, {60, 0, 0, "2006"},
		{120, 0, 0, "2006"}, {600, 0, 0, "2006"}, {1200, 0, 0, "2006"},
	} {
		step := float64(u.months)*30*24 + float64(u.days)*24 + float64(u.hours)
		if float64(s.to.Unix()-s.from.Unix())/3600/step > float64(most) {
			continue
		}
		var out []tick
		for t := s.round(u.months, u.days, u.hours); !t.After(s.to) && len(out) <= most; t = t.AddDate(0, u.months, u.days).Add(time.Duration(u.hours) * time.Hour) {
			if !t.Before(s.from) {
				out = append(out, tick{t, t.Format(u.layout)})
			}
		}
		return out
	}
	return nil
}

// round returns the last round moment not after the start of the scale.
func (s timeScale) round(months, days, hours int) time.Time {
	f := s.from.UTC()
	switch {
	case months >= 12:
		years := months / 12
		return time.Date(f.Year()-f.Year()%years, 1, 1, 0, 0, 0, 0, time.UTC)
	case months > 0:
		return time.Date(f.Year(), time.Month((int(f.Month())-1)/months*months+1), 1, 0, 0, 0, 0, time.UTC)
	case days > 0:
		return time.Date(f.Year(), f.Month(), f.Day(), 0, 0, 0, 0, time.UTC)
	}
	return time.Date(f.Year(), f.Month(), f.Day(), f.Hour()/hours*hours, 0, 0, 0, time.UTC)
}

// axis draws ticks with their labels from top to bottom.
func (c *canvas) axis(s timeScale, top, bottom float64, most int) {
	last := math.Inf(-1)
	for _, k := range s.ticks(most) {
		x := s.x(k.t)
		c.line(x, top, x, bottom, "grid")
		if x-last >= float64(8*len(k.label)) {
			c.text(x, top-6, "tick", "middle", k.label)
			last = x
		}
	}
}

// String is for tests.
func (i Interval) String() string {
	day := func(t time.Time) string {
		if t.IsZero() {
			return ".."
		}
		return t.Format("2006-01-02T15:04")
	}
	return fmt.Sprintf("%s/%s", day(i.From), day(i.To))
}

// compareTimes orders moments, unknown ones last.
func compareTimes(a, b time.Time) int {
	if a.IsZero() != b.IsZero() {
		if a.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Compare(a.Unix(), b.Unix())
}
