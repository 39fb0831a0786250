package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"iter"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

var annotateCommand = &command{
	name:    "annotate",
	usage:   "[flags] INPUT...",
	summary: "quotations and claims of each document by itself, streamed",
	help: `
Reads each document by itself and shows its quotations with their speakers and
its claims with quantity, measure, period and attribution. With --format jsonl
records are written as documents are read, so a pile need not fit into memory.

Examples:
  hearsay annotate report.html
  hearsay annotate --format jsonl archive/ > records.jsonl`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		c.declare(flags)
		return func(ctx context.Context, e *env, args []string) error {
			if err := c.check(args); err != nil {
				return err
			}
			o, done := c.options(e)
			defer done()
			return c.stream(e, flow.Annotate(ctx, c.captures(ctx, e, args), o), report.Annotations)
		}
	},
}

// stream writes documents as they come: one after the other as JSON Lines, all
// together in the forms that need the whole.
func (c *common) stream(e *env, docs iter.Seq2[hearsay.Annotated, error], view report.View) error {
	if c.format != string(report.JSONL) {
		r, err := gather(docs)
		if err != nil {
			return err
		}
		return c.write(e, r, view)
	}
	var bad []hearsay.InputError
	err := c.send(e, func(w io.Writer) error {
		s := report.NewStream(w, view)
		for d, err := range docs {
			var input *hearsay.InputError
			switch {
			case errors.As(err, &input):
				bad = append(bad, *input)
				err = s.InputError(*input)
			case err == nil:
				err = s.Document(&d)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return complain(e, bad)
}

// gather collects documents that are not compared.
func gather(docs iter.Seq2[hearsay.Annotated, error]) (*hearsay.Report, error) {
	r := &hearsay.Report{}
	for d, err := range docs {
		var input *hearsay.InputError
		switch {
		case errors.As(err, &input):
			r.Errors = append(r.Errors, *input)
		case err != nil:
			return nil, err
		default:
			r.Documents = append(r.Documents, d)
		}
	}
	return r, nil
}
