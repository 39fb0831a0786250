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

	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

func main() {
	data := flag.String("data", "../shared/data/ud", "folder with ewt.train.conllu, gumok.train.conllu and glove-clusters-512.txt")
	out := flag.String("out", "internal/lang/english.model", "file to write")
	without := flag.Int("without", 0, "leave out every fifth document, from the given one (1 to 5) on, and report on these; for choosing settings")
	flag.Parse()
	if err := run(*data, *out, *without); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// inDev is a document that stands in the dev part of its treebank, too.
const inDev = "GUM_court_loan"

// documents reads the treebanks that are learned from, and sets apart those
// documents that a run leaves out.
func documents(data string, without int) (learn []conllu.Document, left heldOut, err error) {
	docs, err := readTreebanks(data, "ewt.train.conllu", "gumok.train.conllu")
	for i, d := range docs {
		switch {
		case d.ID == inDev:
		case without > 0 && i%5 == without-1:
			left.docs = append(left.docs, d)
		default:
			learn = append(learn, d)
		}
	}
	return learn, left, err
}

func run(data, out string, without int) error {
	start := time.Now()
	say := func(format string, args ...any) {
		fmt.Fprintf(os.Stderr, "%4.0fs  "+format+"\n", append([]any{time.Since(start).Seconds()}, args...)...)
	}
	docs, left, err := documents(data, without)
	if err != nil {
		return err
	}
	clusters, err := readClusters(filepath.Join(data, "glove-clusters-512.txt"))
	if err != nil {
		return err
	}
	m := learnAll(docs, clusters, left, shipped, say)
	b := m.Marshal()
	say("%d bytes to %s", len(b), out)
	return os.WriteFile(out, b, 0o644)
}

// learnAll learns all models from documents, and reports on what was left out.
func learnAll(docs []conllu.Document, clusters model.Table, left heldOut, o options, say func(string, ...any)) *model.Models {
	raw := sentencesOf(docs)
	inv := newInventory(raw)
	left.inv = inv
	say("%d sentences, %d tags, %d relations", len(raw), len(inv.tags), len(inv.labels))
	m := &model.Models{}
	m.Lemmas = trainLemmas(raw, inv, &clusters)
	say("%d lemma edits; left out: %s", len(m.Lemmas.Edits), left.lemmas(&m.Lemmas, &model.Tables{Clusters: clusters}))
	o.tagger.progress = func(e int, t *model.Tagger) { say("tagger epoch %d: %s", e+1, left.tags(t)) }
	m.Tagger = *trainTagger(raw, inv, clusters, o.tagger)
	say("tagger: %d features", len(m.Tagger.Net.Keys))
	m.Splitter = trainSplitter(docs, &m.Tagger.Tables, o.splitter)
	say("splitter: %d features; left out: %s", len(m.Splitter.Net.Keys), left.sentences(&m.Tagger.Tables, &m.Splitter))
	tags := jackknife(raw, inv, clusters, knifeParts, o.knife)
	say("jackknifed tags: %.2f", agreement(raw, inv, tags))
	sents := encode(raw, inv, &m.Tagger.Tables)
	nodes := nodesOf(sents, tags, &m.Lemmas, &m.Tagger.Tables, inv)
	o.parser.progress = func(e int, p *model.Parser) {
		say("parser epoch %d: %s", e+1, left.trees(&m.Tagger, &m.Lemmas, p))
	}
	m.Parser = *trainParser(sents, nodes, inv, o.parser)
	say("parser: %d features", len(m.Parser.Net.Keys))
	return m
}
