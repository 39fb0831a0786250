package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestTheWordsBehindTellWhatThoseCountedDo(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"At least four others swam.":                                               "swam",
		"Some 600 schools have since shut.":                                        "schools shut",
		"Some 12,000 residents below the dam were told to leave.":                  "leave",
		"Some 70,000 families on the bank have no other water.":                    "have no other water",
		"Three men, including a boy believed to be a soldier, were found dead.":    Killed,
		"On Sunday 16 men took to the boats.":                                      "took to the boats",
		"Some 16 men have not been found.":                                         Missing,
		"Roughly 40 nurses have refused to go.":                                    "refused to go",
		"Several thousand teachers wearing red surrounded the hall.":               "surrounded",
		"Some 40 people carrying tools were led away.":                             "led away",
		"Four men were believed to be in the car.":                                 Present,
		"Two men were killed in Halm, and nine other men and a boy were hurt.":     Wounded,
		"Two nuns who worked in Halm and helped the poor are found dead.":          Killed,
		"Some 14 bakers, six dancers and a cook were admitted.":                    "admitted",
		"The maker stands accused of fraud by more than 60 women.":                 "accused",
		"The law has allowed 40,000 people to safely cast a ballot.":               "cast",
		"Lind spoke in response to the 60 boats that worked the bank last winter.": "boats worked",
	})
}

func TestWordsBehindThatTellNothingOfThoseCounted(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"Survivors told doctors that at least 140 had been aboard.":        OnBoard,
		"Both of the 12 men were in their 20s.":                            "men",
		"The mayor spoke of the death of 18 sailors aboard a ship.":        Killed,
		"In May there were 340,000 people waiting for a doctor.":           "waiting",
		"More than 200 people holding candles filled the square.":          Attended,
		"Guards killed 12 soldiers who had fled.":                          Killed,
		"The clip was seen 31,000 times by the time it was taken down.":    "times",
		"The mill sold 40 machines in Halm, Lind said.":                    "machines sold",
		"Lind told 240 workers that the mill would shut.":                  "workers",
		"Investigators are looking for 20 boys who were seen in the yard.": "looking",
	})
}

func TestAPartHasAMeasureOfItsOwn(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"They agreed in August to exchange 600 prisoners, of whom 212 have gone home.": "gone home",
		"Hospitals treated more than 60 people, of whom 19 were kept overnight.":       "kept overnight",
		"Thirty-seven people were killed, 22 of them in a bus.":                        Killed,
		"Some 30 people were wounded, 12 of them in serious condition.":                Wounded,
		"Some 140 people were aboard. Fishermen picked up 13 of them.":                 "picked up",
		"Of the dead, 130 were in Halm itself.":                                        Killed,
		"Guards freed 21 of the more than 200 girls kidnapped in May.":                 Captured,
	})
}

func TestABareNumberGoesOnFromTheFigureBefore(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The city has counted 19 drownings this year, against 11 in 2025.":             "drownings",
		"The army says 45 of its men died. Lind could confirm 31.":                     Killed,
		"Monitors logged 23 violations on Monday, 14 by the Front and 119 by Velland.": "violations logged",
		"The front freed 240 men on Monday. Some 1,200 arrived in Halm.":               "arrived",
		"She has asked for 30 more nurses and has been promised 12.":                   "promised",
		"The professor puts the reproduction number at 0.7.":                           "reproduction number",
		"Sales were down to 21,300, from 26,700.":                                      "Sales",
		"Eleven others remain there, 13 in critical condition.":                        "in critical condition",
	})
}

func TestAParticleBehindTheVerbIsItsOwn(t *testing.T) {
	for text, want := range map[string]string{
		"The guards turned back 310 migrants.": "310 turned back of guards",
		"Turkey sent 310 migrants back.":       "310 sent back of Turkey",
		"Turkey sent 310 troops.":              "310 troops sent of Turkey",
		"The engine cranks out 310 kW.":        "310 cranks of engine",
	} {
		all := read(text, "")
		if len(all) != 1 || show(all[0]) != want {
			t.Errorf("%s: %v, want %s", text, all, want)
		}
	}
}
