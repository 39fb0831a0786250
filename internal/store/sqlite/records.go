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

// recordQuery returns what a query reads from, and its condition but for its
// page. SQLite cannot know which of its conditions is the rare one, so it is
// told where to begin.
func recordQuery(ctx context.Context, q querier, pile, generation int64, query hearsay.RecordQuery) (from string, f *filter, err error) {
	f = &filter{}
	f.add("r.pile = ? AND r.since <= ? AND r.until > ?", pile, generation, generation)
	f.add("r.kind = ?", string(query.Kind))
	const byName, byDoc = "record_names n CROSS JOIN records r ON r.id = n.record", "record_docs d CROSS JOIN records r ON r.id = d.record"
	switch {
	case query.Ref != "":
		from = byName
		f.add("n.pile = ? AND n.name = ?", pile, query.Ref)
		if query.Doc != "" {
			f.add("r.id IN (SELECT record FROM record_docs WHERE pile = ? AND doc = ?)", pile, query.Doc)
		}
	case query.Doc != "":
		from = byDoc
		f.add("d.pile = ? AND d.doc = ?", pile, query.Doc)
	case query.Type != "":
		from = "records r INDEXED BY records_type"
	default:
		from = "records r INDEXED BY records_order"
	}
	if query.Type != "" {
		f.add("r.type = ?", query.Type)
	}
	wanted := store.ParseQuery(query.Words)
	must := and(matchAll("words", wanted.Must), matchAll("parties", store.AllWords(query.Party).Must), matchAll("subjects", store.AllWords(query.Subject).Must))
	not := matchAny("words", wanted.Not)
	if must = without(must, not); must != "" {
		hits, err := hitsOf(ctx, q, "record_words", must, manyRecords)
		if err != nil {
			return "", nil, err
		}
		if hits > manyRecords || query.Ref != "" || query.Doc != "" {
			f.add("EXISTS (SELECT 1 FROM record_words w WHERE w.record_words MATCH ? AND w.rowid = r.id)", must)
		} else {
			from = "record_words w CROSS JOIN records r ON r.id = w.rowid"
			f.add("w.record_words MATCH ?", must)
		}
	} else if not != "" {
		f.add("r.id NOT IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)", not)
	}
	f.days("r.first", "r.last", query.Since, query.Until)
	return from, f, nil
}

// manyRecords is the number of hits of an index from which on it is quicker
// to go through the records in order and to ask the index about each.
const manyRecords = 5000

// hitsOf returns how many hits an expression of FTS5 has, or bound+1 where it
// has more. The expression "" has none.
func hitsOf(ctx context.Context, q querier, index, expression string, bound int) (n int, err error) {
	if expression == "" {
		return 0, nil
	}
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM "+index+" WHERE "+index+" MATCH ? LIMIT ?)", expression, bound+1).Scan(&n)
	return n, err
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
		from, f, err := recordQuery(ctx, tx, pile, generation, q)
		if err != nil {
			return err
		}
		if paged {
			if seen != generation {
				if after, err = placeNow(ctx, tx, pile, generation, q.Kind, ref, after); err != nil {
					return err
				}
			}
			f.add("r.sort > ?", after)
		}
		rows, err := tx.QueryContext(ctx, "SELECT r.kind, r.ref, r.docs, r.type, r.party, r.subject, r.date, r.words, r.value, r.sort FROM "+from+" WHERE "+
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
		if q == (hearsay.RecordQuery{Pile: q.Pile, Kind: q.Kind, Type: q.Type, Page: q.Page}) { // all of them were counted
			return tx.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM record_counts WHERE pile = ? AND kind = ? AND (type = ? OR ? = '')",
				pile, string(q.Kind), q.Type, q.Type).Scan(&n)
		}
		from, f, err := recordQuery(ctx, tx, pile, generation, q)
		if err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM "+from+" WHERE "+f.String(), f.args...).Scan(&n)
	})
	return n, err
}
