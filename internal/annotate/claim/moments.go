package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file decides for which time a figure is told: the answer of the rules stands
// among the times that its sentence and those before it name, and what speaks for each of
// them is weighed.

// weighPeriod gives the figure the time that the words around it speak for, once all
// figures are read: those behind it go by what the rules answer for it.
func (r *reader) weighPeriod(s *sentence, c *candidate) {
	if c.Quantity == nil || r.unresolved(c.Period) || r.yearless(s, c) || c.cell || c.fielded || c.firmTime || c.lattice && c.Period.Value != "" || lengthOnly(c.Period) || s.ownSize(c.found) || s.isNow(c) || r.longBefore(s, c) || s.sinceBehind(c) { // the time of a toll is that of its event
		return
	}
	all := r.timesOf(s, c).options()
	if at, _ := r.choose(PeriodField, &c.Claim, all); !all[at].Rule {
		c.told = &all[at]
	}
}

// sinceBehind reports whether words right behind the figure tell since when it is counted, and nothing tells when that
// was: "and 19 since the war began".
func (s *sentence) sinceBehind(c *candidate) bool {
	p := c.Period
	_, at := s.tokens(c.Quantity.Span)
	return p.Type == hearsay.Cumulative && p.Value == "" && len(p.Mentions) == 1 && s.low(at) == "since" && s.Tokens[at].Start == p.Mentions[0].Start
}

// longBefore reports whether the words right behind the figure tell how long before another time
// it was so: "down from 130 a year earlier".
func (r *reader) longBefore(s *sentence, c *candidate) bool {
	_, ok := r.earlierBehind(s, c.found)
	return ok && c.Period.Value != ""
}

// lengthOnly reports whether the time is told by its length alone, of more than a day: "in
// eight weeks".
func lengthOnly(p hearsay.Period) bool {
	return p.Type != hearsay.Rate && p.Value == "" && p.Per != "" && p.Per != "P1D" && !strings.HasPrefix(p.Per, "PT")
}

// unresolved reports whether the time is told, but only from the day of a report that does
// not tell it: "on Friday". It is none of those that the report tells in full.
func (r *reader) unresolved(p hearsay.Period) bool {
	return r.doc.Published.Value == "" && p.Type == hearsay.Interval && p.Value == "" && p.Per == "" && len(p.Mentions) > 0
}

// yearless reports whether a report without a date tells the time without its year, by the very verb of which the figure is:
// "in June Lind raised $3 million". The year stays open; that it was June does not.
func (r *reader) yearless(s *sentence, c *candidate) bool {
	p := c.Period
	if r.doc.Published.Value != "" || p.Type != hearsay.Interval || !strings.HasPrefix(p.Value, "XXXX-") || len(p.Mentions) != 1 {
		return false
	}
	if s.openEnded(p.Mentions[0]) {
		return false
	}
	v := s.verbOver(c.found.Number)
	if v < 0 || !s.Span().Overlaps(p.Mentions[0]) || s.verbOver(p.Mentions[0]) != v {
		return false
	}
	t := s.ownTense(v)
	return t == past || t == pluperfect || t == perfect
}

// openEnded reports whether the time is the first of several days of which the last is not known: "from April 27 through Sunday"
// in a report without a date.
func (s *sentence) openEnded(time hearsay.Span) bool {
	_, to := s.tokens(time)
	return runsTo[s.low(to)] || s.low(to) == "to" && (days[s.low(to+1)] || month[s.low(to+1)])
}

// runsTo are words behind the first day of several.
var runsTo = set("through until till")

// moment is a time that a figure may be told for.
type moment struct {
	hearsay.Period
	mention   *period.Mention
	sentence  int  // that names it, -1 for one that no sentence names
	last      bool // that of the figure before
	lastAlike bool // of one before of the same unit
	shared    int  // how many figures before are told for it
	story     bool // of what the report tells of
}

// timesAround are the times that one figure may be told for.
type timesAround struct {
	r        *reader
	s        *sentence
	c        *candidate
	from, to int // tokens of the quantity
	all      []*moment
	figure   traits
	here     int // times in the sentence
}

// leanToTimes is what a time weighs more than none, in thousandths of a natural logarithm
// of odds: as much as leaves as few figures with a time that their text does not tell as the
// rules alone.
const leanToTimes = 2000

// backFor is how many sentences back a time is looked for.
const backFor = 4

