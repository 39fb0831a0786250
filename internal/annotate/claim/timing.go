package claim

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// thatMonth returns the month told last in the sentences before, where the words before the figure call it "the month" and no
// time is told in the sentence: "It had given the month's dead as 2,140".
func (r *reader) thatMonth(s *sentence, f quantity.Found, times []period.Mention) (hearsay.Period, bool) {
	from, _ := s.tokens(f.Quantity.Span)
	at := -1
	for j := from - 1; j > 1 && j > from-8; j-- {
		if s.Tokens[j].XPOS == lang.POS && s.low(j-1) == "month" && s.low(j-2) == "the" {
			at = j - 1
		}
	}
	if at < 0 || len(times) > 0 {
		return hearsay.Period{}, false
	}
	for i := s.index - 1; i >= 0 && i > s.index-furtherBack; i-- {
		for _, m := range slices.Backward(r.timesIn(i)) {
			if len(m.Period.Value) == len("2006-01") && m.Kind == period.When {
				p := m.Period
				p.Mentions = append([]hearsay.Span{{Start: s.Tokens[at-1].Start, End: s.Tokens[at].End}}, p.Mentions...)
				return p, true
			}
		}
	}
	return hearsay.Period{}, false
}

// periodOf returns the time that the k-th number of a sentence is about.
//
// Where a time stands before the earliest number, times lead and each number
// has the last one before it ("In December 35,000, and in January 30,000");
// else they follow, and each number has the nearest one before the next number
// ("35,000 in December and 30,000 in January").
func (r *reader) periodOf(s *sentence, c *candidate, k int, found []quantity.Found, times []period.Mention) hearsay.Period {
	f := c.found
	var p hearsay.Period
	if s.ownSize(f) {
		return hearsay.Period{Basis: hearsay.PeriodUnknown}
	}
	times = slices.DeleteFunc(slices.Clone(s.toldOfThen(f.Number.Start, times)), func(m period.Mention) bool {
		return s.inOtherBracket(f, &m) || s.ofOtherSize(f, &m)
	})
	if s.isNow(c) {
		if now := r.toldOn(s); now != "" {
			return hearsay.Period{Type: hearsay.Instant, Value: now, Basis: hearsay.PeriodResolved}
		}
		return hearsay.Period{Type: hearsay.Instant, Basis: hearsay.PeriodUnknown}
	}
	pred := -1
	if from, to := s.tokens(f.Number); from < to && len(r.timesIn(s.index)) > 0 {
		_, pred, _ = s.pathUp(s.head(from, to))
		if s.toldBy(s.head(from, to), pred) {
			pred = -1
		}
		times = slices.DeleteFunc(slices.Clone(times), func(m period.Mention) bool { return r.saidThen(s, &m, pred) })
	}
	if t, ok := r.timeOfEvent(s, f); ok {
		p = t
	} else if t, ok := r.thatMonth(s, f, times); ok {
		c.firmTime = true
		return t
	} else if t, ok := s.endOfSpan(f, times); ok {
		c.firmTime = true
		return t
	} else if m := s.ownedBy(f, r.timesIn(s.index)); m != nil {
		c.firmTime = true
		return unitOf(m, s.text)
	} else if m := s.bracketedBy(f, times); m != nil {
		c.firmTime = true
		return unitOf(m, s.text)
	} else if m := s.sizedIn(f, r.timesIn(s.index)); m != nil {
		c.firmTime = true
		return unitOf(m, s.text)
	} else if m := s.notedDay(f, times); m != nil && c.lattice && tallied[c.Measure] {
		c.firmTime = true
		p = unitOf(m, s.text)
		p.Type, p.Value = hearsay.Cumulative, "../"+p.Value
		return p
	} else if m := nearest(s, f, k, found, times); m != nil {
		p = r.sinceOrigin(s, m, f, unitOf(m, s.text))
		c.firmTime = s.toldWhen(m, f)
		if s.atEnd(m, s.predicateOver(c)) {
			_, end, _ := strings.Cut(p.Value, "/")
			p.Value = lastDay(end)
		}
		switch m.Kind {
		case period.Same:
			p = r.sameAs(s.index, m)
		case period.Within:
			if p = r.termNamed(m, p); r.fromNowOn(&p) && s.wasThen(c) {
				p = hearsay.Period{}
			}
		}
	}
	away, ok := r.earlier(s, f)
	if ok {
		if before := r.timeAhead(s, f, pred); before.Value != "" {
			p = before
		}
	} else if s.yearAgo(f) {
		if before := r.timeAhead(s, f, pred); accounted(before) {
			away, ok, p = distance{years: 1}, true, before
		}
	}
	if ok {
		if p.Value == "" {
			p = r.momentOf(s)
		}
		p.Value = away.from(p.Value)
		if now := r.doc.Published.Value; p.Value == "" || now != "" && p.Value > now {
			return hearsay.Period{Basis: hearsay.PeriodUnknown}
		}
		return p
	}
	if end, ok := strings.CutPrefix(p.Value, "../"); ok && p.Type == hearsay.Cumulative { // "as of 3 May … since the first was found on 2 February"
		for i := range times {
			if start, _, ok := strings.Cut(times[i].Period.Value, "/"); ok && times[i].Kind == period.Since && start != ".." && start < end {
				p.Value = start + "/" + end
			}
		}
	}
	if f.Per != "" && !agoBehind(s.text[f.PerSpan.End:]) && !s.partOf(f.PerSpan) {
		p.Type, p.Per = hearsay.Rate, f.Per
		if p.Basis == "" {
			p.Basis = hearsay.PeriodExplicit
		}
		p.Mentions = append([]hearsay.Span{f.PerSpan}, p.Mentions...)
		return p
	}
	if per, words := s.rateAround(c); per != "" && (p.Value == "" || p.Type == hearsay.Interval && (len(p.Value) == len("2006") || strings.HasPrefix(words.Of(s.text), "annuali")) || words.Start > f.Number.End && words.Start-f.Quantity.End <= len(" in ")) {
		p.Type, p.Per, p.Basis = hearsay.Rate, per, cmp.Or(p.Basis, hearsay.PeriodExplicit)
		p.Mentions = append([]hearsay.Span{words}, p.Mentions...)
		return p
	}
	if p.Type == "" && len(times) == 0 && s.currentLevel(c) && r.issueDay() != "" {
		return hearsay.Period{Type: hearsay.Instant, Value: r.issueDay(), Basis: hearsay.PeriodResolved}
	}
	if p.Type == "" {
		y := r.yearBefore(s, c)
		if y.Len() == 0 && len(times) == 0 {
			y = s.eventYear(f)
		}
		if y.Len() > 0 {
			return hearsay.Period{Type: hearsay.Interval, Value: y.Of(s.text), Basis: hearsay.PeriodExplicit, Mentions: []hearsay.Span{y}}
		}
		p.Basis = hearsay.PeriodUnknown
		if s.atPresent() && !s.past(c.pred) {
			p.Type = hearsay.Instant
		}
		if day := r.toldOn(s); day != "" && (p.Type != "" && !s.past(c.pred) && c.Measure != OnBoard || c.Measure == Missing) { // as the report has it
			p.Type, p.Value, p.Basis = hearsay.Instant, day, hearsay.PeriodResolved
		}
	}
	return p
}

