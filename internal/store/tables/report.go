package tables

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Work on a report is cut into transactions of so many rows, so that other
// writers wait for none longer than a moment.
const batch = 2000

// Forever is the generation up to which rows of the newest report are seen.
const Forever int64 = math.MaxInt64

// WriteReport keeps the report of a pile, which nobody else may do at the same
// time, unless the pile has that of a later revision. It writes the rows of a
// new generation beside those that readers see, and shows them in one step at
// the end; a run that is cut short leaves rows that nobody sees, which the next
// one clears away.
func (t *Tables) WriteReport(ctx context.Context, pile string, revision int64, r *hearsay.Report) error {
	var id, seen, reported int64
	err := t.Read.QueryRowContext(ctx, "SELECT id, generation, reported FROM piles WHERE name = ?", pile).Scan(&id, &seen, &reported)
	if err != nil {
		return Found(err, "pile", pile)
	}
	if reported > revision {
		return nil
	}
	rest, err := json.Marshal(store.RestOf(r))
	if err != nil {
		return err
	}
	w := &reportWriter{t, Generation{id, seen + 1}}
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
	err = t.Change(ctx, func(tx Querier) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM record_counts WHERE pile = ?", id); err != nil {
			return err
		}
		for _, c := range counts {
			if _, err := tx.ExecContext(ctx, "INSERT INTO record_counts (pile, kind, type, n) VALUES (?, ?, ?, ?)", id, c.kind, c.typ, c.n); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, "UPDATE piles SET generation = ?, reported = ?, rest = ? WHERE id = ?", w.gen.Number, revision, store.Compress(rest), id)
		return err
	})
	if err != nil {
		return err
	}
	return w.forget(ctx, "until <= ?", w.gen.Number)
}

// Generation is a report of a pile: the number of the pile, and that of the
// report.
type Generation struct{ Pile, Number int64 }

// reportWriter writes one generation of a report.
type reportWriter struct {
	*Tables
	gen Generation
}

// kindCount is how many records there are of a kind and type.
type kindCount struct {
	kind, typ string
	n         int
}

// count counts the records of the generation that is written.
func (w *reportWriter) count(ctx context.Context) ([]kindCount, error) {
	rows, err := w.Read.QueryContext(ctx, "SELECT kind, type, count(*) FROM records "+w.CountHint+" WHERE pile = ? AND until = ? GROUP BY kind, type",
		w.gen.Pile, Forever)
	return Collect(rows, err, func(r *sql.Rows) (c kindCount, err error) { return c, r.Scan(&c.kind, &c.typ, &c.n) })
}

