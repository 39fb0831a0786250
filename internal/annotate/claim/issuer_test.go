package claim

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestATitleOpensWithItsIssuerOrItsMatter(t *testing.T) {
	for title, want := range map[string]string{
		"Western Reach weekly assessment no. 37": "Western Reach",
		"Kessary: displacement update 6":         "", // the matter
		"Norland Post weekly review":             "", // of the press
		"River rises again":                      "",
	} {
		if got := titleIssuer(&hearsay.Document{Title: hearsay.Field{Value: title}}).Name; got != want {
			t.Errorf("titleIssuer(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestATitleSaysWhoIssuesAStatement(t *testing.T) {
	for title, want := range map[string]string{
		"Fire service: situation report no. 7, Orra forest fires":    "Fire service",
		"Statement by the Norrand Red Cross on the Tollen bus crash": "Norrand Red Cross",
		"Statement from Berg on the crash":                           "", // a person may be quoted
		"Health ministry: report shows rise in cases":                "", // told of it
		"Norland Post news service: bulletin 4":                      "", // of the press
		"Kessary: displacement update 6":                             "", // the matter
	} {
		if got := titleStates(&hearsay.Document{Title: hearsay.Field{Value: title}}).Name; got != want {
			t.Errorf("titleStates(%q) = %q, want %q", title, got, want)
		}
	}
}
