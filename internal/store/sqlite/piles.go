package sqlite

import (
	"context"
	"database/sql"

	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// RemovePile forgets a pile and its report.
func (s *Store) RemovePile(ctx context.Context, name string) error {
	release, err := s.alone(ctx) // a report is written in several steps
	if err != nil {
		return err
	}
	defer release()
	return s.change(ctx, func(tx *sql.Tx) error {
		id, err := tables.PileID(ctx, tx, name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM record_words WHERE rowid IN (SELECT id FROM records WHERE pile = ?)", id); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM piles WHERE id = ?", id)
		return err
	})
}
