package claim

import (
	"slices"
	"testing"
)

func TestFiguresOfABulletinAreOfTheDayThatItsHeadNames(t *testing.T) {
	const head = "Snow in the uplands. Issued 4 December 2021, figures as of 20.00 on 3 December.\n\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"what is so", head + "Halm holds 140 patients and Sandy Ford 62.", []string{"2021-12-03", "2021-12-03"}},
		{"what has been done", head + "Crews have cleared 96 roads.", []string{"../2021-12-03"}},
		{"what has been done since a day", head + "In Halm 612 people have died since 20 November.", []string{"2021-11-20/2021-12-03"}},
		{"not what is of a day of its own", head + "In Halm 31 people were arrested on 4 December.", []string{"2021-12-04"}},
		{"not what is to come", head + "Some 300 drivers will be lodged in schools.", []string{""}},
		{"an entry of a list", head + "Killed: 14 people. Free beds: 30.", []string{"../2021-12-03", ""}},
		{"in a sentence of its own", "Data are as of 1 December.\n\n61 villages are cut off.", []string{"2021-12-01"}},
		{"the situation of an hour", "Roads Office, Port Ellis\nSituation at 06:00 on 3 December 2021\n\n212 lorries are stuck on the pass.", []string{"2021-12-03"}},
		{"not the day of one figure", "The port had 200 staff as of 1 December.\n\n61 villages are cut off.", []string{"2021-12-01", ""}},
		{"not the day of what somebody told", "The mayor gave the figures as of 1 December.\n\n61 villages are cut off.", []string{""}},
		{"not the figures of a year", "The figures of 2020 were out.\n\n61 villages are cut off.", []string{""}},
	}
	for _, tt := range tests {
		if got := timesRead(tt.text, "2021-12-04"); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
