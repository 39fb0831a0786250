package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// WriteMarkdown writes the view of r as Markdown (GitHub's flavour, for its
// tables), to be pasted into a wiki, an issue or a chat. Foreign words are
// escaped, so that none of them is taken for markup.
func WriteMarkdown(w io.Writer, r *hearsay.Report, view View) error {
	p := &mdWriter{bufio.NewWriter(w)}
	m := newModel(r, view)
	p.line("# %s", m.headline())
	switch view {
	case Annotations:
		p.annotations(m)
	case Texts:
		p.texts(m)
	case Lineage:
		p.lineage(m)
	default:
		p.findings(m)
		p.lineage(m)
		p.ladders(m)
		p.figures(m)
		p.documents(m)
	}
	if len(m.errors) > 0 {
		p.line("\n## Not read\n")
		for _, e := range m.errors {
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
	for _, r := range strings.TrimSpace(visible(s)) {
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
func ref(d *docView) string { return fmt.Sprintf("[%d] %s", d.n, d.short()) }

func docRefs(claims []*claimView) string {
	var s []string
	for _, c := range claims {
		s = append(s, fmt.Sprintf(`\[%d\]`, c.doc.n))
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

func (p *mdWriter) findings(m *model) {
	if len(m.findings) == 0 {
		return
	}
	p.line("\n## Findings")
	for _, f := range m.findings {
		p.line("\n%d. **%s.** %s", f.n, md(string(f.Type)), md(m.text(f)))
		for _, label := range f.labels() {
			p.line("   - %s", md(label))
		}
		for _, e := range f.evidence {
			p.line("   - %s: “%s”", md(ref(e.doc)), md(e.words))
			if e.diff != nil {
				p.line("     against %s: %s", md(ref(e.against)), mdDiff(e.diff))
			}
		}
	}
}

// mdDiff writes a word diff with signs and, where it is rendered, with
// strikethrough and bold.
func mdDiff(diff []segment) string {
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

func (p *mdWriter) lineage(m *model) {
	if len(m.origins) == 0 {
		return
	}
	p.line("\n## Origins\n")
	p.head("origin", "document", "date", "what it is", "because")
	for _, o := range m.origins {
		if o.Credited != "" {
			p.row(fmt.Sprint(o.n), md(o.Credited), "", "credited, not in this pile", "")
		}
		for _, d := range o.docs {
			what, because := "", ""
			switch {
			case d.relation != nil && d.parent != nil:
				what = fmt.Sprintf("%s of [%d]", d.relation.Kind, d.parent.n)
			case d.isRoot():
				what = "earliest in this pile"
			case d.relation != nil:
				what = string(d.relation.Kind) + ", direction open"
			}
			if d.relation != nil && !d.isRoot() {
				because = strings.Join(d.because, "; ")
			}
			p.row(fmt.Sprint(o.n), md(ref(d)), md(dateLine(d)), md(what), md(because))
		}
	}
}

func (p *mdWriter) ladders(m *model) {
	for i, l := range m.ladders {
		if !l.changed {
			break
		}
		if i == 0 {
			p.line("\n## Quotations that changed")
		}
		p.line("\n**“%s”**\n", md(clip(l.versions[0].q.words(), 120)))
		p.head("document", "date", "speaker", "verdict", "flags", "words", "against")
		for _, v := range l.versions {
			words, against := "“"+md(v.q.words())+"”", ""
			if v.against != nil {
				against = fmt.Sprintf(`\[%d\]`, v.against.doc.n)
				if len(v.diff) > 0 {
					words = mdDiff(v.diff)
				}
			}
			p.row(md(ref(v.q.doc)), md(dateLine(v.q.doc)), md(v.q.speaker()), md(string(v.Verdict)), md(flagsWords(v.Flags)), words, against)
		}
	}
}

func (p *mdWriter) figures(m *model) {
	any := false
	for _, f := range m.figures {
		if !f.shared() {
			continue
		}
		if !any {
			p.line("\n## Figures lined up")
			any = true
		}
		p.line("\n**%s**%s\n", md(f.title), prefixed(" – ", md(originsWords(f.MinOrigins, f.MaxOrigins))))
		p.head("value", "period", "who says it", "how firmly", "documents")
		for _, row := range f.rows {
			p.row(md(row.value), md(row.period), md(row.who), cmp.Or(row.modality, "asserted"), docRefs(row.claims))
		}
		p.line("")
		for _, pair := range f.pairs {
			names := string(pair.Verdict)
			for _, flag := range pair.Flags {
				names += ", " + string(flag)
			}
			p.line("- **%s**: %s%s", md(names), md(pair.words()), prefixed(" – ", md(pair.Because)))
		}
	}
}

// prefixed returns s with a prefix, or "" for "".
func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

func (p *mdWriter) documents(m *model) {
	if len(m.docs) == 0 {
		return
	}
	p.line("\n## Documents\n")
	p.head("number", "document", "outlet", "title", "date", "read from")
	for _, d := range m.docs {
		from := string(d.published.Basis)
		if d.published.From != "" {
			from += ", " + d.published.From
		}
		p.row(fmt.Sprint(d.n), md(d.ID), md(d.Outlet.Value), md(d.Title.Value), md(dateLine(d)), md(from))
	}
}

func (p *mdWriter) annotations(m *model) {
	for _, d := range m.docs {
		p.line("\n## %s\n", md(d.ID))
		for _, q := range d.quotes {
			p.line("- %s, %s: “%s”", md(q.speaker()), q.Form, md(q.words()))
		}
		for _, c := range d.claims {
			p.line("- **%s** %s · %s · %s: “%s”", md(claimValue(&c.Claim)), md(figureTitle([]*claimView{c})),
				md(periodWords(c.Period)), md(whoSays(c.Attribution)), md(c.Of(d.Text)))
		}
	}
}

func (p *mdWriter) texts(m *model) {
	for _, d := range m.docs {
		p.line("\n## %s\n", md(d.ID))
		for _, f := range fieldsOf(&d.Document, m.r.Inherited[d.ID]) {
			p.line("- %s: %s (%s%s)", f.name, md(f.Value), f.Basis, prefixed(", ", md(f.From)))
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
