package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// Verify reads everything, as it is at one moment, and calls problem with a
// sentence for whatever does not hold.
func (s *Store) Verify(ctx context.Context, problem func(string)) error {
	return s.view(ctx, func(tx *sql.Tx) error {
		v := &verifier{tables.Verifier{Ctx: ctx, Tx: tx, Problem: problem}}
		for _, step := range []func() error{v.file, v.Contents, v.captures, v.Piles, v.reports, v.Lineage, v.Reviews} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
}

// verifier adds what this database keeps in its own way.
type verifier struct{ tables.Verifier }

// file lets SQLite check its pages, indexes and references.
func (v *verifier) file() error {
	// FTS5 checks what the connection remembers of an index, which another one
	// may have changed since; a search makes it look again.
	for _, index := range []string{"words", "record_words"} {
		if _, err := hitsOf(v.Ctx, v.Tx, index, `"x"`, 1); err != nil {
			return err
		}
	}
	err := v.Each("PRAGMA integrity_check", func(r *sql.Rows) error {
		var said string
		err := r.Scan(&said)
		if said != "ok" {
			v.Say("the file is damaged: %s", said)
		}
		return err
	})
	if err != nil {
		return err
	}
	return v.Each("PRAGMA foreign_key_check", func(r *sql.Rows) error {
		var table, parent string
		var row, key any
		err := r.Scan(&table, &row, &parent, &key)
		v.Say("a row of %s (%v) refers to a row of %s that is not there", table, row, parent)
		return err
	})
}

func (v *verifier) captures() error {
	return v.Each(`SELECT c.key, c.header, b.sha256, c.version, c.error, d.zstd,
		EXISTS (SELECT 1 FROM words w WHERE w.rowid = c.id)
		FROM captures c JOIN contents b ON b.id = c.content LEFT JOIN contents d ON d.id = c.reading`, func(r *sql.Rows) error {
		var key, version, sentence string
		var header, name, reading []byte
		var indexed bool
		if err := r.Scan(&key, &header, &name, &version, &sentence, &reading, &indexed); err != nil {
			return err
		}
		var c hearsay.Capture
		if err := json.Unmarshal(header, &c); err != nil {
			v.Say("capture %s: %v", key, err)
			return nil
		}
		var digest store.Digest
		copy(digest[:], name)
		switch {
		case store.Key(c) != key:
			v.Say("capture %s (%s) is not the one of its key", key, c.ID)
		case c.SHA256 != digest.String():
			v.Say("capture %s (%s) refers to other bytes than its own", key, c.ID)
		case version != "" && sentence == "" && reading == nil, version == "" && reading != nil:
			v.Say("capture %s (%s) has a version without a reading, or a reading without a version", key, c.ID)
		case indexed != (reading != nil):
			v.Say("capture %s (%s) was read and cannot be searched for, or the other way round", key, c.ID)
		}
		if reading == nil {
			return nil
		}
		d, err := tables.Document(reading)
		if err != nil {
			return nil // said of the content
		}
		if d.ID != c.ID || d.SHA256 != c.SHA256 {
			v.Say("the reading of capture %s (%s) is of another document, %s", key, c.ID, d.ID)
		}
		store.Problems(d, v.Problem)
		return nil
	})
}

func (v *verifier) reports() error {
	err := v.Each("SELECT p.name, b.zstd FROM piles p JOIN report_documents r ON r.pile = p.id JOIN contents b ON b.id = r.content WHERE "+tables.SeenRows,
		func(r *sql.Rows) error {
			var pile string
			var zstd []byte
			if err := r.Scan(&pile, &zstd); err != nil {
				return err
			}
			if d, err := tables.Document(zstd); err == nil {
				store.Problems(d, func(s string) { v.Say("report of pile %q: %s", pile, s) })
			}
			return nil
		})
	if err != nil {
		return err
	}
	err = v.Each(`SELECT p.name, r.kind, r.ref, r.value, EXISTS (SELECT 1 FROM record_words w WHERE w.rowid = r.id),
		EXISTS (SELECT 1 FROM record_names n WHERE n.record = r.id AND n.name = r.ref)
		FROM piles p JOIN records r ON r.pile = p.id WHERE `+tables.SeenRows, func(r *sql.Rows) error {
		var pile, ref string
		var kind hearsay.RecordKind
		var packed []byte
		var indexed, named bool
		if err := r.Scan(&pile, &kind, &ref, &packed, &indexed, &named); err != nil {
			return err
		}
		if _, err := store.UnpackValue(kind, packed); err != nil {
			v.Say("report of pile %q: %s %s: %v", pile, kind, ref, err)
		}
		if !indexed || !named {
			v.Say("report of pile %q: %s %s cannot be searched for or has no name", pile, kind, ref)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.RecordDocs()
}
