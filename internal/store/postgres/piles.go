package postgres

import (
	"context"

	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// RemovePile forgets a pile and its report.
func (s *Store) RemovePile(ctx context.Context, name string) error {
	id, err := tables.PileID(ctx, s.db, name)
	if err != nil {
		return err
	}
	release, err := s.alone(ctx, id) // a report is written in several steps
	if err != nil {
		return err
	}
	defer release()
	return s.change(ctx, func(tx *tx) error {
		for _, query := range []string{
			"DELETE FROM piles WHERE id = ?", "DELETE FROM link_keys WHERE space = ?", "DELETE FROM link_docs WHERE space = ?",
		} {
			if _, err := tx.ExecContext(ctx, query, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// lockPile returns the number of a pile, which no other transaction changes
// until this one ends.
func lockPile(ctx context.Context, t tables.Querier, name string) (id int64, err error) {
	err = t.QueryRowContext(ctx, "SELECT id FROM piles WHERE name = ? FOR UPDATE", name).Scan(&id)
	return id, tables.Found(err, "pile", name)
}
