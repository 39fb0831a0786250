package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
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
	via      hearsay.Party // who quotes the speaker: "Lind, quoted by the Harbour Times, said"
	cites    hearsay.Party // whom the speaker cites: "said, citing two engineers"
	strength hearsay.CueStrength
	level
	form  hearsay.Form
	carry bool // the speaker comes from the words around
}

// cueIn returns the token of the cue when it stands in v, else -1.
func (f *found) cueIn(v *view) int {
	if f.cueAt[0] != v.s {
		return -1
	}
	return f.cueAt[1]
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
		if b := r.runs[k].Block; b < len(r.t.Blocks) && !r.t.Blocks[b].Running() {
			if f, ok := r.frames(k); ok {
				if n := r.attribute(k, f, -1); n >= 0 {
					r.owner[k] = n
				}
			}
			continue
		}
		run := r.runs[k]
		f, ok := r.frames(k)
		if !ok {
			continue
		}
		if n, ok := r.turn(k); ok {
			last = r.add(n, nil)
			r.owner[k] = last
			continue
		}
		if run.Continues >= 0 && last >= 0 && f.starts {
			// The run goes on in a new paragraph; its own frame decides, else
			// it is more of the same.
			_, own := r.postCue(f)
			if !own {
				_, own = r.signed(k, f)
			}
			if !own {
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
	if sig := r.signature; sig > 0 && sig <= run.Outer.Start && strings.Trim(text[sig:run.Outer.Start], " \t\n\u00a0.,") == "" {
		f.starts, f.preFrom = true, f.a // it opens the line after a signature
	}
	if f.a > 0 && f.a > f.preFrom {
		w := f.pre.low[f.a-1]
		f.closes = w[len(w)-1]
	}
	if f.closes == '.' && f.a > 0 && f.pre.low[f.a-1] == "." {
		f.starts = true // a sentence ends before the run
	}
	if f.a == 0 {
		r.leadIn(&f, s0)
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

// leadIn takes the sentence before s as the frame of a run that opens s, when
// that one ends in a colon: "He added: “…”" may be parted at the colon.
func (r *reader) leadIn(f *frames, s int) {
	if s == 0 || !r.t.Sentences[s-1].Running() {
		return
	}
	v := r.views[s-1]
	a := len(v.tok)
	for a > 0 && v.punct(a-1) && v.low[a-1] != ":" {
		a--
	}
	if a < 2 || v.low[a-1] != ":" || v.run[a-1] >= 0 {
		return
	}
	f.pre, f.a, f.preFrom, f.starts, f.closes = v, a, a, false, ':'
	for f.preFrom > 0 && v.run[f.preFrom-1] < 0 {
		f.preFrom--
	}
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
	if !f.starts && f.closes != ',' && f.closes != ':' && r.title(k) && !r.framedAfter(f) && !(f.ends == '!' || f.ends == '?') {
		return -1
	}
	if n, ok := r.signed(k, f); ok {
		return r.add(n, nil)
	}
	if f.a > 1 && leadsIn[f.pre.low[0]] {
		if n, ok := r.headed(k, f); ok {
			return r.add(n, f.pre)
		}
	}
	post, hasPost := r.postCue(f)
	pre, hasPre := r.preCue(f)
	if !hasPre && !hasPost {
		if n, ok := r.headed(k, f); ok {
			return r.add(n, nil)
		}
	}
	if hasPre && hasPost && f.follows && !f.starts && (f.closes == ',' || f.closes == ':') {
		hasPost = false // She asked, “…?” He answered, “…”
	}
	soft := f.ends == ',' || f.ends == '?' || f.ends == '!' || f.ends == '-'
	switch {
	case f.starts && hasPost:
		post.content = []hearsay.Span{{Start: run.Inner.Start, End: r.beyond(f, post, run)}}
		if post.content[0].End > run.Inner.End {
			post.form = hearsay.Mixed
		}
		return r.add(post, r.views[post.cueAt[0]])
	case f.starts && f.preFrom < f.a && f.closes == '.' && r.whole(k, f):
		return r.carried(k, f, last)
	case hasPre && (!hasPost || !soft) && !f.starts && f.closes != ',' && f.closes != ':' && (f.words < 4 || !r.clausal(k)):
		return -1 // a part of reported speech
	case hasPre && (!hasPost || !soft):
		pre.content = []hearsay.Span{{Start: run.Inner.Start, End: r.trailing(f, run, pre.cueIn(f.post))}}
		if from, to := r.before(f, pre, run); from < to {
			pre.content = []hearsay.Span{f.pre.span(from, to), pre.content[0]}
			pre.form = hearsay.Mixed
		}
		if from := f.lead(pre); from < f.a && len(pre.content) == 1 {
			pre.content[0].Start = f.pre.tok[from].Start
			pre.form = hearsay.Mixed
		}
		if pre.content[0].End > run.Inner.End {
			pre.form = hearsay.Mixed
		}
		return r.add(pre, r.views[pre.cueAt[0]])
	case hasPost && !f.starts && !f.follows:
		// These losses “do not come from the capital,” she said.
		from, _ := f.pre.trim(f.pre.afterStop(f.preFrom, f.a), f.a)
		if f.pre.subordinate(from, f.a) {
			return -1 // "Although Lind says it is “safe,” others argue …"
		}
		if f.preFrom > 0 && r.unspoken(f) {
			// “A” and “B,” she said: the sentence is one.
			from, _ = f.pre.trim(f.pre.afterStop(0, f.a), f.a)
			for i := from; i < f.a; i++ {
				if k := f.pre.run[i]; k >= 0 {
					r.owner[k] = len(r.found)
				}
			}
			post.content = []hearsay.Span{{Start: f.pre.tok[from].Start, End: r.beyond(f, post, run)}}
			post.form = hearsay.Mixed
		} else if from < f.a && f.preFrom == 0 && f.closes != ':' && f.closes != '-' {
			post.content = []hearsay.Span{{Start: f.pre.tok[from].Start, End: r.beyond(f, post, run)}}
			post.form = hearsay.Mixed
		} else {
			post.content = []hearsay.Span{run.Inner}
		}
		return r.add(post, r.views[post.cueAt[0]])
	case f.starts && r.whole(k, f) && !(f.words < 7 && r.title(k)):
		return r.carried(k, f, last)
	case !hasPre && !hasPost:
		if n, ok := r.resumed(k, f, last); ok {
			return n
		}
	}
	switch {
	case f.closes == ':' && (f.words >= 4 || f.words >= 2 && (f.ends == '.' || f.ends == '!' || f.ends == '?')):
		return r.carried(k, f, last)
	}
	return -1
}

// afterStop returns the token after the last end of a sentence in [from, to),
// where the splitter has seen none: "Is it over? “I hope so,” she said."
func (v *view) afterStop(from, to int) int {
	for i := to - 1; i >= from; i-- {
		if v.low[i] == "?" || v.low[i] == "!" || v.low[i] == "..." || v.low[i] == "…" {
			return i + 1
		}
	}
	return from
}

// subordinate reports whether tokens [from, to) open a subordinate clause or a
// participle with a cue of its own, to which the words after them belong.
func (v *view) subordinate(from, to int) bool {
	if from >= to || v.tok[from].UPOS != lang.Sconj && v.tok[from].XPOS != lang.VBN && v.tok[from].XPOS != lang.WRB {
		return false
	}
	for i := from; i < to; i++ {
		if c, _, ok := v.cueAt(i); ok && v.run[i] < 0 && c.level == speech {
			return true
		}
	}
	return false
}

// unspoken reports whether the words of the sentence before a run hold no
// attribution yet and no cue outside marks: what follows the run attributes all
// of them.
func (r *reader) unspoken(f frames) bool {
	v := f.pre
	if f.closes == ':' || f.closes == '-' || v.subordinate(0, f.a) {
		return false
	}
	for i := 0; i < f.a; i++ {
		if k := v.run[i]; k >= 0 {
			if _, ok := r.owner[k]; ok || v.low[i] == "." || v.low[i] == "?" || v.low[i] == "!" {
				return false
			}
			continue
		}
		if c, _, ok := v.cueAt(i); ok && c.level == speech && c.frame&quoting != 0 && v.finite(i) || v.used[i] {
			return false
		}
	}
	return true
}

// joins reports whether the run goes on with the quotation that the frame
// before it in the sentence has cut in two.
func (r *reader) joins(f frames, last int) bool {
	if last < 0 || f.preFrom == 0 || f.closes != ',' && f.closes != '-' {
		return false
	}
	at, v := r.found[last].cueAt, f.pre
	if at[0] != v.s || at[1] < f.preFrom || at[1] >= f.a {
		return false
	}
	for i := max(at[1], r.found[last].src.to); i < f.a; i++ {
		// “A,” he said, adding, “B.”
		if c, _, ok := v.cueAt(i); ok && i > at[1] && c.level == speech && c.frame&quoting != 0 && (v.tok[i].XPOS == lang.VBG && v.low[i-1] == "," || v.finite(i) && v.tok[i].Rel == lang.Conj) {
			return false
		}
	}
	return true
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

// lead returns the token at which what the frame before a run attributes begins,
// when it begins before the run: the infinitive of "vowed not to “go on”", the
// clause of "said he had a plan: “…”".
func (f *frames) lead(pre found) int {
	v, from := f.pre, f.a
	if pre.cueAt[0] != v.s || pre.cueEnd >= f.a {
		return f.a
	}
	if v.low[f.a-1] == "to" {
		from--
		if from > pre.cueEnd && v.low[from-1] == "not" {
			from--
		}
		return from
	}
	for i := pre.cueEnd; i+1 < f.a; i++ {
		if v.low[i] == "that" && v.tok[i].UPOS == lang.Sconj {
			return i + 1 // "said that, in her view, “…”"
		}
	}
	if from := v.subjectOfRun(pre.cueEnd, f.a); from < f.a {
		return from
	}
	if f.closes == ':' && v.goesOn(pre.cueEnd, f.a) {
		from = pre.cueEnd
		if v.low[from] == "that" {
			from++
		}
	}
	return from
}

// subjectOfRun returns where the subject of a run that begins with its verb
// stands between a cue that ends at from and the run at a, or a: "said the
// event “was a mess”", "told them the event “was a mess”".
func (v *view) subjectOfRun(from, a int) int {
	k := a
	for k < len(v.tok) && v.punct(k) {
		k++
	}
	if k >= len(v.tok) || v.run[k] < 0 || !v.finite(k) {
		return a
	}
	if from < a && v.tok[from].UPOS == lang.Pron && from+1 < a && !v.punct(from+1) {
		from++
	}
	if from < a && v.low[from] == "that" {
		from++
	}
	nouns := false
	for i := from; i < a; i++ {
		switch v.tok[i].UPOS {
		case lang.Verb, lang.Aux, lang.Sconj:
			return a
		case lang.Noun, lang.Propn, lang.Pron:
			nouns = true
		}
	}
	if !nouns || v.low[a-1] == "," || v.low[a-1] == ":" || v.tok[from].UPOS == lang.Adp {
		return a
	}
	return from
}

// before returns the words before the frame that begin what the run goes on
// with: "Sooner or later, she told the paper, “it pays off.”"
func (r *reader) before(f frames, pre found, run Run) (from, to int) {
	v := f.pre
	c, _ := utf8.DecodeRuneInString(run.Inner.Of(r.t.Doc.Text))
	if f.closes != ',' || f.preFrom > 0 || pre.src.none || pre.src.s != v.s || pre.cueAt[0] != v.s || !unicode.IsLower(c) {
		return 0, 0
	}
	to = min(pre.src.from, pre.cueAt[1])
	if to < 2 || v.low[to-1] != "," {
		return 0, 0
	}
	return v.trim(v.afterConnective(0, to-1), to-1)
}

// trailing returns where the words end that the cue before the run attributes:
// with the run, or with what goes on from it without a comma. cue is the token
// of the cue in the sentence where the run ends, or -1.
func (r *reader) trailing(f frames, run Run, cue int) int {
	v, i := f.post, f.b
	if f.follows || i >= f.postTo || f.ends == ',' || f.ends == '.' || f.ends == '?' || f.ends == '!' || !v.goesOnFrom(i, cue) {
		return run.Inner.End
	}
	inner := v.tok[i].UPOS == lang.Sconj || v.tok[i].UPOS == lang.Adp
	for i < f.postTo && !v.punct(i) {
		if _, _, ok := v.cueAt(i); ok && v.tok[i].Head < f.b && !inner {
			return run.Inner.End
		}
		if i > f.b && v.tok[i].UPOS == lang.Cconj && !v.goesOnFrom(i, cue) {
			break
		}
		i++
	}
	return v.tok[i-1].End
}

// goesOnFrom reports whether what follows a run from token i, without a comma,
// goes on with what is said. It does not when it tells of the speaking: "in a
// post on X", "during a visit", "and called for …".
func (v *view) goesOnFrom(i, cue int) bool {
	w := v.low[i]
	switch v.tok[i].UPOS {
	case lang.Punct:
		return false
	case lang.Verb, lang.Aux:
		if cue >= 0 && v.finite(i) && v.lemmaOf(cue) != "" && lexicon[v.lemmaOf(cue)].frame&(clause|infinitive) == 0 {
			return false // "what they call a “scheme” took a turn"
		}
	case lang.Adv:
		return v.word(i+1) != "" && v.tok[i+1].UPOS != lang.Punct && v.tok[i+1].UPOS != lang.Verb
	case lang.Cconj:
		k := i + 1
		for k < len(v.tok) && v.tok[k].UPOS == lang.Adv {
			k++
		}
		if k >= len(v.tok) || v.run[k] >= 0 {
			return k < len(v.tok)
		}
		t := v.tok[k]
		switch {
		case v.punct(k):
			return false
		case t.UPOS == lang.Pron && t.XPOS != lang.PRPS, t.UPOS == lang.Aux, v.finite(k):
			return false
		case cue >= 0 && t.UPOS == lang.Verb && t.XPOS == v.tok[cue].XPOS:
			return false
		case t.UPOS == lang.Verb:
			_, _, cued := v.cueAt(k)
			return !cued
		}
		return true
	case lang.Sconj:
		return w != "as" && w != "while" && w != "before" && w != "after" && w != "when" && w != "since" && w != "although" && w != "though" && w != "whereas"
	case lang.Adp:
		switch w {
		case "in", "on", "at", "via":
			next := v.word(i + 1)
			return v.venueEnd(i) == 0 && !days[next] && next != "response" && v.word(i+2) != "" && !(v.tok[i+1].UPOS == lang.Num && w == "in")
		case "during", "after", "before", "amid", "ahead", "as", "toward", "towards", "by":
			return false
		}
	}
	return true
}

// beyond returns where the words end that the frame after the run attributes:
// with the run, or before the comma in “…” for years, she said.
func (r *reader) beyond(f frames, post found, run Run) int {
	k := post.src.from
	if post.src.none || post.src.s != f.post.s || k > post.cueAt[1] {
		k = post.cueAt[1]
	}
	if k-1 <= f.b || k > len(f.post.low) || f.post.low[k-1] != "," {
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

// framedAfter reports whether a comma ends the run and a frame follows: "fans
// of “Harbour Lights,” Lind said".
func (r *reader) framedAfter(f frames) bool {
	if f.ends != ',' || f.follows || f.preFrom > 0 || f.postTo < len(f.post.tok) || !f.pre.hasVerb(0, f.a) {
		return false
	}
	post, ok := r.postCue(f)
	return ok && !f.post.hasVerb(post.cueEnd, f.postTo)
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
