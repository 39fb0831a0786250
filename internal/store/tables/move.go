package tables

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Dump returns what the store has of rows.
func (t *Tables) Dump(ctx context.Context) (rows store.Rows, err error) {
	err = t.View(ctx, func(tx Querier) error {
		got, err := tx.QueryContext(ctx, "SELECT "+pileColumns+" FROM piles")
		if rows.Piles, err = Collect(got, err, func(r *sql.Rows) (hearsay.Pile, error) { return scanPile(r) }); err != nil {
			return err
		}
		got, err = tx.QueryContext(ctx, "SELECT "+EntryColumns+", e.base FROM "+EntryTables)
		rows.Entries, err = Collect(got, err, func(r *sql.Rows) (e store.EntryRow, err error) {
			fields, done := EntryFields(&e.Entry)
			err = r.Scan(append(fields, &e.Base)...)
			done()
			return e, err
		})
		if err != nil {
			return err
		}
		got, err = tx.QueryContext(ctx, "SELECT coalesce(p.name, ''), v.correction FROM reviews v LEFT JOIN piles p ON p.id = v.pile")
		rows.Reviews, err = Collect(got, err, func(r *sql.Rows) (v store.ReviewRow, err error) {
			var b []byte
			if err := r.Scan(&v.Pile, &b); err != nil {
				return v, err
			}
			return v, json.Unmarshal(b, &v.Correction)
		})
		if err != nil {
			return err
		}
		got, err = tx.QueryContext(ctx, "SELECT bucket, key, value FROM small_values")
		rows.Values, err = Collect(got, err, func(r *sql.Rows) (v store.ValueRow, err error) { return v, r.Scan(&v.Bucket, &v.Key, &v.Value) })
		return err
	})
	return rows.Sorted(), err
}

// Load puts rows into an empty store that has the captures already.
func (t *Tables) Load(ctx context.Context, rows store.Rows) error {
	return t.Change(ctx, func(tx Querier) error {
		piles := map[string]int64{}
		for _, p := range rows.Piles {
			_, err := tx.ExecContext(ctx, "INSERT INTO piles (name, created, documents, revision) VALUES (?, ?, ?, ?)", p.Name, p.Created.UnixMicro(), p.Documents, p.Revision)
			if err != nil {
				return err
			}
			if piles[p.Name], err = PileID(ctx, tx, p.Name); err != nil {
				return err
			}
		}
		for _, e := range rows.Entries {
			removed := int64(0)
			if !e.Removed.IsZero() {
				removed = e.Removed.UnixMicro()
			}
			_, err := tx.ExecContext(ctx, `INSERT INTO entries (pile, id, base, capture, sha256, added, by, removed)
				VALUES (?, ?, ?, (SELECT id FROM captures WHERE key = ?), ?, ?, ?, ?)`,
				piles[e.Pile], e.ID, e.Base, e.Key, e.SHA256, e.Added.UnixMicro(), e.By, removed)
			if err != nil {
				return err
			}
		}
		for _, v := range rows.Reviews {
			b, err := json.Marshal(v.Correction)
			if err != nil {
				return err
			}
			_, err = tx.ExecContext(ctx, "INSERT INTO reviews (seq, pile, at, correction) VALUES (?, ?, ?, ?)",
				v.Correction.Seq, piles[v.Pile], v.Correction.At.UnixMicro(), b)
			if err != nil {
				return err
			}
		}
		for _, v := range rows.Values {
			if _, err := tx.ExecContext(ctx, "INSERT INTO small_values (bucket, key, value) VALUES (?, ?, ?)", v.Bucket, v.Key, v.Value); err != nil {
				return err
			}
		}
		return nil
	})
}
