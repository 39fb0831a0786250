package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestHowHighNamedLossesAre(t *testing.T) {
	eachFigure(t, map[string]string{
		"The ministry put Dorrin's losses over the past day at 1,120 soldiers, nine tanks and 24 guns.": "1120 losses of Dorrin, 9 losses of Dorrin, 24 losses of Dorrin",
		"Last week the enemy's losses came to 8,430 troops and 12 tanks.":                               "8430 losses of enemy, 12 losses of enemy",
		"Dorrin's losses in killed alone exceed 250,000.":                                               "250000 killed of Dorrin",
		"Sarrow's losses are put by a study at 500,000 to 600,000.":                                     "500000 losses of Sarrow",
		"The staff had given the month's dead as 2,140.":                                                "2140 killed",
		"Dorrin lost 83,000 soldiers killed and seriously wounded.":                                     "83000 killed and wounded of Dorrin",
		"Some 1.2 million Dorrin troops have been killed, wounded or gone missing.":                     "1200000 casualties of Dorrin",
		"Dorrin put its losses at 1,914 soldiers killed.":                                               "1914 killed of Dorrin",
		"Sarrow's president said that 46,000 of her soldiers had been killed.":                          "46000 killed of Sarrow",
		"The Sarrow president said her country had lost 46,000 soldiers.":                               "46000 lost of Sarrow",
		"Dorrin's minister said his forces had lost 46,000 soldiers.":                                   "46000 lost of Dorrin",
		"The army killed 600 enemy soldiers.":                                                           "600 killed of enemy",
		"The enemy lost 24,000 men. A further 640 laid down their arms.":                                "24000 lost of enemy, 640 captured of enemy",
		"More Dorrin soldiers were killed than recruited.":                                              "killed > recruited of Dorrin",
		"The front is held by 19,000 soldiers; about 4,000 of them have been killed or wounded.":        "19000 held of front, 4000 killed and wounded of front",
		"Dorrin lost 41,200 soldiers. With the sick, the service estimates its losses at 150,000.":      "41200 lost of Dorrin, 150000 losses of Dorrin",
		"Dorrin's defence ministry called that invented. It said that it had lost 6,100 men.":           "6100 lost of Dorrin",
		// and not what is held against what
		"It sits with 27,000 casualties, if you reckon three wounded for one killed.": "27000 casualties",
		"For every soldier killed, three are wounded.":                                "",
	}, show)
}

func TestATimeBetweenLossesAndTheirNumberIsTheirs(t *testing.T) {
	eachFigure(t, map[string]string{
		"Dorrin lost 1,120 men on Monday, bringing its losses since April 2024 to 90,400.":                                         "2026-05-18, 2024-04/2026-05-20",
		"Dorrin lost 1,120 men on Monday, bringing its losses since the start of the war to 90,400.":                               "2026-05-18, ",
		"Dorrin lost 1,120 men, bringing its losses since April 2024 to 90,400.":                                                   ", 2024-04/2026-05-20",
		"In May Dorrin lost 40 men. It shot down 1,940 of the 2,310 drones sent there over the month.":                             "2026-05, 2026-05, 2026-05",
		"Dorrin lost 40 men in May. Another 12 soldiers are missing. The staff put the enemy's losses over the same period at 90.": "2026-05, 2026-05-20, 2026-05",
		"Dorrin lost 40 men on Monday and voted to hold a vote until 2027.":                                                        "2026-05-18",
	}, func(c hearsay.Claim) string { return c.Period.Value })
}

func TestWhoTellsOfLosses(t *testing.T) {
	eachFigure(t, map[string]string{
		"Dorrin lost 40 tanks in March, the general staff said. It put the enemy's losses at 120 tanks.":                                       "the general staff, the general staff",
		"The chief of the General Staff, General Tove Amarin, said 40 soldiers had died.":                                                      "Tove Amarin",
		"The General Staff put the dead at 40. It said 31 were missing.":                                                                       "General Staff, General Staff",
		"Field Ledger has confirmed the names of 95,000 soldiers killed in the war, though it says that the number is probably above 138,000.": "Field Ledger, Field Ledger",
		"Two miners died on Monday, bringing the number of dead this year to 41.":                                                              "-, -",
		"The ministry reported two deaths, bringing the number of dead this year to 41.":                                                       "the ministry, the ministry",
		"Sarrow's losses are put by the same study at 500,000.":                                                                                "same study",
	}, source)
}
