package claim

import "testing"

func TestWhoGivesAFigureByTheVerbOrBehindIt(t *testing.T) {
	for text, want := range map[string]string{
		"The Interior Ministry gives 61 wounded and does not say whom it counts.":                     "Interior Ministry",
		"The health board, too, lists 29 dead.":                                                       "the health board",
		"The hospital gives 30 beds to refugees.":                                                     "",
		"By last night 300 people had left. That is according to the border guard of Pell.":           "the border guard of Pell",
		"Some 5,000 people have left again. This is the count of the town hall.":                      "the town hall",
		"Some 5,000 people have left again. That is the count that matters.":                          "",
		"Some 5,000 people have left again.\n\nThat is according to the border guard, and means that": "",
	} {
		got := ""
		if all := read(text, ""); len(all) > 0 && len(all[0].Attribution) > 0 {
			got = all[0].Attribution[0].Name
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
