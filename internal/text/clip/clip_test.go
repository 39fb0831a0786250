package clip

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// paragraphs makes blocks of lines; one that starts with # is a heading of
// level 1, one with a dash above it a heading without a level.
func paragraphs(lines ...string) []Block {
	var out []Block
	for i, l := range lines {
		b := Block{Kind: hearsay.Paragraph, Text: l, Line: i + 1}
		if rest, ok := strings.CutPrefix(l, "# "); ok {
			b.Kind, b.Level, b.Text = hearsay.Heading, 1, rest
		} else if LooksLikeHeading(l, i == 0) && !strings.ContainsAny(l, "0123456789|") && !strings.HasPrefix(strings.ToLower(l), "by ") {
			b.Kind = hearsay.Heading
		}
		out = append(out, b)
	}
	return out
}

const running = "The river broke its banks on Sunday, and the whole town was flooded within an hour, the mayor said, as rain went on falling in the hills above it."

func first(fields []hearsay.Field) string {
	if len(fields) == 0 {
		return ""
	}
	return fields[0].Value
}

func TestHeads(t *testing.T) {
	for _, c := range []struct {
		name                               string
		lines                              []string
		outlet, title, byline, date, place string
	}{
		{"masthead with a date", []string{"NORLAND GAZETTE, Sunday 3 March 2024", "River breaks its banks", running}, "Norland Gazette", "River breaks its banks", "", "2024-03-03", ""},
		{"masthead over a date", []string{"THE UPLAND LAMP", "3 March 2024", "River breaks its banks in the north", "By Jane Roe", running}, "The Upland Lamp", "River breaks its banks in the north", "Jane Roe", "2024-03-03", ""},
		{"masthead with a slogan", []string{"LINDHAVEN NEWS - what your town talks of", "River breaks its banks", running}, "Lindhaven News", "River breaks its banks", "", "", ""},
		{"title, then outlet and date", []string{"# River breaks its banks", "Channel Two Norland / 03.03.2024", running}, "Channel Two Norland", "River breaks its banks", "", "2024-03-03", ""},
		{"title, then author and date", []string{"# River breaks its banks", "Jane Roe | 3 March 2024", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03", ""},
		{"title, then author and time", []string{"# River breaks its banks", "By Jane Roe – 3 March 2024, 15:07", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03T15:07", ""},
		{"body that publishes", []string{"# Bulletin 19", "Ministry of Water, Republic of Norland. 3 March 2024, 10:00.", running}, "Ministry of Water, Republic of Norland", "Bulletin 19", "", "2024-03-03T10:00", ""},
		{"title alone", []string{"River Breaks Its Banks", running}, "", "River Breaks Its Banks", "", "", ""},
		{"title with a deck", []string{"River Breaks Its Banks", "Thousands flee as the rain goes on", running}, "", "River Breaks Its Banks", "", "", ""},
		{"title and author", []string{"Market Post Office Flooded", "By Jane Roe", running}, "", "Market Post Office Flooded", "Jane Roe", "", ""},
		{"byline without a name", []string{"River Breaks Its Banks", "By our own correspondent", running}, "", "River Breaks Its Banks", "", "", ""},
		{"self-description", []string{"# Wet", "The Lamp, a blog about light.", running}, "The Lamp", "Wet", "", "", ""},
		{"press release", []string{"# Roe & Sons builds a dam", "Roe & Sons will build a dam above the town of Lindhaven within two years from now, it said today.", running, "About Roe & Sons", "It builds dams."}, "Roe & Sons", "Roe & Sons builds a dam", "", "", ""},
		{"name between title and date", []string{"River breaks its banks", "Jane Roe", "Mar 3, 2024 Updated 2 hrs ago", running}, "", "River breaks its banks", "Jane Roe", "2024-03-03", ""},
		{"name without a date", []string{"River breaks its banks", "Jane Roe", running}, "", "River breaks its banks", "", "", ""},
		{"outlet of one word", []string{"River breaks its banks", "Lamplight, 3 March 2024", "By Jane Roe in Lindhaven", running}, "Lamplight", "River breaks its banks", "Jane Roe", "2024-03-03", "Lindhaven"},
		{"keys", []string{"Title: River rises", "Author: Jane Roe", "Date: 2024-03-03", "Source: Norland Post", running}, "Norland Post", "River rises", "Jane Roe", "2024-03-03", ""},
		{"running text alone", []string{running}, "", "", "", "", ""},
		{"date in a sentence", []string{"# Title here", "On 3 March 2024, the river broke its banks, and the whole town was flooded within the hour.", running}, "", "Title here", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Read(paragraphs(c.lines...), draft.Draft{})
			if got := first(d.Outlet); got != c.outlet {
				t.Errorf("outlet %q, want %q", got, c.outlet)
			}
			if got := first(d.Title); got != c.title {
				t.Errorf("title %q, want %q", got, c.title)
			}
			if got := first(d.Byline); got != c.byline {
				t.Errorf("byline %q, want %q", got, c.byline)
			}
			if got := first(d.Published); got != c.date {
				t.Errorf("published %q, want %q", got, c.date)
			}
			if got := first(d.Place); got != c.place {
				t.Errorf("place %q, want %q", got, c.place)
			}
			found := false
			for _, b := range d.Blocks {
				found = found || b.Text == running
			}
			if !found {
				t.Errorf("the running text is lost: %+v", d.Blocks)
			}
		})
	}
}

func TestPointersAndLabelsGo(t *testing.T) {
	d := Read(paragraphs("# River breaks its banks", running, "Read more: Why the dam is old", "[Photos of the flood in Lindhaven]", running+" Again.", "Related Sources:"), draft.Draft{})
	if len(d.Blocks) != 2 {
		t.Errorf("blocks %+v", d.Blocks)
	}
}

func TestSourceLine(t *testing.T) {
	d := Read(paragraphs("# River breaks its banks", running, "Source: https://norlandpost.example/river"), draft.Draft{})
	if first(d.URL) != "https://norlandpost.example/river" || len(d.Blocks) != 1 || len(d.Links) != 1 || d.Links[0].Rel != "original" {
		t.Errorf("URL %+v, blocks %+v, links %+v", d.URL, d.Blocks, d.Links)
	}
}
