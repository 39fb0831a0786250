package quantity

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/annotate/lex"
)

// phone returns the lexeme after a telephone number that begins at lexeme i, or
// i if none does: "(305) 555-0147", "1-800-555-0147", "555-0147", "471-TIPS
// (8477)", "020 7946 0018", "+44 20 7946 0018".
func (p *parser) phone(i int) int {
	if at := p.groups(i); at > i {
		return at
	}
	at := i
	if p.digitsAt(at) == 1 && p.low(at) == "1" && p.hyphenAt(at+1) {
		at += 2
	}
	area := false
	switch {
	case p.low(at) == "(" && p.digitsAt(at+1) == 3 && p.low(at+2) == ")":
		at, area = at+3, true
		if p.hyphenAt(at) {
			at++
		}
	case p.low(at) == "(" && p.digitsAt(at+1) == 3 && p.digitsAt(at+2) == 3 && p.hyphenAt(at+3):
		at, area = at+2, true // its bracket is not closed
	case p.digitsAt(at) == 3 && p.hyphenAt(at+1) && p.digitsAt(at+2) == 3 && p.hyphenAt(at+3):
		at, area = at+2, true
	case p.digitsAt(at) == 3 && p.digitsAt(at+1) == 3 && p.hyphenAt(at+2) && p.digitsAt(at+3) == 4:
		at, area = at+1, true
	case p.digitsAt(at) == 3 && p.hyphenAt(at+1) && (at > i || dialled[p.low(i-1)]):
		if end := p.letters(at + 2); end > at+2 {
			return p.dialledAs(end) // "800-SPEAKUP"
		}
	}
	if area {
		if end := p.letters(at); end > at {
			return p.dialledAs(end) // "(800) SPEAK-UP"
		}
	}
	if p.digitsAt(at) != 3 || !p.hyphenAt(at+1) && !(area && p.low(at+1) == "-") {
		return i
	}
	switch last := at + 2; {
	case p.digitsAt(last) == 4 && (area || !strings.HasSuffix(p.low(last), "00")): // "500-1000" is a range
		at += 3
	case p.lexKindAt(last) == lex.Word && p.lex[last].End-p.lex[last].Start == 4 && strings.ToUpper(p.word(last)) == p.word(last):
		at += 3
	default:
		return i
	}
	return p.dialledAs(at)
}

// dialledAs returns the lexeme after the digits in brackets, if they stand at lexeme i behind
// letters: "471-TIPS (8477)".
func (p *parser) dialledAs(i int) int {
	if p.low(i) == "(" && p.digitsAt(i+1) == 4 && p.low(i+2) == ")" {
		return i + 3
	}
	return i
}

// letters returns the lexeme after the letters in capitals, with hyphens between them, that
// stand for digits to call from lexeme i on, or i.
func (p *parser) letters(i int) int {
	at := i
	for p.lexKindAt(at) == lex.Word && strings.ToUpper(p.word(at)) == p.word(at) && (at > i || len(p.word(at)) > 2) {
		at++
		if !p.hyphenAt(at) || p.lexKindAt(at+1) != lex.Word {
			break
		}
		at++
	}
	return at
}

// dialled are words before a number to call.
var dialled = set("at call calls called calling dial text phone tel stoppers crimestoppers hotline line or to")

// groups returns the lexeme after a number to call that is written in groups of
// digits, the first with a nought or a plus sign in front, or i.
func (p *parser) groups(i int) int {
	at, digits := i, 0
	switch {
	case p.low(i) == "+" && p.digitsAt(i+1) > 0 && p.digitsAt(i+1) <= 3:
		at++
	case p.digitsAt(i) >= 3 && strings.HasPrefix(p.low(i), "0"):
	default:
		return i
	}
	first := at
	for n := p.digitsAt(at); n > 0 && (at == first || n >= 2); n = p.digitsAt(at) {
		digits += n
		at++
	}
	if at-first < 2 || digits < 9 || digits > 13 {
		return i
	}
	return at
}

// digitsAt returns how many digits lexeme i has, 0 if it has anything else.
func (p *parser) digitsAt(i int) int {
	if p.lexKindAt(i) != lex.Number || strings.ContainsFunc(p.low(i), func(r rune) bool { return r < '0' || r > '9' }) {
		return 0
	}
	return len(p.low(i))
}

func (p *parser) hyphenAt(i int) bool {
	w := p.low(i)
	return (w == "-" || w == "." || w == "‑") && !p.lex[i].Space && i+1 < len(p.lex) && !p.lex[i+1].Space
}

func (p *parser) word(i int) string { return p.text[p.lex[i].Start:p.lex[i].End] }
