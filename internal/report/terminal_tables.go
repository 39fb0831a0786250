package report

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay/internal/report/view"
)

// figures lines up the figures that stand in several documents.
func (t *terminal) figures(m *view.Model) {
	if len(m.Claims) == 0 {
		return
	}
	t.section("Figures lined up")
	shown, left, single := 0, 0, 0
	for _, f := range m.Figures {
		switch {
		case !f.Shared():
			single += len(f.Members)
		case shown >= maxFigures:
			left++
		default:
			shown++
			t.figure(f)
		}
	}
	t.more("  ", left, "figure")
	for _, c := range m.Claims {
		if c.Figure == nil {
			single++
		}
	}
	if single > 0 {
		t.print("  ", "  ", plain(fmt.Sprintf("Besides: %s in one document only.", view.Plural(single, "claim")), faint)...)
	}
}

func (t *terminal) figure(f *view.Figure) {
	head := plain(f.Title, strong)
	if o := view.OriginsWords(f.MinOrigins, f.MaxOrigins); o != "" {
		head = append(head, plain("– "+o, "")...)
	}
	t.print("  ", "  ", head...)
	rows := [][][]word{}
	for i, row := range f.Rows {
		if i >= maxRows {
			break
		}
		what := row.Value
		if row.Modality != "" {
			what += " (" + row.Modality + ")"
		}
		var docs []word
		for _, c := range row.Claims {
			docs = append(docs, word{fmt.Sprintf("[%d]", c.In.N), ""})
		}
		rows = append(rows, [][]word{plain(what, ""), plain(row.Period, ""), plain(row.Who, ""), docs})
	}
	t.table("     ", []string{"value", "period", "who says it", "documents"}, rows)
	t.more("     ", len(f.Rows)-maxRows, "row")
	for i, p := range f.Verdicts {
		if view.VerdictWeight(p.Verdict) < view.VerdictWeight("same")+2 && len(p.Flags) == 0 {
			continue // not comparable: nothing to act on
		}
		if i >= maxRows {
			t.more("     ", len(f.Verdicts)-i, "verdict")
			break
		}
		names := []string{string(p.Verdict)}
		for _, flag := range p.Flags {
			names = append(names, string(flag))
		}
		words := append(plain(strings.Join(names, ", ")+":", alert), plain(p.Words(), "")...)
		if p.Because != "" {
			words = append(words, plain("– "+p.Because, "")...)
		}
		t.print("     ", "       ", words...)
	}
}

// minColumn is the least width of a column of a table.
const minColumn = 5

// table sets rows under a head, as wide as the cells need, the widest columns
// giving way when the line is too narrow; cells wrap.
func (t *terminal) table(indent string, head []string, rows [][][]word) {
	const gap = 2
	width := make([]int, len(head))
	for i, h := range head {
		width[i] = view.Width(h)
		for _, row := range rows {
			width[i] = max(width[i], lineWidth(row[i]))
		}
	}
	room := t.width - len(indent) - gap*(len(head)-1)
	for {
		total, widest := 0, 0
		for i, n := range width {
			total += n
			if n > width[widest] {
				widest = i
			}
		}
		if total <= room || width[widest] <= minColumn {
			break
		}
		width[widest] -= min(total-room, max(width[widest]/4, 1))
		width[widest] = max(width[widest], minColumn)
	}
	line := func(cells [][]word) {
		wrapped := make([][][]word, len(cells))
		height := 1
		for i, c := range cells {
			wrapped[i] = wrap(c, width[i])
			height = max(height, len(wrapped[i]))
		}
		for y := range height {
			var b strings.Builder
			b.WriteString(indent)
			for i := range cells {
				var part []word
				if y < len(wrapped[i]) {
					part = wrapped[i][y]
				}
				b.WriteString(t.set(part))
				b.WriteString(strings.Repeat(" ", max(width[i]-lineWidth(part), 0)+gap))
			}
			t.w.WriteString(strings.TrimRight(b.String(), " ") + "\n")
		}
	}
	heads := make([][]word, len(head))
	for i, h := range head {
		heads[i] = []word{{h, faint}}
	}
	line(heads)
	for _, row := range rows {
		line(row)
	}
}

// annotations lists what was read in each document by itself.
func (t *terminal) annotations(m *view.Model) {
	for i, d := range m.Docs {
		if i > 0 {
			t.w.WriteString("\n")
		}
		t.documentHead(d)
		for _, q := range d.AllQuotes {
			words := append(plain(string(q.Form), faint), plain(q.SpeakerName()+":", strong)...)
			t.print("  ", "    ", append(words, plain("“"+q.Words()+"”", "")...)...)
		}
		for _, c := range d.AllClaims {
			words := append(plain(view.ClaimValue(&c.Claim), strong), plain(view.FigureTitle([]*view.Claim{c})+" · "+view.PeriodWords(c.Period)+" · "+view.WhoSays(c.Attribution), "")...)
			words = append(words, plain("– “"+view.Clip(c.Of(d.Text), 120)+"”", faint)...)
			t.print("  ", "    ", words...)
		}
	}
}

// texts prints the readable text of each document under what it states about
// itself.
func (t *terminal) texts(m *view.Model) {
	for i, d := range m.Docs {
		if i > 0 {
			t.w.WriteString("\n")
		}
		t.documentHead(d)
		for _, f := range view.FieldsOf(&d.Document, m.Report.Inherited[d.ID]) {
			words := append(plain(f.Name+":", faint), plain(f.Value, "")...)
			from := string(f.Basis)
			if f.From != "" {
				from += ", " + f.From
			}
			t.print("  ", "    ", append(words, plain("("+from+")", faint)...)...)
		}
		for part := range strings.SplitSeq(d.Text, "\n\n") {
			t.w.WriteString("\n")
			t.print("", "", plain(part, "")...)
		}
	}
}

func (t *terminal) documentHead(d *view.Doc) {
	t.print("", "  ", append(plain(d.ID, heading), plain("· "+d.DateLine(), "")...)...)
}
