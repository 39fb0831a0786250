package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// attributionDoc is a line of attribution-dev.jsonl. Places are code points.
type attributionDoc struct {
	ID, Text   string
	Annotators [][]goldAttribution
}

type goldAttribution struct {
	Source, Cue, Content [][2]int
}

// scoreQuotes measures attributions within a document on attribution-dev
// (PolNeAR), whose annotators mark every attribution, beliefs, wishes and
// judgements included, with source, cue and content.
//
// Each annotator's file is scored by itself, as the mean over its documents of
// the F1 of a document; tokens are those of the language core without
// punctuation, so that edge punctuation never counts:
//
//   - content token: tokens inside any content;
//   - content overlap: attributions whose content shares a token with one of
//     the other side;
//   - content exact: attributions with the same set of content tokens;
//   - source exact, cue exact: distinct phrases with the same tokens;
//   - direct overlap, direct exact: recall of gold contents that hold a
//     quotation mark, over all documents; direct precision: share of contents
//     found, with a quotation mark in or around them, that overlap the gold's;
//   - tokens per second: of processor time, annotate alone, all threads of it
//     counted;
//   - outside F1: of pairs of content and source whose source stands in none of
//     the content's sentences; a pair is right when both overlap the gold's.
//
// The conventions of that corpus are met by four changes to what the stage
// reports, none of which looks at the gold: quotations that share a cue count
// as one attribution; a belief or wish inside of what somebody says is part of
// that and no attribution of its own; a conjunction "that" before the content
// counts as part of it; and the cue is taken with its auxiliaries and adverbs,
// and with the venue directly after it ("said in an interview"). The headline is
// text here as in the corpus.
//
// The table has attribution-train beside it, where it is at hand: neither file
// trains anything, and a gap between them would show what was fitted to one.
// With HEARSAY_EVAL_VERBOSE set, each attribution that differs from the gold is
// listed, for the value "train" those of attribution-train. Verdicts and the project's own labels
// follow: see [scoreVerdicts] and [scoreLabels].
func scoreQuotes(dir string, w io.Writer) (map[string]float64, error) {
	lists := [2]io.Writer{w, io.Discard}
	if os.Getenv("HEARSAY_EVAL_VERBOSE") == "train" {
		lists = [2]io.Writer{io.Discard, w}
	}
	f, err := scoreAttributions(filepath.Join(dir, "data", "attribution-dev.jsonl"), lists[0])
	if err != nil {
		return nil, err
	}
	train, err := scoreAttributions(filepath.Join(dir, "data", "attribution-train.jsonl"), lists[1])
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	fmt.Fprintf(w, "%-22s %6s %6s\n", "", "dev", "train")
	for _, row := range quoteRows {
		fmt.Fprintf(w, "%-22s %6.1f", row, 100*f[row])
		if train != nil {
			fmt.Fprintf(w, " %6.1f", 100*train[row])
			f["train "+row] = train[row]
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%-22s %6.0f\n\n", "tokens per second", f["tokens per second"])
	verdicts, err := scoreVerdicts(dir, w)
	if err != nil {
		return nil, err
	}
	maps.Copy(f, verdicts)
	fmt.Fprintln(w)
	labels, err := scoreLabels(dir, w)
	if err != nil {
		return nil, err
	}
	maps.Copy(f, labels)
	return f, nil
}

// quoteRows are the figures of the table, in order.
var quoteRows = []string{"content token", "content precision", "content recall", "content overlap", "content exact", "source exact", "cue exact",
	"direct overlap recall", "direct exact recall", "direct precision", "outside F1"}

// scoreAttributions measures one file of attributions. With
// HEARSAY_EVAL_VERBOSE set it writes to w what differs from the gold.
func scoreAttributions(name string, w io.Writer) (map[string]float64, error) {
	docs, err := readAttributions(name)
	if err != nil {
		return nil, err
	}
	verbose := os.Getenv("HEARSAY_EVAL_VERBOSE") != ""
	var sum quoteSums
	tokens, took := 0, time.Duration(0)
	lang.English() // unpack the models before the clock runs
	for _, d := range docs {
		start := cpuTime()
		p := predict(d)
		took += cpuTime() - start
		tokens += p.tokens
		for i, gold := range d.Annotators {
			g := goldOf(p, d.Text, gold)
			sum.add(p, g, 1/float64(len(d.Annotators)))
			if verbose && i == 0 {
				p.list(w, d.ID, g)
			}
		}
	}
	f := sum.figures()
	f["tokens per second"] = float64(int(float64(tokens) / took.Seconds()))
	f["documents"] = float64(len(docs))
	return f, nil
}

func readAttributions(name string) ([]attributionDoc, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []attributionDoc
	in := bufio.NewReaderSize(file, 1<<20)
	dec := json.NewDecoder(in)
	for {
		var d attributionDoc
		if err := dec.Decode(&d); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, d)
	}
}

// attributed is one side's attribution in word numbers of the document.
type attributed struct {
	content, source, cue string // the numbers, as a key
	words, sourceWords   map[int]bool
	sentences            map[int]bool // of the content
	sourceSentence       int          // -1 when there is no source
	quoted               bool
	// The words of the text, for reading along.
	exact, sourceExact, cueExact string
}

// side is what one side found in a document.
type side struct {
	attributions []attributed
	words        map[int]bool
	tokens       int
	index        []hearsay.Span // place of each word
	sentence     []int          // sentence of each word
}

// predict runs the stage on the text.
func predict(d attributionDoc) *side {
	doc := &hearsay.Document{ID: d.ID, Text: d.Text}
	t := prose.New(doc, lang.English())
	runs := quotation.Marks(doc.Text, t.Blocks)
	found := quotation.Attributions(t, names.Read(t, quotation.Quoted(runs)), runs)
	p := &side{words: map[int]bool{}}
	for s := range t.Sentences {
		for i, k := range t.Sentences[s].Tokens {
			p.tokens++
			if strings.ContainsFunc(t.Form(s, i), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				p.index = append(p.index, hearsay.Span{Start: k.Start, End: k.End})
				p.sentence = append(p.sentence, s)
			}
		}
	}
	type group struct {
		a       quotation.Attribution
		content []hearsay.Span
	}
	var groups []group
	byCue := map[hearsay.Span]int{}
	for _, a := range found {
		if a.Stance && a.Within >= 0 {
			continue
		}
		if len(a.Cue) > 0 {
			if g, ok := byCue[a.Cue[0]]; ok {
				groups[g].content = append(groups[g].content, a.Content...)
				continue
			}
			byCue[a.Cue[0]] = len(groups)
		}
		groups = append(groups, group{a, a.Content})
	}
	for _, g := range groups {
		var content []hearsay.Span
		for _, c := range g.content {
			c.Start = withThat(d.Text, c.Start)
			content = append(content, c)
		}
		slices.SortFunc(content, hearsay.Span.Compare)
		cue := g.a.Group
		if at := g.a.Venue; at.Start > cue.End && strings.TrimSpace(d.Text[cue.End:at.Start]) == "" {
			cue.End = at.End
		}
		p.add(d.Text, content, []hearsay.Span{g.a.Source}, []hearsay.Span{cue})
		if n := len(p.attributions); n > 0 && g.a.Form != hearsay.Indirect {
			p.attributions[n-1].quoted = true
		}
	}
	return p
}

// withThat moves start before a conjunction "that" directly before it.
func withThat(text string, start int) int {
	before := strings.TrimRight(text[:start], " \n\u00a0“\"',")
	if strings.HasSuffix(before, " that") {
		return len(before) - len("that")
	}
	return start
}

// goldOf makes a side of an annotator's attributions, with the words of p.
func goldOf(p *side, text string, gold []goldAttribution) *side {
	g := &side{words: map[int]bool{}, index: p.index, sentence: p.sentence}
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	spans := func(places [][2]int) []hearsay.Span {
		var out []hearsay.Span
		for _, x := range places {
			if x[0] >= 0 && x[0] <= x[1] && x[1] < len(at) {
				out = append(out, hearsay.Span{Start: at[x[0]], End: at[x[1]]})
			}
		}
		return out
	}
	for _, a := range gold {
		slices.SortFunc(a.Content, func(x, y [2]int) int { return x[0] - y[0] })
		g.add(text, spans(a.Content), spans(a.Source), spans(a.Cue))
	}
	return g
}

func (s *side) add(text string, content, source, cue []hearsay.Span) {
	a := attributed{words: map[int]bool{}, sourceWords: map[int]bool{}, sentences: map[int]bool{}, sourceSentence: -1}
	var key strings.Builder
	fill := func(spans []hearsay.Span, f func(word int)) string {
		key.Reset()
		for _, x := range spans {
			for i := range s.index {
				if s.index[i].Overlaps(x) {
					fmt.Fprint(&key, i, " ")
					f(i)
				}
			}
		}
		return key.String()
	}
	a.content = fill(content, func(i int) { a.words[i], s.words[i], a.sentences[s.sentence[i]] = true, true, true })
	a.source = fill(source, func(i int) { a.sourceWords[i] = true; a.sourceSentence = s.sentence[i] })
	a.cue = fill(cue, func(int) {})
	for _, x := range source {
		a.sourceExact += x.Of(text)
	}
	for _, x := range cue {
		a.cueExact += x.Of(text)
	}
	for _, x := range content {
		a.exact += x.Of(text) + " … "
		a.quoted = a.quoted || strings.ContainsAny(x.Of(text), "“”\"«»") || strings.Contains(x.Of(text), "''")
	}
	if a.content != "" {
		s.attributions = append(s.attributions, a)
	}
}

// quoteSums adds up the figures over documents.
type quoteSums struct {
	weight                               float64
	token, precision, recall             float64
	overlap, exact, source, cue          float64
	direct, directOverlap, directExact   float64
	directPred, directHit                float64
	outsideGold, outsidePred, outsideHit float64
}

func (q *quoteSums) add(p, g *side, weight float64) {
	q.weight += weight
	both := common(p.words, g.words)
	q.token += weight * f1(both, len(p.words), len(g.words))
	q.precision += weight * ratio(both, len(p.words))
	q.recall += weight * ratio(both, len(g.words))
	hitP, hitG := 0, 0
	byContent := map[string]bool{}
	for _, a := range p.attributions {
		byContent[a.content] = true
		if a.meets(g.words) {
			hitP++
		}
		if a.quoted {
			q.directPred += weight
			if a.meets(g.words) {
				q.directHit += weight
			}
		}
	}
	exact := 0
	for _, a := range g.attributions {
		if a.meets(p.words) {
			hitG++
		}
		if byContent[a.content] {
			exact++
		}
		if a.quoted {
			q.direct += weight
			if a.meets(p.words) {
				q.directOverlap += weight
			}
			if byContent[a.content] {
				q.directExact += weight
			}
		}
	}
	q.overlap += weight * harmonic(ratio(hitP, len(p.attributions)), ratio(hitG, len(g.attributions)))
	q.exact += weight * f1(exact, len(p.attributions), len(g.attributions))
	keys := func(s *side, f func(attributed) string) map[string]bool {
		m := map[string]bool{}
		for _, a := range s.attributions {
			if k := f(a); k != "" {
				m[k] = true
			}
		}
		return m
	}
	of := func(f func(attributed) string) float64 {
		a, b := keys(p, f), keys(g, f)
		return f1(common(a, b), len(a), len(b))
	}
	q.source += weight * of(func(a attributed) string { return a.source })
	q.cue += weight * of(func(a attributed) string { return a.cue })
	for _, a := range p.attributions {
		if a.outside() {
			q.outsidePred += weight
		}
	}
	for _, b := range g.attributions {
		if !b.outside() {
			continue
		}
		q.outsideGold += weight
		for _, a := range p.attributions {
			if a.outside() && a.meets(b.words) && common(a.sourceWords, b.sourceWords) > 0 {
				q.outsideHit += weight
				break
			}
		}
	}
}

func (q *quoteSums) figures() map[string]float64 {
	p, r := q.outsideHit/max(q.outsidePred, 1), q.outsideHit/max(q.outsideGold, 1)
	return map[string]float64{
		"content token": q.token / q.weight, "content precision": q.precision / q.weight, "content recall": q.recall / q.weight,
		"direct precision": q.directHit / max(q.directPred, 1),
		"content overlap":  q.overlap / q.weight, "content exact": q.exact / q.weight,
		"source exact": q.source / q.weight, "cue exact": q.cue / q.weight,
		"direct overlap recall": q.directOverlap / max(q.direct, 1), "direct exact recall": q.directExact / max(q.direct, 1),
		"outside F1": harmonic(p, r),
	}
}

// outside reports whether the source stands in none of the content's sentences.
func (a attributed) outside() bool { return a.sourceSentence >= 0 && !a.sentences[a.sourceSentence] }

func (a attributed) meets(words map[int]bool) bool {
	for i := range a.words {
		if words[i] {
			return true
		}
	}
	return false
}

func common[K comparable](a, b map[K]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// ratio is a/b; nothing found where nothing is to be found is right.
func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func f1(hit, a, b int) float64 {
	if a+b == 0 {
		return 1
	}
	return 2 * float64(hit) / float64(a+b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
