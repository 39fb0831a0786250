package flow

import (
	"context"
	"iter"
	"sync"

	"github.com/hearsay-project/hearsay"
)

// outcome is what one input came to.
type outcome[T any] struct {
	value T
	err   error
}

// ordered runs work on each capture, o.jobs of them at once, and yields the
// results in the order of captures. It holds no more than twice as many
// captures as there are workers.
func ordered[T any](ctx context.Context, captures Captures, o Options, stage string,
	work func(context.Context, hearsay.Capture) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		ctx, cancel := context.WithCancel(ctx)

		type job struct {
			capture hearsay.Capture
			done    chan outcome[T]
		}
		jobs := make(chan job)
		results := make(chan chan outcome[T], 2*o.jobs())
		go func() {
			defer close(results)
			defer close(jobs)
			for c, err := range captures {
				done := make(chan outcome[T], 1)
				select {
				case results <- done:
				case <-ctx.Done():
					return
				}
				if err != nil {
					done <- outcome[T]{err: err}
					continue
				}
				select {
				case jobs <- job{c, done}:
				case <-ctx.Done():
					done <- outcome[T]{err: ctx.Err()}
					return
				}
			}
		}()
		var workers sync.WaitGroup
		for range o.jobs() {
			workers.Go(func() {
				for j := range jobs {
					value, err := attempt(ctx, j.capture, o.Limit, work)
					j.done <- outcome[T]{value, err}
				}
			})
		}
		// Nothing is left running, however the loop ends.
		defer func() {
			cancel()
			for range results {
			}
			workers.Wait()
		}()

		n := 0
		for done := range results {
			got := <-done
			n++
			o.progress(stage, n, 0)
			if !yield(got.value, got.err) {
				return
			}
		}
		if err := context.Cause(ctx); err != nil {
			var none T
			yield(none, err)
		}
	}
}
