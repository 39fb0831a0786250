package api

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
	"github.com/hearsay-project/hearsay/internal/watch"
)

// newServer serves the invented demo pile, as pile "demo", from a store. What
// a request changes is read before the next one, where update is set.
func newServer(t testing.TB, update bool, change func(*Options)) (*httptest.Server, hearsay.Store) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	keeper := watch.New(store, watch.Options{})
	d := desk.New(store, desk.Options{})
	if _, _, err := d.Add(t.Context(), "demo", "ada", capture.FS(t.Context(), demo.Pile())); err != nil {
		t.Fatal(err)
	}
	refresh := func() {
		if err := d.Update(t.Context(), "demo"); err != nil {
			t.Error(err)
		}
		if _, err := keeper.Look(t.Context(), "demo"); err != nil {
			t.Error(err)
		}
	}
	refresh()
	o := Options{Watches: keeper, Who: func(*http.Request) (string, string) { return "ada", Admin }, MaxUpload: 2 << 20}
	if change != nil {
		change(&o)
	}
	h := New(d, o)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.ServeHTTP(w, r)
		if update && r.Method != http.MethodGet {
			refresh()
		}
	}))
	t.Cleanup(srv.Close)
	return srv, store
}
