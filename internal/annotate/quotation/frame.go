package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// postCue finds the cue in the words after the run: “…,” she said; “…,” said
// Marta Lind, a spokeswoman.
func (r *reader) postCue(f frames) (found, bool) {
	v, lo, hi := f.post, f.b, f.postTo
	for lo < hi && v.punct(lo) {
		lo++
	}
	apart := f.follows && f.ends != ',' // after a comma the frame must come
	if apart && hi-lo > 14 {
		return found{}, false
	}
	if lo+2 < hi && v.low[lo] == "as" && f.ends == ',' && v.asFrame(lo+1, hi) {
		lo++ // “…,” as Lind put it
	}
	if lo < hi && (v.tok[lo].UPOS == lang.Sconj || relative(v.low[lo]) || v.low[lo] == "when") {
		return found{}, false
	}
	if lo < hi && !f.starts && v.tok[lo].UPOS == lang.Cconj && (f.words < 3 || f.ends != ',') {
		return found{}, false // in “A Work,” and Lind smiled
	}
	for i := lo; i < hi && i-lo < 40; i++ {
		if v.low[i] == ":" || v.low[i] == ";" {
			break
		}
		if v.low[i] == "according" && v.word(i+1) == "to" && i == lo {
			src := v.inverted(i+2, hi)
			return r.make(v, i, i+2, cue{strength: hearsay.Saying}, src), !src.none
		}
		c, end, ok := v.cueAt(i)
		if !ok && i > lo && f.ends == ',' {
			c, end, ok = v.mistaken(i)
		}
		if !ok || c.frame&quoting == 0 || c.level != speech {
			if i == lo && v.tok[i].UPOS == lang.Verb && v.tok[i].XPOS == lang.VBG {
				break
			}
			continue
		}
		if apart && i-lo > 6 {
			break
		}
		// said Marta Lind
		first := true
		for k := lo; k < i; k++ {
			first = first && v.tok[k].UPOS == lang.Adv
		}
		if first {
			if v.tok[i].XPOS == lang.VBG {
				break
			}
			src := v.inverted(end, hi)
			if next := v.s + 1; src.none && end == len(v.tok) && next < len(r.views) && r.t.Sentences[next].Block == r.t.Sentences[v.s].Block {
				// The splitter has cut the frame: "…,” wrote | Marta Lind."
				w := r.views[next]
				if to := w.nounsTo(0); to > 0 && w.tok[0].UPOS == lang.Propn {
					src = w.src(0, to)
				}
			}
			return r.make(v, i, end, c, src), !src.none
		}
		if v.passive(i) && v.child(i, lang.OblAgent) < 0 && c.frame&hearer != 0 && (f.starts || f.follows) {
			return r.make(v, i, end, c, noSource), true // “…?” Lind was asked
		}
		src := v.frameSubject(i, lo)
		if src.none {
			if src = v.subject(i, lo, hi); src.none {
				break
			}
		}
		if !v.opensFrame(src.from, f) {
			break
		}
		return r.make(v, i, end, c, src), true
	}
	if next := v.s + 1; f.ends == ',' && !f.follows && hi == len(v.tok) && hi-lo < 6 && next < len(r.views) && r.t.Sentences[next].Block == r.t.Sentences[v.s].Block {
		// The splitter has cut the frame: "…,” Rep. | Marta Lind said".
		g := f
		g.post, g.b, g.postTo, g.follows = r.views[next], 0, 0, true
		for g.postTo < len(g.post.tok) && g.post.run[g.postTo] < 0 {
			g.postTo++
		}
		return r.postCue(g)
	}
	if n, ok := r.verbless(v, lo, hi); ok {
		return n, ok
	}
	return r.anyVerb(v, f, lo, hi)
}

// asFrame reports whether tokens [lo, hi) are a subject and a cue with nothing
// that the cue could govern after it: "Lind said", "Lind put it on Monday".
func (v *view) asFrame(lo, hi int) bool {
	for i := lo + 1; i < hi && i < lo+10; i++ {
		c, end, ok := v.cueAt(i)
		if !ok {
			if v.finite(i) {
				return false
			}
			continue
		}
		if c.frame&quoting == 0 || c.level != speech || !v.finite(i) || !v.phrase(lo, i) {
			return false
		}
		return end >= hi || v.punct(end) || v.tok[end].UPOS == lang.Adp || days[v.low[end]]
	}
	return false
}

