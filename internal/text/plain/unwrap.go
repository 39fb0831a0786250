package plain

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/clip"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// paragraphs joins the lines of a wrapped text into paragraphs; in a text
// that is not wrapped, each line is one.
func paragraphs(lines []line) []clip.Block {
	lay := layout(lines)
	words := vocabulary(lines)
	var blocks []clip.Block
	var current []line
	flush := func() {
		if len(current) > 0 {
			blocks = append(blocks, block(current, words))
			current = nil
		}
	}
	read := 0
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if l.blank() {
			if !lay.wrapped || !lay.runsOn(current, lines[i+1:]) {
				flush()
			}
			continue
		}
		read++
		if len(current) > 0 && (!lay.wrapped || lay.breaks(current[len(current)-1], l, read < 8)) {
			flush()
		}
		current = append(current, l)
	}
	flush()
	return blocks
}

// A wrap says how the lines of a text are broken.
type wrap struct {
	wrapped bool
	width   int // code points that a full line holds
	indent  int // white space that all lines have
}

// layout finds out whether lines are broken inside sentences: whether lines
// that end in no full stop are followed by lines that start small.
func layout(lines []line) wrap {
	var lengths, indents []int
	pairs, joined := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if a.blank() || b.blank() || isMetadata(a.text) || isMetadata(b.text) {
			continue
		}
		pairs++
		if !endsSentence(a.text) && startsSmall(b.text) {
			joined++
			lengths = append(lengths, utf8.RuneCountInString(a.text))
		}
	}
	for _, l := range lines {
		if !l.blank() {
			indents = append(indents, l.indent)
		}
	}
	if joined == 0 || joined*6 < pairs {
		return wrap{}
	}
	slices.Sort(lengths)
	slices.Sort(indents)
	return wrap{wrapped: true, width: lengths[len(lengths)*9/10], indent: indents[len(indents)/4]}
}

// breaks reports whether a paragraph ends between the adjacent lines a and b.
// head says that they are among the first of the file, where a byline or a
// date may stand on a line of its own.
func (w wrap) breaks(a, b line, head bool) bool {
	if isItem(b.text) && (endsSentence(a.text) || isItem(a.text) || strings.HasSuffix(a.text, ":")) {
		return true
	}
	if head && (isMetadata(a.text) || isMetadata(b.text)) {
		return true
	}
	length := utf8.RuneCountInString(a.text)
	if head && !endsSentence(a.text) && !startsSmall(b.text) && !endsOpen(a.text) && !b.page &&
		(length+1+utf8.RuneCountInString(firstField(b.text)))*10 <= w.width*8 && clip.LooksLikeHeading(a.text, true) {
		return true // one line of the head above another
	}
	if !endsSentence(a.text) {
		// A heading set directly above its text is short and starts big;
		// a line of a paragraph that ends so is full.
		return length*2 < w.width && !startsSmall(b.text) && !b.page && !endsOpen(a.text)
	}
	if startsSmall(b.text) {
		return false
	}
	if b.indent > w.indent && a.indent <= w.indent {
		return true
	}
	// The next word would have had room on this line, and to spare: lines of
	// a proportional print differ in length.
	return (length+1+utf8.RuneCountInString(firstField(b.text)))*10 <= w.width*8
}

