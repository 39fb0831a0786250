package demo

import (
	"io/fs"
	"strings"
	"testing"
)

// Every document of the pile has to say that it is invented.
func TestPileIsMarkedAsInvented(t *testing.T) {
	entries, err := fs.ReadDir(Pile(), ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) < 9 {
		t.Errorf("pile has %d documents, want 9 or more", len(entries))
	}
	for _, e := range entries {
		text, err := fs.ReadFile(Pile(), e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "This is an invented report, made to try hearsay.") {
			t.Errorf("%s is not marked as invented", e.Name())
		}
	}
}