// nounsTo returns where the names, nouns and articles end that begin at from.
func (v *view) nounsTo(from int) int {
	for from < len(v.tok) && v.run[from] < 0 {
		switch v.tok[from].UPOS {
		case lang.Propn, lang.Noun, lang.Det, lang.Adj:
			from++
			continue
		}
		break
	}
	return from
}

// anyVerb reads a frame whose verb the lexicon does not know as one of saying:
// after a run that ends in a comma, "…,” remembered Marta Lind", the place of
// the verb tells what it does.
func (r *reader) anyVerb(v *view, f frames, lo, hi int) (found, bool) {
	if !f.starts || f.ends != ',' || f.words < 3 {
		return found{}, false
	}
	c := cue{frame: quoting, strength: hearsay.Saying}
	for i := lo; i < hi && i < lo+10; i++ {
		if v.punct(i) && v.low[i] != "," {
			break
		}
		if v.tok[i].UPOS != lang.Verb || !v.finite(i) {
			continue
		}
		end := i + 1
		if v.word(end) != "" && v.tok[end].UPOS == lang.Adp && v.tok[end].Head == i {
			end++ // "shot back"
		}
		src := v.frameSubject(i, lo)
		if i == lo {
			src = v.inverted(end, hi)
		}
		if src.none || src.from > i && src.from != end || !r.party(src) && v.tok[src.from].UPOS != lang.Pron {
			break
		}
		if src.from < i && !v.opensFrame(src.from, f) {
			break
		}
		return r.make(v, i, end, c, src), true
	}
	return found{}, false
}

// verbless reads a frame whose verb the tagger took for a noun: "…,” the letter
// read.": a noun phrase and a cue's form, and nothing after it.
func (r *reader) verbless(v *view, lo, hi int) (found, bool) {
	to := hi
	for to > lo && v.punct(to-1) {
		to--
	}
	if to-lo < 2 || to-lo > 12 || v.hasVerb(lo, to) {
		return found{}, false
	}
	c := lexicon[verbs[v.low[to-1]]]
	if c.frame&quoting == 0 || c.level != speech || v.tok[to-1].UPOS != lang.Noun {
		return found{}, false
	}
	src := v.src(lo, to-1)
	if src.none {
		return found{}, false
	}
	return r.make(v, to-1, to, c, src), true
}

// opensFrame reports whether the subject at token from begins the frame after a
// run: nothing but a conjunction or adverbs between a pause and it. In "said it
// was “opposed” to the test and warned others" there is no pause.
func (v *view) opensFrame(from int, f frames) bool {
	i := from
	for i > f.b && !v.punct(i-1) {
		switch v.tok[i-1].UPOS {
		case lang.Cconj, lang.Adv, lang.Det, lang.Adj, lang.Propn, lang.Noun, lang.Num:
			i--
			continue
		}
		if v.low[i-1] == "as" {
			i--
			continue
		}
		return false
	}
	if i > f.b {
		return true
	}
	return f.starts || f.follows || f.ends == ',' || f.ends == '?' || f.ends == '!' || f.ends == '-' || f.ends == '.'
}

// frameSubject takes the words [lo, c) before the cue of a frame as its
// subject, when they are one noun phrase.
func (v *view) frameSubject(c, lo int) source {
	to := c
	for to > lo && (v.tok[to-1].UPOS == lang.Aux || v.tok[to-1].UPOS == lang.Adv) {
		to--
	}
	for lo < to && (v.tok[lo].UPOS == lang.Cconj || v.punct(lo)) {
		lo++
	}
	if lo < to {
		switch v.tok[lo].UPOS {
		case lang.Adp, lang.Part, lang.Verb, lang.Aux, lang.Adv:
			// “…” for years, she said: the subject follows the comma.
			for i := to - 1; i > lo; i-- {
				if v.low[i] == "," {
					lo = i + 1
					break
				}
			}
		}
	}
	if !v.phrase(lo, to) {
		return noSource
	}
	return v.src(lo, to)
}

