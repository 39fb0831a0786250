package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file tells the times of a sentence that are not the figure's: those of what it is held
// against, of other clauses and of other numbers.

// beforeSpan returns where the words of a time begin, the "from" of a span included, which
// holds nothing against it: "rose 3 percent from August to October".
func (s *sentence) beforeSpan(m *period.Mention) int {
	if from, _ := s.tokens(m.Span); strings.Contains(m.Period.Value, "/") && from > 0 && s.low(from-1) == "from" {
		return s.Tokens[from-1].Start
	}
	return m.Start
}

// besideThan reports whether the words before token i, in its clause, hold something
// against a time: "more than in", "compared with". "From" may tell of a place.
func (s *sentence) besideThan(i int) bool {
	for j := i - 1; j >= 0 && j > i-5; j-- {
		switch s.low(j) {
		case "than", "compared", "against", "versus":
			return true
		case ",", ";":
			return false
		}
	}
	return false
}

// turns reports whether a new clause that stands against the one before begins
// in text[from:to].
func (s *sentence) turns(from, to int) bool {
	if from >= to {
		return false
	}
	between := strings.ToLower(s.text[from:to])
	for _, w := range []string{", but ", "; ", ": ", ", while ", ", whereas ", ", although ", ", though "} {
		if strings.Contains(between, w) {
			return true
		}
	}
	return false
}

// ofOther reports whether a time is that of what the figure is held against, or of what lies
// a length of time before or behind it: "24 died, against 30 in 2012", "12 died on Monday, a
// day after 30 were killed".
func (s *sentence) ofOther(f quantity.Found, m *period.Mention) bool {
	from, _ := s.tokens(m.Span)
	switch {
	case m.Kind == period.Within && m.Period.Value != "": // "than in the previous 12 months"
		return m.Start > f.Number.End && s.refers(f.Number.End, s.beforeSpan(m))
	case m.Kind != period.When && m.Kind != period.Since:
		return false
	case s.ofOtherClause(f, m), s.ofItsMaking(f, m), s.ofTotalBehind(f, m), s.dueThen(f, m), s.ofNumberBeside(f, m), s.ofPastClause(f, m):
		return true
	case m.Kind != period.When:
		return m.Start > f.Number.End && strings.HasPrefix(m.Period.Value, "../") && s.movedFrom(f) // "from 30 to 45 by May"
	case m.End <= f.Number.Start:
		return s.ofLevelBefore(f, m) || s.heldAgainst(f) && !s.ofRival(f, m) || s.heldAgainstBefore(m) || s.ofHeld(m) || s.low(from-1) == "from" && comesFrom[s.lemma(from-2)] && s.beforeSpan(m) == m.Start || (s.away(f) || s.farOff(s.head(s.tokens(f.Number)))) && s.parts(m.End, f.Number.Start)
	case m.Start > f.Number.End:
		return s.refers(f.Number.End, s.beforeSpan(m)) || s.parts(f.Number.End, m.Start) || s.low(from) == "since" || s.ofNorm(m) || s.ofEarlier(f, m) || s.ofItsWhole(f, m) || s.cameFrom(f, m)
	}
	return false
}

// cameFrom reports whether the time is that of the number from which the figure came: "grew to
// $31 trillion, from $23 trillion in 2020".
func (s *sentence) cameFrom(f quantity.Found, m *period.Mention) bool {
	_, j := s.tokens(f.Quantity.Span)
	for k := 0; k < 3 && s.noun(j) && s.low(j) != ","; k++ { // "shrank to 52,000 cases from 57,600 in May"
		j++
	}
	if s.low(j) == "," {
		j++
	}
	if at, _ := s.tokens(m.Span); s.low(j) == "from" && s.low(s.before(j)) != "up" {
		for k := j + 1; k < at && k < j+4; k++ {
			if s.Tokens[k].UPOS == lang.Num {
				return !slices.ContainsFunc(s.Tokens[k:at], func(t lang.Token) bool { return t.UPOS == lang.Punct })
			}
		}
	}
	return false
}

