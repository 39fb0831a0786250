package claim

import "testing"

func TestThoseOnBoardAreOfTheVehicleThatTheirSentenceBringsIn(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"before them", "In 2019 a freight train left the rails, and all 40 people on board were unhurt.", "freight train"},
		{"as the object", "The storm overturned a boat and the 40 people aboard swam to the shore.", "boat"},
		{"not one that was told of", "The train left the rails, and all 40 people on board were unhurt.", ""},
		{"not where they are said to be on another", "A tug came for the 40 people aboard the Anna Sund.", ""},
		{"not those of the shore", "A freight train left the rails, and 40 people came.", ""},
	} {
		all := read(tt.text, "")
		if len(all) != 1 || all[0].Subject != tt.want {
			t.Errorf("%s: %+v", tt.name, all)
		}
	}
}

func TestWhoSpeaksForATradeIsNotWhoIsHarmed(t *testing.T) {
	for name, want := range map[string]bool{"Seafarers’ Union of Norrand": true, "Teachers Federation": true, "Pilots' Guild": true, "European Union": false, "Union Halm": false} {
		if got := ofTrade(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
