package desk

import (
	"context"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/review"
)

// Trace holds a document against what a pile has, see [flow.Trace]. It is quick
// in a large pile, whose whole report takes its time: what it says of a document
// that came a moment ago holds until that is there.
func (d *Desk) Trace(ctx context.Context, pile string, doc *hearsay.Annotated) (*hearsay.Report, error) {
	log, err := d.Log(ctx, pile)
	if err != nil {
		return nil, err
	}
	o := d.o.Flow
	o.Review, o.Progress = log, nil
	return flow.Trace(ctx, asRead{d.store, log}, pile, doc, o)
}

// asRead is a store whose documents come as they were read, with what people
// have said of their metadata: the stages bring in the rest.
type asRead struct {
	hearsay.Store
	log *review.Log
}

func (s asRead) Document(ctx context.Context, pile, id string) (*hearsay.Annotated, error) {
	e, err := s.Entry(ctx, pile, id)
	if err != nil {
		return nil, err
	}
	if !e.Removed.IsZero() {
		return nil, hearsay.ErrNotFound
	}
	doc, err := s.Annotated(ctx, e.Key)
	if err == nil && s.log.Metadata(&doc.Document) {
		*doc, err = flow.Reread(ctx, doc.Document)
	}
	return doc, err
}
