package claim

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

func read(text, published string) []hearsay.Claim {
	d := &hearsay.Document{ID: "d", Text: text}
	d.Published.Value = published
	return readRules(d)
}

// readRules reads the claims of a document as the rules have them; what is weighed
// against their answers, choice_test.go tests.
func readRules(d *hearsay.Document) []hearsay.Claim {
	t, n, quotes := annotated(d)
	return study(t, n, quotes, nil, true)
}

func annotated(d *hearsay.Document) (*prose.Text, *names.Names, []hearsay.Quote) {
	t := prose.New(d, lang.English())
	runs := quotation.Marks(d.Text, t.Blocks)
	n := names.Read(t, quotation.Quoted(runs))
	return t, n, quotation.Read(t, n, runs)
}

// show writes what a test looks at: "value measure subject".
func show(c hearsay.Claim) string {
	var s string
	switch {
	case c.Comparison != nil:
		s = fmt.Sprintf("%s %s %s", c.Comparison.Left, c.Comparison.Op, c.Comparison.Right)
	case c.Ratio != nil:
		s = "×" + c.Ratio.String() + " " + string(c.Measure)
	default:
		v := c.Quantity.Low
		if v == nil {
			v = c.Quantity.High
		}
		s = fmt.Sprintf("%s %s", v, c.Measure)
	}
	if c.Subject != "" {
		s += " of " + c.Subject
	}
	return s
}

// eachFigure reads each text as of 20 May 2026 and holds what of tells of its claims, between commas, against what is wanted.
func eachFigure(t *testing.T, texts map[string]string, of func(hearsay.Claim) string) {
	t.Helper()
	for text, want := range texts {
		var got []string
		for _, c := range read(text, "2026-05-20") {
			got = append(got, of(c))
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: got %q, want %q", text, all, want)
		}
	}
}

// eachChosen is [eachFigure] with what the trees choose.
func eachChosen(t *testing.T, texts map[string]string, of func(hearsay.Claim) string) {
	t.Helper()
	for text, want := range texts {
		d := &hearsay.Document{ID: "d", Text: text}
		d.Published.Value = "2026-05-20"
		var got []string
		for _, c := range Read(annotated(d)) {
			got = append(got, of(c))
		}
		if all := strings.Join(got, ", "); all != want {
			t.Errorf("%s: got %q, want %q", text, all, want)
		}
	}
}

// source tells who vouches for a claim first, "-" if nobody does.
func source(c hearsay.Claim) string {
	if len(c.Attribution) == 0 {
		return "-"
	}
	return c.Attribution[0].Name
}

func TestMeasureAndSubject(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"for whom a jail has room", "The jail was built for 1,200 prisoners.", "1200 built of jail"},
		{"whom an army has taken", "The army took 1,200 prisoners near the jail.", "1200 captured"},
		{"a condition", "Ten of the wounded were in a critical condition.", "10 in critical condition"},
		{"a state that is no place", "A further two suspects are on the run.", "2 on the run"},
		{"a place that is no state", "Ten people were in a bar.", "10 present"},
		{"what takes a total", "The arrivals take the total for the year to 3,912.", "3912 arrivals of arrivals"},
		{"who comes third", "The Greens came third with 31.", "31 came of Greens"},
		{"the verb tells", "At least 31 people were killed in the valley.", "31 killed"},
		{"the noun counted tells", "The hospital counted 150 injuries.", "150 wounded"},
		{"a state behind it tells", "Some 12,000 people are homeless.", "12000 displaced"},
		{"of the dead", "Divers have brought home 148 of the dead.", "148 killed"},
		{"killed and wounded together", "Norway lost 90 soldiers, killed and wounded.", "90 killed and wounded of Norway"},
		{"killed or wounded together", "At least 90 Norwegian soldiers were killed or wounded.", "90 killed and wounded of Norway"},
		{"not those told of beside them", "The killed or wounded were many, 31 soldiers were captured.", "31 captured"},
		{"whose soldiers", "The blast killed 40 Swedish soldiers.", "40 killed of Sweden"},
		{"whose fighters, by a name", "The blast killed 40 Auren fighters.", "40 killed of Auren"},
		{"who lost them", "Norway lost 400 men.", "400 lost of Norway"},
		{"lost stays open", "The Danish army has lost more than 900 men.", "900 lost of Denmark"},
		{"money and what it is", "Members announced $500 million in military aid to Finland.", "500000000 military aid of Finland"},
		{"jobs", "Veltrane will cut 1,200 jobs.", "1200 job cuts of Veltrane"},
		{"people on board", "More than 410 people had been on board.", "410 on board"},
		{"an amount of something", "Engineers measured 187 millimetres of rain.", "187 rainfall"},
		{"whose level it is", "Shares in Veltrane fell 6 percent.", "6 Shares down of Veltrane"},
		{"to which level it moved", "Shares in Veltrane fell to $63.", "63 share price of Veltrane"},
		{"what a price is of", "The price of tin reached $5,920.", "5920 price of tin"},
		{"the verb of the sentence before that of a clause", "Twenty-one girls captured in Norway have been freed.", "21 released"},
		{"by how much it differs", "The moon looked 14 per cent larger.", "14 larger of moon"},
		{"the size of something", "The rocket reached an altitude of 550 km.", "550 altitude of rocket"},
		{"the toll rose", "The toll rose to 43 on Tuesday.", "43 killed"},
		{"what it rose from is of another time", "The death toll rose from 31 to 43.", "43 killed"},
		{"a particle is no bound", "Rebels handed over 21 captives.", "21 captured"},
		{"those who remain somewhere", "The help is for 197 girls who remain in captivity.", "197 captured"},
		{"what has a value", "Oranth rose 2 percent.", "2 rose of Oranth"},
		{"what befell people, as a noun", "Denmark welcomed the release of 82 schoolgirls.", "82 released"},
		{"who does harm", "Russian warplanes killed 40 civilians in the town.", "40 killed"},
		{"whose losses they are", "Norwegian soldier losses, both killed and injured, have exceeded 600,000.", "600000 killed and wounded of Norway"},
		{"who arrests", "Turkish police arrested 40 protesters.", "40 arrested"},
		{"who is harmed", "The bomb killed 40 Russian soldiers.", "40 killed of Russia"},
		{"whose soldiers were captured", "Officials said at least 12 captured Russian soldiers were killed.", "12 killed of Russia"},
		{"who loses soldiers", "Norwegian forces lost 40 soldiers on Friday.", "40 lost of Norway"},
		{"whose strikes they were", "The group called it revenge for Danish air strikes in the valley that left 32 civilians dead.", "32 killed of Danish air strikes"},
		{"where somebody is hurt", "A bomber rammed a truck into a German consulate, killing six people.", "6 killed"},
		{"taken to hospital", "Some 51 people were rushed to hospital.", "51 in hospital"},
		{"how large it is", "The road has a speed limit of 12 mph.", "12 speed limit of road"},
		{"what is done with an amount", "The aid workers handed out 14 tonnes of food.", "14 food handed of aid workers"},
		{"who will be sent", "Finland is set to send about 12,000 soldiers to Denmark.", "12000 to be sent of Finland"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(tt.text, "")
			if len(got) != 1 || show(got[0]) != tt.want {
				var all []string
				for _, c := range got {
					all = append(all, show(c))
				}
				t.Errorf("got %q, want %q", all, tt.want)
			}
		})
	}
}

