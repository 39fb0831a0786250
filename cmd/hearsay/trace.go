package main

import (
	"context"
	"errors"
	"flag"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
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
	r := &hearsay.Report{}
	captures := func(yield func(hearsay.Capture, error) bool) {
		for got, err := range c.captures(ctx, e, inputs) {
			if there, e := s.Entry(ctx, pile, got.ID); err == nil && e == nil && there.SHA256 != got.SHA256 {
				got.ID += " (traced)" // the pile has another one of its name
			}
			if !yield(got, err) {
				return
			}
		}
	}
	for d, err := range flow.Annotate(ctx, captures, o) {
		var bad *hearsay.InputError
		switch {
		case errors.As(err, &bad):
			r.Errors = append(r.Errors, *bad)
		case err != nil:
			return err
		default:
			r.Documents = append(r.Documents, d)
		}
	}
	switch {
	case len(r.Documents) > 1:
		return usageError{"trace takes one document, and this input has several; hearsay report compares them"}
	case len(r.Documents) == 0:
		return complain(e, r.Errors)
	}
	found, err := desk.New(s, desk.Options{Flow: o}).Trace(ctx, pile, &r.Documents[0])
	if err != nil {
		return err
	}
	found.Errors = r.Errors
	done()
	return c.write(e, found, report.Everything)
}
