package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// small are settings that train in a moment.
var small = options{
	splitter: splitOptions{hidden: 16, epochs: 2, least: 2, rate: 0.05, dropout: 0.2, blank: 0.1},
	tagger:   tagOptions{hidden: 32, epochs: 4, least: 2, rate: 0.05, dropout: 0.1},
	knife:    tagOptions{hidden: 32, epochs: 4, least: 2, rate: 0.05},
	parser:   parseOptions{hidden: 32, epochs: 4, least: 2, rate: 0.02, dropout: 0.1, explore: 0.9, seed: 1, begin: 1},
}

// treebank gives invented documents of sentences like "Two boats carried the
// farmers home ." with their trees.
func treebank(from, to int) []conllu.Document {
	who := []string{"boats", "farmers", "pilots", "trains", "nurses"}
	did := []string{"carried", "warned", "passed", "called"}
	many := []string{"Two", "Seven", "Nine"}
	word := func(form, lemma, tag string, head int, rel string) conllu.Word {
		upos, xpos, _ := strings.Cut(tag, " ")
		return conllu.Word{Form: form, Lemma: lemma, UPOS: upos, XPOS: xpos, Head: head, Rel: rel, First: true}
	}
	var docs []conllu.Document
	for i := from; i < to; i++ {
		var d conllu.Document
		for k := range 12 {
			n := many[(i+k)%len(many)]
			s, o, v := who[k%len(who)], who[(i+2*k)%len(who)], did[(i*k+k)%len(did)]
			words := []conllu.Word{
				word(n, strings.ToLower(n), "NUM CD", 1, "nummod"),
				word(s, strings.TrimSuffix(s, "s"), "NOUN NNS", 2, "nsubj"),
				word(v, strings.TrimSuffix(v, "ed"), "VERB VBD", -1, "root"),
				word("the", "the", "DET DT", 4, "det"),
				word(o, strings.TrimSuffix(o, "s"), "NOUN NNS", 2, "obj"),
				word(".", ".", "PUNCT .", 2, "punct"),
			}
			if k%3 == 0 {
				words = append(words[:5:5], word("home", "home", "ADV RB", 2, "advmod"), words[5])
			}
			sent := conllu.Sentence{Start: len(d.Text)}
			if k > 0 {
				sent.Start++
			}
			for j := range words {
				if words[j].Form != "." && d.Text != "" {
					d.Text += " "
				}
				words[j].Start = len(d.Text)
				d.Text += words[j].Form
				words[j].End = len(d.Text)
			}
			sent.Words, sent.End = words, len(d.Text)
			d.Sentences = append(d.Sentences, sent)
		}
		docs = append(docs, d)
	}
	return docs
}

func silent(string, ...any) {}

func TestTrainingTwiceGivesTheSameBytes(t *testing.T) {
	docs := treebank(0, 24)
	one := learnAll(docs, model.Table{}, heldOut{}, small, silent).Marshal()
	two := learnAll(docs, model.Table{}, heldOut{}, small, silent).Marshal()
	if !bytes.Equal(one, two) {
		t.Errorf("files of %d and %d bytes differ", len(one), len(two))
	}
	o := small
	o.parser.seed++
	if bytes.Equal(one, learnAll(docs, model.Table{}, heldOut{}, o, silent).Marshal()) {
		t.Error("another seed gives the same bytes: the comparison sees nothing")
	}
}

func TestModelsLearnWhatATreebankShows(t *testing.T) {
	docs := treebank(0, 24)
	left := heldOut{docs: treebank(25, 27)}
	m := learnAll(docs, model.Table{}, left, small, silent)
	left.inv = newInventory(sentencesOf(docs))
	got := []string{
		left.tags(&m.Tagger), left.lemmas(&m.Lemmas, &m.Tagger.Tables), left.sentences(&m.Tagger.Tables, &m.Splitter),
		left.trees(&m.Tagger, &m.Lemmas, &m.Parser),
	}
	for i, want := range []string{"UPOS 100.00 XPOS 100.00", "100.00", "F1 100.00", "UAS 100.00 LAS 100.00, head of a number 100.0"} {
		if !strings.HasPrefix(got[i], "EWT "+want+";") {
			t.Errorf("%s, want %s", got[i], want)
		}
	}
}
