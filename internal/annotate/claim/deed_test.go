package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

// measures checks what the last figure of each text measures.
func measures(t *testing.T, tests map[string]hearsay.Measure) {
	t.Helper()
	for text, want := range tests {
		got := read(text, "")
		if len(got) == 0 || got[len(got)-1].Measure != want {
			t.Errorf("%q: got %+v, want %q", text, got, want)
		}
	}
}

func TestTheDeadWhoAreBroughtSomewhereAreKilledAndTheHurtAreNoBodies(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The hospital received two bodies on Friday.": Killed,
		"The town received 40 refugees on Friday.":    "received",
		"The morgue took in 14 bodies.":               Killed,
	})
	for _, text := range []string{"Doctors said they had received four dead bodies and 120 wounded.", "Four dead bodies and 120 wounded had been brought in."} {
		for _, c := range read(text, "") {
			if c.Measure == Wounded && c.Quantity.Counted == "dead bodies" {
				t.Errorf("%q: the hurt are counted as bodies", text)
			}
		}
	}
}

func TestTheVerbTellsWhatTheNounCountedDoesNot(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"Lind wrote a letter that 21,200 people signed.":    "signed",
		"Sixteen of the girls got away on the first night.": "got away",
		"Police found 14 rifles in Halm.":                   "rifles found",
		"The storm brought down 240 houses in Halm.":        "houses brought down",
		"Some 240 homes have no water in Halm.":             "homes have no water",
		"Of the 203 people on board, 187 walked out.":       "walked out",
		"Some 30 horses had to be put down.":                "horses put down",
		"Three men were found dead in Halm.":                Killed,
	})
}

func TestWherePeopleAreSaidToBe(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"About 40 people were at the pier in Halm.":             Present,
		"Some 240 people were still inside the hall.":           Present,
		"About 1,400 residents are under evacuation orders.":    "under evacuation orders",
		"Two firefighters were in a hospital with broken legs.": Hospitalized,
		"Lind said that 57 others were at risk.":                "at risk",
	})
}

func TestWhatAUnitMeasures(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"The train had been doing 88 kilometres per hour.":          "speed",
		"The wind stood at 47 mph in Halm.":                         "speed",
		"The storm was crawling at 7 mph.":                          "storm crawling speed",
		"The water was at 11 degrees Celsius.":                      "temperature",
		"Divers found the boat 300 metres out.":                     "distance",
		"The train stopped 900 metres short of the tunnel.":         "distance",
		"The lamp hangs 70 metres above the square.":                "height",
		"The crest stood 2.3 metres above the old record.":          "crest",
		"The lid says 680 grams.":                                   "weight",
		"The hearing ran for almost nine hours.":                    "duration ran",
		"Rain is forecast, but the company sold 14 tonnes of flour": "flour sold",
		"The car can seat four and travel 620 miles on a charge.":   "range",
		"The wagon will go 300 miles (483 km) on a full battery.":   "range",
		"He ran 300 miles on a Sunday.":                             "distance ran",
		"A second motor was put in, giving the car 355 horsepower.": "power",
		"A 275 horsepower electric motor is mounted at the rear.":   "power",
		"It has 20-inch wheels as standard.":                        "wheels size",
		"It comes with a 22-inch aluminum-alloy wheel.":             "wheel size",
		"He carried a 12-inch knife.":                               "length",
		"A 2-liter, four-cylinder engine replaces the old one.":     "engine size",
		"She went up the 7,905-metre Mount Ostra.":                  "height",
		"They carried a 40ft statue of the mayor.":                  "height",
		"She came back from a 38-meter dive.":                       "depth",
		"They live in the two-mile tunnel.":                         "length",
		"They studied the 1,900-mile-wide moon.":                    "width",
		"It can go from 0 to 60 miles per hour in 1.9 seconds.":     "acceleration 0 to 60 miles per hour",
		"It should do 0-62 mph in 6.6 seconds.":                     "acceleration 0-62 mph",
		"They have 71 kWh and 95 kWh of battery capacity.":          "battery capacity",
		"The storm dumped 2 inches (51 mm) of rain in Halm.":        "rainfall",
		"A cover fell 31,000 feet into a field.":                    "distance fell",
		"The missile flew 3,700 kilometres high.":                   "height",
		"The northern way is 2,900 miles shorter.":                  "shorter",
		"The train was doing 88 mph, 13 mph under the limit.":       "under limit speed",
		"Gusts of up to 35 knots are forecast by noon.":             "gusts speed",
		"The firm leases three million square feet of cold storage": "storage leases",
		"Output, at 310 million tons, is down.":                     "Output",
		"Bodies were strewn over the road for more than a mile.":    "strewn",
		"Divers were in the water for 22 minutes.":                  "duration in the water",
		"Signals took 52 minutes to reach the dish.":                "duration signals",
	})
}

func TestThePriceOfAThing(t *testing.T) {
	measures(t, map[string]hearsay.Measure{
		"A typical house went for $418,000 in December.":         "price",
		"Holm bought the mill for $640 million.":                 "price bought",
		"The county mended five bridges for $9.3 million.":       "mended",
		"The county strengthened five bridges for $9.3 million.": "cost",
		"Tin rose to $31,000 a ton.":                             "price per ton",
		"A loaf is $3.10 in Halm.":                               "price",
		"The $610 million barrier works.":                        "cost",
		"Shares in Velcor fell 6.8 percent to $4.02.":            "share price",
		"Lind earns $29 an hour.":                                "earns",
		"Velcor Air lost $186 million in the quarter.":           "lost",
		"Bail was set at $500,000.":                              "Bail",
		"Lorvane built the hall at a cost of $8 million.":        "cost",
		"Velcor announced a sponsorship worth $48 million.":      "sponsorship worth",
		"The drug cut painful days by 54 percent.":               "painful days cut",
		"Velcor has set aside $45 million in a new fund.":        "new fund",
	})
}
