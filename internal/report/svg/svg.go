// Package svg draws the pictures of a report: the lineage of its documents
// ([Lineage]) and figures by period and value ([Figure]).
//
// A drawing is one <svg> element as a string, to be put into a page. It is
// drawn with classes and the colour of the text around it, so that the page's
// style sheet decides on light and dark; it holds no style, script or
// reference of its own beyond the links it is given. Every foreign word in it
// is escaped. The same input gives the same bytes.
//
// Each drawing needs a twin in words beside it: what is left out of a drawing
// that would grow too large is said in Drawing.Left.
package svg

import (
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// Width is the width of every drawing in its own units, which are pixels when
// it is shown at its natural size.
const Width = 960

// Drawing is a picture with what had to be left out of it.
type Drawing struct {
	SVG  string
	Left int // lanes, nodes or rows that are not drawn
}

// canvas writes elements in the order of the calls.
type canvas struct{ b strings.Builder }

// num writes a coordinate with at most one decimal.
func num(f float64) string {
	s := strconv.FormatFloat(f, 'f', 1, 64)
	return strings.TrimSuffix(s, ".0")
}

// attrs joins pairs of names and values.
func attrs(pairs []string) string {
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			b.WriteString(" " + pairs[i] + `="` + esc(pairs[i+1]) + `"`)
		}
	}
	return b.String()
}

// esc escapes foreign words; characters that XML does not allow become U+FFFD.
func esc(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return unicode.ReplacementChar
		}
		return r
	}, s))
}

func (c *canvas) raw(s string)                    { c.b.WriteString(s) }
func (c *canvas) open(name string, kv ...string)  { c.raw("<" + name + attrs(kv) + ">") }
func (c *canvas) shut(name string)                { c.raw("</" + name + ">") }
func (c *canvas) empty(name string, kv ...string) { c.raw("<" + name + attrs(kv) + "/>") }

func (c *canvas) text(x, y float64, class, anchor, s string) {
	c.raw("<text" + attrs([]string{"x", num(x), "y", num(y), "class", class, "text-anchor", anchor}) + ">" + esc(s) + "</text>")
}

func (c *canvas) title(s string) {
	if s != "" {
		c.raw("<title>" + esc(s) + "</title>")
	}
}

func (c *canvas) line(x1, y1, x2, y2 float64, class string) {
	c.empty("line", "x1", num(x1), "y1", num(y1), "x2", num(x2), "y2", num(y2), "class", class, "stroke", "currentColor")
}

// begin opens a drawing of a height; id makes its names unique in the page.
func (c *canvas) begin(id, title string, height float64) {
	c.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "drawing", "role", "group",
		"aria-labelledby", id+"-title", "viewBox", fmt.Sprintf("0 0 %d %s", Width, num(height)),
		"width", strconv.Itoa(Width), "height", num(height), "font-size", "13", "fill", "currentColor")
	c.raw("<title" + attrs([]string{"id", id + "-title"}) + ">" + esc(title) + "</title>")
}

// fit cuts s to about width pixels at a font size, going by an average
// character of a wide face, since nothing here knows the fonts of the page.
func fit(s string, width, size float64) string {
	cond := runewidth.Condition{StrictEmojiNeutral: true}
	room := int(width / (size * 0.6))
	if cond.StringWidth(s) <= room {
		return s
	}
	return cond.Truncate(s, max(room, 2), "…")
}
