package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// counted returns the noun that the number at token n counts, or -1.
func (s *sentence) counted(n int, f quantity.Found) int {
	if s.low(n+1) == "shot" && f.Unit == "1" && value(f).GreaterThan(one) && s.noObject(n+2) { // "3 shot, 1 killed"
		return -1
	}
	if s.ofMagnitude(f) {
		return -1
	}
	for j := n + 1; j < len(s.Tokens) && j < n+5; j++ {
		if noun := s.model(j); noun >= 0 {
			return noun
		}
	}
	t := s.Tokens[n]
	if noun := s.behindAdverb(f); noun >= 0 {
		return noun
	}
	inRate := t.Head >= 0 && f.Per != "" && f.PerSpan.Start <= s.Tokens[t.Head].Start && s.Tokens[t.Head].End <= f.PerSpan.End // "about 3,000 a year"
	tells := t.Head > n && s.low(n+1) == "," && witnesses[s.lemma(t.Head+1)]                                                   // "the toll stands at 60, officials said"
	if t.Head >= 0 && !inRate && !tells && s.noun(t.Head) && !s.ledTo(n, t.Head) && !days[s.low(t.Head)] && !s.numberBetween(f.Quantity.End, t.Head) && !s.joinedBetween(n, t.Head) && !s.apartFrom(n, t.Head) && !(spans[s.lemma(t.Head)] && recent[s.low(t.Head-1)] && f.Unit == "1" && t.Head > n) && !s.stopBetween(f.Quantity.End, s.Tokens[t.Head].Start) {
		switch t.Rel {
		case lang.Nummod, lang.Amod, lang.Compound, lang.DetRel, lang.NmodPoss:
			return t.Head
		}
	}
	if n+3 < len(s.Tokens) && s.low(n+1) == "of" && s.Tokens[n+2].UPOS == lang.Det && states[s.low(n+3)] != "" && (n+4 >= len(s.Tokens) || !s.noun(n+4)) {
		return n + 3 // "two of the wounded remained in hospital"
	}
	// "148 of the dead", "tens of thousands of people"
	m := s.child(n, lang.Nmod)
	for m >= 0 && s.Tokens[m].End <= f.Number.End {
		m = s.child(m, lang.Nmod)
	}
	if m >= 0 && s.marker(m) == "of" {
		return m
	}
	if n+3 < len(s.Tokens) && s.low(n+1) == "of" && (s.Tokens[n+2].UPOS == lang.Det || s.Tokens[n+2].UPOS == lang.Pron) {
		if w := s.low(n + 3); persons[w] || states[w] != "" || s.Tokens[n+3].UPOS == lang.Noun {
			return n + 3
		}
	}
	if f.Share && s.low(n-1) != "the" && n+1 < len(s.Tokens) && (s.Tokens[n+1].UPOS == lang.Det || s.Tokens[n+1].XPOS == lang.PRPS) { // "more than half the senators"
		for j := n + 2; j < len(s.Tokens) && j < n+6 && (s.noun(j) || s.Tokens[j].UPOS == lang.Adj || s.Tokens[j].XPOS == lang.POS); j++ {
			if s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1) && s.Tokens[j+1].XPOS != lang.POS) {
				return j
			}
		}
	}
	if f.Share && s.low(n+1) == "of" && n+2 < len(s.Tokens) && s.Tokens[n+2].UPOS == lang.Det { // "half of all capital gains"
		for j := n + 3; j < len(s.Tokens) && j < n+7 && (s.noun(j) || s.Tokens[j].UPOS == lang.Adj); j++ {
			if s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)) {
				return j
			}
		}
	}
	// What stands right behind the number, where the parse sees it otherwise.
	for j := n + 1; j < len(s.Tokens) && j <= n+5; j++ {
		k := s.Tokens[j]
		if k.Start < f.Quantity.End {
			continue
		}
		if s.stopBetween(f.Quantity.End, k.Start) {
			break
		}
		followed := j+1 < len(s.Tokens) && (s.noun(j+1) || s.Tokens[j+1].UPOS == lang.Adj)
		switch {
		case f.Unit == "1" && (k.UPOS == lang.Sym && s.form(j) != "%" || k.UPOS == lang.Num && s.Tokens[j-1].UPOS == lang.Sym): // "nine $2,500 donations"
			continue
		case s.low(j) == "-" && j > n+1 && s.Tokens[j].Start == s.Tokens[j-1].End: // "11 first-place votes"
			continue
		case f.Unit == "1" && (s.form(j) == "“" || s.form(j) == "”" || s.form(j) == "\"") && j+1 < len(s.Tokens) && (s.Tokens[j+1].UPOS == lang.Adj || s.Tokens[j+1].UPOS == lang.Noun): // "100 “unbound” delegates"
			continue
		case j == n+1 && k.UPOS == lang.Propn && j+2 < len(s.Tokens) && s.Tokens[j+1].XPOS == lang.VBN && s.Tokens[j+2].UPOS == lang.Noun: // "1,042 Lorvik registered voters"
			continue
		case k.UPOS == lang.Adj, k.UPOS == lang.Verb && followed && (k.XPOS == lang.VBN || k.XPOS == lang.VBG && f.Unit == "1" || j == n+1 && strings.HasSuffix(s.low(j), "ed")), s.noun(j) && j+1 < len(s.Tokens) && (s.noun(j+1) || k.UPOS == lang.Propn && s.Tokens[j+1].UPOS == lang.Adj): // "South Korean jets"
			continue
		case k.Rel == lang.Nsubj && s.clauseOf(n, k.Head): // "the 25,000 economists had forecast"
			return -1
		case (k.UPOS == lang.Noun || k.UPOS == lang.Propn && !s.capital(j)) && !unhurt[s.low(j)] && !(spans[s.lemma(j)] && recent[s.low(j-1)]) && !days[s.low(j)]:
			return j
		}
		break
	}
	return -1
}

