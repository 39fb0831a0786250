package rtf

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/text/draft"
)

const sample = `{\rtf1\ansi\ansicpg1251\uc1{\fonttbl{\f0 Times;}}{\info{\title River rises}{\author X}}{\*\generator Y;}
\f0\fs24 The river\rquote s banks broke on Sunday, \ldblquote all of them\rdblquote , the mayor\~said.\par
\'c4\'e0\'ec\'e1\'e0 \u1087?\u1088?\u1086?\u1088?\u1074?\u1072?\u1085?\u1072?.\par
{\pict 0123456789abcdef}{\b Bold} \{braces\} \emdash  end.\par}`

func show(d draft.Draft) string {
	var b strings.Builder
	for _, bl := range d.Blocks {
		b.WriteString(bl.Text + "\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	d := Read([]byte(sample))
	want := "The river’s banks broke on Sunday, “all of them”, the mayor said.\nДамба прорвана.\nBold {braces} — end.\n"
	if got := show(d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if len(d.Title) != 1 || d.Title[0].Value != "River rises" {
		t.Errorf("title %+v", d.Title)
	}
}

func TestHostileFilesEnd(t *testing.T) {
	for _, s := range []string{"", `{\rtf1`, strings.Repeat("{", 1_000_000), strings.Repeat("}", 1000), `{\rtf1\bin99999999999 x}`, `{\rtf1\u-1?\'`, `{\rtf1\u55357?\u56832?}`} {
		Read([]byte(s))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, b := range Read(data).Blocks {
			if draft.Clean(b.Text) != b.Text {
				t.Fatalf("block %q", b.Text)
			}
		}
	})
}
