package quotation

import (
	"github.com/hearsay-project/hearsay/internal/lang"
)

// A source is the noun phrase that an attribution names as its speaker: tokens
// [from, to) of sentence s. who is the phrase that a relative pronoun stands
// for, the same as the source otherwise.
type source struct {
	s, from, to      int
	whoFrom, whoTo   int
	none             bool // the sentence names nobody
	passive, noSense bool
}

var noSource = source{none: true}

func (v *view) src(from, to int) source {
	if from < v.lead && v.lead < to {
		from = v.lead
	}
	from, to = v.trim(from, to)
	for from < to && (v.tok[from].UPOS == lang.Sconj && !relative(v.low[from]) || v.tok[from].UPOS == lang.Cconj || v.low[from] == "as" || v.low[from] == "by") {
		from, to = v.trim(from+1, to)
	}
	to = v.beforeDay(from, to)
	for to > from && v.tok[to-1].XPOS == lang.TO {
		to-- // "an effort to call for peace"
	}
	if from >= to || v.time(from, to) {
		return noSource
	}
	to = v.bracketEnd(from, to)
	return source{s: v.s, from: from, to: to, whoFrom: from, whoTo: to}
}

// time reports whether tokens [from, to) tell a time and nothing else: "late last
// week".
func (v *view) time(from, to int) bool {
	if !timeNouns[v.low[to-1]] && !days[v.low[to-1]] {
		return false
	}
	for i := from; i < to-1; i++ {
		switch v.low[i] {
		case "last", "this", "next", "late", "early", "earlier", "later", "that", "on", "in":
		default:
			return false
		}
	}
	return to > from+1
}

// beforeDay cuts the day of the speaking off the end of a phrase: "the mayor on
// Monday night".
func (v *view) beforeDay(from, to int) int {
	end := to
	if end-1 > from && timeNouns[v.low[end-1]] && days[v.low[end-2]] {
		end--
	}
	if end <= from || !days[v.low[end-1]] {
		return to
	}
	for end--; end > from && (v.low[end-1] == "on" || v.low[end-1] == "late" || v.low[end-1] == "early" || v.low[end-1] == "earlier" || v.low[end-1] == "last" || v.low[end-1] == ","); {
		end--
	}
	if end-1 > from && (v.tok[end-1].XPOS == lang.VBN || v.tok[end-1].XPOS == lang.VBD) && v.tok[end-2].UPOS == lang.Noun {
		end-- // "a report released Monday"
	}
	return end
}

// bracketEnd moves to after the bracket that closes one left open in [from,
// to), when it follows closely: "Gwen Moore (D-Wis.)".
func (v *view) bracketEnd(from, to int) int {
	open := false
	for i := from; i < to; i++ {
		open = v.low[i] == "(" || open && v.low[i] != ")"
	}
	for i := to; open && i < len(v.tok) && i < to+4; i++ {
		if v.low[i] == ")" {
			return i + 1
		}
	}
	return to
}

// subject finds the source of the cue verb c within tokens [lo, hi), from the
// parse, or from the words before the verb where there is none.
func (v *view) subject(c, lo, hi int) source {
	return v.subjectOf(c, lo, hi, 0)
}

