package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/hearsay-project/hearsay"
)

// Review appends to the review log.
func (s *Store) Review(ctx context.Context, c hearsay.Correction) (hearsay.Correction, error) {
	c.Seq, c.At = 0, parseTime(s.stamp())
	data, err := json.Marshal(c)
	if err != nil {
		return c, fmt.Errorf("the correction cannot be kept: %w", err)
	}
	err = s.tx(ctx, func(tx *sql.Tx) error {
		if err := touch(ctx, tx, c.Pile); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "INSERT INTO correction (pile, correction) VALUES (?, ?) RETURNING seq", c.Pile, string(data)).Scan(&c.Seq)
	})
	return c, err
}

// Corrections returns the log of a pile after a Seq.
func (s *Store) Corrections(ctx context.Context, pile string, after int64, limit int) ([]hearsay.Correction, error) {
	return list(ctx, s.read, func(row scanner) (c hearsay.Correction, err error) {
		var seq int64
		var data string
		if err := row.Scan(&seq, &data); err != nil {
			return c, err
		}
		err = json.Unmarshal([]byte(data), &c)
		c.Seq = seq
		return c, err
	}, "SELECT seq, correction FROM correction WHERE pile = ? AND seq > ? ORDER BY seq LIMIT ?", pile, after, limit)
}

// Put keeps a value under a key of a bucket.
func (s *Store) Put(ctx context.Context, bucket, key string, value []byte) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO item (bucket, key, value) VALUES (?, ?, ?) ON CONFLICT (bucket, key) DO UPDATE SET value = excluded.value", bucket, key, append([]byte{}, value...))
		return err
	})
}

// Get returns the value of a key of a bucket.
func (s *Store) Get(ctx context.Context, bucket, key string) (value []byte, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT value FROM item WHERE bucket = ? AND key = ?", bucket, key).Scan(&value)
	return value, notFound(err, "%s %s", bucket, key)
}

// Delete forgets a key of a bucket.
func (s *Store) Delete(ctx context.Context, bucket, key string) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		return one(tx.ExecContext(ctx, "DELETE FROM item WHERE bucket = ? AND key = ?", bucket, key))("%s %s", bucket, key)
	})
}

// Keys lists the keys of a bucket in order.
func (s *Store) Keys(ctx context.Context, bucket string) ([]string, error) {
	return list(ctx, s.read, scanString, "SELECT key FROM item WHERE bucket = ? ORDER BY key", bucket)
}
