package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io"
	"math"
	"os"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/claim"
	"github.com/hearsay-project/hearsay/internal/annotate/logit"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// subjectQuestion is a labelled figure with all that it may be of.
type subjectQuestion struct {
	referents []claim.Referent
	right     []bool // by its name alone, and so the label can be fitted to
	answers   []bool // with what is counted and where, too: what is scored
}

// subjectPenalty is the weight of the squared weights, in units of one figure.
const subjectPenalty = 3

// scoreSubjects measures the choice of whom a figure is of among all that it may
// be of, and fits the weights that decide it.
//
// The weights are fitted to the invented reports that are not held out
// (eval/figures), and to nothing else. For the figures of each part of the labels
// it prints the share of subjects right as the rules alone have it, as weighed
// with the weights that ship, and as weighed with those fitted here, for several
// degrees of certainty that a referent needs to stand in the place of what the rules
// answer. “Some right” is the share for which any referent is.
//
// With HEARSAY_EVAL_FIT set to a path, the weights are written there
// (internal/annotate/claim/referentweights.go).
func scoreSubjects(dir string, w io.Writer) (map[string]float64, error) {
	parts := []string{"invented, open", "invented, held out", "real, open", "real, held out"}
	questions := map[string][]subjectQuestion{}
	reports, err := inventedReports()
	if err != nil {
		return nil, err
	}
	for _, r := range reports {
		part := parts[0]
		if r.heldOut {
			part = parts[1]
		}
		questions[part] = append(questions[part], subjectQuestions(r.rawReport, r.labels, r.places)...)
	}
	texts := reportTexts{dir, map[string]map[string]rawReport{}}
	err = eachLine("eval/gold/claims.jsonl", func(g labelledReport) {
		raw, ok := texts.of(&g)
		if !ok {
			return
		}
		var labels []goldClaim
		var places []hearsay.Span
		for _, c := range g.Claims {
			labels = append(labels, c.goldClaim)
			places = append(places, hearsay.Span{Start: byteOffset(raw.Text, c.Start), End: byteOffset(raw.Text, c.End)})
		}
		part := parts[2]
		if g.HeldOut {
			part = parts[3]
		}
		questions[part] = append(questions[part], subjectQuestions(raw, labels, places)...)
	})
	if err != nil {
		return nil, err
	}
	fitted := fitSubjects(questions[parts[0]])
	figures := make(map[string]float64)
	fmt.Fprintf(w, "%-20s %8s %8s %8s %12s %8s", "", "figures", "rules", "ships", "some right", "fitted:")
	margins := []int{0, 50, 100, 150, 200, 300}
	for _, m := range margins {
		fmt.Fprintf(w, " %8d", m)
	}
	fmt.Fprintln(w)
	for _, part := range parts {
		all := questions[part]
		rules, ships, some := shareOfSubjects(all, &claim.Weights{Sure: 1}), shareOfSubjects(all, &claim.Fitted), 0.0
		for _, q := range all {
			for _, yes := range q.answers {
				if yes {
					some++
					break
				}
			}
		}
		figures[part+" rules"], figures[part+" ships"] = round(rules), round(ships)
		fmt.Fprintf(w, "%-20s %8d %8.3f %8.3f %12.3f %8s", part, len(all), rules, ships, some/float64(max(1, len(all))), "")
		for _, m := range margins {
			by := fitted
			by.Sure = m
			fmt.Fprintf(w, " %8.3f", shareOfSubjects(all, &by))
		}
		fmt.Fprintln(w)
	}
	if path := os.Getenv("HEARSAY_EVAL_FIT"); path != "" {
		fitted.Sure = claim.Fitted.Sure
		return figures, os.WriteFile(path, subjectWeights(&fitted), 0o644)
	}
	return figures, nil
}

// subjectQuestions reads a report and returns the questions of its labelled
// figures that name a subject.
func subjectQuestions(raw rawReport, labels []goldClaim, places []hearsay.Span) (out []subjectQuestion) {
	d := documentOf(raw.ID, raw)
	text := prose.New(&d, lang.English())
	runs := quotation.Marks(d.Text, text.Blocks)
	found := names.Read(text, quotation.Quoted(runs))
	quotes := quotation.Read(text, found, runs)
	claim.Study(text, found, quotes, &claim.Fitted, func(c *hearsay.Claim, all []claim.Referent) {
		for i := range labels {
			want := &labels[i]
			if want.Subject == "" || !c.Span.Overlaps(places[i]) || !sameNumber(want, c) {
				continue
			}
			q := subjectQuestion{referents: all}
			shown, bare := *c, hearsay.Claim{}
			for _, x := range all {
				shown.Subject, bare.Subject = x.Name, x.Name
				q.right = append(q.right, x.Name != "" && sameSubject(want.Subject, &bare))
				q.answers = append(q.answers, sameSubject(want.Subject, &shown))
			}
			out = append(out, q)
			return
		}
	})
	return out
}

// shareOfSubjects returns the share of figures whose subject is right with these
// weights.
func shareOfSubjects(all []subjectQuestion, w *claim.Weights) float64 {
	right := 0
	for _, q := range all {
		if at := w.Choose(q.referents); at >= 0 && q.answers[at] {
			right++
		}
	}
	return float64(right) / float64(max(1, len(all)))
}

// fitSubjects fits weights to the questions that have right and wrong referents.
func fitSubjects(all []subjectQuestion) claim.Weights {
	var questions []logit.Question
	for _, q := range all {
		right := 0
		l := logit.Question{Right: q.right}
		for i, x := range q.referents {
			l.Add(x.Clues[:])
			if q.right[i] {
				right++
			}
		}
		if right > 0 && right < len(q.right) {
			questions = append(questions, l)
		}
	}
	var w claim.Weights
	for k, x := range logit.Fit(questions, claim.Clues, subjectPenalty, nil) {
		w.Of[k] = int(math.Round(100 * x))
	}
	return w
}

// subjectWeights is the Go file that holds the weights.
func subjectWeights(w *claim.Weights) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated by eval subjects. DO NOT EDIT.\n\npackage claim\n\n// Fitted are the weights that [Read] uses, fitted to the invented reports of eval/figures.\nvar Fitted = Weights{\nSure: %d,\nOf: [Clues]int{\n", w.Sure)
	for k, x := range w.Of {
		fmt.Fprintf(&b, "%s: %d,\n", claim.Clue(k), x)
	}
	b.WriteString("},\n}\n")
	out, err := format.Source(b.Bytes())
	if err != nil {
		panic(err) // the names of clues are Go names
	}
	return out
}
