package quotation

import (
	"slices"

	"github.com/hearsay-project/hearsay/internal/lang"
)

// frontings reads the cues that stand after or inside the words they attribute,
// and returns the token that no clause before it may cross.
func (r *reader) frontings(v *view) int {
	stop := v.sentenceEnd()
	for i := range v.tok {
		if v.run[i] >= 0 || v.used[i] {
			continue
		}
		c, end, ok := v.cueAt(i)
		if !ok {
			continue
		}
		if src := v.closes(i, end, c); !src.none {
			r.emit(v, i, end, c, src, [2]int{v.clauseStart(src.from - 1), src.from - 1})
			stop = min(stop, src.from-1)
			continue
		}
		src := v.widen(r.source(v, i, end), i)
		if pieces, ok := v.compared(i, end, c, src); ok {
			r.emit(v, i, end, c, src, pieces...)
			stop = min(stop, pieces[0][1])
			continue
		}
		if pieces, ok := v.framed(i, end, c, src); ok {
			r.emit(v, i, end, c, src, pieces...)
			stop = min(stop, pieces[0][1])
			if len(pieces) > 1 {
				stop = v.sentenceEnd()
			}
		}
	}
	return stop
}

// widen takes in what stands before the source up to a comma, where the parse
// has cut a noun phrase: ", rescue chief Marta Lind said".
func (v *view) widen(src source, at int) source {
	if src.none || src.s != v.s || src.from > at || src.from != src.whoFrom {
		return src
	}
	from := src.from
	for from > 0 && v.run[from-1] < 0 {
		switch v.tok[from-1].UPOS {
		case lang.Noun, lang.Propn, lang.Adj, lang.Det, lang.Num:
			from--
			continue
		case lang.Cconj, lang.Part: // ", the Lift and Metal Workers’ Federation said"
			if from > 1 && (v.tok[from-1].XPOS == lang.POS || v.low[from-1] == "and") && (v.tok[from-2].UPOS == lang.Noun || v.tok[from-2].UPOS == lang.Propn) {
				from--
				continue
			}
		}
		break
	}
	if from < src.from && from > 0 && v.low[from-1] == "," {
		src.from, src.whoFrom = from, from
	}
	return src
}

// inversion reports whether the verb at follows a comma with its subject after
// it: ", said Lind".
func (v *view) inversion(at int) bool {
	return at > 0 && v.low[at-1] == "," && v.tok[at].XPOS != lang.VBG && v.tok[at].XPOS != lang.VBN ||
		at > 0 && v.low[at-1] == ","
}

// compared reads a frame with "as" before or after what it attributes: "As Lind
// put it, the dam is full".
func (v *view) compared(at, end int, c cue, src source) ([][2]int, bool) {
	if c.frame&clause == 0 || c.level != speech || src.none || src.s != v.s || src.from > at || src.from == 0 {
		return nil, false
	}
	from := src.from - 1
	if v.low[from] != "as" || !v.finite(at) || from > 0 && v.low[from-1] != "," && v.tok[from-1].UPOS != lang.Cconj {
		return nil, false
	}
	k := end
	for k < len(v.tok) && v.low[k] != "," && v.low[k] != "." {
		if v.finite(k) && !v.adverbial(end, k) || v.run[k] >= 0 {
			return nil, false
		}
		if k == end && v.tok[k].XPOS == lang.VBG || v.tok[k].Head == at && v.tok[k].Rel.Base() == lang.Xcomp {
			return nil, false // "as the army continues shelling the town"
		}
		k++
	}
	lo := v.clauseStart(from)
	switch {
	case v.fronted(from) && v.word(k) == "," && v.hasVerb(k, len(v.tok)):
		return [][2]int{{k + 1, v.sentenceEnd()}}, true
	case v.hasVerb(lo, from) && (k >= len(v.tok) || v.word(k) == "."):
		return [][2]int{{lo, from}}, true
	}
	return nil, false
}

