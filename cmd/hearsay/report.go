package main

import (
	"context"
	"flag"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

var reportCommand = &command{
	name:    "report",
	usage:   "[flags] INPUT...",
	summary: "everything: origins, findings, quotations, figures, across documents",
	help: `
Reads the documents and shows how many independent origins they have, which
copy or rewrite which, what became of each quotation, which figures are claimed
by whom, and what changed in the retelling.

INPUT is a file or a directory, an address (http, https), or - for standard
input. Read are plain text and prints, Markdown, HTML, PDF, DOCX, ODT, EPUB, RTF,
mail, feeds, JSONL dumps, web archives (WARC, ARC), ZIP and tar. An input that
cannot be read is named, and the rest goes on.

Examples:
  hearsay report reports/                        summary on the terminal
  hearsay report -o report.html reports/         one HTML page, nothing else needed
  hearsay report --format jsonl a.txt b.html     records for programs
  cat dump.jsonl | hearsay report --input jsonl -
  hearsay report --pile ferry                    a pile of the store, see hearsay add

Exit codes: 0 everything read, 1 failure, 2 wrong usage, 3 done but some inputs
could not be read.

With --pile instead of INPUT, the report is that of a pile that hearsay add
keeps, brought up to date, with the corrections that were made in it.` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var p place
		c.declare(flags)
		p.declare(flags, "")
		return func(ctx context.Context, e *env, args []string) error {
			switch {
			case p.pile != "" && len(args) > 0:
				return usageError{"--pile takes the place of inputs; hearsay add puts documents into a pile"}
			case p.pile != "":
				return reportPile(ctx, e, &c, &p)
			case p.store != "":
				return usageError{"--store goes with --pile NAME"}
			}
			if err := c.check(args); err != nil {
				return err
			}
			o, done := c.options(e)
			r, err := flow.Report(ctx, c.captures(ctx, e, args), o)
			done()
			if err != nil {
				return err
			}
			return c.write(e, r, report.Everything)
		}
	},
}

// reportPile writes the report of a pile that a store keeps.
func reportPile(ctx context.Context, e *env, c *common, p *place) error {
	if err := c.check([]string{p.pile}); err != nil {
		return err
	}
	return p.with(ctx, e, func(s hearsay.Store) error {
		o, done := c.options(e)
		err := p.update(ctx, e, s, p.pile, o)
		done()
		if err != nil {
			return err
		}
		r, err := s.Report(ctx, p.pile)
		if err != nil {
			return err
		}
		return c.write(e, r, report.Everything)
	})
}
