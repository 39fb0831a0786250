package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// behind returns what the words from token at on, right behind a figure and what it
// counts, say of those counted, and whether that is a measure that the program knows:
// "were brought in", "got to the ladder", "are in use". It goes by the words, since the
// parse loses short sentences and clauses behind commas. It is "" where no verb with tense
// stands there, and where the verb says nothing of them.
func (s *sentence) behind(at int) (hearsay.Measure, bool) {
	if w := s.low(at); w == "more" || w == "others" {
		at++
	}
	m, known := s.sayingOf(at, false)
	if j := s.behindAside(at); m == "" && j > at {
		m, known = s.sayingOf(j, false)
	}
	if j := s.behindRelative(at); m == "" && j > at {
		m, known = s.sayingOf(j, false)
	}
	if j := s.behindParticiple(at); m == "" && j > at {
		m, known = s.sayingOf(j, false)
	}
	return m, known
}

// behindParticiple returns the verb in the past behind a participle at token at, with what
// that has as an object, that only says how those counted look or what they have with them:
// "surrounded" of "teachers wearing red surrounded the hall". It is at where there is none.
func (s *sentence) behindParticiple(at int) int {
	if at >= len(s.Tokens) || !wears[s.low(at)] {
		return at
	}
	for j := at + 1; j < len(s.Tokens) && j < at+8; j++ {
		t := s.Tokens[j]
		if t.UPOS == lang.Punct || t.UPOS == lang.Aux || t.UPOS == lang.Sconj {
			break
		}
		if j > at+1 && t.UPOS == lang.Verb && t.XPOS == lang.VBD && s.Tokens[j-1].UPOS != lang.Pron && s.Tokens[j-1].UPOS != lang.Cconj {
			return j
		}
	}
	return at
}

// wears are participles of having something on or in hand.
var wears = set("wearing carrying holding waving bearing sporting clutching dressed armed clad chanting shouting singing")

// behindRelative returns the verb behind the clause with "who", "that" or "which" at token
// at that says who are counted at the head of a sentence: "are" of "Two nuns who worked
// there and helped the poor are found dead". It is at where there is none.
func (s *sentence) behindRelative(at int) int {
	if w := s.low(at); w != "who" && w != "that" && w != "which" || at > 5 {
		return at
	}
	verbs := 0
	for j := at + 1; j < len(s.Tokens) && j < at+20; j++ {
		t := s.Tokens[j]
		finite := t.UPOS == lang.Aux || t.UPOS == lang.Verb && (t.XPOS == lang.VBD || t.XPOS == lang.VBP || t.XPOS == lang.VBZ) || pasts[s.low(j)]
		switch p := s.Tokens[j-1]; {
		case t.UPOS == lang.Punct && s.low(j) != ",", t.UPOS == lang.Sconj:
			return at
		case !finite, p.UPOS == lang.Aux, p.UPOS == lang.Cconj, p.UPOS == lang.Adv:
		case verbs > 0 && (s.noun(j-1) || p.UPOS == lang.Pron || p.UPOS == lang.Adj):
			return j
		default:
			verbs++
		}
	}
	return at
}

// behindList is like [sentence.behind] for the first of several that a verb has as its
// subject: "nine men" of "nine men and two women were hurt".
func (s *sentence) behindList(at int) (hearsay.Measure, bool) {
	joined := false
	for j := at; j < len(s.Tokens) && j < at+16; j++ {
		switch t := s.Tokens[j]; {
		case t.UPOS == lang.Cconj:
			joined = true
		case t.UPOS == lang.Aux, t.UPOS == lang.Verb && t.XPOS != lang.VBN && t.XPOS != lang.VBG:
			if !joined || !s.noun(j-1) {
				return "", false
			}
			return s.sayingOf(j, false)
		case j == at && s.low(j) != ",", s.low(j) != "," && s.low(j) != "of" && t.UPOS != lang.Num && t.UPOS != lang.Det && t.UPOS != lang.Adj && !s.noun(j):
			return "", false
		}
	}
	return "", false
}

// relativeOf returns what the clause with "who", "that" or "which" at token at says of those
// before it: "that walked into the clinic", "that the rebels herded away".
func (s *sentence) relativeOf(at int) (hearsay.Measure, bool) {
	switch s.low(at) {
	case "who", "that", "which":
	case "whom":
		return s.objectClause(at + 1), false
	default:
		return "", false
	}
	if m, known := s.sayingOf(at+1, false); m != "" {
		return m, known
	}
	return s.objectClause(at + 1), false
}

