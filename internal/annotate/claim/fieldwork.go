package claim

import (
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// fieldwork is when the poll that a report goes by was taken, or what time the data of its
// study are of. Reports tell it once, mostly at their end: "The survey of 1,004 adults was
// conducted Oct. 5-11". What was found is of that time.
type fieldwork struct {
	hearsay.Period
	poll    bool   // people were asked
	month   bool   // it is told in passing: "a survey in June"
	name    string // what it is called there, "" if nothing
	several bool   // the report names polls by several names
	found   int    // paragraph of the last figure of its findings, from 1
}

// readFieldwork looks for it. Where a report tells two, it goes by none.
func (r *reader) readFieldwork() {
	var f fieldwork
	for i := range r.times {
		m := &r.times[i]
		s := &sentence{&r.t.Sentences[m.Sentence], r.doc.Text, m.Sentence}
		g, ok := s.fieldwork(m)
		switch {
		case !ok:
		case f.Value == "" || g.poll && !f.poll || f.month && !g.month || g.poll == f.poll && withoutYear(g.Value) == f.Value:
			f = g
		case g.month && !f.month || withoutYear(f.Value) == g.Value:
		case g.poll == f.poll && g.Value != f.Value:
			return
		}
	}
	if f.Value == "" {
		f = r.yearOfPoll()
	}
	if f.Value == "" {
		return
	}
	was, named := r.survey, !f.poll
	for i := range r.t.Sentences {
		s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		r.noteSurvey(s)
		named = named || slices.ContainsFunc(s.Tokens, func(t lang.Token) bool { return polled[strings.ToLower(t.Lemma)] && t.Lemma != "interview" })
	}
	f.several, r.survey = r.survey.several, was
	if named {
		r.field = f
	}
}

// withoutYear returns days as they are where nobody tells their year; "" for what is no days.
func withoutYear(days string) string {
	var out []string
	for day := range strings.SplitSeq(days, "/") {
		if len(day) != len(time.DateOnly) || strings.Contains(day[4:], "X") {
			return ""
		}
		out = append(out, "XXXX"+day[4:])
	}
	return strings.Join(out, "/")
}

// sameDays reports whether two times are the same but for a year that one of them may not tell.
func sameDays(a, b string) bool {
	return a == b || a != "" && a == withoutYear(b) || b != "" && b == withoutYear(a)
}

// yearOfPoll returns the poll or census that the report tells from others of its kind by a
// year, where it is the first that it names: "the 2013 Youth Survey", "a 2015 survey of 2,300
// nurses". Where a report tells two, it goes by none.
func (r *reader) yearOfPoll() (f fieldwork) {
	for i := range r.t.Sentences {
		s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !s.Running() {
			continue
		}
		for j := range s.Tokens {
			k, y := s.pollOfYear(j)
			switch {
			case k >= 0 && f.Value != "" && f.Value != y.Value:
				return fieldwork{}
			case k >= 0 && f.Value == "":
				f = fieldwork{Period: y, poll: true, name: s.description(k).Of(s.text)}
			case f.Value == "" && s.noun(j) && polled[s.lemma(j)]:
				return fieldwork{}
			}
		}
	}
	return f
}

// pollOfYear returns the noun for a poll or census that the year at token j stands before, and
// that year; -1 if there is none.
func (s *sentence) pollOfYear(j int) (int, hearsay.Period) {
	w := s.form(j)
	if !isYear(w) || s.at(j-1).UPOS != lang.Det && s.at(j-1).XPOS != lang.PRPS && s.at(j-1).XPOS != lang.POS {
		return -1, hearsay.Period{}
	}
	for k := j + 1; k < len(s.Tokens) && k < j+6 && (s.noun(k) || s.Tokens[k].UPOS == lang.Adj); k++ {
		if w := s.lemma(k); (polled[w] || w == "census") && !s.noun(k+1) {
			return k, hearsay.Period{Type: hearsay.Interval, Value: s.form(j), Basis: hearsay.PeriodExplicit, Mentions: []hearsay.Span{{Start: s.Tokens[j].Start, End: s.Tokens[j].End}}}
		}
	}
	return -1, hearsay.Period{}
}

// fieldwork returns the poll or study that the sentence puts at the time: by a verb for
// taking one, for asking people or for going through data, or by its noun alone.
func (s *sentence) fieldwork(m *period.Mention) (f fieldwork, ok bool) {
	if v := m.Period.Value; m.Kind != period.When || v == "" || strings.ContainsAny(v, "[.") || strings.Contains(v, "X") && withoutYear(v) != v {
		return f, false
	}
	from, to := s.tokens(m.Span)
	if s.ofAnother() || s.ofTurn(from) || s.openEnded(m.Span) {
		return f, false
	}
	f.Period = m.Period
	study := s.findStudy(0, len(s.Tokens))
	if study >= 0 {
		f.name = s.description(study).Of(s.text)
	}
	days := len(m.Period.Value) == len("2006-01-02/2006-01-03")
	if s.low(to) == "," && s.Tokens[from].Rel != lang.Obl {
		to++
	}
	if to < len(s.Tokens) && polled[s.lemma(to)] && days { // "the Oct. 5-11 poll"
		f.poll = true
		return f, true
	}
	v := from - 1
	for ; v >= 0 && !s.verbal(v); v-- {
		if polled[s.lemma(v)] && (days || s.lemma(v) != "interview" && len(m.Period.Value) == len("2006-01") && s.Tokens[s.head(from, max(to, from+1))].Head == v) { // "interviews with 1,004 adults Oct. 5-11", "a survey in June 2018"
			f.poll, f.month = true, !days
			return f, true
		}
	}
	if v < 0 && from < 2 { // "From 2 to 9 June, Dial interviewed 2,000 people"
		for v = to; v < len(s.Tokens) && !s.verbal(v); v++ {
		}
	}
	if v < 0 || v >= len(s.Tokens) {
		if f.poll = s.inTheField(from) && study >= 0 && study < from && polled[s.lemma(study)]; f.poll {
			return f, true
		}
		return f, false
	}
	switch w := s.lemma(v); {
	case questions[w]:
		f.poll = s.asksMany(v, from, to)
		return f, f.poll
	case takes[w]:
		k := s.findStudy(v, min(v+7, len(s.Tokens))) // "Dial conducted the poll"
		if k < 0 || s.Tokens[v].XPOS == lang.VBN {
			k = s.findStudy(0, v)
		}
		if k < 0 || !s.under(k, v) && !s.under(v, k) { // "despite polls, she won the state that had made him"
			return f, false
		}
		f.poll = polled[s.lemma(k)] || s.low(k) == "interviewing"
		return f, true
	case goesThrough[w]:
		return f, s.findStudy(0, v) >= 0 && !polled[s.lemma(study)] && (strings.Contains(m.Period.Value, "/") || len(m.Period.Value) == len("2006"))
	}
	return f, false
}

// inTheField reports whether the words right before token i tell that somebody asks people: "was in
// the field".
func (s *sentence) inTheField(i int) bool {
	for j := i - 1; j > 2 && i-j < 3; j-- {
		if s.low(j) == "field" && s.low(j-1) == "the" && (s.low(j-2) == "in" || s.low(j-2) == "into") {
			return true
		}
	}
	return false
}

// ofTurn reports whether the words before token i tell when something was done at another turn:
// "the last time the Post took a poll was in".
func (s *sentence) ofTurn(i int) bool {
	for j := 1; j < i; j++ {
		if w := s.low(j - 1); s.low(j) == "time" && (w == "last" || w == "first" || w == "previous" || w == "only") {
			return true
		}
	}
	return false
}

// verbal reports whether token i is a verb that has words of its own, and not one that
// stands before a noun: "registered voters".
func (s *sentence) verbal(i int) bool {
	if i > 0 && questions[s.lemma(i)] && upper(s.form(i-1)) && !upper(s.form(i)) && s.Tokens[i].XPOS != lang.NN { // "Dial questioned adults", whatever the parse takes the name for
		return true
	}
	return s.Tokens[i].UPOS == lang.Verb && s.Tokens[i].Rel != lang.Amod && s.Tokens[i].Rel != lang.Compound
}

// findStudy returns the first token of [from, to) that is a noun for a poll, a study or
// those who make one, -1 if there is none.
func (s *sentence) findStudy(from, to int) int {
	for i := from; i < to; i++ {
		if s.noun(i) && (i+1 == len(s.Tokens) || !s.noun(i+1)) && (polled[s.lemma(i)] || studies[s.lemma(i)] || scholars[s.lemma(i)]) || s.low(i) == "interviewing" && s.Tokens[i].Rel != lang.Acl {
			return i
		}
	}
	return -1
}

// asksMany reports whether a number of people, or a sort of them, is asked by the verb v.
func (s *sentence) asksMany(v, from, to int) bool {
	for i := max(0, v-8); i < min(len(s.Tokens), v+9); i++ {
		if (i < from || i >= to) && (s.Tokens[i].UPOS == lang.Num || asked[s.lemma(i)] && s.Tokens[i].XPOS == lang.NNS) {
			return true
		}
	}
	return false
}

var (
	// polled are nouns for the asking of people.
	polled = set("poll survey questionnaire interview canvass interviewing polling fieldwork")
	// studies are nouns for what goes through data.
	studies = set("study research review audit analysis report paper investigation inquiry census count trial assessment")
	// scholars are nouns for those who make studies.
	scholars = set("researcher scientist author team epidemiologist economist auditor academic analyst scholar")
	// takes are verbs for making a poll or a study.
	takes = set("conduct take carry do perform undertake complete administer make field run hold")
	// questions are verbs for asking many.
	questions = set("survey poll interview question canvass quiz contact ask")
	// goesThrough are verbs for going through the data of a time.
	goesThrough = set("cover examine analyse analyze review track follow monitor study assess look comb sift scrutinise scrutinize use base gather collect")
)

// ofFieldwork gives what the poll or study of the report found, and its own size and margin,
// the time of it, where the sentence tells no time.
func (r *reader) ofFieldwork(s *sentence, first int) {
	if r.field.Value == "" {
		return
	}
	another := s.ofAnother()
	for k := first; k < len(r.out); k++ {
		c := &r.out[k]
		if c.Quantity == nil {
			continue
		}
		another := another || len(c.Attribution) > 0 && other(c.Attribution[len(c.Attribution)-1].Name)
		if another && c.Period.Value == r.field.Value {
			c.Period = hearsay.Period{Basis: hearsay.PeriodUnknown}
		}
		c.fielded = another && c.Period.Value == "" || r.field.poll && c.Period.Value == r.field.Value
		if another || c.fielded || c.cell || c.Period.Type == hearsay.Rate || !r.field.poll && c.Modality == hearsay.Forecast || !r.found(s, c) || r.timedHere(s, c) {
			continue
		}
		from, _ := s.tokens(c.found.Number)
		if k := s.before(from); (opposes[s.low(k)] && !(s.low(k) == "from" && comesFromPeople[s.low(k-1)]) || s.low(k-1) == "compared") && !r.ofOthersAsked(s, c) { // "has backing from 33 percent"
			continue
		}
		c.Period, c.fielded, r.field.found = r.field.Period, true, s.Paragraph+1
	}
}

// comesFromPeople are nouns for what those asked give somebody.
var comesFromPeople = set("support backing votes approval")

// ofOthersAsked reports whether the share, against which another is held, says of whom among those asked it is: "66
// percent of women, compared with 57 percent of men".
func (r *reader) ofOthersAsked(s *sentence, c *candidate) bool {
	at := s.shareNoun(c.found)
	return c.grouped || at >= 0 && (r.person(s, at) || asked[s.lemma(at)])
}

// timedHere reports whether the sentence tells a time that may be that of the figure.
func (r *reader) timedHere(s *sentence, c *candidate) bool {
	length := func(p hearsay.Period) bool { return p.Value == "" && p.Per != "" } // "would bring them home within a year"
	for _, m := range c.Period.Mentions {
		if s.Span().Overlaps(m) && !length(c.Period) && !s.supposed(m) && !s.comesOut(m) {
			return true
		}
	}
	return slices.ContainsFunc(s.sinceThen(r.timesIn(s.index)), func(m period.Mention) bool {
		if _, to := s.tokens(m.Span); length(m.Period) && m.Start < c.found.Number.Start && (earliers[s.low(to)] || earliers[s.low(to-1)]) { // "A month earlier she had led by 5 points"
			return true
		}
		return !sameDays(m.Period.Value, r.field.Value) && !length(m.Period) && !r.saidThen(s, &m, -1) && !(m.Start > c.found.Number.End && (s.timeHeldAgainst(&m) || s.refers(c.found.Number.End, m.Start) || s.numberHeldAgainst(c.found.Number.End, m.Start))) && !s.supposed(m.Span) && !s.comesOut(m.Span)
	})
}

// numberHeldAgainst reports whether the last number between two places is one that another is held
// against: "62 percent, up from 55 percent in December".
func (s *sentence) numberHeldAgainst(from, to int) bool {
	for j := len(s.Tokens) - 1; j > 0 && s.Tokens[j].Start >= from; j-- {
		if s.Tokens[j].End <= to && s.Tokens[j].UPOS == lang.Num {
			k := s.before(j)
			return opposes[s.low(k)] || s.low(k-1) == "compared"
		}
	}
	return false
}

// supposed reports whether the time is that of a vote that is only supposed: "if the
// election were held today".
func (s *sentence) supposed(m hearsay.Span) bool {
	switch strings.ToLower(m.Of(s.text)) {
	case "today", "tomorrow", "this week", "this weekend", "on sunday":
	default:
		return false
	}
	from, _ := s.tokens(m)
	vote := false
	for j := from - 1; j >= 0 && j > from-9; j-- {
		vote = vote || votes[s.lemma(j)]
		if w := s.low(j); vote && (w == "if" || w == "were" && j > 0) {
			return true
		}
	}
	return false
}

// votes are nouns for what people vote in.
var votes = set("election vote primary ballot contest referendum caucus runoff race poll")

// comesOut reports whether the time is that at which a poll came out: "a poll out today",
// "published on Friday".
func (s *sentence) comesOut(m hearsay.Span) bool {
	from, _ := s.tokens(m)
	v := s.verbOver(m)
	return s.low(from-1) == "out" || v >= 0 && publishes[s.lemma(v)]
}

// found reports whether the figure is one of what was found: it is told of the poll, or of
// the study in the past, or by nobody where the sentence tells what people hold, or goes on from such a one.
func (r *reader) found(s *sentence, c *candidate) bool {
	share := c.Quantity.Unit == "%" || c.Quantity.Unit == "{percentage point}" || c.found.Share
	if r.field.poll && (c.Measure == "margin of error" || c.Measure == "margin of sampling error" || c.Measure == "error" || c.Quantity.Unit == "1" && (surveyed[c.Measure] || c.counted >= 0 && asked[s.lemma(c.counted)] && s.answers())) {
		return !r.field.several
	}
	if len(c.Attribution) == 0 {
		return r.field.poll && share && !r.field.several && (c.Quote == "" || r.indirect(s, c.Quote)) && (s.opines() || s.answers() || r.onFindings(s)) && !s.ofElection()
	}
	by := c.Attribution[len(c.Attribution)-1].Name
	if r.field.poll {
		return share && (polls[noun(by)] || sharesName(by, r.field.name)) && (!r.field.several || sharesName(by, r.field.name))
	}
	t, _ := s.tenseOf(c.number(s))
	return t == past && (studies[noun(by)] || slices.ContainsFunc(strings.Fields(strings.ToLower(by)), func(w string) bool { return scholars[strings.TrimSuffix(w, "s")] }))
}

// onFindings reports whether the report is at what the poll found: this paragraph or the one
// before names it, or one of its figures.
func (r *reader) onFindings(s *sentence) bool {
	return r.field.found >= s.Paragraph || r.survey.party.Name != "" && r.survey.paragraph >= s.Paragraph-1
}

// answers reports whether the sentence names those whom a poll asked: "of those asked",
// "respondents".
func (s *sentence) answers() bool {
	for i := range s.Tokens {
		if w := s.lemma(i); polling[s.low(i)] || w == "respondent" || w == "participant" {
			return true
		}
	}
	return false
}

// surveyed are measures of those whom a poll asked.
var surveyed = map[hearsay.Measure]bool{"surveyed": true, "interviewed": true, "polled": true, "questioned": true}

// ofAnother reports whether the sentence names another poll or study.
func (s *sentence) ofAnother() bool {
	for i := 1; i < len(s.Tokens); i++ {
		if s.noun(i) && (i+1 == len(s.Tokens) || !s.noun(i+1)) && (polled[s.lemma(i)] || studies[s.lemma(i)]) && further[s.low(i-1)] {
			return true
		}
	}
	return false
}

// other reports whether the name is that of another poll or study.
func other(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return further[w] })
}

// further are words that tell one poll from that of the report.
var further = set("another other like separate previous earlier prior past last different similar older recent")
