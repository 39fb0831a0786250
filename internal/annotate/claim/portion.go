package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// isWhole reports whether the number is a whole of which the sentence tells a portion:
// "the five" of "four of the five died", "the 40 passengers" of "of the 40 passengers, 12
// were killed". What befell the portion did not befall the whole.
func (s *sentence) isWhole(f quantity.Found) bool {
	at, _ := s.tokens(f.Quantity.Span)
	of := at - 1
	for of > 0 && at-of < 5 && s.low(of) != "of" && s.low(of) != "among" {
		if t := s.Tokens[of]; t.UPOS != lang.Det && t.UPOS != lang.Adj && t.XPOS != lang.PRPS && t.XPOS != lang.POS && !(s.noun(of) && s.Tokens[of+1].XPOS == lang.POS) {
			return false
		}
		of--
	}
	if of < 0 || of >= at || s.low(of) != "of" && s.low(of) != "among" {
		return false
	}
	if s.low(of) == "among" { // "no deaths among the 400 passengers"
		return of > 0
	}
	part := of - 1
	if s.low(part) == "out" {
		if part--; part > 0 && s.noun(part) && s.child(part, lang.Nummod) >= 0 {
			return true // "40 tanks out of 300"
		}
	}
	if part >= 0 && s.Tokens[part].UPOS != lang.Punct {
		return s.portionAt(part)
	}
	for j := at + 1; j < len(s.Tokens); j++ { // "Of the 40 passengers, 12 were killed"
		if s.low(j) == "," {
			return s.portionAt(j+1) || j+2 < len(s.Tokens) && s.Tokens[j+2].UPOS == lang.Num
		}
	}
	return false
}

// portionAt reports whether token i is a number or a word for some of a whole.
func (s *sentence) portionAt(i int) bool {
	return i < len(s.Tokens) && (s.Tokens[i].UPOS == lang.Num || parts[s.low(i)] || some[s.low(i)] || s.low(i) == "all" && s.low(i-1) == "not")
}

// some are words for some of a whole, besides numbers and the nouns for shares.
var some = set("most many some several few none tenth percent cent % dozens hundreds")

// ofWhole returns what a whole is by its own words: "wounded" of "twelve of the 40
// wounded", "shot" of "three of the five people shot", else the noun that is counted. It is
// "" where the number stands alone.
func (s *sentence) ofWhole(f quantity.Found, counted int) (m hearsay.Measure, lattice bool) {
	_, behind := s.tokens(f.Quantity.Span)
	if counted >= 0 {
		behind = counted + 1
		if m := nounMeasures[s.lemma(counted)]; m != "" {
			return m, true
		}
	}
	said, by := behind, s.low(behind)
	clause := by == "who" || by == "that" || by == "which"
	if clause {
		if said++; said < len(s.Tokens) && s.Tokens[said].UPOS == lang.Aux {
			said++
		}
	}
	if said >= len(s.Tokens) || !clause && s.Tokens[said].XPOS != lang.VBN && s.Tokens[said].UPOS != lang.Adj {
		said = -1
	}
	switch {
	case said < 0 && counted < 0:
		if at, _ := s.tokens(f.Quantity.Span); at > 2 && s.low(at-2) == "out" && s.noun(at-3) {
			return hearsay.Measure(s.phrase(at - 3).Of(s.text)), false // "40 tanks out of 300"
		}
		return "", false
	case said >= 0 && verbMeasures[s.lemma(said)] != "" && !(clause && s.objectAt(said+1)): // "who gathered", not "who killed ten"
		return verbMeasures[s.lemma(said)], true
	case said >= 0 && nounMeasures[s.low(said)] != "":
		return nounMeasures[s.low(said)], true
	case counted < 0:
		return hearsay.Measure(s.low(said)), false // "eligible" of "of 1,140 eligible, 1,032"
	case said >= 0 && s.Tokens[said].UPOS == lang.Verb && s.Tokens[said].XPOS == lang.VBN && !tells[s.lemma(said)]:
		return hearsay.Measure(s.verbPhrase(said)), false // "of the 44 passengers tested, six"
	}
	return hearsay.Measure(s.phrase(counted).Of(s.text)), false
}

