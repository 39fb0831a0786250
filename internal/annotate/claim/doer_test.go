package claim

import (
	"github.com/hearsay-project/hearsay"
	"slices"
	"strings"
	"testing"
)

// TestWhoseFigureItIs reads several figures a sentence: value, measure, subject.
func TestWhoseFigureItIs(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"who asks for people", "Ansa Lind requested 13 guards.", []string{"13 requested of Ansa Lind"}},
		{"who has a share", "Norrand senator Ansa Lind has 45 percent.", []string{"45 has of Ansa Lind"}},
		{"whose each of a list is", "Norrand sent 14 tanks, Velland 12 and Ostrel 3.", []string{"14 tank sent of Norrand", "12 sent of Velland", "3 sent of Ostrel"}},
		{"whose it is by a possessive", "Norrand has 3,000 men there, more than Velland's 1,000.", []string{"3000 men of Norrand", "1000 men of Velland"}},
		{"whose each is, respectively", "Lind, Holm and Sund won 300, 200 and 100 votes, respectively.", []string{"300 votes of Lind", "200 votes of Holm", "100 votes of Sund"}},
		{"whose each is, respectively, behind a noun", "Sales in Norrand and Velland rose 5 percent and 7 percent respectively.", []string{"5 rose of Norrand", "7 Sales of Velland"}},
		{"no name", "No company hired more than 40 people.", []string{"40 hired"}},
		{"a share is no recipient", "The state gave the bank $40 million for 12 percent of its shares.", []string{"40000000 given of state", "12 share of shares of state"}},
		{"for whom the other share is", "Senator Ansa Lind has 52 percent to 40 percent for Pelle Holm.", []string{"52 has of Ansa Lind", "40 has of Pelle Holm"}},
		{"whose each aside is", "Velcor, down 3 percent, and Melba, up 2 percent, moved most.", []string{"3 down of Velcor", "2 up of Melba"}},
		{"who gives, as a noun", "Wealthy donors gave $25 million.", []string{"25000000 given of Wealthy donors"}},
		{"whose sum it is by the possessive", "Ansa Lind has $1.3 million, compared with Pelle Holm's paltry $31,000.", []string{"1300000 has of Ansa Lind", "31000 has of Pelle Holm"}},
		{"who only tells is not who is counted", "Ansa Lind measured 14 millimetres of rain.", []string{"14 rainfall"}},
		{"who counts people hurt is not who was hurt", "Ansa Lind counted 14 wounded.", []string{"14 wounded"}},
		{"a clause without its verb", "Ansa Lind has 370 delegates, and Pelle Holm has 129.", []string{"370 delegates of Ansa Lind", "129 delegates of Pelle Holm"}},
		{"a clause with another verb", "Lorvik had 412 arrests; Tolsund, the smaller town, had 97.", []string{"412 arrested of Lorvik", "97 arrested of Tolsund"}},
		{"an age counts nothing", "Ansa Lind won 758 seats, and Holm, 58, left.", []string{"758 seats won of Ansa Lind"}},
		{"a participle", "Tin is priced at $6,427 with copper selling for $633 and zinc for $81.", []string{"6427 priced of Tin", "633 price of copper", "81 price of zinc"}},
		{"a noun that a name explains", "Police shut down Velcoin, an operation that had grown to be worth $3 billion.", []string{"3000000000 worth of Velcoin"}},
		{"a name that explains a noun", "A new token, Proof of Lorvik, raised $800,000.", []string{"800000 raised of Proof of Lorvik"}},
		{"a possessor in lower case", "Velcoin had a market cap of $86 billion, surpassing the token's $73 billion.", []string{"86000000000 market cap of Velcoin", "73000000000 market cap of token"}},
		{"among which something is the largest", "The world's largest token is changing hands at $6,156.", []string{"6156 price of largest token"}},
		{"what is valued at a sum", "The offer valued Velcor at $121 billion.", []string{"121000000000 offer valued of Velcor"}},
		{"a name in another clause gets no sum", "Lorvane would owe $65 billion in taxes if that money came back to Norrand.", []string{"65000000000 taxes of Lorvane"}},
		{"a count of its own", "Norland arrested 41 people on Sunday. The Bar Guild said that its own count stood at 57.", []string{"41 arrested", "57 arrested"}},
		{"where some of them are", "Carden Steel will shed 900 jobs. About 300 of the posts are in Orland.", []string{"900 job cuts of Carden Steel", "300 job cuts of Carden Steel"}},
		{"where people are is told of them", "Carden Steel will shed 900 jobs. Nine of the men are in Mercy Hospital.", []string{"900 job cuts of Carden Steel", "9 present"}},
		{"where an expert works, told by it", "Rowe Bank will cut 300 jobs. Its economist, Omar Till, said 40 branches would go.", []string{"300 job cuts of Rowe Bank", "40 branches go of Rowe Bank"}},
		{"the figure is the one before", "The Norrish Institute estimates that Lorvane would lose $1.1 million; Velcor puts the figure at $498,000.", []string{"1100000 lose of Lorvane", "498000 lose of Lorvane"}},
		{"a verb that goes on with the subject", "Norrand's unemployment rate was at 7.8 percent in May and peaked at 10 percent in June.", []string{"7.8 unemployment rate of Norrand", "10 unemployment rate of Norrand"}},
		{"the size of a thing", "Norrand has an 800-page report on the storm.", []string{"800 page of report"}},
		{"a list goes on in words", "To date 14 bakers, six brewers and two millers were admitted.", []string{"14 admitted", "6 admitted", "2 admitted"}},
		{"who raised the sum that another is held against", "Ansa Lind raised $33 million, less than the $37 million raised by Pelle Holm.", []string{"33000000 raised of Ansa Lind", "37000000 raised of Pelle Holm"}},
		{"those of whom the sentence tells besides", "Ansa Lind led by seven points, with 17 percent of likely voters still undecided.", []string{"7 led of Ansa Lind", "17 share of voters undecided of likely voters"}},
		{"a subject with a phrase of its own", "Whites without a degree made up 36 percent of the electorate.", []string{"36 share of electorate of Whites"}},
		{"a share and what it is held against", "Women gave a fifth of all donations, compared with just 1 percent in 2010.", []string{"0.2 donations of Women", "1 donations of Women"}},
		{"whose share it is by the possessive", "Ansa Lind took 57 percent of the vote to Pelle Holm's 43 percent.", []string{"57 share of vote of Ansa Lind", "43 share of vote of Pelle Holm"}},
		{"a majority of whom", "A 54 percent majority of independents endorse it.", []string{"54 majority of independents"}},
		{"who leads, whatever the parse sees", "Ansa Lind leads by 7 points among women.", []string{"7 leads of Ansa Lind"}},
		{"those who are called by a name", "Norrand Radio reached more than 500 Lind supporters in Halm on Friday.", []string{"500 supporters of Lind supporters"}},
		{"those of a faith", "The bishop spoke for 31,000 Roman Orvanists.", []string{"31000 orvanists of Roman Orvanists"}},
		{"those of a party", "The ban has the support of 31 Republican lawmakers.", []string{"31 lawmakers of Republican lawmakers"}},
		{"days are no name", "Ansa Lind won 139 Tuesday delegates.", []string{"139 won of Ansa Lind"}},
		{"things keep whose they are", "Velcor sold 31 Merlin engines.", []string{"31 engines sold of Velcor"}},
		{"both of a contest", "Ansa Lind led Pelle Holm 47 percent to 39 percent.", []string{"47 led of Ansa Lind", "39 led of Pelle Holm"}},
		{"both of a contest, with the margin before", "Ansa Lind led Pelle Holm by 8 points among voters in Lorvik, 47 percent to 39 percent.", []string{"8 led of Ansa Lind", "47 led of Ansa Lind", "39 led of Pelle Holm"}},
		{"the thing that an amount stands before", "The rocket carries a 425kg relay satellite.", []string{"425 weight of relay satellite"}},
		{"where people were killed", "A march was held in Halm, where 84 people were killed.", []string{"84 killed of Halm"}},
		{"a price in a clause without its verb", "Tin traded at $10,097, with Velcor selling for $1.13 and Oranth for $84.", []string{"10097 price of Tin", "1.13 price of Velcor", "84 price of Oranth"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range read(tt.text, "") {
				got = append(got, show(c))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhatAnAmountMeasuresByTheWordsBesideIt(t *testing.T) {
	for text, want := range map[string]string{
		"Some 55 percent of voters said they do not believe Lind.":        "not believe Lind",
		"Some 54 percent have a negative response to her.":                "negative response",
		"He stands accused of fraud by more than 60 clients.":             "accused",
		"More than 250,000 Norrans are expected to attend caucuses.":      "present at the event",
		"She has a lead of more than 200 delegates.":                      "lead",
		"Children spend nine hours a day with it.":                        "spend",
		"The heat index reached 109 by late afternoon.":                   "index",
		"The rocket carried the 425 kg satellite.":                        "weight",
		"The storm left the mayor and 12 other guests dead.":              "killed",
		"The number of injured being treated at hospitals stands at 387.": "wounded",
		"About 20 people are now confirmed as having died.":               "killed",
		"Police say four of the victims are nurses.":                      "nurses",
		"Bases stand only 700 miles from Tolsund.":                        "distance",
		"Halm is 3,380 kilometers (2,100 miles) from Oranth.":             "distance",
		"The car has a top speed over 250 mph.":                           "top speed",
		"The gorge is 40 metres deep.":                                    "depth",
		"The fund is worth $10 billion.":                                  "fund worth",
		"The group raised $58 million in support of Lind.":                "raised",
		"Lind has $1.3 million in the bank.":                              "has",
		"They announced $500 million in military aid.":                    "military aid",
		"Velcor accounted for about 12.5 percent.":                        "share",
		"Lind won 62 percent of the vote.":                                "share of vote won",
		"Lind holds a 20-point lead.":                                     "lead",
		"Tolsund has a population of 769,025.":                            "population",
		"Lorvane rose to $753.57.":                                        "price",
		"The new bid represents $82 a share.":                             "new bid",
		"Some 40 people are confirmed as having died.":                    "killed",
		"Some 20 people have been brought in for treatment.":              "in hospital",
		"The office saw a 3.5 percent rise in average wages.":             "average wages rise",
		"Heavy users are 56 percent more likely to be sad.":               "likely",
		"More than 270 girls were taken from their school.":               "taken",
		"Some 197 girls remain captive.":                                  "captured",
		"The men are said to have robbed dozens of women.":                "robbed",
		"The plan would cost $40 million.":                                "cost",
		"At least 100 people were hurt, including 10 children.":           "wounded",
	} {
		got := read(text, "")
		if len(got) == 0 || string(got[len(got)-1].Measure) != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestFiguresThatAreClaims(t *testing.T) {
	for text, want := range map[string]int{
		"The money paid for thousands of posters.":                 1,
		"The ministry demoted millions of workers.":                1,
		"About two-thirds say so.":                                 1,
		"Lind leads by 29 points.":                                 1,
		"Ansa Lind dies at 77.":                                    0,
		"It has children between the ages of 8 and 15.":            0,
		"The 2013 comments contradict that.":                       0,
		"Holm scored 29 points.":                                   0,
		"It takes 1.9 seconds.":                                    1,
		"It fell 2 seconds later.":                                 0,
		"They signed twelve thousand.":                             1,
		"Four North Halmish fighter jets bombed the range.":        1,
		"Lind got 98765432109876 from it.":                         0,
		"Lind won over the 100 or so “unbound” delegates at Halm.": 1,
	} {
		if got := read(text, ""); len(got) != want {
			t.Errorf("%q: %d claims, want %d: %+v", text, len(got), want, got)
		}
	}
}

func TestSmallNumbersOfOtherThingsAreNoMentionsOfOne(t *testing.T) {
	got := read("Lind gave $5 million to the museum. Holm won $5 million in a lottery.", "")
	if len(got) != 2 {
		t.Errorf("two gifts became %d claims: %+v", len(got), got)
	}
	got = read("Lorvane bid $121.4 billion for Halm. The $121.4 billion takeover failed.", "")
	if len(got) != 1 {
		t.Errorf("one bid became %d claims: %+v", len(got), got)
	}
}

func TestReportsFromTheScene(t *testing.T) {
	got := read("At least five people are dead after a tram overturned in Halm.\nTwo people remain trapped and more than 50 people have been injured.", "2031-03-04")
	if len(got) != 3 {
		t.Fatalf("got %d claims: %+v", len(got), got)
	}
	for _, c := range got {
		if c.Period.Value != "2031-03-04" || c.Period.Basis != hearsay.PeriodResolved {
			t.Errorf("%s: period %+v, want the day of the report", show(c), c.Period)
		}
	}
	got = read("At least five people are dead after a tram overturned in Halm on Sunday.", "2031-03-04")
	if len(got) != 1 || got[0].Period.Value[:10] != "2031-03-02" {
		t.Errorf("a day that is told: got %+v", got)
	}
	got = read("At least five people died after a tram overturned in Halm.", "2031-03-04")
	if len(got) != 1 || got[0].Period.Value != "" {
		t.Errorf("a report of what was over long ago: got %+v", got)
	}
}

func TestATimeBehindARestatementIsOfBoth(t *testing.T) {
	got := read("Lorvane raised its offer to $82 a share on Monday, up from $70 a share, or $105 billion, in November.", "2031-03-04")
	if len(got) != 3 || got[1].Period.Value != "2030-11" || got[2].Period.Value != "2030-11" {
		t.Errorf("got %+v", got)
	}
}

func TestSourcesByTheirWholeName(t *testing.T) {
	for text, want := range map[string]string{
		"Some 40 boats sank, according to the website Halmnet.":                                     "Halmnet",
		"Some 40 boats sank, the Halmish Ministry of Defence said.":                                 "the Halmish Ministry of Defence",
		"The pumps of Lorvane are dear.\nReuters Lorvane said 4,000 customers were told on Monday.": "Lorvane",
		"The plan would cost $40 million, according to the “Water for all” document.":               "the “Water for all” document",
		"Some 40 boats sank, according to the Alliance to Mend Old Mills (AMOM).":                   "Alliance to Mend Old Mills",
	} {
		got := read(text, "")
		if len(got) != 1 || len(got[0].Attribution) == 0 || !strings.EqualFold(strings.TrimPrefix(got[0].Attribution[0].Name, "the "), strings.TrimPrefix(want, "the ")) {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestEachOfAListWasWhereItsOwnWordsSay(t *testing.T) {
	for text, want := range map[string]string{
		"Twelve people died in Halm, three in Osk and four in Lorvik.": "Halm; Osk; Lorvik",
		"The storm killed 12 people in Halm, three of them in Osk.":    "Halm; Osk",
		"The storm killed 12 people, three of them in Osk.":            "; Osk",
		"The storm killed 12 people and injured 30 in Osk.":            "Osk; Osk",
	} {
		var got []string
		for _, c := range read(text, "") {
			got = append(got, c.PlaceName)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q: got %q, want %q", text, s, want)
		}
	}
}

func TestWhoAsksOrExpectsIsNotOfWhatIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"Economists polled by Corvane had forecast growth of 3.3 percent.":                                   "",
		"Economists polled by Corvane had forecast growth of 3 percent. The bank's key rate is 5.5 percent.": "bank",
		"Velcor expects a profit of $3 million.":                                                             "Velcor",
	} {
		got := read(text, "")
		if len(got) == 0 || got[len(got)-1].Subject != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestWhatIsSomebodysByAPronounIsTheirs(t *testing.T) {
	for text, want := range map[string]string{
		"Velcor said that its remaining 17 ships would stay in Halm.":               "Velcor",
		"Velcor said that it would pay and that its remaining 17 ships would stay.": "Velcor",
		"The Harl Museum said that its last 40 tickets had been sold.":              "Harl Museum",
		"Velcor said that 17 ships would stay.":                                     "",
	} {
		all := read(text, "")
		if len(all) != 1 || all[0].Subject != want {
			t.Errorf("%s: %+v", text, all)
		}
	}
}

func TestAFigureIsNotOfWhereAnExpertWorks(t *testing.T) {
	for _, text := range []string{
		"Shares in Polder Air fell on Monday. “Nobody is flying,” said Jan Morrow, an analyst at Crest Partners, who cut his forecast for sales to $120 million.",
		"Chip maker Zentra delayed its factory. Omar Till, an economist at Crest Partners, expects a loss of $810 million.",
		"“Wells are dry in 40 villages,” said Ira Holm, a professor at Crest Partners.",
	} {
		got := read(text, "2031-05-04")
		if len(got) == 0 {
			t.Errorf("%q: no figure", text)
		}
		for _, c := range got {
			if c.Subject == "Crest Partners" {
				t.Errorf("%q: %+v", text, c)
			}
		}
	}
}
