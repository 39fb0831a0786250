package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// word is a word of a quotation.
type word struct {
	folded string // as it compares
	text   string // as it stands
	// bracketed words were put in by whoever quotes.
	bracketed bool
	// gap says that an ellipsis stands before the word.
	gap bool
}

// remark is what a quotation says, as words.
type remark struct {
	words []word
	// gapAfter says that an ellipsis ends it.
	gapAfter bool
	// content is the stems of its words that carry meaning, each once, in
	// order.
	content []string
	weight  int // sum of stemWeight over content
}

// readRemark reads the words of q. Of a mixed quotation only the words in
// quotation marks are read: they alone claim to be the speaker's own.
func readRemark(text string, q *hearsay.Quote) remark {
	spans := q.Content
	if q.Form == hearsay.Mixed {
		spans = markedParts(text, spans)
	}
	var r remark
	for _, s := range spans {
		r.read(s.Of(text))
	}
	seen := make(map[string]bool, len(r.words))
	for _, w := range r.words {
		if stem, ok := contentStem(w.folded); ok && !seen[stem] {
			seen[stem] = true
			r.content = append(r.content, stem)
			r.weight += stemWeight(stem)
		}
	}
	return r
}

func (r *remark) read(s string) {
	depth, at := 0, 0
	for _, w := range fold.Words(s) {
		between := s[at:w.Start]
		depth += strings.Count(between, "[") - strings.Count(between, "]")
		depth = max(depth, 0)
		r.words = append(r.words, word{
			folded:    w.Folded,
			text:      s[w.Start:w.End],
			bracketed: depth > 0,
			gap:       hasEllipsis(between),
		})
		at = w.End
	}
	r.gapAfter = hasEllipsis(s[at:])
}

func hasEllipsis(s string) bool {
	return strings.Contains(s, "…") || strings.Contains(s, "...") || strings.Contains(s, ". . .")
}

// markedParts returns the parts of spans that stand in quotation marks: those
// between marks inside a span, or the whole span if marks stand around it.
func markedParts(text string, spans []hearsay.Span) []hearsay.Span {
	var parts []hearsay.Span
	for _, s := range spans {
		start := -1
		found := false
		for i, r := range s.Of(text) {
			at := s.Start + i
			switch {
			case start < 0 && opensQuote(r):
				start, found = at+utf8.RuneLen(r), true
			case start >= 0 && closesQuote(r):
				parts = append(parts, hearsay.Span{Start: start, End: at})
				start = -1
			}
		}
		switch {
		case start >= 0:
			parts = append(parts, hearsay.Span{Start: start, End: s.End})
		case !found:
			parts = append(parts, s)
		}
	}
	return parts
}

func opensQuote(r rune) bool  { return strings.ContainsRune("“„«\"", r) }
func closesQuote(r rune) bool { return strings.ContainsRune("”“»\"", r) }

// stopWords carry no meaning of their own; a remark is not known by them.
var stopWords = func() map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(`a an the and or but nor so yet of in on at by to for from with without
		as than that this these those it its he she they them their his her him we us our i me my you your
		is are was were be been being am has have had having do does did will would shall should can could
		may might must not no there here which who whom whose what when where why how if then also very just
		about into over under up down out off again more most some any all each other such only own same too
		s t d ll m re ve it's that's there's i'm we're they're you're he's she's don't doesn't isn't aren't
		said says say told`) {
		m[w] = true
	}
	return m
}()

// contentStem returns the stem of a folded word, if it carries meaning.
func contentStem(folded string) (string, bool) {
	if stopWords[folded] {
		return "", false
	}
	folded = strings.TrimSuffix(folded, "'s")
	return english.Stem(folded, false), true
}

// stemWeight makes a figure count twice: remarks share words by chance, but
// hardly numbers.
func stemWeight(stem string) int {
	if isNumber(stem) {
		return 2
	}
	return 1
}

func isNumber(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// shared returns the weight of the content that two remarks share, and the
// number of stems.
func shared(a, b *remark) (weight, n int) {
	has := make(map[string]bool, len(a.content))
	for _, s := range a.content {
		has[s] = true
	}
	for _, s := range b.content {
		if has[s] {
			weight += stemWeight(s)
			n++
		}
	}
	return weight, n
}
