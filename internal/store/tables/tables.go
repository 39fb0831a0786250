// Package tables has what the stores in SQL databases share: the tables that are
// the same in all of them, and how those are asked. A store embeds [Tables] and
// adds what its database does in a way of its own.
//
// Queries have question marks for their values.
package tables

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Querier is a database or a transaction.
type Querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Tables are those of a store. All fields but the hints must be set.
type Tables struct {
	// Read and Write run single queries.
	Read, Write Querier
	// Change runs a writing transaction, View one that sees the store as it
	// was when it began. Change may run do several times.
	Change, View func(ctx context.Context, do func(Querier) error) error
	// LockPile returns the number of a pile, which no other transaction
	// changes until this one ends.
	LockPile func(ctx context.Context, q Querier, name string) (int64, error)
	// LockReviews keeps others from the review log until the transaction
	// ends.
	LockReviews func(ctx context.Context, q Querier) error
	// KeepContent keeps a content unless it is there, and returns what other
	// tables refer to it by: its column ContentKey.
	KeepContent func(ctx context.Context, tx Querier, digest store.Digest, size int, zstd []byte) (any, error)
	ContentKey  string
	// InsertRecords writes records of a report with all that finds them.
	InsertRecords func(ctx context.Context, tx Querier, g Generation, items []store.Item) error
	// ForgetRecords is called before records are deleted whose numbers a query
	// gives.
	ForgetRecords func(ctx context.Context, tx Querier, query string, args ...any) error
	// CountHint and UnreadHint tell the database by which index to count the
	// records and to find what waits to be read, "" for its own way.
	CountHint, UnreadHint string
}

// Collect returns what scan makes of each row.
func Collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
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

// Found turns the driver's error for no row into hearsay.ErrNotFound with
// what was looked for.
func Found(err error, what, name string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s %q: %w", what, name, hearsay.ErrNotFound)
	}
	return err
}

// Now returns the time as stores keep it, in microseconds.
func Now() int64 { return time.Now().UnixMicro() }

// TimeOf returns a time that a store has kept, the zero time for 0.
func TimeOf(micro int64) time.Time {
	if micro == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micro).UTC()
}
