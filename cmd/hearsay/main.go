// Command hearsay reads a pile of news reports and shows who said what
// earliest in the pile, which reports only repeat it, and what changed in the
// retelling. Run "hearsay help" for its commands.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// Exit codes.
const (
	exitOK      = 0 // everything was read
	exitFailure = 1 // the program failed
	exitUsage   = 2 // wrong usage
	exitPartial = 3 // done, but some inputs could not be read
)

// errPartial ends a command that is done but could not read every input. What
// was wrong has been said by then.
var errPartial = errors.New("some inputs could not be read")

// usageError is a mistake on the command line.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

// env is the world of a command.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	terminal       func(io.Writer) bool // whether a person looks at it
}

// command is one subcommand; each has a file of its own.
type command struct {
	name    string
	usage   string // what follows the name: "[flags] INPUT..."
	summary string // one line for the list
	help    string // what it does, with examples
	// setup declares the flags and returns what runs once they are parsed.
	setup func(*flag.FlagSet) func(ctx context.Context, e *env, args []string) error
}

var commands = []*command{
	reportCommand, annotateCommand, textCommand, linkCommand, lineageCommand, claimsCommand, checkCommand, diffCommand, exportCommand, importCommand,
	addCommand, watchCommand, listCommand, showCommand, searchCommand, traceCommand, removeCommand, rebuildCommand, backupCommand, verifyCommand, migrateStoreCommand,
	serveCommand, workCommand, requeueCommand, mcpCommand, demoCommand, versionCommand,
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	tuneCollector(os.Getenv)
	e := &env{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, terminal: isTerminal}
	os.Exit(run(ctx, e, os.Args[1:]))
}

// run runs the command that args name and returns the exit code.
func run(ctx context.Context, e *env, args []string) int {
	err := dispatch(ctx, e, args)
	var usage usageError
	var answer standingError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errPartial):
		return exitPartial
	case errors.As(err, &usage):
		fmt.Fprintln(e.stderr, "hearsay:", usage.message)
		return exitUsage
	case errors.As(err, &answer):
		return answer.code
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(e.stderr, "hearsay: stopped")
	default:
		fmt.Fprintln(e.stderr, "hearsay:", err)
	}
	return exitFailure
}

func dispatch(ctx context.Context, e *env, args []string) error {
	if len(args) == 0 {
		printHelp(e.stderr)
		return usageError{"name a command; for the built-in example: hearsay demo"}
	}
	name, rest := args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		if len(rest) == 0 {
			printHelp(e.stdout)
			return nil
		}
		name, rest = rest[0], []string{"--help"}
	case "--version", "-version":
		name = "version"
	}
	for _, c := range commands {
		if c.name == name {
			return c.execute(ctx, e, rest)
		}
	}
	return usageError{fmt.Sprintf("there is no command %q; hearsay help lists them", name)}
}

func (c *command) execute(ctx context.Context, e *env, args []string) error {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	run := c.setup(flags)
	rest, err := parseInterleaved(flags, args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintf(e.stdout, "Usage: hearsay %s %s\n\n%s\n", c.name, c.usage, strings.TrimSpace(c.help))
		if hasFlags(flags) {
			fmt.Fprint(e.stdout, "\nFlags:\n")
			flags.VisitAll(func(f *flag.Flag) {
				value, usage := flag.UnquoteUsage(f)
				dash := "--"
				if len(f.Name) == 1 {
					dash = "-"
				}
				fmt.Fprintf(e.stdout, "  %-18s %s\n", strings.TrimSpace(dash+f.Name+" "+value), usage)
			})
		}
		return nil
	case err != nil:
		return usageError{fmt.Sprintf("%v; see hearsay %s --help", err, c.name)}
	}
	return run(ctx, e, rest)
}

// parseInterleaved parses flags that stand before, between or after the other
// arguments, and returns those. After "--" nothing is a flag.
func parseInterleaved(flags *flag.FlagSet, args []string) ([]string, error) {
	var rest []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		left := flags.Args()
		if len(left) == 0 {
			return rest, nil
		}
		if parsed := len(args) - len(left); parsed > 0 && args[parsed-1] == "--" {
			return append(rest, left...), nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

func hasFlags(flags *flag.FlagSet) (has bool) {
	flags.VisitAll(func(*flag.Flag) { has = true })
	return has
}

func printHelp(w io.Writer) {
	fmt.Fprint(w, `hearsay reads a pile of news reports and shows who said what earliest in it,
which reports only repeat it, and what changed in the retelling.

Usage: hearsay COMMAND [flags] [INPUT...]

Commands:
`)
	for _, c := range commands {
		fmt.Fprintf(w, "  %-13s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, `
Try:
  hearsay demo                          the built-in example
  hearsay report reports/ -o out.html   a folder of reports, as one HTML page
  hearsay add --pile ferry reports/     keep them; then hearsay report --pile ferry
  hearsay COMMAND --help                flags and examples

Exit codes: 0 everything read, 1 failure, 2 wrong usage, 3 done but some inputs
could not be read.
`)
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
