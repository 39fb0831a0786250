package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestSharesOfPeopleMeasureWhatTheyHold(t *testing.T) {
	eachChosen(t, map[string]string{
		"Just 28 percent of voters said they had a positive view of Lind.":                                                  "positive view of Lind",
		"Only 24 percent said she did nothing wrong.":                                                                       "did nothing wrong",
		"Asked if her practices were legal, 46 percent of voters said yes.":                                                 "her practices were legal",
		"Some 20 percent of voters said they believe Lind was born abroad.":                                                 "Lind was born abroad",
		"Some 74 percent said Lind should release his returns. Sixty-two percent of Greens agreed.":                         "Lind should release his returns, Lind should release his returns",
		"Only 40% of Greens would be scared by Lind, the poll found. A third of independents, 33%, say they feel that way.": "scared, scared, scared",
		"About 42 percent say they don't know enough about Lind.":                                                           "not know enough about Lind",
		"More than two-thirds of young people predict they will be more successful than their peers.":                       "more successful",
	}, func(c hearsay.Claim) string { return string(c.Measure) })
}

func TestASharesTwinIsOfTheSamePeople(t *testing.T) {
	eachChosen(t, map[string]string{
		"More than a third of independents, 35%, agree with Lind.":                                  "independents, independents",
		"Some 40% of voters would be scared, including 62% of pensioners but also 17% of students.": "voters, pensioners, students",
	}, func(c hearsay.Claim) string { return c.Subject })
}
