package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file tells what somebody does, wants or is asked from what he tells: nobody vouches
// for a number by that.

// deedAt reports whether what was taken for reported speech is what somebody does, asks or
// wants, who vouches for no number by that ("North Korea threatened to fire four missiles"),
// or what the report itself adds to it at the span: "vowed to ban all riders, 40,000 people".
func (s *sentence) deedAt(q *hearsay.Quote, at hearsay.Span) bool {
	if q.Form != hearsay.Indirect || len(q.Cue) == 0 {
		return false
	}
	cue, to := s.tokens(q.Cue[0])
	if cue >= to || q.Cue[0].Start > at.Start {
		return false
	}
	v := s.lemma(cue)
	n, _ := s.tokens(at)
	if obj := s.child(cue, lang.Obj); obj > cue && done[v][s.lemma(obj)] { // "The war has claimed 310 lives and displaced"
		return true
	}
	if v == "agree" { // what several have settled they tell
		sub := s.nearestSubject(cue)
		return sub < 0 || s.Tokens[sub].XPOS != lang.NNS && s.Tokens[sub].XPOS != lang.NNPS
	}
	return s.low(to) != "that" && (does[v] || intends[v] && s.presumed(to, n))
}

var (
	// does are verbs of doing something, or wanting it, with a clause or what it is about.
	does = set("threaten ask allow permit accept decline refuse propose enable")
	// intends are those of saying what one will do, or of holding it against somebody, by which
	// what is only described is not told.
	intends = set("pledge promise vow swear charge order urge demand call offer")
)

// presumed reports whether the number at token n, behind what is said from token i on, is
// in what only tells more of something: between dashes, or in a clause with "that" or "who"
// of its own ("charged him with murder for the shootings that killed two").
func (s *sentence) presumed(i, n int) bool {
	dashed := false
	for j := max(i, 1); j < n; j++ {
		switch w := s.low(j); {
		case s.dash(j):
			dashed = !dashed
		case (w == "that" || w == "which" || w == "who") && s.noun(j-1) && s.verbBetween(j+1, n):
			return true
		}
	}
	return dashed
}

// parted reports whether a semicolon stands between the verb pred and the span.
func (r *reader) parted(s *sentence, pred int, at hearsay.Span) bool {
	n, _ := s.tokens(at)
	return slices.ContainsFunc(s.Tokens[min(pred, n):max(pred, n)], func(t lang.Token) bool { return s.text[t.Start:t.End] == ";" })
}

// framesOther reports whether the span stands in the frame of the verb pred itself, before the
// verb or behind all that is said: "The front, which holds the far bank, six miles away, said",
// "…, Lind said from the pass, 9,200 feet up".
func (r *reader) framesOther(s *sentence, pred int, at hearsay.Span) bool {
	n, _ := s.tokens(at)
	verb := hearsay.Span{Start: s.Tokens[pred].Start, End: s.Tokens[pred].End}
	return slices.ContainsFunc(r.said[s.index], func(q *hearsay.Quote) bool {
		if len(q.Cue) == 0 || !q.Cue[0].Contains(verb) || slices.ContainsFunc(q.Content, func(c hearsay.Span) bool { return c.Contains(at) }) {
			return false
		}
		sub := s.nearestSubject(pred)
		return sub >= 0 && sub < n && n < pred ||
			n > pred && q.Span().End <= verb.Start && slices.ContainsFunc(s.Tokens[pred+1:n], func(t lang.Token) bool { return besideSaying[strings.ToLower(s.text[t.Start:t.End])] })
	})
}

// besideSaying are words behind a verb of saying that lead to where and when it is said.
var besideSaying = set("from outside near as while after before when speaking standing")

// bareParticiple reports whether the verb pred is a participle behind a noun that tells what is done
// with it, and by nobody that is named: "gifts valued at", "the people projected to draw it".
func (s *sentence) bareParticiple(pred int) bool {
	t := s.Tokens[pred]
	return (t.XPOS == lang.VBN || t.XPOS == lang.VBD) && t.Rel == lang.Acl && s.child(pred, lang.OblAgent) < 0 && s.child(pred, lang.Obj) < 0
}

