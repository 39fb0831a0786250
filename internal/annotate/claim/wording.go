package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file decides among the words that may say what a figure measures: the answer of
// the rules stands among the verbs, nouns and adjectives of the sentence, and what speaks
// for each of them is weighed.

// weighMeasure gives the figure the measure that the words of its sentence speak for.
func (r *reader) weighMeasure(s *sentence, c *candidate) {
	if c.Quantity == nil || c.cell || c.lattice || c.opposed || s.hyphened(c) || money(c.Quantity.Unit) && c.Measure != "" && s.namedSum(c.found.Quantity.Span) >= 0 || firm[firstField(string(c.Measure))] && (c.Measure != "population" || r.numbering(s, c.found, c.counted) != "") {
		return // "a $100,000 bond" is the size of a bond, "a town of 400" has them, whatever was done there
	}
	if v := s.at(c.counted).Head; c.counted >= 0 && v >= 0 && foresees[s.lemma(v)] && s.Tokens[v].UPOS == lang.Verb && s.at(c.counted).Rel == lang.Obj && c.Quantity.Unit == "1" && v < c.number(s) {
		c.Measure = hearsay.Measure(plainNoun(s, c.counted)) + " expected" // "expects 4 million tourists"
		return
	}
	all := newWordings(s, c).options()
	at, _ := r.choose(MeasureField, &c.Claim, all)
	all[at].set(&c.Claim)
}

// foresees are verbs of expecting so many to come.
var foresees = set("expect forecast predict anticipate foresee")

// firm are measures, or their first words, that the rules answer only where the grammar tells them.
var firm = set("population weight reward bail bond magnitude")

func firstField(m string) string {
	first, _, _ := strings.Cut(m, " ")
	return first
}

// wordings is the words of a sentence as what a figure may measure.
type wordings struct {
	s        *sentence
	c        *candidate
	from, to int // tokens of the quantity
	n        int // its head
	ctx      surroundings
	up       map[int]int // steps from the head to each token that governs it
	figure   traits      // of the figure and the answer of the rules
}

func newWordings(s *sentence, c *candidate) *wordings {
	w := &wordings{s: s, c: c, n: c.number(s), up: make(map[int]int)}
	w.from, w.to = s.tokens(c.Quantity.Span)
	w.ctx = s.context(w.n, c.counted)
	for k, i := 0, w.n; i >= 0 && k < most; k++ {
		w.up[i] = k
		i = s.Tokens[i].Head
	}
	w.figure = w.ofFigure()
	return w
}

// options returns what the figure may measure, the answer of the rules first. Words that
// it shows already are none of their own.
func (w *wordings) options() []Option {
	s, c := w.s, w.c
	rule := wordSet(string(c.Measure))
	shown := wordSet(string(c.Measure) + " " + c.Quantity.Counted)
	from, to := s.tokens(c.found.Quantity.Span)
	label := s.labelEnd()
	nearest := -1 // of the words that the rules answer
	all := []Option{{Rule: true, set: func(*hearsay.Claim) {}}}
	for _, step := range []int{-1, 1} {
		var nouns, verbs int
		for j := w.n + step; j >= 0 && j < len(s.Tokens) && (step < 0 || s.low(j) != ";"); j += step {
			rank := 0
			switch u := s.Tokens[j].UPOS; {
			case from <= j && j < to || !s.tellsMeasure(j) || j < label || c.counted >= 0 && s.ofOtherNumber(j, from, to):
				continue
			case u == lang.Noun:
				rank = nouns
				nouns++
			case u == lang.Verb:
				rank = verbs
				verbs++
			}
			low, lemma := s.low(j), s.lemma(j)
			switch {
			case rule[low] || rule[lemma] || irregular[lemma] && rule[string(deeds[lemma])]:
				if nearest < 0 || w.steps(j) < w.steps(nearest) {
					nearest = j
				}
			case !shown[low] && !shown[lemma] && !s.tied(j) && !w.saidOfOther(j): // and not "winner-take-all"
				m := w.wording(j)
				if level, ok := strings.CutSuffix(strings.TrimSuffix(string(c.Measure), " up"), " down"); (ok || strings.HasSuffix(string(c.Measure), " up")) && (motionForms[low] || motions[low]) {
					m = hearsay.Measure(level + " " + low) // "revenue fell"
				}
				set := func(c *hearsay.Claim) { c.Measure = m }
				if lemma == "be" || lemma == "have" && j < w.n && string(m) == low && c.Measure != "" || w.beside(j) {
					set = all[0].set // what speaks for such a word speaks for none of the others
				}
				all = append(all, Option{Traits: w.traits(j, rank, m), set: set})
			}
		}
	}
	all[0].Traits = w.traits(nearest, 0, c.Measure)
	all[0].Traits[len(w.figure)-1] = 1
	return all
}

