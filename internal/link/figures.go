package link

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/fold"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// union merges spans that overlap or touch, and sorts them.
func union(spans []hearsay.Span) []hearsay.Span {
	slices.SortFunc(spans, hearsay.Span.Compare)
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// months and scales are known by the numbers of their words.
var months = lexis.Set(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec
	januar februar märz mai juni juli oktober dezember
	janvier février mars avril juin juillet août septembre octobre novembre décembre
	enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
	gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre`)

var scales = func() map[uint32]string {
	byNumber := map[uint32]string{}
	for noughts, words := range map[string]string{
		"000":          "thousand k тысяч тисяч",
		"000000":       "million millions millionen millones mln mn m млн миллионов мільйонів",
		"000000000":    "billion bn milliarden milliards млрд",
		"000000000000": "trillion tn",
	} {
		for _, w := range strings.Fields(words) {
			byNumber[lexis.Hash(w)] = noughts
		}
	}
	return byNumber
}()

var cityBlock = lexis.Hash("block")

// findFigures lists the numbers of the text that are neither dates nor
// clock times.
func (t *text) findFigures() {
	for i, m := range t.marks {
		if m&number == 0 || m&caption != 0 {
			continue
		}
		w := t.form(i)
		n := 0
		for n < len(w) && plain(w[n:n+1]) {
			n++
		}
		if n > 24 || n == 0 || len(w)-n > 4 {
			continue
		}
		f := figure{word: int32(i), last: int32(i)}
		unit := w[n:]
		w = strings.TrimRight(w[:n], ".,")
		digits := strings.ReplaceAll(w, ",", "")
		next, before := uint32(0), uint32(0)
		if i+1 < len(t.ids) {
			next = t.ids[i+1]
		}
		if i > 0 {
			before = t.ids[i-1]
		}
		switch unit {
		case "":
		case "st", "nd", "rd", "th":
			continue // a rank or a day
		default:
			// "€900m" is a sum, "900m" a distance.
			if scale := scales[lexis.Hash(unit)]; scale != "" && t.currency(i-1) {
				digits = shift(digits, scale)
			}
			next = 0
		}
		scale, scaled := scales[next]
		switch {
		case scaled:
			f.last++
			digits = shift(digits, scale)
		case len(digits) <= 2 && (months[next] || months[before]):
			continue
		case len(digits) == 4 && len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")):
			continue
		}
		digits = strings.TrimLeft(digits, "0")
		if digits == "" || next == cityBlock || t.dialled(i) || t.dialled(i-1) {
			continue
		}
		f.key = lexis.Hash(digits)
		f.tell = telling(digits)
		t.figures = append(t.figures, f)
	}
}

// dialled reports whether words i and i+1 are parts of a telephone number: three
// digits, a hyphen or a bracket, and three or four digits or capitals. Contact
// lines say nothing of a story.
func (t *text) dialled(i int) bool {
	if i < 0 || i+1 >= len(t.ids) || t.marks[i]&number == 0 {
		return false
	}
	if w := t.form(i); len(w) != 3 || !plain(w) {
		return false
	}
	switch t.doc.Text[t.end[i]:t.start[i+1]] {
	case "-", ")", ") ", "‑", ".":
	default:
		return false
	}
	next := t.words(i+1, i+2)
	return len(next) == 3 && plain(next) || len(next) == 4 && (plain(next) || strings.ToUpper(next) == next)
}

// currency reports whether word i is the sign of a currency, or a word of other
// letters than ASCII.
func (t *text) currency(i int) bool {
	if i < 0 {
		return false
	}
	w := t.form(i)
	return w == "$" || len(w) > 1 && w[0] >= utf8.RuneSelf
}

// form returns word i as it compares.
func (t *text) form(i int) string { return fold.Form(t.words(i, i+1)) }

// shift multiplies a number in digits by a scale, which is written in noughts.
func shift(digits, scale string) string {
	whole, frac, _ := strings.Cut(digits, ".")
	if len(frac) > len(scale) {
		return digits
	}
	return whole + frac + scale[len(frac):]
}

// plain reports whether w has nothing but digits, points and commas.
func plain(w string) bool {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c != '.' && c != ',' && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// telling rates how unlikely it is that two texts state the number by chance,
// from 0 to 1: by how large it is and by its significant digits.
func telling(digits string) float64 {
	whole, _, _ := strings.Cut(digits, ".")
	significant := len(strings.TrimRight(strings.Replace(digits, ".", "", 1), "0"))
	return math.Min(1, 0.15+0.25*float64(significant-1)+0.12*float64(min(len(whole), 6)-1))
}
