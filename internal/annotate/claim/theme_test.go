package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// readDocument reads the claims of a document with a title and an outlet.
func readDocument(title, outlet, text string) []hearsay.Claim {
	d := &hearsay.Document{ID: "d", Text: text}
	d.Title.Value, d.Outlet.Value, d.Published.Value = title, outlet, "2031-05-04"
	return readRules(d)
}

func TestFiguresThatNameNobodyAreAboutTheHeadline(t *testing.T) {
	tests := []struct{ name, title, text, want string }{
		{"a place and what befell it", "Floods in Lorvik kill 31", "The floods in Lorvik came at night. At least 31 people were killed. The floods also cut the road.", "floods, Lorvik"},
		{"not who looks into it", "Lorvik Police: two hurt in shooting", "Lorvik Police came after the shooting. It happened in Halm. Two people were wounded in the shooting, Lorvik Police said.", "shooting, Halm"},
		{"not a common noun with a capital", "Many Dead in Shooting", "A shooting in Halm left Many Dead, a sign said. The shooting wounded 31 people. Nobody had seen it, the police said.", "shooting, Halm"},
		{"not part of a person's name", "Ansa Lind show ends in shooting", "Ansa Lind had a show in Halm. The shooting wounded 31 people. The shooting came as Ansa was on.", "shooting, Halm"},
		{"a county called after somebody", "Two hurt in shooting", "The shooting in Queen Anna's County was on Monday. The shooting left 31 people injured.", "shooting, Queen Anna's County"},
		{"not where somebody is from", "Lorvik man held in Halm shooting", "A man from Lorvik was held on Monday. Lorvik is far. The shooting in Halm left 31 people injured. The shooting was on Sunday.", "shooting, Halm"},
		{"where the headline puts it, not whose shop it is", "Fire at Ansa's shop in Halm", "The fire at Ansa's shop spread. Ansa's is old and Ansa's is loved. The fire in Halm left 31 people injured.", "fire, Halm"},
		{"a maker before the noun is no place", "Lorvik Motors crash in Halm", "The crash in Halm left 31 people injured. Halm saw a crash before.", "crash, Halm"},
		{"a town before a road", "Two hurt in shooting", "The shooting on Monday was in the block of Berg Street in Halm. The shooting left 31 people injured.", "shooting, Halm"},
		{"a road where nothing else is named", "Two hurt in shooting", "The shooting on Monday was near Berg Street. The shooting left 31 people injured.", "shooting, Berg Street"},
		{"a town of that name", "Two hurt in shooting", "The shooting on Monday was in the Town of Halm. The shooting left 31 people injured.", "shooting, Town of Halm"},
		{"a town behind what it is", "Two hurt in shooting", "The shooting on Monday was in the northern town of Halm. The shooting left 31 people injured.", "shooting, Halm"},
		{"what a quake struck", "Many hurt in quake", "LORVIK — A quake struck Halm on Monday. The quake left 31 people injured.", "quake, Halm"},
		{"a car strikes nobody's town", "Many hurt in quake", "A car hit Sarn Berg in Halm on Monday. It was the quake. The quake left 31 people injured.", "quake, Halm"},
		{"another storm than the one told of", "Storm Ilka nears Halm", "Storm Ilka has come to Halm. Trees fell in the storm. Last month Storm Betty left 31 people injured.", "Storm Betty"},
		{"the storm told of", "Storm Ilka nears Halm", "Storm Ilka has come to Halm. Trees fell in the storm. Storm Ilka left 31 people injured.", "Storm Ilka"},
		{"not the broadcaster", "Halm shooting - CBS", "CBS said the shooting was in Halm. CBS showed it. The shooting left 31 people injured.", "shooting, Halm"},
		{"ground by name and kind", "Quake in the Orla valley kills many", "A quake struck on Monday. In Halm the quake left 31 people injured.", "quake, Orla valley"},
		{"ground before what happened", "Orla valley quake: bulletin no. 4", "In Halm the quake left 31 people injured. In Sult the quake cut a road.", "quake, Orla valley"},
		{"a name before a toll", "Orla toll rises to 31", "The number of dead in the quake rose on Monday. In Halm the quake left 31 people dead.", "quake, Orla"},
		{"not a word before a toll", "Death toll rises to 31", "The number of dead in the quake rose on Monday. In Halm the quake left 31 people dead.", "quake, Halm"},
		{"what was struck within a wider place", "Quake kills many in western Norrand", "A quake struck the Orla valley in western Norrand on Monday. Norrand sent help. The quake left 31 people injured.", "quake, Orla valley"},
		{"ground behind an adjective", "Agony at the mill", "A quake tore through the sleeping Orla valley. In Halm the quake left 31 people injured.", "quake, Orla valley"},
		{"what a statement is on", "Statement by the Norrand Red Cross on the Tollen bus crash", "Volunteers came to Karst. The crash left 31 people injured. They are in Karst.", "crash, Tollen"},
		{"fires that tore through a place", "The sky went black", "People have told how they fled the fires that tore through the Orra forest. At least 31 people were killed.", "fires, Orra forest"},
		{"no relation", "Family and friends mourn by the river", "The family came. The family wept. The river rose and 31 people were injured. The river is deep.", "river"},
		{"no name twice", "Lorvik College debt grows", "Lorvik College is old. A college costs much. The college lost 31 people to injury. Debt is high.", "Lorvik College"},
		{"not the country that another people is called after", "American Indian school in Halm", "The school in Halm is for 31 people. India has none. India sent nobody. The school is old, and the school is small.", "school, Halm"},
		{"a ship has a name", "Ferry sinks off the coast", "The ferry sank on Monday. There were 90 people on board the Anna Sund when the ferry turned over.", "Anna Sund"},
		{"a ship of which the headline tells only what it is", "Union counts dead in ferry disaster", "The list is in the chapel on Berg Street. The cook had been aboard the Sela Marit. At least 31 people died.", "Sela Marit"},
		{"who killed is not who was killed", "Fire in Lorvik", "The fire in Lorvik spread fast. The Blaze killed 31 people. The fire is out.", "fire, Lorvik"},
		{"the noun of the headline, where nothing happened", "Lorvik frees 21 captive girls", "The girls came home. The girls are well. The 21 were freed by night.", "girls"},
		{"a month is no march", "Mine closes in March", "The mine in Lorvik closed in March. That March saw 31 people injured. The mine is shut.", "mine, Lorvik"},
		{"rockets that are fired are no fire", "Rocket fires in Lorvik", "The rocket fires in Lorvik. The rocket fired again. At least 31 people were injured by the rocket.", "rocket, Lorvik"},
		{"soldiers have a side or none", "Lorvik mourns after the attack", "The attack on Lorvik came at dawn. Another attack followed. At least 40 soldiers were killed.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readDocument(tt.title, "", tt.text)
			if len(got) != 1 || got[0].Subject != tt.want || got[0].Topical != (tt.want != "") {
				t.Errorf("got %+v, want subject %q", got, tt.want)
			}
		})
	}
}

