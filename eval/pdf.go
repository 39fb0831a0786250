package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text"
)

// printed is how many reports are printed in each script.
const printed = 6

// pdf measures how well prints become text again. It sets texts with known
// words – those of data/pages/outlets – as web pages, prints each with the
// Chromium of this machine, in one column and in two justified ones with
// hyphens, in Latin and in Cyrillic script, and compares the words read with
// those set, in shingles of four as in [pages]. The English ones are also
// typeset by pdfLaTeX, where there is one, in two justified columns with
// hyphens and page numbers.
//
// Pages a second is over the prints of Chromium, from bytes to document, in
// processor time, after the reader has started.
func pdf(dir string, w io.Writer) (map[string]float64, error) {
	chromium, err := findChromium()
	if err != nil {
		return nil, err
	}
	gold, err := readGold(filepath.Join(dir, "data", "pages", "outlets"))
	if err != nil {
		return nil, err
	}
	tmp, err := os.MkdirTemp("", "hearsay-prints-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	figures := map[string]float64{}
	spent, sheets := time.Duration(0), 0
	read := func(data []byte, name string) hearsay.Document {
		c := hearsay.Capture{ID: name, MediaType: "application/pdf", Bytes: data}
		if spent == 0 { // starts the reader
			_, _ = text.Read(context.Background(), c)
		}
		start := cpuTime()
		doc, err := text.Read(context.Background(), c)
		spent += cpuTime() - start
		if err != nil {
			fmt.Fprintf(w, "%s: %v\n", name, err)
		}
		return doc
	}
	for _, script := range []string{"latin", "cyrillic"} {
		for _, columns := range []int{1, 2} {
			var score bodyScore
			for i, body := range textsIn(gold, script) {
				page := filepath.Join(tmp, fmt.Sprintf("%s-%d-%d.html", script, columns, i))
				if err := os.WriteFile(page, []byte(setPage(body, script, columns)), 0o600); err != nil {
					return nil, err
				}
				data, err := printPage(chromium, tmp, page)
				if err != nil {
					return nil, err
				}
				doc := read(data, page)
				sheets += strings.Count(string(data), "/Type /Page\n")
				_, _ = score.add(body, bodyOf(doc))
			}
			p, r, f := score.result()
			fmt.Fprintf(w, "%-8s %d columns: %d prints  precision %.4f  recall %.4f  F1 %.4f\n", script, columns, score.n, p, r, f)
			figures[fmt.Sprintf("%s_%d_f1", script, columns)] = round(f)
		}
	}
	if latex := findLatex(w); latex != "" {
		var score bodyScore
		for i, body := range textsIn(gold, "latin") {
			data, err := typeset(latex, tmp, fmt.Sprintf("latex-%d", i), body)
			if err != nil {
				fmt.Fprintf(w, "latex-%d: %v\n", i, err)
				continue
			}
			// Its pages are packed, so they count for no speed.
			before := spent
			p, r := score.add(body, bodyOf(read(data, fmt.Sprintf("latex-%d", i))))
			spent = before
			if os.Getenv("EVAL_VERBOSE") != "" {
				fmt.Fprintf(w, "latex-%d p %.3f r %.3f\n", i, p, r)
			}
		}
		p, r, f := score.result()
		fmt.Fprintf(w, "latex    2 columns: %d prints  precision %.4f  recall %.4f  F1 %.4f\n", score.n, p, r, f)
		figures["latex_2_f1"] = round(f)
	}
	if spent > 0 {
		figures["pages_per_second"] = round(float64(sheets) / spent.Seconds())
		fmt.Fprintf(w, "%d pages, %.0f a second\n", sheets, float64(sheets)/spent.Seconds())
	}
	return figures, nil
}

func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("there is no Chromium to print with; install the package chromium")
}

// textsIn returns texts of middling length in a script, in order of the names
// of their pages: English ones for Latin.
func textsIn(gold map[string]goldPage, script string) []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(gold)) {
		body := gold[name].body()
		words := len(strings.Fields(body))
		english := strings.HasPrefix(name, "us_") || strings.HasPrefix(name, "uk_")
		cyrillic := strings.Count(body, "о")*20 > len(body)/2
		if words < 250 || words > 4000 || script == "latin" && !english || script == "cyrillic" && !cyrillic {
			continue
		}
		if out = append(out, body); len(out) == printed {
			break
		}
	}
	return out
}

func setPage(body, script string, columns int) string {
	lang, style := "en", ""
	if script == "cyrillic" {
		lang = "ru"
	}
	if columns > 1 {
		style = fmt.Sprintf("columns:%d;text-align:justify;hyphens:auto", columns)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="%s"><meta charset="utf-8"><title>Print</title><body style="font-family:serif;%s">`, lang, style)
	for p := range strings.SplitSeq(body, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
		}
	}
	return b.String()
}

func printPage(chromium, tmp, page string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	out := page + ".pdf"
	cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
		"--user-data-dir="+filepath.Join(tmp, "profile"), "--print-to-pdf="+out, "file://"+page)
	if log, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("printing %s: %w: %s", page, err, log)
	}
	return os.ReadFile(out)
}
