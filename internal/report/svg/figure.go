package svg

import (
	"math"
	"strconv"
	"time"
)

// Bar is one row of a figure: what is claimed, by the period that it measures
// and by its value.
type Bar struct {
	Name   string // the value in words: "more than 3,200"
	Note   string // who says it, where
	Title  string // all of it, for who points at it
	Href   string // where it is shown in full, "" for nowhere
	Period Interval
	// PeriodNote is the period in words, shown when it has no place on the
	// axis.
	PeriodNote string
	// Low and High bound the value; nil is open. Both nil is no number.
	Low, High *float64
	// Strict says that a bound that is stated is not part of the interval:
	// "more than".
	Strict bool
	// About says that the number is not meant to be exact.
	About bool
}

// MaxBars is how many rows of a figure are drawn.
const MaxBars = 30

// Measures of a drawing of a figure, in pixels.
const (
	barLabel  = 278.0
	timeEnd   = 640.0
	valueFrom = 690.0
	barHeight = 42.0
	barTop    = 50.0
)

// Figure draws rows by the period that they measure, on a time axis, and by
// their value, on a second axis: a dot for a number, a ring for "about", a bar
// for an interval, an arrow for an end that is open. Rows whose period has no
// place on the axis stand in a lane of their own at the end; the caller orders
// the rows so.
func Figure(id, title string, bars []Bar) Drawing {
	drawn := bars[:min(len(bars), MaxBars)]
	var moments []time.Time
	low, high := math.Inf(1), math.Inf(-1)
	unknown := -1 // the first row without a place on the time axis
	for i, b := range drawn {
		moments = append(moments, b.Period.From, b.Period.To)
		for _, v := range []*float64{b.Low, b.High} {
			if v != nil {
				low, high = min(low, *v), max(high, *v)
			}
		}
		if b.Period.IsZero() && unknown < 0 {
			unknown = i
		}
	}
	times := newTimeScale(moments, 24*time.Hour, barLabel+18, timeEnd-18)
	if times.to.Sub(times.from) < 60*time.Hour { // periods are days or more: leave room for whole days
		times.from, times.to = times.from.Add(-24*time.Hour), times.to.Add(24*time.Hour)
	}
	values := newValueScale(low, high, valueFrom+16, Width-34)
	lane := 0.0
	if unknown >= 0 {
		lane = 20
	}
	bottom := barTop + float64(len(drawn))*barHeight + lane

	var c canvas
	c.begin(id, title, bottom+6)
	c.text(0, 14, "head", "", "claim")
	c.text(barLabel, 14, "head", "", "period it measures")
	scale := "value"
	if values.log {
		scale = "value, by powers of ten"
	}
	c.text(valueFrom, 14, "head", "", scale)
	end := bottom
	if unknown >= 0 {
		end = barTop + float64(unknown)*barHeight
	}
	if unknown != 0 {
		c.axis(times, barTop-8, end, 4)
	}
	if low <= high {
		c.valueAxis(values, barTop-8, bottom)
	}
	for i, b := range drawn {
		y := barTop + float64(i)*barHeight
		if unknown >= 0 && i >= unknown {
			y += lane
		}
		if i == unknown {
			c.line(0, y-lane+3, Width, y-lane+3, "lane")
			c.text(barLabel, y-2, "tick", "", "period not known")
		}
		if b.Href != "" {
			c.open("a", "href", b.Href)
		} else {
			c.open("g")
		}
		c.title(b.Title)
		c.empty("rect", "x", "0", "y", num(y+2), "width", strconv.Itoa(Width), "height", num(barHeight-4), "class", "row", "fill", "none", "rx", "4")
		c.text(4, y+18, "name", "", fit(b.Name, barLabel-16, 13))
		c.text(4, y+34, "note", "", fit(b.Note, barLabel-16, 12))
		mid := y + barHeight/2
		if b.Period.IsZero() {
			c.text(barLabel, mid+4, "note", "", fit(b.PeriodNote, timeEnd-barLabel-10, 12))
		} else {
			c.period(times, b.Period, mid)
		}
		c.value(values, b, mid)
		if b.Href != "" {
			c.shut("a")
		} else {
			c.shut("g")
		}
	}
	c.shut("svg")
	return Drawing{c.b.String(), len(bars) - len(drawn)}
}

// period draws a stretch of time: a dot for a moment, a bar for more, an
// arrow where an end is open.
func (c *canvas) period(s timeScale, p Interval, y float64) {
	x1, x2 := s.x0-12, s.x1+12
	if !p.From.IsZero() {
		x1 = s.x(p.From)
	}
	if !p.To.IsZero() {
		x2 = s.x(p.To)
	}
	if x2-x1 < 6 {
		c.empty("circle", "cx", num((x1+x2)/2), "cy", num(y), "r", "4.5", "class", "dot")
		return
	}
	c.empty("rect", "x", num(x1), "y", num(y-4), "width", num(x2-x1), "height", "8", "rx", "2", "class", "bar")
	if p.From.IsZero() {
		c.arrow(x1, y, -1)
	}
	if p.To.IsZero() {
		c.arrow(x2, y, 1)
	}
}