// irregular are verbs of [deeds] whose measure looks like another word than they do.
var irregular = set("spend pay raise send")

// ofOtherNumber reports whether the noun at token j is counted by a number outside of tokens
// [from, to): of "40 tanks and 12 guns" the guns are no tanks.
func (s *sentence) ofOtherNumber(j, from, to int) bool {
	n := s.child(j, lang.Nummod)
	return n >= 0 && (n < from || n >= to) && s.Tokens[j].UPOS == lang.Noun && s.Tokens[n].UPOS == lang.Num
}

// saidOfOther reports whether grammar has the word at token j say something of other words than
// those counted: "attempted" of "two counts of attempted murder", "proposed" of "the proposed
// 12-nation pact", "religion" of "1.6 billion members of an entire religion". Words for when it
// was are no measure either.
func (w *wordings) saidOfOther(j int) bool {
	s, t := w.s, w.s.Tokens[j]
	if t.UPOS == lang.Verb && t.XPOS == lang.VBG && t.Rel == lang.Acl && concerns[s.lemma(j)] {
		return true // "offences involving a knife"
	}
	if t.UPOS == lang.Verb {
		return t.Rel == lang.Amod && t.Head != w.n && t.Head != w.c.counted || s.setAside(j, w.from)
	}
	if b := s.low(j - 1); t.UPOS != lang.Noun || s.low(j+1) == "of" && (b == "in" || b == "on") && compounds[s.low(j)] {
		return t.UPOS == lang.Noun
	}
	if lemma := s.lemma(j); s.low(j-1) == "same" && (timeWords[lemma] || spans[lemma] || spells[lemma]) { // "in the same period"
		return true
	} else if (t.Rel == lang.Obl || t.Rel == lang.OblUnmarked || recent[s.low(j-1)] || s.low(j+1) == "ago") && (timeWords[lemma] || spans[lemma] && lemma != "time") {
		return true
	}
	m, at := s.marker(j), w.c.counted
	if at >= 0 && s.Tokens[at].Rel == lang.Nmod && s.Tokens[at].Head == j && s.marker(at) == "with" && j < w.n && !sharedWith[s.lemma(j)] {
		return true // "towns with fewer than 100 voters"
	}
	if v := w.ctx.pred; v >= 0 && at >= 0 && t.Head == v && t.Rel == lang.Obl && s.child(v, lang.Expl) >= 0 && (m == "at" || m == "in" || m == "on" || m == "near" || m == "around") {
		return true // "there were three gorillas at the area"
	}
	if s.lemma(j) == "scene" && (m == "at" || m == "on" || m == "from") {
		return true // "officials at the scene say"
	}
	return t.Rel == lang.Nmod && at >= 0 && t.Head == at && (persons[s.lemma(at)] && sources[m] || within[m] && places[s.lemma(j)])
}

// concerns are verbs whose participle says no more than what something has to do with.
var concerns = set("involve concern regard include relate")

// beside reports whether the noun at token j stands beside those counted and says nothing of
// them: the subject of the verb whose object they are ("the plant announced 300 jobs"), what
// "and" joins to them ("her husband and two children"), somebody of theirs ("the father of two
// sisters").
func (w *wordings) beside(j int) bool {
	s, t, at := w.s, w.s.Tokens[j], w.c.counted
	if t.UPOS != lang.Noun || at < 0 || w.c.Quantity.Unit != "1" {
		return false
	}
	c := s.Tokens[at]
	switch {
	case t.Rel == lang.Nsubj && t.Head == w.ctx.pred && w.ctx.role == lang.Obj && j < w.n:
		return true
	case c.Rel == lang.Conj && (c.Head == j || t.Rel == lang.Conj && t.Head == c.Head), t.Rel == lang.Conj && t.Head == at:
		return true
	}
	return c.Rel == lang.Nmod && c.Head == j && s.marker(at) == "of" && persons[s.lemma(j)] && persons[s.lemma(at)]
}

// bareVerbs are verbs that say nothing of those who do it without their object.
var bareVerbs = set("have face lack need require want own receive")

