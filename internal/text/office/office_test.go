package office

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

func archive(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func show(d draft.Draft) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		b.WriteString(string(bl.Kind) + ": " + bl.Text + "\n")
	}
	return b.String()
}

const docx = `<w:document xmlns:w="w"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>River rises</w:t></w:r></w:p>
<w:p><w:r><w:t>By Jane Roe</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The river </w:t></w:r><w:r><w:delText>fell</w:delText><w:t>rose</w:t><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t> on Sunday, the mayor said &amp; left.</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>What is next</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Rain.</w:t></w:r></w:p>
</w:body></w:document>`

const odt = `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>
<text:h text:outline-level="1">River rises</text:h>
<text:p>By Jane Roe</text:p>
<text:p>The river<text:s/>rose<office:annotation><text:p>Really?</text:p></office:annotation> on Sunday, the mayor said &amp; left.</text:p>
<text:h text:outline-level="2">What is next</text:h>
<text:list><text:list-item><text:p>Rain.</text:p></text:list-item></text:list>
</office:text></office:body></office:document-content>`

func TestRead(t *testing.T) {
	want := "paragraph: The river rose on Sunday, the mayor said & left.\nheading: What is next\nlist item: Rain.\n"
	for name, c := range map[string]struct {
		data []byte
		kind string
	}{
		"docx": {archive(t, "word/document.xml", docx), DOCX},
		"odt":  {archive(t, "content.xml", odt), ODT},
	} {
		d, err := Read(c.data, c.kind)
		if err != nil || show(d) != want {
			t.Errorf("%s: error %v, got\n%s\nwant\n%s", name, err, show(d), want)
		}
		if len(d.Title) != 1 || d.Title[0].Value != "River rises" || len(d.Byline) != 1 || d.Byline[0].Value != "Jane Roe" {
			t.Errorf("%s: title %+v, byline %+v", name, d.Title, d.Byline)
		}
	}
}

func TestEPUB(t *testing.T) {
	data := archive(t, "mimetype", EPUB,
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`,
		"OPS/book.opf", `<package><metadata xmlns:dc="d"><dc:title>Floods</dc:title><dc:creator>Jane Roe</dc:creator><dc:language>en</dc:language></metadata>
<manifest><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
		"OPS/one.xhtml", "<html><body><p>The first chapter.</p></body></html>", "OPS/two.xhtml", "<html><body><p>The second one.</p></body></html>")
	d, err := Read(data, EPUB)
	if err != nil || show(d) != "paragraph: The first chapter.\nparagraph: The second one.\n" {
		t.Errorf("error %v, got\n%s", err, show(d))
	}
	if len(d.Title) != 1 || d.Title[0].Value != "Floods" || len(d.Byline) != 1 {
		t.Errorf("title %+v, byline %+v", d.Title, d.Byline)
	}
}

func TestHostileDocuments(t *testing.T) {
	for name, data := range map[string][]byte{
		"not an archive": []byte("PK"),
		"no document":    archive(t, "x", "y"),
		"cut XML":        archive(t, "word/document.xml", docx[:300]),
		"deep XML":       archive(t, "word/document.xml", strings.Repeat("<a>", 100_000)),
		"bomb":           archive(t, "word/document.xml", "<w>"+strings.Repeat("a", maxPart)),
	} {
		if d, err := Read(data, DOCX); err == nil && name != "cut XML" || err != nil && !strings.Contains(err.Error(), ";") {
			t.Errorf("%s: %d blocks, error %v", name, len(d.Blocks), err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(docx, odt, `<package><metadata><title>Floods</title></metadata><manifest><item id="a" href="a.html" media-type="text/html"/></manifest><spine><itemref idref="a"/></spine></package>`, "<p>The first chapter.")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		_, _ = Read(archive(t, "META-INF/container.xml", `<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>`, "p.opf", c, "a.html", d), EPUB)
		_, _ = Read(archive(t, "word/document.xml", a), DOCX)
		_, _ = Read(archive(t, "content.xml", b), ODT)
	})
}