// arrow draws a tip at x that points left (-1) or right (1).
func (c *canvas) arrow(x, y, to float64) {
	c.empty("path", "d", "M"+num(x)+" "+num(y-6)+"l"+num(to*9)+" 6l"+num(-to*9)+" 6z", "class", "tip")
}

func (c *canvas) value(s valueScale, b Bar, y float64) {
	switch {
	case b.Low == nil && b.High == nil:
		c.text(valueFrom, y+4, "note", "", "no number")
	case b.Low != nil && b.High != nil && *b.Low == *b.High:
		c.point(s.x(*b.Low), y, b.About)
	case b.Low != nil && b.High != nil:
		x1, x2 := s.x(*b.Low), s.x(*b.High)
		c.empty("rect", "x", num(x1), "y", num(y-4), "width", num(max(x2-x1, 3)), "height", "8", "rx", "2", "class", "bar")
	case b.Low != nil:
		x := s.x(*b.Low)
		c.line(x, y, s.x1+16, y, "open")
		c.arrow(s.x1+16, y, 1)
		c.point(x, y, b.Strict)
	default:
		x := s.x(*b.High)
		c.line(s.x0-16, y, x, y, "open")
		c.arrow(s.x0-16, y, -1)
		c.point(x, y, b.Strict)
	}
}

func (c *canvas) point(x, y float64, hollow bool) {
	class := "dot"
	if hollow {
		class = "dot hollow"
	}
	c.empty("circle", "cx", num(x), "cy", num(y), "r", "5", "class", class)
}

// valueScale maps values to x: linear, or logarithmic when the values span
// more than two orders of magnitude.
type valueScale struct {
	low, high float64
	log       bool
	x0, x1    float64
}

func newValueScale(low, high, x0, x1 float64) valueScale {
	s := valueScale{low: low, high: high, x0: x0, x1: x1}
	if low > high {
		return s
	}
	if s.log = low > 0 && high/low > 100; s.log {
		s.low, s.high = math.Pow(10, math.Floor(math.Log10(low))), math.Pow(10, math.Ceil(math.Log10(high)))
		return s
	}
	if low == high {
		s.low, s.high = low-math.Abs(low)/2, high+math.Abs(high)/2
		if low == 0 {
			s.low, s.high = -1, 1
		}
		return s
	}
	step := niceStep((high - low) / 3)
	s.low, s.high = math.Floor(low/step)*step, math.Ceil(high/step)*step
	return s
}

func (s valueScale) x(v float64) float64 {
	at := (v - s.low) / (s.high - s.low)
	if s.log {
		at = (math.Log10(v) - math.Log10(s.low)) / (math.Log10(s.high) - math.Log10(s.low))
	}
	return s.x0 + (s.x1-s.x0)*min(max(at, 0), 1)
}

// niceStep returns the least of 1, 2, 5 times a power of ten that is not
// less than step.
func niceStep(step float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(step)))
	for _, f := range []float64{1, 2, 5} {
		if f*p >= step*0.999 {
			return f * p
		}
	}
	return 10 * p
}

func (c *canvas) valueAxis(s valueScale, top, bottom float64) {
	var at []float64
	switch {
	case s.log:
		for v := s.low; v <= s.high*1.001; v *= 10 {
			at = append(at, v)
		}
		for len(at) > 4 {
			at = []float64{at[0], at[len(at)/2], at[len(at)-1]}
		}
	default:
		step := niceStep((s.high - s.low) / 3)
		for v := math.Ceil(s.low/step) * step; v <= s.high+step/1000 && len(at) < 5; v += step {
			at = append(at, v)
		}
	}
	for _, v := range at {
		x := s.x(v)
		c.line(x, top, x, bottom, "grid")
		c.text(x, top-6, "tick", "middle", short(v))
	}
}

// short writes a number for an axis: 1.5M, 20k, 14.
func short(v float64) string {
	for _, u := range []struct {
		from, size float64
		mark       string
	}{{1e12, 1e12, "tn"}, {1e9, 1e9, "bn"}, {1e6, 1e6, "M"}, {1e4, 1e3, "k"}} {
		if math.Abs(v) >= u.from {
			return strconv.FormatFloat(v/u.size, 'g', 4, 64) + u.mark
		}
	}
	if v >= 1000 && v == math.Trunc(v) {
		return strconv.Itoa(int(v)/1000) + "," + strconv.Itoa(1000 + int(v)%1000)[1:]
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}
