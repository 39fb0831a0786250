package report

import (
	"fmt"

	"github.com/hearsay-project/hearsay/internal/report/view"
)

// claims lists every figure as one table, and the documents that it names by
// number below it.
func (t *terminal) claims(m *view.Model) {
	rows := [][][]word{}
	named := make(map[int]bool)
	for _, f := range m.Figures {
		for _, row := range f.Rows {
			c := row.Claims[0]
			what := row.Value
			if row.Counted != "" {
				what += " " + row.Counted
			}
			if row.Modality != "" {
				what += " (" + row.Modality + ")"
			}
			var docs []word
			for _, c := range row.Claims {
				if tag := fmt.Sprintf("[%d]", c.In.N); len(docs) == 0 || docs[len(docs)-1].text != tag {
					docs = append(docs, word{tag, ""})
				}
				named[c.In.N] = true
			}
			rows = append(rows, [][]word{
				plain(what, strong), plain(string(c.Measure), ""), plain(c.Subject, ""), plain(row.Period, ""), plain(row.Who, ""),
				plain(originsShort(f), ""), docs,
			})
		}
	}
	if len(rows) == 0 {
		t.print("", "", plain("No figure answers to this.", "")...)
		return
	}
	t.table("", []string{"value", "measure", "of", "period", "who says it", "origins", "in"}, rows)
	t.w.WriteString("\n")
	for _, d := range m.Docs {
		if !named[d.N] {
			continue
		}
		line := tag(d)
		if d.Outlet.Value != "" {
			line = append(line, plain("· "+d.ID, faint)...)
		}
		t.print("", "    ", append(line, plain("· "+d.DateLine(), "")...)...)
	}
}

// originsShort gives the number of origins of a figure, or its range.
func originsShort(f *view.Figure) string {
	if f.MinOrigins == f.MaxOrigins {
		return fmt.Sprint(f.MinOrigins)
	}
	return fmt.Sprintf("%d–%d", f.MinOrigins, f.MaxOrigins)
}
