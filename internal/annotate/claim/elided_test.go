package claim

import (
	"strings"
	"testing"
)

// units shows each claim of the text as its value and unit.
func units(text string) string {
	var out []string
	for _, c := range read(text, "") {
		q := c.Quantity
		if q == nil {
			continue
		}
		v := q.Low
		if v == nil {
			v = q.High
		}
		out = append(out, v.String()+" "+q.Unit)
	}
	return strings.Join(out, ", ")
}

func TestBareNumbersRepeatWhatTheOneBeforeCounts(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"up from", "Turnout reached 71 percent, up from 64 in the spring.", "71 %, 64 %"},
		{"against", "The mill filled 88 percent of its orders, against 90 at its rival.", "88 %, 90 %"},
		{"at", "Support was strongest in Osk at 62 percent and weakest in Bray, at 35.", "62 %, 35 %"},
		{"in a list", "Rents fell by 12.5 percent in Osk, 4.1 in Bray and 1.8 in Lund.", "12.5 %, 4.1 %, 1.8 %"},
		{"what is counted, beside another's share", "Theft rose by 19 percent, while homicides fell to 21 from 26.", "19 %, 21 1, 26 1"},
		{"a share, by a plural", "Unemployment fell to 6 percent, while approval ratings rose to 40 from 31.", "6 %, 40 %, 31 %"},
		{"what it was before", "The crane is 94 metres tall. The old one was 51.", "94 m, 51 m"},
		{"people who go on", "Some 61 ships called at Osk. Nine are now stuck.", "61 1, 9 1"},
		{"the others", "Six people were taken to a clinic. The other three walked home.", "6 1, 3 1"},
		{"people after a speed", "The storm came with winds of 130 mph and killed 74.", "130 [mi_i]/h, 74 1"},
		{"by how much less", "The board opened 38 inquiries last year, five fewer than in 2027.", "38 1, 5 1"},
		{"each of two after names", "Dorn got 14 votes this week, Bo Lund got four and Ilse Raff two.", "14 1, 4 1, 2 1"},
		{"a level told before it", "Landings stood at 48,000 tonnes, against a limit of 51,500.", "48000 t, 51500 t"},
		{"a verb that is not said again", "The front moved 55 guns and its rival 70.", "55 1, 70 1"},
		{"past a share", "Half of them moved. Some 38 percent paid more than half their wage; in 2020 it was 24.", "0.5 1, 38 %, 0.5 1, 24 %"},
		{"a rate", "Their gunners fire about 1,800 a day.", "1800 1"},
		{"a pair that is hurt", "The crash killed both pilots.", "2 1"},
		{"a pair", "Both men were in the car.", ""},
		{"many places", "The trial followed 328 patients in nine towns.", "328 1, 9 1"},
		{"few places", "The trial followed 328 patients in three towns.", "328 1, 3 1"},
		{"behind whom, in a list", "Children were free of it in 52 percent of cases, smokers in 22 percent, the over-60s in 39 and pregnant women in 44.", "52 %, 22 %, 39 %, 44 %"},
		{"side by side", "It fell short on two hulls, at 66 percent and 61.", "2 1, 66 %, 61 %"},
		{"what has a verb of its own", "A permit costs $11,000; this spring 478 were sold.", "11000 USD, 478 1"},
		{"which way", "The wall was 13 feet high and 120 long.", "13 [ft_i], 120 [ft_i]"},
		{"behind points", "The Greens fell to 24.6 percent; the Liberals are up a point, at 16.", "24.6 %, 16 %"},
		{"behind a verb with a particle", "Some 18 rockets came in; his gunners brought down five.", "18 1, 5 1"},
		{"what a boat may carry", "The boat is licensed to carry 12.", "12 1"},
		{"others of them that come", "Another 35 arrived in Osk on Sunday.", "35 1"},
		{"the first of them", "The first 35 were repaired.", "35 1"},
		{"not the last two", "The last two said so.", ""},
		{"not where a noun is left out behind a verb", "She scored another 35 to win.", ""},
		{"an age behind a verb", "He turned 60.", ""},
		{"room for", "The charter had seats for 180.", "180 1"},
		{"of a group", "They were from a wedding party of about 70.", "70 1"},
		{"a family", "Among the dead were a family of five.", ""},
		{"out of a set", "Three of the five Greens want a railway.", "3 1"},
		{"who", "Four who went in after them were pulled out alive.", "4 1"},
		{"one who was hurt", "One officer was hit in the shoulder.", "1 1"},
		{"one who told", "One officer said so.", ""},
		{"an age limit", "Some 34 percent of adults under 50 watch it, and 20 percent of voters 60 and older.", "34 %, 20 %"},
		{"an hour", "Some 23 people sat inside. They were let go between noon and five.", "23 1"},
		{"who were struck", "Several people fired at the crowd, striking six, he said.", "6 1"},
		{"all who were struck", "The wall was 13 feet high and came down, hitting all five.", "13 [ft_i], 5 1"},
		{"all of them", "Shots were fired at the car, and all four were hit.", "4 1"},
		{"all victims", "All seven victims were found in the yard.", "7 1"},
		{"known victims", "Police have not yet identified the four victims.", "4 1"},
		{"known people", "The four neighbours talked.", ""},
		{"two kinds, after which", "Police are investigating after two boys and three girls were shot.", "2 1, 3 1"},
		{"of the wounded", "Two of the wounded remained hospitalized on Tuesday.", "2 1"},
		{"behind initials", "At least four U.N. peacekeepers were paid.", "4 1"},
		{"a headline", "4 Teenagers Shot in Osk", "4 1"},
		{"an item", "4 Holm Stores", ""},
		{"with a price", "He received nine $2,500 donations.", "9 1, 2500 USD"},
		{"behind a name", "Some 520 delegates support Dorn, 39 have said they support Holm.", "520 1, 39 1"},
		{"a headline that ends in it", "Sheriff: Brothers cooking before shooting kills 2", "2 1"},
		{"a caption beside its credit", "Five men were wounded in a shooting on Monday night in Osk. | Osk Video", "5 1"},
		{"side by side with who was struck", "The sheriff updates the inquiry of two adults and three children found dead inside a home.", "2 1, 3 1"},
		{"side by side", "The sheriff told the story of two adults and their dog.", "2 1"},
		{"known people who were struck", "He spoke to the four people shot in Osk.", "4 1"},
		{"a year", "We get an average of about 3,000 a year.", "3000 1"},
		{"a share of all", "The few took in half of all capital gains.", "0.5 1"},
		{"vague and not told of what", "He has accepted millions in donations.", "1000000 1"},
		{"in an aside", "The lifeguards, 12 last summer, have been cut to five.", "12 1, 5 1"},
		{"in dashes", "Osk had the fewest delegates — 71 in all — at stake.", "71 1"},
		{"in commas", "Osk has the most delegates, 247, next to Bray.", "247 1"},
		{"ages in commas", "Two drivers, 25 and 30, were hurt.", "2 1"},
		{"members of a party", "Seven Democrats in the Senate kept it up.", "7 1"},
		{"how often at least", "A voter will see it at least 10 times before the vote.", "10 1"},
		{"before a share", "He was ahead of Dorn and Holm, 11 and 8 percent respectively.", "11 %, 8 %"},
		{"behind an adverb", "It has since replaced 11,000 locks.", "11000 1"},
		{"a rate over people", "The fleet had freezes at a rate of 0.4 per 100,000 flights.", "0.4 1"},
		{"what a rate is over", "There are 29 guns for every 100 men.", "29 1"},
		{"less than one", "Holders will receive 0.415 Brightvane shares.", "0.415 1"},
		{"so many of so many", "Asked how much, three in ten named €10.", "0.3 1, 10 EUR"},
		{"how full", "Its stores are a third full.", "0.333333 1"},
		{"strong", "A 60-strong search team was to go up again at dawn.", "60 1"},
		{"points of an index", "In Osk the Composite shed 88 points to 15,930.", "88 1, 15930 1"},
		{"points of a game", "Dorn shed 12 points in the second half.", ""},
		{"a large one behind a verb", "Sales were down to 21,300.", "21300 1"},
		{"no age", "Two nurses, 29 and 33, were hurt.", "2 1"},
		{"no number of a list", "The jury gave 14 prizes.\n\n2. Osk.", "14 1"},
		{"no time", "The bus carried 40 people. At six they told me.", "40 1"},
		{"too far apart", "Its owner asked for $900,000. Nobody would give ten.", "900000 USD"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPointsBetweenSharesArePercentagePoints(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a lead", "Dorn has 48 percent and leads by nine points.", "48 %, 9 {percentage point}"},
		{"before what is ahead", "The poll gives Dorn a 20-point lead.", "20 {percentage point}"},
		{"how far it moved", "Support stands at 53 percent, down six points since May.", "53 %, 6 {percentage point}"},
		{"of an index", "Banks rose 2 percent. The Osk index fell 88 points to 15,930.", "2 %, 88 1, 15930 1"},
		{"of a race", "Dorn leads by 60 points after three stages.", "60 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSmallNumbersInWords(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"told by somebody named", "Three men were there and went to a hospital, said Lt. Ada Holm. They were in a car.", "3 1"},
		{"in an aside between dashes", "Four people - three teenagers and a boy - are in hospital.", "4 1, 3 1"},
		{"who were hit", "The bricks flew, seven were hit and one fell.", "7 1"},
		{"so many more", "Dozens more are piled on the table.", "12 1"},
		{"some of a list", "Dozens of courses here, and hundreds around the country, are closed.", "12 1, 100 1"},
		{"what belongs to a name", "Holm has won 758 delegates, compared to Lind's 538 and Orr's 145.", "758 1, 538 1, 145 1"},
		{"of two sides", "Dorn beat Holm 212 to 117.", "212 1, 117 1"},
		{"half a dozen", "The firm shut more than half-dozen branches.", "6 1"},
		{"since when", "The largest share since Lind won 72 percent of women in 1996.", "72 %"},
		{"since a day when", "Since the guns fell silent on 2 May, 31 people have died.", "31 1"},
		{"since a day", "It is the highest since May 12.", ""},
		{"what something spread to", "The fire spread to two shops.", "2 1"},
		{"what somebody has", "Osk Air has nine aircraft.", "9 1"},
		{"a multiple", "Rents are four times as high as in May.", "4 1"},
		{"who came", "Two more victims showed up at a clinic.", "2 1"},
		{"words joined by a hyphen", "Osk got 11 first-place votes.", "11 1"},
		{"how many children somebody has", "He leaves his wife and their three sons.", "3 1"},
		{"how many there is room for", "There is seating for four.", "4 1"},
		{"a set that readers know", "The two sides exchanged letters.", ""},
		{"whose they are", "Rents rose at the company's three mills.", ""},
		{"who says it", "Two people familiar with the talks said so.", ""},
		{"in how many", "They spent the night in four shelters.", "4 1"},
		{"by how many", "The film was shot by three men.", ""},
		{"how long ago", "Drew coached them for three seasons.", ""},
		{"a saying", "Drew cannot be in two places at once.", ""},
		{"what somebody is", "Mum-of-five Kelly Drew weighed her tub.", ""},
		{"a channel", "Channel Six reports a delay.", ""},
		{"a heading", "Five Cheeses To Taste In Osk", ""},
		{"how far", "A wall two streets away fell.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTheLabelBeforeAColonIsNoClause(t *testing.T) {
	for text, want := range map[string]string{
		"Photo: Four people were shot on Saturday.": "4 shot",
		"Police: Two dead in Osk.":                  "2 killed",
		"Dead: 43.":                                 "43 killed",
	} {
		if got := read(text, ""); len(got) == 0 || show(got[0]) != want {
			t.Errorf("%q: got %+v, want %s", text, got, want)
		}
	}
}

func TestOneOfThoseStruck(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"in hospital", "Four people were hurt, and one was taken to hospital.", "4 1, 1 1"},
		{"of whom", "They found five people shot, one of whom was dead.", "5 1, 1 1"},
		{"in what condition", "One of the victims is in critical condition.", "1 1"},
		{"who died", "One of the boys died on Sunday.", "1 1"},
		{"in a headline", "Police: One Dead, Four Injured In Osk", "1 1, 4 1"},
		{"fatal", "The police had six shootings, one fatal, on their hands.", "6 1, 1 1"},
		{"beside others of the kind", "Two of the boys went to one school and one of the boys went to another.", "2 1, 1 1"},
		{"critically", "Three men were shot, one critically.", "3 1, 1 1"},
		{"both", "Both men are in fair condition.", "2 1"},
		{"of whom nothing was told", "Two are in critical condition; the third was sent home.", "2 1"},
		{"both, where they were", "Both men were at the window.", ""},
		{"a child", "She already has one child.", "1 1"},
		{"who speaks", "One of the injured passengers described it.", ""},
		{"what somebody is", "One of the dead was a priest.", ""},
		{"who was seen", "One of the guards said so.", ""},
		{"a thing", "She already has one plan.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLengthsOfTime(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"how long something went on", "The runway was shut for 11 hours.", "11 h"},
		{"though a clause follows", "The jury sat for about three hours before it came back.", "3 h"},
		{"in figures", "Smoke filled the hall within 11 minutes.", "11 min"},
		{"bounded", "The driver had less than nine seconds.", "9 s"},
		{"when", "The jet came down 11 minutes later.", ""},
		{"in prison", "He faces 20 years in prison.", "20 a"},
		{"a prison term", "It is punishable by a prison term of three to 10 years.", "3 a"},
		{"at most", "The virus survives up to six days on wood.", "6 d"},
		{"given", "The regulator has given carriers 30 days to load it.", "30 d"},
		{"spent on", "The children consume six hours of it a day.", "6 h"},
		{"by how much longer", "The curfew would be extended three months.", "3 mo"},
		{"for months", "It must then stay away for six months.", "6 mo"},
		{"seconds", "The jet lost 1,400ft in nine seconds.", "1400 [ft_i], 9 s"},
		{"a sentence in years and months", "He was jailed for seven years and six months.", "90 mo"},
		{"in two units", "The probe came into orbit nine minutes and 46 seconds after liftoff.", "586 s"},
		{"what something is of", "They found a gap of nine minutes in the log.", "9 min"},
		{"a streak", "He hailed the record streak of 71 months.", "71 mo"},
		{"how far off", "Two years ago the mill closed, and two seconds later it opened.", ""},
		{"in passing", "She has worked there for two years.", ""},
		{"a name", "He wrote it after the Six Day War.", ""},
		{"after what time", "Divers brought her up after 40 minutes.", ""},
		{"how often", "The station circles the planet every 93 minutes.", ""},
		{"a term", "It was a 12-day strike.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestNumbersThatStampAnEntryClaimNothing(t *testing.T) {
	for _, text := range []string{"18.40 The mayor speaks.", "4 Holm Stores.", "By 1852 traffic had fallen."} {
		if got := units(text); got != "" {
			t.Errorf("%q: %s", text, got)
		}
	}
}

func TestBareDegreesFollowTheLengthsOfTheText(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"with miles", "The lake lies 12 miles off. The water was at 52 degrees.", "12 [mi_i], 52 [degF]"},
		{"with kilometres", "The lake lies 12 kilometres off. The water was at 11 degrees.", "12 km, 11 Cel"},
		{"an angle", "The mast leans by 12 degrees.", "12 deg"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestANumberThatSomebodyTellsGoesOn(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"spoken of", "Some 310 people were killed in the raid. The union speaks of 450.", "450 killed of raid"},
		{"a verb that the parse has as a noun", "Marchers say 40,000 people took part in the rally. The police count 11,000.", "11000 present at the event of rally"},
		{"heard of", "The union said 700 jobs would go. The mayor had heard of 600.", "600 job cuts"},
		{"who admits it tells of its own", "Some 310 people were killed in the raid. The army admitted 450.", "450 killed of army"},
		{"not what a noun behind it is", "Some 310 people were killed in the raid. The union speaks of 450 bridges.", "450 bridges"},
		{"not of another topic", "Some 310 people were killed in the raid. As for flats, the union speaks of 450.", "450"},
	} {
		all := read(tt.text, "")
		if len(all) != 2 || strings.TrimSpace(show(all[1])) != tt.want {
			t.Errorf("%s: %v", tt.name, all)
		}
	}
	for text, want := range map[string]string{
		"Some 310 people were killed in the raid. The army talks of 450.": "army",
		"Some 310 people were killed in the raid. The mayor gives 450.":   "the mayor",
		"Some 310 flats are in the raid. The mayor gave 450 to charity.":  "",
	} {
		all, from := read(text, ""), ""
		if len(all) == 2 && len(all[1].Attribution) > 0 {
			from = all[1].Attribution[0].Name
		}
		if len(all) != 2 || from != want {
			t.Errorf("%s: on the word of %q", text, from)
		}
	}
}

func TestALengthOfTimeBehindANumberIsNotWhatItCounts(t *testing.T) {
	for text, want := range map[string]string{
		"The camp has 900 tents, up from 400 three days ago.":          "900 1, 400 1",
		"The lake holds 22 tonnes, down from 35 two weeks ago.":        "22 t, 35 t",
		"Velcor sold 4,200 cars, up from 3,900 two years earlier.":     "4200 1, 3900 1",
		"The town has 900 flats and built 400 two-bedroom houses.":     "900 1, 400 1",
		"The camp has 900 tents. Some 400 three-year-olds live there.": "900 1, 400 1",
	} {
		if got := units(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
