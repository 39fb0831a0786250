package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// complement reads what follows the cue: its clause, infinitive or object. sub
// tells which of them it is.
func (v *view) complement(at, end int, c cue) (from, to int, sub frame, ok bool) {
	if !v.parsed() {
		return v.plainComplement(at, end, c)
	}
	passive := v.child(at, lang.AuxPass) >= 0
	if c.frame&clause != 0 {
		if k := v.child(at, lang.Ccomp); k >= end {
			from := v.clauseFrom(k, end)
			if o := v.child(at, lang.Obj); o >= end && o < from && v.to[o] == from && c.frame&hearer == 0 {
				from = max(v.from[o], end) // the clause's subject, which the parse gave to the cue
			}
			if a := v.child(at, lang.Advcl); a >= end && a < from && v.to[a] <= from && v.to[a] >= from-1 && (v.from[a] == end || v.low[end] == "that" && v.from[a] == end+1) {
				from = v.from[a] // "said when it rains, the dam is full"
			}
			if that, _, ok := v.thatClause(at, end); ok && that < from {
				from = that // the parse has missed the verb of the clause
			}
			return from, v.pastHead(at, v.clauseTo(k, at)), clause, true
		}
		if from, to, ok := v.thatClause(at, end); ok {
			return from, to, clause, true
		}
	}
	if from, to, ok := v.looseClause(at, end, c); ok {
		return from, to, clause, true
	}
	if from, ok := v.afterColon(end, c); ok {
		return from, v.sentenceEnd(), clause, true
	}
	if from, to, ok := v.toldClause(at, end); ok {
		return from, to, clause, true
	}
	if c.strength == hearsay.Asking {
		for i := end; i < len(v.tok) && i < end+8 && v.run[i] < 0 && !v.finite(i); i++ {
			if w := v.low[i]; (w == "if" || asksHow[w]) && v.hasVerb(i+1, len(v.tok)) {
				return i, max(v.to[at], v.to[i]), clause, true
			}
		}
	}
	if v.bareClause(at, end) {
		return end, max(v.to[at], v.to[end]), clause, true
	}
	if k := v.child(at, lang.Xcomp, lang.Advcl); k == end && v.tok[k].XPOS == lang.VBG && (c.frame&clause != 0 && v.lemmaOf(at) != "continue" && v.tok[k].Rel == lang.Xcomp || recalling[v.lemmaOf(at)] && v.helper(at) != "have") { // not "those who have reported using it"
		return k, v.clauseTo(k, at), infinitive, true
	}
	if k := v.child(at, lang.Xcomp); k >= end && (c.frame&(infinitive|as) != 0) {
		lo := max(v.from[k], end)
		if o := v.child(at, lang.Obj, lang.Iobj); o >= end && o < k {
			lo = max(v.from[o], end)
		}
		sub = infinitive
		if c.frame&infinitive == 0 {
			sub = object
		}
		return lo, v.clauseTo(k, at), sub, true
	}
	if c.particle != "" && c.frame&object != 0 && end < len(v.tok) {
		if k := v.child(at, lang.Obl); k >= 0 {
			return end, v.to[k], object, end < v.to[k]
		}
	}
	if passive {
		return 0, 0, 0, false
	}
	if o := v.child(at, lang.Obj); o >= end && c.frame&object != 0 {
		lo, to := max(v.from[o], end), v.objectTo(at, o)
		if c.frame&clause != 0 && asksHow[v.low[lo]] && v.hasVerb(lo, to) {
			return lo, to, clause, true
		}
		if likening[v.lemmaOf(at)] && !v.has(lo, to, "as") && !v.quotes(lo, to) {
			return 0, 0, 0, false // "cast a ballot"
		}
		return lo, to, object, true
	}
	if c.frame&hearer != 0 && c.frame&infinitive != 0 {
		if o := v.child(at, lang.Obj, lang.Iobj); o >= end {
			if v.word(v.to[o]) == "to" && v.to[o]+1 < len(v.tok) && v.tok[v.to[o]+1].XPOS == lang.VB {
				return max(v.from[o], end), v.objectTo(at, o), infinitive, true
			}
			return max(v.from[o], end), v.objectTo(at, o), object, true
		}
	}
	return 0, 0, 0, false
}

// recalling are verbs of telling what one has done, in the form with "-ing" right
// behind them: "reported hearing shots", "described seeing him fall".
var recalling = wordSet(`report recall describe recount mention acknowledge admit`)

// asksHow are the words that open a clause which is the object of a cue.
var asksHow = wordSet(`how why what when where whether who whom which`)

// circumstance are the words that open where and when a judgement was given.
var circumstance = wordSet(`in on at during after before when while since until amid ahead`)

// likening are verbs that judge only with "as", or with the very words: "cast
// him as a rebel".
var likening = wordSet(`cast frame paint name rank rate list bill peg pitch brand treat identify`)

// saying are the verbs of which a clause without "that" follows most often:
// only after them is one read where the parse has none.
var saying = wordSet(`say claim argue insist warn tell add note believe think assert allege contend suggest acknowledge admit
	announce deny predict complain concede conclude explain imply indicate reveal reiterate stress swear worry fear hope feel
	realize realise estimate recall joke agree confirm maintain charge expect wish`)

// looseClause reads the clause directly after the cue where the parse hangs it
// elsewhere: a noun phrase with a verb after it.
func (v *view) looseClause(at, end int, c cue) (from, to int, ok bool) {
	if !saying[v.lemmaOf(at)] || c.frame&hearer != 0 || end >= len(v.tok) {
		return 0, 0, false
	}
	switch v.tok[end].UPOS {
	case lang.Det, lang.Pron, lang.Propn, lang.Noun, lang.Adj, lang.Num:
	default:
		if v.low[end] != "at" || v.word(end+1) != "least" { // "confirms at least three were hurt"
			return 0, 0, false
		}
	}
	for i := end + 1; i < len(v.tok) && i < end+14; i++ {
		if v.low[i] == "," {
			k := v.behindRelative(i)
			return end, v.reach(at, k), k > 0
		}
		switch v.low[i] {
		case ";", ":", ".", "?", "!":
			return 0, 0, false
		}
		if v.finite(i) || v.tok[i].UPOS == lang.Aux {
			return end, v.reach(at, i), true
		}
	}
	return 0, 0, false
}

