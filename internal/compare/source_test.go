package compare

import (
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWordsForOneSourceAreNoChange(t *testing.T) {
	by := func(text, name string, kind hearsay.PartyType) hearsay.Annotated {
		d := figure("a", text, name, 148)
		d.Claims[0].Attribution[0].Type = kind
		return d
	}
	unnamed, person, body := hearsay.Unnamed, hearsay.Person, hearsay.Organization
	for _, tt := range []struct {
		name     string
		from, to hearsay.Annotated
		same     bool
	}{
		{"investigators and the police", by("x", "Investigators", unnamed), by("x", "the police", body), true},
		{"officials and the police", by("x", "officials", unnamed), by("x", "police", body), true},
		{"the police and officials", by("x", "police", body), by("x", "officials", unnamed), false},
		{"the police and their spokesman", by("x", "police", body), by("said police spokesman Sgt. Abel Stone", "Abel Stone", person), true},
		{"a spokesman and the police", by("said police spokesman Sgt. Abel Stone", "Abel Stone", person), by("x", "police", body), true},
		{"local police and a chief", by("x", "Local police", body), by("said police chief Abel Stone", "Abel Stone", person), true},
		{"a chief and the police", by("said police chief Abel Stone", "Abel Stone", person), by("x", "police", body), false},
		{"a witness and the police", by("said Abel Stone, a baker", "Abel Stone", person), by("x", "police", body), false},
		{"two bodies", by("x", "Tarnby police", body), by("x", "Health Ministry", body), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := tt.to
			b.ID, b.Claims[0].Doc, b.Claims[0].ID = "b", "b", "b#c1"
			if got := pairOf(t, fromA, tt.from, b); (got.Verdict == hearsay.Same) != tt.same {
				t.Errorf("%s (%s)", got.Verdict, got.Because)
			}
		})
	}
}

func TestNamesOfPersonsStreetsAndDaysAreNotDropped(t *testing.T) {
	d := &document{Annotated: &hearsay.Annotated{Quotes: []hearsay.Quote{{Speaker: hearsay.Party{Name: "Abel James Stone", Type: hearsay.Person}}}}}
	for name, want := range map[string]bool{
		"Maritime Relief Scheme":    true,
		"Coast Rescue Service Fund": true,
		"Misty Hollow Lane":         false,
		"Tarnby Town Saturday":      false,
		"Doctor Abel James Stone":   false,
	} {
		if got := formal(d, name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
