package main

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang/conllu"
	"github.com/hearsay-project/hearsay/internal/lang/internal/model"
)

// trainLemmas learns edit rules: for each tag, from the empty suffix to the
// whole word, a rule is kept where its edit differs from what the shorter
// suffixes say.
func trainLemmas(sents []conllu.Sentence, inv *inventory, vocabulary *model.Table) model.Lemmatizer {
	type key struct {
		group  uint32
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
		form  string
		group uint32
		edit  model.Edit
	}
	types := map[typ]int{}
	out := model.Lemmatizer{}
	for _, t := range inv.tags {
		out.Proper = append(out.Proper, strings.HasPrefix(t, "PROPN") || strings.HasSuffix(t, " NNP") || strings.HasSuffix(t, " NNPS"))
	}
	for i := range sents {
		for _, w := range sents[i].Words {
			tag, ok := inv.tagIndex[w.UPOS+" "+w.XPOS]
			if !ok || w.Lemma == "_" {
				continue
			}
			change := uint8(model.ToLower)
			if out.Proper[tag] || w.UPOS == "X" || w.UPOS == "SYM" || w.XPOS == "ADD" {
				change = model.KeepCase
				if strings.ToLower(w.Form) == strings.ToLower(w.Lemma) && w.Form != w.Lemma {
					change = model.ToTitle
				}
			}
			types[typ{w.Form, out.Group(w.Form, tag), model.EditOf(w.Form, w.Lemma, change)}]++
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
			vote(key{t.group, lower[n-k:], false}, t.edit)
		}
		for range types[t] {
			vote(key{t.group, lower, true}, t.edit)
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
		return int(a.group) - int(b.group)
	})
	rules := map[key]model.Edit{}
	var bare model.Lemmatizer // with the suffix rules only, which come first
	lookup := func(group uint32, s string) (model.Edit, bool) {
		for k := min(model.MaxSuffix, len(s)); k >= 0; k-- {
			if e, ok := rules[key{group, s[len(s)-k:], false}]; ok {
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
		if k.whole {
			if bare.Edits == nil {
				bare.Rules, bare.Edits = model.NewTable(hashes, vals), edits
			}
			lower := []byte(k.suffix)
			if bare.BySuffix(k.suffix, lower, k.group, vocabulary) == e.Apply(k.suffix, lower) {
				continue
			}
		} else if have, ok := lookup(k.group, k.suffix); ok && have == e {
			continue
		}
		if !k.whole {
			rules[k] = e
		}
		if index[e] == 0 {
			edits = append(edits, e)
			index[e] = uint16(len(edits))
		}
		hashes = append(hashes, model.RuleKey(k.group, []byte(k.suffix), k.whole))
		vals = append(vals, index[e])
	}
	out.Rules, out.Edits = model.NewTable(hashes, vals), edits
	return out
}

func less(a, b model.Edit) bool {
	if a.Cut != b.Cut {
		return a.Cut < b.Cut
	}
	if a.Case != b.Case {
		return a.Case < b.Case
	}
	return a.Add < b.Add
}
