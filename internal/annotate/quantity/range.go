package quantity

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// joined reports whether the words between two bounds make one range of them:
// "more than 10 and less than 20".
func joined(between string) bool {
	switch strings.TrimSpace(between) {
	case "and", "but", ",", ", and", ", but":
		return true
	}
	return false
}

// meets makes a range of a lower and an upper bound, in either order; false if
// they are none.
func (f *Found) meets(g *Found) bool {
	switch {
	case f.Low != nil && f.High == nil && g.Low == nil && g.High != nil && f.Low.LessThan(*g.High):
		f.High = g.High
	case f.Low == nil && f.High != nil && g.Low != nil && g.High == nil && g.Low.LessThan(*f.High):
		f.Low = g.Low
	default:
		return false
	}
	if f.Unit == "1" {
		f.Unit = g.Unit
	}
	f.Bound = hearsay.Between
	return true
}

// rangeEnd reads the second number of a range after a.
func (p *parser) rangeEnd(a magnitude, open string) (magnitude, bool) {
	if a.vague || a.share && open != "between" {
		return magnitude{}, false
	}
	link, behind := p.low(a.next), a.next+1
	if a.currency == "" && (link == "%" || p.lexKindAt(a.next) == lex.Word && units[link] != "") { // "5 km to 7 km", "5% to 10%"
		u, n := p.unit(a.next, a)
		if u != "" && (p.low(n) == "to" || p.low(n) == "and" && open == "between" || p.low(n) == "-") && open != "from" && p.low(a.from-1) != "by" {
			p.second = true
			b, ok := p.magnitude(p.overBound(n + 1))
			p.second = false
			if u == "%" && p.contested(a.from) || p.low(n) == "to" && p.apart && p.movedFrom(a.from-1) {
				return magnitude{}, false
			}
			if v, _ := p.unit(b.next, b); ok && v == u && b.value.GreaterThan(a.value) && !b.vague {
				return b, true
			}
		}
	}
	switch {
	case link == "and" && open == "between", link == "to" && open != "between":
	case link == "-" && a.next < len(p.lex) && open == "":
		if p.lex[a.next].Space != (a.next+1 < len(p.lex) && p.lex[a.next+1].Space) && !p.looseRange(a) {
			return magnitude{}, false // a dash, or a sign
		}
	case link == "through" && open != "between" && a.bare, link == "~" && open == "" && a.bare:
	case link == "or" && open == "" && (a.bare || a.words):
	case link == "," && open == "" && (a.bare || a.words) && unsure[p.low(a.next+1)]: // "five, maybe six"
		behind++
	default:
		return magnitude{}, false
	}
	if link == "to" && open == "from" {
		behind = p.overBound(behind)
	}
	p.second = true
	b, ok := p.magnitude(behind)
	p.second = false
	if !ok || b.vague || b.share != a.share {
		return magnitude{}, false
	}
	if link == "-" && !a.scaled && !b.scaled && a.bare && b.bare && p.score(a, b) {
		return magnitude{}, false
	}
	if link == "to" && p.apart && (p.movedFrom(a.from-1) || open != "from" && p.bounded(a)) {
		return magnitude{}, false // "rose from 31 to 43", "fell by more than 31 to 43": how much or from where, and to where
	}
	if link == "to" && p.apart && a.currency != "" && b.currency != "" && p.changedBy(a) {
		return magnitude{}, false // "gained $3.85 to $90.60"
	}
	if link == "to" && p.apart && p.low(a.from-1) == "by" && changes[p.low(a.from-2)] != "" && b.value.GreaterThan(a.value.Mul(manifold)) {
		return magnitude{}, false // "rose by 12 to 340": a step of 5 to 10 is a range
	}
	if (link == "or" || link == ",") && (b.value.LessThanOrEqual(a.value) || p.low(a.from-1) == "either") {
		return magnitude{}, false
	}
	if link == "to" && (p.low(a.from-1) == "by" || p.low(a.currencyPos-1) == "by") && (a.scaled || a.currency != "") {
		return magnitude{}, false // "by $43 million to $419 million"
	}
	if months[p.low(a.from-1)] && a.bare && a.value.LessThan(decimal.NewFromInt(32)) {
		return magnitude{}, false // "from 46 percent on May 14 to 55 percent"
	}
	if link == "to" && a.bare && (!b.bare || b.currency != a.currency) && p.year(a) || link == "to" && p.year(a) && (b.scaled || strings.Contains(p.low(b.from), ",")) {
		return magnitude{}, false // "rose in 2018 to 3.9 million", "fell … in 2018 to 2,164"
	}
	if link == "to" && open == "" && b.value.LessThanOrEqual(a.value) && !b.scaled {
		return magnitude{}, false // a score, odds or a fall
	}
	return b, true
}

