package main

import (
	"context"
	"errors"
	"flag"
	"io"

	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/report"
)

var linkCommand = &command{
	name:    "link",
	usage:   "[flags] INPUT...",
	summary: "relations, origins and stories only",
	help: `
Shows which documents copy, reprint, excerpt or rewrite which, with the reasons
and the passages that prove it, and how many independent origins there are.

Examples:
  hearsay link reports/
  hearsay link --format dot reports/ | dot -Tsvg > lineage.svg
  hearsay link --format jsonl reports/ | jq 'select(.kind == "origin")'`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		c.declare(flags)
		flags.Lookup("format").Usage += "; dot for Graphviz"
		return func(ctx context.Context, e *env, args []string) error {
			dot := c.format == "dot"
			if dot {
				c.format = string(report.Text)
			}
			if err := c.check(args); err != nil {
				return err
			}
			o, done := c.options(e)
			r, err := flow.Link(ctx, c.captures(ctx, e, args), o)
			done()
			if err != nil {
				return err
			}
			if dot {
				err := c.send(e, func(w io.Writer) error { return lineage.WriteDOT(w, r.Documents, r.Links) })
				return errors.Join(err, complain(e, r.Errors))
			}
			return c.write(e, r, report.Lineage)
		}
	},
}