// heldAgainstBefore reports whether something is held against the time itself, with nothing
// behind it that tells what was then: "compared with the same period in 2014, sales rose 3
// percent", and not "than in May, when sales rose".
func (s *sentence) heldAgainstBefore(m *period.Mention) bool {
	from, to := s.tokens(m.Span)
	if s.low(to) == "," {
		to++
	}
	if s.possessed(m.Span) || s.low(to) == "when" {
		return false
	}
	j := from - 1
	for j > 0 && (s.Tokens[j].UPOS == lang.Adp && s.low(j) != "than" && s.low(j) != "against" && s.low(j) != "versus" || s.Tokens[j].UPOS == lang.Det || s.low(j) == "same" || spells[s.lemma(j)]) {
		j--
	}
	switch s.low(j) {
	case "than", "compared", "against", "versus":
		return true
	}
	return false
}

// spells are nouns for a length of time that is held against another.
var spells = set("period time month quarter year week stretch span")

// ofPastClause reports whether the time is that of a clause in the past, or of another number,
// and the figure is told in one that tells how things stand: "raised its stake in 2015 and has 10
// percent", "was handed over in 2013 to Velcor, which runs 140 mills". Those to whom
// something happened on a day are counted still, and a clause that tells which people or things
// are counted has their time.
func (s *sentence) ofPastClause(f quantity.Found, m *period.Mention) bool {
	from, to := s.tokens(f.Number)
	if m.Kind != period.When || from >= to || f.Unit == "1" && len(m.Period.Value) == len("2006-01-02") {
		return false
	}
	n := s.head(from, to)
	t, at := s.tenseOf(n)
	if t != present && t != going {
		return false
	}
	if s.besideAnother(f, m) {
		return true
	}
	v := s.verbOver(m.Span)
	if v < 0 || v == at || !s.joined(n, v) && !s.joined(v, at) {
		return false
	}
	then := s.ownTense(v)
	clause := s.Tokens[v].Rel == lang.AclRelcl
	if of := s.Tokens[v].Head; clause && (s.under(n, of) || happenings[s.lemma(of)]) {
		return false
	}
	return then == past || then == pluperfect || then == perfect && clause
}

// joined reports whether a clause set beside another, or one that describes something, lies
// between token i and token over, which it hangs on.
func (s *sentence) joined(i, over int) bool {
	found := false
	for range 20 {
		if i < 0 || i == over {
			break
		}
		rel := s.Tokens[i].Rel
		found = found || (rel == lang.Conj || rel == lang.AclRelcl) && s.ownTense(i) != noTense
		i = s.Tokens[i].Head
	}
	return found && i == over
}

// besideAnother reports whether the time stands right behind another amount, of which it tells
// when that was a peak or the like: "its peak of 12 percent in 2010".
func (s *sentence) besideAnother(f quantity.Found, m *period.Mention) bool {
	at, _ := s.tokens(m.Span)
	for at > 0 && s.Tokens[at-1].UPOS == lang.Adp {
		at--
	}
	for j := at - 1; j > 0 && j > at-4; j-- {
		if s.Tokens[j].UPOS == lang.Num {
			of := s.before(j)
			return (s.Tokens[j].End <= f.Number.Start || s.Tokens[j].Start >= f.Number.End) && s.low(of) == "of" && of > 0 && norms[s.lemma(of-1)]
		}
	}
	return false
}

// ofLevelBefore reports whether the time is that of the level from which something moved to
// the figure: "from 30 in May to 45".
func (s *sentence) ofLevelBefore(f quantity.Found, m *period.Mention) bool {
	at, _ := s.tokens(f.Quantity.Span)
	from, to := s.tokens(m.Span)
	if s.at(from-1).UPOS == lang.Adp {
		from--
	}
	if s.low(at-1) != "to" || to != at-1 || s.at(from-1).UPOS != lang.Num && !s.noun(from-1) {
		return false
	}
	for j := from - 1; j > 0 && from-j < 6; j-- {
		if s.Tokens[j].UPOS == lang.Num {
			return true
		}
	}
	return false
}

