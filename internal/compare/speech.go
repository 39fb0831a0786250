package compare

import (
	"cmp"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// speechKey names what one speaker says in one document.
type speechKey struct{ doc, speaker string }

// speechOf lists, for each document and speaker, the quotations in quotation
// marks in order of place.
func speechOf(versions []*version) map[speechKey][]*version {
	speech := make(map[speechKey][]*version)
	for _, v := range versions {
		if v.Form != hearsay.Indirect {
			k := speechKey{v.Doc, v.Speaker.Name}
			speech[k] = append(speech[k], v)
		}
	}
	for _, list := range speech {
		slices.SortFunc(list, func(a, b *version) int { return a.Span().Compare(b.Span()) })
	}
	return speech
}

// elsewhere reports whether the document of a has the words, which another
// version adds before (first) or after the words of a, in another quotation of
// the same speaker; and whether that one is a's neighbour and joined without
// leaving a word out.
func elsewhere(a *version, words []word, first bool, speech map[speechKey][]*version) (found, adjacent bool) {
	list := speech[speechKey{a.Doc, a.Speaker.Name}]
	at := slices.Index(list, a)
	for i, o := range list {
		if o == a || !holds(o, words) {
			continue
		}
		found = true
		switch {
		case first && i == at-1:
			adjacent = o.words[len(o.words)-1].folded == words[len(words)-1].folded
		case !first && i == at+1:
			adjacent = o.words[0].folded == words[0].folded
		}
		if adjacent {
			return true, true
		}
	}
	return found, false
}

// foundElsewhere reports whether the document of a has the words in another
// quotation of the same speaker.
func foundElsewhere(a *version, words []word, first bool, speech map[speechKey][]*version) bool {
	found, _ := elsewhere(a, words, first, speech)
	return found
}

// splicedWords is the least number of words that tell which remark they are
// from.
const splicedWords = 3

// holds reports whether o has at least four in five of the words, in order.
func holds(o *version, words []word) bool {
	part := remark{words: words}
	kept, _ := keptWords(&o.remark, &part)
	return len(words) >= splicedWords && cmp.Compare(5*kept, 4*len(words)) >= 0
}
