package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/export"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report/wire"
)

var exportCommand = &command{
	name:    "export",
	usage:   "--format FORMAT [flags] INPUT...",
	summary: "the report for other tools: linked data, annotations, Parquet, citations",
	help: `
Runs the report and writes it in a form that other tools take:

  jsonld       schema.org (NewsArticle, Quotation, Claim) and PROV-O derivations
  annotations  W3C Web Annotations: quotations and claims with their places
  parquet      one table (--table), compressed; figures as decimals
  csl          the documents as CSL-JSON, for Zotero and pandoc
  bibtex       the documents as BibTeX
  wikitext     the claims as a table of MediaWiki, each with {{cite news}}
  csv, jsonl   as "hearsay report" writes them

Examples:
  hearsay export --format wikitext reports/
  hearsay export --format parquet --table quotes -o quotes.parquet reports/
  hearsay export -o sources.bib reports/
  hearsay export --format jsonld --pile ferry     a pile of the store, see hearsay add

With --pile instead of INPUT, the report is that of a pile that hearsay add
keeps, with the corrections that were made in it, and people's ratings.` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var p place
		var base string
		c.declare(flags)
		p.declare(flags, "")
		flags.StringVar(&base, "base-url", "", "with --pile: `ADDRESS` of the hearsay serve that shows the pile, for permanent links")
		flags.Lookup("format").Usage = "`FORMAT` of the output: " + exportNames() + "; without it, what the ending of -o says"
		flags.Lookup("table").Usage = "with parquet and csv: which `TABLE` to write (" + tableNames() + ")"
		return func(ctx context.Context, e *env, args []string) error {
			o, err := c.exportOptions()
			if err != nil {
				return err
			}
			c.format, c.table = "text", "" // the rest is checked like a report's
			switch {
			case p.pile != "" && len(args) > 0:
				return usageError{"--pile takes the place of inputs; hearsay add puts documents into a pile"}
			case base != "" && p.pile == "":
				return usageError{"--base-url goes with --pile NAME: only a server shows what a link leads to"}
			case base != "" && export.CheckBase(base) != nil:
				return usageError{"--base-url: " + export.CheckBase(base).Error()}
			case p.pile != "":
				return exportPile(ctx, e, &c, &p, o, base)
			case p.store != "":
				return usageError{"--store goes with --pile NAME"}
			}
			if err := c.check(args); err != nil {
				return err
			}
			run, done := c.options(e)
			r, err := flow.Report(ctx, c.captures(ctx, e, args), run)
			done()
			if err != nil {
				return err
			}
			if err := c.send(e, func(w io.Writer) error { return export.Write(w, r, o) }); err != nil {
				return err
			}
			return complain(e, r.Errors)
		}
	},
}

// exportPile exports the report of a pile that a store keeps.
func exportPile(ctx context.Context, e *env, c *common, p *place, o export.Options, base string) error {
	if err := c.check([]string{p.pile}); err != nil {
		return err
	}
	return p.with(ctx, e, func(s hearsay.Store) error {
		r, err := p.report(ctx, e, c, s)
		if err != nil {
			return err
		}
		if base != "" {
			o.Link = export.Links(base, p.pile, r)
		}
		if o.Corrections, err = corrections(ctx, s, p.pile); err != nil {
			return err
		}
		if err := c.send(e, func(w io.Writer) error { return export.Write(w, r, o) }); err != nil {
			return err
		}
		return complain(e, r.Errors)
	})
}

// report brings a pile up to date and returns its report.
func (p *place) report(ctx context.Context, e *env, c *common, s hearsay.Store) (*hearsay.Report, error) {
	o, done := c.options(e)
	err := p.update(ctx, e, s, p.pile, o)
	done()
	if err != nil {
		return nil, err
	}
	return s.Report(ctx, p.pile)
}

// corrections returns the review log of a pile.
func corrections(ctx context.Context, s hearsay.Store, pile string) ([]hearsay.Correction, error) {
	var all []hearsay.Correction
	for after := int64(0); ; {
		part, err := s.Corrections(ctx, pile, after, 1000)
		if err != nil || len(part) == 0 {
			return all, err
		}
		all = append(all, part...)
		after = part[len(part)-1].Seq
	}
}

// exportOptions reads form and table of an export from the flags.
func (c *common) exportOptions() (export.Options, error) {
	format := export.Format(c.format)
	if format == "" {
		format = exportFormatOf(c.output)
	}
	o := export.Options{Format: format, Table: wire.Table(c.table)}
	switch {
	case format == "":
		return o, usageError{"say with --format in which form: " + exportNames()}
	case !slices.Contains(export.Formats(), format):
		return o, usageError{fmt.Sprintf("there is no form of export %q; there are %s", format, exportNames())}
	case o.Table != "" && format != export.Parquet && format != export.CSV:
		return o, usageError{"--table goes with --format parquet or csv"}
	case o.Table != "" && !slices.Contains(wire.Tables(), o.Table):
		return o, usageError{fmt.Sprintf("there is no table %q; there are %s", o.Table, tableNames())}
	}
	return o, nil
}

func exportNames() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// exportFormatOf returns the form that the ending of a file's name stands
// for, "" if it leaves that open.
func exportFormatOf(output string) export.Format {
	for _, f := range []export.Format{export.JSONLD, export.Parquet, export.BibTeX, export.CSV, export.JSONL} {
		if strings.HasSuffix(strings.ToLower(output), "."+f.Extension()) {
			return f
		}
	}
	return ""
}
