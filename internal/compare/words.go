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
	folded string // in lower case, typography folded
	key    string // as it compares: folded, spelled one way
	text   string // as it stands
	// starts says that a sentence begins with the word.
	starts bool
	// bracketed words were put in by whoever quotes.
	bracketed bool
	// gap says that an ellipsis stands before the word.
	gap bool
}

// remark is what a quotation says, as words.
type remark struct {
	words []word
	// after is what stands behind the last word of a piece; gapAfter says that
	// there is an ellipsis in it.
	after    string
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
		if marked := markedParts(text, spans); len(marked) > 0 {
			spans = marked
		}
	}
	var r remark
	for _, s := range spans {
		r.read(s.Of(text))
	}
	seen := make(map[string]bool, len(r.words))
	for _, w := range r.words {
		if stem, ok := contentStem(w.key); ok && !seen[stem] {
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
		if at == 0 {
			between = r.after + between // what ends the piece before
		}
		// Many houses put in words in round brackets, as there are no round
		// ones in speech.
		depth += strings.Count(between, "[") + strings.Count(between, "(") - strings.Count(between, "]") - strings.Count(between, ")")
		depth = max(depth, 0)
		if strings.Contains(between, "&") {
			r.words = append(r.words, word{folded: "and", key: "and", text: "&", bracketed: depth > 0})
		}
		next := word{
			folded:    w.Folded,
			key:       spelling(w.Folded),
			text:      s[w.Start:w.End],
			bracketed: depth > 0,
			gap:       hasEllipsis(between),
		}
		next.starts = r.sentenceEnds(between) && startsUpper(next.text)
		r.words = append(r.words, next)
		at = w.End
	}
	r.after = s[at:]
	r.gapAfter = hasEllipsis(r.after)
}

// sentenceEnds reports whether a sentence ends with the words read so far and
// between, the characters that follow them.
func (r *remark) sentenceEnds(between string) bool {
	if len(r.words) == 0 || strings.ContainsAny(between, "?!") || strings.Contains(between, "\n\n") {
		return true
	}
	last := r.words[len(r.words)-1]
	return strings.Contains(between, ".") && !titles[last.folded] && !strings.Contains(last.text, ".") && utf8.RuneCountInString(last.text) > 1
}

// titles are written with a point that ends no sentence.
var titles = set("mr mrs ms dr gen sen rep gov st lt col prof sgt maj capt rev hon no vs")

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func hasEllipsis(s string) bool {
	return strings.Contains(s, "…") || strings.Contains(s, "...") || strings.Contains(s, ". . .")
}

// markedParts returns the parts of spans that stand in quotation marks: those
// between marks inside a span, or the whole span if marks stand around it.
func markedParts(text string, spans []hearsay.Span) []hearsay.Span {
	if parts := partsBetween(text, spans, opensQuote, closesQuote); len(parts) > 0 {
		return parts
	}
	return partsBetween(text, spans, opensSingle, closesSingle)
}

// markAt says whether the mark r, between the runes before and after it, opens
// or closes a quotation.
type markAt func(before, r, after rune) bool

func partsBetween(text string, spans []hearsay.Span, opens, closes markAt) []hearsay.Span {
	var parts []hearsay.Span
	for _, s := range spans {
		start := -1
		found := false
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		for i, r := range s.Of(text) {
			at := s.Start + i
			end := at + utf8.RuneLen(r)
			after, _ := utf8.DecodeRuneInString(text[end:])
			switch {
			case start < 0 && opens(before, r, after):
				start, found = end, true
			case start >= 0 && closes(before, r, after):
				parts = append(parts, hearsay.Span{Start: start, End: at})
				start = -1
			}
			before = r
		}
		switch {
		case start >= 0:
			parts = append(parts, hearsay.Span{Start: start, End: s.End})
		case !found && inMarks(text, s):
			parts = append(parts, s)
		}
	}
	return parts
}

func opensQuote(_, r, _ rune) bool  { return strings.ContainsRune("“„«\"", r) }
func closesQuote(_, r, _ rune) bool { return strings.ContainsRune("”“»\"", r) }

func opensSingle(before, r, after rune) bool {
	return strings.ContainsRune("‘'‹", r) && !wordRune(before) && wordRune(after)
}

func closesSingle(before, r, after rune) bool {
	return strings.ContainsRune("’'›", r) && !unicode.IsSpace(before) && !wordRune(after)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// inMarks reports whether quotation marks of any kind stand around s.
func inMarks(text string, s hearsay.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return strings.ContainsRune("“„«\"‘'‹", before) || strings.ContainsRune("”“»\"’'›", after)
}

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
