// Package rtf reads the text of RTF files. [Read] is all there is to it.
package rtf

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/plain"
)

// Read returns what an RTF file holds. Control words that are unknown are
// passed over, as the format asks for.
func Read(data []byte) draft.Draft {
	r := reader{in: data, page: charmap.Windows1252}
	r.run()
	found := plain.ReadLines(r.out.String())
	if title := draft.Clean(r.title.String()); title != "" {
		found.Title = append(found.Title, draft.Metadata(title, title, "info title"))
	}
	return found
}

// A group is the state that a closing brace takes back.
type group struct {
	hidden bool // text of this group is not the document's
	title  bool
	skip   int // bytes that stand for a \u character
}

type reader struct {
	in     []byte
	i      int
	out    strings.Builder
	title  strings.Builder
	state  group
	stack  []group
	page   *charmap.Charmap
	pass   int    // bytes still to pass over after \u
	high   uint16 // first half of a surrogate pair
	begins bool   // nothing of the group was read yet
}

// maxDepth bounds the nesting of groups.
const maxDepth = 1000

func (r *reader) run() {
	r.state.skip = 1
	for r.i < len(r.in) {
		switch c := r.in[r.i]; c {
		case '{':
			r.i++
			if len(r.stack) < maxDepth {
				r.stack = append(r.stack, r.state)
			}
			r.begins = true
			continue
		case '}':
			r.i++
			if n := len(r.stack); n > 0 {
				r.state, r.stack = r.stack[n-1], r.stack[:n-1]
			}
			r.pass = 0
		case '\\':
			r.control()
			continue
		case '\r', '\n', 0:
			r.i++
		default:
			r.i++
			if r.pass > 0 {
				r.pass--
				break
			}
			r.writeByte(c)
		}
		r.begins = false
	}
}

func (r *reader) write(s string) {
	switch {
	case r.state.title:
		r.title.WriteString(s)
	case !r.state.hidden:
		r.out.WriteString(s)
	}
}

// writeByte writes a byte in the code page of the file.
func (r *reader) writeByte(c byte) {
	if c < 0x80 {
		r.write(string(rune(c)))
		return
	}
	r.write(string(r.page.DecodeByte(c)))
}

// control reads a control word or symbol.
func (r *reader) control() {
	r.i++
	if r.i >= len(r.in) {
		return
	}
	c := r.in[r.i]
	if c < 'a' || c > 'z' {
		r.i++
		r.symbol(c)
		return
	}
	start := r.i
	for r.i < len(r.in) && (r.in[r.i] >= 'a' && r.in[r.i] <= 'z' || r.in[r.i] >= 'A' && r.in[r.i] <= 'Z') {
		r.i++
	}
	word := string(r.in[start:r.i])
	start = r.i
	if r.i < len(r.in) && r.in[r.i] == '-' {
		r.i++
	}
	for r.i < len(r.in) && r.in[r.i] >= '0' && r.in[r.i] <= '9' && r.i-start < 11 {
		r.i++
	}
	number, err := strconv.Atoi(string(r.in[start:r.i]))
	if r.i < len(r.in) && r.in[r.i] == ' ' {
		r.i++
	}
	r.word(word, number, err == nil)
	r.begins = false
}

func (r *reader) symbol(c byte) {
	switch c {
	case '\'':
		if r.i+1 < len(r.in) {
			n, err := strconv.ParseUint(string(r.in[r.i:r.i+2]), 16, 8)
			r.i += 2
			if r.pass > 0 {
				r.pass--
			} else if err == nil {
				r.writeByte(byte(n))
			}
		}
	case '*':
		// A destination that readers may ignore.
		r.state.hidden = true
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\\', '{', '}':
		r.write(string(rune(c)))
	case '\r', '\n':
		r.write("\n")
	}
	r.begins = false
}

func (r *reader) word(word string, n int, given bool) {
	switch word {
	case "par", "sect", "page", "row":
		r.write("\n")
	case "line":
		r.write(" ")
	case "tab", "cell", "emspace", "enspace":
		r.write(" ")
	case "emdash":
		r.write("—")
	case "endash":
		r.write("–")
	case "lquote":
		r.write("‘")
	case "rquote":
		r.write("’")
	case "ldblquote":
		r.write("“")
	case "rdblquote":
		r.write("”")
	case "bullet":
		r.write("•")
	case "u":
		if given {
			r.unicode(n)
		}
	case "uc":
		if given && n >= 0 && n < 16 {
			r.state.skip = n
		}
	case "ansicpg":
		if m := codePage(n); m != nil {
			r.page = m
		}
	case "bin":
		if given && n > 0 {
			r.i = min(r.i+n, len(r.in))
		}
	case "title":
		if r.begins && r.state.hidden {
			r.state.title = true
		}
	case "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "footerl", "footerr", "footnote",
		"annotation", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl", "themedata", "fldinst", "pntext", "author", "operator":
		r.state.hidden = true
		r.state.title = false
	}
}

// unicode writes a \u character, whose replacement in the code page follows.
func (r *reader) unicode(n int) {
	r.pass = r.state.skip
	u := uint16(n)
	switch {
	case utf16.IsSurrogate(rune(u)) && r.high == 0:
		r.high = u
		return
	case r.high != 0:
		r.write(string(utf16.DecodeRune(rune(r.high), rune(u))))
		r.high = 0
		return
	}
	r.write(string(rune(u)))
}

func codePage(n int) *charmap.Charmap {
	for _, m := range []struct {
		n int
		e encoding.Encoding
	}{{1250, charmap.Windows1250}, {1251, charmap.Windows1251}, {1252, charmap.Windows1252}, {1253, charmap.Windows1253}, {1254, charmap.Windows1254},
		{1255, charmap.Windows1255}, {1256, charmap.Windows1256}, {1257, charmap.Windows1257}, {1258, charmap.Windows1258}, {874, charmap.Windows874},
		{437, charmap.CodePage437}, {850, charmap.CodePage850}, {866, charmap.CodePage866}, {10000, charmap.Macintosh}} {
		if m.n == n {
			c, _ := m.e.(*charmap.Charmap)
			return c
		}
	}
	return nil
}
