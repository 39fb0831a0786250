package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// tellsHowMany reports whether the text tells how many there are by a small number in words:
// "spread to two shops", "has nine aircraft". It does not where the words point at a
// set that readers know ("the two sides", "its three ferries"), where the number only
// says of whom or of what an account is ("two people familiar with it said"), and where it
// is part of a name or a heading.
func (r *reader) tellsHowMany(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	w := s.lemma(c.counted)
	switch t := s.Tokens[c.counted]; {
	case spans[w] && w != "time", accounts[w], ordinary[w] && w != "time", t.UPOS == lang.Propn && !r.person(s, c.counted), !s.noun(c.counted) && t.UPOS != lang.Pron && t.UPOS != lang.Adj:
		return false
	case t.UPOS != lang.Pron && s.capital(c.counted) && !r.person(s, c.counted):
		return false // a heading
	case from > 0 && (s.low(from-1) == "-" && s.Tokens[from-1].End == s.Tokens[from].Start || s.capital(from) && (s.Tokens[from-1].UPOS == lang.Propn || s.Tokens[from-1].UPOS == lang.Adj && s.capital(from-1))), s.low(to) == "-" || s.low(to) == "past":
		return false // "mum-of-five", "Channel Six", "ten past midnight"
	case apart[s.low(c.counted+1)], doors[w] && (s.low(c.counted+1) == "down" || s.low(c.counted+1) == "over" || s.low(c.counted+1) == "up"):
		return false // "two streets away", "two doors down"
	}
	if at := s.before(from); at >= 0 && s.pointsAt(at) && s.low(to) != "other" && s.low(to) != "others" && s.low(at) != "other" && !struckDown[w] && !offspring[w] && !s.struckBehind(c.counted) {
		return false
	}
	switch s.marker(c.counted) {
	case "by", "between", "after":
		if s.marker(c.counted) == "after" && r.person(s, c.counted) { // "after two boys and two girls were shot"
			break
		}
		if c.role != lang.Nsubj && c.role != lang.Obj && !value(c.found).GreaterThan(five) {
			return false
		}
	}
	if c.role == lang.Nsubj && c.pred >= 0 && (officials[w] && !acts[s.lemma(c.pred)] || r.person(s, c.counted) && witnesses[s.lemma(c.pred)] && !s.framed(c.pred)) {
		return false
	}
	return s.low(c.counted+1) != "familiar" && s.low(c.counted+2) != "knowledge"
}

// framed reports whether the verb of telling at token i ends what somebody else told: "three men
// were hurt, said Lt. Holm".
func (s *sentence) framed(i int) bool {
	return s.low(i-1) == "," && s.at(i+1).UPOS == lang.Propn
}

// tellsOfOne reports whether "one" tells how many an event struck: "one person dead", "one
// of whom died", "while one was taken to hospital", and not "one of the guards said".
func (r *reader) tellsOfOne(s *sentence, c *candidate) bool {
	f, counted := c.found, c.counted
	_, to := s.tokens(f.Number)
	if s.low(to) == "of" {
		return (s.low(to+1) == "whom" || s.low(to+1) == "them" && !looks[s.lemma(to+2)] || counted >= 0 && r.person(s, counted) && nounMeasures[s.lemma(counted)] != c.Measure) && (s.fared(c) || to == 1 && c.pred < 0 && c.lattice && outcomes[c.Measure])
	}
	if s.low(to-1) == "both" {
		return counted >= 0 && r.person(s, counted) && s.fared(c)
	}
	if s.indefinite(f) {
		return false
	}
	if f.Bound == hearsay.Exactly && counted >= 0 && c.role == lang.NsubjPass && r.person(s, counted) && s.marker(counted) != "of" {
		return true // "one officer was hit"
	}
	if counted >= 0 && offspring[s.lemma(counted)] && c.pred >= 0 && s.lemma(c.pred) == "have" {
		return true
	}
	if counted >= 0 && states[s.low(counted)] == c.Measure { // "One dead, four hurt in Osk"
		counted = -1
	}
	if counted < 0 && (s.fared(c) || gravely[s.low(to)] || r.oneOfThem(s, f)) {
		return true
	}
	return c.lattice && !(counted >= 0 && s.lemma(counted) == "body") && (harm[c.Measure] || f.Bound != hearsay.Exactly) && (counted < 0 || s.Tokens[counted].UPOS == lang.Noun && r.person(s, counted) && s.marker(counted) != "of") && s.inState(s.after(f.Number.End)) == ""
}

