package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

var one = decimal.NewFromInt(1)

// magnitude reads the number that begins at lexeme i: an optional currency
// sign, digits or words, and scales.
func (p *parser) magnitude(i int) (magnitude, bool) {
	m := magnitude{value: decimal.Decimal{}, from: i, currencyPos: i}
	at, negative := p.minus(i)
	m.from = at
	if code, next := p.currencySign(at); code != "" {
		m.currency, m.currencyPos, at = code, i, next
		if !negative {
			at, negative = p.minus(at)
		}
		m.from = at
	}
	if at >= len(p.lex) {
		return m, false
	}
	ok := false
	switch l := p.lex[at]; {
	case l.Kind == lex.Number:
		m, ok = p.digits(m, at)
	case l.Kind == lex.Word && m.currency == "":
		m, ok = p.numberWords(m, at)
	case l.Kind == lex.Symbol && m.currency == "":
		if f, vulgarFraction := vulgar[l.Low]; vulgarFraction && (l.Space || at == 0) {
			m.value, m.next, m.bare, ok = f, at+1, true, true
			m = p.scale(m)
		}
	}
	if negative {
		m.value, m.from = m.value.Neg(), i
	}
	if ok {
		m = p.ofOne(p.ofScale(p.outOf(m)))
	}
	return m, ok
}

// ofScale makes a number of a fraction of a scale: "a quarter of a million", "three
// quarters of a billion".
func (p *parser) ofScale(m magnitude) magnitude {
	if s, ok := scales[p.low(m.next+2)]; ok && m.share && p.low(m.next) == "of" && p.low(m.next+1) == "a" && !letterScales[p.low(m.next+2)] {
		m.value, m.next, m.share, m.scaled = m.value.Mul(s).Round(0), m.next+3, false, true
	}
	return m
}

// ofOne reads a part of one of a unit: "a quarter of a percentage point", "0.25 of one
// percent".
func (p *parser) ofOne(m magnitude) magnitude {
	if n := p.ofUnit(m.next); n > 0 && p.low(m.next) == "of" && m.value.IsPositive() && m.value.LessThan(one) && m.currency == "" {
		m.next, m.share = n, false
	}
	return m
}

// minus reads a sign before the number at lexeme i: "minus 5", "-5" after a
// space. A dash between words is none.
func (p *parser) minus(i int) (next int, negative bool) {
	switch w := p.low(i); {
	case w == "minus" && p.low(i-1) == "or" && p.low(i-2) == "plus": // "plus or minus 3 points"
		return i + 1, false
	case w == "minus" || w == "negative":
		if p.low(i+1) == "-" && !p.lex[i+1].Space {
			return i + 2, true
		}
		return i + 1, true
	case w == "-" && (p.lex[i].Space || i > 0 && (signs[p.low(i-1)] != "" || p.low(i-1) == "(" || p.low(i-1) == "<" || p.low(i-1) == ">" || p.low(i-1) == "=")) && i+1 < len(p.lex) && !p.lex[i+1].Space && p.lex[i+1].Kind != lex.Word:
		if sign := p.text[p.lex[i].Start:p.lex[i].End]; sign == "-" || sign == "−" {
			return i + 1, true
		}
	}
	return i, false
}

// currencySign reads "$", "US$", "HK $", "EUR " at lexeme i.
func (p *parser) currencySign(i int) (string, int) {
	if code := signs[p.low(i)]; code != "" {
		if p.low(i) == "$" && i+1 < len(p.lex) && !p.lex[i+1].Space { // "$US160 million"
			if prefixed := dollars[p.low(i+1)]; prefixed != "" && len(p.low(i+1)) > 1 {
				return prefixed, i + 2
			}
		}
		return code, i + 1
	}
	if p.low(i+1) == "$" {
		if code := dollars[p.low(i)]; code != "" && (!p.lex[i+1].Space || len(p.low(i)) > 1 || p.low(i) == "c") {
			return code, i + 2
		}
		if w := p.low(i); codes[w] {
			return codeOf(w), i + 2
		}
	}
	if p.low(i) == "dollar" && p.lexKindAt(i+1) == lex.Number {
		return "USD", i + 1
	}
	if code, next := p.letteredSum(i); code != "" {
		return code, next
	}
	if i+1 < len(p.lex) && codes[p.low(i)] && p.lex[i+1].Kind == lex.Number && p.mayBeCode(i) {
		return codeOf(p.low(i)), i + 1
	}
	return "", i
}

