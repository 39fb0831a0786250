// Command train learns the models of the language core from treebanks and
// writes them as one file. The same input gives the same bytes.
//
//	go run ./internal/lang/train --data ../shared/data/ud
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

func main() {
	data := flag.String("data", "../shared/data/ud", "folder with ewt.train.conllu, gumok.train.conllu and glove-clusters-512.txt")
	out := flag.String("out", "internal/lang/english.model", "file to write")
	dev := flag.String("dev", "", "treebank in the same folder to report progress on, never learned from")
	flag.Parse()
	if err := run(*data, *out, *dev); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out, dev string) error {
	start := time.Now()
	say := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%4.0fs  "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
	}
	docs, err := readTreebanks(data, "ewt.train.conllu", "gumok.train.conllu")
	if err != nil {
		return err
	}
	raw := sentencesOf(docs)
	clusters, err := readClusters(filepath.Join(data, "glove-clusters-512.txt"))
	if err != nil {
		return err
	}
	inv := newInventory(raw)
	say("%d sentences, %d tags, %d relations", len(raw), len(inv.tags), len(inv.labels))

	devSet := &heldOut{inv: inv}
	if dev != "" {
		if devSet.docs, err = readTreebanks(data, dev); err != nil {
			return err
		}
		devSet.raw = sentencesOf(devSet.docs)
	}
	m := &model.Models{}
	m.Lemmas = trainLemmas(raw, inv, &clusters)
	say("%d lemma edits; held out: %s", len(m.Lemmas.Edits), devSet.lemmas(&m.Lemmas, &model.Tables{Clusters: clusters}))

	opt := taggerOptions
	opt.progress = func(e int, t *model.Tagger) { say("tagger epoch %d: %s", e+1, devSet.tags(t)) }
	m.Tagger = *trainTagger(raw, inv, clusters, opt)
	say("tagger: %d features", len(m.Tagger.Net.Keys))
	m.Splitter = trainSplitter(docs, &m.Tagger.Tables, splitterOptions)
	say("splitter: %d features; held out: %s", len(m.Splitter.Net.Keys), devSet.sentences(&m.Tagger.Tables, &m.Splitter))
	tags := jackknife(raw, inv, clusters, knifeParts, knifeOptions)
	say("jackknifed tags: %.2f", agreement(raw, inv, tags))

	sents := encode(raw, inv, &m.Tagger.Tables)
	nodes := nodesOf(sents, tags, &m.Lemmas, &m.Tagger.Tables, inv)
	popt := parserOptions
	popt.progress = func(e int, p *model.Parser) {
		say("parser epoch %d: %s", e+1, devSet.trees(&m.Tagger, &m.Lemmas, p))
	}
	m.Parser = *trainParser(sents, nodes, inv, popt)
	say("parser: %d features", len(m.Parser.Net.Keys))
	b := m.Marshal()
	say("%d bytes to %s", len(b), out)
	return os.WriteFile(out, b, 0o644)
}
