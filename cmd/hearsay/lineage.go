package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/report"
	"github.com/hearsay-project/hearsay/internal/report/page"
)

var lineageCommand = &command{
	name:    "lineage",
	usage:   "[flags] INPUT...",
	summary: "which report comes from which, as a drawing or a graph",
	help: `
Draws which documents come from which: time from left to right, each origin on a
lane of its own, parents that are credited and not in the pile with a dashed
frame. The other formats are dot for Graphviz, and json, which has the relations
with their reasons, passages and probabilities. In words: hearsay link.

Examples:
  hearsay lineage -o lineage.svg reports/
  hearsay lineage --format dot reports/ | dot -Tpdf > lineage.pdf
  hearsay lineage --format json reports/ | jq '.relation[] | select(.probability > 0.9)'`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		flags.StringVar(&c.format, "format", "", "`FORMAT` of the output: svg, dot or json; without it, what the ending of -o says, else svg")
		flags.StringVar(&c.output, "o", "", "write to `FILE` instead of standard output")
		flags.StringVar(&c.input, "input", "", "`FORM` of standard input: jsonl for one document a line")
		flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
		flags.BoolVar(&c.quiet, "quiet", false, "say nothing on the way, neither progress nor where the output went")
		return func(ctx context.Context, e *env, args []string) error {
			formats := []string{"svg", "dot", "json"}
			format := c.format
			if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(c.output)), "."); format == "" && slices.Contains(formats, ext) {
				format = ext
			}
			if format == "" {
				format = "svg"
			}
			if !slices.Contains(formats, format) {
				return usageError{fmt.Sprintf("there is no format %q; lineage has %s", format, strings.Join(formats, ", "))}
			}
			c.format, c.color = string(report.JSON), "never"
			if err := c.check(args); err != nil {
				return err
			}
			o, done := c.options(e)
			r, err := flow.Link(ctx, c.captures(ctx, e, args), o)
			done()
			if err != nil {
				return err
			}
			left := 0
			switch format {
			case "json":
				return c.write(e, r, report.Lineage)
			case "dot":
				err = c.send(e, func(w io.Writer) error { return lineage.WriteDOT(w, r.Documents, r.Links) })
			default:
				err = c.send(e, func(w io.Writer) error { left, err = page.WriteLineage(w, r); return err })
			}
			if left > 0 {
				fmt.Fprintf(e.stderr, "The drawing leaves out %d; dot and json have all.\n", left)
			}
			return errors.Join(err, complain(e, r.Errors))
		}
	},
}