// clear takes away what a run that was cut short has left.
func (w *reportWriter) clear(ctx context.Context) error {
	if err := w.forget(ctx, "since >= ?", w.gen.Number); err != nil {
		return err
	}
	return w.Change(ctx, func(tx Querier) error {
		for _, table := range []string{"records", "report_documents", "parents"} {
			if _, err := tx.ExecContext(ctx, "UPDATE "+table+" SET until = ? WHERE pile = ? AND until >= ? AND until < ?",
				Forever, w.gen.Pile, w.gen.Number, Forever); err != nil {
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
		err := w.Change(ctx, func(tx Querier) error {
			some := "SELECT id FROM records WHERE pile = ? AND " + condition + " ORDER BY id LIMIT ?"
			if err := w.ForgetRecords(ctx, tx, some, w.gen.Pile, generation, batch); err != nil {
				return err
			}
			res, err := tx.ExecContext(ctx, "DELETE FROM records WHERE id IN ("+some+")", w.gen.Pile, generation, batch)
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
	return w.Change(ctx, func(tx Querier) error {
		for _, table := range []string{"report_documents", "parents"} {
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE pile = ? AND "+condition, w.gen.Pile, generation); err != nil {
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
	rows, err := w.Read.QueryContext(ctx, "SELECT d.id, b.sha256 FROM report_documents d JOIN contents b ON b."+w.ContentKey+` = d.content
		WHERE d.pile = ? AND d.until = ?`, w.gen.Pile, Forever)
	list, err := Collect(rows, err, func(r *sql.Rows) (got row, err error) {
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
		err := w.Change(ctx, func(tx Querier) error {
			for _, c := range changed {
				ref, err := w.KeepContent(ctx, tx, c.digest, len(c.json), c.zstd)
				if err != nil {
					return err
				}
				if _, err := tx.ExecContext(ctx, "INSERT INTO report_documents (pile, id, since, until, content) VALUES (?, ?, ?, ?, ?)",
					w.gen.Pile, c.id, w.gen.Number, Forever, ref); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return same, w.end(ctx, gone)
}

// end says of the documents that changed or are gone, and of their
// quotations and claims, that the new report has them no more.
func (w *reportWriter) end(ctx context.Context, gone map[string]store.Digest) error {
	return w.Change(ctx, func(tx Querier) error {
		for id := range gone {
			if _, err := tx.ExecContext(ctx, "UPDATE report_documents SET until = ? WHERE pile = ? AND id = ? AND until = ? AND since < ?",
				w.gen.Number, w.gen.Pile, id, Forever, w.gen.Number); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, `UPDATE records SET until = ? WHERE until = ? AND since < ? AND kind IN ('quote', 'claim')
				AND id IN (SELECT record FROM record_docs WHERE pile = ? AND doc = ?)`,
				w.gen.Number, Forever, w.gen.Number, w.gen.Pile, id); err != nil {
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
		err := w.Change(ctx, func(tx Querier) error { return w.InsertRecords(ctx, tx, w.gen, items) })
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
	rows, err := w.Read.QueryContext(ctx, "SELECT id, sort, digest FROM records WHERE pile = ? AND kind = ? AND until = ? ORDER BY sort",
		w.gen.Pile, string(kind), Forever)
	kept, err := Collect(rows, err, func(r *sql.Rows) (k store.Kept, err error) {
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
		err := w.Change(ctx, func(tx Querier) error {
			for _, row := range part {
				if _, err := tx.ExecContext(ctx, "UPDATE records SET until = ? WHERE id = ?", w.gen.Number, row); err != nil {
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

// parents writes the edges of the lineage that differ from those that readers
// see.
func (w *reportWriter) parents(ctx context.Context, r *hearsay.Report) error {
	type edge struct{ child, parent string }
	rows, err := w.Read.QueryContext(ctx, "SELECT child, parent FROM parents WHERE pile = ? AND until = ?", w.gen.Pile, Forever)
	list, err := Collect(rows, err, func(r *sql.Rows) (e edge, err error) { return e, r.Scan(&e.child, &e.parent) })
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
	in := func(children []string, do func(Querier, string) error) error {
		for part := range slices.Chunk(children, batch) {
			err := w.Change(ctx, func(tx Querier) error {
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
	err = in(gone, func(tx Querier, child string) error {
		_, err := tx.ExecContext(ctx, "UPDATE parents SET until = ? WHERE pile = ? AND child = ? AND until = ?", w.gen.Number, w.gen.Pile, child, Forever)
		return err
	})
	if err != nil {
		return err
	}
	return in(added, func(tx Querier, child string) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO parents (pile, child, parent, since, until) VALUES (?, ?, ?, ?, ?)",
			w.gen.Pile, child, r.Parents[child], w.gen.Number, Forever)
		return err
	})
}

// Report returns the whole kept report.
func (t *Tables) Report(ctx context.Context, pile string) (*hearsay.Report, error) {
	r := new(hearsay.Report)
	err := t.View(ctx, func(tx Querier) error {
		id, generation, packed, err := ReportOf(ctx, tx, pile)
		if err != nil {
			return err
		}
		var rest store.Rest
		if err := store.UnpackJSON(packed, &rest); err != nil {
			return err
		}
		rest.AddTo(r)
		rows, err := tx.QueryContext(ctx, "SELECT b.zstd FROM report_documents d JOIN contents b ON b."+t.ContentKey+` = d.content
			WHERE d.pile = ? AND d.since <= ? AND d.until > ? ORDER BY d.id`, id, generation, generation)
		r.Documents, err = Collect(rows, err, func(r *sql.Rows) (hearsay.Annotated, error) {
			var zstd sql.RawBytes
			if err := r.Scan(&zstd); err != nil {
				return hearsay.Annotated{}, err
			}
			d, err := Document(zstd)
			return *d, err
		})
		if err != nil {
			return err
		}
		rows, err = tx.QueryContext(ctx, `SELECT kind, value FROM records WHERE pile = ? AND since <= ? AND until > ?
			AND kind NOT IN ('quote', 'claim') ORDER BY kind, sort`, id, generation, generation)
		_, err = Collect(rows, err, func(rows *sql.Rows) (struct{}, error) {
			var kind hearsay.RecordKind
			var packed sql.RawBytes
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
func (t *Tables) ReportDocument(ctx context.Context, pile, id string) (d *hearsay.Annotated, err error) {
	var zstd []byte
	err = t.Read.QueryRowContext(ctx, "SELECT b.zstd FROM piles p JOIN report_documents d ON d.pile = p.id JOIN contents b ON b."+t.ContentKey+` = d.content
		WHERE p.name = ? AND d.id = ? AND d.since <= p.generation AND d.until > p.generation`, pile, id).Scan(&zstd)
	if err != nil {
		return nil, Found(err, "document in the report", id)
	}
	return Document(zstd)
}

// ReportOf returns the pile's number, the generation that readers see, and the
// rest of its report.
func ReportOf(ctx context.Context, q Querier, pile string) (id, generation int64, rest []byte, err error) {
	err = q.QueryRowContext(ctx, "SELECT id, generation, rest FROM piles WHERE name = ?", pile).Scan(&id, &generation, &rest)
	if err != nil {
		return 0, 0, nil, Found(err, "pile", pile)
	}
	if rest == nil {
		return 0, 0, nil, fmt.Errorf("the report of %q: %w", pile, hearsay.ErrNotFound)
	}
	return id, generation, rest, nil
}

// Parents returns the nearest document that each of some comes from.
func (t *Tables) Parents(ctx context.Context, pile string, ids ...string) (map[string]string, error) {
	out := make(map[string]string, len(ids))
	err := t.View(ctx, func(tx Querier) error {
		number, generation, _, err := ReportOf(ctx, tx, pile)
		if err != nil {
			return NoReport(ctx, tx, pile, err)
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

// NoReport says that a pile without report has no records, which is no error.
func NoReport(ctx context.Context, q Querier, pile string, err error) error {
	if !errors.Is(err, hearsay.ErrNotFound) {
		return err
	}
	_, err = PileID(ctx, q, pile)
	return err
}

// Document unpacks a document as it is kept.
func Document(zstd []byte) (*hearsay.Annotated, error) {
	d := new(hearsay.Annotated)
	return d, store.UnpackJSON(zstd, d)
}
