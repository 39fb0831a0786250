package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// authorTags are the meta elements that name authors, surest first.
var authorTags = []string{"author", "authors", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor",
	"byl", "byline", "article:author_name", "article.author", "citation_author", "cxenseparse:author", "article-author", "twitter:creator:name", "rnews:author", "vr:author", "bt:author", "author-name"}

// authors returns the authors: those of JSON-LD, or else of the meta
// elements, or else of elements marked as a byline. A place that names only
// the outlet itself yields to one that names somebody else.
func (f *facts) authors() []hearsay.Field {
	var house []hearsay.Field
	for _, found := range [](func() []hearsay.Field){f.ldAuthors, f.metaAuthors, f.shownAuthors} {
		names := found()
		if len(names) == 0 {
			continue
		}
		if !f.isHouse(names) {
			return names
		}
		if house == nil {
			house = names
		}
	}
	return house
}

func (f *facts) ldAuthors() []hearsay.Field {
	for _, a := range f.objects {
		if !a.isNews && len(f.objects) > 1 {
			continue
		}
		var out []hearsay.Field
		for _, name := range a.authors {
			if !f.isSection(name) && !f.isEditor(name) {
				out = appendNames(out, name, "json-ld author")
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// isEditor reports whether the page shows a name as that of an editor, and
// names somebody else as the author.
func (f *facts) isEditor(name string) bool {
	k := key(name)
	return k != "" && strings.Contains(" "+f.editors, " "+k) && slices.ContainsFunc(f.bylines, func(m marked) bool {
		return !strings.Contains(key(m.text), k) && len(meta.Names(m.text)) > 0
	})
}

func (f *facts) metaAuthors() []hearsay.Field {
	var house []hearsay.Field
	for _, tag := range authorTags {
		var out []hearsay.Field
		for _, content := range f.meta[tag] {
			if f.isSection(clean(content)) {
				continue
			}
			if last, rest, ok := strings.Cut(content, ", "); ok && (tag == "dc.creator" || tag == "citation_author") && !strings.Contains(rest, ",") {
				content = rest + " " + last
			}
			out = appendNames(out, content, "meta "+tag)
		}
		if len(out) > 0 && f.isHouse(out) {
			house = append(house, out...)
			continue
		}
		if len(out) > 0 {
			return out
		}
	}
	return house
}

// isHouse reports whether all names are those of the site.
func (f *facts) isHouse(fields []hearsay.Field) bool {
	return !slices.ContainsFunc(fields, func(n hearsay.Field) bool { return !namesSite(n.Value, f.sites) })
}

// mayBeHouse reports whether all names are those of the site or share a word
// with it, as the accounts of a newsroom do.
func (f *facts) mayBeHouse(fields []hearsay.Field) bool {
	words := map[string]bool{}
	for _, site := range f.sites {
		for w := range strings.FieldsSeq(key(site)) {
			words[w] = len(w) >= minHostName
		}
	}
	return f.isHouse(fields) || !slices.ContainsFunc(fields, func(n hearsay.Field) bool {
		for w := range strings.FieldsSeq(key(n.Value)) {
			if words[w] {
				return false
			}
		}
		return true
	})
}

// signature returns the authors that sign a report whose byline is empty or
// names only the house: a name that is a block of its own at the beginning or
// the end of the text, set in bold or italics or to the right. Names of which
// a word stands elsewhere in the report are headings or people in the news.
func (f *facts) signature(all, chosen []leaf) []hearsay.Field {
	if len(chosen) < 3 {
		return nil
	}
	at := func(l leaf) int {
		return slices.IndexFunc(all, func(o leaf) bool { return o.node == l.node && o.text == l.text })
	}
	begin, end := at(chosen[0]), at(chosen[len(chosen)-1])
	for _, i := range []int{begin, begin - 1, end, end + 1} {
		if i < 0 || i >= len(all) {
			continue
		}
		l := all[i]
		if l.kind != hearsay.Paragraph || l.words > maxSignature || !isSetOff(l.node) {
			continue
		}
		var out []hearsay.Field
		for _, name := range meta.Names(l.text) {
			if !f.isHouse([]hearsay.Field{{Value: name}}) && !f.isSection(name) && strings.Contains(name, " ") && !meta.IsPublisher(name) && !f.isMentioned(name, chosen, l.node) {
				out = append(out, draft.FromText(meta.NameCase(name), name, "signature"))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// maxSignature is the number of words of the longest signature.
const maxSignature = 8

// isMentioned reports whether a word of a name stands in the title or in
// another block than own.
func (f *facts) isMentioned(name string, chosen []leaf, own *html.Node) bool {
	words := strings.Fields(key(name))
	has := func(text string) bool {
		k := " " + key(text)
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(k, " "+w+" ") })
	}
	for _, l := range chosen {
		if l.node != own && has(l.text) {
			return true
		}
	}
	return has(f.titleTag) || slices.ContainsFunc(f.headings, has)
}

// isSetOff reports whether all text of a block is bold, in italics or set to
// the right.
func isSetOff(n *html.Node) bool {
	if strings.Contains(strings.ReplaceAll(attr(n, "style"), " ", ""), "text-align:right") || attr(n, "align") == "right" {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(strings.ReplaceAll(c.Data, "\u00a0", " ")) != "":
			return false
		case c.Type == html.ElementNode && c.DataAtom != atom.B && c.DataAtom != atom.Strong && c.DataAtom != atom.Em && c.DataAtom != atom.I && c.DataAtom != atom.Br && textOf(c) != "":
			return false
		}
	}
	return true
}

// shownAuthors reads bylines that a reader sees: elements that the markup
// calls so, and lines between headline and text that read like one.
func (f *facts) shownAuthors() []hearsay.Field {
	for _, what := range []string{"itemprop author", "rel author", "class byline"} {
		var out []hearsay.Field
		for _, m := range f.bylines {
			if m.what != what {
				continue
			}
			for _, name := range meta.Names(m.text) {
				if !f.isSection(name) && !slices.ContainsFunc(out, func(f hearsay.Field) bool { return same(f.Value, name) }) && !f.isHouse([]hearsay.Field{{Value: name}}) {
					out = append(out, draft.FromText(meta.NameCase(name), name, what))
				}
			}
			if len(out) > 0 && what == "class byline" {
				break
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, line := range f.near {
		if found, ok := meta.BylineLine(line); ok {
			var out []hearsay.Field
			for _, name := range found {
				out = append(out, draft.FromText(meta.NameCase(name), name, "line after the headline"))
			}
			return out
		}
	}
	return nil
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "@")
}

// appendNames adds the names of a field that may hold several.
func appendNames(out []hearsay.Field, value, from string) []hearsay.Field {
	value = clean(value)
	if isAddress(value) {
		return out
	}
	for _, name := range cutNames(value) {
		if name == "" || name[0] == '(' || len(out) > 0 && meta.IsJob(name) || slices.ContainsFunc(out, func(f hearsay.Field) bool { return same(f.Value, name) }) {
			continue
		}
		out = append(out, draft.Metadata(name, name, from))
	}
	return out
}

// cutNames cuts a field that holds one or several names. Markup names what
// it means, so whatever stands there is kept as it is unless it is clearly a
// list.
func cutNames(s string) []string {
	for _, opener := range []string{"By ", "by ", "BY ", "Von ", "von ", "Par ", "Por ", "Di "} {
		s = strings.TrimPrefix(s, opener)
	}
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' || r == '、' }) {
		for _, and := range []string{" and ", " und ", " et ", " & "} {
			part = strings.ReplaceAll(part, and, ",")
		}
		for name := range strings.SplitSeq(part, ",") {
			out = append(out, strings.TrimSpace(name))
		}
	}
	return out
}
