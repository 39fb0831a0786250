package claim

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// A bare number, with neither a unit nor a noun, is short for one that repeats what
// the number before it counts or measures: "fell to 31 percent from 46", "Nine are
// now stuck". Its neighbours tell whether it may stand so.

// place is where a bare number stands.
type place uint8

// Places of bare numbers.
const (
	elsewhere place = iota // a label, an age or a time, or nobody can tell
	asSubject              // "Nine are now stuck", "the other three stayed"
	asObject               // "they had sought 22", "the limit was 15"
	heldTo                 // "up from 74", "against 31", "at 39"
	inList                 // "56 in Hadrin and 12 in Sult", "five fewer than in May"
)

// elision returns where the bare number stands.
func (r *reader) elision(s *sentence, f quantity.Found) place {
	from, to := s.tokens(f.Number)
	if from >= to {
		return elsewhere
	}
	at := s.before(from)
	for at >= 0 && (focal[s.low(at)] || (s.low(at) == "a" || s.low(at) == "an") && focal[s.low(at+1)]) {
		at--
	}
	if w := s.low(to); w == "more" || w == "others" {
		to++
	}
	if r.begins(s, at) && s.acts(to) {
		return asSubject
	}
	if differs[s.low(to)] && at >= 0 {
		return inList
	}
	if dimensions[s.low(to)] { // "13 feet high and 120 long"
		return inList
	}
	if to < len(s.Tokens) && !s.ends(to) && !r.inTime(s, to) && !(s.low(to) == "the" && others[s.low(to+1)] && s.low(to+2) == "time") || at < 0 {
		return elsewhere
	}
	if w := s.low(at); (w == "," || w == "and" || w == "but" || w == ";" || w == "(") && to < len(s.Tokens) && s.Tokens[to].UPOS == lang.Adp || !s.acts(to) && r.followsFigure(s, at) {
		return inList
	}
	if s.Tokens[at].Rel == lang.CompoundPrt { // "brought down five"
		at--
	}
	switch t := s.Tokens[at]; {
	case s.agedSo(at, f) && (r.latest(s.index) == nil || r.latest(s.index).sentence != s.index):
		return elsewhere
	case (t.UPOS == lang.Verb || t.UPOS == lang.Aux) && s.low(at-1) != "there" && !harm[verbMeasures[s.lemma(at)]]:
		return asObject
	case t.UPOS == lang.Adp && leads[s.low(at)]:
		return heldTo
	case s.low(at) == "of" && at > 0 && (levels[s.lemma(at-1)] || limits[s.lemma(at-1)]): // "against a ceiling of 51,500"
		return heldTo
	case s.tellsBefore(f) >= 0: // "the ministry speaks of 310"
		return asObject
	}
	return elsewhere
}

// agedSo reports whether the bare number behind the verb at token v is how old somebody is: "Lind is 61".
func (s *sentence) agedSo(v int, f quantity.Found) bool {
	if v < 1 || !beForms[s.low(v)] || f.Bound != hearsay.Exactly || value(f).GreaterThan(decimal.NewFromInt(maxAge)) {
		return false
	}
	w := s.low(v - 1)
	return s.Tokens[v-1].UPOS == lang.Propn || w == "he" || w == "she"
}

// maxAge is how old people get, in years.
const maxAge = 120

// others are the words by which "time" is another one: "against 31 the last time".
var others = set("last first previous other next")

// dimensions are words behind a length that say which way it goes.
var dimensions = set("long high wide deep tall thick")

// followsFigure reports whether token at ends what stands between the figure before it and a
// bare number that goes on from it without a verb: "and Northlight [5.8]", ", those over
// 60 in [39]", "at 66 percent and [61]".
func (r *reader) followsFigure(s *sentence, at int) bool {
	p := r.latest(s.index)
	if p == nil || p.sentence != s.index || p.Quantity.End > s.Tokens[at].Start {
		return false
	}
	if s.low(at) == "and" {
		return p.Quantity.Unit != "1" && strings.TrimSpace(s.text[p.Span.End:s.Tokens[at].Start]) == ""
	}
	j := at
	if gapLeads[s.low(j)] {
		j--
	}
	named := false
	for k := 0; k < 6 && j >= 0; k++ {
		switch t := s.Tokens[j]; {
		case t.Start < p.Span.End:
			return false
		case s.low(j) == "," || s.low(j) == ";" || s.low(j) == "and" || s.low(j) == "but" || s.low(j) == "while":
			return named && s.verbless(p.Span.End, s.Tokens[at].End)
		case s.noun(j), t.UPOS == lang.Adj && k == 0:
			named = true
		case t.UPOS != lang.Adj && t.UPOS != lang.Det && t.UPOS != lang.Pron && t.UPOS != lang.Adp && t.UPOS != lang.Num && t.XPOS != lang.POS && s.low(j) != "-":
			return false
		}
		j--
	}
	return false
}

