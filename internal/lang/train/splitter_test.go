package main

import (
	"reflect"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay/internal/lang"
	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// lists gives invented documents whose paragraphs are lines of a list, run
// together without any mark, each beginning with a number.
func lists() []conllu.Document {
	var docs []conllu.Document
	for _, things := range []string{"bridges closed", "boats lost", "roads open", "farms flooded"} {
		var d conllu.Document
		for i := range 40 {
			line := string(rune('1'+i%9)) + " Number of " + things
			if i > 0 {
				d.Text += " "
			}
			d.Sentences = append(d.Sentences, conllu.Sentence{Start: len(d.Text), End: len(d.Text) + len(line)})
			d.Text += line
		}
		docs = append(docs, d)
	}
	return docs
}

func TestSplitterLearnsTheSameEachTime(t *testing.T) {
	o := splitOptions{hidden: 8, epochs: 3, least: 2, rate: 0.05, dropout: 0.2, blank: 0.1}
	docs, tables := lists(), &model.Tables{}
	one, two := trainSplitter(docs, tables, o), trainSplitter(docs, tables, o)
	if !reflect.DeepEqual(one, two) {
		t.Error("two trainings differ")
	}
	text := "3 Number of trains late 5 Number of ferries sunk 8 Number of roads closed"
	var scratch model.Scratch
	var got []string
	for _, s := range lang.SplitPlaces(text, tables, false, func(_ int, words []model.Word, i int, b model.Boundary) float64 {
		return one.Ends(words, i, b, &scratch)
	}) {
		got = append(got, text[s.Start:s.End])
	}
	if want := []string{"3 Number of trains late", "5 Number of ferries sunk", "8 Number of roads closed"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %s", strings.Join(got, " | "))
	}
}