func (v *view) subjectOf(c, lo, hi, hops int) source {
	if !v.parsed() || hops > 6 {
		return v.before(c, lo)
	}
	if o := v.dashedFrom(c, lo); o > lo {
		if b := v.before(o, lo); !b.none {
			return b // "Two banks – Lind's and Berg – said"
		}
	}
	if c > lo && v.tok[c].XPOS == lang.VBG && messages[v.t.Form(v.s, c-1)] && v.run[c-1] < 0 {
		if b := v.before(c, lo); !b.none {
			return b // "after a call stating that"
		}
	}
	// The subject by agreement of the tree.
	n := v.nearestSubject(c)
	if n < 0 && v.tok[c].XPOS == lang.VBG {
		k := c
		for k > lo && v.nominal(k-1) && v.tok[k-1].UPOS != lang.Adp {
			k--
		}
		if k < c && k > 0 && v.low[k-1] == "with" && v.tok[c-1].UPOS != lang.Adj {
			return v.src(k, c) // "with one resident saying"
		}
	}
	if n >= 0 && n < c && days[v.low[n]] {
		return v.before(c, lo)
	}
	if n >= 0 && v.tok[n].Rel == lang.NsubjPass {
		if a := v.child(c, lang.OblAgent); a >= 0 {
			f := v.from[a]
			if v.low[f] == "by" {
				f++
			}
			return v.src(f, v.to[a])
		}
		return noSource
	}
	if e := v.child(c, lang.Nsubj); e >= lo && e < n && n < c && v.tok[n].UPOS != lang.Pron {
		if f := v.from[n]; f > e && (v.tok[f].UPOS == lang.Adp || v.tok[f-1].UPOS == lang.Adp) {
			return v.src(max(v.from[e], lo), c) // "a memo obtained by the Times says"
		}
		if v.low[e+1] == "," && relative(v.low[e+2]) && v.tok[n-1].UPOS != lang.Cconj {
			n = e // "Lind, who is the mayor, said"
		} else if e+2 < n && relative(v.low[e+1]) && v.isVerb(e+2) {
			return v.src(max(v.from[e], lo), e+1) // "people who knew the men said"
		} else if b := v.before(c, lo); !b.none && b.from <= e {
			return b // "a clerk at the inn on Mill Road said"
		}
	}
	if n >= lo && n < hi && n >= 0 {
		f, t := max(v.from[n], lo), min(v.to[n], hi)
		if n < c {
			t = min(t, c)
			for k := n - 1; k > f && (v.tok[f].UPOS == lang.Adp || v.tok[f].XPOS == lang.WRB); k-- {
				if v.low[k] == "," {
					f = k + 1 // "At 4 p.m., officials said": no subject has a preposition
				}
			}
		} else {
			t = v.afterVerb(n, t)
		}
		if relative(v.low[n]) && v.tok[n].Rel != lang.NoRel {
			r := v.src(n, n+1)
			if h := v.clauseHead(c); h >= 0 && h < n && !v.isVerb(h) {
				from, to := v.trim(v.from[h], n)
				r.whoFrom, r.whoTo = v.afterCase(from, h), to
				if k := v.whoIs(h); k >= lo && v.low[n] == "who" {
					r.whoFrom, r.whoTo = max(v.from[k], lo), min(v.to[k], n)
				}
			} else if n > lo+1 && v.low[n-1] == "," {
				// The parse has hung the clause on the verb before.
				if b := v.before(n-1, lo); !b.none && b.to == n-1 {
					r.whoFrom, r.whoTo = b.from, b.to
				}
			}
			return r
		}
		if n < c && !v.phrase(f, t) {
			// The parse has drawn a clause into the subject.
			if b := v.before(c, lo); !b.none && b.from <= n && n < b.to {
				return b
			}
		}
		return v.src(f, t)
	}
	h := v.tok[c].Head
	if k := v.outerCue(c); k >= lo {
		return v.subjectOf(k, lo, hi, hops+1)
	}
	switch v.tok[c].Rel {
	case lang.Conj, lang.Xcomp, lang.Advcl, lang.Parataxis, lang.Ccomp, lang.Acl:
		if h < 0 {
			break
		}
		if v.finite(c) && (!v.coordinated(h, c) || v.afresh(c, lo)) && c > lo && v.nominal(c-1) && v.tok[c-1].UPOS != lang.Adp {
			if b := v.before(c, lo); !b.none && (b.from == 0 || v.low[b.from-1] != "by") {
				return b // the parse has given its subject to another verb
			}
		}
		b := c - 1 // before adverbs: ", instead telling the board that"
		for b > lo && v.tok[b].UPOS == lang.Adv {
			b--
		}
		if v.tok[c].XPOS == lang.VBG && b >= 0 && (v.low[b] == "," || v.low[b] == "and" || v.low[b] == "by" || v.low[b] == "while" || v.tok[h].UPOS == lang.Punct) {
			// A verb of attribution before it has the same speaker.
			for k := c - 1; k >= lo; k-- {
				if v.run[k] >= 0 || v.tok[k].UPOS != lang.Verb || v.low[b] == "and" && v.tok[k].XPOS != lang.VBG {
					continue
				}
				if _, _, ok := v.cueAt(k); ok && (v.finite(k) || v.tok[k].XPOS == lang.VBG) {
					src := v.subjectOf(k, lo, hi, hops+1)
					if src.none {
						src = v.inverted(k+1, c)
					}
					return src
				}
			}
			// ", pointing to …": said of the subject of the clause before.
			for k := c - 1; k >= lo; k-- {
				if n := v.child(k, lang.Nsubj); n >= 0 && n < k && (v.isVerb(k) || v.child(k, lang.Cop) >= 0) && v.depth[k] < v.depth[c] {
					return v.subjectOf(k, lo, hi, hops+1)
				}
			}
			return noSource
		}
		if v.tok[c].Rel == lang.Acl && v.tok[h].UPOS != lang.Verb {
			if h < c {
				return v.src(max(v.from[h], lo), min(c, hi))
			}
			break
		}
		if v.child(h, lang.Nsubj) < 0 && v.finite(h) && v.tok[h].Rel == lang.Advcl {
			return v.before(h, lo) // the parse has missed the subject
		}
		if v.isVerb(h) || v.child(h, lang.Cop) >= 0 || v.child(h, lang.Nsubj) >= 0 {
			src := v.subjectOf(h, lo, hi, hops+1)
			if src.none && v.finite(c) {
				return v.before(c, lo) // "Asked what he needed, the mayor, Piet Lan, answered"
			}
			return src
		}
	case lang.AclRelcl:
		if h >= lo && h < c {
			// "figures that officials cite" has its subject inside; one
			// without is about the head itself.
			return v.src(max(v.from[h], lo), min(c, hi))
		}
	}
	if hops > 0 && !v.finite(c) {
		return noSource
	}
	return v.before(c, lo)
}

