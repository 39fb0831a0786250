// Package period reads the times that a text names and resolves them against
// the date of the document.
//
// [Read] returns every mention with an ISO 8601 value, or EDTF where a part is
// unknown ("XXXX-12" is a December of a year that nobody tells). A year is
// never guessed: without a document date it stays unknown. Of EDTF it uses
// seasons ("2026-22"), decades ("197X"), centuries ("14XX"), and the set of both readings where day and month
// in figures may change places ("[2015-05-06,2015-06-05]"), of ranges as of days.
//
// date.go and numeric.go read days, months and years in words and in figures, part.go parts of
// them ("late October"), year.go school and fiscal years, feast.go holidays, calendar.go weeks, decades and centuries, relative.go
// what is told from the day of the document; span.go and figurerange.go read ranges, lengths and
// distances, together.go several times as one, told.go what is told from times named before it.
package period

import (
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/lex"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
)

// Kind says what part a time can play for a figure.
type Kind uint8

// Kinds of mentions.
const (
	When   Kind = iota // a day, month, season or year: "in December"
	Since              // from a start until now: "since the start of the war"
	Within             // a length: "within a year"
	Same               // refers back: "in the same period"
)

// Mention is a place that names a time.
type Mention struct {
	hearsay.Span
	Sentence int // index in prose.Text.Sentences
	Kind     Kind
	Period   hearsay.Period
}

// Read returns the times named in running text, in order of place.
func Read(t *prose.Text) []Mention {
	var out []Mention
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if !s.Running() {
			continue
		}
		first := len(out)
		out = append(out, Of(t.Doc.Text, lex.Cut(t.Doc.Text, s.Start, s.End), t.Doc.Published)...)
		for k := first; k < len(out); k++ {
			out[k].Sentence = i
			ofThatYear(t.Doc.Text, out[:k], &out[k])
			if number(t.Doc.Published.Value, 0, 4) == 0 {
				ofYearTold(t, out[:k], &out[k])
			}
		}
		out = sameInYear(t.Doc.Text, out, first, t.Doc.Published.Value)
		atThisTime(t.Doc.Text, out, first, t.Doc.Published.Value)
		for k := first; k < len(out); k++ {
			ofTimeTold(t.Doc.Text, out[:k], &out[k])
		}
		out = withoutLengths(t.Doc.Text, out, first)
	}
	return out
}

// ofThatYear gives a month or day of "that year" the year that the times before it name
// last, in this sentence or the two before: "in January 2009 … in October of that year".
func ofThatYear(text string, before []Mention, m *Mention) {
	v := m.Period.Value
	if m.Kind != When || len(v) < len("2006-01") || v[4] != '-' || strings.ContainsAny(v[5:], "X/[") {
		return
	}
	rest := strings.TrimPrefix(text[m.End:], " of")
	end := 0
	for _, words := range []string{" that year", " that same year", " the same year"} {
		if strings.HasPrefix(rest, words) {
			end = len(text) - len(rest) + len(words)
		}
	}
	if end == 0 {
		return
	}
	for k := len(before) - 1; k >= 0 && before[k].Sentence+2 >= m.Sentence; k-- {
		o := &before[k]
		if year := o.Period.Value; len(year) >= 4 && number(year, 0, 4) > 0 && strings.Contains(o.Of(text), year[:4]) {
			m.Period.Value, m.Period.Basis, m.End = year[:4]+v[4:], hearsay.PeriodExplicit, end
			m.Period.Mentions = []hearsay.Span{m.Span}
			return
		}
	}
	m.Period.Value, m.Period.Basis = "XXXX"+v[4:], hearsay.PeriodUnknown
}

// ofYearTold gives a day, month or quarter of a document without date the year that the time
// before it tells, in this sentence or the one before in its paragraph: of a year that this
// begins with, or of an earlier month of its year. "In July 2016 40 houses burned. On July 4 12
// people died."
func ofYearTold(t *prose.Text, before []Mention, m *Mention) {
	v := m.Period.Value
	month := number(v, 5, 7)
	if m.Kind != When || !strings.HasPrefix(v, "XXXX-") || month < 1 || month > 12 {
		return
	}
	for k := len(before) - 1; k >= 0; k-- {
		o := &before[k]
		s := &t.Sentences[o.Sentence]
		if o.Sentence+1 < m.Sentence || s.Paragraph != t.Sentences[m.Sentence].Paragraph {
			return
		}
		year := o.Period.Value
		if o.Kind != When || number(year, 0, 4) == 0 || strings.ContainsAny(year, "X[.") {
			continue
		}
		if len(year) > len("2006") && number(year, 5, 7) > month || len(year) == len("2006") && o.Start > s.Start+len("In ") {
			return
		}
		if told := strings.ReplaceAll(v, "XXXX", year[:4]); !strings.Contains(told, "/") || told[:len(told)/2] < told[len(told)/2+1:] {
			m.Period.Value, m.Period.Basis = told, hearsay.PeriodExplicit
		}
		return
	}
}

