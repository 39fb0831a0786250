package compare

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// This file checks what is told for each of some against how many there are and
// what it comes to, and shares that are told in words.

// nearby bounds how many sentences lie between the figures of one reckoning.
const nearby = 2

// products holds what is told for each of some ("100,000 crowns each", "one for about
// 18 people") against a count of them and a total that stand close: what agrees,
// and what does not where one clause has all three.
func (a *accounts) products() []balance {
	var out []balance
	var each []*claim
	for _, u := range a.all {
		if forEach(u) && value(u).IsPositive() && u.Quantity.Unit != "%" {
			each = append(each, u)
		}
	}
	for _, u := range each {
		if b := a.product(u); b != nil {
			out = append(out, *b)
		}
	}
	for i, u := range each {
		for _, v := range each[i+1:] {
			if b := a.bill(u, v); b != nil {
				out = append(out, *b)
			}
		}
	}
	return out
}

// product holds one figure for each against the counts and totals around it.
func (a *accounts) product(u *claim) *balance {
	for _, n := range a.counts {
		if !countOf(n, u) || sentencesApart(n, u) > nearby || apartBytes(n, u) > beside {
			continue
		}
		for _, t := range a.counts {
			if t == n || !totalOf(t, u) || sentencesApart(t, u) > nearby || apartBytes(t, u) > 2*beside {
				continue
			}
			each, verdict := value(t).DivRound(*value(n), 2), "agrees"
			if !amounts(t, value(n).Mul(*value(u))) && !amounts(u, each) {
				if !a.reckoned(n, u, t) {
					continue
				}
				verdict = "does not agree"
			}
			return &balance{hearsay.FindingRateCheck, showValue(n) + "*" + showValue(u) + showValue(t),
				fmt.Sprintf("derived: %s for %s is %s each, which %s with %s", told(t), told(n), group3(each), verdict, told(u)), []*claim{n, u, t}}
		}
	}
	return nil
}

// reckoned reports whether a clause says that n times u is t: the three stand one after the
// other in it, each exact, and t is what it comes to "in all".
func (a *accounts) reckoned(n, u, t *claim) bool {
	i := slices.Index(a.all, u)
	return i > 0 && i+1 < len(a.all) && a.all[i-1] == n && a.all[i+1] == t && sentencesApart(n, t) == 0 && saidTogether(t) &&
		!slices.ContainsFunc([]*claim{n, u, t}, func(c *claim) bool { return c.Quantity.Bound != hearsay.Exactly }) &&
		!slices.ContainsFunc(a.all[:i-1], func(c *claim) bool { return sentencesApart(c, n) == 0 })
}

// totalOf reports whether t can be what u for each of some comes to.
func totalOf(t, u *claim) bool {
	return t != u && t.Quantity.Unit == u.Quantity.Unit && alike(t, u) && value(t).GreaterThan(*value(u)) &&
		(isMoney(u.Quantity.Unit) || value(u).GreaterThanOrEqual(five) && value(t).GreaterThanOrEqual(fifty))
}

// A product of smaller counts comes out by chance.
var five, fifty = decimal.NewFromInt(5), decimal.NewFromInt(50)

// bill holds two figures for each, of the sorts that their clauses name ("for each killed
// …, for each wounded …"), against a total behind them.
func (a *accounts) bill(u, v *claim) *balance {
	if u.Quantity.Unit != v.Quantity.Unit || sentencesApart(u, v) > 0 {
		return nil
	}
	n, m := a.sortCounted(u), a.sortCounted(v)
	if n == nil || m == nil || n == m {
		return nil
	}
	sum := value(n).Mul(*value(u)).Add(value(m).Mul(*value(v)))
	for _, t := range a.counts {
		if t.Quantity.Unit != u.Quantity.Unit || t.Span.Start < v.Span.End || sentencesApart(t, v) > nearby || !amounts(t, sum) {
			continue
		}
		return &balance{hearsay.FindingRateCheck, showValue(n) + "*" + showValue(u) + "+" + showValue(m) + "*" + showValue(v),
			fmt.Sprintf("derived: %s for each of %s and %s for each of %s is %s, which agrees with %s", told(u), told(n), told(v), told(m), group3(sum), told(t)), []*claim{n, u, m, v, t}}
	}
	return nil
}

// sortCounted returns the first count of those for each of whom u is: of the measure
// that a word behind "each" before it names.
func (a *accounts) sortCounted(u *claim) *claim {
	words := partyWords(textBefore(u, 3*partitive))
	i := len(words) - 1
	for i >= 0 && !everyOne[words[i]] {
		i--
	}
	if i < 0 {
		return nil
	}
	for _, n := range a.counts {
		if n.Quantity.Unit == "1" && n != u && slices.ContainsFunc(words[i:], func(w string) bool { return string(n.Measure) == w || n.Measure != "" && n.Measure == fates[w] }) {
			return n
		}
	}
	return nil
}