// letteredSum reads the letters that stand for a currency before a number: "Rs 500 crore",
// "Rs. 5,000". A single letter must stand against a number that is scaled, "R1.2 billion",
// since it is a name before others ("R2").
func (p *parser) letteredSum(i int) (string, int) {
	if i >= len(p.lex) || p.lex[i].Kind != lex.Word || p.text[p.lex[i].Start] < 'A' || p.text[p.lex[i].Start] > 'Z' {
		return "", i
	}
	w, next := p.low(i), i+1
	if p.low(next) == "." && w == "rs" {
		next++
	}
	if p.lexKindAt(next) != lex.Number {
		return "", i
	}
	if code := sumLetters[w]; code != "" {
		return code, next
	}
	if s, ok := scales[p.low(next+1)]; ok && s.GreaterThan(thousand) && !p.lex[next].Space && (!letterScales[p.low(next+1)] || !p.lex[next+1].Space) {
		return singleLetters[w], next
	}
	return "", i
}

// sumLetters are letters that stand for currencies before a number, and singleLetters those
// that stand for them only against millions.
var (
	sumLetters    = map[string]string{"rs": "INR", "tk": "BDT", "rp": "IDR", "ksh": "KES", "kshs": "KES", "ush": "UGX", "ushs": "UGX", "dh": "AED", "dhs": "AED", "sfr": "CHF", "ghs": "GHS"}
	singleLetters = map[string]string{"r": "ZAR", "n": "NGN", "p": "PHP", "k": "ZMW", "sh": "shilling", "sr": "SAR", "le": "SLE"}
)

// mayBeCode reports whether the code at lexeme i stands in capitals, or is no
// word, and against the number where its letters are common.
func (p *parser) mayBeCode(i int) bool {
	switch p.low(i) {
	case "try", "all", "cop":
		return p.text[p.lex[i].Start:p.lex[i].End] == strings.ToUpper(p.low(i))
	case "rm":
		return !p.lex[i+1].Space && p.text[p.lex[i].Start] < 'a'
	}
	return true
}

// codeOf returns the ISO 4217 code of a code as it stands in text.
func codeOf(w string) string {
	switch w {
	case "rmb":
		return "CNY"
	case "btc":
		return "bitcoin"
	case "rm": // as Malaysian papers write the ringgit
		return "MYR"
	}
	return strings.ToUpper(w)
}

// digits reads figures with what scales them: "35,000", "1.2bn", "5 million",
// "2½".
func (p *parser) digits(m magnitude, at int) (magnitude, bool) {
	if p.glued(at) {
		return m, false
	}
	v, ok := parseDigits(p.low(at))
	if !ok {
		return m, false
	}
	m.value, m.next, m.bare = v, at+1, true
	if after, ok := p.exponent(m); ok {
		return after, true
	}
	if f, ok := vulgar[p.low(m.next)]; ok {
		m.value, m.next = v.Add(f), m.next+1
	} else if f, ok := p.slashed(m.next); ok && v.IsInteger() {
		m.value, m.next = v.Add(f), m.next+3
	} else if f, ok := p.slashed(at); ok {
		m.value, m.next = f, at+3
	} else if p.low(m.next) == "/" && m.next+1 < len(p.lex) && p.lex[m.next+1].Kind == lex.Number && !p.lex[m.next].Space && m.currency == "" {
		return m, false // 24/7, 2/14/26: a date or a name
	}
	m = p.scale(m)
	if w := p.low(m.next); (w == "dozen" || w == "dozens") && m.currency == "" && !m.scaled {
		m.value, m.next = m.value.Mul(decimal.NewFromInt(12)), m.next+1
	}
	if m.scaled && !letterScales[p.low(m.next-1)] {
		last := p.lastScale(m)
		if after, ok := p.andPart(m, last); ok {
			return after, true
		}
		m = p.lesser(m, last)
	}
	return m, true
}

