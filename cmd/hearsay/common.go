package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

// common are the flags that every command on a pile has.
type common struct {
	format   string
	output   string
	input    string
	language string
	table    string
	color    string
	jobs     int
	quiet    bool
	follow   bool
}

func (c *common) declare(flags *flag.FlagSet) {
	flags.StringVar(&c.format, "format", "", "`FORMAT` of the output: text, json, jsonl, csv, md or html; without it, what the ending of -o says, else text")
	flags.StringVar(&c.output, "o", "", "write to `FILE` instead of standard output")
	flags.StringVar(&c.input, "input", "", "`FORM` of standard input: jsonl for one document a line")
	flags.StringVar(&c.language, "language", "", "take documents that do not state their language to be in `CODE` (BCP 47, as in en)")
	flags.StringVar(&c.table, "table", "", "with --format csv: which `TABLE` to write ("+tableNames()+")")
	flags.StringVar(&c.color, "color", "auto", "`WHEN` to use colours: auto (on a terminal, unless NO_COLOR is set), always or never")
	c.declareFollow(flags)
	flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
	flags.BoolVar(&c.quiet, "quiet", false, "say nothing on the way, neither progress nor where the output went")
}

func (c *common) declareFollow(flags *flag.FlagSet) {
	flags.BoolVar(&c.follow, "follow", false, "fetch the feeds that a list of feeds (OPML) names")
}

func tableNames() string {
	var names []string
	for _, t := range report.Tables() {
		names = append(names, string(t))
	}
	return strings.Join(names, ", ")
}

// check completes and checks the flags.
func (c *common) check(args []string) error {
	if c.format == "" {
		c.format = formatOf(c.output)
	}
	switch {
	case !slices.Contains(report.Formats(), report.Format(c.format)):
		return usageError{fmt.Sprintf("there is no format %q; there are %s", c.format, formatNames())}
	case c.input != "" && c.input != "jsonl":
		return usageError{fmt.Sprintf("--input %s is not known; it takes jsonl", c.input)}
	case c.jobs < 0:
		return usageError{"--jobs takes a number from 0 upwards"}
	case !slices.Contains([]string{"auto", "always", "never"}, c.color):
		return usageError{"--color takes auto, always or never"}
	case len(args) == 0:
		return usageError{"name at least one file or directory, or - for standard input; for the built-in example: hearsay demo"}
	case c.table != "" && c.format != string(report.CSV):
		return usageError{"--table goes with --format csv"}
	}
	return c.spareInputs(args)
}

// spareInputs returns an error where the file to write is there already among the inputs, and is no
// report that was written before.
func (c *common) spareInputs(inputs []string) error {
	there, err := os.Stat(c.output)
	if err != nil || !there.Mode().IsRegular() {
		return nil
	}
	among := slices.ContainsFunc(inputs, func(in string) bool {
		info, err := os.Stat(in)
		if err != nil || os.SameFile(info, there) {
			return err == nil
		}
		return info.IsDir() && below(c.output, in)
	})
	if head, err := headOf(c.output); among && (err != nil || len(head) > 0 && !capture.OwnReport(head)) {
		return usageError{fmt.Sprintf("-o %s is one of the documents to read, which would be lost; name another file", c.output)}
	}
	return nil
}

// headOf returns the first bytes of a file, none of what is no regular one: a pipe would be waited for.
func headOf(path string) ([]byte, error) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, 4<<10))
}

// below reports whether a file lies in a directory or further down, by whatever links they are named.
func below(file, dir string) bool {
	rel, err := filepath.Rel(realPath(dir), realPath(file))
	return err == nil && filepath.IsLocal(rel)
}

// realPath returns the path of a file without links, from the root.
func realPath(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	return path
}

func formatNames() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// formatOf returns the format that the ending of a file's name stands for.
func formatOf(output string) string {
	switch ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(output)), "."); ext {
	case "htm":
		return "html"
	case "markdown":
		return string(report.Markdown)
	case "html", "json", "jsonl", "csv", "md":
		return ext
	}
	return string(report.Text)
}

// captures opens the inputs.
func (c *common) captures(ctx context.Context, e *env, inputs []string) iter.Seq2[hearsay.Capture, error] {
	captures := capture.Open(ctx, inputs, capture.Options{Input: c.input, Stdin: e.stdin, Follow: c.follow, Except: c.output})
	if c.language == "" {
		return captures
	}
	return func(yield func(hearsay.Capture, error) bool) {
		for got, err := range captures {
			if got.Given.Language == "" {
				got.Given.Language = c.language
			}
			if !yield(got, err) {
				return
			}
		}
	}
}

// options returns how the stages are run, with progress on a terminal.
func (c *common) options(e *env) (o flow.Options, done func()) {
	o.Jobs = c.jobs
	if c.quiet || !e.terminal(e.stderr) {
		return o, func() {}
	}
	p := &progress{w: e.stderr, start: time.Now()}
	o.Progress = p.step
	return o, p.clear
}

// progress shows how far long work has come, on one line of a terminal that
// it wipes at the end. Work of less than a second shows nothing.
type progress struct {
	w           io.Writer
	start, last time.Time
	shown       bool
}

func (p *progress) step(stage string, done, _ int) {
	now := time.Now()
	if now.Sub(p.start) < time.Second || now.Sub(p.last) < 100*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	if done == 0 {
		fmt.Fprintf(p.w, "\r\x1b[K%s …", stage)
		return
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s … %d documents", stage, done)
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// write writes the report in one view and says which inputs could not be read.
func (c *common) write(e *env, r *hearsay.Report, view report.View) error {
	err := c.send(e, func(w io.Writer) error {
		return report.Write(w, r, report.Options{
			Format: report.Format(c.format), View: view, Table: report.Table(c.table), Color: c.colored(e, w),
		})
	})
	if err != nil {
		return err
	}
	if len(r.Errors) > 0 && c.format == string(report.Text) && c.output == "" {
		return errPartial // the summary has named them
	}
	return complain(e, r.Errors)
}

// colored reports whether what goes to w is to be in colour.
func (c *common) colored(e *env, w io.Writer) bool {
	switch c.color {
	case "always":
		return true
	case "never":
		return false
	}
	return e.getenv("NO_COLOR") == "" && e.getenv("TERM") != "dumb" && e.terminal(w)
}

// send calls write with the file that -o names or standard output. A file
// is replaced only when all of it is written.
func (c *common) send(e *env, write func(io.Writer) error) error {
	if c.output == "" || c.output == "-" {
		return write(e.stdout)
	}
	if err := writeFile(c.output, write); err != nil {
		return err
	}
	if !c.quiet {
		fmt.Fprintf(e.stderr, "Written to %s\n", c.output)
	}
	return nil
}

func writeFile(path string, write func(io.Writer) error) (err error) {
	if head, err := headOf(path); err == nil && bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return fmt.Errorf("%s is a database, which would be lost; name another file", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".hearsay-*")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, errors.Unwrap(err))
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := write(f); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// complain says on standard error which inputs could not be read.
func complain(e *env, bad []hearsay.InputError) error {
	for _, b := range bad {
		fmt.Fprintf(e.stderr, "hearsay: %s\n", printable(b.Error()))
	}
	if len(bad) > 0 {
		return errPartial
	}
	return nil
}

// printable shows control characters in foreign names instead of sending them
// to a terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '\ufffd'
		}
		return r
	}, s)
}
