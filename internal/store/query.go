package store

import "strings"

// Bounds of a query, so that none costs more than its page is worth.
const (
	maxQueryBytes   = 2000
	maxQueryPhrases = 32
)

// Phrase is words that follow each other; mostly one.
type Phrase struct {
	Terms  []string
	Prefix bool // the last term is the beginning of a word
}

// Query is a full-text query, parsed: all phrases of Must occur, none of Not.
type Query struct {
	Must, Not []Phrase
}

// Empty reports whether the query asks for nothing.
func (q Query) Empty() bool { return len(q.Must) == 0 && len(q.Not) == 0 }

// ParseQuery reads a query: words, "phrases in quotation marks" of any make,
// prefix*, and a hyphen before what must not occur. A word that parts into
// several terms ("long-range", "Kyiv's") is a phrase. There is no wrong
// query: what cannot be meant is looked for as words.
func ParseQuery(s string) Query {
	var q Query
	if len(s) > maxQueryBytes {
		s = strings.ToValidUTF8(s[:maxQueryBytes], "")
	}
	for s = strings.TrimSpace(s); s != "" && len(q.Must)+len(q.Not) < maxQueryPhrases; s = strings.TrimSpace(s) {
		not := false
		if after, ok := strings.CutPrefix(s, "-"); ok {
			not, s = true, after
		}
		var words string
		if inner, after, ok := quoted(s); ok {
			words, s = inner, after
			if after, ok := strings.CutPrefix(s, "*"); ok {
				words, s = words+"*", after
			}
		} else if i := strings.IndexAny(s, " \t\r\n\v\f\u00a0"); i >= 0 {
			words, s = s[:i], s[i:]
		} else {
			words, s = s, ""
		}
		if p := phrase(words); len(p.Terms) > 0 {
			if not {
				q.Not = append(q.Not, p)
			} else {
				q.Must = append(q.Must, p)
			}
		}
	}
	return q
}

// AllWords returns the query that each word of s occurs, as in a name.
func AllWords(s string) Query {
	var q Query
	if len(s) > maxQueryBytes {
		s = strings.ToValidUTF8(s[:maxQueryBytes], "")
	}
	for _, form := range Forms(Terms(s)) {
		if len(q.Must) == maxQueryPhrases {
			break
		}
		q.Must = append(q.Must, Phrase{Terms: []string{form}})
	}
	return q
}

func phrase(words string) Phrase {
	bare, prefix := strings.CutSuffix(words, "*")
	return Phrase{Forms(Terms(bare)), prefix}
}

// quoted cuts a phrase in quotation marks from the beginning of s. One that
// is not closed goes on to the end.
func quoted(s string) (inner, after string, ok bool) {
	for _, open := range []string{`"`, "“", "”", "„", "«"} {
		rest, ok := strings.CutPrefix(s, open)
		if !ok {
			continue
		}
		end, width := len(rest), 0
		for _, shut := range []string{`"`, "”", "“", "»"} {
			if i := strings.Index(rest, shut); i >= 0 && i < end {
				end, width = i, len(shut)
			}
		}
		return rest[:end], rest[end+width:], true
	}
	return "", "", false
}

// Match reports whether a document of these running terms (see [Running]) is
// found by q. It is what the indexes of all stores come to.
func (q Query) Match(fields ...string) bool {
	for _, p := range q.Must {
		if !p.in(fields) {
			return false
		}
	}
	for _, p := range q.Not {
		if p.in(fields) {
			return false
		}
	}
	return true
}

func (p Phrase) in(fields []string) bool {
	want := " " + strings.Join(p.Terms, " ")
	if !p.Prefix {
		want += " "
	}
	for _, f := range fields {
		if strings.Contains(" "+f+" ", want) {
			return true
		}
	}
	return false
}
