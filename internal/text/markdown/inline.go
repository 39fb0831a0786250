package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// An inliner writes the text of inline nodes; line breaks stay, since they
// may mean something to whoever reads the block.
type inliner struct {
	source []byte
	text   strings.Builder
	links  []hearsay.Link
	linked int
}

func (w *inliner) children(n ast.Node, depth int) {
	if depth > maxNesting {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.text.WriteString(decode(c.Value(w.source)))
			if c.SoftLineBreak() || c.HardLineBreak() {
				w.text.WriteByte('\n')
			}
		case *ast.String:
			w.text.Write(c.Value)
		case *ast.CodeSpan:
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					w.text.Write(t.Value(w.source))
				}
			}
		case *ast.Link:
			w.link(string(c.Destination), func() { w.children(c, depth+1) })
		case *ast.AutoLink:
			w.link(string(c.URL(w.source)), func() { w.text.Write(c.Label(w.source)) })
		case *extast.FootnoteLink, *extast.FootnoteBacklink:
			// Marks of notes are no words of the text.
		case *ast.Image:
			// The alternative text of a picture is no part of the report.
		case *ast.RawHTML:
			if tag := string(c.Segments.Value(w.source)); strings.HasPrefix(strings.ToLower(tag), "<br") {
				w.text.WriteByte('\n')
			}
		default:
			w.children(c, depth+1)
		}
	}
}

// link writes the text of a link and keeps where it leads, unless it leads
// nowhere ("#").
func (w *inliner) link(to string, write func()) {
	start := w.text.Len()
	write()
	label := w.text.String()[start:]
	w.linked += len(label)
	if draft.Clean(label) == "" {
		return
	}
	if to == "#" || strings.HasPrefix(strings.ToLower(to), "javascript:") {
		to = ""
	}
	w.links = append(w.links, hearsay.Link{Text: draft.Clean(label), URL: to})
}

// decode resolves escapes and entities. Tools that escape twice leave a
// backslash before a mark ("\\$500"), which is no part of the words either.
func decode(raw []byte) string {
	b := util.UnescapePunctuations(raw)
	b = util.ResolveEntityNames(util.ResolveNumericReferences(b))
	s := string(b)
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("$*_[]()#~`>", s[i+1]) >= 0 {
			continue
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// stripTags leaves the text between the tags of raw HTML.
func stripTags(s string) string {
	var out strings.Builder
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		out.WriteString(s[:open])
		rest := s[open:]
		closing := ">"
		lower := strings.ToLower(rest[:min(len(rest), 8)])
		switch {
		case strings.HasPrefix(lower, "<!--"):
			closing = "-->"
		case strings.HasPrefix(lower, "<script"):
			closing = "</script>"
		case strings.HasPrefix(lower, "<style"):
			closing = "</style>"
		}
		end := strings.Index(rest, closing)
		if end < 0 {
			s = ""
			break
		}
		out.WriteByte(' ')
		s = rest[end+len(closing):]
	}
	out.WriteString(s)
	return decode([]byte(out.String()))
}
