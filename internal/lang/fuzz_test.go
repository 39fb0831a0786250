package lang

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// hostile are texts that break naive readers.
var hostile = map[string]string{
	"no full stop":          strings.Repeat("word ", 5_000),
	"one long word":         strings.Repeat("a", 25_000),
	"only quotation marks":  strings.Repeat("\"", 12_000),
	"curly marks":           strings.Repeat("“", 5_000) + strings.Repeat("’", 5_000),
	"brackets":              strings.Repeat("(", 7_000),
	"hyphens":               strings.Repeat("a-", 7_000),
	"apostrophes":           strings.Repeat("n't", 5_000),
	"dots":                  strings.Repeat("a.", 7_000),
	"digits and separators": strings.Repeat("1,", 7_000),
	"slashes":               strings.Repeat("1/", 7_000),
	"dollars":               strings.Repeat("$1", 7_000),
	"angle brackets":        strings.Repeat("<a", 7_000),
	"control characters":    strings.Repeat("\x00\x01\x1f", 5_000),
	"invalid UTF-8":         strings.Repeat("\xff\xc3(", 5_000),
	"Cyrillic":              strings.Repeat("Министр сообщил, что всё в порядке. ", 1_000),
	"emoji":                 strings.Repeat("👩‍👩‍👧🇺🇦 ", 1_000),
	"right to left":         strings.Repeat("قال الوزير. אמר השר. ", 1_000),
	"combining marks":       "e" + strings.Repeat("\u0301", 12_000),
	"blank lines":           strings.Repeat("\n", 25_000),
	"empty":                 "",
}

func TestHostileTextKeepsThePromises(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			check(t, text, English().Analyze(text))
			long := strings.Repeat(text, 4)
			check(t, long, English().Analyze(long))
		})
	}
}

// BenchmarkHostileText shows that time is linear: megabytes a second stay the
// same for four times the text.
func BenchmarkHostileText(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		for _, times := range []int{1, 4} {
			b.Run(fmt.Sprintf("%s/%d", name, times), func(b *testing.B) {
				text := strings.Repeat(hostile[name], times)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					English().Analyze(text)
				}
			})
		}
	}
}

// check holds the promises of the package comment against an analysis.
func check(t *testing.T, text string, sents []Sentence) {
	t.Helper()
	last := 0
	for i := range sents {
		s := &sents[i]
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %d: %d..%d does not cover its %d tokens", i, s.Start, s.End, len(s.Tokens))
		}
		if len(s.Tokens) > maxSentence {
			t.Fatalf("sentence %d has %d tokens", i, len(s.Tokens))
		}
		roots := 0
		for j, k := range s.Tokens {
			if k.Start < last || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %d..%d after %d in a text of %d bytes", k.Start, k.End, last, len(text))
			}
			for _, r := range text[last:k.Start] {
				if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' && r >= ' ' && r != 0x7f {
					t.Fatalf("%q is in no token", text[last:k.Start])
				}
			}
			last = k.End
			if k.Head < 0 {
				roots++
			}
			if k.Head >= len(s.Tokens) || k.Head == j || k.UPOS == NoUPOS || k.XPOS == NoXPOS || k.Rel == NoRel {
				t.Fatalf("token %d of %d: %+v", j, len(s.Tokens), k)
			}
			// Every token leads to the root.
			steps := 0
			for h := k.Head; h >= 0; h = s.Tokens[h].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("token %d is in a circle", j)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %q", roots, text[s.Start:s.End])
		}
	}
}

func addSeeds(f *testing.F) {
	for _, s := range []string{
		"", "He said: “We don't know.” Dr. St. John (72) left at 5 p.m. on 9/11.", "a\n\n- b\n- c", "$5-10bn, 15-year-old's",
		"<x@y.org> http://a.b/c?d=e... :-) 1960's 5'11\" n't 's U.S.A.", "\xff'’“”\u200b\ufeff", "\u0301\u202e مرحبا", "I.I.I.I. No. 5. no.",
	} {
		f.Add(s)
	}
}

func FuzzTokens(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, k := range Tokens(text) {
			if k.Start < last || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %d..%d after %d", k.Start, k.End, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[k.Start:k.End]) {
				t.Fatalf("token %q cuts a character", text[k.Start:k.End])
			}
			last = k.End
		}
	})
}

func FuzzSentences(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		tokens := 0
		for _, s := range Sentences(text) {
			tokens += len(s.Tokens)
		}
		if want := len(Tokens(text)); tokens != want {
			t.Fatalf("%d tokens in sentences, %d in the text", tokens, want)
		}
	})
}

func FuzzAnalyze(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) { check(t, text, English().Analyze(text)) })
}
