package postgres

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// Work on a report is cut into transactions of so many rows, so that other
// writers wait for none longer than a moment.
const batch = 2000

// forever is the generation up to which rows of the newest report are seen.
const forever = math.MaxInt64

// SaveReport keeps the report of a pile. It writes the rows of a new
// generation beside those that readers see, and shows them in one step at the
// end; a run that is cut short leaves rows that nobody sees, which the next
// one clears away.
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
	var seen, reported int64
	err = s.db.QueryRowContext(ctx, "SELECT generation, reported FROM piles WHERE id = ?", id).Scan(&seen, &reported)
	if err != nil {
		return found(err, "pile", pile)
	}
	if reported > revision {
		return nil
	}
	rest, err := json.Marshal(store.RestOf(r))
	if err != nil {
		return err
	}
	w := &reportWriter{s: s, pile: id, generation: seen + 1}
	if err := w.clear(ctx); err != nil {
		return fmt.Errorf("clear the report of %q: %w", pile, err)
	}
	same, err := w.documents(ctx, r)
	if err != nil {
		return fmt.Errorf("save the documents of %q: %w", pile, err)
	}
	if err := w.records(ctx, r, same); err != nil {
		return fmt.Errorf("save the records of %q: %w", pile, err)
	}
	if err := w.parents(ctx, r); err != nil {
		return fmt.Errorf("save the lineage of %q: %w", pile, err)
	}
	counts, err := w.count(ctx)
	if err != nil {
		return err
	}
	err = s.change(ctx, func(tx *tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM record_counts WHERE pile = ?", id); err != nil {
			return err
		}
		for _, c := range counts {
			if _, err := tx.ExecContext(ctx, "INSERT INTO record_counts (pile, kind, type, n) VALUES (?, ?, ?, ?)", id, c.kind, c.typ, c.n); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, "UPDATE piles SET generation = ?, reported = ?, rest = ? WHERE id = ?", w.generation, revision, store.Compress(rest), id)
		return err
	})
	if err != nil {
		return err
	}
	if err := w.forget(ctx, "until <= ?", w.generation); err != nil {
		return err
	}
	// Without it the planner goes through a whole report for a rare word.
	_, err = s.db.ExecContext(ctx, "ANALYZE records, captures")
	return err
}

// reportWriter writes one generation of a report.
type reportWriter struct {
	s                *Store
	pile, generation int64
}

// kindCount is how many records there are of a kind and type.
type kindCount struct {
	kind, typ string
	n         int
}

// count counts the records of the generation that is written.
func (w *reportWriter) count(ctx context.Context) ([]kindCount, error) {
	rows, err := w.s.db.QueryContext(ctx, "SELECT kind, type, count(*) FROM records WHERE pile = ? AND until = ? GROUP BY kind, type",
		w.pile, int64(forever))
	return collect(rows, err, func(r *sql.Rows) (c kindCount, err error) { return c, r.Scan(&c.kind, &c.typ, &c.n) })
}

// clear takes away what a run that was cut short has left.
func (w *reportWriter) clear(ctx context.Context) error {
	if err := w.forget(ctx, "since >= ?", w.generation); err != nil {
		return err
	}
	return w.s.change(ctx, func(tx *tx) error {
		for _, table := range []string{"records", "report_documents", "parents"} {
			if _, err := tx.ExecContext(ctx, "UPDATE "+table+" SET until = ? WHERE pile = ? AND until >= ? AND until < ?",
				int64(forever), w.pile, w.generation, int64(forever)); err != nil {
				return err
			}
		}
		return nil
	})
}

// forget deletes the rows of a pile for which the condition on a generation
// holds.
func (w *reportWriter) forget(ctx context.Context, condition string, generation int64) error {
	for {
		n := int64(0)
		err := w.s.change(ctx, func(tx *tx) error {
			some := "SELECT id FROM records WHERE pile = ? AND " + condition + " ORDER BY id LIMIT ?"
			res, err := tx.ExecContext(ctx, "DELETE FROM records WHERE id IN ("+some+")", w.pile, generation, batch)
			if err != nil {
				return err
			}
			n, err = res.RowsAffected()
			return err
		})
		if err != nil {
			return err
		}
		if n < batch {
			break
		}
	}
	return w.s.change(ctx, func(tx *tx) error {
		for _, table := range []string{"report_documents", "parents"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE pile = ? AND "+condition, w.pile, generation); err != nil {
				return err
			}
		}
		return nil
	})
}

