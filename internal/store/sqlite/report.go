package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// SaveReport keeps the report of a pile, see [tables.Tables.WriteReport].
func (s *Store) SaveReport(ctx context.Context, pile string, revision int64, r *hearsay.Report) error {
	release, err := s.alone(ctx)
	if err != nil {
		return err
	}
	defer release()
	return s.WriteReport(ctx, pile, revision, r)
}

// insertRecords writes records of a report.
func insertRecords(ctx context.Context, q querier, g tables.Generation, items []store.Item) error {
	tx := q.(*sql.Tx) // that Change has begun
	next := map[hearsay.RecordKind]int64{}
	numbers, order := make([]int64, len(items)), make([]int, len(items))
	for i := range items {
		kind := items[i].Kind
		if next[kind] == 0 {
			var err error
			if next[kind], err = nextRecord(ctx, tx, g.Pile, kind); err != nil {
				return err
			}
		}
		numbers[i], order[i] = next[kind], i
		next[kind]++
	}
	// FTS5 writes out what it has whenever a number is below the one before.
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(numbers[a], numbers[b]) })
	var statements [4]*sql.Stmt
	for i, query := range []string{
		"INSERT INTO records (id, pile, kind, sort, since, until, ref, docs, type, party, subject, date, first, last, words, value, digest) VALUES (" + marks(17) + ")",
		"INSERT INTO record_words (rowid, words, parties, subjects) VALUES (?, ?, ?, ?)",
		"INSERT INTO record_docs (pile, doc, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
		"INSERT INTO record_names (pile, name, record) VALUES (?, ?, ?)",
	} {
		stmt, err := tx.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		defer stmt.Close()
		statements[i] = stmt
	}
	for _, i := range order {
		it, id := &items[i], numbers[i]
		docs, err := json.Marshal(it.Docs)
		if err != nil {
			return err
		}
		_, err = statements[0].ExecContext(ctx, id, g.Pile, string(it.Kind), it.Sort, g.Number, tables.Forever, it.Ref, string(docs),
			it.Type, it.Party, it.Subject, it.Date, it.From, it.To, it.Words, it.Packed, it.Digest[:])
		if err != nil {
			return err
		}
		if _, err := statements[1].ExecContext(ctx, id, it.Running, it.Parties, it.Subjects); err != nil {
			return err
		}
		for _, doc := range it.Docs {
			if _, err := statements[2].ExecContext(ctx, g.Pile, doc, id); err != nil {
				return err
			}
		}
		for _, name := range it.Names {
			if _, err := statements[3].ExecContext(ctx, g.Pile, name, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// nextRecord returns the number of a new record of a kind, which is never 0.
func nextRecord(ctx context.Context, tx *sql.Tx, pile int64, kind hearsay.RecordKind) (int64, error) {
	first, last := recordNumbers(pile, kind)
	var highest sql.NullInt64
	err := tx.QueryRowContext(ctx, "SELECT max(id) FROM records WHERE id BETWEEN ? AND ?", first, last).Scan(&highest)
	if highest.Valid {
		return highest.Int64 + 1, err
	}
	return first, err
}

// forgetRecords takes the words of records out of the index; some is a query
// for their numbers.
func forgetRecords(ctx context.Context, tx querier, some string, args ...any) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM record_words WHERE rowid IN ("+some+")", args...)
	return err
}
