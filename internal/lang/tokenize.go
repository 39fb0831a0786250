package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tokens splits a text into tokens by the conventions of UD English. Only
// Start and End of the tokens are set. White space is never part of a token,
// and everything else is part of exactly one.
//
// The method is the usual one of peeling: a run without white space is taken
// as a whole when it is an address or an emoticon; otherwise punctuation comes
// off its two ends, then clitics, then hyphens and slashes inside.
func Tokens(text string) []Token {
	toks := make([]Token, 0, len(text)/5+1)
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if isSpaceByte(c) {
				i++
				continue
			}
		} else if r, n := utf8.DecodeRuneInString(text[i:]); unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' {
			i += n
			continue
		}
		end := i
		for end < len(text) {
			c := text[end]
			if c < utf8.RuneSelf {
				if isSpaceByte(c) {
					break
				}
				end++
				continue
			}
			r, n := utf8.DecodeRuneInString(text[end:])
			if unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' {
				break
			}
			end += n
		}
		toks = splitChunk(toks, text, i, end)
		i = end
	}
	return toks
}

func isSpaceByte(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' || c < ' ' || c == 0x7f }

// maxWord bounds the length in bytes of what is looked up or scanned as one
// word. A longer run is cut there, at a rune boundary.
const maxWord = 2048

func splitChunk(toks []Token, text string, start, end int) []Token {
	for end-start > maxWord {
		cut := start + maxWord
		for cut > start+1 && !utf8.RuneStart(text[cut]) {
			cut--
		}
		toks = splitChunk(toks, text, start, cut)
		start = cut
	}
	if start >= end {
		return toks
	}
	emit := func(a, b int) {
		if a < b {
			toks = append(toks, Token{Start: a, End: b, Head: -1})
		}
	}
	if isPlainWord(text[start:end]) {
		if k := fusedClitic(text[start:end]); k > 0 {
			emit(start, start+k)
			start += k
		} else if end-start == 3 && strings.EqualFold(text[start:end], "its") && contractsIts(text[end:]) {
			emit(start, start+2)
			start += 2
		}
		emit(start, end)
		return toks
	}
	if face := strings.TrimRight(text[start:end], ".,"); emoticons[face] {
		emit(start, start+len(face))
		start += len(face)
	}
	// Leading punctuation.
	for start < end {
		n := leadingPunct(text[start:end])
		if n == 0 {
			break
		}
		emit(start, start+n)
		start += n
	}
	if start >= end {
		return toks
	}
	// Trailing punctuation, collected from the right.
	var tailBuf [8]Token
	tail := tailBuf[:0]
	for start < end {
		if emoticons[text[start:end]] {
			break
		}
		n := trailingPunct(text, start, end)
		if n == 0 {
			break
		}
		tail = append(tail, Token{Start: end - n, End: end, Head: -1})
		end -= n
	}
	if start < end {
		toks = splitCore(toks, text, start, end)
	}
	for i := len(tail) - 1; i >= 0; i-- {
		toks = append(toks, tail[i])
	}
	return toks
}

func isPlainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// leadingPunct gives the length of the punctuation token that s begins with,
// 0 when it begins with a word.
func leadingPunct(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) {
		if isWordRune(r) {
			return 0
		}
		return n
	}
	switch r {
	case '\'', '’', '‘', '`':
		if next, m := utf8.DecodeRuneInString(s[n:]); next == r || r == '‘' && next == '’' {
			return n + m
		}
		rest := s[n:]
		// 'em, 'cause, '90s and a clitic cut off from its word stay whole.
		if c := rest[0]; c >= '0' && c <= '9' && len(rest) >= 2 && isDigit(rest[1]) && (len(rest) == 2 || !isDigit(rest[2])) && r != '‘' {
			return 0
		}
		if r != '‘' && leadingApostrophe[strings.ToLower(trimPunctRight(rest))] {
			return 0
		}
		return n
	case '-':
		return ruleRun(s)
	case '.':
		k := runLen(s, '.')
		if k == 1 && isDigit(s[1]) {
			return 0
		}
		return k
	case '!', '?':
		return terminatorRun(s)
	case '=', '*', '_', '~':
		return ruleRun(s)
	case '|', '<', '>':
		return runLen(s, byte(r))
	case '#':
		// A hashtag stays whole.
		if next, _ := utf8.DecodeRuneInString(s[1:]); unicode.IsLetter(next) {
			return 0
		}
		return runLen(s, '#')
	case '$':
		return runLen(s, '$')
	case '+':
		if isDigit(s[1]) {
			return 0
		}
		return runLen(s, '+')
	case '@':
		if isDigit(s[1]) {
			return 1
		}
		return 0
	}
	if isWordRune(r) || unicode.IsMark(r) {
		return 0
	}
	return n
}

