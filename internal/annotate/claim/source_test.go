package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestASourceHoldsForWhatGoesOnWithIt(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"others", "Police said 31 people were hurt. Two others were treated at the scene.", "Police"},
		{"the others", "Police said 31 people were shot. The three other victims were taken to hospital.", "Police"},
		{"a number alone", "Police said 31 people were shot. Nine were under 18.", "Police"},
		{"a part of them", "Police said 31 people were shot. Three of the victims were children.", "Police"},
		{"all of them", "Police said 31 people were shot. All 31 victims were taken to hospital.", "Police"},
		{"what it was", "Police said 310 people were in the hall. By noon it was down to 80.", "Police"},
		{"what somebody did", "The man opened fire on six people, deputies said. He fired 18 rounds.", "deputies"},
		{"not what was said before and no longer", "Police said 31 people were hurt. Earlier, they had put it at 20. More than 40 were hurt.", ""},
		{"who spoke of a number", "The bakers said 31 people had come; the union spoke of 90.", "union"},
		{"who puts it, past a clause", "The union, which has 300 members, put the number of dead at 90.", "union"},
		{"not whose offices they are", "The union, whose offices were shut, put the number of dead at 90.", "union"},
		{"who says otherwise", "Police said 31 people were hurt, while the union put it at 90 and said 12 were held.", "union"},
		{"another share", "Of the members, 88 percent accepted, the union said. Turnout was 71 percent.", "union"},
		{"another sum in the same data", "Berg took $310,000 from the mills, according to the Money Project. Lind took $37,000.", "Money Project"},
		{"what that comes to", "The committee has $56 million, said Jon Berg, its head. That puts it $7 million short.", "Jon Berg"},
		{"what is blamed", "The group is $9 million short, said Jon Berg. Berg blamed several things, including cuts of $18 million.", "Jon Berg"},
		{"another price is the report's own", "The land is worth $2 million, the mayor said. The asking price was $4 million.", ""},
		{"another thing", "The bus fell 120 metres, the fire service said. The driver had been on duty for 13 hours.", ""},
		{"another event", "Police say the keys were in the car. Eleven children died in such accidents last year.", ""},
		{"who did something else", "Police said 31 people were shot. A crane had lifted 19 tonnes that day.", ""},
		{"the others of another kind", "Ardent said it was sending six men. The government grounded eight other planes.", ""},
		{"a number in two words", "Police said 61 people were shot. Twenty-two were under 18.", "Police"},
		{"what it said next, too", "The general staff said that 300 men had died. It said that 410 had been hurt and 11 tanks were destroyed.", "The general staff"},
		{"it behind what was said", "The ferry Orlan sank on Friday, the coast guard said. It had 87 people on board, it added.", "coast guard"},
		{"not where a person spoke before", "Melox lost money, Ana Lind said. It will cut 40 jobs, it said.", "Melox"},
		{"who has counted what another tells", "Lind said that the Red Cross had counted 310 dead.", "Red Cross"},
		{"not who only has what another tells", "Lind said that the Red Cross had 310 tents.", "Lind"},
		{"a reporter who saw it", "A reporter for The Grenton Post saw soldiers load 12 crates onto a truck.", "A reporter for The Grenton Post"},
		{"witnesses", "Witnesses saw two masked men run from the bank.", "Witnesses"},
		{"not one who saw it happen to what is his", "Reporters saw their pay cut by 10 percent.", ""},
		{"not one who did not see it", "A reporter did not see any of the 60 tanks.", ""},
		{"not anybody who saw it", "The mayor saw 300 tonnes burn.", ""},
		{"a body named after its members", "The square was full. Lawyers’ Watch, which had observers there, counted 112 arrests.", "Lawyers’ Watch"},
		{"a body that keeps a list", "The square was full. The Bar Guild, which keeps a list, recorded 90 arrests.", "Bar Guild"},
		{"a body that counts", "Shells fell on Halm. The mission counted 312 explosions.", "The mission"},
		{"a body of a country", "Shells fell on Halm. Morva's general staff counts 200 dead.", "Morva's general staff"},
		{"a body that bears a name in two words", "The United Nations refugee agency said 300 people were hurt.", "United Nations refugee agency"},
		{"a tally by a body", "Only 12 people died, according to a tally by the Brandt Institute.", "Brandt Institute"},
		{"not what only has a body's number", "The mission has 312 tents.", ""},
		{"both groups that say it", "Residents and doctors in the camps say the strike killed 40 people.", "Residents and doctors"},
		{"two groups behind a clause on something else", "Developers and supporters say the scheme, run by the trade department, has brought 40 million crowns.", "Developers and supporters"},
		{"not a name between dashes", "Four banks - Lind's, Berg's and Holm's - reported losses of $20 million each.", ""},
		{"who gave what another calls wrong", "The union says that 140 men were on shift, not 126 as the ministry reported.", "the ministry"},
		{"whom a speaker in marks gives for it", "“The bridge will cost $40 million, according to the Roads Agency, and nobody knows who pays,” said the mayor, Ana Lind.", "Roads Agency"},
		{"who puts a size on record", "The agency lists the population of the town as 21,090.", "the agency"},
		{"who was asked, and not who asked", "Tom Hennick asked Mara Brenn, who is fourth in the count, to lay out her path. The candidate said she would need 70 delegates.", "Mara Brenn"},
		{"whose camp words it", "The Lindholm campaign, in a paper on the affair, worded it with care: “More than 90 percent of those letters were kept.”", "the Lindholm campaign"},
		{"this is no figure of theirs", "The firm said it would bid for the mill. This comes three months after it offered $4 million.", ""},
		{"another paragraph", "Police said 31 people were shot.\n\nTwo others were treated at the scene.", ""},
		{"who counts otherwise, by a noun", "Police counted 310 people, the unions 650.", "the unions"},
		{"what trails behind the frame", "Police had 310 cases, figures show, up from 280.", "figures"},
		{"what trails behind a document", "Some 310 people came, according to the ministry, 28 percent fewer than last year.", "the ministry"},
		{"but no clause of its own", "Some 310 people came, according to the ministry, which has 300 men there.", ""},
		{"what a speaker adds behind words in marks", "“It was a lot,” said prosecutor Marta Lind, adding that the gang had moved 310 loads.", "Marta Lind"},
		{"what somebody admits to have done", "Jon Berg admitted 46 counts of fraud.", ""},
		{"what documents are, by a pronoun", "Official figures tell another story. They show 310 arrests.", "Official figures"},
		{"whose they are", "The union's own records contradict him. They show that 310 people left.", "the union"},
		{"what is no subject", "The minister had figures. They show 310 arrests.", ""},
		{"of whom more died than one said", "Some 300 died, more than the 200 officials reported.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, name := read(tt.text, ""), ""
			if len(got) == 0 {
				t.Fatal("no claim")
			}
			if a := got[len(got)-1].Attribution; len(a) > 0 {
				name = a[len(a)-1].Name
			}
			if name != tt.want && name != "the "+tt.want {
				t.Errorf("said by %q, want %q", name, tt.want)
			}
		})
	}
}

