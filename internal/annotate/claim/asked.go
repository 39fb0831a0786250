package claim

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads of whom a share is told that has no "of" of its own: of the group behind
// it ("6.5 percent for men"), of those of whom the share before it is told, or of those who
// were asked.

// ofGroup gives a share whom it is told of.
func (r *reader) ofGroup(s *sentence, c *candidate) {
	if c.Quantity == nil || c.Quantity.Unit != "%" && !c.found.Share && !s.perNumber(c.found) || c.counted >= 0 && !unitWord(s, c.counted, c.found) || c.moved && c.found.Change != "" {
		return
	}
	_, to := s.tokens(c.found.Quantity.Span)
	if s.low(to) == "of" && s.low(to+1) == "those" && polling[s.low(to+2)] {
		c.Subject, c.Topical, r.firm, c.asked = s.text[s.Tokens[to+1].Start:s.Tokens[to+2].End], false, true, true
		return
	}
	if name := r.groupOf(s, to-1); name != "" {
		c.Subject, c.Topical, c.grouped, r.firm = name, false, true, true
		if m := string(c.Measure); strings.HasPrefix(m, "for ") || strings.HasPrefix(m, "among ") {
			c.Measure = r.levelOrLast(s, c) // which the group is no part of
		}
		return
	}
	if p := r.latest(s.index); p != nil && p.sentence == s.index && p.asked && s.low(to) == "to" && s.at(to+1).XPOS == lang.VB { // "38 percent planned to hire and 12 percent to cut staff"
		c.Subject, c.Topical, r.firm, c.asked = p.Subject, false, true, true
		c.Measure = hearsay.Measure(s.verbPhrase(to + 1))
		return
	}
	if at := s.splitAhead(&c.found); at >= 0 {
		c.Subject, c.Topical, r.firm = s.phrase(at).Of(s.text), false, true
		return
	}
	if at := s.sharedBy(to); at >= 0 && r.heads(s, c, at) {
		c.Subject, c.Topical, c.headed, r.firm = s.phrase(at).Of(s.text), false, true, true
		return
	}
	if name := r.groupAhead(s, &c.found); name != "" && (c.Subject == "" || c.Topical) {
		c.Subject, c.Topical, r.firm = name, false, true
		return
	}
	if !s.leadsClause(&c.found) || c.Subject != "" && !c.Topical && c.role != lang.Nsubj {
		return
	}
	name := r.sharersBefore(s)
	if name == "" && r.asked.sentence >= s.index-near {
		name = r.asked.name
	}
	if name != "" {
		c.Subject, c.Topical, r.firm, c.asked = name, false, true, true
		if v := s.verbFrom(to, len(s.Tokens)); c.Measure == "" && v >= 0 {
			m, known := s.sayingOf(to, false)
			c.Measure, c.lattice = cmp.Or(m, hearsay.Measure(s.verbPhrase(v))), known
		}
	}
}

// splitAhead returns the subject behind the shares by which the sentence begins: "women" of "By
// 52% to 40%, women back it"; -1 where it begins otherwise.
func (s *sentence) splitAhead(f *quantity.Found) int {
	from, _ := s.tokens(f.Quantity.Span)
	if s.low(0) != "by" || from > 9 {
		return -1
	}
	k := 1
	for ; k < len(s.Tokens) && s.low(k) != ","; k++ {
		if u := s.Tokens[k].UPOS; u == lang.Verb || u == lang.Propn {
			return -1
		}
	}
	at := k + 1
	for at < len(s.Tokens) && (s.Tokens[at].UPOS == lang.Det || s.Tokens[at].UPOS == lang.Adj) {
		at++
	}
	for s.noun(at) && s.noun(at+1) && s.Tokens[at].XPOS != lang.NNS && s.Tokens[at].XPOS != lang.NNPS {
		at++
	}
	if from > k || !s.noun(at) || s.at(at).XPOS != lang.NNS && s.at(at).XPOS != lang.NNPS {
		return -1
	}
	return at
}

