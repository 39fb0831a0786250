package boost

import (
	"slices"
	"testing"
)

// questions asks for the option whose two traits differ: no sum of the two tells it.
func questions() []Question {
	var out []Question
	for k := range 200 {
		q := Question{}
		for i := range 4 {
			a, b := int8(i/2), int8(i%2)
			noise := int8((k*7 + i*3) % 5)
			q.Traits = append(q.Traits, []int8{a, b, noise})
			q.Right = append(q.Right, a == 1 && b == 0)
		}
		if k%2 == 0 { // the other way round in half of them
			q.Right = []bool{false, true, false, false}
		}
		out = append(out, q)
	}
	return out
}

func TestTreesSeeWhatTwoTraitsSayTogether(t *testing.T) {
	trees := Fit(questions(), 100)
	weigh := func(a, b int8) int { return trees.Weigh([]int8{a, b, 0}) }
	for _, differ := range []int{weigh(1, 0), weigh(0, 1)} {
		for _, same := range []int{weigh(0, 0), weigh(1, 1)} {
			if differ <= same+1000 {
				t.Errorf("an option with two traits that differ weighs %d, one with two alike %d", differ, same)
			}
		}
	}
}

func TestTheSameQuestionsGiveTheSameTrees(t *testing.T) {
	if a, b := Fit(questions(), 20), Fit(questions(), 20); !slices.Equal(a.All, b.All) {
		t.Error("two fits differ")
	}
}

func TestNothingToLearnGivesNoTrees(t *testing.T) {
	for name, q := range map[string][]Question{
		"no question": nil,
		"all right":   {{Traits: [][]int8{{1}, {0}}, Right: []bool{true, true}}},
		"none right":  {{Traits: [][]int8{{1}, {0}}, Right: []bool{false, false}}},
	} {
		if trees := Fit(q, 10); trees.All != nil || trees.Weigh([]int8{1}) != 0 {
			t.Errorf("%s: got %d trees", name, len(trees.All))
		}
	}
}

func TestExtremeValuesOfTraitsAreCut(t *testing.T) {
	var all []Question
	for range 100 {
		all = append(all, Question{Traits: [][]int8{{-128}, {127}, {0}}, Right: []bool{false, true, false}})
	}
	trees := Fit(all, 50)
	if high, mid, low := trees.Weigh([]int8{127}), trees.Weigh([]int8{0}), trees.Weigh([]int8{-128}); high <= mid || high <= low {
		t.Errorf("weights %d, %d and %d: the highest value is the right one", high, mid, low)
	}
}

func TestOptionsWithOtherTraitsWeighNothing(t *testing.T) {
	trees := Fit(questions(), 20)
	if w := trees.Weigh([]int8{1, 0}); w != 0 {
		t.Errorf("two traits for trees of three weigh %d", w)
	}
}
