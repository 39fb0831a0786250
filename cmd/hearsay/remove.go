package main

import (
	"context"
	"flag"
	"fmt"

	"github.com/hearsay-project/hearsay"
)

var removeCommand = &command{
	name:    "remove",
	usage:   "[flags] ID...",
	summary: "take documents out of a pile, or bring them back",
	help: `
Takes documents out of a pile and says what it took out. They leave the pile's
report with its next update, but stay in the store: --undo brings them back.

With --forget instead of documents, forgets the whole pile with its report and
its corrections, and what is in no other pile. That cannot be undone.

Examples:
  hearsay remove --pile ferry other-story.txt
  hearsay remove --pile ferry --undo other-story.txt
  hearsay remove --pile ferry --forget` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var undo, forget bool
		p.declare(flags, "")
		flags.BoolVar(&undo, "undo", false, "bring the documents back")
		flags.BoolVar(&forget, "forget", false, "forget the whole pile, for good")
		return func(ctx context.Context, e *env, args []string) error {
			switch {
			case forget && (undo || len(args) > 0):
				return usageError{"--forget takes the whole pile, and neither documents nor --undo"}
			case forget && p.pile == "":
				return usageError{"--forget takes a pile by its name: --pile NAME"}
			case !forget && len(args) == 0:
				return usageError{"name at least one document; hearsay list PILE names them"}
			}
			if p.pile == "" {
				p.pile = defaultPile
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				if forget {
					return forgetPile(ctx, e, s, p.pile)
				}
				return remove(ctx, e, s, p.pile, args, undo)
			})
		}
	},
}

// remove takes documents out or brings them back; all of them have to be
// there.
func remove(ctx context.Context, e *env, s hearsay.Store, pile string, ids []string, undo bool) error {
	list := make([]hearsay.Entry, len(ids))
	for i, id := range ids {
		var err error
		if list[i], err = s.Entry(ctx, pile, id); err != nil {
			return noDocument(err, pile, id)
		}
	}
	for _, entry := range list {
		name := printable(entry.ID)
		if entry.Title != "" {
			name += " (" + printable(entry.Title) + ")"
		}
		change, done, noChange := s.Remove, "Removed", "Was removed before:"
		if undo {
			change, done, noChange = s.Restore, "Brought back", "Was not removed:"
		}
		if entry.Removed.IsZero() == undo {
			fmt.Fprintln(e.stdout, noChange, name)
			continue
		}
		if err := change(ctx, pile, entry.ID); err != nil {
			return err
		}
		fmt.Fprintln(e.stdout, done, name)
	}
	return nil
}

func forgetPile(ctx context.Context, e *env, s hearsay.Store, pile string) error {
	p, err := s.Pile(ctx, pile)
	if err != nil {
		return explain(err, pile)
	}
	if err := s.RemovePile(ctx, pile); err != nil {
		return err
	}
	n, err := s.Sweep(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "Forgot the pile %s of %s; %d were in no other pile and are deleted\n", printable(pile), count(p.Documents, "document"), n)
	return nil
}
