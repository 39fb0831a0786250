package claim

import (
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestASumTakenIsWhoseItWas(t *testing.T) {
	for text, want := range map[string]string{
		"US regulators fined the bank $2 million.":             "2000000 fined of bank",
		"The commission fined Velcor 2 million euros for it.":  "2000000 fined of Velcor",
		"The city sued the firm for $2 million.":               "2000000 sued of firm",
		"The bank paid $2 million.":                            "2000000 paid of bank",
		"The firm was ordered by a court to pay $2 million.":   "2000000 paid of firm",
		"The firm was fined $2 million by regulators in Halm.": "2000000 fined of firm",
		"Norrand charged the US $2 million for the gas.":       "2000000 charged of United States",
	} {
		all := read(text, "")
		if len(all) != 1 || show(all[0]) != want {
			t.Errorf("%s: %v, want %s", text, all, want)
		}
	}
}

func TestWhatASumIs(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"the price that a thing moved to", "Wheat for July rose 31 cents to $7.44 a bushel.", []string{"rose", "price per bushel"}},
		{"the price that a name moved to", "Zipp plunged more than a third to £2.07.", []string{"price"}},
		{"a price below a mark", "Halmcoin fell below $1,000.", []string{"price"}},
		{"what is no thing has no price", "Donations rose to $40,000.", []string{"Donations"}},
		{"a sum too large for a price", "Work on the bridge rose to $40 million.", []string{"rose"}},
		{"a bill that went from one sum to another", "My bill went from 30 crowns a month to 75.", []string{"bill", "bill"}},
		{"in apposition", "The club's debt, €4.6 million in 2022, is a worry.", []string{"debt"}},
		{"an apposition of a level", "The minimum wage, now $10 an hour, would climb.", []string{"minimum wage"}},
		{"a sum that begins a clause stands in none", "While most went on the loan, $5 million went to the navy.", []string{"went"}},
		{"a clause behind it", "He gave $9 million of the $140 million it cost.", []string{"given", "cost"}},
		{"a clause behind it with a subject", "Records show the $4,000 that Lind has taken from owners.", []string{"taken"}},
		{"a clause that only has", "Lind spent the $4,000 that she had on a boat.", []string{"spent"}},
		{"off a level", "The cut wiped $1.2 billion off its market value.", []string{"market value wiped"}},
		{"above a level", "It went for £221,000, £26,000 over the asking price.", []string{"price", "over price"}},
		{"what it is given in, done to", "Norrand also has $50 million in donated media.", []string{"donated media"}},
		{"a stock by its name", "The offer included $22 in Veltrane stock.", []string{"Veltrane stock"}},
		{"a place is nothing it is given in", "Veltrane spent $22 million in Halm.", []string{"spent"}},
	} {
		var got []string
		for _, c := range read(tt.text, "") {
			if c.Quantity != nil && money(c.Quantity.Unit) {
				got = append(got, string(c.Measure))
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q: got %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestSumsGoOnInTheCurrencyToldLast(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Sales fell to 2.1 billion euros. Profit was 164 million.", "2100000000 EUR, 164000000 EUR"},
		{"Sales fell to 2.1 billion euros. The visitors were 164 million.", "2100000000 EUR, 164000000 1"},
		{"The agency needs 54 million dollars. So far it has received up to 21 million.", "54000000 USD, 21000000 USD"},
		{"The agency needs 54 million dollars. By Friday it had pledges of 21 million, of which 6 million had been paid.", "54000000 USD, 21000000 USD, 6000000 USD"},
		{"The show cost 54 million dollars and had 3 million visitors. It received 2 million.", "54000000 USD, 3000000 1, 2000000 1"},
	} {
		if got := units(tt.text); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestWhatASumOfSeveralThingsIsIn(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"He asked for the roughly $27 million in TV and radio advertising planned for May.": "TV and radio advertising",
		"They gave $40 million in food and medical aid.":                                    "food and medical aid",
		"Norrand sent $40 million in aid and ministers left Halm.":                          "aid",
	})
}

func TestWhatRoseIsToldWithTheRise(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The council will buy 40 million pounds' worth of pipes.":                                    "pipes",
		"The net worth of families reached €855 billion, an increase of 6 percent compared to 2022.": "increase",
		"The budget boosted school spending by 2.5% each of the next two years.":                     "school spending boosted",
		"The mill cut its coal use by 12 percent.":                                                   "coal use cut",
		"The net worth of Norrand's families reached 855 billion euros in Halm.":                     "net worth of Norrand's families",
	})
}

