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
)

// penalties are the weights of the squared weights, in units of one pronoun. For
// persons .75, 1 and 1.5 do about alike on texts that are left out, and 3, 6 and 12
// worse; for "it" and "they", of which fewer stand for something that the stage has
// found, 1 to 5 do alike, and 10 and 20 worse.
var penalties = [kinds]float64{1, 3, 3}

// byHand are what clues weigh whatever the texts say. Most marks in them enclose no
// speech. Hardly a body in them tells what it plans or has done; in reports "it" is the
// firm four times in five in "the firm said it", and nearly always a body where it
// says something itself. What is only of persons weighs nothing for bodies.
var byHand = [kinds]map[string]float64{
	{"quotedOnly": -1},
	{"quotedOnly": -1, "sayer": 1, "nobodyDoing": -1.5, "spoke": 0, "guessedPerson": 0, "guessedOther": 0, "first": 0, "speaks": 0,
		"teller": 0, "guessedSpoke": 0, "spokeAgain": 0, "aloneName": 0},
	{"quotedOnly": -1, "sayer": 1, "spoke": 0, "guessedPerson": 0, "guessedOther": 0, "first": 0, "speaks": 0,
		"teller": 0, "guessedSpoke": 0, "spokeAgain": 0, "aloneName": 0},
}

// bodies are the probabilities, in percent, that answers to "it" and "they" need. Of
// what "it" is led to with 22 to 30 percent one third was right in open reports read by
// eye, with more seven tenths; bodies are rarer in the texts than in reports.
var bodies = [kinds][2]int{1: {15, 30}, 2: {20, 30}}

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

// tally counts pronouns: those asked, those that stand for something that the
// stage has found, those answered, and those answered rightly.
type tally struct{ asked, there, answered, right int }

// kinds are the kinds of pronouns that have weights of their own: of persons, "it"
// and "they".
const kinds = len(names.Model{})

// kindOf returns the kind of a pronoun, and whether it is counted.
func kindOf(word string) (kind int, counted bool) {
	switch word {
	case "it":
		return 1, true
	case "they", "them":
		return 2, true
	}
	return 0, strings.Contains(" he she him her ", " "+word+" ")
}

// questions reads a text with the given weights, gives what was asked on the
// way, and adds to t how often an answer was given and right.
func (x *text) questions(w *names.Model, t *[kinds]tally) (out [kinds][]question) {
	var at []int
	var all [][]names.Candidate
	n := names.Study(x.prose, x.quoted, w, func(m int, c []names.Candidate) {
		at = append(at, m)
		all = append(all, c)
	})
	for i, c := range all {
		m := &n.Mentions[at[i]]
		kind, counted := kindOf(strings.ToLower(m.Of(x.gold.Text)))
		gold, ok := x.gold.Person(m.Span)
		if kind > 0 {
			gold, _ = x.gold.Entity(m.Span) // none where it means nothing
		} else if !ok {
			continue
		}
		q := question{candidates: c}
		hits := false
		for _, c := range c {
			hit := c.Entity >= 0 && x.stands(n, at[i], c.Entity, gold, kind) || c.Entity < 0 && !hits
			hits = hits || hit && c.Entity >= 0
			q.right = append(q.right, hit)
		}
		out[kind] = append(out[kind], q)
		if !counted {
			continue
		}
		t[kind].asked++
		if hits {
			t[kind].there++
		}
		if m.Entity >= 0 {
			t[kind].answered++
			if x.stands(n, at[i], m.Entity, gold, kind) {
				t[kind].right++
			}
		}
	}
	return out
}

// stands reports whether a mention of the entity, other than mention i and no
// pronoun, lies in or around a mention of the treebank's entity gold, or, for what
// is no person, ends with its head.
func (x *text) stands(n *names.Names, i, entity int, gold string, kind int) bool {
	for k, m := range n.Mentions {
		if k == i || m.Entity != entity || m.Kind == names.Pronoun {
			continue
		}
		if kind > 0 {
			for _, g := range x.gold.All[gold] {
				if g.Head.End == m.End {
					return true
				}
			}
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
func learn(texts []text) names.Model {
	var w names.Model
	for k := range w {
		w[k].Sure = [2]int{50, 50}
	}
	for range rounds {
		var all [kinds][]question
		for i := range texts {
			for k, q := range texts[i].questions(&w, new([kinds]tally)) {
				all[k] = append(all[k], q...)
			}
		}
		for k := range w {
			w[k].Of = climb(k, all[k])
		}
	}
	return w
}

// climb finds the weights that fit the questions best.
func climb(kind int, all []question) (out [names.Clues]int) {
	fixed := make(map[int]float64)
	for k := range out {
		if x, ok := byHand[kind][names.Clue(k).String()]; ok {
			fixed[k] = x
		}
	}
	questions := make([]logit.Question, len(all))
	for i, q := range all {
		questions[i].Right = q.right
		for _, c := range q.candidates {
			questions[i].Add(c.Clues[:])
		}
	}
	for k, x := range logit.Fit(questions, names.Clues, penalties[kind], fixed) {
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
func fit(texts []text, report io.Writer) names.Model {
	var apart [folds]names.Model
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
		fmt.Fprintf(report, "left out, persons sure %d and %d %%:\n", speakers, s)
		for _, news := range []bool{false, true} {
			var t [kinds]tally
			for i := range texts {
				if texts[i].news == news {
					w := apart[i%folds]
					w[0].Sure, w[1].Sure, w[2].Sure = [2]int{speakers, s}, bodies[1], bodies[2]
					texts[i].questions(&w, &t)
				}
			}
			for k := range t {
				fmt.Fprintf(report, "  %-20s %-7s %4d asked, %4d there, %4d answered, %4d right: %.1f %% of those there, %.1f %% of the answers\n",
					map[bool]string{false: "other kinds", true: "news and interviews"}[news], []string{"persons", "it", "they"}[k],
					t[k].asked, t[k].there, t[k].answered, t[k].right, 100*share(t[k].right, t[k].there), 100*share(t[k].right, t[k].answered))
			}
			if news && share(t[0].answered, t[0].asked) >= wanted {
				sure = s
			}
		}
	}
	w := learn(texts)
	w[0].Sure, w[1].Sure, w[2].Sure = [2]int{speakers, sure}, bodies[1], bodies[2]
	return w
}

func share(part, all int) float64 { return float64(part) / float64(max(all, 1)) }

// source is the Go file that holds the weights.
func source(w names.Model) []byte {
	var b strings.Builder
	b.WriteString("// Code generated by internal/annotate/names/fit. DO NOT EDIT.\n\npackage names\n\nvar fitted = Model{\n")
	for _, w := range w {
		fmt.Fprintf(&b, "{\nSure: [2]int{%d, %d},\nOf: [Clues]int{\n", w.Sure[0], w.Sure[1])
		for k, x := range w.Of {
			if x != 0 {
				fmt.Fprintf(&b, "%s: %d,\n", names.Clue(k), x)
			}
		}
		b.WriteString("},\n},\n")
	}
	b.WriteString("}\n")
	out, err := format.Source([]byte(b.String()))
	if err != nil {
		panic(err) // the names of clues are Go names
	}
	return out
}
