package mail

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

const message = "From: =?utf-8?q?The_Norland_P=C3=B6st?= <news@norlandpost.example>\r\nSubject: =?koi8-r?B?0sXLwQ==?= rises\r\nDate: Sun, 03 Mar 2024 15:07:00 +0100\r\n" +
	"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
	"The caf=E9 by the river was flooded on Sunday, and so were all the houses n=\r\next to it, the mayor said.\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+VGhlIGNhZsOpPC9wPg==\r\n--b--\r\n"

func show(d draft.Draft) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		b.WriteString(bl.Text + "\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	d, err := Read([]byte(message))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := show(d), "The café by the river was flooded on Sunday, and so were all the houses next to it, the mayor said.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(d.Title) != 1 || d.Title[0].Value != "река rises" {
		t.Errorf("title %+v", d.Title)
	}
	if len(d.Outlet) != 1 || d.Outlet[0].Value != "The Norland Pöst" || len(d.Published) != 1 || d.Published[0].Value != "2024-03-03T15:07:00+01:00" {
		t.Errorf("outlet %+v, published %+v", d.Outlet, d.Published)
	}
}

func TestHTMLAlone(t *testing.T) {
	d, err := Read([]byte("Subject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The dam held.</p><p>It rained.</p>"))
	if err != nil || show(d) != "The dam held.\nIt rained.\n" {
		t.Errorf("error %v, got %q", err, show(d))
	}
}

func TestHostileMessagesEnd(t *testing.T) {
	nested := "Content-Type: multipart/mixed; boundary=a\r\n\r\n"
	for range 100 {
		nested += "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
	}
	for _, s := range []string{"", "no header", nested, "Content-Type: multipart/mixed; boundary=a\r\n\r\n" + strings.Repeat("--a\r\n\r\nx\r\n", 10_000)} {
		_, _ = Read([]byte(s))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(message))
	f.Fuzz(func(t *testing.T, data []byte) { _, _ = Read(data) })
}
