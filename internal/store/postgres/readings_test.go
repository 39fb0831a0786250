package postgres

import (
	"fmt"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestWhatWasReadIsNotLookedAtForWhatWaits(t *testing.T) {
	s := openStore(t)
	if _, err := s.CreatePile(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	const read = 400
	var list []hearsay.Capture
	for i := range read + 1 {
		id := fmt.Sprintf("%03d.txt", i)
		list = append(list, hearsay.Capture{ID: id, Source: id, MediaType: "text/plain", Bytes: []byte(id)})
	}
	entries, err := s.Add(t.Context(), "p", "", list...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(t.Context(), "UPDATE captures SET version = '2' WHERE key <> ?", entries[7].Key); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.ExecContext(t.Context(), "VACUUM ANALYZE captures"); err != nil { // as autovacuum does
		t.Fatal(err)
	}
	s.db.SetMaxOpenConns(1) // what one connection has looked at it tells when asked
	looked := func() (n int) {
		const rows = "SELECT pg_stat_force_next_flush(), seq_tup_read + idx_tup_fetch + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid)" +
			" FROM pg_stat_user_tables t WHERE relid = 'captures'::regclass"
		var flushed any
		for range 2 {
			if err := s.db.QueryRowContext(t.Context(), rows).Scan(&flushed, &n); err != nil {
				t.Fatal(err)
			}
		}
		return n
	}
	// Connections that were closed a moment ago tell late what they looked at, so
	// the least of a few calls counts.
	least := read
	for range 5 {
		before := looked()
		keys, _, err := s.Unread(t.Context(), "2", hearsay.Page{})
		if err != nil || len(keys) != 1 || keys[0] != entries[7].Key {
			t.Fatal(keys, err)
		}
		least = min(least, looked()-before)
	}
	if least > read/10 {
		t.Errorf("%d rows were looked at to find one", least)
	}
}
