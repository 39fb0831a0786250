package desk_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
	"github.com/hearsay-project/hearsay/internal/review"
)

// fate is what happens to an item of a memoryQueue.
type fate int

const (
	worked fate = iota
	lost        // nobody gets it
	twice       // two get it
	given       // up: parked
)

// memoryQueue is a desk.Queue in memory.
type memoryQueue struct {
	// fate, if set, says what happens to an item.
	fate func(stream.Item) fate

	mu    sync.Mutex
	items map[string][]sentItem
	busy  int
	seen  map[string]int // items of each stage, by how often they came
	known map[stream.Item]bool
	doers map[string]map[int]bool
	n     int
}

type sentItem struct {
	stream.Item
	park bool
}

func newMemoryQueue() *memoryQueue {
	return &memoryQueue{known: map[stream.Item]bool{}, items: map[string][]sentItem{}, seen: map[string]int{}, doers: map[string]map[int]bool{}}
}

func (q *memoryQueue) Send(_ context.Context, items ...stream.Item) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, it := range items {
		if it.Stage != stream.Report && q.known[it] {
			continue // as the stream does for a while
		}
		q.known[it] = true
		f := worked
		if q.fate != nil {
			f = q.fate(it)
		}
		q.seen[it.Stage]++
		switch f {
		case lost:
		case twice:
			q.items[it.Stage] = append(q.items[it.Stage], sentItem{it, false}, sentItem{it, false})
		default:
			q.items[it.Stage] = append(q.items[it.Stage], sentItem{it, f == given})
		}
	}
	return nil
}

func (q *memoryQueue) Pending(context.Context) (uint64, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	n := q.busy
	for _, list := range q.items {
		n += len(list)
	}
	return uint64(n), nil
}

