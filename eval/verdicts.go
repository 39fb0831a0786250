package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/eval/quoteedits"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/compare"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// wantVerdict is the verdict that each kind of edit must get.
var wantVerdict = map[quoteedits.Kind]hearsay.Verdict{
	quoteedits.Same: hearsay.Verbatim, quoteedits.Retypeset: hearsay.Verbatim,
	quoteedits.TrimHead: hearsay.Trimmed, quoteedits.TrimTail: hearsay.Trimmed, quoteedits.Ellipsis: hearsay.Trimmed,
	quoteedits.Bracket: hearsay.Clarified,
	quoteedits.Number:  hearsay.Altered, quoteedits.Negation: hearsay.Altered, quoteedits.Hedge: hearsay.Altered, quoteedits.Name: hearsay.Altered,
	quoteedits.Splice: hearsay.Spliced, quoteedits.Speaker: hearsay.Reattributed,
	quoteedits.Fragment: hearsay.Fragment, quoteedits.Indirect: hearsay.Paraphrased,
}

// wantFlag is the flag that tells what was changed or left out.
var wantFlag = map[quoteedits.Kind]string{
	quoteedits.TrimHead: "head", quoteedits.TrimTail: "tail", quoteedits.Ellipsis: "marked",
	quoteedits.Number: "number", quoteedits.Negation: "negation", quoteedits.Name: "name", quoteedits.Speaker: "speaker changed",
}

// scoreVerdicts measures the verdicts on versions of a quotation. Quotations of
// five words or more (the gold's, in quotation marks and in one piece, of the
// attribution files; those that the stage reads in the seeds and in the
// built-in pile) are changed by package quoteedits in known ways. Each version
// is put before the compare stage as the quotation of a second document that
// comes from the first; the first document holds the quotation, an unlike one
// after it, and the one that splicing takes its other half from.
//
//   - macro F1 over the eight verdicts, one version one vote;
//   - false altered: re-typeset versions that are called altered;
//   - flags: share of the versions with a kind that has a flag of its own
//     (head, tail, marked, number, negation, name, speaker changed) that have it.
//
// The quotations are handed over as they are, so that errors of reading do not
// count here. HEARSAY_EVAL_VERBOSE lists every version that is judged wrong.
func scoreVerdicts(dir string, w io.Writer) (map[string]float64, error) {
	quotes, err := sampleQuotes(dir)
	if err != nil {
		return nil, err
	}
	verbose := os.Getenv("HEARSAY_EVAL_VERBOSE") != ""
	var s verdictSums
	start := time.Now()
	for i, q := range quotes {
		other, third := quotes[(i+7)%len(quotes)], quotes[(i+13)%len(quotes)]
		for _, e := range quoteedits.All(q, "Anna Orrel", other, "Pelle Madsen") {
			got, err := judged(q, third, other, e)
			if err != nil {
				return nil, err
			}
			if ok := s.add(e.Kind, got); !ok && verbose {
				fmt.Fprintf(w, "%s: %s %q\n  from %s\n  to   %s\n", e.Kind, got.Verdict, got.Flags, q, e.Text)
			}
		}
	}
	f := s.figures()
	f["quotations"] = float64(len(quotes))
	s.table(w)
	fmt.Fprintf(w, "%d quotations, %d versions, %.1f s\n", len(quotes), s.n, time.Since(start).Seconds())
	for _, k := range []string{"verdict macro F1", "verdict false altered", "verdict flags"} {
		fmt.Fprintf(w, "%-22s %6.3f\n", k, f[k])
	}
	return f, nil
}

// judged compares version e of the words with the document that has them.
func judged(words, between, other string, e quoteedits.Edit) (hearsay.QuoteVersion, error) {
	a := hearsay.Annotated{Document: hearsay.Document{ID: "a"}}
	for _, x := range []string{words, between, other} {
		quoted(&a, x, "Anna Orrel", hearsay.Direct)
	}
	b := hearsay.Annotated{Document: hearsay.Document{ID: "b"}}
	form := hearsay.Direct
	if e.Reported {
		form = hearsay.Indirect
	}
	quoted(&b, e.Text, e.Speaker, form)
	links := hearsay.Links{
		Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Rewrite, Original: "a"}},
		Origins:   []hearsay.Origin{{ID: "o1", Documents: []string{"a", "b"}, Root: "a"}},
		Stories:   []hearsay.Story{{ID: "s1", Documents: []string{"a", "b"}}},
		Parents:   map[string]string{"b": "a"},
	}
	v, err := compare.Compare(context.Background(), []hearsay.Annotated{a, b}, links)
	if err != nil {
		return hearsay.QuoteVersion{}, err
	}
	for _, f := range v.QuoteFamilies {
		for _, x := range f.Versions {
			if x.Quote == b.Quotes[0].ID {
				return x, nil
			}
		}
	}
	return hearsay.QuoteVersion{}, nil
}

