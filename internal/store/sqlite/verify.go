package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Sweep deletes what is in no pile any more.
func (s *Store) Sweep(ctx context.Context) (swept int, err error) {
	err = s.tx(ctx, func(tx *sql.Tx) error {
		for _, q := range []string{
			"DELETE FROM record_words WHERE rowid IN (SELECT rowid FROM record WHERE report NOT IN (SELECT report FROM pile WHERE report IS NOT NULL))",
			"DELETE FROM record WHERE report NOT IN (SELECT report FROM pile WHERE report IS NOT NULL)",
			"DELETE FROM record_document WHERE report NOT IN (SELECT report FROM pile WHERE report IS NOT NULL)",
			"DELETE FROM report_document WHERE report NOT IN (SELECT report FROM pile WHERE report IS NOT NULL)",
			"DELETE FROM report WHERE id NOT IN (SELECT report FROM pile WHERE report IS NOT NULL)",
			"DELETE FROM words WHERE rowid IN (SELECT id FROM reading WHERE key NOT IN (SELECT key FROM entry))",
			"DELETE FROM reading WHERE key NOT IN (SELECT key FROM entry)",
		} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		done, err := tx.ExecContext(ctx, "DELETE FROM capture WHERE key NOT IN (SELECT key FROM entry)")
		if err != nil {
			return err
		}
		n, err := done.RowsAffected()
		if err != nil {
			return err
		}
		swept = int(n)
		for _, q := range []string{
			"DELETE FROM annotated WHERE hash NOT IN (SELECT hash FROM reading WHERE hash IS NOT NULL) AND hash NOT IN (SELECT hash FROM report_document)",
			"DELETE FROM bytes WHERE sha256 NOT IN (SELECT sha256 FROM capture)",
		} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
		}
		return nil
	})
	return swept, err
}

// Verify reads everything and tells of whatever does not hold.
func (s *Store) Verify(ctx context.Context, problem func(string)) error {
	say := func(format string, args ...any) { problem(fmt.Sprintf(format, args...)) }
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true}) // one state throughout
	if err != nil {
		return err
	}
	defer tx.Rollback()
	each := func(query string, check func(scanner) error) error {
		rows, err := tx.QueryContext(ctx, query)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := check(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	}
	checks := []struct {
		query string
		check func(scanner) error
	}{
		{"PRAGMA integrity_check", func(row scanner) error {
			v, err := scanString(row)
			if v != "ok" {
				say("the database file is damaged: %s", v)
			}
			return err
		}},
		{"PRAGMA foreign_key_check", func(row scanner) error {
			var table, parent string
			var id, fk any
			err := row.Scan(&table, &id, &parent, &fk)
			say("a row of %s refers to a row of %s that is not there", table, parent)
			return err
		}},
		{"SELECT sha256, data FROM bytes ORDER BY sha256", func(row scanner) error {
			var sha256 string
			var data []byte
			if err := row.Scan(&sha256, &data); err != nil {
				return err
			}
			if plain, err := store.Unpack(data); err != nil || store.SHA256(plain) != sha256 {
				say("the captured bytes %s are damaged", sha256)
			}
			return nil
		}},
		{"SELECT key, sha256, about FROM capture ORDER BY key", func(row scanner) error {
			var key, sha256, about string
			if err := row.Scan(&key, &sha256, &about); err != nil {
				return err
			}
			var c hearsay.Capture
			if err := json.Unmarshal([]byte(about), &c); err != nil || c.SHA256 != sha256 || store.Key(c) != key {
				say("what was noted with capture %s is damaged", key)
			}
			return nil
		}},
		{"SELECT hash, data FROM annotated ORDER BY hash", func(row scanner) error {
			var hash string
			var data []byte
			if err := row.Scan(&hash, &data); err != nil {
				return err
			}
			plain, err := store.Unpack(data)
			var doc hearsay.Annotated
			if err != nil || store.SHA256(plain) != hash || json.Unmarshal(plain, &doc) != nil {
				say("the annotated document %s is damaged", hash)
				return nil
			}
			store.CheckSpans(&doc, problem)
			return nil
		}},
		{"SELECT entry.pile, entry.id FROM entry LEFT JOIN capture USING (key) WHERE capture.key IS NULL OR capture.sha256 <> entry.sha256 ORDER BY 1, 2", func(row scanner) error {
			var pile, id string
			err := row.Scan(&pile, &id)
			say("document %s of pile %s has lost its capture", id, pile)
			return err
		}},
		{"SELECT name FROM pile WHERE report IS NOT NULL AND report NOT IN (SELECT id FROM report) ORDER BY name", func(row scanner) error {
			v, err := scanString(row)
			say("pile %s has lost its report", v)
			return err
		}},
		{"SELECT report.pile, report_document.id FROM report_document JOIN report ON report.id = report LEFT JOIN annotated USING (hash) WHERE annotated.hash IS NULL ORDER BY 1, 2", func(row scanner) error {
			var pile, id string
			err := row.Scan(&pile, &id)
			say("the report of pile %s has lost document %s", pile, id)
			return err
		}},
		{"SELECT kind, ref, value FROM record ORDER BY rowid", func(row scanner) error {
			var kind, ref string
			var value []byte
			if err := row.Scan(&kind, &ref, &value); err != nil {
				return err
			}
			if _, err := store.DecodeValue(hearsay.RecordKind(kind), value); err != nil {
				say("%s %s is damaged", kind, ref)
			}
			return nil
		}},
		{"SELECT key FROM reading LEFT JOIN words ON words.rowid = reading.id WHERE hash IS NOT NULL AND words.rowid IS NULL ORDER BY key", func(row scanner) error {
			v, err := scanString(row)
			say("the words of capture %s are not indexed; hearsay rebuild does it", v)
			return err
		}},
	}
	for _, c := range checks {
		if err := each(c.query, c.check); err != nil {
			return err
		}
	}
	return nil
}
