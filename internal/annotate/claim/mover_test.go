package claim

import (
	"fmt"
	"testing"
)

func TestAmountsByWhichSomethingMoved(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The price of tin rose by 14% last year.", "price up of tin"},
		{"Shares in Lorvane fell 6.4% on Monday.", "Shares down of Lorvane"},
		{"Lorvane shares edged up 0.2 percent to $235.77.", "shares up of Lorvane; share price of Lorvane"},
		{"The price of tin dived again on Tuesday, falling 14% to $5,920 before bouncing back to $7,265.", "price down of tin; price of tin; price of tin"},
		{"The tin token is down 29 percent.", "down of tin token"},
		{"The clinic saw 377 cases in the week, down 8.5 per cent.", "cases of ; cases down of "},
		{"The unemployment rate held steady at 4.9 percent.", "unemployment rate of "},
		{"The injury rate rose to 13 per 100,000 people.", "injury rate of "},
		{"The price of tin was high. Prices fell by 4% on Monday.", "Prices down of tin"},
		{"The tin price fell by 4% on Monday. It has risen by 9% since May.", "price down of tin; price up of tin"},
		{"House prices rose 0.8%. In the capital they fell by 0.4%.", "prices up of House; prices down of capital"},
		{"Wages have gone up 8 percent.", "Wages up of "},
		{"The trade surplus widened to $4.6bn.", "trade surplus of trade surplus"},
		{"Output at the Lenn field plummeted to 90,000 barrels a day.", "Output of Lenn field"},
		{"The lake has shrunk by half.", "shrunk of lake"},
		{"The council has cut its budget by a third.", "budget cut of council"},
		{"The value fell to half of what it was.", "value fell of "},
		{"The number of visitors to the park fell by 12,000 to 310,000.", "visitors down of ; visitors of "},
		{"Mr Lind fell 30 metres.", "distance fell of Lind"},
		{"Ethanol would make up 14 billion gallons of the mandate.", "make of Ethanol"},
		{"Those who pay fell by 3 percent.", "fell of "},
		{"The telescope cost $1.2bn.", "cost of telescope"},
		{"Output at the Lenn field dropped to 90,000 barrels a day, from 120,000 in January.", "Output of Lenn field; Output of Lenn field"},
		{"The price of petrol rose by 3 cents a litre last week to 1.32 euros.", "price up of petrol; price of petrol"},
		{"Support for the president has dropped to 38%.", "Support of president"},
		{"Food prices rose 5.1% and petrol was 7% cheaper.", "prices up of Food; cheaper of petrol"},
		{"Profits are down a third.", "Profits down of "},
		{"The government expects the economy to grow by 3.2 percent.", "grow of economy"},
		{"Velcor gave up gains to fall 3 percent.", "fall of Velcor"},
		{"The plant, which cost $800 million, will shut.", "cost of plant"},
		{"Profits at the bank rose 3 percent.", "Profits up of bank"},
		{"The trade surplus widened to $4.6bn as imports fell 5%.", "trade surplus of trade surplus; imports down of "},
		{"Tarvia's exports to Quell grew by 8%, while imports from it shrank by 2%.", "exports up of Tarvia; imports down of Tarvia"},
		{"Spending on defence will rise by $4bn to $52bn.", "Spending up of defence; Spending of defence"},
		{"Some 80 percent of the money goes on salaries and only 5 percent on books.", "share of money goes of money; share of money goes of money"},
		{"The new battery weighs 300 grams.", "weight of battery"},
		{"They are rallying around a third party candidate.", ""},
		{"At a cost of $1.2bn it was built.", "cost of "},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := ""
			for _, c := range readDocument("", "", tt.text) {
				if got != "" {
					got += "; "
				}
				got += fmt.Sprintf("%s of %s", c.Measure, c.Subject)
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestJobsThatAreAddedAreNotCut(t *testing.T) {
	got := readDocument("", "", "Employers added 215,000 jobs.")
	if len(got) != 1 || got[0].Measure == Jobs {
		t.Errorf("got %+v", got)
	}
}

func TestAPercentageLendsNoUnit(t *testing.T) {
	got := readDocument("", "", "The number of inmates dropped 8 percent to 195,000.")
	if len(got) != 2 || got[1].Quantity.Unit != "1" || got[0].Measure != "number of inmates down" || got[0].Subject != "inmates" {
		t.Errorf("got %+v", got)
	}
}

func TestVerbsBesideTheCountGovernIt(t *testing.T) {
	tests := []struct{ text, want string }{
		{"While Lorvane said up to 100,000 clients may have been affected, it gave no names.", "affected"},
		{"Crews worked for hours to free five people trapped in the mine.", "released"},
		{"The release of the 21 captives was part of a deal.", "released"},
		{"The bill includes 34.5 million euros in a one-time security grant to towns.", "security grant"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := readDocument("", "", tt.text)
			if len(got) != 1 || string(got[0].Measure) != tt.want {
				t.Errorf("got %+v, want measure %q", got, tt.want)
			}
		})
	}
}

func TestSmallNumbersInWordsThatAreClaims(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"Norrand fired four missiles into the sea.", 1},
		{"Three barges sank in the night.", 1},
		{"At least nine places were cut off.", 1},
		{"The siege lasted 17 days.", 1},
		{"Prices have risen for 75 straight months.", 1},
		{"Two leaders met in Lorvik.", 0},
		{"He asked three questions.", 0},
		{"They left 17 days later.", 0},
	}
	for _, tt := range tests {
		if got := readDocument("", "", tt.text); len(got) != tt.want {
			t.Errorf("%q: got %+v, want %d", tt.text, got, tt.want)
		}
	}
}

func TestWhoseASumOrAShareIs(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Lorvane’s new $82 offer came on Monday.", "Lorvane"},
		{"Lorvane’s offer was new. The offer included $60 million.", "Lorvane"},
		{"Ada Holm earned $40.8 million for helping Tessel sell itself to Norvik.", "Ada Holm"},
		{"Some 35 percent of miners depend on the pit.", "miners"},
		{"Lorvane disclosed an attack which affected 40 accounts.", "Lorvane"},
		{"The bomb went off in the city of Lorvik, killing 40 people.", " in Lorvik"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got := readDocument("", "", tt.text)
			if len(got) != 1 || got[0].Subject != tt.want && (got[0].PlaceName == "" || " in "+got[0].PlaceName != tt.want) {
				t.Errorf("got %+v, want %q", got, tt.want)
			}
		})
	}
}

func TestFiguresHeldAgainstOneAnotherShareTheirMeasure(t *testing.T) {
	got := readDocument("", "", "Some 28 percent of voters liked the plan, compared with 33 percent last month.")
	if len(got) != 2 || got[0].Measure != got[1].Measure || got[1].Subject != "voters" {
		t.Errorf("got %+v", got)
	}
	got = readDocument("", "", "The water bill went from 30 euros a month to 75.")
	if len(got) != 2 || got[1].Quantity.Unit != "EUR" {
		t.Errorf("got %+v", got)
	}
}

func TestOneOfThoseHarmedIsAFigure(t *testing.T) {
	for text, want := range map[string]int{
		"The blast left one person dead.":   1,
		"One day a person was killed.":      0,
		"One of the guards spoke to Norva.": 0,
	} {
		if got := readDocument("", "", text); len(got) != want {
			t.Errorf("%q: got %+v, want %d", text, got, want)
		}
	}
}
