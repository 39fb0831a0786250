package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads who gives a figure by its verb alone, and who is named for it only in the sentence
// behind: "The ministry gives 61 wounded", "That is according to the border guard".

// giver returns who gives the number at token n of those whom something befell, the zero Party where
// nobody does or what is given is handed out: "gives 30 beds to refugees".
func (r *reader) giver(s *sentence, n int) hearsay.Party {
	v, particle := s.verbBefore(n)
	if v < 1 || particle != "" || !listing[s.lemma(v)] || s.Tokens[v].XPOS == lang.VBG {
		return hearsay.Party{}
	}
	to := n + 1
	for to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Num {
		to++
	}
	if m := nounMeasures[s.lemma(min(to, len(s.Tokens)-1))]; states[s.low(to)] == "" && !tallied[m] {
		return hearsay.Party{}
	}
	sub := s.nearestSubject(v)
	if sub < 0 || sub > v || !s.noun(sub) {
		return hearsay.Party{}
	}
	if p := r.partyOf(s, sub); p.Name != "" && p.Type != hearsay.Unknown {
		return p
	}
	if !r.person(s, sub) && !bodies[s.lemma(sub)] {
		return hearsay.Party{}
	}
	return r.evidenceAt(s, sub)
}

// listing are verbs by which a body gives how many something befell.
var listing = set("give list log register record tally")

// pointsBack gives the figures of the sentence before, in the same paragraph, to whom this one names for them: "That is
// according to the border guard", "This is the count of the town hall".
func (r *reader) pointsBack(s *sentence) {
	if len(s.Tokens) < 5 || s.low(0) != "that" && s.low(0) != "this" && s.low(0) != "those" && s.low(0) != "these" {
		return
	}
	at := 1
	for at < 4 && s.Tokens[at].UPOS == lang.Noun || s.low(at) == "are" || s.low(at) == "is" || s.low(at) == "was" || s.low(at) == "were" {
		at++
	}
	if at < 2 {
		return
	}
	switch {
	case s.low(at) == "according" && s.low(at+1) == "to":
		at += 2
	case s.low(at) == "the" && reckonings[s.lemma(at+1)] && s.low(at+2) == "of":
		at += 3
	default:
		return
	}
	to := len(s.Tokens)
	for to > at && s.Tokens[to-1].UPOS == lang.Punct {
		to--
	}
	for j := at; j < to; j++ {
		if s.Tokens[j].UPOS == lang.Punct || s.Tokens[j].UPOS == lang.Verb {
			to = j
		}
	}
	chain := r.sources(s, []hearsay.Party{r.named(s, at, to)})
	if len(chain) == 0 || chain[0].Name == "" || s.index == 0 || r.t.Sentences[s.index-1].Paragraph != s.Paragraph {
		return
	}
	for k := len(r.out) - 1; k >= 0 && r.out[k].sentence == s.index-1; k-- {
		r.out[k].Attribution = chain
	}
}