func TestAPollVouches(t *testing.T) {
	const poll = "The two are tied, according to a new Lowmere poll.\n\n"
	tests := []struct{ name, text, want string }{
		{"for points", "Among likely voters, the gap is 29 points.", "a new Lowmere poll"},
		{"for a lead", "She has a 13-point advantage among women, who support her more than ever.", "a new Lowmere poll"},
		{"not for its error", "Among voters, the margin of error is 3 points.", ""},
		{"for what people would do with their ballots", "Among voters, 45 percent would vote yes and 2 percent say they would spoil their ballots.", "a new Lowmere poll"},
		{"not for an election", "Lind won the primary with 45 percent of the vote.", ""},
		{"not for a loss", "She favors a recount after her 22-point loss in Halm.", ""},
		{"and not most residents", "Most residents expect the mayor to win -- 51 percent to 22 percent.", "a new Lowmere poll"},
		{"beside the words of a question", "Asked if Lind is “realistic enough to serve,” 72 percent of Democrats said yes while 44 percent of independents disagreed.", "a new Lowmere poll"},
		{"behind less than a third", "Less than a third agreed with her.\n\nAsked about the line, 55 percent named cost.", "a new Lowmere poll"},
		{"but not beside exit polls", "In exit polls, voters were unhappy with the council. In Halm, 85 percent of them said they would vote for a stranger.", "exit polls"},
		{"not for a limit", "Lind told the hall that “we need 15 percent, and they know it.”", "Lind"},
		{"not for a price", "Asked if they would sell at today's $112, 46 percent said yes. A year ago the coin fetched $640.", ""},
		{"not for what is counted beside it", "Some 38 percent want the 1,650 soldiers home.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, name := read(poll+tt.text, ""), ""
			if len(got) == 0 {
				t.Fatal("no claim")
			}
			if a := got[len(got)-1].Attribution; len(a) > 0 {
				name = a[len(a)-1].Name
			}
			if name != tt.want {
				t.Errorf("said by %q, want %q", name, tt.want)
			}
		})
	}
}

