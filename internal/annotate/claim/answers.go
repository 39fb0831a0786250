package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads what those whom a poll asks answer: whom they choose, and how that one stands
// with them.

// ofChosen gives a share of people, of whom its clause tells no more than whom by name they
// choose, to that one: "40 percent chose Lind", "37 percent would vote for Lind".
func (r *reader) ofChosen(s *sentence, c *candidate) {
	if c.Quantity == nil || c.Quantity.Unit != "%" || c.found.Change != "" || c.grouped || c.pred < 0 || c.role != lang.Nsubj || c.counted >= 0 && !unitWord(s, c.counted, c.found) {
		return
	}
	if _, to := s.tokens(c.found.Quantity.Span); s.low(to) == "of" {
		return
	}
	at := -1
	switch v := s.lemma(c.pred); {
	case chooses[v]:
		at = s.child(c.pred, lang.Obj)
	case v == "vote":
		if at = s.child(c.pred, lang.Obl); at >= 0 && s.marker(at) != "for" {
			at = -1
		}
	}
	if at < 0 || s.Tokens[at].UPOS != lang.Propn {
		return
	}
	if name := r.actorAt(s, at); name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
	}
}

// chooses are verbs for choosing somebody, and for standing by somebody.
var chooses = set("choose back support prefer favor favour pick select endorse name trust oppose like dislike")

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