// toldOn returns the day on which what the sentence tells was so by its own words: that on which somebody said it, "Officials
// said on Saturday that 27 were still missing", else that of the report. It is "" where neither is known.
func (r *reader) toldOn(s *sentence) string {
	now := r.issueDay()
	for _, m := range r.timesIn(s.index) {
		if day := m.Period.Value; len(day) == len(time.DateOnly) && m.Period.Type == hearsay.Interval && (now == "" || day < now && r.recent(day)) && r.saidThen(s, &m, -1) {
			return day
		}
	}
	return now
}

// toldWhen reports whether the figure stands in the clause by which the time before it tells what happened then: "in May,
// when 40 died", "the first since May, when 40 came home".
func (s *sentence) toldWhen(m *period.Mention, f quantity.Found) bool {
	_, when := s.tokens(m.Span)
	if s.low(when) == "," {
		when++
	}
	return m.Period.Value != "" && s.low(when) == "when" && s.inClauseOf(when, f.Number.Start)
}

// fromNowOn reports whether the time is one that begins with the report: "over the next two years".
func (r *reader) fromNowOn(p *hearsay.Period) bool {
	start, end, ok := strings.Cut(p.Value, "/")
	now := r.doc.Published.Value
	return ok && start != "" && p.Type == hearsay.Interval && strings.HasPrefix(now, start) && end > now[:min(len(end), len(now))]
}

// wasThen reports whether the figure is told in the past, from where what is next has come since:
// "over the next two years it shed 300 jobs".
func (s *sentence) wasThen(c *candidate) bool {
	t, v := s.tenseOf(c.number(s))
	if t != past && t != pluperfect {
		return false
	}
	for i := c.number(s); i >= 0 && i != v; i = s.Tokens[i].Head {
		if s.Tokens[i].XPOS == lang.VB {
			return false
		}
	}
	return true
}

// bracketedBy returns the time right behind which the figure stands in brackets: "in 1992 (37
// percent) and in 1996 (38 percent)". It is nil where there is none.
func (s *sentence) bracketedBy(f quantity.Found, times []period.Mention) *period.Mention {
	at, _ := s.tokens(f.Quantity.Span)
	if s.low(at-1) != "(" {
		return nil
	}
	for i := range times {
		if _, end := s.tokens(times[i].Span); times[i].Kind == period.When && end == at-1 {
			return &times[i]
		}
	}
	return nil
}

// sizedIn returns the time of that of which the figure says how much it is, between that and the figure:
// "put its losses over the past day at 40", "bringing its losses since the start of the war to 90,000".
// It is nil where there is none.
func (s *sentence) sizedIn(f quantity.Found, times []period.Mention) *period.Mention {
	n, _ := s.tokens(f.Number)
	for i := range times {
		if _, to := s.tokens(times[i].Span); to > 0 && to == s.before(n) && leadsTo[s.low(to)] && (times[i].Kind == period.Since || times[i].Kind == period.When && s.movedIn(&times[i], n)) {
			return &times[i]
		}
	}
	return nil
}

// movedIn reports whether the time stands between a verb of moving and the number at token n to which something moved,
// and nothing behind tells another: "fell by 12 percent last year to 1,410", and not "from 31 in May to 40 in June".
func (s *sentence) movedIn(m *period.Mention, n int) bool {
	from, to := s.tokens(m.Span)
	if s.low(to) != "to" {
		return false
	}
	for j := from - 1; j >= 0 && j > from-9; j-- {
		switch {
		case s.low(j) == "from" || s.low(j) == "between":
			return false
		case motions[s.low(j)] || s.Tokens[j].UPOS == lang.Verb && rises[s.lemma(j)]:
			return s.low(n+1) != "in" && s.low(n+1) != "on"
		}
	}
	return false
}

// ofOtherSize reports whether the time stands behind the figure and tells so of another one.
func (s *sentence) ofOtherSize(f quantity.Found, m *period.Mention) bool {
	from, to := s.tokens(m.Span)
	if m.Start < f.End || !leadsTo[s.low(to)] {
		return false
	}
	n := s.pastBound(to + 1)
	_, end := s.tokens(f.Quantity.Span)
	return s.at(n).UPOS == lang.Num && s.verbBetween(end, from)
}

// leadsTo are words between what has a size and how much that is.
var leadsTo = set("to at")

// notedDay returns the day at the end of the brackets right behind the figure, which tells when whoever
// stands before it had counted: "43 (Interior Ministry, 24 June)". It is nil where there is none.
func (s *sentence) notedDay(f quantity.Found, times []period.Mention) *period.Mention {
	_, open := s.tokens(f.Quantity.Span)
	if s.low(open) != "(" {
		return nil
	}
	for i := range times {
		from, to := s.tokens(times[i].Span)
		if from <= open || s.low(to) != ")" || s.low(from-1) != "," || from-open > 8 || len(times[i].Period.Value) != len("2006-01-02") {
			continue
		}
		if !slices.ContainsFunc(s.Tokens[open+1:from], func(t lang.Token) bool { return t.UPOS == lang.Num || s.text[t.Start:t.End] == ")" }) {
			return &times[i]
		}
	}
	return nil
}

// inOtherBracket reports whether the time stands in brackets behind the figure, and behind another number in
// them, which it tells of: "17 (police; 64 on 21 June)".
func (s *sentence) inOtherBracket(f quantity.Found, m *period.Mention) bool {
	_, open := s.tokens(f.Quantity.Span)
	at, _ := s.tokens(m.Span)
	if s.low(open) != "(" || at <= open {
		return false
	}
	for j := open + 1; j < at; j++ {
		if w := s.low(j); w == ")" {
			return false
		} else if w == ";" && s.at(j+1).UPOS == lang.Num {
			return true
		}
	}
	return false
}

// ownedBy returns the time whose figure it is by a possessive: "below last year's total of 141",
// "up from 2019's 90". It is nil where there is none.
func (s *sentence) ownedBy(f quantity.Found, times []period.Mention) *period.Mention {
	at, _ := s.tokens(f.Quantity.Span)
	for i := range times {
		_, to := s.tokens(times[i].Span)
		if times[i].Kind != period.When || !s.possessed(times[i].Span) {
			continue
		}
		if s.at(to).XPOS == lang.POS {
			to++
		}
		if to < at && s.low(at-1) == "of" && s.noun(at-2) && at-2-to < 2 && (countNouns[s.lemma(at-2)] || norms[s.lemma(at-2)]) || to == at {
			return &times[i]
		}
	}
	return nil
}

// endOfSpan returns the first part of a time that runs from one to another for the level from
// which something moved in it, and the last for that to which it moved: "between 2012 and 2014,
// murders rose from 30 to 45".
func (s *sentence) endOfSpan(f quantity.Found, times []period.Mention) (hearsay.Period, bool) {
	left, ended := s.movedFrom(f), s.movedTo(f)
	if !left && !ended {
		return hearsay.Period{}, false
	}
	for i := range times {
		m := &times[i]
		p := m.Period
		first, last, _ := strings.Cut(p.Value, "/")
		at, _ := s.tokens(m.Span)
		if w := s.low(at); m.Kind != period.When || len(first) < 4 || len(first) != len(last) || strings.ContainsAny(p.Value, "X[") || w != "between" && w != "from" && s.low(at-1) != "between" && s.low(at-1) != "from" {
			continue
		}
		if p.Value = last; left {
			p.Value = first
		}
		return p, true
	}
	return hearsay.Period{}, false
}

