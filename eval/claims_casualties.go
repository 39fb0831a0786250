package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/annotate/toll"
)

// incident is a line of casualty-counts.jsonl.
type incident struct {
	Incident        string
	Killed, Injured int64
	Documents       []struct{ Title, Published, Text string }
}

// scoreCasualties measures the numbers of killed and injured that an article as
// a whole reports (package toll: hearsay claims --tolls) against those recorded
// for its incident: exact, per article, and the killed per incident over its
// articles, each of which counts as an origin of its own. Deaths after an article count against it.
func scoreCasualties(dir string, w io.Writer, figures map[string]float64) error {
	articles, killed, injured, both, incidents, settled := 0, 0, 0, 0, 0, 0
	err := eachLine(filepath.Join(dir, "casualty-counts.jsonl"), func(c incident) {
		slices.SortStableFunc(c.Documents, func(a, b struct{ Title, Published, Text string }) int { return cmp.Compare(a.Published, b.Published) })
		var tolls []toll.Dated
		for _, d := range c.Documents {
			a := annotateReal("x", rawReport{Title: d.Title, Published: d.Published, Text: d.Title + "\n\n" + d.Text})
			t := toll.Of(&a)
			articles++
			if t.Killed.N == c.Killed {
				killed++
			}
			if t.Wounded.N == c.Injured {
				injured++
			}
			if t.Killed.N == c.Killed && t.Wounded.N == c.Injured {
				both++
			} else if os.Getenv("HEARSAY_EVAL_VERBOSE") != "" {
				fmt.Fprintf(w, "casualties: %s %q: read %d killed, %d wounded, recorded %d, %d\n", c.Incident, d.Title, t.Killed.N, t.Wounded.N, c.Killed, c.Injured)
			}
			tolls = append(tolls, toll.Dated{Toll: t, Published: d.Published})
		}
		incidents++
		if last, _ := toll.Settle(tolls); last >= 0 && tolls[last].Killed.N == c.Killed {
			settled++
		}
	})
	if err != nil {
		return err
	}
	share := func(n, of int) float64 { return round(float64(n) / float64(of)) }
	figures["casualties_killed"], figures["casualties_injured"], figures["casualties_both"] = share(killed, articles), share(injured, articles), share(both, articles)
	figures["casualties_incident_killed"] = share(settled, incidents)
	fmt.Fprintf(w, "casualties: %d articles, killed %.3f, injured %.3f, both %.3f; %d incidents, killed %.3f\n", articles,
		figures["casualties_killed"], figures["casualties_injured"], figures["casualties_both"], incidents, figures["casualties_incident_killed"])
	return nil
}

// readFigures reads the quantities and times of a text from its lexemes and
// returns how many there are.
func readFigures(text string) int {
	l := lex.Cut(text, 0, len(text))
	return len(quantity.Of(text, l)) + len(period.Of(text, l, hearsay.Field{Value: "2026-02-14"}))
}
