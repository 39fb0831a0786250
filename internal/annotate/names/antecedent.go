package names

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// clue is something that speaks for or against an entity as what a pronoun
// stands for.
type clue uint8

const (
	sameSentence   clue = iota // its last mention is in the pronoun's sentence
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
	clues
)

// weights are how much each clue says, in hundredths of a natural logarithm of
// odds. They were fitted by penalised conditional likelihood to the pronouns of
// the treebank gumok.train, conversations and every second news and interview
// text left out, and rounded; quotedOnly alone is set by hand, since most
// marks there enclose no speech.
var weights = [clues]int{
	sameSentence:   205,
	oneBack:        48,
	twoBack:        -13,
	threeBack:      -82,
	fourBack:       -103,
	nearest:        7,
	subject:        69,
	mainSubject:    66,
	spoke:          -57,
	earlierSubject: 86,
	samePart:       31,
	pronounLast:    -28,
	heldLast:       -74,
	describedLast:  67,
	indefinite:     -148,
	named:          -52,
	genderKnown:    75,
	guessedPerson:  -50,
	guessedOther:   -184,
	placed:         -6,
	owner:          -27,
	joined:         -45,
	often:          83,
	first:          43,
	quotedOnly:     -100,
	outside:        51,
	speaks:         -49,
	sameClause:     -225,
}

const (
	// enough is the score that an entity needs by itself.
	enough = 0
	// ahead is how far it must be ahead of every other.
	ahead = 30
)

type candidate struct {
	entity, last int // index of the entity, of its last mention
	clues        [clues]bool
	score        int
}

// antecedent finds the entity that the pronoun at i stands for, or -1 when two
// fit about equally well or none does. A person is found by weighing clues
// together, as in Denis and Baldridge (2008), anything else by body.
func (n *Names) antecedent(i int) int {
	if n.Mentions[i].raw.typ != hearsay.Person {
		return n.body(i)
	}
	c := n.candidates(i)
	best, second := -1, -1<<30
	for k := range c {
		for w, yes := range c[k].clues {
			if yes {
				c[k].score += weights[w]
			}
		}
		switch {
		case best < 0 || c[k].score > c[best].score:
			if best >= 0 {
				second = c[best].score
			}
			best = k
		case c[k].score > second:
			second = c[k].score
		}
	}
	if best < 0 || c[best].score < enough || c[best].score-second < ahead || n.together(c[best], c) {
		return -1
	}
	return c[best].entity
}

// body finds the organisation or group that "it" or "they" at i stands for, or
// -1 when two fit about equally well or none does. The weights rank recency, then
// subjecthood, then speech outside quotation marks, as is usual since Lappin
// and Leass (1994).
func (n *Names) body(i int) int {
	m := &n.Mentions[i]
	var c []candidate
	for k := i - 1; k >= 0 && i-k < 120; k-- {
		a := &n.Mentions[k]
		back := m.Sentence - a.Sentence
		if back > 4 {
			break
		}
		if a.Entity < 0 || !n.fits(a.Entity, m) {
			continue
		}
		score := [...]int{100, 90, 55, 35, 20}[back]
		if a.Subject {
			score += 60
		}
		if a.Quoted && !m.Quoted {
			score /= 4
		}
		at := slices.IndexFunc(c, func(x candidate) bool { return x.entity == a.Entity })
		if at < 0 {
			c = append(c, candidate{entity: a.Entity, score: score})
		} else if score > c[at].score {
			c[at].score = score + c[at].score/4
		} else {
			c[at].score += score / 4
		}
	}
	best, second := -1, 0
	for k := range c {
		switch {
		case best < 0 || c[k].score > c[best].score:
			if best >= 0 {
				second = c[best].score
			}
			best = k
		case c[k].score > second:
			second = c[k].score
		}
	}
	if best < 0 || c[best].score < 40 || c[best].score-second < 20 {
		return -1
	}
	return c[best].entity
}

// together reports whether the best candidate was last mentioned in one breath
// with another, "Lind and Berg": a pronoun in the singular does not tell which.
func (n *Names) together(best candidate, c []candidate) bool {
	a := &n.Mentions[best.last]
	for _, x := range c {
		b := &n.Mentions[x.last]
		if x.entity != best.entity && a.Sentence == b.Sentence &&
			(a.To+1 == b.From && n.lower(a.Sentence, a.To) == "and" || b.To+1 == a.From && n.lower(a.Sentence, b.To) == "and") {
			return true
		}
	}
	return false
}

// candidates returns the entities that the pronoun at i may stand for, the one
// mentioned last first, with what speaks for each.
func (n *Names) candidates(i int) []candidate {
	m := &n.Mentions[i]
	var c []candidate
	held := false
	for k := i - 1; k >= 0 && i-k < 120; k-- {
		a := &n.Mentions[k]
		back := m.Sentence - a.Sentence
		if back > 4 {
			break
		}
		if a.Entity < 0 || !n.fits(a.Entity, m) {
			continue
		}
		at := slices.IndexFunc(c, func(x candidate) bool { return x.entity == a.Entity })
		if at >= 0 {
			if a.Subject {
				c[at].clues[earlierSubject] = true
			}
			if !held && a.Kind == Pronoun && a.raw.gender == m.raw.gender && a.raw.typ == m.raw.typ {
				held, c[at].clues[heldLast] = true, true
			}
			continue
		}
		x := candidate{entity: a.Entity, last: k}
		e := &n.Entities[a.Entity]
		set := func(w clue, yes bool) { x.clues[w] = yes }
		x.clues[sameSentence+clue(back)] = true
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
		set(indefinite, a.Kind == Description && !a.raw.definite)
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
		c = append(c, x)
	}
	return c
}

// speaking reports whether m hangs on a verb of speech.
func (n *Names) speaking(m *Mention) bool {
	g := n.governor(m)
	return g >= 0 && speech[n.text.Sentences[m.Sentence].Tokens[g].Lemma]
}

// main reports whether m hangs on the root of its sentence.
func (n *Names) main(m *Mention) bool {
	g := n.governor(m)
	return g >= 0 && n.text.Sentences[m.Sentence].Tokens[g].Head < 0
}

// governor returns the token outside m that m hangs on, or -1.
func (n *Names) governor(m *Mention) int {
	tokens := n.text.Sentences[m.Sentence].Tokens
	for k := m.From; k < m.To; k++ {
		if h := tokens[k].Head; h < m.From || h >= m.To {
			if tokens[k].Rel != lang.PunctRel {
				return h
			}
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
	return x.Type == hearsay.Organization
}
