package claim

import "testing"

func TestMultiples(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"of the sum told last", "He had paid $3,200. His brother, who paid half that, was put below.", "3200 USD, 1600 USD"},
		{"of the count told last", "The school trains 600 pilots; the airlines say they need twice that.", "600 1, 1200 1"},
		{"of many", "It killed at least 64 people and wounded twice that many.", "64 1, 128 1"},
		{"of a number that is not told", "The school trains pilots. The airlines need twice that.", ""},
		{"of what follows", "His breath held twice the legal limit.", "2 1"},
		{"as many as", "The camp held 14,600 people, twice as many as the town.", "14600 1, 2 1"},
		{"behind a bound", "There were 150 people inside, more than double the permitted 70.", "150 1, 2 1, 70 1"},
		{"how often", "He fell twice the other day, and twice a day before.", ""},
		{"in one word", "Sales rose tenfold, and a five-fold rise in wages followed.", "10 1, 5 1"},
		{"of another year's", "Sales were more than double last year's total.", "2 1"},
		{"how often in a year", "He was arrested twice last year.", ""},
		{"of the year before", "The city took 640 nests, double the year before.", "640 1, 2 1"},
		{"half as many", "He spent half as much as his rival.", "0.5 1"},
		{"half as many again", "They will pay half as much again.", "1.5 1"},
		{"a verb", "They want to double the budget.", ""},
		{"a noun", "He plays a double role.", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestQuestionsTakeForGranted(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"which", "Did the inquiry ask about the attack that left four soldiers dead?", "4 1"},
		{"when", "Would they rather pay now, when about 40 ships make the passage?", "40 1"},
		{"asked for", "Did the attack leave four soldiers dead?", ""},
		{"if", "Would they pay if 40 ships made the passage?", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := units(tt.text); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestAsManyAgainIsOfWhatWasCounted(t *testing.T) {
	for _, text := range []string{
		"The city had 113 murders, three times as many as in 2010.",
		"The city had 113 murders, nearly twice as many as a year ago.",
	} {
		got := read(text, "")
		if len(got) != 2 || got[1].Ratio == nil || got[1].Measure != got[0].Measure {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func TestAYearWhoseLevelsAreNamedIsNoFigure(t *testing.T) {
	for text, want := range map[string]string{
		"Emissions are 17 percent below 2005 levels.": "17 %",
		"Output is just above 2019 levels.":           "",
		"Sales were below 2,005 units.":               "2005 1",
	} {
		if got := units(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
