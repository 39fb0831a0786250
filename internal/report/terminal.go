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

// TextOptions say how a report is set for a terminal. The zero value is plain
// Say of 100 columns.
type TextOptions struct {
	Color bool // mark with colours as well; nothing depends on them
	Width int  // columns, 0 for 100; at least 40
	View  View
}

// How much of a long list a terminal shows.
const (
	maxFindings  = 30
	maxSame      = 5 // further documents with the same words
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
	m := view.New(r, o.View)
	switch o.View {
	case view.Annotations:
		t.annotations(m)
	case view.Texts:
		t.texts(m)
	case view.Lineage:
		t.headline(m)
		t.lineage(m)
	case view.Claims:
		t.claims(m)
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
	for _, line := range wrap(words, t.width-view.Width(rest)) {
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
		t.print(indent, indent, plain(fmt.Sprintf("… and %s more; the HTML report lists all", view.Plural(left, noun)), faint)...)
	}
}

func (t *terminal) headline(m *view.Model) {
	s := m.Headline()
	if n := len(m.Stories); n > 1 {
		s += ", " + view.Plural(n, "story")
	}
	if n := len(m.Errors); n > 0 {
		s += "; " + view.Plural(n, "input") + " could not be read"
	}
	t.print("", "", plain(s, strong)...)
}

// tag names a document: its number, and its outlet or ID.
func tag(d *view.Doc) []word {
	return append([]word{{fmt.Sprintf("[%d]", d.N), faint}}, plain(d.Short(), "")...)
}

func (t *terminal) lineage(m *view.Model) {
	if len(m.Origins) == 0 {
		return
	}
	t.section("Origins")
	shown := 0
	single := 0
	for i, o := range m.Origins {
		if i >= maxOrigins {
			t.more("  ", len(m.Origins)-i, "origin")
			break
		}
		if len(o.Docs) == 0 {
			continue
		}
		if len(o.Docs) == 1 && o.Credited == "" {
			if single++; single > maxPerOrigin && len(m.Origins) > maxOrigins {
				continue
			}
		}
		shown++
		t.origin(o)
	}
}

func (t *terminal) origin(o *view.Origin) {
	num := fmt.Sprintf("%3d  ", o.N)
	if o.Credited != "" {
		t.print(num, "     ", append(plain(o.Credited, strong), plain("(credited, not in this pile)", faint)...)...)
		num = "     "
	}
	for i, d := range o.Docs {
		if i >= maxPerOrigin {
			t.more("       ", len(o.Docs)-i, "document")
			break
		}
		indent := "       "
		if d.IsRoot() && i == 0 && o.Credited == "" {
			indent = num
		} else if i == 0 && num != "     " {
			t.print(num, "     ", plain("root not certain", faint)...)
		}
		words := tag(d)
		if d.Outlet.Value != "" {
			words = append(words, plain("· "+view.Shorten(view.Visible(d.ID), 34), faint)...)
		}
		words = append(words, plain("· "+d.DateLine(), "")...)
		if why := lineageWords(d); why != "" {
			words = append(words, plain("· "+why, "")...)
		}
		t.print(indent, strings.Repeat(" ", len(indent)+4), words...)
	}
}

// lineageWords says what a document is in its origin, and why.
func lineageWords(d *view.Doc) string {
	r := d.Relation
	var s string
	switch {
	case r == nil && d.IsRoot() && len(d.Origin.Docs) > 1:
		return "earliest in this pile"
	case r == nil && d.Parent != nil:
		return fmt.Sprintf("comes from [%d]", d.Parent.N)
	case r == nil:
		return ""
	case d.Parent != nil:
		s = fmt.Sprintf("%s of [%d]", r.Kind, d.Parent.N)
	case d.IsRoot():
		return "earliest in this pile"
	default:
		s = string(r.Kind) + ", direction open"
	}
	if len(d.Because) > 0 {
		s += ": " + d.Because[0]
	}
	return s
}

func (t *terminal) errors(m *view.Model) {
	if len(m.Errors) == 0 {
		return
	}
	t.section("Not read")
	for i, e := range m.Errors {
		if i >= maxErrors {
			t.more("  ", len(m.Errors)-i, "input")
			break
		}
		t.print("  ", "    ", append(plain(e.Source+":", strong), plain(e.Err, "")...)...)
	}
}
