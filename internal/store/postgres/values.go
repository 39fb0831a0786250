package postgres

import (
	"context"
	"database/sql"
)

// Put keeps a small value.
func (s *Store) Put(ctx context.Context, bucket, key string, value []byte) error {
	if value == nil {
		value = []byte{}
	}
	_, err := s.db.ExecContext(ctx, "INSERT INTO small_values (bucket, key, value) VALUES (?, ?, ?) ON CONFLICT (bucket, key) DO UPDATE SET value = excluded.value", bucket, key, value)
	return err
}

// Get returns a small value.
func (s *Store) Get(ctx context.Context, bucket, key string) (value []byte, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT value FROM small_values WHERE bucket = ? AND key = ?", bucket, key).Scan(&value)
	return value, found(err, bucket, key)
}

// Delete forgets a small value.
func (s *Store) Delete(ctx context.Context, bucket, key string) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM small_values WHERE bucket = ? AND key = ?", bucket, key)
	return err
}

// Keys lists the keys of a bucket in order.
func (s *Store) Keys(ctx context.Context, bucket string) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT key FROM small_values WHERE bucket = ? ORDER BY key", bucket)
	return collect(rows, err, func(r *sql.Rows) (key string, err error) { return key, r.Scan(&key) })
}
