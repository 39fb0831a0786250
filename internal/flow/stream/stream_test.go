package stream_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/hearsay-project/hearsay/internal/flow/stream"
)

// results is what workers have kept.
type results struct {
	mu     sync.Mutex
	done   map[string]int // how often each key was worked on
	parked map[string]string
}

func newResults() *results { return &results{done: map[string]int{}, parked: map[string]string{}} }

func (r *results) do(_ context.Context, it stream.Item) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done[it.Key]++
	return nil
}

func (r *results) park(_ context.Context, it stream.Item, reason string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.parked[it.Key] = reason
	return nil
}

func (r *results) len() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.done) + len(r.parked)
}

func items(from, to int) []stream.Item {
	var list []stream.Item
	for i := from; i < to; i++ {
		list = append(list, stream.Item{Stage: "read", Version: "1", Key: fmt.Sprint(i)})
	}
	return list
}

func start(t *testing.T, o stream.NodeOptions) *stream.Node {
	t.Helper()
	n, err := stream.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(n.Stop)
	return n
}

func connect(t *testing.T, n *stream.Node) *nats.Conn {
	t.Helper()
	nc, err := n.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	return nc
}

func open(t *testing.T, nc *nats.Conn, o stream.Options) *stream.Queue {
	t.Helper()
	o.Log = slog.New(slog.DiscardHandler)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	q, err := stream.Open(ctx, nc, o)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// work runs a worker until the test ends or stop is called.
func work(t *testing.T, q *stream.Queue, w stream.Worker) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() {
		if err := q.Work(ctx, w); err != nil {
			t.Errorf("Work: %v", err)
		}
	})
	stop = func() { cancel(); running.Wait() }
	t.Cleanup(stop)
	return stop
}

func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("after 30 seconds still not: %s", what)
}

func TestEveryItemIsWorkedOnOnceWhereNothingFails(t *testing.T) {
	q := open(t, connect(t, start(t, stream.NodeOptions{Dir: t.TempDir()})), stream.Options{})
	r := newResults()
	if err := q.Send(t.Context(), items(0, 1000)...); err != nil {
		t.Fatal(err)
	}
	if err := q.Send(t.Context(), items(0, 1000)...); err != nil { // the same again
		t.Fatal(err)
	}
	work(t, q, stream.Worker{Do: r.do, Park: r.park, Jobs: 4})
	eventually(t, "nothing pending", func() bool { n, err := q.Pending(t.Context()); return err == nil && n == 0 })
	if len(r.done) != 1000 || len(r.parked) != 0 {
		t.Fatalf("%d done, %d parked, want 1000 and 0", len(r.done), len(r.parked))
	}
	for key, n := range r.done {
		if n != 1 {
			t.Errorf("%s was worked on %d times", key, n)
		}
	}
}

