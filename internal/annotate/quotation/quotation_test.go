package quotation

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// read gives the quotations of a text of one paragraph a line.
func read(text string) (*hearsay.Document, []hearsay.Quote) {
	doc := &hearsay.Document{ID: "d", Text: text, Blocks: blocksOf(text)}
	x := prose.New(doc, lang.English())
	runs := Marks(text, x.Blocks)
	return doc, Read(x, names.Read(x, Quoted(runs)), runs)
}

// show writes a quotation as "form|speaker|cue|addressee|content … content".
func show(d *hearsay.Document, q hearsay.Quote) string {
	var content []string
	for _, c := range q.Content {
		content = append(content, c.Of(d.Text))
	}
	cue := ""
	if len(q.Cue) > 0 {
		cue = q.Cue[0].Of(d.Text)
	}
	return fmt.Sprintf("%s|%s|%s|%s|%s", q.Form, q.Speaker.Name, cue, q.Addressee.Name, strings.Join(content, " … "))
}

func TestRead(t *testing.T) {
	const lind = "Mayor Marta Lind visited the dam on Monday.\n"
	for _, c := range []struct{ name, text, want string }{
		{"frame after", "“The dam will hold,” said Marta Lind, a spokeswoman for the city.", "direct|Marta Lind|said||The dam will hold,"},
		{"frame before", "Marta Lind said: “The dam will hold.”", "direct|Marta Lind|said||The dam will hold."},
		{"frame inside", "“The dam,” Marta Lind said, “will hold.”", "direct|Marta Lind|said||The dam, … will hold."},
		{"pronoun", lind + "“The dam will hold,” she said.", "direct|Marta Lind|said||The dam will hold,"},
		{"surname", lind + "“The dam will hold,” Lind said.", "direct|Marta Lind|said||The dam will hold,"},
		{"second sentence without frame", "“It will hold,” Marta Lind said. “We checked it twice.”",
			"direct|Marta Lind|said||It will hold,\ndirect|Marta Lind|said||We checked it twice."},
		{"runs on over paragraphs", "“It will hold. We checked it.\n“We checked it twice,” Marta Lind said.",
			"direct|Marta Lind|||It will hold. We checked it.\ndirect|Marta Lind|said||We checked it twice,"},
		{"part in marks", "The dam “will hold for years,” Marta Lind said.", "mixed|Marta Lind|said||The dam “will hold for years,"},
		{"reported after", "Marta Lind said that the dam would hold.", "indirect|Marta Lind|said||the dam would hold"},
		{"reported before", "The dam would hold, Marta Lind said.", "indirect|Marta Lind|said||The dam would hold"},
		{"according to", "The dam will hold, according to the water ministry.", "indirect|the water ministry|according to||The dam will hold"},
		{"told", "“The dam will hold,” Marta Lind told the Harbour Times.", "direct|Marta Lind|told|Harbour Times|The dam will hold,"},
		{"unnamed official taken up", "A senior rescue official said that the dam would hold.\n“It is safe,” the official said.",
			"indirect|a senior rescue official|said||the dam would hold\ndirect|a senior rescue official|said||It is safe,"},
		{"title is no quotation", "Marta Lind sang in “The Green River” as a child.", ""},
		{"headline words alone are none", "The so-called “blue line” was closed.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, quotes := read(c.text)
			var got []string
			for _, q := range quotes {
				got = append(got, show(d, q))
			}
			if g := strings.Join(got, "\n"); g != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, g, c.want)
			}
		})
	}
}

func TestChainIsOutermostFirst(t *testing.T) {
	d, quotes := read("Marta Lind said that rescue officials say that forty houses were lost.")
	for _, q := range quotes {
		if q.Speaker.Name != "Marta Lind" {
			if len(q.Chain) != 2 || q.Chain[0].Name != "Marta Lind" || q.Chain[1].Name != "rescue officials" {
				t.Errorf("%s: chain %+v", show(d, q), q.Chain)
			}
			return
		}
	}
	t.Error("the inner attribution is missing")
}

// BenchmarkReadMarks shows that time is linear: megabytes a second stay the
// same for eight times the marks.
func BenchmarkReadMarks(b *testing.B) {
	for _, unit := range []string{"“a” said he. ", "“Go on. Lind said “x” and ", "\"", "“a ‘b’ c” "} {
		for _, n := range []int{4_000, 32_000} {
			b.Run(fmt.Sprintf("%q/%d", unit, n), func(b *testing.B) {
				text := strings.Repeat(unit, n)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					read(text)
				}
			})
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"“A,” he said, “B.”\n“C", "X said that \"y\" z.", "according to, “", "it is said, said said “a” said"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, quotes := read(text)
		for _, q := range quotes {
			if len(q.Content) == 0 {
				t.Fatal("a quotation without content")
			}
			for _, c := range q.Content {
				if c.Start < 0 || c.End > len(d.Text) || c.Start > c.End {
					t.Fatalf("content %v outside the text", c)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	para := "“The dam will hold,” Marta Lind, a spokeswoman for the city, told the Harbour Times. She said that the water had fallen by two metres since Monday, and that forty houses, according to rescue officials, were lost.\n"
	text := strings.Repeat(para, 40)
	doc := &hearsay.Document{ID: "d", Text: text, Blocks: blocksOf(text)}
	x := prose.New(doc, lang.English())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		runs := Marks(text, x.Blocks)
		Read(x, names.Read(x, Quoted(runs)), runs)
	}
}

// Headlines and captions are read by themselves: what stands in them is
// attributed to whom they name, and nothing runs over their edges.
func TestHeadlinesAndCaptions(t *testing.T) {
	for _, c := range []struct {
		name string
		kind hearsay.BlockKind
		head string
		want string
	}{
		{"name and colon", hearsay.Heading, "Marta Lind: “The dam will hold”", "direct|Marta Lind|:||The dam will hold"},
		{"surname and colon", hearsay.Heading, "Lind: ‘The dam will hold’", "direct|Marta Lind|:||The dam will hold"},
		{"verb in the present", hearsay.Heading, "‘The dam will hold,’ says Lind", "direct|Marta Lind|says||The dam will hold,"},
		{"reported", hearsay.Heading, "Dam will hold, mayor says", "indirect|mayor|says||Dam will hold"},
		{"scare quotes", hearsay.Heading, "Town builds “smart” dam", ""},
		{"caption", hearsay.Caption, "“We are safe,” Marta Lind said at the dam.", "direct|Marta Lind|said||We are safe,"},
		{"a lost mark", hearsay.Heading, "“The dam will hold", "direct||||The dam will hold"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := c.head + "\n\nMayor Marta Lind visited the dam on Monday.\n\nThe water has fallen."
			n := len(c.head)
			doc := &hearsay.Document{ID: "d", Text: text, Blocks: []hearsay.Block{
				{Span: hearsay.Span{End: n}, Kind: c.kind},
				{Span: hearsay.Span{Start: n + 2, End: n + 45}, Kind: hearsay.Paragraph},
				{Span: hearsay.Span{Start: n + 47, End: len(text)}, Kind: hearsay.Paragraph},
			}}
			x := prose.New(doc, lang.English())
			runs := Marks(text, x.Blocks)
			var got []string
			for _, q := range Read(x, names.Read(x, Quoted(runs)), runs) {
				got = append(got, show(doc, q))
			}
			if g := strings.Join(got, "\n"); g != c.want {
				t.Errorf("got %s, want %s", g, c.want)
			}
		})
	}
}
