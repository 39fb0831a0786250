package quotation

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// nested reads the quotations inside quotations: “She told me: ‘Leave,’” he
// said. A run inside another is one when a cue stands before it there, or right
// after it.
func (r *reader) nested() {
	for k, run := range r.runs {
		if run.Parent < 0 || run.Inner.Len() == 0 {
			continue
		}
		top := run.Parent
		for r.runs[top].Parent >= 0 {
			top = r.runs[top].Parent
		}
		if _, ok := r.owner[top]; !ok {
			continue
		}
		s, i := r.t.TokenAt(run.Inner.Start)
		if s < 0 || len(strings.Fields(run.Inner.Of(r.t.Doc.Text))) < 3 {
			continue
		}
		if f, ok := r.frameInside(r.views[s], i, top); ok && r.alone(&f) != "i" { // what one quotes of oneself is one's words already
			f.content = []hearsay.Span{r.runs[k].Inner}
			r.add(f, r.views[f.cueAt[0]])
		}
	}
}

// frameInside finds the cue before token i within run top.
func (r *reader) frameInside(v *view, i, top int) (found, bool) {
	for j := i - 1; j >= 0 && j > i-12 && v.run[j] == top; j-- {
		c, end, ok := v.cueAt(j)
		if !ok {
			if v.finite(j) {
				break
			}
			continue
		}
		if c.level != speech || c.frame&quoting == 0 {
			break
		}
		return r.make(v, j, end, c, v.subject(j, 0, i)), true
	}
	return found{}, false
}

// toldInside reads reported speech inside a direct quotation: “He told me that the
// road was closed,” Lind said. A cue with a subject of its own beside it counts,
// and its clause as far as the marks go; nobody is quoted by what somebody might
// say, or says in the first person.
func (r *reader) toldInside() {
	for _, v := range r.views {
		for i := range v.tok {
			k := v.run[i]
			according := v.low[i] == "according" && v.word(i+1) == "to"
			if k < 0 || v.used[i] || !according && (v.tok[i].UPOS != lang.Verb || !v.finite(i)) {
				continue
			}
			n, ok := r.owner[k]
			if !ok || r.found[n].form == hearsay.Indirect || r.found[n].level != speech {
				continue
			}
			read := r.reportInside
			if according {
				read = r.accordingInside
			}
			if f, ok := read(v, i, k); ok {
				r.add(f, v)
			}
		}
	}
}

// reportInside reads the report of the cue at token i inside run k.
func (r *reader) reportInside(v *view, i, k int) (found, bool) {
	c, end, ok := v.cueAt(i)
	if !ok || c.level != speech || c.frame&clause == 0 || c.frame&quoting == 0 || showing[v.lemmaOf(i)] || v.conditional(i) {
		return found{}, false
	}
	src := v.subject(i, 0, i)
	if src.none || src.s != v.s || src.to > i || v.run[src.from] != k {
		return found{}, false
	}
	switch v.low[src.from] {
	case "i", "we", "you", "it", "one", "this", "that", "which", "what", "there":
		return found{}, false
	}
	if v.tok[src.from].UPOS != lang.Pron && !r.party(src) {
		return found{}, false
	}
	from, to, sub, ok := v.complement(i, end, c)
	if !ok || sub != clause {
		return found{}, false
	}
	from = v.afterHearer(c, from, v.beforeCueParticiple(from, to))
	inner := r.runs[k].Inner
	for to > from && (v.run[to-1] != k || v.tok[to-1].Start >= inner.End) {
		to--
	}
	from, to = v.trim(from, to)
	if from < to && v.low[from] == "that" {
		from, to = v.trim(from+1, to)
	}
	if from >= to || from < end || v.run[from] != k || !v.hasVerb(from, to) {
		return found{}, false
	}
	f := r.make(v, i, end, c, src)
	f.form, f.content = hearsay.Indirect, []hearsay.Span{v.span(from, to)}
	if v.low[src.from] == "they" && f.party.Type == hearsay.Organization {
		f.party = hearsay.Party{Type: hearsay.Unknown, Mentions: f.party.Mentions} // whom a speaker means by it seldom stands outside
	}
	return f, !f.src.none
}

// accordingInside reads the clause that "according to" at token i gives somebody else for,
// inside run k: “The count was 700, according to the Labour Party,” the Courier reported.
func (r *reader) accordingInside(v *view, i, k int) (found, bool) {
	to := i + 2
	for to < len(v.tok) && v.run[to] == k && !v.punct(to) {
		to++
	}
	src := v.src(i+2, to)
	if src.none || !r.party(src) {
		return found{}, false
	}
	lo, hi := v.clauseStart(i), i
	if v.fronted(i) || v.run[max(i-1, 0)] != k {
		lo, hi = to, v.sentenceEnd()
	}
	for lo < hi && (v.run[lo] != k || v.tok[lo].Start < r.runs[k].Inner.Start) {
		lo++
	}
	for hi > lo && (v.run[hi-1] != k || v.tok[hi-1].Start >= r.runs[k].Inner.End) {
		hi--
	}
	if lo, hi = v.trim(lo, hi); lo >= hi || !v.hasVerb(lo, hi) {
		return found{}, false
	}
	f := r.make(v, i, i+2, cue{frame: quoting, strength: hearsay.Saying}, src)
	f.form, f.content = hearsay.Indirect, []hearsay.Span{v.span(lo, hi)}
	return f, !f.src.none
}

// conditional reports whether the verb at i tells of what might be said: behind a
// modal, a negation or "if".
func (v *view) conditional(i int) bool {
	for j := i - 1; j >= 0 && j > i-5; j-- {
		switch w := v.low[j]; {
		case w == "if" || w == "when" || w == "whatever" || w == "not" || w == "n't" || w == "n’t" || w == "never" || v.tok[j].XPOS == lang.MD:
			return true
		case v.punct(j):
			return false
		}
	}
	return false
}
