package claim

import (
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatBefellPeopleByTheVerbAndTheWordsBesideIt(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"Four teens were shot outside a mill in Halm.":                               Shot,
		"Four people were shot and killed in Halm.":                                  Killed,
		"Four people were fatally shot in Halm.":                                     Killed,
		"Four people were shot to death in Halm.":                                    Killed,
		"Four people were shot and wounded in Halm.":                                 Wounded,
		"Two men were gunned down in Halm.":                                          Killed,
		"Six people were stabbed in Halm.":                                           Stabbed,
		"The clash sent three others to Halm General Hospital.":                      Hospitalized,
		"Three of the victims were transported to Dorn Medical Center.":              Hospitalized,
		"Police arrested 50 protesters in Halm.":                                     Arrested,
		"Officers discovered five people shot in Halm.":                              Shot,
		"Seven people, including a boy, shot in Halm.":                               Shot,
		"Police found four shooting victims in Halm.":                                Shot,
		"Officers found two men with gunshot wounds.":                                Shot,
		"Officers found two men suffering from burns.":                               Wounded,
		"Officers found two men with knives.":                                        "found",
		"The blast killed six and injured two dozen.":                                Wounded,
		"Police have arrested and charged five people.":                              Arrested,
		"The firm laid off 400 workers in Halm.":                                     Jobs,
		"Rescuers had brought 94 people out alive.":                                  Rescued,
		"The ferry went down in the night with nearly 500 migrants aboard.":          OnBoard,
		"The embassy said 40 of its nationals were on the flight.":                   OnBoard,
		"He faces up to 20 years in prison if convicted.":                            "duration faces",
		"The plane, which was carrying 189 people, crashed.":                         OnBoard,
		"A truck carrying 40 tons of sand overturned.":                               "sand carrying",
		"Tolver Gas was set to begin shutting off power to some 375,000 people.":     "without power",
		"The cut left 4,000 people without a way to call for help.":                  "without way",
		"Four of the injured were taken to Halm General Hospital.":                   Hospitalized,
		"The three wounded men who were in their 20s were all hospitalized.":         Hospitalized,
		"Norrand admitted 11,400 refugees.":                                          "admitted",
		"Some 11,400 refugees live in Halm.":                                         Displaced,
		"The city is seeking $40 million from the bank.":                             "seeking",
		"Holm was held on $2 million bond.":                                          "bond",
		"Three other guests, some of the 40 people who gathered, were hospitalised.": Attended,
	} {
		got := read(text, "")
		if len(got) == 0 || got[len(got)-1].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestWhatBefellPeopleInOtherWords(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"Rebels executed 18 soldiers in Halm.":              Killed,
		"Some 17 people were burned to death in Halm.":      Killed,
		"The blast took the lives of 14 miners.":            Killed,
		"At least 16 people succumbed to their wounds.":     Killed,
		"Some 74 people were fatally injured.":              Killed,
		"At least 21 people were pronounced dead in Halm.":  Killed,
		"Police took 28 people into custody.":               Arrested,
		"Police rounded up 31 suspects.":                    Arrested,
		"Some 30 people are in custody.":                    Arrested,
		"The floods forced 34,000 people from their homes.": Displaced,
		"Some 40 hikers have disappeared.":                  Missing,
		"Some 45 people were airlifted to safety.":          Rescued,
		"Some 49 girls were snatched from their school.":    Captured,
		"Some 53 people tested positive for the virus.":     Infected,
		"The firm fired 62 workers.":                        Jobs,
		"Some 61 workers lost their jobs.":                  Jobs,
		"The firm executed 18 orders in Halm.":              "orders executed",
		"The army fired 40 missiles.":                       "missiles fired",
		"Some 53 runners tested positive after the race.":   "tested",
		"The virus is back, and 53 people tested positive.": Infected,
		"The rise pushed 40,000 people into work.":          "pushed",
		"Police rounded up 31 sheep.":                       "sheep rounded up",
		"The law forced 340 people from office.":            "forced",
	})
}

func TestTheLevelThatALevelRemainsAt(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The bank has raised interest rates to 11 percent and inflation remains high, at 7 percent.": "inflation",
		"The report says the display size will remain 13.3 inches.":                                  "display size",
		"Prices in the hills often exceed €40,000 in Halm.":                                          "Prices",
		"The engineers brought the coefficient of drag down to 0.24.":                                "coefficient of drag",
		"The two firms make 8 % and 6 % of emissions.":                                               "share of emissions",
		"Lind sold 12 barrels and 3 tons of oil.":                                                    "oil sold",
	})
}

