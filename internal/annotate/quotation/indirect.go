package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// indirect reads reported speech, sentence by sentence: every cue outside
// quotation marks that no direct quotation has used.
func (r *reader) indirect() {
	r.framed = map[int][]int{}
	for n := range r.found {
		if s := r.found[n].cueAt[0]; s >= 0 && len(r.framed[s]) < crowd {
			r.framed[s] = append(r.framed[s], n)
		}
	}
	for _, v := range r.views {
		r.labelled(v)
		v.stop = r.frontings(v)
		for i := range v.tok {
			if v.run[i] >= 0 || v.used[i] {
				continue
			}
			switch w := v.low[i]; {
			case w == "according" && v.word(i+1) == "to":
				r.according(v, i, i+2)
			case w == "per" && v.tok[i].UPOS == lang.Adp && (i == 0 || v.low[i-1] == ","):
				r.according(v, i, i+1)
			case w == "in" && v.word(i+1) == "the" && v.word(i+2) == "words" && v.word(i+3) == "of":
				r.according(v, i, i+4)
			case w == "in" && v.inWords(i) > 0:
				r.inWordsOf(v, i, v.inWords(i))
			case w == "in" && i < 3 && v.tok[i].UPOS == lang.Adp:
				r.within(v, i)
			case hearsayAdverbs[w] && v.tok[i].UPOS == lang.Adv:
				r.reportedly(v, i)
			case v.tok[i].UPOS == lang.Noun && (nouns[v.lemma(i)] || nounsAbout[v.lemma(i)] || cries[v.lemma(i)]) && !v.misread(i):
				r.nounCue(v, i)
			default:
				if c, end, ok := v.cueAt(i); ok {
					if !r.raised(v, i, end, c) {
						r.reported(v, i, end, c)
					}
				} else if attitudes[w] && (v.tok[i].UPOS == lang.Adj || v.tok[i].UPOS == lang.Verb) {
					r.attitude(v, i)
				}
			}
		}
	}
	r.fragments()
}

func (v *view) lemma(i int) string {
	if l := v.tok[i].Lemma; l != "" {
		return l
	}
	return v.low[i]
}

// emit adds an attribution of reported speech with the pieces of content given
// as token ranges; pieces without words are left out.
func (r *reader) emit(v *view, at, end int, c cue, src source, pieces ...[2]int) {
	f := r.make(v, at, end, c, src)
	f.form = hearsay.Indirect
	for _, p := range pieces {
		from, to := v.trim(p[0], p[1])
		if from >= end {
			to = v.beforeFrame(from, to)
		}
		if from < at {
			from = v.afterConnective(from, to)
		}
		for from < to && v.low[from] == "that" && (v.tok[from].UPOS == lang.Sconj || v.word(from+1) == ",") {
			from, to = v.trim(from+1, to)
		}
		if from < to {
			c := v.span(from, to)
			if k := v.run[to-1]; k >= 0 && end <= from {
				// What begins before a run's end ends with it or after.
				c.End = max(c.End, r.runs[k].Inner.End)
			}
			f.content = append(f.content, c)
		}
	}
	if len(f.content) == 0 {
		return
	}
	n := len(r.found)
	inRun := -1
	for _, p := range pieces {
		for i := p[0]; i < p[1]; i++ {
			if k := v.run[i]; k >= 0 {
				f.form = hearsay.Mixed
				inRun = k
				if _, ok := r.owner[k]; !ok {
					r.owner[k] = n
				}
			}
		}
	}
	// A quotation that fills the content is direct.
	if inRun >= 0 && len(f.content) == 1 {
		run := r.runs[inRun]
		if inner := run.Inner; f.content[0].Start <= inner.Start && !hasWord(r.t.Doc.Text[f.content[0].Start:max(f.content[0].Start, run.Outer.Start)]) && f.content[0].End >= inner.End && f.content[0].End <= run.Outer.End+1 {
			f.content[0] = inner
			f.form = hearsay.Direct
		}
	}
	r.add(f, v)
}

