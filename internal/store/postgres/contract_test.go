package postgres

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
	"github.com/hearsay-project/hearsay/internal/store/storetest"
)

// address is that of the server that TestMain has started, with %s for the
// name of the database; "" where there is none, and absent says why.
var address, absent string

func TestMain(m *testing.M) {
	server, stop, err := pgtest.Quick()
	if err == nil {
		address = server.Address("%s")
	} else {
		absent = err.Error()
		if os.Getenv(pgtest.Must) == "must" { // test.sh, which has installed it
			fmt.Fprintln(os.Stderr, "PostgreSQL cannot be started:", err)
			os.Exit(1)
		}
	}
	code := m.Run()
	stop()
	os.Exit(code)
}

var schemas atomic.Int64

// openStore opens a store in a schema of its own: a database of its own would
// take the server ten times as long.
func openStore(t testing.TB) *Store {
	t.Helper()
	if absent != "" {
		t.Skip(absent)
	}
	name := fmt.Sprintf("test%d", schemas.Add(1))
	admin, err := Open(t.Context(), fmt.Sprintf(address, "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.db.ExecContext(t.Context(), "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), fmt.Sprintf(address, "postgres")+" search_path="+name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// harm returns what runs a statement on the database of a store, references
// and triggers unchecked.
func harm(statement string) func(*testing.T, hearsay.Store) {
	return func(t *testing.T, s hearsay.Store) {
		err := s.(*Store).change(t.Context(), func(tx *tx) error {
			if _, err := tx.ExecContext(t.Context(), "SET LOCAL session_replication_role = replica"); err != nil {
				return err
			}
			res, err := tx.ExecContext(t.Context(), statement)
			if err == nil {
				if n, err := res.RowsAffected(); err == nil && n == 0 {
					return errors.New("nothing was harmed")
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestContract(t *testing.T) {
	const one = " WHERE id = (SELECT min(id) FROM captures)"
	storetest.Run(t, storetest.Subject{
		Open: func(t *testing.T) hearsay.Store { return openStore(t) },
		Damage: map[string]func(*testing.T, hearsay.Store){
			"a content":             harm(`UPDATE contents SET zstd = '\x28b52ffd00' WHERE sha256 = (SELECT content FROM captures` + one + `)`),
			"a lost content":        harm("DELETE FROM contents WHERE sha256 = (SELECT content FROM captures" + one + ")"),
			"a lost reading":        harm("DELETE FROM contents WHERE sha256 = (SELECT reading FROM captures" + one + ")"),
			"a lost capture":        harm("DELETE FROM captures" + one),
			"the fields of capture": harm("UPDATE captures SET header = replace(convert_from(header, 'UTF8'), 'desk', 'disk')::bytea" + one),
			"a swapped reading":     harm("UPDATE captures SET reading = (SELECT reading FROM captures WHERE id = (SELECT max(id) FROM captures))" + one),
			"no reading":            harm("UPDATE captures SET reading = NULL" + one),
			"the words of search":   harm("UPDATE captures SET running_text = ' other '" + one),
			"a lost entry":          harm("DELETE FROM entries WHERE id LIKE '%1.txt'"),
			"a swapped entry":       harm("UPDATE entries SET capture = (SELECT min(id) FROM captures) WHERE id LIKE '%3.txt'"),
			"a lost report part":    harm("DELETE FROM report_documents WHERE id LIKE '%1.txt'"),
			"a record":              harm(`UPDATE records SET value = '\x00' WHERE id = (SELECT min(id) FROM records)`),
			"the words of a record": harm("UPDATE records SET running = '' WHERE id = (SELECT min(id) FROM records)"),
			"the name of a record":  harm("DELETE FROM record_names WHERE record = (SELECT min(id) FROM records)"),
			"the review log":        harm(`INSERT INTO reviews (seq, pile, at, correction) VALUES (5, 1, 1, '{"Seq":5}')`),
			"a revision":            harm("UPDATE piles SET reported = 1000"),
			"the lineage":           harm("UPDATE parents SET parent = 'nothing'"),
		},
	})
}

func TestTheReviewLogIsNeverRewritten(t *testing.T) {
	s := openStore(t)
	if _, err := s.CreatePile(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Review(t.Context(), hearsay.Correction{Pile: "p", Action: hearsay.Accept}); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{"DELETE FROM reviews", "UPDATE reviews SET at = 0"} {
		if _, err := s.db.ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never rewritten") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

func TestManyOpenAnEmptyDatabaseAtOnce(t *testing.T) {
	s := openStore(t)
	if _, err := s.db.ExecContext(t.Context(), "CREATE DATABASE at_once"); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	for range 8 {
		go func() {
			s, err := Open(t.Context(), fmt.Sprintf(address, "at_once"))
			if err == nil {
				err = s.Close()
			}
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func openFile(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "piles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestAStoreMovesFromAFileAndBack(t *testing.T) {
	t.Run("to PostgreSQL", func(t *testing.T) { storetest.Move(t, openFile(t), openStore(t)) })
	t.Run("to a file", func(t *testing.T) { storetest.Move(t, openStore(t), openFile(t)) })
}
