package quotation

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// according reads "according to X", before, inside or after the clause. at is
// the cue, from the token after it.
func (r *reader) according(v *view, at, from int) {
	n := len(v.tok)
	to := from
	opens := at <= 2 || v.tok[at-1].UPOS == lang.Cconj
	// The source reaches to the comma that ends it, past appositions.
	for to < n && v.run[to] < 0 {
		if v.low[to] == "," || v.low[to] == ";" || v.low[to] == "—" || v.low[to] == "–" || v.low[to] == ":" {
			if v.low[to] == "," && to+1 < n && v.apposed(to+1) && at > 0 && !v.restIsClause(to+1) {
				to++
				continue
			}
			break
		}
		if to > from && opens && v.namesWhom(to-1) && v.beginsSubject(to) && v.hasVerb(to, n) {
			break // "According to Lind the dam will hold": no comma
		}
		if to > from && (v.low[to] == "." || v.tok[to].UPOS == lang.Aux && !v.insideRelative(from, to)) {
			break
		}
		to++
	}
	if from+1 == to && customs[v.low[from]] {
		return // "all went according to plan"
	}
	if to+1 < n && v.low[to] == "," && at <= 2 && v.tok[to+1].UPOS == lang.Propn && !v.hasName(from, to) {
		// "According to her uncle, Jon Berg, …"
		k := to + 1
		for k < n && v.tok[k].UPOS == lang.Propn {
			k++
		}
		if k < n && v.low[k] == "," && v.restIsClause(k+1) && !v.isVerb(k+1) {
			to = k
		}
	}
	src := v.src(from, to)
	if src.none {
		return
	}
	for to+1 < n && v.low[to] == "," && v.cites(to+1) {
		to = v.phraseEnd(to + 2) // "according to the board, citing a letter, …"
	}
	if r.passesOn(v, at, src) {
		return
	}
	c := cue{frame: quoting, strength: hearsay.Saying}
	start, stop := at, v.sentenceEnd()
	if v.stop > to {
		stop = min(stop, v.stop) // "According to the fleet, …, Lind said": the rest is hers
	}
	for start > 0 && v.punct(start-1) {
		start--
	}
	end := stop
	if opens || v.fronted(at) || start > 0 && start < at && v.low[start-1] == "that" {
		r.emit(v, at, from, c, src, [2]int{to, end})
		return
	}
	lo := v.clauseStart(at)
	if v.hasVerb(to, end) && to < end && v.low[to] == "," && !v.startsClause(to+1) {
		r.emit(v, at, from, c, src, [2]int{lo, start}, [2]int{to, end})
		return
	}
	r.emit(v, at, from, c, src, [2]int{lo, start})
}

// namesWhom reports whether token i may end the words for who says something: a name, or a noun.
func (v *view) namesWhom(i int) bool {
	return v.tok[i].UPOS == lang.Propn || v.tok[i].UPOS == lang.Noun
}

// beginsSubject reports whether a subject begins at token i that cannot belong to the noun before it.
func (v *view) beginsSubject(i int) bool {
	switch v.tok[i].UPOS {
	case lang.Det:
		return true
	case lang.Num:
		return i+1 < len(v.tok) && v.tok[i+1].UPOS == lang.Noun
	case lang.Pron:
		return !relative(v.low[i]) && v.tok[i].XPOS != lang.PRPS || v.tok[i-1].UPOS == lang.Propn && !relative(v.low[i])
	}
	return false
}

// passesOn gives the source of "according to" at as the one who passes on the
// direct quotation whose frame ends before it: “…,” Lind said, according to the
// Harbour Times.
func (r *reader) passesOn(v *view, at int, src source) bool {
	if at < 3 || v.low[at-1] != "," {
		return false
	}
	for _, n := range slices.Backward(r.framed[v.s]) {
		f := &r.found[n]
		if f.form == hearsay.Indirect || f.cueAt[1] >= at || f.cueEnd < at-4 || f.party.Name == "" || f.content[0].Start > f.cue.Start {
			continue
		}
		f.via = r.names.Party(src.s, src.whoFrom, src.whoTo)
		return f.via.Name != ""
	}
	return false
}

// customs are what things go according to without anybody's word.
var customs = wordSet(`plan plans schedule script tradition custom need size age rank protocol`)

// inWords returns the token of "words" in "in Lind's words," and "in her words,"
// when those begin at token i, else 0.
func (v *view) inWords(i int) int {
	for k := i + 2; k < len(v.tok) && k < i+8; k++ {
		switch {
		case v.low[k] == "words":
			if u := v.tok[k-1].XPOS; (u == lang.POS || u == lang.PRPS || v.low[k-1] == "own") && v.word(k+1) == "," {
				return k
			}
			return 0
		case v.tok[k].UPOS == lang.Verb, v.punct(k) && v.tok[k].XPOS != lang.POS, v.run[k] >= 0:
			return 0
		}
	}
	return 0
}

