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
		if r != '‘' && leadingApostrophe[lowerASCII(trimPunctRight(rest))] {
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

// lowerASCII lower-cases without allocation when there is nothing to change.
func lowerASCII(s string) string { return strings.ToLower(s) }

// splitCore splits what is left of a run after its punctuation: clitics,
// currency signs, hyphens, slashes, numbers with units.
func splitCore(toks []Token, text string, start, end int) []Token {
	emit := func(a, b int) {
		if a < b {
			toks = append(toks, Token{Start: a, End: b, Head: -1})
		}
	}
	s := text[start:end]
	if i := strings.IndexByte(s, '<'); i > 0 {
		toks = splitChunk(toks, text, start, start+i)
		return splitChunk(toks, text, start+i, end)
	}
	if looksLikeURL(s) || strings.IndexByte(s, '@') > 0 {
		emit(start, end)
		return toks
	}
	if isDecade(s) {
		emit(start, end)
		return toks
	}
	// Clitics from the right: n't, 's, 're, 've, 'll, 'd, 'm.
	if k := apostropheClitic(s); k > 0 {
		toks = splitCore(toks, text, start, end-k)
		emit(end-k, end)
		return toks
	}
	if k := fusedClitic(s); k > 0 {
		emit(start, start+k)
		emit(start+k, end)
		return toks
	}
	// Currency in front of an amount: $500, US$500, £3bn.
	if k := currencyPrefix(s); k > 0 {
		emit(start, start+k)
		return splitCore(toks, text, start+k, end)
	}
	if k := numberUnit(s); k > 0 {
		emit(start, start+k)
		return splitCore(toks, text, start+k, end)
	}
	if a, b := innerBreak(s); b > 0 {
		toks = splitCore(toks, text, start, start+a)
		emit(start+a, start+b)
		return splitChunk(toks, text, start+b, end)
	}
	emit(start, end)
	return toks
}

// innerBreak finds the first separator inside a word: hyphen, dash, slash,
// ellipsis, bracket, quotation mark. It gives its range, 0,0 when there is none.
func innerBreak(s string) (int, int) {
	if isPhoneOrDate(s) {
		return 0, 0
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			switch r {
			case '–', '—', '“', '”', '…', '«', '»', '°', 'º':
				if i > 0 && i+n < len(s) {
					return i, i + n
				}
			}
			i += n
			continue
		}
		if i == 0 || i == len(s)-1 {
			i++
			continue
		}
		switch c {
		case '-':
			k := runLen(s[i:], '-')
			if k > 1 || !keepsHyphen(s, i) {
				return i, i + k
			}
		case '/':
			if !keepsSlash(s, i) {
				return i, i + 1
			}
		case '.':
			if k := runLen(s[i:], '.'); k > 1 {
				return i, i + k
			}
		case '(', ')', '[', ']', '"', ';', '<', '>', '=':
			return i, i + 1
		case ',', ':':
			if !(isDigit(s[i-1]) && isDigit(s[i+1])) {
				return i, i + 1
			}
		case '!', '?':
			return i, i + terminatorRun(s[i:])
		case '\'', '+':
			if isDigit(s[i-1]) && isDigit(s[i+1]) {
				return i, i + 1
			}
		}
		i++
	}
	return 0, 0
}

// keepsHyphen tells whether the hyphen at s[i] stays inside its word: after a
// prefix that is not a word ("non-avian", "anti-Bush", "co-workers").
func keepsHyphen(s string, i int) bool {
	return hyphenPrefixes[lowerASCII(s[:i])]
}

// keepsSlash tells whether the slash at s[i] stays inside its word: in dates
// (9/11, 06/01/2000) and fixed abbreviations, not in fractions and choices.
func keepsSlash(s string, i int) bool {
	if isDigit(s[i-1]) && isDigit(s[i+1]) {
		return isSlashDate(s)
	}
	return slashWords[lowerASCII(s)]
}

func isSlashDate(s string) bool {
	var n [3]int
	k, digits := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case isDigit(s[i]) && digits < 4:
			n[k] = n[k]*10 + int(s[i]-'0')
			digits++
		case s[i] == '/' && digits > 0 && k < 2:
			k++
			digits = 0
		default:
			return false
		}
	}
	if k == 2 {
		return true
	}
	// Two numbers: month and day, unless they make a common fraction.
	return k == 1 && n[0] >= 1 && n[0] <= 12 && n[1] > 4 && n[1] <= 31 && n[0] < n[1]
}

// isDecade tells whether s is a decade with an apostrophe ("1960's").
func isDecade(s string) bool {
	digits, ok := strings.CutSuffix(s, "'s")
	if !ok {
		if digits, ok = strings.CutSuffix(s, "’s"); !ok {
			return false
		}
	}
	if len(digits) != 2 && len(digits) != 4 {
		return false
	}
	for i := 0; i < len(digits); i++ {
		if !isDigit(digits[i]) {
			return false
		}
	}
	return digits[len(digits)-1] == '0'
}