func (r *reader) timesOf(s *sentence, c *candidate) *timesAround {
	v := &timesAround{r: r, s: s, c: c}
	v.from, v.to = s.tokens(c.Quantity.Span)
	far, undated := backFor, r.doc.Published.Value == ""
	if v.alone() {
		far = 0
	}
	for back := 0; back <= far && back <= s.index; back++ {
		o := &sentence{&r.t.Sentences[s.index-back], s.text, s.index - back}
		if undated && o.Paragraph != s.Paragraph {
			break // nothing tells whether that of the report lies between
		}
		if r.ofOtherItem(s, o.index) {
			continue
		}
		times := o.sinceThen(r.timesIn(o.index))
		if back == 0 {
			times = s.toldOfThen(c.found.Number.Start, times)
		}
		for i := range times {
			m := &times[i]
			if back == 0 && s.inOtherBracket(c.found, m) || m.Kind != period.When && m.Kind != period.Since || m.Period.Value == "" || back > 0 && (o.timeHeldAgainst(m) || o.harksBack(m) || r.saidThen(o, m, -1)) || s.liesAhead(c, m) || o.putOutThen(o.after(m.Start)) {
				continue
			}
			if back == 0 {
				v.here++
			}
			p := unitOf(m, r.doc.Text)
			if back == 0 && c.Period.Value != "" && p.Value == "../"+c.Period.Value { // told for the day up to which it ran: "$15 by 2022"
				p = c.Period
			}
			x := v.add(p)
			if x.mention == nil {
				x.mention, x.sentence = m, s.index-back
			}
		}
	}
	if far > 0 && r.line.story.Value != "" && r.inStory(s) {
		v.add(r.line.story).story = true
	}
	if far > 0 && r.eventDay != nil && r.eventDay.Value != "" {
		v.add(*r.eventDay).story = true
	}
	for k := len(r.out) - 1; k >= 0 && k >= len(r.out)-most; k-- {
		p := &r.out[k]
		if p.Period.Value == "" || p.sentence == s.index && p.Span.Start >= c.Span.Start || r.ofOtherItem(s, p.sentence) {
			continue
		}
		if far == 0 && !slices.ContainsFunc(v.all, func(x *moment) bool { return x.Value == p.Period.Value }) {
			continue
		}
		x := v.add(p.Period)
		x.shared++
		x.last = x.last || k == len(r.out)-1
		x.lastAlike = x.lastAlike || p.Quantity != nil && p.Quantity.Unit == c.Quantity.Unit
	}
	v.all = slices.DeleteFunc(v.all, func(x *moment) bool { return r.toldOfOther(s, c, x.Value) || c.outlasts(x.Value) })
	v.figure = v.ofFigure()
	return v
}

// ofOtherItem reports whether the sentence o stands in another item of the list in which s stands:
// each tells of a time of its own, or of that of the list.
func (r *reader) ofOtherItem(s *sentence, o int) bool {
	at := r.t.Sentences[o].Block
	return at != s.Block && r.t.Blocks[at].Kind == hearsay.ListItem && r.t.Blocks[s.Block].Kind == hearsay.ListItem
}

// outlasts reports whether the figure is a rate by a length of time that is longer than the time of that value:
// nothing is so many a year on a day.
func (c *candidate) outlasts(value string) bool {
	return c.Period.Type == hearsay.Rate && (len(value) == len("2006-01-02") && (c.Period.Per == "P1Y" || c.Period.Per == "P1M" || c.Period.Per == "P1W") || len(value) == len("2006-01") && c.Period.Per == "P1Y")
}

// alone reports whether the figure has no time but one that its own sentence names: what is
// to come, or a thing is made for, is of no day that has been told before, nor is a length of
// more than a day, or what the law did about what happened on it. What is so in the present is
// of none either, but for how those are to whom it happened.
func (v *timesAround) alone() bool {
	c := v.c
	t, at := v.s.tenseOf(c.number(v.s))
	switch {
	case v.r.ofTheLaw(v.s, c), v.s.elsewhen(), v.s.farOff(c.number(v.s)), longer[c.Quantity.Unit], t == going, t == ahead, at >= 0 && madeFor[v.s.lemma(at)], v.r.ofSomeYear(v.s, c):
		return true
	}
	if t == present && c.Period.Type == hearsay.Rate { // "fires kill 300 people a year"
		return true
	}
	if t == present && abiding[v.s.lemma(at)] {
		return true
	}
	return t == present && !c.lattice && (c.Quantity.Unit != "1" || standing[v.s.lemma(at)] || c.counted >= 0 && !v.r.person(v.s, c.counted))
}