// movedFrom reports whether a "from" stands at lexeme i, or before the bound or
// sign there, and a word of change right before it.
func (p *parser) movedFrom(i int) bool {
	for k := 0; k < 3 && i > 0 && p.low(i) != "from"; k++ {
		i--
	}
	if i < 1 || p.low(i) != "from" {
		return false
	}
	if spread[p.low(i-1)] {
		return false
	}
	for k := i - 1; k >= 0 && k > i-14 && p.lexKindAt(k) == lex.Word; k-- { // "boost the number of places from 70 to 85"
		if w := p.low(k); changes[w] != "" && !restful[w] || raised[w] {
			return true
		}
	}
	return false
}

// changedBy reports whether a word of change stands right before the sum, or before its
// bound: "gained $4", "rose as much as $6".
func (p *parser) changedBy(a magnitude) bool {
	_, at := boundBefore(p.lex, min(a.from, a.currencyPos))
	return changes[p.low(at-1)] != "" || p.low(at-1) == "on" && puts[p.low(at-2)]
}

// manifold is how many times the smaller end of a range of steps the larger one may be.
var manifold = decimal.NewFromInt(4)

// overBound returns the lexeme behind the words of a bound at lexeme i: "from $8,000 to more
// than $20,000".
func (p *parser) overBound(i int) int {
	at := i
	for at < i+3 && secondBounds[p.low(at)] {
		at++
	}
	return at
}

// secondBounds are words of bounds before the second number of a range.
var secondBounds = set("more than over about around nearly almost roughly well as much many up to")

// contested reports whether a word by which one side is ahead of another stands before
// lexeme i in its clause: "she trails 39 percent to 52 percent" has two shares and no range.
func (p *parser) contested(i int) bool {
	for k := i - 1; k >= 0 && k > i-14 && p.lexKindAt(k) == lex.Word; k-- {
		if contests[p.low(k)] {
			return true
		}
	}
	return false
}

// contests are words by which one side is ahead of another.
var contests = set("lose loses lost losing trail trails trailed trailing lead leads led leading beat beats beating win wins won winning edge edges edged defeat defeats defeated ahead behind")

// unsure are words before the second of two numbers of which either may be.
var unsure = set("maybe perhaps possibly")

// months are names of months before their days.
var months = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sept oct nov dec")

// puts are forms of "put", which with "on" says that something rose.
var puts = set("put puts putting")

// bounded reports whether a word that bounds the number from one side stands
// before it.
func (p *parser) bounded(a magnitude) bool {
	at := a.from
	if a.currency != "" && a.currencyPos >= 0 && a.currencyPos < at {
		at = a.currencyPos
	}
	switch b, _ := boundBefore(p.lex, at); b {
	case hearsay.MoreThan, hearsay.AtLeast, hearsay.LessThan:
		return true
	}
	return false
}

// spread are words before "from" that lead into a range; restful are words of
// change that also say how things are.
var (
	spread  = set("range ranges ranged ranging varies vary varied varying anywhere")
	restful = set("up down more less lower higher cut add adds added")
)

// raised are verbs besides those of change that lead from one level to another.
var raised = set("went go goes revised moved changed upgraded downgraded boost boosts boosted boosting expand expanded expanding double doubles doubled doubling triple triples tripled tripling treble trebled quadruple quadrupled halve halves halved halving swell swells swelled quintupled")

// looseRange reports whether the dash behind a plain number is that of a range
// though a space stands before it alone: a larger number in a unit of length,
// weight or volume follows, which is never negative ("75 -300mm").
func (p *parser) looseRange(a magnitude) bool {
	at := a.next + 1
	if !a.bare || a.scaled || at+1 >= len(p.lex) || p.lex[at].Kind != lex.Number || p.lex[at].Space {
		return false
	}
	v, ok := parseDigits(p.low(at))
	if !ok || !v.GreaterThan(a.value) {
		return false
	}
	switch units[p.low(at+1)] {
	case "mm", "cm", "m", "km", "g", "kg", "mL", "L", "t":
		return !letterScales[p.low(at+1)] || p.metres(at+1)
	}
	return false
}

// score reports whether two small numbers with a dash are a result of a game
// or a vote rather than a range: the second is not the larger.
func (p *parser) score(a, b magnitude) bool { return b.value.LessThanOrEqual(a.value) }

// lastScale returns the scale that ended a number.
func (p *parser) lastScale(m magnitude) decimal.Decimal {
	if s, ok := scales[p.low(m.next-1)]; ok {
		return s
	}
	return decimal.NewFromInt(1)
}
