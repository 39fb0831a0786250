package mcp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// recordsOf returns the things of a report as a store would keep them.
func recordsOf(r *hearsay.Report) map[hearsay.RecordKind][]hearsay.Record {
	m := map[hearsay.RecordKind][]hearsay.Record{}
	add := func(rec hearsay.Record) { m[rec.Kind] = append(m[rec.Kind], rec) }
	docs := map[string]string{} // of quotations and claims
	for i := range r.Documents {
		d := &r.Documents[i]
		for _, q := range d.Quotes {
			docs[q.ID] = d.ID
			add(hearsay.Record{
				Kind: hearsay.QuoteRecord, Ref: q.ID, Docs: []string{d.ID}, Type: string(q.Form), Party: q.Speaker.Name,
				Date: d.Published.Value, Words: q.Span().Of(d.Text), Value: q,
			})
		}
		for _, c := range d.Claims {
			docs[c.ID] = d.ID
			var who []string
			for _, p := range c.Attribution {
				who = append(who, p.Name)
			}
			date := c.Period.Value
			if date == "" {
				date = d.Published.Value
			}
			add(hearsay.Record{
				Kind: hearsay.ClaimRecord, Ref: c.ID, Docs: []string{d.ID}, Type: string(c.Measure), Party: strings.Join(who, "; "),
				Subject: c.Subject, Date: date, Words: c.Span.Of(d.Text) + " " + string(c.Measure) + " " + c.Subject, Value: c,
			})
		}
	}
	for _, v := range r.Relations {
		add(hearsay.Record{Kind: hearsay.RelationRecord, Ref: v.A + "|" + v.B, Docs: []string{v.A, v.B}, Type: string(v.Kind), Value: v})
	}
	for _, v := range r.Origins {
		add(hearsay.Record{Kind: hearsay.OriginRecord, Ref: v.ID, Docs: v.Documents, Words: v.Credited, Value: v})
	}
	for _, v := range r.Stories {
		add(hearsay.Record{Kind: hearsay.StoryRecord, Ref: v.ID, Docs: v.Documents, Value: v})
	}
	for _, v := range r.QuoteFamilies {
		rec := hearsay.Record{Kind: hearsay.QuoteFamilyRecord, Ref: v.ID, Value: v}
		for _, q := range v.Versions {
			rec.Docs = append(rec.Docs, docs[q.Quote])
		}
		add(rec)
	}
	for _, v := range r.ClaimFamilies {
		rec := hearsay.Record{Kind: hearsay.ClaimFamilyRecord, Ref: v.ID, Value: v}
		for _, c := range v.Claims {
			rec.Docs = append(rec.Docs, docs[c])
		}
		add(rec)
	}
	for _, v := range r.Findings {
		rec := hearsay.Record{Kind: hearsay.FindingRecord, Type: string(v.Type), Words: v.Text, Value: v}
		for _, e := range v.Evidence {
			rec.Docs = append(rec.Docs, e.Doc)
		}
		add(rec)
	}
	return m
}

// word is a word of a text with its place, in lower case.
type word struct {
	hearsay.Span
	lower string
}

// wordsOf returns the runs of letters and digits of s.
func wordsOf(s string) (words []word) {
	start := -1
	for i, r := range s + " " {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			words = append(words, word{hearsay.Span{Start: start, End: i}, strings.ToLower(s[start:i])})
			start = -1
		}
	}
	return words
}

// term is one thing that a query asks for: words in a row.
type term struct {
	words       []string
	prefix, not bool
}

// termsOf reads a query: words, "phrases in quotation marks", prefix* and
// -word.
func termsOf(query string) (terms []term) {
	for i, part := range strings.Split(query, `"`) {
		if i%2 == 1 { // between quotation marks
			t := term{}
			for _, w := range wordsOf(part) {
				t.words = append(t.words, w.lower)
			}
			if len(t.words) > 0 {
				terms = append(terms, t)
			}
			continue
		}
		for _, field := range strings.Fields(part) {
			t := term{not: strings.HasPrefix(field, "-"), prefix: strings.HasSuffix(field, "*")}
			for _, w := range wordsOf(field) {
				t.words = append(t.words, w.lower)
			}
			if len(t.words) > 0 {
				terms = append(terms, t)
			}
		}
	}
	return terms
}

// match reports whether the words hold all terms, and where.
func match(words []word, terms []term) (places []hearsay.Span, ok bool) {
	for _, t := range terms {
		found := false
		for i := 0; i+len(t.words) <= len(words); i++ {
			if !t.at(words[i:]) {
				continue
			}
			found = true
			if t.not {
				return nil, false
			}
			places = append(places, hearsay.Span{Start: words[i].Start, End: words[i+len(t.words)-1].End})
		}
		if !found && !t.not {
			return nil, false
		}
	}
	return places, true
}

// at reports whether the words begin with the term's.
func (t term) at(words []word) bool {
	for i, w := range t.words {
		last := i == len(t.words)-1
		if words[i].lower != w && !(t.prefix && last && strings.HasPrefix(words[i].lower, w)) {
			return false
		}
	}
	return true
}

// holds reports whether a name holds all words of another one, "" being held
// by all.
func holds(name, words string) bool {
	_, ok := match(wordsOf(name), termsOf(words))
	return ok
}

// around returns the words around a place, up to 60 bytes on either side.
func around(text string, s hearsay.Span) string {
	from, to := max(0, s.Start-60), min(len(text), s.End+60)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return text[from:to]
}
