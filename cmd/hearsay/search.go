package main

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

var searchCommand = &command{
	name:    "search",
	usage:   "[flags] QUERY",
	summary: "documents of a store by their words",
	help: `
Finds documents in which all words of the query occur: words, "phrases in
quotation marks", and the beginnings of words with a star, brid*. With a hyphen
before it, -word or -"a phrase" must not occur (put -- before a query that begins
with a hyphen). Case and accents make no difference, and 35,000 is 35000. The
most relevant documents come first.

Examples:
  hearsay search 'ferry captain'
  hearsay search --pile ferry '"mechanical failure" -weather'
  hearsay search --since 2026-02 --limit 100 --format jsonl 'displac*'` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var q hearsay.SearchQuery
		p.declare(flags, "")
		format := listFormat(flags)
		flags.StringVar(&q.Outlet, "outlet", "", "of this outlet (`NAME`) only")
		flags.StringVar(&q.Language, "language", "", "in this language (`CODE`) only")
		flags.StringVar(&q.Since, "since", "", "dated on `DATE` or later (2026, 2026-02, 2026-02-14)")
		flags.StringVar(&q.Until, "until", "", "dated on `DATE` or before")
		flags.IntVar(&q.Limit, "limit", 20, "at most `N` documents")
		return func(ctx context.Context, e *env, args []string) error {
			if err := checkListFormat(*format); err != nil {
				return err
			}
			q.Query, q.Pile = strings.Join(args, " "), p.pile
			switch {
			case strings.TrimSpace(q.Query) == "":
				return usageError{"name the words to search for"}
			case q.Limit < 1:
				return usageError{"--limit takes a number from 1 upwards"}
			}
			return p.with(ctx, e, func(s hearsay.Store) error {
				out := bufio.NewWriter(e.stdout)
				defer out.Flush()
				return find(ctx, out, s, q, *format == "jsonl")
			})
		}
	},
}

// hitRecord is the contract of docs/format.md.
type hitRecord struct {
	entryRecord
	Places []hitPlace `json:"places"`
}

type hitPlace struct {
	Start  int    `json:"start"` // code points
	End    int    `json:"end"`
	Exact  string `json:"exact"`
	Around string `json:"around"`
}

func find(ctx context.Context, out *bufio.Writer, s hearsay.Store, q hearsay.SearchQuery, jsonl bool) error {
	for left := q.Limit; left > 0; {
		q.Limit = left
		hits, next, err := s.Search(ctx, q)
		if err != nil {
			return explain(err, q.Pile)
		}
		for _, h := range hits {
			if err := writeHit(ctx, out, s, h, jsonl); err != nil {
				return err
			}
		}
		if left -= len(hits); next == "" {
			return nil
		}
		q.After = next
	}
	return nil
}

func writeHit(ctx context.Context, out *bufio.Writer, s hearsay.Store, h hearsay.Hit, jsonl bool) error {
	if !jsonl {
		if err := writeEntry(out, h.Entry, false); err != nil {
			return err
		}
		for _, words := range h.Around {
			fmt.Fprintf(out, "    … %s …\n", printable(words))
		}
		return nil
	}
	d, err := s.Annotated(ctx, h.Key)
	if err != nil {
		return err
	}
	rec := hitRecord{entryRecord: recordOf(h.Entry), Places: []hitPlace{}}
	rec.Kind = "hit"
	for i, p := range h.Places {
		start := utf8.RuneCountInString(d.Text[:p.Start])
		exact := p.Of(d.Text)
		rec.Places = append(rec.Places, hitPlace{start, start + utf8.RuneCountInString(exact), exact, h.Around[i]})
	}
	return json.NewEncoder(out).Encode(rec)
}
