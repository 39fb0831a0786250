package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

// Exit codes of check, besides the common ones.
const (
	exitDiffers   = 4 // no document states it so, some state it differently
	exitNotStated = 5 // no document states it
)

// standingError ends a check of which the answer is no: it sets the exit code
// and says nothing, since the answer has been written.
type standingError struct{ code int }

func (e standingError) Error() string { return fmt.Sprintf("exit code %d", e.code) }

var checkCommand = &command{
	name:    "check",
	usage:   "[flags] CLAIM-TEXT INPUT...",
	summary: "whether the documents state a given figure, and in which words",
	help: `
Reads the figures in CLAIM-TEXT as it reads those of a report, and says for each
document whether it states them so, differently (and in which field: value,
bound, measure, counted, subject, period, attribution, modality) or not, with the exact
words and their place. What the text leaves open is not asked: a claim without a
period is stated so by a document that gives one. Where the figure is not
stated but its number stands in the document, the places are shown, to be looked
at by a person.

Examples:
  hearsay check "At least 31 people were killed in the floods." reports/
  hearsay check "The ministry said 12,000 were displaced" article.html
  hearsay check --date 2026-02-14 "Norrand lost 35,000 men in December" cited.pdf
  hearsay check --format json "148 dead" reports/ | jq '.best'

--format json writes one record a line for each figure of the text.

Exit codes: 0 every figure is stated so in at least one document, 4 at least one
is only stated differently, 5 at least one is not stated in any, 1 failure, 2
wrong usage (also a text without a figure), 3 done but some inputs could not be
read, whatever the others say.`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var date string
		flags.StringVar(&c.format, "format", "text", "`FORMAT` of the output: text or json")
		flags.StringVar(&c.output, "o", "", "write to `FILE` instead of standard output")
		flags.StringVar(&c.input, "input", "", "`FORM` of standard input: jsonl for one document a line")
		flags.StringVar(&c.color, "color", "auto", "`WHEN` to use colours: auto, always or never")
		flags.StringVar(&date, "date", "", "`DATE` of the text that is checked (YYYY-MM-DD), which its \"last week\" and \"in December\" go by")
		flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
		flags.BoolVar(&c.quiet, "quiet", false, "say nothing on the way")
		return func(ctx context.Context, e *env, args []string) error {
			return c.runCheck(ctx, e, date, args)
		}
	},
}

func (c *common) runCheck(ctx context.Context, e *env, date string, args []string) error {
	switch c.format {
	case "text":
	case "json", "jsonl":
		c.format = string(report.JSONL)
	default:
		return usageError{"check has no format " + c.format + "; there are text and json"}
	}
	if len(args) < 2 {
		return usageError{"check takes the text of a claim and at least one file or directory: hearsay check \"31 people were killed\" reports/"}
	}
	if err := c.check(args[1:]); err != nil {
		return err
	}
	o, done := c.options(e)
	check, r, err := flow.Check(ctx, args[0], date, c.captures(ctx, e, args[1:]), o)
	done()
	switch {
	case err != nil:
		return err
	case len(check.Asked.Claims) == 0:
		return usageError{fmt.Sprintf("no figure can be read in %q; give a sentence with a number and what it counts", strings.TrimSpace(args[0]))}
	}
	err = c.send(e, func(w io.Writer) error {
		return report.WriteCheck(w, check, r, report.Options{Format: report.Format(c.format), Color: c.colored(e, w)})
	})
	if err != nil {
		return err
	}
	return errors.Join(complain(e, r.Errors), standing(check))
}

// standing returns the error that the weakest answer ends the command with.
func standing(check *hearsay.Check) error {
	code := exitOK
	for i := range check.Figures {
		switch check.Figures[i].Best() {
		case hearsay.NotStated:
			code = exitNotStated
		case hearsay.StatedDifferently:
			code = max(code, exitDiffers)
		}
	}
	if code == exitOK {
		return nil
	}
	return standingError{code}
}
