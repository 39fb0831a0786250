package postgres

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// LinkKeys lists documents by the keys that they have in common, in the
// database: the postings of a link.Index that does not fit in memory. What is
// looked up is asked for many keys at once by [LinkKeys.Fetch], and what is
// entered is written at once by [LinkKeys.Flush]; between the two it is in
// memory. It is for one goroutine, and one at a time enters into a space.
type LinkKeys struct {
	// Err is the first error of the database. From then on what Enter
	// returns is not whole.
	Err error
	// Asked is how often the database was asked.
	Asked int

	ctx   context.Context
	db    *sql.DB
	space int64
	crowd int
	lists map[uint64][]int32 // of the keys that were fetched
	fresh []linkKey          // entered and not yet written
}

type linkKey struct {
	key uint64
	doc int32
}

// LinkKeys returns the keys of a space. A key that crowd documents have keeps
// those.
func (s *Store) LinkKeys(ctx context.Context, space int64, crowd int) *LinkKeys {
	return &LinkKeys{ctx: ctx, db: s.db.DB, space: space, crowd: crowd, lists: map[uint64][]int32{}}
}

// Fetch looks up keys that Enter will be called with: those of some hundred
// documents are one question.
func (k *LinkKeys) Fetch(keys []uint64) {
	var ask []int64
	for _, key := range keys {
		if _, known := k.lists[key]; !known {
			k.lists[key] = nil
			ask = append(ask, int64(key))
		}
	}
	if len(ask) == 0 || k.Err != nil {
		return
	}
	k.Asked++
	rows, err := k.db.QueryContext(k.ctx, "SELECT key, doc FROM link_keys WHERE space = $1 AND key = ANY($2) ORDER BY key, doc", k.space, ask)
	if err != nil {
		k.Err = err
		return
	}
	defer rows.Close()
	for rows.Next() {
		var key int64
		var doc int32
		if k.Err = rows.Scan(&key, &doc); k.Err != nil {
			return
		}
		k.lists[uint64(key)] = append(k.lists[uint64(key)], doc)
	}
	k.Err = rows.Err()
}

// Enter lists a document under a key and returns those that were listed before,
// in order, until the next call. A key that was not fetched is looked up by
// itself.
func (k *LinkKeys) Enter(key uint64, doc int32) []int32 {
	if _, known := k.lists[key]; !known {
		k.Fetch([]uint64{key})
	}
	before := k.lists[key]
	if len(before) < k.crowd {
		k.lists[key] = append(before, doc)
		k.fresh = append(k.fresh, linkKey{key, doc})
	}
	return before
}

// Flush writes what was entered, all or nothing, and forgets what was fetched.
func (k *LinkKeys) Flush() error {
	if k.Err != nil {
		return k.Err
	}
	k.lists = map[uint64][]int32{}
	if len(k.fresh) == 0 {
		return nil
	}
	k.Asked++
	conn, err := k.db.Conn(k.ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	k.Err = conn.Raw(func(driver any) error {
		c, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("rows cannot be copied through %T", driver)
		}
		_, err := c.Conn().CopyFrom(k.ctx, pgx.Identifier{"link_keys"}, []string{"space", "key", "doc"},
			pgx.CopyFromSlice(len(k.fresh), func(i int) ([]any, error) {
				return []any{k.space, int64(k.fresh[i].key), k.fresh[i].doc}, nil
			}))
		return err
	})
	k.fresh = k.fresh[:0]
	return k.Err
}

// Forget removes a space.
func (k *LinkKeys) Forget() error {
	_, err := k.db.ExecContext(k.ctx, "DELETE FROM link_keys WHERE space = $1", k.space)
	return err
}