// preCue finds the cue in the words before the run: She said: “…”; She told
// reporters that “…”.
func (r *reader) preCue(f frames) (found, bool) {
	v := f.pre
	colon := f.closes == ':' || f.closes == ','
	content := 0
	for i := f.a - 1; i >= f.preFrom; i-- {
		if v.low[i] == "according" && v.word(i+1) == "to" && f.closes == ',' {
			src := v.src(i+2, f.a)
			return r.make(v, i, i+2, cue{strength: hearsay.Saying}, src), !src.none
		}
		c, end, ok := v.cueAt(i)
		if !ok || c.frame&quoting == 0 || c.level != speech {
			if v.isVerb(i) && v.tok[i].UPOS == lang.Verb && !colon {
				return found{}, false
			}
			if !v.punct(i) {
				content++
			}
			if content > 16 && (!colon || content > 40) {
				return found{}, false
			}
			continue
		}
		if content > 16 && v.word(end) != "that" {
			return found{}, false
		}
		if !colon && !v.filler(end, f.a, c) || f.closes == ',' && v.goesOn(end, f.a) {
			return found{}, false
		}
		src := v.subject(i, f.preFrom, f.a)
		if src.none && f.preFrom == 0 {
			src = v.subject(i, 0, f.a)
		}
		if src.none && f.preFrom > 0 {
			if whole := v.subject(i, 0, f.a); !whole.none && whole.s == v.s && whole.from < f.preFrom && r.party(whole) {
				src = whole // “A Work,” its author, said: “…”
			}
		}
		n := r.make(v, i, end, c, src)
		if src.none && f.preFrom > 0 && (v.tok[i].XPOS != lang.VBG && !strings.HasSuffix(v.low[i], "ing") || f.closes != ',' && f.closes != ':') {
			return n, false
		}
		return n, true
	}
	return found{}, false
}

// goesOn reports whether a finite verb or an infinitive stands in tokens
// [from, to): what the cue before them attributes has begun there already.
func (v *view) goesOn(from, to int) bool {
	for i := from; i < to; i++ {
		if v.finite(i) || v.tok[i].XPOS == lang.VB && v.tok[i].UPOS == lang.Verb {
			return true
		}
	}
	return false
}

// filler reports whether tokens [from, to) between a cue and a run hold only
// what may stand there: the addressee, a time, "that", "to".
func (v *view) filler(from, to int, c cue) bool {
	if to-from > 12 {
		return false
	}
	nouns := 0
	for i := from; i < to; i++ {
		switch u := v.tok[i].UPOS; {
		case v.low[i] == "that" || v.low[i] == "to" || v.low[i] == "as" || v.low[i] == "," || v.low[i] == ":" || v.low[i] == "—":
		case u == lang.Verb || u == lang.Aux || u == lang.Sconj && v.low[i] != "that":
			return false
		case u == lang.Noun || u == lang.Propn || u == lang.Pron:
			nouns++
		}
	}
	if nouns == 0 {
		return true
	}
	// A noun before the run is an addressee or a time; with an open phrase
	// ("called him a “…”") the run is a part of something else.
	w := v.low[to-1]
	return c.frame&hearer != 0 && (w == "to" || w == "that" || w == "," || w == ":") || w == "that" || w == ":" || w == ","
}

