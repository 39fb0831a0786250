package claim

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// timesOffered returns the times that the figure of that value may be told for.
func timesOffered(text, published, number string) (out []string) {
	d := &hearsay.Document{ID: "d", Text: text}
	d.Published.Value = published
	x, n, quotes := annotated(d)
	Study(x, n, quotes, func(f Field, c *hearsay.Claim, all []Option) {
		if f != PeriodField || c.Quantity == nil || c.Quantity.Low == nil || c.Quantity.Low.String() != number {
			return
		}
		for _, o := range all {
			told := *c
			o.set(&told)
			out = append(out, told.Period.Value)
		}
	})
	return out
}

func TestTimesOfOtherSentencesAreOfferedWhereTheyCanBeMeant(t *testing.T) {
	const dated = "2031-05-04"
	tests := []struct {
		name, text, published, value string
		want                         bool
	}{
		{"of the sentence before", "The mill burned in 2019. Some 14 percent of the houses were empty.", "", "2019", true},
		{"of the paragraph before, of a report with a date", "The mill burned in 2019.\n\nSome 14 percent of the houses were empty.", dated, "2019", true},
		{"not of the paragraph before, of one without", "The mill burned in 2019.\n\nSome 14 percent of the houses were empty.", "", "2019", false},
		{"not beside a month of no year", "The mill burned in 2019. In July 14 percent of the houses were empty.", "", "2019", false},
		{"not beside a day of no date", "The mill burned in 2019. On Friday 14 percent of the houses were empty.", "", "2019", false},
		{"not of those whom somebody goes on holding", "The two sides met on 2 May. Norrand holds 14 soldiers.", dated, "2031-05-02", false},
		{"beside the day on which it was said", "The mill burned in 2019. Some 14 percent of the houses were empty, the mayor said on Friday.", "", "2019", true},
	}
	for _, c := range tests {
		if got := slices.Contains(timesOffered(c.text, c.published, "14"), c.value); got != c.want {
			t.Errorf("%s: offered is %t", c.name, got)
		}
	}
}

func TestNothingIsSoManyAYearOnADay(t *testing.T) {
	for _, text := range []string{
		"Fires killed 30 people in Halm on Friday. Fires kill about 300 people a year in Norrand.",
		"The mill burned down on Friday. It sold 300 boats a year.",
	} {
		for _, when := range timesOffered(text, "2031-05-04", "300") {
			if when != "" {
				t.Errorf("%s\n%q is offered", text, when)
			}
		}
	}
	if got := timesOffered("In 2011 the mill burned down. It sold 300 boats a year.", "2031-05-04", "300"); !slices.Contains(got, "2011") {
		t.Errorf("the year is none of the times offered %q", got)
	}
}

func TestATimeWithoutItsYearStaysWhereTheFigureIsOfItsVerb(t *testing.T) {
	for text, want := range map[string]string{
		"In September, Lind had raised $3.2 million.":                                       "XXXX-09",
		"On July 14 the bank sold 40 percent of the harbour.":                               "XXXX-07-14",
		"Quinn conducted the poll of 1,042 registered voters from April 27 through Sunday.": "",
		"A full 79 percent of Greens say they would vote for Lind in November.":             "",
		"Lind raised $3.2 million, and Holm will open the harbour in September.":            "",
	} {
		var got []string
		for _, c := range Read(annotated(&hearsay.Document{ID: "d", Text: text})) {
			got = append(got, c.Period.Value)
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: told for %q, want %q", text, all, want)
		}
	}
}

func TestWhatIsSoIsSoOnTheDayOnWhichItIsSaid(t *testing.T) {
	eachFigure(t, map[string]string{
		"Officials said Saturday that 27 girls were still missing.":                    "2026-05-16",
		"The flood killed many, officials said Saturday, with 27 girls still missing.": "2026-05-16",
		"Some 27 girls are still missing.":                                             "2026-05-20",
		"Officials said Saturday that 27 girls had died.":                              "../2026-05-16",
		"The flood killed 31 in Osk, officials said, with many still missing.":         "",
	}, func(c hearsay.Claim) string { return c.Period.Value })
}
