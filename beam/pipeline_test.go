package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/report"
)

func TestMain(m *testing.M) { ptest.MainWithDefault(m, "prism") }

// A batch over the built-in example yields the very lines of hearsay annotate.
func TestBatchYieldsWhatTheStagesYieldInMemory(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, demo.Pile()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "broken.pdf"), []byte("%PDF-1.7 and nothing else"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "records")

	p, s := beam.NewPipelineWithRoot()
	build(s, filepath.Join(dir, "*"), out, 3)
	ptest.RunAndValidate(t, p)

	got := lines(t, out+"-*.jsonl")
	var want bytes.Buffer
	w := report.NewStream(&want, report.Annotations)
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	bad := 0
	for doc, err := range flow.Annotate(t.Context(), capture.Open(t.Context(), files, capture.Options{}), flow.Options{}) {
		if e := capture.AsInputError(err); e != nil {
			bad++
			err = w.InputError(*e)
		} else if err == nil {
			err = w.Document(&doc)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if bad != 1 {
		t.Errorf("%d inputs could not be read, want 1", bad)
	}
	wanted := strings.SplitAfter(strings.TrimSuffix(want.String(), "\n"), "\n")
	slices.Sort(wanted)
	if !slices.Equal(trim(got), trim(wanted)) {
		t.Errorf("%d lines came out of the batch and %d of the stages in memory, and they differ", len(got), len(wanted))
		for i := range min(len(got), len(wanted)) {
			if got[i] != wanted[i] {
				t.Fatalf("first at\n%.300s\n%.300s", got[i], wanted[i])
			}
		}
	}
}

func lines(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no files were written: %v", err)
	}
	var all []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, strings.SplitAfter(strings.TrimSuffix(string(data), "\n"), "\n")...)
	}
	slices.Sort(all)
	return all
}

func trim(lines []string) []string {
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

func TestAFileThatCannotBeCopiedIsAnErrorWithItsReason(t *testing.T) {
	for name, path := range map[string]string{"it is not there": filepath.Join(t.TempDir(), "gone"), "reading fails half-way": t.TempDir()} {
		t.Run(name, func(t *testing.T) {
			if local, _, err := localCopy(t.Context(), path); err == nil {
				t.Errorf("it was copied to %s", local)
			}
		})
	}
}
