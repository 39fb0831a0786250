package clip

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// LooksLikeHeading reports whether a line has the form of a heading: short,
// with a capital at its start and no full stop at its end. The first line of
// a text may be its title, which can be longer and may ask.
func LooksLikeHeading(text string, first bool) bool {
	words := len(strings.Fields(text))
	maxWords, maxLen := 14, 100
	if first {
		maxWords, maxLen = 28, 220
	}
	if words == 0 || words > maxWords || len(text) > maxLen || meta.IsCaption(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "“\"'‘«„([¿¡"))
	if !unicode.IsUpper(r) && !unicode.IsDigit(r) && (unicode.IsLower(r) || !unicode.IsLetter(r)) {
		return false
	}
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "”\"’'»)"))
	switch end {
	case '.', ',', ';', '…', '。', '-', '–', '—':
		return false
	case '?', '!', ':':
		return first && end != ':'
	}
	return true
}