// beforeFrame cuts what closes a sentence off what was said in it, since those are
// the words of who tells of it: ", according to X", and “…,” X reported.
func (v *view) beforeFrame(from, to int) int {
	i := to - 1
	if c, _, ok := v.cueAt(i); ok && c.frame&quoting != 0 && c.level == speech && v.finite(i) && v.run[i] < 0 {
		k := i - 1
		for k > from && k > i-7 && v.run[k] < 0 && !v.punct(k) && v.nominal(k) {
			k--
		}
		last := k
		for last > from && v.punct(last) && v.low[last] != "," {
			last--
		}
		if k < i-1 && k > from && last < k && v.low[last] == "," && v.run[last] >= 0 {
			return last + 1
		}
	}
	for i = to - 3; i > from && i >= to-12 && v.run[i] < 0; i-- {
		if v.low[i] == "," && v.low[i+1] == "according" && v.low[i+2] == "to" {
			if v.hasVerb(i+3, to) {
				break
			}
			return i
		}
	}
	return to
}

// hasWord reports whether a letter or digit stands in s.
func hasWord(s string) bool { return strings.ContainsFunc(s, wordy) }

func (v *view) hasVerb(from, to int) bool {
	for i := from; i < to && i < len(v.tok); i++ {
		if v.isVerb(i) {
			return true
		}
	}
	return false
}

// sentenceEnd is the end of the last word of the sentence.
func (v *view) sentenceEnd() int {
	_, to := v.trim(0, len(v.tok))
	return to
}

// source finds the speaker of the cue verb at.
func (r *reader) source(v *view, at, end int) source {
	c := lexicon[v.lemmaOf(at)]
	if v.tells(at, end) {
		if b := v.before(at, 0); !b.none {
			return b
		}
	}
	if c.frame&hearer != 0 && (v.tok[at].XPOS == lang.VBN || v.tok[at].Rel == lang.Advcl && v.tok[at].XPOS != lang.VBG) && v.child(at, lang.Nsubj, lang.AuxRel, lang.OblAgent) < 0 {
		return noSource // "asked whether …, Lind said": by whom is not told
	}
	if v.inversion(at) && v.finite(at) && c.frame&hearer == 0 && end < len(v.tok) && v.nominal(end) && v.tok[end].UPOS != lang.Adp {
		// "…, said several observers": no verb follows the phrase.
		if src := v.inverted(end, len(v.tok)); !src.none && (src.to >= len(v.tok) || !v.isVerb(src.to) && v.low[src.to] != "that") {
			n := v.child(at, lang.Nsubj)
			if (n < 0 || n >= end) && v.hasVerb(0, at) {
				return src
			}
		}
	}
	if at > 2 && v.low[at-1] == "," && v.child(at, lang.Nsubj) < 0 && v.finite(at) {
		// "…, a spokeswoman, Marta Lind, said": the parse may know no subject.
		if b := v.before(at, 0); !b.none && b.to == at-1 && r.party(b) {
			return b
		}
	}
	if v.tok[at].Rel == lang.Xcomp && v.finite(at) && v.child(at, lang.Nsubj) < 0 {
		// No verb with tense is an xcomp: the parse has missed its subject.
		if b := v.before(at, 0); !b.none && r.party(b) {
			return b
		}
	}
	src := v.subject(at, 0, len(v.tok))
	if src.none && v.inversion(at) && v.tok[at].XPOS != lang.VBG {
		src = v.inverted(end, len(v.tok))
	}
	if v.tok[at].Rel == lang.Conj && !src.none && !r.party(src) {
		// The parse has tied the verb to the wrong one of two: take the
		// nearest subject before it that can speak.
		for k := at - 1; k > src.to; k-- {
			if v.tok[k].Rel == lang.Nsubj && v.tok[k].Head < at && v.tok[k].Head > k {
				if other := v.src(v.from[k], min(v.to[k], v.tok[k].Head)); !other.none && r.party(other) {
					return other
				}
			}
		}
		// Or that of the cue before it which has its form: "Lind insisted that
		// the wall had held and suggested …".
		for k := min(src.from, at) - 1; k >= 0; k-- {
			if _, _, ok := v.cueAt(k); ok && v.tok[k].XPOS == v.tok[at].XPOS && v.finite(k) && v.run[k] < 0 {
				if other := v.subject(k, 0, len(v.tok)); !other.none && r.party(other) {
					return other
				}
			}
		}
	}
	return src
}

// party reports whether the source is one that can speak.
func (r *reader) party(src source) bool {
	return r.names.Party(src.s, src.whoFrom, src.whoTo).Type != hearsay.Unknown
}

