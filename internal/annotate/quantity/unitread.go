package quantity

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// closing are brackets with those that close them.
var closing = map[string]string{"(": ")", "[": "]", "{": "}", "<": ">"}

// unitCase reports whether the lexeme at i may stand for the unit: a single
// letter only in its own case ("5 m", but "5G" and "5 M" are no lengths and
// weights), and not after a space where it may be a word or an initial.
func (p *parser) unitCase(u string, i int) bool {
	if i >= len(p.lex) || p.lex[i].Kind != lex.Word {
		return true
	}
	form := p.text[p.lex[i].Start:p.lex[i].End]
	if len(form) > 1 {
		return true
	}
	if i+1 < len(p.lex) && p.lex[i+1].Kind == lex.Number && !p.lex[i+1].Space && (len(p.low(i+1)) > 1 || form != "m" && form != "M") {
		return false // part of a code: "24703L202"
	}
	switch form {
	case "g", "m", "l":
		return true
	case "t":
		return !p.lex[i].Space
	case "w", "v":
		return false
	case "L", "W", "V":
		return !p.lex[i].Space
	case "C", "F", "c", "f":
		return u == "Cel" || u == "[degF]"
	}
	return false
}

// inchSign returns 1 where a straight double mark behind the number at lexeme i-1
// stands for inches: no such mark was opened before it, and a word of length
// follows, or a size before another.
func (p *parser) inchSign(i int) int {
	if p.low(i) == "″" {
		return 1
	}
	if p.low(i) != `"` || p.text[p.lex[i].Start] != '"' {
		return 0
	}
	open := 0
	for k := i - 1; k >= 0 && k > i-60; k-- {
		if p.low(k) == `"` {
			open++
		}
	}
	if next := p.low(i + 1); open%2 == 0 && (lengthy[next] || next == "x" || next == "by" || next == "in" && lengthy[p.low(i+2)] || next == "screen" || next == "pipe" || next == "diameter") {
		return 1
	}
	return 0
}

// perUnit reads what a unit is measured by, where that is a unit of UCUM too and
// no time that makes a rate: "per millisecond", "/ms", "per gramme".
func (p *parser) perUnit(u string, i int) (string, int) {
	if w := p.low(i); w != "per" && w != "/" || i+1 >= len(p.lex) || strings.HasPrefix(u, "{") || u == "%" {
		return "", i
	}
	w := p.low(i + 1)
	by, n := units[w], 2
	if u := units[w+" "+p.low(i+2)]; w == "cubic" && u != "" { // "micrograms per cubic metre"
		by, n = u, 3
	}
	if by == "" && w == "ms" {
		by = "ms"
	}
	if len(w) == 1 && (p.lex[i+1].Space || w == "m") || by != "ms" && (measures[u] == measureless || measures[by] == measureless) {
		return "", i
	}
	return u + "/" + by, i + n
}

// A dimension is what units that make a quotient measure.
type dimension uint8

const (
	measureless dimension = iota
	mass
	volume
)

// measures are units of mass and volume, of which one is given per another:
// "micrograms per gram", "milligrams per litre".
var measures = map[string]dimension{"kg": mass, "g": mass, "mg": mass, "ug": mass, "t": mass, "[lb_av]": mass, "[oz_av]": mass, "L": volume, "mL": volume, "m3": volume, "cL": volume}

// pence reports whether a "p" against the digits at lexeme i stands for pence: "11p",
// and not "5p.m." or the lines of a picture, "1080p".
func (p *parser) pence(i int, m magnitude) bool {
	return p.low(i) == "p" && !p.lex[i].Space && m.bare && (p.low(i+1) != "." || p.low(i+2) != "m") && !lines[p.low(i-1)]
}

// degrees returns the unit of a "C" or "F" against digits that stands for degrees, in a
// sentence that speaks of how warm it is: "hit 41.2C". It is "" for another letter.
func (p *parser) degrees(i int, m magnitude) string {
	w := p.low(i)
	if w != "c" && w != "f" || p.lex[i].Space || !m.bare || p.text[p.lex[i].Start] >= 'a' || !m.value.LessThan(decimal.NewFromInt(1000)) || !slices.ContainsFunc(p.lex, func(l lex.Lexeme) bool { return warmth[l.Low] }) {
		return ""
	}
	return map[string]string{"c": "Cel", "f": "[degF]"}[w]
}

// warmth are words for how warm it is.
var warmth = set(`temperature temperatures heat heatwave mercury thermometer thermometers weather forecaster forecasters forecast meteorologist meteorologists warm warmer warmest warming
	hot hotter hottest cold colder coldest cool cooler cooled freezing frost summer winter climate heated boiling chill celsius`)

// lines are the numbers of lines by which pictures are told.
var lines = set("240 360 480 576 720 1080 1440 2160 4320")

// unitOfShare reads the unit that a fraction before lexeme i is of, "1" if it is one of
// anything else: "a third of a mile", "a quarter mile".
func (p *parser) unitOfShare(i int) (string, int) {
	at := i
	if p.low(at) == "of" && (p.low(at+1) == "a" || p.low(at+1) == "an") {
		at += 2
	}
	if w := p.low(at); distancesInWords[w] {
		return units[w], at + 1
	}
	return "1", i
}

// torque returns the lexeme behind pounds and feet cut short with points, "lb.-ft.", at
// lexeme i, and i if there are none.
func (p *parser) torque(i int) int {
	if p.low(i) != "lb" || p.low(i+1) != "." || p.low(i+2) != "-" || p.low(i+3) != "ft" {
		return i
	}
	if p.low(i+4) == "." && p.lexKindAt(i+5) == lex.Word && p.text[p.lex[i+5].Start] >= 'a' {
		return i + 5
	}
	return i + 4
}

