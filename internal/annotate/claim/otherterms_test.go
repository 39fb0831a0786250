package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestAFigureInOtherTermsMeasuresWhatTheOneBeforeDoes(t *testing.T) {
	eachChosen(t, map[string]string{
		"More than 31,000 soldiers were killed in May, the army said – a rate of 1,000 a day.":                    "killed 2026-05, killed 2026-05",
		"The ministry says 27,000 soldiers were killed or wounded in May. That is an average of about 870 a day.": "killed and wounded 2026-05, killed and wounded 2026-05",
		"The mine sold 40,000 tonnes of coal in May. That is an average of 1,300 tonnes a day.":                   "coal sold 2026-05, coal sold 2026-05",
		"The city spent 4 million crowns on the bridge in 2025. That comes to 40 crowns a head.":                  "spent 2025, spent 2025",
	}, func(c hearsay.Claim) string { return string(c.Measure) + " " + c.Period.Value })
}

func TestByHowMuchMoreIsOfWhatTheFigureBeforeIsOf(t *testing.T) {
	eachChosen(t, map[string]string{
		"Casinos reported $2.17 billion in gaming revenue in May, about $74 million more than a year ago.":  "gaming revenue, gaming revenue more",
		"Inflation was 4 percent in May, 2 points higher than in April.":                                    "Inflation, Inflation higher",
		"Lind won 332 electoral votes, more than the 270 needed to win.":                                    "votes, needed to win",
		"The plan lets investors stay by investing $500,000 to more than $1 million to finance a business.": "investing, investing",
		"Support was 13 percent, from a low of 4 percent in Osk to a high of 25 percent in Halm.":           "Support, Support, Support",
		"The bridge will cost 4.2 billion crowns, 800 million more than planned.":                           "cost, cost more",
		"Officials said 27 people were rescued, correcting an earlier figure of 31.":                        "rescued, rescued",
		"The ministry expects 4 million tourists this year.":                                                "tourists expected",
		"Shares in Velcor closed 3 percent higher at 42.10 crowns.":                                         "Shares higher, share price",
		"Temperatures fell to minus 18 degrees in Halm on Monday.":                                          "temperature",
		"Lind has pulled within 4 points of Holm.":                                                          "gap",
		"Donations have barreled past the $1 billion mark.":                                                 "Donations",
		"The clinic has 44 percent fewer nurses than it had.":                                               "fewer nurses",
	}, func(c hearsay.Claim) string { return string(c.Measure) })
}
