package sqlite

import (
	"context"
	"database/sql"
	"math"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
)

// matchAll returns the FTS5 expression that all phrases occur in a column
// ("" for any), and matchAny that one of them does. No phrase is "".
func matchAll(column string, phrases []store.Phrase) string { return match(column, phrases, " AND ") }
func matchAny(column string, phrases []store.Phrase) string { return match(column, phrases, " OR ") }

func match(column string, phrases []store.Phrase, join string) string {
	if len(phrases) == 0 {
		return ""
	}
	parts := make([]string, len(phrases))
	for i, p := range phrases {
		parts[i] = `"` + strings.ReplaceAll(strings.Join(p.Terms, " "), `"`, `""`) + `"`
		if p.Prefix {
			parts[i] += " *"
		}
		if column != "" {
			parts[i] = column + " : " + parts[i]
		}
	}
	return "(" + strings.Join(parts, join) + ")"
}

// without returns the expression that must holds and not does not; without
// must it is "".
func without(must, not string) string {
	if must == "" || not == "" {
		return must
	}
	return "(" + must + ") NOT " + not
}

func and(expressions ...string) string {
	var some []string
	for _, e := range expressions {
		if e != "" {
			some = append(some, e)
		}
	}
	return strings.Join(some, " AND ")
}

// Numbers of hits from which on a search goes another way.
const (
	// Words that more documents have say little about any of them, and to
	// weigh them all would take too long: they come in order of ID.
	manyToWeigh = 500
	// From here on it is quicker to go through the documents in order, and
	// to ask the index about each, than to sort what it has.
	manyDocuments = 2000
)

// Search lists documents by relevance (BM25, unless very many have the words),
// then ID.
func (s *Store) Search(ctx context.Context, q hearsay.SearchQuery) (hits []hearsay.Hit, next string, err error) {
	wanted := store.ParseQuery(q.Query)
	if wanted.Empty() {
		return nil, "", nil
	}
	// The place of a cursor: whether documents are weighed, the bits of the
	// rank (JSON has no exact numbers), ID and pile.
	var weighed bool
	var rank uint64
	var id, pile string
	paged, err := store.ReadCursor(q.After, "search", &weighed, &rank, &id, &pile)
	if err != nil {
		return nil, "", err
	}
	limit := store.Limit(q.Page)
	var last float64
	err = s.view(ctx, func(tx *sql.Tx) error {
		must := without(matchAll("", wanted.Must), matchAny("", wanted.Not))
		found, err := hitsOf(ctx, tx, "words", must, manyDocuments)
		if err != nil {
			return err
		}
		if !paged {
			weighed = must != "" && found <= manyToWeigh
		}
		const byWords = "words CROSS JOIN captures c ON c.id = words.rowid JOIN entries e ON e.capture = c.id JOIN piles p ON p.id = e.pile"
		f := &filter{}
		from, order := "entries e CROSS JOIN captures c ON c.id = e.capture JOIN piles p ON p.id = e.pile", "0.0"
		switch {
		case weighed:
			from, order = byWords, "words.rank"
			f.add("words MATCH ?", must)
		case must != "" && found <= manyDocuments:
			from = byWords
			f.add("words MATCH ?", must)
		case must != "":
			f.add("EXISTS (SELECT 1 FROM words w WHERE w.words MATCH ? AND w.rowid = c.id)", must)
		default:
			f.add("c.reading IS NOT NULL")
			f.add("c.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)", matchAny("", wanted.Not))
		}
		f.add("e.removed = 0")
		if q.Outlet != "" {
			f.add("c.outlet = ?", q.Outlet)
		}
		if q.Language != "" {
			f.add("c.language = ?", q.Language)
		}
		f.days("c.since", "c.until", q.Since, q.Until)
		if q.Pile != "" {
			number, err := pileID(ctx, tx, q.Pile)
			if err != nil {
				return err
			}
			f.add("e.pile = ?", number)
		}
		sort := "e.id, e.pile"
		switch {
		case weighed && paged:
			f.add("(words.rank, e.id, p.name) > (?, ?, ?)", math.Float64frombits(rank), id, pile)
		case paged:
			f.add("e.id >= ? AND (e.id, e.pile) > (?, (SELECT id FROM piles WHERE name = ?))", id, id, pile)
		}
		if weighed {
			sort = "words.rank, e.id, p.name"
		}
		rows, err := tx.QueryContext(ctx, "SELECT "+entryColumns+", "+order+", c.id FROM "+from+" WHERE "+f.String()+
			" ORDER BY "+sort+" LIMIT ?", append(f.args, limit+1)...)
		var captures []int64
		hits, err = collect(rows, err, func(r *sql.Rows) (h hearsay.Hit, err error) {
			fields, done := entryFields(&h.Entry)
			var at float64
			var capture int64
			err = r.Scan(append(fields, &at, &capture)...)
			done()
			if len(captures) < limit {
				last = at
			}
			captures = append(captures, capture)
			return h, err
		})
		if err != nil {
			return err
		}
		if len(hits) > limit {
			hits = hits[:limit]
			next = store.Cursor("search", weighed, math.Float64bits(last), hits[limit-1].ID, hits[limit-1].Pile)
		}
		for i := range hits {
			if err := showPlaces(ctx, tx, &hits[i], captures[i], wanted); err != nil {
				return err
			}
		}
		return nil
	})
	return hits, next, err
}

// showPlaces adds to a hit where the words stand in its text.
func showPlaces(ctx context.Context, q querier, h *hearsay.Hit, capture int64, wanted store.Query) error {
	var zstd []byte
	err := q.QueryRowContext(ctx, "SELECT b.zstd FROM captures c JOIN contents b ON b.id = c.reading WHERE c.id = ?", capture).Scan(&zstd)
	if err != nil {
		return err
	}
	var d struct{ Text string }
	if err := store.UnpackJSON(zstd, &d); err != nil {
		return err
	}
	h.Places, h.Around = store.Find(d.Text, wanted)
	return nil
}
