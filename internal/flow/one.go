package flow

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hearsay-project/hearsay"
)

// Failure is the error of a document on which a stage itself failed: it
// panicked, or ran longer than Options.Limit. It wraps the *hearsay.InputError
// that stands for it in a report. Another version of the stages may read the
// document.
type Failure struct{ Input hearsay.InputError }

func (f *Failure) Error() string { return f.Input.Error() }

// Unwrap returns the *hearsay.InputError.
func (f *Failure) Unwrap() error { return &f.Input }

// strays counts the stages that ran longer than they may and still run.
var strays atomic.Int64

// Strays returns how many stages of this process were given up and still run:
// each takes a processor until the process ends.
func Strays() int64 { return strays.Load() }

// One reads one capture: its text, quotations and claims. An error is a
// *hearsay.InputError, a *Failure, or that of ctx.
func One(ctx context.Context, c hearsay.Capture, o Options) (hearsay.Annotated, error) {
	return attempt(ctx, c, o.Limit, o.reader())
}

// attempt runs work and turns what goes wrong, a panic included, into an
// InputError, so that one document stops nobody.
func attempt[T any](ctx context.Context, c hearsay.Capture, limit time.Duration, work func(context.Context, hearsay.Capture) (T, error)) (T, error) {
	if limit <= 0 {
		return guarded(ctx, c, work)
	}
	inTime, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	done := make(chan outcome[T], 1)
	given := &atomic.Bool{} // up, and counted as a stray
	go func() {
		value, err := guarded(inTime, c, work)
		done <- outcome[T]{value, err}
		if given.Swap(true) {
			strays.Add(-1)
		}
	}()
	var none T
	select {
	case got := <-done:
		if got.err != nil && ctx.Err() == nil && errors.Is(got.err, context.DeadlineExceeded) && inTime.Err() != nil {
			return none, overdue(c, limit)
		}
		return got.value, got.err
	case <-inTime.Done():
	}
	if err := ctx.Err(); err != nil {
		return none, err
	}
	// A goroutine cannot be ended from outside. It is left behind.
	strays.Add(1)
	if given.Swap(true) {
		strays.Add(-1)
	}
	return none, overdue(c, limit)
}

func overdue(c hearsay.Capture, limit time.Duration) error {
	return &Failure{hearsay.InputError{Source: named(c), Err: fmt.Sprintf("could not be read within %v and was given up; please report this with the file", limit)}}
}

// guarded runs work and makes an error of a panic.
func guarded[T any](ctx context.Context, c hearsay.Capture, work func(context.Context, hearsay.Capture) (T, error)) (value T, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &Failure{hearsay.InputError{Source: named(c), Err: fmt.Sprintf("could not be read: hearsay failed on it (%v); please report this with the file", p)}}
		}
	}()
	value, err = work(ctx, c)
	var bad *hearsay.InputError
	switch {
	case err == nil, errors.As(err, &bad), ctx.Err() != nil:
		return value, err
	}
	return value, &hearsay.InputError{Source: named(c), Err: err.Error()}
}

// named returns how the user named a capture: by its path, or by its ID if it is
// one of several in a container.
func named(c hearsay.Capture) string {
	if strings.HasSuffix(c.Source, c.ID) {
		return c.Source
	}
	return c.ID
}
