package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// A leaf is one block of text as it stands in the page: the text of an
// element that holds no other blocks, or a run of text between blocks.
type leaf struct {
	kind   hearsay.BlockKind
	text   string
	lines  []string // if line breaks part it
	words  int
	linked int // bytes of text inside links
	links  []hearsay.Link
	node   *html.Node // the element that it stands in
	level  int        // of a heading
	// suspect says that an element around it is named as furniture is.
	suspect bool
	grams   []uint64 // its shingles
	sum     uint64   // a hash of its words
}

// leaves cuts the page into its leaves, in order.
func leaves(doc *html.Node) []leaf {
	var c cutter
	c.node(doc, doc, hearsay.Paragraph, 0)
	c.flush(doc, hearsay.Paragraph)
	return c.out
}

type cutter struct {
	suspects int // elements around that are named as furniture
	text     strings.Builder
	links    []hearsay.Link
	linked   int
	out      []leaf
}

// lineBreak marks a line break of the page in text that is not clean yet,
// where line ends mean nothing.
const lineBreak = '\v'

// linesOf returns the lines of a raw text that has line breaks, or nil.
func linesOf(raw string) []string {
	if strings.IndexByte(raw, lineBreak) < 0 {
		return nil
	}
	var out []string
	for line := range strings.SplitSeq(raw, string(lineBreak)) {
		if line = draft.Clean(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// maxDepth bounds the nesting that is read; pages that go deeper are not made
// for reading.
const maxDepth = 400

func (c *cutter) flush(n *html.Node, kind hearsay.BlockKind) {
	raw := c.text.String()
	text := draft.Clean(raw)
	c.text.Reset()
	if text != "" {
		lines, words := linesOf(raw), fold.Words(text)
		l := leaf{kind: kind, text: text, lines: lines, words: len(words), linked: c.linked, links: c.links, node: n, suspect: c.suspects > 0}
		l.grams, l.sum = gramsOf(words)
		if kind == hearsay.Heading && n.DataAtom >= atom.H1 && len(n.Data) == 2 && n.Data[0] == 'h' {
			l.level = int(n.Data[1] - '0')
		}
		c.out = append(c.out, l)
	}
	c.links, c.linked = nil, 0
}

// node reads n; block is the nearest element that starts on a line of its
// own, and kind what its text is.
func (c *cutter) node(n, block *html.Node, kind hearsay.BlockKind, depth int) {
	if depth > maxDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		c.text.WriteString(n.Data)
		return
	case html.ElementNode:
		if isMute(n.DataAtom) || isHidden(n) {
			return
		}
		switch {
		case n.DataAtom == atom.Br:
			// Two line breaks in a row part paragraphs.
			if next := nextElement(n); next != nil && next.DataAtom == atom.Br {
				c.flush(block, kind)
			} else {
				c.text.WriteByte(lineBreak)
			}
			return
		case n.DataAtom == atom.A:
			c.link(n, block, kind, depth)
			return
		case isBlock(n.DataAtom):
			c.flush(block, kind)
			inner := kindOf(n.DataAtom, kind)
			if suspect := isSuspect(n); suspect {
				c.suspects++
				defer func() { c.suspects-- }()
			}
			if n.DataAtom == atom.Tr {
				c.row(n, depth)
				return
			}
			c.children(n, n, inner, depth)
			c.flush(n, inner)
			return
		}
	}
	c.children(n, block, kind, depth)
}

func (c *cutter) children(n, block *html.Node, kind hearsay.BlockKind, depth int) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(child, block, kind, depth+1)
	}
}

func (c *cutter) link(n, block *html.Node, kind hearsay.BlockKind, depth int) {
	before, leaves := c.text.Len(), len(c.out)
	c.children(n, block, kind, depth)
	if len(c.out) != leaves {
		// The link spans whole blocks: each of them is linked.
		for i := leaves; i < len(c.out); i++ {
			c.out[i].linked = len(c.out[i].text)
		}
		before = 0
	}
	label := draft.Clean(c.text.String()[min(before, c.text.Len()):])
	c.linked += len(label)
	to := strings.TrimSpace(attr(n, "href"))
	if label == "" || to == "" || to[0] == '#' || strings.HasPrefix(strings.ToLower(to), "javascript:") {
		return
	}
	c.links = append(c.links, hearsay.Link{Text: label, URL: to})
}

// row reads a table row as one block, unless the table only lays out the
// page.
func (c *cutter) row(n *html.Node, depth int) {
	if len(textOf(n)) > 1000 {
		c.children(n, n, hearsay.Paragraph, depth)
		c.flush(n, hearsay.Paragraph)
		return
	}
	first := true
	for cell := n.FirstChild; cell != nil; cell = cell.NextSibling {
		if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
			continue
		}
		text := textOf(cell)
		if text == "" {
			continue
		}
		if !first {
			c.text.WriteString(" | ")
		}
		first = false
		c.text.WriteString(text)
	}
	c.flush(n, hearsay.ListItem)
}

// nextElement returns the next sibling that is not white space.
func nextElement(n *html.Node) *html.Node {
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" {
			continue
		}
		return c
	}
	return nil
}

// kindOf returns the kind of block that an element makes inside one of kind
// outer.
func kindOf(a atom.Atom, outer hearsay.BlockKind) hearsay.BlockKind {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return hearsay.Heading
	case atom.Figcaption, atom.Caption, atom.Figure:
		return hearsay.Caption
	case atom.Li, atom.Tr, atom.Dt, atom.Dd:
		return hearsay.ListItem
	case atom.Blockquote:
		return hearsay.BlockQuote
	}
	return outer
}

// isHidden reports whether the markup hides an element from readers.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true" && n.DataAtom != atom.Div && n.DataAtom != atom.Section && n.DataAtom != atom.P && n.DataAtom != atom.Body && n.DataAtom != atom.Article
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
