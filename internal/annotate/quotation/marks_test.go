package quotation

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// blocksOf makes a paragraph of each line of text.
func blocksOf(text string) []hearsay.Block {
	var out []hearsay.Block
	at := 0
	for _, line := range strings.Split(text, "\n") {
		if line != "" {
			out = append(out, hearsay.Block{Span: hearsay.Span{Start: at, End: at + len(line)}, Kind: hearsay.Paragraph})
		}
		at += len(line) + 1
	}
	return out
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"curly", "“Go home,” she said.", "Go home,"},
		{"straight", `"Go home," she said. "Now."`, "Go home,|Now."},
		{"opened curly, closed straight", `“Go home," she said, "now.”`, "Go home,|now."},
		{"doubled apostrophes", "''Go home,'' she said, ``now.''", "Go home,|now."},
		{"guillemets", "«Go home,» she said, « now ».", "Go home,|now"},
		{"guillemets turned round", "»Go home«, she said.", "Go home"},
		{"low and high", "„Go home“, she said, ‚now‘.", "Go home|now"},
		{"single quotes and apostrophes", "‘It’s the teachers’ fault,’ he said of the ’90s.", "It’s the teachers’ fault,"},
		{"straight single quotes", "'It's late,' he said, and told 'em so.", "It's late,"},
		{"nested", "“He told me ‘go home’ twice,” she said.", "He told me ‘go home’ twice,|>go home"},
		{"nested at the end", "“I would say, ‘Leave it.’” That was all.", "I would say, ‘Leave it.’|>Leave it."},
		{"same marks nested", "“She said “go home” twice,” he said.", "She said “go home” twice,|>go home"},
		{"straight in curly", `“She said "go home" twice,” he said.`, `She said "go home" twice,|>go home`},
		{"closing mark lost", "“Go home, she said. “Now.”", "Go home, she said.!|Now."},
		{"opening shape used to close", "“Go home.“ He left.", "Go home."},
		{"possessive is no mark", "The farmers’ union and the boys' club met.", ""},
		{"inches", `He is 5'10" tall and said "yes".`, "yes"},
		{"runs on", "“One day.\n“Two days,” he said.", "One day.!|+Two days,"},
		{"runs on without mark", "“One day.\nTwo days,” he said.", "One day.!|+Two days,"},
		{"lost mark costs its paragraph", "“One day.\nThen he left. He said “no”.", "One day.!|no"},
		{"elision", "He said 'tis late.", ""},
		{"empty", "“” and \"\" here", "|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range Marks(c.text, blocksOf(c.text)) {
				w := r.Inner.Of(c.text)
				if r.Parent >= 0 {
					w = ">" + w
				}
				if r.Continues >= 0 {
					w = "+" + w
				}
				if r.Unclosed {
					w += "!"
				}
				got = append(got, w)
			}
			var want []string
			if c.want != "" {
				want = strings.Split(c.want, "|")
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s\ngot  %q\nwant %q", c.text, got, want)
			}
		})
	}
}

func TestMarksOfHeadingsStandAlone(t *testing.T) {
	text := "Mayor “sorry\n\n“Go,” she said. “Go"
	b := []hearsay.Block{
		{Span: hearsay.Span{End: 14}, Kind: hearsay.Heading},
		{Span: hearsay.Span{Start: 16, End: len(text)}, Kind: hearsay.Paragraph},
	}
	r := Marks(text, b)
	if len(r) != 3 || r[0].Inner.Of(text) != "sorry" || r[1].Continues >= 0 {
		t.Errorf("runs %+v", r)
	}
}

func TestMarksNestTenDeep(t *testing.T) {
	text := strings.Repeat("“a ‘b ", 5) + "c" + strings.Repeat(" d’ e”", 5)
	runs := Marks(text, blocksOf(text))
	depth, at := 0, len(runs)-1
	for ; at >= 0; at = runs[at].Parent {
		depth++
	}
	if len(runs) != 10 || depth != 10 {
		t.Errorf("%d runs, depth %d, want 10 and 10", len(runs), depth)
	}
}

// BenchmarkMarks shows that time is linear: megabytes a second stay the same
// for eight times the marks.
func BenchmarkMarks(b *testing.B) {
	for _, unit := range []string{"“", "\"", "”", "' ", " '", "“a ‘", "« ", " \"a\" ", "“a ", "’s ‘", "''"} {
		for _, n := range []int{12_500, 100_000} {
			b.Run(fmt.Sprintf("%q/%d", unit, n), func(b *testing.B) {
				text := strings.Repeat(unit, n/len([]rune(unit)))
				blocks := blocksOf(text)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Marks(text, blocks)
				}
			})
		}
	}
}

func FuzzMarks(f *testing.F) {
	for _, s := range []string{"“a ‘b’ c”", "\"a\n\"b\"", "''x'' „y“ «z» ‹q›", "“a\nb” 'c", "\xff“\xe2\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		blocks := blocksOf(text)
		runs := Marks(text, blocks)
		for i, r := range runs {
			if !r.Outer.Contains(r.Inner) && r.Inner.Len() > 0 {
				t.Fatalf("run %d: %v does not contain %v", i, r.Outer, r.Inner)
			}
			if b := blocks[r.Block].Span; !b.Contains(r.Outer) {
				t.Fatalf("run %d: %v outside its block %v", i, r.Outer, b)
			}
			if r.Parent >= i || r.Continues >= i {
				t.Fatalf("run %d: parent %d, continues %d", i, r.Parent, r.Continues)
			}
			if r.Parent >= 0 && !runs[r.Parent].Outer.Contains(r.Inner) {
				t.Fatalf("run %d: %v outside its parent %v", i, r.Outer, runs[r.Parent].Outer)
			}
		}
	})
}

func TestWhoGoesOnDoingSomethingSaysNothing(t *testing.T) {
	_, quotes := read("The sum included over $200 million from Norrand for boats, as Velland continues shelling the harbours of the north.")
	for _, q := range quotes {
		if q.Speaker.Name == "Velland" {
			t.Errorf("Velland is taken for the speaker of %v", q.Content)
		}
	}
}
