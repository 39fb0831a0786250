package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

const selectPile = `SELECT name, created, revision, reported,
	(SELECT count(*) FROM entry WHERE entry.pile = pile.name AND removed = '') FROM pile`

type scanner interface{ Scan(...any) error }

func scanPile(row scanner) (p hearsay.Pile, err error) {
	var created string
	err = row.Scan(&p.Name, &created, &p.Revision, &p.Reported, &p.Documents)
	p.Created = parseTime(created)
	return p, err
}

// CreatePile makes an empty pile.
func (s *Store) CreatePile(ctx context.Context, name string) (hearsay.Pile, error) {
	err := s.tx(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, "INSERT INTO pile (name, created) VALUES (?, ?) ON CONFLICT DO NOTHING", name, s.stamp())
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, fmt.Errorf("pile %s: %w", name, hearsay.ErrExists))
		}
		return nil
	})
	if err != nil {
		return hearsay.Pile{}, err
	}
	return s.Pile(ctx, name)
}

// Pile returns a pile.
func (s *Store) Pile(ctx context.Context, name string) (hearsay.Pile, error) {
	p, err := scanPile(s.read.QueryRowContext(ctx, selectPile+" WHERE name = ?", name))
	return p, notFound(err, "pile %s", name)
}

// Piles returns all piles by name.
func (s *Store) Piles(ctx context.Context) ([]hearsay.Pile, error) {
	return list(ctx, s.read, scanPile, selectPile+" ORDER BY name")
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// list scans all rows of a query.
func list[T any](ctx context.Context, db querier, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// RemovePile forgets a pile and its report.
func (s *Store) RemovePile(ctx context.Context, name string) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		if err := dropReports(ctx, tx, name, 0); err != nil {
			return err
		}
		return one(tx.ExecContext(ctx, "DELETE FROM pile WHERE name = ?", name))("pile %s", name)
	})
}

// one turns a change of no row into hearsay.ErrNotFound.
func one(done sql.Result, err error) func(what string, args ...any) error {
	return func(what string, args ...any) error {
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return notFound(sql.ErrNoRows, what, args...)
	}
}

// touch notes that a pile has changed.
func touch(ctx context.Context, tx *sql.Tx, pile string) error {
	return one(tx.ExecContext(ctx, "UPDATE pile SET revision = revision + 1 WHERE name = ?", pile))("pile %s", pile)
}

// Add puts captures into a pile.
func (s *Store) Add(ctx context.Context, pile, by string, captures ...hearsay.Capture) ([]hearsay.Entry, error) {
	// Packing takes time and needs no lock.
	packed := make([][]byte, len(captures))
	for i, c := range captures {
		packed[i] = store.Pack(c.Bytes)
	}
	ids := make([]string, len(captures))
	err := s.tx(ctx, func(tx *sql.Tx) error {
		changed := false
		for i, c := range captures {
			id, fresh, err := s.addOne(ctx, tx, pile, by, c, packed[i])
			if err != nil {
				return err
			}
			ids[i], changed = id, changed || fresh
		}
		if !changed {
			return tx.QueryRowContext(ctx, "SELECT name FROM pile WHERE name = ?", pile).Scan(new(string))
		}
		return touch(ctx, tx, pile)
	})
	if err != nil {
		return nil, notFound(err, "pile %s", pile)
	}
	entries := make([]hearsay.Entry, len(ids))
	for i, id := range ids {
		if entries[i], err = s.Entry(ctx, pile, id); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

func (s *Store) addOne(ctx context.Context, tx *sql.Tx, pile, by string, c hearsay.Capture, packed []byte) (id string, fresh bool, err error) {
	c.SHA256 = store.SHA256(c.Bytes)
	name := c.ID
	for n := 1; ; n++ {
		c.ID = store.Version(name, n)
		var sha256, removed string
		err := tx.QueryRowContext(ctx, "SELECT sha256, removed FROM entry WHERE pile = ? AND id = ?", pile, c.ID).Scan(&sha256, &removed)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return "", false, err
		}
		if sha256 != c.SHA256 {
			continue
		}
		if removed == "" {
			return c.ID, false, nil
		}
		_, err = tx.ExecContext(ctx, "UPDATE entry SET removed = '' WHERE pile = ? AND id = ?", pile, c.ID)
		return c.ID, true, err
	}
	key := store.Key(c)
	about := c
	about.Bytes = nil
	meta, err := json.Marshal(about)
	if err != nil {
		return "", false, err
	}
	for _, q := range []struct {
		sql  string
		args []any
	}{
		{"INSERT INTO bytes (sha256, data) VALUES (?, ?) ON CONFLICT DO NOTHING", []any{c.SHA256, packed}},
		{"INSERT INTO capture (key, sha256, about) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", []any{key, c.SHA256, string(meta)}},
		{"INSERT INTO entry (pile, id, key, sha256, added, adder) SELECT name, ?, ?, ?, ?, ? FROM pile WHERE name = ?",
			[]any{c.ID, key, c.SHA256, s.stamp(), by, pile}},
	} {
		if _, err := tx.ExecContext(ctx, q.sql, q.args...); err != nil {
			return "", false, err
		}
	}
	return c.ID, true, nil
}

// Remove takes a document out of a pile.
func (s *Store) Remove(ctx context.Context, pile, id string) error {
	return s.setRemoved(ctx, pile, id, s.stamp(), "= ''")
}

// Restore brings a removed document back.
func (s *Store) Restore(ctx context.Context, pile, id string) error {
	return s.setRemoved(ctx, pile, id, "", "<> ''")
}

func (s *Store) setRemoved(ctx context.Context, pile, id, at, where string) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		err := one(tx.ExecContext(ctx, "UPDATE entry SET removed = ? WHERE pile = ? AND id = ? AND removed "+where, at, pile, id))("document %s in pile %s", id, pile)
		if err != nil {
			return err
		}
		return touch(ctx, tx, pile)
	})
}