func firstField(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// runsOn reports whether a paragraph goes on over the blank lines at the
// start of rest, as at the end of a page.
func (w wrap) runsOn(current, rest []line) bool {
	if len(current) == 0 {
		return false
	}
	for _, l := range rest {
		if l.blank() {
			continue
		}
		last := current[len(current)-1].text
		return utf8.RuneCountInString(last)*10 >= w.width*6 && !endsSentence(last) && !endsClause(last) && startsSmall(l.text)
	}
	return false
}

// block joins the lines of one paragraph.
func block(lines []line, words map[string]int) clip.Block {
	b := clip.Block{Kind: hearsay.Paragraph, Line: lines[0].number}
	var text []byte
	for i, l := range lines {
		s := l.text
		if i == 0 && isItem(s) {
			b.Kind = hearsay.ListItem
			s = trimBullet(s)
		}
		if i > 0 {
			text = joinLine(text, s, words)
		} else {
			text = append(text, s...)
		}
	}
	b.Text = string(text)
	if len(lines) > 1 {
		for _, l := range lines {
			b.Lines = append(b.Lines, l.text)
		}
	}
	return b
}

// joinLine appends a line to a paragraph. A hyphen at the end of the line
// before is that of a broken word if the text knows the word in one piece,
// and that of a compound if it knows the compound. Where it knows neither,
// [isBroken] decides.
func joinLine(text []byte, next string, words map[string]int) []byte {
	last, n := utf8.DecodeLastRune(text)
	first, _ := utf8.DecodeRuneInString(next)
	prev, _ := utf8.DecodeLastRune(text[:len(text)-n])
	hyphen := last == '-' || last == '\u00ad' || last == '\u2010' || last == '\ufffe'
	if !hyphen || !unicode.IsLetter(prev) || !unicode.IsLetter(first) {
		if dash := last == '-' || last == '—'; !dash || unicode.IsSpace(prev) || !unicode.IsLetter(first) && !unicode.IsDigit(first) {
			text = append(text, ' ')
		}
		return append(text, next...)
	}
	head, tail := lastWord(text[:len(text)-n]), firstWord(next)
	mend := unicode.IsLower(first) && (last == '\u00ad' || last == '\ufffe')
	if !mend && unicode.IsLower(first) {
		whole, compound := words[strings.ToLower(head+tail)], words[strings.ToLower(head+"-"+tail)]
		mend = whole > compound || whole == compound && isBroken(head, tail, words)
	}
	if mend {
		text = text[:len(text)-n]
	}
	return append(text, next...)
}

// isBroken reports whether head and tail are parts of a broken word rather
// than of a compound. In English the common words say: one that they make
// together is broken, two that are both common make a compound – save that
// names ("Winstanley") are made of such words as well, so that a head with a
// capital must stand in the text elsewhere. Otherwise two words that the text
// has, too, make a compound.
func isBroken(head, tail string, words map[string]int) bool {
	name := startsUpper(head)
	head, tail = strings.ToLower(head), strings.ToLower(tail)
	if words["the"] > 0 {
		// The very commonest words are syllables of many others.
		rank := func(word string) int32 { return lexis.Rank(lexis.Hash(word)) }
		if rank(head+tail) > 0 {
			return true
		}
		if rank(head) > veryCommon && rank(tail) > veryCommon && (!name || words[head] > 0) {
			return false
		}
	}
	return words[head] == 0 || words[tail] == 0
}

// veryCommon is the rank down to which words are too common to make
// compounds that are told from syllables.
const veryCommon = 100

// vocabulary counts the words of the text, in lower case, those aside that
// stand at a line end with a hyphen and those that such a line runs on with.
func vocabulary(lines []line) map[string]int {
	words := map[string]int{}
	broken := false
	for _, l := range lines {
		fields := strings.Fields(l.text)
		for i, f := range fields {
			if broken && i == 0 || i == len(fields)-1 && strings.HasSuffix(f, "-") {
				continue
			}
			words[strings.ToLower(strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) }))]++
		}
		broken = strings.HasSuffix(l.text, "-")
	}
	return words
}

func lastWord(s []byte) string {
	i := bytes.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i >= 0 {
		_, n := utf8.DecodeRune(s[i:])
		i += n - 1
	}
	return string(s[i+1:])
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// endsSentence reports whether a line ends with a full stop or a mark that
// closes after one.
func endsSentence(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	for n > 0 && strings.ContainsRune("”\"’')]»", r) {
		s = s[:len(s)-n]
		if strings.HasSuffix(s, ",") { // ,” goes on with the speaker
			return false
		}
		r, n = utf8.DecodeLastRuneInString(s)
	}
	return strings.ContainsRune(".!?…:。！？", r)
}

// endsClause reports whether a line ends in punctuation that a print never
// breaks a page or paragraph after by chance.
func endsClause(s string) bool { return strings.HasSuffix(s, ":") }

// endsOpen reports whether a line ends in a word that asks for another.
func endsOpen(s string) bool {
	if r, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune(",;–—-(", r) {
		return true
	}
	switch strings.ToLower(lastWord([]byte(s))) {
	case "the", "a", "an", "of", "and", "or", "to", "in", "on", "for", "with", "by", "at", "from", "that", "as", "his", "her", "its", "their":
		return true
	}
	return false
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// startsSmall reports whether a line starts with a small letter, perhaps in
// quotation marks or brackets.
func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "“\"‘'«„(["))
	return unicode.IsLower(r)
}

// isItem reports whether a line starts an item of a list.
func isItem(s string) bool { return len(trimBullet(s)) != len(s) }

// trimBullet cuts the bullet off an item of a list. Numbers stay: they are
// words of the text.
func trimBullet(s string) string {
	for _, bullet := range []string{"• ", "- ", "* ", "· ", "‣ ", "◦ ", "▪ ", "● ", "■ ", "► ", "»\u00a0"} {
		if rest, ok := strings.CutPrefix(s, bullet); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// isMetadata reports whether a line holds a byline or a date.
func isMetadata(s string) bool {
	if len(s) > 120 {
		return false
	}
	if meta.IsByline(s) || meta.IsUnnamedByline(s) {
		return true
	}
	if _, ok := meta.DateLine(s); ok {
		return true
	}
	info, ok := meta.InfoLine(s)
	return ok && len(strings.Fields(info.Name)) <= 8 && info.Rest == ""
}