// reported reads the attribution of the cue verb at to what follows it.
func (r *reader) reported(v *view, at, end int, c cue) {
	src := r.source(v, at, end)
	from, to, sub, ok := v.shown(at, end)
	if !ok {
		from, to, sub, ok = v.complement(at, end, c)
	}
	if !ok {
		return
	}
	if v.nobodySays(at) || sub == object && to == from+1 && standIns[v.low[from]] || v.kills(at, end) || v.costs(at, from, to) || v.participle(at, from, src) {
		return
	}
	if speaker, via, ok := r.quotedAs(v, at); ok {
		src = speaker
		defer func(n int) {
			if n < len(r.found) {
				r.found[n].via = via
			}
		}(len(r.found))
	}
	if showing[v.lemmaOf(at)] && !src.none && r.names.Party(src.s, src.whoFrom, src.whoTo).Type == hearsay.Unknown && !r.names.Says(src.s, src.whoFrom, src.whoTo) {
		if v.word(end) != "that" {
			return
		}
		c.level = stance // things show that, too
	}
	if plain := lexicon[v.lemmaOf(at)]; c.level == stance && c.particle != "" && plain.level == speech && plain.frame != 0 && v.quotes(from, to) {
		c.level = speech // "complained about “…”"
	} else if c.level == stance && c.frame&object != 0 && v.quotes(from, to) && v.has(from, to, "as") {
		c.level = speech // "went after him as “…”"
	}
	if sub == object && c.level == speech && !plainObject[v.lemmaOf(at)] && !v.quotes(from, to) {
		c.level = stance
	}
	if sub != clause && !r.judges(v, at, from, to, sub, c, src) {
		c.level = stance
	}
	if sub == object && (v.lemmaOf(at) == "allow" || showing[v.lemmaOf(at)] && !v.quotes(from, to) && !src.none && (!r.party(src) || r.names.Says(src.s, src.whoFrom, src.whoTo))) {
		c.level = stance // footage shows things without a word
	}
	if to > v.stop && from < v.stop {
		to = v.stop
	}
	if sub == clause {
		to = v.withModal(at, v.withMain(from, to))
	}
	for i := from + 1; i+1 < to; i++ {
		if v.low[i] == "." && v.run[i] < 0 && v.run[i+1] >= 0 {
			to = i // "… had held.“We saw it,” she said", without a space
		}
	}
	to = v.beforeMain(at, from, v.beforeCueParticiple(from, v.beforeOther(from, to)))
	to = r.endOfWords(v, from, v.beforeCueConjunct(at, from, to, sub))
	from = v.afterHearer(c, from, to)
	if v.run[from] >= 0 && from > end {
		from = v.subjectOfRun(end, from)
	}
	to = r.endOfRun(v, at, from, to)
	if sub == clause && from == end+1 && v.low[end] == "there" {
		from = end // "said there were many"
	}
	if sub == infinitive && from > end && v.tok[from-1].XPOS == lang.TO {
		from-- // "vowed to “go on”"
	}
	if sub == clause {
		from = v.afterTime(v.afterManner(at, from, to), to)
		to = v.withThatClauses(at, to)
	}
	if w := src.from - 1; !src.none && src.s == v.s && w >= 0 && src.from < at && v.tok[w].UPOS == lang.Pron && (relative(v.low[w]) || v.low[w] == "what") && !(v.low[w] == "which" && w > 0 && v.tok[w-1].UPOS == lang.Adp) {
		// "a dam that officials say will hold": the pronoun is part of it.
		r.emit(v, at, end, c, src, [2]int{w, w + 1}, [2]int{from, to})
		return
	}
	r.emit(v, at, end, c, src, [2]int{from, to})
}

// kills reports whether the cue at tells of what took lives: "claimed the life of".
func (v *view) kills(at, end int) bool {
	i := end
	if i < len(v.tok) && (v.tok[i].UPOS == lang.Det || v.tok[i].UPOS == lang.Num || v.tok[i].XPOS == lang.PRPS) {
		i++
	}
	return v.lemmaOf(at) == "claim" && (v.word(i) == "life" || v.word(i) == "lives")
}

// costs reports whether the cue at tells what somebody takes for something, in tokens
// [from, to): "charged the campaign $3 million", "charges a fee".
func (v *view) costs(at, from, to int) bool {
	if v.lemmaOf(at) != "charge" {
		return false
	}
	for i := from; i < to && v.low[i] != "with" && v.low[i] != "in" && v.low[i] != "that" && !v.finite(i); i++ {
		if v.tok[i].UPOS == lang.Sym || prices[v.low[i]] {
			return true
		}
	}
	return false
}

// prices are nouns for what is charged for something.
var prices = wordSet(`fee fees price prices rent rents fare fares toll tolls tuition interest rate rates commission premium premiums dollars pounds euros cents percent tax duty surcharge`)

