package sqlite

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
	err = s.change(ctx, func(tx *sql.Tx) error {
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
	p, err := scanPile(s.read.QueryRowContext(ctx, "SELECT "+pileColumns+" FROM piles WHERE name = ?", name))
	return p, found(err, "pile", name)
}

// Piles returns all piles by name.
func (s *Store) Piles(ctx context.Context) ([]hearsay.Pile, error) {
	rows, err := s.read.QueryContext(ctx, "SELECT "+pileColumns+" FROM piles ORDER BY name")
	return collect(rows, err, func(r *sql.Rows) (hearsay.Pile, error) { return scanPile(r) })
}

// RemovePile forgets a pile and its report.
func (s *Store) RemovePile(ctx context.Context, name string) error {
	release, err := s.alone(ctx) // a report is written in several steps
	if err != nil {
		return err
	}
	defer release()
	return s.change(ctx, func(tx *sql.Tx) error {
		id, err := pileID(ctx, tx, name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM record_words WHERE rowid IN (SELECT id FROM records WHERE pile = ?)", id); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, "DELETE FROM piles WHERE id = ?", id)
		return err
	})
}

func pileID(ctx context.Context, q querier, name string) (id int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT id FROM piles WHERE name = ?", name).Scan(&id)
	return id, found(err, "pile", name)
}
