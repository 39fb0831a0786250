package claim

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file says of whom figures are that stand in a relative clause, or in what somebody is let or made do.

// ofRelative gives a figure to whom or what the clause with "who", "which" or "that" is about in which it stands, and to whom
// another lets or makes do it: "Roe, who threw a 105-mph ball", "a race that saw 12 crashes", "allows firms to dodge millions".
func (r *reader) ofRelative(s *sentence, c *candidate) {
	if unit := c.Quantity.Unit; c.lattice || c.moved || r.firm || c.found.Kind == quantity.Single || unit == "%" || distances[unit] || powers[unit] {
		return
	}
	n := c.number(s)
	i := n
	for range maxClimb {
		t := s.Tokens[i]
		if t.Head < 0 || t.Head < i && (t.Rel == lang.Nmod || t.Rel == lang.Appos) || t.Rel == lang.Obl && s.marker(i) == "with" {
			return
		}
		switch t.Rel {
		case lang.AclRelcl:
			sub := s.child(i, lang.Nsubj, lang.NsubjPass)
			if sub < 0 || sub > n || s.low(sub) != "who" && s.low(sub) != "which" && s.low(sub) != "that" {
				return
			}
			r.takeNoun(s, c, t.Head, sub)
			return
		}
		if o := s.child(t.Head, lang.Obj, lang.Iobj); enabling[s.lemma(t.Head)] && s.low(s.child(i, lang.Mark)) == "to" && o > t.Head && o < i && i < n {
			r.takeNoun(s, c, o, i)
			return
		}
		switch t.Rel {
		case lang.Advcl, lang.Ccomp, lang.Parataxis, lang.Acl:
			return
		}
		i = t.Head
	}
}

// maxClimb bounds how many words lie between a figure and the clause that holds it.
const maxClimb = 20

// takeNoun gives the figure to whom or what the noun at token i names, of whom a clause tells that has the pronoun or the verb
// at token by.
func (r *reader) takeNoun(s *sentence, c *candidate, i, by int) {
	if i < 0 || i > by || !s.noun(i) || r.inAmount(s, i) || r.inTime(s, i) || !describable(s.lemma(i)) || evidence[s.lemma(i)] || happenings[s.lemma(i)] || s.at(i-1).XPOS == lang.PRPS {
		return
	}
	name, person := "", r.person(s, i)
	switch {
	case s.Tokens[i].UPOS == lang.Propn:
		name = r.actorAt(s, i)
	case s.low(by) == "who" && !person && !firmNouns[s.lemma(i)], person && (r.isPerson(c.Subject) || c.counted >= 0 && r.person(s, c.counted)):
		return // "a victory for Lind, who", "he is a man who", "gunmen who opened fire on 40 pupils"
	case s.lemma(i) != "point" && s.lemma(i) != "one":
		name = r.nounName(s, i)
	}
	if name != "" && !c.toldBy(name) && !slices.ContainsFunc(c.Attribution, func(p hearsay.Party) bool { return sharesName(p.Name, name) }) {
		c.Subject, c.Topical, r.firm = name, false, true
	}
}