// heldAgainst reports whether the figure is what one before it is held against: "rose to $4 on
// Tuesday from $3", "40 this year, against 30". The time before it is that of the other.
func (s *sentence) heldAgainst(f quantity.Found) bool {
	from, to := s.tokens(f.Quantity.Span)
	at := from - 1
	if s.low(from) == "from" { // as part of its bound
		at = from
	}
	switch s.low(at) {
	case "from":
		if s.movedFrom(f) || distances[f.Unit] {
			return false
		}
	case "against", "versus":
	case "with", "to":
		if s.low(at-1) != "compared" {
			return false
		}
	default:
		return false
	}
	if f.Unit == "1" && to < len(s.Tokens) && !s.ends(to) { // of what it counts itself
		return false
	}
	return slices.ContainsFunc(s.Tokens[:max(0, at)], func(t lang.Token) bool { return t.UPOS == lang.Num })
}

// ofRival reports whether the figure is that of another for the time that is told before the two:
// "raised $16 million in 2015, compared with $103 million for Berg". What tells another time
// stands behind it.
func (s *sentence) ofRival(f quantity.Found, m *period.Mention) bool {
	from, to := s.tokens(f.Quantity.Span)
	of := s.before(from)
	if w := s.low(of); m.Kind != period.When || of < 1 || w == "from" {
		return false
	}
	for j := to; j < len(s.Tokens) && s.Tokens[j].UPOS != lang.Punct; j++ {
		if w := s.low(j); isYear(w) || month[w] || timeWords[w] || lengths[w] || w == "ago" || w == "earlier" || w == "before" || w == "previously" || w == "last" || w == "previous" {
			return false
		}
	}
	for j := to; j < to+4; j++ {
		if w := s.low(j); (w == "for" || w == "by" || w == "in" || w == "at" || w == "among") && (j+1 < len(s.Tokens) && upper(s.form(j+1)) || s.at(j+2).UPOS == lang.Propn) {
			return true
		}
	}
	return false
}

// ofOtherClause reports whether a time of more than a day stands with another number in or before
// a clause or participle that describes something, the figure not: "the mill, which had 40 men in 2012,
// has 9", "a painting bought for $12 in 1990 fetched $40". What is so now, or is to come, is of no
// time of such a clause, with another number or without.
func (s *sentence) ofOtherClause(f quantity.Found, m *period.Mention) bool {
	v := s.verbOver(m.Span)
	for v >= 0 && (s.Tokens[v].Rel == lang.Conj || s.Tokens[v].Rel == lang.Xcomp) {
		v = s.Tokens[v].Head
	}
	if v < 0 || s.Tokens[v].Rel != lang.AclRelcl && s.Tokens[v].Rel != lang.Acl || len(m.Period.Value) == len("2006-01-02") {
		return false
	}
	if s.Tokens[v].Rel == lang.Acl && !s.tellsSomething() && s.low(len(s.Tokens)-1) == "." { // the parse takes the verb for a participle: "Nine of the 11 resigned in May."
		return false
	}
	from, to := s.tokens(f.Number)
	over := s.Tokens[v].Head
	if n := s.head(from, to); s.under(n, v) || n == over || s.Tokens[n].Head == over {
		return false
	}
	if sub := s.nearestSubject(v); sub >= 0 && s.low(sub) == "who" && s.low(sub-1) == "," { // "Lind, who died in 1991, was accused by 23 men"
		return true
	}
	if s.Tokens[v].Rel == lang.AclRelcl && !begins[s.lemma(v)] {
		if t, _ := s.tenseOf(s.head(from, to)); t == present || t == perfect || t == going || t == ahead { // "the panel, which has run it since 1988, keeps to 15 percent"
			return true
		}
	}
	for j, t := range s.Tokens {
		if t.UPOS == lang.Num && (t.End <= m.Start || t.Start >= m.End) && (s.under(j, v) || t.Head == s.Tokens[v].Head) {
			return true
		}
	}
	return false
}

// ofTotalBehind reports whether the time is that of the number to which the figure brings something:
// "40 people died, bringing the total this year to 713".
func (s *sentence) ofTotalBehind(f quantity.Found, m *period.Mention) bool {
	v := s.verbOver(m.Span)
	if v < 0 || s.Tokens[v].XPOS != lang.VBG || !bringsTo[s.lemma(v)] || s.Tokens[v].End > m.Start || s.Tokens[v].Start < f.Number.End {
		return false
	}
	_, to := s.tokens(m.Span)
	return s.low(to) == "to" && s.at(to+1).UPOS == lang.Num
}

