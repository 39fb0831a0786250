package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// A verb that leads to a measure of the program can say something else by its object: who
// flees the scene is not displaced, who attends a school is not at an event.

// otherSense returns the measure of the figure in the words of its verb where that is not
// meant as the measure of the program to which it leads, "" where it is.
func (s *sentence) otherSense(c *candidate) hearsay.Measure {
	if !c.lattice && c.Measure != "survived" || c.Quantity.Unit != "1" {
		return ""
	}
	v := s.verbOf(c)
	if v < 0 && c.Measure == Displaced && c.counted >= 0 && culprits[s.lemma(c.counted)] {
		return "fled"
	} else if v < 0 {
		return ""
	}
	object := s.objectBehind(v + 1)
	lemma := s.lemma(v)
	switch lemma {
	case "flee":
		if object >= 0 && scenes[s.lemma(object)] {
			return hearsay.Measure(s.low(v) + " " + s.low(object))
		}
		if w := s.low(v + 1); w == "on" || w == "in" && s.Tokens[v+1].UPOS == lang.Adp && object >= 0 && carriages[s.lemma(object)] || c.counted >= 0 && culprits[s.lemma(c.counted)] {
			return hearsay.Measure(s.low(v))
		}
	case "attend":
		if v < c.number(s) && c.pred == v && c.role == lang.Obj {
			return hearsay.Measure(s.low(v))
		}
		if object >= 0 && schools[s.lemma(object)] {
			return hearsay.Measure(s.low(v) + " " + s.low(object))
		}
	case "release":
		if object >= 0 && v < c.number(s) && disclosed[s.lemma(object)] {
			return hearsay.Measure(s.low(object) + " " + s.low(v))
		}
	case "lose":
		if object >= 0 && c.role == lang.Nsubj && v == c.pred && object != c.counted && !persons[s.lemma(object)] && s.lemma(object) != "life" && s.lemma(object) != "job" {
			return hearsay.Measure(s.low(v) + " " + s.low(object))
		}
	case "hurt":
		if sub := s.nearestSubject(v); sub >= 0 && sub < v && hardships[s.lemma(sub)] || v > 1 && (s.low(v-1) == "that" || s.low(v-1) == "which") && hardships[s.lemma(v-2)] {
			return hearsay.Measure(s.low(v)) // "a crisis that hurt millions"
		}
	case "send", "dispatch":
		if p := s.particle(v); p >= 0 && returns[s.low(p)] {
			return hearsay.Measure(s.verbPhrase(v)) // "sent 12 lorries back"
		}
	case "survive":
		if s.low(v+1) == "by" && s.low(v) == "survived" {
			return "survived by"
		}
	case "capture", "seize", "snatch", "grab":
		if c.counted >= 0 && ballots[s.lemma(c.counted)] {
			return "won"
		}
	case "come":
		if w := s.low(v + 1); crossings[w] && c.Measure == Attended {
			return hearsay.Measure(s.low(v) + " " + w) // "came over the river", and are at no event
		}
		if c.counted < 0 && s.low(v+1) == "from" {
			return "came from"
		}
	case "participate":
		if c.pred == v && v < c.number(s) {
			return hearsay.Measure(s.low(v))
		}
	}
	return ""
}

// verbOf returns the verb that leads to the measure of the figure: its predicate, or the one
// nearest to it with no other figure or end of a clause between. It is -1 where none does.
func (s *sentence) verbOf(c *candidate) int {
	leads := func(j int) bool {
		return (s.Tokens[j].UPOS == lang.Verb || deedForms[s.low(j)] != "") && (verbMeasures[s.lemma(j)] == c.Measure || deedForms[s.low(j)] == c.Measure || c.Measure == "survived" && s.lemma(j) == "survive")
	}
	if c.pred >= 0 && leads(c.pred) {
		return c.pred
	}
	from, to := s.tokens(c.found.Quantity.Span)
	for j := to; j < len(s.Tokens) && j < to+10 && s.Tokens[j].UPOS != lang.Num && s.low(j) != ";"; j++ {
		if leads(j) {
			return j
		}
	}
	for j := from - 1; j >= 0 && from-j < 10 && s.Tokens[j].UPOS != lang.Num && s.low(j) != ";"; j-- {
		if leads(j) {
			return j
		}
	}
	return -1
}

// objectBehind returns the head of the noun phrase that begins at token i, or behind a
// preposition there; -1 where none does.
func (s *sentence) objectBehind(i int) int {
	head := -1
	for j := i; j < len(s.Tokens) && j < i+10; j++ {
		t := s.Tokens[j]
		switch hyphen := s.low(j) == "-" || j > i && s.low(j-1) == "-"; {
		case s.noun(j):
			head = j
		case hyphen, t.UPOS == lang.Adj, t.UPOS == lang.Verb && s.noun(j+1) && (t.XPOS == lang.VBG || t.XPOS == lang.VBN): // "non-life threatening injuries"
		case head < 0 && (t.UPOS == lang.Det || t.UPOS == lang.Num || t.XPOS == lang.PRPS || t.XPOS == lang.POS || t.UPOS == lang.Adp && j == i || t.UPOS == lang.Adv && s.low(j+1) == "-"):
		default:
			return head
		}
	}
	return head
}

