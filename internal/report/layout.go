package report

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/report/view"
)

// A word is a piece of text that is not broken across lines, with the colour
// that it has.
type word struct{ text, style string }

// plain splits a text into words of one style.
func plain(s, style string) []word {
	var out []word
	for _, f := range strings.Fields(view.Visible(s)) {
		out = append(out, word{f, style})
	}
	return out
}

// wrap sets words into lines of at most width columns. A word that is longer
// than a line is cut.
func wrap(words []word, width int) [][]word {
	width = max(width, 4)
	var lines [][]word
	var line []word
	used := 0
	flush := func() {
		if len(line) > 0 {
			lines = append(lines, line)
		}
		line, used = nil, 0
	}
	for _, w := range words {
		n := view.Width(w.text)
		if used > 0 && used+1+n > width {
			flush()
		}
		for n > width {
			head := view.Truncate(w.text, width)
			if head == "" {
				break
			}
			lines = append(lines, []word{{head, w.style}})
			w.text = w.text[len(head):]
			n = view.Width(w.text)
		}
		if used > 0 {
			used++
		}
		used += n
		line = append(line, w)
	}
	flush()
	return lines
}

func lineWidth(line []word) int {
	n := max(len(line)-1, 0)
	for _, w := range line {
		n += view.Width(w.text)
	}
	return n
}
