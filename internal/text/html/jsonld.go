package html

import (
	"encoding/json"
	"html"
	"maps"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// article is what a JSON-LD object says about the page's report.
type article struct {
	kind        string // the type: NewsArticle, WebPage …
	headline    string
	authors     []string // persons and others named as authors, in order
	persons     []bool   // whether the author of that place is typed as a person
	publisher   string
	published   string
	modified    string
	url         string
	isBasedOn   []string
	sections    []string
	language    string
	body        string
	description string
	isNews      bool // an article of some kind, not the page around it
}

// Limits for JSON-LD of strangers.
const (
	maxObjects   = 400
	maxJSONDepth = 24
)

// readJSONLD reads the objects of all scripts; those that cannot be parsed
// are left out. Articles come first, in the order of the page.
func readJSONLD(scripts []string) []article {
	r := ldReader{byID: map[string]map[string]any{}}
	var roots []any
	for _, s := range scripts {
		if v, ok := parseJSON(s); ok {
			roots = append(roots, v)
			r.index(v, 0)
		}
	}
	for _, v := range roots {
		r.walk(v, 0)
	}
	slices.SortStableFunc(r.out, func(a, b article) int { return rank(b) - rank(a) })
	return r.out
}

func rank(a article) int {
	switch {
	case a.isNews && a.headline != "":
		return 3
	case a.isNews:
		return 2
	case a.headline != "":
		return 1
	}
	return 0
}

// parseJSON parses a script that may be wrapped in a comment, end in a
// semicolon, or hold raw line breaks inside strings, all of which pages do.
func parseJSON(s string) (any, bool) {
	s = strings.TrimSpace(s)
	for _, wrap := range [][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}, {"/*<![CDATA[*/", "/*]]>*/"}} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, wrap[0]), wrap[1]))
	}
	s = strings.TrimRight(s, "; \n\r\t")
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	clean := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	clean = strings.ReplaceAll(strings.ReplaceAll(clean, ", }", "}"), ",}", "}")
	if json.Unmarshal([]byte(clean), &v) == nil {
		return v, true
	}
	return nil, false
}

type ldReader struct {
	byID map[string]map[string]any
	out  []article
	n    int
}

// index keeps the objects that others can refer to by @id.
func (r *ldReader) index(v any, depth int) {
	if depth > maxJSONDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.index(e, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 && len(r.byID) < maxObjects {
			if _, known := r.byID[id]; !known {
				r.byID[id] = v
			}
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			r.index(v[k], depth+1)
		}
	}
}

func (r *ldReader) walk(v any, depth int) {
	if r.n++; depth > maxJSONDepth || r.n > 20*maxObjects || len(r.out) >= maxObjects {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			r.walk(e, depth+1)
		}
	case map[string]any:
		if kind := typeOf(v); strings.Contains(kind, "Article") || kind == "BlogPosting" || kind == "LiveBlogPosting" || kind == "Report" ||
			kind == "WebPage" || kind == "ItemPage" || kind == "Review" {
			r.out = append(r.out, r.read(v, kind))
			return
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"} {
			if k == "itemListElement" || k == "item" || k == "hasPart" {
				continue // lists of other reports
			}
			r.walk(v[k], depth+1)
		}
	}
}

func (r *ldReader) read(v map[string]any, kind string) article {
	a := article{
		kind:     kind,
		isNews:   kind != "WebPage" && kind != "ItemPage",
		headline: str(v["headline"]), published: str(v["datePublished"]), modified: str(v["dateModified"]),
		url: address(v["url"]), language: str(v["inLanguage"]), body: str(v["articleBody"]), description: str(v["description"]),
	}
	if a.headline == "" && a.isNews {
		a.headline = str(v["name"])
	}
	if a.published == "" {
		a.published = str(v["dateCreated"])
	}
	if a.url == "" {
		a.url = address(v["mainEntityOfPage"])
	}
	for _, key := range []string{"author", "creator"} {
		if len(a.authors) == 0 {
			r.authors(&a, v[key], 0)
		}
	}
	r.publisher(&a, v["publisher"])
	for _, e := range list(v["articleSection"]) {
		a.sections = append(a.sections, str(e))
	}
	for _, e := range list(v["isBasedOn"]) {
		if u := address(e); u != "" {
			a.isBasedOn = append(a.isBasedOn, u)
		}
	}
	return a
}

// authors reads a name, an object, a reference or a list of these.
func (r *ldReader) authors(a *article, v any, depth int) {
	if depth > 4 || len(a.authors) > maxMarked {
		return
	}
	switch v := v.(type) {
	case string:
		if s := clean(v); s != "" {
			a.authors, a.persons = append(a.authors, s), append(a.persons, false)
		}
	case []any:
		for _, e := range v {
			r.authors(a, e, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && v["name"] == nil {
			if target := r.byID[id]; target != nil {
				v = target
			}
		}
		kind := typeOf(v)
		for _, name := range list(v["name"]) {
			if s := str(name); s != "" {
				a.authors, a.persons = append(a.authors, s), append(a.persons, kind == "Person")
			}
		}
		if v["name"] == nil && (v["givenName"] != nil || v["familyName"] != nil) {
			if s := clean(str(v["givenName"]) + " " + str(v["familyName"])); s != "" {
				a.authors, a.persons = append(a.authors, s), append(a.persons, true)
			}
		}
	}
}

func (r *ldReader) publisher(a *article, v any) {
	for _, e := range list(v) {
		switch e := e.(type) {
		case string:
			a.publisher = clean(e)
		case map[string]any:
			if id, ok := e["@id"].(string); ok && e["name"] == nil && r.byID[id] != nil {
				e = r.byID[id]
			}
			a.publisher = str(e["name"])
		}
		if a.publisher != "" {
			return
		}
	}
}

// typeOf returns the type of an object without a namespace; of several, the
// one that is an article.
func typeOf(v map[string]any) string {
	kind := ""
	for _, t := range list(v["@type"]) {
		s, _ := t.(string)
		s = s[strings.LastIndexAny(s, "/:#")+1:]
		if kind == "" || strings.Contains(s, "Article") {
			kind = s
		}
	}
	return kind
}

func list(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// str returns a string value, or the first of several.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return clean(v)
	case []any:
		if len(v) > 0 {
			if s, ok := v[0].(string); ok {
				return clean(s)
			}
		}
	case map[string]any:
		if s, ok := v["@value"].(string); ok {
			return clean(s)
		}
		if s, ok := v["name"].(string); ok {
			return clean(s)
		}
	}
	return ""
}

// address returns an http address from a value that is one or has one.
func address(v any) string {
	switch v := v.(type) {
	case string:
		if s := strings.TrimSpace(v); strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
			return s
		}
	case []any:
		if len(v) > 0 {
			return address(v[0])
		}
	case map[string]any:
		for _, k := range []string{"url", "@id"} {
			if s := address(v[k]); s != "" {
				return s
			}
		}
	}
	return ""
}

// clean decodes the entities that many pages leave in JSON-LD.
func clean(s string) string {
	for range 2 {
		if !strings.Contains(s, "&") {
			break
		}
		s = html.UnescapeString(s)
	}
	return draft.Clean(s)
}