// sharedBy returns the noun, or the name of many, that the "of" at token i leads to; -1 if
// none stands there.
func (s *sentence) sharedBy(i int) int {
	if s.low(i) != "of" {
		return -1
	}
	for i++; s.at(i).UPOS == lang.Det || s.at(i).UPOS == lang.Adj; i++ {
	}
	if !s.noun(i) {
		return -1
	}
	for s.noun(i+1) && (s.Tokens[i].XPOS != lang.NNS || !persons[s.lemma(i)]) {
		i++
	}
	if s.low(i+1) == "-" {
		return -1 // "candidate-focused ads"
	}
	return i
}

// heads reports whether a share of people, whose noun is token at, is the subject of its
// clause, or stands in a list with one: "60 percent of girls and 45 percent of boys said".
func (r *reader) heads(s *sentence, c *candidate, at int) bool {
	from, _ := s.tokens(c.found.Quantity.Span)
	people := r.person(s, at) || s.capital(at) && strings.HasSuffix(s.form(at), "s")
	if p := r.latest(s.index); p != nil && p.sentence == s.index && p.headed && (people || s.Tokens[at].XPOS == lang.NNS) {
		i, listed := s.after(p.Quantity.End), true
		for ; i < from; i++ {
			if t := s.Tokens[i]; t.UPOS == lang.Verb || t.UPOS == lang.Aux {
				listed = false
			}
		}
		if listed {
			return true
		}
	}
	if !people || from == 0 {
		return people
	}
	if s.Tokens[from-1].UPOS != lang.Punct && s.Tokens[from-1].UPOS != lang.Cconj && s.Tokens[from-1].UPOS != lang.Sconj && s.Tokens[from-1].UPOS != lang.Adv {
		return false
	}
	for j := at + 1; j < len(s.Tokens) && j < at+14; j++ {
		switch t := s.Tokens[j]; {
		case j == at+1 && s.finite(j): // "and 44 percent of independents disagreed"
			return true
		case s.finite(j), t.XPOS == lang.VB && s.low(j-1) != "to":
			return s.Tokens[from-1].UPOS != lang.Cconj || c.role == lang.Nsubj
		case s.low(j) == ";" || t.UPOS == lang.Sconj:
			return false
		}
	}
	return false
}

// levelOrLast returns what the clause says that the figure is the level of, else what the
// figure before it in the sentence measures.
func (r *reader) levelOrLast(s *sentence, c *candidate) hearsay.Measure {
	n := c.number(s)
	if at := r.level(s, n, s.context(n, c.counted)); at >= 0 {
		return hearsay.Measure(s.phrase(at).Of(s.text))
	}
	if p := r.latest(s.index); p != nil && p.sentence == s.index {
		return p.Measure
	}
	return ""
}

// ofFronted gives a figure that goes on with the level of the one before it whom or what the
// words at the head of its clause name: "Pay rose 2 percent. In the public sector it fell".
func (r *reader) ofFronted(s *sentence, c *candidate) {
	if c.Quantity == nil || !movable(c.Quantity.Unit) {
		return
	}
	pron := s.before(c.number(s))
	for pron > 0 && (s.Tokens[pron].UPOS == lang.Aux || s.Tokens[pron].UPOS == lang.Verb || s.Tokens[pron].UPOS == lang.Adv || s.Tokens[pron].UPOS == lang.Adp || motionForms[s.low(pron)]) {
		pron--
	}
	if r.goingOn(s, pron) == nil {
		return
	}
	end := pron - 1
	if s.low(end) == "," {
		end--
	}
	first := end
	for ; first >= 0 && (s.noun(first) || s.Tokens[first].UPOS == lang.Det || s.Tokens[first].UPOS == lang.Adj); first-- {
		if r.inTime(s, first) {
			return
		}
	}
	if w := s.low(first); !scenic[w] && w != "among" && w != "for" {
		return
	}
	switch s.at(first - 1).UPOS {
	case lang.Punct, lang.Sconj, lang.Cconj:
	default:
		if first > 0 {
			return
		}
	}
	if s.noun(end) && !timeWords[s.lemma(end)] && !spans[s.lemma(end)] && !phrasal[s.lemma(end)] {
		c.Subject, c.Topical, r.firm = cmp.Or(r.partyAt(s, end), s.phrase(end).Of(s.text)), false, true
	}
}

