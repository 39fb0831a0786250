package html

import (
	"net/url"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/fold"
	"github.com/hearsay-project/hearsay/internal/text/meta"
)

// metadata fills in what the page states. Each piece is a vote among the
// places that state it: machines' markup and what people see check each
// other.
func (f *facts) metadata(d *draft.Draft, page string) {
	d.URL = f.address(page)
	d.Outlet = f.outlet()
	f.sites = names(d.Outlet)
	d.Title = f.title(append(f.sites, meta.Host(first(d.URL))))
	f.sites = append(f.sites, ownNames(meta.Host(first(d.URL)))...)
	d.Byline = f.authors()
	d.Published = f.published()
	for _, line := range f.near {
		if where := meta.BylinePlace(line); where != "" {
			d.Place = append(d.Place, draft.FromText(where, where, "byline after the headline"))
			break
		}
	}
	d.Language = f.declaredLanguage()
	d.Credits = f.links(first(d.URL))
}

// ownNames returns a host and its first part, which often is the outlet's
// name.
func ownNames(host string) []string {
	name, _, _ := strings.Cut(host, ".")
	if len(name) < minHostName {
		return []string{host}
	}
	return []string{host, name}
}

// minHostName is the length from which the first part of a host is no common
// word such as "news" or "en".
const minHostName = 5

func first(fields []hearsay.Field) string {
	if len(fields) == 0 {
		return ""
	}
	return fields[0].Value
}

func names(fields []hearsay.Field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.Value)
	}
	return out
}

// address returns the page's own address by its canonical link and the other
// places that state it. That of an archived copy leads back to the original.
func (f *facts) address(page string) []hearsay.Field {
	var out []hearsay.Field
	add := func(value, from string) {
		if u := resolve(value, page); u != "" && !isHome(u) {
			original, _ := Archived(u)
			if original != "" {
				out = append(out, draft.Metadata(original, value, from+", archived copy"))
				return
			}
			out = append(out, draft.Metadata(u, value, from))
		}
	}
	if original, _ := Archived(page); original != "" {
		out = append(out, hearsay.Field{Value: original, Basis: hearsay.BasisURL, From: "address of the archived copy", Exact: page})
	}
	add(f.canonical, "link canonical")
	if content, name := f.first("og:url", "twitter:url"); content != "" {
		add(content, "meta "+name)
	}
	for _, a := range f.objects {
		add(a.url, "json-ld url")
	}
	return out
}

