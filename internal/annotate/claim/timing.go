package claim

import (
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/quantity"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// periodOf returns the time that the k-th number of a sentence is about.
//
// Where a time stands before the earliest number, times lead and each number
// has the last one before it ("In December 35,000, and in January 30,000");
// else they follow, and each number has the nearest one before the next number
// ("35,000 in December and 30,000 in January").
func (r *reader) periodOf(s *sentence, c *candidate, k int, found []quantity.Found, times []period.Mention) hearsay.Period {
	f := c.found
	var p hearsay.Period
	if from, to := s.tokens(f.Number); from < to && len(times) > 0 {
		_, pred, _ := s.pathUp(s.head(from, to))
		times = slices.DeleteFunc(slices.Clone(times), func(m period.Mention) bool { return r.saidThen(s, &m, pred) })
	}
	if m := nearest(s, f, k, found, times); m != nil {
		p = m.Period
		if m.Kind == period.Same {
			p = r.sameAs(s.index, m)
		}
	}
	if end, ok := strings.CutPrefix(p.Value, "../"); ok && p.Type == hearsay.Cumulative { // "as of 3 May … since the first was found on 2 February"
		for i := range times {
			if start, _, ok := strings.Cut(times[i].Period.Value, "/"); ok && times[i].Kind == period.Since && start != ".." && start < end {
				p.Value = start + "/" + end
			}
		}
	}
	if f.Per != "" {
		p.Type, p.Per = hearsay.Rate, f.Per
		if p.Basis == "" {
			p.Basis = hearsay.PeriodExplicit
		}
		p.Mentions = append([]hearsay.Span{f.PerSpan}, p.Mentions...)
		return p
	}
	if p.Type == "" {
		p.Basis = hearsay.PeriodUnknown
		if w := " " + strings.ToLower(s.Span().Of(s.text)) + " "; strings.Contains(w, " now ") || strings.Contains(w, " currently ") {
			p.Type = hearsay.Instant
		}
	}
	return p
}

// timesFor leaves out the times of another deed than the one that the number
// counts: of "21 girls kidnapped two years ago were freed on Monday" each verb
// has its own.
func (r *reader) timesFor(s *sentence, c *candidate, times []period.Mention) []period.Mention {
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
// number counts happened.
func (r *reader) saidThen(s *sentence, m *period.Mention, pred int) bool {
	if m.Kind != period.When {
		return false
	}
	from, to := s.tokens(m.Span)
	if from >= to {
		return false
	}
	i := s.head(from, to)
	for range 4 {
		h := s.Tokens[i].Head
		if h < 0 {
			return false
		}
		if s.Tokens[h].UPOS == lang.Verb {
			return h != pred && sayings[s.lemma(h)]
		}
		i = h
	}
	return false
}

// sayings are verbs of telling, which have a time of their own.
var sayings = set("say tell announce state declare add write post tweet admit warn")

func nearest(s *sentence, f quantity.Found, k int, found []quantity.Found, times []period.Mention) *period.Mention {
	if len(times) == 0 {
		return nil
	}
	until := int(^uint(0) >> 1)
	if k+1 < len(found) {
		until = found[k+1].Number.Start
	}
	lead := times[0].Start < found[0].Number.Start
	var before, after *period.Mention
	for i := range times {
		m := &times[i]
		switch {
		case m.Start < f.Number.Start:
			before = m
		case after == nil && m.Start < until:
			after = m
		}
	}
	if lead && before != nil {
		if after != nil && after.Kind == period.When {
			if between := strings.ToLower(s.text[before.End:f.Number.Start]); strings.Contains(between, ", but ") || strings.Contains(between, "; ") || strings.Contains(between, ": ") {
				return after // another clause
			}
		}
		// A cumulative start holds for the whole sentence; a day in front of
		// one number need not hold for the next.
		if after != nil && after.Kind == period.When && before.Kind == period.When && k > 0 && before.Start < found[k-1].Number.Start {
			return after
		}
		return before
	}
	return after
}

// sameAs resolves "in the same period" to the times named before it, from the
// earliest to the latest.
func (r *reader) sameAs(index int, m *period.Mention) hearsay.Period {
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
	}
	return p
}
