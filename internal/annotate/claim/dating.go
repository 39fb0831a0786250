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

// This file reads the day of a report from its own datelines, bylines and stamps, where
// nothing else dates it, and keeps these from what the report tells.

// withoutDatelines leaves out the times that only date the document: the day of the
// report at the head of a sentence with a dash behind it, or in one without a verb, and
// those of a page ("Posted: Sunday, March 8"); and those that date no deed: a day in
// brackets by another clock, the month of what a market trades, and the day of a vote that is
// only supposed.
func (r *reader) withoutDatelines(times []period.Mention) []period.Mention {
	today := ""
	if v := r.doc.Published.Value; len(v) >= len("2006-01-02") {
		today = v[:len("2006-01-02")]
	}
	return slices.DeleteFunc(times, func(m period.Mention) bool {
		s := &sentence{&r.t.Sentences[m.Sentence], r.doc.Text, m.Sentence}
		from, to := s.tokens(m.Span)
		if s.dated(from) || s.elsewhere(from, to) || s.delivered(&m, from, to) || s.supposed(m.Span) {
			return true
		}
		if today == "" || m.Period.Value != today || m.Kind != period.When || m.Sentence > r.opening() {
			return false
		}
		if s.heads(from, to) {
			return true
		}
		if s.low(to) == "(" {
			for to < len(s.Tokens) && s.low(to-1) != ")" {
				to++
			}
		} else if s.low(to) == ")" && s.low(from-1) == "(" { // "UPDATE: (09/12/16) -"
			to++
		}
		switch s.low(to) {
		case "-", "–", "—", "--":
			return to < 12
		}
		return !slices.ContainsFunc(s.Tokens, func(t lang.Token) bool { return t.UPOS == lang.Verb || t.UPOS == lang.Aux })
	})
}

// datedByItself returns the text as of the day by which it dates itself, and its times. A
// document without a date goes by its dateline, a line at its head that has nothing but the
// day, or its stamps; one with a date by stamps that agree on a day more than a week before
// that: archives date pages by when they took them.
func datedByItself(t *prose.Text) (*prose.Text, []period.Mention) {
	times := period.Read(t)
	var day string
	now, err := time.Parse(time.DateOnly, t.Doc.Published.Value[:min(10, len(t.Doc.Published.Value))])
	switch {
	case t.Doc.Published.Value == "":
		if day = headDay(t, times); day == "" {
			day, _ = stampedDay(t, times)
		}
	case err != nil:
	default:
		var stamps int
		day, stamps = stampedDay(t, times)
		then, err := time.Parse(time.DateOnly, day)
		if err != nil || stamps < 2 || now.Sub(then) <= 7*24*time.Hour {
			return t, times
		}
	}
	if day == "" {
		return t, times
	}
	doc, text := *t.Doc, *t
	doc.Published.Value = day
	text.Doc = &doc
	return &text, period.Read(&text)
}

// stampedDay returns the day on which all stamps of the text agree, those of updates behind
// it left out, and how many there are.
func stampedDay(t *prose.Text, times []period.Mention) (day string, stamps int) {
	for i := range times {
		m := &times[i]
		if !fullDay(m) {
			continue
		}
		s := &sentence{&t.Sentences[m.Sentence], t.Doc.Text, m.Sentence}
		from, _ := s.tokens(m.Span)
		if !s.dated(from) && !s.ofThisText(from) {
			continue
		}
		switch k := s.stampBefore(from); {
		case day == "" || day == m.Period.Value:
			day, stamps = m.Period.Value, stamps+1
		case k < 0 || s.low(k) != "updated" || day > m.Period.Value:
			return "", 0
		}
	}
	return day, stamps
}

// fullDay reports whether the time is a day told in full, with its year.
func fullDay(m *period.Mention) bool {
	return m.Period.Basis == hearsay.PeriodExplicit && len(m.Period.Value) == len(time.DateOnly)
}

// ofThisText reports whether the sentence tells of the text itself that it came out at the
// time that begins with token i: "This article was published on 4 November 2015".
func (s *sentence) ofThisText(i int) bool {
	v := i - 1
	for v >= 0 && s.Tokens[v].UPOS != lang.Verb {
		v--
	}
	if v < 0 || !published[s.lemma(v)] {
		return false
	}
	for j := 1; j < v; j++ {
		if s.low(j-1) == "this" && writings[s.lemma(j)] {
			return true
		}
	}
	return false
}

