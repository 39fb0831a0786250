package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// Word is one word of a text in the form in which words compare.
type Word struct {
	// Start and End are byte offsets in the source, half-open.
	Start, End int
	// Folded is the word in lower case with its typography folded. Two
	// words are the same if and only if it is the same.
	Folded string
}

// Words cuts s into words. A word is a run of letters, digits and marks, with
// the apostrophes inside it ("it's"), and with the points and commas between
// the digits of a number ("35,000"). Hyphens and dashes part words, so that
// "long-range" and "long range" have the same ones. Initials lose their
// points ("U.S." is "us"). Currency and per cent signs are words of their
// own, because they change what a number says; all other punctuation is
// left out. In scripts without spaces each character is a word.
func Words(s string) []Word { return AppendWords(make([]Word, 0, len(s)/6+1), s) }

// AppendWords appends the words of s to words, as [Words] cuts them.
func AppendWords(words []Word, s string) []Word {
	small := "" // s in lower case as far as it is ASCII, once it is needed
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		if end, is := asciiWord(s, i); end > i {
			form := s[i:end]
			if is&upper != 0 {
				if small == "" {
					small = lower(s)
				}
				form = small[i:end]
			}
			words = append(words, Word{i, end, form})
			i = end
			continue
		}
		w, next := wordAfter(s, i)
		if w.Folded != "" {
			words = append(words, w)
		}
		i = next
	}
	return words
}

// Numbered is a word of a text by the numbers of its folded form.
type Numbered struct {
	// Start and End are byte offsets in the source, half-open.
	Start, End int32
	// ID is [lexis.Hash] of the folded word, Root that of the folded word
	// without the ending "'s".
	ID, Root uint32
}

// AppendNumbered appends the words of s to words, as [Words] cuts them. It is
// for whole texts: it takes no memory besides. S must be shorter than 2 GiB.
func AppendNumbered(words []Numbered, s string) []Numbered {
	for i := 0; i < len(s); {
		if classes[s[i]]&(letter|other|sign) == 0 {
			i++
			continue
		}
		if end, id := asciiNumber(s, i); end > i {
			words = append(words, Numbered{int32(i), int32(end), id, id})
			i = end
			continue
		}
		w, next := wordAfter(s, i)
		if w.Folded != "" {
			id := lexis.Hash(w.Folded)
			root := id
			if stem, ok := strings.CutSuffix(w.Folded, "'s"); ok {
				root = lexis.Hash(stem)
			}
			words = append(words, Numbered{int32(w.Start), int32(w.End), id, root})
		}
		i = next
	}
	return words
}

// Form returns the folded form of a word that [Words] or [AppendNumbered] has
// cut out of a text, as it stands there.
func Form(word string) string {
	if r, _ := utf8.DecodeRuneInString(word); !wordRune(r) {
		return word // a sign
	}
	initials := false
	if strings.IndexByte(word, '.') >= 0 {
		_, initials = wordEnd(word, 0)
	}
	return formOf(word, initials)
}

// formOf returns the folded form of a word, which may be initials with points.
func formOf(word string, initials bool) string {
	form := wordForm(word)
	if initials {
		form = strings.ReplaceAll(form, ".", "")
	}
	return form
}

// wordAfter returns the word that begins at offset i of s, if one does, and where
// to go on.
func wordAfter(s string, i int) (w Word, next int) {
	r, n := rune(s[i]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(s[i:])
	}
	switch {
	case unspaced(r):
		end := marksEnd(s, i+n)
		return Word{i, end, wordForm(s[i:end])}, end
	case wordRune(r):
		end, initials := wordEnd(s, i)
		return Word{i, end, formOf(s[i:end], initials)}, end
	case r == '%' || r == '$' || r >= utf8.RuneSelf && unicode.Is(unicode.Sc, r):
		return Word{i, i + n, s[i : i+n]}, i + n
	}
	return Word{}, i + n
}

// What a byte is to a word.
const (
	letter  = 1 << iota // or a digit
	joining             // may join the letters on both sides
	other               // only [wordAfter] knows
	sign                // is one by itself
	upper   = 'a' - 'A' // a capital letter, and letter as well
)

var classes = func() (is [256]byte) {
	for c := range is {
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			is[c] = letter
		case 'A' <= c && c <= 'Z':
			is[c] = letter | upper
		case c == '.' || c == ',' || c == '\'' || c == '`':
			is[c] = joining
		case c == '%' || c == '$':
			is[c] = sign
		case c == '\n':
		case c < ' ' || c >= 0x7f:
			is[c] = other
		}
	}
	return is
}()

