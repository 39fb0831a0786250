package report

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/hearsay-project/hearsay"
)

func parseHTML(t *testing.T, r *hearsay.Report, o Options) *html.Node {
	t.Helper()
	o.Format = HTML
	doc, err := html.Parse(strings.NewReader(write(t, r, o)))
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
	golden(t, "page.html", write(t, fixture(t), Options{Format: HTML}))
}

func TestHTMLHoldsTogether(t *testing.T) {
	for _, r := range []*hearsay.Report{fixture(t), {}, manyDocuments(400)} {
		for _, view := range []View{Everything, Annotations, Texts, Lineage} {
			doc := parseHTML(t, r, Options{View: view})
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
					t.Errorf("view %d: id %s stands %d times", view, id, n)
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
						t.Errorf("view %d: a link to %s", view, v)
					} else if ids[id] == 0 {
						t.Errorf("view %d: %s leads to %s, which is not there", view, key, v)
					}
				}
			}
		}
	}
}

func TestForeignWordsAreNoMarkup(t *testing.T) {
	doc := parseHTML(t, fixture(t), Options{})
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
	doc := parseHTML(t, fixture(t), Options{})
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
	r := fixture(t)
	m := newModel(r, Everything)
	for _, d := range m.docs {
		var blocks []string
		for _, b := range blocksOf(m, d) {
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

// manyDocuments is a pile of n documents, all copies of the first but for one
// in ten.
func manyDocuments(n int) *hearsay.Report {
	r := &hearsay.Report{Links: hearsay.Links{Parents: map[string]string{}}}
	text := "The council of Orlemouth said on Monday that 41 barges were lost. " +
		strings.Repeat("The barges had been moored below the weir since the autumn, and nobody had asked for them. ", 30)
	origin := hearsay.Origin{ID: "origin-0", Root: "doc-00000"}
	story := hearsay.Story{ID: "story-0"}
	family := hearsay.ClaimFamily{ID: "figures-0", MinOrigins: 1, MaxOrigins: n}
	ladder := hearsay.QuoteFamily{ID: "quotes-0"}
	for i := range n {
		id := fmt.Sprintf("doc-%05d", i)
		d := hearsay.Annotated{Document: hearsay.Document{ID: id, Text: text,
			Published: hearsay.Field{Value: fmt.Sprintf("2025-03-%02d", 1+i%28), Basis: hearsay.BasisMetadata},
			Outlet:    hearsay.Field{Value: fmt.Sprintf("Outlet %d", i%37), Basis: hearsay.BasisMetadata}}}
		d.Quotes = []hearsay.Quote{{ID: id + "#q", Doc: id, Form: hearsay.Indirect, Content: []hearsay.Span{{Start: 45, End: 64}}}}
		d.Claims = []hearsay.Claim{{ID: id + "#c", Doc: id, Span: hearsay.Span{Start: 45, End: 64}, Measure: "lost"}}
		family.Claims = append(family.Claims, id+"#c")
		v := hearsay.QuoteVersion{Quote: id + "#q", Verdict: hearsay.Trimmed, Against: "doc-00000#q"}
		if i == 0 {
			v = hearsay.QuoteVersion{Quote: id + "#q", Verdict: hearsay.Original}
		}
		ladder.Versions = append(ladder.Versions, v)
		story.Documents = append(story.Documents, id)
		switch {
		case i == 0:
			origin.Documents = append(origin.Documents, id)
		case i%10 == 0:
			r.Origins = append(r.Origins, hearsay.Origin{ID: fmt.Sprintf("origin-%d", i), Documents: []string{id}, Root: id})
		default:
			origin.Documents = append(origin.Documents, id)
			r.Parents[id] = "doc-00000"
			r.Relations = append(r.Relations, hearsay.Relation{A: "doc-00000", B: id, Kind: hearsay.Copy, AInB: 1, BInA: 1, Original: "doc-00000", Probability: 0.9, Because: []string{"the same words"}})
		}
		r.Findings = append(r.Findings, hearsay.Finding{Type: hearsay.FindingDrift, Text: "Something drifted.", Evidence: []hearsay.Evidence{{Doc: id, Span: hearsay.Span{Start: 4, End: 11}}}})
		r.Documents = append(r.Documents, d)
	}
	r.Origins = append(r.Origins, origin)
	r.Stories = []hearsay.Story{story}
	r.ClaimFamilies = []hearsay.ClaimFamily{family}
	r.QuoteFamilies = []hearsay.QuoteFamily{ladder}
	return r
}

func TestBigPilesStayUsable(t *testing.T) {
	out := write(t, manyDocuments(2000), Options{Format: HTML})
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
	r := manyDocuments(200)
	for b.Loop() {
		if err := WriteHTML(discard{}, r, HTMLOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
