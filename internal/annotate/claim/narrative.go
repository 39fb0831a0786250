package claim

import (
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// tense is the time at which a clause puts what it tells, seen from the report.
type tense uint8

const (
	noTense    tense = iota
	past             // "killed", "was moving", "were taken", "did not open"
	pluperfect       // "had drifted"
	perfect          // "has spent", "have been cut"
	present          // "holds", "are cut off"
	going            // "is sending"
	ahead            // "will reach", "could cost", "is to open"
)

// tenseOf returns the tense of the clause that token i stands in: that of the
// nearest predicate above it that has one, and its token. A participle or an
// infinitive without an auxiliary has that of the clause it hangs on, but for a verb of
// telling, whose tense is that of the telling. It is noTense with -1 if none is found.
func (s *sentence) tenseOf(i int) (tense, int) {
	for range 10 {
		if i < 0 {
			break
		}
		if t := s.ownTense(i); t != noTense {
			return t, i
		}
		up := s.Tokens[i].Head
		if up >= 0 && s.Tokens[up].UPOS == lang.Verb && sayings[s.lemma(up)] && s.Tokens[i].Rel != lang.Obj && s.Tokens[i].Rel != lang.Obl {
			break
		}
		i = up
	}
	return noTense, -1
}

// inPerfect reports whether the figure is told in the present perfect.
func (s *sentence) inPerfect(c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	if from >= to {
		return false
	}
	t, _ := s.tenseOf(s.head(from, to))
	return t == perfect
}

// ownTense returns the tense that the predicate at i has by its form, its
// auxiliaries and its copula.
func (s *sentence) ownTense(i int) tense {
	verb := s.Tokens[i].UPOS == lang.Verb || s.Tokens[i].UPOS == lang.Aux
	form := s.Tokens[i].XPOS
	var be, have, did, modal, cop int // their tokens and one
	for j := range s.Tokens {
		t := &s.Tokens[j]
		if t.Head != i || j == i {
			continue
		}
		switch {
		case t.Rel == lang.Cop:
			cop = j + 1
			fallthrough
		case t.Rel == lang.AuxRel || t.Rel == lang.AuxPass:
			switch s.low(j) {
			case "was", "were", "is", "are", "am", "'s", "’s", "'re", "’re":
				be = j + 1
			case "had", "has", "have", "'ve", "’ve", "'d", "’d":
				have = j + 1
			case "did", "didn't", "didn’t":
				did = j + 1
			case "will", "would", "could", "may", "might", "can", "should", "must", "shall", "'ll", "’ll":
				modal = j + 1
			}
		}
	}
	switch {
	case have > modal && modal > 0 && !wills[s.low(modal-1)]: // "may have been killed"
		return past
	case modal > 0:
		return ahead
	case have > 0:
		if w := s.low(have - 1); w == "had" || w == "'d" || w == "’d" {
			return pluperfect
		}
		return perfect
	case did > 0:
		return past
	case be > 0:
		w := s.low(be - 1)
		switch {
		case w == "was" || w == "were":
			return past
		case verb && form == lang.VBG && cop == 0:
			return going
		case form == lang.VB && s.low(s.child(i, lang.Mark)) == "to": // "are to stand trial"
			return ahead
		}
		return present
	case !verb:
		return noTense
	}
	switch form {
	case lang.VBD:
		return past
	case lang.VBZ, lang.VBP:
		return present
	case lang.VBN:
		if s.onlyVerb(i) {
			return past
		}
	}
	return noTense
}

// wills are auxiliaries that put a verb ahead even in the perfect.
var wills = set("will shall 'll ’ll")

// onlyVerb reports whether the participle i hangs on the noun at the top of a sentence
// without a finite verb: "A dam collapsed in Halm", as the parse has it.
func (s *sentence) onlyVerb(i int) bool {
	top := s.Tokens[i].Head
	if s.Tokens[i].Rel != lang.Acl || i < top || s.Tokens[top].Head >= 0 || !s.noun(top) {
		return false
	}
	return !s.tellsSomething()
}

// delivered reports whether a month is the one in which what is traded changes hands:
// "crude for December delivery", "wheat for July rose".
func (s *sentence) delivered(m *period.Mention, from, to int) bool {
	if m.Kind != period.When || len(m.Period.Value) != len("2006-01") || s.low(from-1) != "for" && s.low(from) != "for" {
		return false
	}
	if s.low(from) == "for" {
		from++
	}
	return deliveries[s.low(to)] || commodities[s.lemma(from-2)]
}

var (
	deliveries  = set("delivery deliveries settlement contract contracts futures loading shipment")
	commodities = set("crude oil brent gas gasoline gold silver copper nickel zinc wheat corn maize soybean soy barley rice sugar coffee cocoa cotton power electricity coal future")
)

// lookAhead moves the days and months that a clause about the future names without their
// year or week to the next such: "due in court on March 11", "will be held on Saturday",
// "hopes for 40 by Christmas".
// One of the day before the report stays: the report may have been dated late.
func (r *reader) lookAhead() {
	now, err := time.Parse(time.DateOnly, r.doc.Published.Value[:min(10, len(r.doc.Published.Value))])
	if err != nil {
		return
	}
	for i := range r.times {
		m := &r.times[i]
		r.quarterAhead(m, now)
		date, until := strings.CutPrefix(m.Period.Value, "../") // "by Christmas"
		layout := time.DateOnly[:min(len(time.DateOnly), len(date))]
		day, err := time.Parse(layout, date)
		if err != nil || m.Kind != period.When && !until || m.Period.Basis == hearsay.PeriodExplicit || len(layout) < len("2006-01") || now.Sub(day) <= 24*time.Hour || layout != time.DateOnly && date == now.Format(layout) {
			continue
		}
		s := &sentence{&r.t.Sentences[m.Sentence], r.doc.Text, m.Sentence}
		from, to := s.tokens(m.Span)
		if from >= to || s.low(from) == "last" || s.low(to-1) == "month" || s.possessed(m.Span) || s.low(from) == "as" {
			continue
		}
		if s.overAtOnce(m) { // "is to be tried for the Aug. 19 shooting"
			continue
		}
		h := s.head(from, to)
		if t, v := s.tenseOf(h); !s.inForce(from) && t != ahead && (t != present && t != going || s.low(from) != "until" && s.low(from) != "till" && !coming[s.lemma(v)] && !s.beginsSoon(v) && !(wishes[s.lemma(v)] && s.wished(s.verbOver(m.Span), v))) {
			continue
		}
		if layout == time.DateOnly && now.Sub(day) < 7*24*time.Hour {
			day = day.AddDate(0, 0, 7)
		} else if day = day.AddDate(1, 0, 0); day.Before(now) {
			continue
		}
		m.Period.Value = strings.TrimSuffix(m.Period.Value, date) + day.Format(layout)
	}
}

// quarterAhead moves a quarter without its year, long over in the last, to the one to come where
// somebody foretells it: "forecast second-quarter revenue of $4 billion".
func (r *reader) quarterAhead(m *period.Mention, now time.Time) {
	first, last, ok := strings.Cut(m.Period.Value, "/")
	from, err := time.Parse("2006-01", first)
	to, err2 := time.Parse("2006-01", last)
	if !ok || err != nil || err2 != nil || m.Kind != period.When || m.Period.Basis == hearsay.PeriodExplicit || !from.AddDate(0, 2, 0).Equal(to) || to.AddDate(0, 4, 0).After(now) {
		return
	}
	s := &sentence{&r.t.Sentences[m.Sentence], r.doc.Text, m.Sentence}
	at, end := s.tokens(m.Span)
	if at >= end || strings.Contains(strings.ToLower(m.Span.Of(s.text)), "last") {
		return
	}
	t, v := s.tenseOf(s.head(at, end))
	if t == ahead || t == present && (foretells[s.lemma(v)] || s.lemma(v) == "see") || t == past && s.lemma(v) == "forecast" && s.Tokens[v].XPOS != lang.VBN {
		m.Period.Value = from.AddDate(1, 0, 0).Format("2006-01") + "/" + to.AddDate(1, 0, 0).Format("2006-01")
	}
}

// beginsSoon reports whether the verb at v, in the present, tells with a day of what begins or
// ends then: "the trial begins on Monday".
func (s *sentence) beginsSoon(v int) bool {
	return starts[s.lemma(v)]
}

// inForce reports whether the words before token i say in the present that something takes
// effect, which the parse may take for a noun.
func (s *sentence) inForce(i int) bool {
	for j := i - 1; j > 1 && j > i-4; j-- {
		w := s.low(j - 1)
		if s.low(j) == "effect" && (w == "take" || w == "takes") || s.low(j) == "force" && w == "into" && (s.low(j-2) == "come" || s.low(j-2) == "comes") {
			return true
		}
	}
	return false
}

// starts are verbs of beginning and ending.
var starts = set("start begin open reopen resume expire launch close end")

// wished reports whether the verb at i is v, which tells of a wish, or an infinitive below it.
func (s *sentence) wished(i, v int) bool { return i == v || i >= 0 && s.Tokens[i].XPOS == lang.VB }

// datedEarly moves the weekdays six days before the date of the report to the day after
// it, where its first sentence puts a deed in the past at such a one: what opens a report
// is new, and its date may be that of a clock behind that of the place it tells of.
// "Last Friday" stays, and "Friday’s launch".
func (r *reader) datedEarly() {
	now, err := time.Parse(time.DateOnly, r.doc.Published.Value[:min(10, len(r.doc.Published.Value))])
	if err != nil {
		return
	}
	old, next := now.AddDate(0, 0, -6).Format(time.DateOnly), now.AddDate(0, 0, 1).Format(time.DateOnly)
	bare := func(m *period.Mention) bool {
		words := strings.TrimPrefix(strings.ToLower(m.Span.Of(r.doc.Text)), "on ")
		return m.Kind == period.When && m.Period.Value == old && !strings.ContainsAny(words, " 0123456789")
	}
	first := opener(r.t)
	if !slices.ContainsFunc(r.times, func(m period.Mention) bool {
		if m.Sentence != first || !bare(&m) {
			return false
		}
		s := &sentence{&r.t.Sentences[first], r.doc.Text, first}
		t, _ := s.tenseOf(s.verbOver(m.Span))
		return t == past && !s.possessed(m.Span)
	}) {
		return
	}
	for i := range r.times {
		if bare(&r.times[i]) {
			r.times[i].Period.Value = next
		}
	}
}

// possessed reports whether the words of a time own something: "Friday’s close".
func (s *sentence) possessed(span hearsay.Span) bool {
	words := span.Of(s.text)
	_, to := s.tokens(span)
	return strings.HasSuffix(words, "'s") || strings.HasSuffix(words, "’s") || to < len(s.Tokens) && s.Tokens[to].XPOS == lang.POS
}

// coming are words for what is yet to come.
var coming = set("due schedule expect plan set slate")

// countSince makes of each "since then" the time from the last that is named before it, in
// its sentence or the two before, up to the report, or open where nothing dates that: "It was
// cited in 2009 and has been fined 12 times since then."
func (r *reader) countSince() {
	now := r.doc.Published.Value[:min(len(time.DateOnly), len(r.doc.Published.Value))]
	if now != "" && len(now) < len(time.DateOnly) {
		return
	}
	for i := range r.times {
		m := &r.times[i]
		words := strings.ReplaceAll(strings.ToLower(m.Span.Of(r.doc.Text)), " ", "-")
		if m.Kind != period.Since || m.Period.Value != "" || !sinceAlone[words] || words == "since" && !r.endsClause(m.End) {
			continue
		}
		for k := i - 1; k >= 0 && r.times[k].Sentence >= m.Sentence-2; k-- {
			o := &r.times[k]
			s := &sentence{&r.t.Sentences[o.Sentence], r.doc.Text, o.Sentence}
			if o.Kind != period.When && o.Kind != period.Since || strings.ContainsAny(o.Period.Value, "X[.") || r.saidThen(s, o, -1) {
				continue
			}
			start := o.Period.Value[strings.Index(o.Period.Value, "/")+1:]
			if o.Kind == period.Since { // "in raids since 2009. Since then"
				start, _, _ = strings.Cut(o.Period.Value, "/")
			}
			switch {
			case start == "":
			case now == "":
				m.Period.Value, m.Period.Basis = start+"/..", o.Period.Basis
			case start < now:
				m.Period.Value, m.Period.Basis = start+"/"+now, hearsay.PeriodResolved
			}
			break
		}
	}
}

// endsClause reports whether a clause or the text ends at byte at, behind a mark or not: "has been
// fined 12 times since", and not "has since been fined".
func (r *reader) endsClause(at int) bool {
	return at >= len(r.doc.Text) || strings.IndexByte(".,;:)\n", r.doc.Text[at]) >= 0
}

// sinceAlone are words for the time since the last that was named.
var sinceAlone = set("since since-then since-that-time since-that-date since-that-day")

// sinceThen returns the times of a sentence without those that only tell how rare
// something is, "its highest since 2023", but for those of which a clause tells more.
func (s *sentence) sinceThen(times []period.Mention) []period.Mention {
	rare := func(m period.Mention) bool {
		return s.tellsHowRare(&m) && s.whenBehind(&m) < 0 && !s.opensWithCount(&m)
	}
	if !slices.ContainsFunc(times, rare) {
		return times
	}
	return slices.DeleteFunc(slices.Clone(times), rare)
}

// toldOfThen returns the times of a sentence as they hold for a number at byte at: a time
// from which something runs, or up to which it ran, is the time itself in the clause that
// tells what was then, "the worst since 2009, when 41 people died", "held until 2015, when
// 30 were arrested". Before that clause, what only tells how rare something is holds for none.
func (s *sentence) toldOfThen(at int, times []period.Mention) []period.Mention {
	if !slices.ContainsFunc(times, func(m period.Mention) bool { return s.whenBehind(&m) >= 0 || s.sinceClause(&m, at) }) {
		return times
	}
	out := make([]period.Mention, 0, len(times))
	for _, m := range times {
		when := s.whenBehind(&m)
		start, end, span := strings.Cut(m.Period.Value, "/")
		switch {
		case when < 0 && !s.sinceClause(&m, at) || !span:
		case when < 0 || s.inClauseOf(when, at):
			if start == ".." {
				start = end
			}
			m.Kind, m.Period.Type, m.Period.Value = period.When, hearsay.Interval, start
		case s.tellsHowRare(&m):
			continue
		}
		out = append(out, m)
	}
	return out
}

// sinceClause reports whether byte at stands in the clause by which the time tells since
// when something has been: "since Holm won 72 percent in 1996".
func (s *sentence) sinceClause(m *period.Mention, at int) bool {
	from, to := s.tokens(m.Span)
	if s.low(from) != "since" || at < m.Start || at >= m.End {
		return false
	}
	k := s.after(at)
	if k == from+1 && s.opensWithCount(m) {
		return true
	}
	return !month[s.low(k-1)] && !month[s.low(k+1)] && s.verbIn(from+1, min(k, to))
}

// opensWithCount reports whether the time is told by a clause that opens with a count: "since 31 people were killed at Halm in
// 2021".
func (s *sentence) opensWithCount(m *period.Mention) bool {
	from, to := s.tokens(m.Span)
	return s.low(from) == "since" && s.at(from+1).UPOS == lang.Num && s.noun(from+2) && s.verbIn(from+3, to)
}

// whenBehind returns the token "when" right behind a time that is open on one side, -1 if
// there is none.
func (s *sentence) whenBehind(m *period.Mention) int {
	from, to := s.tokens(m.Span)
	if w := s.low(from); w != "since" && w != "until" && w != "till" {
		return -1
	}
	if s.low(to) == "," {
		to++
	}
	if s.low(to) != "when" {
		return -1
	}
	return to
}

// inClauseOf reports whether byte at stands in the clause that token when begins, which ends
// at the comma behind its verb.
func (s *sentence) inClauseOf(when, at int) bool {
	verb := false
	for j := when + 1; j < len(s.Tokens) && s.Tokens[j].Start < at; j++ {
		verb = verb || s.Tokens[j].UPOS == lang.Verb || s.Tokens[j].UPOS == lang.Aux
		if verb && s.Tokens[j].UPOS == lang.Punct {
			return false
		}
	}
	return at > s.Tokens[when].Start
}

// tellsHowRare reports whether the time is one since which there was none like it: "the
// worst toll since 2009", "its highest level in 40 years".
func (s *sentence) tellsHowRare(m *period.Mention) bool {
	from, _ := s.tokens(m.Span)
	if m.Kind == period.Since {
		return s.rareSince(from)
	}
	return s.low(from) == "in" && m.Period.Value == "" && m.Period.Per != "" && s.rareBefore(from)
}

// rareSince reports whether token i is a "since" that tells how rare something is: "the worst
// toll since".
func (s *sentence) rareSince(i int) bool {
	return s.low(i) == "since" && s.rareBefore(i)
}

// rareBefore reports whether what stands before token i is the first or the most of its kind.
func (s *sentence) rareBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-9 && s.low(j) != "," && s.Tokens[j].UPOS != lang.Verb; j-- {
		if x := s.Tokens[j].XPOS; x == lang.JJS || x == lang.RBS || s.low(j) == "first" {
			return s.low(j-1) != "at" // "at least"
		}
	}
	return false
}

