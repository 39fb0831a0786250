package capture

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/hearsay-project/hearsay"
)

// write makes files below a new folder and returns its path.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// open returns the captures and the input errors as "source: sentence", with
// dir cut off.
func open(t *testing.T, dir string, inputs []string, opts Options) (got []hearsay.Capture, problems []string) {
	t.Helper()
	for c, err := range Open(context.Background(), inputs, opts) {
		if err == nil {
			got = append(got, c)
			continue
		}
		if AsInputError(err) == nil {
			t.Fatalf("%v is no input error", err)
		}
		problems = append(problems, strings.ReplaceAll(err.Error(), dir+"/", ""))
	}
	return got, problems
}

func ids(captures []hearsay.Capture) []string {
	var out []string
	for _, c := range captures {
		out = append(out, c.ID)
	}
	return out
}

const sentence = "The bridge over the river was closed on Monday.\n"

func TestDirectoryIsReadInOrder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": sentence, "a/c.md": "# Bridge closed\n\nText.", "a/d.html": "<!doctype html><p>x",
		".hidden/e.txt": sentence, ".f": sentence, "a/img.png": "\x89PNG\r\n", "z.unknown": sentence,
	})
	got, problems := open(t, dir, []string{dir}, Options{})
	if want := []string{"a/c.md", "a/d.html", "b.txt", "z.unknown"}; !slices.Equal(ids(got), want) {
		t.Errorf("IDs %q, want %q", ids(got), want)
	}
	if len(problems) > 0 {
		t.Errorf("problems: %q", problems)
	}
	types := []string{"text/markdown", "text/html", "text/plain", "text/plain"}
	for i, c := range got {
		if c.MediaType != types[i] {
			t.Errorf("%s is %s, want %s", c.ID, c.MediaType, types[i])
		}
		if len(c.SHA256) != 64 {
			t.Errorf("%s has the digest %q", c.ID, c.SHA256)
		}
	}
}

func TestOrderOfInputsDoesNotMatter(t *testing.T) {
	dir := write(t, map[string]string{"x/a.txt": sentence, "y/a.txt": sentence, "y/b.txt": sentence})
	x, y := filepath.Join(dir, "x"), filepath.Join(dir, "y")
	one, _ := open(t, dir, []string{x, y, y + "/./b.txt"}, Options{})
	two, _ := open(t, dir, []string{y + "/./b.txt", y, x}, Options{})
	if !slices.Equal(ids(one), ids(two)) {
		t.Errorf("%q in one order, %q in the other", ids(one), ids(two))
	}
	if want := []string{x + "/a.txt", y + "/a.txt", y + "/./b.txt"}; len(one) != 3 || one[0].ID != want[0] || one[1].ID != want[1] {
		t.Errorf("IDs %q, want the paths in full where they would clash", ids(one))
	}
}

func TestWrongInputsAreReportedAndTheRestGoesOn(t *testing.T) {
	dir := write(t, map[string]string{
		"good.txt": sentence, "empty.txt": " \n", "binary.txt": "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x01\x02\x03",
		"big.txt": strings.Repeat(sentence, 100), "p.xz": "\xfd7zXZ\x00xx", "dir/pic.jpg": "\xff\xd8\xff",
	})
	if err := os.Mkdir(filepath.Join(dir, "none"), 0o755); err != nil {
		t.Fatal(err)
	}
	names := []string{"good.txt", "empty.txt", "binary.txt", "big.txt", "p.xz", "dir", "none", "missing.txt"}
	var inputs []string
	for _, n := range names {
		inputs = append(inputs, filepath.Join(dir, n))
	}
	inputs = append(inputs, "ftp://a.example/b.txt")
	got, problems := open(t, dir, inputs, Options{MaxBytes: 1000})
	if len(got) != 1 || !strings.HasSuffix(got[0].ID, "good.txt") {
		t.Errorf("read %q, want good.txt", ids(got))
	}
	want := []string{
		"big.txt: is larger than 1000 bytes", "binary.txt: is a binary file", "dir: holds no documents",
		"empty.txt: is empty", "missing.txt: there is no such file", "none: holds no files", "p.xz: is an xz",
		"ftp://a.example/b.txt: is an address that is not fetched",
	}
	if len(problems) != len(want) {
		t.Fatalf("problems %q", problems)
	}
	for i, w := range want {
		if !strings.HasPrefix(problems[i], w) {
			t.Errorf("problem %q, want %q", problems[i], w)
		}
		if !strings.HasSuffix(problems[i], ".") || !strings.Contains(problems[i], ";") && !strings.Contains(problems[i], "no such") {
			t.Errorf("%q does not say what to do", problems[i])
		}
	}
}

