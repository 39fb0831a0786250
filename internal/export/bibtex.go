package export

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// texEscapes are the characters that mean something to TeX, written so that
// they stand for themselves.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `%`, `\%`, `&`, `\&`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
)

// texBraces are brackets that a reader which counts braces and knows no
// escapes would take for the end of a field.
var texBraces = strings.NewReplacer(`{`, `(`, `}`, `)`)

// bibField returns words as the value of a field, kept from changes of case.
func bibField(s string) string { return "{{" + texEscapes.Replace(texBraces.Replace(s)) + "}}" }

// writeBibTeX writes the documents as entries in UTF-8. Braces in foreign
// words become round brackets, since BibTeX counts escaped braces as well.
func writeBibTeX(out *bufio.Writer, r *hearsay.Report) {
	all := sources(wire.Records(r).Documents)
	keys := citeKeys(all)
	for i, s := range all {
		if i > 0 {
			out.WriteByte('\n')
		}
		fmt.Fprintf(out, "@article{%s", keys[i])
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(out, ",\n  %s = %s", name, value)
			}
		}
		var authors []string
		for _, name := range s.authors {
			authors = append(authors, "{"+texEscapes.Replace(texBraces.Replace(name))+"}")
		}
		if len(authors) > 0 {
			field("author", "{"+strings.Join(authors, " and ")+"}")
		}
		words := func(name, value string) {
			if value != "" {
				field(name, bibField(value))
			}
		}
		words("title", s.title)
		words("journal", s.outlet)
		if s.year > 0 {
			field("year", "{"+pad(s.year, 4)+"}")
			if s.month > 0 {
				field("month", strings.ToLower(monthNames[s.month-1][:3]))
			}
			field("date", "{"+s.date()+"}")
		}
		if s.url != "" {
			field("url", "{"+s.url+"}")
		}
		words("langid", s.language)
		out.WriteString("\n}\n")
	}
}

var monthNames = [12]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}
