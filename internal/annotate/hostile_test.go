package annotate

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
)

// crowded returns a text of n quotations, each with a figure, ten to a paragraph.
func crowded(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "“%d died,” he said. ", i)
		if i%10 == 9 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

func annotateText(t testing.TB, text string) hearsay.Annotated {
	t.Helper()
	a, err := Annotate(context.Background(), hearsay.Document{ID: "d", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Texts that hold more quotations and figures than any report does are read in
// time that grows with their length; the limit is thirty times what they take
// when nothing else runs. [BenchmarkCrowded] shows the growth.
func TestCrowdedTextIsLinear(t *testing.T) {
	for name, text := range map[string]string{
		"other figures":     crowded(2500),
		"the same figure":   strings.Repeat("“40 died,” he said. Some 40 people were hurt.\n\n", 1200),
		"parts of parts":    strings.Repeat("900 died, of whom 80 were women, of whom 7 were nurses. ", 1000),
		"times":             strings.Repeat("In May 30 died, and since 2014 on Friday 40 were hurt. ", 1000),
		"one long sentence": strings.Repeat("40 died, said he, and ", 2500),
		"no letters":        strings.Repeat("1 000,5 – 7; ", 2000),
	} {
		start := time.Now()
		a := annotateText(t, text)
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(text), d)
		}
		for _, c := range a.Claims {
			if c.Span.Of(a.Text) == "" {
				t.Errorf("%s: a claim without words", name)
				break
			}
		}
	}
}

func TestHugeNumbersAreLeftAlone(t *testing.T) {
	for _, number := range []string{"1" + strings.Repeat("0", 1000000), "0.0.0.0", strings.Repeat("9", 40) + "." + strings.Repeat("3", 40), "12٣4"} {
		a := annotateText(t, "In all "+number+" people died, and 40 were hurt.")
		for _, c := range a.Claims {
			if c.Quantity != nil && c.Quantity.Low != nil && c.Quantity.Low.NumDigits() > 30 {
				t.Errorf("%.20s… is read as a number of %d digits", number, c.Quantity.Low.NumDigits())
			}
		}
		if len(a.Claims) == 0 {
			t.Errorf("%.20s… hides the figure beside it", number)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("“900 died, of whom 80 were women,” the Health Ministry said on Friday. In May it was 1.2bn, or 11 %.")
	f.Add("٣٥٠٠٠ died – “0.0.0.0” said 1" + strings.Repeat("0", 300) + "\n\n“½ of 7/8")
	f.Fuzz(func(t *testing.T, text string) {
		a := annotateText(t, text)
		ids := make(map[string]bool)
		for _, c := range a.Claims {
			if ids[c.ID] || c.Span.Start < 0 || c.Span.End > len(text) || c.Span.Len() <= 0 {
				t.Fatalf("claim %+v in %q", c, text)
			}
			ids[c.ID] = true
		}
		for _, c := range a.Claims {
			if c.PartOf != "" && !ids[c.PartOf] {
				t.Fatalf("%s is a part of nothing in %q", c.ID, text)
			}
		}
	})
}

func BenchmarkCrowded(b *testing.B) {
	for _, n := range []int{3600, 7200, 14400, 28800} {
		text := crowded(n)
		b.Run(fmt.Sprintf("%d quotations", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				annotateText(b, text)
			}
		})
	}
}

// Pieces of the invented reports, cut behind any word, their words in any order, are read
// like any text: a report may end without a full stop, and its headline, too.
func TestTextCutAnywhereIsRead(t *testing.T) {
	paths, err := filepath.Glob("../../eval/figures/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("there are no reports in eval/figures: %v", err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, path := range paths {
		reports, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for report := range strings.SplitSeq(string(reports), "\n=====\n") {
			_, report, _ = strings.Cut(report, "\n---\n")
			body, _, _ := strings.Cut(report, "\n===\n")
			words := strings.Fields(marks.ReplaceAllString(body, ""))
			for range 20 {
				from := r.IntN(len(words))
				piece := slices.Clone(words[from:min(len(words), from+1+r.IntN(40))])
				switch r.IntN(5) {
				case 0:
					piece[0] = "Poll: " + piece[0]
				case 1:
					piece[0] = strings.ToUpper(piece[0])
				case 2:
					r.Shuffle(len(piece), func(i, j int) { piece[i], piece[j] = piece[j], piece[i] })
				case 3:
					piece = strings.Fields(strings.ToUpper(strings.Join(piece, " ")))
				}
				readPiece(t, strings.Join(piece, " "))
			}
		}
	}
}

// marks are those of the labels in a report.
var marks = regexp.MustCompile(`\[\[\d+\||\]\]`)

func readPiece(t *testing.T, text string) {
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%q: %v", text, p)
		}
	}()
	annotateText(t, text)
}

// A name may stand within a word where all letters are capitals.
func TestTextInCapitalsIsRead(t *testing.T) {
	readPiece(t, "E IS ADULT. THEY TOLD POLICE THEY WERE SITTING IN A PARKED VELCAR VAN WHEN TWO MALES WALKED UP AND SHOT THEM, HOLM SAID.")
}
