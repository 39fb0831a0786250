package tables

import (
	"context"
	"database/sql"
)

// Put keeps a small value.
func (t *Tables) Put(ctx context.Context, bucket, key string, value []byte) error {
	if value == nil {
		value = []byte{}
	}
	_, err := t.Write.ExecContext(ctx, "INSERT INTO small_values (bucket, key, value) VALUES (?, ?, ?) ON CONFLICT (bucket, key) DO UPDATE SET value = excluded.value", bucket, key, value)
	return err
}

// Get returns a small value.
func (t *Tables) Get(ctx context.Context, bucket, key string) (value []byte, err error) {
	err = t.Read.QueryRowContext(ctx, "SELECT value FROM small_values WHERE bucket = ? AND key = ?", bucket, key).Scan(&value)
	return value, Found(err, bucket, key)
}

// Delete forgets a small value.
func (t *Tables) Delete(ctx context.Context, bucket, key string) error {
	_, err := t.Write.ExecContext(ctx, "DELETE FROM small_values WHERE bucket = ? AND key = ?", bucket, key)
	return err
}

// Keys lists the keys of a bucket in order.
func (t *Tables) Keys(ctx context.Context, bucket string) ([]string, error) {
	rows, err := t.Read.QueryContext(ctx, "SELECT key FROM small_values WHERE bucket = ? ORDER BY key", bucket)
	return Collect(rows, err, func(r *sql.Rows) (key string, err error) { return key, r.Scan(&key) })
}