// movedTo reports whether the number is the level to which something moved, behind the one
// from which it did: "from 30 to 45".
func (s *sentence) movedTo(f quantity.Found) bool {
	from, _ := s.tokens(f.Quantity.Span)
	if s.low(from-1) != "to" {
		return false
	}
	for j := from - 2; j > 0 && j > from-6; j-- {
		switch u := s.Tokens[j].UPOS; {
		case s.low(j) == "from":
			return j < from-2
		case u != lang.Num && u != lang.Sym && u != lang.Noun:
			return false
		}
	}
	return false
}

// atEnd reports whether the time is the end of another, and the predicate tells how things
// stood then: "stood at $146 million at the end of 2019". What was done then was done about
// it.
func (s *sentence) atEnd(m *period.Mention, pred int) bool {
	words := strings.TrimPrefix(strings.ToLower(m.Span.Of(s.text)), "the ")
	from, _ := s.tokens(m.Span)
	if s.low(from-1) == "the" {
		from--
	}
	return strings.HasPrefix(words, "end of ") && s.low(from-1) == "at" && strings.Contains(m.Period.Value, "/") && pred >= 0 && (persists[s.lemma(pred)] || s.copular(pred))
}

// predicateOver returns the predicate of the figure, or the noun or adjective that is said of
// what it counts: "300 people were in prison".
func (s *sentence) predicateOver(c *candidate) int {
	if c.pred >= 0 {
		return c.pred
	}
	for i := c.number(s); i >= 0; i = s.Tokens[i].Head {
		if s.copular(i) {
			return i
		}
	}
	return -1
}

// persists are verbs for how things are.
var persists = set("be stand have hold own owe employ total number amount operate count include comprise hover remain run lie sit")

// lastDay returns the last day of a month, and else the date as it is.
func lastDay(date string) string {
	if t, err := time.Parse("2006-01", date); err == nil {
		return t.AddDate(0, 1, -1).Format(time.DateOnly)
	}
	return date
}

// currentLevel reports whether the words before the figure say that it is what a level is now: "its current price of $3".
func (s *sentence) currentLevel(c *candidate) bool {
	from, _ := s.tokens(c.found.Quantity.Span)
	for j := from - 1; j > 0 && from-j < 5; j-- {
		if t := s.Tokens[j]; t.UPOS == lang.Verb || t.UPOS == lang.Punct {
			return false
		}
		if levels[s.lemma(j)] && s.low(j-1) == "current" {
			return true
		}
	}
	return false
}

// isNow reports whether the word right behind the figure and what it counts says that it is
// so now: "but only 1,000 now".
func (s *sentence) isNow(c *candidate) bool {
	_, at := s.tokens(c.found.Quantity.Span)
	at = max(at, c.counted+1)
	return s.low(at) == "now" || s.low(at) == "currently"
}

// toldBy reports whether token i stands in the clause that the verb of telling at v tells,
// also where that clause has no verb: "said 14 were at the home".
func (s *sentence) toldBy(i, v int) bool {
	if v < 0 || !sayings[s.lemma(v)] {
		return false
	}
	for ; i >= 0; i = s.Tokens[i].Head {
		if s.Tokens[i].Head == v {
			return s.Tokens[i].Rel == lang.Ccomp
		}
	}
	return false
}

// sinceOrigin returns the time p of the mention as it holds for the figure. Where that is
// when what the figure is told of came about, told by a participle, what has come together
// since runs from it, and what is now has no time: "Launched in 2023, Hvalross has covered
// 3 million miles", "The firm, founded in 2016, has 300 men".
func (r *reader) sinceOrigin(s *sentence, m *period.Mention, f quantity.Found, p hearsay.Period) hearsay.Period {
	v := s.verbOver(m.Span)
	began := v >= 0 && (s.Tokens[v].Rel == lang.AclRelcl || s.Tokens[v].XPOS == lang.VBD) && begins[s.lemma(v)] // "the war, which began in 2011"
	if m.Kind != period.When || v < 0 || !began && (s.Tokens[v].XPOS != lang.VBN || s.Tokens[v].Rel != lang.Acl && s.Tokens[v].Rel != lang.Advcl) || p.Value == "" || strings.ContainsAny(p.Value, "/X[") {
		return p
	}
	from, to := s.tokens(f.Number)
	if from >= to {
		return p
	}
	for i, before := s.head(from, to), -1; i >= 0 && !s.describesAside(v, i); i, before = s.Tokens[i].Head, i {
		if i == v && began && s.at(before).Rel == lang.Conj { // "began in 2011 and has killed 300"
			break
		}
		if i == v || s.Tokens[v].Rel == lang.Acl && i == s.Tokens[v].Head { // "200 girls kidnapped in 2014"
			return p
		}
	}
	switch t, _ := s.tenseOf(s.head(from, to)); t {
	case present:
		if began {
			return p
		}
		return hearsay.Period{}
	case perfect:
		end := ".."
		if now := r.doc.Published.Value; len(now) >= len(time.DateOnly) && p.Value <= now {
			end = now[:len(time.DateOnly)]
		}
		p.Type, p.Value = hearsay.Cumulative, p.Value+"/"+end
	}
	return p
}

// describesAside reports whether the participle at v describes the subject of the finite verb at i, set
// off by commas before it: "the school, built in 1954, has". The parse may take the subject for
// the whole of the sentence.
func (s *sentence) describesAside(v, i int) bool {
	if i <= v || !s.finite(i) || s.Tokens[v].XPOS != lang.VBN {
		return false
	}
	if s.low(v-1) != "," && (s.at(v-1).UPOS != lang.Adv || s.low(v-2) != ",") {
		return false
	}
	for j := i - 1; j > v; j-- {
		if s.low(j) == "," {
			return true
		}
		if s.finite(j) {
			return false
		}
	}
	return false
}

// setAside reports whether the participle at v so stands before a finite verb before token to.
func (s *sentence) setAside(v, to int) bool {
	if s.Tokens[v].XPOS != lang.VBN || s.Tokens[v].Rel != lang.Acl {
		return false
	}
	for i := v + 1; i < to && i < len(s.Tokens); i++ {
		if s.finite(i) {
			return s.describesAside(v, i)
		}
	}
	return false
}

// begins are verbs of beginning.
var begins = set("begin start erupt commence")

// wishes are verbs for what is yet wished for.
var wishes = set("hope expect plan want aim intend propose promise prepare await vow pledge")

// isYear reports whether the word is a year of this century or the last, in figures.
func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && strings.Trim(w, "0123456789") == ""
}

// yearBefore returns the year that stands before the noun of whose level an amount
// tells: "the 2015 budget deficit was $438 billion", "its 2016 revenue of €4 million". It
// is empty if none does.
func (r *reader) yearBefore(s *sentence, c *candidate) hearsay.Span {
	from, _ := s.tokens(c.found.Quantity.Span)
	if c.Quantity.Unit == "1" && c.counted >= 0 || c.Measure == "" {
		return hearsay.Span{}
	}
	last := lastWord(string(c.Measure))
	for j := from - 1; j > 0 && from-j < 12; j-- {
		if s.low(j) != last || !s.noun(j) {
			continue
		}
		for k := j - 1; k > 0 && j-k < 5; k-- {
			if w := s.form(k); isYear(w) {
				if d := s.Tokens[k-1]; d.UPOS == lang.Det || d.XPOS == lang.PRPS || d.XPOS == lang.POS {
					return hearsay.Span{Start: s.Tokens[k].Start, End: s.Tokens[k].End}
				}
				return hearsay.Span{}
			}
			if !s.noun(k) && s.Tokens[k].UPOS != lang.Adj {
				break
			}
		}
		break
	}
	return hearsay.Span{}
}

