package quantity

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

var (
	thousand = decimal.New(1, 3)
	hundred  = decimal.New(1, 2)
)

// maxScales bounds the scales of one number: "one hundred thousand million" has
// three.
const maxScales = 8

// integer reads a whole number in words at lexeme i: "twenty-five", "two
// hundred and fifty thousand", "three lakh crore", "three dozen". last is the
// scale that ended it, zero if a smaller word did.
func (p *parser) integer(i int) (value decimal.Decimal, next int, last decimal.Decimal, ok bool) {
	var total, group decimal.Decimal
	next = i
	if w := p.low(i); w == "hundred" && !scales[p.low(i+1)].IsZero() && !letterScales[p.low(i+1)] {
		group, next = hundred, i+1 // "hundred thousand"
	} else if _, isWord := cardinals[w]; !isWord {
		return value, i, last, false
	}
	read := next > i
	for scaled := 0; next < len(p.lex) && scaled < maxScales; {
		w, at := p.low(next), next
		if read && w == "-" && p.dash(next) {
			at, w = next+1, p.low(next+1)
		}
		if read && w == "and" {
			if !p.joins(next, total, group) {
				break
			}
			at, w = next+1, p.low(next+1)
		}
		if v, isWord := cardinals[w]; isWord {
			if read && !p.continues(group, v) {
				break
			}
			if _, plural, _ := p.compound(at); read && plural && p.low(at+1) == "-" { // "one hundred thirty-fifths"
				break
			}
			group = group.Add(decimal.NewFromInt(v))
			next, read, last = at+1, true, decimal.Decimal{}
			continue
		}
		if (w == "dozen" || w == "dozens") && read {
			return total.Add(group.Mul(decimal.NewFromInt(12))), at + 1, decimal.Decimal{}, true
		}
		s, isScale := scales[w]
		if !isScale || !read || letterScales[w] || w == "hundreds" || w == "thousands" || w == "millions" || w == "billions" || w == "trillions" {
			break
		}
		switch {
		case w == "hundred" && group.IsZero():
			return total.Add(group), next, last, read
		case w == "hundred":
			group = group.Mul(s)
		case group.IsZero():
			total = total.Mul(s)
		default:
			total, group = total.Add(group.Mul(s)), decimal.Decimal{}
		}
		next, last = at+1, s
		scaled++
	}
	return total.Add(group), next, last, read
}

// dash reports whether the dash at lexeme i joins two number words: without
// spaces, or with one on each side.
func (p *parser) dash(i int) bool {
	_, isWord := cardinals[p.low(i+1)]
	_, isScale := scales[p.low(i+1)]
	return (isWord || isScale) && p.lex[i].Space == p.lex[i+1].Space
}

// joins reports whether "and" at lexeme i joins parts of one number ("two
// hundred and fifty"), and not a number and a fraction or two numbers.
func (p *parser) joins(i int, total, group decimal.Decimal) bool {
	if _, ok := cardinals[p.low(i+1)]; !ok {
		return false
	}
	if d, _ := p.denominator(i+2, one); d > 0 {
		return false
	}
	switch prev := p.low(i - 1); prev {
	case "hundred":
		return p.low(i+2) != "hundred"
	case "thousand":
		return true
	case "million", "billion", "trillion", "crore", "lakh":
		return p.low(i+2) == "hundred" || p.low(i+2) == "thousand"
	}
	return false
}

// denominators are the parts that [parts] leaves out.
var denominators = func() map[string]int64 {
	m := map[string]int64{
		"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
		"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
		"hundredth": 100, "thousandth": 1000, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
	}
	for w, d := range m {
		m[w+"s"] = d
	}
	return m
}()

// unitOrdinals end denominators like "twenty-fifth".
var unitOrdinals = map[string]int64{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}

