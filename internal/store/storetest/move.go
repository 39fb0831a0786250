package storetest

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Move copies a store that has something of everything to another, and back
// is what came.
func Move(t *testing.T, from, to store.Mover) {
	ctx := t.Context()
	makePile(t, from, "p")
	makePile(t, from, "q")
	makePile(t, from, "gone")
	r := Grow(8, 2)
	fill(t, from, "p", r)
	report(t, from, "p", r)
	fill(t, from, "q", Grow(3, 1))
	add(t, from, "q", text("news/000001.txt", "another version"))
	e := add(t, from, "q", text("failed", "x"))[0]
	ok(t, from.SaveRead(ctx, e.Key, version, nil, &hearsay.InputError{Source: "failed", Err: "is empty."}))
	ok(t, from.Remove(ctx, "p", r.Documents[2].ID))
	for _, pile := range []string{"p", "gone", "q"} {
		_, err := from.Review(ctx, hearsay.Correction{Pile: pile, Action: hearsay.Accept, Why: pile})
		ok(t, err)
	}
	ok(t, from.RemovePile(ctx, "gone"))
	ok(t, from.Put(ctx, "watch", "a", []byte{0, 1}))

	last := 0
	ok(t, store.Copy(ctx, from, to, func(done, total int) { last = total - done }))
	if last != 0 {
		t.Errorf("progress ended %d before its end", last)
	}
	verified(t, to)
	got, err := to.Report(ctx, "p")
	ok(t, err)
	same(t, "report", got, r)
	same(t, "pile", pileOf(t, to, "p"), pileOf(t, from, "p"))
	same(t, "found", search(t, to, hearsay.SearchQuery{Pile: "p", Query: "people"}, 5), search(t, from, hearsay.SearchQuery{Pile: "p", Query: "people"}, 5))
	c, err := to.Review(ctx, hearsay.Correction{Pile: "p", Action: hearsay.Accept})
	ok(t, err)
	if c.Seq != 4 {
		t.Errorf("the log goes on with line %d", c.Seq)
	}
	if err := store.Copy(ctx, from, to, func(int, int) {}); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("copied over another store: %v", err)
	}
}
