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
	if w := s.low(to); (w == "clear" || w == "adrift") && s.low(to+1) == "of" { // "3.1 seconds clear of his rival"
		c.Measure = hearsay.Measure(w)
		return
	}
	if s.low(to) == "who" && c.Quantity.Unit == "%" { // "compared with 38 percent who support it"
		if v := s.whoVerb(c); v >= 0 && !tells[s.lemma(v)] {
			c.Measure, c.own = hearsay.Measure(s.verbPhrase(v)), ""
			return
		}
	}
	if c.own != "" {
		return
	}
	if s.low(to) == "short" && (s.low(to+1) == "of" || s.at(to+1).UPOS == lang.Punct) && c.found.Change == "" && s.low(to+1) != "." && !distances[c.Quantity.Unit] {
		c.Measure = "short"
		return
	}
	if c.Measure == "" && c.Quantity.Unit == "1" && c.counted >= 0 && beForms[s.low(s.before(from))] && s.low(s.before(from)-1) == "there" {
		c.Measure = plainNoun(s, c.counted) // "there are more than 2,400 mills"
		return
	}
	m, not := strings.CutPrefix(string(c.Measure), "not ")
	if m == "" || strings.Contains(m, " ") {
		return
	}
	for j := range s.Tokens {
		if s.low(j) != m {
			continue
		}
		switch w := s.lemma(j); {
		case s.saysOfAnother(c, j):
			c.Measure = hearsay.Measure(s.low(s.Tokens[j].Head)) // "the buys, which will rise, are in Halm ($240,000)"
		case c.counted >= 0 && s.Tokens[j].Rel == lang.AclRelcl && s.Tokens[j].Head == c.counted && s.low(c.counted+1) == "where":
			c.Measure = plainNoun(s, c.counted) // "14 states where voters decide"
		case s.Tokens[j].UPOS == lang.Verb && (phases[w] && s.Tokens[j].XPOS != lang.VBN || aims[w]):
			at := s.toInfinitive(j)
			if at < 0 && s.low(j+1) == "to" && j+3 < len(s.Tokens) && s.Tokens[j+2].XPOS == lang.NN && s.capital(j+3) {
				at = j + 1 // "continues to trail Lind", whose verb is a noun to the tagger
			}
			if at < 0 {
				continue
			}
			for at++; s.Tokens[at].UPOS == lang.Aux && at+1 < len(s.Tokens); at++ {
			}
			deed := s.verbPhrase(at)
			if aims[w] && s.lemma(at-1) == "be" {
				deed = "be " + deed // "want to be president"
			}
			if lights[s.lemma(at)] && s.particle(at) < 0 && at > c.counted {
				deed = string(s.lightVerb(at))
			}
			if aims[w] {
				deed = m + " to " + deed
			}
			if not {
				deed = "not " + deed
			}
			c.Measure = hearsay.Measure(deed)
		case s.Tokens[j].UPOS == lang.Noun && summaries[w] && s.low(j+1) == "of" && j+1 < from && from-j < 4:
			if v := s.Tokens[j].Head; c.Quantity.Unit == "%" && v > to && s.Tokens[v].UPOS == lang.Verb {
				c.Measure = hearsay.Measure(s.verbPhrase(v))
			} else if noun := plainNoun(s, c.counted); c.Quantity.Unit == "1" && noun != "" && s.lemma(c.counted) != w {
				c.Measure = noun
			}
		case w == "make" && c.counted > j && s.at(c.counted+1).UPOS == lang.Adj && c.Quantity.Unit == "1":
			c.Measure = hearsay.Measure(m + " " + s.low(c.counted+1)) // "would make 40,000 more workers eligible"
		default:
			continue
		}
		return
	}
}

// saysOfAnother reports whether the verb at v is that of a relative clause about a thing that is not counted, in which the
// figure does not stand.
func (s *sentence) saysOfAnother(c *candidate, v int) bool {
	t := s.Tokens[v]
	if t.UPOS != lang.Verb || t.Rel != lang.AclRelcl || t.Head < 0 || t.Head == c.counted || s.Tokens[t.Head].UPOS != lang.Noun || persons[s.lemma(t.Head)] || !money(c.Quantity.Unit) {
		return false
	}
	i := c.number(s)
	for range most {
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
	// phases are verbs that say no more than how far on the deed of their infinitive is, or how sure that is.
	phases = set("continue begin start cease come tend appear seem happen prove manage need remain go")
	// aims are verbs that leave open whether the deed of their infinitive was done.
	aims = set("try attempt want hope plan intend seek aim threaten refuse decline promise vow pledge")
	// summaries are nouns before "of" that say how a figure was made, or that those counted stand together.
	summaries = set("average total sum group panel number mean median combination")
)
