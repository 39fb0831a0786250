package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
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
// told where to begin. What more than many records have or have not of words is
// returned beside the condition.
func recordQuery(ctx context.Context, q querier, pile, generation int64, query hearsay.RecordQuery, many int) (from string, f *filter, asked words, err error) {
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
	sought := store.ParseQuery(query.Words)
	must := and(matchAll("words", sought.Must), matchAll("parties", store.AllWords(query.Party).Must), matchAll("subjects", store.AllWords(query.Subject).Must))
	not := matchAny("words", sought.Not)
	low, high := recordNumbers(pile, query.Kind)
	if must = without(must, not); must != "" {
		var hits int
		err := q.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM record_words WHERE record_words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)", must, low, high, many+1).Scan(&hits)
		switch {
		case err != nil:
			return "", nil, words{}, err
		case query.Ref != "" || query.Doc != "":
			f.add("EXISTS (SELECT 1 FROM record_words w WHERE w.record_words MATCH ? AND w.rowid = r.id)", must)
		case hits > many:
			asked = words{must, true}
		default:
			from = byWords
			f.add("w.record_words MATCH ? AND w.rowid BETWEEN ? AND ?", must, low, high)
		}
	} else if not != "" && (query.Ref != "" || query.Doc != "") {
		f.add("NOT EXISTS (SELECT 1 FROM record_words w WHERE w.record_words MATCH ? AND w.rowid = r.id)", not)
	} else if not != "" {
		asked = words{not, false}
	}
	f.days("r.first", "r.last", query.Since, query.Until)
	return from, f, asked, nil
}

// words is an expression of FTS5, and whether it is to hold or not to.
type words struct {
	expression string
	hold       bool
}

// recordNumbers returns the first and the last number that records of a pile
// and kind may have: 2^40 for each kind of each pile.
func recordNumbers(pile int64, kind hearsay.RecordKind) (first, last int64) {
	first = (pile*8 + int64(slices.Index(store.Kinds, kind))) << 40
	return first, first + 1<<40 - 1
}

const byWords = "record_words w CROSS JOIN records r ON r.id = w.rowid"

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
		pile, generation, _, err := tables.ReportOf(ctx, tx, q.Pile)
		if err != nil {
			return tables.NoReport(ctx, tx, q.Pile, err)
		}
		from, f, asked, err := recordQuery(ctx, tx, pile, generation, q, s.bounds.records)
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
		if asked.expression != "" {
			some, err := matchingRecords(ctx, tx, from, f, asked, limit+1, s.bounds.spread)
			if err != nil {
				return err
			}
			from, f = "records r", &filter{}
			f.add("r.id IN (SELECT value FROM json_each(?))", some)
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

// placed is a record by its number, and its place in the order of the report.
type placed struct {
	id   int64
	sort string
}

// matchingRecords goes through records in order and asks the index which of each
// part has the words, or has them not. It returns the numbers of the first ones, at most so many,
// as a JSON list.
func matchingRecords(ctx context.Context, tx *sql.Tx, from string, f *filter, asked words, most int, spread int64) (string, error) {
	found := []int64{}
	after := ""
	for size := 4 * most; len(found) < most; size = min(2*size, 8192) {
		rows, err := tx.QueryContext(ctx, "SELECT r.id, r.sort FROM "+from+" WHERE "+f.String()+" AND r.sort > ? ORDER BY r.sort LIMIT ?",
			append(slices.Clone(f.args), after, size)...)
		part, err := collect(rows, err, func(rows *sql.Rows) (r placed, err error) { return r, rows.Scan(&r.id, &r.sort) })
		if err != nil {
			return "", err
		}
		if len(part) == 0 {
			break
		}
		after = part[len(part)-1].sort
		last := len(part) < size
		byID := func(a, b placed) int { return cmp.Compare(a.id, b.id) }
		low, high := slices.MinFunc(part, byID).id, slices.MaxFunc(part, byID).id
		has := make(map[int64]bool)
		if high-low < spread*int64(len(part)) { // mostly they were saved in one go
			rows, err := tx.QueryContext(ctx, "SELECT rowid FROM record_words WHERE record_words MATCH ? AND rowid BETWEEN ? AND ?", asked.expression, low, high)
			_, err = collect(rows, err, func(r *sql.Rows) (struct{}, error) {
				var id int64
				err := r.Scan(&id)
				has[id] = true
				return struct{}{}, err
			})
			if err != nil {
				return "", err
			}
		} else if part, err = askEach(ctx, tx, asked, part, has, most-len(found)); err != nil {
			return "", err
		}
		for _, r := range part {
			if has[r.id] == asked.hold && len(found) < most {
				found = append(found, r.id)
			}
		}
		if last {
			break
		}
	}
	list, err := json.Marshal(found)
	return string(list), err
}

// askEach notes which of the records have the words, until so many are found,
// and returns those that were asked about.
func askEach(ctx context.Context, tx *sql.Tx, asked words, part []placed, has map[int64]bool, most int) ([]placed, error) {
	stmt, err := tx.PrepareContext(ctx, "SELECT EXISTS (SELECT 1 FROM record_words WHERE record_words MATCH ? AND rowid = ?)")
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	for i, r := range part {
		var yes bool
		if err := stmt.QueryRowContext(ctx, asked.expression, r.id).Scan(&yes); err != nil {
			return nil, err
		}
		if yes {
			has[r.id] = true
		}
		if yes == asked.hold {
			if most--; most == 0 {
				return part[:i+1], nil
			}
		}
	}
	return part, nil
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
	err = s.view(ctx, func(tx *sql.Tx) error {
		pile, generation, _, err := tables.ReportOf(ctx, tx, q.Pile)
		if err != nil {
			return tables.NoReport(ctx, tx, q.Pile, err)
		}
		if q == (hearsay.RecordQuery{Pile: q.Pile, Kind: q.Kind, Type: q.Type, Page: q.Page}) { // all of them were counted
			return tx.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM record_counts WHERE pile = ? AND kind = ? AND (type = ? OR ? = '')",
				pile, string(q.Kind), q.Type, q.Type).Scan(&n)
		}
		from, f, asked, err := recordQuery(ctx, tx, pile, generation, q, s.bounds.records)
		if err != nil {
			return err
		}
		switch {
		case asked.expression != "" && asked.hold:
			low, high := recordNumbers(pile, q.Kind)
			from = byWords
			f.add("w.record_words MATCH ? AND w.rowid BETWEEN ? AND ?", asked.expression, low, high)
		case asked.expression != "":
			f.add("r.id NOT IN (SELECT rowid FROM record_words WHERE record_words MATCH ?)", asked.expression)
		}
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM "+from+" WHERE "+f.String(), f.args...).Scan(&n)
	})
	return n, err
}
