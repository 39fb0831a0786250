package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestAVerbMeansAMeasureOfTheProgramOnlyInItsSense(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"At least 15 bikers fled the scene after the shooting.":                               "fled scene",
		"Two teenage suspects who fled on bikes were hunted.":                                 "fled",
		"Some 40,000 people fled the fighting in Torva.":                                      Displaced,
		"About 200 residents have fled their homes.":                                          Displaced,
		"Around 1,800 students attend the Halm High School.":                                  "attend school",
		"About 400 people attended the funeral in Halm.":                                      Attended,
		"Halm police released the names of two recent homicide victims.":                      Killed,
		"The rebels released 21 girls.":                                                       Released,
		"Six million people lost their health insurance.":                                     "lost insurance",
		"Lind is survived by his wife and two children.":                                      "survived by",
		"Nine people survived the crash.":                                                     "survived",
		"Lind had captured 1,944 delegates.":                                                  "won",
		"The army captured 44 soldiers.":                                                      Captured,
		"Five kids got shot.":                                                                 Shot,
		"Four thousand people got a shot of the vaccine.":                                     Vaccinated,
		"Four victims were found shot to death inside the home.":                              Killed,
		"Two people were found shot.":                                                         Shot,
		"Two of the men were taken to Mount Sinai in critical condition.":                     Hospitalized,
		"Six people were taken to two hospitals in the city.":                                 Hospitalized,
		"Three people were taken to the police station for questioning.":                      "taken",
		"All four victims suffered non-life threatening injuries.":                            Wounded,
		"They found six victims suffering from apparent gun shot wounds.":                     Wounded,
		"Deputies found four victims who had been shot to death.":                             Killed,
		"They rolled four people out of the house.":                                           "rolled",
		"About 4,000 people are out of work.":                                                 "out of work",
		"Two men were grazed by bullets.":                                                     Shot,
		"Lind shot and killed all three individuals in Halm.":                                 Killed,
		"An argument began at a party with more than 40 people in attendance.":                Attended,
		"He spoke of the housing crisis that hurt millions of people.":                        "hurt",
		"The blast hurt six people.":                                                          Wounded,
		"Lind remains in custody with bail set at $5 million.":                                "bail",
		"Two suspects are still at large.":                                                    "at large",
		"The shooting resulted in four people suffering gunshot wounds.":                      Wounded,
		"Officers found four adults — two men and two women — suffering from gunshot wounds.": Wounded,
		"The firm announced 4,200 job cuts.":                                                  Jobs,
		"The firm said 4,200 jobs would go.":                                                  Jobs,
		"The plant announced 300 new jobs.":                                                   "jobs",
		"The fund is offering $10,000 for any information.":                                   "reward",
		"Lind is described as a man who is 5-foot-9, 198 pounds.":                             "weight",
		"The galaxy is located 3.8 billion light years away.":                                 "distance",
		"Lind won by almost 60 points among them.":                                            "margin won",
		"Lind spoke against the proposed 12-nation trade pact.":                               "nation",
		"She did not meet the board's 15 percent polling threshold.":                          "polling threshold",
		"The plan sets a 40 percent emissions target.":                                        "emissions target",
		"Melox holds $214.9 billion offshore.":                                                "holds",
		"Police answered a report of three men shot.":                                         Shot,
		"The coroner named the five people found shot to death at a house.":                   Killed,
		"Lind released photos of the four people arrested in Halm.":                           Arrested,
		"It led to the death of a clerk and injuries to five guests.":                         Wounded,
		"Two men ages 40 and 38 walked into the clinic.":                                      "walked",
		"He got six months behind bars.":                                                      "duration got",
	} {
		if got := read(text, ""); len(got) == 0 || got[0].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestPeopleHitInAShootingAreShot(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"Four people were struck by gunfire in Halm.":        Shot,
		"Lind opened fire, hitting four men.":                Shot,
		"Five cars were hit by gunfire.":                     "cars hit",
		"Four people were hit by a car.":                     "hit",
		"The storm struck three people in Halm.":             "struck",
		"Six victims suffered gunshot wounds.":               Shot,
		"Four victims were suffering from stab wounds.":      Stabbed,
		"Four people suffered minor injuries.":               Wounded,
		"Three victims remain in the hospital.":              Hospitalized,
		"The crash left three others in the hospital.":       Hospitalized,
		"Twenty nurses in the hospital went on strike.":      "went on strike",
		"Hundreds of loved ones gathered on the same block.": Attended,
	} {
		if got := read(text, ""); len(got) == 0 || got[0].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestWordsSaidOfSomethingElseAreNoMeasure(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"Lind is charged with two counts of murder and five counts of attempted first-degree murder.": "counts charged",
		"He spoke of all Muslims, 1.6 billion members of an entire religion.":                         "members",
		"There were two explosions in the city.":                                                      "explosions",
		"In the 95 minute rant against everyone, Lind also called voters stupid.":                     "duration",
		"A village of 400 people was cut off.":                                                        "population",
	} {
		if got := read(text, ""); len(got) == 0 || got[len(got)-1].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}
