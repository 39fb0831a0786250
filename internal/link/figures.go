package link

import (
	"math"
	"slices"
	"strings"

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

var months = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec
		januar februar märz mai juni juli oktober dezember
		janvier février mars avril juin juillet août septembre octobre novembre décembre
		enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
		gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre`) {
		m[w] = true
	}
	return m
}()

var scales = map[string]string{
	"thousand": "000", "million": "000000", "mln": "000000", "m": "000000", "billion": "000000000",
	"bn": "000000000", "trillion": "000000000000", "millionen": "000000", "milliarden": "000000000",
	"millions": "000000", "mn": "000000", "k": "000", "tn": "000000000000", "milliards": "000000000", "millones": "000000", "млн": "000000", "млрд": "000000000",
	"тысяч": "000", "тисяч": "000", "миллионов": "000000", "мільйонів": "000000",
}

// findFigures lists the numbers of the text that are neither dates nor
// clock times.
func (t *text) findFigures(words []fold.Word) {
	for i := range words {
		if t.marks[i]&number == 0 || t.marks[i]&caption != 0 {
			continue
		}
		w := words[i].Folded
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
		next, before := "", ""
		if i+1 < len(words) {
			next = words[i+1].Folded
		}
		if i > 0 {
			before = words[i-1].Folded
		}
		switch unit {
		case "":
		case "st", "nd", "rd", "th":
			continue // a rank or a day
		default:
			// "€900m" is a sum, "900m" a distance.
			if money := before == "$" || len(before) > 1 && before[0] >= 0x80; money && scales[unit] != "" {
				digits = shift(digits, scales[unit])
			}
			next = ""
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
		if digits == "" || next == "block" || t.dialled(words, i) || t.dialled(words, i-1) {
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
func (t *text) dialled(words []fold.Word, i int) bool {
	if i < 0 || i+1 >= len(words) || len(words[i].Folded) != 3 || !plain(words[i].Folded) {
		return false
	}
	switch t.doc.Text[words[i].End:words[i+1].Start] {
	case "-", ")", ") ", "‑", ".":
	default:
		return false
	}
	next := t.doc.Text[words[i+1].Start:words[i+1].End]
	return len(next) == 3 && plain(next) || len(next) == 4 && (plain(next) || strings.ToUpper(next) == next)
}

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

// outletKey returns the folded name of the document's outlet, or the owner's
// name in the host that stands for it or in its address, or "".
func outletKey(doc *hearsay.Annotated) string {
	switch outlet := doc.Outlet.Value; {
	case outlet == "":
		return squeeze(name(host(doc.URL.Value)))
	case strings.Contains(outlet, ".") && !strings.ContainsAny(outlet, " /"):
		return squeeze(name(strings.ToLower(outlet)))
	default:
		return squeeze(outlet)
	}
}

// host returns the host of an address without "www.".
func host(url string) string {
	_, rest, ok := strings.Cut(url, "://")
	if !ok {
		return ""
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		rest = rest[i+1:]
	}
	rest, _, _ = strings.Cut(rest, ":")
	return strings.TrimPrefix(strings.ToLower(rest), "www.")
}

// name returns the part of a host that names its owner: "example" of
// "news.example.co.uk".
func name(host string) string {
	parts := strings.Split(host, ".")
	if n := len(parts); n >= 3 && len(parts[n-1]) == 2 && len(parts[n-2]) <= 3 {
		return parts[n-3]
	} else if n >= 2 {
		return parts[n-2]
	}
	return host
}

// squeeze folds a name so that "The Moscow Times" and "themoscowtimes" are
// equal.
func squeeze(s string) string {
	var b strings.Builder
	for _, w := range fold.Words(s) {
		b.WriteString(w.Folded)
	}
	return strings.TrimPrefix(b.String(), "the")
}
