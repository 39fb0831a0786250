package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// labelledText is one text of eval/gold/quotes.json: labels by place, in code
// points, over a text that is found by name and recognised by its SHA-256.
type labelledText struct {
	// Text names it: "gum:NAME" and "ewt:NAME" are documents of the treebanks,
	// "own:NAME" is eval/gold/quotes/NAME.txt, "story:ID" an article of
	// story-clusters.jsonl, "incident:ID.N" the Nth article of an incident of
	// casualty-counts.jsonl, from 0.
	Text   string
	SHA256 string
	// HeldOut tells that no reading of the text has been looked at to mend the
	// stage.
	HeldOut bool `json:"held_out"`
	Quotes  []labelledQuote
}

// labelledQuote is a quotation with its parts as places. Speaker is where the
// text names the speaker most fully; nil when it does not tell.
type labelledQuote struct {
	Form      hearsay.Form
	Content   [][2]int
	Cue       [][2]int
	Speaker   *[2]int
	Addressee *[2]int
	Chain     [][2]int // who vouches for the speaker's words, outermost first, the speaker left out
	Cites     [][2]int // whom or what the speaker names as the source of them, outermost first
}

// scoreLabels measures the stage on the project's own labels (the rules stand
// in eval/guidelines.md), made by reading and not by running hearsay.
//
//   - found: share of the labelled quotations that a quotation read by the
//     stage overlaps by half of the labelled words or more, and for reported
//     speech by half of both sides' words together;
//   - speaker right: share of the labelled direct and mixed quotations with a
//     speaker whose reading leads to that speaker: the same name, or one that
//     ends the other, articles and titles aside. One that was not found is not
//     right;
//   - speaker unknown: share of the same that are found and left without a name;
//   - addressee: share of the labelled ones that are read;
//   - chain: share of the quotations with labelled vouchers or sources whose
//     chain is read whole: the vouchers, the speaker, the sources, in order and
//     nothing else. Held out, here and for speakers, are the texts whose readings
//     nobody looked at;
//   - real news: the same of the articles of story-clusters and casualty-counts
//     alone;
//   - agreement: a second labelling of some of the texts, made without looking
//     at the first: F1 of labels that overlap, of labels with the same words,
//     and share of the matched with the same speaker.
//
// Texts that are not at hand, or are not the ones that were labelled, are left
// out and counted. HEARSAY_EVAL_VERBOSE lists what is wrong.
func scoreLabels(dir string, w io.Writer) (map[string]float64, error) {
	texts, err := readLabels("eval/gold/quotes.json")
	if err != nil {
		return nil, err
	}
	second, err := readLabels("eval/gold/quotes-second.json")
	if err != nil {
		return nil, err
	}
	source, err := textSource(dir)
	if err != nil {
		return nil, err
	}
	verbose := os.Getenv("HEARSAY_EVAL_VERBOSE") != ""
	sets := []labelSet{
		{"", "all", func(*labelledText) bool { return true }, labelSums{}},
		{" held out", "held out", func(t *labelledText) bool { return t.HeldOut }, labelSums{}},
		{" real news", "real news", (*labelledText).realNews, labelSums{}},
	}
	first := map[string]*labelledText{}
	read, absent := 0, 0
	for i := range texts {
		t := &texts[i]
		first[t.Text] = t
		text, ok := source[t.Text]
		sum := sha256.Sum256([]byte(text))
		if !ok || hex.EncodeToString(sum[:]) != t.SHA256 {
			absent++
			continue
		}
		read++
		doc := &hearsay.Document{ID: t.Text, Text: text}
		p := prose.New(doc, lang.English())
		runs := quotation.Marks(text, p.Blocks)
		quotes := quotation.Read(p, names.Read(p, quotation.Quoted(runs)), runs)
		for _, g := range t.Quotes {
			wrong := ""
			for i := range sets {
				if sets[i].has(t) {
					wrong = sets[i].add(text, g, quotes)
				}
			}
			if wrong != "" && verbose && !t.HeldOut {
				fmt.Fprintf(w, "%s: %s: %s\n", t.Text, wrong, at(text, g.Content[0]))
			}
		}
	}
	var a agreement
	for i := range second {
		if f := first[second[i].Text]; f != nil {
			a.add(f.Quotes, second[i].Quotes)
		}
	}
	f := map[string]float64{
		"gold agreement overlap F1": a.f1(a.overlap), "gold agreement exact F1": a.f1(a.exact),
		"gold agreement speaker": ratio(a.speaker, a.overlap),
	}
	fmt.Fprintf(w, "own gold: %d texts (%d not at hand)\n%-28s", read, absent, "")
	for _, set := range sets {
		fmt.Fprintf(w, "  %-18s", set.title)
	}
	for i, r := range sets[0].rows() {
		fmt.Fprintf(w, "\n%-28s", r.name)
		for _, set := range sets {
			r := set.rows()[i]
			f[r.name+set.suffix], f[r.name+set.suffix+" labels"] = ratio(r.right, r.n), float64(r.n)
			fmt.Fprintf(w, "  %6.3f of %-9d", ratio(r.right, r.n), r.n)
		}
	}
	fmt.Fprintf(w, "\ntwo labellings (%d and %d labels): F1 of labels that overlap %.3f, with the same words %.3f, same speaker %.3f\n",
		a.a, a.b, a.f1(a.overlap), a.f1(a.exact), ratio(a.speaker, a.overlap))
	return f, nil
}

