package claim

import "testing"

func TestOfWhatBefellThem(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the subject", "The collision between two trains left 13 dead.", "collision"},
		{"what it happened in", "Six people died in the blast.", "blast"},
		{"in which it happened", "The group claimed responsibility for the attack, in which 19 people lost their lives.", "attack"},
		{"which did it", "The report blames the airline for the crash, which killed all 71 people on board.", "crash"},
		{"what ended so", "Last year's march ended with 120 arrests.", "march"},
		{"of the sentence before", "Rescuers pulled a boy alive from the rubble, four days after the quake. The number of dead now stands at 1,204.", "quake"},
		{"of another one than before", "The storm killed three people. A flood last year killed 12.", "flood"},
		{"no fire of guns", "The men opened fire. Twelve people were hurt.", ""},
		{"nothing that people vote in", "Twelve people were hurt in the vote.", ""},
		{"what caused damage", "The blaze caused damage of 14 million euros.", "blaze"},
		{"what it is the size of", "The quake, of magnitude 5.9, did no harm.", "quake"},
		{"a war long ago", "The two countries fought a war in 1998 in which 80,000 people died.", "war"},
		{"whose people they are", "Of the town's 9,000 inhabitants, some fled.", "town"},
		{"no age", "The mother wept for the victims, who were under 18.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			all := read(tt.text, "2016-10-29")
			got := ""
			if len(all) > 0 {
				got = all[len(all)-1].Subject
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestBroughtTo(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the same, past a time", "The fire killed three people, bringing the total this year to 18,400.", string(Killed)},
		{"strength", "The police have hired 1,100 officers, bringing their strength to 18,400.", "strength"},
		{"a toll", "Four more bodies were found, raising the death toll to 19.", "killed"},
		{"people tested", "Of the 44 passengers tested, six were ill.", "tested"},
		{"the dead include them", "The dead include three women.", "killed"},
		{"hunger", "In Sael 3 million people face hunger.", "face hunger"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := false
			all := read(tt.text, "2016-10-29")
			for _, c := range all {
				found = found || string(c.Measure) == tt.want
			}
			if !found {
				t.Errorf("got %+v, want %q", all, tt.want)
			}
		})
	}
}

func TestTimesOfWhatItIsHeldAgainst(t *testing.T) {
	for text, want := range map[string]string{
		"The river rose to 7.8 metres on Friday, just 20 centimetres below the record set in 1997.": "2016-10-28",
		"The death toll stood at 46, up from 31 on Thursday, with 80 people in hospital.":           "",
		"The army has captured 14 men and wounded 40.":                                              "../2016-10-29",
	} {
		all := read(text, "2016-10-29")
		if got := all[len(all)-1].Period.Value; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestWhoLetsGoVouchesForNothing(t *testing.T) {
	for text, want := range map[string]int{"The rebels released 40 prisoners on Friday.": 0, "The council released a statement on 40 cases.": 1, "The council announced 300 new homes.": 1} {
		if all := read(text, "2016-10-29"); len(all) != 1 || len(all[0].Attribution) != want {
			t.Errorf("%s: %+v", text, all)
		}
	}
}
