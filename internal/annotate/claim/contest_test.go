package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestSharesOfAContestAreOfWhomeverTheyStandFor(t *testing.T) {
	eachFigure(t, map[string]string{
		"In the survey, 54 percent said they would vote for Dorn, and 36 percent backed Lind.":         "54 vote for Dorn of Dorn, 36 vote of Lind",
		"Voters prefer Mara Dorn to Hugo Lind, 49 percent to 40 percent. Lind is 61.":                  "49 prefer of Mara Dorn, 40 prefer of Hugo Lind",
		"Asked whom they trusted, 45 percent named Dorn and 30 percent Lind.":                          "45 trusted of Dorn, 30 trusted of Lind",
		"Lind's lead over Dorn is down to three points, 45 to 42 percent, a Kestrel poll found.":       "3 lead of Lind, 45 support of Lind, 42 support of Dorn",
		"The new academies beat the private sector by 47 percent to 39 percent, a Kestrel poll found.": "47 support of new academies, 39 support of private sector",
		"The ban leads by 83 percent to 11 percent among teachers, a Kestrel poll shows.":              "83 leads of ban, 11 leads of teachers",
		"Unemployment rose from 5 percent to 7 percent.":                                               "5 Unemployment, 7 Unemployment",
	}, show)
}

func TestSharesOfAPollAreOfWhomTheyAreToldOf(t *testing.T) {
	eachFigure(t, map[string]string{
		"Without Hallan in the mix, Dorn and Lind were in a dead heat -- 44% to 43%, within the poll's margin of error.":    "44 support of Dorn, 43 support of Lind",
		"The Kestrel poll showed that 45 percent of voters said they would vote for Dorn, compared to 39 percent for Lind.": "45 vote for Dorn of voters, 39 said vote of Lind",
	}, show)
}

func TestABareNumberBehindANameOfASortIsOfThat(t *testing.T) {
	eachFigure(t, map[string]string{
		"Nivek camp holds 7,100 people and Halm camp 3,900.":                              "7100 held, 3900 held of Halm camp",
		"Nivek school has 710 pupils, Halm school 390.":                                   "710 pupils of Nivek school, 390 pupils of Halm school",
		"Greens vote in Halm, with 131 delegates up for grabs; Osk votes next, with 142.": "131 up for grabs, 142 votes",
		"Police are investigating after four adults and a 3-year-old were shot in Halm.":  "4 shot",
		"As of 4 March, 17,240 displaced persons had been registered.":                    "17240 displaced",
		"It takes 2,383 delegates to win the nomination.":                                 "2383 needed to win",
		"The army admitted that it had lost 23 soldiers.":                                 "23 lost of army",
		"Donors have pledged 29.2 million dollars.":                                       "29200000 pledged of Donors",
	}, show)
}

func TestWhatASharePeopleDoNotDoIsNotWhatTheyDo(t *testing.T) {
	eachFigure(t, map[string]string{
		"Some 26 percent of Greens say they have not been paying much attention.": "26 not been paying much attention of Greens",
		"In the Kestrel poll 12 percent said they had no opinion of Lind.":        "12 no opinion of Lind",
		"About 40 percent of workers don't have a pension.":                       "40 no pension of workers",
		"Some 40 percent of workers, who were not asked, have a pension.":         "40 share of workers of workers",
		"Not only 40 percent of workers have a pension.":                          "40 pension of workers",
	}, show)
}

func TestSharesForAndAgainstWhatPeopleDecideOn(t *testing.T) {
	eachFigure(t, map[string]string{
		"Voters backed the measure 58% to 42%.":                 "votes for measure, votes against measure",
		"The referendum was rejected 60 percent to 40 percent.": "votes against referendum, votes for referendum",
	}, func(c hearsay.Claim) string { return string(c.Measure) + " " + c.Subject })
}
