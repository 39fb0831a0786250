package postgres

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
	return s.view(ctx, func(tx *tx) error {
		v := &verifier{tables.Verifier{Ctx: ctx, Tx: tx, Problem: problem}}
		for _, step := range []func() error{v.Contents, v.captures, v.Piles, v.reports, v.Lineage, v.linkKeys, v.Reviews} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
}

// verifier adds what this database keeps in its own way.
type verifier struct{ tables.Verifier }

func (v *verifier) captures() error {
	return v.Each(`SELECT c.key, c.header, b.sha256, c.version, c.error, c.reading IS NOT NULL, d.zstd, coalesce(c.running_text, ''), c.terms IS NOT NULL
		FROM captures c LEFT JOIN contents b ON b.sha256 = c.content LEFT JOIN contents d ON d.sha256 = c.reading`, func(r *sql.Rows) error {
		var key, version, sentence, running string
		var header, name, reading []byte
		var read, indexed bool
		if err := r.Scan(&key, &header, &name, &version, &sentence, &read, &reading, &running, &indexed); err != nil {
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
		case version != "" && sentence == "" && !read, version == "" && read:
			v.Say("capture %s (%s) has a version without a reading, or a reading without a version", key, c.ID)
		case read && reading == nil:
			v.Say("the reading of capture %s (%s) is not there", key, c.ID)
		case indexed != read:
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
		if running != " "+store.Running(d.Text)+" " {
			v.Say("capture %s (%s) is searched for by other words than it has", key, c.ID)
		}
		store.Problems(d, v.Problem)
		return nil
	})
}

func (v *verifier) reports() error {
	err := v.Each("SELECT p.name, b.zstd FROM piles p JOIN report_documents r ON r.pile = p.id LEFT JOIN contents b ON b.sha256 = r.content WHERE "+tables.SeenRows,
		func(r *sql.Rows) error {
			var pile string
			var zstd []byte
			if err := r.Scan(&pile, &zstd); err != nil {
				return err
			}
			d, err := tables.Document(zstd)
			if err != nil {
				v.Say("report of pile %q: a document of it is not there or cannot be read", pile)
				return nil
			}
			store.Problems(d, func(s string) { v.Say("report of pile %q: %s", pile, s) })
			return nil
		})
	if err != nil {
		return err
	}
	err = v.Each(`SELECT p.name, r.kind, r.ref, r.value, r.running, r.words,
		EXISTS (SELECT 1 FROM record_names n WHERE n.record = r.id AND n.name = r.ref)
		FROM piles p JOIN records r ON r.pile = p.id WHERE `+tables.SeenRows, func(r *sql.Rows) error {
		var pile, ref, running, words string
		var kind hearsay.RecordKind
		var packed []byte
		var named bool
		if err := r.Scan(&pile, &kind, &ref, &packed, &running, &words, &named); err != nil {
			return err
		}
		if _, err := store.UnpackValue(kind, packed); err != nil {
			v.Say("report of pile %q: %s %s: %v", pile, kind, ref, err)
		}
		if running != " "+store.Running(words)+" " || !named {
			v.Say("report of pile %q: %s %s cannot be searched for or has no name", pile, kind, ref)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.RecordDocs()
}

// linkKeys checks that documents have the keys under which they are found.
func (v *verifier) linkKeys() error {
	return v.Each(`SELECT p.name, d.n, coalesce(k.n, 0)
		FROM (SELECT space, sum(length(keys) / 8) AS n FROM link_docs GROUP BY space) d JOIN piles p ON p.id = d.space
		LEFT JOIN (SELECT space, count(*) AS n FROM link_keys k WHERE EXISTS (SELECT 1 FROM link_docs d WHERE d.doc = k.doc) GROUP BY space) k ON k.space = d.space`,
		func(r *sql.Rows) error {
			var pile string
			var have, found int64
			err := r.Scan(&pile, &have, &found)
			if have != found {
				v.Say("documents of pile %q have %d keys for linking, and are found by %d", pile, have, found)
			}
			return err
		})
}
