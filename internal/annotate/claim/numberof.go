package claim

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads a count that the text names before it says how high it is: "the number of
// people killed rose to 40", "put the number of arrested protesters at 94".

// numberOf returns what the number of people or things that is told as a count of them
// measures, whether that is a measure that the program knows, and the noun for those
// counted, -1 where the measure says it. It goes by the words, since the parse takes the
// participles of such phrases for verbs of their own. The measure is "" where no count is
// named.
func (r *reader) numberOf(s *sentence, f quantity.Found) (m hearsay.Measure, known bool, counted int) {
	if f.Unit != "1" || f.Share {
		return "", false, -1
	}
	from, _ := s.tokens(f.Number)
	tally, end := s.countNamed(from)
	if tally < 0 {
		return "", false, -1
	}
	head := -1
	for j := tally + 2; j < end; j++ {
		w := s.low(j)
		if known && w == "and" && states[s.low(j+1)] != "" { // "dead and missing"
			m, known = bothStates(m, states[s.low(j+1)])
			return m, known, head
		}
		if at := states[w]; at != "" && (head < 0 || j == head+1) {
			m, known = at, true
			continue
		}
		if at := nounMeasures[w]; at != "" && head < 0 && !s.noun(j) { // "of dead", "of the wounded"
			m, known = at, true
			continue
		}
		if head >= 0 && (w == "who" || w == "that" || w == "which") {
			if v := s.verbFrom(j+1, end); v >= 0 && verbMeasures[s.lemma(v)] != "" {
				m, known = verbMeasures[s.lemma(v)], true
			}
			break
		}
		if s.noun(j) && !s.noun(j+1) && head < 0 {
			head = j
			continue
		}
		if head < 0 && known && !s.noun(j) && s.Tokens[j].UPOS != lang.Adj { // "of the injured being treated in hospitals"
			break
		}
		if head >= 0 {
			if verbMeasures[s.lemma(j)] != "" && s.Tokens[j].XPOS == lang.VBN && j == head+1 {
				m, known = verbMeasures[s.lemma(j)], true
			}
			break
		}
	}
	switch {
	case head < 0:
		return m, known, -1
	case known:
		return m, true, head
	}
	for _, w := range []string{s.lemma(head), s.low(head)} {
		if at := nounMeasures[w]; at != "" && !persons[w] {
			return at, true, -1
		}
	}
	span, next := s.phrase(head), head+1
	switch {
	case next >= end:
	case s.Tokens[next].XPOS == lang.VBN, s.Tokens[next].XPOS == lang.VBD: // "flights cancelled"
		span.End = s.Tokens[next].End
	case besetting[s.low(next)] || s.low(next) == "in" && stateNouns[s.low(next+1)]: // "people with tide fever"
		for next++; next < end && next < head+5 && (s.Tokens[next].UPOS != lang.Adp || s.low(next) == "of") && !s.verbIn(next, next+1); next++ {
			span.End = s.Tokens[next].End
		}
	}
	return hearsay.Measure(span.Of(s.text)), false, -1
}

// besetting are prepositions for how those counted are, and not for where.
var besetting = set("with without out on at for under")

// bothStates returns what those are who are either, and whether that is a measure that the
// program knows.
func bothStates(a, b hearsay.Measure) (hearsay.Measure, bool) {
	switch {
	case a == b:
		return a, true
	case (a == Killed || a == Wounded) && (b == Killed || b == Wounded):
		return KilledAndWounded, true
	}
	return a + " and " + b, false
}

