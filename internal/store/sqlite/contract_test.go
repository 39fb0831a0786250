package sqlite

import (
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store/storetest"
)

// harm returns what runs a statement on the file of a store behind its back.
func harm(statement string, args ...any) func(*testing.T, hearsay.Store) {
	return func(t *testing.T, s hearsay.Store) {
		db, err := open(s.(*Store).path, "", 1)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.ExecContext(t.Context(), "PRAGMA foreign_keys = OFF"); err != nil {
			t.Fatal(err)
		}
		res, err := db.ExecContext(t.Context(), statement, args...)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := res.RowsAffected(); err == nil && n == 0 {
			t.Fatal("nothing was harmed")
		}
	}
}

func TestContract(t *testing.T) {
	storetest.Run(t, storetest.Subject{
		Open: func(t *testing.T) hearsay.Store { return openStore(t) },
		Damage: map[string]func(*testing.T, hearsay.Store){
			"a content":             harm("UPDATE contents SET zstd = (SELECT zstd FROM contents WHERE id = 2) WHERE id = 1"),
			"bytes of a content":    harm("UPDATE contents SET zstd = x'28b52ffd00' WHERE id = 3"),
			"a lost content":        harm("DELETE FROM contents WHERE id = 1"),
			"a lost capture":        harm("DELETE FROM captures WHERE id = 1"),
			"the fields of capture": harm("UPDATE captures SET header = CAST(replace(CAST(header AS TEXT), 'desk', 'disk') AS BLOB) WHERE id = 1"),
			"a swapped reading":     harm("UPDATE captures SET reading = (SELECT reading FROM captures WHERE id = 2) WHERE id = 1"),
			"a lost reading":        harm("UPDATE captures SET reading = NULL WHERE id = 2"),
			"the words of search":   harm("DELETE FROM words WHERE rowid = 1"),
			"a lost entry":          harm("DELETE FROM entries WHERE id LIKE '%1.txt'"),
			"a swapped entry":       harm("UPDATE entries SET capture = 1 WHERE id LIKE '%3.txt'"),
			"a lost report part":    harm("DELETE FROM report_documents WHERE id LIKE '%1.txt'"),
			"a record":              harm("UPDATE records SET value = x'00' WHERE id = (SELECT min(id) FROM records)"),
			"the words of a record": harm("DELETE FROM record_words WHERE rowid = (SELECT min(id) FROM records)"),
			"the name of a record":  harm("DELETE FROM record_names WHERE record = (SELECT min(id) FROM records)"),
			"the review log":        harm("INSERT INTO reviews (seq, pile, at, correction) VALUES (5, 1, 1, CAST('{\"Seq\":5}' AS BLOB))"),
			"a revision":            harm("UPDATE piles SET reported = 1000"),
			"the lineage":           harm("UPDATE parents SET parent = 'nothing'"),
		},
	})
}

func TestAStoreMoves(t *testing.T) { storetest.Move(t, openStore(t), openStore(t)) }

// TestContractOfLargePiles holds the ways that a large pile is searched and
// listed to the same contract.
func TestContractOfLargePiles(t *testing.T) {
	for name, b := range map[string]bounds{
		"nothing is weighed, all is walked through": {weigh: 0, phrase: 0, few: 0, records: 0, spread: 16},
		"nothing is weighed, each is asked":         {weigh: 0, phrase: 0, few: 2000, records: 0},
		"common words are not weighed":              {weigh: 500, phrase: 2, few: 0, records: 2},
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Run(t, storetest.Subject{Only: true, Open: func(t *testing.T) hearsay.Store {
				s := openStore(t)
				s.bounds = b
				return s
			}})
		})
	}
}
