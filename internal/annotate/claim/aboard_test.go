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

func TestTheShipIsTheOneThatTheTextNames(t *testing.T) {
	for text, want := range map[string]string{
		"The trawler Ada Green sank off Cape Ness. The boat lost 31 nets.":                     "Ada Green",
		"They were aboard the Blue Star. The ship lost 4,000 tonnes of oil.":                   "Blue Star",
		"They were aboard the Navy ship. The ship lost 4,000 tonnes of oil.":                   "ship",
		"The ferry Anna Sund met the ferry Maud Ellen. The ship lost 400 tonnes.":              "ship",
		"The ferry Anna Sund sank. A boat from Halm lost 400 tonnes of oil.":                   "boat",
		"They were aboard the Blue Star. The vessel carried more cars than its papers showed.": "Blue Star",
	} {
		all := read(text, "")
		if len(all) != 1 || all[0].Subject != want {
			t.Errorf("%s: %+v", text, all)
		}
	}
}
