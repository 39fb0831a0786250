package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// blocks cuts the content of a page into blocks, in the order of the page.
func blocks(content *html.Node, d *draft.Draft) {
	b := blocker{draft: d, kind: hearsay.Paragraph}
	b.node(content, 0)
	b.flush()
}

type blocker struct {
	draft *draft.Draft
	kind  hearsay.BlockKind
	text  strings.Builder
}

// maxDepth bounds the nesting that is read; pages that go deeper are not made
// for reading.
const maxDepth = 400

func (b *blocker) flush() {
	b.draft.Add(b.kind, b.text.String())
	b.text.Reset()
}

func (b *blocker) node(n *html.Node, depth int) {
	if depth > maxDepth {
		return
	}
	if n.Type == html.TextNode {
		b.text.WriteString(n.Data)
		return
	}
	if n.Type == html.ElementNode {
		if isMute(n.DataAtom) {
			return
		}
		if n.DataAtom == atom.Br {
			// Two line breaks in a row part paragraphs.
			if next := nextElement(n); next != nil && next.DataAtom == atom.Br {
				b.flush()
			} else {
				b.text.WriteByte(' ')
			}
			return
		}
		if n.DataAtom == atom.A {
			b.link(n)
		}
		if isBlock(n.DataAtom) {
			b.flush()
			kind := b.kind
			b.kind = kindOf(n.DataAtom, kind)
			defer func() {
				b.flush()
				b.kind = kind
			}()
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.node(c, depth+1)
	}
}

func (b *blocker) link(n *html.Node) {
	to := strings.TrimSpace(attr(n, "href"))
	if to == "" || to[0] == '#' || strings.HasPrefix(strings.ToLower(to), "javascript:") {
		return
	}
	if label := textOf(n); label != "" {
		b.draft.Links = append(b.draft.Links, hearsay.Link{Text: label, URL: to})
	}
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
	case atom.Figcaption, atom.Caption:
		return hearsay.Caption
	case atom.Li, atom.Tr, atom.Dt, atom.Dd:
		return hearsay.ListItem
	case atom.Blockquote:
		return hearsay.BlockQuote
	}
	return outer
}
