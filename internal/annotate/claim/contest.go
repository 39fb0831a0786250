package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads shares into which people are divided by whom or what they choose: of each of two who stand against
// each other, and of whoever those who are counted say that they would have.

// against gives the second of two shares of a contest to whom the first is ahead of: "Lind
// led Holm 47 percent to 39 percent", "Lind has 47 percent to 39 percent for Holm", "voters prefer Lind to Holm, 49 to
// 40 percent".
func (r *reader) against(s *sentence, c *candidate) {
	p := r.latest(s.index)
	if c.Quantity.Unit != "%" || p == nil || p.sentence != s.index || p.Quantity.Unit != "%" && p.Quantity.Unit != "{percentage point}" || p.Span.End > c.Quantity.Start {
		return
	}
	from, _ := s.tokens(p.Quantity.Span)
	_, to := s.tokens(c.found.Quantity.Span)
	between := strings.TrimSpace(s.text[p.Span.End:c.Quantity.Start])
	pair := between == "to" || between == "-" || between == "–"
	at, ahead := -1, -1
	switch {
	case s.low(to) == "for" && (between == "to" || s.low(s.before(c.number(s))) == "against" || strings.HasSuffix(between, "compared to") || strings.HasSuffix(between, "compared with")):
		at = to + 1
	case pair:
		if at, ahead = s.opponent(from); at < 0 && (r.divides(s, p, c, from) || r.tookState(s, p, c, from)) {
			return
		}
	default:
		return
	}
	if name := r.contender(s, at); name != "" {
		r.oppose(s, p, c, name)
		if ahead >= 0 {
			first := r.contender(s, ahead)
			if s.Tokens[ahead].UPOS == lang.Pron { // "she led Holm"
				if who := r.partyOf(s, ahead); who.Type == hearsay.Person {
					first = who.Name
				}
			}
			if s.Tokens[ahead].UPOS == lang.Noun && p.Subject != "" && p.Subject != name {
				first = "" // "the senator leads Holm", whose name was read already
			}
			if first == "" && p.Subject == name || first != "" && first != name {
				p.Subject, p.Topical = first, false
			}
		}
	}
}

// divides gives two shares, of which the first begins at token from, to those for and against what people decide on there:
// "Voters backed the measure 58% to 42%". It reports whether the words before tell so.
func (r *reader) divides(s *sentence, p, c *candidate, from int) bool {
	for j := from - 1; j > 0 && from-j < maxContest; j-- {
		way, ok := decisions[s.lemma(j)]
		if !ok || s.Tokens[j].UPOS != lang.Verb || s.lemma(j) == "carry" { // a state, by who wins there
			continue
		}
		on := s.child(j, lang.Obj, lang.NsubjPass)
		if w := s.lemma(j); (on < 0 || on >= from) && (w == "pass" || w == "fail") {
			on = s.nearestSubject(j)
		}
		if on < 0 || on >= from || !s.noun(on) || upper(s.form(on)) {
			return false // "Lind passed Holm 58% to 42%"
		}
		p.own, c.own, p.ownKnown, c.ownKnown = way[0], way[1], false, false
		p.Subject, p.Topical = r.nounName(s, on), false
		c.Subject, c.Topical, c.opposed = p.Subject, false, true
		return true
	}
	return false
}

// tookState gives two shares of a vote by which somebody won or lost a state to whom the words do not name: "She lost the
// state 36 percent to 51 percent". It reports whether the words before tell so.
func (r *reader) tookState(s *sentence, p, c *candidate, from int) bool {
	for j := from - 1; j > 0 && from-j < 6; j-- {
		if s.Tokens[j].UPOS != lang.Verb {
			continue
		}
		if w := s.lemma(j); w != "win" && w != "lose" && w != "carry" && w != "take" {
			return false
		}
		if o := from - 1; !s.noun(o) || s.Tokens[o].UPOS != lang.Propn && !places[s.lemma(o)] {
			return false
		}
		p.own, c.own, p.ownKnown, c.ownKnown = "share of vote", "share of vote", false, false
		c.Subject, c.Topical, c.opposed, r.firm = "", false, true, true
		return true
	}
	return false
}

