package postgres

import (
	"cmp"
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

var _ hearsay.KeyStore = (*Store)(nil)

// KeepKeys keeps the keys of documents of a pile. What is kept already is not
// written again.
func (s *Store) KeepKeys(ctx context.Context, pile string, docs ...hearsay.DocumentKeys) error {
	docs = slices.Clone(docs)
	// In order, so that no two wait for each other.
	slices.SortFunc(docs, func(a, b hearsay.DocumentKeys) int { return strings.Compare(a.ID, b.ID) })
	ids, states, packed := make([]string, len(docs)), make([]string, len(docs)), make([][]byte, len(docs))
	for i, d := range docs {
		ids[i], states[i], packed[i] = d.ID, d.State, packKeys(d.Keys)
	}
	return s.change(ctx, func(tx *tx) error {
		space, err := tables.PileID(ctx, tx, pile)
		if err != nil {
			return err
		}
		var gone, fresh keyRows
		isNew := map[string]bool{}
		rows, err := tx.QueryContext(ctx, `INSERT INTO link_docs (space, id, state, keys)
			SELECT ?, u.id, u.state, u.keys FROM unnest(?::text[], ?::text[], ?::bytea[]) u (id, state, keys)
			ON CONFLICT DO NOTHING RETURNING id, doc`, space, ids, states, packed)
		_, err = collect(rows, err, func(r *sql.Rows) (id string, err error) {
			var doc int64
			err = r.Scan(&id, &doc)
			if i, found := slices.BinarySearch(ids, id); found {
				isNew[id] = true
				fresh.add(doc, docs[i].Keys)
			}
			return id, err
		})
		if err != nil {
			return err
		}
		var changed, numbers []int64 // indexes of docs, and as what they are kept
		if len(isNew) < len(docs) {
			rows, err := tx.QueryContext(ctx, "SELECT id, doc, state, keys FROM link_docs WHERE space = ? AND id = ANY(?) ORDER BY id FOR UPDATE", space, ids)
			_, err = collect(rows, err, func(r *sql.Rows) (id string, err error) {
				var doc int64
				var state string
				var keys []byte
				if err := r.Scan(&id, &doc, &state, &keys); err != nil {
					return id, err
				}
				i, found := slices.BinarySearch(ids, id)
				if !found || isNew[id] || state == docs[i].State {
					return id, nil
				}
				changed, numbers = append(changed, int64(i)), append(numbers, doc)
				lost, won := differ(unpackKeys(keys), docs[i].Keys)
				gone.add(doc, lost)
				fresh.add(doc, won)
				return id, nil
			})
			if err != nil {
				return err
			}
		}
		if len(gone.keys) > 0 {
			_, err := tx.ExecContext(ctx, `DELETE FROM link_keys k USING unnest(?::bigint[], ?::bigint[]) u (key, doc)
				WHERE k.space = ? AND k.key = u.key AND k.doc = u.doc`, gone.keys, gone.docs, space)
			if err != nil {
				return err
			}
		}
		if len(fresh.keys) > 0 {
			_, err := tx.ExecContext(ctx, `INSERT INTO link_keys (space, key, doc) SELECT ?, u.key, u.doc
				FROM unnest(?::bigint[], ?::bigint[]) u (key, doc) ON CONFLICT DO NOTHING`, space, fresh.keys, fresh.docs)
			if err != nil {
				return err
			}
		}
		for n, i := range changed {
			if _, err := tx.ExecContext(ctx, "UPDATE link_docs SET state = ?, keys = ? WHERE doc = ?", docs[i].State, packed[i], numbers[n]); err != nil {
				return err
			}
		}
		return nil
	})
}

// keyRows are rows of link_keys.
type keyRows struct{ keys, docs []int64 }

func (r *keyRows) add(doc int64, keys []uint64) {
	for _, k := range keys {
		r.keys, r.docs = append(r.keys, int64(k)), append(r.docs, doc)
	}
}

func packKeys(keys []uint64) []byte {
	b := make([]byte, 0, 8*len(keys))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint64(b, k)
	}
	return b
}

func unpackKeys(b []byte) []uint64 {
	keys := make([]uint64, len(b)/8)
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return keys
}

// differ returns what only one of two sorted lists has.
func differ(was, is []uint64) (lost, won []uint64) {
	for len(was) > 0 || len(is) > 0 {
		switch {
		case len(is) == 0 || len(was) > 0 && was[0] < is[0]:
			lost, was = append(lost, was[0]), was[1:]
		case len(was) == 0 || is[0] < was[0]:
			won, is = append(won, is[0]), is[1:]
		default:
			was, is = was[1:], is[1:]
		}
	}
	return lost, won
}