// dashedFrom returns where the aside between dashes begins that ends right before the verb
// c, -1 if there is none: a noun stands before it, and no verb with tense is in it.
func (v *view) dashedFrom(c, lo int) int {
	k := c - 1
	for k > lo && (v.tok[k].UPOS == lang.Aux || v.tok[k].UPOS == lang.Adv) {
		k--
	}
	if k <= lo || !dashes[v.low[k]] {
		return -1
	}
	for o := k - 1; o > lo && !v.finite(o); o-- {
		if dashes[v.low[o]] && v.tok[o].End < v.tok[o+1].Start && (v.tok[o-1].UPOS == lang.Noun || v.tok[o-1].UPOS == lang.Propn) {
			return o
		}
	}
	return -1
}

// dashes are marks that set an aside apart, with spaces around them.
var dashes = wordSet("– — - --")

// outerCue returns the cue that the verb c of saying goes on with, where the parse has
// joined c to the clause of what was said: "Lind said that Berg had left, and added
// that …", since c has the tense of the cue and not that of the clause. -1 if there is
// none.
func (v *view) outerCue(c int) int {
	h := v.tok[c].Head
	if v.tok[c].Rel != lang.Conj || v.tok[c].XPOS != lang.VBD || h < 0 || v.tok[h].Rel != lang.Ccomp || v.tok[h].XPOS != lang.VBG && v.tok[h].XPOS != lang.VBN || c < 2 || v.low[c-1] != "and" || v.low[c-2] != "," {
		return -1
	}
	k := v.tok[h].Head
	if k < 0 || k > h || v.tok[k].XPOS != lang.VBD {
		return -1
	}
	if _, _, ok := v.cueAt(k); !ok {
		return -1
	}
	return k
}

// whoIs returns the name or pronoun that the noun h says what it is, alone or as the last
// of several: "Lind is a liar, a cheat and a man". It is -1 if there is none.
func (v *view) whoIs(h int) int {
	for hops := 0; hops < 6 && v.tok[h].Rel == lang.Conj && v.tok[h].Head >= 0 && v.child(h, lang.Cop) < 0; hops++ {
		h = v.tok[h].Head
	}
	if v.child(h, lang.Cop) < 0 {
		return -1
	}
	k := v.child(h, lang.Nsubj)
	if o := v.tok[h].Head; k < 0 && v.tok[h].Rel == lang.Conj && o >= 0 {
		k = v.child(o, lang.Nsubj) // "Lind incites and is a liar"
	}
	if k < 0 || k > h || v.tok[k].UPOS != lang.Propn && v.low[k] != "he" && v.low[k] != "she" {
		return -1
	}
	return k
}

// messages are nouns for what says something itself.
var messages = wordSet(`call calls letter letters message messages note notes email emails e-mail text texts sign signs banner banners post posts tweet tweets
	memo memos notice notices placard placards document documents`)

// coordinated reports whether the verb c is a conjunct of h with a comma or
// conjunction between them.
func (v *view) coordinated(h, c int) bool {
	if v.tok[c].Rel != lang.Conj {
		return false
	}
	for i := h + 1; i < c; i++ {
		if v.tok[i].UPOS == lang.Cconj || v.low[i] == "," || v.low[i] == ";" || v.low[i] == "—" || v.low[i] == "–" || v.low[i] == "-" {
			return true
		}
	}
	return h > c
}

