package store

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Bounds of what a hit shows.
const (
	maxPlaces = 3
	around    = 12 // words on either side of a place
)

// Find returns the first places in text of what q looks for, in order, and
// the words around each.
func Find(text string, q Query) (places []hearsay.Span, surroundings []string) {
	if len(q.Must) == 0 {
		return nil, nil
	}
	terms := Terms(text)
	seen := make([]int, len(q.Must)) // places found of each phrase
	for i := 0; i < len(terms) && len(places) < maxPlaces; i++ {
		for k, p := range q.Must {
			// Each phrase is shown once before one is shown again.
			if seen[k] > 0 && slices.Contains(seen, 0) && len(places)+zeros(seen) >= maxPlaces {
				continue
			}
			n, ok := p.at(terms[i:])
			if !ok {
				continue
			}
			seen[k]++
			places = append(places, hearsay.Span{Start: terms[i].Start, End: terms[i+n-1].End})
			from, to := terms[max(i-around, 0)].Start, terms[min(i+n-1+around, len(terms)-1)].End
			surroundings = append(surroundings, strings.Join(strings.Fields(text[from:to]), " "))
			i += n - 1
			break
		}
	}
	return places, surroundings
}

func zeros(counts []int) (n int) {
	for _, c := range counts {
		if c == 0 {
			n++
		}
	}
	return n
}

// at reports whether the terms begin with the phrase, and how many it takes.
func (p Phrase) at(terms []Term) (int, bool) {
	if len(terms) < len(p.Terms) {
		return 0, false
	}
	for i, want := range p.Terms {
		have := terms[i].Form
		if have != want && !(p.Prefix && i == len(p.Terms)-1 && strings.HasPrefix(have, want)) {
			return 0, false
		}
	}
	return len(p.Terms), true
}
