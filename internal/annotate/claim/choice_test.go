package claim

import (
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/boost"
)

func TestAnOptionMustOutweighTheAnswerOfTheRules(t *testing.T) {
	var tree boost.Tree
	tree[len(tree)-1] = 600 // for options whose first trait is above 0
	rule, other := Option{Rule: true, Traits: []int8{0}}, Option{Traits: []int8{1}}
	for _, c := range []struct {
		name string
		all  []Option
		sure int
		want int
	}{
		{"by enough", []Option{rule, other}, 600, 1},
		{"by too little", []Option{rule, other}, 601, 0},
		{"as much as the rules", []Option{other, {Rule: true, Traits: []int8{1}}}, 1, 1},
		{"no answer of the rules", []Option{{Traits: []int8{0}}, other}, 601, 1},
		{"nothing to choose from", nil, 0, -1},
	} {
		if got := Choose(c.all, &boost.Trees{Traits: 1, All: []boost.Tree{tree}}, c.sure); got != c.want {
			t.Errorf("%s: chose %d, not %d", c.name, got, c.want)
		}
	}
}

func TestTheChanceOfAnOptionIsItsShareOfTheOdds(t *testing.T) {
	var tree boost.Tree
	tree[len(tree)-1] = 693 // twice the odds for options whose first trait is above 0
	trees := &boost.Trees{Traits: 1, All: []boost.Tree{tree}}
	low, high := Option{Traits: []int8{0}}, Option{Traits: []int8{1}}
	for _, c := range []struct {
		all      []Option
		at, want int
	}{{[]Option{high}, 0, 100}, {[]Option{low, high}, 0, 33}, {[]Option{low, high, high, low}, 1, 33}, {[]Option{low, low, low, low}, 3, 25}} {
		if got := chance(weigh(c.all, trees), c.at); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.at, len(c.all), got, c.want)
		}
	}
}

func TestOptionsHaveTheTraitsThatTheTreesWereFittedWith(t *testing.T) {
	seen := make(map[Field]bool)
	text := "Velcor lost its largest buyer last spring. Some 4,200 engines a month now stand in the yard, and 40 workers were hurt there in May, police said. Sales fell 12 percent to €3 million."
	x, n, quotes := annotated(&hearsay.Document{ID: "d", Text: text})
	Study(x, n, quotes, func(f Field, _ *hearsay.Claim, all []Option) {
		seen[f] = true
		for _, o := range all {
			if len(o.Traits) != Fitted[f].Traits {
				t.Errorf("%s: %d traits and trees for %d: fit them anew, twice: HEARSAY_EVAL_FIT=internal/annotate/claim/fitted.go go run ./eval choices", f, len(o.Traits), Fitted[f].Traits)
			}
		}
	})
	if len(seen) != Fields {
		t.Errorf("options of %d fields, not %d", len(seen), Fields)
	}
}

func TestTimesAreChosenAmongThoseOfTheSentencesBeforeAndNone(t *testing.T) {
	var got []string
	x, n, quotes := annotated(&hearsay.Document{ID: "d", Text: "In March 2031 Velcor opened a yard in Halm. The yard sold 4,200 engines. In May 2031 it sold 900 engines."})
	Study(x, n, quotes, func(f Field, c *hearsay.Claim, all []Option) {
		for i := range all {
			if f == PeriodField {
				with := all[i].In(*c)
				got = append(got, c.Quantity.Low.String()+" "+with.Period.Value)
			}
		}
	})
	for _, want := range []string{"4200 ", "4200 2031-03", "900 ", "900 2031-03", "900 2031-05"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is none of the options %q", want, got)
		}
	}
}

func TestWhatAFigureMeasuresByTheWordsAroundIt(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a measure of the lattice stands", "In Lorvik 40 people were killed on Sunday.", string(Killed)},
		{"a level stands", "The price of wheat rose to $40 a ton.", "price"},
	} {
		got := Read(annotated(&hearsay.Document{ID: "d", Text: c.text}))
		if len(got) != 1 {
			t.Errorf("%s: got %d claims", c.name, len(got))
		} else if string(got[0].Measure) != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got[0].Measure, c.want)
		}
	}
}

func TestTheDayOnWhichSomebodySpokeIsNoTimeOfWhatFollows(t *testing.T) {
	d := &hearsay.Document{ID: "d", Text: "The virus has killed 300 people, the ministry said on Sunday. Officials put the number of cases at 4,000."}
	d.Published = hearsay.Field{Value: "2023-11-28"}
	x, n, quotes := annotated(d)
	Study(x, n, quotes, func(f Field, c *hearsay.Claim, all []Option) {
		for i := range all {
			if with := all[i].In(*c); f == PeriodField && c.Quantity.Low.String() == "4000" && with.Period.Value == "2023-11-26" {
				t.Errorf("%+v may be of the day on which somebody spoke", with)
			}
		}
	})
}
