package store

import (
	"fmt"

	"github.com/hearsay-project/hearsay"
)

// Put adds the value of a record to the part of the report that it belongs to.
// Quotations and claims are part of their documents and are left out.
func Put(r *hearsay.Report, rec hearsay.Record) {
	switch v := rec.Value.(type) {
	case hearsay.Relation:
		r.Relations = append(r.Relations, v)
	case hearsay.Origin:
		r.Origins = append(r.Origins, v)
	case hearsay.Story:
		r.Stories = append(r.Stories, v)
	case hearsay.QuoteFamily:
		r.QuoteFamilies = append(r.QuoteFamilies, v)
	case hearsay.ClaimFamily:
		r.ClaimFamilies = append(r.ClaimFamilies, v)
	case hearsay.Finding:
		r.Findings = append(r.Findings, v)
	}
}

// CheckSpans calls problem with a sentence for each place of the document that
// is not in its text.
func CheckSpans(d *hearsay.Annotated, problem func(string)) {
	check := func(what string, spans ...hearsay.Span) {
		for _, s := range spans {
			if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) {
				problem(fmt.Sprintf("document %s: %s stands at bytes %d to %d of %d", d.ID, what, s.Start, s.End, len(d.Text)))
			}
		}
	}
	for _, b := range d.Blocks {
		check("a block", b.Span)
	}
	for _, q := range d.Quotes {
		check("quotation "+q.ID, q.Content...)
		check("the cue of quotation "+q.ID, q.Cue...)
		check("the speaker of quotation "+q.ID, q.Speaker.Mentions...)
	}
	for _, c := range d.Claims {
		check("claim "+c.ID, c.Span)
		check("claim "+c.ID, c.Mentions...)
		check("the period of claim "+c.ID, c.Period.Mentions...)
	}
}