// timeline is how far the times of a document have been followed.
type timeline struct {
	next      int            // sentence up to which they have been followed
	paragraph int            // of the sentence before it
	now       hearsay.Period // at which the telling stands in the paragraph
	at        int            // the sentence that told it
	story     hearsay.Period // of the event of the report
	opened    bool           // the event has been looked for
	loose     bool           // it is what the opening puts at a time, and nothing that befell people
	looked    bool           // it has been looked whether the document is live
	live      bool           // it is written as the day goes on
}

// momentOf returns the time at which the telling stands in the sentence: the last
// that the sentences before it in its paragraph put a deed at in the past, else
// that of the event of the report. Its period is zero where none is told.
func (r *reader) momentOf(s *sentence) hearsay.Period {
	l := &r.line
	for ; l.next < s.index; l.next++ {
		o := &sentence{&r.t.Sentences[l.next], r.doc.Text, l.next}
		if !o.Running() {
			continue
		}
		if o.Paragraph != l.paragraph {
			l.paragraph = o.Paragraph
			if !l.inHistory(o) {
				l.now = hearsay.Period{}
			}
		}
		if p, ok := r.putAt(o); ok && len(p.Mentions) > 0 && r.lawsWay(o, p.Mentions[0]) { // what he did before is told next
			l.now = hearsay.Period{}
		} else if ok {
			if l.now, l.at = p, o.index; o.comesBack(&p) {
				l.now = hearsay.Period{}
			}
		} else if y := o.eventYear(quantity.Found{}); y.Len() > 0 && len(r.timesIn(o.index)) == 0 && (o.tellsOf(y) || o.beginsWith(y)) {
			l.now = hearsay.Period{Type: hearsay.Interval, Value: y.Of(o.text), Basis: hearsay.PeriodExplicit, Mentions: []hearsay.Span{y}}
		}
	}
	if l.now.Value != "" && (l.paragraph == s.Paragraph || l.inHistory(s)) {
		return l.now
	}
	if p := r.storyTime(); r.inStory(s) {
		return p
	}
	return hearsay.Period{}
}

