package page

import (
	"bytes"
	"html/template"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/svg"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// WriteLineage writes the drawing of the lineage as a file of its own, which
// looks as it does in the page and leads nowhere. It returns how many documents
// and origins had to be left out.
func WriteLineage(w io.Writer, r *hearsay.Report) (left int, err error) {
	b := &builder{m: view.New(r, view.Lineage)}
	lanes := b.lanes(nil)
	for _, l := range lanes {
		for i := range l.Nodes {
			l.Nodes[i].Href = ""
		}
	}
	drawing := svg.Lineage("lineage", "Lineage: how the documents hang together", lanes)
	open, rest, _ := strings.Cut(drawing.SVG, ">")
	_, err = io.WriteString(w, open+"><style>\n"+drawingStyle(asset("html/style.css"))+"</style>"+rest+"\n")
	return drawing.Left, err
}

// drawingStyle returns what of a style sheet drawings need: its variables and
// the rules of the drawing, which begin their line with its class.
func drawingStyle(css string) string {
	var b strings.Builder
	head, _, _ := strings.Cut(css, "\n* {")
	b.WriteString(head + "\nsvg { background: var(--paper); color: var(--ink); }\n")
	for line := range strings.Lines(css) {
		if strings.HasPrefix(line, ".drawing") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// Comparison is two documents side by side.
type Comparison struct {
	A, B string // what they are called
	Rows []ComparisonRow
}

// ComparisonRow is a passage that both have, or a stretch that one has.
type ComparisonRow struct {
	A, B  []Words // nil if only the other document has it
	Moved bool    // stands in another order in B
}

// Words are words that both documents have, or that one has instead.
type Words struct {
	Text    string
	Changed bool
	Kind    string // what the change is about, "" if nothing is to be said
}

// WriteComparison writes two documents side by side as one HTML file that
// needs no network and no script.
func WriteComparison(w io.Writer, c *Comparison) error {
	style := asset("html/style.css")
	var buf bytes.Buffer
	err := pageTemplates().ExecuteTemplate(&buf, "comparison", struct {
		*Comparison
		Style  template.CSS
		Policy string
	}{c, template.CSS(style), "default-src 'none'; style-src " + sourceHash(style) + "; base-uri 'none'; form-action 'none'"})
	if err != nil {
		return err
	}
	_, err = w.Write(buf.Bytes())
	return err
}
