package main

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang"
	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// heldOut reports how the models do on sentences that they do not learn from.
type heldOut struct {
	docs []conllu.Document
	raw  []conllu.Sentence
	inv  *inventory
}

func percent(right, all int) float64 { return 100 * float64(right) / float64(max(all, 1)) }

func (h *heldOut) sentences(t *model.Tables, sp *model.Splitter) string {
	var scratch model.Scratch
	var right, gold, have int
	for _, d := range h.docs {
		spans := map[[2]int]bool{}
		for _, s := range d.Sentences {
			spans[[2]int{s.Start, s.End}] = true
		}
		got := lang.SplitPlaces(d.Text, t, func(_ int, words []model.Word, i int, b model.Boundary) float64 {
			return sp.Ends(words, i, b, &scratch)
		})
		for _, s := range got {
			if spans[[2]int{s.Start, s.End}] {
				right++
			}
		}
		gold += len(spans)
		have += len(got)
	}
	return fmt.Sprintf("F1 %.2f", 100*2*float64(right)/float64(max(gold+have, 1)))
}

func (h *heldOut) tags(t *model.Tagger) string {
	var scratch model.Scratch
	var all, xpos, upos int
	for _, s := range encode(h.raw, h.inv, &t.Tables) {
		tags := make([]uint8, len(s.words))
		t.Tag(s.words, tags, &scratch)
		for j, w := range s.gold.Words {
			u, x, _ := strings.Cut(t.Names[tags[j]], " ")
			all++
			if u == w.UPOS {
				upos++
			}
			if x == w.XPOS {
				xpos++
			}
		}
	}
	return fmt.Sprintf("UPOS %.2f XPOS %.2f", percent(upos, all), percent(xpos, all))
}

func (h *heldOut) lemmas(l *model.Lemmatizer, t *model.Tables) string {
	var buf []byte
	var all, right int
	for _, s := range h.raw {
		for _, w := range s.Words {
			tag, ok := h.inv.tagIndex[w.UPOS+" "+w.XPOS]
			if !ok {
				tag = model.NoTag
			}
			var got string
			got, buf = l.Lemma(w.Form, tag, &t.Clusters, buf)
			all++
			if got == w.Lemma {
				right++
			}
		}
	}
	return fmt.Sprintf("%.2f", percent(right, all))
}

func (h *heldOut) trees(t *model.Tagger, l *model.Lemmatizer, p *model.Parser) string {
	var scratch model.Scratch
	var all, uas, las int
	sents := encode(h.raw, h.inv, &t.Tables)
	tags := make([][]uint8, len(sents))
	for i, s := range sents {
		tags[i] = make([]uint8, len(s.words))
		t.Tag(s.words, tags[i], &scratch)
	}
	scratch = model.Scratch{}
	nodes := nodesOf(sents, tags, l, &t.Tables, h.inv)
	for i, s := range sents {
		st := p.Parse(nodes[i], &scratch)
		for j := range s.words {
			all++
			if st.Head[j] == s.heads[j] {
				uas++
				if p.Labels[st.Label[j]] == s.gold.Words[j].Rel {
					las++
				}
			}
		}
	}
	return fmt.Sprintf("UAS %.2f LAS %.2f", percent(uas, all), percent(las, all))
}

func agreement(raw []conllu.Sentence, inv *inventory, tags [][]uint8) float64 {
	var all, right int
	for i := range raw {
		for j, w := range raw[i].Words {
			all++
			if _, x, _ := strings.Cut(inv.tags[tags[i][j]], " "); x == w.XPOS {
				right++
			}
		}
	}
	return percent(right, all)
}