// inHistory reports whether the telling stands before 1900, and has told so in the sentences
// right before: what befell people then goes on over paragraphs, and is none of the event of
// the report.
func (l *timeline) inHistory(s *sentence) bool {
	return l.now.Value != "" && l.now.Value < "1900" && l.now.Value[0] == '1' && s.index-l.at <= backFor
}

// inStory reports whether what the sentence tells may be of the time of the event of the
// report: where that is no more than what the opening puts at a day, its background follows.
func (r *reader) inStory(s *sentence) bool { return !r.line.loose || s.index < r.opening()+backFor }

// tellsOf reports whether the sentence goes on to tell in the past what happened in the year
// by which it names an event: "the 2021 election, in which some 310,000 votes went …".
func (s *sentence) tellsOf(year hearsay.Span) bool {
	return slices.ContainsFunc(s.Tokens, func(t lang.Token) bool {
		return t.Start > year.End && t.XPOS == lang.VBD && t.Rel == lang.AclRelcl && !sayings[strings.ToLower(t.Lemma)]
	})
}

// beginsWith reports whether the sentence begins with the event of that year and tells in the past
// what happened in it: "In the 2012 race, 61 percent of voters were old".
func (s *sentence) beginsWith(year hearsay.Span) bool {
	from, to := s.tokens(year)
	t, _ := s.afterTime(to)
	return s.opens(from) && t == past
}

