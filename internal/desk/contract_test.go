package desk_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
	"github.com/hearsay-project/hearsay/internal/link/grow"
	"github.com/hearsay-project/hearsay/internal/report"
	"github.com/hearsay-project/hearsay/internal/store/postgres"
	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

// inputs returns the captures of the built-in pile, and one that cannot be
// read.
func inputs(t *testing.T) []hearsay.Capture {
	t.Helper()
	var list []hearsay.Capture
	for c, err := range capture.FS(t.Context(), demo.Pile()) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, c)
	}
	return append(list, text("broken.pdf", "%PDF-1.7 and nothing else"))
}

func text(id, words string) hearsay.Capture {
	sum := sha256.Sum256([]byte(words))
	kind := "text/plain"
	if strings.HasSuffix(id, ".pdf") {
		kind = "application/pdf"
	}
	return hearsay.Capture{ID: id, Source: id, MediaType: kind, Bytes: []byte(words), SHA256: hex.EncodeToString(sum[:])}
}

// grown returns captures of documents that come from those of the built-in
// pile by copying and rewriting, n from each.
func grown(t *testing.T, n int) []hearsay.Capture {
	t.Helper()
	var seeds []hearsay.Document
	for d, err := range flow.Documents(t.Context(), capture.FS(t.Context(), demo.Pile()), flow.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, d)
	}
	var list []hearsay.Capture
	for _, d := range grow.Grow(seeds, grow.Options{Seed: 9, PerSeed: n}).Documents {
		c := text(d.ID, d.Text)
		c.Given = hearsay.Given{Title: d.Title.Value, Outlet: d.Outlet.Value, Published: d.Published.Value}
		list = append(list, c)
	}
	return list
}

