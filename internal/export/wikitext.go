package export

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// wikiEscapes writes what MediaWiki would take for markup as character
// references, so that it stands for itself.
var wikiEscapes = strings.NewReplacer(
	"&", "&amp;", "<", "&lt;", ">", "&gt;", "|", "&#124;", "[", "&#91;", "]", "&#93;", "{", "&#123;", "}", "&#125;",
	"''", "&#39;&#39;", "~~~", "&#126;&#126;&#126;", "__", "&#95;&#95;", "://", "&#58;//", "=", "&#61;",
)

// wikiURL writes what MediaWiki would take for markup even inside an address.
var wikiURL = strings.NewReplacer("~~~", "%7E%7E%7E", "__", "%5F%5F")

// wiki returns foreign words for a cell or a parameter of a template.
func wiki(s string) string {
	s = wikiEscapes.Replace(plain(s))
	if s != "" && strings.IndexByte("*#:;-+!", s[0]) >= 0 { // at the start of a line it would be a list or a row
		return fmt.Sprintf("&#%d;%s", s[0], s[1:])
	}
	return s
}

// writeWikitext writes the claims as a table, a row for each, with the
// document cited by {{cite news}}. A document is cited in full once and by
// name afterwards.
func writeWikitext(out *bufio.Writer, r *hearsay.Report) {
	set := wire.Records(r)
	all := sources(set.Documents)
	keys := citeKeys(all)
	at := map[string]int{}
	for i, s := range all {
		at[s.id] = i
	}
	out.WriteString("{| class=\"wikitable sortable\"\n! Figure !! Of what !! Period !! According to !! Reported !! Source\n")
	cited := map[string]bool{}
	for _, c := range set.Claims {
		i, ok := at[c.Doc]
		if !ok {
			continue
		}
		cite := fmt.Sprintf(`<ref name="%s" />`, keys[i])
		if !cited[c.Doc] {
			cited[c.Doc] = true
			cite = fmt.Sprintf(`<ref name="%s">%s</ref>`, keys[i], citeNews(all[i]))
		}
		from := all[i].outlet
		if from == "" {
			from = all[i].id
		}
		fmt.Fprintf(out, "|-\n| %s || %s || %s || %s || %s || %s%s\n",
			wiki(c.Exact), wiki(ofWhat(c)), wiki(text(c.Period.Value)), wiki(vouchers(c)), all[i].date(), wiki(from), cite)
	}
	out.WriteString("|}\n")
}

// ofWhat says what a claim measures: "killed (Russia)".
func ofWhat(c wire.ClaimRecord) string {
	what := text(c.Measure)
	if who := text(c.Subject); who != "" {
		what += " (" + who + ")"
	}
	return what
}

// vouchers names who vouches for a claim, outermost first.
func vouchers(c wire.ClaimRecord) string {
	var names []string
	for _, p := range c.Attribution {
		if name := text(p.Name); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, " → ")
}

// citeNews returns the citation template of a source.
func citeNews(s source) string {
	var out strings.Builder
	out.WriteString("{{cite news")
	param := func(name, value string) {
		if value != "" {
			out.WriteString(" |" + name + "=" + value)
		}
	}
	for i, name := range s.authors {
		if i == 0 && len(s.authors) == 1 {
			param("author", wiki(name))
			continue
		}
		param(fmt.Sprintf("author%d", i+1), wiki(name))
	}
	title := s.title
	if title == "" {
		title = s.id
	}
	param("title", wiki(title))
	param("work", wiki(s.outlet))
	param("date", s.date())
	param("url", wikiURL.Replace(s.url))
	param("language", wiki(s.language))
	out.WriteString("}}")
	return out.String()
}