func TestItemsSurviveTheProcess(t *testing.T) {
	dir := t.TempDir()
	n, err := stream.Start(stream.NodeOptions{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	nc, err := n.Connect()
	if err != nil {
		t.Fatal(err)
	}
	if err := open(t, nc, stream.Options{}).Send(t.Context(), items(0, 100)...); err != nil {
		t.Fatal(err)
	}
	nc.Close()
	n.Stop()

	q := open(t, connect(t, start(t, stream.NodeOptions{Dir: dir})), stream.Options{})
	r := newResults()
	work(t, q, stream.Worker{Do: r.do, Park: r.park})
	eventually(t, "all items done", func() bool { return r.len() == 100 })
}

func TestAStoreThatIsAwayOnlyDelays(t *testing.T) {
	q := open(t, connect(t, start(t, stream.NodeOptions{Dir: t.TempDir()})), stream.Options{Tries: 1})
	r := newResults()
	var mu sync.Mutex
	refusals := 0
	away := func(ctx context.Context, it stream.Item) error {
		mu.Lock()
		defer mu.Unlock()
		if refusals < 5 {
			refusals++
			return errors.New("connection refused")
		}
		return r.do(ctx, it)
	}
	if err := q.Send(t.Context(), items(0, 3)...); err != nil {
		t.Fatal(err)
	}
	work(t, q, stream.Worker{Do: away, Park: r.park})
	eventually(t, "all items done", func() bool { return r.len() == 3 })
	if len(r.parked) > 0 {
		t.Errorf("parked %v: the items were not to blame", r.parked)
	}
}

// A worker that dies of an item leaves no answer. Here its connection dies.
func TestAnItemThatKillsItsWorkersIsParked(t *testing.T) {
	n := start(t, stream.NodeOptions{Dir: t.TempDir()})
	o := stream.Options{Tries: 2, AckWait: 200 * time.Millisecond}
	q := open(t, connect(t, n), o)
	r := newResults()
	if err := q.Send(t.Context(), items(0, 20)...); err != nil {
		t.Fatal(err)
	}
	for range o.Tries {
		died := make(chan struct{})
		nc := connect(t, n)
		var once sync.Once
		work(t, open(t, nc, o), stream.Worker{Park: r.park, Do: func(ctx context.Context, it stream.Item) error {
			if it.Key != "7" {
				return r.do(ctx, it)
			}
			once.Do(func() { nc.Close(); close(died) })
			<-ctx.Done()
			return ctx.Err()
		}})
		<-died
	}
	work(t, q, stream.Worker{Do: r.do, Park: r.park})
	eventually(t, "all items settled", func() bool { return r.len() == 20 })
	r.mu.Lock()
	defer r.mu.Unlock()
	if want := map[string]string{"7": "given up after it was begun 2 times and never finished"}; !maps.Equal(r.parked, want) {
		t.Errorf("parked %v, want %v", r.parked, want)
	}
}

func TestWhatIsNoItemIsDropped(t *testing.T) {
	nc := connect(t, start(t, stream.NodeOptions{Dir: t.TempDir()}))
	q := open(t, nc, stream.Options{})
	if _, err := nc.Request("hearsay.work.read", []byte("not JSON"), time.Second); err != nil {
		t.Fatal(err)
	}
	r := newResults()
	work(t, q, stream.Worker{Do: r.do, Park: r.park})
	eventually(t, "nothing pending", func() bool { n, err := q.Pending(t.Context()); return err == nil && n == 0 })
	if r.len() > 0 {
		t.Errorf("%v was worked on", r.done)
	}
}

func TestACompleteClusterLosesItsLeaderAndNoItem(t *testing.T) {
	addrs := []string{freeAddr(t), freeAddr(t), freeAddr(t)}
	o := stream.Options{Replicas: 3, AckWait: 2 * time.Second}
	var nodes []*stream.Node
	for i, addr := range addrs {
		nodes = append(nodes, start(t, stream.NodeOptions{
			Dir: t.TempDir(), Name: fmt.Sprintf("node%d", i), Listen: addr, Join: addrs, Secret: "for the test",
		}))
	}
	r := newResults()
	var queues []*stream.Queue
	for _, n := range nodes {
		queues = append(queues, open(t, connect(t, n), o))
	}
	if err := queues[0].Send(t.Context(), items(0, 300)...); err != nil {
		t.Fatal(err)
	}
	for _, q := range queues[1:] {
		work(t, q, stream.Worker{Do: r.do, Park: r.park, Jobs: 2})
	}
	nodes[0].Stop()
	if err := queues[1].Send(t.Context(), items(300, 600)...); err != nil {
		t.Fatal(err)
	}
	eventually(t, "all items done", func() bool { return r.len() == 600 })
}

func TestANodeIsRefusedThatWouldBeOpenToAll(t *testing.T) {
	for _, test := range []struct {
		name string
		o    stream.NodeOptions
	}{
		{"no secret on an outside address", stream.NodeOptions{Name: "a", Listen: "10.0.0.1:6222"}},
		{"no secret on all addresses", stream.NodeOptions{Name: "a", Listen: "0.0.0.0:6222"}},
		{"plain text to other nodes", stream.NodeOptions{Name: "a", Listen: "10.0.0.1:6222", Secret: "s"}},
		{"plain text to workers", stream.NodeOptions{Name: "a", Clients: "10.0.0.1:4222", Secret: "s"}},
		{"no port", stream.NodeOptions{Name: "a", Listen: "localhost"}},
		{"no name", stream.NodeOptions{Listen: "127.0.0.1:6222"}},
		{"no port to join at", stream.NodeOptions{Name: "a", Listen: "127.0.0.1:6222", Join: []string{"localhost"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.o.Dir = t.TempDir()
			if n, err := stream.Start(test.o); err == nil {
				n.Stop()
				t.Error("it started")
			}
		})
	}
}

func TestAnswersThatNeverCameLeaveRoomForOtherItems(t *testing.T) {
	node := start(t, stream.NodeOptions{Dir: t.TempDir()})
	other := connect(t, node)
	js, err := jetstream.New(other)
	if err != nil {
		t.Fatal(err)
	}
	q := open(t, connect(t, node), stream.Options{})
	// Somebody takes the items and answers none, as a leader does that is
	// killed: the connection stays.
	if err := js.DeleteStream(t.Context(), "hearsay"); err != nil {
		t.Fatal(err)
	}
	swallow, err := other.SubscribeSync("hearsay.work.read")
	if err == nil {
		err = other.Flush()
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if err := q.Send(ctx, items(0, 256)...); err == nil {
		t.Fatal("nobody has answered, and the items are safe")
	}
	if err := swallow.Unsubscribe(); err != nil {
		t.Fatal(err)
	}
	open(t, other, stream.Options{})
	ctx, cancel = context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	if err := q.Send(ctx, items(0, 1)...); err != nil {
		t.Error(err)
	}
}

func TestWorkersThatEndInGoodOrderCondemnNoItem(t *testing.T) {
	q := open(t, connect(t, start(t, stream.NodeOptions{Dir: t.TempDir()})), stream.Options{Tries: 2})
	if err := q.Send(t.Context(), items(0, 1)...); err != nil {
		t.Fatal(err)
	}
	r := newResults()
	for range 4 {
		begun := make(chan struct{})
		stop := work(t, q, stream.Worker{Park: r.park, Do: func(ctx context.Context, it stream.Item) error {
			close(begun)
			<-ctx.Done()
			return ctx.Err()
		}})
		select {
		case <-begun:
		case <-time.After(30 * time.Second):
			t.Fatalf("nobody was given it; parked: %v", r.parked)
		}
		stop()
	}
	work(t, q, stream.Worker{Park: r.park, Do: r.do})
	eventually(t, "done", func() bool { return r.len() == 1 })
	if len(r.parked) > 0 {
		t.Errorf("parked: %v", r.parked)
	}
	eventually(t, "nothing left", func() bool { n, err := q.Pending(t.Context()); return err == nil && n == 0 })
}
