package view

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[2J":       "␛[2J",
		"a\tb\nc\u2028": "a b c ",
		"\u202etxt":     "<U+202E>txt",
		"\u009b31m":     "<U+009B>31m",
		"\x7f":          "␡",
		"👩‍👩‍👧‍👦 é":     "👩‍👩‍👧‍👦 é",
		"\xff":          "�",
		"سلام":          "سلام",
	} {
		if got := Visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNumberWords(t *testing.T) {
	for in, want := range map[string]string{
		"14": "14", "3200": "3,200", "1234567": "1,234,567", "1500000": "1.5 million", "85000000": "85 million",
		"2000000000": "2 billion", "-1200.5": "−1,200.5", "0.25": "0.25", "1234000": "1.234 million",
	} {
		if got := numberWords(decimal.RequireFromString(in)); got != want {
			t.Errorf("numberWords(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestPeriodWords(t *testing.T) {
	for _, c := range []struct {
		p    hearsay.Period
		want string
	}{
		{hearsay.Period{}, "not stated"},
		{hearsay.Period{Type: hearsay.Interval, Value: "2025-12"}, "2025-12"},
		{hearsay.Period{Type: hearsay.Interval, Value: "XXXX-12"}, "December, year unknown"},
		{hearsay.Period{Type: hearsay.Interval, Value: "XXXX-03-04"}, "4 March, year unknown"},
		{hearsay.Period{Type: hearsay.Cumulative, Value: "2022-02-24/.."}, "since 2022-02-24"},
		{hearsay.Period{Type: hearsay.Cumulative, Value: "../2026-02-14"}, "until 2026-02-14"},
		{hearsay.Period{Type: hearsay.Interval, Value: "2025-03-04/2025-03-08"}, "2025-03-04 to 2025-03-08"},
		{hearsay.Period{Type: hearsay.Rate, Per: "P1D"}, "each day"},
		{hearsay.Period{Type: hearsay.Rate, Per: "P1D", Value: "2025"}, "each day, 2025"},
		{hearsay.Period{Type: hearsay.Interval, Per: "P1Y"}, "within a year"},
		{hearsay.Period{Type: hearsay.Interval, Per: "PT24H"}, "within 24 hours"},
		{hearsay.Period{Type: hearsay.Rate, Per: "P3M"}, "each 3 months"},
		{hearsay.Period{Type: hearsay.Rate, Per: "P1Y6M"}, "each P1Y6M"},
		{hearsay.Period{Type: hearsay.Rate, Per: "P"}, "each P"},
		{hearsay.Period{Type: hearsay.Instant, Value: "2025-21~"}, "about spring 2025"},
		{hearsay.Period{Type: hearsay.Instant, Value: "2025", Basis: hearsay.PeriodInherited}, "2025"},
	} {
		if got := PeriodWords(c.p); got != c.want {
			t.Errorf("periodWords(%+v) = %q, want %q", c.p, got, c.want)
		}
	}
}

func TestWordDiff(t *testing.T) {
	diff, kept := wordDiff("More than 3,200 were forced out,", "3,200 were driven out")
	var got strings.Builder
	for _, s := range diff {
		got.WriteString(string(s.Op) + ":" + s.Text + "|")
	}
	if want := "drop:More than|keep:3,200 were|drop:forced|add:driven|keep:out|"; got.String() != want {
		t.Errorf("got %s, want %s", got.String(), want)
	}
	if kept != 0.75 {
		t.Errorf("kept %v, want 0.75", kept)
	}
}

func TestAComparisonIsOneValueWithEitherApostrophe(t *testing.T) {
	straight := hearsay.Claim{Comparison: &hearsay.Comparison{Left: "people", Op: hearsay.Greater, Right: "the owner's papers allowed"}}
	curly := hearsay.Claim{Comparison: &hearsay.Comparison{Left: "people", Op: hearsay.Greater, Right: "the owner’s papers allowed"}}
	if a, b := ClaimValue(&straight), ClaimValue(&curly); a != b || a != "people > the owner's papers allowed" {
		t.Errorf("got %q and %q", a, b)
	}
}

func TestATitleSaysNoWordTwice(t *testing.T) {
	c := &Claim{Claim: hearsay.Claim{Measure: "relief fund", Subject: "relief fund, Tarnby", PlaceName: "tarnby", Quantity: &hearsay.Quantity{Counted: "relief fund"}}}
	if got, want := FigureTitle([]*Claim{c}), "relief fund · Tarnby"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
