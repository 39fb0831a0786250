package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// A found is an attribution on its way to become a quote.
type found struct {
	content  []hearsay.Span
	cue      hearsay.Span
	cueAt    [2]int // sentence and token of the cue, -1 when there is none
	cueEnd   int
	src      source
	party    hearsay.Party
	to       hearsay.Party
	strength hearsay.CueStrength
	level
	form  hearsay.Form
	carry bool // the speaker comes from the words around
}

// frames are the words of its sentence before a run and after it.
type frames struct {
	pre, post    *view
	preFrom, a   int // tokens [preFrom, a) of pre
	b, postTo    int // tokens [b, postTo) of post
	words        int
	starts       bool // the run opens its sentence
	follows      bool // post is a sentence of its own
	ends, closes byte // last byte of the words; of the frame before
}

// direct reads the runs of the document that are direct quotations, and the
// sentences that a frame at the end makes mixed ones.
func (r *reader) direct() {
	last := -1 // the last found in r.found that a run without cue may go on from
	for _, k := range r.top {
		run := r.runs[k]
		f, ok := r.frames(k)
		if !ok {
			continue
		}
		if run.Continues >= 0 && last >= 0 && f.starts {
			// The run goes on in a new paragraph; its own frame decides, else
			// it is more of the same.
			if _, own := r.postCue(f); !own {
				r.found[last].content = append(r.found[last].content, run.Inner)
				r.owner[k] = last
				continue
			}
		}
		n := r.attribute(k, f, last)
		if n >= 0 {
			r.owner[k] = n
			last = n
			// A paragraph that ran on into this one has its speaker.
			for c := run.Continues; c >= 0 && r.found[n].party.Name != ""; c = r.runs[c].Continues {
				o, ok := r.owner[c]
				if !ok || o == n || r.found[o].party.Name != "" {
					break
				}
				r.found[o].src, r.found[o].party, r.found[o].to = r.found[n].src, r.found[n].party, r.found[n].to
			}
		}
	}
}

// frames collects what stands around run k.
func (r *reader) frames(k int) (frames, bool) {
	run := r.runs[k]
	text := r.t.Doc.Text
	s0, s1 := r.t.SentenceAt(run.Inner.Start), r.t.SentenceAt(run.Inner.End-1)
	if s0 < 0 || s1 < 0 {
		return frames{}, false
	}
	f := frames{pre: r.views[s0], post: r.views[s1]}
	f.a = r.t.TokenFrom(s0, run.Outer.Start)
	for f.preFrom = f.a; f.preFrom > 0 && f.pre.run[f.preFrom-1] < 0; f.preFrom-- {
	}
	f.b = r.t.TokenFrom(s1, run.Outer.End)
	if f.b < len(f.post.tok) && f.post.tok[f.b].Start < run.Outer.End {
		f.b++
	}
	f.ends = text[run.Inner.End-1]
	if f.b >= len(f.post.tok) && f.ends != '.' && s1+1 < len(r.views) && r.t.Sentences[s1+1].Block == run.Block {
		f.post, f.b, f.follows = r.views[s1+1], 0, true
	}
	f.postTo = f.b
	for f.postTo < len(f.post.tok) && f.post.run[f.postTo] < 0 {
		f.postTo++
	}
	f.starts = true
	for i := f.preFrom; i < f.a; i++ {
		if !f.pre.punct(i) {
			f.starts = false
			f.closes = f.pre.low[i][len(f.pre.low[i])-1]
		}
	}
	if f.preFrom > 0 {
		f.starts = false
	}
	if f.a > 0 && f.a > f.preFrom {
		w := f.pre.low[f.a-1]
		f.closes = w[len(w)-1]
	}
	if f.closes == '.' && f.a > 0 && f.pre.low[f.a-1] == "." {
		f.starts = true // a sentence ends before the run
	}
	for s := s0; s <= s1; s++ {
		v := r.views[s]
		for i := range v.tok {
			if v.run[i] == k && !v.punct(i) {
				f.words++
			}
		}
	}
	return f, true
}

