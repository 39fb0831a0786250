package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// filter is a WHERE clause with its arguments.
type filter struct {
	clauses []string
	args    []any
}

func (f *filter) add(clause string, args ...any) {
	f.clauses = append(f.clauses, clause)
	f.args = append(f.args, args...)
}

func (f *filter) String() string { return strings.Join(f.clauses, " AND ") }

// recordFilter is the condition of a query but for its page.
func recordFilter(pile, generation int64, q hearsay.RecordQuery) *filter {
	f := &filter{}
	f.add("r.pile = ? AND r.since <= ? AND r.until > ?", pile, generation, generation)
	f.add("r.kind = ?", string(q.Kind))
	if q.Ref != "" {
		f.add("r.id IN (SELECT record FROM record_names WHERE pile = ? AND name = ?)", pile, q.Ref)
	}
	if q.Doc != "" {
		f.add("r.id IN (SELECT record FROM record_docs WHERE pile = ? AND doc = ?)", pile, q.Doc)
	}
	if q.Type != "" {
		f.add("r.type = ?", q.Type)
	}
	wanted := store.ParseQuery(q.Words)
	must := []string{matchAll("words", wanted.Must), matchAll("parties", store.AllWords(q.Party).Must), matchAll("subjects", store.AllWords(q.Subject).Must)}
	if expression := and(must...); expression != "" {
		f.add("r.id IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)", expression)
	}
	if not := matchAny("words", wanted.Not); not != "" {
		f.add("r.id NOT IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)", not)
	}
	f.days("r.first", "r.last", q.Since, q.Until)
	return f
}

// days adds that the days from first to last meet those from since to until.
func (f *filter) days(first, last, since, until string) {
	if since == "" && until == "" {
		return
	}
	f.add(first + " <> ''")
	if from, _ := store.Days(since); since != "" {
		f.add(last+" >= ?", from)
	}
	if _, to := store.Days(until); until != "" {
		f.add(first+" <= ?", to)
	}
}

// Records lists records of the kept report.
func (s *Store) Records(ctx context.Context, q hearsay.RecordQuery) (list []hearsay.Record, next string, err error) {
	var after string
	var seen int64
	var ref string
	paged, err := store.ReadCursor(q.After, "records", &after, &seen, &ref)
	if err != nil {
		return nil, "", err
	}
	limit := store.Limit(q.Page)
	err = s.view(ctx, func(tx *sql.Tx) error {
		pile, generation, _, err := reportOf(ctx, tx, q.Pile)
		if err != nil {
			return noReport(ctx, tx, q.Pile, err)
		}
		f := recordFilter(pile, generation, q)
		if paged {
			if seen != generation {
				if after, err = placeNow(ctx, tx, pile, generation, q.Kind, ref, after); err != nil {
					return err
				}
			}
			f.add("r.sort > ?", after)
		}
		rows, err := tx.QueryContext(ctx, "SELECT r.kind, r.ref, r.docs, r.type, r.party, r.subject, r.date, r.words, r.value, r.sort FROM records r WHERE "+
			f.String()+" ORDER BY r.sort LIMIT ?", append(f.args, limit+1)...)
		var last string
		list, err = collect(rows, err, func(rows *sql.Rows) (hearsay.Record, error) {
			var r hearsay.Record
			var docs, sort string
			var packed sql.RawBytes
			err := rows.Scan(&r.Kind, &r.Ref, &docs, &r.Type, &r.Party, &r.Subject, &r.Date, &r.Words, &packed, &sort)
			if err != nil {
				return r, err
			}
			if err := json.Unmarshal([]byte(docs), &r.Docs); err != nil {
				return r, err
			}
			last, after = after, sort
			r.Value, err = store.UnpackValue(r.Kind, packed)
			return r, err
		})
		if len(list) > limit {
			list = list[:limit]
			next = store.Cursor("records", last, generation, list[limit-1].Ref)
		}
		return err
	})
	return list, next, err
}

// placeNow returns where the list goes on in a report that was saved since
// the cursor was made: after the same thing, or where it stood.
func placeNow(ctx context.Context, q querier, pile, generation int64, kind hearsay.RecordKind, ref, was string) (string, error) {
	var sort string
	err := q.QueryRowContext(ctx, `SELECT r.sort FROM record_names n JOIN records r ON r.id = n.record
		WHERE n.pile = ? AND n.name = ? AND r.kind = ? AND r.since <= ? AND r.until > ? ORDER BY r.sort LIMIT 1`,
		pile, ref, string(kind), generation, generation).Scan(&sort)
	if errors.Is(err, sql.ErrNoRows) {
		return was, nil
	}
	return sort, err
}

// noReport says that a pile without report has no records, which is no error.
func noReport(ctx context.Context, q querier, pile string, err error) error {
	if !errors.Is(err, hearsay.ErrNotFound) {
		return err
	}
	_, err = pileID(ctx, q, pile)
	return err
}

// Count returns how many records Records would list in all.
func (s *Store) Count(ctx context.Context, q hearsay.RecordQuery) (n int, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		pile, generation, _, err := reportOf(ctx, tx, q.Pile)
		if err != nil {
			return noReport(ctx, tx, q.Pile, err)
		}
		f := recordFilter(pile, generation, q)
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM records r WHERE "+f.String(), f.args...).Scan(&n)
	})
	return n, err
}