// gapLeads are prepositions that lead to the number of a clause without a verb.
var gapLeads = set("in at by with on to for")

// begins reports whether a subject may begin behind token at.
func (r *reader) begins(s *sentence, at int) bool {
	if at < 0 {
		return true
	}
	switch w := s.low(at); {
	case w == "other" || w == "remaining", subjectMarks[w]:
		return true
	case w == ",":
		return at > 0
	}
	t := s.Tokens[at]
	return t.UPOS == lang.Adv && at < 2 || t.UPOS == lang.Sconj || t.UPOS == lang.Cconj || t.UPOS == lang.Verb && (witnesses[s.lemma(at)] || announces[s.lemma(at)])
}

// acts reports whether a verb with tense, or a helper, stands at token i, or behind
// adverbs there.
func (s *sentence) acts(i int) bool {
	for i < len(s.Tokens) && s.Tokens[i].UPOS == lang.Adv {
		i++
	}
	if i >= len(s.Tokens) {
		return false
	}
	switch t := s.Tokens[i]; t.XPOS {
	case lang.VBD, lang.VBP, lang.VBZ, lang.MD:
		return true
	case lang.VBN:
		return t.UPOS == lang.Verb && s.low(i+1) != "by"
	default:
		return t.UPOS == lang.Aux
	}
}

var (
	// focal are words before a number that bring it into focus and do not change it.
	focal = set("just only barely still now another additional further some maybe perhaps all")
	// subjectMarks are marks behind which a sentence, or a quotation, begins.
	subjectMarks = set("; : ( “ \" – — ''")
	// differs are words behind by how much the number is more or less than another.
	differs = set("fewer less faster slower higher lower longer shorter taller under over short")
	// limits are nouns for how much may be.
	limits = set("limit ceiling floor cap target quota threshold maximum minimum")
	// leads are prepositions that lead to a number which goes with the one before it.
	leads = set("from to against than with at by on under above below over past")
)

// spelledOut returns the figure whose unit, or whose counted noun, the bare number is
// short for, nil if there is none near.
func (r *reader) spelledOut(s *sentence, where place) *candidate {
	p := r.latest(s.index)
	for k := len(r.out) - 1; p != nil && k > len(r.out)-maxSkipped && (p.found.Kind != quantity.Amount || p.found.Share); k-- { // "the old one was 51"
		p = nil
		if k >= 0 && r.out[k].Quantity != nil {
			p = &r.out[k]
		}
	}
	if where == elsewhere || p == nil || p.found.Kind != quantity.Amount || where == inList && p.sentence != s.index || p.sentence < s.index-2 || where != asSubject && r.t.Sentences[p.sentence].Paragraph != s.Paragraph {
		return nil
	}
	return p
}

// maxSkipped is how many numbers that pick one out, or are shares, are passed on the
// way back to the figure that a bare number goes on from.
const maxSkipped = 8

// continues reports whether the bare number, with the unit that it has now, goes on
// from the figure before it.
func (r *reader) continues(s *sentence, f quantity.Found, where place) bool {
	p := r.spelledOut(s, where)
	return p != nil && (where == asSubject || p.Quantity.Unit == f.Unit || p.Quantity.Unit == "{percentage point}" || p.found.Unit == "%")
}

