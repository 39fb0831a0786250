package claim

import (
	"strings"
	"testing"
)

func TestWhatAThingIsNamedByHasNoTime(t *testing.T) {
	for text, want := range map[string]string{
		"Police in Halm said on Friday that the man was about 6 feet tall.":           "6 ",
		"Three people were shot on Friday in Rice, about 40 miles southeast of Halm.": "3 2031-05-02; 40 ",
		"A van was found burning on Friday at a quarry 11 miles outside Halm.":        "11 ",
		"On Friday they carried him to Halm Hospital, three miles away.":              "3 ",
		"The missile flew 620 miles on Friday.":                                       "620 2031-05-02",
		"The missile landed on Friday in the Sea of Halm 120 miles west of Osk.":      "120 2031-05-02",
		"They walked 14 miles from the camp on Friday.":                               "14 2031-05-02",
		"The rebels were pushed back 30 miles on Friday.":                             "30 2031-05-02",
		"A quake, 22 miles deep, struck Halm on Friday and killed 40 people.":         "22 2031-05-02; 40 2031-05-02",
		"On Friday the 15-member council approved the plan.":                          "15 ",
		"On Friday 15 members of the council met.":                                    "15 2031-05-02",
		"On Friday some 30 people met in a two-story house.":                          "30 2031-05-02; 2 ",
	} {
		if got := figuresAndTimes(text); got != want {
			t.Errorf("%s\ngot %q, want %q", text, got, want)
		}
	}
}

func TestHowFarSomethingFellIntoTheSeaIsOfItsDay(t *testing.T) {
	for text, want := range map[string]string{
		"Norrand fired a missile on Tuesday. It fell into the sea 2,000 kilometers east of Halm.": "2026-05-19",
		"Norrand fired a missile on Tuesday. It stood on a hill 20 kilometers east of Halm.":      "",
		"Its current price of $3 is what it was.":                                                 "2026-05-20",
	} {
		var got []string
		for _, c := range read(text, "2026-05-20") {
			got = append(got, c.Period.Value)
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: told for %q, want %q", text, all, want)
		}
	}
}

func TestWhatTheLawDoesIsOfAnotherDayThanTheEvent(t *testing.T) {
	const shooting = "Two people were killed in a shooting in Halm on Thursday. "
	for text, want := range map[string]string{
		shooting + "Police have arrested four men.":                                                    "2 2031-05-01; 4 ../2031-05-04",
		shooting + "Four men were arrested.":                                                           "2 2031-05-01; 4 2031-05-01",
		shooting + "Lind was charged with six counts of assault.":                                      "2 2031-05-01; 6 ",
		shooting + "The judge set his bail at $50,000.":                                                "2 2031-05-01; 50000 ",
		shooting + "The judge set his bail at $50,000 on Saturday.":                                    "2 2031-05-01; 50000 2031-05-03",
		shooting + "He had $50,000 with him, and three men carried it off.":                            "2 2031-05-01; 50000 ; 3 2031-05-01",
		"Some 400 people marched in Halm on Thursday. Police arrested 30 people.":                      "400 2031-05-01; 30 2031-05-01",
		"Four men have been charged in a shooting on Thursday.":                                        "4 ",
		"Bond was set on Saturday for a man charged in a shooting that killed two people last summer.": "2 2030",
		"Four men were charged on Saturday in a shooting.":                                             "4 2031-05-03",
		"Lind faces eight counts for the shooting that occurred on Thursday.":                          "8 ",
		"Lind, held on $50,000 bail, appeared in court on Friday.":                                     "50000 ",
		"Police said that 94 people had been arrested in the march on Thursday.":                       "94 2031-05-01",
	} {
		if got := figuresAndTimes(text); got != want {
			t.Errorf("%s\ngot %q, want %q", text, got, want)
		}
	}
}