// framed reads reported speech whose cue stands after or inside it: "The dam
// will hold, the ministry said", "The dam, officials say, will hold".
func (v *view) framed(at, end int, c cue, src source) ([][2]int, bool) {
	if c.frame&clause == 0 || src.none || v.tok[at].XPOS == lang.VBG || src.s != v.s {
		return nil, false
	}
	frameFrom, frameTo := src.from, end
	if src.from > at {
		frameFrom, frameTo = at, max(end, src.to)
	}
	if slices.Contains(v.low[src.from:max(src.from, at)], "than") {
		return nil, false // "The army lost 40 men, fewer than the rebels claim"
	}
	for frameFrom > 0 && (v.tok[frameFrom-1].UPOS == lang.Adv && v.low[frameFrom-1] != "not") {
		frameFrom--
	}
	if frameFrom > 1 && v.closesRun(0, frameFrom-1) && v.low[frameFrom-2] == "," {
		frameFrom-- // the comma stands inside the marks
	}
	if frameFrom == 0 || v.low[frameFrom-1] != "," && v.low[frameFrom-1] != "—" && v.low[frameFrom-1] != "–" && v.low[frameFrom-1] != "?" {
		return nil, false
	}
	if src.from < at && relative(v.low[src.from]) || !v.stoodBehind(at, frameTo, c) {
		return nil, false
	}
	before := frameFrom - 1
	lo := v.clauseStart(before)
	if !v.hasVerb(lo, before) {
		// "The dam, officials say, will hold": the verb stands after.
		k := frameTo
		for k < len(v.tok) && v.low[k] != "," {
			if v.isVerb(k) {
				return nil, false
			}
			k++
		}
		if k >= len(v.tok) || !v.hasVerb(k, len(v.tok)) || before-lo < 1 {
			return nil, false
		}
		return [][2]int{{lo, before}, {k + 1, v.sentenceEnd()}}, true
	}
	if sconj := v.tok[lo].UPOS == lang.Sconj || v.tok[lo].UPOS == lang.Verb && v.tok[lo].XPOS == lang.VBG || v.low[lo] == "when"; sconj && v.clauseAfter(frameTo) && v.word(frameTo) != "," {
		return nil, false
	}
	if (v.low[lo] == "when" || v.low[lo] == "if") && v.word(lo+1) != "" && v.tok[lo+1].XPOS == lang.VBN {
		return nil, false // "When reached on Monday, the owners declined comment"
	}
	// What follows the cue: adverbials up to the end or a comma.
	k := frameTo
	for k < len(v.tok) && v.low[k] != "," && v.low[k] != ";" && v.low[k] != "—" {
		if v.low[k] == "that" && v.tok[k].UPOS == lang.Sconj || v.isVerb(k) && v.tok[k].XPOS != lang.VBG && v.tok[k].XPOS != lang.VBN && !v.adverbial(frameTo, k) {
			return nil, false
		}
		k++
	}
	if k >= len(v.tok) || !v.hasVerb(k, len(v.tok)) || v.low[k] == ";" || v.tail(k+1, at) {
		return [][2]int{{lo, before}}, true
	}
	return [][2]int{{lo, before}, {k + 1, v.sentenceEnd()}}, true
}

// stoodBehind reports whether the cue at is one that stands behind what was said: a verb with
// tense that has its object before it, so that nothing follows in its frame, up to token
// end, but when, where and to whom it was said. "When they arrived, they found two men",
// "Lind, with many looking on, would advise it" and "a chemical, lately found in tins" are
// none.
func (v *view) stoodBehind(at, end int, c cue) bool {
	h := v.helper(at)
	switch v.tok[at].XPOS {
	case lang.VB:
		if u := v.tok[max(0, at-1)].UPOS; h == "to" || u != lang.Noun && u != lang.Propn && u != lang.Pron { // "police add", to the tagger
			return false
		}
	case lang.VBN:
		if c.frame&hearer == 0 && be[h] || end < len(v.tok) && v.tok[end].UPOS == lang.Adp && h != "has" && h != "have" && h != "had" {
			return false
		}
	}
	if at > 1 && v.low[at-1] == "," && end > at+1 && v.tok[at-2].UPOS == lang.Adj && v.tok[at+1].UPOS == lang.Noun {
		return false // "regular, pledged delegates"
	}
	if end >= len(v.tok) || c.frame&hearer != 0 {
		return true
	}
	switch v.tok[end].UPOS {
	case lang.Verb:
		return v.run[end] >= 0
	case lang.Det, lang.Adj, lang.Noun, lang.Propn, lang.Num, lang.Pron:
		for i := end; i < len(v.tok) && i < end+3; i++ {
			if days[v.low[i]] || timeNouns[v.low[i]] || months[v.low[i]] {
				return true
			}
		}
		return v.run[end] >= 0
	}
	return true
}

// helper returns the word before the verb at and its adverbs.
func (v *view) helper(at int) string {
	for at--; at > 0 && v.tok[at].UPOS == lang.Adv; at-- {
	}
	return v.word(at)
}

// tail reports whether what begins at i goes on about the speaking rather than
// about what was said: ", adding that", ", who", ", but".
func (v *view) tail(i, at int) bool {
	if i >= len(v.tok) {
		return true
	}
	if v.tok[i].XPOS == lang.VBG || v.startsClause(i) || v.low[i] == "in" || v.low[i] == "after" || v.low[i] == "as" || v.low[i] == "during" {
		return true
	}
	return false
}

// adverbial reports whether the verb at k stands in an adverbial clause that
// begins at or after from: "said after he had left".
func (v *view) adverbial(from, k int) bool {
	for i := from; i < k; i++ {
		switch v.low[i] {
		case "after", "before", "when", "while", "as", "who", "which", "during":
			return true
		}
	}
	return false
}

func (v *view) clauseAfter(i int) bool { return v.hasVerb(i, len(v.tok)) }