func resolve(value, page string) string {
	u, err := url.Parse(strings.TrimSpace(value))
	if err != nil || value == "" {
		return ""
	}
	if base, err := url.Parse(page); err == nil && page != "" {
		u = base.ResolveReference(u)
	}
	if u.Scheme == "" && strings.HasPrefix(value, "//") {
		u.Scheme = "https"
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// isHome reports whether an address is that of a site rather than a page.
func isHome(address string) bool {
	u, err := url.Parse(address)
	return err != nil || strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// outlet returns the name of the outlet. The publisher in JSON-LD may be the
// company; the name of the site is what readers know.
func (f *facts) outlet() []hearsay.Field {
	var out []hearsay.Field
	add := func(value, from string) {
		value = clean(value)
		if value != "" && len(value) < 80 && !strings.HasPrefix(value, "http") && !strings.HasPrefix(value, "@") {
			out = append(out, draft.Metadata(value, value, from))
		}
	}
	content, name := f.first("og:site_name")
	add(content, "meta "+name)
	for _, a := range f.objects {
		if a.isNews {
			add(a.publisher, "json-ld publisher")
		}
	}
	if len(out) == 0 && len(f.headings) > 0 {
		// "Headline - Outlet" under a page that shows the headline.
		if rest, ok := strings.CutPrefix(f.titleTag, f.headings[0]); ok {
			for _, sep := range []string{" | ", " - ", " – ", " — ", " · ", " • "} {
				if name, ok := strings.CutPrefix(rest, sep); ok && len(strings.Fields(name)) <= 5 {
					add(name, "title")
				}
			}
		}
	}
	content, name = f.first("application-name", "publisher", "dc.publisher", "article:publisher", "copyright")
	add(content, "meta "+name)
	return out
}

// published returns the date of publication.
func (f *facts) published() []hearsay.Field {
	var out []hearsay.Field
	add := func(value, from string) {
		if iso := meta.ParseDate(value); len(iso) >= len("2006-01-02") {
			out = append(out, draft.Metadata(iso, value, from))
		}
	}
	for _, a := range f.objects {
		if a.isNews {
			add(a.published, "json-ld datePublished")
		}
	}
	for _, name := range []string{"article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date", "publish_date", "pubdate", "published_time",
		"article:published", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxense:publishtime", "dcterms.created", "dc.date.issued", "dc.date", "dc.date.created", "dcterms.date", "dcterms.issued",
		"date", "last-published", "article.published", "original-publication-date", "article_date_original", "og:published_time", "publication_date", "article:create_time",
		"created", "creation_date", "timestamp", "bt:pubdate", "rnews:datepublished", "citation_publication_date", "citation_date", "prism.publicationdate", "release_date", "weibo:article:create_at", "displaydate", "iso-8601-publish-date"} {
		for _, content := range f.meta[name] {
			add(content, "meta "+name)
		}
	}
	for _, t := range f.times {
		if strings.Contains(t.what, "datepublished") || strings.Contains(t.what, "pubdate") || strings.Contains(t.what, "publish") {
			add(t.value, "time "+strings.TrimSpace(t.what))
		}
	}
	for _, a := range f.objects {
		if !a.isNews {
			add(a.published, "json-ld page datePublished")
		}
	}
	for _, t := range f.times {
		if t.after {
			add(t.value, "time after the headline")
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, m := range f.bylines {
		if info, ok := meta.InfoLine(m.text); ok && m.what == "class byline" && !info.Date.Updated {
			return []hearsay.Field{draft.FromText(info.Date.Value, m.text, m.what)}
		}
	}
	for _, line := range f.near {
		if d, ok := meta.DateLineIn(line, f.language); ok && len(d.Value) >= len("2006-01-02") && !d.Updated {
			return []hearsay.Field{draft.FromText(d.Value, line, "line after the headline")}
		}
		// "14 February 2026 | By Jane Roe"
		if at := strings.LastIndex(line, "|"); at > 0 {
			if d, ok := meta.DateLineIn(line[:at], f.language); ok && len(d.Value) >= len("2006-01-02") && !d.Updated && meta.IsByline(strings.TrimSpace(line[at+1:])) {
				return []hearsay.Field{draft.FromText(d.Value, strings.TrimSpace(line[:at]), "line after the headline")}
			}
		}
	}
	return nil
}

func (f *facts) declaredLanguage() []hearsay.Field {
	var out []hearsay.Field
	if f.language != "" {
		out = append(out, draft.Metadata(f.language, f.language, "html lang"))
	}
	for _, a := range f.objects {
		if a.language != "" {
			out = append(out, draft.Metadata(a.language, a.language, "json-ld inLanguage"))
		}
	}
	if content, name := f.first("og:locale", "content-language"); content != "" {
		out = append(out, draft.Metadata(content, content, "meta "+name))
	}
	return out
}

// links returns the credits that the markup gives: what the report is based
// on, and a canonical address on another host.
func (f *facts) links(own string) []hearsay.Credit {
	var out []hearsay.Credit
	add := func(address string) {
		if address == "" || address == own || slices.ContainsFunc(out, func(c hearsay.Credit) bool { return c.URL == address }) {
			return
		}
		out = append(out, hearsay.Credit{Kind: hearsay.CreditLink, URL: address})
	}
	for _, a := range f.objects {
		for _, u := range a.isBasedOn {
			add(u)
		}
	}
	shown, _ := f.first("og:url")
	if f.canonical != "" && shown != "" && meta.Host(f.canonical) != meta.Host(shown) && !related(meta.Host(f.canonical), meta.Host(shown)) {
		add(f.canonical)
	}
	for _, name := range []string{"original-source", "syndication-source"} {
		for _, u := range f.meta[name] {
			add(address(u))
		}
	}
	return out
}

// related reports whether one host is part of the other.
func related(a, b string) bool {
	return a == "" || b == "" || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a)
}

// same reports whether two strings are the same words.
func same(a, b string) bool { return key(a) == key(b) }

// key returns the words of s in one form.
func key(s string) string {
	var b strings.Builder
	for _, w := range fold.Words(s) {
		b.WriteString(w.Folded)
		b.WriteByte(' ')
	}
	return b.String()
}
