package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
)

var requeueCommand = &command{
	name:    "requeue",
	usage:   "[flags]",
	summary: "send again what lacks a result, and try again what was parked",
	help: `
Finds the documents of the store that lack a result and sends them to the stream
of the cluster again. hearsay serve does so by itself, at the latest after the
two minutes in which the stream takes nothing twice; this is for whoever does not
want to wait. With --parked, what was given up waits to be read again first (see
hearsay list --parked); without --join, whoever reads the store next takes it.

Examples:
  hearsay requeue --store postgres://desk@db/hearsay --join tls://one:4222
  hearsay requeue --parked` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var c cluster
		p.declareStore(flags)
		c.declareJoin(flags)
		parked := flags.Bool("parked", false, "try what was parked again")
		return func(ctx context.Context, e *env, args []string) error {
			switch {
			case len(args) > 0:
				return usageError{"requeue takes no arguments"}
			case !*parked && c.join == "":
				return usageError{"name the stream with --join nats://HOST:4222, or try parked work again with --parked"}
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				o := desk.Options{Log: slog.New(slog.DiscardHandler)}
				if *parked {
					n, err := desk.New(s, o).Unpark(ctx)
					if err != nil {
						return err
					}
					fmt.Fprintf(e.stdout, "%s of parked work to be tried again\n", count(n, "piece"))
				}
				if c.join == "" {
					return nil
				}
				queue, err := c.open(ctx, e, o.Log)
				if err != nil {
					return err
				}
				defer queue.close()
				if err := queue.wait(ctx); err != nil {
					return err
				}
				o.Queue = queue
				n, err := desk.New(s, o).Requeue(ctx)
				if err != nil {
					return err
				}
				fmt.Fprintf(e.stdout, "%s sent\n", count(n, "document"))
				return nil
			})
		}
	},
}