// eventYear returns the year by which the sentence names what happened, nearest to the
// number: "killed in the 2012 attack", "in the 2016 election". It is empty if it names
// none, or two.
func (s *sentence) eventYear(f quantity.Found) hearsay.Span {
	var out hearsay.Span
	for k := 1; k+1 < len(s.Tokens); k++ {
		w, at := s.form(k), k-1
		if at > 0 && s.Tokens[at].UPOS == lang.Adj { // "the entire 2012 race"
			at--
		}
		if d := s.low(at); !isYear(w) || d != "the" && d != "a" && d != "an" && s.Tokens[at].XPOS != lang.PRPS && s.Tokens[at].XPOS != lang.POS || s.low(at-1) == "and" { // "over her career and her 2008 bid"
			continue
		}
		for j := k + 1; j < len(s.Tokens) && j < k+5; j++ {
			if races[s.lemma(j)] && s.low(at-1) == "for" { // "his debut for the 2016 race"
				break
			}
			if happenings[s.lemma(j)] || races[s.lemma(j)] || deals[s.lemma(j)] && (s.low(at) == "a" || s.low(at) == "an") { // "the 1994 deal" names it
				if out.Len() > 0 {
					return hearsay.Span{}
				}
				out = hearsay.Span{Start: s.Tokens[k].Start, End: s.Tokens[k].End}
				break
			}
			if !s.noun(j) && s.Tokens[j].UPOS != lang.Adj {
				break
			}
		}
	}
	if out.Len() > 0 && (s.refers(min(out.Start, f.Number.End), max(out.Start, f.Number.Start)) || s.turns(min(out.End, f.Number.End), max(out.Start, f.Number.Start))) {
		return hearsay.Span{}
	}
	return out
}

// timeOfEvent returns the time by which the sentence names the event that the number is
// told of in a clause or as its size: "a 2021 leak that killed two", "last year’s brawl,
// when 14 were hurt", "the 2014 stranding of three crew". A time in the clause itself
// comes first, and what the clause tells is past.
func (r *reader) timeOfEvent(s *sentence, f quantity.Found) (hearsay.Period, bool) {
	from, to := s.tokens(f.Number)
	if from >= to {
		return hearsay.Period{}, false
	}
	for i := s.head(from, to); ; {
		h := s.Tokens[i].Head
		if h < 0 {
			return hearsay.Period{}, false
		}
		if sub := s.nearestSubject(h); s.Tokens[h].UPOS == lang.Verb && sub >= 0 && sub < i && happenings[s.lemma(sub)] && !slices.ContainsFunc(r.timesIn(s.index), func(m period.Mention) bool { return s.verbOver(m.Span) == h }) {
			if t, ok := r.timeBefore(s, sub); ok {
				return t, true // "a 2010 quake left 300 dead"
			}
		}
		clause := s.Tokens[i].Rel == lang.AclRelcl
		if h < i && (clause || s.Tokens[i].Rel == lang.Nmod && s.marker(i) == "of") && s.noun(h) && s.Tokens[h].UPOS != lang.Propn && !dated[s.lemma(h)] {
			if t, _ := s.tenseOf(i); clause && t != past && t != pluperfect && t != noTense {
				return hearsay.Period{}, false
			}
			for _, m := range r.timesIn(s.index) {
				if m.Kind == period.When && m.Start > s.Tokens[h].End && m.End <= f.Number.Start || s.verbOver(m.Span) == i {
					return hearsay.Period{}, false
				}
			}
			return r.timeBefore(s, h)
		}
		i = h
	}
}

// timeBefore returns the time that stands before the noun at i as a part of its name:
// "the 1971 Brae collision", "Monday’s attack".
func (r *reader) timeBefore(s *sentence, i int) (hearsay.Period, bool) {
	for k := i - 1; k > 0 && i-k < 6; k-- {
		t := &s.Tokens[k]
		if w := s.form(k); isYear(w) {
			d := s.Tokens[k-1]
			if d.UPOS != lang.Det && d.XPOS != lang.PRPS && d.XPOS != lang.POS {
				break
			}
			return hearsay.Period{Type: hearsay.Interval, Value: w, Basis: hearsay.PeriodExplicit, Mentions: []hearsay.Span{{Start: t.Start, End: t.End}}}, true
		}
		for _, m := range r.timesIn(s.index) {
			if m.Kind == period.When && m.Start <= t.Start && t.End <= m.End && s.possessed(m.Span) {
				return unitOf(&m, s.text), true
			}
		}
		if t.UPOS != lang.Adj && !s.noun(k) && t.XPOS != lang.POS {
			break
		}
	}
	return hearsay.Period{}, false
}

// dated are nouns for what bears the year in which it was made or begun.
var dated = set("car truck van model sedan suv vehicle motorcycle jeep pickup coupe edition vintage wine law act constitution treaty champion winner graduate alumnus")

// races are nouns for what is held in a year and named by it.
var races = set("race campaign season primary caucus convention championship tournament olympics census game final cup recession depression crisis downturn reelection re-election midterm midterms candidacy bid victory win loss defeat cycle")

// deals are nouns for what is agreed on in a year.
var deals = set("sale deal purchase auction settlement merger takeover acquisition buyout bailout contract agreement offering transaction verdict judgment ruling")

// atPresent reports whether the sentence has a word for the time of the report.
func (s *sentence) atPresent() bool {
	for j := range s.Tokens {
		switch s.low(j) {
		case "now", "currently", "presently", "still":
			if h := s.Tokens[j].Head; h < 0 || !sayings[s.lemma(h)] { // "now says" is when somebody spoke
				return true
			}
		}
	}
	return false
}

// past reports whether the predicate stands in the past, so that a "now" beside
// it is that of another verb.
func (s *sentence) past(pred int) bool {
	if pred < 0 || sayings[s.lemma(pred)] {
		return false
	}
	for j := range s.Tokens {
		if s.Tokens[j].Head == pred && s.Tokens[j].UPOS == lang.Aux {
			switch s.low(j) {
			case "was", "were", "had", "did":
				return true
			case "is", "are", "has", "have", "’s", "'s", "’re", "'re":
				return false
			}
		}
	}
	return s.Tokens[pred].XPOS == lang.VBD
}

// agoBehind reports whether the words behind a length of time make it the
// distance of a day: "killed 30 a year ago" is no rate.
func agoBehind(text string) bool {
	text = strings.TrimLeft(text, " ")
	word := text
	if end := strings.IndexAny(text, " \n"); end >= 0 {
		word = text[:end]
	}
	switch strings.TrimRight(word, ".,;:") {
	case "ago", "earlier", "later", "before", "after":
		return true
	}
	return false
}

// partOf reports whether the words of a length of time are a share ("a quarter of
// them", "a quarter as many") or a term ("within a month", "in a day") and no rate.
func (s *sentence) partOf(per hearsay.Span) bool {
	from, to := s.tokens(per)
	if s.low(to-1) == "quarter" && (s.low(to) == "of" || s.low(to) == "as") {
		return true
	}
	return s.low(from-1) == "within" || s.low(from) == "within" || s.low(from-1) == "in" && (s.low(from) == "a" || s.low(from) == "an") // "310 mm of rain in a day"
}