var (
	// returns are particles that make sending no deployment.
	returns = set("back home away")
	// scenes are nouns for what people run away from and are not driven out of.
	scenes = set(`scene building room bar club nightclub restaurant store shop mall market car vehicle van truck bus train crash shooting gunfire gunshot shot bullet gunman shooter attacker police officer cop
	deputy custody prison jail school campus theater theatre cinema party concert event venue premise premises lot location site spot complex hall stage court courthouse courtroom hotel station stop
	blast explosion fire flame smoke`)
	// carriages are what people get away in.
	carriages = set("car vehicle van truck suv sedan taxi cab bike bicycle motorcycle pickup jeep minivan direction")
	// culprits are nouns for those who did a deed.
	culprits = set("suspect gunman shooter attacker assailant robber intruder thief burglar bandit thug culprit perpetrator assassin")
	// schools are where pupils and students go, and not an event.
	schools = set("school college university academy kindergarten seminary class elementary")
	// disclosed are nouns for what is made known.
	disclosed = set("name identity information detail photo photograph picture image video footage statement report description sketch list number condition age")
	// hardships are nouns for what hurts people without wounding them.
	hardships = set(`crisis recession downturn slump economy policy policies tax tariff price inflation cut deal trade law bill ban rule plan shutdown strike austerity sanction embargo boycott
	unemployment layoff closure fee rate change reform move decision measure proposal`)
	// ballots are nouns for what is won in an election.
	ballots = set("delegate superdelegate seat vote state county precinct district constituency point")
)

// writesDown are verbs of counting people where they come.
var writesDown = set("register enter count record list log document")

// otherwise gives the figure the words of its verb where that does not mean the measure.
func (s *sentence) otherwise(c *candidate) {
	if c.Quantity == nil {
		return
	}
	from, _ := s.tokens(c.Quantity.Span)
	if state := states[strings.ToLower(firstField(c.Quantity.Counted))]; !c.lattice && c.own == "" && state == Displaced && c.pred >= 0 && writesDown[s.lemma(c.pred)] {
		c.Measure, c.lattice = state, true // "17,240 displaced persons had been registered"
	}
	if v := c.pred; c.Measure == Attended && v >= 0 && s.lemma(v) == "come" && (s.low(v+1) == "home" || s.low(v+1) == "back") {
		c.Measure, c.lattice = hearsay.Measure(s.low(v)+" "+s.low(v+1)), false
		if s.low(v+2) == "from" && imprisoned[s.lemma(s.objectBehind(v+3))] {
			c.Measure, c.lattice = Released, true
		}
	} else if !c.lattice && c.counted >= 0 && s.low(from-1) == "down" && s.low(from-2) == "shot" && s.Tokens[from-2].UPOS == lang.Noun { // to the tagger
		c.Measure = hearsay.Measure(s.phrase(c.counted).Of(s.text) + " shot down")
	} else if m := s.otherSense(c); m != "" {
		c.Measure, c.lattice = m, false
	} else if c.Quantity.Unit == "1" && !c.lattice && (c.Measure == "died" || c.Measure == "deceased") && (c.counted < 0 || persons[s.lemma(c.counted)]) {
		c.Measure, c.lattice = Killed, true
	} else if v := s.wonBy(c); v >= 0 && !c.lattice {
		c.Measure = hearsay.Measure("margin " + s.low(v))
	} else if c.Quantity.Unit == "1" && !c.lattice && c.counted < 0 && lastWord(string(c.Measure)) == "toll" { // "an earlier toll of 45 was revised"
		c.Measure, c.lattice, c.own = Killed, true, ""
	} else if m := s.ageOf(c); c.Measure == Present && m != "" {
		c.Measure, c.lattice, c.own = m, false, ""
	} else if c.Quantity.Unit == "1" && (c.Measure == "suffered" || c.Measure == "sustained" || c.Measure == "floor" || c.Measure == "ground") && s.suffersWounds(c) {
		c.Measure, c.lattice, c.own = Wounded, true, ""
	} else if c.Quantity.Unit == "1" && (c.Measure == Shot || c.Measure == Stabbed || c.Measure == Wounded) && s.fatal(c) {
		c.Measure, c.lattice, c.own = Killed, true, ""
	} else if c.Quantity.Unit == "1" && c.counted >= 0 && persons[s.lemma(c.counted)] && strings.HasPrefix(string(c.Measure), "margin") && s.has("error") {
		c.Measure = "surveyed" // "Out of 542 voters, the margin of error is four points"
	}
}

// ageOf returns how old those counted are by the words behind them, "under the age of 21" of "All five victims were under the
// age of 21"; "" where these do not say.
func (s *sentence) ageOf(c *candidate) hearsay.Measure {
	_, to := s.tokens(c.Quantity.Span)
	to = max(to, c.counted+1)
	if w := s.low(to + 1); !beForms[s.low(to)] || w != "under" && w != "over" && w != "between" && w != "below" && w != "above" {
		return ""
	}
	if s.low(to+2) == "the" && (s.lemma(to+3) == "age") && s.low(to+4) == "of" && s.at(to+5).UPOS == lang.Num {
		return hearsay.Measure(s.text[s.Tokens[to+1].Start:s.Tokens[to+5].End])
	}
	return ""
}

// suffersWounds reports whether the words behind the people counted say that they have injuries or wounds.
func (s *sentence) suffersWounds(c *candidate) bool {
	_, to := s.tokens(c.Quantity.Span)
	suffers := false
	for j := to; j < len(s.Tokens) && j < to+14; j++ {
		switch w := s.lemma(j); {
		case w == "suffer" || w == "sustain":
			suffers = true
		case suffers && (w == "injury" || w == "wound"):
			return true
		}
	}
	return false
}

// fatal reports whether the words behind a bare number say of those that it was fatal: "three people were shot, one fatally".
func (s *sentence) fatal(c *candidate) bool {
	_, to := s.tokens(c.found.Number)
	if s.low(to) == "of" && pronounced[s.low(to+1)] {
		to += 2
	}
	return s.low(to) == "fatally" && s.at(to+1).UPOS != lang.Verb || s.low(to) == "fatal"
}