func TestWhatSomeOfThoseToldOfAre(t *testing.T) {
	got := read("Police say two of the victims are women.", "")
	if len(got) != 1 || got[0].Measure != "women" || got[0].Quantity.Counted != "victims" {
		t.Errorf("got %+v", got)
	}
}

func TestANumberCountsNothingBehindAnother(t *testing.T) {
	var got []string
	for _, c := range read("One dead, three others injured in Halm shooting.", "") {
		got = append(got, show(c))
	}
	if !slices.Contains(got, "3 wounded") || slices.ContainsFunc(got, func(c string) bool { return strings.HasPrefix(c, "1 wounded") }) {
		t.Errorf("got %q", got)
	}
}

func TestASumBeforeTheNounThatNamesItIsThatAndNotWhatWasDoneOnIt(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"Lind is being held at Halm County Jail on a $100,000 bond.":          "bond",
		"Lind is in jail on one million dollars bond.":                        "bond",
		"Prosecutors are asking for $5 million bail for the suspect.":         "bail",
		"The firm agreed to a $7 million settlement with the state of Torva.": "settlement",
		"The group launched with an initial $3 million donation from Lind.":   "donation",
		"He filed a petition to stop Velcor's $10 million arbitration claim.": "arbitration claim",
		"The exchange lost its coins in a $500 million hack in Halm.":         "hack",
		"His $75 billion a year plan includes free tuition.":                  "plan",
		"The city wants a new $1.2 billion barrier.":                          "cost",
		"He bought her a $157 sheath.":                                        "price",
		"The mission spent $40 million on shelters.":                          "spent",
	} {
		if got := read(text, ""); len(got) != 1 || got[0].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestAnAmountIsOfAllTheWordsForItsMatter(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"The rain left 20 tons of palm oil in Halm.": "palm oil",
		"Halm has 12 miles of bike lanes.":           "bike lanes",
		"A magnitude-6.4 quake struck Halm.":         "magnitude",
		"A magnitude 6.4 earthquake struck Halm.":    "magnitude",
	} {
		t.Run(text, func(t *testing.T) {
			c := read(text, "")
			if len(c) != 1 || !strings.HasPrefix(string(c[0].Measure), string(want)) {
				t.Errorf("got %v, want %s", c, want)
			}
		})
	}
}