// compound reads a denominator of tens and units at lexeme i: "twenty-fifths",
// 25. d is 0 if there is none.
func (p *parser) compound(i int) (d int64, plural bool, next int) {
	tens := cardinals[p.low(i)]
	if tens < 20 || tens > 90 {
		return 0, false, i
	}
	at := i + 1
	if p.low(at) == "-" {
		at++
	}
	w := p.low(at)
	unit, ok := unitOrdinals[w]
	if !ok {
		if unit, ok = unitOrdinals[strings.TrimSuffix(w, "s")]; !ok {
			return 0, false, i
		}
		plural = true
	}
	return tens + unit, plural, at + 1
}

// denominator reads the lower half of a fraction behind the count n: "thirds",
// "-thirds", and the singular behind one.
func (p *parser) denominator(i int, n decimal.Decimal) (d int64, next int) {
	if p.low(i) == "-" && i+1 < len(p.lex) && p.lex[i].Space == p.lex[i+1].Space {
		i++
	}
	if d, plural, next := p.compound(i); d > 0 && (plural && n.GreaterThan(one) || n.Equal(one) && !plural && (p.low(next) == "of" || p.closed(next))) {
		return d, next
	}
	w := p.low(i)
	d = parts[w] + denominators[w]
	switch {
	case d == 0:
		return 0, 0
	case strings.HasSuffix(w, "s"):
		return d, i + 1
	case n.Equal(one) && w != "second" && (w != "quarter" && w != "half" || p.low(i+1) == "of" || p.closed(i+1) || scales[p.low(i+1)].IsPositive()):
		return d, i + 1
	}
	return 0, 0
}

// closed reports whether the words end at lexeme i.
func (p *parser) closed(i int) bool { return i >= len(p.lex) || p.lex[i].Kind == lex.Symbol }

// decimals reads "point five" behind a whole number.
func (p *parser) decimals(m magnitude) (magnitude, bool) {
	if p.low(m.next) != "point" {
		return m, false
	}
	digits, next := "", m.next+1
	for ; next < len(p.lex); next++ {
		v, ok := cardinals[p.low(next)]
		if !ok || v > 9 && digits != "" {
			break
		}
		digits += decimal.NewFromInt(v).String()
		if v >= 20 && p.low(next+1) == "-" {
			if u, ok := cardinals[p.low(next+2)]; ok && u < 10 {
				digits, next = decimal.NewFromInt(v+u).String(), next+2
			}
		}
		if v > 9 {
			next++
			break
		}
	}
	if digits == "" || len(digits) > maxDigits {
		return m, false
	}
	f, err := decimal.NewFromString("0." + digits)
	if err != nil {
		return m, false
	}
	m.value, m.next = m.value.Add(f), next
	return m, true
}

// andPart reads a fraction behind a number: "five and a half million", "three
// million and a half", "one billion and three quarters".
func (p *parser) andPart(m magnitude, last decimal.Decimal) (magnitude, bool) {
	at := p.overHyphen(m.next)
	if p.low(at) != "and" {
		return m, false
	}
	at = p.overHyphen(at + 1)
	count := one
	if w := p.low(at); w == "a" || w == "an" {
		at = p.overHyphen(at + 1)
	} else if v, ok := cardinals[w]; ok && v < 20 && v > 0 {
		count, at = decimal.NewFromInt(v), at+1
	} else {
		return m, false
	}
	w := p.low(at)
	d := parts[w] + denominators[w]
	if d == 0 || strings.HasSuffix(w, "s") == count.Equal(one) {
		return m, false
	}
	part := count.DivRound(decimal.NewFromInt(d), 12)
	at++
	if s, ok := scales[p.low(at)]; ok && !letterScales[p.low(at)] {
		if m.scaled {
			m.value = m.value.Add(part.Mul(s))
		} else {
			m.value = m.value.Add(part).Mul(s)
		}
		m.next, m.scaled = at+1, true
		return m, true
	}
	if last.GreaterThanOrEqual(thousand) {
		part = part.Mul(last)
	}
	m.value, m.next = m.value.Add(part).Round(6), at
	return m, true
}