// attribute makes the attribution of run k and returns its index, or -1 when
// the run is no quotation by itself.
func (r *reader) attribute(k int, f frames, last int) int {
	run := r.runs[k]
	if r.joins(f, last) {
		// “A,” he said, “B.”
		r.found[last].content = append(r.found[last].content, run.Inner)
		return last
	}
	if !f.starts && f.closes != ',' && f.closes != ':' && r.title(k) {
		return -1
	}
	post, hasPost := r.postCue(f)
	pre, hasPre := r.preCue(f)
	soft := f.ends == ',' || f.ends == '?' || f.ends == '!' || f.ends == '-'
	switch {
	case f.starts && hasPost:
		post.content = []hearsay.Span{{Start: run.Inner.Start, End: r.beyond(f, post, run)}}
		if post.content[0].End > run.Inner.End {
			post.form = hearsay.Mixed
		}
		return r.add(post, f.post)
	case f.starts && f.preFrom < f.a && f.closes == '.' && r.whole(k, f):
		return r.carried(k, f, last)
	case hasPre && (!hasPost || !soft) && !f.starts && f.closes != ',' && f.closes != ':' && (f.words < 4 || !r.clausal(k)):
		return -1 // a part of reported speech
	case hasPre && (!hasPost || !soft):
		pre.content = []hearsay.Span{{Start: run.Inner.Start, End: r.trailing(f, run)}}
		if pre.content[0].End > run.Inner.End {
			pre.form = hearsay.Mixed
		}
		return r.add(pre, f.pre)
	case hasPost && !f.starts && !f.follows:
		// These losses “do not come from the capital,” she said.
		from, _ := f.pre.trim(f.preFrom, f.a)
		if from < f.a && f.preFrom == 0 {
			post.content = []hearsay.Span{{Start: f.pre.tok[from].Start, End: r.beyond(f, post, run)}}
			post.form = hearsay.Mixed
		} else {
			post.content = []hearsay.Span{run.Inner}
		}
		return r.add(post, f.post)
	case f.starts && r.whole(k, f) && !(f.words < 7 && r.title(k)):
		return r.carried(k, f, last)
	case f.closes == ':' && f.words >= 4:
		return r.carried(k, f, last)
	}
	return -1
}

// joins reports whether the run goes on with the quotation that the frame
// before it in the sentence has cut in two.
func (r *reader) joins(f frames, last int) bool {
	if last < 0 || f.preFrom == 0 || f.closes != ',' && f.closes != '-' {
		return false
	}
	at := r.found[last].cueAt
	return at[0] == f.pre.s && at[1] >= f.preFrom && at[1] < f.a
}

// clausal reports whether a verb stands in run k.
func (r *reader) clausal(k int) bool {
	run := r.runs[k]
	for s := r.t.SentenceFrom(run.Inner.Start); s < len(r.views) && r.t.Sentences[s].Start < run.Inner.End; s++ {
		v := r.views[s]
		for i := range v.tok {
			if v.run[i] == k && v.isVerb(i) {
				return true
			}
		}
	}
	return false
}

// trailing returns where the words end that the cue before the run attributes:
// with the run, or with the phrase that goes on without a comma.
func (r *reader) trailing(f frames, run Run) int {
	v, i := f.post, f.b
	if f.follows || i >= f.postTo || f.ends == ',' || f.ends == '.' || f.ends == '?' || f.ends == '!' {
		return run.Inner.End
	}
	switch v.tok[i].UPOS {
	case lang.Adp, lang.Part, lang.Noun, lang.Verb, lang.Aux:
	default:
		return run.Inner.End
	}
	for i < f.postTo && !v.punct(i) {
		if _, _, ok := v.cueAt(i); ok || v.tok[i].UPOS == lang.Cconj {
			return run.Inner.End
		}
		i++
	}
	return v.tok[i-1].End
}

// beyond returns where the words end that the frame after the run attributes:
// with the run, or before the comma in “…” for years, she said.
func (r *reader) beyond(f frames, post found, run Run) int {
	k := post.src.from
	if post.src.none || post.src.s != f.post.s || k > post.cueAt[1] {
		k = post.cueAt[1]
	}
	if k-1 <= f.b || f.post.low[k-1] != "," {
		return run.Inner.End
	}
	_, to := f.post.trim(f.b, k-1)
	if to <= f.b || f.post.punct(to-1) {
		return run.Inner.End
	}
	return f.post.tok[to-1].End
}

// title reports whether every long word of run k has a capital, as in the name
// of a work or a programme.
func (r *reader) title(k int) bool {
	capital := 0
	for _, w := range strings.Fields(r.runs[k].Inner.Of(r.t.Doc.Text)) {
		c, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(c):
			capital++
		case len(w) > 4 && unicode.IsLetter(c):
			return false
		}
	}
	return capital >= 2
}