// mustDo reports whether the verb pred is what somebody must or could do, and has not done.
func (s *sentence) mustDo(pred int) bool {
	aux := s.child(pred, lang.AuxRel)
	return aux >= 0 && aux < pred && s.Tokens[aux].XPOS == lang.MD && coulds[s.low(aux)]
}

// coulds are helpers for what is not done yet.
var coulds = set("must should could can may might")

// elseDone reports whether a verb that may tell a number does something else by the word
// behind it: "put up $5 million", "spoke to 600 people".
func (s *sentence) elseDone(pred int, at hearsay.Span) bool {
	w := s.low(pred + 1)
	n, _ := s.tokens(at)
	if w != "that" && intends[s.lemma(pred)] && pred < n && s.presumed(pred+1, n) {
		return true
	}
	switch s.lemma(pred) {
	case "put":
		obj := s.child(pred, lang.Obj)
		return (putsAway[w] || !s.levelAhead(pred, n)) && (obj < 0 || !evidence[s.lemma(obj)]) // "put out a list of 310 names"
	case "measure": // "The hull measures 22 metres"
		return s.Tokens[pred].XPOS == lang.VBZ && !s.levelAhead(pred, n) && s.thing(s.subjectOf(pred))
	case "arrive":
		to := s.child(pred, lang.Obl)
		return w != "at" || s.beforeNumber(n) != pred+1 && s.low(n-1) != "between" && (to < 0 || !countNouns[s.lemma(to)])
	case "set":
		return w == "to" || w == "aside"
	case "seek", "plan", "propose":
		return true
	case "pledge", "promise": // a sum, which is given thereby
		obj := s.child(pred, lang.Obj)
		return obj > pred && s.Tokens[obj].Start >= at.Start-2 && s.Tokens[obj].Start <= at.End+12 && s.low(pred+1) != "to" && s.low(pred+1) != "that"
	case "identify":
		return w == "with" || w == "as"
	case "approve": // "approved the force by 206 to 198"
		return s.low(s.before(n)) == "by" || s.low(n-1) == "to" && s.at(n-2).UPOS == lang.Num
	case "boast":
		k := s.subjectOf(pred)
		return k < 0 || s.Tokens[k].UPOS == lang.Noun && s.thing(k)
	case "speak":
		return w != "of" && w != "about"
	case "claim", "confirm", "release", "record", "register", "publish", "admit":
		obj := s.child(pred, lang.Obj)
		return obj > pred && done[s.lemma(pred)][s.lemma(obj)]
	}
	return false
}

// thing reports whether the noun at token i, if there is one, is neither somebody nor a body.
func (s *sentence) thing(i int) bool {
	return i < 0 || !bodies[s.lemma(i)] && !persons[s.lemma(i)]
}

// done are, for verbs that may tell a number, the objects with which they do something else:
// "The war claimed 310 lives", "the Senate confirmed 31 judges".
var done = map[string]map[string]bool{
	"claim":    set("life victim casualty scalp seat medal title win victory percent vote majority prize trophy wicket share credit benefit refund expense"),
	"admit":    set("count charge offence offense crime murder guilt student patient migrant refugee member guest visitor"),
	"confirm":  set("nominee judge justice appointee appointment nomination ambassador secretary"),
	"release":  set("prisoner hostage detainee captive inmate girl boy woman man child soldier fighter bird album song single film book game"),
	"record":   set("win victory goal point loss defeat save sack hit track song album podcast"),
	"register": set("voter win victory goal"),
	"publish":  set("magazine newspaper book novel paper journal edition title supplement album comic"),
}

// levelAhead reports whether the verb pred puts something at the number at token n: "put the toll at 31",
// "puts the cost between $3 billion and $4 billion".
func (s *sentence) levelAhead(pred, n int) bool {
	return pred < n && slices.ContainsFunc(s.Tokens[pred+1:n], func(t lang.Token) bool { return levelLeads[strings.ToLower(s.text[t.Start:t.End])] })
}

// levelLeads are words that lead to the number that something is put at.
var levelLeads = set("at between above over below under around near as")

// putsAway are words with which "put" gives no number.
var putsAway = set("up in into down on aside out off together through behind back forward away over to under")