// quoted appends a sentence with the words to d, and their quotation.
func quoted(d *hearsay.Annotated, words, speaker string, form hearsay.Form) {
	q := hearsay.Quote{
		ID: fmt.Sprintf("%s#q%d", d.ID, len(d.Quotes)+1), Doc: d.ID, Form: form, Strength: hearsay.Saying,
		Speaker: hearsay.Party{Name: speaker, Type: hearsay.Person},
	}
	mark, end := "“", "”"
	if form == hearsay.Indirect {
		mark, end = "", ""
	}
	d.Text += speaker + " said: " + mark
	q.Content = []hearsay.Span{{Start: len(d.Text), End: len(d.Text) + len(words)}}
	d.Text += words + end + "\n\n"
	d.Quotes = append(d.Quotes, q)
}

// sampleQuotes gathers direct quotations of five words or more, each once.
func sampleQuotes(dir string) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		s = strings.Join(strings.Fields(s), " ")
		if n := len(strings.Fields(s)); n < 5 || n > 120 || seen[s] || strings.ContainsAny(s, "[]…") || strings.Contains(s, "..") {
			return
		}
		seen[s] = true
		out = append(out, s)
	}
	for _, name := range []string{"attribution-dev.jsonl", "attribution-train.jsonl"} {
		docs, err := readAttributions(filepath.Join(dir, "data", name))
		if err != nil {
			return nil, err
		}
		for _, d := range docs[:min(len(docs), 200)] {
			text := []rune(d.Text)
			for _, a := range d.Annotators[0] {
				if len(a.Content) != 1 || a.Content[0][1] > len(text) {
					continue
				}
				s := string(text[a.Content[0][0]:a.Content[0][1]])
				if inner, ok := strings.CutPrefix(s, "“"); ok && strings.Count(s, "”") == 1 && strings.HasSuffix(s, "”") {
					add(strings.TrimSuffix(inner, "”"))
				}
			}
		}
	}
	texts, err := filepath.Glob(filepath.Join(dir, "seeds", "*.txt"))
	if err != nil {
		return nil, err
	}
	slices.Sort(texts)
	for _, name := range texts {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		directIn(string(text), add)
	}
	pile := demo.Pile()
	files, err := fs.Glob(pile, "*")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if strings.HasSuffix(name, ".html") {
			continue
		}
		text, err := fs.ReadFile(pile, name)
		if err != nil {
			return nil, err
		}
		directIn(string(text), add)
	}
	return out, nil
}

// directIn hands the direct quotations of a text to add.
func directIn(text string, add func(string)) {
	doc := &hearsay.Document{ID: "x", Text: text}
	t := prose.New(doc, lang.English())
	runs := quotation.Marks(text, t.Blocks)
	for _, q := range quotation.Read(t, names.Read(t, quotation.Quoted(runs)), runs) {
		if q.Form == hearsay.Direct && len(q.Content) == 1 {
			add(q.Content[0].Of(text))
		}
	}
}

// verdictSums counts what the versions got.
type verdictSums struct {
	n            int
	hit          map[hearsay.Verdict]int
	want, got    map[hearsay.Verdict]int
	right, kinds map[quoteedits.Kind]int
	alteredSet   int // re-typeset versions called altered
	flags, flag  int
}

func (s *verdictSums) add(k quoteedits.Kind, v hearsay.QuoteVersion) bool {
	if s.hit == nil {
		s.hit, s.want, s.got = map[hearsay.Verdict]int{}, map[hearsay.Verdict]int{}, map[hearsay.Verdict]int{}
		s.right, s.kinds = map[quoteedits.Kind]int{}, map[quoteedits.Kind]int{}
	}
	s.n++
	s.kinds[k]++
	want := wantVerdict[k]
	s.want[want]++
	s.got[v.Verdict]++
	if k == quoteedits.Retypeset && v.Verdict == hearsay.Altered {
		s.alteredSet++
	}
	if f := wantFlag[k]; f != "" {
		s.flags++
		if slices.Contains(v.Flags, f) {
			s.flag++
		}
	}
	if v.Verdict == want {
		s.hit[want]++
		s.right[k]++
		return true
	}
	return false
}

func (s *verdictSums) figures() map[string]float64 {
	sum, n := 0.0, 0
	for v := range s.want {
		sum += f1(s.hit[v], s.want[v], s.got[v])
		n++
	}
	return map[string]float64{
		"verdict macro F1": sum / float64(max(n, 1)), "verdict false altered": float64(s.alteredSet),
		"verdict flags": ratio(s.flag, s.flags),
	}
}

// table prints the share of right verdicts for each kind of edit.
func (s *verdictSums) table(w io.Writer) {
	kinds := make([]quoteedits.Kind, 0, len(s.kinds))
	for k := range s.kinds {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	for _, k := range kinds {
		fmt.Fprintf(w, "%-12s %-12s %5d of %5d\n", k, wantVerdict[k], s.right[k], s.kinds[k])
	}
}
