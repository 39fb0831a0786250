// Command eval measures hearsay on labelled data.
//
//	go run ./eval NAME [--data DIR]
//
// DIR (by default ../shared) has the folders data, gold and seeds. Each scorer
// prints a table to read and, as its last line, one JSON object
// {"eval": NAME, "figures": {…}}. What each figure measures stands in a comment
// at its scorer; what they came to stands in eval/README.md.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
)

// A scorer measures one part of hearsay on the data below dir, prints a table
// to w and returns its figures by name.
type scorer func(dir string, w io.Writer) (map[string]float64, error)

// scorers are the names that the command knows.
var scorers = map[string]scorer{
	"choices":    scoreChoices,
	"claims":     scoreClaims,
	"demo":       scoreDemo,
	"drift":      scoreDrift,
	"families":   scoreFamilies,
	"feeds":      feeds,
	"goldclaims": scoreGoldClaims,
	"incidents":  scoreIncidents,
	"lang":       scoreLang,
	"lineage":    scoreLineage,
	"names":      scoreNames,
	"pages":      pages,
	"pdf":        pdf,
	"quotes":     scoreQuotes,
	"labels":     scoreLabels,
	"seeds":      scoreSeeds,
	"trace":      scoreTrace,
	"verdicts":   scoreVerdicts,
	"warc":       warcFiles,
}

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string, w io.Writer) error {
	known := slices.Sorted(maps.Keys(scorers))
	if len(args) == 0 {
		return fmt.Errorf("name a scorer: %v", known)
	}
	score, ok := scorers[args[0]]
	if !ok {
		return fmt.Errorf("no scorer %q; there are %v", args[0], known)
	}
	flags := flag.NewFlagSet("eval "+args[0], flag.ContinueOnError)
	dir := flags.String("data", "../shared", "folder with data, gold and seeds")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	figures, err := score(*dir, w)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	line, err := json.Marshal(struct {
		Eval    string             `json:"eval"`
		Figures map[string]float64 `json:"figures"`
	}{args[0], figures})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", line)
	return err
}
