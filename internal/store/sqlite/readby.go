package sqlite

import "context"

// ReadBy returns the version of the stages that read a capture, "" while it
// waits.
func (s *Store) ReadBy(ctx context.Context, key string) (version string, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT version FROM captures WHERE key = ?", key).Scan(&version)
	return version, found(err, "capture", key)
}
