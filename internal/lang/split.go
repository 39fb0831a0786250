package lang

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// Sentences splits an English text into sentences of tokens without tagging or
// parsing them: tags, lemmas and trees are empty. A blank line always ends a
// sentence, and so does a line break before a list item; the other places are
// decided by a small network from the words on both sides.
func Sentences(text string) []Sentence {
	e := loadEnglish()
	w := e.work.Get().(*workspace)
	defer e.release(w)
	sents, _ := e.sentences(text, w)
	return sents
}

// maxSentence is the largest number of tokens that one sentence may have.
// Longer runs are cut there, so that the cost of a sentence stays bounded on a
// text without full stops; the longest sentences of edited prose have some 200.
const maxSentence = 400

// sentences splits a text and gives the words of all its tokens.
func (e *english) sentences(text string, w *workspace) ([]Sentence, []model.Word) {
	toks := Tokens(text)
	w.words = w.words[:0]
	for i := range toks {
		var word model.Word
		word, w.lower = e.Tagger.NewWord(text[toks[i].Start:toks[i].End], w.lower)
		w.words = append(w.words, word)
	}
	sents := split(text, toks, w.words, func(i int, b model.Boundary) bool {
		return e.Splitter.Ends(w.words, i, b, &w.split)
	})
	return sents, w.words
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
