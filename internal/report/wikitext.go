package report

import (
	"bufio"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// WriteWikitext writes the claims of r as a MediaWiki table, a row for each
// figure with its references, ready to be pasted into an article or cut down
// to single rows. Foreign words are escaped, so that none of them is taken for
// markup; an address is named only where it is one of the web.
func WriteWikitext(w io.Writer, r *hearsay.Report) error {
	out := bufio.NewWriter(w)
	m := view.New(r, view.Claims)
	fmt.Fprintln(out, `{| class="wikitable sortable"`)
	fmt.Fprintln(out, "! Figure !! Measure !! Of !! Period !! According to !! References")
	cited := make(map[*view.Doc]bool)
	for _, f := range m.Figures {
		for _, row := range f.Rows {
			c := row.Claims[0]
			figure := row.Value
			if row.Counted != "" {
				figure += " " + row.Counted
			}
			if row.Modality != "" {
				figure += " (" + row.Modality + ")"
			}
			var refs strings.Builder
			var last *view.Doc
			for _, c := range row.Claims {
				if c.In != last {
					refs.WriteString(wikiReference(c.In, cited))
				}
				last = c.In
			}
			fmt.Fprintf(out, "|-\n| %s || %s || %s || %s || %s || %s\n", wiki(figure), wiki(string(c.Measure)), wiki(c.Subject), wiki(row.Period), wiki(row.Who), refs.String())
		}
	}
	fmt.Fprintln(out, "|}")
	return out.Flush()
}

// wikiReference cites a document: in full at its earliest place, by name from
// then on. Fields that the document does not state are left out.
func wikiReference(d *view.Doc, cited map[*view.Doc]bool) string {
	name := fmt.Sprintf("hearsay-%d", d.N)
	if cited[d] {
		return fmt.Sprintf(`<ref name="%s" />`, name)
	}
	cited[d] = true
	var b strings.Builder
	fmt.Fprintf(&b, `<ref name="%s">`, name)
	address := wikiURL(d.URL.Value)
	if d.Title.IsZero() {
		// A citation template asks for a title; without one, say what is known.
		var parts []string
		for _, v := range []string{d.Outlet.Value, d.Day(), d.ID} {
			if v != "" {
				parts = append(parts, wiki(v))
			}
		}
		if address != "" {
			parts = append(parts, address)
		}
		b.WriteString(strings.Join(parts, ", ") + "</ref>")
		return b.String()
	}
	b.WriteString("{{cite news")
	param := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " |%s=%s", name, value)
		}
	}
	for i, author := range d.Byline {
		param(fmt.Sprintf("author%d", i+1), wiki(author.Value))
	}
	param("title", wiki(d.Title.Value))
	param("work", wiki(d.Outlet.Value))
	param("date", wiki(d.Day()))
	param("url", address)
	b.WriteString("}}</ref>")
	return b.String()
}

// wiki escapes foreign words for running wikitext, table cells and parameters
// of templates.
func wiki(s string) string {
	return wikiEscapes.Replace(strings.Join(strings.Fields(view.Visible(s)), " "))
}

var wikiEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "|", "&#124;", "[", "&#91;", "]", "&#93;", "{", "&#123;", "}", "&#125;",
	"''", "&#39;&#39;", "=", "&#61;", "~~~", "&#126;&#126;&#126;", "__", "&#95;&#95;", "://", "&#58;//")

// wikiURL returns an address of the web in the form in which it may stand in
// wikitext, "" for any other.
func wikiURL(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return wikiURLEscapes.Replace(u.String())
}

var wikiURLEscapes = strings.NewReplacer("|", "%7C", "[", "%5B", "]", "%5D", "{", "%7B", "}", "%7D", "<", "%3C", ">", "%3E", "''", "%27%27", `"`, "%22", " ", "%20")
