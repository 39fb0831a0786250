// Package pdf reads the text of PDF files with PDFium, which runs as
// WebAssembly in a sandbox with bounded memory and time. [Read] is all there
// is to it.
package pdf

import (
	"context"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay/internal/text/draft"
	"github.com/hearsay-project/hearsay/internal/text/plain"
)

// maxTime bounds the reading of one document.
const maxTime = 60 * time.Second

// Read returns what the PDF holds. An error is a sentence that says what to
// do, or that of ctx.
func Read(ctx context.Context, data []byte) (draft.Draft, error) {
	bounded, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	d, err := open(bounded, data)
	defer d.close()
	if err != nil {
		return draft.Draft{}, cause(ctx, bounded, err)
	}
	title := strings.TrimSpace(d.meta("Title"))
	pages := min(int(d.call("FPDF_GetPageCount", d.handle)), maxPages)
	var all []line
	chars := 0
	for n := 0; n < pages && d.err == nil; n++ {
		lines, count := d.lines(n, maxChars-chars)
		all = append(all, lines...)
		chars += count
		if d.err == nil {
			d.err = bounded.Err()
		}
	}
	if d.err != nil && (len(all) == 0 || ctx.Err() != nil) {
		return draft.Draft{}, cause(ctx, bounded, errBroken)
	}
	if len(all) == 0 {
		return draft.Draft{}, errors.New("is a PDF without text, a scan or pictures; run it through text recognition (OCR) and name the result.")
	}
	out := plain.Read(compose(all, pages))
	if title != "" && usable(title) {
		out.Title = append(out.Title, draft.Metadata(title, title, "pdf Title"))
	}
	return out, nil
}

// cause returns the error that a person should see for err.
func cause(ctx, bounded context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case bounded.Err() != nil:
		return errors.New("is a PDF that takes too long to read; open it in a viewer and print it to a new PDF.")
	}
	return err
}

// usable reports whether the title in a document's information is one, and
// not the name of a file that a word processor put there.
func usable(title string) bool {
	lower := strings.ToLower(title)
	for _, mark := range []string{"microsoft word", "untitled", "powerpoint", ".doc", ".indd", ".qxd", ".tex", ".pdf", "about:blank", "http://", "https://"} {
		if strings.Contains(lower, mark) {
			return false
		}
	}
	return strings.ContainsRune(title, ' ')
}

// compose writes lines as the text of a print: a form feed for each new page,
// an empty line where space or another size of type sets lines apart, and
// white space for an indented line.
func compose(all []line, pages int) string {
	all = sameBaseline(all)
	all = withoutMargins(all, pages)
	lead := leading(all)
	var b strings.Builder
	for i, l := range all {
		if i > 0 {
			prev := all[i-1]
			switch {
			case l.page != prev.page:
				b.WriteByte('\f')
			case apart(prev, l, lead):
				b.WriteByte('\n')
			}
			if l.page == prev.page && indented(prev, l) {
				b.WriteString("    ")
			}
		}
		text := l.text
		if rest, ok := strings.CutSuffix(text, "\ufffe"); ok {
			text = rest + "-"
		}
		b.WriteString(strings.ReplaceAll(text, "\ufffe", "-"))
		b.WriteByte('\n')
	}
	return b.String()
}

// sameBaseline joins what stands on one base line far apart, as in the
// headers of printed pages.
func sameBaseline(all []line) []line {
	var out []line
	for _, l := range all {
		if n := len(out); n > 0 && out[n-1].page == l.page && math.Abs(out[n-1].y-l.y) < 1 && l.x0 > out[n-1].x1 &&
			(l.place < 0.08 || l.place > 0.92) {
			out[n-1].text += " " + l.text
			out[n-1].x1 = l.x1
			continue
		}
		out = append(out, l)
	}
	return out
}

// withoutMargins drops running headers and footers: lines at the edge of the
// page that are numbers, or that come back on other pages but for their
// numbers. Those of browsers stay, for they state the address.
func withoutMargins(all []line, pages int) []line {
	all = withoutNumbers(all, pages)
	count := map[string]int{}
	for _, l := range all {
		if l.atEdge() {
			count[withoutDigits(l.text)]++
		}
	}
	return slices.DeleteFunc(all, func(l line) bool {
		if !l.atEdge() || strings.Contains(l.text, "http") || strings.Contains(l.text, "/") {
			return false
		}
		key := withoutDigits(l.text)
		return key == "" || pages > 1 && count[key] > 1 && count[key]*2 >= pages-1
	})
}

// withoutNumbers drops page numbers that stand by themselves as the last line
// of their page, wherever the margin is, and that count with the pages.
func withoutNumbers(all []line, pages int) []line {
	lowest := make([]int, pages) // 1 + index of a page's lowest line
	for i, l := range all {
		if at := lowest[l.page]; at == 0 || l.y < all[at-1].y {
			lowest[l.page] = i + 1
		}
	}
	number := func(page int) (offset int, ok bool) {
		if lowest[page] == 0 {
			return 0, false
		}
		n, err := strconv.Atoi(strings.TrimSpace(all[lowest[page]-1].text))
		return n - page, err == nil
	}
	count := map[int]int{}
	for page := range pages {
		if offset, ok := number(page); ok {
			count[offset]++
		}
	}
	drop := map[int]bool{}
	for page := range pages {
		if offset, ok := number(page); ok && count[offset] > 1 && count[offset]*2 >= pages {
			drop[lowest[page]-1] = true
		}
	}
	kept := all[:0]
	for i, l := range all {
		if !drop[i] {
			kept = append(kept, l)
		}
	}
	return kept
}

func (l line) atEdge() bool { return l.place < 0.08 || l.place > 0.92 }

func withoutDigits(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '-' || r == '–' || r == '|' {
			return -1
		}
		return r
	}, s))
}

// leading returns the usual distance of two lines as a multiple of the size
// of type.
func leading(all []line) float64 {
	var gaps []float64
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if gap := a.y - b.y; a.page == b.page && gap > 0 && b.size > 0 && gap < 4*b.size {
			gaps = append(gaps, gap/b.size)
		}
	}
	if len(gaps) == 0 {
		return 1.2
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/2]
}

// apart reports whether more than the usual space, or another size of type,
// parts b from the line before it.
func apart(a, b line, lead float64) bool {
	if a.size > 0 && b.size > 0 && math.Abs(a.size-b.size) > 0.12*max(a.size, b.size) {
		return true
	}
	gap := a.y - b.y
	return gap > 1.3*lead*max(b.size, 1)
}

// indented reports whether b starts a little to the right of the line before
// it.
func indented(a, b line) bool {
	shift := b.x0 - a.x0
	return a.y > b.y && shift > 0.7*b.size && shift < 4*b.size
}