// objectClause returns the verb of the clause that begins at token i with its subject.
func (s *sentence) objectClause(i int) hearsay.Measure {
	subject := false
	for j := i; j < len(s.Tokens) && j < i+6; j++ {
		switch t := s.Tokens[j]; {
		case s.noun(j), t.XPOS == lang.PRP:
			subject = true
		case subject && t.UPOS == lang.Verb:
			if lemma := s.lemma(j); t.XPOS == lang.VBG || tells[lemma] || announces[lemma] || witnesses[lemma] {
				return ""
			}
			return hearsay.Measure(s.verbPhrase(j))
		case t.UPOS != lang.Det && t.UPOS != lang.Adj && t.UPOS != lang.Aux && t.XPOS != lang.PRPS:
			return ""
		}
	}
	return ""
}

// behindAside returns the token behind the words at token at that only say which ones are
// counted, a phrase with a preposition or an aside between commas: "at the embassy",
// ", among them the cook,". It is at where there are none.
func (s *sentence) behindAside(at int) int {
	if at >= len(s.Tokens) || s.Tokens[at].UPOS != lang.Adp && s.low(at) != "," {
		return at
	}
	comma := s.low(at) == ","
	for j := at + 1; j < len(s.Tokens) && j < at+14; j++ {
		switch t := s.Tokens[j]; {
		case comma && s.low(j) == ",":
			return j + 1
		case comma && t.UPOS == lang.Cconj && s.at(j-1).UPOS == lang.Num && s.at(j+1).UPOS == lang.Num: // ", aged 24 and 31,"
		case comma && t.UPOS == lang.Verb && sayings[s.lemma(j)] && s.low(j+1) == ",": // ", police said,"
		case comma && (t.UPOS == lang.Aux && s.low(j-1) != "to" || t.UPOS == lang.Cconj || t.UPOS == lang.Verb && (t.XPOS == lang.VBD && s.low(j+1) != "to" || t.XPOS == lang.VBP || t.XPOS == lang.VBZ)):
			return at
		case comma:
		case t.UPOS == lang.Verb, t.UPOS == lang.Aux:
			return j
		case t.XPOS == lang.PRP && j > at+1, t.UPOS != lang.Det && t.UPOS != lang.Adj && t.UPOS != lang.Num && t.UPOS != lang.Pron && t.XPOS != lang.POS && !s.noun(j):
			return at
		}
	}
	return at
}

// sayingOf reads the predicate that begins at token j with its helpers, or behind one.
func (s *sentence) sayingOf(j int, helped bool) (hearsay.Measure, bool) {
	be, not := false, false
	for ; j < len(s.Tokens); j++ {
		t, w := s.Tokens[j], s.low(j)
		not = not || w == "not" || w == "n't" || w == "never" || w == "yet" && s.low(j+1) == "to"
		if w == "so" && s.low(j+1) == "called" {
			return "", false
		}
		if t.UPOS == lang.Aux || beForms[w] && w != "getting" && (t.UPOS == lang.Verb && !strings.HasPrefix(w, "g")) {
			helped, be = true, be || beForms[w]
			continue
		}
		if s.agedIn(j) {
			for j++; j+1 < len(s.Tokens) && (s.noun(j+1) || s.Tokens[j+1].UPOS == lang.Adj || s.Tokens[j+1].XPOS == lang.PRPS || s.Tokens[j+1].UPOS == lang.Num); j++ {
			}
			continue
		}
		if t.UPOS == lang.Adv && !particles[w] && w != "there" && w != "inside" && w != "outside" && w != "aboard" || helped && (w == "since" || t.UPOS == lang.Part && (w != "to" || s.low(j-1) == "yet")) {
			continue
		}
		break
	}
	if j >= len(s.Tokens) {
		return "", false
	}
	if not && be && sought[s.lemma(j)] && s.Tokens[j].XPOS == lang.VBN {
		return Missing, true // "have not been found"
	}
	m, known := s.predicateAt(j, helped, be)
	if not && m != "" {
		return "not " + m, false
	}
	return m, known
}