// afresh reports whether a conjunction and a noun phrase stand before the verb c,
// as in "the water took a bridge, and engineers warned": what is coordinated
// then has a subject of its own.
func (v *view) afresh(c, lo int) bool {
	i := c - 1
	for i >= lo && v.run[i] < 0 && (v.tok[i].UPOS == lang.Noun || v.tok[i].UPOS == lang.Propn || v.tok[i].UPOS == lang.Adj || v.tok[i].UPOS == lang.Det) {
		i--
	}
	return i >= lo && i < c-1 && v.tok[i].UPOS == lang.Cconj
}

// nearestSubject returns the subject of verb c that stands nearest before it,
// else the earliest after it, or -1: of two, the parse has taken one for
// another verb's.
func (v *view) nearestSubject(c int) int {
	for k := c - 1; k >= v.from[c]; k-- {
		if v.tok[k].Head == c && v.tok[k].Rel.Base() == lang.Nsubj {
			return k
		}
	}
	return v.child(c, lang.Nsubj)
}

// finite reports whether token i is a verb with tense.
func (v *view) finite(i int) bool {
	switch v.tok[i].XPOS {
	case lang.VBD, lang.VBZ, lang.VBP, lang.MD:
		return true
	}
	return false
}

func relative(w string) bool { return w == "who" || w == "which" || w == "that" || w == "whom" }

// afterCase skips the prepositions that open the phrase of the noun h:
// "according to the ministry".
func (v *view) afterCase(from, h int) int {
	for from < h && (v.tok[from].UPOS == lang.Adp || v.low[from] == "according" || v.low[from] == "to") {
		from++
	}
	return from
}

// clauseHead returns the noun that the relative clause of verb c belongs to.
func (v *view) clauseHead(c int) int {
	for hops := 0; c >= 0 && hops < 6; hops++ {
		if v.tok[c].Rel == lang.AclRelcl || v.tok[c].Rel == lang.Acl {
			return v.tok[c].Head
		}
		c = v.tok[c].Head
	}
	return -1
}

// before reads the source from the words just before the verb at c: the noun
// phrase that ends there, auxiliaries and adverbs aside. With a comma before
// the verb, the phrase reaches back over the apposition between the commas.
func (v *view) before(c, lo int) source {
	to := c
	for to > lo && (v.tok[to-1].UPOS == lang.Aux || v.tok[to-1].UPOS == lang.Adv || v.tok[to-1].UPOS == lang.Part) {
		to--
	}
	for to > lo && v.punct(to-1) && v.low[to-1] != "," && v.low[to-1] != ")" {
		to--
	}
	to = v.beforeDay(lo, to)
	if to <= lo {
		return noSource
	}
	from := to
	if v.low[to-1] == "," || v.low[to-1] == ")" {
		k := to - 2
		for k > lo && v.low[k] != "," && v.low[k] != "(" && to-k < 25 {
			k--
		}
		if k <= lo || to-k >= 25 {
			return noSource
		}
		from = k
	}
	for from > lo && v.nominal(from-1) {
		from--
	}
	if from == to && from == 1 && lo == 0 && !v.punct(0) && v.tok[0].UPOS != lang.Adv {
		from = 0 // a name that the tagger does not know opens the sentence
	}
	if from >= to {
		return noSource
	}
	return v.src(from, to)
}

// nominal reports whether token i may be inside a noun phrase.
func (v *view) nominal(i int) bool {
	switch v.low[i] {
	case "after", "before", "since", "while", "as", "during", "until", "despite", "because":
		return false
	}
	if v.tok[i].XPOS == lang.NNP || v.tok[i].XPOS == lang.NNPS {
		return true
	}
	switch v.tok[i].UPOS {
	case lang.Noun, lang.Propn, lang.Pron, lang.Det, lang.Adj, lang.Num, lang.Adp, lang.Part, lang.Sym:
		return !(v.tok[i].UPOS == lang.Pron && relative(v.low[i]))
	case lang.Punct:
		return v.low[i] == "-" || v.low[i] == "." || v.low[i] == "'" || v.low[i] == "’"
	case lang.Cconj:
		return v.low[i] == "and" && i > 0 && v.nominal(i-1)
	}
	return false
}

