package tables

import (
	"context"
	"database/sql"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Unread lists captures that the stages of that version have not read yet.
func (t *Tables) Unread(ctx context.Context, version string, page hearsay.Page) (keys []string, next string, err error) {
	var after string
	if _, err := store.ReadCursor(page.After, "unread", &after); err != nil {
		return nil, "", err
	}
	limit := store.Limit(page)
	err = t.View(ctx, func(tx Querier) error {
		// Version by version, so that those that were read need not be looked at.
		var other sql.NullString
		for err := tx.QueryRowContext(ctx, "SELECT min(version) FROM captures").Scan(&other); other.Valid || err != nil; {
			if err != nil {
				return err
			}
			if other.String != version {
				rows, err := tx.QueryContext(ctx, "SELECT key FROM captures c "+t.UnreadHint+`
					WHERE version = ? AND key > ? AND EXISTS (SELECT 1 FROM entries e WHERE e.capture = c.id AND e.removed = 0)
					ORDER BY key LIMIT ?`, other.String, after, limit+1)
				some, err := Collect(rows, err, func(r *sql.Rows) (key string, err error) { return key, r.Scan(&key) })
				if err != nil {
					return err
				}
				keys = append(keys, some...)
			}
			err = tx.QueryRowContext(ctx, "SELECT min(version) FROM captures WHERE version > ?", other.String).Scan(&other)
		}
		return nil
	})
	slices.Sort(keys)
	if len(keys) > limit {
		keys = keys[:limit]
		next = store.Cursor("unread", keys[limit-1])
	}
	return keys, next, err
}
