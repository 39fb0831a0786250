package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
)

var listCommand = &command{
	name:    "list",
	usage:   "[flags] [PILE]",
	summary: "the piles of a store, or the documents of a pile",
	help: `
Without PILE, names the piles of the store with the number of their documents.
With PILE, names its documents, with date, outlet and title as they were read,
or why one could not be read. With --parked, names what was given up because a
stage failed on it, not the input; hearsay requeue --parked tries it again.

Examples:
  hearsay list
  hearsay list ferry
  hearsay list ferry --format jsonl` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		p.declareStore(flags)
		format := listFormat(flags)
		parked := flags.Bool("parked", false, "what was given up, of all piles")
		return func(ctx context.Context, e *env, args []string) error {
			if err := checkListFormat(*format); err != nil {
				return err
			}
			if len(args) > 1 {
				return usageError{"list takes one pile, or none"}
			}
			if *parked && len(args) > 0 {
				return usageError{"--parked lists what was given up of all piles, so it takes none"}
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				out := bufio.NewWriter(e.stdout)
				defer out.Flush()
				jsonl := *format == "jsonl"
				if *parked {
					return listParked(ctx, out, s, jsonl)
				}
				if len(args) == 0 {
					return listPiles(ctx, out, s, jsonl)
				}
				return entries(ctx, s, args[0], func(entry hearsay.Entry) error { return writeEntry(out, entry, jsonl) })
			})
		}
	},
}

func listPiles(ctx context.Context, out *bufio.Writer, s hearsay.Store, jsonl bool) error {
	piles, err := s.Piles(ctx)
	if err != nil {
		return err
	}
	for _, p := range piles {
		if jsonl {
			err := json.NewEncoder(out).Encode(pileRecord{
				Kind: "pile", Name: p.Name, Created: moment(p.Created), Documents: p.Documents, UpToDate: p.Reported == p.Revision,
			})
			if err != nil {
				return err
			}
			continue
		}
		note := ""
		if p.Reported != p.Revision {
			note = " (changed since its report)"
		}
		fmt.Fprintf(out, "%-20s %s%s\n", printable(p.Name), count(p.Documents, "document"), note)
	}
	if len(piles) == 0 && !jsonl {
		fmt.Fprintln(out, "There is no pile yet; hearsay add makes one.")
	}
	return nil
}

func listParked(ctx context.Context, out *bufio.Writer, s hearsay.Store, jsonl bool) error {
	list, err := desk.New(s, desk.Options{}).Parked(ctx)
	if err != nil {
		return err
	}
	for _, p := range list {
		if jsonl {
			err := json.NewEncoder(out).Encode(parkedRecord{
				Kind: "parked", Stage: p.Stage, Version: p.Version, Key: p.Key, Doc: orNull(p.Doc), Reason: p.Reason, At: moment(p.At),
			})
			if err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(out, "%s\n    %s: %s\n", printable(cmp.Or(p.Doc, p.Key)), printable(p.Stage), printable(p.Reason))
	}
	if len(list) == 0 && !jsonl {
		fmt.Fprintln(out, "Nothing is parked.")
	}
	return nil
}

type parkedRecord struct {
	Kind    string  `json:"kind"`
	Stage   string  `json:"stage"`
	Version string  `json:"version"`
	Key     string  `json:"key"`
	Doc     *string `json:"doc"`
	Reason  string  `json:"reason"`
	At      *string `json:"at"`
}

// pileRecord and entryRecord are the contract of docs/format.md.
type pileRecord struct {
	Kind      string  `json:"kind"`
	Name      string  `json:"name"`
	Created   *string `json:"created"`
	Documents int     `json:"documents"`
	UpToDate  bool    `json:"up_to_date"`
}

type entryRecord struct {
	Kind      string  `json:"kind"`
	Pile      string  `json:"pile"`
	ID        string  `json:"id"`
	SHA256    string  `json:"sha256"`
	Added     *string `json:"added"`
	By        *string `json:"by"`
	Removed   *string `json:"removed"`
	Read      bool    `json:"read"`
	Error     *string `json:"error"`
	Title     *string `json:"title"`
	Outlet    *string `json:"outlet"`
	Published *string `json:"published"`
	Language  *string `json:"language"`
	URL       *string `json:"url"`
}

func recordOf(e hearsay.Entry) entryRecord {
	return entryRecord{
		Kind: "entry", Pile: e.Pile, ID: e.ID, SHA256: e.SHA256, Added: moment(e.Added), By: orNull(e.By), Removed: moment(e.Removed),
		Read: e.Version != "" && e.Err == "", Error: orNull(e.Err), Title: orNull(e.Title), Outlet: orNull(e.Outlet),
		Published: orNull(e.Published), Language: orNull(e.Language), URL: orNull(e.URL),
	}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func writeEntry(out *bufio.Writer, e hearsay.Entry, jsonl bool) error {
	if jsonl {
		return json.NewEncoder(out).Encode(recordOf(e))
	}
	fmt.Fprintln(out, printable(e.ID))
	switch {
	case e.Err != "":
		fmt.Fprintf(out, "    could not be read: %s\n", printable(e.Err))
	case e.Version == "":
		fmt.Fprintln(out, "    waits to be read")
	default:
		fmt.Fprintf(out, "    %s  %s  %s\n", printable(cmp.Or(e.Published, "no date")), printable(cmp.Or(e.Outlet, "no outlet")), printable(cmp.Or(e.Title, "no title")))
	}
	return nil
}
