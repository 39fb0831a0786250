package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// recordFilter is the condition of a query but for its page.
func recordFilter(pile, generation int64, q hearsay.RecordQuery) *filter {
	f := &filter{}
	f.add("r.pile = ? AND r.since <= ? AND r.until > ? AND r.kind = ?", pile, generation, generation, string(q.Kind))
	if q.Ref != "" {
		f.add("r.id IN (SELECT record FROM record_names WHERE pile = ? AND name = ?)", pile, store.CleanName(q.Ref))
	}
	if q.Doc != "" {
		f.add("r.id IN (SELECT record FROM record_docs WHERE pile = ? AND doc = ?)", pile, store.CleanName(q.Doc))
	}
	if q.Type != "" {
		f.add("r.type = ?", store.CleanName(q.Type))
	}
	f.match(store.ParseQuery(q.Words), "r.terms", "r.running")
	f.match(store.AllWords(q.Party), "r.parties")
	f.match(store.AllWords(q.Subject), "r.subjects")
	f.days("r.first", "r.last", q.Since, q.Until)
	return f
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
	err = s.view(ctx, func(tx *tx) error {
		pile, generation, _, err := tables.ReportOf(ctx, tx, q.Pile)
		if err != nil {
			return tables.NoReport(ctx, tx, q.Pile, err)
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
			var docs []byte
			var sort string
			var packed []byte
			err := rows.Scan(&r.Kind, &r.Ref, &docs, &r.Type, &r.Party, &r.Subject, &r.Date, &r.Words, &packed, &sort)
			if err != nil {
				return r, err
			}
			if err := json.Unmarshal(docs, &r.Docs); err != nil {
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

// Count returns how many records Records would list in all.
func (s *Store) Count(ctx context.Context, q hearsay.RecordQuery) (n int, err error) {
	err = s.view(ctx, func(tx *tx) error {
		pile, generation, _, err := tables.ReportOf(ctx, tx, q.Pile)
		if err != nil {
			return tables.NoReport(ctx, tx, q.Pile, err)
		}
		if q == (hearsay.RecordQuery{Pile: q.Pile, Kind: q.Kind, Type: q.Type, Page: q.Page}) { // all of them were counted
			return tx.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM record_counts WHERE pile = ? AND kind = ? AND (type = ? OR ? = '')",
				pile, string(q.Kind), q.Type, q.Type).Scan(&n)
		}
		f := recordFilter(pile, generation, q)
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM records r WHERE "+f.String(), f.args...).Scan(&n)
	})
	return n, err
}
