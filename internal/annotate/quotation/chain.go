package quotation

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// chain returns who vouches for attribution i, outermost first: the speakers of
// the attributions that it stands in with those who quote them, its own, and
// whom that one cites.
func (r *reader) chain(i int) []hearsay.Party {
	var up []hearsay.Party
	add := func(p hearsay.Party) {
		if p.Name != "" && (len(up) == 0 || up[len(up)-1].Name != p.Name) {
			up = append(up, p)
		}
	}
	add(r.found[i].cites)
	seen := map[int]bool{}
	for k := i; k >= 0 && !seen[k] && len(up) < 8; k = r.outer(k) {
		seen[k] = true
		add(r.found[k].party)
		add(r.found[k].via)
	}
	for a, b := 0, len(up)-1; a < b; a, b = a+1, b-1 {
		up[a], up[b] = up[b], up[a]
	}
	return up
}

// passedOn are participles that tell through whom somebody's words came: "a
// letter seen by the Harbour Times".
var passedOn = wordSet(`quoted cited seen obtained reviewed viewed`)

// passedBy returns who passed on the words of the source: "Lind, quoted by the
// Harbour Times, said", "a letter seen by the Harbour Times says".
func (r *reader) passedBy(src source) hearsay.Party {
	v := r.views[src.s]
	for i := src.whoFrom + 1; i+2 < len(v.tok) && i < src.whoTo+2; i++ {
		if passedOn[v.low[i]] && v.low[i+1] == "by" && v.run[i] < 0 {
			return r.named(v, i+2, v.phraseEnd(i+2))
		}
	}
	return hearsay.Party{}
}

// passedOnIn reports whether tokens [from, to) tell through whom words came.
func (v *view) passedOnIn(from, to int) bool {
	for i := from + 1; i+1 < to; i++ {
		if passedOn[v.low[i]] && v.low[i+1] == "by" {
			return true
		}
	}
	return false
}

// phraseEnd returns where the noun phrase ends that begins at from: before a
// verb, a mark or a comma.
func (v *view) phraseEnd(from int) int {
	to := from
	for to < len(v.tok) && v.run[to] < 0 && !v.isVerb(to) && v.low[to] != "as" && v.low[to] != "that" && (!v.punct(to) || v.low[to] == "-" || v.tok[to].XPOS == lang.POS) {
		to++
	}
	return to
}

// be are the forms of the passive's auxiliary.
var be = wordSet(`is are was were be been being`)

// quotedAs reads the speaker of "saying" in "Norpress quoted Lind as saying" and
// "Lind was quoted by Norpress as saying", and who quotes.
func (r *reader) quotedAs(v *view, at int) (src source, via hearsay.Party, ok bool) {
	if at < 3 || v.low[at-1] != "as" || v.tok[at].XPOS != lang.VBG {
		return noSource, via, false
	}
	quotes := func(i int) bool { return verbs[v.low[i]] == "quote" || verbs[v.low[i]] == "cite" }
	q := at - 2
	for q > 0 && at-q < 24 && !quotes(q) {
		if v.finite(q) || v.run[q] >= 0 {
			return noSource, via, false
		}
		q--
	}
	if !quotes(q) || !v.isVerb(q) {
		return noSource, via, false
	}
	if q > 0 && be[v.low[q-1]] {
		if n := v.nearestSubject(q); n >= 0 && n < q {
			src = v.src(v.from[n], min(v.to[n], q-1))
		} else {
			src = v.before(q, 0)
		}
		if v.word(q+1) == "by" {
			via = r.named(v, q+2, v.phraseEnd(q+2))
		}
		return src, via, !src.none
	}
	if s := v.subject(q, 0, len(v.tok)); !s.none && s.s == v.s {
		via = r.names.Party(s.s, s.whoFrom, s.whoTo)
	}
	src = v.src(q+1, at-1)
	return src, via, !src.none
}

// citations finds whom speakers cite, "Lind said, citing two engineers, that
// …", and gives them to the nearest attribution of the sentence.
func (r *reader) citations() {
	bySentence := map[int][]int{}
	for n := range r.found {
		if f := &r.found[n]; f.cueAt[0] >= 0 && f.level == speech {
			bySentence[f.cueAt[0]] = append(bySentence[f.cueAt[0]], n)
		}
	}
	for s, all := range bySentence {
		v := r.views[s]
		for i := range v.tok {
			if !v.cites(i) {
				continue
			}
			p := r.named(v, i+1, v.phraseEnd(i+1))
			if v.word(i+2) == "" || v.phraseEnd(i+1) < i+3 && v.tok[i+1].UPOS == lang.Det {
				continue // "citing the pending investigation"
			}
			best, far := -1, len(v.tok)
			for _, n := range all {
				f := &r.found[n]
				d := max(f.cueAt[1]-i, i-f.cueAt[1])
				if d > 0 && d < far && f.party.Name != p.Name && !v.cites(f.cueAt[1]) {
					best, far = n, d
				}
			}
			if best >= 0 && p.Name != "" {
				r.found[best].cites = p
			}
		}
	}
}

// cites reports whether token i begins the phrase that tells whom a speaker
// cites: ", citing two engineers,".
func (v *view) cites(i int) bool {
	return (v.low[i] == "citing" || v.low[i] == "quoting") && v.run[i] < 0 && (i == 0 || v.punct(i-1))
}

// outer returns the innermost other attribution whose content holds the cue
// and the content of attribution i, or -1.
func (r *reader) outer(i int) int {
	f := &r.found[i]
	at := f.cue
	if at.Len() == 0 {
		at = f.content[0]
	}
	best, size := -1, 0
	for _, k := range r.near(i) {
		g := &r.found[k]
		if k == i {
			continue
		}
		for _, c := range g.content {
			if c.Contains(at) && c.Contains(f.content[0]) && (best < 0 || c.Len() < size) && !(g.cue == f.cue) {
				best, size = k, c.Len()
			}
		}
	}
	return best
}

// What near looks at, so that time stays linear whatever stands in the text.
const (
	longTurn = 400 // sentences of one content
	crowd    = 64  // attributions of one sentence
)

// near returns the attributions whose content stands in the sentence where the
// content of attribution i begins.
func (r *reader) near(i int) []int {
	if r.bySentence == nil {
		r.bySentence = map[int][]int{}
		for k := range r.found {
			for _, c := range r.found[k].content {
				s := r.t.SentenceAt(c.Start)
				for end := s + longTurn; s >= 0 && s < len(r.views) && s < end && r.t.Sentences[s].Start < c.End; s++ {
					if b := r.bySentence[s]; len(b) == 0 || b[len(b)-1] != k && len(b) < crowd {
						r.bySentence[s] = append(b, k)
					}
				}
			}
		}
	}
	return r.bySentence[r.t.SentenceAt(r.found[i].content[0].Start)]
}
