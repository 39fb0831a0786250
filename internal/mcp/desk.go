package mcp

import (
	"context"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// OnDesk returns the library of the piles that a desk works on. What a client
// adds is read before it is answered.
func OnDesk(d *desk.Desk) Library { return kept{d.Store(), d} }

type kept struct {
	hearsay.Store
	desk *desk.Desk
}

// Document returns a document as the report has it, corrected.
func (k kept) Document(ctx context.Context, pile, id string) (*hearsay.Annotated, error) {
	return k.desk.Document(ctx, pile, id)
}

// TraceCapture holds a capture against a pile.
func (k kept) TraceCapture(ctx context.Context, pile string, c hearsay.Capture) (*hearsay.Annotated, *hearsay.Report, error) {
	return k.desk.TraceCapture(ctx, pile, c)
}

// many is the number of documents of a pile from which on a client does not wait
// for the report that has what it has added.
const many = 2000

// Add puts documents into a pile, and brings it up to date unless it is large:
// then whoever runs the desk does, and [kept.TraceCapture] tells until then.
func (k kept) Add(ctx context.Context, pile string, captures flow.Captures) ([]hearsay.Entry, error) {
	entries, bad, err := k.desk.Add(ctx, pile, "mcp", captures)
	if err != nil {
		return nil, err
	}
	p, err := k.Store.Pile(ctx, pile)
	if err != nil {
		return nil, err
	}
	if p.Documents < many {
		err = k.desk.Update(ctx, pile)
	} else {
		err = k.desk.Read(ctx)
	}
	if err != nil {
		return nil, err
	}
	for i, e := range entries {
		if entries[i], err = k.Store.Entry(ctx, pile, e.ID); err != nil {
			return nil, err
		}
	}
	for _, b := range bad {
		entries = append(entries, hearsay.Entry{Pile: pile, ID: b.Source, Err: b.Err})
	}
	return entries, nil
}
