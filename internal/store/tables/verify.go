package tables

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// Verifier checks what a store holds, as it is in one transaction.
type Verifier struct {
	Ctx context.Context // the check is one call
	Tx  Querier
	// Problem is called with a sentence for whatever does not hold.
	Problem func(string)
}

// Say calls Problem.
func (v *Verifier) Say(format string, args ...any) { v.Problem(fmt.Sprintf(format, args...)) }

// Each runs do on each row of a query.
func (v *Verifier) Each(query string, do func(*sql.Rows) error) error {
	rows, err := v.Tx.QueryContext(v.Ctx, query)
	_, err = Collect(rows, err, func(r *sql.Rows) (struct{}, error) { return struct{}{}, do(r) })
	return err
}

// Contents checks the bytes that are kept.
func (v *Verifier) Contents() error {
	return v.Each("SELECT sha256, size, zstd FROM contents", func(r *sql.Rows) error {
		var name, zstd []byte
		var size int
		if err := r.Scan(&name, &size, &zstd); err != nil {
			return err
		}
		var digest store.Digest
		copy(digest[:], name)
		if b, err := store.Unpack(digest, zstd); err != nil {
			v.Say("content %s: %v", digest, err)
		} else if len(b) != size {
			v.Say("content %s has %d bytes, not %d", digest, len(b), size)
		}
		return nil
	})
}

// Piles checks the documents of each pile.
func (v *Verifier) Piles() error {
	err := v.Each(`SELECT name, documents, (SELECT count(*) FROM entries e WHERE e.pile = p.id AND e.removed = 0), revision, reported
		FROM piles p`, func(r *sql.Rows) error {
		var name string
		var said, counted int
		var revision, reported int64
		err := r.Scan(&name, &said, &counted, &revision, &reported)
		if said != counted {
			v.Say("pile %q has %d documents, not %d", name, counted, said)
		}
		if reported > revision {
			v.Say("pile %q has a report of revision %d, and is at %d itself", name, reported, revision)
		}
		return err
	})
	if err != nil {
		return err
	}
	return v.Each(`SELECT p.name, e.id, e.sha256, c.header FROM entries e JOIN piles p ON p.id = e.pile
		LEFT JOIN captures c ON c.id = e.capture`, func(r *sql.Rows) error {
		var pile, id, sha string
		var header []byte
		if err := r.Scan(&pile, &id, &sha, &header); err != nil {
			return err
		}
		var c hearsay.Capture
		if err := json.Unmarshal(header, &c); err != nil || c.ID != id || c.SHA256 != sha {
			v.Say("document %s of pile %q refers to another capture, %s", id, pile, c.ID)
		}
		return nil
	})
}

// SeenRows is the condition that a row r of the report of pile p is seen.
const SeenRows = "p.generation >= r.since AND p.generation < r.until"

// Lineage checks that both ends of each edge are documents of the report.
func (v *Verifier) Lineage() error {
	const missing = "NOT EXISTS (SELECT 1 FROM report_documents t WHERE t.pile = p.id AND t.id = %s AND p.generation >= t.since AND p.generation < t.until)"
	return v.Each("SELECT p.name, r.child, r.parent FROM piles p JOIN parents r ON r.pile = p.id WHERE "+SeenRows+
		" AND ("+fmt.Sprintf(missing, "r.child")+" OR "+fmt.Sprintf(missing, "r.parent")+")", func(r *sql.Rows) error {
		var pile, child, parent string
		err := r.Scan(&pile, &child, &parent)
		v.Say("report of pile %q: %s comes from %s, and the report does not have both", pile, child, parent)
		return err
	})
}

// Reviews checks the review log.
func (v *Verifier) Reviews() error {
	next := int64(1)
	return v.Each("SELECT seq, correction FROM reviews ORDER BY seq", func(r *sql.Rows) error {
		var seq int64
		var b []byte
		if err := r.Scan(&seq, &b); err != nil {
			return err
		}
		var c hearsay.Correction
		if err := json.Unmarshal(b, &c); err != nil || c.Seq != seq {
			v.Say("line %d of the review log cannot be read", seq)
		}
		if seq != next {
			v.Say("lines %d to %d of the review log are not there", next, seq-1)
		}
		if c.Reverts >= seq {
			v.Say("line %d of the review log takes back a later one, %d", seq, c.Reverts)
		}
		next = seq + 1
		return nil
	})
}

// RecordDocs checks that what a report has is about documents of it.
func (v *Verifier) RecordDocs() error {
	return v.Each(`SELECT p.name, r.kind, r.ref, d.doc FROM piles p JOIN records r ON r.pile = p.id JOIN record_docs d ON d.record = r.id
		WHERE `+SeenRows+` AND NOT EXISTS (SELECT 1 FROM report_documents t WHERE t.pile = p.id AND t.id = d.doc
			AND p.generation >= t.since AND p.generation < t.until)`, func(r *sql.Rows) error {
		var pile, kind, ref, doc string
		err := r.Scan(&pile, &kind, &ref, &doc)
		v.Say("report of pile %q: %s %s is about %s, which the report does not have", pile, kind, ref, doc)
		return err
	})
}
