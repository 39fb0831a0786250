package view

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// columns measures what a terminal shows; it does not look at the locale, so
// that the same report gives the same lines everywhere.
var columns = &runewidth.Condition{StrictEmojiNeutral: true}

// Width returns how many columns of a terminal s takes.
func Width(s string) int { return columns.StringWidth(s) }

// Truncate returns as much of the beginning of s as fits into width columns.
func Truncate(s string, width int) string { return columns.Truncate(s, width, "") }

// Visible makes foreign words safe to be printed on one line: line breaks
// become spaces, and what could steer a terminal or turn the reading
// direction of what follows is shown as a code instead.
func Visible(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r >= 0x7f && steers(r) || r == utf8.RuneError }) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
			b.WriteByte(' ')
		case r < ' ':
			b.WriteRune(0x2400 + r) // the picture of the control character
		case r == 0x7f:
			b.WriteRune(0x2421)
		case steers(r):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// steers reports whether r is a control or format character other than those
// that joined emoji and right-to-left scripts need.
func steers(r rune) bool {
	switch r {
	case 0x200c, 0x200d, 0x200e, 0x200f, 0x061c, 0xad: // joiners, marks, soft hyphen
		return false
	case 0x2028, 0x2029:
		return true
	}
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)
}

// Shorten cuts s in the middle to at most width columns.
func Shorten(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	tail := width / 3
	head := Truncate(s, width-tail-1)
	rest := []rune(s)
	end := ""
	for i := len(rest) - 1; i >= 0 && Width(string(rest[i:])) <= tail; i-- {
		end = string(rest[i:])
	}
	return head + "…" + end
}

// Clip cuts s at its end to about n code points, at a word if one is near.
func Clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n])
	if i := strings.LastIndexFunc(cut, unicode.IsSpace); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return strings.TrimRightFunc(cut, unicode.IsSpace) + " …"
}
