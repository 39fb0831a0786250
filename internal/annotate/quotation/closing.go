package quotation

import "github.com/hearsay-project/hearsay/internal/lang"

// closes returns the source of the cue verb at, of which the last word is before end, where
// the frame closes the sentence: a noun phrase that a comma parts from the clause before
// it, the verb, and when and where at most: "…, rescue workers said on Friday." The words
// tell that firmly, while the parse often hangs such a frame on what stands before it.
func (v *view) closes(at, end int, c cue) source {
	if c.frame&(clause|quoting) != clause|quoting || c.level != speech || c.particle != "" || v.low[at] == v.lemmaOf(at) && !v.plural(at-1) || v.tok[at].XPOS == lang.VBG || !v.endsAt(end) {
		return noSource
	}
	to := at
	for to > 0 && v.tok[to-1].UPOS == lang.Adv && v.run[to-1] < 0 {
		to--
	}
	from := v.phraseFrom(to)
	if from == to && to > 0 && v.low[to-1] == "," {
		// "…, the director, Marta Lind, said on Friday"
		name := v.phraseFrom(to - 1)
		if name < 1 || name == to-1 || v.low[name-1] != "," || !v.hasName(name, to-1) {
			return noSource
		}
		if from = v.phraseFrom(name - 1); from == name-1 || v.tok[from].UPOS != lang.Det && !v.has(from, name-1, "'s") {
			return noSource
		}
	}
	if from < 3 || from == to || v.low[from-1] != "," || v.run[from-1] >= 0 || !v.hasVerb(0, from-1) || !v.speaks(v.src(from, to)) {
		return noSource
	}
	if days[v.low[to-1]] || timeNouns[v.low[to-1]] {
		return noSource
	}
	return v.src(from, to)
}

// endsAt reports whether the sentence ends at token i, but for when and where something was
// said.
func (v *view) endsAt(i int) bool {
	for ; i < len(v.tok) && v.run[i] < 0; i++ {
		switch {
		case v.low[i] == "." && i+1 == len(v.tok):
			return true
		case v.punct(i), v.isVerb(i), v.tok[i].UPOS == lang.Sconj, v.tok[i].UPOS == lang.Cconj, v.tok[i].UPOS == lang.Num:
			return false
		}
		if i > 0 && v.tok[i].UPOS != lang.Adp && v.tok[i].UPOS != lang.Adv && !days[v.low[i]] && !v.within(i) {
			return false
		}
	}
	return i == len(v.tok)
}

// within reports whether token i stands in a phrase of place or time: a preposition opens
// it.
func (v *view) within(i int) bool {
	for i > 0 && v.nominal(i) && v.tok[i].UPOS != lang.Adp {
		i--
	}
	switch v.low[i] {
	case "on", "in", "at", "during", "after", "before", "to":
		return v.tok[i].UPOS == lang.Adp
	}
	return false
}

// phraseFrom returns where the noun phrase begins that ends before token to, with what the
// tagger takes for a plain verb before a noun: "rescue workers".
func (v *view) phraseFrom(to int) int {
	from := to
	for from > 0 && to-from < 14 && v.run[from-1] < 0 {
		k := from - 1
		if !v.nominal(k) && (v.tok[k].XPOS != lang.VB || from == to || v.word(k-1) == "to") {
			break
		}
		from = k
	}
	for from < to && (v.tok[from].UPOS == lang.Cconj || v.punct(from)) {
		from++
	}
	if from < to && v.tok[from].UPOS == lang.Adp {
		return to
	}
	return from
}

// plural reports whether token i is a noun that has the verb of a plural.
func (v *view) plural(i int) bool {
	return i >= 0 && (v.tok[i].XPOS == lang.NNS || v.tok[i].XPOS == lang.NNPS || manyWhole[v.low[i]])
}
