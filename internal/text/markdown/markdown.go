// Package markdown reads Markdown: clips of note tools, read-later services
// and converters, with or without front matter. [Read] is all there is to it.
package markdown

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/clip"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

var parser = goldmark.New(goldmark.WithExtensions(extension.Linkify, extension.Table, extension.Strikethrough, extension.Footnote)).Parser()

// maxNesting bounds quotes in lists in quotes; what is deeper is left out.
const maxNesting = 50

// Read returns what source holds. Escapes and entities are decoded, and lines
// joined.
func Read(source string) draft.Draft {
	source = strings.ReplaceAll(strings.ReplaceAll(source, "\r\n", "\n"), "\r", "\n")
	found, body, skipped := frontMatter(source)
	r := reader{source: []byte(body), skipped: skipped}
	r.countLines()
	r.blocks(parser.Parse(text.NewReader(r.source)), hearsay.Paragraph, 0)
	return clip.Read(r.out, found)
}

type reader struct {
	source  []byte
	skipped int   // lines of front matter before source
	starts  []int // offset of each line
	out     []clip.Block
	image   bool // a picture stood directly before
}

// blocks reads the blocks below n; kind is that of its paragraphs.
func (r *reader) blocks(n ast.Node, kind hearsay.BlockKind, depth int) {
	if depth > maxNesting {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Heading:
			b := r.inline(c, hearsay.Heading)
			b.Level = c.Level
			r.add(b, false)
		case *ast.Paragraph, *ast.TextBlock:
			b := r.inline(c, kind)
			r.add(b, hasImage(c))
		case *ast.Blockquote:
			r.blocks(c, hearsay.BlockQuote, depth+1)
		case *ast.List:
			r.blocks(c, kind, depth+1)
		case *ast.ListItem:
			r.blocks(c, hearsay.ListItem, depth+1)
		case *ast.HTMLBlock:
			r.add(clip.Block{Kind: kind, Text: stripTags(string(c.Lines().Value(r.source))), Line: r.line(c)}, false)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			// Prose that a tool indented by four spaces is prose.
			r.add(clip.Block{Kind: kind, Text: string(c.Lines().Value(r.source)), Line: r.line(c)}, false)
		case *extast.TableRow, *extast.TableHeader:
			r.add(r.row(c), false)
		default:
			if c.Type() == ast.TypeBlock {
				r.blocks(c, kind, depth+1)
			}
		}
	}
}

func (r *reader) add(b clip.Block, image bool) {
	b.Text = draft.Clean(b.Text)
	if b.Text == "" {
		r.image = r.image || image
		return
	}
	b.AfterImage = r.image || image
	r.image = false
	r.out = append(r.out, b)
}

// row joins the cells of a table row.
func (r *reader) row(n ast.Node) clip.Block {
	row := clip.Block{Kind: hearsay.ListItem, Line: r.line(n)}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell := r.inline(c, hearsay.ListItem)
		if row.Text != "" {
			row.Text += " | "
		}
		row.Text += cell.Text
		row.Links = append(row.Links, cell.Links...)
		row.Linked += cell.Linked
	}
	return row
}

// inline reads the text of a block.
func (r *reader) inline(n ast.Node, kind hearsay.BlockKind) clip.Block {
	w := inliner{source: r.source}
	w.children(n, 0)
	b := clip.Block{Kind: kind, Text: w.text.String(), Line: r.line(n), Links: w.links, Linked: w.linked}
	b.Emphasis = n.ChildCount() > 0 && onlyEmphasis(n)
	if lines := strings.Split(b.Text, "\n"); len(lines) > 1 {
		for _, l := range lines {
			if l = draft.Clean(l); l != "" {
				b.Lines = append(b.Lines, l)
			}
		}
	}
	return b
}

func (r *reader) countLines() {
	r.starts = []int{0}
	for i, c := range r.source {
		if c == '\n' {
			r.starts = append(r.starts, i+1)
		}
	}
}

// line returns the number of the line that n starts on.
func (r *reader) line(n ast.Node) int {
	at := -1
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		at = n.Lines().At(0).Start
	}
	if at < 0 {
		if c := n.FirstChild(); c != nil && c.Type() == ast.TypeBlock {
			return r.line(c)
		}
		return r.skipped + 1
	}
	low, high := 0, len(r.starts)
	for high-low > 1 {
		if mid := (low + high) / 2; r.starts[mid] <= at {
			low = mid
		} else {
			high = mid
		}
	}
	return r.skipped + low + 1
}

func hasImage(n ast.Node) bool {
	found := false
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if c.Kind() == ast.KindImage {
			found = true
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// onlyEmphasis reports whether all text of a block is emphasised.
func onlyEmphasis(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindEmphasis && c.Kind() != ast.KindImage {
			return false
		}
	}
	return true
}
