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
	// Back is set for a multiple of the number told last: "half that".
	Back bool
	// Change is the direction of a change by this amount ("rose 5 %", "down
	// 3 points"), "" if there is none. "Rose to 5 %" states a level.
	Change Change
}

// Kind says what a number is for.
type Kind uint8

// Kinds of numbers.
const (
	Amount   Kind = iota // counts or measures
	Age                  // says how old: "34-year-old"
	Single               // picks one out: "one of the guards", "one day"
	Multiple             // says how many times as much: "twice the average"
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
	out := read(text, lex.Cut(text, within.Start, within.End), true)
	return slices.DeleteFunc(out, func(f Found) bool { return f.Kind != Amount })
}

// WithSingles returns what [Read] does, the numbers that pick one out, and multiples.
func WithSingles(text string, within hearsay.Span) []Found {
	out := read(text, lex.Cut(text, within.Start, within.End), true)
	return slices.DeleteFunc(out, func(f Found) bool { return f.Kind == Age })
}

// All returns the numbers of every [Kind] but multiples. Ordinals and the numbers of dates,
// names, addresses and scores are left out.
func All(text string, within hearsay.Span) []Found {
	return Of(text, lex.Cut(text, within.Start, within.End))
}

// Of returns the numbers in lexemes of text, as [All] does.
func Of(text string, lexemes []lex.Lexeme) []Found {
	return slices.DeleteFunc(read(text, lexemes, false), func(f Found) bool { return f.Kind == Multiple })
}

