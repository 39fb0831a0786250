package main

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// serving returns options for a server with the built-in example in its pile.
func serving(t *testing.T) options {
	t.Helper()
	dir := t.TempDir()
	o := options{hearsay: filepath.Join(dir, "hearsay"), store: filepath.Join(dir, "piles.db"), pile: "ferry", addTo: "load"}
	for _, c := range [][]string{
		{"go", "build", "-o", o.hearsay, "../../cmd/hearsay"},
		{o.hearsay, "demo", "--extract", filepath.Join(dir, "pile")},
		{o.hearsay, "add", "--store", o.store, "--pile", o.pile, filepath.Join(dir, "pile")},
		{o.hearsay, "report", "--store", o.store, "--pile", o.pile, "-o", filepath.Join(dir, "report.jsonl"), "--format", "jsonl"},
	} {
		if out, err := exec.CommandContext(t.Context(), c[0], c[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", c, err, out)
		}
	}
	return o
}

func TestLoad(t *testing.T) {
	o := serving(t)
	t.Run("nothing is lost under load and the server being killed", func(t *testing.T) { nothingIsLost(t, o) })
	t.Run("every page and call is asked for", func(t *testing.T) { everyPage(t, o) })
}

func nothingIsLost(t *testing.T, o options) {
	o.clients, o.adders, o.lasting, o.pause, o.addPause = 20, 5, 3*time.Second, 100*time.Millisecond, 50*time.Millisecond
	var out bytes.Buffer
	ok, err := run(context.Background(), &out, o)
	if err != nil || !ok {
		t.Errorf("%v\n%s", err, &out)
	}
	if !strings.Contains(out.String(), " 0 lost") || strings.Contains(out.String(), "\n0 documents acknowledged") {
		t.Errorf("nothing was added: %s", &out)
	}
}

func everyPage(t *testing.T, o options) {
	o.routes, o.times = true, 2
	var out bytes.Buffer
	ok, err := run(context.Background(), &out, o)
	if err != nil || !ok {
		t.Errorf("%v\n%s", err, &out)
	}
	for _, route := range []string{"page overview", "page lineage", "page document", "api search", "api one of claim-families", "memory of the server"} {
		if !strings.Contains(out.String(), route) {
			t.Errorf("no %s in\n%s", route, &out)
		}
	}
}
