package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"math"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store"
	"github.com/hearsay-project/hearsay/internal/store/tables"
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

// bounds are those of the work that one page of a search makes.
type bounds struct {
	// Words that more documents have say little about any of them, and to
	// weigh them all would take too long.
	weigh int
	// A phrase that more documents have is not weighed: BM25 has to count
	// them all.
	phrase int
	// Up to so many documents of a pile, an outlet or some days, it is
	// quicker to ask the index about each than to go through what it has.
	few int
	// From so many hits of records on it is quicker to go through the records
	// in order, and to ask the index about each part.
	records int
	// Their numbers may lie so many times further apart than they would if
	// all had been saved in one go, for a part to be asked about at once.
	spread int64
}

var usual = bounds{weigh: 500, phrase: 2000, few: 2000, records: 5000, spread: 16}

// Search lists documents by relevance: by the BM25 of those of the words that
// few documents have; where there are none, or very many documents are found,
// those that came into the store last come first.
func (s *Store) Search(ctx context.Context, q hearsay.SearchQuery) (hits []hearsay.Hit, next string, err error) {
	wanted := store.ParseQuery(q.Query)
	if wanted.Empty() {
		return nil, "", nil
	}
	at := place{capture: math.MaxInt64}
	if at.paged, err = store.ReadCursor(q.After, "search", &at.weighed, &at.rank, &at.capture, &at.pile, &at.id); err != nil {
		return nil, "", err
	}
	limit := store.Limit(q.Page)
	err = s.view(ctx, func(tx *sql.Tx) error {
		f := &filter{}
		f.add("e.removed = 0")
		if q.Outlet != "" {
			f.add("c.outlet = ?", q.Outlet)
		}
		if q.Language != "" {
			f.add("c.language = ?", q.Language)
		}
		f.days("c.since", "c.until", q.Since, q.Until)
		pile := int64(0)
		if q.Pile != "" {
			var err error
			if pile, err = tables.PileID(ctx, tx, q.Pile); err != nil {
				return err
			}
			f.add("e.pile = ?", pile)
		}
		must := without(matchAll("", wanted.Must), matchAny("", wanted.Not))
		var found []int64
		if must != "" && (!at.paged || at.weighed != 0) {
			var err error
			if found, err = hitNumbers(ctx, tx, must, "", s.bounds.weigh+1); err != nil {
				return err
			}
		}
		if !at.paged && len(found) <= s.bounds.weigh {
			if at.weighed, err = weighty(ctx, tx, wanted.Must, s.bounds.phrase); err != nil {
				return err
			}
		}
		var captures []int64
		var ranks []uint64
		if at.weighed != 0 {
			hits, captures, ranks, err = weigh(ctx, tx, wanted, found, f, at, limit+1)
		} else {
			newest := &newest{tx: tx, must: must, not: matchAny("", wanted.Not), filter: f}
			if !at.paged && must != "" && len(found) <= s.bounds.weigh {
				newest.all = append([]int64{}, found...)
			} else if newest.few, err = fewOf(ctx, tx, q, wanted, pile, s.bounds.few); err != nil {
				return err
			}
			hits, captures, err = newest.list(ctx, at, limit+1)
		}
		if err != nil {
			return err
		}
		if len(hits) > limit {
			hits = hits[:limit]
			last, rank := hits[limit-1], uint64(0)
			if ranks != nil {
				rank = ranks[limit-1]
			}
			next = store.Cursor("search", at.weighed, rank, captures[limit-1], last.Pile, last.ID)
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

// place is where a page of a search begins: after this document.
type place struct {
	paged bool
	// weighed has a bit for each phrase that documents are weighed by, 0
	// where the newest come first.
	weighed  uint32
	rank     uint64 // its bits, as JSON has no exact numbers
	capture  int64
	pile, id string
}

// hitNumbers returns at most so many captures for which an expression holds,
// the newest first. Condition is one more on their numbers, or "".
func hitNumbers(ctx context.Context, tx *sql.Tx, expression, condition string, most int, args ...any) ([]int64, error) {
	query := "SELECT rowid FROM words WHERE words MATCH ?" + condition + " ORDER BY rowid DESC LIMIT ?"
	rows, err := tx.QueryContext(ctx, query, append(append([]any{expression}, args...), most)...)
	return collect(rows, err, func(r *sql.Rows) (n int64, err error) { return n, r.Scan(&n) })
}

// weighty returns which of the phrases few enough documents have to be weighed.
func weighty(ctx context.Context, tx *sql.Tx, phrases []store.Phrase, most int) (bits uint32, err error) {
	for i, p := range phrases {
		n, err := hitsOf(ctx, tx, "words", matchAll("", []store.Phrase{p}), most)
		if err != nil {
			return 0, err
		}
		if n > 0 && n <= most {
			bits |= 1 << i
		}
	}
	return bits, nil
}

// weigh lists those of the captures found that pass the filter, the weightiest
// first, then by ID.
func weigh(ctx context.Context, tx *sql.Tx, wanted store.Query, found []int64, f *filter, at place, most int) (hits []hearsay.Hit, captures []int64, ranks []uint64, err error) {
	var rare []store.Phrase
	for i, p := range wanted.Must {
		if at.weighed&(1<<i) != 0 {
			rare = append(rare, p)
		}
	}
	list, err := json.Marshal(found)
	if err != nil {
		return nil, nil, nil, err
	}
	where := "words MATCH ? AND +words.rowid IN (SELECT value FROM json_each(?)) AND " + f.String()
	args := append([]any{matchAll("", rare), string(list)}, f.args...)
	if at.paged {
		where += " AND (words.rank, e.id, p.name) > (?, ?, ?)"
		args = append(args, math.Float64frombits(at.rank), at.id, at.pile)
	}
	rows, err := tx.QueryContext(ctx, "SELECT "+tables.EntryColumns+`, c.id, words.rank
		FROM words CROSS JOIN captures c ON c.id = words.rowid JOIN entries e ON e.capture = c.id JOIN piles p ON p.id = e.pile
		WHERE `+where+" ORDER BY words.rank, e.id, p.name LIMIT ?", append(args, most)...)
	hits, err = collect(rows, err, func(r *sql.Rows) (h hearsay.Hit, err error) {
		fields, done := tables.EntryFields(&h.Entry)
		var capture int64
		var rank float64
		err = r.Scan(append(fields, &capture, &rank)...)
		done()
		captures, ranks = append(captures, capture), append(ranks, math.Float64bits(rank))
		return h, err
	})
	return hits, captures, ranks, err
}

// newest is a search that lists the newest documents first. It goes through
// what the index has from the end and stops when the page is full.
type newest struct {
	tx        *sql.Tx
	must, not string
	filter    *filter
	// few are the captures that the filter leaves, the newest first; nil
	// where these are not few.
	few []int64
	// all are the captures that the search finds, the newest first, nil where
	// they are not known.
	all []int64
}

// list returns at most so many documents after a place.
func (n *newest) list(ctx context.Context, at place, most int) (hits []hearsay.Hit, captures []int64, err error) {
	from := at.capture // inclusive: it may be in a further pile
	for size := 4 * most; ; size = min(2*size, 8192) {
		part, below, err := n.matching(ctx, from, size)
		if err != nil {
			return nil, nil, err
		}
		if len(part) > 0 {
			list, err := json.Marshal(part)
			if err != nil {
				return nil, nil, err
			}
			rows, err := n.tx.QueryContext(ctx, "SELECT "+tables.EntryColumns+`, c.id
				FROM json_each(?) j CROSS JOIN captures c ON c.id = j.value JOIN entries e ON e.capture = c.id JOIN piles p ON p.id = e.pile
				WHERE (c.id < ? OR (p.name, e.id) > (?, ?)) AND `+n.filter.String()+" ORDER BY c.id DESC, p.name, e.id LIMIT ?",
				append(append([]any{string(list), at.capture, at.pile, at.id}, n.filter.args...), most-len(hits))...)
			more, err := collect(rows, err, func(r *sql.Rows) (h hearsay.Hit, err error) {
				fields, done := tables.EntryFields(&h.Entry)
				var capture int64
				err = r.Scan(append(fields, &capture)...)
				done()
				captures = append(captures, capture)
				return h, err
			})
			if err != nil {
				return nil, nil, err
			}
			hits = append(hits, more...)
		}
		if len(hits) >= most || below < 0 {
			return hits, captures, nil
		}
		from = below
	}
}

// matching returns captures that the search finds, from that number downwards,
// and the number to go on with, -1 at the end. It looks at no more than size
// candidates.
func (n *newest) matching(ctx context.Context, from int64, size int) (part []int64, below int64, err error) {
	if n.all != nil {
		return n.all, -1, nil
	}
	if n.few != nil {
		i, _ := slices.BinarySearchFunc(n.few, from, func(c, from int64) int { return cmp.Compare(from, c) })
		some := n.few[i:]
		below = -1
		if len(some) > size/4 {
			some, below = some[:size/4], some[size/4]
		}
		expression, want := n.must, true
		if expression == "" {
			expression, want = n.not, false
		}
		stmt, err := n.tx.PrepareContext(ctx, "SELECT EXISTS (SELECT 1 FROM words WHERE words MATCH ? AND rowid = ?)")
		if err != nil {
			return nil, 0, err
		}
		defer stmt.Close()
		for _, c := range some {
			var has bool
			if err := stmt.QueryRowContext(ctx, expression, c).Scan(&has); err != nil {
				return nil, 0, err
			}
			if has == want {
				part = append(part, c)
			}
		}
		return part, below, nil
	}
	if n.must != "" {
		part, err = hitNumbers(ctx, n.tx, n.must, " AND rowid <= ?", size, from)
	} else {
		rows, queryErr := n.tx.QueryContext(ctx, "SELECT id FROM captures WHERE reading IS NOT NULL AND id <= ? ORDER BY id DESC LIMIT ?", from, size)
		part, err = collect(rows, queryErr, func(r *sql.Rows) (n int64, err error) { return n, r.Scan(&n) })
	}
	if err != nil || len(part) == 0 {
		return nil, -1, err
	}
	below = part[len(part)-1] - 1
	if len(part) < size {
		below = -1
	}
	if n.must == "" {
		has, err := hitNumbers(ctx, n.tx, n.not, " AND rowid <= ? AND rowid >= ?", len(part), part[0], part[len(part)-1])
		if err != nil {
			return nil, 0, err
		}
		part = slices.DeleteFunc(part, func(c int64) bool {
			_, found := slices.BinarySearchFunc(has, c, func(h, c int64) int { return cmp.Compare(c, h) })
			return found
		})
	}
	return part, below, nil
}

// fewOf returns the captures that one condition of a query besides its words
// leaves, the newest first, if these are few, else nil.
func fewOf(ctx context.Context, tx *sql.Tx, q hearsay.SearchQuery, wanted store.Query, pile int64, most int) ([]int64, error) {
	for _, p := range slices.Concat(wanted.Must, wanted.Not) {
		if p.Prefix { // the index would gather the words that begin so each time
			return nil, nil
		}
	}
	ask := func(query string, args ...any) ([]int64, error) {
		rows, err := tx.QueryContext(ctx, query+" LIMIT ?", append(args, most+1)...)
		list, err := collect(rows, err, func(r *sql.Rows) (n int64, err error) { return n, r.Scan(&n) })
		if err != nil || len(list) > most {
			return nil, err
		}
		slices.SortFunc(list, func(a, b int64) int { return cmp.Compare(b, a) })
		return append(make([]int64, 0, len(list)), slices.Compact(list)...), nil
	}
	if q.Pile != "" {
		if list, err := ask("SELECT e.capture FROM entries e JOIN captures c ON c.id = e.capture WHERE e.pile = ? AND c.reading IS NOT NULL", pile); list != nil || err != nil {
			return list, err
		}
	}
	if q.Outlet != "" {
		if list, err := ask("SELECT id FROM captures WHERE outlet = ? AND reading IS NOT NULL", q.Outlet); list != nil || err != nil {
			return list, err
		}
	}
	if q.Since != "" || q.Until != "" {
		first, last := "0000-01-01", "9999-12-31"
		if from, _ := store.Days(q.Since); q.Since != "" {
			first = from
		}
		if _, to := store.Days(q.Until); q.Until != "" {
			last = to
		}
		return ask(`SELECT id FROM (SELECT id, reading FROM captures WHERE since BETWEEN ? AND ? AND since <> ''
			UNION ALL SELECT id, reading FROM captures WHERE until > since AND until >= ? AND since < ? AND since <> '') WHERE reading IS NOT NULL`, first, last, first, first)
	}
	return nil, nil
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