func TestADocumentIsNamedWithWhoHasMadeIt(t *testing.T) {
	for text, want := range map[string]string{
		"A poll released Thursday by Dunmere University found that 45 percent of voters back the plan.":            "A poll by Dunmere University",
		"In a survey conducted last week for the Herald by Corvane, 51 percent opposed the deal.":                  "a survey by Corvane",
		"The poll, conducted by Corvane for the Herald, found support at 54 percent.":                              "The poll by Corvane for the Herald",
		"A report from the Easterby Foundation says 4,000 homes were lost.":                                        "A report from the Easterby Foundation",
		"A joint study by the Sult Foundation and Norc at the University of Halm found 45 percent of homes empty.": "A joint study by the Sult Foundation and Norc at the University of Halm",
		"A study by the liberal watchdog group Clear Media found 45 percent of homes empty.":                       "A study by the liberal watchdog group Clear Media",
		"A study published Monday by the Halm Journal found 45 percent of homes empty.":                            "A study", // who prints it has not made it
		"An autopsy report obtained by the Herald says he was shot 12 times.":                                      "An autopsy report",
		"The receipts totaled nearly $95,000, according to a report from the Halm Bank at the":                     "a report from the Halm Bank",
		"A letter signed by 300 economists says 40,000 jobs would go.":                                             "A letter",
		"The WHO's latest report puts the number at 300,000.":                                                      "The WHO's latest report",
		"The ministry's data show that 13 percent of people are poor.":                                             "the ministry",
		"The bank forecast growth of 3 percent.":                                                                   "the bank",
		"A report written in 2014 by the Interior Department said 300 wells leaked.":                               "A report by the Interior Department",
	} {
		got, name := read(text, ""), ""
		if len(got) == 0 {
			t.Errorf("%q: no claim", text)
			continue
		}
		if a := got[len(got)-1].Attribution; len(a) > 0 {
			name = a[len(a)-1].Name
		}
		if name != want {
			t.Errorf("%q: said by %q, want %q", text, name, want)
		}
	}
}

func TestWhoOnlyHearsOfItHasNoFigure(t *testing.T) {
	for text, want := range map[string]string{
		"Ansa Lind told Coast Radio that 40 people had died.":                        "",
		"Coast Radio sent 40 people there. Ansa Lind told Coast Radio that 30 left.": "Coast Radio",
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: text}))
		if len(got) == 0 || got[0].Subject != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestAnOfficeIsThatOfTheOneNamedBehindIt(t *testing.T) {
	for text, want := range map[string]string{
		"The deputy minister of health, Dr Ruvim Aldane, visited a ward on Friday. There were 31 dead, he said.":                           "Ruvim Aldane",
		"A spokesman for the port authority, Major Piet Hallan, spoke on the quay. The spokesman said 31 people were hurt.":                "Piet Hallan",
		"A spokesman for the port authority, the oldest in the valley, spoke on the quay. The spokesman said 31 people were hurt.":         "a spokesman for the port authority",
		"Colonel-General Ulla Brenn spoke on the quay, and Ruvim Aldane listened. General Brenn said 31 people were hurt in the barracks.": "Ulla Brenn",
	} {
		for _, c := range read(text, "") {
			if got := c.Attribution; len(got) == 0 || got[len(got)-1].Name != want {
				t.Errorf("%s: %v, want %s", text, got, want)
			}
		}
	}
}

