package claim

import "testing"

func TestTerritoryChangesHandsByAnyVerbForIt(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The army captured 90 square miles along the river in May.", "territory taken"},
		{"Some 90 sq km of territory were liberated in May, the ministry said.", "territory taken"},
		{"The rebels have advanced 12 square kilometres since Monday.", "territory taken"},
		{"They grabbed 40 square kilometres of marsh.", "territory taken"},
		{"Norland lost 40 square kilometers of land in the spring, analysts said.", "territory lost"},
		{"The fire took 40 square kilometres of forest.", ""},
		{"They captured 40 square kilometres of", ""},
		{"They captured 40 square kilometres of their land", "territory taken"},
		{"The province lost 40 square kilometres of woodland to the fire.", ""},
		{"The nature park covers 40 square kilometres.", ""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			for _, c := range read(tt.text, "") {
				if got := string(c.Measure); (got == "territory taken" || got == "territory lost") && got != tt.want || tt.want != "" && got != tt.want {
					t.Errorf("%q, want %q", got, tt.want)
				}
			}
		})
	}
}
