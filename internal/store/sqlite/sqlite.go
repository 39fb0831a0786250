// Package sqlite keeps piles in one SQLite database file, for one machine. It
// is a [hearsay.Store]; one process may write, others read at the same time.
//
// Every change is synced to disk before the method that makes it returns
// (write-ahead log, synchronous FULL).
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/hearsay-project/hearsay"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is a store in a SQLite file.
type Store struct {
	write *sql.DB // one connection: SQLite has one writer
	read  *sql.DB
	now   func() time.Time
}

var _ hearsay.Store = (*Store)(nil)

// Open opens the store in the file at path, and makes it where there is none.
// A store that a newer hearsay has written is refused.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("the store %s cannot be made: %w", path, err)
	}
	write, err := sql.Open("sqlite", address(path, "_txlock=immediate"))
	if err != nil {
		return nil, fmt.Errorf("the store %s cannot be opened: %w", path, err)
	}
	write.SetMaxOpenConns(1)
	s := &Store{write: write, now: time.Now}
	if err := s.migrate(ctx); err != nil {
		write.Close()
		return nil, fmt.Errorf("the store %s cannot be opened: %w", path, err)
	}
	s.read, err = sql.Open("sqlite", address(path, "_pragma=query_only(1)"))
	if err != nil {
		write.Close()
		return nil, fmt.Errorf("the store %s cannot be opened: %w", path, err)
	}
	s.read.SetMaxOpenConns(max(4, 2*runtime.GOMAXPROCS(0)))
	s.read.SetMaxIdleConns(4)
	return s, nil
}

// address returns the data source name of the file.
func address(path string, more string) string {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	u.RawQuery = "_pragma=busy_timeout(20000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=cache_size(-16000)&" + more
	return u.String()
}

// migrate brings the database to the newest migration, each in a transaction
// of its own.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	slices.Sort(names)
	for done := -1; ; {
		err := s.tx(ctx, func(tx *sql.Tx) error {
			var version int
			if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
				return err
			}
			if version > len(names) {
				return errors.New("a newer hearsay has written it; use that one")
			}
			if done = version; version == len(names) {
				return nil
			}
			script, err := migrations.ReadFile(names[version])
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, string(script)); err != nil {
				return fmt.Errorf("%s: %w", names[version], err)
			}
			_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1))
			return err
		})
		if err != nil || done == len(names) {
			return err
		}
	}
}

// tx runs work in a transaction that writes.
func (s *Store) tx(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing to undo after Commit
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Close ends the work with the store.
func (s *Store) Close() error {
	return errors.Join(s.read.Close(), s.write.Close())
}

// Backup writes a copy of the store, as it is now, to a new file at path.
// Readers and the writer go on meanwhile.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s exists already; a backup goes to a new file", path)
	}
	_, err := s.write.ExecContext(ctx, "VACUUM INTO ?", path)
	if err != nil {
		return fmt.Errorf("the backup to %s failed: %w", path, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

const clock = time.RFC3339Nano

func (s *Store) stamp() string { return s.now().UTC().Truncate(time.Millisecond).Format(clock) }

func parseTime(v string) time.Time {
	t, err := time.Parse(clock, v)
	if err != nil {
		return time.Time{} // "" is no time
	}
	return t.UTC()
}

// notFound makes hearsay.ErrNotFound of a row that is not there.
func notFound(err error, what string, args ...any) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s: %w", fmt.Sprintf(what, args...), hearsay.ErrNotFound)
	}
	return err
}

// placeholders returns "?,?,?".
func placeholders(n int) string { return strings.TrimSuffix(strings.Repeat("?,", n), ",") }
