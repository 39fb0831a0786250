package claim

import "testing"

func TestAMeasureIsNotHalfOfWhatTheClauseSays(t *testing.T) {
	eachFigure(t, map[string]string{
		"An average of 81 percent of Greens approve of Dorn.":                                     "81 approve of Greens",
		"Still, Dorn continues to trail Lind by more than 300 delegates.":                         "300 trail of Dorn",
		"Two more witnesses refused to cooperate.":                                                "2 refused to cooperate",
		"The committee in Halm is $9 million short of its goal.":                                  "9000000 short of Halm",
		"The two candidates are in a tie.":                                                        "",
		"Hamm, who trails his team mate Nico Rosp by 19 points, was 3.1 seconds clear of Lind.":   "19 trails, 3.1 clear",
		"The firm Velcor says there are more than 2,400 billionaires in the world.":               "2400 billionaires",
		"The safety car was deployed for the opening 12 laps.":                                    "12 lap deployed of safety car",
		"Some 56 percent of voters want action compared with 38 percent who support the refusal.": "56 share of voters want of voters, 38 support of voters",
		"The 12 candidates are in a tie.":                                                         "12 in a tie",
	}, show)
}

func TestNumbersOfEditionsAndRoadsAndIndicesAreNoFigures(t *testing.T) {
	eachFigure(t, map[string]string{
		"The next system update 5.50 will bring 12 new features.":                 "12 features bring",
		"Some 14 men were shot in a motel near 635 and Plano Road.":               "14 shot",
		"The S.&P. 500 closed the week down slightly.":                            "",
		"The poll was conducted among 1,031 randomly-selected registered voters.": "1031 registered voters",
	}, show)
}

func TestAFigureInARelativeClauseIsOfWhomThatTellsOf(t *testing.T) {
	eachFigure(t, map[string]string{
		"Lind used a tactic that allows companies to dodge $40 million in taxes.":            "40000000 taxes of companies",
		"A rule of the Labor Office covers most workers earning up to $900 a week.":          "900 earning of workers",
		"Each committee is working to raise more than $60 million for the conventions.":      "60000000 raised of committee",
		"It was a victory for Lind, who was swept by Dorn in 12 states.":                     "12 states swept of Lind",
		"Polish, Ukrainian and Lithuanian Americans comprise 5 percent of Osk's population.": "5 share of population of Osk",
	}, show)
}

func TestWhoTakesAPollIsNotWhomItsSharesAreOf(t *testing.T) {
	eachFigure(t, map[string]string{
		"Kasper finished ahead of Dorn in recent polls from Quinn and Halm News, by 8 points and 11 points, respectively.": "8 points finished ahead of Kasper, 11 points finished ahead of Kasper",
		"Quinn's own tracking poll puts Dorn's approval at 49.5 percent on average.":                                       "49.5 approval of Dorn",
		"Just 15 percent of Greens approve of Dorn.":                                                                       "15 approve of Greens",
	}, show)
}
