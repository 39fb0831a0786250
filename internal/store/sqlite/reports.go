package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// head is what a report holds besides its documents and records.
type head struct {
	Parents   map[string]string
	Inherited map[string]hearsay.Field
	Errors    []hearsay.InputError
}

// batch is how many documents or records of a report are written at once, so
// that other changes need not wait for the whole of a large one.
const batch = 2000

// SaveReport keeps the report of a pile in place of the former one. It is
// written beside it; the pile then points at the new one, and the former is
// deleted.
func (s *Store) SaveReport(ctx context.Context, pile string, revision int64, r *hearsay.Report) error {
	data, err := store.Encode(head{r.Parents, r.Inherited, r.Errors})
	if err != nil {
		return fmt.Errorf("the report of pile %s cannot be kept: %w", pile, err)
	}
	var id int64
	err = s.tx(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "INSERT INTO report (pile, head) SELECT name, ? FROM pile WHERE name = ? RETURNING id", data, pile).Scan(&id)
	})
	if err != nil {
		return notFound(err, "pile %s", pile)
	}
	err = errors.Join(s.saveDocuments(ctx, id, r.Documents), s.saveRecords(ctx, id, store.Records(r)))
	if err == nil {
		err = s.tx(ctx, func(tx *sql.Tx) error {
			return one(tx.ExecContext(ctx, "UPDATE pile SET report = ?, reported = ? WHERE name = ? AND reported <= ?", id, revision, pile, revision))("pile %s without a later report", pile)
		})
	}
	// What is left is the former report, or the one that failed.
	return errors.Join(err, s.tx(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
		if err != nil {
			return dropReport(context.WithoutCancel(ctx), tx, id)
		}
		return dropReports(ctx, tx, pile, id)
	}))
}