// afterVerb cuts the subject that follows its verb, [n, to), before a comma
// that opens something new and before adverbials: "said Lind in a statement".
func (v *view) afterVerb(n, to int) int {
	for i := n + 1; i < to; i++ {
		switch v.low[i] {
		case "in", "on", "during", "at", "after", "before", "as", "while", "when", "to", "via":
			if v.tok[i].UPOS == lang.Adp || v.tok[i].UPOS == lang.Sconj {
				if v.low[i] == "at" || v.low[i] == "in" || v.low[i] == "on" {
					if v.tok[n].UPOS == lang.Noun && v.tok[i-1].UPOS == lang.Noun {
						continue // "said a professor at Leeds"
					}
				}
				return i
			}
		case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today":
			return i
		}
	}
	return to
}

// inverted reads the source that follows the verb whose cue ends at end:
// "said Marta Lind, a spokeswoman". hi bounds the frame.
func (v *view) inverted(end, hi int) source {
	to := end
	if to < hi && v.tok[to].UPOS == lang.Sym {
		return noSource // "the men, who hold him, demanded $3 million"
	}
	for to < hi {
		u := v.tok[to].UPOS
		switch {
		case v.low[to] == ",":
			// An apposition goes on: ", a spokeswoman for the city,".
			if to+1 < hi && (v.apposed(to+1) || v.tok[to+1].UPOS == lang.Propn && !v.hasName(end, to)) {
				to++
				continue
			}
			if v.stateAt(to + 1) {
				if to += 2; to+1 < hi && v.low[to] == "," && relative(v.low[to+1]) {
					return v.src(end, hi)
				}
				continue
			}
		case v.low[to] == "-" && to > end && to+1 < hi && !v.punct(to+1): // "said Leeds-based analyst Marta Lind"
			to += 2
			continue
		case v.nominal(to) && v.low[to] != ".", u == lang.Punct && (v.low[to] == "(" || v.low[to] == ")"):
			if to > end {
				if t := v.afterVerb(to-1, to+1); t == to {
					return v.src(end, to)
				}
			}
			to++
			continue
		case relative(v.low[to]) && to > end && v.tok[to].UPOS != lang.Sconj:
			return v.src(end, hi)
		}
		break
	}
	return v.src(end, to)
}

// stateAt reports whether token i is the short form of a state behind a town,
// "Hull, Mass.,", with a comma or the end behind it.
func (v *view) stateAt(i int) bool {
	if i < 2 || i >= len(v.tok) || v.tok[i].UPOS != lang.Propn || v.tok[i-2].UPOS != lang.Propn || len(v.low[i]) < 2 || v.low[i][len(v.low[i])-1] != '.' {
		return false
	}
	return i+1 >= len(v.tok) || v.punct(i+1)
}

// hasName reports whether a proper noun stands in tokens [from, to).
func (v *view) hasName(from, to int) bool {
	for i := from; i < to; i++ {
		if v.tok[i].UPOS == lang.Propn {
			return true
		}
	}
	return false
}

// apposed reports whether an apposition begins at i: a determiner, a number
// (an age), or a role noun.
func (v *view) apposed(i int) bool {
	switch v.low[i] {
	case "a", "an", "the", "one", "his", "her", "their":
		return true
	}
	if v.tok[i].UPOS == lang.Num {
		return true
	}
	return v.tok[i].UPOS == lang.Noun && !v.isVerb(i)
}

// phrase reports whether tokens [from, to) look like one noun phrase, with
// appositions and relative clauses between commas.
func (v *view) phrase(from, to int) bool {
	if from >= to || to-from > 40 {
		return false
	}
	nominal, depth := false, 0
	for i := from; i < to; i++ {
		switch u := v.tok[i].UPOS; {
		case v.tok[i].XPOS == lang.NNP || v.tok[i].XPOS == lang.NNPS:
			nominal = true
		case v.low[i] == ":" || v.low[i] == ";":
			return false
		case v.low[i] == "," || relative(v.low[i]):
			depth = 1
		case u == lang.Noun || u == lang.Propn || u == lang.Pron || u == lang.Num || u == lang.NoUPOS || u == lang.Adj && i > from:
			nominal = true
		case (u == lang.Verb || u == lang.Aux) && depth == 0 && v.tok[i].XPOS != lang.VBG && v.tok[i].XPOS != lang.VBN:
			return false
		}
	}
	return nominal
}
