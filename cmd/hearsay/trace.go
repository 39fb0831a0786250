package main

import (
	"context"
	"errors"
	"flag"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/report"
)

var traceCommand = &command{
	name:    "trace",
	usage:   "[flags] INPUT",
	summary: "one report against a pile: what of it is there already",
	help: `
Reads one document and holds it against a pile that hearsay add keeps, without
adding it: which documents share its text and which way the text went, which
have its quotations and what became of them, which have its figures. It looks up
phrases, quotations and figures and reads the documents that most of them lead
to, so that it is quick in a large archive; what it does not show may still be
there.

INPUT is a file, an address (http, https), or - for standard input.

Examples:
  hearsay trace --pile archive https://example.com/report
  hearsay trace --pile archive -o traced.html saved.pdf
  pbpaste | hearsay trace --pile archive --format jsonl -

Exit codes: 0 done, 1 failure, 2 wrong usage, 3 the input could not be read.` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var p place
		c.declare(flags)
		p.declare(flags, defaultPile)
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) > 1 {
				return usageError{"trace takes one document; hearsay report compares several"}
			}
			if err := c.check(args); err != nil {
				return err
			}
			return p.with(ctx, e, func(s hearsay.Store) error { return c.trace(ctx, e, s, p.pile, args) })
		}
	},
}

// trace holds the one document of the inputs against a pile.
func (c *common) trace(ctx context.Context, e *env, s hearsay.Store, pile string, inputs []string) error {
	if _, err := s.Pile(ctx, pile); err != nil {
		return explain(err, pile)
	}
	o, done := c.options(e)
	defer done()
	var found *hearsay.Report
	var failed []hearsay.InputError
	for got, err := range c.captures(ctx, e, inputs) {
		var traced *hearsay.Report
		if err == nil && found != nil {
			return usageError{"trace takes one document, and this input has several; hearsay report compares them"}
		}
		if err == nil {
			_, traced, err = desk.New(s, desk.Options{Flow: o}).TraceCapture(ctx, pile, got)
		}
		var bad *hearsay.InputError
		switch {
		case errors.As(err, &bad):
			failed = append(failed, *bad)
		case err != nil:
			return err
		default:
			found = traced
		}
	}
	if found == nil {
		return complain(e, failed)
	}
	found.Errors = failed
	done()
	return c.write(e, found, report.Everything)
}