// fates are words for whom something was done to, with the measure that counts them.
var fates = map[string]hearsay.Measure{"dead": "killed", "deceased": "killed", "injured": "wounded", "hurt": "wounded"}

// forEach reports whether a figure is told for each of some.
func forEach(c *claim) bool {
	if c.Span.End > len(c.doc.Text) {
		return false
	}
	after := strings.Fields(strings.ToLower(textAfter(c, partitive)))
	for i, w := range after[:min(len(after), 3)] {
		w = strings.Trim(w, ",.;:)")
		if everyOne[w] || w == "apiece" {
			return true
		}
		if (w == "a" || w == "per") && i == 0 && len(after) > 1 && takers[strings.Trim(after[1], ",.;:)")] {
			return true
		}
		if strings.ContainsAny(after[i], ",.;:)") {
			break
		}
	}
	before := strings.Fields(strings.ToLower(textBefore(c, 3*partitive)))
	for i := len(before) - 1; i >= 0 && !strings.ContainsAny(before[i], ",.;:"); i-- {
		if everyOne[before[i]] || before[i] == "one" && i+1 < len(before) && (before[i+1] == "for" || before[i+1] == "per") {
			return true
		}
		if numeric(before[i]) {
			break
		}
	}
	return false
}

var (
	// everyOne are words that make a figure one for each.
	everyOne = set("each every")
	// takers are nouns behind "a" and "per" for whoever gets a share.
	takers = set("head person family household victim worker employee inhabitant resident capita pupil patient child")
)

// countOf reports whether n can be the number of those for each of whom u is.
func countOf(n, u *claim) bool {
	return n != u && n.Quantity.Unit == "1" && value(n).GreaterThan(decimal.NewFromInt(1)) && value(n).IsInteger() && (u.Quantity.Unit != "1" || countedClass(n) != countedClass(u) || bare(u))
}

// amounts reports whether a figure states what was derived, to its own digits and
// as far as its bound lets it.
func amounts(c *claim, derived decimal.Decimal) bool {
	v := *value(c)
	rounded := func() bool { return derived.Round(int32(-lastDigit(c))).Equal(v) }
	switch c.Quantity.Bound {
	case hearsay.MoreThan:
		return derived.GreaterThan(v) && derived.LessThan(v.Mul(decimal.New(11, -1)))
	case hearsay.LessThan:
		return derived.LessThan(v) && derived.GreaterThan(v.Mul(decimal.New(9, -1)))
	case hearsay.Exactly, hearsay.About, "":
		return rounded() && derived.Sub(v).Abs().LessThanOrEqual(v.Abs().Mul(decimal.New(5, -2)))
	}
	return false
}

// paces holds what is told for each day, week or month against the figure before it, which
// is of a time whose length is known: "27,000 in May, an average of 870 a day".
func (a *accounts) paces(rates []*claim) []balance {
	var out []balance
	for _, r := range rates {
		var best *claim
		for _, t := range a.all {
			if t.Span.End <= r.Span.Start && t.Quantity.Unit == r.Quantity.Unit && sentencesApart(t, r) <= 1 && apartBytes(t, r) < beside && alike(t, r) && value(t).GreaterThan(*value(r)) {
				best = t
			}
		}
		if best == nil || best.subject != "" && best.subject == r.subject && sphere(best.Measure) == sphere(r.Measure) && best.Period.Value != "" && !averaged(r) {
			continue // see rateChecks
		}
		all := lengths(best, r.Period.Per)
		i := slices.IndexFunc(all, func(n decimal.Decimal) bool { return amounts(r, value(best).DivRound(n, 2)) })
		verdict := "agrees"
		if i < 0 {
			if len(all) != 1 || !inOtherWords(best, r) {
				continue
			}
			i, verdict = 0, "does not agree"
		}
		each := value(best).DivRound(all[i], 2)
		out = append(out, balance{hearsay.FindingRateCheck, showValue(best) + "/" + all[i].String(),
			fmt.Sprintf("derived: %s in %s is %s %s, which %s with %s", told(best), spanOf(all[i], r.Period.Per), group3(each), showPer(r.Period.Per), verdict, told(r)), []*claim{best, r}})
	}
	return out
}

// inOtherWords reports whether the clause of a figure says that r is the same told by the day.
func inOtherWords(t, r *claim) bool {
	if sentencesApart(t, r) > 0 || t.Quantity.Bound != hearsay.Exactly || r.Quantity.Bound != hearsay.Exactly {
		return false
	}
	last := wordBefore(r, 1)
	return last == "or" || (last == "is" || last == "makes") && wordBefore(r, 2) == "which"
}

