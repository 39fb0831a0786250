package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/hearsay-project/hearsay"
)

var verifyCommand = &command{
	name:    "verify",
	usage:   "[flags]",
	summary: "check everything that a store keeps",
	help: `
Reads the whole store and names whatever does not hold: contents that are not
those of their digest, places that do not lie in their text, names that lead
nowhere, counts, the words of the search, the review log.

Exit codes: 0 nothing was found, 1 failure or a fault was found, 2 wrong usage.

Example:
  hearsay verify` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		p.declareStore(flags)
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"verify takes no arguments"}
			}
			return p.with(ctx, e, func(s hearsay.Store) error { return check(ctx, e, s, "Checked") })
		}
	},
}

// check verifies a store and says what was done, or what was found.
func check(ctx context.Context, e *env, s hearsay.Store, done string) error {
	faults := 0
	err := s.Verify(ctx, func(problem string) {
		faults++
		fmt.Fprintln(e.stdout, printable(problem))
	})
	if err != nil {
		return err
	}
	if faults > 0 {
		return fmt.Errorf("%s found in the store", count(faults, "fault"))
	}
	piles, err := s.Piles(ctx)
	if err != nil {
		return err
	}
	documents := 0
	for _, p := range piles {
		documents += p.Documents
	}
	fmt.Fprintf(e.stdout, "%s: %s with %s, nothing is amiss\n", done, count(len(piles), "pile"), count(documents, "document"))
	return nil
}
