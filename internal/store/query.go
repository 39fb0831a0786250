package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Term is one thing that a full-text query asks for: words that stand in a row,
// of which the last may be the beginning of a word only.
type Term struct {
	Words  []string // folded, as Words gives them
	Prefix bool
}

// Query is a full-text query. All of Must must occur, none of Not may.
type Query struct {
	Must, Not []Term
}

// maxTerms bounds what a query asks for; the rest of it is left out.
const maxTerms = 32

// ParseQuery reads words, "phrases in quotation marks", prefix* and -word. No
// string is wrong: what is no word is left out.
func ParseQuery(s string) Query {
	var q Query
	for s = strings.TrimSpace(s); s != "" && len(q.Must)+len(q.Not) < maxTerms; s = strings.TrimSpace(s) {
		not := len(s) > 1 && s[0] == '-'
		if not {
			s = s[1:]
		}
		var part string
		if open := strings.IndexAny(s[:1], `"`) == 0 || strings.HasPrefix(s, "“"); open {
			s = strings.TrimPrefix(strings.TrimPrefix(s, `"`), "“")
			if end := strings.IndexAny(s, `"”`); end >= 0 {
				part, s = s[:end], strings.TrimPrefix(strings.TrimPrefix(s[end:], `"`), "”")
			} else {
				part, s = s, ""
			}
		} else if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
			part, s = s[:end], s[end:]
		} else {
			part, s = s, ""
		}
		t := Term{Words: Words(part), Prefix: strings.HasSuffix(part, "*")}
		switch {
		case len(t.Words) == 0:
		case not:
			q.Not = append(q.Not, t)
		default:
			q.Must = append(q.Must, t)
		}
	}
	return q
}

// Words returns the words of text as they are searched: runs of letters, marks
// and digits, lower case, without accents.
func Words(text string) []string {
	words := strings.FieldsFunc(Fold(text), func(r rune) bool { return r == ' ' })
	return words
}

// Fold returns text with its letters in lower case and without accents, and a
// space for everything that is neither letter nor digit: the form in which
// every store indexes it, so that all of them find the same.
func Fold(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == '’', r == '\'':
			// "Mayor's" is found as "mayors", on both sides alike.
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
