package main

import (
	"context"
	"errors"
	"flag"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
)

var addCommand = &command{
	name:    "add",
	usage:   "[flags] INPUT...",
	summary: "keep documents in a pile of a store, and read them",
	help: `
Puts documents into a pile of a store, which it makes if there is none, and
brings the pile's report up to date. What has been added is kept as it came and
survives a loss of power, also when the reading is interrupted; the next command
goes on with it.

A document that the pile has already changes nothing. One of the same name with
other content is kept as a version of its own, NAME~2.

INPUT is what hearsay report takes.

Examples:
  hearsay add reports/                          into the pile "default"
  hearsay add --pile ferry https://example.org/news/ferry.html notes.pdf
  hearsay report --pile ferry -o ferry.html     what is known about the pile

Exit codes: 0 everything read, 1 failure, 2 wrong usage, 3 done but some inputs
could not be read.` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var c common
		var by string
		var later bool
		p.declare(flags, defaultPile)
		flags.StringVar(&by, "by", "", "who adds them (`NAME`); without it, the user's name")
		flags.BoolVar(&later, "later", false, "keep the documents only; the next report reads them")
		flags.StringVar(&c.input, "input", "", "`FORM` of standard input: jsonl for one document a line")
		flags.StringVar(&c.language, "language", "", "take documents that do not state their language to be in `CODE` (BCP 47, as in en)")
		c.declareFollow(flags)
		flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
		flags.BoolVar(&c.quiet, "quiet", false, "say nothing but what could not be read")
		return func(ctx context.Context, e *env, args []string) error {
			switch {
			case len(args) == 0:
				return usageError{"name at least one file, directory or address to add, or - for standard input"}
			case c.input != "" && c.input != "jsonl":
				return usageError{fmt.Sprintf("--input %s is not known; it takes jsonl", c.input)}
			case c.jobs < 0:
				return usageError{"--jobs takes a number from 0 upwards"}
			}
			if err := desk.CheckName(p.pile); err != nil {
				return usageError{err.Error()}
			}
			if by == "" {
				by = e.getenv("USER")
			}
			s, err := p.open(ctx, e, true)
			if err != nil {
				return err
			}
			defer s.Close()
			return add(ctx, e, &p, &c, s, by, later, args)
		}
	},
}

func add(ctx context.Context, e *env, p *place, c *common, s hearsay.Store, by string, later bool, inputs []string) error {
	before, err := s.Pile(ctx, p.pile)
	if err != nil && !errors.Is(err, hearsay.ErrNotFound) {
		return err
	}
	o, done := c.options(e)
	defer done()
	added, bad, err := desk.New(s, desk.Options{}).Add(ctx, p.pile, by, c.captures(ctx, e, inputs))
	if err != nil {
		return err
	}
	after, err := s.Pile(ctx, p.pile)
	if err != nil {
		return err
	}
	if !later {
		err = p.update(ctx, e, s, p.pile, o)
	}
	done()
	if err != nil {
		return fmt.Errorf("%s kept, but not all is read yet: %w", count(len(added), "document"), err)
	}
	if !c.quiet {
		fresh := after.Documents - before.Documents
		fmt.Fprintf(e.stdout, "%s added to %s", count(fresh, "document"), p.pile)
		if known := len(added) - fresh; known > 0 {
			fmt.Fprintf(e.stdout, ", %d known already", known)
		}
		fmt.Fprintf(e.stdout, "; it has %d now\n", after.Documents)
	}
	if !later {
		for _, a := range added {
			got, err := s.Entry(ctx, p.pile, a.ID)
			if err != nil {
				return err
			}
			if got.Err != "" {
				bad = append(bad, hearsay.InputError{Source: got.ID, Err: got.Err})
			}
		}
	}
	return complain(e, bad)
}
