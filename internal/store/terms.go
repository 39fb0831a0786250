package store

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// maxTerm is the length in bytes at which terms are cut, in documents and
// queries alike.
const maxTerm = 128

// Term is a word as search sees it.
type Term struct {
	Start, End int // bytes of the text
	Form       string
}

// Terms returns the words of text in the form in which they are searched for:
// in lower case, without accents ("Orbán" is "orban", "ё" is "е"), parted at
// hyphens and apostrophes ("Kyiv's" is "kyiv" and "s"), numbers without
// commas between their thousands.
func Terms(text string) []Term {
	words := fold.Words(text)
	terms := make([]Term, 0, len(words)+len(words)/16)
	for _, w := range words {
		if plain(w.Folded) {
			terms = append(terms, Term{w.Start, w.End, w.Folded})
			continue
		}
		for part := range strings.SplitSeq(w.Folded, "'") {
			if form := termForm(part); form != "" {
				terms = append(terms, Term{w.Start, w.End, form})
			}
		}
	}
	return terms
}

// plain reports whether a folded word is a term as it is.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c <= ' ' || c == 0x7f || c == '\'' || c == ',' {
			return false
		}
	}
	return len(s) <= maxTerm
}

// termForm takes accents and the commas of thousands from a folded word.
func termForm(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == ',' && thousands(s[i+1:]):
			continue
		case r <= ' ' || r == 0x7f: // invisible, inside of a word
			continue
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		default:
			writeBare(&b, r)
		}
		if b.Len() >= maxTerm {
			break
		}
	}
	return b.String()
}

// thousands reports whether s begins with exactly three digits.
func thousands(s string) bool {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return n == 3
}

// writeBare writes a letter without its accents. Cyrillic letters that are
// letters of their own (й, ї) stay.
func writeBare(b *strings.Builder, r rune) {
	switch {
	case mark(r):
		return
	case r == 'ё':
		r = 'е'
	case r == 'ø':
		r = 'o'
	case r == 'ł':
		r = 'l'
	case r == 'đ':
		r = 'd'
	case r == 'ı':
		r = 'i'
	case unicode.In(r, unicode.Latin, unicode.Greek):
		for _, part := range norm.NFKD.String(string(r)) {
			if !mark(part) && part != ' ' {
				b.WriteRune(caseless(part))
			}
		}
		return
	}
	b.WriteRune(caseless(r))
}

// mark reports whether r is an accent, a vowel point of Hebrew or Arabic.
func mark(r rune) bool {
	return r >= 0x300 && r <= 0x36f || r >= 0x591 && r <= 0x5c7 && unicode.IsMark(r) || r >= 0x64b && r <= 0x65f || r == 0x670
}

// caseless returns the one form of all cases of a letter (σ for ς).
func caseless(r rune) rune {
	low := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		low = min(low, next)
	}
	return unicode.ToLower(low)
}

// Forms returns the forms of terms, in order.
func Forms(terms []Term) []string {
	forms := make([]string, len(terms))
	for i, t := range terms {
		forms[i] = t.Form
	}
	return forms
}

// Running returns the terms of text as running words, one space apart.
func Running(text string) string { return strings.Join(Forms(Terms(text)), " ") }

// Distinct returns the terms of a running text, sorted, each once.
func Distinct(running string) []string {
	forms := strings.Fields(running)
	slices.Sort(forms)
	return slices.Compact(forms)
}