// overHyphen returns the lexeme behind the hyphen at lexeme i, without spaces around, and
// i if there is none.
func (p *parser) overHyphen(i int) int {
	if p.low(i) == "-" && !p.lex[i].Space && i+1 < len(p.lex) && !p.lex[i+1].Space {
		return i + 1
	}
	return i
}

// lesser reads a smaller number behind a scaled one in figures: "4 thousand 3
// hundred and 21", "3 hundred and 21".
func (p *parser) lesser(m magnitude, last decimal.Decimal) magnitude {
	if last.GreaterThan(thousand) {
		return m
	}
	at := m.next
	and := p.low(at) == "and"
	if and {
		at++
	}
	if at >= len(p.lex) || p.lex[at].Kind != lex.Number {
		if v, ok := cardinals[p.low(at)]; ok && and && decimal.NewFromInt(v).LessThan(last) && p.low(at+1) != "hundred" {
			m.value, m.next = m.value.Add(decimal.NewFromInt(v)), at+1
		}
		return m
	}
	v, ok := smallNumber(p.low(at))
	if !ok || v == 0 {
		return m
	}
	low, next := decimal.NewFromInt(v), at+1
	if p.low(next) == "hundred" {
		low, next = low.Mul(hundred), next+1
		if p.low(next) == "and" {
			if u, ok := smallNumber(p.low(next + 1)); ok && u > 0 && u < 100 {
				low, next = low.Add(decimal.NewFromInt(u)), next+2
			}
		}
	} else if !and {
		return m
	}
	if low.LessThan(last) {
		m.value, m.next = m.value.Add(low), next
	}
	return m
}

// outOf reads a share as it is said: "one in five", "two out of three".
func (p *parser) outOf(m magnitude) magnitude {
	at := m.next
	counted := m.words && m.value.Equal(one) && p.lexKindAt(at) == lex.Word && p.low(at+1) == "in" // "one home in six"
	if counted {
		at++
	}
	switch {
	case p.low(at) == "of" && p.low(at+1) == "every":
		at += 2
	case p.low(at) == "of" && (p.low(at+1) == "10" || p.low(at+1) == "ten") && p.loosely(m.from): // "more than nine of 10 voters"
		at++
	case p.low(at) == "in" && (m.value.Equal(one) || p.opens(m.from) || p.low(at+1) == "every" && cardinals[p.low(at+2)] > 1 && units[p.low(at+3)] == "" || roundBase[p.low(at+1)] || shareOf[p.low(at+1)] && !p.counts(at+2)):
		if at++; p.low(at) == "every" && units[p.low(at+2)] == "" { // "one in every five homes"
			at++
		}
	case p.low(at) == "over" && m.value.Equal(one) && p.low(at+1) != "$":
		at++
	case p.low(at) == "out" && p.low(at+1) == "of":
		at += 2
		if p.low(at) == "every" {
			at++
		}
	case p.low(at) == "-" && p.low(at+1) == "in" && p.low(at+2) == "-" && m.bare && !p.lex[at].Space: // "1-in-5"
		at += 3
	default:
		return m
	}
	if m.currency != "" || m.scaled || m.share || m.vague || p.low(at) == "every" {
		return m
	}
	var of decimal.Decimal
	next := at + 1
	if v, ok := parseDigits(p.low(at)); ok && p.lexKindAt(at) == lex.Number && v.IsInteger() && !p.yearLike(magnitude{from: at, next: at + 1}) {
		of = v
	} else if v, n, _, ok := p.integer(at); ok {
		of, next = v, n
	} else {
		return m
	}
	if p.low(m.next) == "out" && of.GreaterThan(decimal.NewFromInt(10)) && !shareBase[of.String()] && p.counts(next) {
		m.next = next // "seven out of 11 states" are seven
		return m
	}
	if counted && (p.counts(next) || of.LessThan(decimal.NewFromInt(3))) {
		return m // "one man in three cars"
	}
	if !m.value.LessThan(of) || units[p.low(next)] != "" || p.low(next) == "/" {
		return m
	}
	m.value, m.next, m.share = m.value.DivRound(of, 6), next, true
	return m
}

