package claim

import "testing"

func TestTheNumberOfAModelCountsNothing(t *testing.T) {
	for text, want := range map[string]string{
		"The line ordered 12 Velcar 737 jets.":           "12 jets ordered",
		"Three Velcar 737 jets were grounded.":           "3 jets grounded",
		"The line sold 12 Velcar jets and 737 Osk vans.": "12 jets sold; 737 vans sold",
		"In 12 towns Velcar sold 737 vans.":              "12 towns sold; 737 vans sold",
	} {
		if got := figuresOf(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

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
		"Holm was hurt by men aged 20 and 22.",
		"His sons, 12 and 14, were killed.",
		"The girls (8, 10 and 13) were found.",
	} {
		if got := read(text, ""); len(got) > 0 {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}
