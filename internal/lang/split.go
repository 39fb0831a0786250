package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences splits a text into sentences of tokens without running the models:
// tags, lemmas and trees are empty. A blank line always ends a sentence, and so
// does a line break before a list item.
func Sentences(text string) []Sentence {
	toks := Tokens(text)
	var out []Sentence
	start := 0
	for i := range toks {
		if i+1 < len(toks) && i+1-start < maxSentence && !endsSentence(text, toks, start, i) {
			continue
		}
		out = append(out, Sentence{Start: toks[start].Start, End: toks[i].End, Tokens: toks[start : i+1 : i+1]})
		start = i + 1
	}
	return out
}

// endsSentence tells whether a sentence that began at token start ends with
// token i. There is a token after i.
func endsSentence(text string, toks []Token, start, i int) bool {
	gap := text[toks[i].End:toks[i+1].Start]
	if k := strings.IndexByte(gap, '\n'); k >= 0 {
		if strings.IndexByte(gap[k+1:], '\n') >= 0 {
			return true
		}
		if isBullet(text[toks[i+1].Start:toks[i+1].End]) {
			return true
		}
	}
	if gap == "" {
		return false
	}
	// Look back over closing marks to the one that ends the sentence.
	j := i
	for j > start && i-j < 4 && isCloser(text[toks[j].Start:toks[j].End]) {
		j--
	}
	form := text[toks[j].Start:toks[j].End]
	next := text[toks[i+1].Start:toks[i+1].End]
	switch last := form[len(form)-1]; {
	case last == '!' || last == '?':
		return !(j < i && startsLower(next)) && !startsLower(next)
	case form == ".":
		return !startsLower(next)
	case last == '.' && len(form) > 1:
		if strings.Trim(form, ".") == "" {
			return startsUpper(next)
		}
		w := lowerASCII(form[:len(form)-1])
		if titles[w] || len(w) == 1 {
			return false
		}
		return startsUpper(next) && !(strings.Contains(w, ".") && i+2 < len(toks) && startsUpper(text[toks[i+2].Start:toks[i+2].End]))
	case form == "…":
		return startsUpper(next)
	}
	return false
}

func isBullet(s string) bool {
	switch s {
	case "-", "*", "•", "·", "–", "—", "o", "▪", "‣", "◦":
		return true
	}
	return false
}

func isCloser(s string) bool {
	switch s {
	case "\"", "''", "'", "”", "’", ")", "]", "»", "}":
		return true
	}
	return false
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r) || r == '"' || r == '“' || r == '‘'
}
