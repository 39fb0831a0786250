package main

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/internal/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// heldOut reports how the models do on sentences that they do not learn from.
type heldOut struct {
	raw []conllu.Sentence
	inv *inventory
}

func percent(right, all int) float64 { return 100 * float64(right) / float64(max(all, 1)) }

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

func (h *heldOut) lemmas(l *model.Lemmatizer) string {
	var buf []byte
	var all, right int
	wrong := map[string]int{}
	for _, s := range h.raw {
		for _, w := range s.Words {
			tag, ok := h.inv.tagIndex[w.UPOS+" "+w.XPOS]
			if !ok {
				tag = model.NoTag
			}
			var got string
			got, buf = l.Lemma(w.Form, tag, buf)
			all++
			if got == w.Lemma {
				right++
			} else {
				wrong[w.XPOS+" "+w.Form+" "+got+" "+w.Lemma]++
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
	nodes := nodesOf(sents, tags, l, h.inv)
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
