package hearsay_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/hearsay-project/hearsay"

// allowed says which packages of the module each package may import, besides
// the root and packages below its own folder. The way goes
// capture → text → annotate → link → compare → report, run by flow.
var allowed = map[string][]string{
	"":                  {},
	"internal/capture":  {},
	"internal/text":     {},
	"internal/lang":     {},
	"internal/diff":     {},
	"internal/demo":     {},
	"internal/certtest": {},
	"internal/annotate": {"internal/lang", "internal/text/fold"},
	"internal/link":     {"internal/diff", "internal/text/fold", "internal/text/lexis"},

	"internal/link/align":   {},
	"internal/link/graph":   {},
	"internal/link/lineage": {"internal/link/graph", "internal/link/outlet", "internal/link/packed", "internal/link/radix", "internal/link/records"},
	"internal/link/outlet":  {"internal/text/fold"},
	"internal/link/packed":  {},
	"internal/link/radix":   {},
	"internal/link/records": {},

	"internal/compare": {"internal/diff", "internal/text/fold"},
	"internal/report":  {"internal/diff", "internal/text/fold"},
	"internal/ops":     {},
	"internal/flow":    {"internal/text", "internal/annotate", "internal/link", "internal/compare"},
	"internal/ref":     {},
	"internal/review":  {"internal/ref"},
	"internal/store":   {"internal/ref", "internal/text/fold"},
	"internal/export":  {"internal/ref", "internal/report", "internal/text/fold"},
	"internal/web":     {"internal/capture", "internal/store", "internal/ops", "internal/flow", "internal/report", "internal/review", "internal/export", "internal/desk", "internal/diff", "internal/ref", "internal/watch", "docs"},
	"docs":             {},
	"internal/watch":   {"internal/capture/fetch"},
	"internal/follow":  {"internal/capture", "internal/flow", "internal/desk", "internal/text/fold"},
	"internal/mcp":     {"internal/capture", "internal/flow", "internal/report", "internal/review", "internal/export", "internal/desk", "internal/diff", "internal/ref"},
	"internal/desk":    {"internal/flow", "internal/ref", "internal/review"},
	"cmd/hearsay":      {"internal"},
	"eval":             {"internal"},
	"bench":            {"internal"},
}

func TestImportsRunOneWay(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		pkg := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		room, ok := roomOf(pkg)
		if !ok {
			t.Errorf("package %s is in no known room; say in this test what it may import", pkg)
			continue
		}
		for _, path := range p.Imports {
			imported, own := strings.CutPrefix(path, module+"/")
			if own && !within(imported, room) && !mayImport(room, imported) {
				t.Errorf("%s imports %s", pkg, imported)
			}
		}
	}
	if seen < 10 {
		t.Fatalf("only %d packages seen", seen)
	}
}

// roomOf returns the entry of allowed that a package belongs to.
func roomOf(pkg string) (string, bool) {
	for room := pkg; ; {
		if _, ok := allowed[room]; ok && (room != "" || pkg == "") {
			return room, true
		}
		i := strings.LastIndexByte(room, '/')
		if i < 0 {
			return "", false
		}
		room = room[:i]
	}
}

func within(pkg, folder string) bool {
	return folder != "" && (pkg == folder || strings.HasPrefix(pkg, folder+"/"))
}

func mayImport(room, pkg string) bool {
	for _, a := range allowed[room] {
		if within(pkg, a) {
			return true
		}
	}
	return false
}
