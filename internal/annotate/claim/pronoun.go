package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file says what "it", "they", "its" and "their" go on with where that has no name: whoever has one,
// and those described in their place, is led to by package names.

// meant returns the noun that the pronoun at token i goes on with, and its sentence: the
// subject told last before it, in its sentence or in those before in the paragraph ("The
// monorail opened in 2031. It lost $88 million"). at is -1 where there is none of its number,
// or where that has a name.
func (r *reader) meant(s *sentence, i int) (o *sentence, at int) {
	w := s.low(i)
	owner := w == "its" || w == "their"
	if w != "it" && w != "they" && !owner || s.Tokens[i].Rel == lang.Expl || !owner && (s.holdsPlace(i) || properPlace(bareName(r.partyOf(s, i).Name))) {
		return nil, -1
	}
	said := r.directly(s, i)
	for k := s.index; k >= 0 && k >= s.index-2 && r.t.Sentences[k].Paragraph == s.Paragraph; k-- {
		o, end := &sentence{&r.t.Sentences[k], r.doc.Text, k}, i
		if k < s.index {
			end = len(o.Tokens)
		}
		if at, found := r.subjectBefore(o, end, w == "they" || w == "their"); found {
			if at >= 0 && r.directly(o, at) != said {
				return nil, -1
			}
			return o, at
		}
	}
	return nil, -1
}

// ownerMeant returns the noun of the thing that "its" or "their" at token i goes on with, "" where
// there is none: "The tanker ran aground. Its crew of 22 was saved."
func (r *reader) ownerMeant(s *sentence, i int) string {
	o, at := r.meant(s, i)
	if at < 0 || r.person(o, at) {
		return ""
	}
	return r.nounName(o, at)
}

// ownedBack returns whose they are whom the number at token n counts, where a pronoun says that: "It said that 12 of
// its soldiers were hurt", "Halvia put its losses at 40". Losses that somebody admits are theirs: "Halvia admitted 300
// dead".
func (r *reader) ownedBack(s *sentence, n, counted int, ctx surroundings, m hearsay.Measure) string {
	for owner := max(2, n-3); owner <= n+2; owner++ {
		if s.low(owner-1) != "of" || s.at(owner-2).UPOS != lang.Num {
			continue
		}
		if possessive(s.low(owner)) {
			return r.goesBackTo(s, owner)
		}
		if w := s.low(owner); (w == "his" || w == "her" || w == "our") && forces[s.lemma(owner+1)] { // "40 of her soldiers"
			return r.sideOfLeader(s, owner)
		}
	}
	if ctx.pred < 0 {
		return ""
	}
	if obj := s.child(ctx.pred, lang.Obj); obj >= 0 && obj < n && putsAt[s.lemma(ctx.pred)] && (nounMeasures[s.lemma(obj)] != "" || costs[s.lemma(obj)]) {
		if owner := s.child(obj, lang.NmodPoss); owner >= 0 && possessive(s.low(owner)) {
			return r.loserMeant(s, owner)
		}
	}
	if sub := s.subjectOf(ctx.pred); sub >= 0 && sub < n && (m == Lost || losesTo[s.lemma(ctx.pred)]) && (forces[s.lemma(sub)] || armies[s.lemma(sub)] || s.lemma(sub) == "force" || realms[s.lemma(sub)]) {
		if owner := s.child(sub, lang.NmodPoss); owner >= 0 && s.Tokens[owner].UPOS == lang.Pron { // "his forces had lost"
			return r.sideOfLeader(s, owner)
		}
	}
	if sub := s.subjectOf(ctx.pred); suffered[m] && admits[s.lemma(ctx.pred)] && sub >= 0 && sub < n && (counted < 0 || counted == n || states[s.low(counted)] != "") {
		return r.partyAt(s, sub)
	}
	return ""
}

// sideOfLeader returns the side of the president, general or minister, or of the body, that the pronoun at token i goes
// back to: Norrand of "Norrand's president said that her country had lost".
func (r *reader) sideOfLeader(s *sentence, i int) string {
	if s.low(i) == "our" {
		if r.directly(s, i) != nil {
			return ""
		}
		return r.side
	}
	if possessive(s.low(i)) {
		return r.goesBackTo(s, i)
	}
	sub := r.subjectAround(s, i)
	if sub < 0 {
		return ""
	}
	if upper(s.form(sub)) { // "President Ana Lind of Norrand"
		for j := sub + 1; j < i; j++ {
			if t := s.Tokens[j]; t.Head == sub && t.Rel == lang.Nmod && t.UPOS == lang.Propn && s.marker(j) == "of" {
				return r.partyAt(s, j)
			}
		}
		return ""
	}
	if j := sub - 1; j > 0 && s.capital(j) && s.Tokens[j].UPOS == lang.Propn && s.Tokens[j].Head == sub && r.countryAt(s, j) == "" { // "the Norrand president"
		return s.form(j)
	}
	return r.sideOf(s, sub)
}

