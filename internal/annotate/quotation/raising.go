package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// raised reads attributions whose content has the cue's subject in it: "the dam
// is expected to hold", "the dam was described as safe", "the dam seems safe".
// It reports whether the cue at is one.
func (r *reader) raised(v *view, at, end int, c cue) bool {
	passive := v.passive(at)
	if !passive && c.frame&raising == 0 || !v.parsed() {
		return false
	}
	if end < len(v.tok) && v.run[end] >= 0 && c.level == speech && v.tok[at].Rel == lang.Acl {
		return false // "crowds chanted “…”", whatever the parse
	}
	n := v.nearestSubject(at)
	if h := v.tok[at].Head; n < 0 && passive && h >= 0 && h < at {
		n = h // "a dam known as the wall"
	}
	if n < 0 || n >= at {
		return false
	}
	if v.low[n] == "it" || v.low[n] == "there" {
		if v.child(at, lang.Ccomp) >= 0 || v.tok[n].Rel == lang.Expl {
			return false
		}
	}
	from, ok := v.predicate(at, end, passive, c)
	if !ok {
		return false
	}
	src := noSource
	if a := v.child(at, lang.OblAgent); passive && a >= end {
		src = v.subject(at, 0, len(v.tok))
		if v.from[a] <= from && from < v.to[a] {
			return false
		}
	}
	c.level = stance
	to := max(v.predicateTo(at, from), from)
	v.used[at] = true
	if relative(v.low[n]) {
		if h := v.clauseHead(at); h >= 0 && h < n && v.tok[n].Rel != lang.NoRel {
			r.emit(v, at, end, c, src, [2]int{n, n + 1}, [2]int{from, to})
			return true
		}
	}
	r.emit(v, at, end, c, src, [2]int{v.from[n], min(v.to[n], at)}, [2]int{from, to})
	return true
}

// passive reports whether the verb at stands in the passive voice.
func (v *view) passive(at int) bool {
	return v.tok[at].XPOS == lang.VBN && (v.child(at, lang.AuxPass) >= 0 || v.child(at, lang.NsubjPass) >= 0 || v.tok[at].Rel == lang.Acl)
}

// predicate returns where the words begin that are said of the subject of the
// cue at.
func (v *view) predicate(at, end int, passive bool, c cue) (int, bool) {
	if k := v.child(at, lang.Xcomp); k >= end && k-end < 12 {
		from := max(v.from[k], end)
		if v.low[from] == "as" {
			from++
		}
		return from, true
	}
	if end < len(v.tok) && v.low[end] == "as" && c.frame&(as|object) != 0 && v.run[end] < 0 {
		return end + 1, end+1 < len(v.tok)
	}
	if !passive && end < len(v.tok) && v.tok[end].UPOS == lang.Adj {
		return end, true
	}
	if passive && c.frame&as != 0 && end < len(v.tok) {
		switch v.tok[end].UPOS {
		case lang.Det, lang.Propn, lang.Adj, lang.Punct:
			if v.tok[end].UPOS != lang.Punct || v.run[end] >= 0 {
				return end, true
			}
		}
	}
	return 0, false
}

// predicateTo is where what is said of the subject ends that begins at from.
func (v *view) predicateTo(at, from int) int {
	k := from
	for k < len(v.tok) && v.tok[k].Head != at && v.tok[k].Head >= from && v.tok[k].Head < v.to[at] {
		k = v.tok[k].Head
	}
	if k >= len(v.tok) {
		return len(v.tok)
	}
	if v.tok[k].Head != at {
		return v.to[at]
	}
	to := v.to[k]
	for i := to; i < v.to[at]; i++ {
		if v.tok[i].Head == at && v.from[i] == to && (v.tok[i].Rel.Base() == lang.Obl || v.tok[i].Rel == lang.Advcl) && v.low[to] != "," {
			to = v.to[i]
			i = to - 1
		}
	}
	return to
}

// hearsayAdverbs tell that a clause rests on somebody's word.
var hearsayAdverbs = wordSet(`reportedly allegedly supposedly purportedly ostensibly`)

// reportedly reads a clause with an adverb of hearsay: "the dam reportedly
// held".
func (r *reader) reportedly(v *view, at int) {
	h := v.tok[at].Head
	if !v.parsed() || h < 0 {
		return
	}
	for hops := 0; hops < 4 && !v.isVerb(h) && v.child(h, lang.Nsubj) < 0 && v.tok[h].Head >= 0; hops++ {
		h = v.tok[h].Head
	}
	from, to := v.from[h], v.to[h]
	for from < at && (v.tok[from].UPOS == lang.Cconj || v.tok[from].UPOS == lang.Sconj || v.punct(from) && v.run[from] < 0) {
		from++
	}
	r.emit(v, at, at+1, cue{strength: hearsay.Claiming, level: stance}, noSource, [2]int{from, at}, [2]int{at + 1, to})
}
