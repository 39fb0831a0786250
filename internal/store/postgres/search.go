package postgres

import (
	"context"
	"database/sql"
	"math"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
)

// manyDocuments is the number of documents from which on a search lists those
// first that came into the store last: words that so many have say little about
// any of them, and to weigh them all would take too long.
const manyDocuments = 500

// Search lists documents by relevance: by how often the words occur for the
// length of the text; where very many documents have them, those that came into
// the store last come first.
func (s *Store) Search(ctx context.Context, q hearsay.SearchQuery) (hits []hearsay.Hit, next string, err error) {
	wanted := store.ParseQuery(q.Query)
	if wanted.Empty() {
		return nil, "", nil
	}
	// The place of a cursor: whether documents are weighed, the bits of the
	// rank (JSON has no exact numbers), capture, ID and pile.
	var weighed bool
	var rank uint64
	var below int64
	var id, pile string
	paged, err := store.ReadCursor(q.After, "search", &weighed, &rank, &below, &id, &pile)
	if err != nil {
		return nil, "", err
	}
	limit := store.Limit(q.Page)
	var last float64
	err = s.view(ctx, func(tx *tx) error {
		f := &filter{}
		f.add("c.terms IS NOT NULL")
		f.match(wanted, "c.terms", "c.running_title", "c.running_text")
		if !paged && len(wanted.Must) > 0 {
			var n int
			err := tx.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM captures c WHERE "+f.String()+" LIMIT ?) hits",
				append(slices.Clone(f.args), manyDocuments+1)...).Scan(&n)
			if err != nil {
				return err
			}
			weighed = n <= manyDocuments
		}
		order := "0::float8"
		var weights []any
		if weighed {
			order, weights = weight(wanted)
		}
		f.add("e.removed = 0")
		if q.Outlet != "" {
			f.add("c.outlet = ?", store.CleanName(q.Outlet))
		}
		if q.Language != "" {
			f.add("c.language = ?", store.CleanName(q.Language))
		}
		f.days("c.since", "c.until", q.Since, q.Until)
		if q.Pile != "" {
			number, err := tables.PileID(ctx, tx, q.Pile)
			if err != nil {
				return err
			}
			f.add("e.pile = ?", number)
		}
		var query string
		args := append(weights, f.args...)
		if weighed {
			query = "SELECT * FROM (SELECT " + tables.EntryColumns + ", " + order + " AS rank, c.id AS capture FROM " + tables.EntryTables + " WHERE " + f.String() + ") found"
			if paged {
				query += " WHERE (rank, id, name) > (?, ?, ?)"
				args = append(args, math.Float64frombits(rank), id, pile)
			}
			query += " ORDER BY rank, id, name LIMIT ?"
		} else {
			query = "SELECT " + tables.EntryColumns + ", " + order + ", c.id FROM " + tables.EntryTables + " WHERE " + f.String()
			if paged {
				query += " AND c.id <= ? AND (c.id < ? OR (p.name, e.id) > (?, ?))"
				args = append(args, below, below, pile, id)
			}
			query += " ORDER BY c.id DESC, p.name, e.id LIMIT ?"
		}
		rows, err := tx.QueryContext(ctx, query, append(args, limit+1)...)
		var captures []int64
		hits, err = collect(rows, err, func(r *sql.Rows) (h hearsay.Hit, err error) {
			fields, done := tables.EntryFields(&h.Entry)
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
			next = store.Cursor("search", weighed, math.Float64bits(last), captures[limit-1], hits[limit-1].ID, hits[limit-1].Pile)
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

// weight returns the expression that orders documents, the best first: the
// negative of how often the words of the query occur, for the length of the
// text.
func weight(q store.Query) (expression string, args []any) {
	parts := make([]string, len(q.Must))
	for i, p := range q.Must {
		words := " " + strings.Join(p.Terms, " ")
		parts[i] = "(length(t) - length(replace(t, ?, '')))::float8 / ?"
		args = append(args, words, len([]rune(words)))
	}
	return "(SELECT -(" + strings.Join(parts, " + ") + ") / (200 + length(t)) FROM (SELECT c.running_title || c.running_text AS t) running)", args
}

// showPlaces adds to a hit where the words stand in its text.
func showPlaces(ctx context.Context, q querier, h *hearsay.Hit, capture int64, wanted store.Query) error {
	var zstd []byte
	err := q.QueryRowContext(ctx, "SELECT b.zstd FROM captures c JOIN contents b ON b.sha256 = c.reading WHERE c.id = ?", capture).Scan(&zstd)
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
