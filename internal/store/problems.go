package store

import (
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// Problems yields a sentence for each place of d that does not lie in its
// text on the edges of code points, and for each name that leads nowhere.
func Problems(d *hearsay.Annotated, problem func(string)) {
	say := func(format string, args ...any) { problem(d.ID + ": " + fmt.Sprintf(format, args...)) }
	if !utf8.ValidString(d.Text) {
		say("the text is not UTF-8")
	}
	check := func(what string, places ...hearsay.Span) {
		for _, s := range places {
			if s.Start < 0 || s.End > len(d.Text) || s.Start > s.End || !edge(d.Text, s.Start) || !edge(d.Text, s.End) {
				say("%s has a place outside of the text or inside a character (%d to %d of %d bytes)", what, s.Start, s.End, len(d.Text))
			}
		}
	}
	for _, b := range d.Blocks {
		check("a block", b.Span)
	}
	for _, f := range append(slices.Clone(d.Byline), d.Title, d.Outlet, d.Place, d.Language, d.URL, d.Published) {
		check("a piece of metadata", f.Span)
	}
	for _, c := range d.Credits {
		check("a credit", c.Span)
	}
	ids := map[string]bool{}
	for _, q := range d.Quotes {
		ids[q.ID] = true
		check("quotation "+q.ID, slices.Concat(q.Content, q.Cue, q.Speaker.Mentions, q.Addressee.Mentions)...)
		for _, p := range q.Chain {
			check("quotation "+q.ID, p.Mentions...)
		}
		if q.Doc != d.ID {
			say("quotation %s names another document, %s", q.ID, q.Doc)
		}
	}
	for _, c := range d.Claims {
		ids[c.ID] = true
		check("claim "+c.ID, append(slices.Concat(c.Mentions, c.Period.Mentions), c.Span)...)
		if c.Quantity != nil {
			check("claim "+c.ID, c.Quantity.Span)
		}
		for _, p := range c.Attribution {
			check("claim "+c.ID, p.Mentions...)
		}
		if c.Doc != d.ID {
			say("claim %s names another document, %s", c.ID, c.Doc)
		}
	}
	for _, q := range d.Quotes {
		if q.NestedIn != "" && !ids[q.NestedIn] {
			say("quotation %s stands in %s, which is not there", q.ID, q.NestedIn)
		}
	}
	for _, c := range d.Claims {
		for _, other := range []string{c.PartOf, c.Quote} {
			if other != "" && !ids[other] {
				say("claim %s names %s, which is not there", c.ID, other)
			}
		}
	}
}

// edge reports whether no character of text goes across offset i.
func edge(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
