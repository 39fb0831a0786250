package mcp

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

func TestAStoreAnswersAsMemoryDoes(t *testing.T) {
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	d := desk.New(store, desk.Options{})
	if _, _, err := d.Add(t.Context(), MemoryPile, "", capture.FS(t.Context(), demo.Pile())); err != nil {
		t.Fatal(err)
	}
	if err := d.Update(t.Context(), MemoryPile); err != nil {
		t.Fatal(err)
	}
	memory := pile(t)
	here, there := connect(t, memory, Options{MaxBytes: 1 << 20}), connect(t, OnDesk(d), Options{MaxBytes: 1 << 20})
	var rel struct{ a, b string }
	for _, r := range memory.Report().Relations {
		if r.Kind.Derived() {
			rel.a, rel.b = r.A, r.B
		}
	}
	sentence := args{"text": "12 people were killed."}
	for _, c := range memory.Report().Document(rel.a).Claims {
		sentence["text"] = c.Span.Of(memory.Report().Document(rel.a).Text) + "."
	}
	compared := 0
	for _, tt := range []struct {
		tool string
		in   args
	}{
		{"piles", args{}}, {"quotes", args{"limit": 100}}, {"quotes", args{"doc": rel.a}}, {"claims", args{"limit": 100}},
		{"findings", args{}}, {"lineage", args{}}, {"lineage", args{"doc": rel.b}}, {"compare", args{"a": rel.a, "b": rel.b}},
		{"document", args{"doc": rel.a}}, {"check", sentence},
	} {
		want, failed := call[map[string]any](t, here, tt.tool, tt.in)
		got, failedToo := call[map[string]any](t, there, tt.tool, tt.in)
		compared += len(want)
		if diff := cmp.Diff(nameless(want), nameless(got)); diff != "" || failed != failedToo {
			t.Errorf("%s %v: %q, %q (-memory +store):\n%.2000s", tt.tool, tt.in, failed, failedToo, diff)
		}
	}
	if compared < 10 {
		t.Errorf("only %d lists compared", compared)
	}
	added := must[addOut](t, there, "add", args{"id": "storm", "text": "Mayor Oda Lind said 40 boats were lost at Nyhavn.", "outlet": "Nyhavn Echo"})
	if len(added.Documents) != 1 || added.Documents[0].Doc != "storm" || added.Documents[0].Outlet != "Nyhavn Echo" {
		t.Errorf("added: %+v", added)
	}
	if found := must[searchOut](t, there, "search", args{"query": "boats Nyhavn"}); len(found.Documents) != 1 || len(found.Documents[0].Places) == 0 {
		t.Errorf("found: %+v", found)
	}
}

// nameless leaves out the names and the cursors, which are a library's own.
func nameless(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, part := range v {
			if k != "ref" && k != "next" {
				out[k] = nameless(part)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i := range v {
			out[i] = nameless(v[i])
		}
		return out
	}
	return v
}
