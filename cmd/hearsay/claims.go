package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// claimsFormats are the forms in which claims are listed.
var claimsFormats = []string{"table", "json", "jsonl", "csv", "wiki"}

var claimsCommand = &command{
	name:    "claims",
	usage:   "[flags] INPUT...",
	summary: "the figures of a pile as a table to filter and export",
	help: `
Lists the figures that the documents claim: value with its bound, what is
measured of whom, for which period, who says it, and how many independent
origins stand behind it. Equal figures of one source are one row.

Filters take words, in any order: --measure those of the measure, --subject of
whom or what is counted, to whom, or where, --source of who vouches for it (the
outlet where nobody else does). --since and --until go by the time that the
figure is about; a figure without one counts for the day of its report, and one
whose time is not known is left out.

With --tolls it lists instead how many people each document as a whole reports
killed and wounded in the event that it is about, with the words that say so,
and what most origins of the story give, the latest of those where several are
even; below it what most of the last day give, where that is more or a little
less. Victims that no number counts ("a man was shot dead") count too. The
filters do not apply.

Formats: table (for the terminal), json, jsonl, csv, and wiki (a MediaWiki table
with references); of --tolls table and csv.

Examples:
  hearsay claims reports/
  hearsay claims --measure killed --min-origins 2 reports/
  hearsay claims --subject Norrand --since 2025-12 --until 2026-01 reports/
  hearsay claims --source "interior ministry" --format csv -o claims.csv reports/
  hearsay claims --measure displaced --format wiki reports/
  hearsay claims --tolls reports/

Exit codes: 0 everything read, 1 failure, 2 wrong usage, 3 done but some inputs
could not be read.`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var f view.Filter
		c.declare(flags)
		flags.Lookup("format").Usage = "`FORMAT` of the output: " + strings.Join(claimsFormats, ", ") + "; without it, what the ending of -o says, else table"
		flags.StringVar(&f.Measure, "measure", "", "only figures with these `WORDS` in their measure, as in killed")
		flags.StringVar(&f.Subject, "subject", "", "only figures with these `WORDS` in subject, object or place")
		flags.StringVar(&f.Source, "source", "", "only figures that somebody with these `WORDS` in the name vouches for")
		flags.StringVar(&f.Since, "since", "", "only figures about this `DATE` (year, month or day) or later")
		flags.StringVar(&f.Until, "until", "", "only figures about this `DATE` or earlier")
		tolls := flags.Bool("tolls", false, "list the killed and wounded of each document as a whole, and of each story")
		flags.IntVar(&f.MinOrigins, "min-origins", 0, "only figures that go back to at least `N` independent origins")
		return func(ctx context.Context, e *env, args []string) error {
			wiki, err := c.checkClaims(args, f)
			if err != nil {
				return err
			}
			asCSV := c.format == string(report.CSV)
			if *tolls && (wiki || c.format != string(report.Text) && !asCSV) {
				return usageError{"claims --tolls has the formats table and csv"}
			}
			o, done := c.options(e)
			r, err := flow.Report(ctx, c.captures(ctx, e, args), o)
			done()
			if err != nil {
				return err
			}
			if *tolls {
				events := tollsOf(r)
				err := c.send(e, func(w io.Writer) error {
					if asCSV {
						return writeTollsCSV(w, events)
					}
					return writeTolls(w, events)
				})
				return errors.Join(err, complain(e, r.Errors))
			}
			r = view.Select(r, f)
			if wiki {
				err := c.send(e, func(w io.Writer) error { return report.WriteWikitext(w, r) })
				return errors.Join(err, complain(e, r.Errors))
			}
			return c.write(e, r, report.Claims)
		}
	},
}

// checkClaims checks the flags of claims and reports whether wikitext is asked
// for. It leaves in c.format a format that package report knows.
func (c *common) checkClaims(args []string, f view.Filter) (wiki bool, err error) {
	if c.format == "" {
		if c.format = formatOf(c.output); c.format == string(report.Text) {
			c.format = "table"
		}
	}
	if !slices.Contains(claimsFormats, c.format) {
		return false, usageError{"claims has no format " + c.format + "; there are " + strings.Join(claimsFormats, ", ")}
	}
	if err := f.Check(); err != nil {
		return false, usageError{err.Error()}
	}
	wiki = c.format == "wiki"
	if wiki || c.format == "table" {
		c.format = string(report.Text)
	}
	return wiki, c.check(args)
}
