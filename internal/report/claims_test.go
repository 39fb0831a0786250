package report

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

func TestClaimsTable(t *testing.T) {
	r := reporttest.Pile(t)
	got := write(t, r, Options{View: Claims})
	for i, line := range strings.Split(got, "\n") {
		if view.Width(line) > 100 {
			t.Errorf("line %d is wider than 100 columns: %s", i+1, line)
		}
	}
	reporttest.Golden(t, "claims.txt", got)
	none := write(t, view.Select(r, view.Filter{Measure: "no such measure"}), Options{View: Claims})
	if !strings.HasPrefix(none, "No figure answers to this.") {
		t.Errorf("an empty table says %q", none)
	}
}

func TestWikitext(t *testing.T) {
	r := reporttest.Pile(t)
	var b strings.Builder
	if err := WriteWikitext(&b, r); err != nil {
		t.Fatal(err)
	}
	reporttest.Golden(t, "claims.wiki", b.String())
}

func TestWikitextTakesNoForeignMarkup(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a | b", "a &#124; b"},
		{"[[File:x]] {{delete}}", "&#91;&#91;File:x&#93;&#93; &#123;&#123;delete&#125;&#125;"},
		{"<ref>x</ref>", "&lt;ref&gt;x&lt;/ref&gt;"},
		{"''bold'' and ~~~~", "&#39;&#39;bold&#39;&#39; and &#126;&#126;&#126;~"},
		{"two\nlines", "two lines"},
	}
	for _, tt := range tests {
		if got := wiki(tt.in); got != tt.want {
			t.Errorf("wiki(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	for in, want := range map[string]string{
		"javascript:alert(1)":             "",
		"https://post.example/a|b]c":      "https://post.example/a%7Cb%5Dc",
		"https://post.example/?q=}}<ref>": "https://post.example/?q=%7D%7D%3Cref%3E",
	} {
		if got := wikiURL(in); got != want {
			t.Errorf("wikiURL(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCheckOnTheTerminal(t *testing.T) {
	r := reporttest.Pile(t)
	asked := hearsay.Annotated{Document: hearsay.Document{ID: "asked", Text: "12 boats were lost"}}
	asked.Claims = []hearsay.Claim{{ID: "asked#c1", Doc: "asked", Span: hearsay.Span{End: 8}, Measure: "lost"}}
	d := &r.Documents[0]
	c := &hearsay.Check{Asked: asked, Figures: []hearsay.CheckedFigure{{Origins: 1, Answers: []hearsay.Answer{
		{Doc: d.ID, Standing: hearsay.StatedDifferently, Claim: &d.Claims[0], Differences: []hearsay.Difference{{Field: "bound", Asked: "exactly", Stated: "about"}}},
		{Doc: r.Documents[1].ID, Standing: hearsay.NotStated},
	}}}}
	var b strings.Builder
	if err := WriteCheck(&b, c, r, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Asked: “12 boats”", "stated differently", "bound: asked exactly, stated about", "[[" + d.Claims[0].Of(d.Text), "Stated so in no document; differently in 1; not in 1."} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}
