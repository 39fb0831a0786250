package html

import (
	"strings"
	"testing"
)

func TestScriptsAreCutOut(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"a script", `a<script>if (a<b) run("</div>")</script>b`, `a<script></script>b`},
		{"attributes and capitals", `<SCRIPT type="text/javascript" data-a='>'>x</Script >b`, `<SCRIPT type="text/javascript" data-a='>'></Script >b`},
		{"JSON-LD stays", `<script type="application/ld+json">{"a":1}</script><script>x</script>`, `<script type="application/ld+json">{"a":1}</script><script></script>`},
		{"inside an attribute", `<a title="<script>">text</a><p title='</script>'>`, `<a title="<script>">text</a><p title='</script>'>`},
		{"inside a comment", `<!-- <script> -->text<!-- </script> -->`, `<!-- <script> -->text<!-- </script> -->`},
		{"inside a title", `<title>How <script> works</title><p>text</p></script>`, `<title>How <script> works</title><p>text</p></script>`},
		{"a script that may hold its own end", `<script><!-- "<script></script>" --></script>b`, `<script><!-- "<script></script>" --></script>b`},
		{"no end", `a<script>x`, `a<script>x`},
		{"another element", `<scripts>x</scripts>`, `<scripts>x</scripts>`},
		{"a quotation mark in a value without marks", `<a href=x"y>b</a><script>x</script>`, `<a href=x"y>b</a><script></script>`},
	} {
		if got := withoutScripts(c.page); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// FuzzScripts checks that a page reads the same without its scripts. Pages
// with SVG or MathML, whose elements follow rules of their own, are left out.
func FuzzScripts(f *testing.F) {
	f.Add(page)
	f.Add(`<style>a>b{}</style><textarea><script></textarea><p>x</p><script a=">">y</script><p>z`)
	f.Add(`<noscript><p>a</noscript><!--><script>--></script><p a='"'b=c>d<script>e</script/>f`)
	f.Fuzz(func(t *testing.T, s string) {
		lower := strings.ToLower(s)
		if strings.Contains(lower, "svg") || strings.Contains(lower, "math") || strings.Contains(lower, "plaintext") || strings.Contains(lower, "frameset") || strings.Contains(lower, "select") {
			t.Skip()
		}
		cut := withoutScripts(s)
		if cut == s {
			return
		}
		a, errA := parseTree(s)
		b, errB := parseTree(cut)
		if (errA == nil) != (errB == nil) {
			t.Fatalf("%q: %v, without scripts %v", s, errA, errB)
		}
		if errA == nil && textOf(a) != textOf(b) {
			t.Fatalf("%q reads %q, without scripts %q", s, textOf(a), textOf(b))
		}
	})
}
