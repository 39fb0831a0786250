package markdown

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

func show(d draft.Draft) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		if bl.Kind != "paragraph" {
			b.WriteString(string(bl.Kind) + ": ")
		}
		b.WriteString(bl.Text + "\n")
	}
	return b.String()
}

const clipped = `
# River “Took Everything”

By [Jane Roe](#) and John Doe

March 3, 2024

![A flooded market](https://img.example/1.jpg)

People wade through the market on March 1. **Ali Said / AFP**

LINDHAVEN, Norland — The river took \$5 million worth of [\\$9 million](#) in crops,
the governor said, &amp; the rest is [under water](https://norlandpost.example/water).

**Related article:** [The Dam Is Old](#)

> We lost all.

- one
- two

## What is next

Rain.

Read more:

- [The dam](https://norlandpost.example/dam)
- [The rain](https://norlandpost.example/rain)

Original url:

<https://norlandpost.example/river>
`

func TestRead(t *testing.T) {
	d := Read(clipped)
	want := "caption: People wade through the market on March 1. Ali Said / AFP\n" +
		"LINDHAVEN, Norland — The river took $5 million worth of $9 million in crops, the governor said, & the rest is under water.\n" +
		"block quote: We lost all.\nlist item: one\nlist item: two\nheading: What is next\nRain.\n"
	if got := show(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(d.Title) != 1 || d.Title[0].Value != "River “Took Everything”" || d.Title[0].From != "line 2" {
		t.Errorf("title %+v", d.Title)
	}
	if len(d.Byline) != 2 || d.Byline[0].Value != "Jane Roe" || d.Byline[1].Value != "John Doe" {
		t.Errorf("byline %+v", d.Byline)
	}
	if len(d.Published) != 1 || d.Published[0].Value != "2024-03-03" {
		t.Errorf("published %+v", d.Published)
	}
	if len(d.URL) != 1 || d.URL[0].Value != "https://norlandpost.example/river" {
		t.Errorf("URL %+v", d.URL)
	}
	rel := map[string]string{}
	for _, l := range d.Links {
		rel[l.Text] = l.Rel
	}
	if rel["The Dam Is Old"] != "related" || rel["The rain"] != "related" || rel["Original url"] != "original" || rel["under water"] != "" {
		t.Errorf("links %+v", d.Links)
	}
}

func TestFrontMatter(t *testing.T) {
	d := Read("---\ntitle: \"The Dam: Old\"\nauthor:\n  - Jane Roe\n  - \"[[John Doe]]\"\npublished: 2024-03-03\nsource: https://norlandpost.example/dam\nsite: Norland Post\ntags: [flood]\n---\n\n# The Dam: Old\n\nIt is old.\n")
	if len(d.Title) == 0 || d.Title[0].Value != "The Dam: Old" || d.Title[0].From != "front matter title, line 2" {
		t.Errorf("title %+v", d.Title)
	}
	if len(d.Byline) != 2 || d.Byline[1].Value != "John Doe" {
		t.Errorf("byline %+v", d.Byline)
	}
	if len(d.Published) != 1 || len(d.URL) != 1 || len(d.Outlet) != 1 {
		t.Errorf("published %v, URL %v, outlet %v", d.Published, d.URL, d.Outlet)
	}
	if got := show(d); got != "It is old.\n" {
		t.Errorf("text %q", got)
	}
}

func TestHeadOfAClip(t *testing.T) {
	d := Read("# [River rises](https://norlandpost.example/river)\n\n*By Jane Roe*\n*Norland Post*\n*Updated: Mar. 3, 2024 at 3:07 p.m. ET*\n\n---\n\nThe river rose.[^1]\n\n[^1]: By two metres.\n\nTags: #river #flood\n")
	if len(d.Title) != 1 || d.Title[0].Value != "River rises" || len(d.URL) != 1 || d.URL[0].Value != "https://norlandpost.example/river" {
		t.Errorf("title %+v, URL %+v", d.Title, d.URL)
	}
	if len(d.Byline) != 1 || len(d.Outlet) != 1 || d.Outlet[0].Value != "Norland Post" || len(d.Published) != 1 || d.Published[0].Value != "2024-03-03T15:07" {
		t.Errorf("byline %+v, outlet %+v, published %+v", d.Byline, d.Outlet, d.Published)
	}
	if got := show(d); !strings.HasPrefix(got, "The river rose.\n") || strings.Contains(got, "Tags") || !strings.Contains(got, "By two metres.") {
		t.Errorf("text\n%s", got)
	}
}

func TestUnclosedFrontMatterIsText(t *testing.T) {
	if got := show(Read("---\n\nThe river rose again on Monday, and the town was flooded.\n")); !strings.Contains(got, "The river rose") {
		t.Errorf("text %q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(clipped)
	f.Add("---\na: [b\n---\n> - > 1. <b>x\n|a|b|\n|-|-|\n|c|d|")
	f.Fuzz(func(t *testing.T, s string) {
		for _, b := range Read(strings.ToValidUTF8(s, "")).Blocks {
			if b.Text == "" || draft.Clean(b.Text) != b.Text {
				t.Fatalf("block %q of %q", b.Text, s)
			}
		}
	})
}
