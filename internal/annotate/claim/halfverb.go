package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file finishes measures that are half of what the clause says: the verb before an infinitive, "make" without what
// something is made, a word for a statistic without what it is one of.

// finish gives the figure the other half of its measure.
func (s *sentence) finish(c *candidate) {
	if c.Quantity == nil || c.lattice {
		return
	}
	from, to := s.tokens(c.Quantity.Span)
	v, be := -1, s.before(from)
	if s.low(to) == "who" && c.Quantity.Unit == "%" {
		v = s.whoVerb(c)
	}
	switch next := s.low(to + 1); {
	case c.Quantity.Unit == "%" && (s.low(to) == "fewer" || s.low(to) == "more" || s.low(to) == "less") && s.noun(to+1) && !s.noun(to+2): // "had 44 percent fewer supporters"
		c.Measure, c.own = hearsay.Measure(s.low(to)+" "+s.low(to+1)), ""
	case c.counted < 0 && c.Quantity.Unit == "1" && s.low(to) == "needed" && s.low(to+1) == "to":
		c.Measure, c.own = hearsay.Measure("needed to "+s.low(to+2)), ""
	case s.low(from-1) == "population" && c.counted < 0: // "Osk, population 4,300, has lost a fifth of it"
		c.Measure, c.own = "population", ""
	case c.Quantity.Unit == "%" && (c.Measure == "higher" || c.Measure == "lower") && s.movedNoun(c.pred, from) >= 0: // "ticket sales were 12 percent lower"
		c.Measure, c.own = hearsay.Measure(s.phrase(s.movedNoun(c.pred, from)).Of(s.text))+" "+c.Measure, ""
	case c.Quantity.Unit == "%" && noChoice[s.low(to)] && !s.noun(to+1): // "with only 6 percent undecided"
		c.Measure, c.own = hearsay.Measure(s.low(to)), ""
		if c.counted < 0 && s.shareNoun(c.found) < 0 {
			c.Subject, c.Topical = "", false
		}
	case s.low(be) == "within" && s.low(to) == "of" && (money(c.Quantity.Unit) || c.Quantity.Unit == "{percentage point}" || c.counted >= 0 && gapped[s.lemma(c.counted)]): // "has pulled within 4 points of Lind"
		c.Measure = "gap"
	case next == "of" && (s.low(to) == "clear" || s.low(to) == "adrift"): // "3.1 seconds clear of his rival"
		c.Measure = hearsay.Measure(s.low(to))
	case v >= 0 && !tells[s.lemma(v)]: // "compared with 38 percent who support it"
		c.Measure, c.own = hearsay.Measure(s.verbPhrase(v)), ""
	case c.own != "":
	case s.low(to) == "short" && (next == "of" || next == ",") && c.found.Change == "" && !distances[c.Quantity.Unit]:
		c.Measure = "short"
	case c.Measure == "" && c.Quantity.Unit == "1" && c.counted >= 0 && beForms[s.low(be)] && s.low(be-1) == "there": // "there are more than 2,400 mills"
		c.Measure = plainNoun(s, c.counted)
	case emptyLevels[lastWord(string(c.Measure))] && !distances[c.Quantity.Unit] && c.pred >= 0 && s.nearestSubject(c.pred) >= 0 && s.nearestSubject(c.pred) < from && s.noun(s.nearestSubject(c.pred)): // "donations have passed the $1 billion mark"
		sub := s.nearestSubject(c.pred)
		if m, ok := nounMeasures[s.lemma(sub)]; ok {
			c.Measure, c.lattice = m, true
		} else {
			c.Measure = hearsay.Measure(s.phrase(sub).Of(s.text))
		}
	default:
		s.finishWord(c, from, to)
	}
}

// movedNoun returns the common noun before token from that is the subject of the clause with the predicate at v, -1 if it has none.
func (s *sentence) movedNoun(v, from int) int {
	if v < 0 {
		return -1
	}
	if n := s.nearestSubject(v); n >= 0 && n < from && s.Tokens[n].UPOS == lang.Noun && !persons[s.lemma(n)] && !firmNouns[s.lemma(n)] {
		return n
	}
	return -1
}