func (q *memoryQueue) Work(ctx context.Context, w stream.Worker) error {
	q.mu.Lock()
	q.n++
	own := q.n
	q.mu.Unlock()
	var jobs sync.WaitGroup
	for range max(w.Jobs, 1) {
		jobs.Go(func() {
			for ctx.Err() == nil {
				if !q.one(ctx, w, own) {
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
	jobs.Wait()
	return nil
}

func (q *memoryQueue) one(ctx context.Context, w stream.Worker, own int) bool {
	q.mu.Lock()
	if len(q.items[w.Stage]) == 0 {
		q.mu.Unlock()
		return false
	}
	it := q.items[w.Stage][0]
	q.items[w.Stage] = q.items[w.Stage][1:]
	q.busy++
	if q.doers[w.Stage] == nil {
		q.doers[w.Stage] = map[int]bool{}
	}
	q.doers[w.Stage][own] = true
	q.mu.Unlock()
	defer func() {
		q.mu.Lock()
		q.busy--
		q.mu.Unlock()
	}()
	do := w.Do
	if it.park {
		do = func(ctx context.Context, it stream.Item) error { return w.Park(ctx, it, "given up by the test") }
	}
	for ctx.Err() == nil && do(ctx, it.Item) != nil {
		time.Sleep(10 * time.Millisecond)
	}
	return true
}

// spread are the options of a desk whose piles are all compared by everybody.
func spread(q desk.Queue) desk.Options {
	return desk.Options{
		Log: slog.New(slog.DiscardHandler), Look: 50 * time.Millisecond, Calm: 5 * time.Millisecond,
		Flow: flow.Options{Jobs: 2, Spread: 1}, Queue: q,
	}
}

// fill puts the captures into the pile "p", and says some things of them.
func fill(t *testing.T, d *desk.Desk, list []hearsay.Capture) {
	t.Helper()
	if _, _, err := d.Add(t.Context(), "p", "", all(list)); err != nil {
		t.Fatal(err)
	}
	said(t, d)
}

// sameReport checks that the report of the pile "p" is the one of these bytes.
func sameReport(t *testing.T, s hearsay.Store, want []byte) {
	t.Helper()
	r, err := s.Report(t.Context(), "p")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(pages(t, r), want) {
		t.Error("the report differs from that of one desk")
	}
}

// said has people say something of a pile that linking rests on.
func said(t *testing.T, d *desk.Desk) {
	t.Helper()
	list, _, err := d.Store().Entries(t.Context(), "p", hearsay.Page{Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	for i, field := range []string{"published", "outlet", "title"} {
		value := []string{"2026-01-02", "The Tarn Gazette", "Ferry runs aground"}[i]
		_, err := d.Review(t.Context(), hearsay.Correction{
			Pile: "p", Action: hearsay.Correct, Kind: review.DocumentKind, Doc: list[i].ID, Field: field, Value: value, By: "me",
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// madeAlone is the report of captures, and of what said says, by one desk. It is
// made once, as all tests have the same.
func madeAlone(t *testing.T, list []hearsay.Capture) []byte {
	t.Helper()
	if len(alone) > 0 {
		return alone
	}
	s := openFile(t)
	d := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)})
	fill(t, d, list)
	if err := d.Update(t.Context(), "p"); err != nil {
		t.Fatal(err)
	}
	r, err := s.Report(t.Context(), "p")
	if err != nil {
		t.Fatal(err)
	}
	alone = pages(t, r)
	return alone
}

var alone []byte

// leftovers is how many values jobs have left in a store.
func leftovers(t *testing.T, s hearsay.Store) (n int) {
	t.Helper()
	for _, bucket := range []string{"align", "align/p"} {
		keys, err := s.Keys(t.Context(), bucket)
		if err != nil {
			t.Fatal(err)
		}
		n += len(keys)
	}
	return n
}

// nothingLeft checks that no values of the jobs of the pile "p" stay. What a worker
// brings after the report is forgotten with the next, so that is made where
// something is left.
func nothingLeft(t *testing.T, s hearsay.Store, d *desk.Desk, documents int) {
	t.Helper()
	for tries := 0; leftovers(t, s) > 0; tries++ {
		if tries == 3 {
			t.Errorf("%d values are left", leftovers(t, s))
			return
		}
		fill(t, d, []hearsay.Capture{text(fmt.Sprintf("zz-%d.txt", tries), fmt.Sprintf("A ferry ran aground off Quillham on Monday, and %d people were taken off.", 14+tries))})
		documents++
		settled(t, s, documents)
	}
}

func TestTheReportIsTheSameWhoeverComparesTheDocuments(t *testing.T) {
	list := grown(t, 6)
	want := madeAlone(t, list)
	for _, test := range []struct {
		name   string
		store  func(*testing.T) hearsay.Store
		stream bool
		keyed  int // from how many documents on
		keys   int // portions of keys, at least
	}{
		{"queue in memory, SQLite", openFile, false, 0, 0},
		{"queue in memory, PostgreSQL", openDatabase, false, 0, 0},
		{"embedded JetStream, SQLite", openFile, true, 0, 0},
		{"embedded JetStream, PostgreSQL", openDatabase, true, 0, 0},
		{"queue in memory, SQLite has no keys", openFile, false, 1, 0},
		{"queue in memory, keys in PostgreSQL", openDatabase, false, 1, 1},
		{"embedded JetStream, keys in PostgreSQL", openDatabase, true, 1, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := test.store(t)
			var ours, theirs desk.Queue
			memory := newMemoryQueue()
			ours, theirs = memory, memory
			if test.stream {
				a, b := newQueue(t, stream.Options{})
				ours, theirs = watched{a, memory}, watched{b, memory}
			}
			o := spread(ours)
			o.Keyed = test.keyed
			d, helper := desk.New(s, o), desk.New(s, spread(theirs))
			running(t, d.Run, func(ctx context.Context) error { return d.Work(ctx, true) }, func(ctx context.Context) error { return helper.Work(ctx, false) })
			fill(t, d, list)
			settled(t, s, len(list))
			sameReport(t, s, want)
			nothingLeft(t, s, d, len(list))
			memory.mu.Lock()
			defer memory.mu.Unlock()
			if memory.seen[stream.Align] < 5 {
				t.Errorf("%d portions were compared through the queue", memory.seen[stream.Align])
			}
			if !test.stream && len(memory.doers[stream.Align]) != 2 {
				t.Errorf("%d desks compared", len(memory.doers[stream.Align]))
			}
			if n := memory.seen[stream.Keys]; n < test.keys || n > 0 && test.keys == 0 {
				t.Errorf("%d portions of keys were written through the queue", n)
			}
		})
	}
}

// watched is a stream of which a memoryQueue sees what is sent.
type watched struct {
	*stream.Queue
	seen *memoryQueue
}

func (w watched) Send(ctx context.Context, items ...stream.Item) error {
	if err := w.seen.Send(ctx, items...); err != nil {
		return err
	}
	return w.Queue.Send(ctx, items...)
}

func TestLostAndDoubledPortionsCostTimeAlone(t *testing.T) {
	list := grown(t, 6)
	want := madeAlone(t, list)
	s := openFile(t)
	q := newMemoryQueue()
	n := 0
	q.fate = func(it stream.Item) fate {
		if it.Stage != stream.Align || it.Again != "" {
			return worked
		}
		n++
		return []fate{worked, lost, twice}[n%3]
	}
	d := desk.New(s, spread(q))
	running(t, d.Run, func(ctx context.Context) error { return d.Work(ctx, true) })
	fill(t, d, list)
	settled(t, s, len(list))
	sameReport(t, s, want)
	if n < 5 {
		t.Errorf("only %d portions", n)
	}
}

func TestAReportGoesOnWhereALostNodeWas(t *testing.T) {
	list := grown(t, 6)
	want := madeAlone(t, list)
	s := openFile(t)
	add := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler)})
	fill(t, add, list)

	// The first node ends when half of the portions are there.
	first := newMemoryQueue()
	n := 0
	enough := make(chan struct{})
	first.fate = func(it stream.Item) fate {
		if it.Stage != stream.Align || it.Again != "" {
			return worked
		}
		if n++; n > 4 {
			if n == 5 {
				close(enough)
			}
			return lost
		}
		return worked
	}
	d := desk.New(s, spread(first))
	ctx, cancel := context.WithCancel(t.Context())
	var ends sync.WaitGroup
	ends.Go(func() { d.Run(ctx) })
	ends.Go(func() { d.Work(ctx, true) })
	<-enough
	job := ""
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		id, err := s.Get(t.Context(), "align", "p")
		if err != nil {
			t.Fatal(err)
		}
		job = string(id)
		keys, err := s.Keys(t.Context(), "align/p")
		if err != nil {
			t.Fatal(err)
		}
		done := 0
		for _, k := range keys {
			if strings.HasPrefix(k, job+"/r") {
				done++
			}
		}
		if done == 4 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d portions done", done)
		}
	}
	cancel()
	ends.Wait()

	second := newMemoryQueue()
	var again []string
	second.fate = func(it stream.Item) fate {
		if it.Stage == stream.Align {
			again = append(again, it.Key)
		}
		return worked
	}
	d = desk.New(s, spread(second))
	running(t, d.Run, func(ctx context.Context) error { return d.Work(ctx, true) })
	settled(t, s, len(list))
	sameReport(t, s, want)
	nothingLeft(t, s, d, len(list))
	second.mu.Lock()
	defer second.mu.Unlock()
	for _, key := range again {
		if number, of := strings.CutPrefix(key, "p/"+job+"/"); !of || number < "000004" {
			t.Errorf("%s was compared anew", key)
		}
	}
	if len(again) == 0 {
		t.Error("no portions were sent by the second node")
	}
}

// spoiled is a store in which one portion cannot be read.
type spoiled struct{ hearsay.Store }

func (s spoiled) ReadBy(ctx context.Context, key string) (string, error) {
	return s.Store.(interface {
		ReadBy(ctx context.Context, key string) (string, error)
	}).ReadBy(ctx, key)
}

func (s spoiled) Put(ctx context.Context, bucket, key string, value []byte) error {
	if bucket == "align/p" && strings.HasSuffix(key, "/p000001") {
		value = []byte{0xff, 0xff, 0xff, 0xff, 0x0f, 0x01}
	}
	return s.Store.Put(ctx, bucket, key, value)
}

func TestAPortionThatCannotBeComparedParksThePileWithItsReason(t *testing.T) {
	for _, test := range []struct {
		name, says string
		spoil      bool
		fate       func(stream.Item) fate
	}{
		{"the stage fails", "another pile", true, nil},
		{"its workers die", "given up by the test", false, func(it stream.Item) fate {
			if it.Stage == stream.Align && strings.HasSuffix(it.Key, "/000001") {
				return given
			}
			return worked
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := openFile(t)
			s := store
			if test.spoil {
				s = spoiled{store}
			}
			q := newMemoryQueue()
			q.fate = test.fate
			list := grown(t, 6)
			ctx, cancel := context.WithCancel(t.Context())
			d := desk.New(s, spread(q))
			var ends sync.WaitGroup
			ends.Go(func() { d.Run(ctx) })
			ends.Go(func() { d.Work(ctx, true) })
			if _, _, err := d.Add(t.Context(), "p", "", all(list)); err != nil {
				t.Fatal(err)
			}
			var parked []desk.Parked
			for end := time.Now().Add(time.Minute); len(parked) == 0; time.Sleep(20 * time.Millisecond) {
				var err error
				if parked, err = d.Parked(t.Context()); err != nil {
					t.Fatal(err)
				}
				if time.Now().After(end) {
					t.Fatal("nothing was parked within a minute")
				}
			}
			if p := parked[0]; len(parked) > 1 || p.Stage != "report" || p.Key != "p" || !strings.Contains(p.Reason, test.says) {
				t.Errorf("parked: %+v", parked)
			}
			cancel()
			ends.Wait()

			// Once the reason is gone it is tried again and made.
			mended := desk.New(store, spread(newMemoryQueue()))
			if n, err := mended.Unpark(t.Context()); err != nil || n != 1 {
				t.Fatal(n, err)
			}
			running(t, mended.Run, func(ctx context.Context) error { return mended.Work(ctx, true) })
			settled(t, store, len(list))
		})
	}
}

func TestAReportWhoseJobAnotherNodeHasEndedIsBegunAnew(t *testing.T) {
	list := grown(t, 6)
	want := madeAlone(t, list)
	s := openFile(t)
	var ended atomic.Bool
	q := newMemoryQueue()
	q.fate = func(it stream.Item) fate {
		if it.Stage == stream.Align && !ended.Load() {
			return lost
		}
		return worked
	}
	d := desk.New(s, spread(q))
	fill(t, d, list)
	running(t, d.Run, func(ctx context.Context) error { return d.Work(ctx, true) })
	for end := time.Now().Add(time.Minute); ; time.Sleep(5 * time.Millisecond) {
		keys, err := s.Keys(t.Context(), "align/p")
		if err != nil {
			t.Fatal(err)
		}
		if len(keys) > 5 {
			break
		}
		if time.Now().After(end) {
			t.Fatal("no job within a minute")
		}
	}
	if err := s.Delete(t.Context(), "align", "p"); err != nil {
		t.Fatal(err)
	}
	ended.Store(true)
	settled(t, s, len(list))
	sameReport(t, s, want)
}
