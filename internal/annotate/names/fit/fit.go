package main

import (
	"fmt"
	"go/format"
	"io"
	"math"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/logit"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/names/coref"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

const (
	// folds is the number of parts that are left out in turn to choose the
	// probability that an answer needs.
	folds = 5
	// rounds is how often the weights are fitted: the clues of a pronoun depend
	// on how the pronouns before it were answered, and so on the weights.
	rounds = 3
	// penalty is the weight of the squared weights, in units of one pronoun. On
	// texts that are left out .75, 1 and 1.5 do about alike, and 3, 6 and 12 worse.
	penalty = 1
	// byHand is what quotedOnly weighs whatever the texts say: most marks in
	// them enclose no speech.
	byHand = -100
)

// text is a document that has been parsed, with what the treebank says of it.
type text struct {
	gold   *coref.Document
	prose  *prose.Text
	quoted []hearsay.Span
	news   bool // of a kind that hearsay reads
}

// read reads the documents to fit to: all but conversations, which are written
// down without what tells the speakers apart, and the one that stands in the dev
// part, too.
func read(name string) ([]text, error) {
	docs, err := coref.Read(name)
	if err != nil {
		return nil, err
	}
	var out []text
	for _, d := range docs {
		if strings.HasPrefix(d.ID, "GUM_conversation") || d.ID == "GUM_court_loan" {
			continue
		}
		doc := &hearsay.Document{ID: d.ID, Text: d.Text, Blocks: d.Blocks}
		t := prose.New(doc, lang.English())
		out = append(out, text{
			gold: d, prose: t, quoted: quotation.Quoted(quotation.Marks(doc.Text, t.Blocks)),
			news: strings.HasPrefix(d.ID, "GUM_news") || strings.HasPrefix(d.ID, "GUM_interview"),
		})
	}
	return out, nil
}

// question is a pronoun with the entities it may stand for.
type question struct {
	candidates []names.Candidate
	right      []bool // nobody, the last, is right where no other is
}

// tally counts pronouns that were asked, answered and answered rightly.
type tally struct{ asked, answered, right int }

// questions reads a text with the given weights, gives what was asked on the
// way, and adds to t how often an answer was given and right.
func (x *text) questions(w *names.Weights, t *tally) (out []question) {
	var at []int
	n := names.Study(x.prose, x.quoted, w, func(m int, c []names.Candidate) {
		at = append(at, m)
		out = append(out, question{candidates: c})
	})
	kept := out[:0]
	for k, q := range out {
		m := &n.Mentions[at[k]]
		gold, ok := x.gold.Person(m.Span)
		if !ok {
			continue
		}
		hits := false
		for _, c := range q.candidates {
			hit := c.Entity >= 0 && x.stands(n, at[k], c.Entity, gold) || c.Entity < 0 && !hits
			hits = hits || hit
			q.right = append(q.right, hit)
		}
		kept = append(kept, q)
		if !strings.Contains(" he she him her ", " "+strings.ToLower(m.Of(x.gold.Text))+" ") {
			continue
		}
		t.asked++
		if m.Entity >= 0 {
			t.answered++
			if x.stands(n, at[k], m.Entity, gold) {
				t.right++
			}
		}
	}
	return kept
}

// stands reports whether a mention of the entity, other than mention i and no
// pronoun, lies in or around a mention of the treebank's entity gold.
func (x *text) stands(n *names.Names, i, entity int, gold string) bool {
	for k, m := range n.Mentions {
		if k == i || m.Entity != entity || m.Kind == names.Pronoun {
			continue
		}
		for _, g := range x.gold.Mentions[gold] {
			if g.Contains(m.Span) || m.Contains(g) {
				return true
			}
		}
	}
	return false
}

// learn fits the weights to texts, from weights that say nothing.
func learn(texts []text) names.Weights {
	w := names.Weights{Sure: [2]int{50, 50}}
	for range rounds {
		var all []question
		for i := range texts {
			all = append(all, texts[i].questions(&w, new(tally))...)
		}
		w.Of = climb(all)
	}
	return w
}

// climb finds the weights that fit the questions best.
func climb(all []question) (out [names.Clues]int) {
	fixed := make(map[int]float64)
	for k := range out {
		if names.Clue(k).String() == "quotedOnly" {
			fixed[k] = byHand / 100
		}
	}
	questions := make([]logit.Question, len(all))
	for i, q := range all {
		questions[i].Right = q.right
		for _, c := range q.candidates {
			questions[i].Add(c.Clues[:])
		}
	}
	for k, x := range logit.Fit(questions, names.Clues, penalty, fixed) {
		out[k] = int(math.Round(100 * x))
	}
	return out
}

const (
	// wanted is the share of the pronouns of left-out news and interviews that
	// must be answered.
	wanted = 0.82
	// speakers is the probability, in percent, that an answer needs for the
	// subject of a verb of speech: more likely right than wrong. There are too
	// few of them to choose it by what was left out.
	speakers = 50
)

// fit gives the weights for all texts, with the highest probability that still
// answers enough pronouns of texts that were left out; and reports what was
// measured there.
func fit(texts []text, report io.Writer) names.Weights {
	var apart [folds]names.Weights
	for f := range folds {
		var rest []text
		for i := range texts {
			if i%folds != f {
				rest = append(rest, texts[i])
			}
		}
		apart[f] = learn(rest)
	}
	sure := speakers
	for s := speakers; s <= 90; s += 2 {
		fmt.Fprintf(report, "left out, sure %d and %d %%:", speakers, s)
		for _, news := range []bool{false, true} {
			var t tally
			for i := range texts {
				if texts[i].news == news {
					w := apart[i%folds]
					w.Sure = [2]int{speakers, s}
					texts[i].questions(&w, &t)
				}
			}
			kind := map[bool]string{false: "other kinds", true: "news and interviews"}[news]
			fmt.Fprintf(report, "  %s %d asked, %.1f %% answered, %.1f %% right", kind, t.asked,
				100*share(t.answered, t.asked), 100*share(t.right, t.answered))
			if news && share(t.answered, t.asked) >= wanted {
				sure = s
			}
		}
		fmt.Fprintln(report)
	}
	w := learn(texts)
	w.Sure = [2]int{speakers, sure}
	return w
}

func share(part, all int) float64 { return float64(part) / float64(max(all, 1)) }

// source is the Go file that holds the weights.
func source(w names.Weights) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "// Code generated by internal/annotate/names/fit. DO NOT EDIT.\n\npackage names\n\nvar fitted = Weights{\nSure: [2]int{%d, %d},\nOf: [Clues]int{\n", w.Sure[0], w.Sure[1])
	for k, x := range w.Of {
		fmt.Fprintf(&b, "%s: %d,\n", names.Clue(k), x)
	}
	b.WriteString("},\n}\n")
	out, err := format.Source([]byte(b.String()))
	if err != nil {
		panic(err) // the names of clues are Go names
	}
	return out
}
