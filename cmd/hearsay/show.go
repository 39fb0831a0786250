package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/report"
)

var showCommand = &command{
	name:    "show",
	usage:   "[flags] ID...",
	summary: "documents of a pile, as read and corrected, or as they came",
	help: `
Shows documents of a pile with their quotations and claims, corrections included.
ID is as hearsay list names it. With --raw, writes the bytes of one document as
they came.

Examples:
  hearsay show --pile ferry agency.txt
  hearsay show --pile ferry --format jsonl agency.txt
  hearsay show --pile ferry --raw notes.pdf -o notes.pdf` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var c common
		var raw bool
		p.declare(flags, defaultPile)
		flags.BoolVar(&raw, "raw", false, "the bytes of one document, as they came")
		flags.StringVar(&c.format, "format", "", "`FORMAT` of the output: text, json, jsonl, csv, md or html; without it, what the ending of -o says, else text")
		flags.StringVar(&c.output, "o", "", "write to `FILE` instead of standard output")
		flags.StringVar(&c.color, "color", "auto", "`WHEN` to use colours: auto (on a terminal, unless NO_COLOR is set), always or never")
		flags.BoolVar(&c.quiet, "quiet", false, "do not say where the output went")
		return func(ctx context.Context, e *env, args []string) error {
			switch {
			case len(args) == 0:
				return usageError{"name at least one document; hearsay list PILE names them"}
			case raw && (len(args) > 1 || c.format != ""):
				return usageError{"--raw goes with one document and without --format"}
			}
			if err := c.check(args); err != nil {
				return err
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				if raw {
					return showRaw(ctx, e, &c, s, p.pile, args[0])
				}
				return show(ctx, e, &c, s, p.pile, args)
			})
		}
	},
}

func showRaw(ctx context.Context, e *env, c *common, s hearsay.Store, pile, id string) error {
	entry, err := s.Entry(ctx, pile, id)
	if err != nil {
		return noDocument(err, pile, id)
	}
	got, err := s.Capture(ctx, entry.Key)
	if err != nil {
		return err
	}
	return c.send(e, func(w io.Writer) error {
		_, err := w.Write(got.Bytes)
		return err
	})
}

func show(ctx context.Context, e *env, c *common, s hearsay.Store, pile string, ids []string) error {
	d := desk.New(s, desk.Options{})
	r := &hearsay.Report{}
	for _, id := range ids {
		doc, err := d.Document(ctx, pile, id)
		var bad *hearsay.InputError
		switch {
		case errors.As(err, &bad):
			r.Errors = append(r.Errors, *bad)
		case err != nil:
			return noDocument(err, pile, id)
		default:
			r.Documents = append(r.Documents, *doc)
		}
	}
	return c.write(e, r, report.Annotations)
}

// noDocument says in a sentence that a document is not there.
func noDocument(err error, pile, id string) error {
	if errors.Is(err, hearsay.ErrNotFound) {
		return fmt.Errorf("pile %q has no document %q that was read; hearsay list %s names its documents", printable(pile), printable(id), printable(pile))
	}
	return err
}
