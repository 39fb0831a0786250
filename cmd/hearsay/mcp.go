package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"log/slog"

	"github.com/hearsay-project/hearsay/internal/mcp"
)

var mcpCommand = &command{
	name:    "mcp",
	usage:   "[flags] INPUT...",
	summary: "serve the documents to a language-model client (Model Context Protocol)",
	help: `
Reads the documents and answers a client of the Model Context Protocol on
standard input and output: search, document, lineage, quotes, claims, findings,
compare, and add. Answers carry the documents and the exact words that they
stand on. What is added is gone when the client leaves.

Example, in the configuration of a client:
  {"mcpServers": {"hearsay": {"command": "hearsay", "args": ["mcp", "/path/to/reports"]}}}`,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var readOnly bool
		flags.StringVar(&c.language, "language", "", "take documents that do not state their language to be in `CODE` (BCP 47, as in en)")
		flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
		flags.BoolVar(&readOnly, "read-only", false, "leave out the tool that adds documents")
		return func(ctx context.Context, e *env, args []string) error {
			if len(args) == 0 {
				return usageError{"name at least one file, directory or address to serve"}
			}
			for _, a := range args {
				if a == "-" {
					return usageError{"standard input is taken by the client; name files instead of -"}
				}
			}
			lib, err := mcp.NewMemory(ctx, c.captures(ctx, e, args), c.jobs)
			if err != nil {
				return err
			}
			_ = complain(e, lib.Report().Errors) // the others are served
			if len(lib.Report().Documents) == 0 {
				return errors.New("there is nothing to serve")
			}
			server := mcp.New(lib, mcp.Options{
				Version: version(), ReadOnly: readOnly, Logger: slog.New(slog.NewTextHandler(e.stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
			})
			err = server.Run(ctx, mcp.Stdio(e.stdin, e.stdout))
			if ctx.Err() != nil || errors.Is(err, io.EOF) {
				return nil // the client or the user has ended it
			}
			return err
		}
	},
}