func (s *Store) saveDocuments(ctx context.Context, report int64, docs []hearsay.Annotated) error {
	for len(docs) > 0 {
		some := docs[:min(len(docs), batch)]
		docs = docs[len(some):]
		err := s.tx(ctx, func(tx *sql.Tx) error {
			for i := range some {
				plain, err := json.Marshal(&some[i])
				if err != nil {
					return fmt.Errorf("document %s cannot be kept: %w", some[i].ID, err)
				}
				hash := store.SHA256(plain)
				var there int
				err = tx.QueryRowContext(ctx, "SELECT 1 FROM annotated WHERE hash = ?", hash).Scan(&there)
				if errors.Is(err, sql.ErrNoRows) {
					_, err = tx.ExecContext(ctx, "INSERT INTO annotated (hash, data) VALUES (?, ?)", hash, store.Pack(plain))
				}
				if err != nil {
					return err
				}
				if _, err := tx.ExecContext(ctx, "INSERT INTO report_document (report, id, hash) VALUES (?, ?, ?)", report, some[i].ID, hash); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) saveRecords(ctx context.Context, report int64, records []hearsay.Record) error {
	for seq := 0; seq < len(records); {
		some := records[seq:min(len(records), seq+batch)]
		err := s.tx(ctx, func(tx *sql.Tx) error {
			for i, r := range some {
				if err := saveRecord(ctx, tx, report, seq+i, &r); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		seq += len(some)
	}
	return nil
}

func saveRecord(ctx context.Context, tx *sql.Tx, report int64, seq int, r *hearsay.Record) error {
	value, err := json.Marshal(r.Value)
	if err != nil {
		return fmt.Errorf("%s %s cannot be kept: %w", r.Kind, r.Ref, err)
	}
	docs, err := json.Marshal(r.Docs)
	if err != nil {
		return err
	}
	done, err := tx.ExecContext(ctx, "INSERT INTO record (report, kind, seq, ref, type, party, subject, date, docs, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		report, string(r.Kind), seq, r.Ref, r.Type, r.Party, r.Subject, r.Date, string(docs), value)
	if err != nil {
		return err
	}
	id, err := done.LastInsertId()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO record_words (rowid, words, party, subject) VALUES (?, ?, ?, ?)", id, store.Fold(r.Words), store.Fold(r.Party), store.Fold(r.Subject))
	if err != nil {
		return err
	}
	for _, doc := range r.Docs {
		if _, err := tx.ExecContext(ctx, "INSERT INTO record_document (report, doc, kind, seq) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", report, doc, string(r.Kind), seq); err != nil {
			return err
		}
	}
	return nil
}

// dropReports deletes the reports of a pile but for the one to keep.
func dropReports(ctx context.Context, tx *sql.Tx, pile string, keep int64) error {
	ids, err := list(ctx, tx, func(row scanner) (id int64, err error) {
		err = row.Scan(&id)
		return id, err
	}, "SELECT id FROM report WHERE pile = ? AND id <> ?", pile, keep)
	for _, id := range ids {
		err = errors.Join(err, dropReport(ctx, tx, id))
	}
	return err
}

func dropReport(ctx context.Context, tx *sql.Tx, id int64) error {
	for _, q := range []string{
		"DELETE FROM record_words WHERE rowid IN (SELECT rowid FROM record WHERE report = ?)",
		"DELETE FROM record WHERE report = ?",
		"DELETE FROM record_document WHERE report = ?",
		"DELETE FROM report_document WHERE report = ?",
		"DELETE FROM report WHERE id = ?",
	} {
		if _, err := tx.ExecContext(ctx, q, id); err != nil {
			return err
		}
	}
	return nil
}

// reportOf returns the id of the kept report of a pile.
func reportOf(ctx context.Context, db querier, pile string) (int64, error) {
	var id sql.NullInt64
	if err := db.QueryRowContext(ctx, "SELECT report FROM pile WHERE name = ?", pile).Scan(&id); err != nil {
		return 0, notFound(err, "pile %s", pile)
	}
	if !id.Valid {
		return 0, notFound(sql.ErrNoRows, "report of pile %s", pile)
	}
	return id.Int64, nil
}

// Reported returns a document as the kept report has it.
func (s *Store) Reported(ctx context.Context, pile, id string) (*hearsay.Annotated, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, `SELECT data FROM pile JOIN report_document USING (report) JOIN annotated USING (hash)
		WHERE name = ? AND report_document.id = ?`, pile, id).Scan(&data)
	if err != nil {
		return nil, notFound(err, "document %s in the report of pile %s", id, pile)
	}
	return annotated(data)
}

// Report returns the whole kept report.
func (s *Store) Report(ctx context.Context, pile string) (*hearsay.Report, error) {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // one state throughout
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	id, err := reportOf(ctx, tx, pile)
	if err != nil {
		return nil, err
	}
	var data []byte
	if err := tx.QueryRowContext(ctx, "SELECT head FROM report WHERE id = ?", id).Scan(&data); err != nil {
		return nil, err
	}
	var h head
	if err := store.Decode(data, &h); err != nil {
		return nil, fmt.Errorf("the report of pile %s cannot be read: %w", pile, err)
	}
	r := &hearsay.Report{Errors: h.Errors}
	r.Parents, r.Inherited = h.Parents, h.Inherited
	r.Documents, err = list(ctx, tx, func(row scanner) (hearsay.Annotated, error) {
		var data []byte
		if err := row.Scan(&data); err != nil {
			return hearsay.Annotated{}, err
		}
		doc, err := annotated(data)
		if err != nil {
			return hearsay.Annotated{}, err
		}
		return *doc, nil
	}, "SELECT data FROM report_document JOIN annotated USING (hash) WHERE report = ? ORDER BY id", id)
	if err != nil {
		return nil, err
	}
	records, err := list(ctx, tx, scanRecord, selectRecord+" WHERE report = ? AND kind NOT IN ('quote', 'claim') ORDER BY seq", id)
	if err != nil {
		return nil, err
	}
	for _, rec := range records {
		store.Put(r, rec)
	}
	return r, nil
}

const selectRecord = "SELECT kind, ref, type, party, subject, date, docs, value, seq FROM record"

type numbered struct {
	hearsay.Record
	seq int64
}

func scanRecord(row scanner) (hearsay.Record, error) {
	r, err := scanNumbered(row)
	return r.Record, err
}

func scanNumbered(row scanner) (r numbered, err error) {
	var docs string
	var value []byte
	if err := row.Scan(&r.Kind, &r.Ref, &r.Type, &r.Party, &r.Subject, &r.Date, &docs, &value, &r.seq); err != nil {
		return r, err
	}
	if err := json.Unmarshal([]byte(docs), &r.Docs); err != nil {
		return r, err
	}
	r.Value, err = store.DecodeValue(r.Kind, value)
	return r, err
}

// Records lists records of the kept report.
func (s *Store) Records(ctx context.Context, q hearsay.RecordQuery) ([]hearsay.Record, string, error) {
	after, err := store.AfterNumber(q.After)
	if err != nil {
		return nil, "", err
	}
	where, args, err := s.where(ctx, q)
	if err != nil {
		return nil, "", err
	}
	limit := store.Limit(q.Page)
	// seq is from 0 and the cursor from 1, so that 0 is the beginning.
	found, err := list(ctx, s.read, scanNumbered, selectRecord+where+" AND record.seq >= ? ORDER BY record.seq LIMIT ?", append(args, after, limit+1)...)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if len(found) > limit {
		next = store.Cursor(fmt.Sprint(found[limit].seq))
		found = found[:limit]
	}
	out := make([]hearsay.Record, len(found))
	for i, r := range found {
		out[i] = r.Record
	}
	return out, next, nil
}

// Count returns how many records there are.
func (s *Store) Count(ctx context.Context, q hearsay.RecordQuery) (n int, err error) {
	where, args, err := s.where(ctx, q)
	if err != nil {
		return 0, err
	}
	err = s.read.QueryRowContext(ctx, "SELECT count(*) FROM record"+where, args...).Scan(&n)
	return n, err
}

// where writes the condition of a query.
func (s *Store) where(ctx context.Context, q hearsay.RecordQuery) (string, []any, error) {
	report, err := reportOf(ctx, s.read, q.Pile)
	if errors.Is(err, hearsay.ErrNotFound) {
		if _, pileErr := s.Pile(ctx, q.Pile); pileErr == nil {
			return " WHERE false", nil, nil // no report yet, so no records
		}
	}
	if err != nil {
		return "", nil, err
	}
	where, args := " WHERE record.report = ?", []any{report}
	add := func(condition string, values ...any) {
		where += " AND " + condition
		args = append(args, values...)
	}
	if q.Kind != "" {
		add("record.kind = ?", string(q.Kind))
	}
	if q.Ref != "" {
		add("record.ref = ?", q.Ref)
	}
	if q.Doc != "" {
		add("(record.kind, record.seq) IN (SELECT kind, seq FROM record_document WHERE report = ? AND doc = ?)", report, q.Doc)
	}
	if q.Type != "" {
		add("record.type = ?", q.Type)
	}
	if q.Since != "" {
		add("record.date >= ?", q.Since)
	}
	if q.Until != "" {
		add("record.date <> '' AND substr(record.date, 1, length(?)) <= ?", q.Until, q.Until)
	}
	var words []string
	for _, column := range []struct{ name, query string }{{"words", q.Words}, {"party", q.Party}, {"subject", q.Subject}} {
		if column.query == "" {
			continue
		}
		query := store.ParseQuery(column.query)
		if len(query.Must) == 0 {
			return " WHERE false", nil, nil
		}
		words = append(words, column.name+" : ("+match(query)+")")
	}
	if len(words) > 0 {
		add("record.rowid IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)", strings.Join(words, " AND "))
	}
	return where, args, nil
}
