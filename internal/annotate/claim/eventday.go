package claim

import (
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
)

// onItsDay gives what is counted of the event its day, where no other time is
// told: the day itself in a report of that day and for what a gathering drew,
// and the time from it up to the report for a toll that is still being counted.
func (r *reader) onItsDay(s *sentence, c *candidate) {
	if c.Period.Value != "" || c.Period.Type == hearsay.Rate || len(c.Period.Mentions) > 0 || !c.lattice || c.Quantity.Unit != "1" {
		return
	}
	now := r.doc.Published.Value
	if (c.Topical || c.sentence < r.opening()) && suffered[c.Measure] && (r.theme.gathering && (c.Measure == Attended || c.Measure == Arrested || c.Measure == Wounded) || !r.theme.gathering && tallied[c.Measure]) {
		day := r.dayOf()
		switch {
		case day.Value == "":
		case r.theme.gathering || len(now) < len("2006-01-02") || now[:10] <= day.Value || !r.recent(day.Value):
			c.Period = day
			return
		default:
			day.Type, day.Value = hearsay.Cumulative, day.Value+"/"+now[:10]
			c.Period = day
			return
		}
	}
	if c.tally && len(now) >= len("2006-01-02") { // "have been killed": up to the report
		c.Period.Value, c.Period.Basis = "../"+now[:10], hearsay.PeriodResolved
	}
}

// opening returns the sentence behind the first three of running text.
func (r *reader) opening() int {
	running := 0
	for i := range r.t.Sentences {
		if r.t.Sentences[i].Running() {
			if running++; running > 3 {
				return i
			}
		}
	}
	return len(r.t.Sentences)
}

// recent reports whether the day lies in the four weeks before the report.
func (r *reader) recent(day string) bool {
	a, err := time.Parse(time.DateOnly, day)
	b, err2 := time.Parse(time.DateOnly, r.doc.Published.Value[:min(10, len(r.doc.Published.Value))])
	return err == nil && err2 == nil && b.Sub(a) >= 0 && b.Sub(a) <= 28*24*time.Hour
}

// dayOf returns the day of the event that the report is about: the earliest day
// named in its opening with what happened, and not with who told it; the zero
// period with an unknown basis if it names none.
func (r *reader) dayOf() hearsay.Period {
	running := 0
	for i := range r.t.Sentences {
		if !r.t.Sentences[i].Running() {
			continue
		}
		if running++; running > 3 {
			break
		}
		s := &sentence{&r.t.Sentences[i], r.doc.Text, i}
		if !s.tellsEvent() {
			continue
		}
		for _, m := range r.timesIn(i) {
			if m.Kind == period.When && len(m.Period.Value) == len("2006-01-02") && m.Period.Value[0] != 'X' && !r.saidThen(s, &m, -1) {
				return m.Period
			}
		}
	}
	return hearsay.Period{Basis: hearsay.PeriodUnknown}
}

// tellsEvent reports whether the sentence names something that befalls people.
func (s *sentence) tellsEvent() bool {
	for j := range s.Tokens {
		w := s.lemma(j)
		if happenings[w] || suffered[verbMeasures[w]] || suffered[nounMeasures[w]] || mishaps[w] {
			return true
		}
	}
	return false
}

// mishaps are verbs for what happens to things that people are in.
var mishaps = set("crash derail collide sink capsize overturn collapse explode burn flood erupt strike hit ram tear sweep")

// longAgo reports whether the period lies before the year of the report.
func (r *reader) longAgo(p hearsay.Period) bool {
	v := r.doc.Published.Value
	return len(v) >= 4 && len(p.Value) >= 4 && p.Value[0] >= '0' && p.Value[0] <= '9' && p.Value[:4] < v[:4] && p.Type != hearsay.Cumulative
}
