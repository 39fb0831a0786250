package prose

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// farthest is how many bytes behind its place a dateline may end.
const farthest = 120

// dateline returns how many bytes of block b are its dateline, as in "MUNICH,
// Germany, Feb. 14 (AP) — ", or the agency in brackets that it opens with: they
// belong to no sentence.
func dateline(doc *hearsay.Document, b hearsay.Block) int {
	words := b.Of(doc.Text)
	place := doc.Place.Span
	if place.Len() > 0 && place.Start == b.Start && place.End <= b.End && doc.Place.From == "dateline" {
		from := place.End - b.Start
		if n := dash(words[from:min(len(words), from+farthest)]); n > 0 {
			return from + n
		}
		return 0
	}
	for _, c := range doc.Credits {
		if c.Kind == hearsay.CreditAgency && c.Span.Len() > 0 && c.Span.Start == b.Start+1 && words[0] == '(' {
			rest := strings.TrimLeft(words[c.Span.End-b.Start:], ") \u00a0")
			if n := dash(rest[:min(len(rest), 4)]); n > 0 {
				rest = rest[n:]
			}
			return len(words) - len(strings.TrimLeft(rest, " \u00a0"))
		}
	}
	return 0
}

// dash returns the offset behind the dash that ends the dateline of which s is
// the rest, or behind the bracket that ends it where there is no dash; 0 if
// there is neither.
func dash(s string) int {
	depth := 0
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth > 0 {
				continue
			}
			rest := strings.TrimLeft(s[end:], " \u00a0")
			if next, _ := utf8.DecodeRuneInString(rest); next != ':' && !strings.ContainsRune(dashes, next) {
				return end + len(s[end:]) - len(rest)
			}
		case ':':
			if depth == 0 {
				return spaces(s, end)
			}
		default:
			if depth > 0 || !strings.ContainsRune(dashes, r) {
				continue
			}
			if r == '-' && !strings.HasPrefix(s[i:], "--") && !strings.HasPrefix(s[i:], "- ") {
				continue // inside a word
			}
			for strings.HasPrefix(s[end:], "-") {
				end++
			}
			return spaces(s, end)
		}
	}
	return 0
}

const dashes = "—–-―‒−"

// spaces returns the offset behind the spaces at from.
func spaces(s string, from int) int {
	return len(s) - len(strings.TrimLeft(s[from:], " \u00a0"))
}
