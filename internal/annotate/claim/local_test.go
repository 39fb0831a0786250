package claim

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatBefellPeopleByTheVerbAndTheWordsBesideIt(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"Four teens were shot outside a mill in Halm.":                               Shot,
		"Four people were shot and killed in Halm.":                                  Killed,
		"Four people were fatally shot in Halm.":                                     Killed,
		"Four people were shot to death in Halm.":                                    Killed,
		"Four people were shot and wounded in Halm.":                                 Wounded,
		"Two men were gunned down in Halm.":                                          Killed,
		"Six people were stabbed in Halm.":                                           Stabbed,
		"The clash sent three others to Halm General Hospital.":                      Hospitalized,
		"Three of the victims were transported to Dorn Medical Center.":              Hospitalized,
		"Police arrested 50 protesters in Halm.":                                     Arrested,
		"Norrand admitted 11,400 refugees.":                                          "admitted",
		"Some 11,400 refugees live in Halm.":                                         Displaced,
		"The city is seeking $40 million from the bank.":                             "seeking",
		"Holm was held on $2 million bond.":                                          "bond",
		"Three other guests, some of the 40 people who gathered, were hospitalised.": Attended,
	} {
		got := read(text, "")
		if len(got) == 0 || got[len(got)-1].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestNumbersOfPlacesAndPersonsAreNoFigures(t *testing.T) {
	for _, text := range []string{
		"They met at 4224 Dorn Mill Road in Halm.",
		"Neighbours called 911 at dawn.",
		"The 911 call came at dawn.",
		"Another man, 55, was struck in the leg.",
		"The man is about 6-foot-2 and bald.",
		"Tips are taken at 743-7200 in Halm.",
		"Holm told 7 Eyewitness News of it.",
		"They ranged in age from 19 to 34.",
	} {
		if got := read(text, ""); len(got) > 0 {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

func TestWhatSomeOfThoseToldOfAre(t *testing.T) {
	got := read("Police say two of the victims are women.", "")
	if len(got) != 1 || got[0].Measure != "women" || got[0].Quantity.Counted != "victims" {
		t.Errorf("got %+v", got)
	}
}

func TestANumberCountsNothingBehindAnother(t *testing.T) {
	var got []string
	for _, c := range read("One dead, three others injured in Halm shooting.", "") {
		got = append(got, show(c))
	}
	if !slices.Contains(got, "3 wounded") || slices.Contains(got, "1 wounded") {
		t.Errorf("got %q", got)
	}
}

func TestWhoVouchesInTheFrame(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"who estimated it, right behind", "The crowd fell short of the 50,000 per day the police estimated.", "police"},
		{"whoever found it, and not what was gone through", "In breaking down the results, Harbour Weekly found that 72 percent favour Lind, while 82 percent like her.", "Harbour Weekly"},
		{"whose estimate it is, as the subject", "Holm’s estimate ranged from 100,000 to 250,000 people.", "Holm"},
		{"who has more of something does not say it", "Norrand added 292,000 jobs in December.", ""},
		{"who is blamed tells nothing", "The Halm Front has been blamed for the deaths of 900 people.", ""},
		{"those asked told a survey", "Some 74 percent of voters say that they like her.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(tt.text, "")
			if len(got) == 0 {
				t.Fatal("no claim")
			}
			name := ""
			if a := got[len(got)-1].Attribution; len(a) > 0 {
				name = strings.TrimPrefix(strings.TrimPrefix(a[0].Name, "the "), "The ")
			}
			if name != tt.want {
				t.Errorf("said by %q, want %q", name, tt.want)
			}
		})
	}
}

func TestWhomTheParagraphSpeaksOf(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the name in the sentence, before the headline", "Mills close\n\nThe mills in Lorvik are old. The mills are dear.\n\nNorrand has few mines left. Only 63,000 jobs hang on them.", "Norrand"},
		{"not whoever tells of it", "Mills close\n\nThe mills in Lorvik are old. The mills are dear.\n\nNorrand Watch says that there are only 900 mills.", "mills, Lorvik"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readDocument("Mills close", "", strings.TrimPrefix(tt.text, "Mills close\n\n"))
			if len(got) == 0 || got[len(got)-1].Subject != tt.want || !got[len(got)-1].Topical {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestTheDayOfAnEventIsNotThatOfACourt(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"an arrest for it", "A shooting in Halm left two people dead. Ansa Lind was arrested on Saturday in connection with the shooting on April 11.", "2031-04-11"},
		{"a plea", "Ansa Lind pleaded guilty on Friday to wounding five people in Halm.", ""},
		{"the day of what struck at once", "Three people were hurt in a shooting in Halm, police said. It was reported on Tuesday.", "2031-04-29"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readDocument("Shooting in Halm", "", tt.text)
			if len(got) != 1 || got[0].Period.Value != tt.want {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestASecondMentionFarAwayTellsNoTimeOfASmallNumber(t *testing.T) {
	text := "Two teens are dead in Halm.\n\nThe mill is old.\n\nThe mill is dear.\n\nThe mill is shut.\n\nThe mill is cold.\n\nTwo teens died in Halm in May 2011."
	got := read(text, "2031-05-04")
	if len(got) == 0 || slices.ContainsFunc(got[:1], func(c hearsay.Claim) bool { return c.Period.Value == "2011-05" }) {
		t.Errorf("got %+v", got)
	}
}

func TestAHeadlineEndsBeforeItsOutlet(t *testing.T) {
	for title, want := range map[string]string{
		"Two hurt in Halm mill fire - WHLM News 5 | Weather, Sports": "Two hurt in Halm mill fire",
		"Two hurt in Halm :: WHLM.com":                               "Two hurt in Halm",
		"Two hurt in Halm - and one in Dorn":                         "Two hurt in Halm - and one in Dorn",
		"Halm - The Times":                                           "Halm - The Times",
	} {
		if got := withoutOutlet(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestNobodyKnowsWhetherAndNot(t *testing.T) {
	for text, want := range map[string]hearsay.Modality{
		"It is not clear if the 40 people had gathered before.": hearsay.Possible,
		"Some 90 people died, not 200.":                         hearsay.Denied,
	} {
		got := read(text, "")
		if len(got) == 0 || got[len(got)-1].Modality != want {
			t.Errorf("%q: got %+v, want %s", text, got, want)
		}
	}
}
