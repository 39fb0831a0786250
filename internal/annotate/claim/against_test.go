package claim

import "testing"

func TestWhatIsMeasuredByTheWordsAround(t *testing.T) {
	eachFigure(t, map[string]string{
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
	}, show)
}
