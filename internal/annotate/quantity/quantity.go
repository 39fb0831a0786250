// Package quantity reads the quantities of a text: numbers in figures and
// words with their bound, unit and rate.
//
// [Read] makes one pass over a sentence with tables and no regular expression.
// It reads what is a number as a number; whether the number claims anything is
// for package claim to say.
package quantity

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// Found is a quantity with what claims are made from.
type Found struct {
	// Quantity has the words from the bound to the unit in its Span, without
	// what is counted, which takes a parse to tell.
	hearsay.Quantity
	// Number is the number alone, as in "35,000" or "half a million".
	Number hearsay.Span
	// Per is the ISO 8601 duration of a rate ("a day": P1D), PerSpan its words.
	Per     string
	PerSpan hearsay.Span
	// Each is what an amount is for one of, besides time: "share" in "98
	// dollars a share", "capita", "barrel".
	Each string
	// Vague is set where the text gives no number: "dozens", "thousands".
	Vague bool
	// Words is set where the number is written in words alone.
	Words bool
	// Share is set for fractions: "a third", "half".
	Share bool
	// Kind says what the number is for.
	Kind Kind
	// Change is the direction of a change by this amount ("rose 5 %", "down
	// 3 points"), "" if there is none. "Rose to 5 %" states a level.
	Change Change
}

// Kind says what a number is for.
type Kind uint8

