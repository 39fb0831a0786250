// Package annotate reads what a document says: its quotations with their
// speakers, and its claims with quantity, measure, period and attribution.
//
// [Annotate] is the stage. What it yields depends on the document alone. The
// packages below it do one part each: prose lays sentences over the document's
// blocks, names leads mentions to parties, quotation reads who said what, claim reads
// what is measured.
package annotate

import (
	"context"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate/claim"
	"github.com/hearsay-project/hearsay/internal/annotate/names"
	"github.com/hearsay-project/hearsay/internal/annotate/prose"
	"github.com/hearsay-project/hearsay/internal/annotate/quotation"
	"github.com/hearsay-project/hearsay/internal/lang"
)

// Annotate returns d with its quotations and claims, each in order of place.
// The error is the context's, when that ended.
func Annotate(ctx context.Context, d hearsay.Document) (hearsay.Annotated, error) {
	if err := ctx.Err(); err != nil {
		return hearsay.Annotated{}, err
	}
	a := hearsay.Annotated{Document: d}
	text := prose.New(&a.Document, lang.English())
	if err := ctx.Err(); err != nil {
		return hearsay.Annotated{}, err
	}
	runs := quotation.Marks(d.Text, text.Blocks)
	found := names.Read(text, quotation.Quoted(runs))
	a.Quotes = quotation.Read(text, found, runs)
	a.Claims = claim.Read(text, found, a.Quotes)
	return a, nil
}