// countNamed returns the noun "number", or one like it, of which the number that begins at
// token from says how high it is, and the token behind the words for what it counts; -1 if
// there is none.
func (s *sentence) countNamed(from int) (tally, end int) {
	at := s.before(from)
	led := at >= 0 && (s.low(at) == "at" || s.low(at) == "as")
	if led {
		at--
	} else if w := s.low(at); w == "to" || w == "from" || w == "by" {
		at = s.roseBefore(at)
	}
	for at > 0 && s.Tokens[at].UPOS == lang.Adv {
		at--
	}
	end = at + 1
	if verb := at >= 0 && (rises[s.lemma(at)] || beForms[s.low(at)] || stands[s.low(at)]); verb {
		for end = at; end > 0 && s.Tokens[end-1].UPOS == lang.Aux; end-- {
		}
	} else if !led {
		return -1, 0
	}
	for j := end - 1; j > 0 && end-j < 24; j-- {
		t := s.Tokens[j]
		if t.UPOS == lang.Num || t.UPOS == lang.Punct || t.UPOS == lang.Sconj || t.UPOS == lang.Cconj && states[s.low(j+1)] == "" {
			break
		}
		if w := s.low(j + 1); j+2 < end && (w == "of" && counters[s.low(j)] || (w == "of" || w == "for") && (counters[s.low(j)] || reckonings[s.lemma(j)]) && s.lotAt(j+2)) {
			if end == at+1 && !s.gaugedBefore(j) {
				break
			}
			return j, end
		}
	}
	return -1, 0
}

// lotAt reports whether token i, or the one behind an article there, says what has befallen people: "the dead", "missing".
func (s *sentence) lotAt(i int) bool {
	if s.low(i) == "the" {
		i++
	}
	return harm[states[s.low(i)]] && !s.noun(i+1)
}

// roseBefore returns the verb by which a count comes to the number that the preposition at
// token i leads to, over the words for when and by how much: "more than doubled in two weeks,
// to"; the token before the preposition if there is none.
func (s *sentence) roseBefore(i int) int {
	for j := i - 1; j >= 0 && i-j < 9; j-- {
		switch t := s.Tokens[j]; {
		case rises[s.lemma(j)] && (t.UPOS == lang.Verb || motions[s.low(j)]):
			return j
		case t.UPOS == lang.Verb, t.UPOS == lang.Aux, t.UPOS == lang.Sconj, t.UPOS == lang.Punct && s.low(j) != ",":
			return i - 1
		}
	}
	return i - 1
}

// gaugedBefore reports whether a verb of putting a count somewhere stands before the noun at
// token i: "put the total number".
func (s *sentence) gaugedBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-5; j-- {
		if gauges[s.lemma(j)] {
			return true
		}
	}
	return false
}

// verbFrom returns the last verb of the clause that begins at token i, up to token end; -1
// if it has none.
func (s *sentence) verbFrom(i, end int) int {
	for ; i < end; i++ {
		if s.Tokens[i].UPOS == lang.Verb {
			return i
		}
		if s.Tokens[i].UPOS != lang.Aux && s.Tokens[i].UPOS != lang.Adv {
			break
		}
	}
	return -1
}

var (
	// counters are nouns for a count of what stands behind their "of".
	counters = set("number numbers total count tally")
	// rises are verbs by which a count comes to another.
	rises = set(`rise climb grow jump increase soar swell surge creep tick balloon mushroom mount fall drop decline decrease shrink dwindle sink slip plunge go come get reach hit
		top exceed pass surpass stand remain stay total double triple quadruple halve rocket`)
)

// takenTo returns what the number counts by what takes a total to it: "The arrivals bring the total
// for the year to 310". It reports whether the measure is one that the program knows.
func (s *sentence) takenTo(f quantity.Found) (m hearsay.Measure, known bool) {
	from, _ := s.tokens(f.Quantity.Span)
	if f.Unit != "1" || s.low(from-1) != "to" {
		return "", false
	}
	total := false
	for j := from - 2; j > 0 && j > from-12; j-- {
		switch t := s.Tokens[j]; {
		case s.noun(j) && countNouns[s.lemma(j)]:
			if total = s.low(j+1) != "of"; !total || s.lemma(j) == "toll" { // which tells it itself
				return "", false
			}
		case t.UPOS != lang.Verb:
		case !total || !takesTo[s.lemma(j)]:
			return "", false
		default:
			n := s.nearestSubject(j)
			if n < 0 || n > j || s.Tokens[n].XPOS != lang.NNS || services[s.low(n)] || spokesmen[s.lemma(n)] || inquirers[s.low(n)] { // who counts
				return "", false
			}
			if m, ok := nounMeasures[s.lemma(n)]; ok {
				return m, true
			}
			return hearsay.Measure(s.phrase(n).Of(s.text)), false
		}
	}
	return "", false
}

// takesTo are verbs of making a total so much.
var takesTo = set("take bring push raise lift carry")