// slashed reads a proper fraction of small numbers, "3/4", at lexeme i.
func (p *parser) slashed(i int) (decimal.Decimal, bool) {
	if i+2 >= len(p.lex) || p.lex[i].Kind != lex.Number || p.low(i+1) != "/" || p.lex[i+2].Kind != lex.Number || p.lex[i+1].Space || p.lex[i+2].Space || p.low(i+3) == "/" && !p.lex[i+3].Space {
		return decimal.Decimal{}, false
	}
	a, ok := smallNumber(p.low(i))
	b, ok2 := smallNumber(p.low(i + 2))
	if !ok || !ok2 || a == 0 || a >= b || b != 2 && b != 3 && b != 4 && b != 5 && b != 8 && b != 10 && b != 16 && b != 32 && b != 100 {
		return decimal.Decimal{}, false
	}
	return decimal.NewFromInt(a).DivRound(decimal.NewFromInt(b), 6), true
}

// smallNumber reads up to three digits.
func smallNumber(s string) (int64, bool) {
	if len(s) == 0 || len(s) > 3 {
		return 0, false
	}
	n := int64(0)
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

var vulgar = map[string]decimal.Decimal{
	"½": decimal.New(5, -1), "¼": decimal.New(25, -2), "¾": decimal.New(75, -2), "⅓": decimal.New(333333, -6), "⅔": decimal.New(666667, -6), "⅕": decimal.New(2, -1), "⅖": decimal.New(4, -1), "⅗": decimal.New(6, -1), "⅘": decimal.New(8, -1),
	"⅙": decimal.New(166667, -6), "⅚": decimal.New(833333, -6), "⅛": decimal.New(125, -3), "⅜": decimal.New(375, -3), "⅝": decimal.New(625, -3), "⅞": decimal.New(875, -3),
}

// glued reports whether the digits at lexeme i are part of a name or an
// address: letters, dashes or points stand against them ("F-16", "G7",
// "Covid-19", "x.y/12", "#5").
func (p *parser) glued(i int) bool {
	if p.lex[i].Space || i == 0 {
		return false
	}
	prev := p.lex[i-1]
	if r, _ := utf8.DecodeRuneInString(prev.Low); r >= utf8.RuneSelf && unicode.IsDigit(r) {
		return true
	}
	switch prev.Low {
	case "+":
		return !prev.Space && i > 1
	case "(", "[", `"`, "'", "‘", "~", "≈", ">", "<", "≥", "≤", "¡", "¿", ",", ";", ":":
		return prev.Low == ":" && i > 1 && p.lex[i-2].Kind == lex.Number
	case "-":
		// after a space a sign or a dash; between words a name
		if i > 1 && (p.low(i-2) == "minus" || p.low(i-2) == "magnitude") { // "a magnitude-6.4 quake"
			return false
		}
		if prev.Space && i > 1 && p.lex[i-2].Kind == lex.Word && len(p.lex[i-2].Low) > 1 && units[p.low(i+1)] == "" {
			if name := p.text[p.lex[i-2].Start:p.lex[i-2].End]; name == strings.ToUpper(name) {
				return true // "COVID -19"
			}
		}
		return !p.second && !prev.Space && i > 1 && (p.lex[i-2].Kind == lex.Number || p.lex[i-2].Kind == lex.Word && cardinals[p.lex[i-2].Low] == 0)
	}
	if i > 1 && p.low(i-2) == "$" && !p.lex[i-1].Space && dollars[prev.Low] != "" { // "$US6,500"
		return false
	}
	if code, _ := p.letteredSum(i - 1); code != "" {
		return false
	}
	return signs[prev.Low] == "" && (!codes[prev.Low] || i > 1 && !p.lex[i-1].Space)
}

// scale multiplies m by the scales that follow it.
func (p *parser) scale(m magnitude) magnitude {
	for read := 0; m.next < len(p.lex) && read < maxScales; read++ {
		l := p.lex[m.next]
		at := m.next
		if l.Low == "-" && !l.Space && p.low(at+1) != "" && !p.lex[at+1].Space { // "2-million"
			at++
			l = p.lex[at]
		}
		s, ok := scales[l.Low]
		if l.Low == "mm" && m.currency != "" && !l.Space { // "$1MM", as bankers write it
			s, ok = scales["million"], true
		}
		if !ok || l.Low == "hundreds" || l.Low == "thousands" || (l.Low == "millions" || l.Low == "trillions") && !m.bare {
			break
		}
		if letterScales[l.Low] && (l.Space && (m.currency == "" || l.Low == "t") || l.Low == "t" && m.currency == "" || p.afterScaleIsUnit(at)) {
			break
		}
		if l.Low == "b" && l.Space || letterScales[l.Low] && p.lexKindAt(at+1) == lex.Number && !p.lex[at+1].Space {
			break // "24703m212" is a code
		}
		m.value, m.next, m.scaled = m.value.Mul(s), at+1, true
	}
	if len(m.value.Coefficient().Bytes()) > maxDigits {
		m.value = m.value.Truncate(0)
	}
	return m
}

// afterScaleIsUnit reports whether "m" or "k" at lexeme i is followed by a
// unit sign ("5 m²", "10k/h").
func (p *parser) afterScaleIsUnit(i int) bool {
	next := p.low(i + 1)
	return next == "²" || next == "/" || p.low(i) == "m" && p.metres(i)
}

// struck reports whether "scores" at lexeme i are people to whom something befell, and no
// points: "and scores were injured", "left scores more homeless".
func (p *parser) struck(i int) bool {
	if i > 0 && p.lexKindAt(i-1) == lex.Word && !beforeScores[p.low(i-1)] {
		return false
	}
	k := i + 1
	for k < i+4 && (beside[p.low(k)]) {
		k++
	}
	return befallen[p.low(k)]
}

var (
	// beforeScores are words before "scores" that are no part of its noun phrase.
	beforeScores = set("and but while with left leaving killed killing wounded wounding injured injuring hurting saw that least some")
	// beside are words between "scores" and what befell them.
	beside = set("more others other were are was have had been be feared reported believed still remain remained")
	// befallen are words for what befell people.
	befallen = set(`killed dead injured wounded hurt missing arrested detained held displaced homeless trapped stranded rescued evacuated hospitalised hospitalized fled
		died drowned treated burned burnt kidnapped abducted`)
)

// numberWords reads a number in words: "twenty-five", "two hundred and fifty
// thousand", "half a million", "a dozen", "tens of thousands", "several
// hundred", "a third".
func (p *parser) numberWords(m magnitude, i int) (magnitude, bool) {
	m.words = true
	w := p.low(i)
	switch {
	case vague[w] > 0:
		if i > 0 && p.low(i-1) == "the" && p.low(i+1) != "of" || w == "scores" && p.low(i+1) != "of" && !p.struck(i) {
			return m, false
		}
		return p.vagueWords(m, i)
	case w == "half" || w == "quarter":
		return p.halfA(m, i)
	case w == "a" || w == "an" || w == "several" || w == "many" || w == "few" || w == "couple":
		return p.articleWords(m, i)
	case w == "dozen":
		m.value, m.next = decimal.NewFromInt(fixed[w]), i+1
		return m, i > 0 && p.lexKindAt(i-1) == lex.Word && p.counts(i+1) // "the initial dozen offerings"
	}
	if w == "both" {
		m.value, m.next = decimal.NewFromInt(2), i+1
		return m, p.counts(m.next)
	}
	v, next, scale, ok := p.integer(i)
	if !ok {
		return m, false
	}
	m.value, m.next, m.scaled = v, next, scale.GreaterThanOrEqual(thousand)
	if of := cardinals[p.low(next+3)]; p.low(next) == "-" && p.low(next+1) == "in" && p.low(next+2) == "-" && v.LessThan(decimal.NewFromInt(of)) { // "three-in-five"
		m.value, m.next, m.share = v.DivRound(decimal.NewFromInt(of), 6), next+4, true
		return m, true
	}
	if after, ok := p.decimals(m); ok {
		return p.scale(after), true
	}
	if after, ok := p.andPart(m, scale); ok {
		return after, true
	}
	if d, n := p.denominator(next, v); n > 0 && !scale.GreaterThanOrEqual(thousand) { // "two thirds", "two-thirds"
		m.value, m.next, m.share = m.value.DivRound(decimal.NewFromInt(d), 6), n, true
	}
	if s, ok := scales[p.low(m.next)]; ok && m.share && !letterScales[p.low(m.next)] { // "three quarters of a million" is said "three quarters million"
		m.value, m.next, m.share, m.scaled = m.value.Mul(s), m.next+1, false, true
	}
	if p.low(m.next) == "-" && m.next+1 < len(p.lex) && !p.lex[m.next].Space && !p.lex[m.next+1].Space && p.lex[m.next+1].Kind == lex.Word && !m.share {
		if w := p.low(m.next + 1); units[w] == "" && currencies[w] == "" && !sizes[w] {
			return m, false // "one-sided", "two-state"
		}
	}
	return m, m.next > i
}

// vagueWords reads "dozens", "tens of thousands".
func (p *parser) vagueWords(m magnitude, i int) (magnitude, bool) {
	m.value, m.next, m.vague = decimal.NewFromInt(vague[p.low(i)]), i+1, true
	if p.low(i+1) == "of" && vague[p.low(i+2)] > 0 {
		m.value, m.next = m.value.Mul(decimal.NewFromInt(vague[p.low(i+2)])), i+3
	}
	if at := p.orMore(m.next); at > 0 && vague[p.low(at)] > 0 { // the floor is that of the first
		m.next = at + 1
	}
	return m, true
}

// orMore returns the lexeme behind the words that lead from one vague number to another,
// "hundreds, if not thousands", which begin at lexeme i; 0 if there are none.
func (p *parser) orMore(i int) int {
	if p.low(i) == "," {
		i++
	}
	switch w, next := p.low(i), p.low(i+1); {
	case w == "if" && next == "not", w == "or" && next == "even", w == "and" && next == "even":
		return i + 2
	case w == "or", w == "and", w == "upon":
		return i + 1
	}
	return 0
}

// couple reads "couple of", "couple hundred", "couple of million" at lexeme i, behind the
// article or without.
func (p *parser) couple(m magnitude, i int) (magnitude, bool) {
	at := i + 1
	if p.low(at) == "of" {
		at++
	}
	s, scaled := scales[p.low(at)]
	scaled = scaled && !letterScales[p.low(at)] && !strings.HasSuffix(p.low(at), "s")
	if p.low(at) == "dozen" {
		s, scaled = decimal.NewFromInt(fixed["dozen"]), true
	}
	switch {
	case scaled:
		m.value, m.next, m.scaled = s.Add(s), at+1, true
	case at > i+1:
		m.value, m.next = decimal.NewFromInt(fixed["couple"]), at
	default:
		return m, false
	}
	return m, true
}

// halfA reads "half a million", "half of", "a quarter" as a share.
func (p *parser) halfA(m magnitude, i int) (magnitude, bool) {
	d := decimal.NewFromInt(parts[p.low(i)])
	if n := p.ofUnit(i + 1); n > 0 { // "half a percentage point", "half of 1 percent"
		m.value, m.next = one.DivRound(d, 6), n
		return m, true
	}
	if s, ok := scales[p.low(i+2)]; ok && (p.low(i+1) == "a" || p.low(i+1) == "an") && !letterScales[p.low(i+2)] {
		m.value, m.next, m.scaled = s.DivRound(d, 0), i+3, true
		return m, true
	}
	if s, ok := scales[p.low(i+1)]; ok && !letterScales[p.low(i+1)] {
		m.value, m.next, m.scaled = s.DivRound(d, 0), i+2, true
		return m, true
	}
	if p.low(i) == "quarter" && p.low(i+1) == "of" {
		if s, ok := scales[p.low(i+3)]; ok && p.low(i+2) == "a" && !letterScales[p.low(i+3)] {
			m.value, m.next, m.scaled = s.DivRound(d, 0), i+4, true
			return m, true
		}
	}
	if at := p.overHyphen(i + 1); at > i+1 {
		if s, ok := scales[p.low(at)]; ok && s.GreaterThan(thousand) && !letterScales[p.low(at)] { // "half-million"
			m.value, m.next, m.scaled = s.DivRound(d, 0), at+1, true
			return m, true
		}
		if w := p.low(at); units[w] == "%" || distancesInWords[w] || units[w+" "+p.low(p.overHyphen(at+1))] == "{percentage point}" || w == "point" && p.low(at+1) != "guard" { // "a quarter-point cut"
			m.value, m.next, m.ofUnit = one.DivRound(d, 6), i+1, true
			return m, true
		}
	}
	if at := p.overHyphen(i + 1); at > i+1 && p.low(i) == "half" && p.low(at) == "dozen" { // "its half-dozen branches"
		m.value, m.next = decimal.NewFromInt(6), at+1
		return m, true
	}
	if p.low(i) == "half" && (p.low(i+1) == "a" || p.low(i+1) == "an") && p.low(i+2) == "dozen" {
		m.value, m.next = decimal.NewFromInt(6), i+3
		return m, true
	}
	if p.low(i) == "half" && p.low(i+1) == "a" && p.low(i+2) == "point" { // of a rate, or of an index
		m.value, m.next = one.DivRound(d, 6), i+2
		return m, true
	}
	next := p.low(i + 1)
	if halves[p.low(i-1)] {
		return m, false // "the second half of the year"
	}
	if b, _ := boundBefore(p.lex, i); b != "" && p.low(i) == "half" && p.lexKindAt(i+1) != lex.Number {
		m.value, m.next, m.share = one.DivRound(d, 6), i+1, true // "more than half"
		return m, true
	}
	if p.low(i) == "half" && p.low(i-1) == "by" && (p.closed(i+1) || afterShares[next]) { // "cut by half"
		m.value, m.next, m.share = one.DivRound(d, 6), i+1, true
		return m, true
	}
	if p.low(i) == "half" && (next == "of" || next == "the" || next == "its" || next == "their" || next == "all") || p.low(i) == "quarter" && next == "of" && (p.low(i-1) == "a" || p.low(i-1) == "one") {
		m.value, m.next, m.share = one.DivRound(d, 6), i+1, true
		return m, true
	}
	return m, false
}

// ofUnit returns the lexeme of the unit of which the fraction before lexeme i is a
// part, behind "of" and "a" or "one", 0 if none stands there.
func (p *parser) ofUnit(i int) int {
	of := p.low(i) == "of"
	if of {
		i++
	}
	switch p.low(i) {
	case "a", "an", "one", "1":
	default:
		return 0
	}
	w := p.low(i + 1)
	if u := units[w+" "+p.low(i+2)]; u == "%" || u == "{percentage point}" || units[w] == "%" || !of && distancesInWords[w] {
		return i + 1
	}
	return 0
}

// halves are words by which one of two halves is told from the other.
var halves = set("first second latter")

// sizes are nouns behind a number and a hyphen by which the size of a thing is
// told: "a seven-member panel", or a lead: "a four-point margin".
var sizes = set("member page story storey point employee strong seat fold")

// andHalf reports whether "and a half" stands at lexeme i.
func (p *parser) andHalf(i int) bool {
	return p.low(i) == "and" && p.low(i+1) == "a" && p.low(i+2) == "half"
}

// apart are words behind how far off something is.
var apart = set("away off apart")

// partAlone reports whether the fraction behind the article at lexeme i, which ends
// before lexeme next, is one and no ordinal though no "of" follows: it stands behind a
// bound or "by", or before a word that it is the measure of ("a third less").
func (p *parser) partAlone(i, next int) bool {
	w := p.low(next)
	b, _ := boundBefore(p.lex, i)
	switch {
	case w == "less", w == "fewer", w == "more" && p.low(next+1) != "than", w == "full", w == "empty":
		return true
	case p.low(i-1) == "between" && w == "and", p.second && p.low(i-1) == "and": // "between a quarter and a third"
		return true
	}
	if partVerbs[w] || p.low(next-1) == "quarter" && (w == "had" || w == "said" || w == "did") { // "and a third have two"
		return true
	}
	led := p.low(i - 1)
	return (b != "" || led == "by" || led == "up" || led == "down") && (p.closed(next) || afterShares[w])
}

// partVerbs are forms of verbs of several, behind which no single third one can be meant.
var partVerbs = set("have haven are aren were weren say think believe oppose do don")

// afterShares are words that no ordinal stands before.
var afterShares = set("to since from in at on by as last this over within and while but is are was were has have had")

// distancesInWords are units of length that are halved in words.
var distancesInWords = set("mile kilometre kilometer metre meter inch foot acre ton tonne pound pint litre liter gallon kilo")

// articleWords reads numbers after "a" and its like: "a dozen", "a couple of",
// "a hundred", "a million", "a third of", "several hundred".
func (p *parser) articleWords(m magnitude, i int) (magnitude, bool) {
	w, next := p.low(i), p.low(i+1)
	switch {
	case w == "several" || w == "many" || w == "few":
		if s, ok := scales[next]; ok && !letterScales[next] && next != "hundreds" && next != "thousands" {
			m.value, m.next, m.vague, m.scaled = s, i+2, true, true // a floor, as that of "thousands" is
			if w == "few" || w == "several" {
				return p.scale(m), true // "several hundred million"
			}
		}
		if next == "dozen" {
			m.value, m.next, m.vague = decimal.NewFromInt(vague["dozens"]), i+2, true
			return m, true
		}
		return m, false
	case next == "half" && (p.low(i+2) == "dozen" || p.low(i+2) == "-" && p.low(i+3) == "dozen"):
		m.value, m.next = decimal.NewFromInt(6), i+3
		if p.low(i+2) == "-" {
			m.next++
		}
		return m, true
	case (next == "half" || next == "quarter") && p.overHyphen(i+2) > i+2: // "a half-million people"
		return p.halfA(m, i+1)
	case (next == "half" || next == "quarter") && (units[p.low(i+2)] == "%" || units[p.low(i+2)+" "+p.low(i+3)] == "{percentage point}"): // "a half percentage point"
		m.value, m.next, m.ofUnit = one.DivRound(decimal.NewFromInt(parts[next]), 6), i+2, true
		return m, true
	case next == "half" && p.low(i-1) == "and" && timeUnits[units[p.low(i-2)]]:
		return m, false // "an hour and a half"
	case next == "couple":
		return p.couple(m, i+1)
	case fixed[next] > 0 && (next == "dozen" || p.low(i+2) == "of"):
		m.value, m.next = decimal.NewFromInt(fixed[next]), i+2
		if p.low(i+2) == "of" {
			m.next++
		}
		m.from = i
		return m, true
	case (next == "half" || next == "quarter") && p.low(i+2) == "point": // "a quarter point"
		m.value, m.next = one.DivRound(decimal.NewFromInt(parts[next]), 6), i+2
		return m, true
	case next == "quarter" && !scales[p.low(i+2)].IsZero() && !letterScales[p.low(i+2)]:
		m.value, m.next, m.scaled = scales[p.low(i+2)].Shift(-2).Mul(decimal.NewFromInt(25)), i+3, true
		return m, true
	case (next == "hundred" || next == "thousand" || next == "million" || next == "billion" || next == "trillion"):
		m.value, m.next, m.scaled = scales[next], i+2, true
		if p.low(m.next) == "and" && p.joins(m.next, m.value, m.value) { // "a hundred and twelve"
			if v, n, _, ok := p.integer(m.next + 1); ok && v.LessThan(m.value) {
				m.value, m.next = m.value.Add(v), n
				return m, true
			}
		}
		if half, ok := p.andPart(m, m.value); ok { // "a million and a half"
			return half, true
		}
		return p.scale(m), true
	case distancesInWords[next]: // "more than a mile", "a mile off", "a mile and a half", and not "a mile"
		if b, _ := boundBefore(p.lex, i); b == "" && !apart[p.low(i+2)] && !p.andHalf(i+2) {
			return m, false
		}
		m.value, m.next, m.ofUnit = one, i+1, true
		return m, true
	case denominators[next] > 0 && !strings.HasSuffix(next, "s") && (p.low(i+2) == "of" || denominators[next] >= 100 && p.closed(i+2)):
		m.value, m.next, m.share = one.DivRound(decimal.NewFromInt(denominators[next]), 14), i+2, true
		return m, true
	case parts[next] > 0 && !strings.HasSuffix(next, "s") && (p.partAlone(i, i+2) || (next == "quarter" || next == "half") && distancesInWords[p.low(i+2)]):
		m.value, m.next, m.share = one.DivRound(decimal.NewFromInt(parts[next]), 6), i+2, true
		return m, true
	case parts[next] > 0 && !strings.HasSuffix(next, "s") && (p.low(i+2) == "of" || next != "quarter" && next != "fourth" && next != "third" && p.closed(i+2)):
		m.value, m.next, m.share = one.DivRound(decimal.NewFromInt(parts[next]), 6), i+2, true
		return m, true
	}
	return m, false
}
