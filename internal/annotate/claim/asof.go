package claim

import (
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/period"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file reads the day of which a bulletin tells at its head that its figures are, which is often not the
// day on which it came out: "Issued 9 May, figures as of 20:00 on 8 May", "Situation at noon on 8 May".

// asOfHead gives the figures of a bulletin that would be of the day on which it came out, or that tell a state
// or a total without a time, the day of which its head has all figures.
func (r *reader) asOfHead() {
	day, head := r.accountDay()
	if day == "" {
		return
	}
	now := r.issueDay()
	for i := range r.out {
		c := &r.out[i]
		if c.Quantity == nil || c.sentence <= head && c.Period.Value != "" || c.Period.Type == hearsay.Rate {
			continue
		}
		s := &sentence{&r.t.Sentences[c.sentence], r.doc.Text, c.sentence}
		start, end, ranges := strings.Cut(c.Period.Value, "/")
		switch {
		case day != now && r.namesDay(c.sentence, now):
		case c.Period.Type == hearsay.Cumulative && ranges && end == now && (start == ".." || start <= day):
			c.Period.Value = start + "/" + day
		case c.Period.Type == hearsay.Instant && c.Period.Value == now:
			c.Period.Value = day
		case c.Period.Value == "" && len(c.Period.Mentions) == 0 && len(r.timesIn(c.sentence)) == 0 && !s.ownSize(c.found):
			c.Period = s.stateOn(c, day, &r.out[max(i-1, 0)])
		}
	}
}

// stateOn returns the time of a figure that has none in an account of the day: up to it for what has been
// done, the day itself for what is so, and the time of the figure before it where it shares its clause.
func (s *sentence) stateOn(c *candidate, day string, before *candidate) hearsay.Period {
	t, v := s.tenseOf(c.number(s))
	switch {
	case t == perfect && v >= 0 && c.Quantity.Unit != "%":
		return hearsay.Period{Type: hearsay.Cumulative, Value: "../" + day, Basis: hearsay.PeriodResolved}
	case t == present && v >= 0 && !standing[s.lemma(v)]:
		return hearsay.Period{Type: hearsay.Instant, Value: day, Basis: hearsay.PeriodResolved}
	case t == noTense && before != c && before.sentence == c.sentence && (before.Period.Value == day || before.Period.Value == "../"+day):
		return before.Period
	case t == noTense && tallied[c.Measure] && s.entry(c):
		return hearsay.Period{Type: hearsay.Cumulative, Value: "../" + day, Basis: hearsay.PeriodResolved}
	}
	return c.Period
}

// entry reports whether the number stands in an entry of a list behind what it counts, "Killed: 14 people".
func (s *sentence) entry(c *candidate) bool {
	n, _ := s.tokens(c.found.Quantity.Span)
	return n > 0 && s.low(n-1) == ":"
}

// namesDay reports whether the sentence names the day.
func (r *reader) namesDay(sentence int, day string) bool {
	for _, m := range r.timesIn(sentence) {
		if m.Period.Value == day || m.Period.Value == "../"+day {
			return true
		}
	}
	return false
}

// issueDay returns the day on which the text came out, "" where that is not known to the day.
func (r *reader) issueDay() string {
	if v := r.doc.Published.Value; len(v) >= len(time.DateOnly) {
		return v[:len(time.DateOnly)]
	}
	return ""
}

// accountDay returns the day of which the head of the text has its figures, and the sentence that says so; ""
// where none does, or that is not one shortly before the text came out.
func (r *reader) accountDay() (day string, head int) {
	now := r.issueDay()
	for i := range r.dates {
		m := &r.dates[i]
		if m.Sentence > r.opening() {
			break
		}
		day := strings.TrimPrefix(m.Period.Value, "../")
		s := &sentence{&r.t.Sentences[m.Sentence], r.doc.Text, m.Sentence}
		if len(day) == len(time.DateOnly) && (now == "" || day <= now && r.recent(day)) && s.accountsFor(m) {
			return day, m.Sentence
		}
	}
	return "", 0
}

// accountsFor reports whether the time is that of all figures of the text: a word for these stands before it, with nothing
// between but a form of "be", and nothing is told before that.
func (s *sentence) accountsFor(m *period.Mention) bool {
	from, _ := s.tokens(m.Span)
	for from > 0 && (hourWords[s.low(from-1)] || s.low(from-1) != "" && s.low(from - 1)[0] >= '0' && s.low(from - 1)[0] <= '9' || beForms[s.low(from-1)]) {
		from--
	}
	at := from - 1
	if at > 0 && slices.ContainsFunc(s.Tokens[:at], func(t lang.Token) bool {
		return t.UPOS == lang.Aux || t.UPOS == lang.Verb && t.XPOS != lang.VBN && t.XPOS != lang.VBG
	}) {
		return false
	}
	return at >= 0 && allFigures[s.lemma(at)] && (at == 0 || headers[s.low(at-1)] || strings.Contains(s.text[s.Tokens[at-1].End:s.Tokens[at].Start], "\n") || !s.noun(at-1) && s.low(at-1) != "of")
}

var (
	// allFigures are nouns for all that a bulletin tells.
	allFigures = set("figure figures data number numbers count counts situation status state position information statistics")
	// hourWords are words between such a noun and its day.
	hourWords = set("as of at on by up to the is are correct valid stand stands hours o'clock noon midnight local time , :")
	// headers are words before such a noun.
	headers = set("all these the our its overall current latest")
)
