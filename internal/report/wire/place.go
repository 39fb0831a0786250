package wire

import (
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// contextPoints is how many code points of prefix and suffix a place has.
const contextPoints = 32

// stride is the distance in bytes between two marks of a ruler.
const stride = 64

// ruler turns byte offsets of one text into code points. It is made in one
// pass over the text; each reading looks at no more than one stride of it.
// A byte that is not UTF-8 counts as one code point, as JSON writes it.
type ruler struct {
	text  string
	marks []mark
}

type mark struct{ byte, point int }

func newRuler(text string) *ruler {
	r := &ruler{text: text, marks: make([]mark, 0, len(text)/stride+1)}
	point, next := 0, 0
	for i := range text {
		if i >= next {
			r.marks = append(r.marks, mark{i, point})
			next = (i/stride + 1) * stride
		}
		point++
	}
	return r
}

// point returns how many code points stand before byte offset b.
func (r *ruler) point(b int) int {
	b = min(max(b, 0), len(r.text))
	if len(r.marks) == 0 {
		return 0
	}
	i := min(b/stride, len(r.marks)-1)
	for i > 0 && r.marks[i].byte > b {
		i--
	}
	m := r.marks[i]
	return m.point + utf8.RuneCountInString(r.text[m.byte:b])
}

// place returns the place of s, and whether s lies in the text. An empty span
// is a place without words.
func (r *ruler) place(s hearsay.Span) (Place, bool) {
	if s.Start < 0 || s.End > len(r.text) || s.Start > s.End {
		return Place{}, false
	}
	from, to := s.Start, s.End
	for i := 0; i < contextPoints && from > 0; i++ {
		_, n := utf8.DecodeLastRuneInString(r.text[:from])
		from -= n
	}
	for i := 0; i < contextPoints && to < len(r.text); i++ {
		_, n := utf8.DecodeRuneInString(r.text[to:])
		to += n
	}
	start := r.point(s.Start)
	return Place{
		Start:  start,
		End:    start + utf8.RuneCountInString(r.text[s.Start:s.End]),
		Exact:  r.text[s.Start:s.End],
		Prefix: r.text[from:s.Start],
		Suffix: r.text[s.End:to],
	}, true
}

// places returns the places of the spans that hold words.
func (r *ruler) places(spans []hearsay.Span) []Place {
	list := make([]Place, 0, len(spans))
	for _, s := range spans {
		if p := r.words(s); p != nil {
			list = append(list, *p)
		}
	}
	return list
}

// words returns the place of s, or nil if s holds no words.
func (r *ruler) words(s hearsay.Span) *Place {
	if s.Len() <= 0 {
		return nil
	}
	if p, ok := r.place(s); ok {
		return &p
	}
	return nil
}

// CodePoint returns how many code points of text stand before byte offset b.
func CodePoint(text string, b int) int { return newRuler(text).point(b) }