// asciiWord is [wordEnd] for the common case: ASCII letters and digits, and
// after them ASCII that cannot go on with the word. It returns i for others,
// and what the bytes of the word are.
func asciiWord(s string, i int) (end int, is byte) {
	from := i
	for i < len(s) {
		c := classes[s[i]]
		switch {
		case c&letter != 0:
			is |= c
			i++
		case i == from:
			return from, 0
		case c&other != 0:
			return from, 0
		case c&joining == 0 || i+1 == len(s):
			return i, is
		default:
			if next := classes[s[i+1]]; s[i+1] >= utf8.RuneSelf || next&letter != 0 {
				return from, 0
			}
			return i, is
		}
	}
	return i, is
}

// asciiNumber is [asciiWord] with the number of the folded word.
func asciiNumber(s string, from int) (end int, id uint32) {
	h := lexis.Begin
	i := from
	for i < len(s) {
		c := s[i]
		is := classes[c]
		if is&letter != 0 {
			h = h.Byte(c | is&upper)
			i++
			continue
		}
		if i == from || is&other != 0 {
			return from, 0
		}
		if is&joining != 0 && i+1 < len(s) && (s[i+1] >= utf8.RuneSelf || classes[s[i+1]]&letter != 0) {
			return from, 0
		}
		break
	}
	return i, h.Sum()
}

// lower changes ASCII to the form in which words compare.
func lower(s string) string {
	b := make([]byte, len(s))
	for i := range b {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b[i] = c
	}
	return string(b)
}

// wordEnd returns where the word that starts at i ends, and whether it is
// made of initials with points.
func wordEnd(s string, i int) (end int, initials bool) {
	single := true // no two letters stand together so far
	run, points := 0, 0
	var prev rune
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, m := utf8.DecodeRuneInString(s[i+n:])
		switch joins := wordRune(next) && !unspaced(next); {
		case unspaced(r):
			return i, single && points > 0
		case wordRune(r):
			if !unicode.IsMark(r) {
				run++
			}
			single = single && run <= 1
		case r == '.' && single && points > 0 && apostrophe(next) && wordAt(s, i+n+m): // U.N.'s
			run = 0
		case !joins:
			// Invisible characters inside a word belong to it, as long as
			// more of the word follows.
			if !ignored(r) || !ignored(next) {
				return i, single && points > 0
			}
		case ignored(r):
		case apostrophe(r):
			run = 0
		case (r == '.' || r == ',') && unicode.IsDigit(prev) && unicode.IsDigit(next):
		case r == '.' && single && unicode.IsLetter(prev) && unicode.IsLetter(next) && !wordAt(s, i+n+m):
			points++
			run = 0
		default:
			return i, single && points > 0
		}
		prev = r
		i += n
	}
	return i, single && points > 0
}

// wordAt reports whether a word character stands at offset i of s.
func wordAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return wordRune(r)
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	if r == utf8.RuneError {
		return false
	}
	return (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)) && !apostrophe(r) && !ignored(r)
}

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '＇', '`', 'ʹ', 'ʻ', '´', '′':
		return true
	}
	return false
}

// unspaced reports whether r belongs to a script that writes no spaces
// between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) && !unicode.IsPunct(r)
}

// marksEnd returns where the combining marks at offset i of s end.
func marksEnd(s string, i int) int {
	for start := i; i < len(s) && i-start < maxSegment; {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsMark(r) {
			break
		}
		i += n
	}
	return i
}

// wordForm folds one word. It returns a part of s itself where nothing
// changes, which is the common case and costs no memory.
func wordForm(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' {
			return foldWord(s, i)
		}
	}
	return s
}

// plainLetters reports whether a word is made of ASCII and of letters of which
// [FoldCase] changes nothing but the case: European letters without combining
// marks.
func plainLetters(s string) bool {
	for _, r := range s {
		switch {
		case r == '`', r >= utf8.RuneSelf && r < 'À', r == '×', r == '÷', r > 'ɏ' && r < 'А', r > 'ӿ':
			return false
		case r >= 'А' && !unicode.IsLetter(r):
			return false
		}
	}
	return true
}

func foldWord(s string, from int) string {
	ascii := true
	for i := from; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || s[i] == '`' {
			ascii = false
			break
		}
	}
	if ascii || plainLetters(s) {
		return strings.ToLower(s)
	}
	return FoldCase(s).String()
}
