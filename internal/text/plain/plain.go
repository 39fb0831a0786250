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
// headings but lines of something else, a list or verses – save at the head
// of a text, where outlet and title stand above each other.
func headings(blocks []clip.Block) {
	like := make([]bool, len(blocks))
	skip := make([]bool, len(blocks)) // bylines and dates, which count for nothing here
	for i, b := range blocks {
		skip[i] = isMetadata(b.Text)
		like[i] = b.Kind == hearsay.Paragraph && !skip[i] && headingLike(b, i == 0)
	}
	head := true // nothing but lines of the head so far
	prev := -1
	for i := range blocks {
		if skip[i] {
			continue
		}
		next := i + 1
		for next < len(blocks) && skip[next] {
			next++
		}
		lone := (prev < 0 || !like[prev] || blocks[prev].Kind == hearsay.Heading) && (next >= len(blocks) || !like[next] || longer(blocks, next))
		if like[i] && (lone || head && i < 6 && prev < 2) {
			blocks[i].Kind = hearsay.Heading
		}
		head = head && like[i]
		prev = i
	}
}

// longer reports whether block i is a heading over running text, going by
// the length of the block that follows.
func longer(blocks []clip.Block, i int) bool {
	return i+1 < len(blocks) && len(blocks[i+1].Text) > 2*len(blocks[i].Text) && len(strings.Fields(blocks[i+1].Text)) > 14
}

// headingLike reports whether a block has the form of a heading.
func headingLike(b clip.Block, first bool) bool {
	maxLines := 1
	if first {
		maxLines = 3
	}
	return len(b.Lines) <= maxLines && clip.LooksLikeHeading(b.Text, first)
}
