package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// facts are the pieces of a page that state metadata, as they stand there.
type facts struct {
	meta      map[string][]string // content by name, property or itemprop, in lower case
	headings  []string            // h1, in order
	titleTag  string
	canonical string
	language  string
	times     []stamp   // <time datetime> and marked-up dates
	bylines   []marked  // elements that are marked as author or byline
	headlines []string  // itemprop=headline
	near      []string  // short lines between the headline and the first paragraph
	sections  []string  // names of sections, by [key]
	editors   string    // bylines of editors, by [key]
	objects   []article // JSON-LD
	sites     []string  // names of the outlet, once they are known
}

// stamp is a machine-readable time in the page and what it says it is.
type stamp struct {
	value, text, what string
	after             bool // the first that follows the headline
}

// marked is an element whose attributes say what it holds.
type marked struct {
	text, what string
	link       bool
}

// maxMarked bounds how many candidates of one kind are kept.
const maxMarked = 40

func collect(doc *html.Node) *facts {
	f := &facts{meta: map[string][]string{}}
	var scripts []string
	head := beforeText
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Html:
			f.language = attr(n, "lang")
		case atom.Meta:
			f.metaTag(n)
		case atom.Link:
			rel := strings.ToLower(attr(n, "rel"))
			if rel == "canonical" && f.canonical == "" {
				f.canonical = strings.TrimSpace(attr(n, "href"))
			}
		case atom.Title:
			if f.titleTag == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
				f.titleTag = textOf(n)
			}
		case atom.H1, atom.H2, atom.H3:
			if text := textOf(n); text != "" && len(f.headings) < maxMarked && (n.DataAtom == atom.H1 || f.isHeadline(text)) {
				if len(f.headings) > 0 && text == f.headings[0] && head != inText {
					f.near, head = nil, beforeText // what stood below the first was a bar at the top of the page
				}
				f.headings = append(f.headings, text)
			}
		case atom.Script:
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				scripts = append(scripts, n.FirstChild.Data)
			}
			return false
		case atom.Time:
			f.timeTag(n)
		case atom.Style, atom.Template, atom.Svg:
			return false
		}
		f.markedUp(n)
		if head == beforeText && len(f.headings) > 0 {
			head = f.headLine(n)
		}
		return true
	})
	f.objects = readJSONLD(scripts)
	for _, name := range []string{"article:section", "section", "og:article:section", "parsely-section"} {
		for _, content := range f.meta[name] {
			f.section(clean(content))
		}
	}
	for _, a := range f.objects {
		for _, s := range a.sections {
			f.section(s)
		}
	}
	return f
}

// isHeadline reports whether a smaller heading is the headline of a page that
// has shown none so far: the title in the page's head starts with the same
// words, or the heading ends with the title after the line over it.
func (f *facts) isHeadline(text string) bool {
	if len(f.headings) > 0 || len(text) <= 15 {
		return false
	}
	title, _ := f.first(metaTitle)
	return strings.HasPrefix(f.titleTag, text) || len(title) > 15 && strings.HasSuffix(text, clean(title))
}

const metaTitle = "og:title"

// States of the head of a report.
const (
	beforeText = iota
	inText
	lost // too many short lines, which are no head of a report
)

// maxNear bounds the lines read after the headline.
const maxNear = 60

// headLine keeps the text of n if it is a short line of its own, and reports
// whether the running text has begun.
func (f *facts) headLine(n *html.Node) int {
	text, raw := "", ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			raw = rawText(n)
			text = draft.Clean(raw)
			break
		}
	}
	lines := linesOf(raw)
	if lines == nil {
		lines = []string{text}
	}
	switch {
	case text == "" || n.DataAtom == atom.H1:
		return beforeText
	case n.DataAtom == atom.P && len(strings.Fields(text)) >= 40:
		return inText
	case len(f.near) >= maxNear:
		return lost
	case len(text) <= 200:
		f.near = append(f.near, lines...)
	}
	return beforeText
}

func (f *facts) metaTag(n *html.Node) {
	content := strings.TrimSpace(attr(n, "content"))
	if content == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" && len(f.meta[name]) < maxMarked {
			f.meta[name] = append(f.meta[name], content)
		}
	}
}

func (f *facts) timeTag(n *html.Node) {
	if len(f.times) >= maxMarked {
		return
	}
	what := strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class") + " " + attr(n, "pubdate"))
	if p := n.Parent; p != nil {
		what += " " + strings.ToLower(attr(p, "class"))
	}
	after := len(f.headings) > 0
	for _, t := range f.times {
		after = after && !t.after
	}
	f.times = append(f.times, stamp{value: strings.TrimSpace(attr(n, "datetime")), text: textOf(n), what: what, after: after})
}

// markedUp keeps elements that microdata, links or class names mark as the
// author or headline.
func (f *facts) markedUp(n *html.Node) {
	if len(n.Attr) == 0 {
		return
	}
	prop, rel := strings.ToLower(attr(n, "itemprop")), strings.ToLower(attr(n, "rel"))
	class := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "data-testid") + " " + attr(n, "data-component"))
	if strings.Contains(rel, "category") || strings.Contains(prop, "articlesection") || strings.Contains(class, "category") {
		f.section(shortText(n, maxSection))
	}
	if prop == "headline" && n.DataAtom != atom.Meta && len(f.headlines) < maxMarked {
		f.headlines = append(f.headlines, textOf(n))
	}
	if len(f.bylines) >= maxMarked {
		return
	}
	what := ""
	switch {
	case strings.Contains(" "+prop+" ", " author "):
		what = "itemprop author"
	case strings.Contains(" "+rel+" ", " author "):
		what = "rel author"
	case strings.Contains(class, "comment"):
		// of a reader
	case strings.Contains(class, "byline") || strings.Contains(class, "author") && n.DataAtom != atom.Body && n.DataAtom != atom.Html:
		what = "class byline"
	}
	if what == "" {
		return
	}
	text := shortText(n, 300)
	if text == "" {
		return
	}
	if meta.IsEditorLine(text) {
		f.editors += key(text)
		return
	}
	f.bylines = append(f.bylines, marked{text: text, what: what, link: n.DataAtom == atom.A})
}

// maxSection bounds the name of a section, in bytes.
const maxSection = 60

// section keeps the name of a section of the site.
func (f *facts) section(name string) {
	if k := key(name); k != "" && len(k) <= maxSection && len(f.sections) < maxMarked {
		f.sections = append(f.sections, k)
	}
}

// isSection reports whether a name is that of a section of the site.
func (f *facts) isSection(name string) bool { return slices.Contains(f.sections, key(name)) }

// first returns the first content of the named tags and the name it has.
func (f *facts) first(names ...string) (content, name string) {
	for _, name := range names {
		if values := f.meta[name]; len(values) > 0 {
			return values[0], name
		}
	}
	return "", ""
}
