package tables

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/hearsay-project/hearsay"
)

const pileColumns = "name, created, documents, revision, reported"

func scanPile(row interface{ Scan(...any) error }) (p hearsay.Pile, err error) {
	var created int64
	err = row.Scan(&p.Name, &created, &p.Documents, &p.Revision, &p.Reported)
	p.Created = TimeOf(created)
	return p, err
}

// CreatePile makes an empty pile.
func (t *Tables) CreatePile(ctx context.Context, name string) (p hearsay.Pile, err error) {
	err = t.Change(ctx, func(tx Querier) error {
		res, err := tx.ExecContext(ctx, "INSERT INTO piles (name, created) VALUES (?, ?) ON CONFLICT DO NOTHING", name, Now())
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return fmt.Errorf("pile %q: %w", name, hearsay.ErrExists)
		}
		p, err = scanPile(tx.QueryRowContext(ctx, "SELECT "+pileColumns+" FROM piles WHERE name = ?", name))
		return err
	})
	return p, err
}

// Pile returns a pile.
func (t *Tables) Pile(ctx context.Context, name string) (hearsay.Pile, error) {
	p, err := scanPile(t.Read.QueryRowContext(ctx, "SELECT "+pileColumns+" FROM piles WHERE name = ?", name))
	return p, Found(err, "pile", name)
}

// Piles returns all piles by name.
func (t *Tables) Piles(ctx context.Context) ([]hearsay.Pile, error) {
	rows, err := t.Read.QueryContext(ctx, "SELECT "+pileColumns+" FROM piles ORDER BY name")
	return Collect(rows, err, func(r *sql.Rows) (hearsay.Pile, error) { return scanPile(r) })
}

// PileID returns the number of a pile.
func PileID(ctx context.Context, q Querier, name string) (id int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT id FROM piles WHERE name = ?", name).Scan(&id)
	return id, Found(err, "pile", name)
}
