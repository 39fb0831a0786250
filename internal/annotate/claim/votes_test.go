package claim

import "testing"

func TestVotesForAndAgainstStandSideBySide(t *testing.T) {
	eachFigure(t, map[string]string{
		"The Senate voted 54-45 on Tuesday to confirm Reth.":       "54 votes for of Senate, 45 votes against of Senate",
		"The council rejected the plan 7-2 on Monday.":             "7 votes against of council, 2 votes for of council",
		"The House passed the bill by a 231-192 vote.":             "231 votes for of House, 192 votes against of House",
		"Lawmakers approved the budget 112 to 40.":                 "112 votes for of Lawmakers, 40 votes against of Lawmakers",
		"The council voted 4-3 on Tuesday to reject the plan.":     "4 votes against of council, 3 votes for of council",
		"The plan was rejected by the council in a 4-3 vote.":      "4 votes against of plan, 3 votes for of plan",
		"Halm United rejected all offers and beat Morva 3-1.":      "",
		"Halm beat Morva 3-1 in a match that 40,000 people saw.":   "40000 people",
		"The council passed a plan for 20-30 flats on the square.": "20 flats passed of council",
	}, show)
}
