package claim

import (
	"cmp"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads numbers that tell how high losses named before them are: "put the enemy's losses
// over the past day at 1,120 soldiers", "its losses came to 8,430 troops, 12 tanks and 96 vehicles".

// lossesAt returns the noun for the losses, the casualties or the dead of whom the number at token n
// tells how many they are, -1 if it tells that of none. Of what is listed behind the first number
// the noun is that of the list.
func (s *sentence) lossesAt(n int) int {
	for hops := 0; hops < 12; hops++ { // to the head of the list
		k := n
		if s.Tokens[k].Rel == lang.Nummod && s.Tokens[k].Head > k {
			k = s.Tokens[k].Head
		}
		if s.Tokens[k].Rel != lang.Conj || s.Tokens[k].Head < 0 || s.Tokens[k].Head > k || s.verbBetween(s.Tokens[k].Head+1, k) {
			break
		}
		k = s.Tokens[k].Head
		if num := s.child(k, lang.Nummod); num >= 0 && num < k {
			k = num
		}
		n = k
	}
	at := s.before(n)
	led := s.low(at)
	for j := at; j > 0 && j > at-16; j-- {
		t := s.Tokens[j]
		switch {
		case s.low(j) == ";", s.low(j) == ":", s.low(j) == "," && s.low(j+1) != "over" && s.low(j-1) != "losses":
			return -1
		case !s.lossNoun(j):
			continue
		case j+1 < at && s.low(j+1) == "of":
			return -1 // which tells what is counted itself
		}
		switch led {
		case "at", "as":
			if t.Rel == lang.NsubjPass || s.gaugedBefore(j-1) || s.gaugedBefore(j-3) || s.gauged(j+1, at) {
				return j
			}
		case "to":
			if s.tells(j+1, at, risesTo) || s.takenBefore(j) {
				return j
			}
		default:
			if v := s.lemma(at); numbering[v] && s.tells(j+1, at+1, numbering) {
				return j
			}
		}
		return -1
	}
	return -1
}

// lossNoun reports whether token j is a noun for losses, casualties or the dead.
func (s *sentence) lossNoun(j int) bool {
	switch nounMeasures[s.lemma(j)] {
	case Losses, Casualties:
		return s.noun(j)
	case Killed:
		return s.noun(j) && s.lemma(j) != "body" && s.lemma(j) != "killing" || s.low(j) == "dead" && s.at(j-1).XPOS == lang.POS
	}
	return false
}

// gauged reports whether one of the tokens [from, to) is a verb of putting a count somewhere.
func (s *sentence) gauged(from, to int) bool {
	for j := from; j < to; j++ {
		if s.Tokens[j].UPOS == lang.Verb {
			return putsAt[s.lemma(j)]
		}
	}
	return false
}

// tells reports whether the only verb in tokens [from, to) is one of the set.
func (s *sentence) tells(from, to int, set map[string]bool) bool {
	found := false
	for j := from; j < to; j++ {
		switch t := s.Tokens[j]; {
		case (t.UPOS == lang.Verb || t.UPOS == lang.Aux) && set[s.lemma(j)]:
			found = true
		case t.UPOS == lang.Verb && states[s.low(j)] == "":
			return false
		}
	}
	return found
}

// takenBefore reports whether a verb of making a total so much stands before the noun phrase of token
// j: "bringing its total losses".
func (s *sentence) takenBefore(j int) bool {
	for k := j - 1; k >= 0 && k > j-7; k-- {
		switch s.Tokens[k].UPOS {
		case lang.Verb:
			return takesTo[s.lemma(k)]
		case lang.Punct, lang.Adp:
			return false
		}
	}
	return false
}

// whoseLosses returns whose the losses at token j are, by their owner or the adjective before them.
func (r *reader) whoseLosses(s *sentence, j int) string {
	if owner := s.child(j, lang.NmodPoss); owner >= 0 && owner < j {
		switch {
		case possessive(s.low(owner)):
			return cmp.Or(r.loserMeant(s, owner), r.partyAt(s, owner))
		case s.Tokens[owner].UPOS == lang.Noun && (fighters[s.lemma(owner)] || forces[s.lemma(owner)]):
			return cmp.Or(r.sideOf(s, owner), r.nounName(s, owner))
		}
		return r.partyAt(s, owner)
	}
	return r.sideOf(s, j)
}

// loserMeant returns whose the losses are that the pronoun at token i owns: those of the side before, where who
// puts a number on them counts for others.
func (r *reader) loserMeant(s *sentence, i int) string {
	sub := r.subjectAround(s, i)
	if sub < 0 || !assessors[s.lemma(sub)] {
		return r.goesBackTo(s, i)
	}
	if p := r.latest(s.index); p != nil && p.lattice {
		return p.Subject
	}
	return ""
}

// lossMeasure returns what the losses at token j measure: what kind of them is told, "losses in killed
// alone", or the noun. It is "" if that leaves it to the words at the number.
func (s *sentence) lossMeasure(j int) hearsay.Measure {
	if w := s.low(j + 1); w == "in" || w == "by" {
		if m := states[s.low(j+2)]; m == Killed || m == Wounded || m == Missing {
			return m
		}
	}
	return nounMeasures[s.lemma(j)]
}

var (
	// assessors are nouns for those who count the losses of others.
	assessors = set("service institute agency analyst official expert monitor group observer study estimate report researcher project watchdog organization organisation")
	// risesTo are verbs by which losses come "to" a number.
	risesTo = set("come amount run rise climb grow fall drop increase mount go soar jump")
	// numbering are verbs with which losses have a number right behind them.
	numbering = set("be exceed total reach number surpass top approach near average")
)
