package postgres

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// SaveReport keeps the report of a pile, see [tables.Tables.WriteReport].
func (s *Store) SaveReport(ctx context.Context, pile string, revision int64, r *hearsay.Report) error {
	id, err := tables.PileID(ctx, s.db, pile)
	if err != nil {
		return err
	}
	release, err := s.alone(ctx, id)
	if err != nil {
		return err
	}
	defer release()
	if err := s.WriteReport(ctx, pile, revision, r); err != nil {
		return err
	}
	// Without it the planner goes through a whole report for a rare word.
	_, err = s.db.ExecContext(ctx, "ANALYZE records, captures")
	return err
}

// insertRecords writes records of a report with one query for each table: the
// round trips are what takes time.
func insertRecords(ctx context.Context, tx querier, g tables.Generation, items []store.Item) error {
	if len(items) == 0 {
		return nil
	}
	columns := make([][]string, 13)
	var docs, values, digests [][]byte
	for i := range items {
		it := &items[i]
		list, err := json.Marshal(it.Docs)
		if err != nil {
			return err
		}
		docs, values, digests = append(docs, list), append(values, it.Packed), append(digests, it.Digest[:])
		for k, v := range []string{
			string(it.Kind), it.Sort, it.Ref, it.Type, it.Party, it.Subject, it.Date, it.From, it.To, it.Words,
			" " + it.Running + " ", it.Parties, it.Subjects,
		} {
			columns[k] = append(columns[k], store.CleanName(v))
		}
	}
	args := []any{g.Pile, g.Number, tables.Forever}
	for _, c := range columns {
		args = append(args, c)
	}
	rows, err := tx.QueryContext(ctx, `INSERT INTO records (pile, since, until, kind, sort, ref, type, party, subject, date, first, last, words,
			running, terms, parties, subjects, docs, value, digest)
		SELECT ?, ?, ?, kind, sort, ref, type, party, subject, date, first, last, words,
			running, array_to_tsvector(array_remove(string_to_array(running, ' '), '')),
			array_to_tsvector(array_remove(string_to_array(parties, ' '), '')),
			array_to_tsvector(array_remove(string_to_array(subjects, ' '), '')), docs, value, digest
		FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
			?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[]) WITH ORDINALITY AS i (kind, sort, ref, type, party, subject, date, first, last, words,
			running, parties, subjects, docs, value, digest, n) ORDER BY n
		RETURNING id`, append(args, docs, values, digests)...)
	ids, err := collect(rows, err, func(r *sql.Rows) (id int64, err error) { return id, r.Scan(&id) })
	if err != nil {
		return err
	}
	for table, list := range map[string]func(*store.Item) []string{
		"record_docs (pile, doc, record)":   func(it *store.Item) []string { return it.Docs },
		"record_names (pile, name, record)": func(it *store.Item) []string { return it.Names },
	} {
		var names []string
		var records []int64
		for i := range items {
			for _, name := range list(&items[i]) {
				names, records = append(names, name), append(records, ids[i])
			}
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO "+table+" SELECT ?, name, record FROM unnest(?::text[], ?::bigint[]) AS i (name, record) ON CONFLICT DO NOTHING",
			g.Pile, names, records)
		if err != nil {
			return err
		}
	}
	return nil
}
