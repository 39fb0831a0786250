package claim

import (
	"strings"
	"testing"
)

func TestWhatIsMeasuredByTheWordsAround(t *testing.T) {
	for text, want := range map[string]string{
		"Some 40 percent of women smoke, against 52 percent of men.":             "40 share of women of women, 52 share of women of men",
		"With 88 percent of the vote counted, Dorn had 51 percent and Lind 46.":  "88 share of vote counted of vote, 51 share of vote of Dorn, 46 share of vote of Lind",
		"Exit polls gave the Alliance 42 seats.":                                 "42 seats of Alliance",
		"A poll gives Dorn 46 percent and Lind 41.":                              "46 gives of Dorn, 41 gives of Lind",
		"Lind gave the club 42 seats.":                                           "42 seats of Lind",
		"Some 40,000 households were without power, the operator Norrgrid said.": "40000 without power",
		"Of the soldiers 185 came home from captivity.":                          "185 released",
		"Some 40 men came home.":                                                 "40 came home",
		"Our air defence shot down 1,130 unmanned aircraft.":                     "1130 unmanned aircraft shot down",
		"By Monday 131 people had been rescued and 38 bodies found.":             "131 rescued, 38 killed",
		"By Monday 131 had been rescued.":                                        "131 rescued",
		"Two women, aged 24 and 31, were found dead in a car.":                   "2 killed",
	} {
		var got []string
		for _, c := range read(text, "2026-05-20") {
			got = append(got, show(c))
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: got %q, want %q", text, all, want)
		}
	}
}

func TestTheDayOnWhichSomebodySpokeIsNotThatOfWhatIsSaid(t *testing.T) {
	for text, want := range map[string]string{
		"Velcor said on Tuesday its net profit fell 14 percent to $310 million in the first quarter.": "2026-01/2026-03, 2026-01/2026-03",
		"The ministry said on Friday 40 people died in May.":                                          "2026-05",
		"The ministry said Friday's crash killed 40 people.":                                          "2026-05-15",
		"Murders fell by 12 percent last year to 1,410.":                                              "2025, 2025",
		"Murders rose from 31 in March to 40 in May.":                                                 "2026-03, 2026-05",
	} {
		var got []string
		for _, c := range read(text, "2026-05-20") {
			got = append(got, c.Period.Value)
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: got %q, want %q", text, all, want)
		}
	}
}
