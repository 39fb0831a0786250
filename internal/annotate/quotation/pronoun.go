package quotation

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// pronouns goes over the attributions whose source is a pronoun, in order of
// place, with what quotations tell about it and mentions alone do not:
//
//   - "I" inside somebody's words is that speaker, and "he" there is not;
//   - "he said" takes up who spoke in the sentence before, where the mentions
//     leave it open or lead to somebody whom only the speaker's words mention.
func (r *reader) pronouns() {
	entity := map[string]int{}
	for e := range r.names.Entities {
		entity[r.names.Entities[e].Name] = e
	}
	last := -1 // the attribution before, of those that stand in no other
	for _, i := range r.order() {
		f := &r.found[i]
		if k := r.outer(i); k >= 0 {
			r.inside(f, &r.found[k])
			continue
		}
		w := r.alone(f)
		if w == "he" || w == "she" {
			r.notOfHimself(f)
		}
		if w == "they" {
			r.notOfThoseCounted(f)
		}
		if (w == "he" || w == "she") && last >= 0 {
			p := &r.found[last]
			e, ok := entity[p.party.Name]
			if ok && r.follows(p, f) && r.names.CanBe(e, w) && (f.party.Name == "" || f.src.from == 0 && p.cueAt[0] == f.src.s-1 && p.party.Type == hearsay.Person || f.form != hearsay.Indirect && (r.onlyInside(f, p) || r.leftBehind(f, p))) {
				f.party.Name, f.party.Type = p.party.Name, p.party.Type
			}
		}
		if (w == "he" || w == "she") && f.party.Name == "" && f.level == speech {
			if e, ok := r.lastIn(f, last, entity); ok && r.names.CanBe(e, w) {
				f.party.Name, f.party.Type = r.names.Entities[e].Name, r.names.Entities[e].Type
			} else if e := r.sole(f, w); e >= 0 {
				f.party.Name, f.party.Type = r.names.Entities[e].Name, r.names.Entities[e].Type
			} else if p, _ := r.topicBefore(f); p.Type == hearsay.Person {
				if e, ok := entity[p.Name]; ok && r.names.CanBe(e, w) {
					f.party.Name, f.party.Type = p.Name, p.Type
				}
			}
			r.notOfHimself(f)
		}
		if f.party.Name == "" && f.level == speech && (w == "it" || w == "they") {
			if p := r.bodyBefore(f, last, w); p.Name != "" {
				f.party.Name, f.party.Type = p.Name, p.Type
			}
		}
		if f.level == speech {
			last = i
		}
	}
}

// inside corrects the speaker of f, whose cue stands in the words of g.
func (r *reader) inside(f, g *found) {
	if g.form != hearsay.Direct || g.party.Name == "" {
		return
	}
	switch r.alone(f) {
	case "i":
		f.party.Name, f.party.Type = g.party.Name, g.party.Type
	case "he", "she", "they", "it":
		if f.party.Name == g.party.Name {
			f.party.Name, f.party.Type = "", hearsay.Unknown
		}
	}
}

// alone returns the pronoun that is the whole source of f, in lower case, or "".
func (r *reader) alone(f *found) string {
	if f.src.none || f.src.to != f.src.from+1 || f.src.whoFrom != f.src.from {
		return ""
	}
	v := r.views[f.src.s]
	if v.tok[f.src.from].UPOS != lang.Pron {
		return ""
	}
	return v.low[f.src.from]
}

// follows reports whether f comes in the sentence after p's, or in the same,
// with no other person as the subject of anything between.
func (r *reader) follows(p, f *found) bool {
	if p.level != speech || p.cueAt[0] < 0 || p.party.Type != hearsay.Person && p.party.Type != hearsay.Unnamed {
		return false
	}
	end := max(p.content[len(p.content)-1].End, p.cue.End)
	a, b := r.t.SentenceAt(end-1), r.t.SentenceAt(f.content[0].Start)
	if a < 0 || b < a || b > a+1 || f.cue.Start < p.cue.Start {
		return false
	}
	return r.nobodyBetween(*p, min(f.content[0].Start, f.cue.Start))
}

