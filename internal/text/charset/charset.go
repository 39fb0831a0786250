// Package charset decodes captures to UTF-8. [Decode] is all there is to it.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// Decode returns data as UTF-8 and the name of the encoding that it was in.
// The order of evidence is: a byte order mark, what the carrier declared, the
// whole being valid UTF-8, a declaration inside an HTML page wherever it
// stands, and at last the bytes themselves. A declared encoding that the
// bytes contradict is passed over. Bytes that have no meaning in the encoding
// become U+FFFD.
func Decode(data []byte, declared string, html bool) (text, name string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return valid(data[3:]), "utf-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decode(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decode(data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), "utf-16be"
	}
	if e, name := lookup(declared); e != nil && plausible(data, name) {
		return decode(data, e), name
	}
	if order := utf16Order(data); order != nil {
		return decode(data, unicode.UTF16(*order, unicode.IgnoreBOM)), "utf-16"
	}
	if utf8.Valid(data) && !bytes.Contains(data, []byte("\x1b$")) {
		return string(data), "utf-8"
	}
	if html {
		if e, name := lookup(prescan(data)); e != nil && plausible(data, name) {
			return decode(data, e), name
		}
	}
	name = detect(data)
	e, _ := lookup(name)
	if e == nil {
		e, name = charmap.Windows1252, "windows-1252"
	}
	return decode(data, e), name
}

// lookup returns the encoding of that label as browsers know it, and its
// name.
func lookup(label string) (encoding.Encoding, string) {
	label = strings.TrimSpace(strings.Trim(strings.TrimSpace(label), `"'`))
	if label == "" {
		return nil, ""
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, ""
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		return nil, ""
	}
	return e, name
}

// plausible reports whether data can be in the named encoding. Pages in one
// encoding that claim another are common in one way only: claims of UTF-8
// (or of UTF-16, in a page whose claim could be read as ASCII) for something
// else, and of an 8-bit encoding for UTF-8.
func plausible(data []byte, name string) bool {
	switch name {
	case "utf-8":
		return mostlyUTF8(data)
	case "utf-16le", "utf-16be":
		return bytes.IndexByte(data, 0) >= 0
	case "replacement", "x-user-defined":
		return false
	}
	return !(utf8.Valid(data) && multibyte(data))
}

// multibyte reports whether data holds characters of more than one byte, as
// only real UTF-8 does when it is valid.
func multibyte(data []byte) bool {
	n := 0
	for _, c := range data {
		if c >= utf8.RuneSelf {
			if n++; n >= 4 {
				return true
			}
		}
	}
	return false
}

// mostlyUTF8 reports whether no more than one in fifty non-ASCII characters
// of data is broken, as happens where a page was cut or pieced together.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	wide, bad := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			wide++
		}
		data = data[n:]
	}
	return bad*50 <= wide
}

// utf16Order returns the byte order of UTF-16 without a mark, which shows in
// its zero bytes, or nil.
func utf16Order(data []byte) *unicode.Endianness {
	head := data[:min(len(data), 4096)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	order := unicode.LittleEndian
	switch {
	case len(head) < 8:
		return nil
	case zeros[1] > len(head)/5 && zeros[0]*20 < zeros[1]:
	case zeros[0] > len(head)/5 && zeros[1]*20 < zeros[0]:
		order = unicode.BigEndian
	default:
		return nil
	}
	return &order
}

// prescan returns the encoding that a <meta> or an XML declaration anywhere
// in the page names, or "".
func prescan(data []byte) string {
	lower := bytes.ToLower(data)
	if bytes.HasPrefix(lower, []byte("<?xml")) {
		head := lower[:min(len(lower), 256)]
		if end := bytes.Index(head, []byte("?>")); end > 0 {
			if v := attribute(head[:end], "encoding"); v != "" {
				return v
			}
		}
	}
	for i := 0; ; {
		at := bytes.Index(lower[i:], []byte("<meta"))
		if at < 0 {
			return ""
		}
		i += at + len("<meta")
		end := bytes.IndexByte(lower[i:], '>')
		if end < 0 {
			return ""
		}
		if v := attribute(lower[i:i+end], "charset"); v != "" {
			return v
		}
		i += end
	}
}

// attribute returns what follows name= in b, without quotation marks.
func attribute(b []byte, name string) string {
	at := bytes.Index(b, []byte(name))
	if at < 0 {
		return ""
	}
	v := bytes.TrimLeft(b[at+len(name):], " \t\r\n")
	if !bytes.HasPrefix(v, []byte("=")) {
		return ""
	}
	v = bytes.TrimLeft(v[1:], " \t\r\n\"'")
	if end := bytes.IndexAny(v, "\"' \t\r\n;/>"); end >= 0 {
		v = v[:end]
	}
	return string(v)
}

// detect guesses the encoding from the bytes. The detector's KOI8-R covers
// Ukrainian KOI8-U as well, once the four letters that differ are seen.
func detect(data []byte) string {
	sample := data[:min(len(data), 64<<10)]
	r, err := chardet.NewTextDetector().DetectBest(sample)
	if err != nil || r == nil {
		return "windows-1252"
	}
	switch name := strings.ToLower(r.Charset); name {
	case "koi8-r":
		if ukrainian(data) {
			return "koi8-u"
		}
		return name
	case "iso-8859-1":
		return "windows-1252"
	default:
		return name
	}
}

// ukrainian reports whether KOI8 text uses the letters є і ї ґ, whose codes
// are line drawings in KOI8-R, next to other letters.
func ukrainian(data []byte) bool {
	n := 0
	for i, c := range data {
		switch c {
		case 0xa4, 0xa6, 0xa7, 0xad, 0xb4, 0xb6, 0xb7, 0xbd:
			if i > 0 && data[i-1] >= 0xc0 || i+1 < len(data) && data[i+1] >= 0xc0 {
				n++
			}
		}
	}
	return n > 0
}

func decode(data []byte, e encoding.Encoding) string {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return valid(data)
	}
	return valid(out)
}

func valid(data []byte) string { return strings.ToValidUTF8(string(data), "\ufffd") }