// elidedUnit returns the unit that the bare number shares with the figure before it,
// "" where it counts something or nothing tells.
func (r *reader) elidedUnit(s *sentence, f quantity.Found, where place) string {
	p := r.spelledOut(s, where)
	if from, _ := s.tokens(f.Number); p != nil && p.Quantity.Unit == "{percentage point}" && s.low(from-1) == "at" {
		return "%" // "up a point, at 16"
	}
	from, _ := s.tokens(f.Quantity.Span)
	if at := s.before(from); where == asObject && f.Words && at > 0 && (hurting[s.lemma(at)] || s.low(at) == "all" && hurting[s.lemma(at-1)]) {
		return "" // "13 feet high, hitting all five"
	}
	if q := r.figureBefore(f); q != nil && money(q.Quantity.Unit) && q.sentence >= s.index-1 && s.paysBare(f) && r.t.Sentences[q.sentence].Paragraph == s.Paragraph {
		if v, w := value(f).Abs(), value(q.found).Abs(); v.GreaterThan(hundred) && !v.GreaterThan(w.Mul(alike)) && !w.GreaterThan(v.Mul(alike)) {
			return q.Quantity.Unit // "needs 250,000 crowns. By this evening 90,000 had been given"
		}
	}
	if p == nil || p.Quantity.Unit == "1" || where == asSubject && (p.Quantity.Unit != "%" || p.sentence != s.index || p.role != lang.Nsubj && p.role != lang.NsubjPass) {
		return ""
	}
	v, w := value(f).Abs(), value(p.found).Abs()
	switch {
	case p.Quantity.Unit == "%" && (v.GreaterThan(hundred) || where == heldTo && s.countLevel(f, p)):
		return ""
	case v.IsZero() || w.IsZero(), v.GreaterThan(w.Mul(alike)), w.GreaterThan(v.Mul(alike)):
		return ""
	case p.sentence != s.index && (where == heldTo || money(p.Quantity.Unit) && (where != asObject || !s.figureIs(f))):
		return ""
	}
	return p.Quantity.Unit
}

// paysBare reports whether the bare number is what is paid, given or raised by the verb over it.
func (s *sentence) paysBare(f quantity.Found) bool {
	from, _ := s.tokens(f.Quantity.Span)
	_, to := s.tokens(f.Number)
	v := s.before(from)
	if s.low(v) == "out" || s.low(v) == "back" || s.low(v) == "in" {
		v--
	}
	if v >= 0 && s.Tokens[v].UPOS == lang.Verb && pays[s.lemma(v)] && (to >= len(s.Tokens) || !s.noun(to) && s.Tokens[to].UPOS != lang.Adj) {
		return true
	}
	v = to
	for v < len(s.Tokens) && s.Tokens[v].UPOS == lang.Aux {
		v++
	}
	return v > to && beForms[s.low(v-1)] && s.at(v).XPOS == lang.VBN && pays[s.lemma(v)]
}

// pays are verbs of which a bare number behind an amount is another amount.
var pays = set("pay spend raise pledge donate give lend receive promise collect earn owe repay transfer release")

// figureIs reports whether the number is what somebody's figure or estimate is said to be: "The
// ministry's own estimate is 1.4 billion".
func (s *sentence) figureIs(f quantity.Found) bool {
	from, _ := s.tokens(f.Number)
	be := s.beforeNumber(from)
	return be > 0 && s.Tokens[be].UPOS == lang.Aux && s.lemma(be) == "be" && s.noun(be-1) && countNouns[s.lemma(be-1)]
}

// countLevel reports whether the number is to or from how many something moved that is counted,
// where the figure before it tells of something else in percent, or by how many percent that
// moved: "robbery rose 19 percent, while homicides fell to 21 from 26".
func (s *sentence) countLevel(f quantity.Found, p *candidate) bool {
	n := s.head(s.tokens(f.Number))
	v := s.verbOver(f.Number)
	sub := s.nearestSubject(max(v, 0))
	if v < 0 || sub < 0 || sub > n || s.at(sub).XPOS != lang.NNS || !value(f).IsInteger() || !s.countable(sub) {
		return false
	}
	by, _ := s.tokens(p.Quantity.Span)
	return sub > by || s.low(s.before(n)) == "to" && s.at(s.before(by)).UPOS == lang.Verb
}

// countable reports whether the plural at token i is of people, or of what happens or is done to them.
func (s *sentence) countable(i int) bool {
	w := s.lemma(i)
	return nounMeasures[w] != "" || happenings[w] || crimes[w] || persons[w]
}

// alike is how many times larger than the other one of two figures may be that are
// told in one breath.
var alike = decimal.NewFromInt(30)