// storyTime returns the day of the event that the report tells of.
func (r *reader) storyTime() hearsay.Period {
	l := &r.line
	if l.opened {
		return l.story
	}
	l.opened = true
	if d := r.dayOf(); d.Value != "" {
		l.story = d
		return d
	}
	if r.live() {
		l.story = r.today()
		return l.story
	}
	behind := r.opening()
	var long hearsay.Period // the only time of the opening
	several, accounts := false, false
	for i := 0; i < behind; i++ {
		o := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !o.Running() {
			continue
		}
		p, ok := r.putAt(o)
		if q, of := r.accountsFor(o); ok && of >= 0 && len(p.Mentions) > 0 && o.brings(o.verbOver(p.Mentions[0]), of) {
			p, accounts = q, true // "reported on Friday its results for the third quarter of 2019"
		}
		switch {
		case ok && (p.Value == r.field.Value || len(p.Mentions) > 0 && r.lawsWay(o, p.Mentions[0])):
			continue
		case ok && len(p.Value) == len("2006-01-02") && r.recent(p.Value):
			l.story, l.loose = p, !r.theme.happened && !r.openingTells()
			return p
		case !ok:
			var of int
			p, of = r.accountsFor(o)
			ok = of >= 0
			accounts = accounts || ok
		}
		if ok && (len(p.Value) > len("2006") || accounts) {
			several = several || long.Value != "" && long.Value != p.Value
			long = p
		}
	}
	if long.Value != "" && !several {
		l.story = long
		return long
	}
	if r.doc.Published.Value == "" {
		l.story, l.loose = r.yearOfEvent(behind), true
	}
	return l.story
}

