package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// attr returns the value of an attribute, or "".
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf returns the text below n with single spaces; scripts and styles are
// left out, and blocks are set apart.
func textOf(n *html.Node) string { return draft.Clean(rawText(n)) }

// shortText is [textOf], or "" if the text has more than most bytes. It stops
// reading there.
func shortText(n *html.Node, most int) string {
	seen := 0
	fits := true
	walk(n, func(e *html.Node) bool {
		if isMute(e.DataAtom) {
			return false
		}
		for c := e.FirstChild; c != nil && fits; c = c.NextSibling {
			if c.Type == html.TextNode {
				for _, field := range strings.Fields(c.Data) {
					seen += len(field)
				}
				fits = seen <= 2*most // some of it may show nothing
			}
		}
		return fits
	})
	if !fits {
		return ""
	}
	if text := textOf(n); len(text) <= most {
		return text
	}
	return ""
}

// rawText is like [textOf] before cleaning, with [lineBreak] for each break.
func rawText(n *html.Node) string {
	var b strings.Builder
	writeText(&b, n)
	return b.String()
}

func writeText(b *strings.Builder, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		b.WriteString(n.Data)
	case html.ElementNode:
		if isMute(n.DataAtom) {
			return
		}
		if n.DataAtom == atom.Br || isBlock(n.DataAtom) {
			if n.DataAtom == atom.Br {
				b.WriteByte(lineBreak)
				return
			}
			b.WriteByte(' ')
			defer b.WriteByte(' ')
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
}

// isMute reports whether the content of an element is never read.
func isMute(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Head,
		atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Video, atom.Audio, atom.Canvas:
		return true
	}
	return false
}

// isBlock reports whether an element starts on a line of its own.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Figure, atom.Figcaption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Pre, atom.Hr, atom.Form, atom.Fieldset,
		atom.Address, atom.Details, atom.Summary, atom.Center, atom.Body, atom.Html, atom.Picture:
		return true
	}
	return false
}

// walk calls visit for each element below n in order, until it returns false
// for one, whose children are then left out. It does not recurse, so that
// depth costs no stack.
func walk(n *html.Node, visit func(*html.Node) bool) {
	for c := n; c != nil; {
		down := true
		if c.Type == html.ElementNode {
			down = visit(c)
		}
		if down && c.FirstChild != nil {
			c = c.FirstChild
			continue
		}
		for c != n && c.NextSibling == nil {
			c = c.Parent
			if c == nil {
				return
			}
		}
		if c == n {
			return
		}
		c = c.NextSibling
	}
}
