package claim

import "testing"

func TestNobodyVouchesByWhatHeDoes(t *testing.T) {
	for text, want := range map[string]string{
		"Norland threatened to fire 310 rockets into the sea.":                                               "",
		"Norland threatened that it would fire 310 rockets into the sea.":                                    "Norland",
		"The rules allow 310 boats into the bay.":                                                            "",
		"Brandel Group declined to renew its $310 million lease.":                                            "",
		"Brandel Group agreed to pay $310 million to the mill.":                                              "",
		"Ministers of the league agreed to give the town $310 million.":                                      "Ministers",
		"The city is seeking $310 million from the state.":                                                   "",
		"Anna Lind has vowed to ban all riders — 40,000 people in Halm — from the town.":                     "",
		"Anna Lind has vowed to ban all 40,000 riders from the town.":                                        "Anna Lind",
		"Halm police charged Jon Berg with murder for the shootings that killed 31 people.":                  "",
		"Halm police charged Jon Berg with 31 counts of theft.":                                              "Halm police",
		"Anna Lind charges that the firms that stood to gain gave $310 million to the mill.":                 "Anna Lind",
		"Riders must promise to pay $310 for it.":                                                            "",
		"Riders promise to pay $310 million for it.":                                                         "Riders",
		"The Harbour Office has put $310 million into the hall.":                                             "",
		"The Harbour Office put the cost at $310 million.":                                                   "Harbour Office",
		"The hull measures 310 metres.":                                                                      "",
		"The weather service measured 310 millimetres of rain.":                                              "the weather service",
		"Officers were at the gate when 31 men arrived at hospitals.":                                        "",
		"The counting group arrived at 31,000 people.":                                                       "the counting group",
		"The council approved the larger fleet by 206 to 198.":                                               "",
		"Some 31 percent identify with the Green Party.":                                                     "",
		"Brandel is set to raise $310 million.":                                                              "",
		"Hurun publishes 310 magazines.":                                                                     "",
		"The office published 310 names.":                                                                    "the office",
		"The range boasts 310 lanes.":                                                                        "",
		"The Northern Front, which holds the far bank, 31 miles away, said it had hit a store.":              "",
		"“It feels like a prize,” Anna Lind said from the pass, 9,200 feet up.":                              "",
		"The price of a home was $310, Anna Lind said on Friday, 31 percent more than in May.":               "Anna Lind",
		"Anna Lind's foundation received gifts valued at $310 million.":                                      "",
		"The city cut the number of polling places to 310.":                                                  "",
		"The city raised the number of dead to 310.":                                                         "the city",
		"Norland has never blamed the rebels for the theft of 310 boats.":                                    "",
		"Jon Berg blamed the rebels for the attacks that killed 310 people.":                                 "",
		"Seven boats sank — all of them in the bay — and 31 people fell in, police said.":                    "police",
		"Brandel may have the best balance sheet of all, having paid $310 million for the mill.":             "",
		"Halm fired 31 rockets, after Anna Lind said the rebels would face fire.":                            "",
		"Brandel is sweetening its offer to buy Velcor for $310 million.":                                    "",
		"Officers timed the wave at 16 knots; the pier stands 31 feet over the water.":                       "",
		"The team reported that Brandel holds $310 million abroad; Velcor holds $31 million there.":          "the team",
		"It was a bad year, this time for a paper by Jon Berg, who reported that the mill had cut 310 jobs.": "Jon Berg",
	} {
		got := readDocument("", "", text)
		for _, c := range got {
			have := ""
			if n := len(c.Attribution); n > 0 {
				have = c.Attribution[n-1].Name
			}
			if have != want {
				t.Errorf("%q: %q is told by %q, want %q", text, c.Quantity.Of(text), have, want)
			}
		}
		if len(got) == 0 {
			t.Errorf("%q: no figure", text)
		}
	}
}
