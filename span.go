package hearsay

import "cmp"

// Span is a half-open range [Start, End) of bytes in a document's text. Both
// ends lie on the edge of a code point.
type Span struct {
	Start, End int
}

// Of returns the words of the span in text. A span that does not lie in text
// yields "".
func (s Span) Of(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly in s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Compare orders spans by start, then by end.
func (s Span) Compare(o Span) int {
	return cmp.Or(cmp.Compare(s.Start, o.Start), cmp.Compare(s.End, o.End))
}
