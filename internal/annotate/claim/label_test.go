package claim

import (
	"testing"
)

func TestNumbersOfPlacesAndPersonsAreNoFigures(t *testing.T) {
	for _, text := range []string{
		"They met at 4224 Dorn Mill Road in Halm.",
		"Neighbours called 911 at dawn.",
		"The 911 call came at dawn.",
		"Another man, 55, was struck in the leg.",
		"The man is about 6-foot-2 and bald.",
		"Tips are taken at 743-7200 in Halm.",
		"Holm told 7 Eyewitness News of it.",
		"They ranged in age from 19 to 34.",
	} {
		if got := read(text, ""); len(got) > 0 {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}