// yearOfEvent returns the year by which the opening of a report without a date tells the event
// that it is about from others of its kind, "Norrand's 2019 election", where it names one year.
func (r *reader) yearOfEvent(behind int) (out hearsay.Period) {
	for i := range r.t.Sentences[:behind] {
		o := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		y := o.eventYear(quantity.Found{})
		if y.Len() == 0 || o.outdoes(y) {
			continue
		}
		if v := y.Of(o.text); out.Value == "" {
			out = hearsay.Period{Type: hearsay.Interval, Value: v, Basis: hearsay.PeriodExplicit, Mentions: []hearsay.Span{y}}
		} else if v != out.Value {
			return hearsay.Period{}
		}
	}
	for i := range r.times { // another year is that of another
		if m := &r.times[i]; m.Sentence < behind && m.Kind == period.When && len(m.Period.Value) >= 4 && out.Value != "" && m.Period.Value[:4] != out.Value && m.Period.Value[0] != 'X' {
			return hearsay.Period{}
		}
	}
	return out
}

// outdoes reports whether the event of that year is one that the report's is held against:
// "surpasses the $846 million of the 2012 election", "more than in the 2012 race".
func (s *sentence) outdoes(year hearsay.Span) bool {
	from, _ := s.tokens(year)
	return s.holdsAgainst(from) || slices.ContainsFunc(s.Tokens[:from], func(t lang.Token) bool { return exceeds[strings.ToLower(t.Lemma)] })
}

// exceeds are verbs for being more than another.
var exceeds = set("surpass exceed top eclipse beat overtake outpace outdo outstrip dwarf match equal")

