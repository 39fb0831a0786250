package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads answers: those of people whom a poll asks, whom they choose and how that one stands with them, and the
// numbers with which somebody answers how many.

// asAsked gives a bare number in an answer what the question right before it asks for, and when: "How many ships came in
// April?" – "We had 212."
func (r *reader) asAsked(s *sentence, c *candidate) {
	if c.Quantity == nil || c.Quantity.Unit != "1" || c.counted >= 0 || c.lattice || c.own != "" || s.index == 0 || len(s.Tokens) > longestAnswer {
		return
	}
	if c.pred >= 0 && s.lemma(c.pred) != "have" && s.lemma(c.pred) != "be" || s.verbIn(s.after(c.Quantity.End), len(s.Tokens)) {
		return // "52 were on board"
	}
	before := &r.t.Sentences[s.index-1]
	o := &sentence{before, s.text, s.index - 1}
	if s.Block-before.Block > 1 || !question(o) {
		return
	}
	noun := o.asksHowMany()
	if noun < 0 {
		return
	}
	first := noun
	for o.noun(first - 1) {
		first--
	}
	c.Quantity.Counted = s.text[o.Tokens[first].Start:o.Tokens[noun].End]
	v := noun + 1
	for v < len(o.Tokens) && o.Tokens[v].UPOS != lang.Verb {
		v++
	}
	switch m, lemma := nounMeasures[o.lemma(noun)], o.lemma(v); {
	case m != "" && !persons[o.lemma(noun)]:
		c.Measure, c.lattice = m, true
	case verbMeasures[lemma] != "" && r.person(o, noun):
		c.Measure, c.lattice = verbMeasures[lemma], true
	case v < len(o.Tokens) && lemma != "have" && !tells[lemma]:
		c.Measure = hearsay.Measure(c.Quantity.Counted + " " + o.low(v))
	default:
		c.Measure = hearsay.Measure(c.Quantity.Counted)
	}
	c.own, c.ownKnown = c.Measure, c.lattice
	if times := r.timesIn(o.index); len(times) == 1 && len(r.timesIn(s.index)) == 0 {
		c.Period, c.firmTime = times[0].Period, true
	}
}

// longestAnswer is how many tokens an answer has that is taken for one to how many.
const longestAnswer = 16

// asksHowMany returns the noun of which the question asks how many there are, -1 if it asks that of none.
func (s *sentence) asksHowMany() int {
	for i := 0; i+2 < len(s.Tokens); i++ {
		if s.low(i) != "how" || s.low(i+1) != "many" {
			continue
		}
		j := i + 2
		for s.at(j).UPOS == lang.Adj || s.low(j) == "more" || s.low(j) == "of" || s.at(j).UPOS == lang.Det || s.at(j).XPOS == lang.PRPS {
			j++
		}
		if !s.noun(j) {
			return -1
		}
		for s.noun(j + 1) {
			j++
		}
		return j
	}
	return -1
}

// standsInPoll gives the share that a poll has of whoever bears a name the measure support, where
// nothing was read of it but how it stands: "A poll puts Lind at 45 percent, with Holm at 40".
func (r *reader) standsInPoll(s *sentence, c *candidate) {
	if c.Quantity == nil || c.Quantity.Unit != "%" || c.lattice || c.found.Change != "" || len(c.Attribution) == 0 || c.Subject == strings.ToLower(c.Subject) || s.tellsElection() {
		return
	}
	by := strings.ToLower(c.Attribution[len(c.Attribution)-1].Name)
	if !polled[noun(by)] && !strings.Contains(by, "poll ") && !strings.Contains(by, "survey ") { // "a poll by Dial"
		return
	}
	source := set(by)
	for _, w := range strings.Fields(strings.ToLower(string(c.Measure))) {
		if !standsSo[w] && !source[w] {
			return
		}
	}
	c.Measure = "support"
}

// standsSo are words for how somebody stands in a poll, and for its coming out.
var standsSo = set(`is are was be being has have had having gets got get getting comes came come coming stands stood stand leads led lead leading trails trailed trail trailing
	follows followed follow following tied ties tie beats beat beating trounced trounces puts put shows showed shown showing show places placed polls polled polling poll surveys survey
	garners garnered garner earns earned earn draws drew draw sits sat sit registers registered registering register finds found
	unchanged ahead behind average averages averaged averaging lags lagged edge edged edging released published conducted out percent point points percentage now share instance third second first`)