// finishWord gives the figure in tokens [from, to) the other half of a measure of one word.
func (s *sentence) finishWord(c *candidate, from, to int) {
	c.Measure = hearsay.Measure(strings.TrimSuffix(string(c.Measure), " minus"))
	m, not := strings.CutPrefix(string(c.Measure), "not ")
	if m == "" || strings.Contains(m, " ") {
		return
	}
	for j, t := range s.Tokens {
		if s.low(j) != m {
			continue
		}
		switch w := s.lemma(j); {
		case s.saysOfAnother(c, j):
			c.Measure = hearsay.Measure(s.low(t.Head)) // "the buys, which will rise, are in Halm ($240,000)"
		case c.counted >= 0 && t.Rel == lang.AclRelcl && t.Head == c.counted && s.low(c.counted+1) == "where":
			c.Measure = plainNoun(s, c.counted) // "14 states where voters decide"
		case t.UPOS == lang.Verb && (phases[w] && t.XPOS != lang.VBN || aims[w] || m == "used" && s.low(j+1) == "to"):
			deed := s.deedOf(j, c.counted)
			if deed == "" {
				continue
			}
			if not {
				deed = "not " + deed
			}
			c.Measure = hearsay.Measure(deed)
		case t.UPOS == lang.Noun && summaries[w] && s.low(j+1) == "of" && j+1 < from && from-j < 4:
			if v := t.Head; c.Quantity.Unit == "%" && v > to && s.Tokens[v].UPOS == lang.Verb {
				c.Measure = hearsay.Measure(s.verbPhrase(v))
			} else if noun := plainNoun(s, c.counted); c.Quantity.Unit == "1" && noun != "" && s.lemma(c.counted) != w {
				c.Measure = noun
			}
		case (w == "make" || w == "have") && t.UPOS == lang.Verb && j < from && c.counted >= from && c.Quantity.Unit == "1" && s.Tokens[c.counted].Head == j && s.Tokens[c.counted].Rel == lang.Obj && !persons[s.lemma(c.counted)] && s.at(c.counted+1).UPOS != lang.Adj:
			c.Measure = hearsay.Measure(plainNoun(s, c.counted)) // "made 40,000 deliveries"
		case w == "make" && c.counted > j && s.at(c.counted+1).UPOS == lang.Adj && c.Quantity.Unit == "1":
			c.Measure = hearsay.Measure(m + " " + s.low(c.counted+1)) // "would make 40,000 more workers eligible"
		default:
			continue
		}
		return
	}
}

// deedOf returns what the infinitive says that the verb at v leads to, with that verb where it leaves open whether it was done:
// "trail" of "continues to trail", "want to be president". It is "" where no infinitive follows.
func (s *sentence) deedOf(v, counted int) string {
	at := s.toInfinitive(v)
	if at < 0 && s.low(v+1) == "to" && v+3 < len(s.Tokens) && s.Tokens[v+2].XPOS == lang.NN && s.capital(v+3) {
		at = v + 1 // "continues to trail Lind", whose verb is a noun to the tagger
	}
	if at < 0 {
		return ""
	}
	for at++; s.Tokens[at].UPOS == lang.Aux && at+1 < len(s.Tokens); at++ {
	}
	deed := s.verbPhrase(at)
	if lights[s.lemma(at)] && s.particle(at) < 0 && at > counted {
		deed = string(s.lightVerb(at))
	}
	if !aims[s.lemma(v)] {
		return deed
	}
	if s.lemma(at-1) == "be" {
		deed = "be " + deed
	}
	return s.low(v) + " to " + deed
}

// saysOfAnother reports whether the verb at v is that of a relative clause about a thing that is not counted, in which the
// figure does not stand.
func (s *sentence) saysOfAnother(c *candidate, v int) bool {
	t := s.Tokens[v]
	if t.UPOS != lang.Verb || t.Rel != lang.AclRelcl || t.Head < 0 || t.Head == c.counted || s.Tokens[t.Head].UPOS != lang.Noun || persons[s.lemma(t.Head)] || !money(c.Quantity.Unit) {
		return false
	}
	i := c.number(s)
	for range maxClimb {
		if i < 0 {
			return true
		}
		if i == v || i == t.Head {
			return false
		}
		i = s.Tokens[i].Head
	}
	return false
}

var (
	// noChoice are words for those who have not chosen.
	noChoice = set("undecided unsure uncommitted")
	// gapped are nouns of which somebody is so many behind another.
	gapped = set("point vote delegate seat percent")
	// emptyLevels are nouns for a round number that is reached.
	emptyLevels = set("mark milestone threshold barrier")
	// phases are verbs that say no more than how far on the deed of their infinitive is, or how sure that is.
	phases = set("continue begin start cease come tend appear seem happen prove manage need remain go")
	// aims are verbs that leave open whether the deed of their infinitive was done.
	aims = set("try attempt want hope plan intend seek aim threaten refuse decline promise vow pledge")
	// summaries are nouns before "of" that say how a figure was made, or that those counted stand together.
	summaries = set("average total sum group panel number mean median combination")
)