// averaged reports whether the words before a rate say that it is another figure told by the day: "an average of 870 a day".
func averaged(r *claim) bool {
	w := wordBefore(r, 1)
	if w == "of" {
		w = wordBefore(r, 2)
	}
	return w == "average" || w == "rate" || w == "mean" || w == "equivalent"
}

// lengths returns how many of the units of a rate the time of a total can have: as its
// period tells, or the word for a length in its sentence.
func lengths(t *claim, per string) (out []decimal.Decimal) {
	unit, ok := rateDays[per]
	if !ok {
		return nil
	}
	add := func(days ...int64) {
		for _, n := range days {
			if units := decimal.NewFromInt(n).DivRound(unit, 4); units.GreaterThan(decimal.NewFromInt(1)) {
				out = append(out, units)
			}
		}
	}
	switch {
	case t.Period.Type == hearsay.Interval && t.Period.Per == "P1W":
		add(7)
	case t.Period.Type == hearsay.Interval || t.Period.Type == hearsay.Cumulative:
		add(int64(days(t.Period)))
	}
	words := sentenceWords(t)
	for i, w := range words {
		if len(out) == 0 && i > 0 && (words[i-1] == "single" || words[i-1] == "one" || words[i-1] == "in" || words[i-1] == "last" || words[i-1] == "past") {
			switch w {
			case "month":
				add(31, 30, 28, 29)
			case "week":
				add(7)
			case "year":
				add(365, 366)
			}
		}
	}
	return out
}

// spanOf names a length of time in the units of a rate.
func spanOf(n decimal.Decimal, per string) string {
	return n.String() + " " + strings.TrimPrefix(strings.TrimPrefix(showPer(per), "an "), "a ") + "s"
}

// fractions holds a share in words against the figure that it is put beside and the
// whole: "640,000 euros, about a quarter of the sum", of what was told just before.
func (a *accounts) fractions() []balance {
	var out []balance
	for i, s := range a.all {
		if !inWords(s) || i == 0 || !putBeside(a.all[i-1], s) {
			continue
		}
		part := a.all[i-1]
		var whole *claim
		switch {
		case i+1 < len(a.all) && a.all[i+1].Span.Start < s.Span.End+len(" of the "):
			whole = a.all[i+1] // "a third of the 3.5 million"
		case i > 1 && sentencesApart(a.all[i-2], part) <= 1 && apartBytes(a.all[i-2], part) < beside:
			whole = a.all[i-2]
		}
		if whole == nil || part.Quantity.Unit != whole.Quantity.Unit || !value(whole).GreaterThan(*value(part)) || !alike(part, whole) {
			continue
		}
		share := value(part).DivRound(*value(whole), 4)
		if share.Sub(*value(s)).Abs().GreaterThan(value(s).Mul(fractionMargin[s.Quantity.Bound])) {
			continue
		}
		out = append(out, balance{hearsay.FindingShareCheck, showValue(s) + showValue(part) + showValue(whole),
			fmt.Sprintf("derived: %s of %s is %s %%, which agrees with %s", told(part), told(whole), percent(*value(part), *value(whole)), told(s)), []*claim{part, whole, s}})
	}
	return out
}

// fractionMargin is how far a fraction in words may be from what it stands for, by its bound and as a
// share of it; other bounds are open.
var fractionMargin = map[hearsay.Bound]decimal.Decimal{hearsay.Exactly: decimal.New(3, -2), hearsay.About: decimal.New(1, -1)}

// inWords reports whether a figure is a fraction that is spelt out: "about a quarter".
func inWords(c *claim) bool {
	return c.Quantity.Unit == "1" && value(c).IsPositive() && value(c).LessThan(decimal.NewFromInt(1)) && c.Span.End <= len(c.doc.Text) &&
		!strings.ContainsAny(c.Span.Of(c.doc.Text)[:min(c.Span.Len(), 8)], "0123456789")
}

// putBeside reports whether the share s, of something, stands behind a figure as another
// way to tell it: "640,000 euros, about a quarter of the sum".
func putBeside(part, s *claim) bool {
	if part.Span.End > s.Span.Start || s.Span.End > len(s.doc.Text) {
		return false
	}
	between := s.doc.Text[part.Span.End:s.Span.Start]
	of := strings.Contains(s.Span.Of(s.doc.Text), " of ") || strings.HasPrefix(textAfter(s, 4), " of ")
	return of && len(strings.Fields(between)) < 4 && strings.ContainsAny(between, ",(–—") && !strings.ContainsAny(between, ".;") && !strings.Contains(between, " and ")
}
