package logit

import (
	"math"
	"slices"
	"testing"
)

// questions has a clue that is right three times in four, one that tells nothing
// and one that is fixed.
func questions() (all []Question) {
	for i := range 40 {
		all = append(all, Question{Clues: [][]int{{0, 1}, {1}, {2}}, Right: []bool{i%4 != 0, i%4 == 0, false}})
	}
	return all
}

func TestFitGivesTheOddsOfAClue(t *testing.T) {
	w := Fit(questions(), 3, 1e-9, map[int]float64{2: -50})
	if odds := math.Exp(w[0]); math.Abs(odds-3) > .01 {
		t.Errorf("odds of the clue are %.3f, want 3", odds)
	}
	if w[2] != -50 {
		t.Errorf("the fixed clue weighs %v", w[2])
	}
	if again := Fit(questions(), 3, 1e-9, map[int]float64{2: -50}); !slices.Equal(w, again) {
		t.Error("the same questions gave other weights")
	}
}

func TestAPenaltyDrawsWeightsToNothing(t *testing.T) {
	free, bound := Fit(questions(), 3, 1e-9, nil), Fit(questions(), 3, 100, nil)
	if math.Abs(bound[0]) >= math.Abs(free[0]) {
		t.Errorf("weighs %v with a penalty, %v without", bound[0], free[0])
	}
}
