package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
	objects   []article // JSON-LD
	base      string
}

// stamp is a machine-readable time in the page and what it says it is.
type stamp struct {
	value, text, what string
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
	walk(doc, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.Html:
			f.language = attr(n, "lang")
		case atom.Meta:
			f.metaTag(n)
		case atom.Base:
			f.base = attr(n, "href")
		case atom.Link:
			rel := strings.ToLower(attr(n, "rel"))
			if rel == "canonical" && f.canonical == "" {
				f.canonical = strings.TrimSpace(attr(n, "href"))
			}
		case atom.Title:
			if f.titleTag == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
				f.titleTag = textOf(n)
			}
		case atom.H1:
			if text := textOf(n); text != "" && len(f.headings) < maxMarked {
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
		return true
	})
	f.objects = readJSONLD(scripts)
	return f
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
	f.times = append(f.times, stamp{value: strings.TrimSpace(attr(n, "datetime")), text: textOf(n), what: what})
}

// markedUp keeps elements that microdata, links or class names mark as the
// author or headline.
func (f *facts) markedUp(n *html.Node) {
	prop, rel := strings.ToLower(attr(n, "itemprop")), strings.ToLower(attr(n, "rel"))
	class := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "data-testid") + " " + attr(n, "data-component"))
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
	case strings.Contains(class, "byline") || strings.Contains(class, "author") && n.DataAtom != atom.Body && n.DataAtom != atom.Html:
		what = "class byline"
	}
	if what == "" {
		return
	}
	if text := textOf(n); text != "" && len(text) <= 300 {
		f.bylines = append(f.bylines, marked{text: text, what: what, link: n.DataAtom == atom.A})
	}
}

// first returns the first content of the named tags and the name it has.
func (f *facts) first(names ...string) (content, name string) {
	for _, name := range names {
		if values := f.meta[name]; len(values) > 0 {
			return values[0], name
		}
	}
	return "", ""
}