// objectAt reports whether an object begins at token i, right behind a verb.
func (s *sentence) objectAt(i int) bool {
	if i >= len(s.Tokens) {
		return false
	}
	switch s.Tokens[i].UPOS {
	case lang.Num, lang.Det, lang.Noun, lang.Propn, lang.Adj:
		return true
	}
	return false
}

// excepted reports whether the number is left out of what is told: "all but two".
func (s *sentence) excepted(f quantity.Found) bool {
	at, _ := s.tokens(f.Quantity.Span)
	if at < 2 || s.low(at-1) != "but" {
		return false
	}
	switch s.low(at - 2) {
	case "all", "everyone", "everybody", "everything", "none", "nobody", "nothing", "anybody", "anyone":
		return true
	}
	return false
}

// ofParent reports whether the number tells how many children somebody has: "a mother of
// three".
func (s *sentence) ofParent(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	return from > 1 && s.low(from-1) == "of" && parents[s.lemma(from-2)] && (to >= len(s.Tokens) || s.ends(to) || s.Tokens[to].UPOS == lang.Verb)
}

// parents are nouns for those who have children.
var parents = set("mother father parent dad mum mom grandmother grandfather grandparent widow")

// leftOut returns what those did not do whom "all but" leaves out of what the verb at token
// pred tells: "not rescued" of "all but two were rescued". It is "" where no verb tells it.
func (s *sentence) leftOut(f quantity.Found, pred int) hearsay.Measure {
	at, _ := s.tokens(f.Quantity.Span)
	if s.low(at-2) != "all" {
		return "" // "nobody but two"
	}
	if pred < 0 || s.Tokens[pred].UPOS != lang.Verb {
		return ""
	}
	return hearsay.Measure("not " + s.verbPhrase(pred))
}

// inflicting reports whether those counted do to others what their clause tells: they are the
// subject of a verb of harm that has its object, or those by whom it was done.
func (s *sentence) inflicting(ctx surroundings, counted int) bool {
	v := ctx.pred
	switch {
	case counted < 0 || v < 0 || !inflicts[s.lemma(v)]:
		return false
	case v > counted:
		return ctx.role == lang.Nsubj && s.child(v, lang.AuxPass) < 0 && s.child(v, lang.Obj) > v && s.low(v+1) != "by"
	}
	return s.Tokens[counted].Rel == lang.OblAgent && s.child(counted, lang.Acl) < 0 // "were killed by two gunmen"
}

// killsBehind returns where the predicate begins behind the clause with "who" at token i, or
// behind a comma there, by which those before it do such to others: ", who shot ten,". It is
// -1 where there is no such clause.
func (s *sentence) killsBehind(i int) int {
	comma := s.low(i) == ","
	if comma {
		i++
	}
	if w := s.low(i); w != "who" && w != "that" && w != "which" {
		return -1
	}
	if i++; s.at(i).UPOS == lang.Aux && !beForms[s.low(i)] {
		i++
	}
	if !inflicts[s.lemma(i)] || !s.objectAt(i+1) {
		return -1
	}
	for j := i + 1; j < len(s.Tokens); j++ {
		if comma && s.low(j) == "," || !comma && s.finite(j) {
			if comma {
				j++
			}
			return j
		}
	}
	return len(s.Tokens)
}

// finite reports whether token i is a verb with tense or a helper of one.
func (s *sentence) finite(i int) bool {
	t := s.at(i)
	return t.UPOS == lang.Aux || t.UPOS == lang.Verb && (t.XPOS == lang.VBD || t.XPOS == lang.VBP || t.XPOS == lang.VBZ)
}