// Kinds of numbers.
const (
	Amount Kind = iota // counts or measures
	Age                // says how old: "34-year-old"
	Single             // picks one out: "one of the guards", "one day"
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Read returns the amounts in text[within.Start:within.End], in order of place
// and without overlap.
func Read(text string, within hearsay.Span) []Found {
	out := All(text, within)
	return slices.DeleteFunc(out, func(f Found) bool { return f.Kind != Amount })
}

// All returns the numbers of every [Kind]. Ordinals and the numbers of dates,
// names, addresses and scores are left out.
func All(text string, within hearsay.Span) []Found {
	return Of(text, lex.Cut(text, within.Start, within.End))
}

// Of returns the numbers in lexemes of text, as [All] does.
func Of(text string, lexemes []lex.Lexeme) []Found {
	p := parser{text: text, lex: lexemes}
	var out []Found
	for i := 0; i < len(p.lex); {
		if p.lex[i].Kind == lex.Word && !openers[p.lex[i].Low] {
			i++
			continue
		}
		f, next, ok := p.quantity(i)
		if !ok {
			i++
			continue
		}
		if n := len(out); n > 0 && out[n-1].End <= f.Start && joined(text[out[n-1].End:f.Start]) && out[n-1].meets(&f) {
			out[n-1].End, out[n-1].Number.End = f.End, f.Number.End
			i, p.done = next, next
			continue
		}
		out = append(out, f)
		i, p.done = next, next
	}
	return out
}

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

type parser struct {
	text string
	// second is set while the second number of a range is read: a dash may
	// stand against it.
	second bool
	done   int // lexemes before it belong to quantities already read
	lex    []lex.Lexeme
}

// low returns the lower-case form of lexeme i, "" past the end.
func (p *parser) low(i int) string {
	if i < 0 || i >= len(p.lex) {
		return ""
	}
	return p.lex[i].Low
}

// magnitude is a number as it is being read.
type magnitude struct {
	value       decimal.Decimal
	from, next  int // lexemes
	vague       bool
	words       bool
	share       bool
	scaled      bool // a scale word or letter was read
	bare        bool // plain digits
	currency    string
	currencyPos int // first lexeme of the currency sign
}

// quantity reads a quantity whose number begins at lexeme i, or whose range
// word ("between", "from") does.
func (p *parser) quantity(i int) (Found, int, bool) {
	if l := p.low(i); l == "between" || l == "from" {
		if f, next, ok := p.rangeOf(i+1, i, l); ok {
			return f, next, true
		}
		return Found{}, i, false
	}
	return p.rangeOf(i, i, "")
}

// rangeOf reads one number, or two that make a range. open is the word that
// announced a range.
func (p *parser) rangeOf(i, from int, open string) (Found, int, bool) {
	a, ok := p.magnitude(i)
	if !ok {
		return Found{}, i, false
	}
	f := Found{Vague: a.vague, Words: a.words, Share: a.share}
	low, high := a.value, a.value
	next := a.next
	unitA := a
	isRange := false
	if b, ok := p.rangeEnd(a, open); ok {
		if b.value.GreaterThanOrEqual(a.value) || b.scaled && !a.scaled {
			low, high, next, isRange = a.value, b.value, b.next, true
			if b.scaled && !a.scaled { // "5 to 7 million"
				factor := p.lastScale(b)
				low = low.Mul(factor)
			}
			f.Words = a.words && b.words
			if unitA.currency == "" {
				unitA.currency = b.currency
			}
		}
	}
	if open != "" && !isRange {
		return Found{}, i, false
	}
	if isRange && a.bare && a.next == i+1 && p.yearLike(a) && high.LessThan(decimal.NewFromInt(2100)) {
		return Found{}, i, false // "between 1600 and 1900", "2019-20"
	}
	if !isRange {
		f.Kind, ok = p.kind(a)
		if !ok {
			return Found{}, i, false
		}
	}
	start := a.from
	if open != "" {
		start = from
	}
	f.Number = hearsay.Span{Start: p.lex[a.from].Start, End: p.lex[next-1].End}
	if a.currency != "" && a.currencyPos < a.from {
		start = min(start, a.currencyPos)
	}
	f.Unit = unitA.currency
	if f.Unit == "" {
		f.Unit, next = p.unit(next, a)
	} else if c := p.low(next); codes[c] || currencies[c] != "" {
		next++
	}
	if s, ok := scales[p.low(next)]; ok && !letterScales[p.low(next)] && len(f.Unit) == 3 && codes[p.low(next-1)] { // "75 USD million"
		low, high, next = low.Mul(s), high.Mul(s), next+1
	}
	if w := p.low(next); f.Unit == "" && len(w) == 4 && w[0] == 'm' && codes[w[1:]] && p.text[p.lex[next].Start] == 'M' { // "30 MUSD"
		low, high, f.Unit, next = low.Shift(6), high.Shift(6), codeOf(w[1:]), next+1
	}
	if f.Unit == "" {
		f.Unit = "1"
		if f.Kind == Age {
			f.Unit = "a"
		}
	}
	if f.Unit == "GBP" && (p.low(next-1) == "pounds" || p.low(next-1) == "pound") && !unitA.scaled && !p.sterling(i, next) {
		f.Unit = "[lb_av]"
	}
	var cents bool
	if base, sub, ok := strings.Cut(f.Unit, "_"); ok && !strings.HasPrefix(f.Unit, "[") {
		f.Unit, cents = base, sub != ""
	}
	if cents {
		low, high = low.Shift(-2), high.Shift(-2)
	} else if small, n := p.inches(next, f.Unit); n > 0 && !isRange {
		low, high, next = low.Add(small), high.Add(small), n
	} else if small, n := p.smallMoney(next, f.Unit); n > 0 && !isRange {
		low, high, next = low.Add(small), high.Add(small), n
	}
	bound, at := hearsay.Bound(""), start
	if !isRange || open == "" {
		bound, at = boundAfterLexeme(p.lex, start, p.done)
	}
	if bound == "" || bound == hearsay.About || bound == hearsay.Exactly {
		if b, n := p.boundAfter(next); b != "" {
			bound, next = b, next+n
		}
	}
	f.setBound(bound, low, high, isRange)
	f.Change = p.change(at, next)
	if f.Kind != Age && f.Unit != "1" {
		if n := p.age(next, f.Unit); n > 0 {
			f.Kind, next = Age, next+n
		}
	}
	f.Span = hearsay.Span{Start: p.lex[at].Start, End: p.lex[next-1].End}
	f.Each = p.each(next)
	f.Per, f.PerSpan, next = p.rate(next)
	if f.Per != "" && f.PerSpan.Start == p.lexStart(next-2) {
		f.Span.End = f.PerSpan.End
	}
	return f, next, true
}

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

// smallMoney reads the cents behind dollars: "3 dollars and 50 cents".
func (p *parser) smallMoney(i int, unit string) (decimal.Decimal, int) {
	if len(unit) != 3 || p.lexKindAt(i-1) != lex.Word {
		return decimal.Decimal{}, 0
	}
	if p.low(i) == "and" {
		i++
	}
	if v, ok := smallNumber(p.low(i)); ok && len(p.low(i)) == 2 && p.closed(i+1) && p.low(i+1) != "%" && p.low(i+1) != "-" { // "15 dollars 50"
		return decimal.New(v, -2), i + 1
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

func (p *parser) lexKindAt(i int) lex.Kind {
	if i < 0 || i >= len(p.lex) {
		return lex.Symbol
	}
	return p.lex[i].Kind
}

func (p *parser) lexStart(i int) int {
	if i < 0 || i >= len(p.lex) {
		return -1
	}
	return p.lex[i].Start
}

// setBound fills the interval.
func (f *Found) setBound(b hearsay.Bound, low, high decimal.Decimal, isRange bool) {
	f.Low, f.High = &low, &high
	switch {
	case isRange && (b == "" || b == hearsay.About || b == hearsay.Exactly):
		f.Bound = hearsay.Between
		return
	case b == "" && f.Vague:
		b = hearsay.AtLeast
	case b == "":
		b = hearsay.Exactly
	}
	f.Bound = b
	switch b {
	case hearsay.MoreThan, hearsay.AtLeast:
		f.High = nil
	case hearsay.LessThan, hearsay.AtMost:
		f.Low = nil
		if isRange {
			f.High = &high
		}
	}
}

// rangeEnd reads the second number of a range after a.
func (p *parser) rangeEnd(a magnitude, open string) (magnitude, bool) {
	if a.vague || a.share {
		return magnitude{}, false
	}
	link := p.low(a.next)
	if a.currency == "" && (link == "%" || p.lexKindAt(a.next) == lex.Word && units[link] != "") { // "5 km to 7 km", "5% to 10%"
		u, n := p.unit(a.next, a)
		if u != "" && (p.low(n) == "to" || p.low(n) == "and" && open == "between" || p.low(n) == "-") && open != "from" && p.low(a.from-1) != "by" {
			p.second = true
			b, ok := p.magnitude(n + 1)
			p.second = false
			if v, _ := p.unit(b.next, b); ok && v == u && b.value.GreaterThan(a.value) && !b.vague {
				return b, true
			}
		}
	}
	switch {
	case link == "and" && open == "between", link == "to" && open != "between":
	case link == "-" && a.next < len(p.lex) && open == "":
		if p.lex[a.next].Space != (a.next+1 < len(p.lex) && p.lex[a.next+1].Space) {
			return magnitude{}, false // a dash, or a sign
		}
	case link == "through" && open != "between" && a.bare, link == "~" && open == "" && a.bare:
	case link == "or" && open == "" && (a.bare || a.words):
	default:
		return magnitude{}, false
	}
	p.second = true
	b, ok := p.magnitude(a.next + 1)
	p.second = false
	if !ok || b.vague || b.share {
		return magnitude{}, false
	}
	if link == "-" && !a.scaled && !b.scaled && a.bare && b.bare && p.score(a, b) {
		return magnitude{}, false
	}
	if link == "or" && b.value.LessThanOrEqual(a.value) {
		return magnitude{}, false
	}
	if link == "to" && (p.low(a.from-1) == "by" || p.low(a.currencyPos-1) == "by") && (a.scaled || a.currency != "") {
		return magnitude{}, false // "by $43 million to $419 million"
	}
	if link == "to" && a.bare && !b.bare && p.year(a) || link == "to" && p.year(a) && b.scaled {
		return magnitude{}, false // "rose in 2018 to 3.9 million"
	}
	if link == "to" && open == "" && b.value.LessThanOrEqual(a.value) && !b.scaled {
		return magnitude{}, false // a score, odds or a fall
	}
	return b, true
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

// boundAfter reads a bound behind the number.
func (p *parser) boundAfter(i int) (hearsay.Bound, int) {
	if b, ok := boundsAfter[p.low(i)+" "+p.low(i+1)]; ok {
		return b, 2
	}
	if p.low(i) == "-" && p.low(i+1) == "plus" {
		return hearsay.AtLeast, 2
	}
	if b, ok := boundsAfter[p.low(i)]; ok && (p.low(i) == "+" && !p.lex[i].Space) {
		return b, 1
	}
	return "", 0
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

// rate reads "a day", "per week", "daily" after the number, also behind what is
// counted ("1,000 people a day": up to three words between).
func (p *parser) rate(i int) (string, hearsay.Span, int) {
	for k := i; k < min(i+4, len(p.lex)); k++ {
		if p.lex[k].Kind != lex.Word {
			if p.low(k) == "/" && periodsOfRate[p.low(k+1)] != "" {
				return periodsOfRate[p.low(k+1)], hearsay.Span{Start: p.lex[k].Start, End: p.lex[k+1].End}, k + 2
			}
			break
		}
		if w := p.low(k); w == "a" || w == "an" || w == "per" || w == "each" || w == "every" {
			if per := periodsOfRate[p.low(k+1)]; per != "" {
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