// handedOver reports whether the predicate is one of giving, whose sums run on:
// "51 million have been paid".
func (s *sentence) handedOver(pred int) bool { return pred >= 0 && gives[s.lemma(pred)] }

// handsOver reports whether the nearest verb before the number is one of giving.
func (s *sentence) handsOver(c *candidate) bool {
	from, _ := s.tokens(c.found.Number)
	for j := from - 1; j >= 0 && j > from-6; j-- {
		if s.Tokens[j].UPOS == lang.Verb {
			return s.handedOver(j)
		}
	}
	return s.handedOver(c.pred)
}

// gives are verbs of giving and taking.
var gives = set("pay disburse deliver ship receive distribute raise collect spend vaccinate treat")

// unitOf returns the time of a mention, "earlier this month" and "earlier this
// year" as that month or year, on which of its days it was nobody tells, and "last
// summer" as that year: which months those are hangs on the place.
func unitOf(m *period.Mention, text string) hearsay.Period {
	p := m.Period
	words := strings.ToLower(m.Span.Of(text))
	if from, _, ok := strings.Cut(p.Value, "/"); ok && m.Kind == period.When && strings.HasPrefix(words, "earlier ") && len(from) == len("2006-01-02") {
		switch {
		case strings.HasSuffix(words, " month"):
			p.Value = from[:len("2006-01")]
		case strings.HasSuffix(words, " year"):
			p.Value = from[:len("2006")]
		}
	}
	if v := p.Value; p.Basis != hearsay.PeriodExplicit && len(v) == len("2006-22") && v[5] == '2' && v[0] != 'X' {
		p.Value = v[:len("2006")]
	}
	return p
}

// timesFor leaves out the times of another deed than the one that the number
// counts: of "21 girls kidnapped two years ago were freed on Monday" each verb
// has its own. What befell people did not happen when somebody was arrested or
// tried for it.
func (r *reader) timesFor(s *sentence, c *candidate, times []period.Mention) []period.Mention {
	if slices.ContainsFunc(times, func(m period.Mention) bool { return s.ofOther(c.found, &m) }) {
		times = slices.DeleteFunc(slices.Clone(times), func(m period.Mention) bool { return s.ofOther(c.found, &m) })
	}
	if c.lattice && atOnce[c.Measure] && len(times) > 0 {
		times = slices.DeleteFunc(slices.Clone(times), func(m period.Mention) bool {
			v := s.verbOver(m.Span)
			return m.Kind == period.When && v >= 0 && v != c.pred && (tried[s.lemma(v)] || verbMeasures[s.lemma(v)] == Arrested || legal[s.low(s.subjectOf(v))]) && !s.happensAt(&m) // "Bond was set on Friday"
		})
	}
	if slices.ContainsFunc(times, func(m period.Mention) bool { return s.liesAhead(c, &m) }) {
		times = slices.DeleteFunc(slices.Clone(times), func(m period.Mention) bool { return s.liesAhead(c, &m) })
	}
	if len(times) > 0 && r.ofTheLaw(s, c) {
		times = slices.DeleteFunc(slices.Clone(times), func(m period.Mention) bool { return s.beforeTheLaw(c, &m) })
	}
	if !c.lattice || c.counted < 0 || len(times) == 0 {
		return times
	}
	clause := -1 // the verb of the clause that hangs on the noun counted
	for j := c.counted + 1; j < len(s.Tokens); j++ {
		if t := s.Tokens[j]; t.Head == c.counted && (t.Rel == lang.Acl || t.Rel == lang.AclRelcl) && verbMeasures[s.lemma(j)] != "" {
			clause = j
			break
		}
	}
	if clause < 0 || clause == c.pred {
		return times
	}
	own := verbMeasures[s.lemma(clause)] == c.Measure
	return slices.DeleteFunc(slices.Clone(times), func(m period.Mention) bool {
		v := s.verbOver(m.Span)
		return v >= 0 && (v == clause) != own
	})
}

// liesAhead reports whether a time to come is that of another clause or sentence than the
// figure's, which tells what has been: "paid $3 million for a house and moves in next month".
func (s *sentence) liesAhead(c *candidate, m *period.Mention) bool {
	if c.pred < 0 || !strings.HasPrefix(strings.ToLower(m.Span.Of(s.text)), "next ") {
		return false
	}
	switch s.ownTense(c.pred) {
	case past, perfect, pluperfect:
		return m.Sentence != s.index || s.verbOver(m.Span) != c.pred
	default:
		return false
	}
}

// beforeTheLaw reports whether a time is that of what the law followed on, or, of bail, of
// anything but its setting: "charged with two counts in Monday’s shooting", "held on $5,000
// bail, he appeared on Friday".
func (s *sentence) beforeTheLaw(c *candidate, m *period.Mention) bool {
	v := s.verbOver(m.Span)
	if money(c.Quantity.Unit) {
		return !slices.ContainsFunc(s.Tokens, func(t lang.Token) bool { return bailVerbs[strings.ToLower(t.Lemma)] })
	}
	if slices.ContainsFunc(s.Tokens, func(t lang.Token) bool { return gatherings[strings.ToLower(t.Lemma)] }) { // at which they were arrested
		return false
	}
	if s.happensAt(m) {
		return true
	}
	for range 3 { // "the shooting that occurred early on Monday"
		if v < 0 || v == c.pred {
			return false
		}
		if over := s.Tokens[v].Head; occurs[s.lemma(v)] || over >= 0 && s.noun(over) && s.befalls(over) {
			return true
		}
		v = s.Tokens[v].Head
	}
	return false
}

// bailVerbs are verbs for what is done about bail.
var bailVerbs = set("set fix post order raise lower reduce double grant impose increase issue deny")

// verbOver returns the verb that governs the words of a time, -1 if there is none.
func (s *sentence) verbOver(span hearsay.Span) int {
	from, to := s.tokens(span)
	if from >= to {
		return -1
	}
	i := s.head(from, to)
	for range 4 {
		if i = s.Tokens[i].Head; i < 0 || s.Tokens[i].UPOS == lang.Verb {
			return i
		}
	}
	return -1
}

// runningTotal makes a total of a count that is stated as the level of a toll
// ("put the number of dead at 31 on Sunday") or summed up ("a total of 2,390
// cases from 2 February to 3 May"): it runs up to that day.
func (r *reader) runningTotal(s *sentence, c *candidate) {
	if r.addedUp(s, c) && c.Period.Type == hearsay.Interval {
		c.Period.Type, c.Period.Value = hearsay.Cumulative, "../"+c.Period.Value
		return
	}
	if !c.lattice || !tallied[c.Measure] || c.Period.Type == hearsay.Rate || c.Period.Type == hearsay.Cumulative {
		return
	}
	from, to := s.tokens(c.found.Number)
	n := s.head(from, to)
	summed := false
	for j := max(0, from-5); j < from; j++ {
		summed = summed || sums[s.low(j)] && (s.low(j+1) == "of" || s.low(j) == "altogether")
	}
	single := len(c.Period.Value) == len("2006-01-02")
	if single && r.until(s, c.Period.Mentions) {
		c.Period.Type, c.Period.Value = hearsay.Cumulative, "../"+c.Period.Value
		return
	}
	switch {
	case summed && strings.Contains(c.Period.Value, "/"):
		c.Period.Type = hearsay.Cumulative
	case c.counted < 0 && r.level(s, n, s.context(n, -1)) >= 0 && (single || c.Period.Type == ""):
		c.Period.Type = hearsay.Cumulative
		if single {
			c.Period.Value = "../" + c.Period.Value
		}
	}
}