// onePerson reports whether a one in figures counts somebody: "3 men and 1 woman", "1 shooter",
// and not "Formula 1 driver".
func (r *reader) onePerson(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	if c.Quantity.Unit != "1" || c.found.Words || !value(c.found).Equal(one) || c.counted != to || !r.person(s, c.counted) || s.Tokens[to].XPOS != lang.NN {
		return false
	}
	return from == 0 || !s.noun(from-1) && s.low(from-1) != "."
}

// oneOfThem reports whether "one" is the subject and stands for one of the people counted
// right before: "Two rangers were charged. One has pleaded guilty".
func (r *reader) oneOfThem(s *sentence, f quantity.Found) bool {
	from, to := s.tokens(f.Number)
	p := r.figureBefore(f)
	if p == nil || p.sentence < s.index-1 || p.Quantity.Unit != "1" || p.found.Share || !value(p.found).GreaterThan(one) || p.counted < 0 && !p.lattice {
		return false
	}
	ps := &sentence{&r.t.Sentences[p.sentence], s.text, p.sentence}
	if p.counted >= 0 && !r.person(ps, p.counted) || r.t.Sentences[p.sentence].Paragraph != s.Paragraph {
		return false
	}
	return r.begins(s, s.before(from)) && s.acts(to) && s.at(to).XPOS != lang.MD && !looks[s.lemma(to)] && !looks[s.lemma(to+1)] && !(s.lemma(to) == "have" && s.low(to+1) == "to")
}

// looks are verbs by which one of some people is told from the others, and what these say.
var looks = set("wear describe believe know call name identify say tell add hold carry")

// figureBefore returns the figure read last before the number, nil if there is none.
func (r *reader) figureBefore(f quantity.Found) *candidate {
	for i := len(r.out) - 1; i >= 0; i-- {
		if p := &r.out[i]; p.Quantity != nil && p.found.Kind == quantity.Amount && p.Quantity.End <= f.Start {
			return p
		}
	}
	return nil
}

// fared reports whether what stands of those counted is how they came out of an event: that
// they died, are in hospital, or in what condition they are.
func (s *sentence) fared(c *candidate) bool {
	if stateNouns[lastField(string(c.Measure))] {
		return true
	}
	if c.pred < 0 || !outcomes[c.Measure] {
		return false
	}
	w := s.low(c.pred)
	return states[w] == c.Measure || verbMeasures[s.lemma(c.pred)] == c.Measure || c.Measure == Hospitalized
}

// gravely are words behind how many of those told before came to what harm: "one fatal",
// "five of them seriously".
var gravely = set("fatal fatally critical critically serious seriously severely gravely badly slightly lightly mildly")

// outcomes are the measures of how people came out of an event.
var outcomes = map[hearsay.Measure]bool{Killed: true, Missing: true, Hospitalized: true}

// pointsAt reports whether token i makes a set known that follows.
func (s *sentence) pointsAt(i int) bool {
	switch t := s.Tokens[i]; t.XPOS {
	case lang.POS, lang.PRPS, lang.WPS:
		return true
	case lang.DT:
		return s.low(i) != "a" && s.low(i) != "an" && s.low(i) != "another" && s.low(i) != "all"
	}
	return knownSets[s.low(i)]
}

// accounts are nouns for figures themselves, and where they stand.
var accounts = set("number figure list")

// officials are nouns for people whose doings are told for what they are, and not for how
// many they are.
var officials = set("official officer minister president leader chief boss expert analyst source spokesman spokeswoman")

// apart are words behind how far off something is.
var apart = set("away off apart ago later")

// doors are nouns for what lies in a row, by which one tells how far off something is.
var doors = set("door house block street row")

// struckDown are nouns for those whom an event has hit: how many they are is told even
// where the words point at them, "identified the four victims".
var struckDown = set("victim fatality casualty")

