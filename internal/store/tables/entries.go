package tables

import (
	"context"
	"database/sql"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// EntryColumns are what EntryFields scans.
const EntryColumns = `p.name, e.id, c.key, e.sha256, e.added, e.by, e.removed, c.version, c.error,
	c.title, c.outlet, c.published, c.language, c.url`

// EntryTables are where they are.
const EntryTables = "entries e JOIN piles p ON p.id = e.pile JOIN captures c ON c.id = e.capture"

// EntryFields returns where the columns of an entry are scanned to, and what
// completes it.
func EntryFields(e *hearsay.Entry) ([]any, func()) {
	times := new([2]int64)
	return []any{
			&e.Pile, &e.ID, &e.Key, &e.SHA256, &times[0], &e.By, &times[1], &e.Version, &e.Err,
			&e.Title, &e.Outlet, &e.Published, &e.Language, &e.URL,
		}, func() {
			e.Added, e.Removed = TimeOf(times[0]), TimeOf(times[1])
		}
}

func scanEntry(row interface{ Scan(...any) error }) (e hearsay.Entry, err error) {
	fields, done := EntryFields(&e)
	err = row.Scan(fields...)
	done()
	return e, err
}

// EntryOf returns the entry of a document, removed or not.
func EntryOf(ctx context.Context, q Querier, pile, id string) (hearsay.Entry, error) {
	e, err := scanEntry(q.QueryRowContext(ctx, "SELECT "+EntryColumns+" FROM "+EntryTables+" WHERE p.name = ? AND e.id = ?", pile, id))
	return e, Found(err, "document", id)
}

// Grow notes that a pile has changed by that many documents, if by any.
func Grow(ctx context.Context, tx Querier, pile int64, documents int) error {
	if documents == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, "UPDATE piles SET documents = documents + ?, revision = revision + ? WHERE id = ?",
		documents, max(documents, -documents), pile)
	return err
}

// Remove takes a document out of a pile.
func (t *Tables) Remove(ctx context.Context, pile, id string) error {
	return t.setRemoved(ctx, pile, id, Now())
}

// Restore brings a removed document back.
func (t *Tables) Restore(ctx context.Context, pile, id string) error {
	return t.setRemoved(ctx, pile, id, 0)
}

func (t *Tables) setRemoved(ctx context.Context, pile, id string, at int64) error {
	return t.Change(ctx, func(tx Querier) error {
		p, err := t.LockPile(ctx, tx, pile)
		if err != nil {
			return err
		}
		e, err := EntryOf(ctx, tx, pile, id)
		if err != nil || e.Removed.IsZero() == (at == 0) {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE entries SET removed = ? WHERE pile = ? AND id = ?", at, p, id); err != nil {
			return err
		}
		if at == 0 {
			return Grow(ctx, tx, p, 1)
		}
		return Grow(ctx, tx, p, -1)
	})
}

// Entry returns the entry of a document, removed or not.
func (t *Tables) Entry(ctx context.Context, pile, id string) (hearsay.Entry, error) {
	return EntryOf(ctx, t.Read, pile, id)
}

// Entries lists the documents of a pile by ID.
func (t *Tables) Entries(ctx context.Context, pile string, page hearsay.Page) (list []hearsay.Entry, next string, err error) {
	var after string
	if _, err := store.ReadCursor(page.After, "entries", &after); err != nil {
		return nil, "", err
	}
	limit := store.Limit(page)
	err = t.View(ctx, func(tx Querier) error {
		p, err := PileID(ctx, tx, pile)
		if err != nil {
			return err
		}
		rows, err := tx.QueryContext(ctx, "SELECT "+EntryColumns+" FROM "+EntryTables+
			" WHERE e.pile = ? AND e.id > ? AND e.removed = 0 ORDER BY e.id LIMIT ?", p, after, limit+1)
		list, err = Collect(rows, err, func(r *sql.Rows) (hearsay.Entry, error) { return scanEntry(r) })
		return err
	})
	if len(list) > limit {
		list = list[:limit]
		next = store.Cursor("entries", list[limit-1].ID)
	}
	return list, next, err
}

// ReadBy returns the version of the stages that read a capture, "" while it
// waits.
func (t *Tables) ReadBy(ctx context.Context, key string) (version string, err error) {
	err = t.Read.QueryRowContext(ctx, "SELECT version FROM captures WHERE key = ?", key).Scan(&version)
	return version, Found(err, "capture", key)
}
