package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

var demoCommand = &command{
	name:    "demo",
	usage:   "[flags]",
	summary: "the built-in example: invented reports of an invented event",
	help: `
Runs the report on ten invented documents that are part of the program: an
original, a print and a clip of it, a machine-spun rewrite, two reprints of an
agency story, an excerpt, an independent report and a later one. Shows the
summary and writes the whole report as one HTML page.

Examples:
  hearsay demo                        summary, and hearsay-demo.html
  hearsay demo -o ferry.html
  hearsay demo --extract pile/        the documents as files, to look at and try on`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var extract string
		flags.StringVar(&c.output, "o", "hearsay-demo.html", "write the report to `FILE`; its ending says in which format")
		flags.StringVar(&extract, "extract", "", "write the documents as files into `DIR` and do nothing else")
		flags.StringVar(&c.color, "color", "auto", "`WHEN` to use colours: auto, always or never")
		flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) > 0 {
				return usageError{"demo takes no inputs; for your own reports: hearsay report INPUT..."}
			}
			if extract != "" {
				return extractDemo(e, extract)
			}
			c.format, c.quiet = formatOf(c.output), true
			if err := c.check([]string{"demo"}); err != nil {
				return err
			}
			r, err := flow.Report(ctx, capture.FS(ctx, demo.Pile()), flow.Options{Jobs: c.jobs})
			if err != nil {
				return err
			}
			err = report.WriteText(e.stdout, r, report.TextOptions{Color: c.colored(e, e.stdout)})
			if err != nil {
				return err
			}
			if err := c.write(e, r, report.Everything); err != nil {
				return err
			}
			path, err := filepath.Abs(c.output)
			if err != nil {
				return err
			}
			fmt.Fprintf(e.stdout, "\nThe whole report, to open in a browser: %s\n", path)
			return nil
		}
	},
}

// extractDemo writes the invented pile into a directory.
func extractDemo(e *env, dir string) error {
	n := 0
	err := fs.WalkDir(demo.Pile(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(demo.Pile(), name)
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		n++
		return writeFile(path, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(e.stdout, "%d invented documents written to %s\n", n, dir)
	return nil
}