// behindRelative returns the finite verb or auxiliary right behind the relative clause that the
// comma at token i opens: "the boy, who fell ten feet, is expected to recover"; 0 if there is
// none.
func (v *view) behindRelative(i int) int {
	if w := v.word(i + 1); w != "who" && w != "which" && w != "whose" {
		return 0
	}
	for k := i + 2; k+1 < len(v.tok) && k < i+20; k++ {
		if v.low[k] == "," {
			if v.finite(k+1) || v.tok[k+1].UPOS == lang.Aux {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

// tells reports whether the participle at stands for the past of "tell", between
// a noun phrase and whoever was told: "The 42-year-old told police".
func (v *view) tells(at, end int) bool {
	if v.low[at] != "told" || v.tok[at].XPOS != lang.VBN || at == 0 || end >= len(v.tok) || v.run[at] >= 0 {
		return false
	}
	for k := at - 1; k >= 0 && k > at-4; k-- {
		if v.tok[k].UPOS == lang.Aux || auxiliary[v.low[k]] {
			return false
		}
	}
	switch v.tok[end].UPOS {
	case lang.Noun, lang.Propn, lang.Pron, lang.Det:
		u := v.tok[at-1].UPOS
		return u == lang.Noun || u == lang.Propn || u == lang.Adj || u == lang.Num
	}
	return false
}

// toldClause reads the clause without "that" behind whoever was told, where the
// parse hangs it elsewhere: "told police he had lost the key".
func (v *view) toldClause(at, end int) (from, to int, ok bool) {
	if v.low[at] != "told" && v.low[at] != "tells" && v.low[at] != "tell" {
		return 0, 0, false
	}
	k := end
	for k < len(v.tok) && k < end+5 && v.run[k] < 0 && (v.tok[k].UPOS == lang.Noun || v.tok[k].UPOS == lang.Propn || v.tok[k].UPOS == lang.Adj || k == end && (v.tok[k].UPOS == lang.Pron || v.tok[k].UPOS == lang.Det)) {
		k++
	}
	if k == end || k+1 >= len(v.tok) || v.run[k] >= 0 || v.tok[k-1].UPOS != lang.Noun && v.tok[k-1].UPOS != lang.Propn && v.tok[k-1].UPOS != lang.Pron {
		return 0, 0, false
	}
	switch v.low[k] {
	case "he", "she", "it", "they", "we", "i", "there", "the", "his", "her", "their", "its", "a", "an":
	default:
		return 0, 0, false
	}
	for i := k + 1; i < len(v.tok) && i < k+10 && !v.punct(i); i++ {
		if v.finite(i) || v.tok[i].UPOS == lang.Aux {
			return k, v.reach(at, i), true
		}
	}
	return 0, 0, false
}

// reach returns where a clause ends that hangs on the cue verb at or has the
// finite verb or auxiliary i.
func (v *view) reach(at, i int) int {
	to := max(v.to[at], v.to[i])
	if h := v.tok[i].Head; v.tok[i].UPOS == lang.Aux && h > i {
		to = max(to, v.to[h])
	}
	return to
}

// afterColon returns the token after the colon that follows the cue's frame:
// "gave a warning to all: stay away".
func (v *view) afterColon(end int, c cue) (int, bool) {
	if c.frame&clause == 0 {
		return 0, false
	}
	for i := end; i < len(v.tok) && i < end+10; i++ {
		if v.low[i] == ":" {
			return i + 1, i+2 < len(v.tok)
		}
		if v.isVerb(i) || v.run[i] >= 0 {
			return 0, false
		}
	}
	return 0, false
}

// thatClause finds the clause with "that" which the parse has hung on something
// beside the cue: "told voters in May that …".
func (v *view) thatClause(at, end int) (from, to int, ok bool) {
	for i := end; i < len(v.tok) && i < end+16; i++ {
		if v.low[i] == "that" && i+2 < len(v.tok) && !v.isVerb(i+1) && v.hasVerb(i+1, len(v.tok)) &&
			(v.tok[i].UPOS == lang.Sconj || v.tok[i].UPOS == lang.Pron && (i > end || v.tok[at].UPOS == lang.Noun)) {
			to := max(v.to[at], i+3)
			if v.tok[at].Head < 0 || to <= i+3 {
				to = v.sentenceEnd()
			}
			return i, to, true
		}
		if v.finite(i) || v.tok[i].UPOS == lang.Aux || v.low[i] == "." || v.low[i] == ";" || v.low[i] == ":" || v.run[i] >= 0 {
			break
		}
	}
	return 0, 0, false
}

// bareClause reports whether a clause that the parse has not seen follows the
// verb of saying at: its subject stands before it, and what follows is neither
// the end nor a circumstance of the speaking.
func (v *view) bareClause(at, end int) bool {
	if !saying[v.lemmaOf(at)] || !v.finite(at) && v.tok[at].XPOS != lang.VBN || end+3 > len(v.tok) || v.passive(at) {
		return false
	}
	if n := v.nearestSubject(at); n < 0 || n > at {
		return false
	}
	switch v.low[end] {
	case "if", "though", "although", "despite", "because", "since", "once", "unless", "about", "nearly", "almost":
		return v.hasVerb(end, len(v.tok))
	case "up", "more", "less", "fewer", "over", "under", "around", "roughly", "approximately", "some":
		return v.word(end+1) != "" && v.hasVerb(end, len(v.tok)) && (v.tok[end+1].UPOS == lang.Num || v.low[end+1] == "to" || v.low[end+1] == "than")
	case "at":
		return (v.word(end+1) == "least" || v.word(end+1) == "most") && v.hasVerb(end, len(v.tok))
	case "so", "no", "yes", "hello", "goodbye", "it", "this", "that", "they":
		return false
	}
	switch v.tok[end].UPOS {
	case lang.Det, lang.Propn, lang.Noun, lang.Num, lang.Adj:
	case lang.Verb:
		return v.tok[end].XPOS == lang.VBG && v.hasVerb(end+1, len(v.tok))
	default:
		return false
	}
	for i := end; i < len(v.tok); i++ {
		if v.low[i] == "," || v.low[i] == ";" {
			break
		}
		if v.isVerb(i) && v.tok[i].XPOS != lang.VBG {
			return true
		}
	}
	return false
}

// plainComplement reads the clause after the cue where no parse is at hand.
func (v *view) plainComplement(at, end int, c cue) (from, to int, sub frame, ok bool) {
	for i := end; i < len(v.tok) && i < end+8; i++ {
		if v.low[i] == "that" && c.frame&clause != 0 {
			return i + 1, v.sentenceEnd(), clause, true
		}
	}
	return 0, 0, 0, false
}

// clauseFrom is where the clause with head k begins, after the cue's end.
func (v *view) clauseFrom(k, end int) int {
	return max(v.from[k], end)
}

// clauseTo is where the clause with head k ends: its subtree, and what follows
// it in the sentence unless that hangs on the cue or above as a clause of its
// own.
func (v *view) clauseTo(k, at int) int {
	to := v.to[k]
	for to < len(v.tok) {
		i := to
		for i < len(v.tok) && v.punct(i) {
			i++
		}
		if i >= len(v.tok) {
			break
		}
		// The topmost token of what follows, below the cue or its heads.
		h := i
		for v.tok[h].Head >= to && v.tok[h].Head != h {
			h = v.tok[h].Head
		}
		if i == to && v.tok[h].Head == at && (v.tok[h].Rel.Base() == lang.Parataxis || v.tok[h].Rel == lang.Advcl) {
			to = max(v.to[h], i+1) // no comma before it: the clause goes on
			continue
		}
		switch v.tok[h].Rel.Base() {
		case lang.Conj, lang.Advcl, lang.Parataxis, lang.Obl, lang.Advmod, lang.Root, lang.Cc, lang.Mark:
			return to
		}
		next := max(v.to[h], i+1)
		if next <= to {
			break
		}
		to = next
	}
	return min(to, len(v.tok))
}

// pastHead lets a clause that ends at to without a mark go on to the end of the
// clause behind it that the parse has hung the cue on: nothing parts "officials
// say ten died after" from "a dam broke".
func (v *view) pastHead(at, to int) int {
	h := v.tok[at].Head
	if v.tok[at].Rel != lang.Parataxis && v.tok[at].Rel != lang.Ccomp || h < to {
		return to
	}
	for i := to; i < h; i++ {
		if v.punct(i) || v.run[i] >= 0 {
			return to
		}
	}
	return max(to, v.to[h])
}

// objectTo is where the object o of the cue ends, with the phrases that belong
// to the judgement: "praised the town for its calm".
func (v *view) objectTo(at, o int) int {
	to := v.to[o]
	for i := to; i < v.to[at]; i++ {
		if v.tok[i].Head != at {
			continue
		}
		switch v.tok[i].Rel.Base() {
		case lang.Obl, lang.Xcomp, lang.Advcl:
			if v.from[i] == to && v.low[v.from[i]] != "," && !circumstance[v.low[v.from[i]]] {
				to = v.to[i]
			}
		}
	}
	return to
}
