package quantity

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// sterling reports whether pounds are money here: a word of paying or a pound
// sign stands near. Without one they weigh, since sums are mostly written with
// the sign or in millions.
func (p *parser) sterling(from, next int) bool {
	if p.low(next) == "sterling" {
		return true
	}
	for k := max(0, from-8); k < min(next+6, len(p.lex)); k++ {
		if paying[p.low(k)] {
			return true
		}
	}
	return false
}

// paying are words of money.
var paying = set("£ cost costs costing pay pays paid paying price priced prices worth fine fined earn earns earned spend spent sell sold buy bought bid salary wage wages tax budget fee fees bill fund funding loan debt money pence")

// materials are what is weighed in pounds, however many there are.
var materials = set(`meat beef pork chicken fish food rice corn wheat grain flour sugar salt coffee tea fruit potatoes cheese butter milk waste trash garbage rubbish plastic
	paper steel iron copper gold silver aluminum aluminium uranium coal sand rock rubble concrete water ice fuel explosives explosive dynamite ammunition cargo payload
	cocaine heroin marijuana cannabis fentanyl methamphetamine drugs fertilizer fertiliser carbon ammonium debris equipment supplies weight produce pesticide chemicals`)

// smallMoney reads the cents behind dollars: "3 dollars and 50 cents".
func (p *parser) smallMoney(i int, unit string) (decimal.Decimal, int) {
	if len(unit) != 3 || p.lexKindAt(i-1) != lex.Word && signs[p.low(i-1)] == "" {
		return decimal.Decimal{}, 0
	}
	if p.low(i) == "and" {
		i++
	}
	if v, ok := smallNumber(p.low(i)); ok && len(p.low(i)) == 2 && p.lexKindAt(i-1) == lex.Word && p.closed(i+1) && p.low(i+1) != "%" && p.low(i+1) != "-" { // "15 dollars 50"
		return decimal.New(v, -2), i + 1
	}
	if v, n, _, ok := p.integer(i); ok && v.LessThan(hundred) && v.GreaterThanOrEqual(decimal.NewFromInt(10)) && p.low(i-1) != "and" && p.closed(n) { // "thirteen dollars forty-five"
		return v.Shift(-2), n
	}
	m, ok := p.magnitude(i)
	if !ok || m.currency != "" || m.value.GreaterThan(decimal.NewFromInt(99)) {
		return decimal.Decimal{}, 0
	}
	u, next := p.unit(m.next, m)
	if base, _, ok := strings.Cut(u, "_"); !ok || base != unit {
		return decimal.Decimal{}, 0
	}
	return m.value.Shift(-2), next
}

// inches reads the inches behind feet: "5 feet 2 inches", "5 ft 2 in".
func (p *parser) inches(i int, unit string) (decimal.Decimal, int) {
	if unit != "[ft_i]" {
		return decimal.Decimal{}, 0
	}
	if p.low(i) == "and" {
		i++
	}
	v, ok := smallNumber(p.low(i))
	if w := p.low(i + 1); !ok || v > 11 || w != "inches" && w != "inch" && (w != "in" || p.lexKindAt(i-1) != lex.Word) {
		return decimal.Decimal{}, 0
	}
	return decimal.NewFromInt(v).DivRound(decimal.NewFromInt(12), 6), i + 2
}

// lesserTimes are the units that end a time begun in a larger one, and how many of them
// that has.
var lesserTimes = map[string]struct {
	unit  string
	parts decimal.Decimal
}{"h": {"min", decimal.NewFromInt(60)}, "min": {"s", decimal.NewFromInt(60)}, "a": {"mo", decimal.NewFromInt(12)}}

// lesserTime reads the minutes behind hours, the seconds behind minutes and the months behind
// years: "nine minutes and 46 seconds".
func (p *parser) lesserTime(i int, unit string) (v decimal.Decimal, u string, next int) {
	lesser, ok := lesserTimes[unit]
	if !ok {
		return v, "", 0
	}
	if p.low(i) == "," {
		i++
	}
	if p.low(i) == "and" {
		i++
	}
	v, next = decimal.Decimal{}, i+1
	if n, small := smallNumber(p.low(i)); small && p.lexKindAt(i) == lex.Number {
		v = decimal.NewFromInt(n)
	} else if v, next, _, ok = p.integer(i); !ok {
		return v, "", 0
	}
	if units[p.low(next)] != lesser.unit || !v.LessThan(lesser.parts) || lesser.unit == "mo" && p.daysAt(next+1) {
		return v, "", 0
	}
	return v, lesser.unit, next + 1
}

// daysAt reports whether a list of times goes on at lexeme i: ", 14 days".
func (p *parser) daysAt(i int) bool {
	for p.low(i) == "," || p.low(i) == "and" {
		i++
	}
	_, next, _, ok := p.integer(i)
	if _, small := smallNumber(p.low(i)); small && !ok {
		next, ok = i+1, true
	}
	return ok && units[p.low(next)] == "d"
}

