package lang

import (
	"strings"
	"unicode/utf8"
)

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
			if k := runLen(s[i:], '.'); k > 1 || missingSpace(s, i) {
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

// missingSpace tells whether the full stop at s[i] ends a sentence whose space
// was forgotten ("in the morning.They left"): plain lower-case letters before
// it, a capitalised word after it, and neither an abbreviation nor a name of the
// internet.
func missingSpace(s string, i int) bool {
	after := s[i+1:]
	for _, mark := range []string{"\"", "“", "”"} {
		if rest, ok := strings.CutPrefix(after, mark); ok && rest != "" {
			after = rest // "… had held.“We saw it"
			break
		}
	}
	for k := range i {
		if s[k] < 'a' || s[k] > 'z' {
			if k > 0 || s[k] < 'A' || s[k] > 'Z' {
				return false
			}
		}
	}
	if i < 2 || after[0] < 'A' || after[0] > 'Z' || isAbbreviation(s[:i+1]) {
		return false
	}
	for k := 1; k < len(after); k++ {
		if (after[k] < 'a' || after[k] > 'z') && after[k] != '\'' && after[k] < utf8.RuneSelf {
			return false
		}
	}
	return (len(after) > 1 || after == "I" || after == "A") && !domains[strings.ToLower(after)]
}

// keepsHyphen tells whether the hyphen at s[i] stays inside its word: after a
// prefix that is not a word ("non-avian", "anti-Bush", "co-workers").
func keepsHyphen(s string, i int) bool {
	return hyphenPrefixes[strings.ToLower(s[:i])]
}

// keepsSlash tells whether the slash at s[i] stays inside its word: in dates
// (9/11, 06/01/2000) and fixed abbreviations, not in fractions and choices.
func keepsSlash(s string, i int) bool {
	if isDigit(s[i-1]) && isDigit(s[i+1]) {
		return isSlashDate(s)
	}
	return slashWords[strings.ToLower(s)]
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
	w := strings.ToLower(s[:len(s)-1])
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
		return !(text[i] >= 'A' && text[i] <= 'Z') || halves[w] && dayAt(text[i:])
	}
	return true
}

// dayAt reports whether the text begins with the name of a day of the week or a month.
func dayAt(text string) bool {
	end := 0
	for end < len(text) && end <= len("september") && (text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
		end++
	}
	return days[strings.ToLower(text[:end])]
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
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.")
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
	return fusedWords[strings.ToLower(s)]
}

// contractsIts tells whether "its" before the given text is "it's" without its
// apostrophe: a possessive is followed by no article and no such adverb.
func contractsIts(after string) bool {
	after = strings.TrimLeft(after[:min(len(after), 16)], " ")
	k := 0
	for k < len(after) && after[k]|0x20 >= 'a' && after[k]|0x20 <= 'z' {
		k++
	}
	return notAfterPossessive[strings.ToLower(after[:k])]
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
	if attachedUnits[strings.ToLower(s[i:])] {
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