// abiding are verbs for what people go on with: "holds fewer than 3,000", "400 observers work there".
var abiding = set("hold keep live work serve occupy control house employ number field dwell reside")

// ofSomeYear reports whether the sentence of the figure puts it at a time whose year nobody
// tells, "in July", "on Friday": it is none that the sentences before it name.
func (r *reader) ofSomeYear(s *sentence, c *candidate) bool {
	if r.doc.Published.Value != "" {
		return false
	}
	if strings.HasPrefix(c.Period.Value, "XXXX") || c.Period.Value == "" && len(c.Period.Mentions) > 0 {
		return true
	}
	return slices.ContainsFunc(r.timesIn(s.index), func(m period.Mention) bool {
		return m.Kind == period.When && (m.Period.Value == "" || strings.HasPrefix(m.Period.Value, "XXXX")) && !r.saidThen(s, &m, -1) && !s.timeHeldAgainst(&m)
	})
}

// madeFor are verbs for what a thing can take, or may.
var madeFor = set("license rate build design certify mark")

// add returns the time of that value, a new one if there is none.
func (v *timesAround) add(p hearsay.Period) *moment {
	at := slices.IndexFunc(v.all, func(x *moment) bool { return x.Value == p.Value })
	if at < 0 {
		at = len(v.all)
		v.all = append(v.all, &moment{Period: p, sentence: -1})
	}
	return v.all[at]
}

func (v *timesAround) ofFigure() traits {
	r, s, c := v.r, v.s, v.c
	var t traits
	t.unit(c.Quantity.Unit)
	t.yes(c.lattice)
	t.yes(c.lattice && suffered[c.Measure])
	t.yes(c.counted >= 0)
	t.yes(c.found.Change != "")
	t.yes(c.moved)
	t.yes(c.opposed)
	t.yes(c.gapped)
	t.yes(c.Modality != hearsay.Asserted)
	t.yes(c.Quote != "")
	oneOf(&t, c.Period.Type, []hearsay.PeriodType{"", hearsay.Interval, hearsay.Instant, hearsay.Cumulative, hearsay.Rate})
	oneOf(&t, c.Period.Basis, []hearsay.PeriodBasis{hearsay.PeriodExplicit, hearsay.PeriodResolved})
	t.yes(c.Period.Value != "")
	var tense, over tense
	if c.pred >= 0 {
		tense, _ = s.tenseOf(c.pred)
	} else {
		tense, _ = s.tenseOf(c.number(s))
	}
	for i, k := range s.Tokens {
		if k.Head < 0 {
			over = s.ownTense(i)
		}
	}
	for k := noTense; k <= ahead; k++ {
		t.yes(tense == k)
	}
	for k := noTense; k <= ahead; k++ {
		t.yes(over == k)
	}
	t.number(v.here)
	t.number(s.index)
	t.number(s.Paragraph)
	t.yes(s.index == 0 || r.t.Sentences[s.index-1].Paragraph != s.Paragraph)
	t.yes(s.atPresent())
	t.yes(len(r.doc.Published.Value) >= len("2006-01-02"))
	last := len(r.out) - 1
	t.yes(last >= 0 && r.out[last].sentence == s.index)
	t.yes(last >= 0 && r.out[last].Period.Value == "")
	oneOf(&t, s.low(s.before(c.number(s))), []string{"from", "to", "by", "of", "at"})
	words := strings.Fields(string(c.Measure))
	t.yes(len(words) > 0 && levels[words[len(words)-1]])
	return t
}