// predicateAt reads the predicate whose verb, or whose state behind a form of "be", stands
// at token j.
func (s *sentence) predicateAt(j int, helped, be bool) (hearsay.Measure, bool) {
	t, w, lemma := s.Tokens[j], s.low(j), s.lemma(j)
	if be {
		if m, known := s.stateAt(j); m != "" {
			return m, known
		}
	}
	verb := t.UPOS == lang.Verb && (helped || t.XPOS != lang.VBN && t.XPOS != lang.VBG) || pasts[w]
	switch passive := be && t.XPOS == lang.VBN; {
	case !verb, w == "said":
		return "", false
	case passive && (w == "set" && s.low(j+1) == "free" || w == "let" && s.low(j+1) == "go"):
		return Released, true
	case passive || leadsOn[lemma] && !be:
		if to := s.toInfinitive(j); to >= 0 {
			m, known := s.sayingOf(to+1, true)
			if m != "" && resolves[lemma] {
				return hearsay.Measure(w+" to ") + m, false
			}
			return m, known
		}
		if m, ok := s.hit(j); ok && passive {
			return m, true
		}
		if m, ok := states[s.low(j+1)]; ok && passive && becomes[w] {
			return m, true // "were found dead"
		}
		if m, ok := verbMeasures[lemma]; ok && passive && s.inSense(j, lang.NsubjPass) {
			return m, true
		}
	case selfDone[verbMeasures[lemma]] && s.inSense(j, lang.Nsubj) && lemma != "draw":
		return verbMeasures[lemma], true
	case deedForms[w] != "":
		return deedForms[w], true
	case suffered[verbMeasures[lemma]]: // what they do to others
		return "", false
	}
	if (lemma == "remain" || lemma == "stay") && s.inHospital(j+1) {
		return Hospitalized, true
	}
	if at := s.objectBehind(j + 1); leavesHome[lemma] && at >= 0 && homes[s.lemma(at)] && s.Tokens[at].XPOS == lang.NNS {
		return Displaced, true
	}
	if m := befalls[lemma+" "+s.low(j+1)]; m != "" && m != Ill { // "went missing"
		return m, true
	}
	if (lights[lemma] || lemma == "have" && !be || lemma == "mean" && be) && s.particle(j) < 0 {
		return s.lightVerb(j), false
	}
	said := tells[lemma] || witnesses[lemma] || awaited[lemma] || announces[lemma] && !(be && t.XPOS == lang.VBN)
	if said && s.particle(j) < 0 && lemma != "arrive" && lemma != "answer" {
		return "", false
	}
	return hearsay.Measure(s.verbPhrase(j)), false
}

// leavesHome are verbs of going from home.
var leavesHome = set("leave abandon")

// sought are verbs of which the missing are the object.
var sought = set("find locate trace")

// resolves are verbs that say of what their infinitive says whether it was done.
var resolves = set("refuse fail agree decide")

// selfDone are the measures of verbs whose subject is counted.
var selfDone = map[hearsay.Measure]bool{Attended: true}

// lights are verbs of which the words behind them tell what they say.
var lights = set("get go take come stay remain stand sit lie turn bring make give keep put hold find")

// lightVerb returns such a verb at token v with what follows it, up to the first noun.
func (s *sentence) lightVerb(v int) hearsay.Measure {
	return hearsay.Measure(strings.TrimSpace(s.low(v) + " " + string(s.firstNoun(v+1))))
}

// firstNoun returns the words from token i on up to the first noun, at most four.
func (s *sentence) firstNoun(i int) hearsay.Measure {
	end := i - 1
	for j := i; j < len(s.Tokens) && j < i+4; j++ {
		t := s.Tokens[j]
		if t.UPOS == lang.Punct || t.UPOS == lang.Cconj || t.UPOS == lang.Num || t.UPOS == lang.Sconj || t.XPOS == lang.TO || t.UPOS == lang.Adp && j > i {
			break
		}
		if days[s.low(j)] || month[s.low(j)] || timeWords[s.lemma(j)] {
			return "" // which says when
		}
		end = j
		if s.noun(j) && (j+1 >= len(s.Tokens) || !s.noun(j+1)) {
			break
		}
	}
	if end < i {
		return ""
	}
	return hearsay.Measure(strings.ToLower(s.text[s.Tokens[i].Start:s.Tokens[end].End]))
}

// agedIn reports whether the words from token i on tell how old somebody is: "in their 20s",
// "in his late teens".
func (s *sentence) agedIn(i int) bool {
	if s.low(i) != "in" || i+2 >= len(s.Tokens) || s.Tokens[i+1].XPOS != lang.PRPS {
		return false
	}
	j := i + 2
	if w := s.low(j); w == "early" || w == "mid" || w == "late" {
		j++
	}
	w := s.low(j)
	return w == "teens" || strings.HasSuffix(w, "0s") || strings.HasSuffix(w, "ties")
}