// lastIn returns the person who spoke in the attribution last, where that stands in
// the paragraph of f and nobody else has come between.
func (r *reader) lastIn(f *found, last int, entity map[string]int) (int, bool) {
	if last < 0 {
		return 0, false
	}
	p := &r.found[last]
	if p.cueAt[0] < 0 || p.party.Type != hearsay.Person || f.cue.Start < p.cue.Start || r.t.Sentences[p.cueAt[0]].Block != r.t.Sentences[f.src.s].Block {
		return 0, false
	}
	e, ok := entity[p.party.Name]
	return e, ok && r.nobodyBetween(*p, min(f.content[0].Start, f.cue.Start))
}

// bodyBefore returns the body, document or group that "it" or "they" of the frame of f
// stands for: who spoke in the attribution last, one sentence back, or else what the
// sentence before has for its subject.
func (r *reader) bodyBefore(f *found, last int, pronoun string) hearsay.Party {
	fits := func(p hearsay.Party, plural bool) bool {
		return p.Name != "" && plural == (pronoun == "they") && (p.Type == hearsay.Organization || plural && p.Type == hearsay.Group)
	}
	if last >= 0 {
		p := &r.found[last]
		if at := p.cueAt[0]; at >= 0 && at == f.src.s-1 && !p.src.none && r.t.Sentences[at].Block == r.t.Sentences[f.src.s].Block {
			if fits(p.party, p.party.Type == hearsay.Group) {
				return p.party
			}
			return hearsay.Party{}
		}
	}
	if p, plural := r.topicBefore(f); fits(p, plural) {
		return p
	}
	return hearsay.Party{}
}

// topicBefore returns the party that is the subject of the sentence before the frame
// of f in its paragraph, and whether it is in the plural; where words in marks open the
// paragraph, that of the last sentence of the one before: "Lind lives next door.\n\n“It was
// loud,” she said."
func (r *reader) topicBefore(f *found) (p hearsay.Party, plural bool) {
	s := f.src.s - 1
	if f.form == hearsay.Direct {
		s = min(s, r.t.SentenceAt(f.content[0].Start)-1)
	}
	if s < 0 || r.t.Sentences[s].Block != r.t.Sentences[f.src.s].Block && (f.form != hearsay.Direct || !r.t.Sentences[s].Running()) {
		return p, false
	}
	v := r.views[s]
	for root := range v.tok {
		if v.tok[root].Head >= 0 {
			continue
		}
		n := v.child(root, lang.Nsubj)
		if n < 0 || n > root || v.tok[n].UPOS != lang.Noun && v.tok[n].UPOS != lang.Propn && v.low[n] != "he" && v.low[n] != "she" || v.run[n] >= 0 {
			return p, false
		}
		from := n
		for from > 0 && v.tok[from-1].Head > from-1 && v.tok[from-1].Head <= n && !v.punct(from-1) {
			from--
		}
		to := n + 1
		for to < len(v.tok) && v.tok[to].UPOS == lang.Propn && v.tok[n].UPOS == lang.Propn {
			to++
		}
		return r.names.Party(s, from, to), v.tok[n].XPOS == lang.NNS || v.tok[n].XPOS == lang.NNPS
	}
	return p, false
}

// recent is the number of sentences back from a frame in which the one whom its
// pronoun stands for is sought.
const recent = 6

// sole returns the one person by name whom the sentences before the frame of f speak
// of and the pronoun can stand for, -1 if there is none or more than one.
func (r *reader) sole(f *found, pronoun string) int {
	one := -1
	for s := f.src.s; s >= 0 && s > f.src.s-recent; s-- {
		for _, m := range slices.Backward(r.names.In(s, 0, len(r.views[s].tok))) {
			x := &r.names.Mentions[m]
			if x.Entity < 0 || x.Kind != names.Name || x.Quoted || x.Start >= f.content[0].Start || r.names.Entities[x.Entity].Type != hearsay.Person || x.Entity == one || !r.names.CanBe(x.Entity, pronoun) {
				continue
			}
			if one >= 0 {
				return -1
			}
			one = x.Entity
		}
	}
	return one
}

