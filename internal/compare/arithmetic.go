package compare

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// maxFigures bounds how many figures of one document are held against each
// other; a report has some tens, and a longer list is a table of something else.
const maxFigures = 80

// beside is how many bytes apart two figures may stand to belong to one statement.
const beside = 300

// arithmetic checks what the figures of each document say about each other:
// parts that add up to a whole, percentages against the counts beside them.
// What a retelling takes over is reported for the earliest version only.
func arithmetic(p *pile, set *claimSet) []hearsay.Finding {
	var out []hearsay.Finding
	done := make(map[string]bool)
	for _, d := range p.docs {
		a := &accounts{}
		var rates []*claim
		for i := range d.Claims {
			c := set.byID[d.Claims[i].ID]
			if c == nil || c.Quantity == nil || value(c) == nil || len(a.all) >= maxFigures {
				continue
			}
			if c.Period.Type == hearsay.Rate {
				rates = append(rates, c)
				continue
			}
			a.all = append(a.all, c)
			if c.Quantity.Bound == hearsay.Exactly || c.Quantity.Bound == hearsay.About || c.Quantity.Bound == "" {
				if c.Quantity.Unit == "%" {
					a.shares = append(a.shares, c)
				} else if value(c).IsPositive() {
					a.counts = append(a.counts, c)
				}
			}
		}
		for _, f := range slices.Concat(a.sums(), a.lists(), a.runs(), a.excess(), a.percentages(), a.fractions(), a.products(), a.paces(rates)) {
			key := fmt.Sprintf("%d|%s|%s", d.origin, f.Type, f.key)
			if d.origin < 0 {
				key = d.ID + key
			}
			if done[key] {
				continue
			}
			done[key] = true
			out = append(out, hearsay.Finding{Type: f.Type, Text: d.ID + ": " + f.text, Evidence: evidence(f.claims)})
		}
	}
	return out
}

// accounts are the figures of one document.
type accounts struct {
	all    []*claim // in order of place
	counts []*claim // those with one value, percentages aside
	shares []*claim
}

// balance is a finding on the way; key tells it from others of its lineage.
type balance struct {
	Type      hearsay.FindingType
	key, text string
	claims    []*claim
}

// sums finds two figures that add up to a third, where what they measure says
// that they are its parts.
func (a *accounts) sums() []balance {
	byValue := make(map[string][]*claim)
	for _, c := range a.counts {
		byValue[c.Quantity.Unit+value(c).String()] = append(byValue[c.Quantity.Unit+value(c).String()], c)
	}
	var out []balance
	seen := make(map[string]bool)
	for i, x := range a.counts {
		for _, y := range a.counts[i+1:] {
			if x.Quantity.Unit != y.Quantity.Unit {
				continue
			}
			sum := value(x).Add(*value(y))
			for _, whole := range byValue[x.Quantity.Unit+sum.String()] {
				if whole == x || whole == y || !partsOf(x, y, whole) || seen[showValue(whole)+showValue(x)+showValue(y)] {
					continue
				}
				seen[showValue(whole)+showValue(x)+showValue(y)] = true
				out = append(out, sumHolds(whole, x, y))
			}
		}
	}
	return out
}

// sumHolds reports parts that make their whole.
func sumHolds(whole *claim, parts ...*claim) balance {
	var said, numbers []string
	for _, p := range parts {
		said = append(said, told(p))
		numbers = append(numbers, group3(*value(p)))
	}
	total := group3(*value(whole))
	if isMoney(whole.Quantity.Unit) {
		total = whole.Quantity.Unit + " " + total
	}
	return balance{
		Type:   hearsay.FindingSum,
		key:    strings.Join(numbers, "+"),
		text:   fmt.Sprintf("%s make %s (derived: %s = %s)", joinAnd(said), told(whole), strings.Join(numbers, " + "), total),
		claims: append(slices.Clone(parts), whole),
	}
}

