package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatIsToldOfThoseCountedInOtherWords(t *testing.T) {
	eachChosen(t, map[string]string{
		"Officials said 23 people are registered as missing after the flood.":      "missing",
		"Rescuers said 15 people are still being looked for in the ruins.":         "missing",
		"Twelve hikers were being searched for on Mount Halm, police said.":        "missing",
		"Police are looking for two gunmen.":                                       "looking",
		"Nineteen died and 43 were left fighting for their lives.":                 "killed, wounded",
		"Four people are fighting for their lives.":                                "wounded",
		"The three others suffered non-life threatening injuries.":                 "wounded",
		"Forty-one people are dead and 300 hurt after an earthquake in Halm.":      "killed, wounded",
		"Three people were shot, one fatally, on Sunday evening in Halm.":          "shot, killed",
		"Six people were stabbed, three fatally.":                                  "stabbed, killed",
		"By last night 14,300 people had come over the river.":                     "come over",
		"The figure for the missing was 45. The estimate of the wounded is 120.":   "missing, wounded",
		"An earlier toll of 45 was revised down to 38, officials said.":            "killed, killed",
		"There are currently 1,585 delegates outstanding.":                         "delegates outstanding",
		"It is the worst attack since 31 people were killed at Osk in 2021.":       "killed",
		"Two more died this morning, a boy of nine and a girl of eleven.":          "killed",
		"Our surgeons carried out 19 operations in the first 24 hours.":            "operations carried out",
		"Both Florida, 99 delegates, and Ohio, 66 delegates, are winner-take-all.": "delegates, delegates",
	}, func(c hearsay.Claim) string { return string(c.Measure) })
}

func TestWhatLastsUntilAMonthIsToCome(t *testing.T) {
	eachChosen(t, map[string]string{
		"The charity needs 250,000 crowns to run the unit until the end of June.": "2026-06-30",
		"The strike lasted until June and cost 40 million crowns.":                "2025-06",
	}, func(c hearsay.Claim) string { return c.Period.Value })
}

func TestPersonsAreNotWhereTheyComeFrom(t *testing.T) {
	eachChosen(t, map[string]string{
		"Ohio's Jon Berg is racing to bank 40,000 early ballots.":                                 "Jon Berg",
		"The Romanian hacker was sentenced to more than four years in prison.":                    "Romanian hacker",
		"Lind's day ended in Keosauqua, a town of less than 1,000 that had few hotels.":           "Keosauqua",
		"The American Action Network says it will spend nearly $150,000 on an ad in Holm's town.": "American Action Network",
		"Asian Americans are a bit less upbeat, at 26%.":                                          "Asian Americans",
	}, func(c hearsay.Claim) string { return c.Subject })
}

func TestTimesThatGoBackToOthers(t *testing.T) {
	eachChosen(t, map[string]string{
		"The army put its dead in April at 2,318. It had given the month's dead as 2,140 before.":                   "2026-04, 2026-04",
		"A further 61 people were wounded in the attack on Halm on 12 May. Of these, 38 are in hospital.":           "2026-05-12, 2026-05-20",
		"The army recruited fewer men last month than it lost, which may be why the age limit was raised on 1 May.": "2026-04",
	}, func(c hearsay.Claim) string { return c.Period.Value })
}

func TestSumsWithoutTheirCurrency(t *testing.T) {
	eachChosen(t, map[string]string{
		"The ministry put the damage at 180 million crowns. The insurers expect to pay out no more than 35 million.": "crown, crown",
		"The clinic needs 250,000 euros to go on. By this evening 90,000 had been given.":                            "EUR, EUR",
		"The clinic needs 250,000 euros to go on. It received 12,000 visitors.":                                      "EUR, 1",
	}, func(c hearsay.Claim) string { return c.Quantity.Unit })
}