// accountsFor returns the time of which the sentence says that figures or results are told, and
// their noun: "has released its figures for the year to June 30", "ratings for the week of Nov.
// 4-10", "data for 2018". The noun is -1 where it does not.
func (r *reader) accountsFor(s *sentence) (p hearsay.Period, noun int) {
	for _, m := range r.timesIn(s.index) {
		if v := m.Period.Value; m.Kind != period.When || !strings.Contains(v, "/") && (len(v) != len("2006") || m.Period.Basis != hearsay.PeriodExplicit) || strings.ContainsAny(v, "X[.") {
			continue
		}
		from, _ := s.tokens(m.Span)
		for j := from - 1; j >= 0 && j > from-7 && !s.verbal(j); j-- {
			if w := s.low(j + 1); s.noun(j) && toldFor[s.lemma(j)] && (w == "for" || w == "from" || w == "covering") {
				before := s.low(j - 1)
				if s.at(j-1).UPOS == lang.Det {
					before = s.low(j - 2)
				}
				if before == "beyond" || before == "above" || before == "than" { // "pushes the tally beyond the total for 2012"
					break
				}
				return m.Period, j
			}
		}
	}
	return hearsay.Period{}, -1
}

// brings reports whether the verb at v is one of bringing out what is told, and the noun at i its object.
func (s *sentence) brings(v, i int) bool {
	return v >= 0 && (reports[s.lemma(v)] || sayings[s.lemma(v)] || publishes[s.lemma(v)]) && s.Tokens[i].Head == v && s.Tokens[i].Rel == lang.Obj
}

// toldFor are nouns for figures told of a time.
var toldFor = set("figure result statistic number data earnings profit sale rating total record tally report return")

// today is the day of the report.
func (r *reader) today() hearsay.Period {
	return hearsay.Period{Type: hearsay.Interval, Value: r.doc.Published.Value[:len("2006-01-02")], Basis: hearsay.PeriodResolved}
}

// live reports whether the document is written as the day goes on: three of its
// paragraphs at least open with the hour.
func (r *reader) live() bool {
	l := &r.line
	if !l.looked {
		l.looked = true
		n := 0
		for line := range strings.Lines(r.doc.Text) {
			word, _, _ := strings.Cut(strings.ToLower(line), " ")
			word = strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(word, ":"), "pm"), "am")
			if hour(strings.Replace(word, ".", ":", 1)) {
				n++
			}
		}
		l.live = n >= 3 && len(r.doc.Published.Value) >= len("2006-01-02")
	}
	return l.live
}

// hour reports whether the word is a time of day in figures: "9:05".
func hour(word string) bool {
	h, m, ok := strings.Cut(word, ":")
	return ok && len(m) == 2 && len(h) > 0 && len(h) < 3 && strings.Trim(h+m, "0123456789") == "" && m < "60"
}

// putAt returns the time at which the sentence puts what it tells in the past: that
// of its topmost clause, the first of several. The time of what something is held
// against is none of it, nor that of a poll.
func (r *reader) putAt(s *sentence) (out hearsay.Period, ok bool) {
	least := 10
	for _, m := range r.timesIn(s.index) {
		if m.Kind != period.When || m.Period.Value == "" || strings.ContainsAny(m.Period.Value, "X[.") || r.saidThen(s, &m, -1) || s.harksBack(&m) || r.field.poll && m.Period.Value == r.field.Value {
			continue
		}
		from, to := s.tokens(m.Span)
		if from >= to {
			continue
		}
		t, v := s.tenseOf(s.head(from, to))
		if s.opens(from) && (t == noTense || s.closes(v, to)) {
			t, v = s.afterTime(to)
		}
		if t != past || s.endAt(from) || s.low(to) == "alone" || from > 0 && s.Tokens[from-1].UPOS == lang.Num && from > 1 && s.low(from-2) == "," || s.Tokens[v].UPOS == lang.Verb && (sayings[s.lemma(v)] || tried[s.lemma(v)]) || s.timeHeldAgainst(&m) || s.parts(s.Start, m.Start) {
			continue
		}
		if d := s.depth(v); d < least {
			least, out, ok = d, m.Period, true
		}
	}
	return out, ok
}

// comesBack reports whether what the sentence puts at a time of more than a day leads over to how
// things are: "bought the club in 2012 and has since rebuilt it".
func (s *sentence) comesBack(p *hearsay.Period) bool {
	if len(p.Value) == len(time.DateOnly) || len(p.Mentions) == 0 {
		return false
	}
	v := s.verbOver(p.Mentions[0])
	for j := s.after(p.Mentions[0].End); v >= 0 && j < len(s.Tokens); j++ {
		if s.Tokens[j].Head == v && s.Tokens[j].Rel == lang.Conj {
			if t := s.ownTense(j); t == perfect || t == present || t == going {
				return true
			}
		}
	}
	return false
}