// oppose makes c the share of whoever has that name against the one that p is the share of.
func (r *reader) oppose(s *sentence, p, c *candidate, name string) {
	if m := firstField(string(p.Measure)); (m == "" || aheadNouns[m]) && r.asksPeople(s) {
		p.own, p.Measure, p.lattice = "support", "support", false // "Lind's lead over Holm is down to three points, 45 to 42 percent"
	}
	c.Measure, c.lattice = p.Measure, p.lattice
	c.Subject, c.Topical, c.opposed = name, false, true
}

// asksPeople reports whether the sentence names a poll, or the report goes by one.
func (r *reader) asksPeople(s *sentence) bool {
	return r.survey.party.Name != "" || s.tellsPoll()
}

// opponent returns the noun of whom the one is ahead of, or preferred to, to whom the first of two shares at token from
// belongs, and the noun of that one; -1 for what the words before do not tell.
func (s *sentence) opponent(from int) (other, one int) {
	for i := from - 1; i > 0 && from-i < maxContest; i-- {
		switch w := s.low(i); {
		case aheads[w], w == "over" || w == "behind" || w == "against":
			at := i + 1
			for s.at(at).UPOS == lang.Det || s.at(at).UPOS == lang.Adj || contenders[s.low(at)] {
				at++
			}
			if at >= from || !s.noun(at) || s.at(at).UPOS != lang.Propn && (!aheads[w] || s.at(i).UPOS != lang.Verb) {
				continue
			}
			one = -1
			if aheads[w] {
				if one = i - 1; s.at(one).UPOS != lang.Propn { // a name right before it is its subject, whatever the parse
					one = s.nearestSubject(i)
				}
			} else if v := s.chooserBefore(i); v >= 0 {
				one = v + 1
			}
			return at, one
		case levelWith[w] && s.tiedBefore(i) > 0: // "Lind and Holm were in a dead heat"
			and := s.tiedBefore(i)
			return and + 1, and - 1
		case w == "to" && s.at(i+1).UPOS == lang.Propn:
			if v := s.chooserBefore(i); v >= 0 {
				return i + 1, v + 1
			}
		}
	}
	return -1, -1
}

// levelWith are words for standing as high as each other.
var levelWith = set("tied heat tie even level neck deadlocked")

// tiedBefore returns the "and" between two names that are the subject of the clause with the word at token i; -1 if none is.
func (s *sentence) tiedBefore(i int) int {
	for j := i - 1; j > 1 && i-j < maxContest; j-- {
		if s.low(j) == "and" && s.Tokens[j-1].UPOS == lang.Propn && s.at(j+1).UPOS == lang.Propn {
			return j
		}
	}
	return -1
}

// chooserBefore returns the verb of choosing whose object, a name, ends at token i; -1 if there is none.
func (s *sentence) chooserBefore(i int) int {
	v := i - 1
	for v > 0 && s.Tokens[v].UPOS == lang.Propn {
		v--
	}
	if v < i-1 && chooses[s.lemma(v)] {
		return v
	}
	return -1
}

// contender returns the name of the one who stands for election, or of what people may choose, at token i; "" if that
// is none.
func (r *reader) contender(s *sentence, i int) string {
	if i < 0 || i >= len(s.Tokens) || !s.noun(i) {
		return ""
	}
	for i+1 < len(s.Tokens) && s.noun(i) && (s.Tokens[i+1].UPOS == lang.Propn || s.Tokens[i].UPOS != lang.Propn && s.noun(i+1)) {
		i++ // "Mr. Holm", "the private sector"
	}
	name := s.phrase(i).Of(s.text)
	if s.Tokens[i].UPOS == lang.Propn {
		if p := r.partyOf(s, i); p.Type == hearsay.Person && upper(p.Name) {
			return p.Name
		}
		if name = r.actorAt(s, i); name == "" || strings.Contains(name, " to ") { // "Lind to Holm" is no name
			if month[s.low(i)] || r.inTime(s, i) {
				return ""
			}
			name = s.fullName(i)
		}
	}
	if at := strings.LastIndexByte(name, ' '); at > 0 && name[at+1] >= '0' && name[at+1] <= '9' {
		name = name[:at] // "leading Holm 47.3 percent"
	}
	return name
}