// Scan returns the times named in a text of one sentence.
func Scan(text string, published hearsay.Field) []Mention {
	return Of(text, lex.Cut(text, 0, len(text)), published)
}

// Of returns the times named in lexemes of text, for a document published then.
func Of(text string, lexemes []lex.Lexeme, published hearsay.Field) []Mention {
	r := newReader(text, published)
	r.lex = lexemes
	var out []Mention
	for at := 0; at < len(r.lex); {
		if r.lex[at].Kind == lex.Word && !openers[r.lex[at].Low] {
			at++
			continue
		}
		m, next := r.mention(at)
		if next <= at {
			at++
			continue
		}
		out = append(out, m)
		at = next
	}
	return out
}

// reader reads the lexemes of one sentence.
type reader struct {
	text string
	lex  []lex.Lexeme
	// The date of the document as far as it is known; year 0 is unknown,
	// and so are month and day.
	year, month, day int
	basis            hearsay.PeriodBasis
	depth            int // dates being read within dates: "the first week of May"
}

// maxDepth bounds dates within dates.
const maxDepth = 3

func newReader(text string, published hearsay.Field) *reader {
	r := &reader{text: text, basis: hearsay.PeriodResolved}
	if published.Basis == hearsay.BasisInherited {
		r.basis = hearsay.PeriodInherited
	}
	v := published.Value
	r.year = number(v, 0, 4)
	if r.year > 0 {
		r.month = number(v, 5, 7)
	}
	if r.month > 0 {
		r.day = number(v, 8, 10)
	}
	return r
}

func number(s string, from, to int) int {
	if len(s) < to {
		return 0
	}
	n, err := strconv.Atoi(s[from:to])
	if err != nil {
		return 0
	}
	return n
}

func (r *reader) low(i int) string {
	if i < 0 || i >= len(r.lex) {
		return ""
	}
	return r.lex[i].Low
}

// capital reports whether the word at i begins with a capital letter.
func (r *reader) capital(i int) bool {
	if i < 0 || i >= len(r.lex) {
		return false
	}
	c := r.text[r.lex[i].Start]
	return 'A' <= c && c <= 'Z'
}

// found makes a mention of the lexemes from to next.
func (r *reader) found(from, next int, k Kind, p hearsay.Period) (Mention, int) {
	span := hearsay.Span{Start: r.lex[from].Start, End: r.lex[next-1].End}
	if p.Type == "" {
		p.Type = hearsay.Interval
	}
	p.Value = inMonths(p.Value)
	p.Mentions = []hearsay.Span{span}
	return Mention{Span: span, Kind: k, Period: p}, next
}

// mention reads a time that begins at lexeme i; next is i if there is none.
func (r *reader) mention(i int) (Mention, int) {
	switch w := r.low(i); w {
	case "since":
		return r.since(i)
	case "within", "in", "over", "during", "for", "throughout":
		if m, next := r.upToDay(i); next > i {
			return m, next
		}
		if r.low(i+1) == "the" {
			if p, next := r.partOfSpan(i + 2); next > i+2 {
				return r.found(i+1, next, When, p)
			}
		}
		if m, next := r.relative(i, i+1); next > i {
			return m, next
		}
	case "at":
		if r.low(i+1) == "the" && r.low(i+2) == "weekend" {
			return r.weekend(i, i+2)
		}
		return Mention{}, i
	case "as":
		if w := r.low(i + 1); w == "of" || w == "at" {
			if m, next := r.upToHour(i, i+2); next > i {
				return m, next
			}
			if p, next := r.date(i + 2); next > i+2 {
				return r.until(i, next, p)
			}
			if m, next := r.relative(i+2, i+2); next > i+2 && m.Kind == When && len(m.Period.Value) == len("2006-01-02") { // "as of Friday", "as of this morning"
				return r.until(i, next, m.Period)
			}
		}
	case "by", "until", "till":
		if r.low(i+1) == "date" && w == "till" {
			return r.until(i, i+2, r.daysBack(0))
		}
		if m, next := r.upToHour(i, i+1); w == "by" && next > i {
			return m, next
		}
		if p, next := r.untilPart(i + 1); next > i+1 {
			return r.until(i, next, p)
		}
		if p, next := r.nearDay(i + 1); next > i+1 {
			return r.until(i, next, p)
		}
		if p, next := r.date(i + 1); next > i+1 && p.Value != "" {
			p, next = r.yearTold(p, next)
			return r.until(i, next, p)
		}
	}
	if m, next := r.upToDay(i); next > i {
		return m, next
	}
	if m, next := r.beforeAfter(i); next > i {
		return m, next
	}
	if p, next := r.date(i); next > i {
		p, next = r.rest(p, next, r.low(i-1))
		return r.found(i, next, When, p)
	}
	if m, next := r.ago(i); next > i {
		return m, next
	}
	if m, next := r.lengthFrom(i); next > i {
		return m, next
	}
	if m, next := r.fewBack(i); next > i {
		return m, next
	}
	return r.relative(i, i)
}

