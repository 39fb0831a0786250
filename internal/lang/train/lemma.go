package main

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/internal/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// trainLemmas learns edit rules: for each tag, from the empty suffix to the
// whole word, a rule is kept where its edit differs from what the shorter
// suffixes say.
func trainLemmas(sents []conllu.Sentence, inv *inventory) model.Lemmatizer {
	type key struct {
		tag    uint8
		suffix string
		whole  bool
	}
	votes := map[key]map[model.Edit]int{}
	vote := func(k key, e model.Edit) {
		if votes[k] == nil {
			votes[k] = map[model.Edit]int{}
		}
		votes[k][e]++
	}
	type typ struct {
		form string
		tag  uint8
		edit model.Edit
	}
	types := map[typ]int{}
	for i := range sents {
		for _, w := range sents[i].Words {
			tag, ok := inv.tagIndex[w.UPOS+" "+w.XPOS]
			if !ok || w.Lemma == "_" {
				continue
			}
			keep := w.UPOS == "PROPN" || w.UPOS == "X" || w.UPOS == "SYM" || strings.HasSuffix(w.XPOS, "ADD") ||
				w.Lemma != strings.ToLower(w.Lemma)
			types[typ{w.Form, tag, model.EditOf(w.Form, w.Lemma, keep)}]++
		}
	}
	keys := make([]typ, 0, len(types))
	for t := range types {
		keys = append(keys, t)
	}
	for _, t := range keys {
		lower := string(model.AppendLower(nil, t.form))
		n := len(lower)
		// A type counts once for suffixes and by its occurrences as a word.
		for k := 0; k <= min(model.MaxSuffix, n); k++ {
			vote(key{t.tag, lower[n-k:], false}, t.edit)
		}
		for range types[t] {
			vote(key{t.tag, lower, true}, t.edit)
		}
	}
	best := func(m map[model.Edit]int) (model.Edit, int) {
		var out model.Edit
		top := -1
		for e, n := range m {
			if n > top || n == top && less(e, out) {
				out, top = e, n
			}
		}
		return out, top
	}
	suffixes := make([]key, 0, len(votes))
	for k := range votes {
		suffixes = append(suffixes, k)
	}
	slices.SortFunc(suffixes, func(a, b key) int {
		if a.whole != b.whole {
			if a.whole {
				return 1
			}
			return -1
		}
		if len(a.suffix) != len(b.suffix) {
			return len(a.suffix) - len(b.suffix)
		}
		if c := strings.Compare(a.suffix, b.suffix); c != 0 {
			return c
		}
		return int(a.tag) - int(b.tag)
	})
	rules := map[key]model.Edit{}
	lookup := func(tag uint8, s string) (model.Edit, bool) {
		for k := min(model.MaxSuffix, len(s)); k >= 0; k-- {
			if e, ok := rules[key{tag, s[len(s)-k:], false}]; ok {
				return e, true
			}
		}
		return model.Edit{}, false
	}
	var edits []model.Edit
	index := map[model.Edit]uint16{}
	var hashes []uint32
	var vals []uint16
	for _, k := range suffixes {
		e, n := best(votes[k])
		if int(e.Cut) > len(k.suffix) && !k.whole {
			// The suffix alone does not show what would be cut.
			continue
		}
		if !k.whole && n < 2 && len(k.suffix) > 0 {
			continue
		}
		if have, ok := lookup(k.tag, k.suffix); ok && have == e {
			continue
		} else if ok && int(have.Cut) == int(e.Cut) && have.Add == e.Add && k.whole && k.suffix == "" {
			continue
		}
		if !k.whole {
			rules[k] = e
		}
		if index[e] == 0 {
			edits = append(edits, e)
			index[e] = uint16(len(edits))
		}
		hashes = append(hashes, model.RuleKey(k.tag, []byte(k.suffix), k.whole))
		vals = append(vals, index[e])
	}
	return model.Lemmatizer{Rules: model.NewTable(hashes, vals), Edits: edits}
}

func less(a, b model.Edit) bool {
	if a.Cut != b.Cut {
		return a.Cut < b.Cut
	}
	if a.Keep != b.Keep {
		return !a.Keep
	}
	return a.Add < b.Add
}
