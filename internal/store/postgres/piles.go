package postgres

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
	p.Created = timeOf(created)
	return p, err
}

// CreatePile makes an empty pile.
func (s *Store) CreatePile(ctx context.Context, name string) (p hearsay.Pile, err error) {
	err = s.change(ctx, func(tx *tx) error {
		res, err := tx.ExecContext(ctx, "INSERT INTO piles (name, created) VALUES (?, ?) ON CONFLICT DO NOTHING", name, now())
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
func (s *Store) Pile(ctx context.Context, name string) (hearsay.Pile, error) {
	p, err := scanPile(s.db.QueryRowContext(ctx, "SELECT "+pileColumns+" FROM piles WHERE name = ?", name))
	return p, found(err, "pile", name)
}

// Piles returns all piles by name.
func (s *Store) Piles(ctx context.Context) ([]hearsay.Pile, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+pileColumns+" FROM piles ORDER BY name")
	return collect(rows, err, func(r *sql.Rows) (hearsay.Pile, error) { return scanPile(r) })
}

// RemovePile forgets a pile and its report.
func (s *Store) RemovePile(ctx context.Context, name string) error {
	id, err := pileID(ctx, s.db, name)
	if err != nil {
		return err
	}
	release, err := s.alone(ctx, id) // a report is written in several steps
	if err != nil {
		return err
	}
	defer release()
	return s.change(ctx, func(tx *tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM piles WHERE id = ?", id)
		return err
	})
}

// lockPile returns the number of a pile, which no other transaction changes
// until this one ends.
func lockPile(ctx context.Context, t *tx, name string) (id int64, err error) {
	err = t.QueryRowContext(ctx, "SELECT id FROM piles WHERE name = ? FOR UPDATE", name).Scan(&id)
	return id, found(err, "pile", name)
}

func pileID(ctx context.Context, q querier, name string) (id int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT id FROM piles WHERE name = ?", name).Scan(&id)
	return id, found(err, "pile", name)
}