// dueThen reports whether the time is that at which something is due of which the figure tells more: "The
// ship, with 40 people on board, is due in Halm on Friday", and not "40 ships are due on Friday".
func (s *sentence) dueThen(f quantity.Found, m *period.Mention) bool {
	from, to := s.tokens(m.Span)
	if from >= to {
		return false
	}
	due := s.Tokens[s.head(from, to)].Head
	if due < 0 || s.lemma(due) != "due" {
		return false
	}
	at, _ := s.tokens(f.Quantity.Span)
	w := s.low(at - 1)
	return f.Number.End < m.Start && (w == "with" || w == "carrying" || w == "of")
}

// ofItsMaking reports whether the time is that at which something was made or begun of which the figure
// tells more: "the dam, built in 1974, held 30 tons", "Founded in 1901, the firm has 300 men", and
// not "three dams built in 1974".
func (s *sentence) ofItsMaking(f quantity.Found, m *period.Mention) bool {
	v := s.verbOver(m.Span)
	if v < 0 || s.Tokens[v].XPOS != lang.VBN || !makings[s.lemma(v)] || s.Tokens[v].Head < 0 {
		return false
	}
	n, over := s.head(s.tokens(f.Number)), s.Tokens[v].Head
	if t, _ := s.tenseOf(n); t == perfect { // "launched in 2003, it has carried 300 tons" since then
		return false
	}
	if s.nearestSubject(n) == over && s.child(n, lang.Cop) >= 0 { // "the limit, set in 2004, was $30"
		return false
	}
	for i := n; i >= 0 && i != v; i = s.Tokens[i].Head {
		if t := s.Tokens[i]; t.Head == v && t.Rel == lang.Conj { // "built in 1986 and 24 meters long"
			return true
		}
	}
	switch s.Tokens[v].Rel {
	case lang.Acl, lang.AclRelcl:
		return !happenings[s.lemma(over)] && !evidence[s.lemma(over)] && n != over && s.Tokens[n].Head != over && !s.under(n, v)
	case lang.Advcl:
		return v == 0 && !s.under(n, v)
	}
	return false
}

// makings are verbs of making, beginning and getting what lasts.
var makings = set("build construct erect design found establish create open commission inaugurate introduce install form incorporate bear appoint elect acquire buy restore renovate rebuild modernize modernise complete")

// ofNumberBeside reports whether the time hangs on a number set beside what the figure is
// told of: "the population, 4,500 in 2011, has shrunk to 3,900".
func (s *sentence) ofNumberBeside(f quantity.Found, m *period.Mention) bool {
	from, to := s.tokens(m.Span)
	if from >= to {
		return false
	}
	n := s.Tokens[s.head(from, to)].Head
	if n < 0 || n >= from || s.Tokens[n].Rel != lang.Appos || s.low(to) != "," {
		return false
	}
	if s.noun(n) { // "45 ships in 2011"
		n = s.child(n, lang.Nummod)
	}
	return n >= 0 && s.Tokens[n].UPOS == lang.Num && (s.Tokens[n].End <= f.Quantity.Start || s.Tokens[n].Start >= f.Quantity.End)
}

// ofEarlier reports whether a time behind the figure is that of what its clause comes after or
// before, told with another number: "lost 12 % after gaining 9 % in 2020".
func (s *sentence) ofEarlier(f quantity.Found, m *period.Mention) bool {
	led, number := false, false
	for j := s.after(f.Quantity.End); j > 0 && j < len(s.Tokens) && s.Tokens[j].End <= m.Start; j++ {
		w := s.low(j - 1)
		led = led || (w == "after" || w == "before") && s.Tokens[j].XPOS == lang.VBG
		number = number || led && s.Tokens[j].UPOS == lang.Num
	}
	return number
}

