package main

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang"
	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// heldOut reports how the models do on documents that they do not learn from,
// for each treebank.
type heldOut struct {
	docs []conllu.Document
	inv  *inventory
}

func percent(right, all int) float64 { return 100 * float64(right) / float64(max(all, 1)) }

// each calls report with the documents of each treebank and joins what it says.
func (h *heldOut) each(report func(docs []conllu.Document) string) string {
	var ewt, gum []conllu.Document
	for _, d := range h.docs {
		if strings.HasPrefix(d.ID, "GUM_") {
			gum = append(gum, d)
		} else {
			ewt = append(ewt, d)
		}
	}
	if len(h.docs) == 0 {
		return "nothing"
	}
	return "EWT " + report(ewt) + "; GUM " + report(gum)
}

func (h *heldOut) sentences(t *model.Tables, sp *model.Splitter) string {
	var scratch model.Scratch
	return h.each(func(docs []conllu.Document) string {
		var right, gold, have int
		for _, d := range docs {
			spans := map[[2]int]bool{}
			for _, s := range d.Sentences {
				spans[[2]int{s.Start, s.End}] = true
			}
			got := lang.SplitPlaces(d.Text, t, false, func(_ int, words []model.Word, i int, b model.Boundary) float64 {
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
	})
}

func (h *heldOut) tags(t *model.Tagger) string {
	var scratch model.Scratch
	return h.each(func(docs []conllu.Document) string {
		var all, xpos, upos int
		for _, s := range encode(sentencesOf(docs), h.inv, &t.Tables) {
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
	})
}

func (h *heldOut) lemmas(l *model.Lemmatizer, t *model.Tables) string {
	var buf []byte
	return h.each(func(docs []conllu.Document) string {
		var all, right int
		for _, s := range sentencesOf(docs) {
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
	})
}

func (h *heldOut) trees(t *model.Tagger, l *model.Lemmatizer, p *model.Parser) string {
	return h.each(func(docs []conllu.Document) string {
		var scratch model.Scratch
		var all, uas, las, numbers, counted int
		sents := encode(sentencesOf(docs), h.inv, &t.Tables)
		tags := make([][]uint8, len(sents))
		for i, s := range sents {
			tags[i] = make([]uint8, len(s.words))
			t.Tag(s.words, tags[i], &scratch)
		}
		scratch = model.Scratch{}
		nodes := nodesOf(sents, tags, l, &t.Tables, h.inv)
		for i, s := range sents {
			st := p.Parse(nodes[i], &scratch)
			for j, w := range s.gold.Words {
				all++
				right := st.Head[j] == s.heads[j]
				if right {
					uas++
					if p.Labels[st.Label[j]] == w.Rel {
						las++
					}
				}
				if w.Rel == "nummod" {
					numbers++
					if right {
						counted++
					}
				}
			}
		}
		return fmt.Sprintf("UAS %.2f LAS %.2f, head of a number %.1f", percent(uas, all), percent(las, all), percent(counted, numbers))
	})
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
