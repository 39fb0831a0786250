package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"log/slog"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/mcp"
)

var mcpCommand = &command{
	name:    "mcp",
	usage:   "[flags] [INPUT...]",
	summary: "serve the documents to a language-model client (Model Context Protocol)",
	help: `
Answers a client of the Model Context Protocol on standard input and output:
piles, search, document, lineage, quotes, claims, findings, compare, check, and
add. Answers carry the documents and the exact words that they stand on.

With INPUT, it answers from the documents named, and what is added is gone when
the client leaves. Without, it answers from the store that hearsay add keeps,
and what is added stays; --pile names the pile that is meant where the client
names none.

Examples, in the configuration of a client:
  {"mcpServers": {"hearsay": {"command": "hearsay", "args": ["mcp", "/path/to/reports"]}}}
  {"mcpServers": {"hearsay": {"command": "hearsay", "args": ["mcp", "--pile", "ferry"]}}}` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var c common
		var p place
		var readOnly bool
		p.declare(flags, "")
		flags.StringVar(&c.language, "language", "", "take documents that do not state their language to be in `CODE` (BCP 47, as in en)")
		flags.IntVar(&c.jobs, "jobs", 0, "documents worked on at once (`N`); 0 is the number of processors")
		flags.BoolVar(&readOnly, "read-only", false, "leave out the tool that adds documents")
		return func(ctx context.Context, e *env, args []string) error {
			o := mcp.Options{
				Version: version(), Pile: p.pile, ReadOnly: readOnly,
				Logger: slog.New(slog.NewTextHandler(e.stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
			}
			switch {
			case len(args) == 0:
				return serveStore(ctx, e, &p, o)
			case p.pile != "" || p.store != "":
				return usageError{"name either inputs or a pile of the store"}
			case slices.Contains(args, "-"):
				return usageError{"standard input is taken by the client; name files instead of -"}
			}
			lib, err := mcp.NewMemory(ctx, c.captures(ctx, e, args), c.jobs)
			if err != nil {
				return err
			}
			_ = complain(e, lib.Report().Errors) // the others are served
			if len(lib.Report().Documents) == 0 {
				return errors.New("there is nothing to serve")
			}
			return serveMCP(ctx, e, lib, o)
		}
	},
}

// serveStore answers a client from the piles of a store, which it keeps up to
// date meanwhile.
func serveStore(ctx context.Context, e *env, p *place, o mcp.Options) error {
	return p.with(ctx, e, func(s hearsay.Store) error {
		if p.pile != "" {
			if _, err := s.Pile(ctx, p.pile); err != nil {
				return explain(err, p.pile)
			}
		}
		d := desk.New(s, desk.Options{Log: o.Logger})
		running, stop := context.WithCancel(ctx)
		done := make(chan struct{})
		go func() { _ = d.Run(running); close(done) }()
		err := serveMCP(ctx, e, mcp.OnDesk(d), o)
		stop()
		<-done
		return err
	})
}

// serveMCP answers a client until it or the user has ended it.
func serveMCP(ctx context.Context, e *env, lib mcp.Library, o mcp.Options) error {
	err := mcp.New(lib, o).Run(ctx, mcp.Stdio(e.stdin, e.stdout))
	if ctx.Err() != nil || errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
