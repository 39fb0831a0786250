// Package plain reads plain text: files with a paragraph a line, and prints
// whose lines are broken inside the sentences, with the headers and footers
// of printed pages. [Read] is all there is to it.
package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/clip"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// Read returns what text holds.
func Read(text string) draft.Draft {
	lines := cutLines(text)
	found := printFurniture(lines)
	blocks := paragraphs(lines)
	headings(blocks)
	return clip.Read(blocks, found)
}

// ReadLines is like [Read] for a text that is known to have a paragraph a
// line.
func ReadLines(text string) draft.Draft {
	var blocks []clip.Block
	words := map[string]int{}
	for _, l := range cutLines(text) {
		if !l.blank() {
			blocks = append(blocks, block([]line{l}, words))
		}
	}
	headings(blocks)
	return clip.Read(blocks, draft.Draft{})
}

// A line is one line of the file.
type line struct {
	text   string // without white space at its ends, tabs as spaces
	number int    // from 1
	indent int    // white space before it
	page   bool   // the first of a new page
}

func (l line) blank() bool { return l.text == "" }

// cutLines cuts text at any kind of line end; a form feed starts a page.
func cutLines(text string) []line {
	var lines []line
	number, page := 1, false
	add := func(s string) {
		trimmed := strings.TrimFunc(s, blankRune)
		lines = append(lines, line{
			text:   trimmed,
			number: number,
			indent: utf8.RuneCountInString(s) - utf8.RuneCountInString(strings.TrimLeftFunc(s, blankRune)),
			page:   page,
		})
		page = false
	}
	start := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == '\r':
			add(text[start:i])
			if c == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			number++
			start = i + 1
		case c == '\f':
			if strings.TrimSpace(text[start:i]) != "" {
				add(text[start:i])
			}
			page = true
			start = i + 1
		case c == 0xe2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			add(text[start:i])
			if strings.HasPrefix(text[i:], "\u2029") {
				add("")
			}
			i += 2
			start = i + 1
		}
	}
	if start < len(text) {
		add(text[start:])
	}
	return lines
}

func blankRune(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }

// headings marks the blocks that look like headings: one short line that ends
// no sentence, with running text after it. Several such lines in a row are no
// headings but lines of something else, a list or verses.
func headings(blocks []clip.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != hearsay.Paragraph || !headingLike(*b, i == 0) {
			continue
		}
		if i+1 < len(blocks) && i > 0 && blocks[i+1].Kind == hearsay.Paragraph && headingLike(blocks[i+1], false) && !longer(blocks, i) {
			continue
		}
		if i > 0 && blocks[i-1].Kind != hearsay.Heading && headingLike(blocks[i-1], false) {
			continue
		}
		b.Kind = hearsay.Heading
	}
}

// longer reports whether running text follows block i within two blocks.
func longer(blocks []clip.Block, i int) bool {
	for j := i + 1; j < len(blocks) && j <= i+2; j++ {
		if len(blocks[j].Text) > 2*len(blocks[i].Text) && len(strings.Fields(blocks[j].Text)) > 14 {
			return true
		}
	}
	return false
}

// headingLike reports whether a block has the form of a heading.
func headingLike(b clip.Block, first bool) bool {
	maxLines := 1
	if first {
		maxLines = 3
	}
	return len(b.Lines) <= maxLines && clip.LooksLikeHeading(b.Text, first)
}