func TestNumbersThatClaimNothing(t *testing.T) {
	for _, text := range []string{
		"The two leaders met three hours later on 4 May 2031.",
		"She is 34 and lives on Route 6.",
		"Flight 212 was the 3rd to leave.",
		"One of the guards fell asleep.",
		"It happened in 2023.",
		"Have 40 people really been killed?",
		"Croydale tram crash 3/8 Pelle Holm stands by the line.",
		"Shows in Halm Posted: Friday, July 26, 2031 5:24 AM EST Updated: Tuesday, July 30, 2031 5:45 PM EST The club said goodbye to its chief.",
	} {
		if got := read(text, ""); len(got) > 0 {
			t.Errorf("%q: %s", text, show(got[0]))
		}
	}
}

func TestPeriod(t *testing.T) {
	got := read("Norway lost 350 soldiers in December and 300 in January.", "2031-02-14")
	if len(got) != 2 || got[0].Period.Value != "2030-12" || got[1].Period.Value != "2031-01" {
		t.Fatalf("times behind: got %+v", got)
	}
	got = read("Norway lost 350 soldiers in December.", "")
	if len(got) != 1 || got[0].Period.Value != "XXXX-12" || got[0].Period.Basis != hearsay.PeriodUnknown {
		t.Fatalf("a year was guessed: %+v", got)
	}
	got = read("Norway loses more than 100 soldiers a day.", "")
	if len(got) != 1 || got[0].Period.Type != hearsay.Rate || got[0].Period.Per != "P1D" {
		t.Fatalf("rate: %+v", got)
	}
	got = read("Since the start of the war, Norway has lost 900 soldiers.", "")
	if len(got) != 1 || got[0].Period.Type != hearsay.Cumulative {
		t.Fatalf("cumulative: %+v", got)
	}
}

func TestYearsThatStandWithANoun(t *testing.T) {
	for text, want := range map[string]string{
		"The 2015 federal budget deficit was $438 billion.":               "interval 2015",
		"Norrand wants to raise its minimum wage to $15 by 2022.":         "instant 2022",
		"A plan to raise the minimum wage to $15 an hour by 2022 passed.": "rate 2022",
		"In the 2016 election, Lind beat 16 candidates.":                  "interval 2016",
		"Four people were killed in the 2012 attack on Halm.":             "interval 2012",
		"By 2020 the firm will have paid $3 million.":                     "cumulative ../2020",
		"In the 2016 election Lind won; in the 2012 race 16 men ran.":     " ",
	} {
		got := read(text, "")
		if len(got) != 1 {
			t.Errorf("%q: got %d claims", text, len(got))
			continue
		}
		if p := got[0].Period; string(p.Type)+" "+p.Value != want {
			t.Errorf("%q: got %s %s, want %s", text, p.Type, p.Value, want)
		}
	}
}

// A toll without a time of its own is that of the event: of its day, or from it
// up to a later report.
func TestTollHasTheDayOfItsEvent(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"what struck at once, in a later report", "A tram overturned in Harlow on Tuesday.\n\nAt least five people were killed in the crash.", "interval 2026-02-10"},
		{"a toll that runs on", "A flood hit Harlow on Tuesday.\n\nThe flood killed at least five people.", "cumulative 2026-02-10/2026-02-14"},
		{"a day that a comma parts from the telling", "Nine people drowned when the river burst its banks on Tuesday, the mayor said.", "interval 2026-02-10"},
		{"a time before what is told and who tells it", "In May 2025, the firm sold 300 cars, it said.", "interval 2025-05"},
		{"the day of telling", "At least nine people were killed in Harlow, the mayor said on Tuesday.", " "},
		{"a reference is no time of the number", "The first crash since the 1950s, but figures show that 20 people were killed between March 2020 and May 2020.", "interval 2020-03/2020-05"},
		{"a day by its name", "Police said that 94 people were arrested at Tuesday’s march.", "interval 2026-02-10"},
		{"sometime in the month", "An air strike killed 30 people earlier this month.", "interval 2026-02"},
		{"so far this year", "Some 30 people have been killed so far this year.", "cumulative 2026-01-01/2026-02-14"},
		{"no rate", "The war killed 30 people a year ago.", "interval 2025"},
		{"up to the end of a month", "By the end of January it had paid out $34 million.", "cumulative ../2026-01-31"},
		{"how it went", "Norrand fired a missile into the sea on Tuesday.\n\nThe missile flew 900 km.", "interval 2026-02-10"},
		{"a price on the day of the report", "Shares in Veltrane dropped five percent in late trading.", "interval 2026-02-14"},
		{"as the report has it", "Some 30 people are still missing in Harlow.", "instant 2026-02-14"},
		{"report of the day", "A tram overturned in Harlow on Saturday.\n\nAt least five people were killed in the crash.", "interval 2026-02-14"},
		{"up to the report", "In the mines of Harlow, at least 50 people have been killed.", "cumulative ../2026-02-14"},
		{"each deed its own time", "The rebels freed 21 girls on Monday who were kidnapped in 2024.", "interval 2026-02-09"},
		{"by a day", "By Friday 31 bodies had been found in Harlow.", "cumulative ../2026-02-13"},
		{"a level at a moment", "The city had a population of 324,000 people as of January 1.", "instant 2026-01-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(tt.text, "2026-02-14")
			if len(got) != 1 {
				t.Fatalf("%d claims", len(got))
			}
			if p := got[0].Period; string(p.Type)+" "+p.Value != tt.want {
				t.Errorf("got %s %s, want %s", p.Type, p.Value, tt.want)
			}
		})
	}
}