func TestAnAsideDoesNotPartPeopleFromWhatBefellThem(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"Three people, including a child, were found dead.":    Killed,
		"Three people, two of them children, were found dead.": Killed,
		"Three people, including a child, were in custody.":    Arrested,
		"Five people, police said, were shot.":                 Shot,
	} {
		if got := read(text, ""); len(got) == 0 || got[0].Measure != want || want == Killed && got[0].Subject != "" {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestWhatBefellPeopleByWordsBehindTheVerb(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The fumes left 30 men ill in Halm.":                               Ill,
		"The fumes sickened 30 men in Halm.":                               Ill,
		"Some 30 guests were taken ill in Halm.":                           Ill,
		"Some 30 men received treatment for burns.":                        Treated,
		"Some 30 men were given medical treatment.":                        Treated,
		"Some 30 men were given a jab.":                                    Vaccinated,
		"Some 30 men were given a prize.":                                  "given a prize",
		"Some 30 men have contracted the virus.":                           Infected,
		"Some 30 men caught the train.":                                    "caught",
		"Some 300 people took to the streets of Halm.":                     Attended,
		"Some 300 people took to the hills.":                               "took to the hills",
		"Some 300 people turned out for the march.":                        Attended,
		"Some 300 voters turned out to be dead.":                           "turned out",
		"The march attracted 300 people.":                                  Attended,
		"The firm attracted 300 workers.":                                  "attracted",
		"There were 300 people at the march.":                              Attended,
		"The tremor left 30 with minor injuries.":                          Wounded,
		"The tremor left 30 men with large debts.":                         "left",
		"Some 30 men escaped with minor injuries.":                         Wounded,
		"Some 30 men were picked up by a fishing boat.":                    Rescued,
		"Some 30 men were picked up by a bus.":                             "picked up",
		"Divers pulled 30 men from the water.":                             Rescued,
		"Divers pulled 12 bodies from the water.":                          Killed,
		"The clubs pulled 12 players from the squad.":                      "players pulled",
		"Twelve bodies were recovered from the river.":                     Killed,
		"The bodies of 12 men were recovered from the river.":              Killed,
		"Twelve patients have recovered in Halm.":                          "recovered",
		"A shaft collapsed, trapping 12 miners.":                           Trapped,
		"Divers are trying to reach 12 trapped miners.":                    Trapped,
		"Twelve workers were buried under the debris.":                     Trapped,
		"Twelve workers were buried on Sunday.":                            "buried",
		"There are 12 people under the rubble.":                            Trapped,
		"Some 30 people were held by police.":                              Arrested,
		"Some 30 people are being held hostage.":                           Captured,
		"The army took 24 prisoners.":                                      Captured,
		"The rebels let 24 hostages go.":                                   Released,
		"Some 24 hostages regained their freedom.":                         Released,
		"Some 24 prisoners walked free.":                                   Released,
		"Some 24 inmates broke out of prison.":                             "escaped",
		"Some 24 prisoners are on the run.":                                "escaped",
		"The escape of 24 inmates led to a hunt.":                          "escaped",
		"Divers are searching for 15 men who went missing in Halm.":        Missing,
		"Some 15 men are yet to be found.":                                 Missing,
		"Some 3,000 men joined the army.":                                  Recruited,
		"Some 3,000 men joined the search.":                                "joined",
		"Velcor will reduce its workforce by 5,000.":                       Jobs,
		"Velcor cut 5,000 jobs, and the loss of 5,000 jobs was confirmed.": Jobs,
		"Some 5,000 Velcor workers will be let go.":                        Jobs,
		"Twelve of those on board died.":                                   Killed,
		"Twelve people aboard waited.":                                     OnBoard,
		"A jet carrying 130 passengers crashed on landing.":                OnBoard,
		"Some 18 people, including three guards, were taken to hospital.":  Hospitalized,
		"At least 53 men — among them a clerk — were wounded in Halm.":     Wounded,
		"A gunman shot five people in Halm.":                               Shot,
	})
}

func TestWhatIsCountedBesidesIsNoPartOfThoseKilled(t *testing.T) {
	for text, want := range map[string]bool{
		"Nine of them died when a blast brought down two buildings.": false,
		"Nine men were killed and 40 people hurt.":                   true,
	} {
		got := read(text, "")
		if len(got) != 2 || (got[1].Measure == Killed || got[1].Measure == Wounded) != want {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

func TestWhatBefellPeopleByNounsAndByLives(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The murder of 12 men shocked Halm.":                  Killed,
		"He was charged with the attempted murder of 12 men.": "charged",
		"The massacre of 12 men shocked Halm.":                Killed,
		"The wounding of 12 men shocked Halm.":                Wounded,
		"The deployment of 3,000 soldiers was announced.":     Sent,
		"Some 12 lives were lost in Halm.":                    Killed,
		"The quake took at least 12 lives.":                   Killed,
		"The loss of 12 lives shocked Halm.":                  Killed,
		"The vaccine saved 12 lives.":                         "life rescued",
		"Twelve men were beaten to death in Halm.":            Killed,
		"Twelve men were swept to their deaths in Halm.":      Killed,
		"Twelve men were sentenced to death in Halm.":         "sentenced",
		"Twelve men were hit and killed by a train.":          Killed,
		"Twelve men were hit and robbed by a gang.":           "hit",
		"Twelve men, seven of them bakers, drowned in Halm.":  Killed,
		"Some 90,000 homes lost power.":                       "without power",
		"Power cuts hit 90,000 homes.":                        "without power",
		"The storm knocked out power to 90,000 homes.":        "without power",
		"Power was restored to 90,000 homes.":                 "homes restored",
		"The quake in Halm measured 6.2.":                     "magnitude",
		"The quake registered a magnitude of 6.2.":            "magnitude",
		"The magnitude of the quake was put at 6.2.":          "magnitude",
		"The storm dropped 120 mm of rain on Halm.":           "rainfall",
	})
}

func TestSubjectOfAVerbBehindAnAside(t *testing.T) {
	for text, want := range map[string]string{
		"Velcor, which makes turbines, announced 5,000 job cuts.": "Velcor",
		"Velcor announced 5,000 job cuts.":                        "Velcor",
		"The union announced 5,000 job cuts.":                     "",
	} {
		got := read(text, "")
		if len(got) != 1 || got[0].Subject != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}