func TestATimeOfAnotherClauseOrOfWhatIsHeldAgainst(t *testing.T) {
	for text, want := range map[string]string{
		"The panel, which has run the debates since 1988, has held fast to its limit of 15 percent.":                 "15 ",
		"The reactor, which blew up in 1986, holds 200 tons of fuel.":                                                "200 ",
		"The war, which began in 2011, has killed 40,000 people.":                                                    "40000 2011/2031-05-04",
		"The dam, built in 1974, held 30 tons of water.":                                                             "30 ",
		"Founded in 1901, the firm employs 300 people.":                                                              "300 ",
		"The fire killed 30 people, bringing the total this year to 900.":                                            "30 ; 900 2031",
		"Sales fell 30 percent, taking the shares to $9 in May.":                                                     "30 2031-05; 9 2031-05",
		"The trawler, built in 1986 and 24 meters long, sank.":                                                       "24 ",
		"The ship, with 40 people on board, is due in Halm on May 9.":                                                "40 ",
		"The firm has three dams built in 1974.":                                                                     "3 1974",
		"The attack, launched in 2011, killed 40 people.":                                                            "40 2011",
		"In the 1996 spill 7,200 tons were lost.":                                                                    "7200 1996",
		"A jet that dropped suddenly in March lost 1,400 feet.":                                                      "1400 2031-03",
		"Turnout was up 19 percentage points from 2012 and 3 percentage points from 2008.":                           "19 ; 3 ",
		"Gains rose 12 percent from 2009 to 2012.":                                                                   "12 2009/2012",
		"It was 41 percent, five points shy of the record set in 2008.":                                              "41 ; 5 ",
		"Pears rose to $4 in Halm on Friday from $3.":                                                                "4 2031-05-02; 3 ",
		"Sales fell to $4 million in May 2030 from $5 million in May 2029.":                                          "4000000 2030-05; 5000000 2029-05",
		"The group has freed 21 of the 200 girls kidnapped in 2014.":                                                 "21 ; 200 2014",
		"Some 3,600 people voted, a decline from the party's last contested vote, in 2008. The mill sold 400 boats.": "3600 ; 400 ",
		"The price is up $30 on the day so far.":                                                                     "30 2031-05-04",
	} {
		if got := figuresAndTimes(text); got != want {
			t.Errorf("%s\ngot %q, want %q", text, got, want)
		}
	}
}

func TestWhatIsOfATimeThatIsNotNamedHasNotThatOfTheEvent(t *testing.T) {
	const crash = "A bus crashed in Halm on Thursday, killing two people. "
	for text, want := range map[string]string{
		crash + "It carried 40 students.":                         "2 2031-05-01; 40 2031-05-01",
		crash + "It usually carried 40 students.":                 "2 2031-05-01; 40 ",
		crash + "The firm recently bought 40 buses.":              "2 2031-05-01; 40 ",
		crash + "The driver had worked there for 20 days.":        "2 2031-05-01; 20 ",
		crash + "The firm lost 40 buses over the years, it said.": "2 2031-05-01; 40 ",
	} {
		if got := figuresAndTimes(text); got != want {
			t.Errorf("%s\ngot %q, want %q", text, got, want)
		}
	}
}

func TestWhatTheOpeningPutsAtADayIsNoTimeOfTheBackground(t *testing.T) {
	text := "The club sacked its coach on Friday. He sold 12 players. The board met. The fans came. The fans went. The fans sang. The mayor rose. The mayor spoke.\n\nHe lost 34 games."
	if got, want := figuresAndTimes(text), "12 2031-05-02; 34 "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheDayOfTheEventStandsInAClauseAboutIt(t *testing.T) {
	for text, want := range map[string]string{
		"A man has been arrested for a shooting at a Halm bar early on Friday. Police have not named him. He lives in Osk. Four people were wounded.":     "4 2031-05-02",
		"A shooting that took place at a party in Halm on Friday is under review. Two people were killed.":                                                "2 2031-05-02",
		"A man opened fire in a Halm church on Friday, killing nine people. He fled. Four others were wounded.":                                           "9 2031-05-02; 4 2031-05-02",
		"Police have arrested a man in a fatal shooting. Tor Vey is accused of opening fire in Halm on April 13.\n\nThe shots wounded five people.":       "5 2031-04-13",
		"A man opened fire in Halm on Friday, killing two people. He had lost 40 boats over the last few years. Three others were wounded in the attack.": "2 2031-05-02; 40 ; 3 2031-05-02",
	} {
		if got := figuresAndTimes(text); got != want {
			t.Errorf("%s\ngot %q, want %q", text, got, want)
		}
	}
}

// figuresAndTimes returns the figures of a report of 4 May 2031 and their times, in order.
func figuresAndTimes(text string) string {
	var out []string
	for _, c := range read(text, "2031-05-04") {
		if c.Quantity != nil && c.Quantity.Low != nil {
			out = append(out, c.Quantity.Low.String()+" "+c.Period.Value)
		}
	}
	return strings.Join(out, "; ")
}

func TestALengthOfTimeIsALevel(t *testing.T) {
	for text, want := range map[string]string{
		"Life expectancy in Quell has risen to 81 years.": "Life expectancy of Quell",
		"Life expectancy for women is 83 years.":          "Life expectancy of women",
		"She had to wait 16 years.":                       "",
	} {
		got := ""
		for _, c := range readDocument("", "", text) {
			got = string(c.Measure) + " of " + c.Subject
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