// contenders are nouns for whom somebody is ahead of, right before that one's name.
var contenders = set("rival opponent challenger incumbent candidate democrat republican runner-up frontrunner front-runner")

// maxContest is how many tokens may stand between whom the first is ahead of and their shares:
// "Lind leads Holm by 12 points among likely voters in Lorvik, 47 percent to 35 percent".
const maxContest = 14

// ofChosen gives a share of people, of whom its clause tells no more than whom by name they
// choose, to that one: "40 percent chose Lind", "37 percent said they would vote for Lind", "30 percent Holm" behind one
// of these.
func (r *reader) ofChosen(s *sentence, c *candidate) {
	if c.Quantity == nil || c.Quantity.Unit != "%" || c.found.Change != "" || c.grouped || c.counted >= 0 && !unitWord(s, c.counted, c.found) {
		return
	}
	_, to := s.tokens(c.found.Quantity.Span)
	if p := r.latest(s.index); p != nil && p.sentence == s.index && p.chosen && s.at(to).UPOS == lang.Propn && s.verbless(p.choice, c.Quantity.Start) {
		if name := r.contender(s, to); name != "" {
			c.Subject, c.Topical, c.Measure, c.own, r.firm = name, false, p.Measure, p.Measure, true
			c.chosen, c.choice = true, s.Tokens[to].End
		}
		return
	}
	if from, _ := s.tokens(c.found.Quantity.Span); comesFromPeople[s.low(s.before(from)-1)] && (s.low(s.before(from)) == "from" || s.low(s.before(from)) == "of" && s.lemma(s.before(from)-3) == "have") { // "Lind has support from 52 percent of women"
		v := s.before(from) - 2
		for v > 0 && s.Tokens[v].UPOS != lang.Verb && s.Tokens[v].UPOS != lang.Aux && s.Tokens[v].UPOS != lang.Punct {
			v--
		}
		if name := r.contender(s, v-1); v > 0 && s.Tokens[v].UPOS != lang.Punct && name != "" {
			c.Subject, c.Topical, c.own, r.firm = name, false, "support", true
		}
		return
	}
	if w := s.low(to); ratings[w] && (to+1 >= len(s.Tokens) || s.ends(to+1) || s.at(to+1).UPOS == lang.Part) { // "(40 percent positive to 51 percent negative)"
		c.own = hearsay.Measure(w + " rating")
		return
	}
	at := s.choice(to)
	if at < 0 {
		return
	}
	if name := r.contender(s, at); name != "" {
		c.Subject, c.Topical, r.firm = name, false, true
		c.chosen, c.choice = true, s.Tokens[at].End
	}
}

// choice returns the name of whom those choose of whom a share ends before token i; -1 where that does not say so.
func (s *sentence) choice(i int) int {
	helping := func() {
		for i < len(s.Tokens) && (s.Tokens[i].UPOS == lang.Adv || s.Tokens[i].UPOS == lang.Aux) {
			i++
		}
	}
	if helping(); witnesses[s.lemma(i)] {
		if i++; s.low(i) == "that" {
			i++
		}
		if s.low(i) == "they" {
			i++
		}
		helping()
	}
	switch w := s.lemma(i); {
	case chooses[w]:
		i++
	case (w == "vote" || w == "go" || w == "opt") && s.low(i+1) == "for":
		i += 2
	default:
		return -1
	}
	if s.low(i) == "the" {
		i++
	}
	for contenders[s.low(i)] {
		i++
	}
	if s.at(i).UPOS != lang.Propn {
		return -1
	}
	return i
}

// ratings are words behind a share for how those asked rate somebody.
var ratings = set("positive negative favorable unfavorable favourable unfavourable")

// chooses are verbs for choosing somebody, and for standing by somebody.
var chooses = set("choose back support prefer favor favour pick select endorse name trust oppose like dislike")