// grand reports whether "grand" at lexeme i are thousands of dollars, as people say it: no
// noun follows that it would go with, as in "two grand juries".
func (p *parser) grand(i int) bool {
	return p.low(i) == "grand" && p.text[p.lex[i].Start] == 'g' && (p.closed(i+1) || afterSlang[p.low(i+1)])
}

// afterSlang are words behind a sum that ends its phrase.
var afterSlang = set("to on for a an per each in at from by of and or but more less over worth if when every back this last next than as off out up down into with before after because")

// metricBehind reports whether the tons before lexeme i are given again in metric ones:
// "2,300 tons (2,095 metric tons)", "2,750 tons, or 2,500 metric tons". They are short tons.
func (p *parser) metricBehind(i int) bool {
	if p.low(i) == "," {
		i++
	}
	if p.low(i) != "(" && p.low(i) != "or" || p.lexKindAt(i+1) != lex.Number {
		return false
	}
	for k := i + 2; k < i+4; k++ { // "2.1 million metric tons"
		switch w := p.low(k); {
		case w == "metric", w == "tonnes":
			return true
		case scales[w].IsZero():
			return false
		}
	}
	return false
}

// each reads "a share", "per barrel", "-a-share" behind an amount.
func (p *parser) each(i int) string {
	if p.low(i) == "-" && p.low(i+1) == "a" && p.low(i+2) == "-" {
		i++
	}
	w := p.low(i)
	next := i + 1
	if p.low(next) == "-" {
		next++
	}
	switch noun := p.low(next); {
	case p.lexKindAt(next) != lex.Word || periodsOfRate[noun] != "":
	case w == "per", (w == "a" || w == "an") && eaches[noun]:
		return noun
	}
	return ""
}

// eaches are nouns that make a rate after "a".
var eaches = set("share barrel dozen head ton tonne gallon litre liter pound kilo kilogram ounce piece person mile kilometre kilometer bushel bottle ticket unit")

// backwards reports whether the word at lexeme i makes a point in time of the length of
// time before it: "up from 9 a year earlier".
func (p *parser) backwards(i int) bool {
	switch p.low(i) {
	case "ago", "earlier", "later":
		return true
	case "before":
		return p.lexKindAt(i+1) != lex.Word
	}
	return false
}

// rate reads "a day", "per week", "daily" after the number, also behind what is
// counted ("1,000 people a day": up to three words between).
func (p *parser) rate(i int) (string, hearsay.Span, int) {
	if p.low(i) == "of" && (p.low(i+1) == "an" || p.low(i+1) == "a") {
		return "", hearsay.Span{}, i // "a quarter of an hour" is no rate
	}
	if p.low(i) == "(" { // "€350 million ($410 million) a year"
		for k := i + 1; k < min(i+8, len(p.lex)); k++ {
			if p.low(k) != ")" {
				continue
			}
			if w := p.low(k + 1); w == "a" || w == "per" {
				if per := periodsOfRate[p.low(k+2)]; per != "" {
					return per, hearsay.Span{Start: p.lex[k+1].Start, End: p.lex[k+2].End}, i
				}
			}
			break
		}
	}
	for k := i; k < min(i+4, len(p.lex)); k++ {
		if p.lex[k].Kind != lex.Word {
			if p.low(k) == "/" && periodsOfRate[p.low(k+1)] != "" {
				return periodsOfRate[p.low(k+1)], hearsay.Span{Start: p.lex[k].Start, End: p.lex[k+1].End}, k + 2
			}
			break
		}
		if w := p.low(k); w == "a" || w == "an" || w == "per" || w == "each" || w == "every" {
			if per := periodsOfRate[p.low(k+1)]; per != "" && !p.backwards(k+2) && (p.low(k+1) != "second" || w == "per" || p.loose(k+2)) {
				next := i
				if k == i {
					next = k + 2
				}
				return per, hearsay.Span{Start: p.lex[k].Start, End: p.lex[k+1].End}, next
			}
			break
		}
		if per := adverbsOfRate[p.low(k)]; per != "" {
			return per, hearsay.Span{Start: p.lex[k].Start, End: p.lex[k].End}, i
		}
	}
	return "", hearsay.Span{}, i
}

// loose reports whether what begins at lexeme i does not belong to a "second" before it:
// "10 metres a second", and not "31 percent had a second job".
func (p *parser) loose(i int) bool {
	return i >= len(p.lex) || p.lex[i].Kind != lex.Word && p.low(i) != "-" || behindRates[p.low(i)]
}

// behindRates are words that follow a length of time and are not what it counts.
var behindRates = set("and or but in at on of from to for as by with when while where during before after until than through across over under above below is was are were has have had it they he she that which into out down up compared or more less faster slower")