// whole reports whether the run is a sentence of its own: it opens one and
// what follows it does not go on.
func (r *reader) whole(k int, f frames) bool {
	if f.follows || f.b >= len(f.post.tok) {
		return f.words >= 3 || f.ends == '.' || f.ends == '?' || f.ends == '!'
	}
	for i := f.b; i < f.postTo; i++ {
		if !f.post.punct(i) {
			return false
		}
	}
	return f.words >= 3
}

// carried adds run k, whose sentence has no cue, under the speaker of the
// words around it.
func (r *reader) carried(k int, f frames, last int) int {
	run := r.runs[k]
	n := found{content: []hearsay.Span{run.Inner}, cueAt: [2]int{-1, -1}, src: noSource, strength: hearsay.Saying, form: hearsay.Direct, carry: true}
	s := f.pre.s
	if last >= 0 && !(f.closes == ':' && !f.starts) {
		p := r.found[last]
		end := r.t.SentenceAt(p.content[len(p.content)-1].End - 1)
		lastPara := r.t.Sentences[end].Paragraph
		here := r.t.Sentences[s].Paragraph
		switch {
		case lastPara == here && r.nobodyBetween(p, run.Outer.Start):
			n.cue, n.cueAt, n.cueEnd, n.src, n.party, n.to, n.strength = p.cue, p.cueAt, p.cueEnd, p.src, p.party, p.to, p.strength
			return r.add(n, nil)
		case here == lastPara+1 && s > 0 && r.t.Sentences[s-1].Paragraph == lastPara && r.nobodyBetween(p, run.Outer.Start):
			n.cue, n.cueAt, n.cueEnd, n.src, n.party, n.to, n.strength = p.cue, p.cueAt, p.cueEnd, p.src, p.party, p.to, p.strength
			return r.add(n, nil)
		}
	}
	// The subject of the sentence before: "Lind was blunt. “…”"
	if src, v := r.subjectBefore(f); v != nil {
		n.src = src
		n.party = r.names.Party(src.s, src.whoFrom, src.whoTo)
	}
	return r.add(n, nil)
}

// nobodyBetween reports whether no other person is the subject of a sentence
// between the found p and off.
func (r *reader) nobodyBetween(p found, off int) bool {
	at := p.content[len(p.content)-1].End
	if p.cue.End > at {
		at = p.cue.End
	}
	s := r.t.SentenceAt(at - 1)
	for i := s + 1; i < len(r.views) && r.views[i].t.Sentences[i].End <= off; i++ {
		for _, m := range r.names.In(i, 0, len(r.views[i].tok)) {
			x := r.names.Mentions[m]
			if x.Subject && !x.Quoted && x.Entity >= 0 && r.names.Entities[x.Entity].Name != p.party.Name {
				switch r.names.Entities[x.Entity].Type {
				case hearsay.Person, hearsay.Unnamed:
					return false
				}
			}
		}
	}
	return true
}

// subjectBefore finds the person who is the subject of the words before a run
// without cue: of its own sentence's beginning, or of the sentence before.
func (r *reader) subjectBefore(f frames) (source, *view) {
	try := func(v *view, to int) (source, *view) {
		for _, m := range r.names.In(v.s, 0, to) {
			x := r.names.Mentions[m]
			if !x.Subject || x.Quoted || x.Entity < 0 {
				continue
			}
			switch r.names.Entities[x.Entity].Type {
			case hearsay.Person, hearsay.Unnamed, hearsay.Organization:
				return v.src(x.From, x.To), v
			}
		}
		return noSource, nil
	}
	if !f.starts {
		if src, v := try(f.pre, f.a); v != nil {
			return src, v
		}
	}
	for s := f.pre.s - 1; s >= 0 && s >= f.pre.s-2; s-- {
		if !r.t.Sentences[s].Running() {
			continue
		}
		return try(r.views[s], len(r.views[s].tok))
	}
	return noSource, nil
}

