package lexis

import "testing"

func TestWeightRisesWithRarity(t *testing.T) {
	last := -1.0
	for _, w := range []string{"the", "government", "summit", "milwaukee", "xyzzyq"} {
		x := Weight(Rank(Hash(w)))
		if x <= last || x > 1 {
			t.Errorf("%s weighs %.2f after %.2f", w, x, last)
		}
		last = x
	}
}

func TestFunctionWordsOfOtherLanguagesAreCommon(t *testing.T) {
	for _, w := range []string{"und", "les", "это", "або", "się"} {
		if r := Rank(Hash(w)); r == 0 || r > 200 {
			t.Errorf("%s has rank %d", w, r)
		}
	}
}