// offspring are nouns for somebody's children: how many these are is told even where the
// words point at them, "their three sons".
var offspring = set("child kid son daughter boy girl grandchild grandson granddaughter")

// struckBehind reports whether the words behind token i say that those were hurt: "the four
// people shot", "the five who were wounded".
func (s *sentence) struckBehind(i int) bool {
	i++
	if s.low(i) == "who" && (s.low(i+1) == "were" || s.low(i+1) == "was") {
		i += 2
	}
	w := s.low(i)
	return w == "shot" || w == "stabbed" || harm[states[w]]
}

// knownSets are words before a number that make it one of a known set.
var knownSets = set("first last next top past these those")

// lasted reports whether the length of time is one that something took, and not one
// that leads to a time: "shut for 11 hours", "it held that for 31 seconds", "within 11
// minutes", and not "11 minutes later", "after 40 minutes".
func (r *reader) lasted(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Quantity.Span)
	at := s.before(from)
	lasting := at > 0 && s.low(at) == "for"
	switch after := s.low(to); {
	case s.capital(to - 1):
		return false // a title, "13 Hours"
	case at > 0 && (s.low(at) == "first" || s.low(at) == "last") && s.low(at-1) == "the" && (s.low(at-2) == "in" || s.low(at-2) == "within" || s.low(at-2) == "during" || s.low(at-2) == "over"):
		return false // when, "in the first 24 hours"
	case s.inTwoUnits(from, to):
		return true // who tells hours and minutes means them
	case apart[after], after == "before" && !lasting, after == "earlier", after == "old", after == "running":
		return false // how far off a time is
	case c.found.Unit == "s" && s.low(to-2) != "-", c.found.Bound == hearsay.AtMost, s.allotted(from):
		return true
	case c.found.Unit == "a", c.found.Unit == "mo" && !lasting:
		return false // how long somebody has lived somewhere, in passing
	}
	if lasting {
		return c.pred < 0 || !s.perfect(c.pred) || c.found.Unit == "s" || c.found.Unit == "min" || c.found.Unit == "h" || !c.found.Words
	}
	if s.low(to) == "after" || s.low(to) == "-" || s.low(to-2) == "-" {
		return false
	}
	switch c.found.Unit {
	case "s", "min", "h":
		return s.low(at) != "after" && s.low(at) != "every" && (!c.found.Words || c.found.Bound != hearsay.Exactly || at > 0 && s.low(at) == "of" && s.noun(at-1))
	}
	return false
}

// timesApart reports whether the length of time only says how far off something was: "about
// 20 minutes later", "10 minutes before the shooting", "30 minutes into the debate".
func (r *reader) timesApart(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Quantity.Span)
	if s.inTwoUnits(from, to) {
		return false // who tells minutes and seconds means them
	}
	switch s.low(to) {
	case "later", "ago", "earlier", "into", "apart", "mark":
		return true
	case "before", "after":
		at := s.before(from)
		return at < 0 || s.low(at) != "for" && s.Tokens[at].UPOS != lang.Verb
	}
	return false
}

// inTwoUnits reports whether the length of time in tokens [from, to) is told as hours and
// minutes, or minutes and seconds.
func (s *sentence) inTwoUnits(from, to int) bool {
	n := 0
	for j := from; j < to; j++ {
		switch s.low(j) {
		case "hour", "hours", "minute", "minutes", "second", "seconds":
			n++
		}
	}
	return n > 1
}

// allotted reports whether the length of time at token from is what somebody is given,
// or spends on something: "allows four days of leave", "watch seven seconds of it",
// "would be extended three months".
func (s *sentence) allotted(from int) bool {
	for j := from - 1; j >= 0 && j > from-5; j-- {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Verb:
			return allots[s.lemma(j)]
		case t.UPOS == lang.Punct, t.UPOS == lang.Adp, t.UPOS == lang.Cconj, t.UPOS == lang.Sconj:
			return false
		}
	}
	return false
}

// allots are verbs whose object may be a length of time.
var allots = set("give allow offer grant provide log clock watch consume extend prolong lengthen")