// pages writes a report as JSON and as HTML.
func pages(t *testing.T, r *hearsay.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, f := range []report.Format{report.JSON, report.HTML} {
		if err := report.Write(&b, r, report.Options{Format: f, View: report.Everything}); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

// inMemory is the report of captures without store and queue.
func inMemory(t *testing.T, list []hearsay.Capture) []byte {
	t.Helper()
	r, err := flow.Report(t.Context(), all(list), flow.Options{Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	return pages(t, r)
}

func all(list []hearsay.Capture) flow.Captures {
	return func(yield func(hearsay.Capture, error) bool) {
		for _, c := range list {
			if !yield(c, nil) {
				return
			}
		}
	}
}

// runner brings the captures of the pile "p" of a new store to a report.
type runner struct {
	name  string
	store func(*testing.T) hearsay.Store
	queue bool
}

func runners() []runner {
	return []runner{
		{"goroutines, SQLite", openFile, false},
		{"embedded JetStream, SQLite", openFile, true},
		{"goroutines, PostgreSQL", openDatabase, false},
		{"embedded JetStream, PostgreSQL", openDatabase, true},
	}
}

func openFile(t *testing.T) hearsay.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "piles.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// database is a PostgreSQL server that the tests of this package share.
var database = sync.OnceValues(func() (*pgtest.Server, error) {
	s, stop, err := pgtest.Quick()
	stopDatabase = stop
	return s, err
})

var stopDatabase = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	stopDatabase()
	os.Exit(code)
}

func openDatabase(t *testing.T) hearsay.Store {
	t.Helper()
	server, err := database()
	if err != nil {
		if os.Getenv(pgtest.Must) == "must" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	first, err := postgres.Open(t.Context(), server.Address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	s, err := postgres.Open(t.Context(), server.Address(newDatabase(t, server)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newDatabase(t *testing.T, server *pgtest.Server) string {
	t.Helper()
	name := fmt.Sprintf("t%x", sha256.Sum256([]byte(t.Name())))[:20]
	if err := server.CreateDatabase(name); err != nil {
		t.Fatal(err)
	}
	return name
}

// newQueue returns two connections to a node of its own: of the desk that
// sends and of one that only reads.
func newQueue(t *testing.T, o stream.Options) (ours, theirs *stream.Queue) {
	t.Helper()
	node, err := stream.Start(stream.NodeOptions{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(node.Stop)
	o.Name, o.Log = desk.QueueName(), slog.New(slog.DiscardHandler)
	open := func() *stream.Queue {
		nc, err := node.Connect()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(nc.Close)
		q, err := stream.Open(t.Context(), nc, o)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	return open(), open()
}

// running runs what ends with its context until the test ends.
func running(t *testing.T, parts ...func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var group sync.WaitGroup
	for _, part := range parts {
		group.Go(func() {
			if err := part(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	t.Cleanup(func() { cancel(); group.Wait() })
}

func settled(t *testing.T, s hearsay.Store, documents int) {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
		waiting, _, err := s.Unread(t.Context(), flow.Version, hearsay.Page{Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.Pile(t.Context(), "p")
		if err == nil && len(waiting) == 0 && p.Documents == documents && p.Reported == p.Revision {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("after two minutes the pile is at %+v, %v", p, err)
		}
	}
}

func TestTheReportIsTheSameWhoeverRanIt(t *testing.T) {
	for _, pile := range []struct {
		name string
		list []hearsay.Capture
	}{{"built-in", inputs(t)}, {"grown", grown(t, 6)}} {
		want := inMemory(t, pile.list)
		for i, r := range runners() {
			t.Run(pile.name+", "+r.name, func(t *testing.T) {
				s := r.store(t)
				o := desk.Options{Log: slog.New(slog.DiscardHandler), Look: 50 * time.Millisecond, Calm: 10 * time.Millisecond, Flow: flow.Options{Jobs: 2}}
				if r.queue {
					ours, theirs := newQueue(t, stream.Options{})
					o.Queue = ours
					other := o
					other.Queue = theirs
					helper := desk.New(s, other)
					running(t, func(ctx context.Context) error { return helper.Work(ctx, false) })
				}
				d := desk.New(s, o)
				running(t, d.Run)
				if r.queue {
					running(t, func(ctx context.Context) error { return d.Work(ctx, true) })
				}
				shuffled := slices.Clone(pile.list)
				rand.New(rand.NewPCG(uint64(i), 7)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
				if _, bad, err := d.Add(t.Context(), "p", "", all(shuffled)); err != nil || len(bad) > 0 {
					t.Fatal(bad, err)
				}
				settled(t, s, len(shuffled))
				got, err := s.Report(t.Context(), "p")
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(pages(t, got), want) {
					t.Error("it differs from the report in memory")
				}
			})
		}
	}
}

// bad reads captures as the stages do, but for one that panics and one that
// never ends.
func failing(ctx context.Context, c hearsay.Capture) (hearsay.Annotated, error) {
	switch c.ID {
	case "panics.txt":
		panic("index out of range")
	case "hangs.txt":
		select {}
	}
	return flow.One(ctx, c, flow.Options{})
}

func TestADocumentThatAStageFailsOnIsParkedAndStopsNobody(t *testing.T) {
	list := append(inputs(t), text("panics.txt", "One."), text("hangs.txt", "Two."))
	for _, r := range runners() {
		t.Run(r.name, func(t *testing.T) {
			s := r.store(t)
			o := desk.Options{Log: slog.New(slog.DiscardHandler), Look: 50 * time.Millisecond, Calm: 10 * time.Millisecond,
				Flow: flow.Options{Jobs: 2, Limit: 2 * time.Second, Reader: failing}}
			if r.queue {
				o.Queue, _ = newQueue(t, stream.Options{})
			}
			d := desk.New(s, o)
			running(t, d.Run)
			if r.queue {
				running(t, func(ctx context.Context) error { return d.Work(ctx, true) })
			}
			if _, _, err := d.Add(t.Context(), "p", "", all(list)); err != nil {
				t.Fatal(err)
			}
			settled(t, s, len(list))
			got, err := s.Report(t.Context(), "p")
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Documents) != 10 || len(got.Errors) != 3 {
				t.Errorf("the report has %d documents and the errors %v, want 10 and 3", len(got.Documents), got.Errors)
			}
			parked, err := d.Parked(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			reasons := map[string]string{}
			for _, p := range parked {
				reasons[p.Doc] = p.Reason
			}
			if len(parked) != 2 || !strings.Contains(reasons["panics.txt"], "index out of range") || !strings.Contains(reasons["hangs.txt"], "within 2s") {
				t.Errorf("parked: %+v", parked)
			}
			if e, err := s.Entry(t.Context(), "p", "panics.txt"); err != nil || !strings.Contains(e.Err, "index out of range") {
				t.Errorf("the entry says %q, %v", e.Err, err)
			}
		})
	}
}

func TestWhatWasParkedIsReadOnceItCanBe(t *testing.T) {
	s := openFile(t)
	broken := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler), Flow: flow.Options{Reader: failing}})
	if _, _, err := broken.Add(t.Context(), "p", "", all([]hearsay.Capture{text("panics.txt", "The bridge at Orrel was closed on Monday.")})); err != nil {
		t.Fatal(err)
	}
	if err := broken.Update(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	mended := desk.New(s, desk.Options{})
	for i, want := range []int{1, 0} {
		if n, err := mended.Unpark(t.Context()); err != nil || n != want {
			t.Errorf("time %d: %d tried again, %v, want %d", i+1, n, err, want)
		}
		if err := mended.Update(t.Context(), "p"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := mended.Document(t.Context(), "p", "panics.txt"); err != nil {
		t.Error(err)
	}
}

func TestALostStreamCostsTimeAndNoDocument(t *testing.T) {
	s := openFile(t)
	list := inputs(t)
	o := desk.Options{Log: slog.New(slog.DiscardHandler), Look: 50 * time.Millisecond, Calm: 10 * time.Millisecond}
	lost, _ := newQueue(t, stream.Options{})
	o.Queue = lost
	if _, _, err := desk.New(s, o).Add(t.Context(), "p", "", all(list)); err != nil {
		t.Fatal(err)
	}
	if n, err := desk.New(s, o).Requeue(t.Context()); err != nil || n != len(list) { // sent, and never worked on
		t.Fatal(n, err)
	}
	o.Queue, _ = newQueue(t, stream.Options{})
	d := desk.New(s, o)
	running(t, d.Run, func(ctx context.Context) error { return d.Work(ctx, true) })
	settled(t, s, len(list))
}

func TestAnOlderVersionLeavesTheReadingsOfANewerOneAlone(t *testing.T) {
	s := openFile(t)
	o := desk.Options{Log: slog.New(slog.DiscardHandler)}
	o.Queue, _ = newQueue(t, stream.Options{})
	d := desk.New(s, o)
	for _, test := range []struct {
		noted string
		older bool
	}{{"2000-01-01", false}, {flow.Version, false}, {"2999-01-01", true}, {"2999-01-01.10", true}} {
		if err := s.Put(t.Context(), "stages", "newest", []byte(test.noted)); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		err := d.Work(ctx, true)
		cancel()
		if (err != nil) != test.older {
			t.Errorf("with %s: %v", test.noted, err)
		}
	}
}