// ofItsWhole reports whether a time stands with the participle that describes the whole of
// which the figure is a portion, before the verb that tells of the portion: "30 of the 400 held
// in 2012 were freed".
func (s *sentence) ofItsWhole(f quantity.Found, m *period.Mention) bool {
	_, j := s.tokens(f.Number)
	from, to := s.tokens(m.Span)
	if s.low(j) != "of" || !s.finite(to) {
		return false
	}
	said, whole := false, false
	for ; j < from; j++ {
		said = said || s.Tokens[j].XPOS == lang.VBN
		whole = whole || s.Tokens[j].UPOS == lang.Num
		if s.finite(j) && s.Tokens[j].XPOS != lang.VBN {
			return false
		}
	}
	return said && whole && (s.Tokens[to].UPOS != lang.Aux || !s.noun(to+1) && s.at(to+1).UPOS != lang.Det && s.at(to+1).UPOS != lang.Num)
}

// under reports whether token i hangs on token over.
func (s *sentence) under(i, over int) bool {
	for range 20 {
		if i < 0 || i == over {
			break
		}
		i = s.Tokens[i].Head
	}
	return i == over
}

// toldOfOther reports whether a time of that value is one that the figure is not told for, by
// the words of its sentence.
func (r *reader) toldOfOther(s *sentence, c *candidate, value string) bool {
	times := r.timesIn(s.index)
	own := func(m period.Mention) bool { return m.Period.Value == value && !s.ofOther(c.found, &m) }
	return (s.away(c.found) || s.heldAgainst(c.found)) && !slices.ContainsFunc(times, own) ||
		slices.ContainsFunc(times, func(m period.Mention) bool {
			return m.Period.Value == value && (s.ofOther(c.found, &m) || r.ofTheLaw(s, c) && s.beforeTheLaw(c, &m))
		})
}

// away reports whether the figure is told in a clause or phrase that lies a length of time
// before or behind what the sentence tells: "two days after 30 were killed".
func (s *sentence) away(f quantity.Found) bool {
	from, _ := s.tokens(f.Number)
	for j := from - 1; j > 0 && s.low(j) != ","; j-- {
		if s.leadsAway(j) {
			return true
		}
	}
	return false
}

// farOff reports whether what token i is told of lies a length of time from what the sentence
// tells: "came six weeks after a massacre in Halm, where 49 people were killed".
func (s *sentence) farOff(i int) bool {
	for range 12 {
		if i < 0 {
			return false
		}
		for j := range s.Tokens {
			if t := &s.Tokens[j]; t.Head == i && (t.Rel == lang.Case || t.Rel == lang.Mark) && s.leadsAway(j) {
				return true
			}
		}
		i = s.Tokens[i].Head
	}
	return false
}

// leadsAway reports whether token j is the last word of "two days after".
func (s *sentence) leadsAway(j int) bool {
	w := s.low(j)
	return (w == "after" || w == "before") && lengths[s.low(j-1)]
}

// parts reports whether the words of text[from:to] put a length of time between what stands
// before them and what they lead to.
func (s *sentence) parts(from, to int) bool {
	for j, t := range s.Tokens {
		if t.Start >= from && t.End <= to && s.leadsAway(j) {
			return true
		}
	}
	return false
}

// lengths are words for a length of time of a day and more.
var lengths = set("day days week weeks month months year years decade decades")

