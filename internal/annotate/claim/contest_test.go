package claim

import "testing"

func TestSharesOfAContestAreOfWhomeverTheyStandFor(t *testing.T) {
	eachFigure(t, map[string]string{
		"In the survey, 54 percent said they would vote for Dorn, and 36 percent backed Lind.":         "54 said vote of Dorn, 36 vote of Lind",
		"Voters prefer Mara Dorn to Hugo Lind, 49 percent to 40 percent. Lind is 61.":                  "49 prefer of Mara Dorn, 40 prefer of Hugo Lind",
		"Asked whom they trusted, 45 percent named Dorn and 30 percent Lind.":                          "45 trusted of Dorn, 30 trusted of Lind",
		"Lind's lead over Dorn is down to three points, 45 to 42 percent, a Kestrel poll found.":       "3 lead of Lind, 45 support of Lind, 42 support of Dorn",
		"The new academies beat the private sector by 47 percent to 39 percent, a Kestrel poll found.": "47 support of new academies, 39 support of private sector",
		"The ban leads by 83 percent to 11 percent among teachers, a Kestrel poll shows.":              "83 leads of ban, 11 leads of teachers",
		"Unemployment rose from 5 percent to 7 percent.":                                               "5 Unemployment, 7 Unemployment",
	}, show)
}
