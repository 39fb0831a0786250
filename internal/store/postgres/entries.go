package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// packed is a capture ready to be kept.
type packed struct {
	hearsay.Capture
	digest store.Digest
	zstd   []byte
}

// Add puts captures into a pile, all or none.
func (s *Store) Add(ctx context.Context, pile, by string, captures ...hearsay.Capture) ([]hearsay.Entry, error) {
	ready := make([]packed, len(captures))
	for i, c := range captures { // before the transaction, which stops other writers
		ready[i].Capture = store.Clean(c)
		ready[i].digest, ready[i].zstd = store.Pack(c.Bytes)
	}
	entries := make([]hearsay.Entry, len(captures))
	err := s.change(ctx, func(tx *tx) error {
		if err := keeping(ctx, tx); err != nil {
			return err
		}
		p, err := lockPile(ctx, tx, pile)
		if err != nil {
			return err
		}
		added := 0
		for i, c := range ready { // a copy, as the transaction may be tried again
			id, isNew, err := addOne(ctx, tx, p, by, &c)
			if err != nil {
				return fmt.Errorf("%s: %w", c.ID, err)
			}
			if isNew {
				added++
			}
			if entries[i], err = tables.EntryOf(ctx, tx, pile, id); err != nil {
				return err
			}
		}
		return tables.Grow(ctx, tx, p, added)
	})
	if err != nil {
		return nil, err
	}
	return entries, nil
}

// addOne puts a capture into a pile and returns the ID of its document there,
// and whether the pile has one more now.
func addOne(ctx context.Context, tx *tx, pile int64, by string, c *packed) (id string, isNew bool, err error) {
	var removed int64
	err = tx.QueryRowContext(ctx, "SELECT id, removed FROM entries WHERE pile = ? AND base = ? AND sha256 = ?", pile, c.ID, c.SHA256).Scan(&id, &removed)
	switch {
	case err == nil && removed == 0:
		return id, false, nil
	case err == nil:
		_, err = tx.ExecContext(ctx, "UPDATE entries SET removed = 0 WHERE pile = ? AND id = ?", pile, id)
		return id, true, err
	case !errors.Is(err, sql.ErrNoRows):
		return "", false, err
	}
	base := c.ID
	for n := 2; ; n++ {
		var taken bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM entries WHERE pile = ? AND id = ?)", pile, c.ID).Scan(&taken); err != nil {
			return "", false, err
		}
		if !taken {
			break
		}
		c.ID = fmt.Sprintf("%s~%d", base, n)
	}
	capture, err := keepCapture(ctx, tx, c)
	if err != nil {
		return "", false, err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO entries (pile, id, base, capture, sha256, added, by) VALUES (?, ?, ?, ?, ?, ?, ?)",
		pile, c.ID, base, capture, c.SHA256, tables.Now(), by)
	return c.ID, true, err
}

func keepCapture(ctx context.Context, t *tx, c *packed) (id int64, err error) {
	key := store.Key(c.Capture)
	err = t.QueryRowContext(ctx, "SELECT id FROM captures WHERE key = ?", key).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	if err := keepContent(ctx, t, c.digest, len(c.Bytes), c.zstd); err != nil {
		return 0, err
	}
	// Another may add the same capture at this moment; then it is theirs.
	_, err = t.ExecContext(ctx, "INSERT INTO captures (key, header, content, url) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
		key, store.Header(c.Capture), c.digest[:], c.URL)
	if err != nil {
		return 0, err
	}
	err = t.QueryRowContext(ctx, "SELECT id FROM captures WHERE key = ?", key).Scan(&id)
	return id, err
}

// keepContent keeps a packed content once.
func keepContent(ctx context.Context, tx querier, digest store.Digest, size int, zstd []byte) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO contents (sha256, size, zstd) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", digest[:], size, zstd)
	return err
}

// Capture returns the capture of a key as it came.
func (s *Store) Capture(ctx context.Context, key string) (c hearsay.Capture, err error) {
	var header, zstd []byte
	err = s.db.QueryRowContext(ctx, "SELECT c.header, b.zstd FROM captures c JOIN contents b ON b.sha256 = c.content WHERE c.key = ?", key).Scan(&header, &zstd)
	if err != nil {
		return c, found(err, "capture", key)
	}
	if err := json.Unmarshal(header, &c); err != nil {
		return c, fmt.Errorf("capture %s: %w", key, err)
	}
	if c.Bytes, err = store.Decompress(zstd); err != nil {
		return c, fmt.Errorf("capture %s: %w", key, err)
	}
	return c, nil
}
