package main

import (
	"flag"
	"io"
	"os"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "renew golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearsay": main})
}

func TestCommandLine(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "")
			return nil
		},
	})
}

func TestColourOnlyOnATerminal(t *testing.T) {
	env := map[string]string{}
	e := &world{terminal: true, vars: env}
	tests := []struct {
		name, flag, noColor string
		terminal, want      bool
	}{
		{"a terminal", "auto", "", true, true},
		{"a pipe", "auto", "", false, false},
		{"a terminal with NO_COLOR", "auto", "1", true, false},
		{"asked for in a pipe", "always", "", false, true},
		{"asked for against NO_COLOR", "always", "1", true, true},
		{"declined on a terminal", "never", "", true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e.terminal, env["NO_COLOR"] = tt.terminal, tt.noColor
			c := common{color: tt.flag}
			if got := c.colored(e.env(), os.Stdout); got != tt.want {
				t.Errorf("coloured %v, want %v", got, tt.want)
			}
		})
	}
}

// world makes an env for tests.
type world struct {
	terminal bool
	vars     map[string]string
}

func (t *world) env() *env {
	return &env{getenv: func(k string) string { return t.vars[k] }, terminal: func(io.Writer) bool { return t.terminal }}
}

func TestFlagsMayStandAnywhere(t *testing.T) {
	tests := []struct {
		name string
		args []string
		rest []string
		out  string
	}{
		{"before", []string{"-o", "x", "a", "b"}, []string{"a", "b"}, "x"},
		{"between", []string{"a", "-o", "x", "b"}, []string{"a", "b"}, "x"},
		{"after", []string{"a", "b", "-o=x"}, []string{"a", "b"}, "x"},
		{"a dash is an input", []string{"-", "-o", "x"}, []string{"-"}, "x"},
		{"after -- nothing is a flag", []string{"a", "--", "-o", "x"}, []string{"a", "-o", "x"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			flags := flag.NewFlagSet("test", flag.ContinueOnError)
			out := flags.String("o", "", "")
			rest, err := parseInterleaved(flags, tt.args)
			if err != nil || !slices.Equal(rest, tt.rest) || *out != tt.out {
				t.Errorf("got %q, -o %q, %v; want %q, -o %q", rest, *out, err, tt.rest, tt.out)
			}
		})
	}
}