// ForgetKeys forgets the keys of documents of a pile.
func (s *Store) ForgetKeys(ctx context.Context, pile string, ids ...string) error {
	return s.change(ctx, func(tx *tx) error {
		space, err := tables.PileID(ctx, tx, pile)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, "SELECT doc, keys FROM link_docs WHERE space = ? AND id = ANY(?) ORDER BY id FOR UPDATE", space, ids)
		var gone keyRows
		numbers, err := collect(rows, err, func(r *sql.Rows) (doc int64, err error) {
			var keys []byte
			err = r.Scan(&doc, &keys)
			gone.add(doc, unpackKeys(keys))
			return doc, err
		})
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM link_keys k USING unnest(?::bigint[], ?::bigint[]) u (key, doc)
			WHERE k.space = ? AND k.key = u.key AND k.doc = u.doc`, gone.keys, gone.docs, space)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM link_docs WHERE doc = ANY(?)", numbers)
		return err
	})
}

// keptKeys are the keys of a pile in a few transactions that see the same.
type keptKeys struct {
	space int64
	conns []*sql.Conn
	free  chan *sql.Conn
}

// readers is how many connections at most ask for keys at once.
const readers = 4

// OpenKeys returns the keys of a pile as they are at this moment.
func (s *Store) OpenKeys(ctx context.Context, pile string) (hearsay.KeptKeys, error) {
	space, err := tables.PileID(ctx, s.db, pile)
	if err != nil {
		return nil, err
	}
	k := &keptKeys{space: space, free: make(chan *sql.Conn, readers)}
	snapshot := ""
	for i := range min(readers, runtime.GOMAXPROCS(0)) {
		conn, err := s.reader(ctx, i == 0)
		if err != nil {
			if i > 0 {
				break // others need the connections
			}
			return nil, err
		}
		k.conns = append(k.conns, conn)
		k.free <- conn
		err = raw(conn, func(c *pgx.Conn) error {
			if _, err := c.Exec(ctx, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); err != nil {
				return err
			}
			if i == 0 {
				return c.QueryRow(ctx, "SELECT pg_export_snapshot()").Scan(&snapshot)
			}
			_, err := c.Exec(ctx, "SET TRANSACTION SNAPSHOT '"+snapshot+"'")
			return err
		})
		if err != nil {
			return nil, errors.Join(err, k.Close())
		}
	}
	return k, nil
}

// reader returns a connection, and does not wait for long for one that is not
// needed.
func (s *Store) reader(ctx context.Context, needed bool) (*sql.Conn, error) {
	if needed {
		return s.db.Conn(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	return s.db.Conn(ctx)
}

func raw(conn *sql.Conn, do func(*pgx.Conn) error) error {
	return conn.Raw(func(d any) error {
		c, ok := d.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("keys cannot be read through %T", d)
		}
		return do(c.Conn())
	})
}

// Close ends the transactions.
func (k *keptKeys) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	var errs []error
	for _, conn := range k.conns {
		// One that is broken, or still in a transaction, is not used again.
		conn.Raw(func(d any) error {
			c, ok := d.(*stdlib.Conn)
			if ok {
				_, err := c.Conn().Exec(ctx, "ROLLBACK")
				ok = err == nil
			}
			if !ok {
				return driver.ErrBadConn
			}
			return nil
		})
		errs = append(errs, conn.Close())
	}
	k.conns = nil
	return errors.Join(errs...)
}

// with does something on a connection that is free.
func (k *keptKeys) with(ctx context.Context, do func(*pgx.Conn) error) error {
	select {
	case conn := <-k.free:
		defer func() { k.free <- conn }()
		return raw(conn, do)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// each calls f with the rows of a query.
func (k *keptKeys) each(ctx context.Context, f func(pgx.Rows) error, query string, args ...any) error {
	return k.with(ctx, func(c *pgx.Conn) error {
		rows, err := c.Query(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := f(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	})
}

// Documents calls f with each document.
func (k *keptKeys) Documents(ctx context.Context, f func(number int64, id, state string)) error {
	var number int64
	var id, state string
	return k.each(ctx, func(r pgx.Rows) error {
		err := r.Scan(&number, &id, &state)
		if err == nil {
			f(number, id, state)
		}
		return err
	}, "SELECT doc, id, state FROM link_docs WHERE space = $1", k.space)
}

// Shared returns the keys that documents have in common with others.
func (k *keptKeys) Shared(ctx context.Context, numbers []int64, most int) ([]hearsay.SharedKey, error) {
	index := make(map[int64]int, len(numbers))
	for i, n := range numbers {
		index[n] = i
	}
	type has struct {
		key uint64
		i   int
	}
	var all []has
	var number int64
	var packed []byte
	err := k.each(ctx, func(r pgx.Rows) error {
		if err := r.Scan(&number, &packed); err != nil {
			return err
		}
		i := index[number]
		for _, key := range unpackKeys(packed) {
			all = append(all, has{key, i})
		}
		return nil
	}, "SELECT doc, keys FROM link_docs WHERE doc = ANY($1)", numbers)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b has) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.i, b.i)) })
	var ask []int64
	for i, h := range all {
		if i == 0 || all[i-1].key != h.key {
			ask = append(ask, int64(h.key))
		}
	}
	var out []hearsay.SharedKey
	var key int64
	// As few as tell that there are more than most are read of a key that
	// everybody has.
	err = k.each(ctx, func(r pgx.Rows) error {
		s := hearsay.SharedKey{}
		if err := r.Scan(&key, &s.All); err != nil {
			return err
		}
		s.Key = uint64(key)
		at, _ := slices.BinarySearchFunc(all, s.Key, func(h has, key uint64) int { return cmp.Compare(h.key, key) })
		for ; at < len(all) && all[at].key == s.Key; at++ {
			s.In = append(s.In, all[at].i)
		}
		out = append(out, s)
		return nil
	}, `SELECT u.key, l.docs FROM unnest($2::bigint[]) u (key), LATERAL (
			SELECT array_agg(doc) AS docs FROM (SELECT doc FROM link_keys WHERE space = $1 AND key = u.key LIMIT $3) few
		) l WHERE cardinality(l.docs) > 1`, k.space, ask, most)
	return out, err
}

// Having calls f with all documents that have keys.
func (k *keptKeys) Having(ctx context.Context, keys []uint64, f func(key uint64, number int64)) error {
	ask := make([]int64, len(keys))
	for i, key := range keys {
		ask[i] = int64(key)
	}
	var key, number int64
	return k.each(ctx, func(r pgx.Rows) error {
		err := r.Scan(&key, &number)
		if err == nil {
			f(uint64(key), number)
		}
		return err
	}, "SELECT key, doc FROM link_keys WHERE space = $1 AND key = ANY($2)", k.space, ask)
}