// phrasal are nouns that stand in words for how or when: "in the end", "in fact".
var phrasal = set("end past meantime event fact process case response return turn addition")

// groupAhead returns the people whom the clause of a share begins with: "men" of "Among men,
// the rate was 14 percent"; "" if it begins otherwise.
func (r *reader) groupAhead(s *sentence, f *quantity.Found) string {
	from, _ := s.tokens(f.Quantity.Span)
	first := from
	for first > 0 && s.low(first-1) != ";" && s.low(first-1) != ":" {
		first--
	}
	if s.at(first).UPOS == lang.Cconj {
		first++
	}
	if at := s.dividedAhead(first, from); at >= 0 && r.person(s, at) {
		return s.phrase(at).Of(s.text)
	}
	name, end := r.groupAt(s, first)
	if name == "" || end > from || s.low(end) != "," && s.at(end).UPOS != lang.Pron && s.at(end).UPOS != lang.Det {
		return ""
	}
	for j := end; j < from; j++ {
		if s.Tokens[j].UPOS == lang.Num {
			return ""
		}
	}
	return name
}

// dividedAhead returns the plural behind "of" at token i of which the share at token n is told
// right behind a comma: "members" of "Of the union members who voted, 88%"; -1 if there is none.
func (s *sentence) dividedAhead(i, n int) int {
	if s.low(i) != "of" || s.low(s.before(n)) != "," {
		return -1
	}
	for j := i + 1; j < n && j < i+6; j++ {
		switch t := s.Tokens[j]; {
		case s.noun(j) && s.noun(j+1):
		case s.noun(j) && t.XPOS == lang.NNS:
			if slices.ContainsFunc(s.Tokens[j:s.before(n)], func(t lang.Token) bool { return t.UPOS == lang.Punct || t.UPOS == lang.Num }) {
				return -1
			}
			return j
		case t.UPOS != lang.Adj && t.UPOS != lang.Det && t.UPOS != lang.Num && t.UPOS != lang.Verb:
			return -1
		}
	}
	return -1
}

// groupOf returns the people whom the word at token i is told of by what stands behind it:
// "women" of "unemployment among women"; "" if nobody does.
func (r *reader) groupOf(s *sentence, i int) string {
	name, _ := r.groupAt(s, i+1)
	return name
}

// groupAt returns the people behind "among" or "for" at token i, and the token behind them:
// "older men" of "among the older men", "young" of "for the young", "those aged 16 to 24".
// It is "" where something else stands there.
func (r *reader) groupAt(s *sentence, i int) (name string, end int) {
	if w := s.low(i); w != "for" && w != "among" && w != "amongst" {
		return "", i
	}
	i++
	if s.low(i) == "those" {
		who := s.low(i+1) == "who"
		for end = i + 1; end < len(s.Tokens) && end < i+9 && s.Tokens[end].UPOS != lang.Punct && (who || s.Tokens[end].UPOS != lang.Pron && !s.finite(end)); end++ {
		}
		if end == i+1 || who && s.low(end) != "," || s.finite(end) || s.at(end).UPOS == lang.Pron {
			return "", i
		}
		return s.text[s.Tokens[i].Start:s.Tokens[end-1].End], end
	}
	for j := i; j < len(s.Tokens) && j < i+6; j++ {
		switch t := s.Tokens[j]; {
		case j > i && s.low(j-1) == "the" && theMany[s.low(j)] && !s.noun(j+1):
			return s.low(j), j + 1
		case s.noun(j) && s.noun(j+1):
		case s.noun(j) && t.XPOS == lang.NNS && r.person(s, j):
			return s.phrase(j).Of(s.text), j + 1
		case t.UPOS != lang.Adj && t.UPOS != lang.Det && t.UPOS != lang.Num:
			return "", i
		}
	}
	return "", i
}

// theMany are words for all people who are so, with "the" before them.
var theMany = set("young old elderly poor rich wealthy unemployed jobless employed homeless disabled retired married unmarried")

// leadsClause reports whether a verb with tense stands right behind a share, so that it is
// told of those who are the subject: "38 percent planned to hire", "only 11 percent were".
func (s *sentence) leadsClause(f *quantity.Found) bool {
	_, to := s.tokens(f.Quantity.Span)
	for s.at(to).UPOS == lang.Adv {
		to++
	}
	return s.acts(to) && !joining[s.low(to)]
}