// labelSet is a part of the labelled texts and what was counted of it.
type labelSet struct {
	suffix, title string
	has           func(*labelledText) bool
	labelSums
}

// realNews reports whether the text is an article of the sets of news.
func (t *labelledText) realNews() bool {
	return strings.HasPrefix(t.Text, "story:") || strings.HasPrefix(t.Text, "incident:")
}

func readLabels(name string) ([]labelledText, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []labelledText
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// textSource reads the texts that can be labelled: the documents of the
// treebanks, their sentences joined by a space and their paragraphs by an
// empty line, the articles of the sets of news, and the project's own.
func textSource(dir string) (map[string]string, error) {
	out := map[string]string{}
	for _, f := range []struct{ prefix, name string }{
		{"gum:", "gumok.dev"}, {"gum:", "gumok.train"}, {"ewt:", "ewt.dev"}, {"ewt:", "ewt.train"},
	} {
		err := treebankTexts(filepath.Join(dir, "data", "ud", f.name+".conllu"), f.prefix, out)
		if err != nil && !os.IsNotExist(err) {
			return nil, err
		}
	}
	if err := newsTexts(filepath.Join(dir, "data"), out); err != nil {
		return nil, err
	}
	own, err := filepath.Glob("eval/gold/quotes/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range own {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out["own:"+strings.TrimSuffix(filepath.Base(name), ".txt")] = string(data)
	}
	return out, nil
}

// newsTexts adds the articles of story-clusters.jsonl and casualty-counts.jsonl
// in dir, as far as they are at hand.
func newsTexts(dir string, out map[string]string) error {
	type article struct {
		ID, Text, Incident string
		Documents          []struct{ Text string }
	}
	for _, name := range []string{"story-clusters.jsonl", "casualty-counts.jsonl"} {
		file, err := os.Open(filepath.Join(dir, name))
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		defer file.Close()
		for dec := json.NewDecoder(bufio.NewReader(file)); ; {
			var a article
			if err := dec.Decode(&a); err == io.EOF {
				break
			} else if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if a.ID != "" {
				out["story:"+a.ID] = a.Text
			}
			for i, d := range a.Documents {
				out[fmt.Sprintf("incident:%s.%d", a.Incident, i)] = d.Text
			}
		}
	}
	return nil
}

func treebankTexts(name, prefix string, out map[string]string) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	id, paragraph := "", true
	var b strings.Builder
	flush := func() {
		if _, ok := out[prefix+id]; !ok && id != "" {
			out[prefix+id] = b.String()
		}
		b.Reset()
	}
	for in.Scan() {
		line := in.Text()
		switch {
		case strings.HasPrefix(line, "# newdoc id"):
			flush()
			_, v, _ := strings.Cut(line, "=")
			id = strings.TrimSpace(v)
		case strings.HasPrefix(line, "# newpar"):
			paragraph = true
		case strings.HasPrefix(line, "# text ="):
			if b.Len() > 0 && paragraph {
				b.WriteString("\n\n")
			} else if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.TrimSpace(strings.TrimPrefix(line, "# text =")))
			paragraph = false
		}
	}
	flush()
	return in.Err()
}

// at returns the code points [from, to) of text.
func at(text string, place [2]int) string {
	r := []rune(text)
	if place[0] < 0 || place[1] > len(r) || place[0] > place[1] {
		return ""
	}
	return string(r[place[0]:place[1]])
}

// asked counts labels, and those that were read rightly.
type asked struct{ n, right int }

func (a *asked) add(right bool) {
	a.n++
	if right {
		a.right++
	}
}

// labelSums counts what the stage made of labels.
type labelSums struct {
	direct, indirect               asked // found
	directSpeaker, indirectSpeaker asked
	unknown                        asked // of directSpeaker, found and left without a name
	addressee, chain               asked
}

