package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// TextOptions say how a report is set for a terminal. The zero value is plain
// text of 100 columns.
type TextOptions struct {
	Color bool // mark with colours as well; nothing depends on them
	Width int  // columns, 0 for 100; at least 40
	View  View
}

// How much of a long list a terminal shows.
const (
	maxFindings  = 30
	maxOrigins   = 30
	maxPerOrigin = 12
	maxLadders   = 15
	maxFigures   = 15
	maxRows      = 12
	maxErrors    = 20
)

// Styles, as parameters of the terminal's SGR sequence.
const (
	strong  = "1"
	faint   = "2"
	heading = "1;36"
	dropped = "31"
	added   = "32"
	alert   = "1;33"
)

// WriteText writes what a person at a terminal can act on. Foreign control
// characters are made visible; no line is wider than the options say.
func WriteText(w io.Writer, r *hearsay.Report, o TextOptions) error {
	t := &terminal{w: bufio.NewWriter(w), color: o.Color, width: max(cmp.Or(o.Width, 100), 40)}
	m := newModel(r, o.View)
	switch o.View {
	case Annotations:
		t.annotations(m)
	case Texts:
		t.texts(m)
	case Lineage:
		t.headline(m)
		t.lineage(m)
	default:
		t.headline(m)
		t.lineage(m)
		t.findings(m)
		t.quotations(m)
		t.figures(m)
	}
	t.errors(m)
	return t.w.Flush()
}

type terminal struct {
	w     *bufio.Writer
	color bool
	width int
}

// print sets words with an indent for the first line and one for the rest.
func (t *terminal) print(first, rest string, words ...word) {
	prefix := first
	for _, line := range wrap(words, t.width-columns.StringWidth(rest)) {
		t.w.WriteString(prefix + t.set(line) + "\n")
		prefix = rest
	}
}

func (t *terminal) set(line []word) string {
	var b strings.Builder
	for i, w := range line {
		if i > 0 {
			b.WriteByte(' ')
		}
		if t.color && w.style != "" {
			b.WriteString("\x1b[" + w.style + "m" + w.text + "\x1b[0m")
		} else {
			b.WriteString(w.text)
		}
	}
	return b.String()
}

func (t *terminal) section(title string) {
	t.w.WriteString("\n")
	t.print("", "", word{strings.ToUpper(title), heading})
}

// more says what a long list leaves out.
func (t *terminal) more(indent string, left int, noun string) {
	if left > 0 {
		t.print(indent, indent, plain(fmt.Sprintf("… and %s more; the HTML report lists all", plural(left, noun)), faint)...)
	}
}

func (t *terminal) headline(m *model) {
	s := m.headline()
	if n := len(m.stories); n > 1 {
		s += ", " + plural(n, "story")
	}
	if n := len(m.errors); n > 0 {
		s += "; " + plural(n, "input") + " could not be read"
	}
	t.print("", "", plain(s, strong)...)
}

// tag names a document: its number, and its outlet or ID.
func tag(d *docView) []word {
	return append([]word{{fmt.Sprintf("[%d]", d.n), faint}}, plain(d.short(), "")...)
}

func (t *terminal) lineage(m *model) {
	if len(m.origins) == 0 {
		return
	}
	t.section("Origins")
	shown := 0
	single := 0
	for i, o := range m.origins {
		if i >= maxOrigins {
			t.more("  ", len(m.origins)-i, "origin")
			break
		}
		if len(o.docs) == 0 {
			continue
		}
		if len(o.docs) == 1 && o.Credited == "" {
			if single++; single > maxPerOrigin && len(m.origins) > maxOrigins {
				continue
			}
		}
		shown++
		t.origin(o)
	}
}

func (t *terminal) origin(o *originView) {
	num := fmt.Sprintf("%3d  ", o.n)
	if o.Credited != "" {
		t.print(num, "     ", append(plain(o.Credited, strong), plain("(credited, not in this pile)", faint)...)...)
		num = "     "
	}
	for i, d := range o.docs {
		if i >= maxPerOrigin {
			t.more("       ", len(o.docs)-i, "document")
			break
		}
		indent := "       "
		if d.isRoot() && i == 0 && o.Credited == "" {
			indent = num
		} else if i == 0 && num != "     " {
			t.print(num, "     ", plain("root not certain", faint)...)
		}
		words := tag(d)
		if d.Outlet.Value != "" {
			words = append(words, plain("· "+shorten(visible(d.ID), 34), faint)...)
		}
		words = append(words, plain("· "+dateLine(d), "")...)
		if why := lineageWords(d); why != "" {
			words = append(words, plain("· "+why, "")...)
		}
		t.print(indent, strings.Repeat(" ", len(indent)+4), words...)
	}
}

// dateLine says the date of a report and whether it was taken over.
func dateLine(d *docView) string {
	switch {
	case d.published.IsZero():
		return "undated"
	case d.published.Basis == hearsay.BasisInherited:
		return d.date() + " (inherited)"
	}
	return d.date()
}

// lineageWords says what a document is in its origin, and why.
func lineageWords(d *docView) string {
	r := d.relation
	var s string
	switch {
	case r == nil && d.isRoot() && len(d.origin.docs) > 1:
		return "earliest in this pile"
	case r == nil && d.parent != nil:
		return fmt.Sprintf("comes from [%d]", d.parent.n)
	case r == nil:
		return ""
	case d.parent != nil:
		s = fmt.Sprintf("%s of [%d]", r.Kind, d.parent.n)
	case d.isRoot():
		return "earliest in this pile"
	default:
		s = string(r.Kind) + ", direction open"
	}
	if len(d.because) > 0 {
		s += ": " + d.because[0]
	}
	return s
}