// trailingPunct gives the length of the punctuation token that
// text[start:end] ends with, 0 when it ends with a word.
func trailingPunct(text string, start, end int) int {
	s := text[start:end]
	r, n := utf8.DecodeLastRuneInString(s)
	switch r {
	case '.':
		k := 1
		for k < len(s) && s[len(s)-1-k] == '.' {
			k++
		}
		if k == 2 && isAbbreviation(s[:len(s)-1]) {
			return 1
		}
		if k > 1 {
			return k
		}
		if keepsStop(text, start, end) {
			return 0
		}
		return 1
	case '!', '?':
		if s == "Yahoo!" {
			return 0
		}
		k := 1
		for k < len(s) && strings.IndexByte("!?.", s[len(s)-1-k]) >= 0 {
			k++
		}
		if k > 1 && s[len(s)-k] == '.' && isAbbreviation(s[:len(s)-k+1]) {
			k--
		}
		return k
	case '\'', '’':
		if prev, m := utf8.DecodeLastRuneInString(s[:len(s)-n]); prev == r {
			return n + m
		}
		return n
	case '-':
		// A word that breaks off ("th-") keeps its hyphen.
		if len(s) <= 4 && isPlainWord(s[:len(s)-1]) && len(s) > 1 {
			return 0
		}
		fallthrough
	case '*', '=', '_', '~', '|', '>', '+':
		k := len(s)
		for k > 0 && strings.IndexByte(ruleBytes, s[k-1]) >= 0 {
			k--
		}
		if len(s)-k > 2 {
			return len(s) - k
		}
		k = 1
		for k < len(s) && s[len(s)-1-k] == byte(r) {
			k++
		}
		return k
	case '%', '"', ',', ';', ':', ')', ']', '}', '”', '»', '…', '°', '€', '£', '—', '–', '“', '‘':
		return n
	case '$':
		if n == len(s) {
			return n
		}
		if c := s[len(s)-2]; isDigit(c) {
			return 1
		}
		return 0
	case '/', '#', '@', '&', '\\', '`':
		if r == '/' && (looksLikeURL(s) || s == "w/" || s == "b/") {
			return 0
		}
		if r == '@' {
			return 0
		}
		return n
	}
	if isWordRune(r) || unicode.IsMark(r) || r == utf8.RuneError {
		return 0
	}
	return n
}

// ruleBytes are the characters that lines across a text are drawn with.
const ruleBytes = "-=_~*"

// ruleRun gives the length of the line drawn at the start of s; two different
// characters do not make one yet.
func ruleRun(s string) int {
	k := 0
	for k < len(s) && strings.IndexByte(ruleBytes, s[k]) >= 0 {
		k++
	}
	if k > 2 {
		return k
	}
	return runLen(s, s[0])
}

func terminatorRun(s string) int {
	k := 0
	for k < len(s) && (s[k] == '!' || s[k] == '?') {
		k++
	}
	return k
}

func runLen(s string, c byte) int {
	k := 0
	for k < len(s) && s[k] == c {
		k++
	}
	return k
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func trimPunctRight(s string) string { return strings.TrimRight(s, ".,;:!?)\"'") }