// refers reports whether text[from:to] leads over to what something is held
// against: "a tenth of what it held", "down from 412".
func (s *sentence) refers(from, to int) bool {
	for j := range s.Tokens {
		t := s.Tokens[j]
		if t.Start < from || t.End > to {
			continue
		}
		if s.multiplies(j) {
			return true
		}
		switch s.low(j) {
		case "than":
			switch s.low(j - 1) {
			case "more", "less", "fewer", "higher", "greater", "lower", "larger", "smaller", "better", "other", "rather":
				if j+1 >= len(s.Tokens) || s.Tokens[j+1].UPOS != lang.Num && s.Tokens[j+1].UPOS != lang.Sym {
					return true
				}
			default:
				return true
			}
		case "what":
			if s.measuresBy(j) {
				return true
			}
		case "as": // "the same number as in 2012"
			if s.measuresBy(j) || s.at(j+1).UPOS == lang.Adp && s.low(j+1) != "of" {
				return true
			}
		case "against":
			if u := s.at(j + 1).UPOS; u == lang.Num || u == lang.Sym {
				return true
			}
		case "since": // "the worst since that of 2012"
			if s.rareSince(j) {
				return true
			}
		case "on": // "up 6% on the previous day"
			if w := s.low(j - 1); moved[w] && (s.low(j+1) == "last" || s.low(j+1) == "the" || s.low(j+1) == "a") {
				return true
			}
		case "premium", "discount", "compared", "versus", "unlike", "beating", "surpassing", "exceeding", "topping", "eclipsing", "overtaking", "matching", "equalling", "smashing", "dwarfing":
			return true
		case "double", "twice", "triple", "treble", "half": // "double the number in 2012"
			if s.low(j+1) == "the" || s.low(j+1) == "that" {
				return true
			}
		case "last": // "a level last seen in 2012"
			if s.at(j+1).XPOS == lang.VBN {
				return true
			}
		case "above", "below": // "41 percent above the price on Nov 27"
			if w := s.low(j - 1); w == "%" || w == "cent" || w == "percent" || s.normAt(j+1) {
				return true
			}
		case "from":
			if comesFrom[s.lemma(j-1)] {
				return true
			}
		case "of":
			if w := s.low(j - 1); w == "short" || w == "shy" {
				return true
			}
		}
	}
	return false
}

// normAt reports whether a level that others are held against is named from token i on: "its
// peak", "the record level".
func (s *sentence) normAt(i int) bool {
	if u := s.at(i).UPOS; u != lang.Det && s.at(i).XPOS != lang.PRPS {
		return false
	}
	for j := i + 1; j < i+4 && (s.noun(j) || s.at(j).UPOS == lang.Adj); j++ {
		if norms[s.lemma(j)] {
			return true
		}
	}
	return false
}

// comesFrom are words between a figure and "from", and what it has changed from.
var comesFrom = set("down up % cent percent point rise increase gain jump surge growth drop fall decline decrease dip slump plunge cut reduction improvement change swing")

// multiplies reports whether token i leads over to what another is a multiple of: "double
// that of 2016", "three times the number of", "half the level of".
func (s *sentence) multiplies(i int) bool {
	if i == 0 || !multiples[s.low(i-1)] || s.low(i-1) == "of" || s.Tokens[i-1].UPOS == lang.Verb {
		return false
	}
	next := s.low(i + 1)
	switch s.low(i) {
	case "that", "those":
		return next == "of" || next == "in" || next == "on" || next == "for" || next == "at" || next == "recorded" || next == "seen"
	case "the", "its", "their", "last", "this":
		for j := i + 1; j < len(s.Tokens) && j < i+5 && s.Tokens[j].UPOS != lang.Adp; j++ {
			if amountNouns[s.lemma(j)] {
				return true
			}
		}
	}
	return false
}

// amountNouns are nouns for how much there is of something.
var amountNouns = set("number amount level rate share total figure sum size price cost value pace toll count volume average turnout proportion quantity output budget peak record")

// moved are words right before "on" and what something has moved against.
var moved = set("up down more less fewer higher lower % cent percent points")

// measuresBy reports whether token i leads over to a clause of what something is
// measured by: "twice what they paid", "three times as many as died".
func (s *sentence) measuresBy(i int) bool {
	switch s.low(i) {
	case "what":
		return multiples[s.low(i-1)]
	case "as":
		return amounts[s.low(i-1)] && s.low(i-2) == "as" && i+1 < len(s.Tokens) && s.Tokens[i+1].UPOS != lang.Num && s.Tokens[i+1].UPOS != lang.Sym
	}
	return false
}

var (
	// multiples are words before "what" and what something is measured by.
	multiples = set("of times twice double triple thrice half quadruple treble")
	// amounts are words between "as" and "as".
	amounts = set("many much high low large big small great long far fast heavy often likely")
)

// weighs reports whether the clause that begins in text[from:to] has another
// time than the one before it.
func (s *sentence) weighs(from, to int) bool {
	between := strings.ToLower(s.text[from:to])
	return strings.Contains(between, ", but ") || strings.Contains(between, "; ")
}