// losesTo are verbs of losing soldiers or ground.
var losesTo = set("lose suffer sustain")

func possessive(w string) bool { return w == "its" || w == "their" }

// costs are nouns for what a side loses.
var costs = set("loss casualty toll dead fatality")

// admits are verbs of telling what one has lost.
var admits = set("admit concede acknowledge mourn")

// goesBackTo returns whom the pronoun at token i goes back to: the subject of the nearest clause around it that has
// another.
func (r *reader) goesBackTo(s *sentence, i int) string {
	sub := r.subjectAround(s, i)
	if sub < 0 {
		return ""
	}
	if name := r.partyAt(s, sub); name != "" {
		return name
	}
	if name := r.sideNamed(r.partyOf(s, sub).Name); name != "" || !fighters[s.lemma(sub)] {
		return name
	}
	return r.nounName(s, sub)
}

// subjectAround returns the subject of the nearest clause around the pronoun at token i that has another, and no "it"
// as well: the firm of "The firm said that it would pay and that its ships would stay". It is -1 if there is none.
func (r *reader) subjectAround(s *sentence, i int) int {
	for v, below := s.Tokens[i].Head, i; v >= 0; v, below = s.Tokens[v].Head, v {
		sub := s.nearestSubject(v)
		if s.Tokens[v].UPOS != lang.Verb || sub < 0 || sub >= i || sub == below || s.low(sub) == "it" && r.partyOf(s, sub).Name == "" {
			continue
		}
		if w := s.low(sub); w == "which" || w == "that" || w == "who" {
			return r.antecedent(s, v)
		}
		return sub
	}
	return -1
}

// sideNamed returns whose side a body is by its name, of a country that the text need not name: "Norrand" or "Norrish"
// of "the Norrish ministry".
func (r *reader) sideNamed(name string) string {
	for _, w := range strings.Fields(name) {
		if w[0] < 'A' || w[0] > 'Z' || w == "The" {
			continue
		}
		c, _ := country(w, r.names)
		return cmp.Or(c, w)
	}
	return ""
}

// directly returns the quotation in marks in which token i stands, nil if it stands in none.
func (r *reader) directly(s *sentence, i int) *hearsay.Quote {
	if q := r.quotationAt(s, hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[i].End}); q != nil && q.Form != hearsay.Indirect {
		return q
	}
	return nil
}

// subjectBefore returns the last subject before token end that a pronoun in that number may
// go on with, and whether there is one: -1 where that is a name, a level or who found out.
func (r *reader) subjectBefore(s *sentence, end int, many bool) (at int, found bool) {
	best := -1
	for j := end - 1; j >= 0; j-- {
		t := s.Tokens[j]
		if t.Rel != lang.Nsubj && t.Rel != lang.NsubjPass || t.Head < 0 || s.Tokens[t.Head].Rel == lang.AclRelcl {
			continue
		}
		if w := s.lemma(j); t.UPOS != lang.Propn && (t.UPOS != lang.Noun || (t.XPOS == lang.NNS) != many || !many && r.person(s, j) || timeWords[w] || spans[w] || r.inAmount(s, j)) {
			continue
		}
		if whole := end == len(s.Tokens) && s.Tokens[t.Head].Head < 0 && s.child(t.Head, lang.Ccomp) < 0; best < 0 || whole {
			best = j // of another sentence what that is of
		}
	}
	if best < 0 {
		return -1, false
	}
	if w := s.lemma(best); s.Tokens[best].UPOS == lang.Propn || levels[w] || tallies[w] || inquirers[w] || spokesmen[w] || r.sideOf(s, best) != "" || properPlace(bareName(r.partyOf(s, best).Name)) {
		return -1, true
	}
	return best, true
}

// holdsPlace reports whether "it" at token i stands for what the clause behind its verb says, or
// for nothing: "it took three years to build", "it rained".
func (s *sentence) holdsPlace(i int) bool {
	v := s.Tokens[i].Head
	if v < 0 || skies[s.lemma(v)] {
		return true
	}
	return s.low(i) == "it" && slices.ContainsFunc(s.Tokens[v:], func(t lang.Token) bool {
		return t.Head == v && (t.Rel == lang.Csubj || t.Rel == lang.Ccomp || t.Rel == lang.Xcomp || t.Rel == lang.Advcl) && t.XPOS == lang.VB
	})
}

// skies are verbs for what the weather does.
var skies = set("rain snow hail thunder pour freeze")