// behindAdverb returns the noun behind an adverb and a participle with a hyphen right behind the number: "voters" of "1,031
// randomly-selected registered voters". It is -1 where none stands there.
func (s *sentence) behindAdverb(f quantity.Found) int {
	_, j := s.tokens(f.Quantity.Span)
	if !strings.HasSuffix(s.low(j), "ly") || s.low(j+1) != "-" || s.at(j+2).XPOS != lang.VBN {
		return -1
	}
	for j += 3; j < len(s.Tokens); j++ {
		switch t := s.Tokens[j]; {
		case s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)):
			return j
		case !s.noun(j) && t.UPOS != lang.Adj && t.XPOS != lang.VBN:
			return -1
		}
	}
	return -1
}

// clauseOf reports whether the verb at v tells of the amount of the number at token n: "the $35
// million analysts had predicted".
func (s *sentence) clauseOf(n, v int) bool {
	if s.at(v).Rel != lang.AclRelcl || v < n {
		return false
	}
	for range 3 {
		if n < 0 || s.Tokens[n].UPOS == lang.Verb {
			return false
		}
		if s.Tokens[v].Head == n {
			return true
		}
		n = s.Tokens[n].Head
	}
	return false
}

// ledTo reports whether the word right behind the number at token n is a preposition that
// leads to the noun at token i, which it does not count then, or the bound of another
// number: "14 by the Front", "a town of 1,200 about 110 miles to the south".
func (s *sentence) ledTo(n, i int) bool {
	if i > n+2 && bounding[s.low(n+1)] && s.Tokens[n+2].UPOS == lang.Num {
		return s.low(n+1) != "or"
	}
	return i > n+1 && s.Tokens[n+1].UPOS == lang.Adp && s.low(n+1) != "per" && s.low(n+1) != "of" && s.low(n+1) != "for" && s.low(n+2) != "-"
}

// numberBetween reports whether a comma and another number stand behind the byte at
// and before token i, which the latter then counts: "One dead, three others".
func (s *sentence) numberBetween(at, i int) bool {
	comma := false
	for j := range i {
		if s.Tokens[j].Start >= at {
			comma = comma || s.low(j) == ","
			if comma && s.Tokens[j].UPOS == lang.Num {
				return true
			}
		}
	}
	return false
}

// joinedBetween reports whether an "and" behind the number at token n parts it from the
// noun at token i, and what it joins is no other number: "Bo got four and Ilse two".
func (s *sentence) joinedBetween(n, i int) bool {
	return n+2 < i && s.low(n+1) == "and" && s.Tokens[n+2].UPOS != lang.Num
}

// apartFrom reports whether a comma and an article part the number at token n from the noun
// at token i, or that is how those counted came out of it, which some take for a noun:
// "240 of them in intensive care, the clinic said", "Fifteen escaped unhurt".
func (s *sentence) apartFrom(n, i int) bool {
	for j := n + 1; j+1 < i; j++ {
		if w := s.low(j + 1); s.low(j) == "," && (w == "the" || w == "a" || w == "an") {
			return true
		}
	}
	return i > n && unhurt[s.low(i)]
}

// unhurt are words for how people came out of what could have hurt them.
var unhurt = set("unhurt unharmed unscathed uninjured")

// days are words for a day, which no number counts.
var days = set("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday")

// unitWord reports whether the counted noun is the unit itself.
func unitWord(s *sentence, counted int, f quantity.Found) bool {
	t := s.Tokens[counted]
	return t.Start >= f.Number.End && t.Start < f.Quantity.End // "km." may end behind it
}

