package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestAReportWithoutADateIsOfTheYearOfItsEvent(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"named in its opening", "Norrand's 2019 election was a close one. The Reds won 14 seats.", "2019"},
		{"not one that it is held against", "The Reds raised more than the $846 million spent in the 2019 election. They won 14 seats.", ""},
		{"nor one that it outdoes", "Spending surpasses that of the 2019 election. The Reds won 14 seats.", ""},
		{"not now", "The number of mills will grow from 14 currently to 80 by 2022.", ""},
	}
	for _, c := range tests {
		for _, got := range read(c.text, "") {
			if got.Quantity != nil && got.Quantity.Low != nil && got.Quantity.Low.String() == "14" && got.Period.Value != c.want {
				t.Errorf("%s: period %q, want %q", c.name, got.Period.Value, c.want)
			}
		}
	}
}

func TestATimeThatSomethingIsHeldAgainstIsNotThatOfTheTelling(t *testing.T) {
	for text, want := range map[string]string{
		"Sales were $4 billion, compared with $3 billion in 2016. The firm sold 400 engines.": "",
		"Sales rose from $3 billion to $4 billion in 2016. The firm sold 400 engines.":        "2016",
		"Sales were $4 billion in 2016. The firm sold 400 engines.":                           "2016",
	} {
		if all := read(text, ""); len(all) == 0 || all[len(all)-1].Period.Value != want {
			t.Errorf("%s: %v, want %q", text, all, want)
		}
	}
}

func TestATimeOfTheWholeOrOfWhatCameBeforeIsNotOfThePortion(t *testing.T) {
	for text, want := range map[string]string{
		"Some 30 of the 400 held in 2012 were freed.":        "",
		"The fund lost 12 tons after gaining nine in 2020.":  "",
		"The fund lost 12 tons in 2020.":                     "2020",
		"Some 30 of the 400 were freed in 2012.":             "2012",
		"Norrand lost 40 tanks before leaving Halm in 2019.": "2019",
	} {
		if all := read(text, ""); len(all) == 0 || all[0].Period.Value != want {
			t.Errorf("%s: %v, want %q", text, all, want)
		}
	}
}

func TestAReportIsDatedByItself(t *testing.T) {
	const told = "A bomb killed 12 people in Halm on Tuesday, police said."
	tests := []struct{ name, text, want string }{
		{"a line with the day under a headline that is a sentence", "The Herald\n\nA bomb has killed 12 people in Halm.\n\n2030-11-20\n\n" + told, "2030-11-19"},
		{"no line with a day of something else", "The Herald\n\nA bomb has killed 12 people in Halm.\n\nThe mayor was born on 3 May 1980.\n\n" + told, "none"},
		{"dateline with an agency", "FELLING, Nov. 20, 2030 (Herald) - " + told, "2030-11-19"},
		{"dateline of a release", "NEW FELLING, Nov. 20, 2030 /PRLine/ -- " + told, "2030-11-19"},
		{"dateline, the day first", "Felling, 20 November 2030 – " + told, "2030-11-19"},
		{"in brackets", "(HNN, November 20 2030) " + told, "2030-11-19"},
		{"a line of its own", "November 20, 2030\n\n" + told, "2030-11-19"},
		{"a byline", "By Ansa Lind | November 20, 2030\n\n" + told, "2030-11-19"},
		{"a stamp", "Published: 20 Nov 2030, 10:21\n\n" + told, "2030-11-19"},
		{"a stamp and a later one", "Posted: Nov. 20, 2030 | Updated: Nov. 26, 2030\n\n" + told, "2030-11-19"},
		{"its own words", told + "\n\nThis article was first published on Nov. 20, 2030.", "2030-11-19"},
		{"not a day that it tells of", told + " The mayor left on Nov. 20, 2030, to see it.", "none"},
		{"not when another text came out", told + " A report published on Nov. 20, 2030, had told of it.", "none"},
		{"not days of a diary", "May 3, 1945 — Two mills shut.\n\nJune 4, 1946 — Two mills opened.\n\n" + told, "none"},
		{"not a day in a sentence", "The bill (passed Nov. 20, 2030) - a thin one - is law.\n\n" + told, "none"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got string
			for _, c := range read(tt.text, "") {
				if c.Measure == Killed {
					got = timesOf([]hearsay.Claim{c})
				}
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
