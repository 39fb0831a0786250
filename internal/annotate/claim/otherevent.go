package claim

import (
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file keeps what befell people in another event apart from the one that the document is about: "… since a fire in
// 2018 that killed 22", where the document tells of a fire of its own.

// ofOtherEvent gives a figure of another event than the document's the words for that one, and its time where these tell it.
func (r *reader) ofOtherEvent(s *sentence, c *candidate) {
	if c.Quantity == nil || !c.lattice || !suffered[c.Measure] || c.Quantity.Unit != "1" || r.given[c.found.Number] != "" {
		return
	}
	from, _ := s.tokens(c.found.Quantity.Span)
	if r.countedSince(s, c) {
		return
	}
	v := c.pred
	if at := s.before(from); v < 0 && at >= 0 && s.Tokens[at].UPOS == lang.Verb { // within the words for a time: "since a fire that killed 22 in 2018"
		v = at
	}
	noun := -1
	if v >= 0 {
		noun = r.anotherEvent(s, c, v)
	}
	if noun < 0 {
		return
	}
	c.apart = true
	if name := r.eventNear(s, c); name != "" {
		c.Subject = name
	} else if c.Subject = s.phrase(noun).Of(s.text); properPlace(c.PlaceName) {
		c.Subject += ", " + c.PlaceName
	}
	c.Topical, r.firm = false, true
	for _, m := range r.timesIn(s.index) {
		at, _ := s.tokens(m.Span)
		start, _, since := strings.Cut(m.Period.Value, "/")
		switch {
		case m.Kind == period.When && start != "" && at > noun && at < v && c.Period.Value == "":
			c.Period, c.firmTime = unitOf(&m, s.text), true
			return
		case m.Kind == period.Since && since && start != "" && start != ".." && m.Span.Contains(c.found.Number):
			c.Period, c.firmTime = unitOf(&m, s.text), true
			c.Period.Type, c.Period.Value = hearsay.Interval, start
			return
		}
	}
	if c.Period.Value != "" {
		return
	}
	c.Period, c.firmTime = hearsay.Period{Basis: hearsay.PeriodUnknown}, true
}

// anotherEvent returns the noun for what happened that the verb v tells of, where it is another than one told of before:
// by a word that says so, or as an indefinite noun of another time or place. It is -1 if there is none.
func (r *reader) anotherEvent(s *sentence, c *candidate, v int) int {
	sub := s.nearestSubject(v)
	if sub < 0 || sub > v {
		return -1
	}
	noun, relative := sub, relative[s.low(sub)]
	if relative {
		for noun = sub - 1; noun > 0 && sub-noun < 8 && !happenings[s.lemma(noun)]; noun-- {
			if s.Tokens[noun].UPOS == lang.Verb || s.Tokens[noun].UPOS == lang.Punct {
				return -1
			}
		}
	}
	if noun < 1 || !s.noun(noun) || !happenings[s.lemma(noun)] {
		return -1
	}
	indefinite, other := false, false
	for j := noun - 1; j >= 0 && j > noun-5 && (s.noun(j) || s.Tokens[j].UPOS == lang.Adj || s.Tokens[j].UPOS == lang.Det || s.Tokens[j].UPOS == lang.Num); j-- {
		w := s.low(j)
		indefinite = indefinite || w == "a" || w == "an"
		other = other || w == "another" || apartFrom[w]
	}
	other = other || indefinite && (r.longBeforeIt(s, noun) || relative && properPlace(c.PlaceName) && !strings.Contains(r.theme.event, c.PlaceName))
	if !other || s.index == opener(r.t) || !r.toldBefore(s, noun) {
		return -1
	}
	return noun
}

// longBeforeIt reports whether a time behind the noun at token i, or at the head of the sentence, is of another month than the
// report.
func (r *reader) longBeforeIt(s *sentence, i int) bool {
	const month = len("2006-01")
	now := r.doc.Published.Value
	for _, m := range r.timesIn(s.index) {
		start, _, _ := strings.Cut(m.Period.Value, "/")
		if at, _ := s.tokens(m.Span); len(start) >= len("2006") && start[0] != 'X' && start[0] != '.' && (at > i || at < 2 || m.Span.End > s.Tokens[i].End) && len(now) >= month && start[:min(len(start), month)] < now[:min(len(start), month)] {
			return len(start) < len("2006-01-02") || !r.recent(start)
		}
	}
	return false
}

// toldBefore reports whether an earlier sentence tells of what the noun at token i is for.
func (r *reader) toldBefore(s *sentence, i int) bool {
	if r.happened == nil {
		r.happened = firstTold(r.t)
	}
	first, told := r.happened[s.lemma(i)]
	return told && first < s.index
}

// firstTold returns in which sentence of running text each noun for what happens stands first.
func firstTold(t *prose.Text) map[string]int {
	first := make(map[string]int)
	for k := range t.Sentences {
		o := &sentence{&t.Sentences[k], t.Doc.Text, k}
		if !o.Running() {
			continue
		}
		for j := range o.Tokens {
			if w := o.lemma(j); happenings[w] && o.noun(j) {
				if _, told := first[w]; !told {
					first[w] = k
				}
			}
		}
	}
	return first
}

// apartFrom are adjectives that set one event apart from another.
var apartFrom = set("similar earlier previous separate different unrelated past")

// countedSince gives a figure that opens the words for the time since when there was nothing like it the place and the time
// of that event, and reports whether it is one: "the worst attack since 31 people were killed at Halm in 2021".
func (r *reader) countedSince(s *sentence, c *candidate) bool {
	for _, m := range r.timesIn(s.index) {
		if !m.Span.Contains(c.found.Number) || !s.opensWithCount(&m) {
			continue
		}
		c.apart, c.Subject, c.Topical, r.firm = true, "", false, true
		for _, k := range r.parties.In(s.index, c.number(s), len(s.Tokens)) {
			if x := &r.parties.Mentions[k]; x.Entity >= 0 && x.Kind == names.Name && x.End <= m.End && where[s.low(x.From-1)] {
				c.Subject = r.parties.Entities[x.Entity].Name
				break
			}
		}
		c.Period, c.firmTime = unitOf(&m, s.text), true
		c.Period.Type = hearsay.Interval
		if start, _, ok := strings.Cut(m.Period.Value, "/"); ok && start != ".." {
			c.Period.Value = start
		} else {
			c.Period = hearsay.Period{Basis: hearsay.PeriodUnknown}
		}
		return true
	}
	return false
}
