package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

func text(t *testing.T, r *hearsay.Report, o TextOptions) string {
	t.Helper()
	var buf bytes.Buffer
	if err := WriteText(&buf, r, o); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func TestTerminal(t *testing.T) {
	golden(t, "report.txt", text(t, fixture(t), TextOptions{}))
	golden(t, "report-60.txt", text(t, fixture(t), TextOptions{Width: 60}))
	golden(t, "annotations.txt", text(t, fixture(t), TextOptions{View: Annotations}))
	golden(t, "texts.txt", text(t, fixture(t), TextOptions{View: Texts}))
	golden(t, "lineage.txt", text(t, fixture(t), TextOptions{View: Lineage}))
}

func TestNoLineIsTooWide(t *testing.T) {
	for _, width := range []int{40, 60, 80, 100, 160} {
		for _, view := range []View{Everything, Annotations, Texts, Lineage} {
			for line := range strings.Lines(text(t, fixture(t), TextOptions{Width: width, View: view})) {
				if n := columns.StringWidth(strings.TrimSuffix(line, "\n")); n > width {
					t.Errorf("%d columns, want at most %d: %q", n, width, line)
				}
			}
		}
	}
}

func TestForeignWordsDoNotSteerTheTerminal(t *testing.T) {
	for _, view := range []View{Everything, Annotations, Texts, Lineage} {
		plain := text(t, fixture(t), TextOptions{View: view})
		for _, r := range plain {
			if r != '\n' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
				t.Errorf("view %d: %U stands in the output", view, r)
			}
		}
		colored := text(t, fixture(t), TextOptions{View: view, Color: true})
		if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored, ""); got != plain {
			t.Errorf("view %d: with the colours taken out, the text is another", view)
		}
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b[2J":       "␛[2J",
		"a\tb\nc\u2028": "a b c ",
		"\u202etxt":     "<U+202E>txt",
		"\u009b31m":     "<U+009B>31m",
		"\x7f":          "␡",
		"👩‍👩‍👧‍👦 é":     "👩‍👩‍👧‍👦 é",
		"\xff":          "�",
		"سلام":          "سلام",
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNumberWords(t *testing.T) {
	for in, want := range map[string]string{
		"14": "14", "3200": "3,200", "1234567": "1,234,567", "1500000": "1.5 million", "85000000": "85 million",
		"2000000000": "2 billion", "-1200.5": "−1,200.5", "0.25": "0.25", "1234000": "1.234 million",
	} {
		if got := numberWords(decimal.RequireFromString(in)); got != want {
			t.Errorf("numberWords(%s) = %q, want %q", in, got, want)
		}
	}
}

func TestPeriodWords(t *testing.T) {
	for _, c := range []struct {
		p    hearsay.Period
		want string
	}{
		{hearsay.Period{}, "not stated"},
		{hearsay.Period{Type: hearsay.Interval, Value: "2025-12"}, "2025-12"},
		{hearsay.Period{Type: hearsay.Interval, Value: "XXXX-12"}, "December, year unknown"},
		{hearsay.Period{Type: hearsay.Interval, Value: "XXXX-03-04"}, "4 March, year unknown"},
		{hearsay.Period{Type: hearsay.Cumulative, Value: "2022-02-24/.."}, "since 2022-02-24"},
		{hearsay.Period{Type: hearsay.Cumulative, Value: "../2026-02-14"}, "until 2026-02-14"},
		{hearsay.Period{Type: hearsay.Interval, Value: "2025-03-04/2025-03-08"}, "2025-03-04 to 2025-03-08"},
		{hearsay.Period{Type: hearsay.Rate, Per: "P1D"}, "each day"},
		{hearsay.Period{Type: hearsay.Rate, Per: "P1D", Value: "2025"}, "each day, 2025"},
		{hearsay.Period{Type: hearsay.Interval, Per: "P1Y"}, "within a year"},
		{hearsay.Period{Type: hearsay.Instant, Value: "2025-21~"}, "about spring 2025"},
		{hearsay.Period{Type: hearsay.Instant, Value: "2025", Basis: hearsay.PeriodInherited}, "2025"},
	} {
		if got := periodWords(c.p); got != c.want {
			t.Errorf("periodWords(%+v) = %q, want %q", c.p, got, c.want)
		}
	}
}

func TestWordDiff(t *testing.T) {
	diff, kept := wordDiff("More than 3,200 were forced out,", "3,200 were driven out")
	var got strings.Builder
	for _, s := range diff {
		got.WriteString(string(s.Op) + ":" + s.Text + "|")
	}
	if want := "drop:More than|keep:3,200 were|drop:forced|add:driven|keep:out|"; got.String() != want {
		t.Errorf("got %s, want %s", got.String(), want)
	}
	if kept != 0.75 {
		t.Errorf("kept %v, want 0.75", kept)
	}
}

func FuzzWrapKeepsEveryWord(f *testing.F) {
	f.Add("one two "+longWord+" 🌊🌊🌊 سلام", 20)
	f.Add("\x1b[31m\u202e\xff", 8)
	f.Fuzz(func(t *testing.T, s string, width int) {
		width = 8 + (width&0xff)%120
		var got strings.Builder
		for _, line := range wrap(plain(s, ""), width) {
			if n := lineWidth(line); n > width {
				t.Errorf("%d columns, want at most %d", n, width)
			}
			for _, w := range line {
				got.WriteString(w.text)
			}
		}
		if want := strings.Join(strings.Fields(visible(s)), ""); got.String() != want {
			t.Errorf("got %q, want %q", got.String(), want)
		}
	})
}

func TestMarkdown(t *testing.T) {
	golden(t, "report.md", write(t, fixture(t), Options{Format: Markdown}))
	golden(t, "annotations.md", write(t, fixture(t), Options{Format: Markdown, View: Annotations}))
	golden(t, "texts.md", write(t, fixture(t), Options{Format: Markdown, View: Texts}))
}

func TestForeignWordsAreNoMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"<script>":         "&lt;script&gt;",
		"[x](http://evil)": `\[x\](http&#58;//evil)`,
		"a | b":            `a \| b`,
		"1. one":           `1\. one`,
		"- dash":           `\- dash`,
		"# head":           `\# head`,
		"14 people":        "14 people",
		"**bold** `code`":  "\\*\\*bold\\*\\* \\`code\\`",
		"one\n\n# two":     `one  \# two`,
	} {
		if got := md(in); got != want {
			t.Errorf("md(%q) = %q, want %q", in, got, want)
		}
	}
}