// harksBack reports whether the time is one of long ago that is named in passing, as that of
// the September 11 attacks or a year before 1900, or that of a beginning, "was born in 1957":
// what follows goes on with the present, or with what came later.
func (s *sentence) harksBack(m *period.Mention) bool {
	v := m.Period.Value
	from, _ := s.tokens(m.Span)
	over := s.verbOver(m.Span)
	return (v[0] == '1' && v < "1900" || v == period.NineEleven) && !s.opens(from) || over >= 0 && origins[s.lemma(over)]
}

// origins are verbs for how somebody or something came to be.
var origins = set("bear found establish incorporate build construct erect")

// opens reports whether the sentence begins with token i, but for prepositions and articles.
func (s *sentence) opens(i int) bool {
	return !slices.ContainsFunc(s.Tokens[:i], func(t lang.Token) bool { return t.UPOS != lang.Adp && t.UPOS != lang.Det })
}

// afterTime returns the tense of the first verb behind a time that a sentence opens with,
// and its token, where the parse has the time alone: "Between 1 April and 3 May, the trust
// treated 88,000 patients".
func (s *sentence) afterTime(i int) (tense, int) {
	for ; i < len(s.Tokens); i++ {
		if !s.verbal(i) {
			continue
		}
		if x := s.Tokens[i].XPOS; x == lang.VBD || x == lang.VBN && s.Tokens[i-1].UPOS != lang.Aux {
			return past, i
		}
		break
	}
	return noTense, -1
}

// timeHeldAgainst reports whether something is held against the time. The "from" of a span
// holds nothing: "lasted from May 3 to June 9".
func (s *sentence) timeHeldAgainst(m *period.Mention) bool {
	from, _ := s.tokens(m.Span)
	if strings.Contains(m.Period.Value, "/") && s.low(from-1) == "from" {
		from--
	}
	return s.holdsAgainst(from)
}

// endAt reports whether the time that begins with token i is one up to which, or from
// which on, something is told: "by Friday", "until May".
func (s *sentence) endAt(i int) bool {
	for _, w := range []string{s.low(i), s.low(i - 1)} {
		switch w {
		case "by", "until", "till", "since", "before", "after":
			return true
		}
	}
	return false
}

// depth returns how many clauses lie over token i.
func (s *sentence) depth(i int) int {
	n := 0
	for range 20 {
		h := s.Tokens[i].Head
		if h < 0 {
			break
		}
		switch s.Tokens[i].Rel {
		case lang.Acl, lang.AclRelcl, lang.Advcl, lang.AdvclRelcl:
			n++
		}
		i = h
	}
	return n
}