// add holds one label against the quotations of its text, and tells what is
// wrong with the best of them.
func (s *labelSums) add(text string, g labelledQuote, quotes []hearsay.Quote) string {
	q, ok := bestReading(text, g, quotes)
	found, speaker := &s.direct, &s.directSpeaker
	if g.Form == hearsay.Indirect {
		found, speaker = &s.indirect, &s.indirectSpeaker
	}
	found.add(ok)
	who, right, chain := "", true, true
	if g.Speaker != nil {
		who = at(text, *g.Speaker)
		right = ok && sameName(q.Speaker.Name, who)
		speaker.add(right)
		if g.Form != hearsay.Indirect {
			s.unknown.add(ok && q.Speaker.Name == "")
		}
	}
	if g.Addressee != nil {
		s.addressee.add(ok && sameName(q.Addressee.Name, at(text, *g.Addressee)))
	}
	if len(g.Chain)+len(g.Cites) > 0 && g.Speaker != nil {
		want := slices.Concat(g.Chain, [][2]int{*g.Speaker}, g.Cites)
		chain = ok && len(q.Chain) == len(want)
		for i := 0; chain && i < len(want); i++ {
			chain = sameName(q.Chain[i].Name, at(text, want[i]))
		}
		s.chain.add(chain)
	}
	switch {
	case !ok:
		return string(g.Form) + " not found"
	case !right:
		return fmt.Sprintf("%s by %q, not %q", g.Form, q.Speaker.Name, who)
	case !chain:
		var names []string
		for _, p := range q.Chain {
			names = append(names, p.Name)
		}
		return fmt.Sprintf("%s with the chain %q", g.Form, names)
	}
	return ""
}

// row is a figure of labelSums.
type row struct {
	name string
	asked
}

func (s *labelSums) rows() []row {
	return []row{
		{"gold direct found", s.direct}, {"gold direct speaker right", s.directSpeaker}, {"gold direct speaker unknown", s.unknown},
		{"gold indirect found", s.indirect}, {"gold indirect speaker right", s.indirectSpeaker},
		{"gold addressee", s.addressee}, {"gold chain", s.chain},
	}
}

// bestReading returns the quotation that overlaps the label most, if it does
// by half.
func bestReading(text string, g labelledQuote, quotes []hearsay.Quote) (hearsay.Quote, bool) {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	want := 0
	var spans []hearsay.Span
	for _, c := range g.Content {
		if c[0] < 0 || c[1] >= len(offsets) {
			return hearsay.Quote{}, false
		}
		x := hearsay.Span{Start: offsets[c[0]], End: offsets[c[1]]}
		spans = append(spans, x)
		want += x.Len()
	}
	best, most, size := -1, 0.0, 0
	for i, q := range quotes {
		shared, all := 0, 0
		for _, c := range q.Content {
			all += c.Len()
			for _, x := range spans {
				if c.Overlaps(x) {
					shared += min(c.End, x.End) - max(c.Start, x.Start)
				}
			}
		}
		whole := want
		if g.Form == hearsay.Indirect {
			whole = want + all - shared
		}
		share := float64(shared) / float64(max(whole, 1))
		if (q.Form == hearsay.Indirect) != (g.Form == hearsay.Indirect) {
			share *= 0.99 // of two readings, the one of the same form
		}
		if share > most || share == most && best >= 0 && all < size {
			best, most, size = i, share, all // of two that hold all of it, the closer one
		}
	}
	if most < 0.49 {
		return hearsay.Quote{}, false
	}
	return quotes[best], true
}

// sameName reports whether two names are the same, or one ends the other,
// articles and case aside; a phrase may go on with what describes it.
func sameName(a, b string) bool {
	fold := func(s string) []string {
		f := strings.Fields(strings.NewReplacer("’s", "", "'s", "", "’", "", "'", "", ",", "", "(", "", ")", "").Replace(strings.ToLower(s)))
		for len(f) > 0 && (f[0] == "the" || f[0] == "a" || f[0] == "an") {
			f = f[1:]
		}
		return f
	}
	x, y := fold(a), fold(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	suffix, prefix := true, true
	for i := range x {
		suffix = suffix && x[len(x)-1-i] == y[len(y)-1-i]
		prefix = prefix && x[i] == y[i]
	}
	return suffix || prefix
}

// agreement compares two labellings of the same texts.
type agreement struct {
	a, b, overlap, exact, speaker int
}

func (g *agreement) add(a, b []labelledQuote) {
	g.a += len(a)
	g.b += len(b)
	used := make([]bool, len(b))
	for _, x := range a {
		for k, y := range b {
			if used[k] || x.Content[0][0] >= y.Content[len(y.Content)-1][1] || y.Content[0][0] >= x.Content[len(x.Content)-1][1] || (x.Form == hearsay.Indirect) != (y.Form == hearsay.Indirect) {
				continue
			}
			used[k] = true
			g.overlap++
			if closeBy(x.Content[0][0], y.Content[0][0]) && closeBy(x.Content[len(x.Content)-1][1], y.Content[len(y.Content)-1][1]) {
				g.exact++
			}
			if (x.Speaker == nil) == (y.Speaker == nil) && (x.Speaker == nil || *x.Speaker == *y.Speaker) {
				g.speaker++
			}
			break
		}
	}
}

// closeBy allows for edge punctuation.
func closeBy(a, b int) bool { return a-b <= 2 && b-a <= 2 }

func (g *agreement) f1(hit int) float64 { return f1(hit, g.a, g.b) }
