// Package flow runs the stages over a pile, and is the only place that knows
// their order:
//
//	capture → text → annotate → link → compare
//
// [Documents] and [Annotate] stream, one document at a time; [Link] and
// [Report] need the whole pile. None of them depends on the order of the
// captures or on the number of workers, and a document that cannot be read,
// or that makes a stage panic, becomes an InputError and stops nobody.
package flow

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/annotate"
	"github.com/hearsay-project/hearsay/internal/compare"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/text"
)

// Captures is what the capture stage yields: captures, and for an input that
// cannot be read an error, mostly a *hearsay.InputError.
type Captures = iter.Seq2[hearsay.Capture, error]

// Options of a run. The zero value is usable.
type Options struct {
	// Jobs is the number of documents worked on at once; 0 is the number of
	// processors.
	Jobs int
	// Progress, if set, is called after each step, from one goroutine at a
	// time. Total is 0 while it is not known.
	Progress func(stage string, done, total int)
	// Observe, if set, is called after each stage's work on a document (its
	// ID) or on the pile (""), from several goroutines at once.
	Observe func(ctx context.Context, stage, id string, took time.Duration, err error)
	// Limit is how long a document may take until it is given up, with a
	// [Failure]; 0 is as long as it wants.
	Limit time.Duration
	// Reader, if set, stands in for the stages up to annotations. It is for
	// tests of what a stage does that fails.
	Reader func(context.Context, hearsay.Capture) (hearsay.Annotated, error)
	// Review, if set, brings in what people have corrected, after each
	// stage, so that later ones rest on it.
	Review Reviewer
	// Known, if set, returns what these stages read in that very document
	// before, if it is at hand, or nil. It is called from several goroutines.
	Known func(context.Context, *hearsay.Document) *hearsay.Annotated
	// Aligner, if set, has the pairs of piles of Spread documents or more
	// compared by others; Spread is some thousand where it is 0.
	Aligner Aligner
	Spread  int
	// Keyring, if set, keeps the keys by which the pairs are found.
	Keyring Keyring
}

// Reviewer is what people have corrected. Its methods change what they are
// given.
type Reviewer interface {
	// Document corrects what was read in a document. It may be called twice
	// for one that was read again.
	Document(*hearsay.Annotated)
	// Links corrects how documents hang together.
	Links(*hearsay.Links)
	// Groups returns what families the quotations and claims of the report,
	// which is not compared yet, are said to belong to.
	Groups(*hearsay.Report) []hearsay.Regrouping
	// Verdicts corrects what was compared.
	Verdicts(*hearsay.Report)
}

// Version is that of the stages: it changes when one of them yields something
// else, so that what a store has kept is read again.
const Version = "2026-11-24.6"

// Workers returns the number of documents worked on at once.
func (o Options) Workers() int { return o.jobs() }

