package main

import (
	"context"
	"flag"
	"iter"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
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
  hearsay text --format jsonl archive/ > texts.jsonl`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		c.declare(flags)
		return func(ctx context.Context, e *env, args []string) error {
			if err := c.check(args); err != nil {
				return err
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