// participle reports whether the cue at belongs to the noun before it and is not the
// verb of whom it names, since a modal follows that has no other subject: "a
// merger announced Monday would turn …"; and so "the man charged with killing two".
func (v *view) participle(at, from int, src source) bool {
	if src.none || src.s != v.s || src.from >= at || v.tok[at].XPOS != lang.VBN && v.tok[at].XPOS != lang.VBD || v.tok[src.to-1].UPOS == lang.Pron || relative(v.low[src.from]) {
		return false
	}
	if v.lemmaOf(at) == "charge" && v.word(at+1) == "with" {
		return true
	}
	if b := src.from - 1; b >= 0 && (v.tok[b].UPOS == lang.Pron || v.tok[b].UPOS == lang.Noun || v.tok[b].UPOS == lang.Propn || v.tok[b].UPOS == lang.Sconj) {
		return false // "a dam officials said would hold"
	}
	if from < len(v.tok) && days[v.low[from]] {
		from++
	}
	return from < len(v.tok) && v.run[from] < 0 && v.tok[from].XPOS == lang.MD
}

// shown reads what is shown by that of which a cue in a relative clause tells:
// of "figures that officials say show that …" it is what they say.
func (v *view) shown(at, end int) (from, to int, sub frame, ok bool) {
	k := end
	for k < len(v.tok) && k < end+2 && v.tok[k].UPOS == lang.Adv {
		k++
	}
	if k >= len(v.tok) || v.run[k] >= 0 || !v.finite(k) || !showing[v.lemmaOf(k)] {
		return 0, 0, 0, false
	}
	n := v.nearestSubject(at)
	if n < 1 || n > at || !relative(v.low[n]) && !relative(v.word(v.from[n]-1)) {
		return 0, 0, 0, false
	}
	c, behind, ok := v.cueAt(k)
	if !ok {
		return 0, 0, 0, false
	}
	if from, to, sub, ok = v.complement(k, behind, c); !ok || sub != clause {
		return 0, 0, 0, false
	}
	v.used[k] = true
	return from, to, sub, true
}

// nobodySays reports whether the infinitive at is what "it" stands for, with
// nobody to say it: "it is fair to say that …".
func (v *view) nobodySays(at int) bool {
	if v.tok[at].XPOS != lang.VB || at < 3 || v.low[at-1] != "to" || v.tok[at-2].UPOS != lang.Adj && v.low[at-2] != "enough" {
		return false
	}
	for k := at - 3; k >= 0 && k > at-7; k-- {
		if v.low[k] == "it" {
			return true
		}
	}
	return false
}

// judges reports whether a cue with an object or an infinitive attributes a
// judgement or a wish, rather than telling of an act.
func (r *reader) judges(v *view, at, from, to int, sub frame, c cue, src source) bool {
	if v.quotes(from, to) && c.level == speech {
		return true
	}
	if v.tok[at].XPOS == lang.VB && at > 0 && v.low[at-1] == "to" {
		return false // "to call his wife"
	}
	if src.none {
		return false
	}
	switch v.lemmaOf(at) {
	case "show", "find", "prove", "demonstrate":
		if sub == object {
			return false
		}
	case "call", "tell", "ask":
		if sub == object && to-from < 3 {
			return false
		}
	}
	w := v.low[src.from]
	pronoun := src.to-src.from == 1 && (v.tok[src.from].UPOS == lang.Pron)
	return pronoun && w != "it" && w != "that" && w != "which" || r.party(src) || r.names.Says(src.s, src.whoFrom, src.whoTo)
}

// quotes reports whether a run begins in tokens [from, to).
func (v *view) quotes(from, to int) bool {
	for i := from; i < to; i++ {
		if v.run[i] >= 0 {
			return true
		}
	}
	return false
}

func (v *view) lemmaOf(at int) string { return verbs[v.low[at]] }

// plainObject are verbs whose bare object is what was said: "announced a
// ceasefire", "denied the charge".
var plainObject = wordSet(`announce deny confirm propose demand predict forecast estimate promise
pledge threaten accuse`)

// standIns are objects that stand for what was said elsewhere: "the ministry
// denied it".
var standIns = wordSet(`it this that these those them so him her`)

// showing are verbs that say something only of documents and of those who
// speak: actions show things too.
var showing = wordSet(`show demonstrate prove indicate suggest reveal signal highlight underscore find imply`)