// postCue finds the cue in the words after the run: “…,” she said; “…,” said
// Marta Lind, a spokeswoman.
func (r *reader) postCue(f frames) (found, bool) {
	v, lo, hi := f.post, f.b, f.postTo
	for lo < hi && v.punct(lo) {
		lo++
	}
	if f.follows && hi-lo > 14 {
		return found{}, false
	}
	if lo < hi && (v.tok[lo].UPOS == lang.Sconj || relative(v.low[lo]) || v.low[lo] == "when") {
		return found{}, false
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
		if !ok || c.frame&quoting == 0 || c.level != speech {
			if i == lo && v.tok[i].UPOS == lang.Verb && v.tok[i].XPOS == lang.VBG {
				break
			}
			continue
		}
		if f.follows && i-lo > 6 {
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
			return r.make(v, i, end, c, src), !src.none
		}
		src := v.frameSubject(i, lo)
		if src.none {
			if src = v.subject(i, lo, hi); src.none {
				break
			}
		}
		return r.make(v, i, end, c, src), true
	}
	return found{}, false
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
			if content > 16 {
				return found{}, false
			}
			continue
		}
		if !colon && !v.filler(end, f.a, c) {
			return found{}, false
		}
		src := v.subject(i, f.preFrom, f.a)
		if src.none && f.preFrom == 0 {
			src = v.subject(i, 0, f.a)
		}
		n := r.make(v, i, end, c, src)
		if src.none && f.preFrom > 0 {
			return n, false
		}
		return n, true
	}
	return found{}, false
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

// make starts an attribution with the cue in tokens [at, end) of v.
func (r *reader) make(v *view, at, end int, c cue, src source) found {
	f := found{
		cue: v.span(at, end), cueAt: [2]int{v.s, at}, cueEnd: end, src: src,
		strength: c.strength, level: c.level, form: hearsay.Direct,
	}
	if !src.none {
		f.party = r.names.Party(src.s, src.whoFrom, src.whoTo)
		f.party.Mentions = []hearsay.Span{r.views[src.s].span(src.from, src.to)}
	}
	f.to = r.addressee(v, at, end, c)
	return f
}

// addressee reads to whom the words were said: "told The Moscow Times",
// "said to reporters", "in an interview with CNN".
func (r *reader) addressee(v *view, at, end int, c cue) hearsay.Party {
	if c.frame&hearer != 0 && v.parsed() {
		if o := v.child(at, lang.Iobj, lang.Obj); o >= end && o-end < 12 {
			from, to := v.from[o], v.to[o]
			if from >= end {
				to = min(to, v.objectEnd(o, to))
				if v.word(to) == "," { // "told the weekly, the Harbour Times"
					for _, m := range r.names.In(v.s, to+1, len(v.tok)) {
						x := r.names.Mentions[m]
						if x.Kind == names.Name && x.From <= to+2 && r.names.Entities[x.Entity].Type == hearsay.Organization {
							return r.named(v, to+1, x.To)
						}
					}
				}
				return r.named(v, from, to)
			}
		}
	}
	if c.frame&hearer != 0 {
		to := end
		for to < len(v.tok) && (v.tok[to].UPOS == lang.Propn || v.tok[to].UPOS == lang.Det || v.tok[to].UPOS == lang.Noun || v.tok[to].UPOS == lang.Adj) && v.run[to] < 0 {
			to++
		}
		if to > end {
			return r.named(v, end, to)
		}
	}
	for i := end; i < len(v.tok) && i < end+14 && v.run[i] < 0; i++ {
		if v.low[i] == "interview" && v.word(i+1) == "with" || i == end && v.low[i] == "to" && c.frame&infinitive == 0 {
			from := i + 1
			if v.low[i] == "interview" {
				from++
			}
			to := from
			for to < len(v.tok) && (v.tok[to].UPOS == lang.Propn || v.tok[to].UPOS == lang.Det || v.tok[to].UPOS == lang.Noun || v.tok[to].UPOS == lang.Adj) && v.run[to] < 0 {
				to++
			}
			if to > from {
				return r.named(v, from, to)
			}
		}
	}
	return hearsay.Party{}
}

// objectEnd cuts the object phrase of head o at a clause or an adverbial.
func (v *view) objectEnd(o, to int) int {
	for i := o + 1; i < to; i++ {
		switch v.low[i] {
		case "that", "on", "in", "at", ",", "during", "after", "about", "to", "if", "whether", "how", "it":
			return i
		}
		if v.run[i] >= 0 {
			return i
		}
	}
	return to
}

func (r *reader) named(v *view, from, to int) hearsay.Party {
	p := r.names.Party(v.s, from, to)
	if p.Name == "" {
		return hearsay.Party{}
	}
	return p
}
