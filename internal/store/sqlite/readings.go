package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// SaveRead keeps what the stages made of a capture.
func (s *Store) SaveRead(ctx context.Context, key, version string, doc *hearsay.Annotated, bad *hearsay.InputError) error {
	var digest store.Digest
	var zstd []byte
	var size int
	var title, text string
	if bad == nil {
		if doc == nil {
			return errors.New("neither a document nor an error was given")
		}
		b, err := store.Marshal(doc)
		if err != nil {
			return err
		}
		digest, zstd = store.Pack(b)
		size = len(b)
		title, text = store.Running(doc.Title.Value), store.Running(doc.Text)
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		var id int64
		var had sql.NullInt64
		err := tx.QueryRowContext(ctx, "SELECT id, reading FROM captures WHERE key = ?", key).Scan(&id, &had)
		if err != nil {
			return found(err, "capture", key)
		}
		if had.Valid {
			if _, err := tx.ExecContext(ctx, "DELETE FROM words WHERE rowid = ?", id); err != nil {
				return err
			}
		}
		if bad != nil {
			_, err = tx.ExecContext(ctx, `UPDATE captures SET version = ?, reading = NULL, source = ?, error = ?,
				title = '', outlet = '', published = '', language = '', since = '', until = '' WHERE id = ?`, version, bad.Source, bad.Err, id)
		} else {
			var content int64
			if content, err = keepContent(ctx, tx, digest, size, zstd); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", id, title, text); err != nil {
				return err
			}
			since, until := store.Days(doc.Published.Value)
			_, err = tx.ExecContext(ctx, `UPDATE captures SET version = ?, reading = ?, source = '', error = '', title = ?,
				outlet = ?, published = ?, language = ?, since = ?, until = ?, url = CASE WHEN ? <> '' THEN ? ELSE url END WHERE id = ?`,
				version, content, doc.Title.Value, doc.Outlet.Value, doc.Published.Value, doc.Language.Value, since, until,
				doc.URL.Value, doc.URL.Value, id)
		}
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE piles SET revision = revision + 1
			WHERE id IN (SELECT pile FROM entries WHERE capture = ? AND removed = 0)`, id)
		return err
	})
}

// Annotated returns what was read from a capture.
func (s *Store) Annotated(ctx context.Context, key string) (*hearsay.Annotated, error) {
	var version, source, sentence string
	var zstd []byte
	err := s.read.QueryRowContext(ctx, `SELECT c.version, c.source, c.error, b.zstd
		FROM captures c LEFT JOIN contents b ON b.id = c.reading WHERE c.key = ?`, key).Scan(&version, &source, &sentence, &zstd)
	switch {
	case err != nil:
		return nil, found(err, "capture", key)
	case version == "":
		return nil, fmt.Errorf("the reading of %s: %w", key, hearsay.ErrNotFound)
	case zstd == nil:
		return nil, &hearsay.InputError{Source: source, Err: sentence}
	}
	return tables.Document(zstd)
}