// documents writes the documents that differ from those of the report that
// readers see, and returns those that do not.
func (w *reportWriter) documents(ctx context.Context, r *hearsay.Report) (same map[string]bool, err error) {
	type row struct {
		id     string
		digest store.Digest
	}
	rows, err := w.s.db.QueryContext(ctx, `SELECT d.id, b.sha256 FROM report_documents d JOIN contents b ON b.sha256 = d.content
		WHERE d.pile = ? AND d.until = ?`, w.pile, int64(forever))
	list, err := collect(rows, err, func(r *sql.Rows) (got row, err error) {
		var digest []byte
		err = r.Scan(&got.id, &digest)
		copy(got.digest[:], digest)
		return got, err
	})
	if err != nil {
		return nil, err
	}
	gone := make(map[string]store.Digest, len(list))
	for _, d := range list {
		gone[d.id] = d.digest
	}
	same = make(map[string]bool, len(list))
	for from := 0; from < len(r.Documents); from += batch / 10 {
		part := r.Documents[from:min(from+batch/10, len(r.Documents))]
		type content struct {
			id     string
			json   []byte
			digest store.Digest
			zstd   []byte
		}
		var changed []content
		for i := range part {
			b, err := store.Marshal(&part[i])
			if err != nil {
				return nil, err
			}
			c := content{id: part[i].ID, json: b, digest: store.DigestOf(b)}
			if was, ok := gone[c.id]; ok && was == c.digest {
				same[c.id] = true
				delete(gone, c.id)
				continue
			}
			c.zstd = store.Compress(b)
			changed = append(changed, c)
		}
		if len(changed) == 0 {
			continue
		}
		err := w.s.change(ctx, func(tx *tx) error {
			for _, c := range changed {
				if err := keepContent(ctx, tx, c.digest, len(c.json), c.zstd); err != nil {
					return err
				}
				if _, err := tx.ExecContext(ctx, "INSERT INTO report_documents (pile, id, since, until, content) VALUES (?, ?, ?, ?, ?)",
					w.pile, c.id, w.generation, int64(forever), c.digest[:]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return same, w.end(ctx, maps.Clone(gone))
}

// end says of the documents that changed or are gone, and of their
// quotations and claims, that the new report has them no more.
func (w *reportWriter) end(ctx context.Context, gone map[string]store.Digest) error {
	return w.s.change(ctx, func(tx *tx) error {
		for id := range gone {
			if _, err := tx.ExecContext(ctx, "UPDATE report_documents SET until = ? WHERE pile = ? AND id = ? AND until = ? AND since < ?",
				w.generation, w.pile, id, int64(forever), w.generation); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `UPDATE records SET until = ? WHERE until = ? AND since < ? AND kind IN ('quote', 'claim')
				AND id IN (SELECT record FROM record_docs WHERE pile = ? AND doc = ?)`,
				w.generation, int64(forever), w.generation, w.pile, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// records writes the records that differ from those that readers see: those of
// documents that are not the same, and of the others what Merge finds.
func (w *reportWriter) records(ctx context.Context, r *hearsay.Report, same map[string]bool) error {
	var items []store.Item
	flush := func() error {
		err := w.s.change(ctx, func(tx *tx) error { return w.insert(ctx, tx, items) })
		items = items[:0]
		return err
	}
	add := func(it store.Item, err error) error {
		if err != nil {
			return err
		}
		if items = append(items, it); len(items) < batch {
			return nil
		}
		return flush()
	}
	for it, err := range store.Read(r, func(doc string) bool { return same[doc] }) {
		if err := add(it, err); err != nil {
			return err
		}
	}
	for _, kind := range store.Shared {
		if err := w.shared(ctx, kind, store.Drafts(r, kind), same, add); err != nil {
			return err
		}
	}
	return flush()
}

// shared adds the records of a kind that stands on several documents, as far as
// they differ from those that readers see, and ends those that are gone.
func (w *reportWriter) shared(ctx context.Context, kind hearsay.RecordKind, drafts []store.Draft, same map[string]bool, add func(store.Item, error) error) error {
	rows, err := w.s.db.QueryContext(ctx, "SELECT id, sort, digest FROM records WHERE pile = ? AND kind = ? AND until = ? ORDER BY sort",
		w.pile, string(kind), int64(forever))
	kept, err := collect(rows, err, func(r *sql.Rows) (k store.Kept, err error) {
		var digest []byte
		err = r.Scan(&k.Row, &k.Sort, &digest)
		copy(k.Digest[:], digest)
		return k, err
	})
	if err != nil {
		return err
	}
	digests, compared := make([][16]byte, len(drafts)), make([][16]byte, len(drafts))
	for i, d := range drafts {
		if digests[i], err = store.ValueDigest(d.Value); err != nil {
			return err
		}
		if !slices.ContainsFunc(d.Docs, func(doc string) bool { return !same[doc] }) {
			compared[i] = digests[i]
		}
	}
	m := store.Merge(kept, compared)
	for part := range slices.Chunk(m.Gone, batch) {
		err := w.s.change(ctx, func(tx *tx) error {
			for _, row := range part {
				if _, err := tx.ExecContext(ctx, "UPDATE records SET until = ? WHERE id = ?", w.generation, row); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for i, d := range drafts {
		if m.Stays[i] {
			continue
		}
		it, err := d.Item()
		it.Sort, it.Digest = m.Sorts[i], digests[i]
		if err := add(it, err); err != nil {
			return err
		}
	}
	return nil
}

// insert writes items with one query for each table: the round trips are what
// takes time.
func (w *reportWriter) insert(ctx context.Context, t *tx, items []store.Item) error {
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
	args := []any{w.pile, w.generation, int64(forever)}
	for _, c := range columns {
		args = append(args, c)
	}
	rows, err := t.QueryContext(ctx, `INSERT INTO records (pile, since, until, kind, sort, ref, type, party, subject, date, first, last, words,
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
		_, err := t.ExecContext(ctx, "INSERT INTO "+table+" SELECT ?, name, record FROM unnest(?::text[], ?::bigint[]) AS i (name, record) ON CONFLICT DO NOTHING",
			w.pile, names, records)
		if err != nil {
			return err
		}
	}
	return nil
}

// Report returns the whole kept report.
func (s *Store) Report(ctx context.Context, pile string) (*hearsay.Report, error) {
	r := new(hearsay.Report)
	err := s.view(ctx, func(tx *tx) error {
		id, generation, packed, err := reportOf(ctx, tx, pile)
		if err != nil {
			return err
		}
		var rest store.Rest
		if err := store.UnpackJSON(packed, &rest); err != nil {
			return err
		}
		rest.AddTo(r)
		rows, err := tx.QueryContext(ctx, `SELECT b.zstd FROM report_documents d JOIN contents b ON b.sha256 = d.content
			WHERE d.pile = ? AND d.since <= ? AND d.until > ? ORDER BY d.id`, id, generation, generation)
		r.Documents, err = collect(rows, err, func(r *sql.Rows) (hearsay.Annotated, error) {
			var zstd []byte
			if err := r.Scan(&zstd); err != nil {
				return hearsay.Annotated{}, err
			}
			d, err := document(zstd)
			return *d, err
		})
		if err != nil {
			return err
		}
		rows, err = tx.QueryContext(ctx, `SELECT kind, value FROM records WHERE pile = ? AND since <= ? AND until > ?
			AND kind NOT IN ('quote', 'claim') ORDER BY kind, sort`, id, generation, generation)
		_, err = collect(rows, err, func(rows *sql.Rows) (struct{}, error) {
			var kind hearsay.RecordKind
			var packed []byte
			if err := rows.Scan(&kind, &packed); err != nil {
				return struct{}{}, err
			}
			v, err := store.UnpackValue(kind, packed)
			store.AddRecord(r, v)
			return struct{}{}, err
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

// ReportDocument returns a document of the kept report.
func (s *Store) ReportDocument(ctx context.Context, pile, id string) (d *hearsay.Annotated, err error) {
	var zstd []byte
	err = s.db.QueryRowContext(ctx, `SELECT b.zstd FROM piles p JOIN report_documents d ON d.pile = p.id JOIN contents b ON b.sha256 = d.content
		WHERE p.name = ? AND d.id = ? AND d.since <= p.generation AND d.until > p.generation`, pile, id).Scan(&zstd)
	if err != nil {
		return nil, found(err, "document in the report", id)
	}
	return document(zstd)
}

// reportOf returns the pile's number, the generation that readers see, and the
// rest of its report.
func reportOf(ctx context.Context, q querier, pile string) (id, generation int64, rest []byte, err error) {
	err = q.QueryRowContext(ctx, "SELECT id, generation, rest FROM piles WHERE name = ?", pile).Scan(&id, &generation, &rest)
	if err != nil {
		return 0, 0, nil, found(err, "pile", pile)
	}
	if rest == nil {
		return 0, 0, nil, fmt.Errorf("the report of %q: %w", pile, hearsay.ErrNotFound)
	}
	return id, generation, rest, nil
}

// parents writes the edges of the lineage that differ from those that readers
// see.
func (w *reportWriter) parents(ctx context.Context, r *hearsay.Report) error {
	type edge struct{ child, parent string }
	rows, err := w.s.db.QueryContext(ctx, "SELECT child, parent FROM parents WHERE pile = ? AND until = ?", w.pile, int64(forever))
	list, err := collect(rows, err, func(r *sql.Rows) (e edge, err error) { return e, r.Scan(&e.child, &e.parent) })
	if err != nil {
		return err
	}
	same := make(map[string]bool, len(list))
	var gone []string
	for _, e := range list {
		if r.Parents[e.child] == e.parent {
			same[e.child] = true
		} else {
			gone = append(gone, e.child)
		}
	}
	var added []string
	for child := range r.Parents {
		if !same[child] {
			added = append(added, child)
		}
	}
	slices.Sort(added)
	in := func(children []string, do func(*tx, string) error) error {
		for part := range slices.Chunk(children, batch) {
			err := w.s.change(ctx, func(tx *tx) error {
				for _, child := range part {
					if err := do(tx, child); err != nil {
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
	err = in(gone, func(tx *tx, child string) error {
		_, err := tx.ExecContext(ctx, "UPDATE parents SET until = ? WHERE pile = ? AND child = ? AND until = ?", w.generation, w.pile, child, int64(forever))
		return err
	})
	if err != nil {
		return err
	}
	return in(added, func(tx *tx, child string) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO parents (pile, child, parent, since, until) VALUES (?, ?, ?, ?, ?)",
			w.pile, child, r.Parents[child], w.generation, int64(forever))
		return err
	})
}

// Parents returns the nearest document that each of some comes from.
func (s *Store) Parents(ctx context.Context, pile string, ids ...string) (map[string]string, error) {
	out := make(map[string]string, len(ids))
	err := s.view(ctx, func(tx *tx) error {
		number, generation, _, err := reportOf(ctx, tx, pile)
		if err != nil {
			return noReport(ctx, tx, pile, err)
		}
		for _, id := range ids {
			var parent string
			err := tx.QueryRowContext(ctx, "SELECT parent FROM parents WHERE pile = ? AND child = ? AND since <= ? AND until > ?", number, id, generation, generation).Scan(&parent)
			if errors.Is(err, sql.ErrNoRows) {
				continue
			}
			if err != nil {
				return err
			}
			out[id] = parent
		}
		return nil
	})
	return out, err
}
