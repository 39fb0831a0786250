package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// Bounds of what a hit shows.
const (
	maxPlaces = 3
	around    = 80 // bytes on either side of a place
)

// Places returns where the words of a query stand in text, in order, at most a
// few, and the words around each. Offsets are bytes.
func Places(text string, q Query) (places []hearsay.Span, context []string) {
	words := locate(text)
	for at := 0; at < len(words) && len(places) < maxPlaces; at++ {
		for _, t := range q.Must {
			if n := t.matches(words[at:]); n > 0 {
				span := hearsay.Span{Start: words[at].Start, End: words[at+n-1].End}
				places = append(places, span)
				context = append(context, surroundings(text, span))
				at += n - 1
				break
			}
		}
	}
	return places, context
}

type located struct {
	hearsay.Span
	word string
}

// locate returns the words of text, folded, with their places.
func locate(text string) []located {
	var out []located
	start := -1
	end := func(at int) {
		if start >= 0 {
			for _, w := range Words(text[start:at]) {
				out = append(out, located{hearsay.Span{Start: start, End: at}, w})
			}
			start = -1
		}
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || start >= 0 && (r == '’' || r == '\'') {
			if start < 0 {
				start = i
			}
			continue
		}
		end(i)
	}
	end(len(text))
	return out
}

// matches returns how many of the words at hand the term takes, 0 if it does
// not stand there.
func (t Term) matches(words []located) int {
	if len(t.Words) == 0 || len(words) < len(t.Words) {
		return 0
	}
	for i, w := range t.Words {
		if t.Prefix && i == len(t.Words)-1 {
			if !strings.HasPrefix(words[i].word, w) {
				return 0
			}
		} else if words[i].word != w {
			return 0
		}
	}
	return len(t.Words)
}

// surroundings returns the place with whole words around it, on one line.
func surroundings(text string, at hearsay.Span) string {
	from, to := max(0, at.Start-around), min(len(text), at.End+around)
	for from > 0 && from < at.Start && (!utf8.RuneStart(text[from]) || text[from-1] != ' ' && text[from-1] != '\n') {
		from++
	}
	for to < len(text) && to > at.End && (!utf8.RuneStart(text[to]) || text[to] != ' ' && text[to] != '\n') {
		to--
	}
	words := strings.Join(strings.Fields(text[from:to]), " ")
	if from > 0 {
		words = "… " + words
	}
	if to < len(text) {
		words += " …"
	}
	return words
}
