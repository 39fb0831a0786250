package lang

import (
	"slices"
	"strings"
	"unicode"
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
		sents := split(block, toks, w.words, false, func(i int, b model.Boundary) float64 {
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

const (
	// sentenceCost is what a sentence must be worth to be cut out, see split.
	sentenceCost = 0.45
	// maxOpen is how many places where a sentence may have begun are kept in
	// mind, and unlikely the probability below which a place is dropped.
	maxOpen  = 6
	unlikely = 0.01
)

// opening is a place where a sentence may have begun.
type opening struct {
	start int     // its first token
	begun float64 // probability that a sentence begins there and has not ended yet
	worth float64 // expected whole sentences before it, by the best way to cut
	last  int     // the last cut of that way, an index of cuts, or -1
}

// cut is an end of a sentence in a way to cut a text.
type cut struct {
	end  int // the sentence's last token
	last int // the cut before it, or -1
}

// split cuts tokens into sentences. Where the text's layout does not decide,
// ends gives the probability that a sentence that began at token start ends
// after token i, and of all ways to cut a paragraph the one is taken with the
// most sentences expected to be whole, less a cost for each: with a cost of half
// the F1 that can be had, it is the way with the best expected F1. Learn asks ends
// where a rule is sure, too.
func split(text string, toks []Token, words []model.Word, learn bool, ends func(i int, b model.Boundary) float64) []Sentence {
	var out []Sentence
	var marks openMarks
	var cuts []cut
	l := newLayout(text, toks, words)
	from := 0 // the first token that is in no sentence yet
	open := []opening{{begun: 1, last: -1}}
	for i := range toks {
		must, blank := endsHere(text, toks, words, i)
		must = must || !learn && closed(text, toks, words, i)
		if i+1 < len(toks) {
			marks = marks.after(words[i].Form)
		}
		may := must || model.Candidate(words, i) && !beforeDay(text, toks, i) && !beforeCounted(text, toks, i) && !possessive(text, toks, i) && !monthStop(text, toks, i)
		here := opening{start: i + 1, last: len(cuts)}
		end := cut{end: i, last: -1}
		left := open[:0]
		for _, o := range open {
			p := 0.0
			if must || i+1-o.start >= maxSentence {
				p = 1
			} else if may {
				p = ends(i, l.boundary(text, toks, words, o.start, i, marks))
			}
			if p >= unlikely {
				whole := o.begun * p
				if w := o.worth + whole - sentenceCost; here.begun == 0 || w > here.worth {
					here.worth, end.last = w, o.last
				}
				here.begun += whole
				o.begun -= whole
			}
			if o.begun >= unlikely {
				left = append(left, o)
			}
		}
		if open = left; here.begun >= unlikely {
			cuts = append(cuts, end)
			open = likeliest(append(open, here))
		}
		if !must {
			continue
		}
		// Nothing before this place depends on what comes: write it down.
		at := len(out)
		for k := len(cuts) - 1; k >= 0; k = cuts[k].last {
			out = append(out, Sentence{End: cuts[k].end})
		}
		slices.Reverse(out[at:])
		for k := at; k < len(out); k++ {
			last := out[k].End
			out[k] = Sentence{Start: toks[from].Start, End: toks[last].End, Tokens: toks[from : last+1 : last+1]}
			from = last + 1
		}
		cuts, open = cuts[:0], append(open[:0], opening{start: from, begun: 1, last: -1})
		if blank {
			marks = openMarks{}
		}
	}
	return out
}

// endsHere tells whether the layout of the text, or the word, ends a sentence
// after token i, and whether a blank line follows.
func endsHere(text string, toks []Token, words []model.Word, i int) (must, blank bool) {
	if i+1 == len(toks) {
		return true, false
	}
	if gap := text[toks[i].End:toks[i+1].Start]; gap != "" && gap != " " {
		if line := strings.IndexByte(gap, '\n'); line >= 0 {
			if strings.IndexByte(gap[line+1:], '\n') >= 0 {
				return true, true
			}
			if isBullet(words[i+1].Form) {
				return true, false
			}
		}
	}
	return endsWithUnit(words, i), false
}

// closed reports whether token i closes a sentence for sure, as it does in 99 of
// 100 places of the treebanks that the models learn from, and in news: "?" and
// "!" before a capital, and with "." before a quotation that opens with one, "…
// reached him. “I read …". Of straight marks, white space tells the opening one.
func closed(text string, toks []Token, words []model.Word, i int) bool {
	if i == 0 || i+2 >= len(toks) {
		return false
	}
	next := i + 1
	if toks[i].End == toks[next].Start && words[next].Form != "“" && words[next].Form != "„" {
		return false // the space before such a mark may have been forgotten
	}
	switch words[i].Form {
	case ".", "!", "?":
	default:
		return false
	}
	switch words[next].Form {
	case "“", "„", "«", "\"", "``":
		next++
		if toks[next-1].End != toks[next].Start {
			return false
		}
	default:
		if words[i].Form == "." {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(text[toks[next].Start:])
	return unicode.IsUpper(r)
}

// likeliest drops the least likely opening when there are more than maxOpen,
// and makes the probabilities add up to 1.
func likeliest(open []opening) []opening {
	if len(open) > maxOpen {
		least := 0
		for k := range open {
			if open[k].begun < open[least].begun {
				least = k
			}
		}
		open = slices.Delete(open, least, least+1)
	}
	sum := 0.0
	for k := range open {
		sum += open[k].begun
	}
	for k := range open {
		open[k].begun /= sum
	}
	return open
}

// layout is what the splitter knows of a text before it cuts it: for each token,
// how many tokens after it the paragraph ends and the next full stop, question or
// exclamation mark stands, and how many lower-case words and such marks the
// paragraph has had.
type layout struct {
	toEnd, toStop []uint8 // up to model.LookAhead
	lower, stops  []int32
	paragraph     []int32 // its first token
	last          []int32 // by first token, its last
}

func newLayout(text string, toks []Token, words []model.Word) *layout {
	n := len(toks)
	l := &layout{
		toEnd: make([]uint8, n), toStop: make([]uint8, n),
		lower: make([]int32, n+1), stops: make([]int32, n+1), paragraph: make([]int32, n), last: make([]int32, n),
	}
	end, stop, first := 0, model.LookAhead, 0
	for i := n - 1; i >= 0; i-- {
		if i+1 < n && !strings.Contains(text[toks[i].End:toks[i+1].Start], "\n\n") {
			end, stop = min(end+1, model.LookAhead), min(stop+1, model.LookAhead)
			if model.Stop(&words[i+1]) {
				stop = 1
			}
		} else {
			end, stop = 0, model.LookAhead
		}
		l.toEnd[i], l.toStop[i] = uint8(end), uint8(stop)
	}
	for i := range n {
		if l.paragraph[i] = int32(first); l.toEnd[i] == 0 {
			l.last[first] = int32(i)
			first = i + 1
		}
		l.lower[i+1], l.stops[i+1] = l.lower[i], l.stops[i]
		if words[i].Shape == model.ShapeLower {
			l.lower[i+1]++
		}
		if model.Stop(&words[i]) {
			l.stops[i+1]++
		}
	}
	return l
}

// boundary gathers what the network sees of the place after token i of a
// sentence that began at token start.
func (l *layout) boundary(text string, toks []Token, words []model.Word, start, i int, m openMarks) model.Boundary {
	gap := text[toks[i].End:toks[i+1].Start]
	first := l.paragraph[i]
	end := l.last[first]
	return model.Boundary{
		Newline: strings.IndexByte(gap, '\n') >= 0, Touching: gap == "",
		Start: start, Fresh: start == int(first),
		InBracket: m.bracket > 0, InQuote: m.quote, NextInQuote: m.after(words[i+1].Form).quote,
		ToEnd: int(l.toEnd[i+1]), ToStop: int(l.toStop[i]),
		Lower: int(l.lower[i+1] - l.lower[start]), LowerAhead: int(l.lower[min(i+1+int(l.toStop[i]), int(end)+1)] - l.lower[i+1]),
		Size: int(end - first + 1), Stops: int(l.stops[end+1] - l.stops[first]),
	}
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

// beforeDay reports whether token i is the half of a day behind an hour, and the next
// the name of the day.
func beforeDay(text string, toks []Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || text[toks[i].End:toks[i+1].Start] != " " {
		return false
	}
	c := text[toks[i-1].Start]
	half := strings.ReplaceAll(strings.ToLower(text[toks[i].Start:toks[i].End]), ".", "")
	return '0' <= c && c <= '9' && (half == "pm" || half == "am") && dayAt(text[toks[i+1].Start:toks[i+1].End])
}

// monthStop reports whether token i is the full stop of a shortened month, cut from it at
// a hyphen, and a number follows: "Dec. 28-Jan. 4".
func monthStop(text string, toks []Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || text[toks[i].Start:toks[i].End] != "." || toks[i-1].End != toks[i].Start || text[toks[i].End:toks[i+1].Start] != " " {
		return false
	}
	c := text[toks[i+1].Start]
	return '0' <= c && c <= '9' && shortMonths[strings.ToLower(text[toks[i-1].Start:toks[i-1].End])]
}

// possessive reports whether token i is the mark of a possessive in the plural: "the Nurses’
// League". Behind a mark that opens one it may close a quotation.
func possessive(text string, toks []Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || toks[i-1].End != toks[i].Start || text[toks[i].Start-1]|0x20 != 's' || text[toks[i].End:toks[i+1].Start] != " " {
		return false
	}
	if w := text[toks[i].Start:toks[i].End]; w != "’" && w != "'" {
		return false
	}
	for j := i - 1; j >= 0 && i-j < maxQuoted; j-- {
		switch text[toks[j].Start:toks[j].End] {
		case "‘", "`":
			return false
		case "'":
			if j == 0 || toks[j-1].End != toks[j].Start {
				return false
			}
		}
	}
	return true
}

// maxQuoted is how far back the mark that opens a quotation is looked for.
const maxQuoted = 60

// beforeCounted reports whether token i is a number with its thousands apart and what it
// counts follows on the line: "some 3,000 Chicago fans".
func beforeCounted(text string, toks []Token, i int) bool {
	w := text[toks[i].Start:toks[i].End]
	return i+1 < len(toks) && text[toks[i].End:toks[i+1].Start] == " " && '0' <= w[0] && w[0] <= '9' && strings.IndexByte(w, ',') > 0
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

// SplitPlaces calls ends for the places of a text where a network has to decide
// whether a sentence ends, in order; see split for its answer. It is how the
// trainer meets what [Sentences] does. Learn asks at the places that are sure by
// rule as well: a network that has seen them is better at the others.
func SplitPlaces(text string, t *model.Tables, learn bool, ends func(end int, words []model.Word, i int, b model.Boundary) float64) []Sentence {
	toks := Tokens(text)
	words := make([]model.Word, 0, len(toks))
	var buf []byte
	for i := range toks {
		var w model.Word
		w, buf = t.NewWord(text[toks[i].Start:toks[i].End], buf)
		words = append(words, w)
	}
	return split(text, toks, words, learn, func(i int, b model.Boundary) float64 { return ends(toks[i].End, words, i, b) })
}

func isBullet(s string) bool {
	switch s {
	case "-", "*", "•", "·", "–", "—", "o", "▪", "‣", "◦":
		return true
	}
	return false
}
