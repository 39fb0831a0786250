package html

import (
	"slices"
	"strings"

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
func (f *facts) authors(sites []string) []hearsay.Field {
	var house []hearsay.Field
	for _, found := range [](func() []hearsay.Field){f.ldAuthors, f.metaAuthors, f.shownAuthors} {
		names := found()
		if len(names) == 0 {
			continue
		}
		if slices.ContainsFunc(names, func(n hearsay.Field) bool { return !namesSite(n.Value, sites) }) {
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
			out = appendNames(out, name, "json-ld author")
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func (f *facts) metaAuthors() []hearsay.Field {
	var house []hearsay.Field
	for _, tag := range authorTags {
		var out []hearsay.Field
		for _, content := range f.meta[tag] {
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
	sites := names(f.outlet())
	return !slices.ContainsFunc(fields, func(n hearsay.Field) bool { return !namesSite(n.Value, sites) })
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
				if !slices.ContainsFunc(out, func(f hearsay.Field) bool { return same(f.Value, name) }) && !f.isHouse([]hearsay.Field{{Value: name}}) {
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
