package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// Limits of a document.
const (
	maxPages = 400
	maxChars = 3_000_000
)

// A document is an open PDF. Its first error is kept, and all calls after it
// do nothing.
type document struct {
	ctx     context.Context
	module  api.Module
	handle  uint64
	scratch uint32 // 64 bytes for results
	calls   map[string]api.Function
	err     error
}

var (
	errPassword = errors.New("is protected by a password; open it, save it without one, and name that file.")
	errBroken   = errors.New("is a PDF that cannot be read; open it in a viewer and print it to a new PDF.")
)

// open starts an instance for data. close must be called in any case.
func open(ctx context.Context, data []byte) (*document, error) {
	e, err := load()
	if err != nil {
		return nil, fmt.Errorf("could not be read, because the PDF reader did not start (%v).", err)
	}
	module, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName("").WithStartFunctions("__wasm_call_ctors"))
	if err != nil {
		return nil, errBroken
	}
	d := &document{ctx: ctx, module: module, calls: map[string]api.Function{}}
	d.call("FPDF_InitLibrary")
	d.scratch = uint32(d.call("malloc", 64))
	at := uint32(d.call("malloc", uint64(len(data))))
	if d.err != nil || at == 0 || d.scratch == 0 || !module.Memory().Write(at, data) {
		return d, errBroken
	}
	d.handle = d.call("FPDF_LoadMemDocument", uint64(at), uint64(len(data)), 0)
	if d.handle == 0 {
		if d.call("FPDF_GetLastError") == 4 {
			return d, errPassword
		}
		return d, errBroken
	}
	return d, nil
}

func (d *document) close() {
	if d != nil {
		_ = d.module.Close(context.Background())
	}
}

// call calls an exported function and returns its first result.
func (d *document) call(name string, params ...uint64) uint64 {
	if d.err != nil {
		return 0
	}
	f := d.calls[name]
	if f == nil {
		if f = d.module.ExportedFunction(name); f == nil {
			d.err = fmt.Errorf("pdfium has no %s", name)
			return 0
		}
		d.calls[name] = f
	}
	out, err := f.Call(d.ctx, params...)
	if err != nil {
		d.err = err
		return 0
	}
	if len(out) == 0 {
		return 0
	}
	return out[0]
}

// float returns the n-th double of the scratch memory.
func (d *document) float(n uint32) float64 {
	v, _ := d.module.Memory().ReadFloat64Le(d.scratch + 8*n)
	return v
}

// meta returns an entry of the document's information, "" if it has none.
func (d *document) meta(key string) string {
	k := append([]byte(key), 0)
	at := uint32(d.call("malloc", uint64(len(k))))
	if at == 0 || !d.module.Memory().Write(at, k) {
		return ""
	}
	n := d.call("FPDF_GetMetaText", d.handle, uint64(at), 0, 0)
	if n < 4 || n > 4096 {
		return ""
	}
	buf := uint32(d.call("malloc", n))
	d.call("FPDF_GetMetaText", d.handle, uint64(at), uint64(buf), n)
	b, ok := d.module.Memory().Read(buf, uint32(n))
	if !ok || d.err != nil {
		return ""
	}
	units := make([]uint16, 0, n/2)
	for i := 0; i+1 < len(b); i += 2 {
		if u := binary.LittleEndian.Uint16(b[i:]); u != 0 {
			units = append(units, u)
		}
	}
	return string(utf16.Decode(units))
}

// A line is one line of text on a page. Coordinates are points from the lower
// left corner.
type line struct {
	text  string
	x0    float64 // left edge of the first character
	x1    float64 // right edge of the last one
	y     float64 // base line
	size  float64 // of the font
	page  int
	place float64 // y as a share of the page's height, 0 at the bottom
}