func TestAReportWithoutAHeadlineOpensWithWhatItIsAbout(t *testing.T) {
	rest := " It is quiet now. Nobody knows why. The street is closed. Many people came. They brought flowers."
	tests := []struct{ name, text, want string }{
		{"what happened and where", "Police are looking for two men after a shooting in Halm on a warm night at the end of a long week, when the square was full of people who had come for the fair. The shooting left 31 people injured." + rest, "shooting, Halm"},
		{"a maker and what it makes", "Lorvik Motors has shown the Sentar, a wagon that it hopes to sell in every country in which it has a dealer, and a few in which it has none yet. The wagon is new. Lorvik Motors likes it. It puts out 151 hp." + rest, "Lorvik Motors"},
		{"not of a few sentences", "Police are looking for two men after a shooting in Halm. It left 31 people injured.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := readDocument("", "", tt.text)
			if len(got) == 0 {
				t.Fatal("no figure")
			}
			if c := got[len(got)-1]; tt.want == "" && c.Topical || tt.want != "" && !strings.Contains(c.Subject, tt.want) {
				t.Errorf("got %+v, want subject %q", c, tt.want)
			}
		})
	}
}

func TestWhoStandsAroundIsNotWhoIsCounted(t *testing.T) {
	for text, want := range map[string]string{
		"Lorvik police have named 31 victims.":                "shooting, Halm",
		"Investigators described the dead as 31 young men.":   "shooting, Halm",
		"The Halm County Coroner has identified 31 people.":   "shooting, Halm",
		"Another 31 were wounded by gunman Jon Berg.":         "shooting, Halm",
		"Ansa Lind, 40, was killed and 31 people wounded.":    "shooting, Halm",
		"Some 31 victims were rushed to Lorvik Hospital.":     "shooting, Halm",
		"The Halm Hospital has 31 beds.":                      "Halm Hospital",
		"Lorvik police recovered 31 rifles.":                  "Lorvik police",
		"Lorvik police lost 31 officers in the war that day.": "Lorvik police",
	} {
		got := readDocument("Two hurt in Halm shooting", "", "The shooting in Halm came at night. After the shooting the streets of Halm were empty. "+text)
		if len(got) != 1 || got[0].Subject != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestWhatSomebodyIsByCallingComesFromNoPlace(t *testing.T) {
	names := map[string]bool{"Office": true, "Republic": true, "Lorvan": true}
	for word, want := range map[string]string{"Officers": "", "Republican": "", "Lorvanians": "Lorvan"} {
		if got, _ := country(word, names); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestWhoSpeaksForItselfVouches(t *testing.T) {
	text := "As of 3 May, 1,846 cases of fever had been confirmed."
	got := readDocument("Bulletin 4", "Ministry of Health", text)
	if len(got) != 1 || len(got[0].Attribution) != 1 || got[0].Attribution[0].Name != "Ministry of Health" {
		t.Errorf("a ministry's bulletin: %+v", got)
	}
	got = readDocument("Fever spreads", "The Lorvik Post", text)
	if len(got) != 1 || len(got[0].Attribution) != 0 {
		t.Errorf("a report: %+v", got)
	}
}

func TestMeasureThatANumberIsTheLevelOf(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Her pay was more than $4 million.", "4000000 pay of pay"},
		{"One-off costs were €180 million.", "180000000 costs"},
		{"The ministry put the number of dead at 148.", "148 killed"},
		{"Engineers measured 187 millimetres of rain.", "187 rainfall"},
		{"Some 71 people have lost their lives.", "71 killed"},
		{"More than 60 people were treated.", "60 treated"},
		{"Tens of thousands of people marched through the capital.", "10000 present at the event"},
		{"Dozens of families left the villages.", "12 displaced"},
		{"Inspectors ordered 37 overloaded ferries back to port.", "37 ferries ordered of Inspectors"},
	}
	for _, tt := range tests {
		got := read(tt.text, "")
		if len(got) != 1 || show(got[0]) != tt.want {
			t.Errorf("%q: got %+v, want %q", tt.text, got, tt.want)
		}
	}
}

func TestTimesOfDayAndNumbersToCallClaimNothing(t *testing.T) {
	for _, text := range []string{"The doors open at 4 p.m. on Friday.", "Readers may call 555 for help.", "The table gives cases per 100,000 people."} {
		if got := read(text, ""); len(got) != 0 {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestANumberOnALicensePlateClaimsNothing(t *testing.T) {
	for _, text := range []string{"The truck had a license plate that partly reads 1317.", "The license plate is 4471."} {
		if got := read(text, ""); len(got) != 0 {
			t.Errorf("%q: got %+v", text, got)
		}
	}
	if got := read("Police stopped 40 cars with license plates of Halm.", ""); len(got) != 1 {
		t.Errorf("the cars: got %+v", got)
	}
}

func TestASpeakersEmployerAndWhoAsksForBailHaveNoFigure(t *testing.T) {
	for text, want := range map[string]string{
		"The Halm Post's Ansa Lind reported that three helicopters were seen.":       "",
		"Prosecutor Ansa Lind asked for $2 million bail.":                            "",
		"In asking for $5 million bail, prosecutor Ansa Lind described a long list.": "",
		"Ansa Lind posted $2 million bail.":                                          "Ansa Lind",
		"According to Melox’s annual report, it employs 3,000 people.":               "Melox",
		"It was held at a festival that attracts thousands of people.":               "festival",
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: text}))
		if len(got) != 1 || got[0].Subject != want {
			t.Errorf("%q: got %+v, want of %q", text, got, want)
		}
	}
}

func TestJoinedCountsAreEachOfTheirPlace(t *testing.T) {
	for text, want := range map[string]string{
		"Police blame the attacks that killed 130 in Halm and 32 in Sult.": "Sult",
		"The attacks killed 12 people in Halm and at least 30 more.":       "Halm",
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: text}))
		if len(got) != 2 || got[0].Subject != "Halm" || got[1].Subject != want {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

func TestAFullStopBehindAUnitEndsWhatItCounts(t *testing.T) {
	got := read("The Norwegian army holds less than 100 sq. km. Sweden has taken the town.", "")
	if len(got) != 1 || show(got[0]) != "100 territory held of Norway" {
		t.Errorf("got %+v", got)
	}
}

func TestPartOfWhatWasCountedBefore(t *testing.T) {
	got := read("Veltrane will cut 4,200 jobs. Around 1,500 of the jobs are in Norway.", "")
	if len(got) != 2 || got[1].PartOf != got[0].ID {
		t.Errorf("got %+v", got)
	}
}

func TestAHeadlineEndsBeforeItsOutlet(t *testing.T) {
	for title, want := range map[string]string{
		"Two hurt in Halm mill fire - WHLM News 5 | Weather, Sports": "Two hurt in Halm mill fire",
		"Two hurt in Halm :: WHLM.com":                               "Two hurt in Halm",
		"Two hurt in Halm - and one in Dorn":                         "Two hurt in Halm - and one in Dorn",
		"Halm - The Times":                                           "Halm - The Times",
	} {
		if got := withoutOutlet(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestCrimesOfAYearAreNotTheOneReported(t *testing.T) {
	const opening = "A shooting in Halm left a man dead. The shooting was on Monday. "
	for _, c := range []struct{ name, text, want string }{
		{"of the city", "Police in Lorvik counted 762 murders in 2030.", "Lorvik"},
		{"of a place that is not told", "There were 762 murders in 2030.", ""},
		{"of that day", "Two murders are laid to the gunman.", "shooting, Halm"},
		{"people hurt in it", "The shooting wounded 12 people in 2030.", "shooting, Halm"},
	} {
		got := readDocument("Man killed in Halm shooting", "", opening+c.text)
		if len(got) == 0 {
			t.Errorf("%s: no claim", c.name)
		} else if last := got[len(got)-1]; last.Subject != c.want {
			t.Errorf("%s: of %q, not %q", c.name, last.Subject, c.want)
		}
	}
}

func TestWhatHappenedIsNamedWithoutTheWordsOfItsPlace(t *testing.T) {
	for _, c := range [][3]string{{"Orleans shooting", "New Orleans", "shooting"}, {"Halm bar shooting", "Lorvik", "Halm bar shooting"}, {"Halm", "Halm", "Halm"}, {"weekend shooting", "Halm", "weekend shooting"}} {
		if got := withoutWords(c[0], c[1]); got != c[2] {
			t.Errorf("%s, %s: %s", c[0], c[1], got)
		}
	}
}

func TestWhatStruckWithoutAPlaceGetsThatOfTheOpening(t *testing.T) {
	const text = "All 40 victims were taken to a hospital. They were hurt in a shooting. The shooting came at night. Shots were heard near Halm Park. The shooting went on."
	for _, c := range [][2]string{{"Four hurt in shooting", "shooting, Halm Park"}, {"Four hurt on the march", ""}} {
		got := readDocument(c[0], "", text)
		if len(got) == 0 || !strings.Contains(got[0].Subject, c[1]) {
			t.Errorf("%s: got %+v", c[0], got)
		}
	}
}

func TestWhoeverTakesPeopleInIsNotWhoTheyAre(t *testing.T) {
	for _, c := range []struct {
		name string
		want bool
	}{{"New Halm Regional Medical Center", true}, {"Halm Trauma Centre", true}, {"Halm Hospital", true}, {"Halm Shopping Center", false}, {"Center", false}, {"", false}} {
		if got := clinic(c.name); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	for _, c := range []struct{ text, not string }{
		{"Paramedics rushed 12 students to Jackson Memorial Hospital on Friday.", "Jackson Memorial Hospital"},
		{"Police do not have much on the suspects, 12 men in a silver car.", "Police"},
		{"Halm Police have 12 men in custody.", "Halm Police"},
	} {
		for _, got := range Read(annotated(&hearsay.Document{ID: "d", Text: c.text})) {
			if got.Subject == c.not {
				t.Errorf("%q is of %q", c.text, got.Subject)
			}
		}
	}
	for _, got := range Read(annotated(&hearsay.Document{ID: "d", Text: "Halm Police have lost 12 officers since May. Halm Police hired 40 people."})) {
		if got.Subject != "Halm Police" {
			t.Errorf("%+v", got)
		}
	}
}

func TestATownOfTheCountryInTheHeadlineIsWhereItHappened(t *testing.T) {
	d := &hearsay.Document{ID: "d", Text: "Gunmen opened fire at the weekly market in the Norrand town of Halm on Thursday, killing at least 19 people, police said.\n\nSix men have been detained after the attack. The market was shut on the day after the attack."}
	d.Title = hearsay.Field{Value: "At least 19 killed in attack on Norrand market"}
	d.Published.Value = "2026-03-13"
	for _, c := range readRules(d) {
		if c.Subject != "attack, Halm" {
			t.Errorf("%s is of %q", c.Span.Of(d.Text), c.Subject)
		}
	}
}