// openers are the words that a time may begin with.
var openers = func() map[string]bool {
	m := set(`overnight at twelve fiscal fy financial since within in over during for throughout as by until till before after no later earlier starting beginning the same so to
		earlier month year early late mid beginning end middle start close today yesterday tonight tomorrow on last final closing this past previous next q h w week nineteen eighteen two`)
	for w := range feastWords {
		m[w] = true
	}
	for w := range months {
		m[w] = true
	}
	for w := range weekdays {
		m[w], m[w+"'s"], m[w+"’s"] = true, true, true
	}
	for w := range shortWeekdays {
		m[w] = true
	}
	for w := range seasons {
		m[w] = true
	}
	for w := range ordinals {
		m[w] = true
	}
	for w := range tens {
		m[w] = true
	}
	for w := range decades {
		m[w] = true
	}
	for w := range small {
		m[w] = true
	}
	return m
}()

// until makes a count up to a day of the day.
func (r *reader) until(from, next int, p hearsay.Period) (Mention, int) {
	p.Type = hearsay.Cumulative
	if p.Value != "" {
		p.Value = "../" + p.Value
	}
	return r.found(from, next, Since, p)
}

// upToHour reads the hour of a day up to which something is counted, at lexeme i: "as of 17:00 today", "by
// noon on Tuesday". The hour is no part of what is resolved.
func (r *reader) upToHour(from, i int) (Mention, int) {
	at := r.clock(i)
	if at == i && (hoursOfDay[r.low(i)] || r.pointed(i)) {
		at++
	}
	if at == i {
		return Mention{}, from
	}
	for atHours[r.low(at)] {
		at++
	}
	if p, next := r.date(at); next > at {
		return r.until(from, next, p)
	}
	if m, next := r.relative(at, at); next > at && m.Kind == When && len(m.Period.Value) == len(time.DateOnly) {
		return r.until(from, next, m.Period)
	}
	return Mention{}, from
}

// pointed reports whether lexeme i is an hour with its minutes behind a point: "20.00".
func (r *reader) pointed(i int) bool {
	w := r.low(i)
	if r.lexKind(i) != lex.Number || len(w) != 4 && len(w) != 5 || w[len(w)-3] != '.' {
		return false
	}
	hour, err := strconv.Atoi(w[:len(w)-3])
	minute, err2 := strconv.Atoi(w[len(w)-2:])
	return err == nil && err2 == nil && hour <= 24 && minute < 60
}

// atHours are words between an hour and its day.
var atHours = set("on local time hours gmt utc est et bst cet o'clock ,")

// months are names of months with their number.
var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7,
	"august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

// weekdays are names of days with their number in package time.
var weekdays = map[string]time.Weekday{
	"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday,
}

// seasons are names of seasons with their EDTF code.
var seasons = map[string]string{"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}

// leads are words after which a bare month or year is a time.
var leads = set("year in since until till by from of during last this next early late mid and to between through for before after end start beginning throughout as not -")

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func (r *reader) lexKind(i int) lex.Kind {
	if i < 0 || i >= len(r.lex) {
		return lex.Symbol
	}
	return r.lex[i].Kind
}

// closes are words that may follow a year without being counted by it.
var closes = set("the a an when as there i you we he she it they who which that his her their its but or with at on were was is are has had have")

func explicit(value string) hearsay.Period {
	return hearsay.Period{Type: hearsay.Interval, Value: value, Basis: hearsay.PeriodExplicit}
}