// toInfinitive returns the "to" of the infinitive that the verb at token v has right
// behind it, -1 if it has none.
func (s *sentence) toInfinitive(v int) int {
	for j := v + 1; j+1 < len(s.Tokens) && j < v+3; j++ {
		if s.low(j) == "to" && (s.Tokens[j+1].XPOS == lang.VB || s.Tokens[j+1].UPOS == lang.Aux) {
			return j
		}
		if s.Tokens[j].UPOS != lang.Adv && s.Tokens[j].UPOS != lang.Adj {
			break
		}
	}
	return -1
}

// stateAt returns the state or the place in which those are whose form of "be" stands
// right before token j: "alive", "there", "in hospital", "at risk".
func (s *sentence) stateAt(j int) (hearsay.Measure, bool) {
	w := s.low(j)
	switch w {
	case "there", "inside", "outside":
		return Present, true
	}
	if m, ok := states[w]; ok && !s.noun(j+1) {
		return m, true
	}
	if s.at(j).UPOS == lang.Adj && !s.noun(j+1) && s.at(j+1).UPOS != lang.Adj {
		if to := s.toInfinitive(j); to >= 0 { // "likely to vote"
			return s.sayingOf(to+1, true)
		}
		return hearsay.Measure(w), false
	}
	if w == "on" && s.at(j+1).UPOS == lang.Det && vehicles[s.lemma(j+2)] && !s.noun(j+3) {
		return OnBoard, true // "were on the flight"
	}
	if m := s.located(j); m != "" {
		return m, m == Present || m == Hospitalized || wellbeing[lastField(string(m))]
	}
	return "", false
}

// inState returns the state in which the words right behind a bare number at token j say
// those to be, without a verb: "three in critical condition".
func (s *sentence) inState(j int) hearsay.Measure {
	if m := s.located(j); m != Present && stateNouns[lastField(string(m))] {
		return m
	}
	return ""
}

// stateNouns are nouns for how people and things are.
var stateNouns = set("condition care surgery custody detention quarantine isolation danger captivity hiding shock service use order")

// rivalries are nouns for how people stand to each other.
var rivalries = set("tie race lead dispute deadlock fight battle contest relationship feud rivalry partnership coalition alliance")

// wellbeing are nouns for how somebody is.
var wellbeing = set("condition state coma")

// located returns where those are whom the phrase with a preposition at token j says to be
// somewhere: [Present] for a place, the words as they stand for a state.
func (s *sentence) located(j int) hearsay.Measure {
	if j+1 >= len(s.Tokens) || s.Tokens[j].UPOS != lang.Adp || !locating[s.low(j)] {
		return ""
	}
	last := j + 1
	for last+1 < len(s.Tokens) && last < j+4 && s.Tokens[last].UPOS != lang.Noun && s.Tokens[last+1].UPOS != lang.Det || last+1 < len(s.Tokens) && s.noun(last+1) {
		last++
	}
	switch t, w := s.Tokens[j+1], s.lemma(last); {
	case s.agedIn(j):
		return ""
	case w == "hospital" || w == "clinic":
		return Hospitalized
	case t.UPOS == lang.Det && (wellbeing[w] || s.low(j) == "on" && (w == "run" || w == "loose")): // "in a critical condition", "on the run"
		if t.Start = s.Tokens[j+2].Start; w == "run" || w == "loose" {
			t.Start = s.Tokens[j+1].Start
		}
		return hearsay.Measure(s.low(j) + " " + strings.ToLower(s.text[t.Start:s.Tokens[last].End]))
	case t.UPOS == lang.Det && rivalries[w]: // "are in a tie"
		return hearsay.Measure(s.low(j) + " " + strings.ToLower(s.text[t.Start:s.Tokens[last].End]))
	case t.UPOS == lang.Det, t.XPOS == lang.PRPS, t.UPOS == lang.Propn, t.UPOS == lang.Pron:
		return Present
	case t.UPOS == lang.Noun, t.UPOS == lang.Adj:
		return hearsay.Measure(strings.ToLower(s.text[s.Tokens[j].Start:s.Tokens[last].End]))
	}
	return ""
}

// pasts are past forms of verbs that are no other word and no participle behind a noun,
// whatever the parse takes them for.
var pasts = set(`swam ran sang sank drank rang sprang shrank began became came went gave took shook woke broke spoke stole froze chose drove rode wrote flew grew knew threw
	drew fell fled fed sent bought brought caught taught fought sought slept kept wept swept crept met sat stood sold paid dug hung swung struck stuck shut hid slid tore wore swore
	stayed remained arrived died escaped survived vanished disappeared waited emerged perished`)
