package main

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
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
	site := changingSite(t)
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "")
			e.Setenv("SITE", site)
			return nil
		},
	})
}

// changingSite returns the address of a site whose page /ferry.html is another
// one from the second request on.
func changingSite(t *testing.T) string {
	asked := 0
	mux := http.NewServeMux()
	mux.HandleFunc("/ferry.html", func(w http.ResponseWriter, _ *http.Request) {
		people := "14"
		if asked++; asked > 1 {
			people = "19"
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<html><head><title>Ferry runs aground</title></head><body><h1>Ferry runs aground</h1><article>
<p>The ferry ran aground off Tarn Head on Friday evening with %s people on board, the coast guard said, and all were taken off by boat.</p>
<p>The ferry company said that it would look into how the ship had left the channel in calm weather and good sight.</p></article></body></html>`, people)
	})
	mux.HandleFunc("/reserved.html", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("TDM-Reservation", "1")
		fmt.Fprint(w, "<p>The dam held.")
	})
	mux.HandleFunc("/", http.NotFound)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
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
