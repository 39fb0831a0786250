package claim

import (
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// timesRead returns the times of the figures of a text as the rules have them.
func timesRead(text, published string) (out []string) {
	for _, c := range read(text, published) {
		if c.Quantity != nil {
			out = append(out, c.Period.Value)
		}
	}
	return out
}

func TestEachNumberHasItsOwnTime(t *testing.T) {
	const today = "2021-12-03"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"right behind it, past a start", "The number of victims has tripled since 2015, to 612 last year.", []string{"2020"}},
		{"each right behind it, past a start", "Arrests have risen since 2015, to 612 in 2020 and 700 in 2021.", []string{"2020", "2021"}},
		{"a start alone", "Since May, 612 people have died in prison.", []string{"2021-05/2021-12-03"}},
		{"of what something shrank from", "The backlog shrank to 52,000 cases from 57,600 in May.", []string{"", "2021-05"}},
		{"of what it is held against, before the level", "Claims fell by 33 percent in the first quarter of 2019 compared with a year earlier, to 14,870.", []string{"2019-01/2019-03", "2019-01/2019-03"}},
		{"a year earlier itself", "Claims fell to 300 in the first quarter of 2019, compared with 400 a year earlier.", []string{"2019-01/2019-03", "2018-01/2018-03"}},
		{"the same period", "The army lost 40 tanks in May. In the same period 31 guns were destroyed.", []string{"2021-05", "2021-05"}},
		{"the same period as two", "The army lost 40 tanks in May and 30 in June, and in the same period 31 guns were destroyed.", []string{"2021-05", "2021-06", "2021-05/2021-06"}},
		{"that time", "Police seized 40 guns between January and March. In that time 31 people were killed.", []string{"2021-01/2021-03", "2021-01/2021-03"}},
		{"that time, past a day of telling", "Police seized 40 guns between January and March. The mayor said on Monday that 31 people were killed in that time.", []string{"2021-01/2021-03", "2021-01/2021-03"}},
		{"no day is that time", "Police seized 40 guns on Monday. Over that time 31 people were killed.", []string{"2021-11-29", ""}},
		{"not that of who it is told of", "Lind, who died in 1991, was accused by 23 men.", []string{""}},
		{"by a possessive", "The town recorded 97 thefts in May, below last year's total of 141.", []string{"2021-05", "2020"}},
		{"of the year before one told, by a possessive", "The town had 97 thefts in 2019, below the previous year's total of 141.", []string{"2019", "2018"}},
		{"of an event by a possessive", "Last year's protest drew 300 people.", []string{"2020"}},
		{"what a total is brought to, up to the week of what it adds", "The clinic saw 40 new cases in the week to 28 November. That takes the total to 318.", []string{"2021-11-22/2021-11-28", "../2021-11-28"}},
		{"what had happened by then", "The ferry sank on 24 November. On 29 November the search ended; by then 72 bodies had been found.", []string{"../2021-11-29"}},
		{"what happened then", "The ferry sank on 24 November, when 72 people drowned.", []string{"2021-11-24"}},
		{"in a note, when it was counted", "Dead: 43 (Interior Ministry, 1 December)", []string{"../2021-12-01"}},
		{"in a note, of another figure", "Dead: 43 (police; 38 on 30 November)", []string{"", "2021-11-30"}},
		{"to last year", "The gang sold 40 guns between 2017 and last year.", []string{"2017/2020"}},
	}
	for _, tt := range tests {
		if got := timesRead(tt.text, today); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestWhatIsToldForTheTimeOfATotalIsOne(t *testing.T) {
	for _, c := range read("From 1 May to 6 June 2021 a total of 900 people, of whom 600 men and 300 women, were arrested in Dorn.", "2021-12-03") {
		if c.Period.Type != hearsay.Cumulative {
			t.Errorf("%s: %v", c.Quantity.Counted, c.Period)
		}
	}
}

func TestTheDayOnWhichSomebodySpokeIsNotThatOfWhatIsSaid(t *testing.T) {
	eachFigure(t, map[string]string{
		"Velcor said on Tuesday its net profit fell 14 percent to $310 million in the first quarter.": "2026-01/2026-03, 2026-01/2026-03",
		"The ministry said on Friday 40 people died in May.":                                          "2026-05",
		"The ministry said Friday's crash killed 40 people.":                                          "2026-05-15",
		"Murders fell by 12 percent last year to 1,410.":                                              "2025, 2025",
		"Murders rose from 31 in March to 40 in May.":                                                 "2026-03, 2026-05",
	}, func(c hearsay.Claim) string { return c.Period.Value })
}
