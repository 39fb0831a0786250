package quotation

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// carried adds run k, whose sentence has no cue, under the speaker of the
// words around it.
func (r *reader) carried(k int, f frames, last int) int {
	run := r.runs[k]
	n := found{content: []hearsay.Span{run.Inner}, cueAt: [2]int{-1, -1}, src: noSource, strength: hearsay.Saying, form: hearsay.Direct, carry: true}
	s := f.pre.s
	whole := f.closes == ':' && !f.starts && r.opensTranscript(s)
	if last >= 0 && (whole || !(f.closes == ':' && !f.starts)) && !r.told(f, last) {
		p := r.found[last]
		end := r.t.SentenceAt(p.content[len(p.content)-1].End - 1)
		lastPara := r.t.Sentences[end].Paragraph
		here := r.t.Sentences[s].Paragraph
		switch {
		case (lastPara == here || here == lastPara+1 && s > 0 && r.t.Sentences[s-1].Paragraph == lastPara) && r.nobodyBetween(p, run.Outer.Start):
			n.cue, n.cueAt, n.cueEnd, n.src, n.party, n.to, n.strength = p.cue, p.cueAt, p.cueEnd, p.src, p.party, p.to, p.strength
			return r.add(n, nil)
		}
	}
	if c, ok := r.cueBefore(f); ok {
		n.cue, n.cueAt, n.cueEnd, n.src, n.party, n.to, n.strength = c.cue, c.cueAt, c.cueEnd, c.src, c.party, c.to, c.strength
		return r.add(n, nil)
	}
	// The subject of the sentence before: "Lind was blunt. “…”"
	if src, v := r.subjectBefore(f); v != nil {
		n.src = src
		n.party = r.names.Party(src.s, src.whoFrom, src.whoTo)
	}
	return r.add(n, nil)
}

// opensTranscript reports whether sentence s is a paragraph of its own that only says that
// the words of whoever spoke before it follow: "Transcript as follows:".
func (r *reader) opensTranscript(s int) bool {
	if s < 1 || r.t.Sentences[s-1].Paragraph == r.t.Sentences[s].Paragraph {
		return false
	}
	v := r.views[s]
	n := len(v.tok)
	return n > 0 && n < 8 && v.low[n-1] == ":" && slices.ContainsFunc(v.low, func(w string) bool { return transcripts[w] })
}

// transcripts are words for what gives somebody's words whole.
var transcripts = wordSet(`transcript transcripts excerpt excerpts remarks`)

// cueBefore finds the verb of saying that the sentence before a free run, in
// its paragraph, turns on: "Lind said she had seen it. “It was bright.”"
func (r *reader) cueBefore(f frames) (found, bool) {
	s := f.pre.s - 1
	if s < 0 || !f.starts || f.closes != 0 || r.t.Sentences[s].Block != r.t.Sentences[f.pre.s].Block {
		return found{}, false
	}
	v := r.views[s]
	best, depth := found{}, 2
	for i := range v.tok {
		if v.run[i] >= 0 || v.depth[i] >= depth {
			continue
		}
		c, end, ok := v.cueAt(i)
		if !ok || c.level != speech || c.frame&quoting == 0 || !v.finite(i) || showing[v.lemmaOf(i)] {
			continue
		}
		if src := r.source(v, i, end); !src.none && (r.party(src) || v.tok[src.from].UPOS == lang.Pron) {
			best, depth = r.make(v, i, end, c, src), v.depth[i]
		}
	}
	return best, depth < 2
}

// told reports whether a sentence stands between the found at last and the free
// run of f that says who goes on to say what: its cue is nearer.
func (r *reader) told(f frames, last int) bool {
	p := r.found[last]
	end := p.content[len(p.content)-1].End
	if p.cue.End > end {
		end = p.cue.End
	}
	if r.t.SentenceAt(end-1) >= f.pre.s-1 {
		return false
	}
	c, ok := r.cueBefore(f)
	return ok && c.cue != p.cue
}

// resumed reads a run that goes on with the quotation before it in the
// paragraph but stands in a sentence with other words: “…,” she said. But “…”;
// “…” for years.
func (r *reader) resumed(k int, f frames, last int) (int, bool) {
	if last < 0 || f.words < 3 || !r.clausal(k) || f.closes == ':' {
		return 0, false
	}
	p := r.found[last]
	if r.t.Sentences[f.pre.s].Block != r.t.Sentences[r.t.SentenceAt(p.content[len(p.content)-1].End-1)].Block || !r.nobodyBetween(p, r.runs[k].Outer.Start) {
		return 0, false
	}
	from := f.preFrom
	if !f.starts {
		if from > 0 || f.a-from > 3 {
			return 0, false
		}
		for i := from; i < f.a; i++ {
			switch v := f.pre; {
			case v.punct(i), v.tok[i].UPOS == lang.Cconj, v.tok[i].UPOS == lang.Adv:
			default:
				return 0, false
			}
		}
	}
	for i := f.b; i < f.postTo; i++ {
		if f.post.finite(i) && f.b < f.postTo && !f.follows {
			return 0, false
		}
	}
	n := r.carried(k, f, last)
	if c := &r.found[n].content[0]; !f.follows {
		c.End = r.trailing(f, r.runs[k], -1)
		if c.End > r.runs[k].Inner.End {
			r.found[n].form = hearsay.Mixed
		}
	}
	return n, true
}

// nobodyBetween reports whether no other person is the subject of a sentence
// between the found p and off.
func (r *reader) nobodyBetween(p found, off int) bool {
	at := p.content[len(p.content)-1].End
	if p.cue.End > at {
		at = p.cue.End
	}
	s := r.t.SentenceAt(at - 1)
	if p.cueAt[0] >= 0 && p.cueAt[0] == s {
		// "…,” Lind said, and her brother cut in."
		v := r.views[s]
		for _, m := range r.names.In(s, max(p.cueEnd, p.src.to), len(v.tok)) {
			x := r.names.Mentions[m]
			if x.Start < off && x.Subject && !x.Quoted && x.Entity >= 0 && r.names.Entities[x.Entity].Name != p.party.Name && v.tok[x.To-1].Head >= 0 &&
				v.tok[x.To-1].Rel.Base() == lang.Nsubj && v.tok[v.tok[x.To-1].Head].Rel == lang.Conj && r.names.Entities[x.Entity].Type == hearsay.Person {
				return false
			}
		}
	}
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
			case hearsay.Person, hearsay.Unnamed:
				return v.src(x.From, x.To), v
			case hearsay.Organization:
				if !r.names.Entities[x.Entity].Place && r.t.Sentences[v.s].Block == r.t.Sentences[f.pre.s].Block {
					return v.src(x.From, x.To), v
				}
			}
		}
		return noSource, nil
	}
	if !f.starts && !r.opensTranscript(f.pre.s) {
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