// runUpTo makes of an interval the time from whenever it was counted up to its end: "412 in the week to
// 10 May, which brings the total to 2,223".
func (c *candidate) runUpTo() {
	if _, end, ok := strings.Cut(c.Period.Value, "/"); ok && c.Period.Type == hearsay.Interval && len(end) == len("2006-01-02") {
		c.Period.Type, c.Period.Value = hearsay.Cumulative, "../"+end
	}
}

// totals reports whether the figure is what a total is brought to: "that takes the tally to 61".
func (s *sentence) totals(c *candidate) bool {
	from := c.number(s)
	at := s.before(from)
	return at > 0 && s.low(at) == "to" && (totalNouns[s.low(at-1)] || s.low(at-2) == "so" && s.low(at-1) == "far" && totalNouns[s.low(at-3)])
}

// totalNouns are nouns for all that was counted from the beginning on.
var totalNouns = set("total tally toll")

// addedUp reports whether a count or a sum is what had come together by a day: "By Friday
// 60,000 had left", "had taken in $26,340 by Monday". What something had moved to by then
// is a level.
func (r *reader) addedUp(s *sentence, c *candidate) bool {
	from, to := s.tokens(c.found.Number)
	if from >= to || c.Quantity.Unit != "1" && !money(c.Quantity.Unit) || len(strings.TrimPrefix(c.Period.Value, "../")) != len("2006-01-02") || !r.until(s, c.Period.Mentions) && !s.byThen() {
		return false
	}
	t, v := s.tenseOf(s.head(from, to))
	return (t == pluperfect || t == perfect) && s.Tokens[v].UPOS == lang.Verb && !trades[s.lemma(v)] && !settles[s.lemma(v)]
}

// byThen reports whether the sentence tells what had come together by a time named before: "66
// people had died by then".
func (s *sentence) byThen() bool {
	for j := range s.Tokens {
		if w := s.low(j + 1); s.low(j) == "by" && (w == "then" || w == "that" && backAt[s.low(j+2)]) {
			return true
		}
	}
	return false
}

// backAt are nouns with which "that" takes up a time named before.
var backAt = set("time point date day stage moment")

// settles are verbs for coming to a level.
var settles = set("reach hit grow swell shrink dwindle increase decrease decline double triple stand cost be")

// inCurrent makes of the year, month or week in which the report falls, where the
// figure is told in the present perfect, the time from its start up to the report: "19
// have drowned this year".
func (r *reader) inCurrent(s *sentence, c *candidate) {
	now := r.doc.Published.Value
	if !s.inPerfect(c) || len(now) < len("2006-01-02") || c.Period.Type != hearsay.Interval || c.Period.Basis == hearsay.PeriodExplicit || len(c.Period.Mentions) == 0 {
		return
	}
	start, end, ok := strings.Cut(c.Period.Value, "/")
	switch {
	case !ok && len(start) == len("2006") && start == now[:4]:
		start += "-01-01"
	case !ok && len(start) == len("2006-01") && start == now[:7]:
		start += "-01"
	case ok && len(start) == len("2006-01-02") && start <= now[:10] && end > now[:10]:
	default:
		return
	}
	c.Period.Type, c.Period.Value = hearsay.Cumulative, start+"/"+now[:10]
}

// onTheWay reports whether the figure is told as a sum that runs on, "moved 55 so far",
// and is no price that a day has had so far.
func (r *reader) onTheWay(s *sentence, c *candidate) bool {
	if money(c.Quantity.Unit) && !s.inPerfect(c) {
		return false
	}
	for _, m := range c.Period.Mentions {
		switch words := strings.ToLower(m.Of(r.doc.Text)); {
		case strings.HasSuffix(words, "so far"), strings.HasSuffix(words, "to date"):
			return true
		}
	}
	return false
}

// until reports whether a time is the one by which something was counted: "by
// Friday evening 31 bodies had been found".
func (r *reader) until(s *sentence, times []hearsay.Span) bool {
	for _, m := range times {
		if from, _ := s.tokens(m); from > 0 && (s.low(from) == "by" || s.low(from-1) == "by") {
			return true
		}
	}
	return false
}

// sums are words for a sum over the whole of a time.
var sums = set("total sum altogether")

// saidThen reports whether the time hangs on a verb of telling other than the
// one that governs the number: it is when somebody spoke, and not when what the
// number counts happened. A time that a comma or another verb parts from the
// verb of telling is none of it, whatever the parse says, unless the sentence
// opens with it: "… burst its banks on Monday, the mayor said".
func (r *reader) saidThen(s *sentence, m *period.Mention, pred int) bool {
	if m.Kind != period.When {
		return false
	}
	from, to := s.tokens(m.Span)
	if from >= to || s.besideHour(m.Span) && s.low(to) != "that" { // "said about 4 p.m. Sunday, the boat turned"
		return false
	}
	if from < 2 && len(m.Period.Value) == len("2006") { // "In 2016, the bank said 40 branches were shut"
		return false
	}
	if s.putOutThen(from) || s.saidOn(m, from, to) {
		return true
	}
	day := len(m.Period.Value) == len(time.DateOnly)
	i := s.head(from, to)
	for range 4 {
		h := s.Tokens[i].Head
		if h < 0 {
			return false
		}
		if s.Tokens[h].UPOS == lang.Verb {
			if from > 0 && from < h && (s.happening(from-1) || killings[s.lemma(from-1)]) { // "the owner of a shop near the shooting Thursday said"
				return false
			}
			if day && (s.givesAccounts(h) || h != pred && s.showsFigures(h)) {
				return true
			}
			return (h != pred || s.interposed(h, from, to) || sayings[s.lemma(h)] && s.tagged(h)) && (sayings[s.lemma(h)] || reports[s.lemma(h)] && (s.child(h, lang.Ccomp) > h || from > h && from <= h+2 && (s.low(to) == "that" || s.tagged(h) && s.low(to) == "."))) && (from < 2 && !s.closes(h, to) || from > 1 && !s.parted(min(h+1, to), max(h, from)))
		}
		i = h
	}
	return false
}

// saidOn reports whether the day at tokens [from, to) stands right behind a verb of saying, and before the clause
// of what was said, whatever the parse makes of it: "Velcor said on Tuesday its profit fell".
func (s *sentence) saidOn(m *period.Mention, from, to int) bool {
	v := from - 1
	if s.low(v) == "on" {
		v--
	}
	if v < 1 || len(m.Period.Value) != len(time.DateOnly) || s.Tokens[v].UPOS != lang.Verb || !sayings[s.lemma(v)] || s.possessed(m.Span) || s.at(to).UPOS == lang.Adj {
		return false
	}
	switch s.Tokens[v].XPOS {
	case lang.VBD, lang.VBZ, lang.VBP:
		return s.clauseAt(to)
	}
	return false
}

// givesAccounts reports whether the verb at v tells what a firm has earned, sold or lost, which
// it did before: "reported a first-quarter profit of $412 million on Thursday".
func (s *sentence) givesAccounts(v int) bool {
	if w := s.lemma(v); !publishes[w] && w != "report" && w != "post" && w != "announce" {
		return false
	}
	o := s.child(v, lang.Obj)
	return o >= 0 && s.noun(o) && results[s.low(o)]
}

