package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Unread lists captures that the stages of that version have not read.
func (s *Store) Unread(ctx context.Context, version string, page hearsay.Page) ([]string, string, error) {
	after, err := store.After(page.After)
	if err != nil {
		return nil, "", err
	}
	limit := store.Limit(page)
	keys, err := list(ctx, s.read, scanString, `SELECT DISTINCT entry.key FROM entry LEFT JOIN reading USING (key)
		WHERE removed = '' AND entry.key > ? AND (version IS NULL OR version <> ?) ORDER BY entry.key LIMIT ?`, after, version, limit+1)
	if err != nil || len(keys) <= limit {
		return keys, "", err
	}
	return keys[:limit], store.Cursor(keys[limit-1]), nil
}

func scanString(row scanner) (v string, err error) {
	err = row.Scan(&v)
	return v, err
}

// SaveRead keeps what was read from a capture.
func (s *Store) SaveRead(ctx context.Context, key, version string, doc *hearsay.Annotated, bad *hearsay.InputError) error {
	var hash sql.NullString
	var data []byte
	var words, reason string
	about := &hearsay.Document{}
	if bad != nil {
		reason = bad.Err
	} else {
		plain, err := json.Marshal(doc)
		if err != nil {
			return fmt.Errorf("document %s cannot be kept: %w", doc.ID, err)
		}
		hash = sql.NullString{String: store.SHA256(plain), Valid: true}
		data = store.Pack(plain)
		words = store.Fold(doc.Title.Value + "\n" + doc.Text)
		about = &doc.Document
	}
	return s.tx(ctx, func(tx *sql.Tx) error {
		if hash.Valid {
			if _, err := tx.ExecContext(ctx, "INSERT INTO annotated (hash, data) VALUES (?, ?) ON CONFLICT DO NOTHING", hash, data); err != nil {
				return err
			}
		}
		var id int64
		err := tx.QueryRowContext(ctx, `INSERT INTO reading (key, version, err, hash, title, outlet, published, language, url)
			SELECT key, ?, ?, ?, ?, ?, ?, ?, ? FROM capture WHERE key = ?
			ON CONFLICT (key) DO UPDATE SET version = excluded.version, err = excluded.err, hash = excluded.hash, title = excluded.title,
				outlet = excluded.outlet, published = excluded.published, language = excluded.language, url = excluded.url
			RETURNING id`, version, reason, hash, about.Title.Value, about.Outlet.Value, about.Published.Value, about.Language.Value, about.URL.Value, key).Scan(&id)
		if err != nil {
			return notFound(err, "capture %s", key)
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM words WHERE rowid = ?", id); err != nil {
			return err
		}
		if words != "" {
			if _, err := tx.ExecContext(ctx, "INSERT INTO words (rowid, text) VALUES (?, ?)", id, words); err != nil {
				return err
			}
		}
		_, err = tx.ExecContext(ctx, "UPDATE pile SET revision = revision + 1 WHERE name IN (SELECT pile FROM entry WHERE key = ? AND removed = '')", key)
		return err
	})
}

// Annotated returns what was read from a capture.
func (s *Store) Annotated(ctx context.Context, key string) (*hearsay.Annotated, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, "SELECT data FROM reading JOIN annotated USING (hash) WHERE key = ?", key).Scan(&data)
	if err != nil {
		return nil, notFound(err, "reading of capture %s", key)
	}
	return annotated(data)
}

func annotated(data []byte) (*hearsay.Annotated, error) {
	var doc hearsay.Annotated
	if err := store.Decode(data, &doc); err != nil {
		return nil, fmt.Errorf("a kept document cannot be read: %w", err)
	}
	return &doc, nil
}

// Search lists documents by relevance, then ID.
func (s *Store) Search(ctx context.Context, q hearsay.SearchQuery) ([]hearsay.Hit, string, error) {
	offset, err := store.AfterNumber(q.After)
	if err != nil {
		return nil, "", err
	}
	query := store.ParseQuery(q.Query)
	if len(query.Must) == 0 {
		return nil, "", nil
	}
	where, args := "words MATCH ? AND removed = ''", []any{match(query)}
	for _, f := range []struct{ column, value string }{{"entry.pile = ?", q.Pile}, {"outlet = ?", q.Outlet}, {"language = ?", q.Language}, {"published >= ?", q.Since}} {
		if f.value != "" {
			where += " AND " + f.column
			args = append(args, f.value)
		}
	}
	if q.Until != "" {
		where += " AND published <> '' AND substr(published, 1, length(?)) <= ?"
		args = append(args, q.Until, q.Until)
	}
	limit := store.Limit(q.Page)
	found, err := list(ctx, s.read, scanFound, selectEntryFromWords+" WHERE "+where+" ORDER BY rank, entry.pile, entry.id LIMIT ? OFFSET ?", append(args, limit+1, offset)...)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(found) > limit {
		found = found[:limit]
		next = store.Cursor(fmt.Sprint(offset + int64(limit)))
	}
	hits := make([]hearsay.Hit, len(found))
	for i, f := range found {
		doc, err := annotated(f.data)
		if err != nil {
			return nil, "", err
		}
		hits[i].Entry = f.Entry
		hits[i].Places, hits[i].Around = store.Places(doc.Text, query)
	}
	return hits, next, nil
}

const selectEntryFromWords = `SELECT entry.pile, entry.id, entry.key, entry.sha256, added, adder, removed,
	version, err, title, outlet, published, language, url, data
	FROM words JOIN reading ON reading.id = words.rowid JOIN entry USING (key) JOIN annotated USING (hash)`

type found struct {
	hearsay.Entry
	data []byte
}

func scanFound(row scanner) (f found, err error) {
	e := &f.Entry
	var added, removed string
	err = row.Scan(&e.Pile, &e.ID, &e.Key, &e.SHA256, &added, &e.By, &removed,
		&e.Version, &e.Err, &e.Title, &e.Outlet, &e.Published, &e.Language, &e.URL, &f.data)
	e.Added, e.Removed = parseTime(added), parseTime(removed)
	return f, err
}
