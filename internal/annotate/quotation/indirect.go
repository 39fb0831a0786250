package quotation

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// indirect reads reported speech, sentence by sentence: every cue outside
// quotation marks that no direct quotation has used.
func (r *reader) indirect() {
	for s, v := range r.views {
		if !r.t.Sentences[s].Running() {
			continue
		}
		if s == 0 || r.t.Sentences[s-1].Block != r.t.Sentences[s].Block {
			r.labelled(v)
		}
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
			default:
				if c, end, ok := v.cueAt(i); ok {
					r.reported(v, i, end, c)
				} else if nouns[v.lemma(i)] && v.tok[i].UPOS == lang.Noun {
					r.nounCue(v, i)
				}
			}
		}
	}
	r.fragments()
}

// labelled reads "WALLACE: …" and "Marta Lind: …": a name and a colon at the
// beginning, as in transcripts and lists of claims.
func (r *reader) labelled(v *view) {
	for i := 1; i < len(v.tok) && i < 8; i++ {
		if v.run[i] >= 0 || v.tok[i].UPOS == lang.Verb {
			return
		}
		if v.low[i] != ":" || len(v.tok) < i+4 {
			continue
		}
		for _, m := range r.names.In(v.s, 0, i) {
			x := r.names.Mentions[m]
			if x.To != i || x.Kind != names.Name || x.Entity < 0 || r.names.Entities[x.Entity].Type != hearsay.Person {
				continue
			}
			r.emit(v, i, i+1, cue{strength: hearsay.Saying}, v.src(0, i), [2]int{i + 1, len(v.tok)})
			// A label in capitals opens a turn of a transcript: all of the
			// paragraph is the speaker's own words.
			if n := len(r.found) - 1; strings.ToUpper(x.Of(r.t.Doc.Text)) == x.Of(r.t.Doc.Text) && n >= 0 && r.found[n].cueAt == [2]int{v.s, i} {
				r.found[n].form = hearsay.Direct
				c := &r.found[n].content[len(r.found[n].content)-1]
				for s := v.s; s < len(r.views) && r.t.Sentences[s].Block == r.t.Sentences[v.s].Block; s++ {
					c.End = r.t.Sentences[s].End
				}
			}
		}
		return
	}
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
		for from < to && v.tok[from].UPOS == lang.Sconj && v.low[from] == "that" {
			from++
		}
		if from < to {
			f.content = append(f.content, v.span(from, to))
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
		if inner := run.Inner; f.content[0].Start >= run.Outer.Start-4 && f.content[0].Start <= inner.Start && f.content[0].End >= inner.End && f.content[0].End <= run.Outer.End+1 {
			f.content[0] = inner
			f.form = hearsay.Direct
		}
	}
	r.add(f, v)
}