// holdsAgainst reports whether the words before token i, in its clause, lead over to
// what something is held against: "up from 66 in", "than in", "compared with".
func (s *sentence) holdsAgainst(i int) bool {
	for j, left := i-1, 5; j >= 0 && left > 0; j-- {
		if u := s.Tokens[j].UPOS; u != lang.Num && u != lang.Sym { // however long the sum is
			left--
		}
		if u := s.at(j + 1).UPOS; s.low(j) == "to" && (u == lang.Num || u == lang.Sym) { // "from 12 to 14 in May"
			return false
		}
		switch s.low(j) {
		case "from", "than", "compared", "against", "versus", "since":
			return true
		case ",":
			if j < i-2 || i > 0 && j == i-2 && s.Tokens[i-1].UPOS != lang.Adp || !s.noun(j-1) { // "down from the last vote, in 2012"
				return false
			}
			left = 8
		case ";", "-", "–", "—":
			return false
		}
		if s.multiplies(j) {
			return true
		}
		if s.Tokens[j].UPOS == lang.Verb && s.Tokens[j].Rel != lang.Amod {
			for k := j - 1; k >= 0 && k > j-4; k-- { // "than", "three times what investors paid in"
				if s.low(k) == "than" || s.measuresBy(k) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// inTelling gives a figure of a deed or a state in the past the time at which the
// telling stands, where its own sentence names none.
func (r *reader) inTelling(s *sentence, c *candidate) {
	if c.Period.Value != "" || c.Period.Type == hearsay.Rate || len(c.Period.Mentions) > 0 || s.ownSize(c.found) {
		return
	}
	for _, m := range s.sinceThen(r.timesIn(s.index)) {
		if !r.saidThen(s, &m, -1) && !strings.HasPrefix(m.Period.Per, "PT") && !s.timeHeldAgainst(&m) {
			return
		}
	}
	from, to := s.tokens(c.found.Number)
	if from >= to {
		return
	}
	h := s.head(from, to)
	t, v := s.tenseOf(h)
	if p := r.thatTime(s); p.Value != "" && (t == past || t == pluperfect) {
		c.Period = p
		return
	}
	if r.live() && !opposes[s.low(s.before(from))] && t != ahead && t != pluperfect && (v < 0 || !standing[s.lemma(v)]) {
		c.Period = r.today()
		return
	}
	if t != past && (t != pluperfect || !s.saidTo(v)) || !s.doneBy(h, v) {
		return
	}
	if longer[c.Quantity.Unit] || s.elsewhen() || r.ofTheLaw(s, c) || s.farOff(h) {
		return
	}
	p := r.ofThatEvent(s, v)
	if p.Value == "" {
		p = r.momentOf(s)
	}
	if p.Value != "" {
		c.Period = p
	}
}

// longer are the units of lengths of time that are seldom over on the day on which something
// is told to have happened: "had lived there for 10 days".
var longer = map[string]bool{"d": true, "wk": true, "mo": true, "a": true, "{decade}": true}

// elsewhen reports whether the sentence says that what it tells is of another time than what
// is told around it, which it does not name: "recently bought 12 boats", "usually sells 40 a
// week", "had 12 over the years".
func (s *sentence) elsewhen() bool {
	if s.thatTime() {
		return true
	}
	for j := range s.Tokens {
		switch w := s.low(j); {
		case elsewhen[w]:
			return true
		case w == "earlier" && s.at(j+1).UPOS == lang.Verb, w == "at" && s.at(j+1).UPOS != lang.Num && peaks[s.low(j+2)]: // "had earlier spoken of 52", "at its height"
			return true
		case w == "years" || w == "months" || w == "decades":
			p := s.low(j - 1)
			if p == "few" || p == "several" || p == "many" { // "over the last few years"
				p = s.low(j - 2)
			}
			if p == "recent" || p == "past" || p == "last" || p == "the" && (s.low(j-2) == "over" || s.low(j-2) == "through") {
				return true
			}
		}
	}
	return false
}

// elsewhen are words for times that are not named, and for what is so at most times.
var elsewhen = set("recently previously formerly historically traditionally typically usually normally generally routinely regularly annually")

// peaks are nouns for a stage of what went on for long.
var peaks = set("height peak outset zenith")

// thatTime returns the time to which the sentence points back, "that night", "back then":
// the last that the two sentences before it name. Its period is zero where it points to
// none.
func (r *reader) thatTime(s *sentence) hearsay.Period {
	if !s.pointsBack() {
		return hearsay.Period{}
	}
	for i := s.index - 1; i >= 0 && i >= s.index-2; i-- {
		times := r.timesIn(i)
		for k := len(times) - 1; k >= 0; k-- {
			if m := &times[k]; m.Kind == period.When && m.Period.Value != "" && !strings.ContainsAny(m.Period.Value, "X[/") {
				return unitOf(m, r.doc.Text)
			}
		}
	}
	return hearsay.Period{}
}

// pointsBack reports whether words of the sentence point to a time named before it.
func (s *sentence) pointsBack() bool {
	for j := range s.Tokens {
		switch next := s.low(j + 1); s.low(j) {
		case "that":
			if s.Tokens[j].UPOS == lang.Det && (lengthsOfDays[next] || next == "year" || next == "month" || next == "week" || next == "summer" || next == "winter" || next == "spring" || next == "autumn") {
				return true
			}
		case "back":
			if next == "then" {
				return true
			}
		case "then":
			if h := s.Tokens[j].Head; h >= 0 && h < j && s.Tokens[j].UPOS == lang.Adv && (next == "." || next == "," || next == "and") && s.ownTense(h) == past {
				return true
			}
		}
	}
	return false
}

// lengthsOfDays are days and their parts.
var lengthsOfDays = set("day night morning afternoon evening")

// opposes are words before what something is held against.
var opposes = set("against from than versus")

// saidTo reports whether the clause of the predicate v is what somebody is told to
// have said, whose past stands a step further back: "said 12 boats had sunk".
func (s *sentence) saidTo(v int) bool {
	for i := v; ; {
		h := s.Tokens[i].Head
		if h < 0 {
			break
		}
		if rel := s.Tokens[i].Rel; (rel == lang.Ccomp || rel == lang.Conj || rel == lang.Parataxis) && sayings[s.lemma(h)] {
			return true
		} else if rel != lang.Conj {
			break
		}
		i = h
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == v && s.Tokens[j].Rel == lang.Parataxis && sayings[s.lemma(j)] {
			return true
		}
	}
	return false
}

// doneBy reports whether token i is who or what does, undergoes or measures the deed
// of the predicate v, and not an attribute of one of these: not "a harbour of 12
// berths", nor "a truck rated for 8 tonnes".
func (s *sentence) doneBy(i, v int) bool {
	if standing[s.lemma(v)] {
		return false
	}
	for j := i; j >= 0 && j != v; j = s.Tokens[j].Head {
		switch s.Tokens[j].Rel {
		case lang.Nmod, lang.Appos, lang.Amod, lang.Acl, lang.AclRelcl:
			return false
		}
	}
	return true
}

// standing are verbs for what things are like, before an event and after it.
var standing = set("have cost weigh own want need rate build design mean license mark hire")