func TestWhoVouchesByADeedOfCounting(t *testing.T) {
	eachFigure(t, map[string]string{
		"Economists at Ferrow Bank estimate each day of the strike costs the port $3 million.":                      "Economists at Ferrow Bank",
		"The staff of the port estimate was lost in the 40 boxes.":                                                  "-",
		"Dorrin shook on Monday. The seismological institute gives 4.9.":                                            "the seismological institute",
		"Lind gives $40 to the poor.":                                                                               "-",
		"The army says 40 men died; the health ministry recognizes 21 deaths.":                                      "the army, the health ministry",
		"Relatives have a list of 1,044 names.":                                                                     "Relatives",
		"Lind has a list of wishes and 40 boats.":                                                                   "-",
		"A list leaked Sunday names 22 of the courthouses.":                                                         "A list",
		"The drug agency has linked the pills to four deaths.":                                                      "the drug agency",
		"Two roads link the port to 40 villages.":                                                                   "-, -",
		"The maker, Fenn & Oakes, asked for checks on 310 cars.":                                                    "Fenn & Oakes",
		"The institute found 902 deaths on the roads.":                                                              "the institute",
		"Hikers found three bodies in the gorge.":                                                                   "-",
		"A study noticed that one in four had lost weight.":                                                         "A study",
		"According to the ministry 40 people died in Orlenz.":                                                       "the ministry",
		"According to the county's register he charges $23 for a flat.":                                             "the county's register",
		"According to police two men fled.":                                                                         "police",
		"Dorn came in second, with 24 percent saying they would never vote for her.":                                "-",
		"The Kestrel survey showed Lind ahead of Dorn. It noted that 64 percent of women choose him.":               "The Kestrel survey",
		"Lind led Dorn in the Kestrel survey. It found that 64 percent of women choose him.":                        "the Kestrel survey",
		"According to data from the Halm County registry, 30,290 voters are Greens.":                                "Halm County registry",
		"With 92 percent of precincts reporting, Dorn had 51.3 percent of the vote, the electoral commission said.": "the electoral commission, the electoral commission",
		"Two-thirds of teachers say they would back a strike, up from 58 percent in 2024.":                          "-, -",
	}, source)
}

func TestWhatSaysNothingVouchesForNothing(t *testing.T) {
	eachFigure(t, map[string]string{
		"Praising her after the attacks was like saying that the team scored 19 runs.": "",
		"Officials said that bail was set at $3 million, the same amount specified.":   "Officials",
		"Osk Blaze says 40 people were hurt.":                                          "Osk Blaze",
		"At least four senators claim that 40 people were hurt.":                       ", four senators",
	}, func(c hearsay.Claim) string {
		var names []string
		for _, p := range c.Attribution {
			names = append(names, p.Name)
		}
		return strings.Join(names, "; ")
	})
}

func TestWhoseFigureItIsByTheNounForIt(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"of one who was told of", "President Irena Holt said the army had lost. Her number for the dead was nine thousand.", "Irena Holt"},
		{"of somebody by his post", "The mayor's figure for the missing was 45.", "The mayor"},
		{"behind what the words take in", "In 2011 some 52,000 people left Osk by the count of the commission of inquiry.", "commission of inquiry"},
		{"before a number of people", "By the estimate of the police 52,000 people marched in Osk.", "police"},
		{"who tells in a clause behind what others said", "The ministry said that 24 people had died; the hospital reports 30 dead.", "hospital"},
		{"in words that somebody speaks", "“The army speaks of 31 dead,” Anna Lind said.", "army"},
		{"and not who gives something", "“They gave us 40 blankets,” Anna Lind said.", "Anna Lind"},
		{"spies", "Norland's losses exceed 40,000, according to British intelligence.", "British intelligence"},
		{"who owns up", "Lind admitted to cheating 40 investors.", "Lind"},
		{"a body that an apposition explains", "Hearth Relief, the charity that spoke of 84 dead on Wednesday, was honest.", "Hearth Relief"},
		{"a spokesman of what belongs to somebody", "A spokesman for Osk's Ministry of Health said that 40 people had died.", "a spokesman for Osk's Ministry of Health"},
		{"not documents that would have shown it", "The department withheld a key email that would have revealed the deletion of 10,000 emails.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := read(tt.text, "2026-05-20")
			got := ""
			if c := all[len(all)-1]; len(c.Attribution) > 0 {
				got = strings.TrimPrefix(c.Attribution[len(c.Attribution)-1].Name, "the ")
			}
			if got != tt.want {
				t.Errorf("said by %q, want %q", got, tt.want)
			}
		})
	}
}
