package api

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
	"github.com/hearsay-project/hearsay/internal/watch"
)

// plainDesk reads and reports at once, and knows no corrections.
type plainDesk struct {
	hearsay.Store
	keeper *watch.Keeper
	mu     sync.Mutex
	lazy   bool // report nothing more
}

func (d *plainDesk) Add(ctx context.Context, pile, by string, captures flow.Captures) ([]hearsay.Entry, []hearsay.InputError, error) {
	var all []hearsay.Capture
	var bad []hearsay.InputError
	for c, err := range captures {
		var input *hearsay.InputError
		switch {
		case err == nil:
			all = append(all, c)
		case errors.As(err, &input):
			bad = append(bad, *input)
		default:
			return nil, nil, err
		}
	}
	entries, err := d.Store.Add(ctx, pile, by, all...)
	if err != nil {
		return nil, nil, err
	}
	return entries, bad, d.report(ctx, pile)
}

func (d *plainDesk) Remove(ctx context.Context, pile, id string) error {
	return errors.Join(d.Store.Remove(ctx, pile, id), d.report(ctx, pile))
}

func (d *plainDesk) Restore(ctx context.Context, pile, id string) error {
	return errors.Join(d.Store.Restore(ctx, pile, id), d.report(ctx, pile))
}

func (d *plainDesk) Review(ctx context.Context, c hearsay.Correction) (hearsay.Correction, error) {
	kept, err := d.Store.Review(ctx, c)
	return kept, errors.Join(err, d.report(ctx, c.Pile))
}

func (d *plainDesk) Work(ctx context.Context, pile string) (Work, error) {
	p, err := d.Store.Pile(ctx, pile)
	return Work{Current: p.Revision == p.Reported}, err
}

// report reads what waits and makes the report of a pile anew.
func (d *plainDesk) report(ctx context.Context, pile string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.lazy {
		return nil
	}
	var captures []hearsay.Capture
	for page := (hearsay.Page{}); ; {
		entries, next, err := d.Store.Entries(ctx, pile, page)
		if err != nil {
			return err
		}
		for _, e := range entries {
			c, err := d.Store.Capture(ctx, e.Key)
			if err != nil {
				return err
			}
			c.ID = e.ID
			captures = append(captures, c)
			for a, err := range flow.Annotate(ctx, one(c), flow.Options{}) {
				var bad *hearsay.InputError
				if err != nil && !errors.As(err, &bad) {
					return err
				}
				if err := d.Store.SaveRead(ctx, e.Key, "1", &a, bad); err != nil {
					return err
				}
			}
		}
		if page.After = next; next == "" {
			break
		}
	}
	r, err := flow.Report(ctx, func(yield func(hearsay.Capture, error) bool) {
		for _, c := range captures {
			if !yield(c, nil) {
				return
			}
		}
	}, flow.Options{})
	if err != nil {
		return err
	}
	p, err := d.Store.Pile(ctx, pile)
	if err != nil {
		return err
	}
	if err := d.Store.SaveReport(ctx, pile, p.Revision, r); err != nil {
		return err
	}
	_, err = d.keeper.Look(ctx, pile)
	return err
}

func one(c hearsay.Capture) flow.Captures {
	return func(yield func(hearsay.Capture, error) bool) { yield(c, nil) }
}

// newServer serves the invented demo pile, as pile "demo", from a store.
func newServer(t testing.TB, change func(*Options)) (*httptest.Server, hearsay.Store) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	keeper := watch.New(store, watch.Options{})
	desk := &plainDesk{Store: store, keeper: keeper}
	if _, err := store.CreatePile(t.Context(), "demo"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := desk.Add(t.Context(), "demo", "ada", capture.FS(t.Context(), demo.Pile())); err != nil {
		t.Fatal(err)
	}
	o := Options{Store: store, Desk: desk, Watches: keeper, User: func(r *http.Request) string { return "ada" }, MaxUpload: 2 << 20}
	if change != nil {
		change(&o)
	}
	h, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv, store
}
