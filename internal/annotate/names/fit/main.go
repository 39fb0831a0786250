// Command fit learns how much each clue says about whom "he", "she", "it" and "they"
// stand for, and how sure an answer must be, from a treebank with coreference. The same
// input gives the same bytes.
//
//	go run ./internal/annotate/names/fit --data ../shared/data/ud
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hearsay-project/hearsay/internal/annotate/names"
)

func main() {
	data := flag.String("data", "../shared/data/ud", "folder with gumok.train.conllu")
	out := flag.String("out", "internal/annotate/names/weights.go", "file to write")
	persons := flag.Bool("persons", false, "take new weights for persons, too, instead of those that are there")
	flag.Parse()
	texts, err := read(filepath.Join(*data, "gumok.train.conllu"))
	if err == nil {
		w := fit(texts, os.Stderr)
		if !*persons {
			w[0] = names.Shipped()[0]
		}
		err = os.WriteFile(*out, source(w), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}
