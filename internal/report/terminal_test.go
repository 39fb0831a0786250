package report

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/report/view"
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
	reporttest.Golden(t, "report.txt", text(t, reporttest.Pile(t), TextOptions{}))
	reporttest.Golden(t, "report-60.txt", text(t, reporttest.Pile(t), TextOptions{Width: 60}))
	reporttest.Golden(t, "annotations.txt", text(t, reporttest.Pile(t), TextOptions{View: Annotations}))
	reporttest.Golden(t, "texts.txt", text(t, reporttest.Pile(t), TextOptions{View: Texts}))
	reporttest.Golden(t, "lineage.txt", text(t, reporttest.Pile(t), TextOptions{View: Lineage}))
}

func TestNoLineIsTooWide(t *testing.T) {
	for _, width := range []int{40, 60, 80, 100, 160} {
		for _, scope := range []view.Scope{view.Everything, view.Annotations, view.Texts, view.Lineage} {
			for line := range strings.Lines(text(t, reporttest.Pile(t), TextOptions{Width: width, View: scope})) {
				if n := view.Width(strings.TrimSuffix(line, "\n")); n > width {
					t.Errorf("%d columns, want at most %d: %q", n, width, line)
				}
			}
		}
	}
}

func TestForeignWordsDoNotSteerTheTerminal(t *testing.T) {
	for _, scope := range []view.Scope{view.Everything, view.Annotations, view.Texts, view.Lineage} {
		plain := text(t, reporttest.Pile(t), TextOptions{View: scope})
		for _, r := range plain {
			if r != '\n' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
				t.Errorf("scope %d: %U stands in the output", scope, r)
			}
		}
		colored := text(t, reporttest.Pile(t), TextOptions{View: scope, Color: true})
		if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored, ""); got != plain {
			t.Errorf("scope %d: with the colours taken out, the text is another", scope)
		}
	}
}

func FuzzWrapKeepsEveryWord(f *testing.F) {
	f.Add("one two "+reporttest.LongWord+" 🌊🌊🌊 سلام", 20)
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
		if want := strings.Join(strings.Fields(view.Visible(s)), ""); got.String() != want {
			t.Errorf("got %q, want %q", got.String(), want)
		}
	})
}

func TestMarkdown(t *testing.T) {
	reporttest.Golden(t, "report.md", write(t, reporttest.Pile(t), Options{Format: Markdown}))
	reporttest.Golden(t, "annotations.md", write(t, reporttest.Pile(t), Options{Format: Markdown, View: Annotations}))
	reporttest.Golden(t, "texts.md", write(t, reporttest.Pile(t), Options{Format: Markdown, View: Texts}))
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
