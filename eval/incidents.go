package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// scoreIncidents runs the main job on one pile of the articles of
// casualty-counts.jsonl, those of incidents with several. They are hard to keep
// apart: hundreds of shootings over four years, told in the same words. Measured
// is what is said of documents of different incidents, and therefore wrong: that
// they are one story (BCubed), that one derives from the other, that figures
// conflict, were revised or corroborate one another, that a quotation was altered
// or a statement told in other words.
// The altered quotations among documents of one incident are not judged.
// HEARSAY_EVAL_VERBOSE=1 lists the findings.
func scoreIncidents(dir string, w io.Writer) (map[string]float64, error) {
	var docs []hearsay.Annotated
	incidentOf := map[string]string{}
	var failed error
	err := eachLine(filepath.Join(dir, "data", "casualty-counts.jsonl"), func(c incident) {
		if len(c.Documents) < 2 || failed != nil {
			return
		}
		for i, a := range c.Documents {
			d := hearsay.Document{ID: fmt.Sprintf("%s-%d", c.Incident, i), Text: a.Text}
			d.Title = hearsay.Field{Value: a.Title, Basis: hearsay.BasisGiven}
			d.Published = hearsay.Field{Value: a.Published, Basis: hearsay.BasisGiven}
			incidentOf[d.ID] = c.Incident
			read, err := flow.Reread(context.Background(), d)
			if err != nil {
				failed = err
				return
			}
			docs = append(docs, read)
		}
	})
	if err != nil || failed != nil {
		return nil, cmp.Or(err, failed)
	}
	report, err := flow.ReportOn(context.Background(), docs, nil, flow.Options{})
	if err != nil {
		return nil, err
	}
	figures := map[string]float64{"documents": float64(len(docs))}
	precision, recall := bcubed(report.Links.Stories, incidentOf)
	figures["stories_bcubed_precision"], figures["stories_bcubed_recall"] = round(precision), round(recall)
	figures["stories_bcubed_f1"] = round(2 * precision * recall / (precision + recall))
	across := func(name string, ids ...string) {
		figures[name]++
		for _, id := range ids[1:] {
			if incidentOf[id] != incidentOf[ids[0]] {
				figures[name+"_across"]++
				return
			}
		}
	}
	for _, r := range report.Links.Relations {
		if r.Kind.Derived() {
			across("derived", r.A, r.B)
		}
	}
	for _, f := range report.Findings {
		name := strings.ReplaceAll(string(f.Type), " ", "_")
		var ids []string
		for _, e := range f.Evidence {
			ids = append(ids, e.Doc)
		}
		switch f.Type {
		case hearsay.FindingAlteredQuote, hearsay.FindingReattributed, hearsay.FindingConflict, hearsay.FindingRevised, hearsay.FindingSeries, hearsay.FindingCorroboration:
			across(name, ids...)
			if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" {
				fmt.Fprintf(w, "%s: %s\n", f.Type, f.Text)
			}
		}
	}
	for _, f := range report.QuoteFamilies {
		for _, v := range f.Versions {
			if v.Verdict == hearsay.Paraphrased {
				across("paraphrased", quoteDoc(v.Against), quoteDoc(v.Quote))
			}
		}
	}
	fmt.Fprintf(w, "%d documents; stories BCubed F1 %.3f (precision %.3f, recall %.3f)\n", len(docs), figures["stories_bcubed_f1"], precision, recall)
	for _, name := range []string{"derived", "paraphrased", "altered_quotation", "reattributed_quotation", "conflict", "revised", "series", "corroboration"} {
		fmt.Fprintf(w, "%-24s %4.0f, across incidents %4.0f\n", name, figures[name], figures[name+"_across"])
	}
	return figures, nil
}

// quoteDoc returns the document of a quotation by its ID.
func quoteDoc(id string) string { return id[:strings.LastIndexByte(id, '#')] }

// bcubed returns the precision and the recall of stories against the events that
// documents are of (A. Bagga, B. Baldwin, "Algorithms for Scoring Coreference
// Chains", 1998).
func bcubed(stories []hearsay.Story, eventOf map[string]string) (precision, recall float64) {
	size := map[string]int{}
	for _, e := range eventOf {
		size[e]++
	}
	documents := 0
	for _, s := range stories {
		n := map[string]int{}
		for _, d := range s.Documents {
			n[eventOf[d]]++
		}
		for _, d := range s.Documents {
			same := float64(n[eventOf[d]])
			precision += same / float64(len(s.Documents))
			recall += same / float64(size[eventOf[d]])
			documents++
		}
	}
	return precision / float64(documents), recall / float64(documents)
}
