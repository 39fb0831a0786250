package quantity

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// factors are words for how many times as much something is.
var factors = map[string]decimal.Decimal{
	"twice": decimal.NewFromInt(2), "double": decimal.NewFromInt(2), "thrice": decimal.NewFromInt(3), "triple": decimal.NewFromInt(3), "treble": decimal.NewFromInt(3), "quadruple": decimal.NewFromInt(4),
	"half":    decimal.New(5, -1),
	"twofold": decimal.NewFromInt(2), "threefold": decimal.NewFromInt(3), "fourfold": decimal.NewFromInt(4), "fivefold": decimal.NewFromInt(5), "sixfold": decimal.NewFromInt(6),
	"sevenfold": decimal.NewFromInt(7), "eightfold": decimal.NewFromInt(8), "ninefold": decimal.NewFromInt(9), "tenfold": decimal.NewFromInt(10), "hundredfold": decimal.NewFromInt(100),
}

// multiple reads the factor at lexeme i: "twice the average", "double what it paid",
// "half that". "Twice a day" tells how often, and a verb what is to come ("to double
// the budget").
func (p *parser) multiple(i int) (Found, int, bool) {
	w := p.low(i)
	factor, ok := factors[w]
	if !ok {
		return Found{}, i, false
	}
	if strings.HasSuffix(w, "fold") {
		return p.factor(i, i+1, factor), i + 1, true
	}
	next, back := i+1, false
	switch of := p.low(next); {
	case of == "that" && (p.closed(next+1) || afterThat[p.low(next+1)]):
		next, back = next+1, true
	case of == "that" && amounts[p.low(next+1)]:
		next, back = next+2, true
	case w == "half" && of == "as" && graded[p.low(next+1)]:
		if p.low(next+2) == "again" { // "half as much again"
			factor, next = decimal.New(15, -1), next+3
		}
	case w == "half", !multiplied[of] && !(of == "as" && w == "twice") && !p.genitive(next), (w == "twice" || w == "thrice") && of == "the" && whenTold[p.low(next+1)]:
		return Found{}, i, false
	}
	if w != "twice" && w != "thrice" && w != "half" && !p.standsAsFactor(i) {
		return Found{}, i, false
	}
	f := p.factor(i, next, factor)
	f.Back = back
	return f, next, true
}

// genitive reports whether whose number is multiplied begins at lexeme i: "double last
// year's total", "nearly twice Norway's".
func (p *parser) genitive(i int) bool {
	for k := i; k < i+maxOwner && p.lexKindAt(k) == lex.Word; k++ {
		if strings.HasSuffix(p.low(k), "'s") || strings.HasSuffix(p.low(k), "s'") {
			return true
		}
	}
	return false
}

// maxOwner is of how many words those may be whose number is multiplied.
const maxOwner = 4

// factor returns the multiple that lexemes [i, next) tell.
func (p *parser) factor(i, next int, factor decimal.Decimal) Found {
	f := Found{Words: true, Kind: Multiple}
	f.Unit = "1"
	f.Number = hearsay.Span{Start: p.lex[i].Start, End: p.lex[next-1].End}
	bound, at := boundAfterLexeme(p.lex, i, p.done)
	f.setBound(bound, factor, factor, false)
	f.Span = hearsay.Span{Start: p.lex[at].Start, End: f.Number.End}
	return f
}

// standsAsFactor reports whether "double" at lexeme i is no verb: a bound, a mark, a form
// of "be", a preposition or a price stands before it.
func (p *parser) standsAsFactor(i int) bool {
	b, _ := boundBefore(p.lex, i)
	return b != "" || i > 0 && p.lex[i-1].Kind == lex.Symbol || beforeFactor[p.low(i-1)]
}

var (
	// afterThat are words behind a "that" that stands alone.
	afterThat = set("and but or by in on at for from to with a per each every when while if last this next again now today")
	// amounts are nouns for the number told last.
	amounts = set("many much number figure amount sum total count level rate price")
	// graded are words between "half as" and what is halved.
	graded = set("much many often likely big large long high low fast far old deep wide strong good expensive")
	// multiplied are words with which begins what a factor multiplies.
	multiplied = set("the its his her their our my your what that")
	// whenTold are words behind "the" with which a time begins: "twice the other day".
	whenTold = set("other day night week weekend month year season")
	// beforeFactor are words behind which "double" is no verb.
	beforeFactor = set("is are was were be been being at for of from with pay pays paid paying cost costs charge charges charged earn earns earned now still even only")
)
