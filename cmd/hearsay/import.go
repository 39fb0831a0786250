package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/export"
)

var importCommand = &command{
	name:    "import",
	usage:   "[flags] --pile NAME FILE...",
	summary: "take Web Annotations in as corrections of a pile",
	help: `
Reads W3C Web Annotations, as other tools and hearsay export --format annotations
write them, and appends what they say to the review log of a pile: accept,
reject, a field with its right value, a quotation that was not seen. Their words
are looked for in the documents that they name; an annotation that cannot be
used is named with the reason, and the others are taken. What hearsay itself has
read is passed over, and so is what the log holds already. Nothing in the log is
ever rewritten.

FILE is a file, or - for standard input.

Example:
  hearsay import --pile ferry annotations.jsonld

Exit codes: 0 every annotation taken, 1 failure, 2 wrong usage, 3 done but some
could not be used.` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var by string
		var quiet bool
		p.declare(flags, "")
		flags.StringVar(&by, "by", "", "who says so where an annotation names nobody (`NAME`); without it, the user's name")
		flags.BoolVar(&quiet, "quiet", false, "say nothing but what could not be used")
		return func(ctx context.Context, e *env, args []string) error {
			switch {
			case p.pile == "":
				return usageError{"say with --pile NAME whose documents were annotated"}
			case len(args) == 0:
				return usageError{"name at least one file of annotations, or - for standard input"}
			}
			if by == "" {
				by = e.getenv("USER")
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				n, failed := 0, false
				d := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)})
				if err := explain(d.Update(ctx, p.pile), p.pile); err != nil {
					return err
				}
				for _, name := range args {
					taken, problems, err := importFile(ctx, e, d, p.pile, by, name)
					n += taken
					for _, problem := range problems {
						failed = true
						fmt.Fprintf(e.stderr, "hearsay: %s: %s\n", printable(name), printable(problem))
					}
					if err != nil {
						return err
					}
				}
				if err := d.Update(ctx, p.pile); err != nil {
					return err
				}
				if !quiet {
					fmt.Fprintf(e.stdout, "%s taken into the review log of %s\n", count(n, "correction"), p.pile)
				}
				if failed {
					return errPartial
				}
				return nil
			})
		}
	},
}

// importFile takes the annotations of one file in and returns how many, and
// what could not be used.
func importFile(ctx context.Context, e *env, d *desk.Desk, pile, by, name string) (taken int, problems []string, err error) {
	in := e.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return 0, []string{"cannot be opened: " + errors.Unwrap(err).Error()}, nil
		}
		defer f.Close()
		in = f
	}
	r, err := d.Store().Report(ctx, pile)
	if err != nil {
		return 0, nil, err
	}
	found, problems, err := export.ReadAnnotations(io.Reader(in), r.Documents, export.Options{})
	if err != nil {
		return 0, []string{err.Error()}, nil
	}
	kept, more, err := d.Take(ctx, pile, by, found)
	return len(kept), append(problems, more...), err
}