// read is [Of]; with apart, "rose from 31 to 43" is two numbers and no range.
func read(text string, lexemes []lex.Lexeme, apart bool) []Found {
	p := parser{text: text, lex: lexemes, apart: apart}
	var out []Found
	for i := 0; i < len(p.lex); {
		if p.lex[i].Kind == lex.Word && !openers[p.lex[i].Low] {
			i++
			continue
		}
		if next := p.phone(i); next > i {
			i, p.done = next, next
			continue
		}
		f, next, ok := p.multiple(i)
		if !ok {
			f, next, ok = p.quantity(i)
		}
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

type parser struct {
	text string
	// second is set while the second number of a range is read: a dash may
	// stand against it.
	second bool
	// apart is set where a level that something moved from and the one that it
	// moved to are two numbers.
	apart bool
	done  int // lexemes before it belong to quantities already read
	lex   []lex.Lexeme
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
	ofUnit      bool // "a" before a unit and behind a bound
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
			if factor := p.lastScale(b); b.scaled && !a.scaled && low.Mul(factor).LessThanOrEqual(high) { // "5 to 7 million", and not "$50,000 to $2 million"
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
	if isRange && a.bare && a.next == i+1 && p.yearLike(a) && high.LessThan(decimal.NewFromInt(2100)) && !p.counts(next) {
		return Found{}, i, false // "between 1600 and 1900", "2019-20"
	}
	if isRange && p.low(a.from-1) == "." && p.low(a.from-2) == "no" {
		return Found{}, i, false // "Holm v. Osk, No. 14-981"
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
	} else if c := p.low(next); (codes[c] || currencies[c] != "") && (p.lexKindAt(next+1) != lex.Number || p.lexKindAt(a.from-1) != lex.Word) { // "$10 dollars", and not "rmb 10 usd 20"
		next++
	}
	if a.ofUnit && f.Unit != "" && p.andHalf(next) { // "a mile and a half"
		half := decimal.New(5, -1)
		low, high, next = low.Add(half), high.Add(half), next+3
	}
	if f.Unit == "" && p.inMarks(a.from-1, next) { // "“99.9” percent"
		if u, n := p.unit(next+1, a); u != "" {
			f.Unit, next = u, n
		}
	}
	if f.Unit == "" && !isRange && !a.share && p.low(next) == "of" && (p.low(next+1) == "the" || p.low(next+1) == "its") { // "44,000 of the 61,000 acres"
		if whole, ok := p.magnitude(next + 2); ok && whole.currency == "" {
			if u, _ := p.unit(whole.next, whole); u != "" && strings.HasPrefix(u, "[") || depths[u] || u == "har" || u == "km2" {
				f.Unit = u
			}
		}
	}
	f.Share = f.Share && f.Unit == "1"
	if v, u, n := p.lesserTime(next, f.Unit); n > 0 && !isRange { // "nine minutes and 46 seconds"
		low = low.Mul(lesserTimes[f.Unit].parts).Add(v)
		high, f.Unit, next = low, u, n
	}
	if f.Unit == "" && a.bare && !a.scaled && !isRange && p.low(next) == "and" && p.lexKindAt(next+1) == lex.Number && units[p.low(next+2)] == "%" && !p.yearLike(a) && a.value.LessThanOrEqual(hundred) { // "11 and 8 percent respectively"
		f.Unit = "%"
	}
	if c := currencies[p.low(next+1)]; f.Unit == "" && a.vague && p.low(next) == "of" && c != "" && !strings.Contains(c, "_") { // "hundreds of millions of dollars"
		f.Unit, next = c, next+2
	}
	if s, ok := scales[p.low(next)]; ok && !letterScales[p.low(next)] && len(f.Unit) == 3 && codes[p.low(next-1)] { // "75 USD million"
		low, high, next = low.Mul(s), high.Mul(s), next+1
	}
	if w := p.low(next); f.Unit == "" && len(w) == 4 && w[0] == 'm' && codes[w[1:]] && p.text[p.lex[next].Start] == 'M' { // "30 MUSD"
		low, high, f.Unit, next = low.Shift(6), high.Shift(6), codeOf(w[1:]), next+1
	}
	if f.Unit == "" && !isRange && p.grand(next) {
		low, high, f.Unit, next = low.Shift(3), high.Shift(3), "USD", next+1
	}
	if f.Unit == "t" && (p.low(next-1) == "ton" || p.low(next-1) == "tons") && p.metricBehind(next) {
		f.Unit = "[ston_av]"
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
	if (f.Unit == "GBP" || f.Unit == "[lb_av]") && (p.low(next-1) == "pounds" || p.low(next-1) == "pound") && p.low(next) == "of" {
		switch w := p.low(next + 1); {
		case w == "thrust" || w == "force":
			f.Unit = "[lbf_av]"
		case materials[w]:
			f.Unit = "[lb_av]"
		}
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
	if bound == "" && p.low(at-1) == "near" && (len(f.Unit) == 3 || f.Unit == "%" || p.low(at-2) == "now") { // "traded near $14,000", and not "near 40 houses"
		bound, at = hearsay.About, at-1
	}
	if w := p.low(at - 2); bound == "" && p.low(at-1) == "of" && (w == "north" || w == "south") && len(f.Unit) == 3 { // "north of $5 million"
		bound, at = hearsay.MoreThan, at-2
		if w == "south" {
			bound = hearsay.LessThan
		}
	}
	if bound == hearsay.LessThan && p.low(at) == "under" && depths[f.Unit] && p.low(next) == "of" { // "buried under eight feet of snow"
		bound, at = "", start
	}
	if bound == "" || bound == hearsay.About || bound == hearsay.Exactly {
		if b, n := p.boundAfter(next); b != "" {
			bound, next = b, next+n
			if f.Unit == "1" { // "35-plus hours"
				if u, n := p.unit(next, a); u != "" && !strings.Contains(u, "_") {
					f.Unit, next = u, n
				}
			}
			if s, ok := scales[p.low(next)]; ok && n == 2 && len(f.Unit) == 3 && !letterScales[p.low(next)] { // "a $20-plus billion budget"
				low, high, next = low.Mul(s), high.Mul(s), next+1
			}
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

// inMarks reports whether quotation marks stand at lexemes i and j.
func (p *parser) inMarks(i, j int) bool {
	return p.low(i) == `"` && p.low(j) == `"` || p.low(i) == "“" && p.low(j) == "”"
}

// counts reports whether lexeme i is a noun in the plural, in lower case: what
// stands behind a year is none, mostly.
func (p *parser) counts(i int) bool {
	w := p.low(i)
	return p.lexKindAt(i) == lex.Word && (len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || w == "people" || w == "children" || w == "men" || w == "women") && p.text[p.lex[i].Start] >= 'a'
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

// boundAfter reads a bound behind the number.
func (p *parser) boundAfter(i int) (hearsay.Bound, int) {
	if b, ok := boundsAfter[p.low(i)+" "+p.low(i+1)]; ok {
		if p.low(i+2) == "than" && !p.closed(i+3) { // "5000 or less than 6000" bounds what follows
			return "", 0
		}
		return b, 2
	}
	if p.low(i) == "-" && p.low(i+1) == "plus" {
		return hearsay.AtLeast, 2
	}
	if p.low(i) == "plus" && p.lexKindAt(i-1) == lex.Number && p.counts(i+1) { // "400,000 plus jobs"
		return hearsay.AtLeast, 1
	}
	for n := range 2 { // "half a billion dollars, give or take"
		if p.low(i+n) == "give" && p.low(i+n+1) == "or" && p.low(i+n+2) == "take" {
			return hearsay.About, n + 3
		}
		if p.low(i) != "," {
			break
		}
	}
	if b, ok := boundsAfter[p.low(i)]; ok && (p.low(i) == "+" && !p.lex[i].Space) {
		return b, 1
	}
	return "", 0
}
