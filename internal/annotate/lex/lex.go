// Package lex cuts running text into the small pieces that the readers of
// quantities and periods look at: words, figures and single marks. It is finer
// than the tokenizer of package lang and knows no language.
package lex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is the kind of a lexeme.
type Kind uint8

// Kinds of lexemes.
const (
	Word   Kind = iota // letters, with apostrophes inside
	Number             // digits, with commas and points between them
	Symbol             // any other single character
)

// Lexeme is a piece of text that the grammar looks at.
type Lexeme struct {
	Start, End int // bytes in the text
	Kind       Kind
	Low        string // lower case, typographic apostrophes and dashes folded
	Space      bool   // white space stands before it
}

// Cut cuts text[from:to] into lexemes, in one pass.
func Cut(text string, from, to int) []Lexeme {
	out := make([]Lexeme, 0, (to-from)/5)
	space := true
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		start := i
		switch {
		case unicode.IsSpace(r):
			i += n
			space = true
			continue
		case isDigit(r), r == '.' && space && i+1 < to && isDigit(rune(text[i+1])):
			i = numberEnd(text, i+n, to)
			out = append(out, Lexeme{start, i, Number, text[start:i], space})
		case unicode.IsLetter(r):
			i = wordEnd(text, i, to)
			out = append(out, Lexeme{start, i, Word, lower(text[start:i]), space})
		default:
			i += n
			out = append(out, Lexeme{start, i, Symbol, foldSymbol(r, text[start:i]), space})
		}
		space = false
	}
	return out
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// numberEnd returns where the digits end whose first stands before i. Commas, points and
// narrow spaces belong to the number when digits follow them; an ordinary
// space only when it parts thousands.
func numberEnd(text string, i, to int) int {
	start := i - 1
	for i < to {
		c := text[i]
		if '0' <= c && c <= '9' {
			i++
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:to])
		sep := text[i : i+n]
		switch {
		case (c == ',' || c == '.' || c == '\'') && i+1 < to && isDigit(rune(text[i+1])):
			i++
		case (sep == "\u202f" || sep == "\u00a0" || sep == "\u2009") && threeDigits(text, i+n, to):
			i += n
		case c == ' ' && spaced(text, start, i, to):
			i++
		case c == ',' && i+4 < to && text[i+1:i+5] == " 000" && (i+5 == to || !isDigit(rune(text[i+5]))):
			i += 2 // "80, 000": three noughts are no number of their own
		default:
			return i
		}
	}
	return i
}

// spaced reports whether an ordinary space at i parts thousands of the number
// that begins at start. One group alone may be a number of its own, so that it
// has to be round: "40 000", "1 234 567", but "12 345" stays two numbers.
func spaced(text string, start, i, to int) bool {
	if n := i - start; n > 3 && text[i-4] != ' ' || text[start] == '0' || !threeDigits(text, i+1, to) {
		return false
	}
	if i+3 < to && text[i+2:i+4] == "00" || i-start > 3 {
		return true
	}
	return i+4 < to && text[i+4] == ' ' && threeDigits(text, i+5, to)
}

// threeDigits reports whether just three digits stand at i.
func threeDigits(text string, i, to int) bool {
	n := 0
	for i+n < to && isDigit(rune(text[i+n])) {
		n++
	}
	return n == 3
}

func wordEnd(text string, i, to int) int {
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			if next, _ := utf8.DecodeRuneInString(text[i+n : to]); (r != '\'' && r != '’') || !unicode.IsLetter(next) {
				return i
			}
		}
		i += n
	}
	return i
}

func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}

func foldSymbol(r rune, s string) string {
	switch r {
	case '–', '—', '‐', '‑', '−', '‒':
		return "-"
	case '“', '”', '„', '«', '»':
		return `"`
	}
	return s
}
