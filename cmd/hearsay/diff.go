package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/report/page"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

var diffCommand = &command{
	name:    "diff",
	usage:   "[flags] A B",
	summary: "what two reports have in common, and what differs, word by word",
	help: `
Compares two reports passage by passage. Passages that both have are found
wherever they stand; inside them [-dropped-] and {+added+} words are marked, with
what the change is about (number, negation, bound, name, quotation, cue). A line
that begins with - stands only in A, one with + only in B. Typography and line
breaks are no changes.

Examples:
  hearsay diff agency.txt reprint.html
  hearsay diff -o changes.txt a.md b.md
  hearsay diff --format html a.md b.md > side-by-side.html`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		flags.StringVar(&c.format, "format", "", "`FORMAT` of the output: text, or html for the two side by side; without it, what the ending of -o says, else text")
		flags.StringVar(&c.output, "o", "", "write to `FILE` instead of standard output")
		flags.BoolVar(&c.quiet, "quiet", false, "do not say where the output went")
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) != 2 {
				return usageError{"diff takes two reports, A and B"}
			}
			if c.format == "" && formatOf(c.output) == "html" {
				c.format = "html"
			}
			if c.format != "" && c.format != "text" && c.format != "html" {
				return usageError{fmt.Sprintf("there is no format %q; diff has text and html", c.format)}
			}
			if err := c.spareInputs(args); err != nil {
				return err
			}
			var docs []hearsay.Annotated
			for _, input := range args {
				for d, err := range flow.Annotate(ctx, c.captures(ctx, e, []string{input}), flow.Options{}) {
					var bad *hearsay.InputError
					if errors.As(err, &bad) {
						return complain(e, []hearsay.InputError{*bad})
					}
					if err != nil {
						return err
					}
					docs = append(docs, d)
				}
			}
			if len(docs) != 2 {
				return usageError{fmt.Sprintf("diff takes two reports; %s hold %d", strings.Join(args, " and "), len(docs))}
			}
			return c.send(e, func(w io.Writer) error {
				if c.format == "html" {
					return page.WriteComparison(w, comparison(&docs[0], &docs[1]))
				}
				return writeDiff(w, &docs[0], &docs[1])
			})
		}
	},
}

// writeDiff writes the blocks of two documents for a terminal.
func writeDiff(w io.Writer, a, b *hearsay.Annotated) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "A %s\nB %s\n", view.Visible(a.ID), view.Visible(b.ID))
	for _, block := range link.Diff(a, b) {
		switch {
		case block.Changes != nil:
			note := ""
			if block.Moved {
				note = "(moved) "
			}
			writeWrapped(out, "  ", note+marked(a.Text, b.Text, block.Changes))
		case block.A.Len() > 0:
			writeWrapped(out, "- ", block.A.Of(a.Text))
		default:
			writeWrapped(out, "+ ", block.B.Of(b.Text))
		}
	}
	return out.Flush()
}

// comparison prepares two documents to be shown side by side.
func comparison(a, b *hearsay.Annotated) *page.Comparison {
	c := &page.Comparison{A: view.Visible(a.ID), B: view.Visible(b.ID)}
	for _, block := range link.Diff(a, b) {
		row := page.ComparisonRow{Moved: block.Moved}
		put := func(list *[]page.Words, text string, span hearsay.Span, change link.Change) {
			if span.Len() == 0 {
				return
			}
			w := page.Words{Text: view.Visible(strings.Join(strings.Fields(span.Of(text)), " ")), Changed: change.Op != "" && change.Op != hearsay.Keep}
			if change.Kind != link.OtherChange {
				w.Kind = string(change.Kind)
			}
			*list = append(*list, w)
		}
		for _, change := range block.Changes {
			put(&row.A, a.Text, change.A, change)
			put(&row.B, b.Text, change.B, change)
		}
		if block.Changes == nil {
			put(&row.A, a.Text, block.A, link.Change{})
			put(&row.B, b.Text, block.B, link.Change{})
		}
		c.Rows = append(c.Rows, row)
	}
	return c
}

// marked writes the words of a passage with the changed ones in signs.
func marked(a, b string, changes []link.Change) string {
	var s strings.Builder
	for _, c := range changes {
		if s.Len() > 0 {
			s.WriteByte(' ')
		}
		from, to := c.A.Of(a), c.B.Of(b)
		if c.Op == hearsay.Keep {
			s.WriteString(from)
			continue
		}
		if from != "" {
			s.WriteString("[-" + from + "-]")
		}
		if to != "" {
			s.WriteString("{+" + to + "+}")
		}
		if c.Kind != link.OtherChange {
			s.WriteString(" (" + string(c.Kind) + ")")
		}
	}
	return s.String()
}

// writeWrapped writes text within 100 columns, each line with a prefix.
func writeWrapped(w io.Writer, prefix, text string) {
	const width = 100
	line := prefix
	for _, word := range strings.Fields(view.Visible(text)) {
		if line != prefix && view.Width(line)+1+view.Width(word) > width {
			fmt.Fprintln(w, line)
			line = prefix
		}
		if line != prefix {
			line += " "
		}
		line += word
	}
	fmt.Fprintf(w, "%s\n\n", line)
}