// according reads "according to X", before, inside or after the clause. at is
// the cue, from the token after it.
func (r *reader) according(v *view, at, from int) {
	n := len(v.tok)
	to := from
	// The source reaches to the comma that ends it, past appositions.
	for to < n && v.run[to] < 0 {
		if v.low[to] == "," || v.low[to] == ";" || v.low[to] == "—" || v.low[to] == "–" || v.low[to] == ":" {
			if v.low[to] == "," && to+1 < n && v.apposed(to+1) && at > 0 && !v.restIsClause(to+1) {
				to++
				continue
			}
			break
		}
		if to > from && (v.low[to] == "." || v.tok[to].UPOS == lang.Aux && !v.insideRelative(from, to)) {
			break
		}
		to++
	}
	src := v.src(from, to)
	if src.none {
		return
	}
	c := cue{frame: quoting, strength: hearsay.Saying}
	start := at
	for start > 0 && v.punct(start-1) {
		start--
	}
	end := v.sentenceEnd()
	if at <= 2 || v.fronted(at) {
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

func (v *view) hasVerb(from, to int) bool {
	for i := from; i < to && i < len(v.tok); i++ {
		if v.isVerb(i) {
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

// sentenceEnd is the end of the last word of the sentence.
func (v *view) sentenceEnd() int {
	_, to := v.trim(0, len(v.tok))
	return to
}

// clauseStart returns where the clause that ends before at begins: the
// sentence, or what follows the last run in marks or semicolon.
func (v *view) clauseStart(at int) int {
	for i := at - 1; i > 0; i-- {
		if v.low[i] == ";" {
			return i + 1
		}
	}
	return 0
}

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
		src := r.source(v, i, end)
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

// source finds the speaker of the cue verb at.
func (r *reader) source(v *view, at, end int) source {
	if v.inversion(at) && v.finite(at) && end < len(v.tok) && v.nominal(end) && v.tok[end].UPOS != lang.Adp {
		// "…, said several observers": no verb follows the phrase.
		if src := v.inverted(end, len(v.tok)); !src.none && (src.to >= len(v.tok) || !v.isVerb(src.to) && v.low[src.to] != "that") {
			n := v.child(at, lang.Nsubj)
			if (n < 0 || n >= end) && v.hasVerb(0, at) {
				return src
			}
		}
	}
	src := v.subject(at, 0, len(v.tok))
	if src.none && v.inversion(at) {
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
	from, to, sub, ok := v.complement(at, end, c)
	if !ok {
		return
	}
	if showing[v.lemmaOf(at)] && !src.none && r.names.Party(src.s, src.whoFrom, src.whoTo).Type == hearsay.Unknown && !r.names.Says(src.s, src.whoFrom, src.whoTo) {
		if v.word(end) != "that" {
			return
		}
		c.level = stance // things show that, too
	}
	if sub == object && c.level == speech && !plainObject[v.lemmaOf(at)] && !v.quotes(from, to) {
		c.level = stance
	}
	if sub != clause && !r.judges(v, at, from, to, sub, c, src) {
		c.level = stance
	}
	// "figures that officials say show that …": what they say is what the
	// figures show.
	if sub == clause {
		for i := from; i < to && i < from+3; i++ {
			if c2, end2, ok := v.cueAt(i); ok && showing[v.lemmaOf(i)] && v.child(i, lang.Nsubj) < 0 && v.tok[i].Head == at {
				if f2, t2, sub2, ok := v.complement(i, end2, c2); ok && sub2 == clause {
					from, to = f2, t2
					v.used[i] = true
				}
			}
		}
	}
	if to > v.stop && from < v.stop {
		to = v.stop
	}
	to = v.beforeMain(at, from, v.beforeCueParticiple(from, to))
	to = v.beforeCueConjunct(at, from, to, sub)
	r.emit(v, at, end, c, src, [2]int{from, to})
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

// beforeCueConjunct cuts what the cue at governs before a second cue of the same
// subject: "called the plan a gamble and urged …". After a clause only a verb
// in the cue's own form that differs from the clause's counts.
func (v *view) beforeCueConjunct(at, from, to int, sub frame) int {
	for i := from + 1; i+1 < to; i++ {
		if v.low[i] != "and" && v.low[i] != "but" || v.run[i] >= 0 {
			continue
		}
		k := i + 1
		for k < to && v.tok[k].UPOS == lang.Adv {
			k++
		}
		if k >= to || v.run[k] >= 0 || v.tok[k].XPOS != v.tok[at].XPOS {
			continue
		}
		if c, _, ok := v.cueAt(k); !ok || c.level != speech {
			continue
		}
		if sub != object && v.tok[k].Head != at {
			same := false
			for j := from; j < i; j++ {
				same = same || v.run[j] < 0 && v.tok[j].XPOS == v.tok[at].XPOS
			}
			if same {
				continue
			}
		}
		if v.low[i-1] == "," {
			return i - 1
		}
		return i
	}
	return to
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

// beforeMain cuts a clause whose cue stands in a subordinate clause at the
// beginning of the sentence where the main clause begins: "While Lind says
// that it holds, she has …".
func (v *view) beforeMain(at, from, to int) int {
	if v.tok[0].UPOS != lang.Sconj || v.tok[at].Head < 0 {
		return to
	}
	for i := 1; i < at; i++ {
		if v.low[i] == "," {
			return to
		}
	}
	for i := from + 1; i+1 < to; i++ {
		if v.low[i] != "," || v.run[i] >= 0 {
			continue
		}
		switch v.tok[i+1].UPOS {
		case lang.Pron, lang.Det, lang.Propn, lang.Noun:
			return i
		}
	}
	return to
}

// beforeCueParticiple cuts a clause before a participle that attributes
// something else to the same speaker: ", adding that …".
func (v *view) beforeCueParticiple(from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if v.low[i] != "," || v.run[i] >= 0 {
			continue
		}
		k := i + 1
		for k < to && v.tok[k].UPOS == lang.Adv {
			k++
		}
		if k < to && v.tok[k].XPOS == lang.VBG {
			if _, _, ok := v.cueAt(k); ok {
				return i
			}
		}
	}
	return to
}

func (v *view) lemmaOf(at int) string { return verbs[v.low[at]] }

// plainObject are verbs whose bare object is what was said: "announced a
// ceasefire", "denied the charge".
var plainObject = wordSet(`announce deny confirm propose demand predict forecast estimate promise
pledge threaten`)

// showing are verbs that say something only of documents and of those who
// speak: actions show things too.
var showing = wordSet(`show demonstrate prove indicate suggest reveal signal highlight underscore find imply`)

// inversion reports whether the verb at follows a comma with its subject after
// it: ", said Lind".
func (v *view) inversion(at int) bool {
	return at > 0 && v.low[at-1] == "," && v.tok[at].XPOS != lang.VBG && v.tok[at].XPOS != lang.VBN ||
		at > 0 && v.low[at-1] == ","
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
	for frameFrom > 0 && (v.tok[frameFrom-1].UPOS == lang.Adv && v.low[frameFrom-1] != "not") {
		frameFrom--
	}
	if frameFrom == 0 || v.low[frameFrom-1] != "," && v.low[frameFrom-1] != "—" && v.low[frameFrom-1] != "–" && v.low[frameFrom-1] != "?" {
		return nil, false
	}
	if src.from < at && relative(v.low[src.from]) {
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
		if k >= len(v.tok) || !v.hasVerb(k, len(v.tok)) || before-lo < 1 || v.tok[lo].UPOS == lang.Adp || v.tok[lo].UPOS == lang.Sconj {
			return nil, false
		}
		return [][2]int{{lo, before}, {k + 1, v.sentenceEnd()}}, true
	}
	if sconj := v.tok[lo].UPOS == lang.Sconj || v.tok[lo].UPOS == lang.Verb && v.tok[lo].XPOS == lang.VBG; sconj && v.clauseAfter(frameTo) {
		return nil, false
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

// complement reads what follows the cue: its clause, infinitive or object. sub
// tells which of them it is.
func (v *view) complement(at, end int, c cue) (from, to int, sub frame, ok bool) {
	if !v.parsed() {
		return v.plainComplement(at, end, c)
	}
	passive := v.child(at, lang.AuxPass) >= 0
	if c.frame&clause != 0 {
		if k := v.child(at, lang.Ccomp); k >= end {
			return v.clauseFrom(k, end), v.clauseTo(k, at), clause, true
		}
		// The parse may have hung the clause on something beside the cue.
		for i := end; i < len(v.tok) && i < end+12; i++ {
			if v.low[i] == "that" && (v.tok[i].UPOS == lang.Sconj || i == end) && v.hasVerb(i, len(v.tok)) {
				to := v.to[at]
				if v.tok[at].Head < 0 || to <= i+2 {
					to = v.sentenceEnd()
				}
				return i, to, clause, true
			}
			if v.isVerb(i) || v.low[i] == "." {
				break
			}
		}
	}
	if from, to, ok := v.looseClause(at, end, c); ok {
		return from, to, clause, true
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
	if passive {
		return 0, 0, 0, false
	}
	if o := v.child(at, lang.Obj); o >= end && c.frame&object != 0 {
		lo := max(v.from[o], end)
		return lo, v.objectTo(at, o), object, true
	}
	if c.particle != "" && c.frame&object != 0 && end < len(v.tok) {
		if k := v.child(at, lang.Obl); k >= 0 {
			return end, v.to[k], object, end < v.to[k]
		}
	}
	if c.frame&hearer != 0 && c.frame&infinitive != 0 {
		if o := v.child(at, lang.Obj, lang.Iobj); o >= end {
			return max(v.from[o], end), v.objectTo(at, o), object, true
		}
	}
	return 0, 0, 0, false
}

// saying are the verbs of which a clause without "that" follows most often:
// only after them is one read where the parse has none.
var saying = wordSet(`say claim argue insist warn tell add note believe think believe assert allege contend`)

// looseClause reads the clause directly after the cue where the parse hangs it
// elsewhere: a noun phrase with a verb after it.
func (v *view) looseClause(at, end int, c cue) (from, to int, ok bool) {
	if !saying[v.lemmaOf(at)] || c.frame&hearer != 0 || end >= len(v.tok) {
		return 0, 0, false
	}
	switch v.tok[end].UPOS {
	case lang.Det, lang.Pron, lang.Propn, lang.Noun, lang.Adj, lang.Num:
	default:
		return 0, 0, false
	}
	for i := end + 1; i < len(v.tok) && i < end+14; i++ {
		if v.low[i] == "," || v.low[i] == ";" || v.low[i] == ":" {
			return 0, 0, false
		}
		if v.finite(i) || v.tok[i].UPOS == lang.Aux {
			to := max(v.to[at], v.to[i])
			return end, to, true
		}
	}
	return 0, 0, false
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
			if v.from[i] == to && v.low[v.from[i]] != "," {
				to = v.to[i]
			}
		}
	}
	return to
}

// nounCue reads "her claim that …": a noun with a clause that says what was
// claimed.
func (r *reader) nounCue(v *view, at int) {
	if !v.parsed() || v.word(at+1) != "that" {
		return
	}
	k := v.child(at, lang.Acl, lang.Ccomp)
	if k < at || v.tok[k].Rel == lang.AclRelcl && v.child(k, lang.Mark) < 0 {
		return
	}
	src := noSource
	if p := v.child(at, lang.NmodPoss); p >= 0 && p < at {
		src = v.src(v.from[p], v.to[p])
		for src.to > src.from && (v.low[src.to-1] == "'s" || v.low[src.to-1] == "’" || v.low[src.to-1] == "'") {
			src.to--
		}
		src.whoTo = src.to
	}
	c := cue{frame: clause, strength: hearsay.Saying, level: speech}
	switch v.lemma(at) {
	case "claim", "allegation", "accusation", "assertion", "insistence", "contention":
		c.strength = hearsay.Claiming
	case "denial":
		c.strength = hearsay.Denying
	case "doubt":
		c.strength = hearsay.Doubting
	case "belief", "view", "opinion", "fear", "hope", "concern", "notion", "idea", "expectation", "impression",
		"suspicion", "conviction", "confidence", "speculation":
		c.level = stance
	}
	if src.none {
		c.level = stance // a claim that nobody is named for
	}
	r.emit(v, at, at+1, c, src, [2]int{max(v.from[k], at+1), v.to[k]})
}

// fragments looks at the runs that nothing has attributed: words in quotation
// marks inside a sentence are a quotation when an attribution governs them,
// and a nickname, a title or a distance otherwise.
func (r *reader) fragments() {
	holding, byCue := map[int][]int{}, map[[2]int]int{}
	for n, f := range r.found {
		if f.cueAt[0] >= 0 {
			byCue[f.cueAt] = n
		}
		for _, c := range f.content {
			for s := r.t.SentenceFrom(c.Start); s < len(r.views) && r.t.Sentences[s].Start < c.End; s++ {
				holding[s] = append(holding[s], n)
			}
		}
	}
	for _, k := range r.top {
		if _, ok := r.owner[k]; ok {
			continue
		}
		run := r.runs[k]
		if n := r.covering(run.Inner, holding[r.t.SentenceFrom(run.Inner.Start)]); n >= 0 {
			r.owner[k] = n
			continue
		}
		s, i := r.t.TokenAt(run.Inner.Start)
		if s < 0 || !r.t.Sentences[s].Running() {
			continue
		}
		v := r.views[s]
		if !v.parsed() {
			continue
		}
		r.governed(v, k, i, byCue)
	}
}

// covering returns the one of some attributions whose content holds the span,
// or -1.
func (r *reader) covering(s hearsay.Span, among []int) int {
	for _, n := range among {
		f := &r.found[n]
		if f.level != pointing && slices.ContainsFunc(f.content, func(c hearsay.Span) bool { return c.Contains(s) }) {
			return n
		}
	}
	return -1
}

// extend lets the attribution whose cue is token i of v go on to the end of run
// k, which the tree hangs below that cue. It reports whether there was one that
// ends before the run in the same sentence.
func (r *reader) extend(v *view, i, k int, byCue map[[2]int]int) bool {
	run := r.runs[k]
	n, ok := byCue[[2]int{v.s, i}]
	if !ok || r.found[n].level == stance {
		return false
	}
	f := &r.found[n]
	c := &f.content[len(f.content)-1]
	if c.End > run.Inner.Start || c.Start < r.t.Sentences[v.s].Start || f.cue.Start >= c.End {
		return false
	}
	c.End = run.Inner.End
	f.form = hearsay.Mixed
	r.owner[k] = n
	return true
}

// governed attributes run k, whose earliest word is token i, to the subject of
// the nearest verb of attribution above it in the tree.
func (r *reader) governed(v *view, k, i int, byCue map[[2]int]int) {
	for hops := 0; i >= 0 && hops < 30; hops++ {
		if v.run[i] < 0 {
			c, end, ok := v.cueAt(i)
			if ok && v.used[i] && r.extend(v, i, k, byCue) {
				return
			}
			if ok && c.level != stance && c.frame&(quoting|object) != 0 && (c.frame&as != 0 || !r.title(k)) {
				src := v.subject(i, 0, len(v.tok))
				if src.none || src.from <= i && i < src.to {
					return
				}
				f := r.make(v, i, end, c, src)
				f.content = []hearsay.Span{r.runs[k].Inner}
				f.form = hearsay.Mixed
				r.owner[k] = r.add(f, v)
				return
			}
		}
		i = v.tok[i].Head
	}
}
