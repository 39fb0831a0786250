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