var (
	// published are verbs for bringing out a text.
	published = set("publish post appear print update")
	// writings are nouns for such a text.
	writings = set("article story report piece column post")
)

// headDay returns the day of the datelines of the text, and of the lines before its first
// sentence with a verb that tell little more than the day: "HALM, Nov. 20, 2019 (Reuters) -",
// "By Ansa Lind | November 3, 2015". It is empty where they tell several.
func headDay(t *prose.Text, times []period.Mention) string {
	day, verb := "", len(t.Sentences)
	for i := range t.Sentences {
		if s := (&sentence{&t.Sentences[i], t.Doc.Text, i}); s.tellsSomething() {
			verb = i
			break
		}
	}
	for i := range times {
		m := &times[i]
		if !fullDay(m) {
			continue
		}
		s := &sentence{&t.Sentences[m.Sentence], t.Doc.Text, m.Sentence}
		from, to := s.tokens(m.Span)
		alone := from == 0 && to == len(s.Tokens) && m.Sentence < headLines
		if !alone && !s.heads(from, to) && (m.Sentence >= verb || len(s.Tokens) > mostOfByline || s.dated(from)) {
			continue
		}
		if day != "" && day != m.Period.Value {
			return ""
		}
		day = m.Period.Value
	}
	return day
}

// headLines is how many sentences may stand at the head of a text, up to a line with the day
// alone.
const headLines = 4

// mostOfByline is how many tokens a line may have that tells who wrote and when.
const mostOfByline = 14

// tellsSomething reports whether the sentence has a verb in a tense.
func (s *sentence) tellsSomething() bool {
	return slices.ContainsFunc(s.Tokens, func(t lang.Token) bool {
		return t.UPOS == lang.Aux || t.XPOS == lang.VBD || t.XPOS == lang.VBZ || t.XPOS == lang.VBP
	})
}

// heads reports whether the tokens are the day of a dateline: names alone stand before it
// in its paragraph, and a dash behind it, or a bracket around both: "(CNN, June 4 2014)".
func (s *sentence) heads(from, to int) bool {
	if from > 7 || s.low(from) == "on" || s.Start > 0 && s.text[s.Start-1] != '\n' {
		return false
	}
	bracket := s.low(0) == "("
	for j := 0; j < from; j++ {
		if !upper(s.form(j)) && s.Tokens[j].UPOS != lang.Punct && s.low(j) != "of" {
			return false
		}
	}
	if bracket {
		return s.low(to) == ")" && from > 1
	}
	for _, pair := range [][2]string{{"(", ")"}, {"/", "/"}} {
		if s.low(to) != pair[0] {
			continue
		}
		end := to + 1
		for end < len(s.Tokens) && end < to+6 && s.low(end) != pair[1] {
			end++
		}
		to = end + 1
	}
	switch s.low(to) {
	case "-", "–", "—", "--":
		return true
	}
	return false
}

// dated reports whether the words before token i date the page: "Updated: Friday",
// "(Published Monday", "UPDATED at 4:20 p.m. March 11".
func (s *sentence) dated(i int) bool { return s.stampBefore(i) >= 0 }

// stampBefore returns the word before token i that makes it the date of the page, -1 if
// there is none.
func (s *sentence) stampBefore(i int) int {
	j := i - 1
	for j > 0 && i-j < 8 && (hour(s.low(j)) || clocks[strings.TrimSuffix(s.low(j), ".")] || zones[s.low(j)] || s.low(j) == "at" || s.low(j) == "on" || s.low(j) == ",") {
		j--
	}
	if s.low(j) == ":" {
		j--
	}
	if j >= 0 && stamps[s.low(j)] && s.form(j) != s.low(j) && (j < i-1 || j == 0 || s.Tokens[j-1].UPOS == lang.Punct) {
		return j
	}
	return -1
}

// elsewhere reports whether the tokens are the day of an hour told again by another
// clock: "at 6 a.m. (2100 GMT Monday)".
func (s *sentence) elsewhere(from, to int) bool {
	return s.low(to) == ")" && zones[s.low(from-1)]
}

// zones are names of clocks.
var zones = set("gmt utc et edt est ct cdt cst mt mdt mst pt pdt pst bst cet cest jst kst ist")

// stamps are words before the date of a page.
var stamps = set("posted updated published modified created")
