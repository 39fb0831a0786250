package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
)

// Sweep deletes captures and readings that are in no pile any more.
func (s *Store) Sweep(ctx context.Context) (n int, err error) {
	release, err := s.alone(ctx) // whose contents are kept before they are referred to
	if err != nil {
		return 0, err
	}
	defer release()
	err = s.change(ctx, func(tx *sql.Tx) error {
		const lone = "FROM captures WHERE NOT EXISTS (SELECT 1 FROM entries e WHERE e.capture = captures.id)"
		if _, err := tx.ExecContext(ctx, "DELETE FROM words WHERE rowid IN (SELECT id "+lone+")"); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, "DELETE "+lone)
		if err != nil {
			return err
		}
		deleted, err := res.RowsAffected()
		if err != nil {
			return err
		}
		n = int(deleted)
		_, err = tx.ExecContext(ctx, `DELETE FROM contents WHERE NOT EXISTS (SELECT 1 FROM captures c WHERE c.content = contents.id)
			AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.reading = contents.id)
			AND NOT EXISTS (SELECT 1 FROM report_documents d WHERE d.content = contents.id)`)
		return err
	})
	return n, err
}

// Backup writes the whole store, as it is at one moment, into a new file;
// others may read and write meanwhile. A file that is there already is an
// error. On return the copy is on the disk.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s exists already; name a new file", path)
	}
	db, err := open(s.path, "", 1) // a reader may not write, and the writer is not to wait
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
