package claim

import "testing"

func TestCountsOfNobody(t *testing.T) {
	eachFigure(t, map[string]string{
		"No one was hurt in the fire, police said.":              "0 wounded of fire",
		"Six men were detained. None has been charged.":          "6 arrested, 0 charged",
		"None of the 40 passengers was injured.":                 "0 wounded, 40 passengers",
		"There were no casualties, the ministry said.":           "0 casualties",
		"The storm caused no deaths.":                            "0 killed of storm",
		"No soldiers were killed in the attack.":                 "0 killed of attack",
		"Police have made no arrests.":                           "0 arrested",
		"The blaze destroyed two houses but no one was injured.": "2 houses destroyed of blaze, 0 wounded of blaze",
		"A man was shot, but no one else was injured.":           "",
		"There were no immediate reports of casualties.":         "",
		"No serious injuries were reported.":                     "",
		"No other injuries were reported.":                       "",
		"No one will be hurt, he said.":                          "",
		"They want to make sure that no one is hurt.":            "",
		"He was praying that nobody died.":                       "",
		"Some were cut, but no one was seriously hurt.":          "",
		"No arrest or sentence will ever bring her back.":        "",
		"If no one is hurt, he walks free.":                      "",
		"Was no one hurt?":                                       "",
		"No one knows how many have died.":                       "",
		"No one has claimed responsibility for the attack.":      "",
		"There was no one in the house.":                         "",
	}, show)
}
