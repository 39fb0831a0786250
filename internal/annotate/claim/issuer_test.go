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

func TestTheSideWhoseMinistryIssuesADocument(t *testing.T) {
	for name, want := range map[string]string{
		"Ministry of War of Dorrin":                           "Dorrin",
		"Ministry of the Interior of the Republic of Tolvane": "Tolvane",
		"General Staff of Sarrow":                             "Sarrow",
		"Dorrin's defence ministry":                           "Dorrin",
		"Ministry of War":                                     "",
		"Ministry of Health":                                  "",
		"League of Halm":                                      "",
		"Open Hands Network":                                  "",
	} {
		if got := issuerSide(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestOurSoldiersAreThoseOfTheIssuer(t *testing.T) {
	text := "MINISTRY OF WAR OF DORRIN\nPress department\n\nResults of May in the Lisk direction\nKorsk, 31 May 2026\n\nOn 29 May, 185 of our servicemen came home from captivity. In the same month 38,400 citizens signed contracts with the armed forces."
	d := &hearsay.Document{ID: "d", Text: text}
	d.Outlet = hearsay.Field{Value: "Ministry of War of Dorrin", From: "text, letterhead"}
	d.Published.Value = "2026-05-31"
	for _, c := range readRules(d) {
		if c.Subject != "Dorrin" {
			t.Errorf("%s is of %q", c.Span.Of(text), c.Subject)
		}
	}
}