// inWordsOf reads "in Lind's words, …": what follows the comma is hers.
func (r *reader) inWordsOf(v *view, i, words int) {
	to := words
	for to > i+1 && (v.low[to-1] == "own" || v.tok[to-1].XPOS == lang.POS) {
		to--
	}
	src := v.src(i+1, to)
	if src.none {
		return
	}
	end := v.sentenceEnd()
	if k := v.run[min(words+2, len(v.tok)-1)]; k >= 0 {
		for end = words + 2; end < len(v.tok) && v.run[end] == k; {
			end++
		}
	}
	r.emit(v, i, words+1, cue{frame: quoting, strength: hearsay.Saying}, src, [2]int{words + 2, end})
}

// surveys are documents that a finding is introduced with: "In a poll, …".
var surveys = wordSet(`poll survey study census questionnaire referendum ballot tally count report memo letter
filing affidavit lawsuit complaint`)

// personal are what somebody writes or says about what he or she does.
var personal = wordSet(`memo letter affidavit statement testimony interview tweet post email e-mail speech memoir autobiography address`)

// writer reports whether the clause from token from on has a person for its subject.
func (r *reader) writer(v *view, from int) bool {
	for n := from; n < len(v.tok); n++ {
		if t := v.tok[n]; t.Rel == lang.Nsubj && t.Head > n && v.depth[t.Head] <= 1 {
			if w := v.low[n]; w == "he" || w == "she" {
				return true
			}
			src := v.src(max(v.from[n], from), min(v.to[n], t.Head))
			return !src.none && r.names.Party(src.s, src.whoFrom, src.whoTo).Type == hearsay.Person
		}
	}
	return false
}

// venues are what somebody speaks in.
var venues = wordSet(`statement testimony interview tweet post email e-mail speech memoir autobiography address`)

// within reads "In a poll of voters, …" at the beginning of a sentence: the
// document vouches for the rest.
func (r *reader) within(v *view, at int) {
	if !v.parsed() || !v.fronted(at) {
		return
	}
	comma := at + 1
	for comma < len(v.tok) && v.low[comma] != "," && v.run[comma] < 0 && !v.finite(comma) {
		comma++
	}
	if comma >= len(v.tok) || v.low[comma] != "," || comma-at < 3 {
		return
	}
	h := -1
	for i := at + 1; i < comma; i++ {
		if v.tok[i].UPOS == lang.Noun && (v.tok[i].Head >= comma || v.tok[i].Head < at) {
			h = i
			break
		}
	}
	if h < 0 || !surveys[v.lemma(h)] && !venues[v.lemma(h)] {
		return
	}
	for i := comma; i < len(v.tok); i++ {
		if c, _, ok := v.cueAt(i); ok && v.run[i] < 0 && c.frame&(clause|quoting) != 0 && v.depth[i] <= 1 {
			return // the sentence names who speaks
		}
	}
	if personal[v.lemma(h)] && r.writer(v, comma+1) {
		return // "In a candid memo, Lind took the blame": hers, and no report of it
	}
	src := v.src(at+1, comma)
	if src.none || !v.hasVerb(comma, len(v.tok)) {
		return
	}
	c := cue{strength: hearsay.Saying}
	if venues[v.lemma(h)] {
		c.level = stance // somebody said it there
	}
	r.emit(v, at, at+1, c, src, [2]int{comma + 1, v.sentenceEnd()})
}

// fronted reports whether only a conjunction or an adverb stands before at.
func (v *view) fronted(at int) bool {
	for i := 0; i < at; i++ {
		switch v.tok[i].UPOS {
		case lang.Cconj, lang.Adv, lang.Punct:
		default:
			return false
		}
	}
	return true
}

func (v *view) restIsClause(i int) bool {
	return v.hasVerb(i, len(v.tok))
}

func (v *view) insideRelative(from, i int) bool {
	for k := from; k < i; k++ {
		if relative(v.low[k]) {
			return true
		}
	}
	return false
}

// startsClause reports whether a conjunction with a clause begins at i.
func (v *view) startsClause(i int) bool {
	if i >= len(v.tok) {
		return false
	}
	switch v.low[i] {
	case "but", "and", "while", "although", "though", "who", "which", "so", "or", "yet", "whereas":
		return true
	}
	return false
}

// clauseStart returns where the clause that ends before at begins: the
// sentence, or what follows the last run in marks or semicolon.
func (v *view) clauseStart(at int) int {
	for i := at - 1; i > 0; i-- {
		if v.low[i] == ";" || v.low[i] == ":" && v.run[i] < 0 && v.hasVerb(i+1, at) || (v.low[i] == "?" || v.low[i] == "!") && v.run[i] < 0 {
			return i + 1
		}
	}
	return 0
}