// joining are participles behind a share that go on with another.
var joining = set("compared based owned held")

// sharersBefore returns of whom the share before is told by its "of", where that led its
// clause as well: "half of nurses had thought of leaving. Only 11 percent felt well paid".
func (r *reader) sharersBefore(s *sentence) string {
	p := r.latest(s.index)
	if p == nil || p.sentence < s.index-1 || p.Quantity.Unit != "%" && !p.found.Share {
		return ""
	}
	o := &sentence{&r.t.Sentences[p.sentence], r.doc.Text, p.sentence}
	if at := o.shareNoun(p.found); at >= 0 && r.person(o, at) && p.role == lang.Nsubj {
		return o.phrase(at).Of(o.text)
	}
	if p.asked {
		return p.Subject
	}
	return ""
}

// askedOf is whom a survey asked, and the sentence that said so last.
type askedOf struct {
	name     string
	sentence int
}

// noteAsked keeps whom the sentence says that a survey asked: "a survey of 500 firms",
// "asked 2,300 teenagers", "the 1,800 households polled".
func (r *reader) noteAsked(s *sentence) {
	for i := range s.Tokens {
		at := -1
		switch {
		case s.noun(i) && polls[s.lemma(i)] && s.low(i+1) == "of":
			at = s.countedFrom(i + 2)
		case polling[s.low(i)]:
			at = s.countedFrom(i + 1)
			if at < 0 && s.at(i).XPOS == lang.VBN && s.noun(i-1) && s.Tokens[i-1].XPOS == lang.NNS {
				at = i - 1
			}
		}
		if at >= 0 {
			r.asked = askedOf{s.phrase(at).Of(s.text), s.index}
		}
	}
}

// polling are forms of verbs of asking many.
var polling = set("asked surveyed polled questioned interviewed")

// countedFrom returns the plural that a number at token i counts, words that bound it
// aside: "firms" in "more than 500 small firms"; -1 if no number stands there.
func (s *sentence) countedFrom(i int) int {
	number := false
	for j := i; j < len(s.Tokens) && j < i+8; j++ {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Num:
			number = true
		case s.noun(j) && s.noun(j+1):
		case s.noun(j):
			if number && t.XPOS == lang.NNS {
				return j
			}
			return -1
		case t.UPOS != lang.Adj && t.UPOS != lang.Adv && t.UPOS != lang.Det && !bounding[s.low(j)]:
			return -1
		}
	}
	return -1
}

// fromAnother gives a number behind "from" what the one behind "to" before it measures:
// "dropped to 90,000 barrels a day, from 120,000 in January".
func (r *reader) fromAnother(s *sentence, c *candidate) {
	from, _ := s.tokens(c.found.Quantity.Span)
	p := r.latest(s.index)
	if s.low(from-1) != "from" || p == nil || p.sentence != s.index || !p.moved || p.Quantity.Unit != c.Quantity.Unit || p.found.Change != "" || s.shareNoun(c.found) >= 0 || c.Quantity.Start-p.Quantity.End > 40 {
		return
	}
	c.Measure, c.lattice, c.moved, c.own = p.Measure, p.lattice, true, p.Measure
	c.Subject, c.Topical, r.firm = p.Subject, p.Topical, p.Subject != ""
}

// ofCompared gives a share by which something is larger or cheaper the noun before the verb
// "be" that leads to it: "petrol was 7 percent cheaper".
func (r *reader) ofCompared(s *sentence, c *candidate) {
	at := s.before(c.number(s))
	if c.Quantity == nil || c.Quantity.Unit != "%" || !beForms[s.low(at)] || s.compared(c.found) == "" {
		return
	}
	if k := s.chunkBefore(at); k >= 0 && s.noun(k) && !levels[s.lemma(k)] {
		c.Subject, c.Topical, r.firm = r.nounName(s, k), false, true
		if s.Tokens[k].UPOS == lang.Propn {
			c.Subject = cmp.Or(r.actorAt(s, k), c.Subject)
		}
	}
}
