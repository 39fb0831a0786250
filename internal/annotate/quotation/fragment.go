package quotation

import (
	"github.com/hearsay-project/hearsay/internal/lang"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
)

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
		if s < 0 {
			continue
		}
		v := r.views[s]
		if !v.parsed() || i > 1 && (v.low[i-2] == "so-called" || v.low[i-2] == "called" && i > 3 && v.low[i-4] == "so") {
			continue
		}
		r.governed(v, k, i, byCue)
		if _, ok := r.owner[k]; !ok && r.sentence(k) {
			r.owner[k] = r.add(found{content: []hearsay.Span{run.Inner}, cueAt: [2]int{-1, -1}, src: noSource, strength: hearsay.Saying, form: hearsay.Direct, carry: true}, nil)
		}
	}
}

// sentence reports whether run k is a clause of some length: nobody sets that
// in marks but to quote it, whoever said it.
func (r *reader) sentence(k int) bool {
	if len(strings.Fields(r.runs[k].Inner.Of(r.t.Doc.Text))) < 5 || r.title(k) {
		return false
	}
	s, i := r.t.TokenAt(r.runs[k].Inner.Start)
	v := r.views[s]
	for ; i < len(v.tok) && v.run[i] == k; i++ {
		if n := v.child(i, lang.Nsubj); n >= 0 && v.run[n] == k && (v.finite(i) || v.child(i, lang.AuxRel, lang.Cop) >= 0) {
			return true
		}
	}
	return false
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
	if !ok {
		return false
	}
	f := &r.found[n]
	c := &f.content[len(f.content)-1]
	if c.End > run.Inner.Start || c.Start < r.t.Sentences[v.s].Start || f.cue.Start >= c.End {
		return false
	}
	c.End = run.Inner.End
	if fr, ok := r.frames(k); ok {
		c.End = max(c.End, r.trailing(fr, run, f.cueIn(fr.post)))
	}
	f.form = hearsay.Mixed
	if verb, _, ok := v.cueAt(i); ok && verb.level == speech {
		f.level = speech // a judgement given in the speaker's own words
	}
	r.owner[k] = n
	return true
}

// governed attributes run k, whose earliest word is token i, to the subject of
// the nearest verb of attribution above it in the tree.
func (r *reader) governed(v *view, k, i int, byCue map[[2]int]int) {
	at := i
	for hops := 0; i >= 0 && hops < 30; hops++ {
		if v.run[i] < 0 {
			c, end, ok := v.cueAt(i)
			if ok && v.used[i] && r.extend(v, i, k, byCue) {
				return
			}
			if ok && c.level != stance && c.frame&(quoting|object) != 0 && (c.frame&as != 0 || !r.title(k)) {
				src := v.subject(i, 0, len(v.tok))
				if src.none || src.from <= i && i < src.to || showing[v.lemmaOf(i)] && !r.party(src) && v.tok[src.from].UPOS != lang.Pron {
					return
				}
				f := r.make(v, i, end, c, src)
				f.content = []hearsay.Span{r.runs[k].Inner}
				if from := v.subjectOfRun(end, max(at-1, 0)); i < at-1 && from < at-1 {
					f.content[0].Start = v.tok[from].Start
				} else if from := v.governedFrom(i, end, at); from >= 0 {
					f.content[0].Start = v.tok[from].Start
				}
				if fr, ok := r.frames(k); ok && c.frame&(clause|infinitive) != 0 {
					f.content[0].End = r.trailing(fr, r.runs[k], f.cueIn(fr.post))
				}
				f.form = hearsay.Mixed
				r.owner[k] = r.add(f, v)
				return
			}
		}
		if v.run[i] < 0 && r.likened(v, i, at, k) {
			return
		}
		i = v.tok[i].Head
	}
}

// likened reads a judgement in somebody's own words whose verb the lexicon does
// not know: "pounded the plan as “a gift”". i is a verb above the run k that
// begins with token at.
func (r *reader) likened(v *view, i, at, k int) bool {
	if v.tok[i].UPOS != lang.Verb || i >= at || v.passive(i) || !v.finite(i) && v.tok[i].XPOS != lang.VBG && v.tok[i].XPOS != lang.VBN {
		return false
	}
	j := at - 1
	for j > i && (v.punct(j) || v.tok[j].UPOS == lang.Det || v.run[j] == k) {
		j--
	}
	o := v.child(i, lang.Obj, lang.Obl)
	if j <= i || v.low[j] != "as" || o < i || o > j {
		return false
	}
	src := v.subject(i, 0, len(v.tok))
	if src.none || src.from <= i && i < src.to || !r.party(src) && v.tok[src.from].UPOS != lang.Pron {
		return false
	}
	f := r.make(v, i, i+1, cue{strength: hearsay.Claiming}, src)
	f.content = []hearsay.Span{{Start: v.tok[max(v.from[o], i+1)].Start, End: r.runs[k].Inner.End}}
	f.form = hearsay.Mixed
	r.owner[k] = r.add(f, v)
	return true
}

// governedFrom returns where the words begin that the cue i governs up to the
// run at token at, or -1 when they are the run alone: "stated that she was
// “careless”" is more than "careless".
func (v *view) governedFrom(i, end, at int) int {
	from := end
	for from < at && (v.punct(from) || v.low[from] == "that") {
		from++
	}
	for k := from; k < at; k++ {
		if v.low[k] == "that" && v.tok[k].UPOS == lang.Sconj {
			from = k + 1
		}
	}
	if i >= at || from >= at || at-from > 14 || v.to[i] <= at && at-from > 3 || v.tok[from].UPOS == lang.Adp {
		return -1
	}
	for k := from; k < at; k++ {
		if _, _, ok := v.cueAt(k); ok || v.run[k] >= 0 && v.run[k] != v.run[at] || v.low[k] == ";" || v.low[k] == ":" {
			return -1
		}
	}
	return from
}
