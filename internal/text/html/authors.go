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
// elements, or else of elements marked as a byline.
func (f *facts) authors(sites []string) []hearsay.Field {
	for _, a := range f.objects {
		if !a.isNews && len(f.objects) > 1 {
			continue
		}
		var out []hearsay.Field
		for _, name := range a.authors {
			out = appendNames(out, name, "json-ld author", hearsay.BasisMetadata)
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, tag := range authorTags {
		var out []hearsay.Field
		for _, content := range f.meta[tag] {
			if isAddress(content) {
				continue
			}
			out = appendNames(out, content, "meta "+tag, hearsay.BasisMetadata)
		}
		if len(out) > 0 {
			return out
		}
	}
	for _, what := range []string{"itemprop author", "rel author", "class byline"} {
		var out []hearsay.Field
		for _, m := range f.bylines {
			if m.what != what {
				continue
			}
			for _, name := range meta.Names(m.text) {
				if !slices.ContainsFunc(out, func(f hearsay.Field) bool { return same(f.Value, name) }) {
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
	return nil
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "@")
}

// appendNames adds the names of a field that may hold several.
func appendNames(out []hearsay.Field, value, from string, basis hearsay.Basis) []hearsay.Field {
	value = clean(value)
	if isAddress(value) {
		return out
	}
	for _, name := range cutNames(value) {
		if name == "" || slices.ContainsFunc(out, func(f hearsay.Field) bool { return same(f.Value, name) }) {
			continue
		}
		out = append(out, hearsay.Field{Value: name, Basis: basis, From: from, Exact: name})
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
