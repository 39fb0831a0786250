package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/hearsay-project/hearsay"
)

var rebuildCommand = &command{
	name:    "rebuild",
	usage:   "[flags] [PILE...]",
	summary: "read again what a newer version reads better, and renew the reports",
	help: `
Reads the documents that this version of hearsay has not read yet, and brings the
reports of the piles up to date: of those that are named, or of all. Corrections
hold as before. What is up to date is left alone.

Example:
  hearsay rebuild` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var c common
		var keyed int
		p.declareStore(flags)
		flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
		flags.IntVar(&keyed, "keys", 0, keysHelp)
		flags.BoolVar(&c.quiet, "quiet", false, "say nothing on the way")
		return func(ctx context.Context, e *env, args []string) error {
			if c.jobs < 0 {
				return usageError{"--jobs takes a number from 0 upwards"}
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				if err := checkKeys(s, keyed); err != nil {
					return err
				}
				if len(args) == 0 {
					piles, err := s.Piles(ctx)
					if err != nil {
						return err
					}
					for _, pile := range piles {
						args = append(args, pile.Name)
					}
				}
				for _, pile := range args {
					o, done := c.options(e)
					err := p.updateKeyed(ctx, e, s, pile, o, keyed)
					done()
					if err != nil {
						return err
					}
					if !c.quiet {
						fmt.Fprintf(e.stdout, "%s is up to date\n", printable(pile))
					}
				}
				return nil
			})
		}
	},
}
