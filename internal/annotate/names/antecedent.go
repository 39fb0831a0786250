package names

import (
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Clue is something that speaks for or against an entity as the person that a
// pronoun stands for.
type Clue uint8

const (
	sameSentence   Clue = iota // its last mention is in the pronoun's sentence
	oneBack                    // … in the sentence before
	twoBack                    // … two before
	threeBack                  // …
	fourBack                   // …
	nearest                    // no other that fits was mentioned later
	subject                    // its last mention is a subject
	mainSubject                // … of the sentence's main clause
	spoke                      // … of a verb of speech
	earlierSubject             // an earlier mention within reach is a subject
	samePart                   // last mention and pronoun are both subjects, or both not
	pronounLast                // its last mention is a pronoun
	heldLast                   // the last pronoun of this kind stood for it
	describedLast              // its last mention is a description
	indefinite                 // … that brings in somebody new
	named                      // it has a name
	genderKnown                // its gender is told, and fits
	guessedPerson              // only the form of its name makes it a person
	guessedOther               // only the form of its name makes it none
	placed                     // its name has stood behind "in" or "at"
	owner                      // its last mention is a possessive
	joined                     // its last mention is joined to another by "and"
	often                      // mentioned three times or more
	first                      // the first person of the text
	quotedOnly                 // last mentioned inside quotation marks, the pronoun outside
	outside                    // last mentioned outside quotation marks, the pronoun inside
	speaks                     // the pronoun is inside quotation marks and the entity the subject beside them
	sameClause                 // subject of the verb that the pronoun is an object of
	teller                     // outside quotation marks it is the subject of a verb of speech, the pronoun inside
	guessedSpoke               // only the form of its name tells what it is, but it has been the subject of a verb of speech
	introduced                 // first mentioned in the pronoun's sentence or the one before, and a subject
	sayer                      // subject of the verb of speech in whose words the pronoun stands: "Lind said she"
	lastSubject                // no other that fits was a subject later
	spokeAgain                 // … of a verb of speech, and so is the pronoun, both outside quotation marks
	subjectHere                // its last mention is a subject in the pronoun's sentence
	subjectBack                // … in the sentence before
	recent                     // mentioned twice or more within reach
	sameParagraph              // last mentioned in the pronoun's paragraph
	sameVerb                   // last mention and pronoun hang on the same verb, in two clauses
	alone                      // no other fits
	aloneGender                // its gender is told, and that of no other that fits
	aloneName                  // it has a name, and no other that fits

	// Of what "it" and "they" stand for alone:
	several   // it is a group
	place     // it is a place
	thing     // it is no party: a storm, a law
	overtaken // a noun that names no party has been a subject since its last mention

	// What speaks for and against that the pronoun stands for none of the
	// entities.
	nobody          // always
	nobodyQuoted    // the pronoun is inside quotation marks
	nobodyObject    // it is no subject
	nobodyAlone     // one entity fits
	nobodyMany      // four or more do
	nobodyFar       // none of them was mentioned in its sentence or the one before
	nobodyUnnamed   // none of them has a name
	nobodyUntold    // of none of them the gender is told
	nobodySpeaking  // the sentence has an "I" or "you" outside quotation marks
	nobodyUncertain // only the form of their names makes all of them persons, and none has spoken

	// … of "it" and "they" alone:
	nobodyThing  // the last subject before it is a noun that names no party
	nobodyEmpty  // nothing is meant by it: "it seems that"
	nobodyDoing  // it is the subject of what parties do: say, plan, buy
	nobodyMoving // it is the subject of another verb, which has an object
	clues
)

// Clues is the number of clues.
const Clues = int(clues)

var clueNames = [clues]string{
	"sameSentence", "oneBack", "twoBack", "threeBack", "fourBack", "nearest", "subject", "mainSubject", "spoke",
	"earlierSubject", "samePart", "pronounLast", "heldLast", "describedLast", "indefinite", "named", "genderKnown",
	"guessedPerson", "guessedOther", "placed", "owner", "joined", "often", "first", "quotedOnly", "outside", "speaks",
	"sameClause", "teller", "guessedSpoke", "introduced", "sayer",
	"lastSubject", "spokeAgain", "subjectHere", "subjectBack", "recent", "sameParagraph", "sameVerb", "alone", "aloneGender",
	"aloneName", "several", "place", "thing", "overtaken", "nobody", "nobodyQuoted", "nobodyObject", "nobodyAlone", "nobodyMany", "nobodyFar", "nobodyUnnamed",
	"nobodyUntold", "nobodySpeaking", "nobodyUncertain", "nobodyThing", "nobodyEmpty", "nobodyDoing", "nobodyMoving",
}

// String is the clue's name in this package.
func (c Clue) String() string { return clueNames[c] }

// Weights are how much each clue says, in hundredths of a natural logarithm of
// odds, and Sure is the probability in percent that an answer needs: first for
// the subjects of verbs of speech, and of others of what parties do where it stands
// for one, then for all other pronouns.
type Weights struct {
	Of   [Clues]int
	Sure [2]int
}

// Candidate is an entity that a pronoun may stand for, or nobody.
type Candidate struct {
	Entity int         // index in Names.Entities, -1 for nobody
	Clues  [Clues]bool // what speaks for and against it

	last int // index of its last mention
}

// Score adds up what the clues of a candidate say.
func (w *Weights) Score(c *Candidate) int {
	sum := 0
	for k, yes := range c.Clues {
		if yes {
			sum += w.Of[k]
		}
	}
	return sum
}

// Choose gives the candidate with the highest score, -1 when there is none but
// nobody, and the probability that it is the right one by a model of conditional
// logits.
func (w *Weights) Choose(c []Candidate) (best int, sure float64) {
	best = -1
	top := 0
	for k := range c {
		if x := w.Score(&c[k]); c[k].Entity >= 0 && (best < 0 || x > top) {
			best, top = k, x
		}
	}
	if best < 0 {
		return -1, 0
	}
	sum := 0.0
	for k := range c {
		sum += math.Exp(float64(w.Score(&c[k])-top) / 100)
	}
	return best, 1 / sum
}

// Model is the weights for the pronouns of persons, "it" and "they".
type Model [3]Weights

// Shipped returns the weights that [Read] uses.
func Shipped() Model { return fitted }

// antecedent finds the entity that the pronoun at i stands for, or -1 when two
// fit about equally well or none does. It is found by weighing clues together, as
// in Denis and Baldridge (2008).
func (n *Names) antecedent(i int) int {
	if e := n.accordingTo(i); e >= 0 {
		return e
	}
	if e := n.speaksOn(i); e >= 0 {
		return e
	}
	c := n.candidates(i)
	if n.look != nil {
		n.look(i, c)
	}
	w := &n.model[n.Mentions[i].kind()]
	best, sure := w.Choose(c)
	if best < 0 || 100*sure < float64(w.Sure[n.speakerFirst(i)]) || !n.Mentions[i].raw.plural && n.together(c[best], c) {
		return -1
	}
	return c[best].Entity
}

// accordingTo returns the entity whose paper or page opens the sentence of the pronoun m right
// before it: Melox of "According to Melox's report, it employs 300". It is -1 if none does.
func (n *Names) accordingTo(i int) int {
	m := &n.Mentions[i]
	if m.From < 5 || n.lower(m.Sentence, 0) != "according" || n.lower(m.Sentence, m.From-1) != "," || n.lower(m.Sentence, m.From) != "it" {
		return -1
	}
	for k := i - 1; k >= 0 && n.Mentions[k].Sentence == m.Sentence; k-- {
		if o := &n.Mentions[k]; o.Kind == Name && o.Entity >= 0 && n.Entities[o.Entity].Type != hearsay.Person && n.possessive(m.Sentence, o.To) && n.unbroken(m.Sentence, o.To, m.From-1) {
			return o.Entity
		}
	}
	return -1
}

// speaksOn returns the person by whom the sentence before is told, where the pronoun at i says on: "Lind said that the road
// was safe. “It is not Holm's,” she said." It is -1 where nobody is told of there as who speaks, or another stands between.
func (n *Names) speaksOn(i int) int {
	m := &n.Mentions[i]
	if m.raw.typ != hearsay.Person || !m.Subject || m.Quoted || !n.speaking(m) || !n.main(m) {
		return -1
	}
	speaker := -1
	for k := i - 1; k >= 0 && n.Mentions[k].Sentence >= m.Sentence-1; k-- {
		a := &n.Mentions[k]
		if a.Entity < 0 || a.Quoted || !a.Subject || a.raw.appos >= 0 || n.Entities[a.Entity].Type != hearsay.Person || n.clash(a.Entity, m.raw.gender) {
			continue
		}
		if a.Sentence == m.Sentence {
			return -1
		}
		if n.main(a) && (n.speaking(a) || n.text.Sentences[a.Sentence].Block == n.text.Sentences[m.Sentence].Block) && n.Entities[a.Entity].Named {
			speaker = a.Entity
		}
	}
	return speaker
}

// unbroken reports whether no comma stands in sentence s within tokens [from, to).
func (n *Names) unbroken(s, from, to int) bool {
	for j := from; j < to; j++ {
		if n.form(s, j) == "," {
			return false
		}
	}
	return true
}

// kind is the place of the weights for the pronoun m in a [Model].
func (m *Mention) kind() int {
	switch {
	case m.raw.typ == hearsay.Person:
		return 0
	case m.raw.plural:
		return 2
	}
	return 1
}

// speakerFirst tells which of [Weights.Sure] the pronoun at i needs.
func (n *Names) speakerFirst(i int) int {
	m := &n.Mentions[i]
	if m.Subject && n.speaking(m) || m.kind() > 0 && n.doing(m) {
		return 0
	}
	return 1
}

// takenUp returns the token of the possessive in the sentence of the subject "it" or "they",
// before it, that has taken up what it stands for, so that no mention behind that can be
// meant: "After comparing its papers with those of the Port, it said". It is -1 if there is none.
func (n *Names) takenUp(m *Mention) int {
	own := ""
	switch n.lower(m.Sentence, m.From) {
	case "it":
		own = "its"
	case "they":
		own = "their"
	}
	if own == "" || !m.Subject {
		return -1
	}
	for k := range m.From {
		if n.lower(m.Sentence, k) == own {
			return k
		}
	}
	return -1
}

// together reports whether the best candidate was last mentioned in one breath
// with another, "Lind and Berg": a pronoun in the singular does not tell which.
func (n *Names) together(best Candidate, c []Candidate) bool {
	a := &n.Mentions[best.last]
	for _, x := range c {
		b := &n.Mentions[x.last]
		if x.Entity >= 0 && x.Entity != best.Entity && a.Sentence == b.Sentence &&
			(a.To+1 == b.From && n.lower(a.Sentence, a.To) == "and" || b.To+1 == a.From && n.lower(a.Sentence, b.To) == "and") {
			return true
		}
	}
	return false
}

// candidates returns the entities that the pronoun at i may stand for, the one
// mentioned last first, and nobody, with what speaks for each.
func (n *Names) candidates(i int) []Candidate {
	m := &n.Mentions[i]
	var c []Candidate
	held, subjects, spoken := false, false, false
	again := m.Subject && !m.Quoted && n.speaking(m)
	own := n.takenUp(m)
	for k := i - 1; k >= 0 && i-k < 120; k-- {
		a := &n.Mentions[k]
		back := m.Sentence - a.Sentence
		if back > 4 {
			break
		}
		if a.Entity < 0 || a.raw.appos >= 0 || !n.fits(a.Entity, m) {
			continue // what stands in apposition is mentioned by the name beside it
		}
		if own >= 0 && back == 0 && a.From > own {
			continue
		}
		at := slices.IndexFunc(c, func(x Candidate) bool { return x.Entity == a.Entity })
		latest := a.Subject && !subjects
		toldLast := again && !spoken && a.Subject && !a.Quoted && n.speaking(a)
		subjects, spoken = subjects || latest, spoken || toldLast
		if at >= 0 {
			c[at].Clues[recent] = true
			if a.Subject {
				c[at].Clues[earlierSubject] = true
			}
			if latest {
				c[at].Clues[lastSubject] = true
			}
			if toldLast {
				c[at].Clues[spokeAgain] = true
			}
			if !held && a.Kind == Pronoun && a.raw.gender == m.raw.gender && a.raw.typ == m.raw.typ {
				held, c[at].Clues[heldLast] = true, true
			}
			continue
		}
		x := Candidate{Entity: a.Entity, last: k}
		e := &n.Entities[a.Entity]
		set := func(w Clue, yes bool) { x.Clues[w] = yes }
		x.Clues[sameSentence+Clue(back)] = true
		set(nearest, len(c) == 0)
		set(subject, a.Subject)
		set(mainSubject, a.Subject && n.main(a))
		set(spoke, a.Subject && n.speaking(a))
		set(samePart, a.Subject == m.Subject)
		set(pronounLast, a.Kind == Pronoun)
		if !held && a.Kind == Pronoun && a.raw.gender == m.raw.gender && a.raw.typ == m.raw.typ {
			held = true
			set(heldLast, true)
		}
		set(describedLast, a.Kind == Description)
		set(indefinite, a.Kind == Description && !a.raw.definite && !e.Named)
		set(named, e.Named)
		set(genderKnown, e.gender != noGender && e.gender == m.raw.gender)
		set(guessedPerson, !e.certain && e.Type == hearsay.Person)
		set(guessedOther, !e.certain && e.Type != hearsay.Person)
		set(placed, n.placed[a.Entity])
		next := n.lower(a.Sentence, a.To)
		set(owner, next == "'s" || next == "’s" || next == "'" || next == "’")
		set(joined, next == "and" || n.lower(a.Sentence, a.From-1) == "and")
		set(often, n.count[a.Entity] >= 3)
		set(first, a.Entity == n.person)
		set(quotedOnly, a.Quoted && !m.Quoted)
		set(outside, !a.Quoted && m.Quoted)
		set(speaks, !a.Quoted && m.Quoted && a.Subject && back <= 1)
		set(sameClause, back == 0 && !m.Subject && a.Subject && n.governor(a) >= 0 && n.governor(a) == n.governor(m))
		set(teller, !a.Quoted && m.Quoted && a.Subject && n.speaking(a))
		set(guessedSpoke, !e.certain && (n.spoke[a.Entity] || a.Subject && n.speaking(a)))
		set(introduced, back <= 1 && a.Subject && n.count[a.Entity] == 1)
		set(sayer, back == 0 && a.Subject && !m.Quoted && n.speaking(a) && n.below(m, n.governor(a)))
		set(lastSubject, latest)
		set(spokeAgain, toldLast)
		set(subjectHere, back == 0 && a.Subject)
		set(subjectBack, back == 1 && a.Subject)
		set(sameParagraph, n.text.Sentences[a.Sentence].Block == n.text.Sentences[m.Sentence].Block)
		set(sameVerb, n.sameVerb(a, m))
		c = append(c, x)
	}
	n.compare(c)
	none := n.noOne(m, c)
	if m.kind() > 0 {
		n.weighBodies(m, c, &none)
	}
	return append(c, none)
}

// compare sets the clues of candidates that depend on the others.
func (n *Names) compare(c []Candidate) {
	var told, called []int
	for k := range c {
		if c[k].Clues[genderKnown] {
			told = append(told, k)
		}
		if c[k].Clues[named] {
			called = append(called, k)
		}
	}
	if len(c) == 1 {
		c[0].Clues[alone] = true
	}
	if len(told) == 1 {
		c[told[0]].Clues[aloneGender] = true
	}
	if len(called) == 1 {
		c[called[0]].Clues[aloneName] = true
	}
}

// noOne is the candidate that the pronoun m stands for none of the entities c.
func (n *Names) noOne(m *Mention, c []Candidate) Candidate {
	x := Candidate{Entity: -1}
	x.Clues[nobody] = true
	x.Clues[nobodyQuoted] = m.Quoted
	x.Clues[nobodyObject] = !m.Subject
	x.Clues[nobodyAlone] = len(c) == 1
	x.Clues[nobodyMany] = len(c) > 3
	none := func(clues ...Clue) bool {
		return !slices.ContainsFunc(c, func(x Candidate) bool {
			return slices.ContainsFunc(clues, func(k Clue) bool { return x.Clues[k] })
		})
	}
	x.Clues[nobodyFar] = none(sameSentence, oneBack)
	x.Clues[nobodyUnnamed] = none(named)
	x.Clues[nobodyUntold] = m.raw.gender != noGender && none(genderKnown)
	x.Clues[nobodyUncertain] = !slices.ContainsFunc(c, func(x Candidate) bool {
		return !x.Clues[guessedPerson] && !x.Clues[guessedOther] || x.Clues[guessedSpoke]
	})
	for _, t := range n.text.Sentences[m.Sentence].Tokens {
		switch n.text.Doc.Text[t.Start:t.End] {
		case "I", "you", "You":
			x.Clues[nobodySpeaking] = x.Clues[nobodySpeaking] || !n.quotedAt(t.Start)
		}
	}
	return x
}

// sameVerb reports whether two mentions hang on verbs with the same lemma, in the
// same function.
func (n *Names) sameVerb(a, m *Mention) bool {
	g, h := n.governor(a), n.governor(m)
	if g < 0 || h < 0 || a.Subject != m.Subject {
		return false
	}
	x, y := n.text.Sentences[a.Sentence].Tokens[g], n.text.Sentences[m.Sentence].Tokens[h]
	return x.UPOS == lang.Verb && x.Lemma == y.Lemma
}

// speaking reports whether m hangs on a verb of speech.
func (n *Names) speaking(m *Mention) bool {
	g := n.governor(m)
	return g >= 0 && speech[n.text.Sentences[m.Sentence].Tokens[g].Lemma]
}

// below reports whether m stands in the tree under token g of its sentence, and
// after it.
func (n *Names) below(m *Mention, g int) bool {
	if m.From < g {
		return false
	}
	tokens := n.text.Sentences[m.Sentence].Tokens
	for k, steps := n.governor(m), 0; k >= 0 && steps < 6; k, steps = tokens[k].Head, steps+1 {
		if k == g {
			return true
		}
	}
	return false
}

// main reports whether m hangs on the root of its sentence.
func (n *Names) main(m *Mention) bool {
	g := n.governor(m)
	return g >= 0 && n.text.Sentences[m.Sentence].Tokens[g].Head < 0
}

// governor returns the token outside m that m hangs on, or -1; for a name in
// apposition that is what the words before it hang on.
func (n *Names) governor(m *Mention) int {
	tokens := n.text.Sentences[m.Sentence].Tokens
	for k := m.From; k < m.To; k++ {
		if h := tokens[k].Head; h < m.From || h >= m.To {
			if tokens[k].Rel == lang.PunctRel {
				continue
			}
			if h >= 0 && (tokens[k].Rel.Base() == lang.Appos || n.before(m.Sentence, tokens[k], m.To)) {
				return tokens[h].Head
			}
			return h
		}
	}
	return -1
}

// fits reports whether the pronoun m can stand for entity e.
func (n *Names) fits(e int, m *Mention) bool {
	x := &n.Entities[e]
	switch m.raw.typ {
	case hearsay.Person:
		if x.plural || n.clash(e, m.raw.gender) {
			return false
		}
		return x.Type == hearsay.Person || x.Type == hearsay.Unnamed || x.Type == hearsay.Organization && x.Named && !x.certain && len(x.words) == 1
	case hearsay.Group:
		return x.plural || x.Type == hearsay.Organization && !x.Place
	}
	return x.Type == hearsay.Organization || x.Named && x.Type == hearsay.Unknown && !n.doing(m)
}

// weighBodies sets the clues of "it" and "they" alone.
func (n *Names) weighBodies(m *Mention, c []Candidate, none *Candidate) {
	s, at := n.lastThing(m)
	for k := range c {
		e, a := &n.Entities[c[k].Entity], &n.Mentions[c[k].last]
		c[k].Clues[several] = e.plural
		c[k].Clues[place] = e.Place
		c[k].Clues[thing] = e.Type == hearsay.Unknown
		c[k].Clues[overtaken] = s > a.Sentence || s == a.Sentence && at >= a.To
	}
	last := -1
	for k := range c {
		if c[k].Clues[lastSubject] {
			last = k
		}
	}
	none.Clues[nobodyThing] = s >= 0 && (last < 0 || c[last].Clues[overtaken])
	none.Clues[nobodyEmpty] = n.empty(m)
	none.Clues[nobodyDoing] = n.doing(m)
	none.Clues[nobodyMoving] = !n.doing(m) && n.moving(m)
}

// lastThing returns the place of the last noun in the sentence of the pronoun m,
// or in the one before, that is a subject, has its number, and names no party;
// -1 if there is none.
func (n *Names) lastThing(m *Mention) (s, at int) {
	for s = m.Sentence; s >= 0 && s >= m.Sentence-1; s-- {
		tokens := n.text.Sentences[s].Tokens
		end := len(tokens)
		if s == m.Sentence {
			end = m.From
		}
		for at = end - 1; at >= 0; at-- {
			t := tokens[at]
			if t.Rel.Base() == lang.Nsubj && t.UPOS == lang.Noun && (t.XPOS == lang.NNS) == m.raw.plural && !n.mentioned(s, at) {
				return s, at
			}
		}
	}
	return -1, -1
}

// mentioned reports whether token i of sentence s tells what a mention is.
func (n *Names) mentioned(s, i int) bool {
	for k := n.first[s]; k < n.first[s+1]; k++ {
		if m := &n.Mentions[k]; m.Kind != Pronoun && m.From <= i && i == m.To-1 {
			return true
		}
	}
	return false
}

// verb returns the token of the verb or predicate that the pronoun m is the subject
// of, or -1.
func (n *Names) verb(m *Mention) int {
	t := n.text.Sentences[m.Sentence].Tokens[m.From]
	if r := t.Rel.Base(); r != lang.Nsubj && r != lang.Expl {
		return -1
	}
	return t.Head
}

// empty reports whether the pronoun m only holds the place of a clause, or of nothing.
func (n *Names) empty(m *Mention) bool {
	tokens := n.text.Sentences[m.Sentence].Tokens
	g := n.verb(m)
	if g < 0 || m.raw.plural || n.doing(m) {
		return false
	}
	if emptily[tokens[g].Lemma] || ready[tokens[g].Lemma] {
		return !ready[tokens[g].Lemma]
	}
	if tokens[m.From].Rel.Base() == lang.Expl {
		return true
	}
	for _, t := range tokens[g+1:] {
		if t.Head == g && (t.Rel.Base() == lang.Csubj || tokens[g].UPOS != lang.Verb && (t.Rel.Base() == lang.Ccomp || t.Rel.Base() == lang.Advcl)) {
			return true
		}
	}
	return false
}

// doing reports whether the pronoun m is the subject of what only parties do.
func (n *Names) doing(m *Mention) bool {
	g := n.verb(m)
	if g < 0 || n.text.Sentences[m.Sentence].Tokens[m.From].Rel == lang.NsubjPass {
		return false
	}
	l := n.text.Sentences[m.Sentence].Tokens[g].Lemma
	return speech[l] || deeds[l]
}

// moving reports whether the pronoun m is the subject of a verb with an object.
func (n *Names) moving(m *Mention) bool {
	g := n.verb(m)
	if g < 0 {
		return false
	}
	tokens := n.text.Sentences[m.Sentence].Tokens
	for _, t := range tokens[g+1:] {
		if t.Head == g && t.Rel.Base() == lang.Obj {
			return true
		}
	}
	return false
}
