package compare

import (
	"slices"

	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// localities returns the names that stand behind a preposition of place in the
// sentence of a claim, in the form in which names compare: where the figure is
// of, as far as the words around it say. Names of who says it, months and days
// of the week are none.
func localities(c *claim) []string {
	text := c.doc.Text
	s := sentenceAround(text, c.Span)
	words := fold.Words(s.Of(text))
	said := make(map[string]bool)
	for _, p := range c.Attribution {
		for _, w := range partyWords(p.Name) {
			said[w] = true
		}
	}
	var out []string
	for i, w := range words {
		if !locatives[w.Folded] {
			continue
		}
		for j := i + 1; j < len(words) && j <= i+4; j++ {
			form := s.Of(text)[words[j].Start:words[j].End]
			if capitalised(form) {
				if name := words[j].Folded; len(name) > 2 && !said[name] && !calendarWords[name] && !slices.Contains(out, name) {
					out = append(out, name)
				}
				break
			}
			if locatives[words[j].Folded] {
				break
			}
		}
	}
	return out
}

// locatives are prepositions behind which a place is named.
var locatives = set("in at near around outside off on of under from across along above below")

// calendarWords are capitalised words behind such prepositions that name a time.
var calendarWords = set("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday easter christmas")

func shareAny(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// apartPlaces returns a place of each claim where both name some, none of them
// is the same, and neither document names one of the other's: then they are of
// different places. Both are "" otherwise.
func apartPlaces(a, b *claim, here, there []string) (string, string) {
	if len(here) == 0 || len(there) == 0 || shareAny(here, there) {
		return "", ""
	}
	names := func(c *claim, places []string) bool {
		return slices.ContainsFunc(fold.Words(c.doc.Text), func(w fold.Word) bool { return slices.Contains(places, w.Folded) })
	}
	if names(a, there) || names(b, here) {
		return "", ""
	}
	return here[0], there[0]
}
