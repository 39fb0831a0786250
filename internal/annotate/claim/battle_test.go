package claim

import "testing"

func TestWhatBecameOfSoldiersInTheWordsOfWar(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Thirty-one servicemen have fallen in the province since May.", "killed"},
		{"The minister said 24 of her troops fell on 8 June.", "killed"},
		{"Another 212 rebels laid down their arms at Osk.", "captured"},
		{"Some 60 fighters gave themselves up.", "captured"},
		{"Forty militants surrendered on Sunday.", "captured"},
		{"The army said it had wiped out 60 insurgents.", "killed"},
		{"Nine soldiers fell ill.", "fallen ill"},
		{"Some 300 rebels fell back to the hills.", "fell back"},
		{"The 40 soldiers fell on the village.", "fell"},
		{"Twelve rebels surrendered the fort.", "surrendered"},
		{"Two hundred rebels gave up the town.", "gave up"},
		{"The bank wiped out 60 debts.", "debts wiped out"},
	}
	for _, tt := range tests {
		claims := read(tt.text, "2021-12-03")
		if len(claims) != 1 || string(claims[0].Measure) != tt.want {
			t.Errorf("%s: %+v, want %s", tt.text, claims, tt.want)
		}
	}
}
