package claim

import (
	"cmp"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// doer returns of whom the clause tells what the number at n says: the subject of
// its verb, a person too, and where nobody is named the noun as it stands:
// "Sund asked for 13 guards", "the borrowers owe $4 billion". It is "" where the
// number or what it counts is the subject itself, and where the subject only tells
// of it.
func (r *reader) doer(s *sentence, n, counted int, ctx surroundings) string {
	if ctx.pred < 0 || s.Tokens[ctx.pred].UPOS != lang.Verb && s.child(ctx.pred, lang.Cop) < 0 {
		return ""
	}
	sub := s.subjectOf(ctx.pred)
	if sub >= 0 && s.Tokens[sub].UPOS == lang.Pron {
		switch s.low(sub) {
		case "which", "who", "that":
			sub = r.antecedent(s, s.Tokens[sub].Head)
		}
	}
	if at := ctx.pred - 1; s.Tokens[ctx.pred].XPOS == lang.VBG && at > 0 && s.Tokens[at].UPOS == lang.Noun && s.low(at-1) == "with" {
		sub = at // "with copper selling for $63"
	}
	if sub < 0 || !s.noun(sub) && s.Tokens[sub].UPOS != lang.Pron {
		sub = s.chunkBefore(ctx.pred) // "with copper trading at $63", which the parse hangs elsewhere
	}
	if witnesses[s.lemma(ctx.pred)] && (s.child(ctx.pred, lang.Ccomp) < 0 || sub > n) || counted >= 0 && public[s.lemma(counted)] {
		return ""
	}
	if sub < 0 || sub == n || sub == counted || s.Tokens[sub].UPOS == lang.Num || r.inUnit(s, sub) || r.inAmount(s, sub) || sub < r.clauseStart(s, n) || r.inTime(s, sub) {
		return ""
	}
	if expects[s.lemma(ctx.pred)] && observers[s.lemma(sub)] && sub < ctx.pred { // what analysts expect is not of them
		return ""
	}
	for at, steps := counted, 0; at >= 0 && steps < 8 && s.Tokens[at].Rel == lang.Conj; steps++ {
		if at = s.Tokens[at].Head; at == sub {
			return "" // "14 bakers, six brewers": another of those counted
		}
	}
	return r.whose(s, sub, s.lemma(ctx.pred))
}

var (
	// expects are verbs of expecting a number.
	expects = set("expect forecast predict project estimate anticipate foresee see reckon envisage")
	// observers are people who do that of others for a living.
	observers = set("analyst economist forecaster expert observer strategist trader investor pollster researcher scientist")
)

// whose returns the name or the noun of the subject at token sub of that verb.
func (r *reader) whose(s *sentence, sub int, verb string) string {
	if s.Tokens[sub].UPOS == lang.Pron {
		switch s.low(sub) {
		case "i", "we":
			if q := r.quotationAt(s, hearsay.Span{Start: s.Tokens[sub].Start, End: s.Tokens[sub].End}); q != nil && q.Form != hearsay.Indirect {
				return strings.TrimPrefix(q.Speaker.Name, "The ")
			}
			if s.low(sub) == "we" && r.issuer.Type == hearsay.Organization { // in its own release
				r.firm = true
				return strings.TrimPrefix(r.issuer.Name, "The ")
			}
			return ""
		}
		name := ""
		if outer := s.teller(sub); outer >= 0 {
			name = r.actorAt(s, outer)
		} else {
			name = r.actorAt(s, sub)
		}
		if o, at := r.meant(s, sub); name == "" && at >= 0 {
			r.firm = true
			if happenings[o.lemma(at)] {
				return r.nounName(o, at) // "It had a depth of 10 km" is of no other quake
			}
			return r.whose(o, at, verb)
		}
		return name
	}
	if w := s.lemma(sub); w == "percent" || w == "%" || w == "cent" { // "80 percent goes on pay and 5 percent on books"
		for j := sub - 1; j >= 0 && sub-j < 4; j-- {
			if tops[s.low(j)] {
				return s.text[s.Tokens[j].Start:s.Tokens[sub].End] // "the top 1 percent paid"
			}
		}
		for k := len(r.out) - 1; k >= 0 && r.out[k].sentence == s.index; k-- {
			if p := &r.out[k]; p.Quantity != nil && p.Quantity.Start <= s.Tokens[sub].Start && s.Tokens[sub].End <= p.Quantity.End {
				return p.Subject
			}
		}
		return ""
	}
	if !s.noun(sub) || happenings[s.lemma(sub)] || knowledge[s.lemma(sub)] || evidence[s.lemma(sub)] && witnesses[verb] {
		return ""
	}
	if name := r.actorAt(s, sub); name != "" {
		return name
	}
	if name := r.craftMeant(s, sub); name != "" {
		r.firm = true
		return name
	}
	w := s.lemma(sub)
	if name := r.nounName(s, sub); name != s.phrase(sub).Of(s.text) {
		return name
	}
	if firmNouns[w] && r.theme.firm != "" {
		return r.theme.firm
	}
	switch {
	case s.Tokens[sub].UPOS != lang.Noun, witnesses[verb], spokesmen[w] && !r.person(s, sub), bodies[w], levels[w], tallies[w], countNouns[w], timeWords[w], month[w], spans[w]:
		return ""
	case !r.person(s, sub) && !s.material(sub) && (r.theme.firm != "" || r.theme.event != strings.ToLower(r.theme.event)): // a thing is one of those whom the report is about
		return ""
	}
	return r.nounName(s, sub)
}

// tops are words for which part of people a share of them is.
var tops = set("top bottom richest poorest wealthiest lowest highest upper lower middle")

// material reports whether the noun at token i stands by itself in the singular, as
// the names of what is traded and used do: "copper", "wheat".
func (s *sentence) material(i int) bool {
	return s.Tokens[i].XPOS == lang.NN && (i == 0 || s.Tokens[i-1].UPOS != lang.Det && s.Tokens[i-1].UPOS != lang.Adj && s.Tokens[i-1].UPOS != lang.Noun && s.Tokens[i-1].XPOS != lang.PRPS && s.Tokens[i-1].XPOS != lang.POS)
}

// owned reports whether persons can be those whom a figure is of: they have shares
// and sums and do things to what is counted, and are never counted themselves.
func (c *candidate) owned() bool {
	return !c.lattice || !suffered[c.Measure] && c.Measure != Jobs && c.Measure != Lost && c.Measure != Losses && c.Measure != Recruited
}

// possessed returns whose the number is by the possessive right before it:
// "Halver’s paltry $31,000", "its 13 ships".
func (r *reader) possessed(s *sentence) string {
	from, _ := s.tokens(r.quantity)
	for j := from - 1; j >= 0 && j >= from-3; j-- {
		switch t := s.Tokens[j]; {
		case j > 0 && t.XPOS == lang.POS && s.noun(j-1):
			if name := r.actorAt(s, j-1); name != "" || wholes[s.lemma(j-1)] && (j < from-1 || !realms[s.lemma(j-1)]) || timeWords[s.lemma(j-1)] || spans[s.lemma(j-1)] || month[s.low(j-1)] || r.inTime(s, j-1) {
				return name
			}
			return s.phrase(j - 1).Of(s.text) // "the token's $73 million"
		case t.XPOS == lang.PRPS:
			return r.actorAt(s, j)
		case t.UPOS == lang.Adj, t.UPOS == lang.Adv:
			continue
		}
		break
	}
	return ""
}

// possessing returns whose what the number counts is by the pronoun right before it: "Velcor said that its
// remaining 13 ships would sail".
func (r *reader) possessing(s *sentence) string {
	from, _ := s.tokens(r.quantity)
	for j := from - 1; j >= 0 && j >= from-3; j-- {
		switch t := s.Tokens[j]; {
		case s.low(j) == "its":
			name := r.actorAt(s, j)
			if sub := r.subjectAround(s, j); name == "" && sub >= 0 {
				name = cmp.Or(r.actorAt(s, sub), bareName(r.partyOf(s, sub).Name))
			}
			return name
		case t.UPOS != lang.Adj && t.XPOS != lang.VBG && t.XPOS != lang.VBN:
			return ""
		}
	}
	return ""
}

// realms are those of wholes that have money of their own: "the state's $2 billion".
var realms = set("nation country state city region")

// wholes are nouns before a superlative that say among which something is the first:
// "the world's largest bank".
var wholes = set("world nation country state city region continent planet industry market")

// bracketed returns the name or noun right before the bracket that begins with the
// number: "Hispanics (32 %)", "little Oranth (8,000 square miles)". What follows
// another figure says that in other terms.
func (r *reader) bracketed(s *sentence) string {
	from, _ := s.tokens(r.quantity)
	if from < 2 || s.low(from-1) != "(" || !s.noun(from-2) {
		return ""
	}
	if p := r.latest(s.index); p != nil && p.sentence == s.index && s.Tokens[from-1].Start-p.Span.End < 2 {
		return ""
	}
	if name := r.actorAt(s, from-2); name != "" {
		return name
	}
	return s.phrase(from - 2).Of(s.text)
}