func TestAttribution(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the speaker of the quotation", "“We have lost 350 soldiers,” General Anna Orrel said.", "Anna Orrel"},
		{"reported speech", "The Interior Ministry said that 31 people were killed.", "Interior Ministry"},
		{"according to", "According to the police, 31 people were killed.", "police"},
		{"who has it", "Danmark Watch has information that 31 people were killed.", "Danmark Watch"},
		{"who speaks of it", "The Interior Ministry speaks of 31 dead.", "Interior Ministry"},
		{"what is recorded has not recorded it", "Some 31 women were recorded as victims.", ""},
		{"nobody", "In the end 31 people were killed.", ""},
		{"not who tells what it is held against", "The army lost 31 men, fewer than the rebels claim.", ""},
		{"not who tells of how many more there are", "Police say they have found 31 bodies, five more than the interior ministry has announced.", "Police"},
		{"behind an apposition", "Danmark Watch, a group of doctors, put the number of dead at 31.", "Danmark Watch"},
		{"the sentence before, in the same paragraph", "The ferry sank in June, and 40 people were hurt, the Interior Ministry said. Some 900 people were killed.", "Interior Ministry"},
		{"not across paragraphs", "40 people were hurt, the Interior Ministry said.\n\nSome 900 people were killed.", ""},
		{"not where the sentence has its own", "40 people were hurt, the Interior Ministry said. Doctors counted 900 dead.", "Doctors"},
		{"data of somebody", "Halm buys 90 percent of its wheat abroad, according to recent data from the Grain Council.", "Grain Council"},
		{"calculations of somebody", "A room costs $12 an hour, according to calculations by Anna Lind of the Halm Institute.", "Anna Lind"},
		{"records without an owner", "The boat was insured for $35 million, records show.", "records"},
		{"findings of a body", "Initial findings of the Rail Inspection Branch show that 31 people were killed.", "Rail Inspection Branch"},
		{"a poll taken for nouns", "One poll shows Marta Lind 16 points ahead of Jon Berg.", "One poll"},
		{"a share of those asked", "In a Herald poll on Thursday, 73 percent of voters said the dam was safe.", "a Herald poll"},
		{"who believes it", "Police believe at least 31 people were killed.", "Police"},
		{"who is thought to", "Some 31 people are believed to have been killed.", ""},
		{"who does not believe it", "Police do not believe that 31 people were killed.", ""},
		{"who has found out", "Prosecutors have determined that the man had help from as many as 31 people.", "Prosecutors"},
		{"a poll told of in passing", "A new Harbour Poll finds a split town.\n\nA Harbour survey of mayors, who choose the warden, found 31 of them for it.\n\nThe ferry is slow. Of those under 30, 62% support the bridge.", "A new Harbour Poll"},
		{"polls that somebody leads in", "Jon Berg enjoys a lead in Harlow polls.\n\nAbout 31 percent of Republicans think that he is right.", ""},
		{"a name with an age before the description", "Jon Berg, 39, a Harlow man visiting with his family, told the Post that 31 people fell.", "Jon Berg"},
		{"an office before the name", "Secretary of State John F. Berg said 31 people fell.", "John F. Berg"},
		{"a title of two before the name", "The Post met Sens. Rand Berg and Marco Lind. Berg said 31 people fell.", "Rand Berg"},
		{"a label in capitals", "Mike Berg met the press.\n\nBERG: Some 31 people fell.\n\nLIND: Who says so?\n\nBERG: I do.\n\nLIND: Thank you.", "Mike Berg"},
		{"an agency by its initials", "According to F.A.A. records, the plane has flown 310 hours.", "F.A.A. records"},
		{"a document with a day behind it", "The institute did autopsies Friday that showed 31 people had been shot.", "autopsies"},
		{"who believes it, in a relative clause", "The man who police believe shot and killed 31 people is dead.", "police"},
		{"what is discovered is no belief", "Anna Lind discovered a loaded gun between 31 cushions.", ""},
		{"who strikes does not blame", "The rebels struck in June. In July they attacked the port, killing 31 people.", ""},
		{"whose deaths a count is of", "The fire increased the Elm City’s 2013 homicide count to 31.", ""},
		{"what is charged for something", "A firm that Anna Lind owns has charged the campaign $31 million for flights.", ""},
		{"a share of those asked is nobody", "Nearly eight of 10 voters say they own 31 percent of a boat.", ""},
		{"who are counted claim something", "At least four Harlow senators claim to object to it.", ""},
		{"the time of telling is no part of the name", "The Harlow Crime Commission last year estimated there were 310 members.", "The Harlow Crime Commission"},
		{"an adjective before who is counted is no verb", "Anna Lind won a lead of regular, pledged delegates. Her 310 delegates are enough.", ""},
		{"who is told to be something and then to have said it", "Jon Berg lies and is a cheat, a liar and a birther who has pledged to ban all 310 parties.", "Jon Berg"},
		{"a call that says it", "Police came after receiving an anonymous call stating that 31 people were dead.", "an anonymous call"},
		{"one of the same surname who did nothing", "Senator Jon Berg gave a speech. He praised a teacher, Anna Marie Berg, who was killed.\n\n“I stood there for 31 hours,” Berg said.", "Jon Berg"},
		{"between commas", "If all firms paid, the researchers tallied, the state would get $717 million.", "researchers"},
		{"reported by", "As reported by the Halm Herald, 31 people were killed.", "Halm Herald"},
		{"who raises a toll", "The country’s rescue agency raised the death toll to 267.", "The country’s rescue agency"},
		{"what raises a toll", "The storm raised the death toll to 267.", ""},
		{"who is counted is no source", "The 15-member council approved the plan.", ""},
		{"a frame at the end of the sentence before", "The wall gave way at noon, the fire service said. Some 31 people were hurt.", "fire service"},
		{"what is so now behind what somebody said", "The wall gave way at noon, the fire service said. It has 31 stones.", ""},
		{"a part of what somebody said", "The cuts would save $4 million, the Harlow League said. Around 31 of the jobs are in Halm.", "Harlow League"},
		{"what is so now behind what somebody says", "The wall gave way at noon, the fire service says. Some 31 stones are there.", "fire service"},
		{"a spokesman for somebody with a title", "A spokesman for Mayor Liv Aasgren said 31 people were hurt.", "a spokesman for Mayor Liv Aasgren"},
		{"an aide to somebody with a title", "An aide to Senator Jon Berg said 31 people were hurt.", "an aide to Senator Jon Berg"},
		{"a minister of something", "Secretary of State Jon Berg said 31 people were hurt.", "Jon Berg"},
		{"a spokeswoman for what the name opens", "A spokeswoman for the Harlow ambulance service said 31 people were hurt.", "a spokeswoman for the Harlow ambulance service"},
		{"whom somebody belongs to", "The wife of Jon Berg said 31 people were hurt.", "wife of Jon Berg"},
		{"where somebody comes from", "The senator from Norland said 31 people were hurt.", "senator from Norland"},
		{"who put out a document", "Some 31 people were hurt, according to a fact sheet lawmakers released Monday.", "a fact sheet"},
		{"people who are told of by two nouns", "Some 31 people were hurt, the same city accountants say.", "same city accountants"},
		{"what a dash parts from a name", "The tax would raise $31 million, according to the Harlow Policy Center - a body of mayors.", "Harlow Policy Center"},
		{"a body for two things", "A 2009 report by the Center for Tax and Policy Research found that 31 people left.", "A 2009 report by the Center for Tax and Policy Research"},
		{"what a poll is of", "A Field Poll of the Democratic race put his support at 31 percent.", "Field Poll"},
		{"an adverb before people", "Additionally officers recovered 31 grams.", "officers"},
		{"a heading that ran into the name", "SET UP FRAUD ALERTS Equifax said 31 people were hurt.", "Equifax"},
		{"a time behind a study", "A study last year found that 31 people were hurt.", "A study"},
		{"what people are by a participle", "Harlow polled 31 Ohio registered voters in April.", ""},
		{"what is given as often as something is old", "Berg gave quick instructions to riders as old as 80 miles.", ""},
		{"what is given up", "Shortly before delaying its four-day return to the office, the ministry had to give up 31 floors.", ""},
		{"by somebody’s own admission", "Jon Berg, by his own admission, took only 31 percent of the heat.", "Jon Berg"},
		{"who foresees an amount", "“It is a big day,” said analyst Ifeoma Strand, who sees sales of $31 billion.", "Ifeoma Strand"},
		{"who sees people", "Anna Lind sees 31 patients a day.", ""},
		{"they who spoke before", "The coroners say the list is short. They counted 31 dead.", "The coroners"},
		{"they who did not", "Marta Lind said the list is short. They counted 31 dead.", ""},
		{"a body that lists it", "The agency said it was looking. It lists the population at 31,000.", "agency"},
		{"a clause with another in it", "Authorities said the boy, who fell 31 feet, is expected to recover.", "Authorities"},
		{"a clause with another in it that nobody says", "Police saw the boy, who fell 31 feet, and left.", ""},
		{"the office of whom a pronoun means", "The prime minister was there. The families will get $31 each, his office said.", "prime minister's office"},
		{"the father of whom a pronoun means", "Mayor Jon Berg fell. His father said 31 people were there.", "His father"},
		{"whose engineers they are", "The state has a plan. The state's engineers now say it costs $31 million.", "state's engineers"},
		{"a person who knows a deal", "The firm will cut 31 jobs, a person familiar with the deal said.", "a person familiar with the deal"},
		{"a person who knows nothing of it", "The firm will cut 31 jobs, a person at the gate said.", "a person"},
		{"a document by an adverb", "A newly released maintenance log finds that the door was patched 31 times.", "A newly released maintenance log"},
		{"who remembers it", "Jon Berg remembered that 31 people came.", "Jon Berg"},
		{"who describes people", "Jon Berg described the 31 people.", ""},
		{"who described how it was", "Sheriff Jon Berg has described how the gunman shot 31 officers.", "Jon Berg"},
		{"who hears people", "Jon Berg heard 31 shots.", ""},
		{"a report that is cited", "Lind went on, referencing a Norland News report that 31 refugees were held.", "a Norland News report"},
		{"a report without a name that is cited", "Lind went on, referencing a report that 31 refugees were held.", "Lind"},
		{"research that shows it", "Research shows that 31 percent of people sleep badly.", "Research"},
		{"who has not told it", "The council has never publicly identified Norland as the thief of 31 records.", ""},
		{"whose lives are claimed", "The army claimed 31 lives.", ""},
		{"who frees prisoners", "The government released 31 prisoners on Monday.", ""},
		{"who gives numbers of prisoners", "The ministry released figures of 31 prisoners on Monday.", "ministry"},
		{"a poll with its article", "A poll from Harlow Law School released Wednesday found Lind leading by 31 points.", "A poll"},
		{"a name before dashes", "In May Athena Berg - a house agency with offices in Halm - recorded a 31% growth in demand.", "Athena Berg"},
		{"a noun that no name stands before", "In May the mayor of Halm went. A house agency recorded a 31% growth in demand.", "a house agency"},
		{"as somebody reckoned on a day", "Barely 31 percent remain, as the Budget Watch institute reckoned Friday, and the loss grows.", "Budget Watch institute"},
		{"the following list", "Preliminary results revealed the following:\n\nMichelle Stone fell.\n\nKeagan Stone had 31 wounds.", "Preliminary results"},
		{"what is told behind the following list", "Preliminary results revealed the following:\n\nMichelle Stone fell.\n\nThe sheriff was sad. Keagan Stone had 31 wounds.", ""},
		{"a list without a word for it", "Marta Lind argued:\n\nThe ferry is slow.\n\nThe mill has 31 cats.", ""},
		{"people of whom a clause tells", "People who knew the men said 31 had been laid off in October.", "People"},
		{"who is told of in a clause", "The man who police said shot 31 people is dead.", "police"},
		{"groups that are outside", "Overall, conservative outside groups reported spending $31 million.", ""},
		{"people who are inside something", "According to volunteers inside the office, 31 women were hit.", "volunteers"},
		{"a poll that the share is of", "A Dunmere Institute poll finds a split town.\n\nAmong pupils, 31 percent back the ban in a Harlow poll.", "a Harlow poll"},
		{"a frame at the head of the sentence before", "The fire service said the wall gave way at noon. Some 31 people were hurt.", ""},
		{"the poll that a report goes by", "A Harbour/Sill Poll finds a split town.\n\nThe ferry is slow.\n\nOf those under 30, 62% support the bridge.", "A Harbour/Sill Poll"},
		{"those whom a poll has asked", "A Harbour Poll finds a split town.\n\nBy 62%, those surveyed say the bridge is safe.", "A Harbour Poll"},
		{"an election is no poll", "A Harbour Poll finds a split town.\n\nMarta Lind had the support of 62% in 2019.", ""},
		{"no poll in the opening", strings.Repeat("The ferry is slow.\n\n", 10) + "A Harbour Poll finds a split town.\n\nOf those under 30, 62% support the bridge.", ""},
		{"behind a colon", "Marta Lind spoke.\n\nLind argued that:\n\nSome 31 people were killed.", "Marta Lind"},
		{"no more than what the colon opens", "Marta Lind spoke.\n\nLind argued that:\n\nThe ferry is slow.\n\nSome 31 people were killed.", ""},
		{"two speakers before it", "The wall gave way, the fire service said, and it was old, Anna Lind said. Some 31 people were hurt.", ""},
		{"in brackets behind it", "The floods killed 431 (Interior Ministry, 24 June).", "Interior Ministry"},
		{"a noun in brackets behind it", "The floods killed 431 (police, 24 June).", "police"},
		{"of no known kind in brackets behind it", "The floods killed 431 (Civil Defence, 24 June).", "Civil Defence"},
		{"not what else stands in brackets", "The floods killed 431 (Halm side) in June.", ""},
		{"nor what that is", "The floods killed 431 (Old Town only) in June.", ""},
		{"records that show it", "Official figures show 31 people were killed.", "Official figures"},
		{"a survey that somebody made", "A survey conducted by the Harlow Post found that 31 percent of people would leave.", "A survey by the Harlow Post"},
		{"in a survey", "In a September poll, 31 percent of people were for it.", "a September poll"},
		{"a spokesman at the end", "The council welcomes the release of 31 girls, said a spokesman here on Monday.", "a spokesman"},
		{"no place in what was said", "Some 31 people were freed in the town of Harlow, a military source said.", "a military source"},
		{"as others report", "As the Harlow Post reports, 31 people were killed.", "Harlow Post"},
		{"with somebody reporting", "The fighting goes on, with the army reporting that 31 soldiers have been killed.", "army"},
		{"who holds it against somebody", "Veltrane criticised the board for its returns of 31 percent.", "Veltrane"},
		{"a body that is described", "The companies expect to save $31 million.", "The companies"},
		{"by whom it was counted", "Some 31 dead were recorded by the Interior Ministry.", "Interior Ministry"},
		{"the one that spoke before", "The Norrand Geological Survey said the quake was strong. The agency said that 31 people were killed.", "Norrand Geological Survey"},
		{"a name of one word for many", "The Harlow Civil Liberties Union said that 31 people were arrested.", "Harlow Civil Liberties Union"},
		{"without its legal form", "Veltrane Inc. said that 31 people were killed.", "Veltrane"},
		{"whoever has told, not what was told", "Some 31 people were killed, General Anna Orrel, told The Harlow Post.", "Anna Orrel"},
		{"a body of people in the plural", "The Dockers’ Union said that 31 people were killed.", "Dockers’ Union"},
		{"who estimated it, right behind", "The crowd fell short of the 50,000 per day the police estimated.", "police"},
		{"whoever found it, and not what was gone through", "In breaking down the results, Harbour Weekly found that 72 percent favour Lind, while 82 percent like her.", "Harbour Weekly"},
		{"whose estimate it is, as the subject", "Holm’s estimate ranged from 100,000 to 250,000 people.", "Holm"},
		{"who has more of something does not say it", "Norrand added 292,000 jobs in December.", ""},
		{"who is blamed tells nothing", "The Halm Front has been blamed for the deaths of 900 people.", ""},
		{"police by what they did", "Police have arrested 31 people.", "Police"},
		{"what is told behind a deed", "Police have arrested 31 people. Some 310 people were in the square.", ""},
		{"a clause behind according to", "Some 31 people have died, according to the Harbour Office, and 310 are missing.", "Harbour Office"},
		{"a clause behind a semicolon", "Some 31 percent would stay, the Harbour Office found; 12 percent were opposed.", "Harbour Office"},
		{"a clause that begins with the number", "Marta Lind said that 55 percent ate there, but only 9 percent do now.", "Marta Lind"},
		{"a poll and whose it is", "A survey of tenants by the Dunmere Institute found 31 percent paying more.", "A survey of tenants by the Dunmere Institute"},
		{"who signs a post", "<post id=\"7\" author=\"@tarnlens\">The mill has cut 310 jobs. — Anna Lind (@tarnlens) June 3, 2027</post>", "Anna Lind"},
		{"who signs only a line further down", "The mill has cut 310 jobs.\nWe will miss them all. — Anna Lind (@tarnlens) June 3, 2027", ""},
		{"whose tag a post has", "<post author=\"@tarnlens\">The mill has cut 310 jobs today</post>", "@tarnlens"},
		{"no author of a plain paragraph", "The mill has cut 310 jobs today (@tarnlens).", ""},
		{"a witness who has the last word", "We met in the yard. Our staff is 31 people.\n\nAnna Lind says that she does not know.", ""},
		{"a guest whom the end introduces", "We run the mill. Our staff is 310 people.\n\nAnna Lind chairs the Norland Mill Trust.", "Anna Lind"},
		{"a poll with its name", "A Dunmere Institute poll shows that 31 percent of voters would stay.", "A Dunmere Institute poll"},
		{"a poll by its pronoun", "A Dunmere Institute poll was out on Friday. It finds that 31 percent of voters would stay.", "A Dunmere Institute poll"},
		{"figures that go on", "Prices rose 3.1% in May, official figures show.\n\nRents were 4.2% higher.", "official figures"},
		{"figures that go on in another unit", "Prices rose 3.1% in May, official figures show.\n\nThe bridge cost $4 million.", ""},
		{"figures behind somebody else", "Prices rose 3.1% in May, official figures show.\n\nThe mayor, Jon Berg, said it was bad.\n\nRents were 4.2% higher.", ""},
		{"figures of another paragraph that begins with something else", "Prices rose 3.1% in May, official figures show.\n\nThe mill is old. Its output was 4.2% higher.", ""},
		{"by whose count", "Some 310 people came, by the union's count.", "union"},
		{"by its own count", "Anna Lind was proud. By her own count, 310 people came.", "Anna Lind"},
		{"by the count of whom", "The strike has cost 310 jobs, by the count of the Norland Mill Trust.", "Norland Mill Trust"},
		{"in whose estimate", "The union put the cost at $310 million, against $90 million in the Mill Board's estimate.", "Mill Board"},
		{"no time has a count", "The share fell to 31 percent in Monday's count.", ""},
		{"who hopes for it", "Anna Lind opened the mill. She hopes for 310 jobs there.", "Anna Lind"},
		{"who gives it as that", "The mayor put the missing at 60, while a teachers' union gave them as 94.", "a teachers' union"},
		{"who has a new figure", "On Monday the Treasury gave a new figure of £310 million.", "Treasury"},
		{"whatever puts it at that", "A page on the site puts the gifts at $310,000.", "A page"},
		{"the person before an apposition", "They were slow, said Corin Abel, an analyst at Dunmere Securities, who cut his forecast to €310 million.", "Corin Abel"},
		{"figures behind a frame at the head", "The fire service said the wall gave way at noon. The street is 310 metres long.", ""},
		{"figures that refer back behind a frame at the head", "The fire service said 31 people were hurt. Another 12 were in the yard.", "fire service"},
		{"figures behind a frame with a clause", "The king has posted 2,600 times since June, according to Tallyroom, which counts such things. Since then he has drawn 310 million views.", ""},
		{"who puts money up", "The union has put up $310,000 for the mill.", ""},
		{"who offers money", "The union has offered $310,000 for the mill.", ""},
		{"whom somebody spoke to", "Anna Lind spoke to 310 people in the hall.", ""},
		{"what the rest of a sentence tells is nobody", "Halcyon Home, which made profits of £318 million last year, said the new capsules were stronger.", ""},
		{"what stood behind what is condemned", "Anna Lind condemned the attack, which came days after a gunman had killed 31 people.", ""},
		{"an agency behind its description", "The rocket flew for 310 miles, Norland's state news agency NNA reported.", "NNA"},
		{"a document behind its day", "A report released Monday says 310 men stole the money.", "A report"},
		{"nobody but the speaker who has a report", "The figures were released by minister Anna Lind, who said 31 of them had no papers.", "Anna Lind"},
		{"who says what figures show", "He pointed to figures that Western officials say show that 310 men were killed.", "Western officials"},
		{"who is reporting it", "Some 31 people are dead after the fire, the Tembe Standard is reporting.", "Tembe Standard"},
		{"a firm based somewhere", "The firm has closed a $310 million round led by two funds, the Larchfield-based company announced today.", "Larchfield-based company"},
		{"our poll", "Some 48 percent want the parade gone, our exclusive poll reveals.", "our exclusive poll"},
		{"nobody reporting to work", "Some 31 people were late, and 12 were reporting sick.", ""},
		{"the nearer of two frames", "A number of readers have asked questions about Anna Lind's assertion that 90 percent of the letters were read.", "Anna Lind"},
		{"the chiefs of whom", "The North fired 31 missiles, according to South Korea’s Joint Chiefs of Staff.", "South Korea’s Joint Chiefs of Staff"},
		{"a log that shows it", "The log shows 31 calls in the night.", "The log"},
		{"who puts something at a number", "They distrust the council, which put the saving at $480,000 a year and later at $310,000.", "council"},
		{"whoever puts it at that, unnamed", "She signed in 2021, for what two people familiar with the deal put at $310,000 a year.", "two people familiar with the deal"},
		{"nobody who is put at a number", "The damage, put at $310 million, was repaired.", ""},
		{"whose figure it is", "The ministry's own figure for the flood of 1962 is 310 dead.", "ministry"},
		{"no figure of a time", "Last year's figure for the whole coast was 310 dead.", ""},
		{"a poll with all its words", "The most recent poll shows that support has fallen to 27 percent.", "The most recent poll"},
		{"a poll with a participle", "A Harbour Times rolling poll shows the mayor at 36 percent.", "A Harbour Times rolling poll"},
		{"whose bulletin it is", "The board's monthly bulletin puts the firm at 43 percent of sales.", "The board's monthly bulletin"},
		{"data available from somebody", "In 2014 the town had 115 murders, according to the most recent data available from the Inspectorate.", "Inspectorate"},
		{"records that state", "Online records state Anna Lind is being held on $225,000 bond.", "Online records"},
		{"a name behind its description", "Rebels have killed 2,700 civilians in the province, according to the monitoring group Tally.", "Tally"},
		{"a name between commas", "A local militia, the Strait Guard, said it had fired 400 rockets.", "Strait Guard"},
		{"no town between commas", "A ministry spokesman in Halm, Velland, said it had fired 400 rockets.", "A ministry spokesman in Halm, Velland"},
		{"somebody based somewhere", "“The lead was 212 points,” said Karsholm-based trainer Ove Lund.", "Ove Lund"},
		{"whose body it is", "Norland's National Statistics Institute said that 31 people were killed.", "Norland's National Statistics Institute"},
		{"a body that belongs to no name", "The town's Harbour Office said that 31 people were killed.", "Harbour Office"},
		{"whose calculations they are", "The lake holds 2,300 tons of salt, according to the divers' calculations.", "divers"},
		{"a list is a document", "The heaviest was 49 kilograms, according to the divers' list.", "divers' list"},
		{"a warrant", "The warrant listed 310 items taken from the house.", "The warrant"},
		{"people who were briefed", "Two people briefed on the talks said that 310 mills would close.", "Two people briefed on the talks"},
		{"people arrested somewhere are so called", "Two sailors arrested in the raid said that 310 men were there.", "Two sailors"},
		{"a poll further down, in its paragraph", strings.Repeat("The ferry is slow.\n\n", 10) + "A Harbour Poll shows a split town. Some 62% support the bridge.", "A Harbour Poll"},
		{"what somebody says it is", "The mill lost what the board says was $310 million.", "board"},
		{"what somebody says it is, and another", "It has a new engine, which Veltrane claims is a 20% and 16% gain.", "Veltrane"},
		{"what it is, said by nobody", "The mill has a loss, which is $310 million.", ""},
		{"by whom it was promised", "None of the 900 jobs promised by the Harbour Office came.", "Harbour Office"},
		{"by whom they were polled", "The ban failed, though 72 percent of those polled by the Harlow Post were for it.", "Harlow Post"},
		{"by whom it was built", "The town has 900 flats built by the Harbour Office.", ""},
		{"what puts out power", "The Harbour Office has a mill. It puts out 310 kilowatts.", ""},
		{"who puts out a list", "The Harbour Office put out a list of 310 names.", "Harbour Office"},
		{"whom police are looking for", "Investigators are looking for two boys who were seen there.", "Investigators"},
		{"who is looking at something", "Investigators are looking at 310 boats.", ""},
		{"a poll that the tagger takes for a verb", "A CNN poll this week has Lind at 39 percent.", "A CNN poll"},
		{"an average that shows it", "POLITICO’s Battleground average shows Lind ahead by 3.7 points.", "POLITICO’s Battleground average"},
		{"a count that has a name", "A count by the Harbour Office has Benning at the top with 31 percent of seats.", "Harbour Office"},
		{"a fraction of those asked", "A Harbour Poll finds a split town. Almost half of voters back the mayor.", "A Harbour Poll"},
		{"a share of those asked, by whom it is told", "A Harbour Poll finds a split town. Nearly eight in 10 voters said they back the mayor.", "A Harbour Poll"},
		{"a document behind its conjunction", "It was plain this week when court filings revealed that he has sought $10 million.", "court filings"},
		{"what a division is of", "The mill has 310 workers, according to the state Division of Mill Safety.", "Division of Mill Safety"},
		{"a police force by its whole name", "Housing Authority Police detained 31 people.", "Housing Authority Police"},
		{"a name with a hyphen", "Coca-Cola indicated it would give $75,000 to the town.", "Coca-Cola"},
		{"a document that found it", "A study of ferries, which found that 310 people drowned, was shelved.", "A study"},
		{"a document that has something", "They held a table back that had 310 names.", ""},
		{"where a report is from", "NEW DELHI: Their dream gone, nearly 150 Indians returned home on Wednesday.", ""},
		{"who signs a letter", "LETTERS.\n\nThe mill has cut 310 jobs. It is a shame.\n\nAnna Lind.\n\nHalm, Norland.", "Anna Lind"},
		{"the nearer of two letters", "LETTERS\n\nThe mill is fine.\n\nJon Berg.\n\nIt has cut 310 jobs.\n\nAnna Lind", "Anna Lind"},
		{"a name that signs nothing but letters", "NEWS.\n\nThe mill has cut 310 jobs. It is a shame.\n\nAnna Lind.", ""},
		{"what a heading parts from the letter", "LETTERS.\n\nThe mill has cut 310 jobs.\n\nFACEBOOK.\n\nIt is a shame.\n\nAnna Lind.", ""},
		{"whose pledge it is", "Norland's pledge last month to build 310 ships was warmly welcomed.", "Norland"},
		{"a pledge of nobody", "The pledge to build 310 ships was warmly welcomed.", ""},
		{"the last of that surname", "Donald Lind ran for mayor. Then Erik Lind called.\n\n“My father has given us $310,000,” Lind said.", "Erik Lind"},
		{"he who spoke right before", "“Nobody wants it,” said Anna Lind. She puts the cost at $310 million.", "Anna Lind"},
		{"it that spoke right before", "The Harbour Office's figure is 437 dead. In the capital it counted 89.", "Harbour Office"},
		{"people of an office", "Halm County Sheriff's Office deputies found 31 people.", "Halm County Sheriff's Office deputies"},
		{"people of an office, behind a day", "On Monday Harlow Police officers arrested 31 people.", "Harlow Police officers"},
		{"what a committee is for", "The Committee for a Responsible Federal Budget reported that Trump's plans would cost $150 billion.", "Committee for a Responsible Federal Budget"},
		{"a poll of a university", "A University of Norland poll out this week shows Lind with an 8-point lead.", "A University of Norland poll"},
		{"data with the year of the count", "The bridge carries 31 cars a day, according to a state count in 2021.", "a state count"},
		{"a share of those asked, and no party", "Nearly six in 10 residents say they will come.", ""},
		{"he who alone spoke in the sentence before", "“No,” said Jon Berg. Anna Lind said the boar had gone. She puts their number at between 6,000 and 8,000.", "Anna Lind"},
		{"what somebody estimates to be", "The law left out what advocates estimate to be 2,500 people.", "advocates"},
		{"by somebody's records", "The storm killed 31 people, by the ministry's own records.", "ministry"},
		{"in somebody's books, by so much", "The debt fell in the ministry's books by 14 percent.", ""},
		{"a police department at work", "The Halm Police Department is searching for 31 men.", "Halm Police Department"},
		{"an office that is no police", "The Post Office found 31 letters.", ""},
		{"a body of any noun that confirms", "Halm garrison confirmed 31 victims.", "Halm garrison"},
		{"what shows and does not tell", "The week confirmed 31 trends.", ""},
		{"a verb taken for a noun in an aside", "The seat was won by 31 votes, the report notes, out of more than 26,000.", "report"},
		{"a verb taken for a noun at the end", "It was 31 percent higher than a year before, the realtors' board reports.", "realtors' board"},
		{"records filed then", "That is 31 dollars for each ballot, records filed Monday show, and more than last year.", "records"},
		{"who broadcasts", "At least 31 people died, Norrish state TV reported.", "Norrish state TV"},
		{"a body whose name is a pronoun in small letters", "Cholera has killed 31 people since August, according to the WHO.", "WHO"},
		{"the same before its verb", "Some 31 people died, the WHO said.", "WHO"},
		{"figures from a body", "The city spent 31 dollars, figures from the ministry show.", "ministry"},
		{"by whom, without a comma, behind another clause", "He is rich, and according to police he owns 31 flats.", "police"},
		{"figures taken for a verb", "Some 31 people drank from trucks, League figures show.", "League figures"},
		{"a verb taken for a noun between commas", "It would cost, the treasury reckons, just under $300,000.", "treasury"},
		{"a noun between commas", "It had, among other claims, 310 of fraud.", ""},
		{"a frame behind when", "Some 31 people were killed when authorities say a wall gave way.", "authorities"},
		{"a frame behind after a day", "Lind was charged Monday after Halm police say he stole 31 cars.", "Halm police"},
		{"what came after they said it", "Some 310 people left after officials said they must.", ""},
		{"a year of which they say something", "Prices fell 31 percent in the year when critics say it was worst.", ""},
		{"those asked, at the head", "The town is split, according to a new Halm Institute poll.\n\nAmong parents, 31 percent would close the school.", "a new Halm Institute poll"},
		{"where a name is among others", "The town is split, according to a new Halm Institute poll.\n\nAmong the hills, 31 percent of the land is bare.", ""},
		{"a survey by somebody, at the end", "He led by 31 points in an April survey by Delta Polling.", "an April survey by Delta Polling"},
		{"when it was, at the head", "Overnight investigators counted 31 cars along the road.", "investigators"},
		{"a credit in brackets", "A forty-foot box from Halm to Port Sorrel cost $31 last week. [Boxrate.]", "Boxrate"},
		{"brackets that say what to do", "A forty-foot box from Halm to Port Sorrel cost $31 last week. [Read More]", ""},
		{"brackets within the paragraph", "A box from Halm to [Port] Sorrel cost $31 last week.", ""},
		{"a frame before what the parse takes for an object", "Police said their bullets injured 310 men on Harlow Road in Prospect Gardens.", "Police"},
		{"a frame before what a mark ends", "Prosecutors alleged that Berg “read the news,” lingered in an office and appeared to sleep for 310 minutes.", "Prosecutors"},
		{"what is declared and not said", "The Harbour Office declared war on the mill, leading to 310 deaths.", ""},
		{"who says of somebody what he did", "Workers say they saw the gunman, who investigators believe killed 31 men in Harlow.", "investigators"},
		{"who says of somebody, before the clause goes on", "Court records show that the man who police say hit Berg had paid 310 dollars.", "Court records"},
		{"they who conclude", "The authors have read the letters. In the end they conclude that 31 of the ships were lost.", "authors"},
		{"what is learned behind its number", "Police later learned an additional 31 victims walked to area hospitals.", "Police"},
		{"what one knows and not what comes with it", "Every fan knows those stories, starting with the boat that ended up winning by 31 metres.", ""},
		{"whose claim it is", "Berg cited no source for Lind's claim in May that the town has 310 spies.", "Lind"},
		{"whose claim it is, behind it", "By Lind's claim that he was right, which Berg denied, 310 people were angry.", ""},
		{"a poll that the tagger takes for a verb, behind", "He is liked, with 87 percent viewing him well in a Des Harlow Register/Lund Politics poll this month.", "a Des Harlow Register/Lund Politics poll"},
		{"a vote that is no poll", "The attacks that killed 130 people came before the risk of an exit in a June referendum.", ""},
		{"an average by somebody, whose verb is taken for a noun", "An average of recent polls by Corvane shows Lind leads Berg by 13 points in the state.", "An average of recent polls by Corvane"},
		{"a poll that goes on after but", "A Lund University poll this month found Lind even with Berg, but losing the south by 38 points.", "A Lund University poll"},
		{"what a war has claimed", "The war has claimed 20,000 lives and displaced 2 million people.", ""},
		{"a slide that shows it", "Another slide shows that 31 boats were lost.", "Another slide"},
		{"files from a firm", "Audit files from Corvane show that Berg made 310 searches of the list.", "Audit files"},
		{"certificates", "The death certificates for the men show that all 31 died from wounds.", "The death certificates"},
		{"stats of a year", "Crime stats for 2015 show 310 people were robbed.", "Crime stats"},
		{"a film that has been seen", "The video had 31,000 views on Friday.", ""},
		{"those asked told a survey", "Some 74 percent of voters say that they like her.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(tt.text, "")
			if len(got) == 0 {
				t.Fatal("no claim")
			}
			name := ""
			if a := got[len(got)-1].Attribution; len(a) > 0 {
				name = strings.TrimPrefix(strings.TrimPrefix(a[len(a)-1].Name, "the "), "the ")
			}
			if name != tt.want {
				t.Errorf("said by %q, want %q", name, tt.want)
			}
		})
	}
}

