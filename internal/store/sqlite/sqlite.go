// Package sqlite keeps piles in one SQLite file: the store of a laptop or a
// small desk.
//
// [Open] is the way in. One connection writes, the others read what was there
// when they began (WAL). A change that was acknowledged is on the disk
// (synchronous=FULL); several processes may use one file.
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
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is a hearsay.Store in one file.
type Store struct {
	tables.Tables
	path        string
	write, read *sql.DB
	several     chan struct{} // held during work of several transactions, see alone
	lock        *sql.DB       // guarded by several
	bounds      bounds
}

var _ hearsay.Store = (*Store)(nil)

// Open opens the store in the file of that path and makes it, with the
// folders above it, if it is not there. A file of an older version is brought
// up to date; one of a newer version is an error.
func Open(ctx context.Context, path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("the folder of the store cannot be made: %w", err)
	}
	s := &Store{path: path, several: make(chan struct{}, 1), bounds: usual}
	if s.write, err = open(path, "_txlock=immediate&_pragma=journal_mode(WAL)", 1); err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		s.write.Close()
		return nil, fmt.Errorf("the store %s cannot be opened: %w", path, err)
	}
	if s.read, err = open(path, "_pragma=query_only(1)", max(4, 2*runtime.GOMAXPROCS(0))); err != nil {
		s.write.Close()
		return nil, err
	}
	s.Tables = tables.Tables{
		Read: s.read, Write: s.write,
		Change: func(ctx context.Context, do func(tables.Querier) error) error {
			return s.change(ctx, func(tx *sql.Tx) error { return do(tx) })
		},
		View: func(ctx context.Context, do func(tables.Querier) error) error {
			return s.view(ctx, func(tx *sql.Tx) error { return do(tx) })
		},
		// There is one writer.
		LockPile:    tables.PileID,
		LockReviews: func(context.Context, tables.Querier) error { return nil },
		ContentKey:  "id",
		KeepContent: func(ctx context.Context, tx tables.Querier, digest store.Digest, size int, zstd []byte) (any, error) {
			return keepContent(ctx, tx, digest, size, zstd)
		},
		InsertRecords: insertRecords,
		ForgetRecords: forgetRecords,
		CountHint:     "INDEXED BY records_type",
		UnreadHint:    "INDEXED BY captures_unread",
	}
	return s, nil
}

func open(path, options string, connections int) (*sql.DB, error) {
	address := url.URL{Scheme: "file", Path: path, RawQuery: "_pragma=busy_timeout(30000)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_pragma=cache_size(-16000)&" + options}
	db, err := sql.Open("sqlite", address.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// migrate brings the tables to the newest version, one step a transaction.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Tx) error {
		var version int
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		if version > len(names) {
			return fmt.Errorf("it was made by a newer version of hearsay (its tables are of version %d, this program knows %d)", version, len(names))
		}
		for i := version; i < len(names); i++ {
			script, err := migrations.ReadFile(names[i])
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, string(script)); err != nil {
				return fmt.Errorf("%s: %w", filepath.Base(names[i]), err)
			}
			if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", i+1)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Close ends the work with the store.
func (s *Store) Close() error {
	s.several <- struct{}{}
	defer func() { <-s.several }()
	var err error
	if s.lock != nil {
		err = s.lock.Close()
	}
	return errors.Join(err, s.read.Close(), s.write.Close())
}

// change runs one writing transaction.
func (s *Store) change(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// view runs one reading transaction, which sees the store as it was when it
// began.
func (s *Store) view(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return do(tx)
}

type querier = tables.Querier

func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	return tables.Collect(rows, err, scan)
}

func found(err error, what, name string) error { return tables.Found(err, what, name) }

// marks returns n question marks for a list of values.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }
