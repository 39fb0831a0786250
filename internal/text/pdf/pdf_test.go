package pdf

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

// makePDF writes a PDF with one page for each list of lines, which are set in
// Helvetica of 12 points with 14 points from line to line. A line that starts
// with a tab is indented, an empty one leaves space.
func makePDF(pages ...[]string) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(s string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids.String()))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	for i, lines := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", 5+2*i))
		var content strings.Builder
		y := 740
		for _, l := range lines {
			x := 72
			if rest, ok := strings.CutPrefix(l, "\t"); ok {
				l, x = rest, 92
			}
			l = strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)").Replace(l)
			fmt.Fprintf(&content, "BT /F 12 Tf %d %d Td (%s) Tj ET\n", x, y, l)
			y -= 14
		}
		object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", content.Len(), content.String()))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

func show(d draft.Draft) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		b.WriteString(bl.Text + "\n")
	}
	return b.String()
}

var report = []string{
	"The river broke its banks on Sunday, and the town of Lindhaven was flooded within",
	"the hour, the mayor told reporters who had come to the town hall in the evening, and",
	"four thousand people had to leave their homes.",
	"\tThe governor of the province said that the dam above the town would hold, and that",
	"engineers had been watching it since Friday, when the rain began to fall in the hills.",
	"",
	"More rain is expected on Monday, the weather service said, and the army has been asked",
}

func TestRead(t *testing.T) {
	d, err := Read(context.Background(), makePDF(report, []string{"to send boats to three villages that are cut off from the rest of the country by water."}))
	if err != nil {
		t.Fatal(err)
	}
	want := "The river broke its banks on Sunday, and the town of Lindhaven was flooded within the hour, the mayor told reporters who had come to the town hall in the evening, and four thousand people had to leave their homes.\n" +
		"The governor of the province said that the dam above the town would hold, and that engineers had been watching it since Friday, when the rain began to fall in the hills.\n" +
		"More rain is expected on Monday, the weather service said, and the army has been asked to send boats to three villages that are cut off from the rest of the country by water.\n"
	if got := show(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPageNumbersInsideTheMarginAreDropped(t *testing.T) {
	numbered := func(n string) []string { return append(slices.Clone(report), "", "", n) }
	d, err := Read(context.Background(), makePDF(numbered("7"), numbered("8"), numbered("9")))
	if err != nil {
		t.Fatal(err)
	}
	if got := show(d); strings.ContainsAny(got, "789") {
		t.Errorf("a page number is left in\n%s", got)
	}
	if d, err = Read(context.Background(), makePDF(numbered("40"), numbered("12"))); err != nil || !strings.Contains(show(d), "40") || !strings.Contains(show(d), "12") {
		t.Errorf("figures that count no pages are gone from\n%s, error %v", show(d), err)
	}
}

func TestCodesOfLigaturesAreSpeltOut(t *testing.T) {
	for in, want := range map[string]string{
		"o\x1bered of\x1cces \x1eciency": "offered offices fficiency", "\x1dood": "flood", "a \x1c b": "a \x1c b", "plain": "plain",
		"re\x02": "re\ufffe", "x\r": "x",
	} {
		if got := decode(utf16.Encode([]rune(in))); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestHostileFilesEndInAnError(t *testing.T) {
	good := makePDF(report)
	loop := bytes.Replace(good, []byte("/Kids[4 0 R ]"), []byte("/Kids[2 0 R ]"), 1)
	for name, data := range map[string][]byte{
		"mark alone":                              []byte("%PDF-1.7"),
		"garbage":                                 append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte{0, 255, 7}, 10000)...),
		"cut in half":                             good[:len(good)/2],
		"no text":                                 makePDF(nil),
		"loop of pages":                           loop,
		"form that draws itself":                  drawing("/X Do", "/XObject<</X 4 0 R>>", "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 5>>stream\n/X Do\nendstream"),
		"form that draws itself often":            drawing(strings.Repeat("/X Do ", 200), "/XObject<</X 4 0 R>>", fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length %d>>stream\n%s\nendstream", 1200, strings.Repeat("/X Do ", 200))),
		"glyph that draws itself":                 drawing("BT /F 12 Tf (aaaa) Tj ET", "/Font<</F 4 0 R>>", "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 5 0 R>>/Resources<</Font<</F 4 0 R>>>>>>"),
		"content that is itself":                  drawing("", "", "<</Length 4 0 R>>stream\nx\nendstream"),
		"names that go in circles":                []byte("%PDF-1.4\n1 0 obj\n2 0 R\nendobj\n2 0 obj\n1 0 R\nendobj\ntrailer<</Root 1 0 R/Size 3/Prev 0>>\nstartxref\n0\n%%EOF"),
		"tables of references that go in circles": bytes.Replace(good, []byte("trailer<<"), fmt.Appendf(nil, "trailer<</Prev %d ", bytes.LastIndex(good, []byte("xref\n0"))), 1),
		"nested arrays":                           []byte("%PDF-1.4\n1 0 obj\n" + strings.Repeat("[", 1_000_000) + "\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF"),
		"huge count":                              bytes.Replace(good, []byte("/Count 1"), []byte("/Count 99999999"), 1),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			d, err := Read(context.Background(), data)
			if err == nil && len(d.Blocks) == 0 {
				t.Error("neither text nor error")
			}
			if err != nil && !strings.Contains(err.Error(), ";") {
				t.Errorf("error %v does not say what to do", err)
			}
			if time.Since(start) > 20*time.Second {
				t.Errorf("took %v", time.Since(start))
			}
		})
	}
}

// drawing is a PDF with one page of that content and resources, and one more
// object, number 4.
func drawing(content, resources, object string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	for i, o := range []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<<" + resources + ">>>>", object,
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
	} {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	b.WriteString("trailer<</Root 1 0 R/Size 6>>\n%%EOF\n")
	return b.Bytes()
}

func TestContextEndsReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, makePDF(report)); err != context.Canceled {
		t.Errorf("error %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(makePDF(report))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(context.Background(), data)
		if err == nil && len(d.Blocks) == 0 && len(d.Title) == 0 && len(d.URL) == 0 {
			t.Skip("nothing but furniture")
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := makePDF(report, report, report)
	for b.Loop() {
		if _, err := Read(context.Background(), data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(3*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}
