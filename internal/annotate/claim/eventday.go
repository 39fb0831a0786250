package claim

import (
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// onItsDay gives what is counted of the event its day, where no other time is
// told: the day itself for what struck at once, for what a gathering drew and in
// a report of that day, and the time from it up to the report for a toll that is
// still being counted.
func (r *reader) onItsDay(s *sentence, c *candidate) {
	if c.lattice && tallied[c.Measure] && c.Quantity.Bound == hearsay.AtLeast && c.Period.Type == hearsay.Interval && r.theme.lasting && c.Period.Value == r.dayOf().Value {
		c.Period = r.sinceDay(c.Period) // "at least 96 people died when the ferry sank on Wednesday"
		return
	}
	if now := r.doc.Published.Value; c.Measure == Missing && c.Period.Type == hearsay.Interval && c.Period.Value == r.dayOf().Value && len(now) >= len("2006-01-02") && now[:10] > c.Period.Value && (r.theme.lasting || s.atPresent()) {
		c.Period.Type, c.Period.Value = hearsay.Instant, r.toldOn(s) // still missing in the report
		return
	}
	if c.Period.Value != "" || c.Period.Type == hearsay.Rate || len(c.Period.Mentions) > 0 {
		return
	}
	r.onMarket(s, c)
	r.goesOn(s, c)
	if !c.lattice || c.Quantity.Unit != "1" || s.farOff(c.number(s)) || s.thatTime() {
		return
	}
	if p := r.ofThatEvent(s, c.pred); p.Value != "" {
		c.Period = p
		return
	}
	if r.ofTheLaw(s, c) {
	} else if c.Topical && (r.theme.thing == "" || r.openingSudden()) || c.sentence < r.opening() {
		atOnce := atOnce[c.Measure] && !r.theme.gathering && r.struck(s)
		drawn := r.theme.gathering && (c.Measure == Attended || c.Measure == Arrested || c.Measure == Wounded || c.Measure == "people")
		day := r.dayOf()
		atOnce = atOnce || c.Measure == OnBoard && r.dayIsSure
		if day.Value != "" && (atOnce || drawn || !r.theme.gathering && tallied[c.Measure]) {
			if c.Period = day; r.theme.lasting && !atOnce && !drawn {
				c.Period = r.sinceDay(day)
			}
			return
		}
	}
	if now := r.doc.Published.Value; c.tally && len(now) >= len("2006-01-02") { // "have been killed": up to the report
		if r.live() { // as the day goes on
			c.Period = r.today()
			return
		}
		c.Period.Value, c.Period.Basis = "../"+r.toldOn(s), hearsay.PeriodResolved
	}
}

// thatTime reports whether the sentence opens with what stands for a time told before: "On that
// occasion two passengers died".
func (s *sentence) thatTime() bool {
	return s.low(1) == "that" && (s.low(2) == "occasion" || s.low(2) == "time" || s.low(2) == "case" || s.low(2) == "instance" || s.low(2) == "year")
}

// goesOn gives a length or a speed that tells how something went the day on which
// the opening has it: "fired a missile on Friday … The missile flew 2,700 km".
func (r *reader) goesOn(s *sentence, c *candidate) {
	if !distances[c.Quantity.Unit] && !strings.Contains(c.Quantity.Unit, "/h") && !strings.Contains(c.Quantity.Unit, "/s") || c.pred < 0 || s.Tokens[c.pred].XPOS != lang.VBD || len(r.timesIn(s.index)) > 0 {
		return
	}
	sub := s.subjectOf(c.pred)
	if sub < 0 || !s.noun(sub) {
		return
	}
	behind := r.opening()
	for i := 0; i < behind && i < s.index; i++ {
		o := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !o.Running() {
			continue
		}
		for _, m := range r.timesIn(i) {
			v := o.verbOver(m.Span)
			if m.Kind != period.When || v < 0 || len(m.Period.Value) != len("2006-01-02") || !r.recent(m.Period.Value) || r.saidThen(o, &m, -1) {
				continue
			}
			for j := range o.Tokens {
				if t := o.Tokens[j]; t.Head == v && (t.Rel == lang.Nsubj || t.Rel == lang.NsubjPass || t.Rel == lang.Obj) && o.lemma(j) == s.lemma(sub) {
					c.Period = m.Period
					return
				}
			}
		}
	}
}

// distances are the units of lengths.
var distances = map[string]bool{"mm": true, "cm": true, "m": true, "km": true, "[in_i]": true, "[ft_i]": true, "[yd_i]": true, "[mi_i]": true, "[nmi_i]": true, "[ly]": true}

// onMarket gives the move or the level of a price on a market, told in the past
// without a time, the day of the report: moves over longer times are told with them.
func (r *reader) onMarket(s *sentence, c *candidate) {
	day := r.doc.Published.Value
	if len(day) < len("2006-01-02") || c.Quantity.Unit != "%" && !money(c.Quantity.Unit) && c.Quantity.Unit != "1" || c.counted >= 0 && c.Quantity.Unit == "1" || len(s.sinceThen(r.timesIn(s.index))) > 0 {
		return
	}
	from, to := s.tokens(c.found.Number)
	if from >= to {
		return
	}
	t, v := s.tenseOf(s.head(from, to))
	if t != past && s.low(v) != "trading" || !trades[s.lemma(v)] && !s.copular(v) {
		return
	}
	if sub := s.subjectOf(v); sub >= 0 && traded[s.lemma(sub)] || c.Measure == "share price" {
		c.Period.Type, c.Period.Value, c.Period.Basis = hearsay.Interval, day[:10], hearsay.PeriodResolved
	}
}

// copular reports whether the predicate at i has a copula: "shares were up".
func (s *sentence) copular(i int) bool { return s.child(i, lang.Cop) >= 0 }

var (
	// trades are verbs for what prices do on a day.
	trades = set("rise fall drop jump slump plunge surge climb slip edge gain lose tumble slide soar sink close settle end open trade add shed give put")
	// traded are nouns for what has a price on a market.
	traded = set("share stock index benchmark future currency crude brent oil gold silver copper platinum wheat bitcoin yield rouble ruble dollar euro pound yen dow nasdaq ftse dax nikkei")
)

// sinceDay makes of a day the time from it up to the report, if that is a later
// one of the four weeks behind it.
func (r *reader) sinceDay(day hearsay.Period) hearsay.Period {
	if now := r.doc.Published.Value; len(now) >= len("2006-01-02") && now[:10] > day.Value && r.recent(day.Value) {
		start, _, _ := strings.Cut(day.Value, "/")
		day.Type, day.Value = hearsay.Cumulative, start+"/"+now[:10]
	}
	return day
}

// atOnce are measures of what befalls people on the day of what strikes at once.
var atOnce = map[hearsay.Measure]bool{Killed: true, Wounded: true, KilledAndWounded: true, Casualties: true, Hospitalized: true, Rescued: true, Treated: true, OnBoard: true, Trapped: true, Shot: true, Stabbed: true}

// struck reports whether what happened was over at once: what the document as a
// whole names, or else the sentence.
func (r *reader) struck(s *sentence) bool {
	if r.theme.happened {
		return r.theme.sudden || s.shot()
	}
	return s.sudden() || r.openingSudden()
}

// openingSudden reports whether the first sentence of running text tells of
// something that strikes at once.
func (r *reader) openingSudden() bool {
	i := opener(r.t)
	return i >= 0 && (&sentence{&r.t.Sentences[i], r.doc.Text, i}).sudden()
}

// opener returns the first sentence of running text that tells something, -1 if there is none.
func opener(t *prose.Text) int {
	for i := range t.Sentences {
		if t.Sentences[i].Running() && (&sentence{&t.Sentences[i], t.Doc.Text, i}).tellsSomething() {
			return i
		}
	}
	return -1
}

// sudden reports whether the sentence names something that strikes at once.
func (s *sentence) sudden() bool {
	for j := range s.Tokens {
		if w := s.lemma(j); suddenly[w] && (s.noun(j) || mishaps[w]) {
			return true
		}
	}
	return s.shot()
}

// shot reports whether the sentence has a verb for what is over on the day on which it
// begins, whatever the document is about: "at least 11 people were shot dead".
func (s *sentence) shot() bool {
	for j := range s.Tokens {
		if s.Tokens[j].UPOS == lang.Verb && strikes[s.lemma(j)] {
			return true
		}
	}
	return false
}

// strikes are such verbs.
var strikes = set("shoot stab gun detonate skid slam plow plough swerve ambush behead electrocute lynch")

// suddenly are happenings that are over on the day on which they begin, also as
// verbs.
var suddenly = set("crash derailment collision accident stampede crush collapse explosion blast attack bombing shooting stabbing massacre raid derail collide overturn explode earthquake quake tremor avalanche landslide mudslide tornado")

// opening returns the sentence behind the first three of running text that tell something.
func opening(t *prose.Text) int {
	running := 0
	for i := range t.Sentences {
		if t.Sentences[i].Running() && (&sentence{&t.Sentences[i], t.Doc.Text, i}).tellsSomething() {
			if running++; running > 3 {
				return i
			}
		}
	}
	return len(t.Sentences)
}

// opening is [opening] of the text of the document.
func (r *reader) opening() int {
	if r.front == 0 {
		r.front = opening(r.t) + 1
	}
	return r.front - 1
}

// recent reports whether the day lies in the four weeks before the report, or is the one
// after it.
func (r *reader) recent(day string) bool {
	a, err := time.Parse(time.DateOnly, day[:min(len(time.DateOnly), len(day))])
	b, err2 := time.Parse(time.DateOnly, r.doc.Published.Value[:min(10, len(r.doc.Published.Value))])
	return err == nil && err2 == nil && b.Sub(a) >= -24*time.Hour && b.Sub(a) <= 28*24*time.Hour // see datedEarly
}

// dayOf returns the day of the event that the report is about: in its opening the
// one next to the word for what happened ("Wednesday’s crash"), else that of a
// verb for what befell people, else the earliest of a sentence that tells of it,
// never when somebody told it or was taken to court for it; behind the opening a
// day of the four weeks before the report next to the word for what happened. It
// is the zero period with an unknown basis if there is none.
func (r *reader) dayOf() hearsay.Period {
	if r.eventDay != nil {
		return *r.eventDay
	}
	r.eventDay = &hearsay.Period{Basis: hearsay.PeriodUnknown}
	behind := r.opening()
	best := unplaced
	var night hearsay.Period // of two days, "overnight"
	for i := range r.t.Sentences {
		s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if i >= behind && best > inOpening {
			break
		}
		if !s.Running() {
			continue
		}
		for _, m := range r.timesIn(i) {
			two := twoDays(m.Period.Value)
			if m.Kind != period.When && !two || len(m.Period.Value) != len("2006-01-02") && !two || m.Period.Value[0] == 'X' || r.saidThen(s, &m, -1) || s.inNote(&m) {
				continue
			}
			switch w := r.placedBy(s, &m, i < behind); {
			case two:
				if night.Value == "" && w >= besideVerb && i < behind && (r.theme.happened || r.openingTells()) {
					night = m.Period
					night.Type, night.Per = hearsay.Interval, ""
				}
			case w > best:
				best, *r.eventDay, r.dayIsSure = w, m.Period, w >= besideVerb
			}
		}
	}
	switch {
	case r.eventDay.Value != "":
	case night.Value != "":
		if *r.eventDay = r.onlyDay(); r.eventDay.Value == "" || !strings.Contains(night.Value, r.eventDay.Value) {
			*r.eventDay = night
		}
	case r.underWay():
		*r.eventDay = r.today()
	default:
		*r.eventDay = r.onlyDay()
	}
	return *r.eventDay
}

// twoDays reports whether a time is two days in a row: "overnight", "at the weekend".
func twoDays(value string) bool {
	start, end, _ := strings.Cut(value, "/")
	a, err := time.Parse(time.DateOnly, start)
	return err == nil && a.AddDate(0, 0, 1).Format(time.DateOnly) == end
}

// onlyDay returns the day or month at which the document puts what befell people, wherever it
// does: the only day of the weeks before the report, else the only day, else the only time.
// Reports on trials name it late. What it puts at a year alone is of the past of the event.
func (r *reader) onlyDay() hearsay.Period {
	none := hearsay.Period{Basis: hearsay.PeriodUnknown}
	if len(r.doc.Published.Value) < len("2006-01-02") || !r.theme.happened && !r.openingTells() || r.openingDated() {
		return none
	}
	var direct, all putTimes
	for i := range r.times {
		m := &r.times[i]
		s := &sentence{&r.t.Sentences[m.Sentence], r.doc.Text, m.Sentence}
		switch {
		case !r.mayPut(s, m):
		case r.toldOf(s, m) && !s.diesAt(m):
			direct.add(m.Period, r.recent(m.Period.Value))
			all.add(m.Period, r.recent(m.Period.Value))
		case r.toldOf(s, m) || r.goesOnTo(s, m):
			all.add(m.Period, r.recent(m.Period.Value))
		}
	}
	for _, p := range []*hearsay.Period{direct.late.only(), direct.day.only(), all.late.only(), direct.any.only(), all.any.only()} {
		if p != nil {
			return *p
		}
	}
	return none
}

// putTimes are the times at which a document puts what befell people: all, the days, and those
// of the weeks before the report.
type putTimes struct{ any, day, late oneTime }

// oneTime is a time, if those added are all the same or lie within each other.
type oneTime struct {
	hearsay.Period
	several bool
}

func (p *putTimes) add(t hearsay.Period, recent bool) {
	p.any.add(t)
	if len(t.Value) != len("2006-01-02") {
		return
	}
	p.day.add(t)
	if recent {
		p.late.add(t)
	}
}

func (o *oneTime) add(t hearsay.Period) {
	switch {
	case o.Value == "" || strings.HasPrefix(t.Value, o.Value):
		o.Period = t
	case !strings.HasPrefix(o.Value, t.Value):
		o.several = true
	}
}

// only returns the time, nil if there is none or several.
func (o *oneTime) only() *hearsay.Period {
	if o.Value == "" || o.several {
		return nil
	}
	return &o.Period
}

// mayPut reports whether the time is a month or a day before the report at which its sentence
// puts something, and neither the law's way with suspects nor what somebody said.
func (r *reader) mayPut(s *sentence, m *period.Mention) bool {
	value := m.Period.Value
	if m.Kind != period.When || len(value) < len("2006-01") || strings.ContainsAny(value, "X[/") || value > r.doc.Published.Value || r.longPast(value) || r.saidThen(s, m, -1) || s.inNote(m) {
		return false
	}
	named := s.namesHappening(m)
	if s.oneOfSuch(m) {
		return false
	}
	if from, _ := s.tokens(m.Span); !named && (s.endAt(from) || r.lawsWay(s, m.Span) && !r.beforeNow(s, m)) {
		return false
	}
	v := s.verbOver(m.Span)
	t, _ := s.tenseOf(v)
	return named || v < 0 || t == past || t == pluperfect || t == noTense || s.Tokens[v].XPOS == lang.VBG || r.beforeNow(s, m) // "accused of opening fire on Sept. 13"
}

// inNote reports whether the time stands in brackets behind a number: it is when that was counted, or what it was
// before, "17 (police; 64 on 21 June)".
func (s *sentence) inNote(m *period.Mention) bool {
	open, _ := s.tokens(m.Span)
	for from := open - 10; open > 1 && open > from && s.low(open) != "("; open-- {
		if s.low(open) == ")" {
			return false
		}
	}
	return s.low(open) == "(" && (s.at(open-1).UPOS == lang.Num || s.noun(open-1) && s.at(open-2).UPOS == lang.Num)
}

// oneOfSuch reports whether the time tells when there have been several like what is named before it: "the fifth such
// strike in August".
func (s *sentence) oneOfSuch(m *period.Mention) bool {
	from, _ := s.tokens(m.Span)
	for j := from - 1; j >= 0 && j > from-6 && (s.noun(j) || s.Tokens[j].UPOS == lang.Adj || s.Tokens[j].UPOS == lang.Adp || s.low(j) == "such"); j-- {
		if s.low(j) == "such" {
			return true
		}
	}
	return false
}

// openingDated reports whether the opening puts something at a time in the past, other
// than the law's way with suspects.
func (r *reader) openingDated() bool {
	for i := range r.opening() {
		s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if p, ok := r.putAt(s); s.Running() && ok && (len(p.Mentions) == 0 || !r.lawsWay(s, p.Mentions[0])) {
			return true
		}
	}
	return false
}

// openingTells reports whether a sentence of the opening tells what befell people.
func (r *reader) openingTells() bool {
	for i := range r.opening() {
		if s := (&sentence{&r.t.Sentences[i], r.doc.Text, i}); s.Running() && s.harms() {
			return true
		}
	}
	return false
}

// toldOf reports whether the time stands with what befell people: beside the word for
// it, or under its verb or one for its coming about.
func (r *reader) toldOf(s *sentence, m *period.Mention) bool {
	v := s.verbOver(m.Span)
	return s.happensAt(m) || s.inItsClause(m) || r.beforeNow(s, m) || v >= 0 && (s.befalls(v) || s.fires(v) || occurs[s.lemma(v)] || s.lemma(v) == "find" && s.findsDead())
}

// diesAt reports whether the time is that of a death, which may come days after what led to it.
func (s *sentence) diesAt(m *period.Mention) bool {
	v := s.verbOver(m.Span)
	return v >= 0 && s.lemma(v) == "die" && !s.happensAt(m)
}

// goesOnTo reports whether the time stands in a clause from which the next sentence goes on to
// what befell people: "went to the farm on Monday. He shot three".
func (r *reader) goesOnTo(s *sentence, m *period.Mention) bool {
	v := s.verbOver(m.Span)
	if s.index+1 >= len(r.t.Sentences) || v < 0 || sayings[s.lemma(v)] {
		return false
	}
	next := &sentence{&r.t.Sentences[s.index+1], r.doc.Text, s.index + 1}
	return next.Running() && next.harms() && len(r.timesIn(next.index)) == 0
}

// inItsClause reports whether the time stands in a clause that tells of what happened, "the
// shooting that took place at a party on Sunday", or in one from which a participle leads to
// those struck: "opened fire on Wednesday night, killing nine".
func (s *sentence) inItsClause(m *period.Mention) bool {
	if s.behindHarm(m) {
		return true
	}
	v := s.verbOver(m.Span)
	if v < 0 || sayings[s.lemma(v)] || s.tries(v) {
		return false
	}
	if over := s.Tokens[v].Head; s.Tokens[v].Rel == lang.AclRelcl && s.noun(over) && happenings[s.lemma(over)] && s.subjectOf(v) >= 0 && relatives[s.low(s.subjectOf(v))] {
		return true
	}
	_, to := s.tokens(m.Span)
	for j := to; j < len(s.Tokens); j++ {
		if t := &s.Tokens[j]; t.Head == v && t.Rel == lang.Advcl && t.XPOS == lang.VBG && hurts[verbMeasures[s.lemma(j)]] && s.low(j-1) == "," {
			return true
		}
	}
	return false
}

// behindHarm reports whether the time stands right behind the verb that tells how people were
// hurt, "the boy shot late on Sunday", or in a clause that tells what they did as it happened:
// "was shot while walking home on Tuesday".
func (s *sentence) behindHarm(m *period.Mention) bool {
	from, _ := s.tokens(m.Span)
	j := from - 1
	for j > 0 && (s.low(j) == "on" || s.low(j) == "early" || s.low(j) == "late") {
		j--
	}
	if s.hurting(j) {
		return true
	}
	for ; j > 0 && s.Tokens[j].UPOS != lang.Punct; j-- {
		if s.low(j) == "while" || s.low(j) == "as" && s.at(j+1).XPOS == lang.PRP {
			return s.hurting(j-1) || s.hurting(j-2)
		}
	}
	return false
}

// hurting reports whether token j is a verb of killing or hurting somebody.
func (s *sentence) hurting(j int) bool {
	if j < 0 || s.Tokens[j].UPOS != lang.Verb || s.lemma(j) == "die" {
		return false
	}
	return hurts[verbMeasures[s.lemma(j)]] || strikes[s.lemma(j)] || s.low(j) == "shot"
}

// relatives are words that stand for the noun of a clause.
var relatives = set("that which")

// beforeNow reports whether a day of the past stands behind a word for what befell people,
// and is none of the verb over both: that tells how things are, or of the law in the perfect,
// comes behind, or tells who came: "has been arrested for a shooting at a bar early on Sunday",
// "the man shot on Monday has been identified", "rushed to a shooting at a bar on Sunday".
func (r *reader) beforeNow(s *sentence, m *period.Mention) bool {
	now := r.doc.Published.Value
	if m.Kind != period.When || len(now) < len(time.DateOnly) || len(m.Period.Value) < len("2006-01") || strings.ContainsAny(m.Period.Value, "X[/") || m.Period.Value > now[:min(len(now), len(m.Period.Value))] {
		return false
	}
	v := s.verbOver(m.Span)
	if v < 0 {
		return false
	}
	from, to := s.tokens(m.Span)
	if s.at(to).UPOS == lang.Noun && !lengthsOfDays[s.low(to)] { // "the shooting at a Halloween party"
		return false
	}
	law := s.tries(v) || verbMeasures[s.lemma(v)] == Arrested
	if !law && m.Period.Value == now[:min(len(now), len(m.Period.Value))] {
		return false
	}
	switch t, _ := s.tenseOf(v); {
	case t == perfect || t == present:
	case law || t != going && from > v && !comes[s.lemma(v)]:
		return false
	}
	for j := from - 1; j >= 0; j-- {
		switch t, w := &s.Tokens[j], s.lemma(j); {
		case s.hurting(j) || t.UPOS == lang.Verb && hurts[verbMeasures[w]] || s.happening(j) && (law || suddenly[w] || suddenly[s.low(j)]) || killings[w] && s.noun(j):
			return true
		case t.UPOS == lang.Punct && !(s.low(j) == "-" || s.low(j) == "."), t.UPOS == lang.Verb, s.noun(j) && legal[s.low(j)]:
			return false
		}
	}
	return false
}

// comes are verbs for going where something has just happened.
var comes = set("respond rush call dispatch summon hurry race")

// harms reports whether a verb of the sentence tells in the past, or by its participle,
// that people were killed or hurt.
func (s *sentence) harms() bool {
	for j := range s.Tokens {
		if s.Tokens[j].UPOS != lang.Verb {
			continue
		}
		if x := s.Tokens[j].XPOS; (hurts[verbMeasures[s.lemma(j)]] || deedsOf[s.lemma(j)] != "" || s.low(j) == "shot") && (x == lang.VBD || x == lang.VBN || x == lang.VBG) {
			return true
		}
	}
	return false
}

// findsDead reports whether the sentence has a word for the dead.
func (s *sentence) findsDead() bool {
	for j := range s.Tokens {
		switch s.lemma(j) {
		case "dead", "body", "corpse":
			return true
		}
	}
	return false
}

// hurts are measures of the harm done to people.
var hurts = map[hearsay.Measure]bool{Killed: true, Wounded: true}

// occurs are verbs for the coming about of what happened.
var occurs = set("happen occur unfold")

// longPast reports whether a time lies more than five years before the report.
func (r *reader) longPast(value string) bool {
	a, err := time.Parse("2006-01", value[:len("2006-01")])
	b, err2 := time.Parse("2006-01", r.doc.Published.Value[:len("2006-01")])
	return err != nil || err2 != nil || a.Before(b.AddDate(-5, 0, 0))
}

// How a day is tied to the event, the firmest last.
const (
	unplaced    = iota
	inOpening   // a recent day of the opening, of what struck at once
	inTelling   // in a sentence that tells of the event
	besideVerb  // by the verb for what befell people
	toTheHour   // with an hour: of court and politics only the day is told
	besideEvent // next to the word for what happened
)

// placedBy returns how the time is tied to the event of the report.
func (r *reader) placedBy(s *sentence, m *period.Mention, opening bool) int {
	recent := r.recent(m.Period.Value)
	v := s.verbOver(m.Span)
	named := s.namesHappening(m)
	if from, _ := s.tokens(m.Span); s.endAt(from) && !named {
		return unplaced
	}
	if t, _ := s.tenseOf(v); t == ahead && !(named && s.overAtOnce(m)) {
		return unplaced
	}
	hour := s.besideHour(m.Span) && (v >= 0 && !s.tries(v) && verbMeasures[s.lemma(v)] != Arrested || v < 0 && s.breaksOut())
	if !opening {
		switch {
		case recent && s.happensAt(m):
			return besideEvent
		case hour && recent:
			return toTheHour
		}
		return unplaced
	}
	switch {
	case s.happensAt(m):
		return besideEvent
	case s.inItsClause(m) || r.beforeNow(s, m):
		return besideVerb
	case r.lawsWay(s, m.Span):
		return unplaced
	case hour:
		return toTheHour
	case v >= 0 && (s.befalls(v) || s.fires(v)):
		return besideVerb
	case v >= 0 && publishes[s.lemma(v)]:
		return unplaced
	case s.tellsEvent():
		return inTelling
	case recent && r.theme.sudden:
		return inOpening
	}
	return unplaced
}

// publishes are verbs for bringing before the public what was found out of an event, and for
// seeing those to whom it happened.
var publishes = set("publish release issue unveil identify reveal speak talk meet visit interview thank pray discuss")

// besideHour reports whether a time of day stands beside the words of a day: "about
// 7:30 p.m. Saturday", "on Thursday at 10.15".
func (s *sentence) besideHour(day hearsay.Span) bool {
	from, to := s.tokens(day)
	for j := max(0, from-4); j < min(len(s.Tokens), to+4); j++ {
		if j >= from && j < to {
			continue
		}
		if w := s.low(j); clocks[strings.TrimSuffix(w, ".")] || hour(w) {
			return true
		}
	}
	return false
}

// tried are verbs for what happens to suspects.
var tried = set("charge plead sentence indict arraign convict accuse appear book extradite surrender identify name remember bury mourn honor honour memorialize eulogize")

// tries reports whether the verb at v is one for what happens to suspects and to the dead;
// "buried under a wall" is not.
func (s *sentence) tries(v int) bool {
	if w := s.low(v + 1); s.lemma(v) == "bury" && (w == "under" || w == "underneath" || w == "beneath" || w == "alive" || w == "by") {
		return false
	}
	return tried[s.lemma(v)]
}

// lawsWay reports whether the clause of a time tells of the law's way with suspects, and
// not of what befell people: "was arrested on Monday", "Sentencing was delayed Thursday",
// "a man is in custody Saturday".
func (r *reader) lawsWay(s *sentence, span hearsay.Span) bool {
	if r.arrestsAreNews() {
		return false
	}
	v := s.verbOver(span)
	if v >= 0 && (verbMeasures[s.lemma(v)] == Arrested || verbMeasures[s.lemma(v)] == Released || s.tries(v)) {
		return true
	}
	if v >= 0 && s.befalls(v) {
		return false
	}
	if v >= 0 && s.Tokens[v].Rel == lang.Acl && legal[s.low(s.Tokens[v].Head)] { // "testimony given on Monday"
		return true
	}
	from, to := s.tokens(span)
	over := -1
	if from < to {
		over = s.Tokens[s.head(from, to)].Head
	}
	for j := range s.Tokens {
		if legal[s.low(j)] && s.noun(j) && (j == over || v >= 0 && s.verbOver(hearsay.Span{Start: s.Tokens[j].Start, End: s.Tokens[j].End}) == v) {
			return true
		}
	}
	return false
}

// arrestsAreNews reports whether arrests are part of what happened, and do not follow on it.
func (r *reader) arrestsAreNews() bool {
	what, _, _ := strings.Cut(r.theme.event, ",")
	return r.theme.gathering || lastWord(what) == "raid"
}

// ofTheLaw reports whether the figure tells what the law did about what happened, on another
// day than that: who was arrested or charged, on how many counts, and for how much bail.
func (r *reader) ofTheLaw(s *sentence, c *candidate) bool {
	switch {
	case r.arrestsAreNews():
		return false
	case money(c.Quantity.Unit):
		return s.isBail(c)
	case c.counted >= 0 && lawCounts[s.lemma(c.counted)]:
		return true
	}
	if t, _ := s.tenseOf(c.number(s)); c.Measure == Arrested && t != past { // "four were arrested" as it happened
		return true
	}
	return c.pred >= 0 && s.Tokens[c.pred].UPOS == lang.Verb && accusing[s.lemma(c.pred)] && (c.role == lang.Obj || c.role == lang.NsubjPass)
}

// isBail reports whether the sum is bail: "a $500,000 bond", "bail was set at $1 million".
func (s *sentence) isBail(c *candidate) bool {
	from, to := s.tokens(c.Quantity.Span)
	for j := max(0, from-5); j < min(len(s.Tokens), to+3); j++ {
		if w := s.lemma(j); w == "bail" || w == "bond" && (j >= to || s.low(j-1) != "municipal") {
			return true
		}
	}
	return false
}

var (
	// lawCounts are nouns for what suspects are charged with and sought by.
	lawCounts = set("count charge felony misdemeanor misdemeanour violation warrant indictment citation")
	// accusing are verbs for what the law does to suspects.
	accusing = set("charge plead sentence indict arraign convict accuse extradite book jail acquit")
)

// legal are nouns for what the law has suspects go through.
var legal = set("court courtroom trial hearing hearings jail prison custody arrest arrests plea pleas bond bail bars warrant warrants sentence sentencing arraignment indictment charge charges verdict jury juror jurors testimony extradition complaint complaints lawsuit lawsuits suit affidavit affidavits motion petition subpoena")

// underWay reports whether the report tells of something that struck while it was
// being written: its opening names no time at all, and says how those struck are
// now ("are dead", "remain trapped", "have been hurt"), and what comes behind it names no part of
// a day before.
func (r *reader) underWay() bool {
	if len(r.doc.Published.Value) < len("2006-01-02") || !r.openingSudden() {
		return false
	}
	behind, now := r.opening(), false
	for i := 0; i < behind; i++ {
		s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !s.Running() {
			continue
		}
		if len(r.timesIn(i)) > 0 {
			return false
		}
		for j := range s.Tokens {
			if x := s.Tokens[j].XPOS; x != lang.VBZ && x != lang.VBP {
				continue
			}
			for k := j + 1; k < len(s.Tokens) && k < j+4; k++ {
				m, state := states[s.low(k)]
				if v := verbMeasures[s.lemma(k)]; v != "" && s.Tokens[k].XPOS == lang.VBN {
					m, state = v, true
				}
				now = now || state && m != Arrested && m != Released
			}
		}
	}
	return now && !r.dayBehind()
}

// dayBehind reports whether the text behind the opening puts something at a part of a day of
// the weeks before the report: "early on Sunday evening".
func (r *reader) dayBehind() bool {
	behind := r.opening()
	return slices.ContainsFunc(r.times, func(m period.Mention) bool {
		if m.Sentence < behind || m.Kind != period.When || len(m.Period.Value) != len("2006-01-02") || m.Period.Value >= r.today().Value || !r.recent(m.Period.Value) {
			return false
		}
		s := &sentence{&r.t.Sentences[m.Sentence], r.doc.Text, m.Sentence}
		_, to := s.tokens(m.Span)
		return lengthsOfDays[s.low(to)] && !r.saidThen(s, &m, -1) && !r.lawsWay(s, m.Span)
	})
}

// happensAt reports whether the word for a happening stands next to the time:
// "Wednesday’s crash", "the crash on Wednesday".
func (s *sentence) happensAt(m *period.Mention) bool {
	from, to := s.tokens(m.Span)
	before := from - 1
	for before > 0 && (s.low(before) == "in" || s.low(before) == "on" || s.low(before) == "of" || s.low(before) == "early" || s.low(before) == "late") {
		before--
	}
	return s.happening(before) || s.happening(to) || s.happening(to+1) || s.namesHappening(m) // "the April 3, 2016, shooting"
}

// happening reports whether token j is a word for a happening.
func (s *sentence) happening(j int) bool {
	return happenings[s.lemma(j)] && s.noun(j) || happenings[s.low(j)] && s.at(j).XPOS == lang.VBG
}

// namesHappening reports whether a happening is named by the time, with other words of its name
// between: "a Friday night accidental shooting", "Sunday’s deadly West Halm attack".
func (s *sentence) namesHappening(m *period.Mention) bool { return s.named(m) >= 0 }

// named returns the noun of the happening that is named by the time, -1 if there is none.
func (s *sentence) named(m *period.Mention) int {
	from, to := s.tokens(m.Span)
	for from > 0 && (s.low(from-1) == "late" || s.low(from-1) == "early") {
		from--
	}
	part := to
	if lengthsOfDays[s.low(to)] { // "Monday night’s"
		part++
	}
	if s.at(from-1).UPOS != lang.Det && s.at(from-1).XPOS != lang.PRPS && !s.possessed(m.Span) && s.at(part).XPOS != lang.POS && s.low(from) != "the" {
		return -1
	}
	for j := to; j < len(s.Tokens) && j < to+8; j++ {
		switch t := s.Tokens[j]; {
		case s.happening(j) || killings[s.lemma(j)] && s.noun(j):
			return j
		case j >= part && !strings.ContainsAny(m.Span.Of(s.text), "0123456789") && !s.weekday(from):
			return -1 // "the Halloween party shooting"
		case t.XPOS == lang.POS || s.noun(j) || t.UPOS == lang.Adj || t.UPOS == lang.Num || t.Rel == lang.Amod || s.low(j) == "-" || s.low(j-1) == "-" || s.low(j) == "early" || s.low(j) == "late":
		case j == to && s.low(j) == ",":
		default:
			return -1
		}
	}
	return -1
}

// weekday reports whether the words from token i on begin with a day of the week.
func (s *sentence) weekday(i int) bool {
	for s.low(i) == "the" || s.low(i) == "in" || s.low(i) == "on" || s.low(i) == "early" || s.low(i) == "late" || s.low(i) == "last" {
		i++
	}
	return days[strings.TrimSuffix(strings.TrimSuffix(s.low(i), "'s"), "’s")]
}

// overAtOnce reports whether what the time names is over, and not held on a day as a vote is.
func (s *sentence) overAtOnce(m *period.Mention) bool {
	j := s.named(m)
	return j >= 0 && (suddenly[s.lemma(j)] || suddenly[s.low(j)] || killings[s.lemma(j)])
}

// killings are nouns for what is done to people that are no happenings by which a report is named.
var killings = set("killing murder homicide manslaughter slaying incident ambush gunfire gunfight gunbattle shootout shoot-out standoff spree melee brawl murder-suicide tragedy violence")

// tellsEvent reports whether the sentence names something that befalls people.
func (s *sentence) tellsEvent() bool {
	for j := range s.Tokens {
		if s.befalls(j) {
			return true
		}
	}
	return false
}

// befalls reports whether token j is a word for what befalls people.
func (s *sentence) befalls(j int) bool {
	w := s.lemma(j)
	return happenings[w] || volleys[w] || suffered[verbMeasures[w]] || suffered[nounMeasures[w]] || mishaps[w] || s.Tokens[j].UPOS == lang.Verb && (strikes[w] || s.low(j) == "shot")
}

// breaksOut reports whether the sentence has a verb for what befalls people, whatever the parse
// makes of it.
func (s *sentence) breaksOut() bool {
	for j := range s.Tokens {
		if s.Tokens[j].UPOS == lang.Verb && (s.befalls(j) || s.fires(j) || occurs[s.lemma(j)]) {
			return true
		}
	}
	return false
}

// fires reports whether the verb at v tells with the words behind it of shots and blasts: "opened
// fire", "rang out", "went off".
func (s *sentence) fires(v int) bool {
	next := s.low(v + 1)
	switch s.lemma(v) {
	case "open":
		return next == "fire"
	case "ring":
		return next == "out"
	case "go":
		return next == "off"
	case "fire":
		obj := s.child(v, lang.Obj)
		return next == "into" || next == "at" || next == "on" || obj >= 0 && bullets[s.lemma(obj)] || s.subjectOf(v) >= 0 && bullets[s.lemma(s.subjectOf(v))]
	}
	return false
}

// volleys are nouns for shots that are fired.
var volleys = set("gunfire gunplay gunfight gunbattle ambush")

// mishaps are verbs for what happens to things that people are in.
var mishaps = set("crash derail collide sink capsize overturn collapse explode burn flood erupt strike hit ram tear sweep")

// longAgo reports whether the period ended more than a year before the report.
func (r *reader) longAgo(p hearsay.Period) bool {
	if len(p.Value) < 4 || p.Type == hearsay.Cumulative {
		return false
	}
	_, end, ok := strings.Cut(p.Value, "/")
	if !ok {
		end = p.Value
	}
	now, err := time.Parse(time.DateOnly, r.doc.Published.Value[:min(10, len(r.doc.Published.Value))])
	if err != nil || len(end) < 4 {
		return false
	}
	switch len(end) {
	case len("2006"):
		end += "-12-31"
	case len("2006-01"):
		end += "-28"
	}
	at, err := time.Parse(time.DateOnly, end[:min(10, len(end))])
	return err == nil && now.Sub(at) > 366*24*time.Hour
}