func (o Options) jobs() int {
	if o.Jobs > 0 {
		return o.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

func (o Options) progress(stage string, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

// observed runs one stage's work on one thing.
func observed[T any](ctx context.Context, o Options, stage, id string, work func() (T, error)) (T, error) {
	if o.Observe == nil {
		return work()
	}
	begun := time.Now()
	err := errPanic // unless work returns
	defer func() { o.Observe(ctx, stage, id, time.Since(begun), err) }()
	var got T
	got, err = work()
	return got, err
}

// errPanic is what is observed of a stage that panics; attempt makes a
// sentence of it for people.
var errPanic = errors.New("the stage panicked")

// Documents yields the document of each capture, in the order of captures.
// An error is a *hearsay.InputError about one input, or that of ctx, which
// ends the sequence.
func Documents(ctx context.Context, captures Captures, o Options) iter.Seq2[hearsay.Document, error] {
	return ordered(ctx, captures, o, "reading", func(ctx context.Context, c hearsay.Capture) (hearsay.Document, error) {
		return observed(ctx, o, "text", c.ID, func() (hearsay.Document, error) { return text.Read(ctx, c) })
	})
}

// Annotate yields each capture's document with its quotations and claims, in
// the order of captures. Errors are those of [Documents].
func Annotate(ctx context.Context, captures Captures, o Options) iter.Seq2[hearsay.Annotated, error] {
	return ordered(ctx, captures, o, "reading", o.reader())
}

// reader returns what reads one capture: its text, then quotations and claims.
func (o Options) reader() func(context.Context, hearsay.Capture) (hearsay.Annotated, error) {
	if o.Reader != nil {
		return o.Reader
	}
	return func(ctx context.Context, c hearsay.Capture) (hearsay.Annotated, error) {
		d, err := observed(ctx, o, "text", c.ID, func() (hearsay.Document, error) { return text.Read(ctx, c) })
		if err != nil {
			return hearsay.Annotated{}, err
		}
		return observed(ctx, o, "annotate", c.ID, func() (hearsay.Annotated, error) { return annotate.Annotate(ctx, d) })
	}
}

// Link returns the documents of the pile with how they hang together.
// Quotations and claims are read, as linking rests on them too.
func Link(ctx context.Context, captures Captures, o Options) (*hearsay.Report, error) {
	r := &hearsay.Report{}
	for d, err := range Annotate(ctx, captures, o) {
		var bad *hearsay.InputError
		switch {
		case err == nil:
			r.Documents = append(r.Documents, d)
		case errors.As(err, &bad):
			r.Errors = append(r.Errors, *bad)
		default:
			return nil, err
		}
	}
	return r, linkAll(ctx, r, o)
}

// linkAll links the documents of the report.
func linkAll(ctx context.Context, r *hearsay.Report, o Options) error {
	slices.SortFunc(r.Documents, func(a, b hearsay.Annotated) int { return strings.Compare(a.ID, b.ID) })
	slices.SortStableFunc(r.Errors, func(a, b hearsay.InputError) int { return strings.Compare(a.Source, b.Source) })
	if o.Review != nil {
		for i := range r.Documents {
			o.Review.Document(&r.Documents[i])
		}
	}
	o.progress("linking", 0, 0)
	links, err := observed(ctx, o, "link", "", func() (hearsay.Links, error) { return linkDocuments(ctx, r.Documents, o) })
	if err != nil {
		return fmt.Errorf("link: %w", err)
	}
	if o.Review != nil {
		o.Review.Links(&links)
	}
	r.Links = links
	if err := inherit(ctx, r, o); err != nil {
		return err
	}
	copyTimes(r)
	return nil
}

// inherit gives documents that have lost their date the one of the original
// that they copy, and reads them again, since what "December" means hangs on
// it.
func inherit(ctx context.Context, r *hearsay.Report, o Options) error {
	var dated []*hearsay.Annotated
	for i := range r.Documents {
		d := &r.Documents[i]
		if date, ok := r.Inherited[d.ID]; ok {
			d.Published = date
			dated = append(dated, d)
		}
	}
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(o.jobs())
	for _, d := range dated {
		g.Go(func() error {
			if o.Known != nil {
				if known := o.Known(ctx, &d.Document); known != nil {
					*d = *known
					return nil
				}
			}
			again, err := Reread(ctx, d.Document)
			*d = again
			return err
		})
	}
	if err := g.Wait(); err != nil || o.Review == nil {
		return err
	}
	for _, d := range dated {
		o.Review.Document(d)
	}
	return nil
}

// Reread annotates a document whose metadata has changed.
func Reread(ctx context.Context, doc hearsay.Document) (hearsay.Annotated, error) {
	again, err := annotate.Annotate(ctx, doc)
	if err != nil {
		return again, fmt.Errorf("annotate %s: %w", doc.ID, err)
	}
	return again, nil
}

// Report runs all stages over the pile.
func Report(ctx context.Context, captures Captures, o Options) (*hearsay.Report, error) {
	r, err := Link(ctx, captures, o)
	if err != nil {
		return nil, err
	}
	return r, compareAll(ctx, r, o)
}

// ReportOn links and compares documents that were read before; bad are the
// inputs that could not be read. It changes docs.
func ReportOn(ctx context.Context, docs []hearsay.Annotated, bad []hearsay.InputError, o Options) (*hearsay.Report, error) {
	r := &hearsay.Report{Documents: docs, Errors: bad}
	if err := linkAll(ctx, r, o); err != nil {
		return nil, err
	}
	return r, compareAll(ctx, r, o)
}

func compareAll(ctx context.Context, r *hearsay.Report, o Options) (err error) {
	o.progress("comparing", 0, 0)
	var said []hearsay.Regrouping
	if o.Review != nil {
		said = o.Review.Groups(r)
	}
	r.Verdicts, err = observed(ctx, o, "compare", "", func() (hearsay.Verdicts, error) {
		return compare.Compare(ctx, r.Documents, r.Links, said...)
	})
	if err != nil {
		return fmt.Errorf("compare: %w", err)
	}
	if o.Review != nil {
		o.Review.Verdicts(r)
	}
	return nil
}

// Diff compares two documents word by word: what both have, with its changes,
// and what only one has; see [link.Diff].
func Diff(a, b *hearsay.Annotated) []link.Block { return link.Diff(a, b) }
