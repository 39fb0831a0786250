package follow

import (
	"context"
	"errors"
	"slices"
	"time"
)

// rest is the longest time between two looks at what is due; what another
// program has followed or forgotten is noticed by then.
const rest = time.Minute

// Run looks at what is due in all piles until ctx ends, and calls tell with
// each new version and problem. A pile that cannot be looked at, since the
// store fails, is a problem without a source, and tried again after the rest.
func (f *Follower) Run(ctx context.Context, tell func(pile string, ev Event)) {
	for ctx.Err() == nil {
		next := f.o.now().Add(rest)
		piles, err := f.piles(ctx)
		if err != nil && ctx.Err() == nil {
			tell("", Event{Problem: err.Error()})
		}
		for _, pile := range piles {
			_, err := f.Look(ctx, pile, false, func(ev Event) { tell(pile, ev) })
			due, failed := f.Due(ctx, pile)
			if err = errors.Join(err, failed); err != nil {
				if ctx.Err() == nil {
					tell(pile, Event{Problem: err.Error()})
				}
				continue
			}
			if !due.IsZero() && due.Before(next) {
				next = due
			}
		}
		wait := time.NewTimer(max(next.Sub(f.o.now()), time.Second))
		select {
		case <-ctx.Done():
			wait.Stop()
		case <-wait.C:
		}
	}
}

// piles returns the piles that something is followed into, by name.
func (f *Follower) piles(ctx context.Context) ([]string, error) {
	all, err := f.all(ctx)
	if err != nil {
		return nil, err
	}
	var piles []string
	for _, s := range all {
		piles = append(piles, s.Pile)
	}
	slices.Sort(piles)
	return slices.Compact(piles), nil
}
