package claim

import (
	"slices"
	"testing"
)

func TestAColumnOfRatesGoesByTheCountBesideIt(t *testing.T) {
	var got []string
	for _, c := range read("As of 13 June 2026, 611 cases of cholera have been confirmed since 1 May 2026.\n\nplace | cases | deaths | per 100,000 people\n\nNorth | 402 | 12 | 31.5\n\nSouth | 209 | 3 | 12.2", "2026-06-14") {
		got = append(got, string(c.Measure)+" "+c.Period.Value)
	}
	want := []string{"cases 2026-05-01/2026-06-13",
		"cases 2026-05-01/2026-06-13", "killed ", "cases per 100,000 people 2026-05-01/2026-06-13",
		"cases 2026-05-01/2026-06-13", "killed ", "cases per 100,000 people 2026-05-01/2026-06-13"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
