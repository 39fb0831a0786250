package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func record(kind, uri, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, len(block), block)
}

func packed(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	for _, p := range parts {
		z := gzip.NewWriter(&b)
		if _, err := z.Write([]byte(p)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

const (
	first  = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The dam held."
	second = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nIt r\r\n6\r\nained.\r\n0\r\n\r\n"
)

// list returns the addresses of the records, and the numbers of broken ones.
func list(in io.Reader) (urls []string, broken []int, err error) {
	for r, e := range Records(in, 1<<20) {
		var b *Broken
		switch {
		case errors.As(e, &b):
			broken = append(broken, b.Number)
		case e != nil:
			return urls, broken, e
		default:
			urls = append(urls, r.URL)
		}
	}
	return urls, broken, nil
}

func TestRecords(t *testing.T) {
	a, b := record("response", "http://a.example/", first), record("response", "<http://b.example/>", second)
	var z bytes.Buffer
	w, err := zstd.NewWriter(&z)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte(a + b))
	_ = w.Close()
	wrong := strings.Replace(a, "Content-Length: ", "Content-Length: 1", 1)
	damaged := []byte(packed(t, a, a, b))
	one := len(packed(t, a))
	damaged[one+30] ^= 0xff
	arc := "filedesc://x.arc 0.0.0.0 20240303000000 text/plain 4\n1 0\n\nhttp://a.example/x y 1.2.3.4 20240303000000 text/html 5\nHello\nhttp://b.example/ 1.2.3.4 20240303000000 text/html -1\n\nhttp://c.example/ 1.2.3.4 20240303000000 text/html 2\nOK\n"
	for _, c := range []struct{ name, in, urls, broken string }{
		{"plain", a + b, "[http://a.example/ http://b.example/]", "[]"},
		{"gzip by record", packed(t, a, b), "[http://a.example/ http://b.example/]", "[]"},
		{"gzip of all", packed(t, a+b), "[http://a.example/ http://b.example/]", "[]"},
		{"zstd", z.String(), "[http://a.example/ http://b.example/]", "[]"},
		{"length too small", strings.Replace(a, "Content-Length: 7", "Content-Length: ", 1) + b, "[http://b.example/]", "[1]"},
		{"length too large", wrong + b, "[]", "[1]"},
		{"cut off", a + b[:len(b)-30], "[http://a.example/]", "[2]"},
		{"damaged part", string(damaged), "[http://a.example/ http://b.example/]", "[2]"},
		{"cut-off gzip", packed(t, a, b)[:one+20], "[http://a.example/]", "[2]"},
		{"junk between", a + "some junk\r\n" + b, "[http://a.example/ http://b.example/]", "[2]"},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n" + b, "[http://b.example/]", "[1]"},
		{"arc", arc, "[filedesc://x.arc http://a.example/x y http://c.example/]", "[3]"},
		{"empty", "", "[]", "[]"},
		{"no archive", "Once upon a time.\n", "[]", "[1]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			urls, broken, err := list(strings.NewReader(c.in))
			if err != nil || fmt.Sprint(urls) != c.urls || fmt.Sprint(broken) != c.broken {
				t.Errorf("%v, broken %v, error %v; want %v, broken %v", urls, broken, err, c.urls, c.broken)
			}
		})
	}
}

func TestHTTP(t *testing.T) {
	gz := packed(t, "<p>Packed.")
	for _, c := range []struct{ name, block, media, body string }{
		{"plain", first, "text/html", "<p>The dam held."},
		{"chunked", second, "text/plain", "It rained."},
		{"not chunked", strings.Replace(first, "\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n", 1), "text/html", "<p>The dam held."},
		{"gzip", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gz, "text/html", "<p>Packed."},
		{"gzip in name only", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nplain", "text/html", "plain"},
		{"broken field", "HTTP/1.1 200 OK\r\nno field here\r\nContent-Type: text/html\r\n\r\nx", "text/html", "x"},
		{"line feeds", "HTTP/1.0 200 OK\nContent-Type: text/html\n\nx", "text/html", "x"},
	} {
		p, err := Record{Block: []byte(c.block)}.HTTP(1 << 20)
		if err != nil || p.Status != 200 || p.MediaType != c.media || string(p.Body) != c.body {
			t.Errorf("%s: %+v, error %v", c.name, p, err)
		}
	}
	if p, err := (Record{MediaType: "text/html; charset=utf-8", Block: []byte("<p>x")}).HTTP(10); err != nil || p.Charset != "utf-8" {
		t.Errorf("resource: %+v, error %v", p, err)
	}
}

func TestBombsAreBounded(t *testing.T) {
	bomb := packed(t, strings.Repeat("\x00", 64<<20))
	p, err := Record{Block: []byte("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb)}.HTTP(1 << 20)
	if err != nil || len(p.Body) != 1<<20 {
		t.Errorf("%d bytes, error %v", len(p.Body), err)
	}
	_, broken, err := list(strings.NewReader("WARC/1.0\r\nContent-Length: 99999999999\r\n\r\nx"))
	if err != nil || len(broken) != 1 {
		t.Errorf("broken %v, error %v", broken, err)
	}
}

func FuzzRecords(f *testing.F) {
	f.Add([]byte(record("response", "http://a.example/", first)))
	f.Add([]byte(packed(f, record("response", "http://a.example/", second))))
	f.Add([]byte("http://a.example/ 1.2.3.4 20240303000000 text/html 5\nHello\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for r, err := range Records(bytes.NewReader(data), 1<<16) {
			if n++; n > len(data)+1 {
				t.Fatal("more records than bytes")
			}
			if err == nil {
				_, _ = r.HTTP(1 << 16)
			}
		}
	})
}
