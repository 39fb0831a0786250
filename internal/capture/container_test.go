package capture

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func gzipped(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zipped(t *testing.T, files ...string) string {
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
	return b.String()
}

func tarred(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o600, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func page(url, body string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

func TestArchives(t *testing.T) {
	var zst bytes.Buffer
	z, err := zstd.NewWriter(&zst)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = z.Write([]byte(sentence))
	_ = z.Close()
	jsonl := `{"id": "one", "text": "The dam held."}` + "\n"
	for _, c := range []struct {
		name, content string
		want          []string // IDs without the path of the file itself
	}{
		{"a.txt.gz", gzipped(t, sentence), []string{""}},
		{"a.txt.zst", zst.String(), []string{""}},
		{"a.jsonl.gz", gzipped(t, jsonl), []string{"one"}},
		{"a.zip", zipped(t, "x.txt", sentence, "d/y.html", "<!doctype html><p>y", ".h/z.txt", sentence, "p.png", "x", "__MACOSX/q.txt", "x"), []string{"/x.txt", "/d/y.html"}},
		{"a.tar", tarred(t, "x.txt", sentence, "../../y.txt", sentence), []string{"/x.txt", "/y.txt"}},
		{"a.tgz", gzipped(t, tarred(t, "in.zip", zipped(t, "deep.md", "# Deep\n\nText."))), []string{"/in.zip/deep.md"}},
		{"a.warc", page("http://a.example/", "<p>x") + page("http://a.example/", "<p>y"), []string{"http://a.example/", "#2"}},
		{"a.warc.gz", gzipped(t, page("http://b.example/", "<p>x")), []string{"http://b.example/"}},
		{"a.rss", `<rss version="2.0"><channel><title>Post</title><item><link>https://a.example/1</link><description>&lt;p&gt;The dam held.</description></item><item><title>Empty</title></item></channel></rss>`, []string{"https://a.example/1"}},
		{"a.docx", zipped(t, "[Content_Types].xml", "x", "word/document.xml", "<w/>"), []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, map[string]string{c.name: c.content})
			path := filepath.Join(dir, c.name)
			got, problems := open(t, dir, []string{path}, Options{})
			var names []string
			for _, cp := range got {
				names = append(names, strings.TrimPrefix(cp.ID, path))
			}
			if !slices.Equal(names, c.want) || len(problems) > 0 {
				t.Errorf("%q, problems %q; want %q", names, problems, c.want)
			}
		})
	}
}

func TestHostileArchives(t *testing.T) {
	bomb := gzipped(t, strings.Repeat("a", 4<<20))
	deep := sentence
	for range 8 {
		deep = gzipped(t, deep)
	}
	for _, c := range []struct{ name, content, problem string }{
		{"bomb.txt.gz", bomb, "is larger than"},
		{"deep.gz", deep, "holds archives in archives"},
		{"cut.txt.gz", gzipped(t, strings.Repeat(sentence, 50))[:60], "is cut off"},
		{"bad.zip", "PK\x03\x04rubbish", "is a damaged ZIP"},
		{"empty.zip", "PK\x05\x06" + strings.Repeat("\x00", 18), "is a binary file"},
		{"pictures.zip", zipped(t, "a.png", "x"), "is a ZIP archive without documents"},
		{"cut.tar", tarred(t, "x.txt", strings.Repeat(sentence, 100))[:900], "is cut off"},
		{"none.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n", "is a web archive with 1 records"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, map[string]string{c.name: c.content})
			got, problems := open(t, dir, []string{filepath.Join(dir, c.name)}, Options{MaxBytes: 1 << 20})
			if len(got) > 0 || len(problems) == 0 || !strings.Contains(problems[0], c.problem) {
				t.Errorf("captures %d, problems %q; want %q", len(got), problems, c.problem)
			}
		})
	}
}

func TestBudgetEndsUnpacking(t *testing.T) {
	b := &budget{left: 10}
	if _, problem := readAll(b.reader(strings.NewReader(strings.Repeat("a", 100))), 0, 1000); problem == "" {
		// The reader may overshoot by one buffer, but must stop then.
		if _, problem = readAll(b.reader(strings.NewReader("a")), 0, 1000); !strings.Contains(problem, "far more") {
			t.Errorf("problem %q", problem)
		}
	}
}

func FuzzArchives(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if w, err := z.Create("a.txt"); err == nil {
		_, _ = w.Write([]byte(sentence))
	}
	_ = z.Close()
	f.Add("a.zip", b.Bytes())
	b.Reset()
	w := tar.NewWriter(&b)
	_ = w.WriteHeader(&tar.Header{Name: "a.txt", Size: 1, Mode: 0o600, Typeflag: tar.TypeReg})
	_, _ = w.Write([]byte("x"))
	_ = w.Close()
	f.Add("a.tar", b.Bytes())
	f.Add("a.gz", []byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00"))
	f.Add("a.zst", []byte("\x28\xb5\x2f\xfd\x00\x58\x19\x00\x00abc"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		for c, err := range Uploads(context.Background(), []Upload{{name, data}}) {
			if err == nil && (c.ID == "" || c.MediaType == "" || c.SHA256 == "") {
				t.Fatalf("capture %+v", c)
			}
			if err != nil && AsInputError(err) == nil {
				t.Fatal(err)
			}
		}
	})
}
