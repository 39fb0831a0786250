package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
	"github.com/hearsay-project/hearsay/internal/report/view"
	"github.com/hearsay-project/hearsay/internal/text"
)

var textCommand = &command{
	name:    "text",
	usage:   "[flags] INPUT...",
	summary: "the readable text and metadata of each document, streamed",
	help: `
Shows what was read of each document: its text without furniture, and its
title, byline, outlet, date, place, language and address, each with the place it
was read from. What the document does not state is absent, never guessed.

Examples:
  hearsay text page.html
  hearsay text --explain page.html
  hearsay text --format jsonl archive/ > texts.jsonl`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var explain bool
		c.declare(flags)
		flags.BoolVar(&explain, "explain", false, "show for each piece of metadata all places that state it, best first")
		return func(ctx context.Context, e *env, args []string) error {
			if err := c.check(args); err != nil {
				return err
			}
			if explain {
				return c.explain(ctx, e, args)
			}
			o, done := c.options(e)
			defer done()
			return c.stream(e, plain(flow.Documents(ctx, c.captures(ctx, e, args), o)), report.Texts)
		}
	},
}

// plain hands documents on as annotated ones without annotations.
func plain(docs iter.Seq2[hearsay.Document, error]) iter.Seq2[hearsay.Annotated, error] {
	return func(yield func(hearsay.Annotated, error) bool) {
		for d, err := range docs {
			if !yield(hearsay.Annotated{Document: d}, err) {
				return
			}
		}
	}
}

// explain writes where the metadata of each document could have been read.
func (c *common) explain(ctx context.Context, e *env, args []string) error {
	var bad []hearsay.InputError
	err := c.send(e, func(w io.Writer) error {
		for got, err := range c.captures(ctx, e, args) {
			var input *hearsay.InputError
			var d hearsay.Document
			var all text.Candidates
			if err == nil {
				if d, all, err = text.Explain(ctx, got); err != nil && ctx.Err() == nil {
					err = &hearsay.InputError{Source: got.ID, Err: err.Error()}
				}
			}
			switch {
			case errors.As(err, &input):
				bad = append(bad, *input)
				continue
			case err != nil:
				return err
			}
			fmt.Fprintln(w, view.Visible(d.ID))
			for _, f := range []struct {
				name string
				list []hearsay.Field
			}{{"title", all.Title}, {"byline", all.Byline}, {"outlet", all.Outlet}, {"published", all.Published}, {"place", all.Place}, {"url", all.URL}, {"language", all.Language}} {
				if len(f.list) == 0 {
					fmt.Fprintf(w, "  %-10s not stated\n", f.name)
				}
				for i, field := range f.list {
					name := f.name
					if i > 0 {
						name = ""
					}
					fmt.Fprintf(w, "  %-10s %s (%s, %s)\n", name, view.Visible(field.Value), field.Basis, view.Visible(field.From))
				}
			}
			fmt.Fprintln(w)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return complain(e, bad)
}