// lines reads the lines of page n in the order of the page's content, which
// is that of reading in nearly all PDFs that programs write.
func (d *document) lines(n, room int) (out []line, chars int) {
	page := d.call("FPDF_LoadPage", d.handle, uint64(n))
	if page == 0 || d.err != nil {
		return nil, 0
	}
	defer d.call("FPDF_ClosePage", page)
	height := api.DecodeF64(d.call("FPDF_GetPageHeight", page))
	text := d.call("FPDFText_LoadPage", page)
	if text == 0 || d.err != nil {
		return nil, 0
	}
	defer d.call("FPDFText_ClosePage", text)
	count := min(int(api.DecodeI32(d.call("FPDFText_CountChars", text))), room)
	units := d.text(text, count)
	start := 0
	for i := 0; i <= len(units); i++ {
		if i < len(units) && units[i] != '\n' && units[i] != joined && units[i] != hyphen {
			continue
		}
		end := i
		if i < len(units) && units[i] != '\n' {
			end++ // the mark of a joined hyphen stays with its line
		}
		if l, ok := d.line(text, units, start, end); ok {
			l.page = n
			if height > 0 {
				l.place = l.y / height
			}
			out = append(out, l)
		}
		start = i + 1
	}
	return out, count
}

// Marks that stand for a hyphen at the end of a line whose word goes on in
// the next one.
const (
	joined = 0xfffe
	hyphen = 2
)

// text returns the UTF-16 units of the characters of a page.
func (d *document) text(text uint64, count int) []uint16 {
	if count <= 0 {
		return nil
	}
	size := uint64(2 * (count + 1))
	buf := d.call("malloc", size)
	if buf == 0 {
		return nil
	}
	defer d.call("free", buf)
	n := int(api.DecodeI32(d.call("FPDFText_GetText", text, 0, uint64(count), buf)))
	b, ok := d.module.Memory().Read(uint32(buf), uint32(2*max(min(n-1, count), 0)))
	if !ok || d.err != nil {
		return nil
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	return units
}

// line measures the units from start to end of the text of a page.
func (d *document) line(text uint64, units []uint16, start, end int) (line, bool) {
	blank := func(u uint16) bool { return u <= ' ' && u != hyphen || u == 0xa0 }
	first, last := start, end-1
	for first < end && blank(units[first]) {
		first++
	}
	for last > first && (blank(units[last]) || units[last] == joined || units[last] == hyphen) {
		last--
	}
	if first >= end {
		return line{}, false
	}
	l := line{text: decode(units[start:end])}
	at := d.call("FPDFText_GetCharIndexFromTextIndex", text, uint64(first))
	l.x0, _ = d.box(text, at)
	_, l.x1 = d.box(text, d.call("FPDFText_GetCharIndexFromTextIndex", text, uint64(last)))
	l.y = d.baseline(text, at)
	l.size = api.DecodeF64(d.call("FPDFText_GetFontSize", text, at))
	return l, d.err == nil
}

// ligatures are the letters at the codes of ligatures in the font encodings of
// TeX, Cork (T1) and OT1. Bitmap fonts, which TeX falls back to, do not say
// which letters their codes stand for, so PDFium hands the codes on. The code
// of fl in OT1 is that of the end of a line.
var ligatures = map[rune]string{
	0x1b: "ff", 0x1c: "fi", 0x1d: "fl", 0x1e: "ffi", 0x1f: "ffl",
	0x0b: "ff", 0x0c: "fi", 0x0e: "ffi", 0x0f: "ffl",
}

// decode returns the text of units, with ligatures beside letters spelt out.
func decode(units []uint16) string {
	runes := utf16.Decode(units)
	letter := func(i int) bool {
		return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || ligatures[runes[i]] != "")
	}
	var b strings.Builder
	for i, r := range runes {
		switch {
		case r == '\r' || r == 0: // no text
		case r == hyphen:
			b.WriteRune(joined)
		case ligatures[r] != "" && (letter(i-1) || letter(i+1)):
			b.WriteString(ligatures[r])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// box returns the left and right edge of a character.
func (d *document) box(text, i uint64) (left, right float64) {
	s := uint64(d.scratch)
	d.call("FPDFText_GetCharBox", text, i, s, s+8, s+16, s+24)
	return d.float(0), d.float(1)
}

// baseline returns the height of the base line of a character.
func (d *document) baseline(text, i uint64) float64 {
	s := uint64(d.scratch)
	d.call("FPDFText_GetCharOrigin", text, i, s, s+8)
	y := d.float(1)
	if math.IsNaN(y) || math.IsInf(y, 0) {
		return 0
	}
	return y
}