func TestOtherEncodingsAreText(t *testing.T) {
	utf16le := func(s string) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			b.WriteByte(byte(u))
			b.WriteByte(byte(u >> 8))
		}
		return b.String()
	}
	for name, content := range map[string]string{
		"windows-1252": "The caf\xe9 was closed, the mayor said \x96 twice.",
		"koi8-u":       "\xf5\xcb\xd2\xc1\xa7\xce\xc1 \xd3\xcb\xc1\xda\xc1\xcc\xc1",
		"utf-16 bom":   "\xff\xfe" + utf16le("The bridge was closed."),
		"utf-16":       utf16le("The bridge was closed on Monday."),
	} {
		if mediaType, problem := sniff("x.txt", []byte(content)); problem != "" || mediaType != "text/plain" {
			t.Errorf("%s: %q %q", name, mediaType, problem)
		}
	}
}

func TestSniffText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", sentence, plainText},
		{"number sign alone", "#1 hit of the year\nMore.", plainText},
		{"heading first", "\n\n# Dam breaks\n\nText", markdown},
		{"front matter", "---\ntitle: Dam breaks\n---\nText", markdown},
		{"link and strong", "**Dam** breaks [there](http://a.example/).", markdown},
		{"one sign only", "He said **no** twice.", plainText},
		{"doctype", "\ufeff <!-- c --><!DOCTYPE html><p>x", htmlPage},
		{"fragment", "<div><p>One</p><p>Two</p></div>", htmlPage},
		{"less-than in text", "a <b and c> d", plainText},
	} {
		if got := SniffText([]byte(c.in)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestSniffByContent(t *testing.T) {
	for name, c := range map[string]struct{ content, want string }{
		"rtf":               {`{\rtf1 x}`, "application/rtf"},
		"mail":              {"Received: by x\r\n\tfor y\r\nFrom: a@b.example\r\nSubject: River\r\n\r\nText", "message/rfc822"},
		"a piece of a page": {"<h1>Dam holds</h1><p>The dam held.", "text/html"},
		"pdf behind junk":   {"\n\n%PDF-1.4", "application/pdf"},
		"a colon in text":   {"Message-id: none, he said.\nThen he left.", "text/plain"},
		"a list of keys":    {"From: A\nSubject: B\n\nText", "text/plain"},
	} {
		if got, problem := sniff("x", []byte(c.content)); got != c.want || problem != "" {
			t.Errorf("%s: %s %s, want %s", name, got, problem, c.want)
		}
	}
}

func TestJSONL(t *testing.T) {
	lines := `{"id": "one", "text": "The dam held.", "title": "Dam", "byline": ["A. Doe", "B. Roe"], "published": "2024-05-01"}

not json
{"id": 7, "html": "<p>The dam broke."}
{"text": "Without an id.", "url": "https://news.example/1"}
{"id": "empty"}
{"id": "one", "text": "Again."}
` + `{"id": "long", "text": "` + strings.Repeat("x", 2000) + `"}`
	got, problems := open(t, "", []string{"-"}, Options{Input: "jsonl", Stdin: strings.NewReader(lines), MaxBytes: 1500})
	if want := []string{"one", "7", "-#5"}; !slices.Equal(ids(got), want) {
		t.Fatalf("IDs %q, want %q", ids(got), want)
	}
	if g := got[0].Given; g.Title != "Dam" || g.Byline != "A. Doe; B. Roe" || g.Published != "2024-05-01" {
		t.Errorf("given %+v", g)
	}
	if got[1].MediaType != htmlPage || got[2].Given.URL != "https://news.example/1" {
		t.Errorf("media type %s, URL %s", got[1].MediaType, got[2].Given.URL)
	}
	for i, want := range []string{"-#3: is not a JSON", "-#6: has neither", `-#7: the id "one"`, "-#8: is a line of more"} {
		if i >= len(problems) || !strings.HasPrefix(problems[i], want) {
			t.Errorf("problems %q, want %q at %d", problems, want, i)
		}
	}
}

func TestJSONLOfDumps(t *testing.T) {
	lines := `{"maintext": "The dam held.", "authors": ["A. Doe"], "date_publish": "2024-05-01 10:00:00", "source_domain": "a.example", "language": "en", "url": "https://a.example/1"}
{"plaintext": "The dam broke.", "authors": "B. Roe", "publishing_date": "2024-05-02", "publisher": "Norland Post"}
`
	got, problems := open(t, "", []string{"-"}, Options{Input: "jsonl", Stdin: strings.NewReader(lines)})
	if len(got) != 2 || len(problems) > 0 {
		t.Fatalf("captures %+v, problems %q", got, problems)
	}
	if g := got[0].Given; g.Byline != "A. Doe" || g.Published != "2024-05-01 10:00:00" || g.Outlet != "a.example" || g.Language != "en" {
		t.Errorf("given %+v", g)
	}
	if g := got[1].Given; g.Outlet != "Norland Post" || g.Published != "2024-05-02" {
		t.Errorf("given %+v", g)
	}
}

func TestStandardInput(t *testing.T) {
	got, _ := open(t, "", []string{"-"}, Options{Stdin: strings.NewReader(sentence)})
	if len(got) != 1 || got[0].ID != "-" || string(got[0].Bytes) != sentence {
		t.Errorf("got %+v", got)
	}
	if _, problems := open(t, "", []string{"-"}, Options{}); len(problems) != 1 {
		t.Errorf("problems %q, want one for missing input", problems)
	}
}

// lines is an endless pile; only a reader that streams can stop early in it.
type lines struct{ n int }

func (l *lines) Read(p []byte) (int, error) {
	l.n++
	return copy(p, fmt.Sprintf("{\"id\": \"%d\", \"text\": \"Line.\"}\n", l.n)), nil
}

func TestStreamsAndStops(t *testing.T) {
	n := 0
	for range Open(context.Background(), []string{"-"}, Options{Input: "jsonl", Stdin: &lines{}}) {
		if n++; n == 1000 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	for _, err := range Open(ctx, []string{"-"}, Options{Input: "jsonl", Stdin: &lines{}}) {
		if err != nil {
			return
		}
		cancel()
	}
	t.Error("the sequence ended without the error of its context")
}

func FuzzJSONL(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"a"}` + "\n{\"byline\":[\"x\"],\"html\":\"<p>\"}\n{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		seen := map[string]bool{}
		for c, err := range Open(context.Background(), []string{"-"}, Options{Input: "jsonl", Stdin: io.Reader(strings.NewReader(string(b))), MaxBytes: 1 << 16}) {
			if err != nil {
				continue
			}
			if c.ID == "" || seen[c.ID] || len(c.Bytes) == 0 || c.MediaType == "" {
				t.Fatalf("capture %+v", c)
			}
			seen[c.ID] = true
		}
	})
}

func FuzzSniff(f *testing.F) {
	f.Add([]byte("<p>a</p>"))
	f.Add([]byte("---\n# x"))
	f.Fuzz(func(t *testing.T, b []byte) {
		mediaType, problem := sniff("x", b)
		if (mediaType == "") == (problem == "") {
			t.Fatalf("sniff says %q and %q", mediaType, problem)
		}
	})
}
