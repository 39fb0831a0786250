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
	shelf, o, err := d.tracer(ctx, pile)
	if err != nil {
		return nil, err
	}
	return flow.Trace(ctx, shelf, pile, doc, o)
}

// TraceCapture does the same with a capture that is read for it, and keeps
// nothing of it, see [flow.TraceCapture].
func (d *Desk) TraceCapture(ctx context.Context, pile string, c hearsay.Capture) (*hearsay.Annotated, *hearsay.Report, error) {
	shelf, o, err := d.tracer(ctx, pile)
	if err != nil {
		return nil, nil, err
	}
	return flow.TraceCapture(ctx, shelf, pile, c, o)
}

// tracer returns a pile as a trace looks at it, and how.
func (d *Desk) tracer(ctx context.Context, pile string) (flow.Tracer, flow.Options, error) {
	log, err := d.Log(ctx, pile)
	o := d.o.Flow
	o.Review, o.Progress = log, nil
	return asRead{d.store, log}, o, err
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
