package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text"
)

// pages measures how well web pages become documents, on data/pages.
//
// Body text is compared as the public article-extraction-benchmark does it:
// both texts are cut into words (runs of letters, digits and underscores),
// the words into shingles of four; shingles that both have count as true
// positives, each as often as both have it; precision and recall are averaged
// over the pages, and F1 is made of the averages. The body is all blocks of
// the document but its captions.
//
// On outlets, title is the share of pages whose title equals the gold one but
// for white space; authors the share whose set of names does, letter case
// aside; date the share whose calendar day does, taken as written or in UTC.
// A page whose gold has no value counts as right if none is found.
//
// The pages of one second are those read one after the other in a second of
// processor time, from bytes to document.
func pages(dir string, w io.Writer) (map[string]float64, error) {
	figures := map[string]float64{}
	var spent time.Duration
	n := 0
	for _, set := range []string{"articles", "outlets"} {
		gold, err := readGold(filepath.Join(dir, "data", "pages", set))
		if err != nil {
			return nil, err
		}
		var body bodyScore
		right := map[string]int{}
		total := 0
		for _, name := range slices.Sorted(maps.Keys(gold)) {
			page, err := readGzip(filepath.Join(dir, "data", "pages", set, name+".html.gz"))
			if err != nil {
				return nil, err
			}
			start := cpuTime()
			doc, err := text.Read(context.Background(), hearsay.Capture{ID: name, MediaType: "text/html", Bytes: page})
			spent += cpuTime() - start
			n++
			total++
			if err != nil {
				fmt.Fprintf(w, "%s: %v\n", name, err)
			}
			g := gold[name]
			p, r := body.add(g.body(), bodyOf(doc))
			if os.Getenv("EVAL_VERBOSE") != "" {
				fmt.Fprintf(w, "%-8s %s body p %.3f r %.3f\n", set, name, p, r)
			}
			if set == "outlets" {
				for field, ok := range g.compare(doc, w, name) {
					if ok {
						right[field]++
					}
				}
			}
		}
		p, r, f := body.result()
		fmt.Fprintf(w, "%-8s %3d pages  body: precision %.3f  recall %.3f  F1 %.3f\n", set, total, p, r, f)
		figures[set+"_body_f1"] = round(f)
		if set == "outlets" {
			for _, field := range []string{"title", "authors", "date"} {
				share := float64(right[field]) / float64(total)
				fmt.Fprintf(w, "         %s right: %d of %d (%.3f)\n", field, right[field], total, share)
				figures["outlets_"+field] = round(share)
			}
		}
	}
	if spent > 0 {
		figures["pages_per_second"] = round(float64(n) / spent.Seconds())
		fmt.Fprintf(w, "%.0f pages a second of processor time\n", float64(n)/spent.Seconds())
	}
	return figures, nil
}

// goldPage is a page of either set; the sets name the text differently.
type goldPage struct {
	ArticleBody string   `json:"articleBody"`
	Text        string   `json:"text"`
	Title       string   `json:"title"`
	Authors     []string `json:"authors"`
	Published   string   `json:"published"`
}

func (g goldPage) body() string { return g.ArticleBody + g.Text }

// compare reports for each piece of metadata whether it is right.
func (g goldPage) compare(doc hearsay.Document, w io.Writer, name string) map[string]bool {
	var authors []string
	for _, a := range doc.Byline {
		authors = append(authors, a.Value)
	}
	right := map[string]bool{
		"title":   squash(doc.Title.Value) == squash(g.Title),
		"authors": slices.Equal(nameSet(authors), nameSet(g.Authors)),
		"date":    sameDay(doc.Published.Value, g.Published),
	}
	if os.Getenv("EVAL_VERBOSE") != "" {
		if !right["title"] {
			fmt.Fprintf(w, "%s title %q (%s), gold %q\n", name, doc.Title.Value, doc.Title.From, g.Title)
		}
		if !right["authors"] {
			fmt.Fprintf(w, "%s authors %q, gold %q\n", name, authors, g.Authors)
		}
		if !right["date"] {
			fmt.Fprintf(w, "%s date %q (%s), gold %q\n", name, doc.Published.Value, doc.Published.From, g.Published)
		}
	}
	return right
}

// squash makes white space single spaces and drops soft hyphens, which show
// nothing.
func squash(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), " ")
}

func nameSet(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, strings.ToLower(squash(n)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func sameDay(got, want string) bool {
	if len(got) < 10 || len(want) < 10 {
		return got == want
	}
	if got[:10] == want[:10] {
		return true
	}
	day := func(s string) string {
		for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00"} {
			if t, err := time.Parse(layout, s); err == nil {
				return t.UTC().Format(time.DateOnly)
			}
		}
		return s[:10]
	}
	return day(got) == day(want)
}

// bodyOf returns the text of a document without its captions.
func bodyOf(doc hearsay.Document) string {
	var parts []string
	for _, b := range doc.Blocks {
		if b.Kind != hearsay.Caption {
			parts = append(parts, b.Of(doc.Text))
		}
	}
	return strings.Join(parts, "\n")
}

// bodyScore sums precision and recall over pages.
type bodyScore struct {
	precision, recall float64
	n                 int
}

func (s *bodyScore) add(gold, got string) (precision, recall float64) {
	want, have := shingles(gold), shingles(got)
	tp, fp, fn := 0, 0, 0
	for k, n := range want {
		tp += min(n, have[k])
		fn += max(0, n-have[k])
	}
	for k, n := range have {
		fp += max(0, n-want[k])
	}
	ratio := func(miss int) float64 {
		switch {
		case fp == 0 && fn == 0:
			return 1
		case tp == 0 && miss == 0:
			return 0
		}
		return float64(tp) / float64(tp+miss)
	}
	precision, recall = ratio(fp), ratio(fn)
	s.precision += precision
	s.recall += recall
	s.n++
	return precision, recall
}

func (s *bodyScore) result() (precision, recall, f1 float64) {
	if s.n == 0 {
		return 0, 0, 0
	}
	precision, recall = s.precision/float64(s.n), s.recall/float64(s.n)
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return precision, recall, f1
}

// shingles counts the runs of four words of s; a shorter text is one shingle.
func shingles(s string) map[string]int {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
	out := map[string]int{}
	for i := range max(1, len(words)-3) {
		out[strings.Join(words[i:min(i+4, len(words))], " ")]++
	}
	return out
}

func readGold(dir string) (map[string]goldPage, error) {
	data, err := os.ReadFile(filepath.Join(dir, "ground-truth.json"))
	if err != nil {
		return nil, err
	}
	gold := map[string]goldPage{}
	return gold, json.Unmarshal(data, &gold)
}

func readGzip(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return io.ReadAll(r)
}

func round(x float64) float64 { return float64(int(x*10000+0.5)) / 10000 }
