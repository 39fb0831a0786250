package lang

import (
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// Sentences splits an English text into sentences of tokens without tagging or
// parsing them: tags, lemmas and trees are empty. A blank line always ends a
// sentence, and so does a line break before a list item; the other places are
// decided by a small network from the words on both sides.
func Sentences(text string) []Sentence {
	e := loadEnglish()
	return e.byBlock(text, func(*Sentence, []model.Word, *workspace) {})
}

const (
	// maxSentence is the largest number of tokens that one sentence may have.
	// Longer runs are cut there, so that the cost of a sentence stays bounded on
	// a text without full stops; the longest sentences of edited prose have
	// some 200.
	maxSentence = 400
	// maxBlock is the number of bytes that are worked on together, which bounds
	// the memory that a long text takes beyond its result.
	maxBlock = 1 << 16
)

// byBlock splits a text into sentences, block by block, and calls annotate for
// each with its words. The sentences and tokens that it gives have their
// offsets in the text.
func (e *english) byBlock(text string, annotate func(*Sentence, []model.Word, *workspace)) []Sentence {
	w := e.work.Get().(*workspace)
	defer e.work.Put(w)
	var out []Sentence
	for from := 0; from < len(text); {
		to := blockEnd(text, from)
		block := text[from:to]
		toks := Tokens(block)
		w.words = w.words[:0]
		for i := range toks {
			var word model.Word
			word, w.lower = e.Tagger.NewWord(block[toks[i].Start:toks[i].End], w.lower)
			w.words = append(w.words, word)
		}
		sents := split(block, toks, w.words, func(i int, b model.Boundary) bool {
			return e.Splitter.Ends(w.words, i, b, &w.split)
		})
		words := w.words
		for i := range sents {
			s := &sents[i]
			annotate(s, words[:len(s.Tokens)], w)
			clear(words[:len(s.Tokens)])
			words = words[len(s.Tokens):]
			s.Start, s.End = s.Start+from, s.End+from
			for j := range s.Tokens {
				s.Tokens[j].Start += from
				s.Tokens[j].End += from
			}
		}
		if from == 0 && to == len(text) {
			return sents
		}
		out = append(out, sents...)
		from = to
	}
	return out
}

// blockEnd gives the end of the block that begins at from: the end of the text
// when that is near, else the last blank line, else the last white space, else
// as many whole characters as there is room for.
func blockEnd(text string, from int) int {
	if len(text)-from <= maxBlock {
		return len(text)
	}
	window := text[from : from+maxBlock]
	if i := strings.LastIndex(window, "\n\n"); i > 0 {
		return from + i + 2
	}
	if i := strings.LastIndexAny(window, " \n\t"); i > 0 {
		return from + i + 1
	}
	end := from + maxBlock
	for end > from+1 && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// split cuts tokens into sentences; ends decides the places where the text's
// layout does not.
func split(text string, toks []Token, words []model.Word, ends func(i int, b model.Boundary) bool) []Sentence {
	var out []Sentence
	var marks openMarks
	start := 0
	for i := range toks {
		if i+1 < len(toks) && i+1-start < maxSentence {
			marks = marks.after(words[i].Form)
			gap := text[toks[i].End:toks[i+1].Start]
			line := strings.IndexByte(gap, '\n')
			switch {
			case line >= 0 && strings.IndexByte(gap[line+1:], '\n') >= 0:
				marks = openMarks{}
			case line >= 0 && isBullet(words[i+1].Form):
			case endsWithUnit(words, i):
			case model.Candidate(words, i) && ends(i, boundary(text, toks, words, start, i, marks)):
			default:
				continue
			}
		}
		out = append(out, Sentence{Start: toks[start].Start, End: toks[i].End, Tokens: toks[start : i+1 : i+1]})
		start = i + 1
	}
	return out
}

// boundary gathers what the network sees of the place after token i of a
// sentence that began at token start.
func boundary(text string, toks []Token, words []model.Word, start, i int, m openMarks) model.Boundary {
	gap := text[toks[i].End:toks[i+1].Start]
	b := model.Boundary{
		Newline: strings.IndexByte(gap, '\n') >= 0, Touching: gap == "",
		Length: i + 1 - start, First: words[start].Exact,
		InBracket: m.bracket > 0, InQuote: m.quote,
	}
	b.NextInQuote = m.after(words[i+1].Form).quote
	for b.ToEnd < model.LookAhead {
		k := i + 1 + b.ToEnd
		if k+1 >= len(toks) || strings.Contains(text[toks[k].End:toks[k+1].Start], "\n\n") {
			break
		}
		b.ToEnd++
	}
	return b
}

// endsWithUnit tells whether word i is the abbreviation of a unit after a
// number ("100 sq. km.") and a capitalised word follows: units do not stand
// before names, so that the stop ends the sentence too.
func endsWithUnit(words []model.Word, i int) bool {
	unit, ok := strings.CutSuffix(words[i].Form, ".")
	if !ok || !unitStops[strings.ToLower(unit)] || i+1 >= len(words) || words[i+1].Shape != model.ShapeCapital {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		if s := words[k].Shape; s == model.ShapeDigits || s == model.ShapeDigitMix {
			return true
		}
	}
	return false
}

// openMarks follows brackets and quotation marks through a paragraph.
type openMarks struct {
	bracket uint8
	quote   bool
}

func (m openMarks) after(form string) openMarks {
	switch form {
	case "(", "[":
		m.bracket = min(m.bracket+1, 3)
	case ")", "]":
		m.bracket = max(m.bracket, 1) - 1
	case "\"":
		m.quote = !m.quote
	case "“", "``", "«":
		m.quote = true
	case "”", "''", "»":
		m.quote = false
	}
	return m
}

// SplitPlaces calls decide for every place of a text where a network has to
// decide whether a sentence ends, in order; its answer is where the sentence
// ends for the places after. It is how the trainer meets what [Sentences] does.
func SplitPlaces(text string, t *model.Tables, decide func(end int, words []model.Word, i int, b model.Boundary) bool) []Sentence {
	toks := Tokens(text)
	words := make([]model.Word, 0, len(toks))
	var buf []byte
	for i := range toks {
		var w model.Word
		w, buf = t.NewWord(text[toks[i].Start:toks[i].End], buf)
		words = append(words, w)
	}
	return split(text, toks, words, func(i int, b model.Boundary) bool { return decide(toks[i].End, words, i, b) })
}

func isBullet(s string) bool {
	switch s {
	case "-", "*", "•", "·", "–", "—", "o", "▪", "‣", "◦":
		return true
	}
	return false
}
