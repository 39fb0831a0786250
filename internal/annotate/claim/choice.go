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
	best, top, rule, ruled := -1, 0, -1, 0
	for i := range all {
		w := trees.Weigh(all[i].Traits) + all[i].Lean
		if all[i].Rule {
			rule, ruled = i, w
		}
		if best < 0 || w > top {
			best, top = i, w
		}
	}
	if rule >= 0 && top-ruled < sure {
		return rule
	}
	return best
}

// Chance returns how likely the option at is among all by the trees, in percent: they are
// fitted to tell just that.
func Chance(all []Option, trees *boost.Trees, at int) int {
	const whole, halving = 1 << 24, 693 // of weight, which halves the odds
	odds := make([]int, len(all))
	top := 0
	for i := range all {
		odds[i] = trees.Weigh(all[i].Traits) + all[i].Lean
		if i == 0 || odds[i] > top {
			top = odds[i]
		}
	}
	sum := 0
	for i, w := range odds {
		d := top - w
		odds[i] = whole >> min(d/halving, 24)
		odds[i] -= odds[i] / 2 * (d % halving) / halving
		sum += odds[i]
	}
	return 100 * odds[at] / sum
}

// choose returns the index of the option that the field of the claim gets.
func (r *reader) choose(f Field, c *hearsay.Claim, all []Option) int {
	if r.look != nil {
		r.look(f, c, all)
	}
	if r.rulesOnly {
		return slices.IndexFunc(all, func(o Option) bool { return o.Rule })
	}
	return Choose(all, &Fitted[f], f.Sure())
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
