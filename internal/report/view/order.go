// Package view makes a report ready to be shown to people: everything
// numbered, named, looked up and put in order once, for the terminal, Markdown
// and HTML alike. [New] is the way in.
package view

import (
	"cmp"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// Scope says how much of a report is written. Every scope lists the inputs
// that could not be read.
type Scope int

// Scopes, one for each command.
const (
	Everything  Scope = iota // all across documents: hearsay report
	Annotations              // documents, quotations, claims: hearsay annotate
	Texts                    // documents: hearsay text
	Lineage                  // relations, origins, stories: hearsay link
	Claims                   // claims and their families: hearsay claims
)

// Documents returns the documents in order of ID, r itself untouched.
func Documents(r *hearsay.Report) []*hearsay.Annotated {
	docs := make([]*hearsay.Annotated, len(r.Documents))
	for i := range r.Documents {
		docs[i] = &r.Documents[i]
	}
	slices.SortStableFunc(docs, func(a, b *hearsay.Annotated) int { return cmp.Compare(a.ID, b.ID) })
	return docs
}

// InputErrors returns the inputs that could not be read, by source.
func InputErrors(r *hearsay.Report) []hearsay.InputError {
	return slices.SortedStableFunc(slices.Values(r.Errors), func(a, b hearsay.InputError) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Err, b.Err))
	})
}

// QuotesOf returns the quotations of d in order of place.
func QuotesOf(d *hearsay.Annotated) []hearsay.Quote {
	return slices.SortedStableFunc(slices.Values(d.Quotes), func(a, b hearsay.Quote) int {
		return a.Span().Compare(b.Span())
	})
}

// ClaimsOf returns the claims of d in order of place.
func ClaimsOf(d *hearsay.Annotated) []hearsay.Claim {
	return slices.SortedStableFunc(slices.Values(d.Claims), func(a, b hearsay.Claim) int {
		return a.Span.Compare(b.Span)
	})
}

// RelationsOf returns the relations in order of their documents.
func RelationsOf(rels []hearsay.Relation) []hearsay.Relation {
	return slices.SortedStableFunc(slices.Values(rels), func(a, b hearsay.Relation) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
}

// PublishedOf returns the date of d: its own, or the one it takes over from
// the document that it copies.
func PublishedOf(d *hearsay.Document, inherited hearsay.Field) hearsay.Field {
	if d.Published.IsZero() && !inherited.IsZero() {
		inherited.Basis = hearsay.BasisInherited
		inherited.Span = hearsay.Span{} // it stands in the other document
		return inherited
	}
	return d.Published
}

// Field is a piece of metadata under the name that it has in the output.
type Field struct {
	Name string
	hearsay.Field
}

// FieldsOf lists the metadata that d states, in fixed order.
func FieldsOf(d *hearsay.Document, inherited hearsay.Field) []Field {
	all := []Field{{"title", d.Title}}
	for _, f := range d.Byline {
		all = append(all, Field{"byline", f})
	}
	all = append(all,
		Field{"outlet", d.Outlet}, Field{"place", d.Place}, Field{"language", d.Language},
		Field{"url", d.URL}, Field{"published", PublishedOf(d, inherited)})
	for _, f := range d.Rights {
		all = append(all, Field{"rights", f})
	}
	stated := all[:0]
	for _, f := range all {
		if !f.IsZero() {
			stated = append(stated, f)
		}
	}
	return stated
}

// OriginOf names the origin of each document.
func OriginOf(r *hearsay.Report) map[string]string {
	m := map[string]string{}
	for _, o := range r.Origins {
		for _, d := range o.Documents {
			m[d] = o.ID
		}
	}
	return m
}
