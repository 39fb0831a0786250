package postgres

import (
	"context"
)

// Sweep deletes captures and readings that are in no pile any more. Whoever
// adds documents meanwhile waits.
func (s *Store) Sweep(ctx context.Context) (n int, err error) {
	err = s.change(ctx, func(tx *tx) error {
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(?)", lockSweep); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, "DELETE FROM captures WHERE NOT EXISTS (SELECT 1 FROM entries e WHERE e.capture = captures.id)")
		if err != nil {
			return err
		}
		deleted, err := res.RowsAffected()
		if err != nil {
			return err
		}
		n = int(deleted)
		_, err = tx.ExecContext(ctx, `DELETE FROM contents WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.content = contents.sha256)
			AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.reading = contents.sha256)
			AND NOT EXISTS (SELECT 1 FROM report_documents d WHERE d.content = contents.sha256)`)
		if err != nil {
			return err
		}
		// Of a pile that was removed while its keys were written.
		_, err = tx.ExecContext(ctx, `WITH gone AS (DELETE FROM link_docs d WHERE NOT EXISTS (SELECT 1 FROM piles p WHERE p.id = d.space) RETURNING space)
			DELETE FROM link_keys k WHERE k.space IN (SELECT space FROM gone)`)
		return err
	})
	return n, err
}
