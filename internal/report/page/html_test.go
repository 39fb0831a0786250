package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/reporttest"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

func render(t *testing.T, r *hearsay.Report, o Options) string {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, r, o); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func parseHTML(t *testing.T, r *hearsay.Report, o Options) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(render(t, r, o)))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestHTML(t *testing.T) {
	reporttest.Golden(t, "page.html", render(t, reporttest.Pile(t), Options{}))
}

func TestHTMLHoldsTogether(t *testing.T) {
	for _, r := range []*hearsay.Report{reporttest.Pile(t), {}, reporttest.Many(400)} {
		for _, scope := range []view.Scope{view.Everything, view.Annotations, view.Texts, view.Lineage} {
			doc := parseHTML(t, r, Options{Scope: scope})
			ids := map[string]int{}
			level := 0
			for n := range doc.Descendants() {
				if n.Type != html.ElementNode {
					continue
				}
				if id := attr(n, "id"); id != "" {
					ids[id]++
				}
				for _, a := range n.Attr {
					if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
						t.Errorf("<%s> has an attribute %s", n.Data, a.Key)
					}
				}
				switch n.DataAtom {
				case atom.Script:
					if attr(n, "src") != "" {
						t.Error("a script from elsewhere")
					}
				case atom.Img, atom.Iframe, atom.Object, atom.Form:
					t.Errorf("a <%s>", n.Data)
				case atom.H1, atom.H2, atom.H3, atom.H4:
					now := int(n.Data[1] - '0')
					if now > level+1 {
						t.Errorf("a heading %s after one of level %d: %s", n.Data, level, textOf(n))
					}
					level = now
				}
			}
			for id, n := range ids {
				if n > 1 {
					t.Errorf("scope %d: id %s stands %d times", scope, id, n)
				}
			}
			for n := range doc.Descendants() {
				if n.Type != html.ElementNode {
					continue
				}
				for _, key := range []string{"href", "aria-labelledby", "for"} {
					v := attr(n, key)
					if v == "" || v == "data:," {
						continue
					}
					id, local := strings.CutPrefix(v, "#")
					if key == "href" && !local {
						t.Errorf("scope %d: a link to %s", scope, v)
					} else if ids[id] == 0 {
						t.Errorf("scope %d: %s leads to %s, which is not there", scope, key, v)
					}
				}
			}
		}
	}
}

func TestForeignWordsAreNoMarkup(t *testing.T) {
	doc := parseHTML(t, reporttest.Pile(t), Options{})
	scripts := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.DataAtom == atom.Script:
			scripts++
		case n.DataAtom == atom.B:
			t.Error("<b> of a title came through")
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts, want 1", scripts)
	}
	if all := textOf(doc); !strings.Contains(all, "<img src=x onerror=alert(1)>") {
		t.Error("foreign markup is not shown as words")
	}
}

func TestPolicyAllowsOnlyTheOwnStyleAndScript(t *testing.T) {
	doc := parseHTML(t, reporttest.Pile(t), Options{})
	policy, found := "", 0
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Meta && attr(n, "http-equiv") == "Content-Security-Policy" {
			policy = attr(n, "content")
		}
	}
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
		t.Errorf("policy %q", policy)
	}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Style || n.DataAtom == atom.Script {
			found++
			sum := sha256.Sum256([]byte(textOf(n)))
			if want := n.Data + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) {
				t.Errorf("the policy has no %s", want)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d styles and scripts, want 2", found)
	}
}

// The marked text of a document is its text, and every mark is on its words.
func TestHighlightsKeepTheText(t *testing.T) {
	r := reporttest.Pile(t)
	m := view.New(r, view.Everything)
	for _, d := range m.Docs {
		var blocks []string
		for _, b := range (&builder{m: m}).blocks(d) {
			var text strings.Builder
			for _, p := range b.Pieces {
				text.WriteString(p.Text)
			}
			blocks = append(blocks, text.String())
		}
		if got := strings.Join(blocks, "\n\n"); got != d.Text {
			t.Errorf("%s: got %q, want %q", d.ID, got, d.Text)
		}
	}
}

func TestOverlappingHighlights(t *testing.T) {
	span := func(a, b int) hearsay.Span { return hearsay.Span{Start: a, End: b} }
	marks := []highlight{
		{Span: span(0, 6), class: "q", anchor: "one", ref: &textRef{Mark: "1"}},
		{Span: span(2, 4), class: "q", anchor: "two", ref: &textRef{Mark: "2"}},
		{Span: span(4, 9), class: "c", anchor: "three", ref: &textRef{Mark: "3"}},
	}
	var got strings.Builder
	for _, p := range piecesOf("abcdefghij", span(0, 10), marks) {
		fmt.Fprintf(&got, "%v%s[%s]", p.Anchors, p.Text, p.Class)
		for _, r := range p.Refs {
			got.WriteString(r.Mark)
		}
		got.WriteString(" ")
	}
	if want := "[one]ab[hl q] [two]cd[hl q]2 [three]ef[hl q c]1 []ghi[hl c]3 []j[] "; got.String() != want {
		t.Errorf("got  %s\nwant %s", got.String(), want)
	}
}

func TestBigPilesStayUsable(t *testing.T) {
	out := render(t, reporttest.Many(2000), Options{})
	if n := len(out) >> 20; n > 16 {
		t.Errorf("%d MiB for 2,000 documents, want at most 16", n)
	}
	doc, err := html.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	nodes, documents := 0, 0
	for n := range doc.Descendants() {
		if n.Data == "rect" {
			nodes++
		}
		if n.DataAtom == atom.Details && strings.HasPrefix(attr(n, "class"), "document") {
			documents++
		}
	}
	if documents != 2000 {
		t.Errorf("%d documents are listed, want 2,000", documents)
	}
	if nodes > 400 {
		t.Errorf("%d boxes are drawn, want at most 400", nodes)
	}
	for _, say := range []string{"not drawn", "more findings are in the records", "left out to keep this file small", "more versions are in the records", "more claims are in the records"} {
		if !strings.Contains(out, say) {
			t.Errorf("the report does not say %q", say)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	r := reporttest.Many(200)
	for b.Loop() {
		if err := Write(io.Discard, r, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzHighlightsKeepTheText(f *testing.F) {
	f.Add("“One, two,” he said. 🌊", 3, 13, 0, 20, 8, 9)
	f.Add("one\n\ntwo", 0, 8, 2, 6, 5, 5)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		var claims []hearsay.Claim
		for i, s := range []hearsay.Span{{Start: a, End: b}, {Start: c, End: d}, {Start: e, End: g}} {
			claims = append(claims, hearsay.Claim{ID: fmt.Sprint(i), Span: s})
		}
		r := &hearsay.Report{Documents: []hearsay.Annotated{{Document: hearsay.Document{ID: "d", Text: text}, Claims: claims}}}
		m := view.New(r, view.Everything)
		var got strings.Builder
		for _, block := range (&builder{m: m}).blocks(m.Docs[0]) {
			for _, p := range block.Pieces {
				got.WriteString(p.Text)
			}
		}
		if got.String() != text {
			t.Errorf("got %q, want %q", got.String(), text)
		}
		if err := Write(io.Discard, r, Options{}); err != nil {
			t.Error(err)
		}
	})
}
