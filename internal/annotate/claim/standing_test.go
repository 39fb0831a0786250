package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestAShareInAListMeasuresWhatTheOneBeforeItDoes(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"Some 40 percent of adults watch Velcor. Dorn comes in at 19 percent.":                   "share of adults watch",
		"A Herald poll of voters finds the mayor in trouble. Ansa Lind leads with 40 percent.":   "support",
		"Prices of tin rose. Velcor owns 12 percent of the mine.":                                "share of mine owns",
		"Velcor carried 5.1 million passengers in May, 8.3 percent fewer.":                       "passengers carried fewer",
		"Hackers took 380,000 payment cards, 90 percent of which had expired.":                   "expired",
		"A survey found 71 percent of voters against the toll.":                                  "share of voters against toll",
		"The new terms are 41 percent above the average.":                                        "above average",
		"The margin of error is 2.6 points.":                                                     "margin of error",
		"Support for Lind is at 53 percent, down six points since May.":                          "support down",
		"The ministry says that 18 percent of teachers are out.":                                 "share of teachers out",
		"A survey noted that 64 percent of people who had left the mill now choose Velcor goods": "share of people choose",
	})
}

func TestItIsTheFigureBefore(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"A litre of milk was a worry. The price of tin fell to $80. It stood at $71 in May.": "price",
		"Lind's fortune is $30 million. Two officials put it at $14 million.":                "fortune",
	})
}

func TestWordsOfStatisticsMeasureNothing(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The seminars earned her a total of $38,500.": "earned",
		"A survey of 1,020 tenants was released.":     "surveyed",
		"Lorvik, a town of 400 people, brought soup.": "population",
	})
}