// lengthsPerTime are speeds written with a stroke.
var lengthsPerTime = map[string]string{"km/h": "km/h", "km/hr": "km/h", "km/s": "km/s", "m/s": "m/s", "cm/s": "cm/s", "[mi_i]/h": "[mi_i]/h", "[ft_i]/s": "[ft_i]/s"}

// onEnd are words between a number and the unit of time that it counts.
var onEnd = set("straight consecutive successive full whole solid long more extra additional further")

// timeUnits are the units of time.
var timeUnits = set("s min h d wk mo a {decade}")

// unit reads the unit behind the number: one or two words, a sign, or a hyphen
// and a name ("90-minute").
func (p *parser) unit(i int, m magnitude) (string, int) {
	if m.share {
		return p.unitOfShare(i)
	}
	at := i
	if p.low(at) == "-" && at+1 < len(p.lex) && p.lex[at].Space == p.lex[at+1].Space && p.lex[at+1].Kind == lex.Word {
		if !p.lex[at].Space || units[p.low(at+1)] == "a" { // "90-minute", and loose hyphens: "30 - year"
			at++
		}
	}
	if at >= len(p.lex) {
		return "", i
	}
	if m.ofUnit && at > i && p.low(at) == "point" { // "a quarter-point cut"
		return "{percentage point}", at + 1
	}
	if closing[p.low(at)] != "" && closing[p.low(at)] == p.low(at+2) && len(p.low(at+1)) > 1 && units[p.low(at+1)] != "" { // "20 (kg)"
		return units[p.low(at+1)], at + 3
	}
	w := p.low(at)
	if n := p.torque(at); n > at {
		return "[ft_i].[lbf_av]", n
	}
	if u := units[p.low(at+1)]; at == i && onEnd[w] && timeUnits[u] { // "12 straight years", "four more hours"
		return u, at + 2
	}
	second := at + 1
	if w == "sq" && p.low(second) == "." {
		second++
	}
	if len(w) > 1 || p.lex[at].Kind == lex.Symbol {
		if u := currencies[w+" "+p.low(second)+" "+p.low(second+1)]; u != "" {
			return u, second + 2
		}
		if u := units[w+" "+p.low(second)+" "+p.low(second+1)]; u != "" {
			return u, second + 2
		}
	}
	pair := w + " " + p.low(second)
	for _, table := range []map[string]string{currencies, units} {
		if u := table[pair]; u != "" && w != "points" && p.unitCase(u, second) {
			return u, second + 1
		}
	}
	if p.low(second) == "-" && !p.lex[second].Space && second+1 < len(p.lex) && !p.lex[second+1].Space {
		if u := units[w+" "+p.low(second+1)]; u == "%" || u == "{percentage point}" { // "a 3-percentage-point lead"
			return u, second + 2
		}
		if u := units[w+" "+p.low(second+1)]; w == "square" && u != "" {
			return u, second + 2
		}
		if u := units[w+"-"+p.low(second+1)]; u != "" {
			return u, second + 2
		}
	}
	if w == "°" && p.low(at+1) != "" {
		if u := units["°"+p.low(at+1)]; u != "" {
			return u, at + 2
		}
	}
	if u := p.degrees(at, m); u != "" {
		return u, at + 1
	}
	if p.pence(at, m) {
		return "GBP_penny", at + 1
	}
	if u := signs[w]; u != "" && (at+1 >= len(p.lex) || p.lex[at+1].Kind != lex.Number || p.lex[at+1].Space || w != "$" && w != "£") {
		return u, at + 1
	}
	if u := currencies[w]; u != "" && w != "real" && (w != "sen" || p.low(at+1) != "." && p.text[p.lex[at].Start] == 's') {
		return u, at + 1
	}
	if p.lexKindAt(at+1) == lex.Number && !p.lex[at+1].Space && codes[w] {
		return "", i // "3 USD50 cards"
	}
	if codes[w] && w != "rm" && (strings.ToUpper(w) == p.text[p.lex[at].Start:p.lex[at].End] || w != "try") {
		return codeOf(w), at + 1
	}
	if w == "cup" && m.bare && m.value.IsPositive() && m.value.LessThan(one) { // "1/2 cup", and not the cups that are won
		return "[cup_us]", at + 1
	}
	if n := p.inchSign(at); n > 0 && m.bare {
		return "[in_i]", at + n
	}
	u := units[w]
	switch {
	case u == "" || !p.unitCase(u, at):
		return "", i
	case w == "points" || w == "m" && p.lex[at].Space && p.low(at+1) == ".":
		return "", i
	case (w == "pc" || w == "pp") && p.lex[at].Space:
		return "", i
	case w == "ps" && p.text[p.lex[at].Start] != 'P', (w == "w" || w == "v") && p.lex[at].Space:
		return "", i
	case w == "second" && m.words, w == "min" && m.words, w == "ma" && p.lex[at].Space, w == "bit" && m.words:
		return "", i
	case (w == "km" || w == "m") && (p.low(at+1) == "²" || p.low(at+1) == "2" && !p.lex[at+1].Space):
		return w + "2", at + 2
	}
	if by := p.low(at + 2); p.low(at+1) == "/" && !p.lex[at+1].Space && lengthsPerTime[u+"/"+by] != "" {
		return lengthsPerTime[u+"/"+by], at + 3
	}
	if w == "nm" && p.text[p.lex[at].Start] == 'n' {
		return "nm", at + 1
	}
	if whole, next := p.perUnit(u, at+1); whole != "" {
		return whole, next
	}
	if (w == "feet" || w == "meters" || w == "metres" || w == "miles") && m.words && m.value.Equal(one) {
		return "", i
	}
	return u, at + 1
}
