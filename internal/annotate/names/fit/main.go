// Command fit learns how much each clue says about whom "he" and "she" stand for,
// and how sure an answer must be, from a treebank with coreference. The same
// input gives the same bytes.
//
//	go run ./internal/annotate/names/fit --data ../shared/data/ud
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	data := flag.String("data", "../shared/data/ud", "folder with gumok.train.conllu")
	out := flag.String("out", "internal/annotate/names/weights.go", "file to write")
	flag.Parse()
	texts, err := read(filepath.Join(*data, "gumok.train.conllu"))
	if err == nil {
		err = os.WriteFile(*out, source(fit(texts, os.Stderr)), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}