// keepsStop tells whether the full stop that ends text[start:end] belongs to an
// abbreviation. At the end of a paragraph, and after abbreviations that often
// end a sentence when a capital follows, UD English makes the stop a token.
func keepsStop(text string, start, end int) bool {
	s := text[start:end]
	if !isAbbreviation(s) {
		return false
	}
	w := lowerASCII(s[:len(s)-1])
	i := end
	for i < len(text) && (isSpaceByte(text[i]) || strings.IndexByte("\"')]", text[i]) >= 0) {
		if text[i] == '\n' && i+1 < len(text) && text[i+1] == '\n' {
			i = len(text)
			break
		}
		i++
		if i-end > 16 {
			break
		}
	}
	if i >= len(text) {
		return titles[w] || stopKeepers[w]
	}
	switch {
	case w == "no" || w == "nos" || w == "fig":
		return isDigit(text[i])
	case sentenceEnders[w]:
		return !(text[i] >= 'A' && text[i] <= 'Z')
	}
	return true
}

// isPhoneOrDate tells whether s is digits with separators, such as
// 713-853-3989 or 11-20-2000, which stay whole; a plain range 10-15 does not.
func isPhoneOrDate(s string) bool {
	groups, hyphens, last := 1, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			last++
		case c == '-' || c == '.' || c == '/':
			if last == 0 {
				return false
			}
			if c == '-' {
				hyphens++
			}
			groups++
			last = 0
		default:
			return false
		}
	}
	if hyphens == 0 {
		return false
	}
	return groups >= 3 || groups == 2 && last == 4 && (len(s) == 8 || len(s) == 6 || len(s) == 10)
}

func looksLikeURL(s string) bool {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return true
	}
	return false
}

// apostropheClitic gives the length in bytes of the clitic at the end of s
// (n't, 's, 're, 've, 'll, 'd, 'm, with any kind of apostrophe), 0 when there is
// none or s is nothing else.
func apostropheClitic(s string) int {
	k := 0 // letters after the apostrophe
	for k < 3 && k < len(s) && s[len(s)-1-k]|0x20 >= 'a' && s[len(s)-1-k]|0x20 <= 'z' {
		k++
	}
	if k == 0 || k > 2 || k == len(s) {
		return 0
	}
	r, n := utf8.DecodeLastRuneInString(s[:len(s)-k])
	switch r {
	case '\'', '’', '`', '´', '‘':
	default:
		return 0
	}
	a, b := s[len(s)-k]|0x20, s[len(s)-1]|0x20
	whole := k + n
	switch {
	case k == 1 && a == 't':
		// The n belongs to the clitic: do + n't.
		if i := len(s) - whole - 1; i < 1 || s[i]|0x20 != 'n' {
			return 0
		}
		whole++
	case k == 1 && (a == 's' || a == 'd' || a == 'm'):
	case k == 2 && (b == 'e' && (a == 'r' || a == 'v') || a == 'l' && b == 'l'):
	default:
		return 0
	}
	if whole >= len(s) {
		return 0
	}
	return whole
}

// fusedClitic gives the length of the first part of a contraction written
// without apostrophe ("cannot", "gonna", "dont"), 0 when s is none.
func fusedClitic(s string) int {
	if len(s) < 2 || len(s) > 8 {
		return 0
	}
	return fusedWords[lowerASCII(s)]
}

// contractsIts tells whether "its" before the given text is "it's" without its
// apostrophe: a possessive is followed by no article and no such adverb.
func contractsIts(after string) bool {
	after = strings.TrimLeft(after[:min(len(after), 16)], " ")
	k := 0
	for k < len(after) && after[k]|0x20 >= 'a' && after[k]|0x20 <= 'z' {
		k++
	}
	return notAfterPossessive[lowerASCII(after[:k])]
}

func currencyPrefix(s string) int {
	i := 0
	for i < len(s) && i < 3 && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '$', '£', '€', '¥', '₴', '₽', '₹':
		if i+n < len(s) && (isDigit(s[i+n]) || s[i+n] == '.') {
			return i + n
		}
	}
	return 0
}

// numberUnit gives the length of the number at the start of s when a unit is
// written to it without a space ("10am", "5km", "3bn"), 0 otherwise.
func numberUnit(s string) int {
	i := 0
	for i < len(s) && (isDigit(s[i]) || i > 0 && (s[i] == '.' || s[i] == ',' || s[i] == ':')) {
		i++
	}
	if i == 0 || i == len(s) || !isDigit(s[i-1]) {
		return 0
	}
	if attachedUnits[lowerASCII(s[i:])] {
		return i
	}
	return 0
}

// Joined tells whether token b is a clitic written to token a, so that the two
// are one surface token ("do" and "n't", "can" and "not", "Rutte" and "'s").
func Joined(text string, a, b Token) bool {
	if a.End != b.Start {
		return false
	}
	if both := text[a.Start:b.End]; fusedClitic(both) == a.End-a.Start {
		return true
	} else if apostropheClitic(both) == b.End-b.Start {
		return true
	}
	// The plural's possessive: an apostrophe alone after s.
	form := text[b.Start:b.End]
	return (form == "'" || form == "’") && (b.XPOS == POS || b.XPOS == NoXPOS) && text[a.End-1]|0x20 == 's'
}
