// Package fold brings typography to one form, with a map back to the exact
// place, so that texts compare by their words: curly and straight quotation
// marks, guillemets, dashes, odd spaces and line breaks, ligatures, soft
// hyphens and decomposed letters never make a difference of words.
//
// [Fold] folds a whole text, [Words] cuts it into words that can be compared
// one by one.
package fold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Text is a folded string that knows where each of its bytes comes from.
type Text struct {
	folded string
	// starts[i] and ends[i] bound the place in the source that yielded byte
	// i; starts has one element more, the length of the source.
	starts, ends []int
}

// Fold folds the typography of s and keeps its case. Runs of white space
// become one space; a byte that is not UTF-8 becomes U+FFFD.
func Fold(s string) Text { return fold(s, false) }

// FoldCase is like [Fold] and changes letters to lower case.
func FoldCase(s string) Text { return fold(s, true) }

// String returns the folded text.
func (t Text) String() string { return t.folded }

// Origin returns the byte offset in the source of the code point that yielded
// byte i of the folded text. Origin of the length of the folded text is the
// length of the source. It panics if i lies outside.
func (t Text) Origin(i int) int { return t.starts[i] }

// Source returns the half-open byte range of the source that yielded the
// bytes from start to end of the folded text: from the first code point to
// the end of the last one, without whatever was dropped after it.
func (t Text) Source(start, end int) (int, int) {
	if start >= end {
		return t.starts[start], t.starts[start]
	}
	return t.starts[start], t.ends[end-1]
}

func fold(s string, lower bool) Text {
	b := builder{lower: lower}
	b.out = make([]byte, 0, len(s))
	b.starts = make([]int, 0, len(s)+1)
	b.ends = make([]int, 0, len(s)+1)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf && !(i+1 < len(s) && s[i+1] >= utf8.RuneSelf) {
			b.ascii(c, i)
			i++
			continue
		}
		n := segment(s[i:])
		b.segment(s[i:i+n], i)
		i += n
	}
	b.starts = append(b.starts, len(s))
	return Text{string(b.out), b.starts, b.ends}
}

type builder struct {
	lower        bool
	out          []byte
	starts, ends []int
}

// ascii writes an ASCII character that stands at source offset i.
func (b *builder) ascii(c byte, i int) {
	switch {
	case c == ' ' || '\t' <= c && c <= '\r':
		b.space(i, i+1)
		return
	case c < ' ' || c == 0x7f:
		return
	case c == '`':
		c = '\''
	case b.lower && 'A' <= c && c <= 'Z':
		c += 'a' - 'A'
	}
	b.write(string(rune(c)), i, i+1)
}

// segment writes a letter with its combining marks.
func (b *builder) segment(seg string, at int) {
	r, n := utf8.DecodeRuneInString(seg)
	if n < len(seg) {
		composed := norm.NFC.String(seg)
		for _, r := range composed {
			b.rune(r, at, at+len(seg))
		}
		return
	}
	if n == 1 && r < utf8.RuneSelf {
		b.ascii(byte(r), at)
		return
	}
	b.rune(r, at, at+n)
}

func (b *builder) rune(r rune, start, end int) {
	switch {
	case unicode.IsSpace(r):
		b.space(start, end)
	case ignored(r):
	default:
		if s, ok := typographic(r); ok {
			b.write(s, start, end)
			return
		}
		if r >= '！' && r <= '～' { // full-width ASCII
			r -= '！' - '!'
		}
		if b.lower {
			r = unicode.ToLower(r)
		}
		b.write(string(r), start, end)
	}
}

func (b *builder) space(start, end int) {
	if n := len(b.out); n > 0 && b.out[n-1] == ' ' {
		b.ends[n-1] = end
		return
	}
	b.write(" ", start, end)
}

func (b *builder) write(s string, start, end int) {
	b.out = append(b.out, s...)
	for range len(s) {
		b.starts = append(b.starts, start)
		b.ends = append(b.ends, end)
	}
}

// maxSegment bounds the combining marks that are read with one letter, so
// that hostile stacks of marks stay linear.
const maxSegment = 64

// segment returns the length of the first code point of s with the combining
// marks that follow it.
func segment(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	for n < len(s) && n < maxSegment && s[n] >= utf8.RuneSelf {
		r, m := utf8.DecodeRuneInString(s[n:])
		if !unicode.Is(unicode.Mn, r) {
			break
		}
		n += m
	}
	return n
}

// ignored reports whether r shows nothing: soft hyphens, joiners, byte order
// and direction marks, variation selectors, controls.
func ignored(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u034f', r == '\ufeff', r == '\ufffe',
		r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e',
		r >= '\u2060' && r <= '\u2069', r >= '\ufe00' && r <= '\ufe0f':
		return true
	}
	return unicode.IsControl(r) && !unicode.IsSpace(r)
}

// typographic returns what r folds to if that is something else than r
// itself: quotation marks become " or ', dashes and minus signs -, ligatures
// their letters, the ellipsis three dots.
func typographic(r rune) (string, bool) {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″', '‶', '〝', '〞', '〟', '＂', '「', '」', '『', '』', '❝', '❞':
		return `"`, true
	case '‘', '’', '‚', '‛', '‹', '›', '′', '‵', 'ʼ', 'ʹ', '´', 'ʻ', '＇', '❛', '❜':
		return "'", true
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－', '⁃', '⸺', '⸻':
		return "-", true
	case '…':
		return "...", true
	case '⁄', '∕':
		return "/", true
	case 'ﬀ':
		return "ff", true
	case 'ﬁ':
		return "fi", true
	case 'ﬂ':
		return "fl", true
	case 'ﬃ':
		return "ffi", true
	case 'ﬄ':
		return "ffl", true
	case 'ﬅ', 'ﬆ':
		return "st", true
	}
	return "", false
}