func TestTheVerbRightBeforeASumTells(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"Rookwood, which owns 5,300 flats and made $74 million last year, is well.": "made",
		"It gave the Ossan authority €290 million last year.":                       "given",
		"The chief says that the group had set aside £45 million for claims.":       "set aside",
		"They have spent or booked $48 million of airtime.":                         "spent",
		"He received a $2,000 fine, of which he had paid $60.":                      "paid",
		"The union will lose a staggering £11 million.":                             "lose",
		"A lawyer for the rest is asking for €60,000 each.":                         "asking",
		"The bank is tipped to leave its rate at 3.25%.":                            "rate",
	})
}

func TestWhatThoseOfAShareAreOrDo(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"Crews have the smaller fire at 85 percent contained.":             "contained",
		"They are 100 percent wrong.":                                      "wrong",
		"Just over half came, and 38 percent were in favor.":               "in favor",
		"The ban failed, although 72 percent of those polled were for it.": "for it",
		"Forty-eight percent back a withdrawal.":                           "back",
		"Eight percent were students.":                                     "students",
		"With 97 percent of ballots counted, the party leads.":             "share of ballots counted",
		"Prices rose 5 percent overall.":                                   "Prices up",
		"The mill cut its debts by 54 percent against the plan.":           "debts cut",
	})
}

func TestAShareOfAFirmWithItsHolder(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"Two holders want more. Castle Research, with 8.3 percent, said it would sell.":   "stake",
		"The survey finds the reactor only slightly ahead, 47 percent to 45 percent.":     "support",
		"The trial had 63.5 percent without attacks to 40.2 percent.":                     "without attacks",
		"The coin had a market cap of $86 billion, surpassing tin's $73 billion.":         "market cap",
		"The war has killed 19 percent of patients. In the first year it was 34 percent.": "patients killed",
	})
}

func TestAmountsBesideTheirNoun(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"An earlier approach, at €33, was turned away in April.":                                   "earlier approach",
		"She can ask for the barrier, at $380 million, while it rains.":                            "cost",
		"The club's debt, a worry when he came in 2022, now stands at €9 million.":                 "debt",
		"He won through the support of crews (58 percent).":                                        "support",
		"A loaf there is £3.10.":                                                                   "price",
		"The loaf there is £3.10 short.":                                                           "",
		"The worst hit was the harbor front, off 9.8 percent.":                                     "off",
		"The prices are off 9.8 percent.":                                                          "prices down",
		"The boat lies off 9 Halm Street, which cost $40 million.":                                 "cost",
		"Some 73 percent say that safety matters to them in all that they do, up from 52 percent.": "safety matters to them in all that they do",
		"Buy a $9 alarm.": "price",
	})
}

func TestWhatMovedBehindAnAsideOrAHelper(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The fund says that rich states will grow 1.6 percent.":                              "grow",
		"Tin could fall to $40.":                                                             "price",
		"Shares in Fenn, which has lost a third of its value since, fell 6.8 percent.":       "Shares down",
		"Three men sold shares worth a combined £1.3 million.":                               "shares worth",
		"Turnout there was 71 percent.":                                                      "Turnout",
		"The bosses will give up payments totaling $9.5 million.":                            "payments",
		"Hartwell sold it for $640 million.":                                                 "price sold",
		"Tin is selling for $640.":                                                           "price",
		"The mill, which fell silent in May, cost the town, by its own account, $4 million.": "cost",
	})
}

func TestASumForOthersIsInTheSameCurrency(t *testing.T) {
	for text, want := range map[string]string{
		"The state pays the families of the dead 5,000 dollars each and the injured 1,000.": "USD",
		"The state pays the families 5,000 dollars and the injured 1,000 a year":            "1",
	} {
		all := read(text, "")
		if len(all) != 2 || all[1].Quantity.Unit != want {
			t.Errorf("%s: %v, want the second in %q", text, all, want)
		}
	}
}

func TestWhatCostsIsTheNounBeforeTheVerb(t *testing.T) {
	for text, want := range map[string]string{
		"Residents of Halm came. The bridge cost $30 million, Mayor Ana Lind said.": "30000000 cost of bridge",
		"Velcor built a tunnel. The tunnel cost $2 million, the Halm clerk says.":   "2000000 cost of tunnel",
		"Velcor lost a case. The case cost the firm $2 million.":                    "2000000 cost of Velcor",
	} {
		all := read(text, "")
		if len(all) != 1 || show(all[0]) != want {
			t.Errorf("%s: %v, want %s", text, all, want)
		}
	}
}
