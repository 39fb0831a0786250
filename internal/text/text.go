// Package text turns a capture into a document: its readable text, in blocks,
// with the metadata that it states and where each piece was read.
//
// [Read] is the stage. It is a pure function: the same capture gives the same
// document.
package text

import (
	"context"

	"github.com/hearsay-project/hearsay"
)

// Read returns the document that c holds. An error is a sentence for the
// person who handed over the capture: what was wrong and what to do.
func Read(ctx context.Context, c hearsay.Capture) (hearsay.Document, error) {
	return hearsay.Document{ID: c.ID, Source: c.Source, SHA256: c.SHA256, MediaType: c.MediaType, Text: string(c.Bytes)}, nil
}