func TestAClauseWithoutItsVerbHasItsOwnSource(t *testing.T) {
	for _, text := range []string{"Police counted 12,000 people, the organisers 80,000.", "Police put the crowd at 12,000 and the organisers at 80,000."} {
		got := read(text, "")
		if len(got) != 2 || len(got[0].Attribution) != 1 || got[0].Attribution[0].Name != "Police" || len(got[1].Attribution) != 1 || got[1].Attribution[0].Name != "the organisers" {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

func TestPartOfAWhole(t *testing.T) {
	for _, text := range []string{
		"Norway has lost more than 900 men, of whom 250 were killed.",
		"They announced $500 million in aid to Finland. The figure included over $200 million from Denmark.",
		"They announced $500 million in aid to Finland, with over $200 million coming from Denmark.",
	} {
		got := read(text, "")
		if len(got) != 2 || got[1].PartOf != got[0].ID || got[0].PartOf != "" {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestAPartOfThosePointedAt(t *testing.T) {
	for _, text := range []string{
		"Police arrested 40 people. Officers said 12 of them were minors.",
		"The storm hit 40 villages. Rescuers reached six of them by noon.",
		"Some 40 miners were trapped. Ten of those trapped have been freed.",
		"The blast left 60 people in hospital. Nine of those injured died later.",
	} {
		got := read(text, "")
		if len(got) != 2 || got[1].PartOf != got[0].ID {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestNumbersSideBySideAreNoPartOfEachOther(t *testing.T) {
	for _, text := range []string{
		"The ferry was licensed for 290 passengers.\n\n“We have brought home 148 of the dead,” Anna Orrel said.",
		"Some 22 ambulance crews came. A nurse said 20 of those injured were taken to Brennal.",
		"He sent along six pictures of the two of them.",
		"A total of 1,049 crimes are being looked into. The minister said all of the suspects were from Denmark and 15 of them had no papers.",
	} {
		for _, c := range read(text, "") {
			if c.PartOf != "" {
				t.Errorf("%s is a part of %s", show(c), c.PartOf)
			}
		}
	}
}

func TestPeopleNamedByAPronoun(t *testing.T) {
	for text, want := range map[string]hearsay.Measure{
		"Our soldiers were few, and 40 of them died.":                                       Killed,
		"The teachers chanted as hundreds of them were arrested.":                           Arrested,
		"The firm bought 30 trucks. Nine of them were lost in the fire.":                    "lost",
		"Some 40 miners were trapped. Ten of those trapped have been freed.":                Released,
		"Twelve buses were torched as marchers came, and six of them burned out on Friday.": "burned out",
	} {
		got := read(text, "")
		if len(got) == 0 || got[len(got)-1].Measure != want {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestClaimsWithoutANumber(t *testing.T) {
	tests := []struct{ text, want string }{
		{"More Norwegians were killed in the north than were recruited.", "killed > recruited of Norway"},
		{"Swedish casualties have doubled within a year.", "×2 casualties of Sweden"},
		{"The number of burglaries tripled in a month, officials said.", "×3 burglaries"},
		{"Cholera deaths in Lume have halved since March.", "×0.5 killed of Lume"},
		{"The budget of Halm has doubled.", "×2 budget of Halm"},
		{"A bill would triple the cap on visas.", "×3 cap"},
		{"The rate is on track to double.", "×2 rate"},
		{"They had the rate on track to potentially double.", "×2 rate"},
		{"The total was three times the annual rate.", "×3 times"},
		{"The stall doubles as a bar, and we met three times the other day.", "3 times met"},
		{"Norway is losing more men than it recruits.", "lost > recruited of Norway"},
		{"Swedish losses are growing.", "losses > losses, before of Sweden"},
		{"The ferry was carrying far more people than its licence allowed, and must stop.", "people > its licence allowed of ferry"},
		{"The storm left fewer people homeless than last year's flood.", "people homeless < last year's flood of storm"},
		{"More Torvan soldiers have been lost on the pass in three weeks than in the whole summer.", "Torvan soldiers have been lost on the pass in three weeks > in the whole summer of Torvan"},
		{"Doctors treated more burns than they had beds for.", "burns > they had beds for of Doctors"},
	}
	for _, tt := range tests {
		got := read(tt.text, "")
		if len(got) != 1 || show(got[0]) != tt.want {
			t.Errorf("%q: got %+v, want %q", tt.text, got, tt.want)
		}
	}
	for text, want := range map[string]string{
		"About 60 stallholders have asked to come back, fewer than before the flood.":          "stallholders < before the flood",
		"They measured 187 millimetres of rain, more than usually falls in the whole of June.": "rainfall > usually falls in the whole of June",
	} {
		got := read(text, "")
		if len(got) != 2 || got[1].Comparison == nil || got[1].Comparison.Left+" "+string(got[1].Comparison.Op)+" "+got[1].Comparison.Right != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestWordsThatSetNothingAgainstAnother(t *testing.T) {
	for _, text := range []string{
		"The party won more seats than ever.",
		"The party won more seats than expected.",
		"More people died than was thought.",
		"No more people than that came.",
		"There are more important issues than taxes.",
		"He is more a poet than a priest.",
		"They see it more as a vote on those killed than on those captured.",
		"The party won three more seats than in 2019.",
		"More than 40 people died.",
		"Would more people come than last year?",
	} {
		for _, c := range read(text, "") {
			if c.Comparison != nil {
				t.Errorf("%q: got %+v", text, c.Comparison)
			}
		}
	}
}

func TestSameClaimTwiceIsOneWithTwoMentions(t *testing.T) {
	got := read("Norway lost 350 soldiers in December.\n\nThe losses are high: Norway lost 350 soldiers in December.", "2031-02-14")
	if len(got) != 1 || len(got[0].Mentions) != 2 {
		t.Errorf("got %+v", got)
	}
	got = read("Anna Orrel said that Norway lost 350 soldiers in December.\n\nThe Interior Ministry says that Norway lost 350 soldiers in December.", "2031-02-14")
	if len(got) != 2 {
		t.Errorf("two sources are one claim: %+v", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Norway has lost more than 900 men, of whom 250 were killed, and $5m in aid a day since 2014, may have doubled.")
	f.Fuzz(func(t *testing.T, text string) {
		d := &hearsay.Document{ID: "d", Text: text}
		d.Published.Value = "2031-02-14"
		for _, c := range Read(annotated(d)) {
			if c.Span.Of(text) == "" {
				t.Fatalf("no words at %v in %q", c.Span, text)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("Norway has lost more than 900 men since the start of the war, of whom 250 were killed in December, the Interior Ministry said on Friday. ", 40)
	d := &hearsay.Document{ID: "d", Text: text}
	t, n, quotes := annotated(d)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(t, n, quotes)
	}
}

func TestAdditionsAreNoTotals(t *testing.T) {
	for _, c := range []struct {
		text    string
		further bool
	}{
		{"The agency sent 600 tents and says a further 900 are needed.", true},
		{"Another 40 people were killed on Friday.", true},
		{"The death toll rose by 12.", true},
		{"The death toll rose to 12.", false},
		{"At least 130 more were wounded, the ministry said.", true},
		{"More than 130 people were wounded, the ministry said.", false},
		{"The ministry counted 130 more than in May.", false},
		{"A gunman killed one person and injured nine more on Friday.", false},
		{"A total of 50 people were killed; an additional 53 were injured.", false},
		{"Nine people were injured on Friday. The storm killed two and injured five more.", true},
		{"The police arrested 40 people, and another 12 were arrested on Sunday.", true},
	} {
		claims := read(c.text, "2026-06-21")
		if len(claims) == 0 {
			t.Errorf("%q: no claim", c.text)
			continue
		}
		if got := claims[len(claims)-1].Further; got != c.further {
			t.Errorf("%q: further is %v", c.text, got)
		}
	}
}

func TestTablesAreReadByTheirHeads(t *testing.T) {
	text := "The fever slowed, the ministry said.\n\nProvince | Cases | Deaths | Beds free\n\nHalm | 1,204 | 47 | 12\n\nSedge Coast | 511 | n/a | 3\n\nIt is 4 | 5 to me."
	var got []string
	for _, c := range read(text, "2026-05-04") {
		got = append(got, fmt.Sprintf("%s %s %s", c.Subject, c.Measure, c.Quantity.Low))
	}
	want := []string{"Halm cases 1204", "Halm killed 47", "Halm beds free 12", "Sedge Coast cases 511", "Sedge Coast beds free 3"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestARowAloneIsNoTable(t *testing.T) {
	for text, want := range map[string]string{
		"2 dead in Osk shooting | Local News\n\nPolice said so.": "2 killed",
		"Arrests made | 3:21 One of the men charged in the shootout inside the crowded club that wounded 16 people early on Sunday has denied firing any of them\n\nVigil | Photos": "16 wounded",
	} {
		if got := read(text, ""); len(got) == 0 || !strings.HasPrefix(show(got[0]), want) {
			t.Errorf("%q: got %+v, want %s", text, got, want)
		}
	}
}

func TestMillionsAfterASumAreOfItsCurrency(t *testing.T) {
	got := read("Of the 120 million euros for Norway, 51 million were paid.", "")
	if len(got) != 2 || got[1].Quantity.Unit != "EUR" {
		t.Errorf("got %+v", got)
	}
	got = read("They gave 120 million euros to 2 million people.", "")
	if len(got) != 2 || got[1].Quantity.Unit != "1" {
		t.Errorf("got %+v", got)
	}
}

func TestTheDayOfTellingIsNotTheTimeMeasured(t *testing.T) {
	tests := []struct{ text, value string }{
		{"The Interior Ministry said on Friday that 31 people were killed in March.", "2031-03"},
		{"Some 300 people were arrested in March, the police said on Monday.", "2031-03"},
		{"Doctors put the number of dead at 31 on Sunday.", "../2031-05-11"},
		{"Since the guns opened fire on 2 May, 31 people have been killed.", "2031-05-02/2031-05-12"},
	}
	for _, tt := range tests {
		got := read(tt.text, "2031-05-12")
		if len(got) != 1 || got[0].Period.Value != tt.value {
			t.Errorf("%q: got %+v, want %s", tt.text, got, tt.value)
		}
	}
}

func TestANumberThatCountsNothingIsNoClaim(t *testing.T) {
	for name, tt := range map[string]struct {
		text string
		want int
	}{
		"before a singular":                    {"The pad of the Arrow 11 moon rocket is old.", 0},
		"before a plural, named before":        {"A new Arrow 9 booster fell. The Arrow 9 rockets are late.", 0},
		"nobody":                               {"The house burned, and no one was at home.", 0},
		"an age behind a single name":          {"Bandor, 36, was killed on Monday.", 0},
		"places before a list":                 {"In Orvany, 36 houses burned.", 1},
		"a place before what is counted":       {"In Orvany 12 houses burned.", 1},
		"a place before a word without plural": {"In Orvany 12 police were hurt.", 1},
		"a unit":                               {"In Orvany 12 percent of the houses burned.", 1},
	} {
		t.Run(name, func(t *testing.T) {
			doc := &hearsay.Document{ID: "d", Text: tt.text}
			x := prose.New(doc, lang.English())
			if got := Read(x, names.Read(x, nil), nil); len(got) != tt.want {
				t.Errorf("%q has %d claims, want %d: %+v", tt.text, len(got), tt.want, got)
			}
		})
	}
}

func TestThoseCountedBeforeSpeakWithoutTheirNumber(t *testing.T) {
	got := read("The army said it killed 40 rebels on Monday. The rebels said they killed 12 soldiers.", "")
	if len(got) != 2 || len(got[1].Attribution) != 1 || got[1].Attribution[0].Name != "the rebels" {
		t.Errorf("got %+v", got)
	}
}
