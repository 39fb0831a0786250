package flow_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// laughs is a document type whose entity &i; stands for a billion words.
func laughs() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol ">`)
	for c := 'b'; c <= 'i'; c++ {
		fmt.Fprintf(&b, `<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	b.WriteString("]>")
	return b.String()
}

func zipOf(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// gzipOf packs n bytes of zeros behind a start.
func gzipOf(t *testing.T, start string, n int64) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, start); err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(z, zeros{}, n); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// Each of these is read the whole way, beside a good report: what cannot be
// read ends in a sentence that says what to do, the good one is read, and no
// more memory is asked for in all than a bound that the unpacked content would
// break.
func TestHostileInputsEndInASentenceAndTheRestGoesOn(t *testing.T) {
	const good = "The river broke its banks on Sunday, and the town of Lindhaven was flooded within the hour, the mayor said.\n"
	const huge = 1 << 30
	var tarBomb bytes.Buffer
	tw := tar.NewWriter(&tarBomb)
	if err := tw.WriteHeader(&tar.Header{Name: "a.txt", Size: 1 << 40, Mode: 0o600, Typeflag: tar.TypeReg}); err != nil {
		t.Fatal(err)
	}
	var entries []string
	for i := range 3000 {
		entries = append(entries, fmt.Sprintf("%d.png", i), "x")
	}
	entries = append(entries, "a.txt", good)
	epub := []string{"mimetype", "application/epub+zip", "META-INF/container.xml"}
	for _, c := range []struct {
		name    string
		content string
		sparse  bool   // the file goes on with zeros to a gigabyte
		want    string // in the sentence; "" if it can be read as well
	}{
		{name: "nested.html", content: "<html>" + strings.Repeat("<div>", 1_000_000), want: "far more elements"},
		{name: "nested-less.html", content: "<html>" + strings.Repeat("<div>", 50_000) + "deep", want: "nested so deeply"},
		{name: "paragraphs.html", content: "<html>" + strings.Repeat("<p>", 10<<20/3), want: "more than 8 MiB"},
		{name: "nulls.html", content: "<html><p>" + strings.Repeat("&#0;", 1<<20)},
		{name: "laughs.rss", content: laughs() + `<rss version="2.0"><channel><title>&i;</title><item><link>https://a.example/</link><description>&i;</description></item></channel></rss>`},
		{name: "laughs.atom", content: laughs() + `<feed xmlns="http://www.w3.org/2005/Atom"><title>&i;</title><entry><id>x</id><content>&i;</content></entry></feed>`},
		{name: "laughs.opml", content: laughs() + `<opml><body><outline text="&i;" xmlUrl="https://a.example/"/></body></opml>`},
		{name: "laughs.docx", content: zipOf(t, "word/document.xml", laughs()+`<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>`)},
		{name: "laughs.odt", content: zipOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", laughs()+`<o:text xmlns:o="o">&i;</o:text>`)},
		{name: "laughs.epub", content: zipOf(t, append(epub, laughs()+`<container><rootfiles><rootfile full-path="&i;"/></rootfiles></container>`)...), want: "damaged"},
		{name: "chapters.epub", content: zipOf(t, append(epub, `<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>`,
			"p.opf", `<package><manifest><item id="a" href="a.html" media-type="text/html"/></manifest><spine>`+strings.Repeat(`<itemref idref="a"/>`, 200)+`</spine></package>`,
			"a.html", "<html><p>"+strings.Repeat(" ", 1<<20))...)},
		{name: "bomb.zip", content: zipOf(t, "a.txt", strings.Repeat("\x00", 100<<20)), want: "larger than 64 MiB"},
		{name: "bomb.docx", content: zipOf(t, "word/document.xml", "<w>"+strings.Repeat("a", 70<<20)), want: "unpacks to more"},
		{name: "entries.zip", content: zipOf(t, entries...)},
		{name: "bomb.gz", content: gzipOf(t, "", 200<<20), want: "larger than 64 MiB"},
		{name: "bomb.html.gz", content: gzipOf(t, "<html><p>", 200<<20), want: "larger than 64 MiB"},
		{name: "bomb.jsonl.gz", content: gzipOf(t, `{"text": "`, 200<<20), want: "line of more than 64 MiB"},
		{name: "bomb.warc.gz", content: gzipOf(t, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 200000000\r\n\r\n", 200<<20)},
		{name: "bomb.tar", content: tarBomb.String(), want: "is cut off"},
		{name: "sparse.txt", content: "The dam", sparse: true, want: "larger than 64 MiB"},
		{name: "sparse.html", content: "<html>", sparse: true, want: "larger than 64 MiB"},
		{name: "sparse.pdf", content: "%PDF-1.7", sparse: true, want: "larger than 64 MiB"},
		{name: "sparse.zip", content: "PK\x03\x04", sparse: true, want: "damaged ZIP"},
		{name: "sparse.gz", content: "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00", sparse: true, want: ";"},
		{name: "sparse.jsonl", content: "{", sparse: true, want: "line of more than 64 MiB"},
		{name: "sparse.warc", content: "WARC/1.0\r\nContent-Length: 9\r\n\r\n", sparse: true, want: "no page"},
		{name: "sparse.eml", content: "Received: by a\r\nMessage-ID: b\r\n\r\n", sparse: true, want: "larger than 64 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			path, other := filepath.Join(dir, c.name), filepath.Join(dir, "z.txt")
			for name, content := range map[string]string{path: c.content, other: good} {
				if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if c.sparse {
				if err := os.Truncate(path, huge); err != nil {
					t.Skip("this file system has no sparse files")
				}
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			read, problems := false, ""
			for d, err := range flow.Documents(t.Context(), capture.Open(t.Context(), []string{path, other}, capture.Options{}), flow.Options{Jobs: 1}) {
				var bad *hearsay.InputError
				switch {
				case errors.As(err, &bad):
					problems += bad.Error() + "\n"
				case err != nil:
					t.Fatal(err)
				case d.ID == filepath.ToSlash(other):
					read = true
				case len(d.Text) > 1<<20:
					t.Errorf("a text of %d bytes", len(d.Text))
				}
			}
			runtime.ReadMemStats(&after)
			if !read {
				t.Error("the good report was not read")
			}
			if problems != "" && !strings.Contains(problems, ";") || !strings.Contains(problems, c.want) {
				t.Errorf("problems %q, want %q", problems[:min(len(problems), 500)], c.want)
			}
			if n := (after.TotalAlloc - before.TotalAlloc) >> 20; n > 800 {
				t.Errorf("%d MiB were asked for", n)
			} else {
				t.Logf("%d MiB asked for; %s", n, problems[:min(len(problems), 300)])
			}
		})
	}
}
