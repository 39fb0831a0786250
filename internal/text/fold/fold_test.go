package fold

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

func TestFoldTypography(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain text stays", "The dam broke.", "The dam broke."},
		{"curly marks", "“It’s ‘over’,” she said", `"It's 'over'," she said`},
		{"guillemets and low marks", "«Так» und „ja“", `"Так" und "ja"`},
		{"dashes", "May–June — 2019‑20 −5", "May-June - 2019-20 -5"},
		{"spaces and line breaks", "a\u00a0b\u2009 c\r\nd", "a b c d"},
		{"ligatures", "o\ufb03ce \ufb01re", "office fire"},
		{"soft hyphens and joiners", "govern\u00adment\u200b \ufeffsays", "government says"},
		{"ellipsis", "wait…", "wait..."},
		{"decomposed letters", "cafe\u0301", "café"},
		{"full width", "ＧＤＰ　５％", "GDP 5%"},
		{"controls", "a\x00b", "ab"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Fold(c.in).String(); got != c.want {
				t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestFoldCase(t *testing.T) {
	if got, want := FoldCase("ÉTÉ ＡB “Xy”").String(), `été ab "xy"`; got != want {
		t.Errorf("FoldCase = %q, want %q", got, want)
	}
}

func TestSourceLeadsBack(t *testing.T) {
	src := "He said:\n “Govern\u00adment o\ufb03ces \u00a0 closed…”"
	f := Fold(src)
	for _, c := range []struct{ folded, source string }{
		{"Government", "Govern\u00adment"},
		{"offices", "o\ufb03ces"},
		{`"G`, "“G"},
		{"...", "…"},
		{"offices closed", "o\ufb03ces \u00a0 closed"},
		{"said: ", "said:\n "},
	} {
		i := strings.Index(f.String(), c.folded)
		if i < 0 {
			t.Fatalf("%q is not in %q", c.folded, f)
		}
		start, end := f.Source(i, i+len(c.folded))
		if got := src[start:end]; got != c.source {
			t.Errorf("source of %q = %q, want %q", c.folded, got, c.source)
		}
		if f.Origin(i) != start {
			t.Errorf("Origin(%d) = %d, want %d", i, f.Origin(i), start)
		}
	}
	if got := f.Origin(len(f.String())); got != len(src) {
		t.Errorf("Origin of the end = %d, want %d", got, len(src))
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"punctuation is left out", "“No,” he said – twice!", "no he said twice"},
		{"apostrophes stay inside", "it’s NATO's 'own'", "it's nato's own"},
		{"hyphens part words", "long‑range air-defence", "long range air defence"},
		{"numbers stay whole", "35,000 of 1.5 million, 3.", "35,000 of 1.5 million 3"},
		{"money and per cent", "$500 million, 12% or €3", "$ 500 million 12 % or € 3"},
		{"initials", "the U.S. and the U.N.'s e.g. St. end.Next", "the us and the un's eg st end next"},
		{"soft hyphens", "con\u00adflict\u00ad ends", "conflict ends"},
		{"cyrillic", "П’ять осіб, «Київ»", "п'ять осіб київ"},
		{"unspaced scripts", "北京2026年", "北 京 2026 年"},
		{"nothing", " … — !", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, w := range Words(c.in) {
				got = append(got, w.Folded)
			}
			if got, want := AppendNumbered(nil, c.in), numbered(Words(c.in)); !slices.Equal(got, want) {
				t.Errorf("AppendNumbered(%q) = %v, want %v", c.in, got, want)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("Words(%q) = %q, want %q", c.in, s, c.want)
			}
		})
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"“a’b” ﬃ — c\u00ad\n d", "e\u0301\u0302", "\xff\u200b\xe2\x80", "U.S.A. 1,000.5%", "ｱ漢字ก็"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, fold := range []func(string) Text{Fold, FoldCase} {
			x := fold(s)
			folded := x.String()
			if !utf8.ValidString(folded) {
				t.Fatalf("fold of %q is not UTF-8: %q", s, folded)
			}
			if x.Origin(len(folded)) != len(s) {
				t.Fatalf("the end of %q leads to %d", s, x.Origin(len(folded)))
			}
			last := 0
			for i := range folded {
				start, end := x.Source(i, i+1)
				if start < last || end <= start || end > len(s) {
					t.Fatalf("byte %d of the fold of %q leads to %d:%d after %d", i, s, start, end, last)
				}
				last = start
			}
		}
		last := 0
		for _, w := range Words(s) {
			if w.Start < last || w.End <= w.Start || w.End > len(s) || w.Folded == "" {
				t.Fatalf("Words(%q) yields %+v after %d", s, w, last)
			}
			if form := Form(s[w.Start:w.End]); form != w.Folded {
				t.Fatalf("Form of %q in %q is %q, want %q", s[w.Start:w.End], s, form, w.Folded)
			}
			last = w.End
		}
		if got, want := AppendNumbered(nil, s), numbered(Words(s)); !slices.Equal(got, want) {
			t.Fatalf("AppendNumbered(%q) = %v, want %v", s, got, want)
		}
	})
}

// numbered is what [AppendNumbered] returns, by what [Words] does.
func numbered(words []Word) (out []Numbered) {
	for _, w := range words {
		id := lexis.Hash(w.Folded)
		out = append(out, Numbered{int32(w.Start), int32(w.End), id, lexis.Hash(strings.TrimSuffix(w.Folded, "'s"))})
	}
	return out
}

func BenchmarkWords(b *testing.B) {
	s := strings.Repeat("The ministry’s spokesman said on Tuesday that 35,000 people – mostly children – had left the flooded valley. ", 200)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Words(s)
	}
}

func BenchmarkNumbered(b *testing.B) {
	s := strings.Repeat("The ministry’s spokesman said on Tuesday that 35,000 people – mostly children – had left the flooded valley. ", 200)
	b.SetBytes(int64(len(s)))
	var words []Numbered
	for b.Loop() {
		words = AppendNumbered(words[:0], s)
	}
}

func BenchmarkFold(b *testing.B) {
	s := strings.Repeat("The ministry’s spokesman said on Tuesday that 35,000 people – mostly children – had left the flooded valley. ", 200)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Fold(s)
	}
}
