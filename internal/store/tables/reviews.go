package tables

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Review appends to the log.
func (t *Tables) Review(ctx context.Context, c hearsay.Correction) (hearsay.Correction, error) {
	err := t.Change(ctx, func(tx Querier) error {
		if err := t.LockReviews(ctx, tx); err != nil { // the numbers have no gaps
			return err
		}
		pile, err := PileID(ctx, tx, c.Pile)
		if err != nil {
			return err
		}
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) + 1 FROM reviews").Scan(&c.Seq); err != nil {
			return err
		}
		at := Now()
		c.At = TimeOf(at)
		b, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO reviews (seq, pile, at, correction) VALUES (?, ?, ?, ?)", c.Seq, pile, at, b); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "UPDATE piles SET revision = revision + 1 WHERE id = ?", pile)
		return err
	})
	return c, err
}

// Corrections returns the log of a pile after a Seq.
func (t *Tables) Corrections(ctx context.Context, pile string, after int64, limit int) (list []hearsay.Correction, err error) {
	err = t.View(ctx, func(tx Querier) error {
		id, err := PileID(ctx, tx, pile)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, "SELECT correction FROM reviews WHERE pile = ? AND seq > ? ORDER BY seq LIMIT ?",
			id, after, store.Limit(hearsay.Page{Limit: limit}))
		list, err = Collect(rows, err, func(r *sql.Rows) (c hearsay.Correction, err error) {
			var b []byte
			if err := r.Scan(&b); err != nil {
				return c, err
			}
			return c, json.Unmarshal(b, &c)
		})
		return err
	})
	return list, err
}