// options returns for which time the figure may be told, the answer of the rules first and
// none second where that is another answer.
func (v *timesAround) options() []Option {
	c := v.c
	var ruled *moment
	if c.Period.Value != "" {
		ruled = v.add(c.Period)
	}
	all := []Option{{Rule: true, Traits: v.traits(ruled, true), set: func(*hearsay.Claim) {}}}
	if ruled != nil {
		all[0].Lean = leanToTimes
		none := hearsay.Period{Basis: hearsay.PeriodUnknown}
		if c.Period.Type == hearsay.Rate { // the words of the rate come first
			none = hearsay.Period{Type: hearsay.Rate, Per: c.Period.Per, Basis: hearsay.PeriodExplicit, Mentions: c.Period.Mentions[:min(1, len(c.Period.Mentions))]}
		}
		all = append(all, Option{Traits: v.traits(nil, false), set: func(c *hearsay.Claim) { c.Period = none }})
	}
	for _, x := range v.all {
		if x == ruled {
			continue
		}
		p := x.Period
		if c.Period.Type == hearsay.Rate {
			p.Type, p.Per = hearsay.Rate, c.Period.Per
			p.Mentions = slices.Concat(c.Period.Mentions[:min(1, len(c.Period.Mentions))], p.Mentions)
		}
		all = append(all, Option{Traits: v.traits(x, false), Lean: leanToTimes, set: func(c *hearsay.Claim) { c.Period = p }})
	}
	return all
}

// placeTraits is how many traits tell where in the sentence of the figure a time stands.
const placeTraits = 26

// traits are what speaks for and against a time, nil for none.
func (v *timesAround) traits(x *moment, rule bool) traits {
	r, s, c := v.r, v.s, v.c
	t := slices.Clone(v.figure)
	t.yes(rule)
	t.yes(x == nil)
	if x == nil {
		x = &moment{sentence: -1}
	}
	t.yes(x.last)
	t.yes(x.lastAlike)
	t.number(x.shared)
	t.yes(x.story)
	oneOf(&t, x.Type, []hearsay.PeriodType{hearsay.Interval, hearsay.Instant, hearsay.Cumulative})
	t.number(len(x.Value))
	t.yes(strings.Contains(x.Value, "/"))
	t.yes(strings.HasPrefix(x.Value, "../"))
	now := r.doc.Published.Value
	t.yes(now != "" && x.Value != "" && x.Value > now)
	t.yes(now != "" && len(x.Value) == len("2006-01-02") && strings.HasPrefix(now, x.Value))
	t.yes(now != "" && len(x.Value) >= 4 && strings.HasPrefix(now, x.Value[:4]))
	t.yes(strings.Contains(x.Value, "XXXX"))
	back := -1
	if x.sentence >= 0 {
		back = s.index - x.sentence
	}
	t.number(back)
	t.yes(x.sentence >= 0 && r.t.Sentences[x.sentence].Paragraph == s.Paragraph)
	if x.mention == nil || back != 0 {
		kind := -1
		if x.mention != nil {
			kind = int(x.mention.Kind)
		}
		t.number(kind)
		for range placeTraits {
			t.number(-1)
		}
		return t
	}
	m := x.mention
	t.number(int(m.Kind))
	from, to := s.tokens(m.Span)
	gap, a, b := v.from-to, to, v.from
	if from >= v.to {
		gap, a, b = from-v.to, v.to, from
	}
	t.number(max(gap, 0))
	t.yes(from >= v.to)
	t.yes(from == 0)
	verbs, numbers, marks := s.tally(a, b)
	var clauses, times int
	for i := a; i < b && i < len(s.Tokens); i++ {
		if clauseWords[s.low(i)] || s.low(i) == "and" || s.low(i) == ";" {
			clauses++
		}
		if r.inTime(s, i) && (i == a || !r.inTime(s, i-1)) {
			times++
		}
	}
	t.number(verbs)
	t.number(numbers)
	t.number(marks)
	t.number(clauses)
	t.number(times)
	head := s.head(from, max(to, from+1))
	over := s.Tokens[head].Head
	t.yes(over >= 0 && over == c.pred)
	t.yes(over >= 0 && s.Tokens[over].UPOS == lang.Verb)
	t.yes(over >= 0 && sayings[s.lemma(over)])
	t.yes(over >= 0 && (over == c.counted || over >= v.from && over < v.to))
	t.yes(over >= 0 && s.noun(over))
	verb := s.verbOver(m.Span)
	t.yes(verb >= 0 && verb == c.pred)
	t.yes(verb >= 0 && sayings[s.lemma(verb)])
	t.yes(s.Tokens[head].Rel == lang.NmodPoss)
	first := s.low(from)
	before := first
	if from > 0 {
		before = s.low(from - 1)
	}
	for _, w := range []string{"in", "on", "since", "by", "until", "from", "for", "of", "than", "last"} {
		t.yes(first == w || before == w)
	}
	return t
}
