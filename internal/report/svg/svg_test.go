package svg

import (
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"
	"time"
)

func TestParseInterval(t *testing.T) {
	for in, want := range map[string]string{
		"2025":                   "2025-01-01T00:00/2026-01-01T00:00",
		"2025-02":                "2025-02-01T00:00/2025-03-01T00:00",
		"2025-02-28":             "2025-02-28T00:00/2025-03-01T00:00",
		"2025-02-28T10:30:00Z":   "2025-02-28T10:30/2025-02-28T10:30",
		"2025-02-28T10:30+02:00": "2025-02-28T08:30/2025-02-28T08:30",
		"2025-12-01/2026-01-31":  "2025-12-01T00:00/2026-02-01T00:00",
		"../2026-02-14":          "../2026-02-15T00:00",
		"2022-02-24/..":          "2022-02-24T00:00/..",
		"2025-21~":               "2025-03-01T00:00/2025-06-01T00:00",
		"2025-24":                "2025-12-01T00:00/2026-03-01T00:00",
		"2025-11":                "2025-11-01T00:00/2025-12-01T00:00",
		"XXXX-12":                "",
		"":                       "",
		"../..":                  "",
		"2026-02-14/2025-01-01":  "",
		"soon":                   "",
		"2025-03-04/XXXX-03-05":  "",
	} {
		got, ok := ParseInterval(in)
		if !ok && want == "" {
			continue
		}
		if !ok || got.String() != want {
			t.Errorf("ParseInterval(%q) = %v, %v, want %s", in, got, ok, want)
		}
	}
}

func TestTicksAreRoundAndFew(t *testing.T) {
	start := time.Date(2024, 2, 27, 13, 20, 0, 0, time.UTC)
	for _, span := range []time.Duration{0, time.Hour, 9 * time.Hour, 50 * time.Hour, 20 * 24 * time.Hour, 400 * 24 * time.Hour, 9000 * 24 * time.Hour} {
		s := newTimeScale([]time.Time{start, start.Add(span)}, time.Hour, 0, 600)
		ticks := s.ticks(6)
		if len(ticks) == 0 || len(ticks) > 7 {
			t.Errorf("%v: %d ticks", span, len(ticks))
		}
		for _, k := range ticks {
			if x := s.x(k.t); x < 0 || x > 600 {
				t.Errorf("%v: tick %s at %v", span, k.label, x)
			}
		}
	}
}

func value(v float64) *float64 { return &v }

// wellFormed fails if the drawing is no XML or holds a number that is none.
func wellFormed(t *testing.T, drawing string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(drawing))
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, drawing)
		}
		if e, ok := token.(xml.StartElement); ok {
			if e.Name.Local == "script" || e.Name.Local == "img" {
				t.Errorf("an element %s", e.Name.Local)
			}
			for _, a := range e.Attr {
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("<%s %s=%q>", e.Name.Local, a.Name.Local, a.Value)
				}
			}
		}
	}
}

func TestFigureDrawsOpenEnds(t *testing.T) {
	march, _ := ParseInterval("2025-03")
	since, _ := ParseInterval("2025-03-04/..")
	d := Figure("f", "killed", []Bar{
		{Name: "more than 900", Period: march, Low: value(900), Strict: true},
		{Name: "at most 7 & <b>", Period: since, High: value(7)},
		{Name: "1,000 to 2,000", Period: march, Low: value(1000), High: value(2000)},
		{Name: "more killed than born", PeriodNote: "not stated"},
	})
	wellFormed(t, d.SVG)
	if n := strings.Count(d.SVG, `class="tip"`); n != 3 { // two values, one period
		t.Errorf("%d open ends, want 3", n)
	}
	for _, say := range []string{"period not known", "no number", "not stated"} {
		if !strings.Contains(d.SVG, say) {
			t.Errorf("the drawing does not say %q", say)
		}
	}
}

func TestLineageIsBounded(t *testing.T) {
	var lanes []Lane
	for range 3 * MaxLanes {
		lanes = append(lanes, Lane{Name: "Origin", Nodes: make([]Node, 40), Edges: []Edge{{From: 0, To: 39}}})
	}
	d := Lineage("l", "lineage", lanes)
	wellFormed(t, d.SVG)
	drawn := strings.Count(d.SVG, `class="node"`)
	if drawn > MaxNodes || drawn+d.Left != 3*MaxLanes*40 {
		t.Errorf("%d drawn, %d left out", drawn, d.Left)
	}
}

func FuzzFigure(f *testing.F) {
	f.Add("2025-03-04/..", "a <b>", 3.0, -2.0)
	f.Add("0001", "\x00\u202e", math.MaxFloat64, math.SmallestNonzeroFloat64)
	f.Add("9999-12-31/..", "", 0.0, 0.0)
	f.Fuzz(func(t *testing.T, period, name string, low, high float64) {
		if math.IsNaN(low) || math.IsNaN(high) || math.Abs(low) > 1e300 || math.Abs(high) > 1e300 {
			return
		}
		p, _ := ParseInterval(period)
		d := Figure("f", name, []Bar{{Name: name, Period: p, Low: &low}, {Name: name, Low: &low, High: &high}, {Period: p, High: &high}})
		wellFormed(t, d.SVG)
		wellFormed(t, Lineage("l", name, []Lane{{Name: name, Nodes: []Node{{Name: name, Date: p, Root: true}, {Note: name}, {Date: p}}, Edges: []Edge{{From: 0, To: 1}, {From: 0, To: 2}}}}).SVG)
	})
}