func joinAnd(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// outcomes are what may become of people who are counted together; each set adds
// up to its whole when it takes in everybody.
var outcomes = map[hearsay.Measure][]hearsay.Measure{
	"on board":             {"killed", "survived", "rescued", "missing"},
	"present":              {"killed", "survived", "rescued", "missing", "wounded", "captured"},
	"killed and wounded":   {"killed", "wounded"},
	"casualties":           {"killed", "wounded", "captured", "missing"},
	"losses":               {"killed", "wounded", "captured", "missing"},
	"lost":                 {"killed", "wounded", "captured", "missing"},
	"present at the event": {"arrested"},
	"shot":                 {"killed", "wounded"},
	"stabbed":              {"killed", "wounded"},
}

// partsOf reports whether what x and y measure makes them two parts of the
// whole: both are said to be, or they are outcomes of what the whole counts, or
// all three count the same of the same subject, close to each other.
func partsOf(x, y, whole *claim) bool {
	if x.PartOf == whole.ID && y.PartOf == whole.ID {
		return true
	}
	if x.subject != whole.subject && x.subject != "" && whole.subject != "" || y.subject != whole.subject && y.subject != "" && whole.subject != "" {
		return false
	}
	if set := outcomes[whole.Measure]; slices.Contains(set, x.Measure) && slices.Contains(set, y.Measure) && x.Measure != y.Measure {
		return !value(whole).LessThan(hundred) || x.PartOf == whole.ID || y.PartOf == whole.ID ||
			strings.Contains(wording(whole), " ") && max(apartBytes(x, whole), apartBytes(y, whole)) < beside
	}
	if value(whole).LessThan(ten) || value(x).Equal(*value(y)) {
		return false
	}
	if saidTotal(whole) && (apartBytes(x, whole) < beside || apartBytes(y, whole) < beside) && alike(x, whole) && alike(y, whole) && max(apartBytes(x, whole), apartBytes(y, whole)) < 2*beside {
		return true
	}
	same := 0
	for _, c := range []*claim{x, y} {
		if c.group == whole.group && c.group != "" || c.PartOf == whole.ID {
			same++
		} else if defined(c.Measure) || c.group != "" && whole.group != "" && !alike(c, whole) {
			return false
		}
	}
	if isMoney(whole.Quantity.Unit) {
		return same > 0 && apartBytes(x, whole) < beside && apartBytes(y, whole) < beside
	}
	return same == 2 && apartBytes(x, whole) < beside && apartBytes(y, whole) < beside ||
		same > 0 && value(whole).GreaterThan(hundred) && min(apartBytes(x, whole), apartBytes(y, whole)) < beside/2 && alike(x, whole) && alike(y, whole)
}

// saidTotal reports whether the words before a figure call it what something comes
// to together: "which brings the total to 180 million".
func saidTotal(c *claim) bool {
	for _, w := range partyWords(textBefore(c, 2*partitive)) {
		if summing[w] {
			return true
		}
	}
	return false
}

// summing are words that announce a sum.
var summing = set("total totals totalling totaling altogether brings bringing brought")

// apartBytes returns how far apart two figures of one document stand.
func apartBytes(a, b *claim) int {
	if a.Span.Start > b.Span.Start {
		a, b = b, a
	}
	return max(0, b.Span.Start-a.Span.End)
}

// lists finds a run of three to twelve figures that stand one after the other,
// count the same, and add up to another figure of that measure: the lines of a
// table and its total.
func (a *accounts) lists() []balance {
	var out []balance
	for i := range a.counts {
		run, sum := []*claim{a.counts[i]}, *value(a.counts[i])
		for j := i + 1; j < len(a.counts) && len(run) < 12; j++ {
			c := a.counts[j]
			if apartBytes(run[len(run)-1], c) > beside {
				break
			}
			if c.Quantity.Unit != run[0].Quantity.Unit || c.group != run[0].group {
				if c.group == "" || run[0].group == "" {
					break
				}
				continue // another column of the table
			}
			run, sum = append(run, c), sum.Add(*value(c))
			if len(run) < 3 || sum.LessThan(hundred) && !(defined(c.Measure) && sum.GreaterThanOrEqual(ten) && rowsApart(run)) {
				continue
			}
			for _, whole := range a.counts {
				if value(whole).Equal(sum) && whole.Quantity.Unit == c.Quantity.Unit && (whole.group == c.group || c.group == "") && !slices.Contains(run, whole) {
					out = append(out, sumHolds(whole, slices.Clone(run)...))
					break
				}
			}
		}
	}
	return out
}

// rowsApart reports whether each figure of a run has a subject of its own, as
// the lines of a table do.
func rowsApart(run []*claim) bool {
	seen := make(map[string]bool)
	for _, c := range run {
		if c.Subject == "" || seen[c.Subject] {
			return false
		}
		seen[c.Subject] = true
	}
	return true
}

// excess reports outcomes that are said to be parts of one whole and together
// are more than it.
func (a *accounts) excess() []balance {
	var out []balance
	for i, x := range a.counts {
		for _, y := range a.counts[i+1:] {
			if x.PartOf == "" || x.PartOf != y.PartOf || x.Measure == y.Measure || x.Quantity.Unit != y.Quantity.Unit {
				continue
			}
			k := slices.IndexFunc(a.all, func(c *claim) bool { return c.ID == x.PartOf })
			if k < 0 {
				continue
			}
			whole := a.all[k]
			set := outcomes[whole.Measure]
			_, high := interval(whole)
			if high == nil || !slices.Contains(set, x.Measure) || !slices.Contains(set, y.Measure) {
				continue
			}
			if sum := value(x).Add(*value(y)); sum.GreaterThan(*high) {
				out = append(out, balance{
					Type:   hearsay.FindingPartExceeds,
					key:    showValue(x) + "+" + showValue(y),
					text:   fmt.Sprintf("%s and %s are together more than the whole, %s (derived: %s)", told(x), told(y), told(whole), group3(sum)),
					claims: []*claim{x, y, whole},
				})
			}
		}
	}
	return out
}

// percentages holds each percentage against the counts beside it: a change from
// one to the other ("412, 38 % more than 298"), or a share of one in the other
// ("71 deaths among 2,390 cases, 3.0 %"). Only what agrees is reported: two
// counts that do not agree may be other ones.
func (a *accounts) percentages() []balance {
	var out []balance
	for _, s := range a.shares {
		var best *balance
		close := slices.Clone(a.counts)
		close = slices.DeleteFunc(close, func(c *claim) bool { return apartBytes(c, s) > beside })
		slices.SortStableFunc(close, func(x, y *claim) int { return cmp.Compare(apartBytes(x, s), apartBytes(y, s)) })
		turn := turnOf(s)
		for i, x := range close {
			for _, y := range close[i+1:] {
				if best == nil && x.Quantity.Unit == y.Quantity.Unit {
					best = percentOf(s, x, y, turn)
				}
			}
			for _, y := range a.counts { // the whole of a share may stand further off
				if best == nil && turn == 0 && apartBytes(y, s) > beside && i < 2 && staffed(s, y) && x.Quantity.Unit == y.Quantity.Unit {
					best = percentOf(s, x, y, turn)
				}
			}
		}
		if best == nil {
			best = a.misstated(s)
		}
		if best != nil {
			out = append(out, *best)
		}
	}
	return out
}

// misstated returns the finding if the percentage is put as another way to tell the two figures before
// it, and is off by more than a point: "1,200 of the 2,310 votes, or 84 per cent".
func (a *accounts) misstated(s *claim) *balance {
	i := slices.Index(a.all, s)
	if i < 2 || s.Quantity.Bound != hearsay.Exactly {
		return nil
	}
	part, whole := a.all[i-2], a.all[i-1]
	if !exact(part) || !exact(whole) || part.Quantity.Unit != whole.Quantity.Unit || !value(whole).GreaterThan(*value(part)) || sentencesApart(part, s) > 0 {
		return nil
	}
	before := strings.TrimSuffix(strings.TrimRight(textBefore(whole, partitive), " "), " the")
	between := strings.TrimRight(textAfter(whole, apartBytes(whole, s)), " ")
	if !strings.HasSuffix(before, " of") || apartBytes(part, whole) > partitive || len(strings.Fields(between)) > 3 || !strings.HasSuffix(between, " or") && !strings.HasSuffix(between, "(") {
		return nil
	}
	share := value(part).Shift(2).DivRound(*value(whole), 2)
	if share.Sub(*value(s)).Abs().LessThanOrEqual(decimal.NewFromInt(1)) {
		return nil
	}
	return &balance{hearsay.FindingShareCheck, showValue(s) + showValue(part) + showValue(whole),
		fmt.Sprintf("derived: %s of %s is %s %%, which does not agree with %s", told(part), told(whole), share, told(s)), []*claim{part, whole, s}}
}

// percentOf returns the finding if the percentage s is the change between x and
// y, in the direction of turn, or without one the share of the smaller in the
// larger; nil if it is not.
func percentOf(s, x, y *claim, turn int) *balance {
	small, large := x, y
	if value(small).GreaterThan(*value(large)) {
		small, large = large, small
	}
	if value(small).Equal(*value(large)) || value(large).LessThan(ten) {
		return nil
	}
	a, b := *value(small), *value(large)
	switch {
	case turn > 0 && agrees(s, b.Sub(a), a):
		return &balance{hearsay.FindingRateCheck, showValue(s) + showValue(x) + showValue(y),
			fmt.Sprintf("derived: %s is %s %% more than %s, which agrees with %s", told(large), percent(b.Sub(a), a), told(small), told(s)), []*claim{large, small, s}}
	case turn < 0 && agrees(s, b.Sub(a), b):
		return &balance{hearsay.FindingRateCheck, showValue(s) + showValue(x) + showValue(y),
			fmt.Sprintf("derived: %s is %s %% less than %s, which agrees with %s", told(small), percent(b.Sub(a), b), told(large), told(s)), []*claim{small, large, s}}
	case turn == 0 && agrees(s, a, b) && (alike(small, large) || small.PartOf == large.ID || staffed(s, large)):
		typ := hearsay.FindingShareCheck
		if words := partyWords(string(s.Measure)); slices.Contains(words, "ratio") || slices.Contains(words, "rate") {
			typ = hearsay.FindingRateCheck
		}
		return &balance{typ, showValue(s) + showValue(x) + showValue(y),
			fmt.Sprintf("derived: %s of %s is %s %%, which agrees with %s", told(small), told(large), percent(a, b), told(s)), []*claim{small, large, s}}
	}
	return nil
}

// agrees reports whether part in whole makes the percentage s, to the digits
// that it has.
func agrees(s *claim, part, whole decimal.Decimal) bool {
	if whole.IsZero() {
		return false
	}
	stated := *value(s)
	places := max(0, -stated.Exponent())
	return part.Shift(2).DivRound(whole, places).Equal(stated.Abs())
}

// percent writes part in whole with two digits.
func percent(part, whole decimal.Decimal) string {
	return part.Shift(2).DivRound(whole, 2).String()
}

// turns are words around a percentage that make it a change, upwards or
// downwards.
var turns = func() map[string]int {
	m := make(map[string]int)
	for w := range set("more up rise rises rose risen increase increased increasing higher above grew grown growth gain gained") {
		m[w] = 1
	}
	for w := range set("less fewer down fall falls fell fallen decrease decreased lower below drop dropped decline declined reduction shrank") {
		m[w] = -1
	}
	return m
}()

// turnOf returns the direction of the change that a percentage states, 0 if it
// states none.
func turnOf(s *claim) int {
	text := s.doc.Text
	before := partyWords(text[max(0, s.Span.Start-40):s.Span.Start])
	after := partyWords(text[s.Span.End:min(len(text), s.Span.End+24)])
	if len(after) > 0 && after[0] == "of" || len(after) > 1 && after[1] == "of" && (after[0] == "%" || after[0] == "cent") {
		return 0 // a share of something
	}
	for i := len(before) - 1; i >= 0; i-- {
		if t := turns[before[i]]; t != 0 {
			return t
		}
		if !besides[before[i]] {
			break
		}
	}
	for i := 0; i < len(after) && i < 2; i++ {
		if t := turns[after[i]]; t != 0 {
			return t
		}
	}
	return 0
}

// besides are words that may stand between a word of change and its percentage.
var besides = set("by about nearly almost around some roughly just only over than more")

// staffed reports whether the percentage is a share of a workforce, and the
// count y says how large that is.
func staffed(s, y *claim) bool {
	has := func(text string) bool {
		for _, w := range partyWords(text) {
			if workforce[w] {
				return true
			}
		}
		return false
	}
	around := s.doc.Text[max(0, y.Span.Start-40):min(len(s.doc.Text), y.Span.End+40)]
	return has(s.doc.Text[s.Span.Start:min(len(s.doc.Text), s.Span.End+40)]) && (has(around) || has(string(y.Measure)))
}

// workforce are words for all who work somewhere.
var workforce = set("workforce staff employees employee headcount employs employ employed payroll")