// further reports whether the number in tokens [from, to) comes on top of what
// was there: "a further 900", "another 20 people", "30 more", "130 people more".
func (s *sentence) further(from, to, counted int) bool {
	for j := from - 1; j >= 0 && j >= from-3; j-- {
		switch s.low(j) {
		case "further", "another", "additional", "extra":
			return true
		}
		if s.Tokens[j].UPOS == lang.Verb || s.Tokens[j].UPOS == lang.Punct {
			break
		}
	}
	at := to
	if at < len(s.Tokens) && at == counted {
		at++
	}
	switch s.low(at) {
	case "more", "additional", "extra", "further":
		return s.low(at+1) != "than"
	}
	return false
}

// besides clears that a figure comes on top of what was there where what stands
// before it happened to others: after "killed one person and injured nine more" or
// "50 were killed; an additional 53 were injured" the nine and the 53 are all who
// were hurt, unless some were told of before.
func (r *reader) besides(first int) {
	for k := first; k < len(r.out); k++ {
		c := &r.out[k]
		if !c.Further || !c.lattice || k == 0 {
			continue
		}
		before := &r.out[k-1]
		if before.lattice && !before.Further && before.Measure != c.Measure && fates[before.Measure] && fates[c.Measure] && c.Start-before.End < closeBy &&
			!slices.ContainsFunc(r.out[:k], func(o candidate) bool { return o.Measure == c.Measure }) {
			c.Further = false
		}
	}
}

// fates are what may befall people, each of them but one.
var fates = map[hearsay.Measure]bool{Killed: true, Wounded: true, Missing: true, Trapped: true, Arrested: true, Captured: true, Rescued: true}

// closeBy is how far apart in bytes two figures of one statement may stand.
const closeBy = 160

// surroundings are the words that say what a number measures.
type surroundings struct {
	nouns []int // from the counted noun upwards
	pred  int   // governing verb or adjective, -1
	role  lang.Rel
}

func (s *sentence) context(n, counted int) surroundings {
	at := n
	if counted >= 0 && (s.Tokens[n].Head == counted || s.onePhrase(n, counted)) {
		at = counted
	}
	nouns, pred, role := s.pathUp(at)
	if v, r := s.participleOver(n); v >= 0 && counted > n && (pred > at || s.finite(counted+1)) {
		return surroundings{nil, v, r}
	}
	if p, r := s.beside(n, counted); p >= 0 && p != pred && !s.embedded(at) {
		return surroundings{nil, p, r}
	}
	if pred > at && s.closesBefore(at, pred) {
		return surroundings{nil, -1, lang.NoRel} // the clause behind the semicolon tells nothing of it
	}
	if pred >= 0 && s.predicated(at) {
		return surroundings{nil, -1, s.Tokens[at].Rel} // whoever tells of it has no part in it
	}
	return surroundings{nouns, pred, role}
}

// closesBefore reports whether a semicolon stands between tokens i and k.
func (s *sentence) closesBefore(i, k int) bool {
	for ; i < k; i++ {
		if s.low(i) == ";" {
			return true
		}
	}
	return false
}

// predicated reports whether a clause says of its subject that it is the number or noun at token
// i: "copper was $400".
func (s *sentence) predicated(i int) bool {
	sub := s.nearestSubject(i)
	return sub >= 0 && sub < i && s.child(i, lang.Cop) > sub
}

// embedded reports whether what token i counts is the object of a verb that describes what
// stands before it, so that the verb behind it tells of that: "boats carrying 40 people sank".
func (s *sentence) embedded(i int) bool {
	t := s.Tokens[i]
	if t.Rel != lang.Obj || t.Head < 0 || t.Head > i {
		return false
	}
	rel := s.Tokens[t.Head].Rel
	return rel == lang.Acl || rel == lang.AclRelcl
}

// participleOver returns the participle or infinitive that the number at token n stands right behind, and
// which only describes what stands before it, so that the verb behind tells of that: "boats
// packed with 40 people sank", "men suspected of robbing 12 banks were held". It is -1 where
// none does.
func (s *sentence) participleOver(n int) (v int, role lang.Rel) {
	k := s.before(n)
	switch v := s.lemma(max(k, 0)); {
	case k < 1, witnesses[v], tells[v], announces[v], sayings[v], opinions[v], doubts[v]: // "to find 12 people had been shot"
	case s.Tokens[k].XPOS == lang.VBG && (s.noun(k-1) || s.Tokens[k-1].UPOS == lang.Adp || s.low(k-1) == "of"):
		return k, lang.Obj
	case s.Tokens[k].XPOS == lang.VB && s.low(k-1) == "to" && s.noun(k-2):
		return k, lang.Obj
	case s.low(k) == "with" && s.Tokens[k-1].UPOS == lang.Verb && s.noun(k-2):
		return k - 1, lang.Obl
	}
	return -1, lang.NoRel
}

// aside returns the participle or adjective that says of the number's people or things,
// behind "with", how they are, and not what the sentence tells: "undecided" in "… led,
// with 17 percent of voters still undecided". It is -1 where the words stand otherwise.
func (s *sentence) aside(f quantity.Found, counted int) int {
	from, to := s.tokens(f.Quantity.Span)
	if s.low(from-1) != "with" || s.at(from-2).UPOS == lang.Verb {
		return -1
	}
	at := max(to, counted+1)
	if noun := s.shareNoun(f); noun >= 0 {
		at = noun + 1
	}
	for j := at; j < len(s.Tokens) && j < at+3; j++ {
		t := s.Tokens[j]
		switch {
		case t.UPOS == lang.Verb && (t.XPOS == lang.VBN || t.XPOS == lang.VBG), t.UPOS == lang.Adj && j+1 < len(s.Tokens) && !s.noun(j+1):
			return j
		case t.UPOS != lang.Adv:
			return -1
		}
	}
	return -1
}

// onePhrase reports whether only nouns and adjectives stand between the number at
// token n and the noun behind it.
func (s *sentence) onePhrase(n, noun int) bool {
	for j := n + 1; j < noun; j++ {
		if u := s.Tokens[j].UPOS; u != lang.Noun && u != lang.Propn && u != lang.Adj {
			return false
		}
	}
	return noun > n
}

// beside returns the verb that the words right behind what is counted or right
// before the number show to govern it, whatever the parse says: the passive in
// "40 citizens may have been affected", the verb of harm in "to free five
// people". It is -1 where the number hangs on a preposition, and where no such
// verb stands there.
func (s *sentence) beside(n, counted int) (pred int, role lang.Rel) {
	at := s.before(n)
	switch {
	case at > 0 && s.low(at) == "to" && s.low(at-1) == "up":
		at -= 2
	case at > 1 && s.low(at) == "as" && s.low(at-2) == "as":
		at -= 3
	}
	if at >= 0 && s.Tokens[at].UPOS == lang.Adp {
		return -1, lang.NoRel
	}
	helper := -1
	for j := max(n, counted) + 1; counted >= 0 && j < len(s.Tokens); j++ {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Aux:
			helper = j
			continue
		case t.UPOS == lang.Adv && helper >= 0:
			continue
		case t.UPOS == lang.Verb && helper >= 0 && beForms[s.low(helper)] && t.XPOS == lang.VBN:
			return j, lang.NsubjPass
		case t.UPOS == lang.Verb && helper >= 0:
			return j, lang.Nsubj
		}
		break
	}
	if at > 1 && s.Tokens[at].UPOS == lang.Verb && s.Tokens[at-1].UPOS == lang.Aux && !beForms[s.low(at-1)] && !witnesses[s.lemma(at)] && !announces[s.lemma(at)] {
		return at, lang.Obj // "are said to have assaulted dozens of women"
	}
	if at > 0 && verbMeasures[s.lemma(at)] != "" && !beForms[s.low(at-1)] && (s.Tokens[at].UPOS == lang.Verb || s.low(at-1) == "to" && s.Tokens[at].UPOS == lang.Adj) {
		return at, lang.Obj
	}
	return -1, lang.NoRel
}

// beForms are the forms of "be" that make a passive.
var beForms = set("be is are was were been being get gets got getting")

// ofMagnitude reports whether the number is the magnitude of an earthquake: "a magnitude 6.4
// quake", "a magnitude-6.4 quake", "a 6.4-magnitude quake".
func (s *sentence) ofMagnitude(f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	if f.Unit != "1" {
		return false
	}
	if s.quakeMeasured(from) {
		return true
	}
	return s.low(from-1) == "magnitude" || s.low(from-1) == "-" && s.low(from-2) == "magnitude" || s.low(to) == "-" && s.low(to+1) == "magnitude" || s.low(to) == "-magnitude"
}

// quakeMeasured reports whether the number at token from is what an earthquake measured:
// "the quake measured 6.2", "the magnitude of the quake was put at 6.2".
func (s *sentence) quakeMeasured(from int) bool {
	at := from - 1
	for at > 0 && (s.Tokens[at].UPOS == lang.Adv || s.low(at) == "at" || s.low(at) == "a" || s.low(at) == "preliminary") {
		at--
	}
	if at < 1 || s.Tokens[from].UPOS != lang.Num || !strings.Contains(s.form(from), ".") {
		return false
	}
	quake, size := false, false
	for j := range at {
		quake, size = quake || quakes[s.lemma(j)], size || s.low(j) == "magnitude"
	}
	switch w := s.lemma(at); {
	case w == "measure" || w == "register", s.low(at) == "measuring" || s.low(at) == "registering":
		return quake
	case w == "be" || w == "put" || w == "estimate":
		return quake && size
	}
	return false
}

// quakes are nouns for what has a magnitude.
var quakes = set("earthquake quake tremor aftershock temblor foreshock")
