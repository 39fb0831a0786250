package claim

import "testing"

func TestOneThatIsToldForItself(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"of those counted before", "Five men were shot. One has gone home.", "5 1, 1 1"},
		{"anybody", "The plan is bad. One has gone home.", ""},
		{"anybody who must", "Five men were shot. One has to wonder why.", "5 1"},
		{"who looked so", "Five men were seen. One was wearing a red shirt.", "5 1"},
		{"beside others", "Police found three teenagers and one adult.", "3 1, 1 1"},
		{"things beside others", "She bought 400 stoves and one boat.", "400 1, 1 1"},
		{"in figures", "Police say 3 men and 1 woman counted pills.", "3 1, 1 1"},
		{"in a name", "The Formula 1 driver said so.", ""},
		{"how one of them is", "Three men were taken to a hospital, one of them in critical condition.", "3 1, 1 1"},
		{"what one of them said", "Three men were taken to a hospital; one of them said it was dark.", "3 1"},
		{"a time", "It took three teenagers and one day.", "3 1"},
		{"who died", "One of the adults later died.", "1 1"},
		{"who spoke", "One of the men said it was dark.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSharesAreToldWithoutNoun(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"by how much", "The reserve has shrunk by half.", "0.5 1"},
		{"as an object", "Of the 900 letters she answers two-thirds.", "900 1, 0.666667 1"},
		{"of it", "The firm was promised $300 and has seen half of it.", "300 USD, 0.5 1"},
		{"who they are", "Nearly two thirds were children.", "0.666667 1"},
		{"the next one", "Six men were found at once. A seventh died in hospital.", "6 1"},
		{"part of a word", "He was a fifth-round choice.", ""},
		{"part of a number", "They must reach the age of 59 and a half.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLengthThatSomethingTakes(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"it", "It took five hours.", "5 h"},
		{"a deed", "The inquiry took 11 months.", "11 mo"},
		{"a sentence", "Lannock man gets 22 years for robbery.", "22 a"},
		{"a sentence of one convicted", "He pleaded guilty and served five months.", "5 mo"},
		{"a post", "He served four years as mayor.", ""},
		{"who takes time off", "She took two weeks off.", ""},
		{"who takes a time", "He took three years to come back.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPointsOfAnIndexAndOfARate(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"an index", "The Port 20 rose 41 points, or 0.2 percent.", "41 1, 0.2 %"},
		{"a rate", "The bank raised its main rate by half a point, to 4.25 percent.", "0.5 {percentage point}, 4.25 %"},
		{"where no shares are told", "He was half a point clear of the field.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