func (t *terminal) findings(m *model) {
	if len(m.findings) == 0 {
		return
	}
	t.section("Findings")
	for i, f := range m.findings {
		if i >= maxFindings {
			t.more("  ", len(m.findings)-i, "finding")
			break
		}
		words := append(plain(strings.ToUpper(string(f.Type)), alert), plain(m.text(f), "")...)
		t.print(fmt.Sprintf("%3d  ", f.n), "     ", words...)
		for _, line := range inLines(f.labels()) {
			t.print("       - ", "         ", plain(line, "")...)
		}
		t.evidence(f)
	}
}

func (t *terminal) quotations(m *model) {
	changed := 0
	for _, l := range m.ladders {
		if l.changed {
			changed++
		}
	}
	if len(m.ladders) == 0 {
		return
	}
	t.section("Quotations that changed")
	if changed == 0 {
		t.print("  ", "  ", plain("None of the quotations that stand in several documents changed.", "")...)
	}
	for i, l := range m.ladders[:changed] {
		if i >= maxLadders {
			t.more("  ", changed-i, "quotation")
			break
		}
		t.ladder(l)
	}
	verbatim, only := 0, 0
	for _, l := range m.ladders[changed:] {
		if len(l.versions) > 1 {
			verbatim++
		} else {
			only++
		}
	}
	var rest []string
	if verbatim > 0 {
		rest = append(rest, plural(verbatim, "quotation")+" word for word in every version")
	}
	if only > 0 {
		rest = append(rest, fmt.Sprintf("%d in one version only", only))
	}
	if len(rest) > 0 {
		t.print("  ", "  ", plain("Besides: "+strings.Join(rest, ", ")+".", faint)...)
	}
}

func (t *terminal) ladder(l *ladder) {
	base := l.versions[0]
	words := plain("“"+clip(base.q.words(), 220)+"”", "")
	words = append(words, plain("– "+base.q.speaker()+",", strong)...)
	words = append(words, tag(base.q.doc)...)
	t.print("  ", "  ", words...)
	var same []word
	for _, v := range l.versions[1:] {
		if quoteWeight(v.Verdict) == 0 && len(v.Flags) == 0 {
			same = append(same, word{fmt.Sprintf("[%d]", v.q.doc.n), faint})
			continue
		}
		words := append(tag(v.q.doc), word{"–", ""})
		words = append(words, plain(string(v.Verdict), alert)...)
		if len(v.Flags) > 0 {
			words = append(words, plain("("+flagsWords(v.Flags)+")", "")...)
		}
		if v.q.speaker() != base.q.speaker() {
			words = append(words, plain("– "+v.q.speaker(), strong)...)
		}
		if v.against != nil && v.against != base.q {
			words = append(words, plain(fmt.Sprintf("against [%d]", v.against.doc.n), faint)...)
		}
		t.print("     ", "       ", words...)
		if changes(v.diff) {
			t.print("       ", "       ", diffWords(v.diff)...)
		} else if v.diff == nil {
			t.print("       ", "       ", plain("“"+clip(v.q.words(), 220)+"”", "")...)
		}
	}
	if len(same) > 0 {
		t.print("     ", "       ", append(plain("word for word in", faint), same...)...)
	}
}

// evidence prints the words that a finding stands on: a line for each
// document, or all in one paragraph when they are short.
func (t *terminal) evidence(f *findingView) {
	short := !slices.ContainsFunc(f.evidence, func(e *evidenceView) bool { return len(e.words) > 40 })
	var all []word
	for i, s := range f.sides {
		words := tag(s.doc)
		words[len(words)-1].text += ":"
		for j, e := range s.pieces {
			end := ""
			switch {
			case j+1 < len(s.pieces):
				end = ","
			case short && i+1 < len(f.sides):
				end = ";"
			}
			words = append(words, plain("“"+clip(e.words, 220)+"”"+end, "")...)
		}
		if !short {
			t.print("       ", "         ", words...)
		}
		all = append(all, words...)
	}
	if short {
		t.print("       ", "       ", all...)
	}
}

// inLines puts labels that are single words on one line, others on a line
// each.
func inLines(labels []string) []string {
	if !slices.ContainsFunc(labels, func(s string) bool { return len(s) > 24 }) && len(labels) > 0 {
		return []string{strings.Join(labels, "; ")}
	}
	return labels
}

// diffWords sets a word diff with signs: [-dropped-] and {+added+}. Long runs
// that are kept are cut in the middle.
func diffWords(diff []segment) []word {
	var out []word
	for i, s := range diff {
		fields := strings.Fields(visible(s.Text))
		open, closing, style := "", "", ""
		switch s.Op {
		case hearsay.Drop:
			open, closing, style = "[-", "-]", dropped
		case hearsay.Add:
			open, closing, style = "{+", "+}", added
		default:
			if i == 0 && len(fields) > 8 {
				fields = append([]string{"…"}, fields[len(fields)-6:]...)
			} else if i == len(diff)-1 && len(fields) > 8 {
				fields = append(fields[:6:6], "…")
			} else if len(fields) > 14 {
				fields = append(append(fields[:6:6], "…"), fields[len(fields)-6:]...)
			}
		}
		for j, f := range fields {
			if j == 0 {
				f = open + f
			}
			if j == len(fields)-1 {
				f += closing
			}
			out = append(out, word{f, style})
		}
	}
	return out
}

func (t *terminal) errors(m *model) {
	if len(m.errors) == 0 {
		return
	}
	t.section("Not read")
	for i, e := range m.errors {
		if i >= maxErrors {
			t.more("  ", len(m.errors)-i, "input")
			break
		}
		t.print("  ", "    ", append(plain(e.Source+":", strong), plain(e.Err, "")...)...)
	}
}