// apposition names the party by the name that stands in the phrase itself: a
// person's, "Executive director Odile Farran", or any after a comma, "the
// broadcaster, Channel One". A name that a preposition or a genitive ties to
// something else is not meant: "an aide to Farran".
func (r *reader) apposition(p *hearsay.Party, src source) {
	v := r.views[src.s]
	named := -1
	for _, m := range r.names.In(src.s, src.whoFrom, src.whoTo) {
		x := r.names.Mentions[m]
		if x.Kind != names.Name || x.Entity < 0 || x.Quoted && v.run[src.from] < 0 {
			continue
		}
		e := &r.names.Entities[x.Entity]
		if e.Type == hearsay.Person && x.To < src.whoTo && v.tok[x.To].UPOS == lang.Noun {
			continue // "the Lind administration"
		}
		after := x.From > src.whoFrom && v.low[x.From-1] == ","
		if e.Type != hearsay.Person && (!after || e.Place || p.Type == hearsay.Person) {
			continue
		}
		if x.From > src.whoFrom && v.tok[x.From-1].UPOS == lang.Adp || v.ofSomebody(src.whoFrom, x.From, x.To) || genitive(v.word(x.To)) {
			continue
		}
		if relativeIn(v, src.whoFrom, x.From) || v.passedOnIn(src.whoFrom, x.From) {
			break
		}
		if named >= 0 && named != x.Entity {
			return
		}
		named = x.Entity
	}
	if named < 0 || v.has(src.whoFrom, src.whoTo, "and") {
		return
	}
	p.Name, p.Type = r.names.Entities[named].Name, r.names.Entities[named].Type
}

// ofSomebody reports whether the name in tokens [at, to) stands with its title behind a
// preposition that ties it to a noun from token from on: "an aide to Senator Lind", and not
// "Secretary of State Lind".
func (v *view) ofSomebody(from, at, to int) bool {
	i := at - 1
	for i > from && v.tok[i].UPOS == lang.Propn {
		i--
	}
	return i > from && i < at-1 && v.tok[i].UPOS == lang.Adp && v.tok[i].Head >= at && v.tok[i].Head < to && v.tok[i-1].UPOS == lang.Noun
}

func genitive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// relativeIn reports whether a relative pronoun stands in tokens [from, to).
func relativeIn(v *view, from, to int) bool {
	for i := from; i < to; i++ {
		if relative(v.low[i]) {
			return true
		}
	}
	return false
}

// speaks reports whether the phrase of a source can be one of somebody or
// something that speaks: it has a noun or pronoun, and no preposition before it.
func (v *view) speaks(src source) bool {
	if w := v.low[src.from]; v.tok[src.from].UPOS == lang.Adp || v.tok[src.from].UPOS == lang.Cconj || w == "according" || w == "to" {
		return false
	}
	for i := src.from; i < src.to; i++ {
		switch v.tok[i].UPOS {
		case lang.Noun, lang.Propn, lang.Pron, lang.Num, lang.Det, lang.NoUPOS, lang.X, lang.Sym:
			return true
		case lang.Adj:
			if v.low[i] == "many" || v.low[i] == "most" || v.low[i] == "several" || v.low[i] == "few" || v.low[i] == "other" || v.low[i] == "more" {
				return true
			}
		}
		if c := v.t.Form(v.s, i)[0]; c == '@' || c >= 'A' && c <= 'Z' && i > 0 {
			return true
		}
	}
	return false
}

// make starts an attribution with the cue in tokens [at, end) of v.
func (r *reader) make(v *view, at, end int, c cue, src source) found {
	f := found{
		cue: v.span(at, end), cueAt: [2]int{v.s, at}, cueEnd: end, src: src,
		strength: c.strength, level: c.level, form: hearsay.Direct,
	}
	if !src.none {
		f.party = r.names.Party(src.s, src.whoFrom, src.whoTo)
		if f.party.Type == hearsay.Unknown && !r.views[src.s].speaks(src) {
			f.src, f.party = noSource, hearsay.Party{}
			f.to = r.addressee(v, at, end, c)
			return f
		}
		r.apposition(&f.party, src)
		at := r.views[src.s].span(src.from, src.to)
		if r.t.Sentences[src.s].Kind == hearsay.Heading {
			if e := r.called(at.Of(r.t.Doc.Text)); e >= 0 {
				f.party.Name, f.party.Type = r.names.Entities[e].Name, r.names.Entities[e].Type
			}
		}
		f.party.Mentions = []hearsay.Span{at}
		f.via = r.passedBy(src)
	}
	f.to = r.addressee(v, at, end, c)
	return f
}
