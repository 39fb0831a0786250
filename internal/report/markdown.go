package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// WriteMarkdown writes the scope of r as Markdown (GitHub's flavour, for its
// tables), to be pasted into a wiki, an issue or a chat. Foreign words are
// escaped, so that none of them is taken for markup.
func WriteMarkdown(w io.Writer, r *hearsay.Report, scope view.Scope) error {
	p := &mdWriter{bufio.NewWriter(w)}
	m := view.New(r, scope)
	p.line("# %s", m.Headline())
	switch scope {
	case view.Annotations:
		p.annotations(m)
	case view.Texts:
		p.texts(m)
	case view.Lineage:
		p.lineage(m)
	default:
		p.findings(m)
		p.lineage(m)
		p.ladders(m)
		p.figures(m)
		p.documents(m)
	}
	if len(m.Errors) > 0 {
		p.line("\n## Not read\n")
		for _, e := range m.Errors {
			p.line("- **%s**: %s", md(e.Source), md(e.Err))
		}
	}
	return p.Flush()
}

type mdWriter struct{ *bufio.Writer }

func (p *mdWriter) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// md escapes foreign words for running Markdown and for table cells.
func md(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(view.Visible(s)) {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '\\', '`', '*', '_', '{', '}', '[', ']', '#', '|', '!', '~', '$', '@':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	out := strings.ReplaceAll(b.String(), "://", "&#58;//") // keeps bare addresses from becoming links
	// A number or a dash at the start of a line would begin a list.
	i := 0
	for i < len(out) && out[i] >= '0' && out[i] <= '9' {
		i++
	}
	if i < len(out) && (i > 0 && strings.IndexByte(".)", out[i]) >= 0 || i == 0 && strings.IndexByte("-+=", out[0]) >= 0) {
		out = out[:i] + "\\" + out[i:]
	}
	return out
}

// ref names a document in running text.
func ref(d *view.Doc) string { return fmt.Sprintf("[%d] %s", d.N, d.Short()) }

func docRefs(claims []*view.Claim) string {
	var s []string
	for _, c := range claims {
		s = append(s, fmt.Sprintf(`\[%d\]`, c.In.N))
	}
	return strings.Join(s, " ")
}

func (p *mdWriter) row(cells ...string) { p.line("| %s |", strings.Join(cells, " | ")) }

func (p *mdWriter) head(cells ...string) {
	p.row(cells...)
	for i := range cells {
		cells[i] = "---"
	}
	p.row(cells...)
}

func (p *mdWriter) findings(m *view.Model) {
	if len(m.Findings) == 0 {
		return
	}
	p.line("\n## Findings")
	for _, f := range m.Findings {
		p.line("\n%d. **%s.** %s", f.N, md(string(f.Type)), md(m.Say(f)))
		for _, label := range f.LabelWords() {
			p.line("   - %s", md(label))
		}
		for _, s := range f.Sides {
			docs := md(ref(s.Doc))
			for _, other := range s.Same {
				docs += ", " + md(ref(other.Doc))
			}
			for _, e := range s.Pieces {
				p.line("   - %s: “%s”", docs, md(e.Words))
				if e.Diff != nil {
					p.line("     against %s: %s", md(ref(e.Base)), mdDiff(e.Diff))
				}
			}
		}
	}
}

// mdDiff writes a word diff with signs and, where it is rendered, with
// strikethrough and bold.
func mdDiff(diff []view.Segment) string {
	var parts []string
	for _, s := range diff {
		switch s.Op {
		case hearsay.Drop:
			parts = append(parts, "\\[-"+md(s.Text)+"-\\]")
		case hearsay.Add:
			parts = append(parts, "**\\{+"+md(s.Text)+"+\\}**")
		default:
			parts = append(parts, md(s.Text))
		}
	}
	return strings.Join(parts, " ")
}

func (p *mdWriter) lineage(m *view.Model) {
	if len(m.Origins) == 0 {
		return
	}
	p.line("\n## Origins\n")
	p.head("origin", "document", "date", "what it is", "because")
	for _, o := range m.Origins {
		if o.Credited != "" {
			p.row(fmt.Sprint(o.N), md(o.Credited), "", "credited, not in this pile", "")
		}
		for _, d := range o.Docs {
			what, because := "", ""
			switch {
			case d.Relation != nil && d.Parent != nil:
				what = fmt.Sprintf("%s of [%d]", d.Relation.Kind, d.Parent.N)
			case d.IsRoot() && len(o.Docs) == 1:
				what = "stands alone"
			case d.IsRoot():
				what = "earliest in this pile"
			case d.Relation != nil:
				what = string(d.Relation.Kind) + ", direction open"
			}
			if d.Relation != nil && !d.IsRoot() {
				because = strings.Join(d.Because, "; ")
			}
			p.row(fmt.Sprint(o.N), md(ref(d)), md(d.DateLine()), md(what), md(because))
		}
	}
}

func (p *mdWriter) ladders(m *view.Model) {
	for i, l := range m.Ladders {
		if !l.Changed {
			break
		}
		if i == 0 {
			p.line("\n## Quotations that changed")
		}
		p.line("\n**“%s”**\n", md(view.Clip(l.Versions[0].Said.Words(), 120)))
		p.head("document", "date", "speaker", "verdict", "flags", "words", "against")
		for _, v := range l.Rungs() {
			words, against := "“"+md(v.Said.Words())+"”", ""
			if v.Base != nil {
				against = fmt.Sprintf(`\[%d\]`, v.Base.In.N)
				if len(v.Diff) > 0 {
					words = mdDiff(v.Diff)
				}
			}
			docs := md(ref(v.Said.In))
			for _, q := range v.Same {
				docs += ", " + md(ref(q.In))
			}
			p.row(docs, md(v.Said.In.DateLine()), md(v.Said.SpeakerName()), md(string(v.Verdict)), md(view.FlagsWords(v.Flags)), words, against)
		}
	}
}

func (p *mdWriter) figures(m *view.Model) {
	any := false
	for _, f := range m.Figures {
		if !f.Shared() {
			continue
		}
		if !any {
			p.line("\n## Figures lined up")
			any = true
		}
		p.line("\n**%s**%s\n", md(f.Title), view.Prefixed(" – ", md(view.OriginsWords(f.MinOrigins, f.MaxOrigins))))
		p.head("value", "period", "who says it", "how firmly", "documents")
		for _, row := range f.Rows {
			p.row(md(row.Value), md(row.Period), md(row.Who), cmp.Or(row.Modality, "asserted"), docRefs(row.Claims))
		}
		p.line("")
		for _, pair := range f.Verdicts {
			names := string(pair.Verdict)
			for _, flag := range pair.Flags {
				names += ", " + string(flag)
			}
			p.line("- **%s**: %s%s", md(names), md(pair.Words()), view.Prefixed(" – ", md(pair.Because)))
		}
	}
}

func (p *mdWriter) documents(m *view.Model) {
	if len(m.Docs) == 0 {
		return
	}
	p.line("\n## Documents\n")
	p.head("number", "document", "outlet", "title", "date", "read from")
	for _, d := range m.Docs {
		from := string(d.Dated.Basis)
		if d.Dated.From != "" {
			from += ", " + d.Dated.From
		}
		p.row(fmt.Sprint(d.N), md(d.ID), md(d.Outlet.Value), md(d.Title.Value), md(d.DateLine()), md(from))
	}
}

func (p *mdWriter) annotations(m *view.Model) {
	for _, d := range m.Docs {
		p.line("\n## %s\n", md(d.ID))
		for _, q := range d.AllQuotes {
			p.line("- %s, %s: “%s”", md(q.SpeakerName()), q.Form, md(q.Words()))
		}
		for _, c := range d.AllClaims {
			p.line("- **%s** %s · %s · %s: “%s”", md(view.ClaimValue(&c.Claim)), md(view.FigureTitle([]*view.Claim{c})),
				md(view.PeriodWords(c.Period)), md(view.WhoSays(c.Attribution)), md(c.Of(d.Text)))
		}
	}
}

func (p *mdWriter) texts(m *view.Model) {
	for _, d := range m.Docs {
		p.line("\n## %s\n", md(d.ID))
		for _, f := range view.FieldsOf(&d.Document, m.Report.Inherited[d.ID]) {
			p.line("- %s: %s (%s%s)", f.Name, md(f.Value), f.Basis, view.Prefixed(", ", md(f.From)))
		}
		for _, b := range d.Blocks {
			mark := ""
			switch b.Kind {
			case hearsay.Heading:
				mark = "### "
			case hearsay.ListItem:
				mark = "- "
			case hearsay.BlockQuote:
				mark = "> "
			}
			p.line("\n%s%s", mark, md(b.Of(d.Text)))
		}
	}
}
