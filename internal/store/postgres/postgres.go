// Package postgres keeps piles in a PostgreSQL database: the store of a team,
// with many writers and several web servers on it.
//
// [Open] is the way in. It keeps what package sqlite keeps, finds the same,
// and passes the same suite; what of each is relevant is for PostgreSQL to
// say. Tables that are only looked up by key are partitioned by hash.
package postgres

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Numbers of advisory locks. The last two stand together with the number of
// a pile or 0.
const (
	lockMigrate = 7_245_001 // bringing the tables up to date
	lockSweep   = 7_245_002 // shared by whoever adds, alone for a sweep
	lockReviews = 7_245_003 // appending to the review log
	lockReport  = 7_245     // work of several transactions on the report of a pile
)

// Store is a hearsay.Store in a database.
type Store struct {
	tables.Tables
	db database
	// several is held by whoever holds or awaits a lock of a session, so that
	// those who wait do not take all connections.
	several chan struct{}
}

var _ hearsay.Store = (*Store)(nil)

// Open opens the store in the database of that address, a URL
// (postgres://user@host/database) or a list of keywords and values. Tables
// that are not there are made, those of an older version are brought up to
// date; those of a newer version are an error. The way to another machine is
// encrypted and the server's certificate checked, unless the address or
// $PGSSLMODE says otherwise (sslmode).
func Open(ctx context.Context, address string) (*Store, error) {
	c, checked, err := secured(address)
	if err != nil {
		return nil, err
	}
	db := stdlib.OpenDB(*c)
	db.SetMaxOpenConns(max(8, 4*runtime.GOMAXPROCS(0)))
	db.SetMaxIdleConns(8)
	db.SetConnMaxIdleTime(5 * time.Minute)
	s := &Store{db: database{db}, several: make(chan struct{}, 1)}
	s.Tables = tables.Tables{
		Read: s.db, Write: s.db,
		Change: func(ctx context.Context, do func(tables.Querier) error) error {
			return s.change(ctx, func(tx *tx) error { return do(tx) })
		},
		View: func(ctx context.Context, do func(tables.Querier) error) error {
			return s.view(ctx, func(tx *tx) error { return do(tx) })
		},
		LockPile: lockPile,
		LockReviews: func(ctx context.Context, q tables.Querier) error {
			_, err := q.ExecContext(ctx, "SELECT pg_advisory_xact_lock(?)", lockReviews)
			return err
		},
		ContentKey: "sha256",
		KeepContent: func(ctx context.Context, tx tables.Querier, digest store.Digest, size int, zstd []byte) (any, error) {
			return digest[:], keepContent(ctx, tx, digest, size, zstd)
		},
		InsertRecords: insertRecords,
		ForgetRecords: func(context.Context, tables.Querier, string, ...any) error { return nil },
	}
	if err := s.migrate(ctx); err != nil {
		db.Close()
		if checked {
			err = explainTLS(err)
		}
		return nil, fmt.Errorf("the store cannot be opened: %w", err)
	}
	return s, nil
}

// migrate brings the tables to the newest version, all steps in one
// transaction, while others that open the store wait.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	return s.change(ctx, func(tx *tx) error {
		for _, query := range []string{
			fmt.Sprintf("SELECT pg_advisory_xact_lock(%d)", lockMigrate),
			"CREATE TABLE IF NOT EXISTS hearsay_version (version integer NOT NULL)",
		} {
			if _, err := tx.ExecContext(ctx, query); err != nil {
				return err
			}
		}
		var version int
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(version), 0) FROM hearsay_version").Scan(&version); err != nil {
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
			if _, err := tx.Tx.ExecContext(ctx, string(script)); err != nil {
				return fmt.Errorf("%s: %w", filepath.Base(names[i]), err)
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO hearsay_version (version) VALUES (?)", i+1); err != nil {
				return err
			}
		}
		return nil
	})
}

// Close ends the work with the store.
func (s *Store) Close() error { return s.db.Close() }

// tx is a transaction whose queries have question marks for their values.
type tx struct{ *sql.Tx }

func (t *tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return t.Tx.ExecContext(ctx, numbered(query), args...)
}

func (t *tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return t.Tx.QueryContext(ctx, numbered(query), args...)
}

func (t *tx) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return t.Tx.QueryRowContext(ctx, numbered(query), args...)
}

// database is a database whose queries have question marks for their values.
type database struct{ *sql.DB }

func (d database) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return d.DB.ExecContext(ctx, numbered(query), args...)
}

func (d database) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return d.DB.QueryContext(ctx, numbered(query), args...)
}

func (d database) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return d.DB.QueryRowContext(ctx, numbered(query), args...)
}

type querier = tables.Querier

// numbered writes $1, $2 and so on for the question marks of a query.
func numbered(query string) string {
	var b strings.Builder
	for n := 1; ; n++ {
		before, after, found := strings.Cut(query, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

// tries is how often a transaction is begun anew that the database has
// broken off because it stood in the way of another.
const tries = 10

// change runs one writing transaction.
func (s *Store) change(ctx context.Context, do func(*tx) error) error {
	var err error
	for range tries {
		err = s.transaction(ctx, &sql.TxOptions{}, do)
		var broken *pgconn.PgError
		if !errors.As(err, &broken) || broken.Code != "40P01" && broken.Code != "40001" { // deadlock, serialization
			break
		}
	}
	return err
}

// view runs one reading transaction, which sees the store as it was when it
// began.
func (s *Store) view(ctx context.Context, do func(*tx) error) error {
	return s.transaction(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}, do)
}

func (s *Store) transaction(ctx context.Context, o *sql.TxOptions, do func(*tx) error) error {
	t, err := s.db.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	if err := do(&tx{t}); err != nil {
		t.Rollback()
		return err
	}
	return t.Commit()
}

// alone keeps others from work on the report of a pile that takes several
// transactions, and from sweeping, until release is called or the connection
// ends.
func (s *Store) alone(ctx context.Context, pile int64) (release func(), err error) {
	select {
	case s.several <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		<-s.several
		return nil, err
	}
	release = func() {
		// Locks of a session outlive its transactions, so the connection
		// gives them back before another uses it.
		if _, err := conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock_all()"); err != nil {
			conn.Raw(func(any) error { return driver.ErrBadConn }) // its end gives them back
		}
		conn.Close()
		<-s.several
	}
	_, err = conn.ExecContext(ctx, "SELECT pg_advisory_lock_shared($1)", lockSweep)
	if err == nil {
		_, err = conn.ExecContext(ctx, "SELECT pg_advisory_lock($1, $2)", lockReport, int32(pile))
	}
	if err != nil {
		release()
		return nil, err
	}
	return release, nil
}

// keeping keeps sweeps away until the transaction ends.
func keeping(ctx context.Context, t *tx) error {
	_, err := t.ExecContext(ctx, "SELECT pg_advisory_xact_lock_shared(?)", lockSweep)
	return err
}

func collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	return tables.Collect(rows, err, scan)
}

func found(err error, what, name string) error { return tables.Found(err, what, name) }