// compounds are nouns that only make a preposition with the words around them: "in front of".
var compounds = set("front behalf lieu case term terms spite light face wake midst view favor favour place addition charge top side part")

var (
	// places are nouns for where something is or happens, by which nothing is measured.
	places = set("city town village country county state nation province region district area zone neighborhood neighbourhood suburb continent world globe")
	// within are prepositions that lead to where something is.
	within = set("in across around throughout")
)

// sources are prepositions behind people that lead to what they belong to and come from.
var sources = set("of from among under about to against by")

// tellsMeasure reports whether the word at token j may tell what a number measures: a verb, a
// common noun, an adjective that is said of something and stands before no noun, or a word
// for the way that something goes.
func (s *sentence) tellsMeasure(j int) bool {
	if w := s.low(j); w == "bars" && s.low(j-1) == "behind" || w == "behind" && s.low(j+1) == "bars" {
		return false // in prison
	}
	if w := s.low(j); w == "apiece" || w == "each" {
		return false
	}
	if s.lemma(j) == "age" && s.at(j+1).UPOS == lang.Num {
		return false // "two men ages 40 and 38"
	}
	switch t := s.Tokens[j]; t.UPOS {
	case lang.Verb, lang.Noun:
		if t.Rel == lang.Case {
			return false // "including"
		}
		b := s.form(j)[0] | 0x20
		return 'a' <= b && b <= 'z'
	case lang.Adj:
		return t.Rel != lang.Amod
	case lang.Adv, lang.Adp:
		return directions[s.low(j)]
	}
	return false
}

// tied reports whether hyphens tie the word at token j to two others or more.
func (s *sentence) tied(j int) bool {
	hyphen := func(k int) bool {
		return k > 0 && k+1 < len(s.Tokens) && s.form(k) == "-" && s.Tokens[k].Start == s.Tokens[k-1].End && s.Tokens[k].End == s.Tokens[k+1].Start
	}
	before, behind := hyphen(j-1), hyphen(j+1)
	return before && behind || before && hyphen(j-3) || behind && hyphen(j+3)
}

// directions are words for the way that something goes, and for where it stands to another.
var directions = set("up down ahead behind away apart above below off")

// wording is the measure that the word at token j tells: a verb with its particle, a noun
// with the words before it that are not those of the figure.
func (w *wordings) wording(j int) hearsay.Measure {
	s := w.s
	if o := s.child(j, lang.Obj); w.c.counted >= 0 && persons[s.lemma(w.c.counted)] && j > w.n && o > j && s.Tokens[j].UPOS == lang.Verb && (transitives[s.lemma(j)] || s.lemma(j) == "shoot" || s.lemma(j) == "stab") && s.Tokens[o].UPOS == lang.Noun {
		return hearsay.Measure(s.low(j) + " " + s.low(o)) // "four officers who shot a man" were not shot
	}
	if s.Tokens[j].UPOS == lang.Verb && bareVerbs[s.lemma(j)] && j > w.n && j > w.c.counted {
		return s.lightVerb(j) // "face hunger"
	}
	if s.Tokens[j].UPOS == lang.Verb || !s.noun(j) || s.low(j-1) == "at" && atLarge[s.low(j)] {
		return hearsay.Measure(s.verbPhrase(j))
	}
	phrase := s.phrase(j)
	if from := s.Tokens[w.from].Start; phrase.Start < from && from < phrase.End {
		phrase.End = s.Tokens[j].End
	}
	if w.to <= j {
		phrase.Start = max(phrase.Start, s.Tokens[w.to].Start)
	}
	return hearsay.Measure(phrase.Of(s.text))
}

// upAndDown returns the steps of the parse from the number up to what governs both it and
// token j, and from there down to j.
func (w *wordings) upAndDown(j int) (up, down int) {
	for k := 0; j >= 0 && k < most; k++ {
		if u, ok := w.up[j]; ok {
			return u, k
		}
		j = w.s.Tokens[j].Head
	}
	return most, most
}

func (w *wordings) steps(j int) int {
	up, down := w.upAndDown(j)
	return up + down
}

