package claim

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads counts of nobody: "no one was hurt", "none has been charged", "there were no deaths". They are
// figures as any other, and in conflict with those who count somebody.

// withZeros returns the quantities of the sentence with its counts of nobody among them, in order, and notes what those
// measure.
func (r *reader) withZeros(s *sentence, found []quantity.Found) []quantity.Found {
	for i := range s.Tokens {
		if at, m := s.zeroAt(i); m != "" {
			found = r.give(found, hearsay.Span{Start: s.Tokens[i].Start, End: s.Tokens[at-1].End}, decimal.Zero, m)
		}
	}
	return found
}

// give returns the quantities with a count that is written so, which measures m, in the place of whatever stands there.
func (r *reader) give(found []quantity.Found, at hearsay.Span, value decimal.Decimal, m hearsay.Measure) []quantity.Found {
	f := quantity.Found{Number: at, Words: value.IsZero()}
	f.Quantity = hearsay.Quantity{Span: at, Low: &value, High: &value, Bound: hearsay.Exactly, Unit: "1"}
	if r.given == nil {
		r.given = make(map[hearsay.Span]hearsay.Measure)
	}
	r.given[at] = m
	found = append(slices.DeleteFunc(found, func(o quantity.Found) bool { return o.Number.Overlaps(at) }), f)
	slices.SortStableFunc(found, func(a, b quantity.Found) int { return a.Number.Start - b.Number.Start })
	return found
}

// zeroAt returns the token behind the words for nobody that begin at token i, and what did not befall anybody. The measure is
// "" where nothing is told of nobody, or it is only supposed or to come.
func (s *sentence) zeroAt(i int) (end int, m hearsay.Measure) {
	w := s.low(i)
	if w != "no" && w != "nobody" && w != "none" || s.ifAtAll(i) {
		return 0, ""
	}
	known := false
	switch w {
	case "nobody", "none":
		end = i + 1
	case "no":
		if s.low(i+1) == "one" {
			end = i + 2
			break
		}
		k := i + 1
		for whichOnes[s.low(k)] {
			k++
		}
		if k >= len(s.Tokens) || s.Tokens[k].UPOS != lang.Noun || s.noun(k+1) {
			return 0, ""
		}
		if m := nounMeasures[s.lemma(k)]; unharmed[m] && !persons[s.lemma(k)] {
			if w := s.low(k + 1); w == "from" || w == "or" || w == "if" || w == "until" || s.willBe(k+1) { // "no deaths from flu"
				return 0, ""
			}
			return i + 1, m
		}
		if !persons[s.lemma(k)] {
			return 0, ""
		}
		if m, known = s.sayingOf(s.behindAside(k+1), false); !known || !unharmed[m] || s.willBe(k+1) {
			return 0, ""
		}
		return i + 1, m
	}
	v := end
	if s.low(v) == "else" || s.low(v) == "other" {
		return 0, ""
	}
	for v < len(s.Tokens) && v < end+9 && s.Tokens[v].UPOS != lang.Aux && s.Tokens[v].UPOS != lang.Verb {
		if s.Tokens[v].UPOS == lang.Punct || s.Tokens[v].UPOS == lang.Sconj || s.low(v) == "others" || s.low(v) == "other" {
			return 0, ""
		}
		v++
	}
	for j := end; j < v+4; j++ {
		if worse[s.low(j)] { // "no one was seriously hurt"
			return 0, ""
		}
	}
	m, known = s.sayingOf(v, false)
	if s.willBe(v) || !unharmed[m] && m != "charged" || !known && m != "charged" {
		return 0, ""
	}
	return end, m
}

// ifAtAll reports whether a word before token i, in its clause, makes what follows a condition or a wish: "if no one is
// hurt", "to make sure that nobody died".
func (s *sentence) ifAtAll(i int) bool {
	for j := i - 1; j >= 0 && i-j < 12 && s.low(j) != "," && s.low(j) != ";"; j-- {
		if w := s.low(j); supposes[w] || wishesFor[s.lemma(j)] || w == "so" && s.low(j+1) == "that" {
			return true
		}
	}
	return question(s)
}

// willBe reports whether the helpers from token v on tell of what may be or is to come.
func (s *sentence) willBe(v int) bool {
	for j := v; j < len(s.Tokens) && j < v+6 && s.Tokens[j].UPOS != lang.Punct; j++ {
		if s.Tokens[j].XPOS == lang.MD {
			return true
		}
		if s.Tokens[j].UPOS == lang.Verb {
			break
		}
	}
	return false
}

var (
	// whichOnes are words between "no" and those counted that leave the count what it is.
	whichOnes = set("civilian military human police of")
	// supposes are words before what is only supposed, wishesFor verbs before what is only wished for.
	supposes  = set("if unless until whether sure")
	wishesFor = set("ensure hope pray wish want pretend imagine promise fear")
	// unharmed are the measures of which a text tells that there was nobody.
	unharmed = map[hearsay.Measure]bool{Killed: true, Wounded: true, KilledAndWounded: true, Casualties: true, Missing: true, Arrested: true, Captured: true, Infected: true, Hospitalized: true}
)
