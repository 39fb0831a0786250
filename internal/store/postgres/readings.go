package postgres

import (
	"context"
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
	var terms []string
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
		terms = store.Distinct(title + " " + text)
	}
	return s.change(ctx, func(tx *tx) error {
		var id int64
		if err := keeping(ctx, tx); err != nil {
			return err
		}
		err := tx.QueryRowContext(ctx, "SELECT id FROM captures WHERE key = ? FOR UPDATE", key).Scan(&id)
		if err != nil {
			return found(err, "capture", key)
		}
		if bad != nil {
			_, err = tx.ExecContext(ctx, `UPDATE captures SET version = ?, reading = NULL, source = ?, error = ?,
				title = '', outlet = '', published = '', language = '', since = '', until = '',
				running_title = NULL, running_text = NULL, terms = NULL WHERE id = ?`, version, store.CleanName(bad.Source), store.CleanName(bad.Err), id)
		} else {
			if err := keepContent(ctx, tx, digest, size, zstd); err != nil {
				return err
			}
			since, until := store.Days(doc.Published.Value)
			_, err = tx.ExecContext(ctx, `UPDATE captures SET version = ?, reading = ?, source = '', error = '', title = ?,
				outlet = ?, published = ?, language = ?, since = ?, until = ?, url = coalesce(nullif(?, ''), url),
				running_title = ?, running_text = ?, terms = array_to_tsvector(?) WHERE id = ?`,
				version, digest[:], store.CleanName(doc.Title.Value), store.CleanName(doc.Outlet.Value), store.CleanName(doc.Published.Value),
				store.CleanName(doc.Language.Value), since, until, store.CleanName(doc.URL.Value), " "+title+" ", " "+text+" ", terms, id)
		}
		if err != nil {
			return err
		}
		// In order, so that no two wait for each other.
		_, err = tx.ExecContext(ctx, "SELECT id FROM piles WHERE id IN (SELECT pile FROM entries WHERE capture = ?) ORDER BY id FOR UPDATE", id)
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
	err := s.db.QueryRowContext(ctx, `SELECT c.version, c.source, c.error, b.zstd
		FROM captures c LEFT JOIN contents b ON b.sha256 = c.reading WHERE c.key = ?`, key).Scan(&version, &source, &sentence, &zstd)
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
