package main

import (
	"bytes"
	"fmt"
	"go/format"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/boost"
	"github.com/hearsay-project/hearsay/internal/annotate/claim"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// treesOfField is how many trees weigh what a field may be: as many as still help reports
// that they were not fitted to.
var treesOfField = [claim.Fields]int{claim.MeasureField: 1600, claim.SubjectField: 800, claim.PeriodField: 400}

// timesWritten is how often a figure of the invented piles counts against one of the
// invented reports, which are many more and each tell another story.
const timesWritten = 4

// fieldQuestion is a labelled figure with all that a field of it may be.
type fieldQuestion struct {
	options []claim.Option
	none    bool   // the label names nothing
	right   []bool // what the trees are fitted to
	scored  []bool // what is right with all else that the claim shows
}

// scoreChoices measures the choice of the fields of a figure among all that they may be,
// and fits the trees that decide it.
//
// For each field and part of the labels it prints the share of labels right as the rules
// have it and as weighed with the trees that ship. “Some right” is the share for which any
// option is; “none” are the figures whose label names no time, which are right without one.
//
// With HEARSAY_EVAL_FIT set to a path, trees are fitted and written there
// (internal/annotate/claim/fitted.go), and it prints the shares right as weighed with these,
// for several degrees of certainty that an option needs to stand in the place of what the
// rules answer. They are fitted to the invented reports (eval/figures) and the invented piles
// (eval/piles and the demo), and to nothing else. The invented reports that are held out have
// the most to teach: no rule was made from them, so that they show how far the rules can be
// trusted. Whom one figure is of speaks for that of the next, so what is read by the new
// trees is asked once more: run it twice. It takes minutes.
func scoreChoices(dir string, w io.Writer) (map[string]float64, error) {
	const written = "written"
	parts := []string{"invented, open", "invented, held out", "real, open", "real, held out", written}
	questions := map[string]*[claim.Fields][]fieldQuestion{}
	for _, part := range parts {
		questions[part] = new([claim.Fields][]fieldQuestion)
	}
	err := eachLabelled(dir, func(part string, r rawReport, labels []goldClaim, places []hearsay.Span) {
		d := documentOf(r.ID, r)
		askFields(&d, labels, places, questions[part])
	})
	if err != nil {
		return nil, err
	}
	err = eachWritten(fittedPiles, func(d *hearsay.Annotated, labels []goldClaim, at [][]hearsay.Span) {
		var one []goldClaim // a label for each of its places
		for i, want := range labels {
			one = append(one, slices.Repeat([]goldClaim{want}, len(at[i]))...)
		}
		askFields(&d.Document, one, slices.Concat(at...), questions[written])
	})
	if err != nil {
		return nil, err
	}
	figures := make(map[string]float64)
	path := os.Getenv("HEARSAY_EVAL_FIT")
	var fitted [claim.Fields]boost.Trees
	for k := range fitted {
		f := claim.Field(k)
		fmt.Fprintf(w, "%-24s %8s %8s %8s %12s", f, "figures", "rules", "ships", "some right")
		var margins []int
		if path != "" {
			fitted[f] = fitField(f, slices.Concat(questions[parts[0]][f], questions[parts[1]][f], slices.Repeat(questions[written][f], timesWritten)))
			margins = []int{0, 250, 500, 750, 1000, 1500, 2000}
			fmt.Fprintf(w, " %8s", "fitted:")
			for _, m := range margins {
				fmt.Fprintf(w, " %8d", m)
			}
		}
		fmt.Fprintln(w)
		for _, none := range []bool{false, true} {
			for _, part := range parts {
				all := slices.DeleteFunc(slices.Clone(questions[part][f]), func(q fieldQuestion) bool { return q.none != none })
				if none && len(all) == 0 {
					continue
				}
				share := func(right func(q *fieldQuestion) bool) float64 {
					n := 0
					for i := range all {
						if right(&all[i]) {
							n++
						}
					}
					return float64(n) / float64(max(1, len(all)))
				}
				by := func(trees *boost.Trees, sure int) float64 {
					return share(func(q *fieldQuestion) bool { return q.scored[claim.Choose(q.options, trees, sure)] })
				}
				rules := share(func(q *fieldQuestion) bool {
					at := slices.IndexFunc(q.options, func(o claim.Option) bool { return o.Rule })
					return at >= 0 && q.scored[at]
				})
				ships := by(&claim.Fitted[f], f.Sure())
				some := share(func(q *fieldQuestion) bool { return slices.Contains(q.scored, true) })
				row := part
				if none {
					row += ", none"
				}
				figures[fmt.Sprintf("%s, %s rules", f, row)], figures[fmt.Sprintf("%s, %s ships", f, row)] = round(rules), round(ships)
				fmt.Fprintf(w, "%-24s %8d %8.3f %8.3f %12.3f", row, len(all), rules, ships, some)
				if path != "" {
					fmt.Fprintf(w, " %8s", "") // below "fitted:"
				}
				for _, m := range margins {
					fmt.Fprintf(w, " %8.3f", by(&fitted[f], m))
				}
				fmt.Fprintln(w)
			}
		}
	}
	if path != "" {
		return figures, os.WriteFile(path, treesFile(&fitted), 0o644)
	}
	return figures, nil
}

// askFields reads a report and adds the questions of its labelled figures.
func askFields(d *hearsay.Document, labels []goldClaim, places []hearsay.Span, out *[claim.Fields][]fieldQuestion) {
	text := prose.New(d, lang.English())
	runs := quotation.Marks(d.Text, text.Blocks)
	found := names.Read(text, quotation.Quoted(runs))
	claim.Study(text, found, quotation.Read(text, found, runs), func(f claim.Field, c *hearsay.Claim, all []claim.Option) {
		for i := range labels {
			want := &labels[i]
			if !labelsField(want, f) || !c.Span.Overlaps(places[i]) || !sameNumber(want, c) {
				continue
			}
			q := fieldQuestion{options: all, none: f == claim.PeriodField && want.Period == "" && want.Rate == ""}
			for k := range all {
				shown := all[k].In(*c)
				q.scored = append(q.scored, sameField(want, &shown, f))
				if f == claim.SubjectField { // the label can be fitted to the name alone
					shown = hearsay.Claim{Subject: shown.Subject}
				}
				q.right = append(q.right, sameField(want, &shown, f))
			}
			out[f] = append(out[f], q)
			return
		}
	})
}

// labelsField reports whether the label says what the field is.
func labelsField(want *goldClaim, f claim.Field) bool {
	switch f {
	case claim.MeasureField:
		return want.Measure != ""
	case claim.SubjectField:
		return want.Subject != ""
	}
	return true // that a figure has no time is an answer, too
}

// sameField reports whether the field of the claim is what the label says.
func sameField(want *goldClaim, c *hearsay.Claim, f claim.Field) bool {
	switch f {
	case claim.MeasureField:
		return sameMeasure(want, c)
	case claim.SubjectField:
		return sameSubject(want.Subject, c)
	case claim.PeriodField:
		return rightPeriod(want, c.Period)
	}
	return false
}

// fitField fits trees to the questions of a field.
func fitField(f claim.Field, all []fieldQuestion) boost.Trees {
	var learnt []boost.Question
	for _, q := range all {
		b := boost.Question{Right: q.right}
		for _, o := range q.options {
			b.Traits = append(b.Traits, o.Traits)
		}
		learnt = append(learnt, b)
	}
	return boost.Fit(learnt, treesOfField[f])
}

// eachLabelled calls do for each labelled report, invented and real, with the part of the
// labels that it belongs to.
func eachLabelled(dir string, do func(part string, raw rawReport, labels []goldClaim, places []hearsay.Span)) error {
	reports, err := inventedReports()
	if err != nil {
		return err
	}
	part := func(set string, heldOut bool) string {
		if heldOut {
			return set + ", held out"
		}
		return set + ", open"
	}
	for _, r := range reports {
		do(part("invented", r.heldOut), r.rawReport, r.labels, r.places)
	}
	texts := reportTexts{dir, map[string]map[string]rawReport{}}
	return eachLine("eval/gold/claims.jsonl", func(g labelledReport) {
		raw, ok := texts.of(&g)
		if !ok {
			return
		}
		var labels []goldClaim
		var places []hearsay.Span
		for _, c := range g.Claims {
			labels = append(labels, c.label())
			places = append(places, hearsay.Span{Start: byteOffset(raw.Text, c.Start), End: byteOffset(raw.Text, c.End)})
		}
		do(part("real", g.HeldOut), raw, labels, places)
	})
}

// treesFile is the Go file that holds the trees.
func treesFile(fitted *[claim.Fields]boost.Trees) []byte {
	var b bytes.Buffer
	b.WriteString("// Code generated by eval choices. DO NOT EDIT.\n\npackage claim\n\nimport \"github.com/hearsay-project/hearsay/internal/annotate/boost\"\n\n// Fitted are the trees that [Read] uses for each field, fitted to the invented reports of eval/figures and the invented piles.\nvar Fitted = [Fields]boost.Trees{\n")
	for _, trees := range fitted {
		fmt.Fprintf(&b, "{Traits: %d, All: []boost.Tree{\n", trees.Traits)
		for _, t := range trees.All {
			fmt.Fprintf(&b, "{%s},\n", strings.Join(strings.Fields(strings.Trim(fmt.Sprint(t), "[]")), ", "))
		}
		b.WriteString("}},\n")
	}
	b.WriteString("}\n")
	out, err := format.Source(b.Bytes())
	if err != nil {
		panic(err) // numbers between braces are Go
	}
	return out
}

func rightPeriod(want *goldClaim, got hearsay.Period) bool {
	if want.Period == "" && want.Rate == "" {
		return got.Value == ""
	}
	s := pileScore{fields: map[string][]bool{}}
	s.claimProblems(&goldClaim{Period: want.Period, Rate: want.Rate}, &hearsay.Claim{Period: got}, nil)
	return s.fields["period"][0]
}
