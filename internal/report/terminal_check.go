package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

// WriteCheck writes what a pile has of the figures of a sentence, for a
// terminal or, in the format [JSONL], a record a line.
func WriteCheck(w io.Writer, c *hearsay.Check, r *hearsay.Report, o Options) error {
	if o.Format == JSONL {
		return wire.WriteCheck(w, c, r)
	}
	t := &terminal{w: bufio.NewWriter(w), color: o.Color, width: max(cmp.Or(o.Width, 100), 40)}
	for i, f := range c.Figures {
		if i > 0 {
			t.w.WriteString("\n")
		}
		t.asked(&c.Asked.Claims[i], c.Asked.Text)
		for _, a := range f.Answers {
			t.answer(a, r.Document(a.Doc))
		}
		t.tally(f)
	}
	t.errors(view.New(&hearsay.Report{Errors: r.Errors}, Everything))
	return t.w.Flush()
}

// asked says which figure was read in the sentence, field by field, so that one
// sees what is asked.
func (t *terminal) asked(c *hearsay.Claim, text string) {
	words := append(plain("Asked:", faint), plain("“"+c.Span.Of(text)+"”", strong)...)
	fields := []string{view.ClaimValue(c), string(c.Measure), cmp.Or(c.Subject, c.PlaceName)}
	if c.Period.Value != "" || c.Period.Per != "" {
		fields = append(fields, view.PeriodWords(c.Period))
	}
	if len(c.Attribution) > 0 {
		fields = append(fields, view.WhoSays(c.Attribution))
	}
	var said []string
	for _, f := range fields {
		if f != "" {
			said = append(said, f)
		}
	}
	t.print("", "  ", append(words, plain("("+strings.Join(said, " · ")+")", "")...)...)
}

// context is how much of the text around its words a figure is shown with, in
// bytes.
const context = 60

// answer says what one document has of the figure, in its own words.
func (t *terminal) answer(a hearsay.Answer, d *hearsay.Annotated) {
	style := ""
	if a.Standing == hearsay.StatedDifferently {
		style = alert
	}
	t.print("  ", "    ", append(plain(a.Doc+":", strong), plain(string(a.Standing), style)...)...)
	if d == nil {
		return
	}
	for _, x := range a.Differences {
		t.print("    ", "      ", plain(fmt.Sprintf("%s: asked %s, stated %s", x.Field, cmp.Or(x.Asked, "nothing"), cmp.Or(x.Stated, "nothing")), "")...)
	}
	if a.Claim != nil {
		t.passage(d.Text, a.Claim.Span)
	}
	for i, at := range a.Number {
		if i == maxNumbers {
			t.print("    ", "      ", plain(fmt.Sprintf("… and %d more places", len(a.Number)-i), faint)...)
			break
		}
		t.print("    ", "      ", plain("the number stands here, read as another figure or none:", "")...)
		t.passage(d.Text, at)
	}
}

// maxNumbers bounds how many places of a bare number are shown.
const maxNumbers = 3

// passage shows words with some of those around them, and where they stand in
// code points.
func (t *terminal) passage(text string, at hearsay.Span) {
	from, to := max(0, at.Start-context), min(len(text), at.End+context)
	lead, tail := "", ""
	if i := strings.IndexAny(text[from:at.Start], " \n"); from > 0 && i >= 0 {
		from, lead = from+i+1, "… "
	}
	if i := strings.LastIndexAny(text[at.End:to], " \n"); to < len(text) && i >= 0 {
		to, tail = at.End+i, " …"
	}
	words := append(plain(lead+text[from:at.Start], ""), plain("[["+at.Of(text)+"]]", strong)...)
	words = append(words, plain(text[at.End:to]+tail, "")...)
	t.print("    ", "      ", append(words, plain(fmt.Sprintf("(at %d)", wire.CodePoint(text, at.Start)), faint)...)...)
}

// tally counts the documents by what they have of the figure.
func (t *terminal) tally(f hearsay.CheckedFigure) {
	count := map[hearsay.Standing]int{}
	for _, a := range f.Answers {
		count[a.Standing]++
	}
	s := "Stated so in no document"
	if n := count[hearsay.StatedSo]; n > 0 {
		s = fmt.Sprintf("Stated so in %s, %s", view.Plural(n, "document"), view.Plural(f.Origins, "origin"))
	}
	t.print("", "  ", plain(fmt.Sprintf("%s; differently in %d; not in %d.", s, count[hearsay.StatedDifferently], count[hearsay.NotStated]), "")...)
}
