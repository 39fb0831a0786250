package claim

import "testing"

func TestItStandsFor(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the subject of the sentence before", "The quake was felt as far away as Lome. It had a depth of 10 km.", "quake"},
		{"what carries", "A bus overturned on a road near Graden. It was carrying 45 pilgrims.", "bus"},
		{"its crew", "The tanker ran aground off Cape Fallon. Its crew of 22 was saved.", "tanker"},
		{"its passengers", "The ship hit a rock off Osk. Its 40 passengers were unhurt.", "ship"},
		{"what has a length", "The boat left Osk. It was 300 metres long.", "boat"},
		{"a thing nearer by", "The bridge collapsed. A lorry fell into the river. It was carrying 20 tonnes of gravel.", "lorry"},
		{"nothing that takes time", "The fire broke out in Osk. It took 40 firefighters to put it out.", ""},
		{"no person", "The man was held in Osk. It held 40 boxes.", ""},
		{"deep snow", "Snow up to two metres deep blocked roads.", "Snow"},
		{"a long tunnel", "A tunnel three kilometres long was found near Osk.", "tunnel"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := read(tt.text, "2016-10-29")
			if len(all) == 0 || all[len(all)-1].Subject != tt.want {
				t.Errorf("got %+v, want the subject %q", all, tt.want)
			}
		})
	}
}

func TestCountedGoesOn(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"another number", "More than 2,000 fighters have been killed. Another 600 are missing.", "fighters"},
		{"one after the other", "An avalanche buried nine skiers. Five were dug out alive, three were found dead.", "skiers"},
		{"of things that are done to things", "Three houses were hit. Two burned down.", "houses"},
		{"no house is killed", "Three houses were hit. Twelve were killed.", ""},
		{"others are arrested than are hurt", "Twelve officers were hurt in the riot. Thirty were arrested.", ""},
		{"no number before the noun", "Twelve houses were destroyed.", "houses"},
		{"no noun behind a comma and an article", "Hospitals are treating 1,900 patients, 240 of them in intensive care, the clinic said.", "patients"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := read(tt.text, "2016-10-29")
			if len(all) == 0 || all[len(all)-1].Quantity.Counted != tt.want {
				t.Errorf("got %+v, want %q counted", all, tt.want)
			}
		})
	}
}

func TestWhatBefellThem(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"ill", "Some 35 pupils fell ill after lunch.", []string{"35 fallen ill"}},
		{"driven from home, whatever the parse", "The conflict has killed 9,600 people and driven 15,000 from their homes.", []string{"9600 killed", "15000 displaced"}},
		{"to the beach", "The coach drove 30 people from their hotel to the beach.", []string{"30 drove"}},
		{"those on board who survived", "All 52 on board survived.", []string{"52 survived"}},
		{"lives that are cost", "The battle has cost the lives of 70 insurgents.", []string{"70 killed"}},
		{"a family", "A lorry hit a car, killing a family of four.", []string{"4 killed"}},
		{"a crew that does things", "The crew of six repaired the engine.", nil},
		{"of those before the verb", "Police fired at the protesters and detained 64 of them.", []string{"64 arrested"}},
		{"no age of children before a verb taken for a noun", "Children under five account for 41 percent of the cases.", []string{"41 share of cases"}},
		{"no age of children", "Some 300 children under five were fed.", []string{"300 fed"}},
		{"scores hurt", "Eleven people were killed and scores injured in the blast.", []string{"11 killed", "20 wounded"}},
		{"scores left", "The blast left scores homeless.", []string{"20 displaced"}},
		{"points", "Test scores were hurt by the change.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, c := range read(tt.text, "2016-10-29") {
				c.Subject = ""
				got = append(got, show(c))
			}
			if len(got) != len(tt.want) {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("got %q, want %q", got, tt.want)
				}
			}
		})
	}
}

func TestNobodyOnlyQuotedIsHarmed(t *testing.T) {
	d := "More than 2,000 people have been killed since March, according to the Orvan Monitoring Group. Another 600 are missing. The number of dead stands at 1,204."
	for _, c := range read(d, "2016-10-29") {
		if c.Subject != "" {
			t.Errorf("%q is of %q", c.Of(d), c.Subject)
		}
	}
}