const selectEntry = `SELECT entry.pile, entry.id, entry.key, entry.sha256, added, adder, removed,
	coalesce(version, ''), coalesce(err, ''), coalesce(title, ''), coalesce(outlet, ''), coalesce(published, ''), coalesce(language, ''), coalesce(url, '')
	FROM entry LEFT JOIN reading ON reading.key = entry.key`

func scanEntry(row scanner) (e hearsay.Entry, err error) {
	var added, removed string
	err = row.Scan(&e.Pile, &e.ID, &e.Key, &e.SHA256, &added, &e.By, &removed,
		&e.Version, &e.Err, &e.Title, &e.Outlet, &e.Published, &e.Language, &e.URL)
	e.Added, e.Removed = parseTime(added), parseTime(removed)
	return e, err
}

// Entry returns the entry of a document.
func (s *Store) Entry(ctx context.Context, pile, id string) (hearsay.Entry, error) {
	e, err := scanEntry(s.read.QueryRowContext(ctx, selectEntry+" WHERE entry.pile = ? AND entry.id = ?", pile, id))
	return e, notFound(err, "document %s in pile %s", id, pile)
}

// Entries lists the documents of a pile by ID.
func (s *Store) Entries(ctx context.Context, pile string, page hearsay.Page) ([]hearsay.Entry, string, error) {
	after, err := store.After(page.After)
	if err != nil {
		return nil, "", err
	}
	if page.After == "" {
		if _, err := s.Pile(ctx, pile); err != nil {
			return nil, "", err
		}
	}
	limit := store.Limit(page)
	out, err := list(ctx, s.read, scanEntry, selectEntry+" WHERE entry.pile = ? AND entry.id > ? AND removed = '' ORDER BY entry.id LIMIT ?", pile, after, limit+1)
	if err != nil || len(out) <= limit {
		return out, "", err
	}
	return out[:limit], store.Cursor(out[limit-1].ID), nil
}

// Capture returns the capture of a key.
func (s *Store) Capture(ctx context.Context, key string) (c hearsay.Capture, err error) {
	var about string
	var data []byte
	err = s.read.QueryRowContext(ctx, "SELECT about, data FROM capture JOIN bytes USING (sha256) WHERE key = ?", key).Scan(&about, &data)
	if err != nil {
		return c, notFound(err, "capture %s", key)
	}
	if err := json.Unmarshal([]byte(about), &c); err != nil {
		return c, fmt.Errorf("capture %s: %w", key, err)
	}
	if c.Bytes, err = store.Unpack(data); err != nil {
		return c, fmt.Errorf("capture %s: %w", key, err)
	}
	if c.Bytes == nil {
		c.Bytes = []byte{}
	}
	return c, nil
}