// opens reports whether a sentence, or a number with its bound, begins with lexeme
// i: "Three in four said", and not "killed three in four attacks".
func (p *parser) opens(i int) bool {
	b, at := boundBefore(p.lex, i)
	return at == 0 || b != "" && p.closed(at-1)
}

// roundBase are the numbers out of which shares are told.
var roundBase = set("10 100 1,000 10,000 100,000 ten hundred")

// loosely reports whether words before lexeme i leave open how many exactly: nobody counts ten
// people so.
func (p *parser) loosely(i int) bool {
	b, _ := boundBefore(p.lex, i)
	return b == hearsay.MoreThan || b == hearsay.LessThan || b == hearsay.About
}

// shareOf are the small numbers out of which shares are told where nothing is counted
// behind them: "two in three said so", and not "two in three days".
var shareOf = set("three four five")

// shareBase are the numbers above ten out of which shares are told.
var shareBase = set("12 20 25 50 100 1000 10000 100000")

// continues reports whether v can follow the words read so far in one number:
// "twenty five", "hundred ten", but not "five six".
func (p *parser) continues(group decimal.Decimal, v int64) bool {
	g := group.IntPart()
	switch {
	case v < 10:
		return g%10 == 0 && (g%100 >= 20 || g%100 == 0)
	case v < 100:
		return g%100 == 0
	}
	return false
}

// exponent reads "e10" glued to figures, and a power of ten: "1.3x10^6", "6 ×
// 10^-4".
func (p *parser) exponent(m magnitude) (magnitude, bool) {
	at := m.next
	switch {
	case p.low(at) == "e" && !p.lex[at].Space:
		at++
	case (p.low(at) == "x" || p.low(at) == "×") && p.low(at+1) == "10" && p.low(at+2) == "^":
		at += 3
	case p.low(at) == "^" && !p.lex[at].Space:
		at++
	default:
		return m, false
	}
	power := p.low(at-1) == "^" && at == m.next+1
	negative := false
	if w := p.low(at); w == "+" || w == "-" {
		negative, at = w == "-", at+1
	}
	v, ok := smallNumber(p.low(at))
	if !ok || v > maxDigits || p.lexKindAt(at) != lex.Number || p.lex[at].Space {
		return m, false
	}
	if power {
		value, ok := raisedTo(m.value, v, negative)
		m.value, m.next, m.scaled = value, at+1, true
		return m, ok
	}
	if negative {
		v = -v
	}
	m.value, m.next, m.scaled = m.value.Shift(int32(v)), at+1, true
	return m, true
}

// raisedTo returns a power of a number, or one over it; false where it has too many digits.
func raisedTo(base decimal.Decimal, power int64, inverse bool) (decimal.Decimal, bool) {
	if int64(base.NumDigits())*power > maxPower || base.IsZero() {
		return base, false
	}
	v := one
	for range power {
		v = v.Mul(base)
	}
	if inverse {
		v = one.DivRound(v, maxPower)
	}
	return v, true
}

// maxPower is how many digits a power may have.
const maxPower = 100

// metres reports whether "m" at lexeme i are metres and no millions: what
// follows says how long or where.
func (p *parser) metres(i int) bool {
	if next := p.low(i + 1); (next == "2" || next == "3") && !p.lex[i+1].Space && (p.lexKindAt(i+2) != lex.Number || p.lex[i+2].Space) {
		return true
	}
	return lengthy[p.low(i+1)] || p.closed(i+1) && p.spokenOfLength(i)
}

// spokenOfLength reports whether a word of length stands shortly before lexeme
// i: "its outreach is 48m".
func (p *parser) spokenOfLength(i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		if extents[p.low(k)] {
			return true
		}
	}
	return false
}

// extents are nouns for how far something reaches.
var extents = set("length height width depth distance reach outreach altitude diameter radius span thickness wingspan range clearance draught draft elevation size")

// lengthy are words behind a length in metres.
var lengthy = set("tall long high wide deep away above below apart freestyle hurdles sprint relay dash butterfly backstroke breaststroke thick underwater offshore")
