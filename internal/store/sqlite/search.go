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

func and(expressions ...string) string {
	var some []string
	for _, e := range expressions {
		if e != "" {
			some = append(some, e)
		}
	}
	return strings.Join(some, " AND ")
}

// Search lists documents by relevance (BM25), then ID.
func (s *Store) Search(ctx context.Context, q hearsay.SearchQuery) (hits []hearsay.Hit, next string, err error) {
	wanted := store.ParseQuery(q.Query)
	if wanted.Empty() {
		return nil, "", nil
	}
	var rank uint64 // bits, as JSON has no exact numbers
	var id, pile string
	paged, err := store.ReadCursor(q.After, "search", &rank, &id, &pile)
	if err != nil {
		return nil, "", err
	}
	f := &filter{}
	from, order := entryTables, "0.0"
	if must := matchAll("", wanted.Must); must != "" {
		from, order = "words JOIN captures c ON c.id = words.rowid JOIN entries e ON e.capture = c.id JOIN piles p ON p.id = e.pile", "words.rank"
		f.add("words MATCH ?", must)
	} else {
		f.add("c.reading IS NOT NULL")
	}
	if not := matchAny("", wanted.Not); not != "" {
		f.add("c.id NOT IN (SELECT rowid FROM words WHERE words MATCH ?)", not)
	}
	f.add("e.removed = 0")
	if q.Outlet != "" {
		f.add("c.outlet = ?", q.Outlet)
	}
	if q.Language != "" {
		f.add("c.language = ?", q.Language)
	}
	f.days("c.since", "c.until", q.Since, q.Until)
	if paged {
		f.add("("+order+", e.id, p.name) > (?, ?, ?)", math.Float64frombits(rank), id, pile)
	}
	limit := store.Limit(q.Page)
	var last float64
	err = s.view(ctx, func(tx *sql.Tx) error {
		if q.Pile != "" {
			number, err := pileID(ctx, tx, q.Pile)
			if err != nil {
				return err
			}
			f.add("e.pile = ?", number)
		}
		rows, err := tx.QueryContext(ctx, "SELECT "+entryColumns+", "+order+", c.id FROM "+from+" WHERE "+f.String()+
			" ORDER BY "+order+", e.id, p.name LIMIT ?", append(f.args, limit+1)...)
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
			next = store.Cursor("search", math.Float64bits(last), hits[limit-1].ID, hits[limit-1].Pile)
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
