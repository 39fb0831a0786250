package claim

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/boost"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Field is a field of a claim that is chosen among what it may be: the rules answer, and
// their answer is weighed against the others that the text around the figure offers.
type Field uint8

const (
	MeasureField Field = iota // wording.go
	SubjectField              // referent.go
	PeriodField               // moments.go
	fields
)

// Fields is the number of such fields.
const Fields = int(fields)

// String is the name of the field.
func (f Field) String() string { return [...]string{"measure", "subject", "period"}[f] }

// Sure is by how much another option must outweigh the answer of the rules to stand in its
// place, in thousandths of a natural logarithm of odds.
func (f Field) Sure() int { return [...]int{500, 250, 750}[f] }

// Option is one of what a field of a figure may be.
type Option struct {
	Traits []int8 // what speaks for and against it
	Rule   bool   // it is what the rules answer
	Lean   int    // what its weight gets besides that of the trees
	set    func(c *hearsay.Claim)
}

// In returns the claim with this option.
func (o *Option) In(c hearsay.Claim) hearsay.Claim {
	o.set(&c)
	return c
}

// Choose returns the index of the option with the highest weight, of the answer of the
// rules unless another outweighs it by sure.
func Choose(all []Option, trees *boost.Trees, sure int) int {
	return heaviest(all, weigh(all, trees), sure)
}

// weigh returns the weight of each option, in thousandths of a natural logarithm of odds.
func weigh(all []Option, trees *boost.Trees) []int {
	weights := make([]int, len(all))
	for i := range all {
		weights[i] = trees.Weigh(all[i].Traits) + all[i].Lean
	}
	return weights
}

// heaviest is [Choose] with the weights of the options.
func heaviest(all []Option, weights []int, sure int) int {
	best, rule := -1, -1
	for i, w := range weights {
		if all[i].Rule {
			rule = i
		}
		if best < 0 || w > weights[best] {
			best = i
		}
	}
	if rule >= 0 && weights[best]-weights[rule] < sure {
		return rule
	}
	return best
}

// chance returns how likely the option at is among all by their weights, in percent: the trees
// are fitted to tell just that.
func chance(weights []int, at int) int {
	const whole, halving = 1 << 24, 693 // of weight, which halves the odds
	top, sum, own := slices.Max(weights), 0, 0
	for i, w := range weights {
		d := top - w
		odds := whole >> min(d/halving, 24)
		odds -= odds / 2 * (d % halving) / halving
		if sum += odds; i == at {
			own = odds
		}
	}
	return 100 * own / sum
}

// choose returns the index of the option that the field of the claim gets, and the weights of
// all; none where the rules alone are asked.
func (r *reader) choose(f Field, c *hearsay.Claim, all []Option) (at int, weights []int) {
	if r.look != nil {
		r.look(f, c, all)
	}
	if r.rulesOnly {
		return slices.IndexFunc(all, func(o Option) bool { return o.Rule }), nil
	}
	weights = weigh(all, &Fitted[f])
	return heaviest(all, weights, f.Sure()), weights
}

// traits are what speaks for and against an option.
type traits []int8

// most is the largest number that a trait holds.
const most = 20

func (t *traits) number(v int) { *t = append(*t, int8(min(v, most))) }

func (t *traits) yes(is bool) {
	v := 0
	if is {
		v = 1
	}
	t.number(v)
}

// unit tells what sort of unit it is.
func (t *traits) unit(u string) {
	t.yes(u == "1")
	t.yes(u == "%" || u == "{percentage point}")
	t.yes(money(u))
	t.yes(duration(u))
}

// oneOf adds a yes for the one of them that v is.
func oneOf[T comparable](t *traits, v T, all []T) {
	for _, x := range all {
		t.yes(v == x)
	}
}

// tally returns how many verbs, numbers and marks stand among the tokens [from, to).
func (s *sentence) tally(from, to int) (verbs, numbers, marks int) {
	for i := from; i < to && i < len(s.Tokens); i++ {
		switch s.Tokens[i].UPOS {
		case lang.Verb:
			verbs++
		case lang.Num:
			numbers++
		case lang.Punct:
			marks++
		}
	}
	return verbs, numbers, marks
}