// ofFigure are the traits of the figure, which all options share. The last of them says
// that an option is the answer of the rules.
func (w *wordings) ofFigure() traits {
	s, c := w.s, w.c
	var t traits
	t.unit(c.Quantity.Unit)
	rel := s.Tokens[w.n].Rel
	t.yes(c.counted >= 0)
	t.yes(c.counted >= 0 && persons[s.lemma(c.counted)])
	if c.counted >= 0 {
		rel = s.Tokens[c.counted].Rel
	}
	t.yes(c.found.Per != "")
	t.yes(c.found.Change != "")
	t.yes(c.found.Share)
	oneOf(&t, rel, []lang.Rel{lang.Nsubj, lang.NsubjPass, lang.Obj, lang.Obl, lang.Nmod, lang.Root, lang.Appos, lang.Conj, lang.Compound})
	oneOf(&t, s.low(s.before(w.n)), []string{"of", "to", "by", "for", "at", "from", "in", "with"})
	t.yes(c.moved)
	t.yes(c.shared)
	t.yes(c.gapped)
	t.yes(c.bare != elsewhere)
	t.yes(c.active)
	t.number(len(strings.Fields(string(c.Measure))))
	t.yes(false)
	return t
}

// traits are what speaks for and against the word at token j, where as many of its part of
// speech lie between it and the number as rank says; all are -1 where j is. The
// measure is what would be shown.
func (w *wordings) traits(j, rank int, m hearsay.Measure) traits {
	t := slices.Clone(w.figure)
	t.number(len(strings.Fields(string(m))))
	if j < 0 {
		for range w.traits(0, 0, m)[len(t):] {
			t.number(-1)
		}
		return t
	}
	s, c, k := w.s, w.c, w.s.Tokens[j]
	// Where it stands.
	up, down := w.upAndDown(j)
	t.number(up)
	t.number(down)
	t.number(rank)
	a, b := j+1, w.from
	if j >= w.to {
		a, b = w.to, j
	}
	t.number(max(b-a, 0))
	t.yes(j < w.n)
	verbs, numbers, marks := s.tally(a, b)
	t.number(verbs)
	t.number(numbers)
	t.number(marks)
	t.yes(j == w.ctx.pred)
	t.yes(w.ctx.pred >= 0 && k.Head == w.ctx.pred)
	t.yes(k.Head == w.n)
	t.yes(c.counted >= 0 && k.Head == c.counted)
	t.yes(s.Tokens[w.n].Head == j)
	t.yes(j == c.counted)
	t.yes(slices.Contains(w.ctx.nouns, j))
	t.yes(k.Head >= 0 && s.Tokens[k.Head].Head == w.n)
	// What it is.
	oneOf(&t, k.UPOS, []lang.UPOS{lang.Noun, lang.Verb, lang.Adj})
	oneOf(&t, k.XPOS, []lang.XPOS{lang.VBN, lang.VBG, lang.VBD, lang.VB, lang.NNS})
	oneOf(&t, k.Rel, []lang.Rel{lang.Nsubj, lang.NsubjPass, lang.Obj, lang.Obl, lang.Nmod, lang.NmodPoss, lang.Amod, lang.Compound, lang.Conj,
		lang.Acl, lang.AclRelcl, lang.Advcl, lang.Xcomp, lang.Ccomp, lang.Root, lang.Appos, lang.Advmod, lang.Parataxis})
	oneOf(&t, s.marker(j), []string{"of", "in", "for", "to", "on", "with", "by", "from", "at"})
	lemma, low := s.lemma(j), s.low(j)
	for _, words := range measureWords {
		t.yes(words[lemma] || words[low])
	}
	t.yes(k.UPOS == lang.Verb && verbMeasures[lemma] != "")
	t.yes(nounMeasures[lemma] != "")
	t.yes(deeds[lemma] != "")
	return t
}

// measureWords are the lists of words that tell a word for a measure from others.
var measureWords = []map[string]bool{levels, tallies, tells, witnesses, announces, gains, happenings, persons, timeWords, valued, moneys, motionForms,
	turns, opinions, changes, forces, sayings, prices, ranks, polls, bodies, offices, officials, firmNouns, month, holdsAgainst}

// holdsAgainst are verbs by which one figure leads to another.
var holdsAgainst = set("compare include exclude range accord depend follow contrast match versus")

// labelEnd returns the token of the colon behind the name in capitals that a turn of a transcript opens with, 0 if none
// stands there: "LIND: The ministry says 240".
func (s *sentence) labelEnd() int {
	for j := 0; j < len(s.Tokens) && j < 8; j++ {
		w := s.form(j)
		switch {
		case w == ":":
			return j
		case w != strings.ToUpper(w):
			return 0
		}
	}
	return 0
}