// notOfHimself takes the party of f away where the words of f in marks name it: nobody
// speaks of himself by name, so that the pronoun beside them is somebody else.
func (r *reader) notOfHimself(f *found) {
	if f.form == hearsay.Indirect || f.party.Name == "" {
		return
	}
	for _, c := range f.content {
		for s := max(0, r.t.SentenceAt(c.Start)); s < len(r.views) && r.t.Sentences[s].Start < c.End; s++ {
			for _, m := range r.names.In(s, 0, len(r.views[s].tok)) {
				if x := &r.names.Mentions[m]; x.Quoted && x.Kind != names.Pronoun && c.Contains(x.Span) && x.Entity >= 0 && r.names.Entities[x.Entity].Name == f.party.Name {
					f.party.Name, f.party.Type = "", hearsay.Unknown
					return
				}
			}
		}
	}
}

// notOfThoseCounted takes the party of f away where that is people with a number of whom the words of f
// tell before their frame: "300 people could lose their homes, they warn".
func (r *reader) notOfThoseCounted(f *found) {
	if f.party.Name == "" || f.form != hearsay.Indirect || f.cue.Start < f.content[0].End {
		return
	}
	v := r.views[f.src.s]
	for _, m := range r.names.In(f.src.s, 0, f.src.from) {
		if x := &r.names.Mentions[m]; v.child(x.To-1, lang.Nummod) >= x.From && said(f, x.Span) && x.Entity >= 0 && r.names.Entities[x.Entity].Name == f.party.Name {
			f.party.Name, f.party.Type = "", hearsay.Unknown
			return
		}
	}
}

// leftBehind reports whether the party of f is mentioned nowhere from the sentence
// of p's cue on but in what is said, or in the words for who says it ("said Berg, who has
// worked for Lind"), so that who speaks there is nearer. Who has asked is not the one to
// answer.
func (r *reader) leftBehind(f, p *found) bool {
	if f.party.Name == p.party.Name || p.party.Type != hearsay.Person || verbs[p.cue.Of(r.t.Doc.Text)] == "ask" {
		return false
	}
	for s := p.cueAt[0]; s <= f.src.s; s++ {
		for _, m := range r.names.In(s, 0, len(r.views[s].tok)) {
			x := &r.names.Mentions[m]
			if x.Kind != names.Pronoun && x.Entity >= 0 && r.names.Entities[x.Entity].Name == f.party.Name &&
				!said(p, x.Span) && !(x.Quoted && said(f, x.Span)) && !(s == p.src.s && p.src.from <= x.From && x.To <= p.src.to) {
				return false
			}
		}
	}
	return true
}

// said reports whether the place is within the words of f.
func said(f *found, at hearsay.Span) bool {
	return slices.ContainsFunc(f.content, func(c hearsay.Span) bool { return c.Contains(at) })
}

// onlyInside reports whether the party of f is mentioned in the two sentences
// before it only within the words of p, and as somebody without a name.
func (r *reader) onlyInside(f, p *found) bool {
	if p.form == hearsay.Direct || f.party.Type != hearsay.Unnamed || f.party.Name == p.party.Name {
		return false
	}
	within := false
	for s := max(0, f.src.s-2); s <= f.src.s; s++ {
		for _, m := range r.names.In(s, 0, len(r.views[s].tok)) {
			x := &r.names.Mentions[m]
			if x.Start >= f.content[0].Start || x.Entity < 0 || r.names.Entities[x.Entity].Name != f.party.Name {
				continue
			}
			in := false
			for _, c := range p.content {
				in = in || c.Contains(x.Span)
			}
			if !in {
				return false
			}
			within = true
		}
	}
	return within
}