// inflicts are verbs of doing something to people.
var inflicts = set("kill murder slay wound injure hurt maim shoot shot stab behead massacre execute attack beat assault rob rape ambush torture capture abduct kidnap seize arrest detain displace uproot evacuate rescue free release")

// worse reports whether the number counts those of the figure before it who fared so more
// or less badly: "30 wounded, five of them seriously".
func (s *sentence) worse(f quantity.Found) bool {
	_, to := s.tokens(f.Quantity.Span)
	if w := s.low(to + 1); s.low(to) == "of" && (w == "them" || w == "whom" || w == "those") {
		to += 2
	} else if w := s.low(to - 1); w != "them" && w != "whom" && w != "those" {
		return false
	}
	return gravely[s.low(to)]
}

// standingBy returns the noun that tells of those counted where they only stand by what their
// clause is about: "pupils" of "a bus with 40 pupils was hit", "strike" of "a strike by 300
// pilots ended". It is -1 where the clause tells of them, or words of their own do.
func (s *sentence) standingBy(f quantity.Found, counted int) int {
	from, _ := s.tokens(f.Quantity.Span)
	if counted < from || nounMeasures[s.lemma(counted)] != "" || s.child(counted, lang.Acl, lang.AclRelcl) >= 0 {
		return -1
	}
	if x := s.at(counted + 1).XPOS; x == lang.VBN || x == lang.VBG { // "with 40 huts burned"
		return -1
	}
	tells, with := -1, false
	for i := counted; ; {
		t, by := s.Tokens[i], s.child(i, lang.Case)
		switch {
		case t.Rel == lang.Conj && t.Head >= 0:
		case t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass:
			if tells < 0 && by >= 0 && by < from && besides[s.low(by)] && s.low(by) != "with" { // as no subject does, but in "with six million cars sold"
				return counted
			}
			return tells
		case t.Rel != lang.Nmod || t.Head > i || !s.noun(t.Head) || by < 0 || by >= min(i, from):
			if !with {
				return -1
			}
			return tells
		case happenings[s.lemma(t.Head)] && (s.low(by) == "of" || s.low(by) == "by") && tells < 0:
			tells = t.Head
		case besides[s.low(by)] && tells < 0:
			tells, with = counted, s.low(by) == "with"
		case s.low(by) != "of" && !besides[s.low(by)]:
			return -1
		}
		i = t.Head
	}
}

// besides are prepositions that lead to what only stands by something.
var besides = set("with in at by on for from aboard near against inside outside behind before after under to")

// remaining returns what the words right behind those counted say of them, who are still to be had or to come: "at stake" of
// "131 delegates at stake", "to go", and what they are needed for: "It takes 2,383 delegates to win". It is "" elsewhere.
func (s *sentence) remaining(f quantity.Found, counted int) hearsay.Measure {
	_, i := s.tokens(f.Quantity.Span)
	if counted >= i {
		i = counted + 1
	}
	switch w, next := s.low(i), s.low(i+1); {
	case w == "up" && next == "for" && upFor[s.low(i+2)]:
		return hearsay.Measure("up for " + s.low(i+2))
	case w == "at" && next == "stake", w == "on" && next == "offer", w == "to" && (next == "go" || next == "spare") && (i+2 >= len(s.Tokens) || s.at(i+2).UPOS == lang.Punct || s.low(i+2) == "in" || s.low(i+2) == "and"):
		return hearsay.Measure(w + " " + next)
	case w == "to" && s.at(i+1).XPOS == lang.VB:
		from, _ := s.tokens(f.Quantity.Span)
		if v := s.before(from); s.low(v) == "takes" && s.low(v-1) == "it" {
			return hearsay.Measure("needed to " + next)
		}
	}
	return ""
}

// upFor are what something may be up for.
var upFor = set("grabs auction sale election re-election reelection renewal bids")