// results are nouns for what accounts tell; "losses" may be those of people.
var results = set("income profit profits loss earnings revenue revenues sales turnover result results figures deficit surplus")

// showsFigures reports whether the verb at v tells what figures show: "customs data showed on
// Tuesday".
func (s *sentence) showsFigures(v int) bool {
	if w := s.lemma(v); !finds[w] || w == "find" { // "found dead on Sunday"
		return false
	}
	sub := s.subjectOf(v)
	return sub >= 0 && s.noun(sub) && evidence[s.lemma(sub)]
}

// putOutThen reports whether the time that begins at token i is that at which a document came out: "a
// study published Thursday found", "a poll, released in Halm on Monday,", "a report out today".
func (s *sentence) putOutThen(i int) bool {
	j := i - 1
	for j > 1 && (s.low(j) == "on" || s.low(j) == "late" || s.low(j) == "early") {
		j--
	}
	if s.low(j) == "out" {
		return j > 0 && (polled[s.lemma(j-1)] || studies[s.lemma(j-1)]) && s.noun(j-1)
	}
	for k := j; k > 1 && j-k < 6 && !putsOut[s.low(j)] && (s.noun(k) || s.Tokens[k].UPOS == lang.Adp || s.Tokens[k].UPOS == lang.Det); k-- { // "published in the Herald on Sunday"
		if putsOut[s.low(k-1)] && s.Tokens[k-1].Rel == lang.Acl {
			j = k - 1
		}
	}
	if amended[s.low(j)] && beForms[s.low(j-1)] { // "This article was amended on Friday"
		sub := s.nearestSubject(j)
		return sub >= 0 && writings[s.lemma(sub)]
	}
	if j < 1 || !putsOut[s.low(j)] {
		return false
	}
	if h := s.Tokens[j].Head; s.Tokens[j].Rel == lang.Acl && h >= 0 && h < j && evidence[s.lemma(h)] && s.low(j-1) == "," { // "a study by the institute, published Monday,"
		return true
	}
	v := j
	if j--; s.low(j) == "," && j > 0 && s.Tokens[j+1].XPOS == lang.VBN {
		j--
	}
	for k := j; k >= 0 && v-k < 9 && s.Tokens[v].XPOS == lang.VBN && !beForms[s.low(v-1)]; k-- { // "a poll of 900 voters from Osk University released Thursday"
		if s.noun(k) && (polled[s.lemma(k)] || studies[s.lemma(k)]) {
			return true
		}
		if u := s.Tokens[k].UPOS; !s.noun(k) && u != lang.Adp && u != lang.Det && u != lang.Num && u != lang.Adj {
			break
		}
	}
	return s.noun(j) && evidence[s.lemma(j)]
}

// amended are participles for a report that was put right.
var amended = set("amended corrected updated changed edited revised")

// putsOut are participles for a document that has come out.
var putsOut = set("published released issued unveiled posted")

// closes reports whether the verb of telling ends the sentence, behind what it tells and who
// tells it: "In May 2015, the firm sold 300 cars, it said". What such a sentence opens with
// belongs to what is told.
func (s *sentence) closes(verb, from int) bool {
	if s.low(verb+1) != "." || verb != len(s.Tokens)-2 {
		return false
	}
	for j := verb - 1; j > from && verb-j < 8; j-- {
		if s.low(j) == "," {
			return slices.ContainsFunc(s.Tokens[from:j], func(t lang.Token) bool { return t.UPOS == lang.Verb })
		}
		if s.Tokens[j].UPOS == lang.Verb {
			return false
		}
	}
	return false
}

// interposed reports whether a verb of telling and its time stand between what they tell:
// ", the bank said on Friday,".
func (s *sentence) interposed(verb, from, to int) bool {
	return (from == verb+1 || from == verb+2) && s.low(to) == "," && slices.ContainsFunc(s.Tokens[:verb], func(t lang.Token) bool { return s.text[t.Start:t.End] == "," })
}

// parted reports whether a comma or a verb stands among the tokens.
func (s *sentence) parted(from, to int) bool {
	for j := from; j < to; j++ {
		if s.low(j) == "," || s.Tokens[j].UPOS == lang.Verb {
			return true
		}
	}
	return false
}

// tagged reports whether the verb of telling stands with who tells behind a comma, and what is
// told before it: ", police reported".
func (s *sentence) tagged(v int) bool {
	for j := v - 1; j > 0 && j > v-6; j-- {
		switch {
		case s.low(j) == ",":
			return true
		case !s.noun(j) && s.Tokens[j].UPOS != lang.Det && s.Tokens[j].UPOS != lang.Adj:
			return false
		}
	}
	return false
}

// sayings are verbs of telling, which have a time of their own.
var sayings = set("say tell announce state declare add write post tweet admit warn")

// reports are verbs that tell where a clause behind them has what is told: "reported late
// Monday that 213 were aboard".
var reports = set("report confirm testify acknowledge claim note insist reveal disclose explain argue recall stress concede complain maintain remark reply inform learn hear")

// nearest returns the time of the k-th number of a sentence by its place among
// the numbers and times, nil if none is its own.
func nearest(s *sentence, f quantity.Found, k int, found []quantity.Found, times []period.Mention) *period.Mention {
	if len(times) == 0 {
		return nil
	}
	until := int(^uint(0) >> 1)
	for next := k + 1; next < len(found); next++ {
		until = found[next].Number.Start
		between := strings.TrimRight(s.text[min(found[next-1].End, found[next].Start):found[next].Start], " ")
		if len(between) > 24 || !strings.HasSuffix(between, ", or") && !strings.HasSuffix(between, "(") {
			break
		}
		until = int(^uint(0) >> 1) // the same in other terms: a time behind it is that of both
	}
	lead := times[0].Start < found[0].Number.Start
	var before, after, later *period.Mention
	for i := range times {
		m := &times[i]
		switch {
		case m.Start < f.Number.Start:
			if at, _ := s.tokens(m.Span); before == nil || m.Kind == period.Since || !s.besideThan(at) {
				before = m
			}
		case after == nil && m.Start < until:
			after = m
		case later == nil:
			later = m
		}
	}
	if after != nil && after.Kind == period.When && s.refers(f.Number.End, s.beforeSpan(after)) {
		after = nil // that of what it is held against
	}
	if after == nil && later != nil {
		between := s.text[min(f.Number.End, later.Start):later.Start]
		if strings.Contains(between, "compared with ") || strings.Contains(between, "compared to ") {
			later = nil // the time of what the figure is held against
		}
	}
	if after == nil && later != nil && (before == nil || s.turns(before.End, f.Number.Start)) && !s.turns(f.Number.End, later.Start) && !s.refers(f.Number.End, later.Start) {
		return later // one time behind a list of numbers
	}
	if before != nil && s.refers(before.End, f.Number.Start) && !s.ofRival(f, before) && !s.comesTo(f) {
		return after
	}
	if before != nil && s.turns(before.End, f.Number.Start) {
		if after != nil {
			return after // another clause
		}
		if before.Kind == period.When {
			lead = lead && !s.weighs(before.End, f.Number.Start)
		}
	}
	if before != nil && after != nil && s.madeUpFor(f, before, after) {
		return after
	}
	if v := s.verbOver(f.Number); before != nil && after != nil && v >= 0 { // of two, the one of its own verb
		switch a, b := s.verbOver(after.Span) == v, s.verbOver(before.Span) == v; {
		case a && !b:
			return after
		case b && !a:
			return before
		}
	}
	if after != nil && after.Kind == period.When && before != nil && times[0].Kind == period.Since && s.rightBehind(f, after) {
		return after // "has tripled since 2015, to 612 last year"
	}
	if lead && before != nil {
		// A cumulative start holds for the whole sentence; a day in front of
		// one number need not hold for the next.
		if after != nil && after.Kind == period.When && before.Kind == period.When && k > 0 && before.Start < found[k-1].Number.Start {
			return after
		}
		return before
	}
	if after == nil && before != nil && (before.Kind == period.Since || !s.turns(found[0].Number.Start, f.Number.Start)) {
		return before
	}
	return after
}

