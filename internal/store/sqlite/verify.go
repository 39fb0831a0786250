package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Verify reads everything, as it is at one moment, and calls problem with a
// sentence for whatever does not hold.
func (s *Store) Verify(ctx context.Context, problem func(string)) error {
	return s.view(ctx, func(tx *sql.Tx) error {
		v := &verifier{ctx: ctx, tx: tx, problem: problem}
		for _, step := range []func() error{v.file, v.contents, v.captures, v.piles, v.reports, v.lineage, v.reviews} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
}

type verifier struct {
	ctx     context.Context
	tx      *sql.Tx
	problem func(string)
}

func (v *verifier) say(format string, args ...any) { v.problem(fmt.Sprintf(format, args...)) }

// each runs do on each row of a query.
func (v *verifier) each(query string, do func(*sql.Rows) error) error {
	rows, err := v.tx.QueryContext(v.ctx, query)
	_, err = collect(rows, err, func(r *sql.Rows) (struct{}, error) { return struct{}{}, do(r) })
	return err
}

// file lets SQLite check its pages, indexes and references.
func (v *verifier) file() error {
	// FTS5 checks what the connection remembers of an index, which another one
	// may have changed since; a search makes it look again.
	for _, index := range []string{"words", "record_words"} {
		if _, err := hitsOf(v.ctx, v.tx, index, `"x"`, 1); err != nil {
			return err
		}
	}
	err := v.each("PRAGMA integrity_check", func(r *sql.Rows) error {
		var said string
		err := r.Scan(&said)
		if said != "ok" {
			v.say("the file is damaged: %s", said)
		}
		return err
	})
	if err != nil {
		return err
	}
	return v.each("PRAGMA foreign_key_check", func(r *sql.Rows) error {
		var table, parent string
		var row, key any
		err := r.Scan(&table, &row, &parent, &key)
		v.say("a row of %s (%v) refers to a row of %s that is not there", table, row, parent)
		return err
	})
}

func (v *verifier) contents() error {
	return v.each("SELECT sha256, size, zstd FROM contents", func(r *sql.Rows) error {
		var name, zstd []byte
		var size int
		if err := r.Scan(&name, &size, &zstd); err != nil {
			return err
		}
		var digest store.Digest
		copy(digest[:], name)
		if b, err := store.Unpack(digest, zstd); err != nil {
			v.say("content %s: %v", digest, err)
		} else if len(b) != size {
			v.say("content %s has %d bytes, not %d", digest, len(b), size)
		}
		return nil
	})
}

func (v *verifier) captures() error {
	return v.each(`SELECT c.key, c.header, b.sha256, c.version, c.error, d.zstd,
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
			v.say("capture %s: %v", key, err)
			return nil
		}
		var digest store.Digest
		copy(digest[:], name)
		switch {
		case store.Key(c) != key:
			v.say("capture %s (%s) is not the one of its key", key, c.ID)
		case c.SHA256 != digest.String():
			v.say("capture %s (%s) refers to other bytes than its own", key, c.ID)
		case version != "" && sentence == "" && reading == nil, version == "" && reading != nil:
			v.say("capture %s (%s) has a version without a reading, or a reading without a version", key, c.ID)
		case indexed != (reading != nil):
			v.say("capture %s (%s) was read and cannot be searched for, or the other way round", key, c.ID)
		}
		if reading == nil {
			return nil
		}
		d, err := document(reading)
		if err != nil {
			return nil // said of the content
		}
		if d.ID != c.ID || d.SHA256 != c.SHA256 {
			v.say("the reading of capture %s (%s) is of another document, %s", key, c.ID, d.ID)
		}
		store.Problems(d, v.problem)
		return nil
	})
}

func (v *verifier) piles() error {
	err := v.each(`SELECT name, documents, (SELECT count(*) FROM entries e WHERE e.pile = p.id AND e.removed = 0), revision, reported
		FROM piles p`, func(r *sql.Rows) error {
		var name string
		var said, counted int
		var revision, reported int64
		err := r.Scan(&name, &said, &counted, &revision, &reported)
		if said != counted {
			v.say("pile %q has %d documents, not %d", name, counted, said)
		}
		if reported > revision {
			v.say("pile %q has a report of revision %d, and is at %d itself", name, reported, revision)
		}
		return err
	})
	if err != nil {
		return err
	}
	return v.each(`SELECT p.name, e.id, e.sha256, c.header FROM entries e JOIN piles p ON p.id = e.pile
		JOIN captures c ON c.id = e.capture`, func(r *sql.Rows) error {
		var pile, id, sha string
		var header []byte
		if err := r.Scan(&pile, &id, &sha, &header); err != nil {
			return err
		}
		var c hearsay.Capture
		if err := json.Unmarshal(header, &c); err == nil && (c.ID != id || c.SHA256 != sha) {
			v.say("document %s of pile %q refers to another capture, %s", id, pile, c.ID)
		}
		return nil
	})
}

// seenRows is the condition that a row of a report is seen.
const seenRows = "p.generation >= r.since AND p.generation < r.until"

func (v *verifier) reports() error {
	err := v.each("SELECT p.name, b.zstd FROM piles p JOIN report_documents r ON r.pile = p.id JOIN contents b ON b.id = r.content WHERE "+seenRows,
		func(r *sql.Rows) error {
			var pile string
			var zstd []byte
			if err := r.Scan(&pile, &zstd); err != nil {
				return err
			}
			if d, err := document(zstd); err == nil {
				store.Problems(d, func(s string) { v.say("report of pile %q: %s", pile, s) })
			}
			return nil
		})
	if err != nil {
		return err
	}
	err = v.each(`SELECT p.name, r.kind, r.ref, r.value, EXISTS (SELECT 1 FROM record_words w WHERE w.rowid = r.id),
		EXISTS (SELECT 1 FROM record_names n WHERE n.record = r.id AND n.name = r.ref)
		FROM piles p JOIN records r ON r.pile = p.id WHERE `+seenRows, func(r *sql.Rows) error {
		var pile, ref string
		var kind hearsay.RecordKind
		var packed []byte
		var indexed, named bool
		if err := r.Scan(&pile, &kind, &ref, &packed, &indexed, &named); err != nil {
			return err
		}
		if _, err := store.UnpackValue(kind, packed); err != nil {
			v.say("report of pile %q: %s %s: %v", pile, kind, ref, err)
		}
		if !indexed || !named {
			v.say("report of pile %q: %s %s cannot be searched for or has no name", pile, kind, ref)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.each(`SELECT p.name, r.kind, r.ref, d.doc FROM piles p JOIN records r ON r.pile = p.id JOIN record_docs d ON d.record = r.id
		WHERE `+seenRows+` AND NOT EXISTS (SELECT 1 FROM report_documents t WHERE t.pile = p.id AND t.id = d.doc
			AND p.generation >= t.since AND p.generation < t.until)`, func(r *sql.Rows) error {
		var pile, kind, ref, doc string
		err := r.Scan(&pile, &kind, &ref, &doc)
		v.say("report of pile %q: %s %s is about %s, which the report does not have", pile, kind, ref, doc)
		return err
	})
}

// lineage checks that both ends of each edge are documents of the report.
func (v *verifier) lineage() error {
	const missing = "NOT EXISTS (SELECT 1 FROM report_documents t WHERE t.pile = p.id AND t.id = %s AND p.generation >= t.since AND p.generation < t.until)"
	return v.each("SELECT p.name, r.child, r.parent FROM piles p JOIN parents r ON r.pile = p.id WHERE "+seenRows+
		" AND ("+fmt.Sprintf(missing, "r.child")+" OR "+fmt.Sprintf(missing, "r.parent")+")", func(r *sql.Rows) error {
		var pile, child, parent string
		err := r.Scan(&pile, &child, &parent)
		v.say("report of pile %q: %s comes from %s, and the report does not have both", pile, child, parent)
		return err
	})
}

func (v *verifier) reviews() error {
	next := int64(1)
	return v.each("SELECT seq, correction FROM reviews ORDER BY seq", func(r *sql.Rows) error {
		var seq int64
		var b []byte
		if err := r.Scan(&seq, &b); err != nil {
			return err
		}
		var c hearsay.Correction
		if err := json.Unmarshal(b, &c); err != nil || c.Seq != seq {
			v.say("line %d of the review log cannot be read", seq)
		}
		if seq != next {
			v.say("lines %d to %d of the review log are not there", next, seq-1)
		}
		if c.Reverts >= seq {
			v.say("line %d of the review log takes back a later one, %d", seq, c.Reverts)
		}
		next = seq + 1
		return nil
	})
}