// comesTo reports whether the number is what something has come to, behind what that is held
// against: "fell by 3 percent in May compared with a year earlier, to 14,870".
func (s *sentence) comesTo(f quantity.Found) bool {
	from, _ := s.tokens(f.Quantity.Span)
	return s.low(from-1) == "to" && s.low(from-2) == ","
}

// rightBehind reports whether the time stands right behind the words of the number, or a preposition
// at most.
func (s *sentence) rightBehind(f quantity.Found, m *period.Mention) bool {
	_, to := s.tokens(f.Quantity.Span)
	if s.at(to).UPOS == lang.Adp {
		to++
	}
	from, _ := s.tokens(m.Span)
	return from == to || from+1 == to
}

// madeUpFor reports whether the time behind the figure is a longer one that the figure is made up
// for, and that before it the day on which somebody did so: "on Thursday approved a budget of
// $94 billion for 2025".
func (s *sentence) madeUpFor(f quantity.Found, before, after *period.Mention) bool {
	if before.Kind != period.When || after.Kind != period.When || len(before.Period.Value) != len(time.DateOnly) || len(after.Period.Value) == len(time.DateOnly) || after.Period.Value == "" {
		return false
	}
	at, _ := s.tokens(after.Span)
	_, end := s.tokens(f.Quantity.Span)
	for at > end && (s.Tokens[at-1].UPOS == lang.Det || s.Tokens[at-1].UPOS == lang.Adp) {
		at--
	}
	for end < at && (s.noun(end) || s.Tokens[end].UPOS == lang.Adj) { // "40 new cases in May"
		end++
	}
	return at == end && (s.low(at) == "for" || s.low(at) == "in")
}

// ofHeld reports whether a time is that of a number before it that another is held against: what
// follows is of now, "stood at 46, up from 31 on Thursday, with 80 in hospital".
func (s *sentence) ofHeld(m *period.Mention) bool {
	at, to := s.tokens(m.Span)
	if s.low(to) != "," {
		return false
	}
	for at > 0 && s.Tokens[at-1].UPOS == lang.Adp {
		at--
	}
	if at < 3 || s.Tokens[at-1].UPOS != lang.Num {
		return false
	}
	w := s.low(at - 2)
	return w == "from" && (s.low(at-3) == "up" || s.low(at-3) == "down") || w == "with" && s.low(at-3) == "compared" || w == "against"
}

// ofNorm reports whether a time is when the level was reached that the figure is held against,
// by the words before it: "20 cm below the record set in 1997".
func (s *sentence) ofNorm(m *period.Mention) bool {
	at, _ := s.tokens(m.Span)
	for at > 0 && s.Tokens[at-1].UPOS == lang.Adp {
		at--
	}
	return at > 2 && reached[s.low(at-1)] && norms[s.lemma(at-2)] && s.Tokens[at-2].UPOS == lang.Noun
}

// reached are participles of coming to a level.
var reached = set("set reached recorded seen hit measured established posted registered")

// termNamed resolves "in the quarter" and "in the three months" to the last quarter, and "during the
// month" to the last month, that the document names before, and leaves other lengths of time.
func (r *reader) termNamed(m *period.Mention, p hearsay.Period) hearsay.Period {
	words := strings.ToLower(m.Span.Of(r.doc.Text))
	if p.Value != "" || p.Per != "P3M" && (p.Per != "P1M" || !strings.HasSuffix(words, "the month")) || !strings.Contains(words, "the ") {
		return p
	}
	for i := len(r.times) - 1; i >= 0; i-- {
		o := &r.times[i]
		if o.Start >= m.Start || o.Kind != period.When {
			continue
		}
		from, to, two := strings.Cut(o.Period.Value, "/")
		a, err := time.Parse("2006-01", from)
		b, err2 := time.Parse("2006-01", to)
		if err == nil && (p.Per == "P1M" && !two || err2 == nil && a.AddDate(0, 2, 0).Equal(b)) {
			p.Value, p.Basis = o.Period.Value, o.Period.Basis
			p.Per = ""
			return p
		}
	}
	return p
}

// longTimeTold resolves "in that time" to the last time of more than a day named before it, in its
// sentence or one of the two before.
func (r *reader) longTimeTold(index int, m *period.Mention) hearsay.Period {
	for i := len(r.times) - 1; i >= 0; i-- {
		o := &r.times[i]
		if o.Start >= m.Start || o.Sentence < index-2 || o.Kind == period.Same || o.Period.Value == "" {
			continue
		}
		if len(o.Period.Value) != len("2006-01-02") {
			return unitOf(o, r.doc.Text)
		}
	}
	return m.Period
}

// sameAs resolves "in the same period" to the time of the figures before it, where the sentence of
// the last has one for all, else to the times named before it, from the earliest to the latest.
func (r *reader) sameAs(index int, m *period.Mention) hearsay.Period {
	if strings.Contains(strings.ToLower(m.Span.Of(r.doc.Text)), " that ") {
		return r.longTimeTold(index, m)
	}
	if k := len(r.out) - 1; k >= 0 && r.out[k].sentence >= index-1 && r.out[k].Period.Value != "" && r.out[k].Period.Type == hearsay.Interval {
		last, one := &r.out[k], true
		for j := k - 1; j >= 0 && r.out[j].sentence == last.sentence; j-- { // "35,000 in December, and in January 30,000"
			one = one && (r.out[j].Period.Value == "" || r.out[j].Period.Value == last.Period.Value)
		}
		if one {
			return last.Period
		}
	}
	var values []string
	basis := hearsay.PeriodUnknown
	for i := range r.times {
		o := &r.times[i]
		if o.Start < m.Start && o.Sentence >= index-1 && o.Kind == period.When && o.Period.Value != "" {
			values = append(values, o.Period.Value)
			basis = o.Period.Basis
		}
	}
	p := m.Period
	p.Type = hearsay.Interval
	switch {
	case len(values) == 1:
		p.Value, p.Basis = values[0], basis
	case len(values) > 1 && values[0] != values[len(values)-1]:
		p.Value, p.Basis = values[0]+"/"+values[len(values)-1], basis
	case len(values) > 1:
		p.Value, p.Basis = values[0], basis
	default:
		for k := len(r.out) - 1; k >= 0 && r.out[k].sentence > index-6; k-- { // the last that is longer than a day
			if o := r.out[k].Period; o.Type == hearsay.Interval && o.Value != "" && len(o.Value) != len("2006-01-02") {
				return o
			}
		}
	}
	return p
}
