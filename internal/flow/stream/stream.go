// Package stream carries work between the nodes of a cluster over NATS
// JetStream, at least once. It is never the record: what an item yields is kept
// in the store, and an item that is lost with its stream is found again by what
// the store lacks, so that a lost stream costs time and no data.
//
// A [Node] is a JetStream server inside the process, alone or one of several;
// [Connect] takes an existing NATS instead. A [Queue] sends items and works on
// them.
package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Item is one piece of work: a stage in one of its versions, on one thing.
// Working on it twice must do no harm.
type Item struct {
	Stage   string `json:"stage"`   // "read", "keys", "align", "report"
	Version string `json:"version"` // of the stage, so that work for another version is another item
	Key     string `json:"key"`     // of the capture or the portion, or the name of the pile
	// Again tells an item from an earlier one of the same work that is to be
	// done once more; "" the first time.
	Again string `json:"again,omitempty"`
}

// id is what JetStream recognises an item by that is sent twice within the
// window of duplicates.
func (it Item) id() string {
	return it.Stage + "\x00" + it.Version + "\x00" + it.Key + "\x00" + it.Again
}

// Options of a queue. The zero value is usable.
type Options struct {
	// Name of the stream and of its workers' consumers, without dots and
	// spaces; "" is "hearsay".
	Name string
	// Replicas is on how many nodes the stream is kept; 0 leaves that as it
	// is, and makes a new stream on one.
	Replicas int
	// AckWait is how long an item may go without a sign of life from its
	// worker before another one gets it; 0 is 30 seconds.
	AckWait time.Duration
	// Tries is how often an item may be begun without being finished before
	// it is parked; 0 is 5.
	Tries int
	// Log gets what goes wrong on the way; nil is slog.Default.
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Name == "" {
		o.Name = "hearsay"
	}
	if o.AckWait <= 0 {
		o.AckWait = 30 * time.Second
	}
	if o.Tries <= 0 {
		o.Tries = 5
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

// duplicates is the window within which an item that was sent before is not
// kept again. It is short, as each node holds the names of all items in it.
const duplicates = 2 * time.Minute

// age is how long an item may wait. What is older is dropped, and sent again by
// whoever looks for what the record lacks: the stream of a version that nobody
// runs any more empties itself.
const age = 24 * time.Hour

// The stages that items are of; each has its own line of workers.
const (
	Read   = "read"   // text and annotations of a capture
	Keys   = "keys"   // what some documents of a large pile are found by
	Align  = "align"  // some pairs of documents of a large pile, compared
	Report = "report" // links, verdicts and report of a pile
)

var stages = []string{Read, Keys, Align, Report}

// Queue is a stream of items. Its methods may be called from several
// goroutines.
type Queue struct {
	js jetstream.JetStream
	o  Options
}

// sendAtOnce is how many items wait for their answer at once.
const sendAtOnce = 256

// unanswered is after how long an answer counts as lost: a leader that is killed
// gives none, and what waits for it for ever would leave no room for others.
const unanswered = 5 * time.Second

// Open returns the queue on a connection, and makes its stream where there is
// none. It waits, until ctx ends, for a cluster that has no leader yet.
func Open(ctx context.Context, nc *nats.Conn, o Options) (*Queue, error) {
	o = o.withDefaults()
	js, err := jetstream.New(nc, jetstream.WithPublishAsyncMaxPending(sendAtOnce), jetstream.WithPublishAsyncTimeout(unanswered))
	if err != nil {
		return nil, fmt.Errorf("stream: %w", err)
	}
	q := &Queue{js: js, o: o}
	return q, q.patiently(ctx, "make the stream", q.ensure)
}

// ensure makes the stream and its consumers as Options want them.
func (q *Queue) ensure(ctx context.Context) error {
	replicas := q.o.Replicas
	if replicas == 0 {
		replicas = 1
		s, err := q.js.Stream(ctx, q.o.Name)
		switch {
		case err == nil:
			replicas = s.CachedInfo().Config.Replicas
		case !errors.Is(err, jetstream.ErrStreamNotFound):
			return err
		}
	}
	s, err := q.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name:       q.o.Name,
		Subjects:   []string{q.o.Name + ".work.*"},
		Retention:  jetstream.WorkQueuePolicy,
		Storage:    jetstream.FileStorage,
		Replicas:   replicas,
		Duplicates: duplicates,
		MaxAge:     age,
	})
	if err != nil {
		return err
	}
	for _, stage := range stages {
		_, err = s.CreateOrUpdateConsumer(ctx, jetstream.ConsumerConfig{
			Durable:       q.o.Name + "-" + stage,
			FilterSubject: q.o.Name + ".work." + stage,
			AckPolicy:     jetstream.AckExplicitPolicy,
			AckWait:       q.o.AckWait,
			MaxDeliver:    -1, // the worker parks: see Work
			MaxAckPending: 1024,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Send puts items into the stream. When it returns without error they are on
// disk, on as many nodes as the stream is kept on.
func (q *Queue) Send(ctx context.Context, items ...Item) error {
	for len(items) > 0 {
		batch := items[:min(len(items), sendAtOnce)]
		items = items[len(batch):]
		if err := q.patiently(ctx, "send work", func(ctx context.Context) error { return q.send(ctx, batch) }); err != nil {
			return err
		}
	}
	return nil
}

func (q *Queue) send(ctx context.Context, items []Item) error {
	kept := make([]jetstream.PubAckFuture, 0, len(items))
	for _, it := range items {
		data, err := json.Marshal(it)
		if err != nil {
			return err
		}
		ack, err := q.js.PublishMsgAsync(&nats.Msg{Subject: q.o.Name + ".work." + it.Stage, Data: data}, jetstream.WithMsgID(it.id()))
		if err != nil {
			return err
		}
		kept = append(kept, ack)
	}
	for _, ack := range kept {
		select {
		case <-ack.Ok():
		case err := <-ack.Err():
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// Pending returns how many items wait or are worked on.
func (q *Queue) Pending(ctx context.Context) (uint64, error) {
	s, err := q.js.Stream(ctx, q.o.Name)
	if err != nil {
		return 0, fmt.Errorf("stream: %w", err)
	}
	return s.CachedInfo().State.Msgs, nil
}

// patiently tries again, ever more slowly, until it works or ctx ends: a
// cluster that elects a leader says no for some seconds.
func (q *Queue) patiently(ctx context.Context, what string, try func(context.Context) error) error {
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, 2*time.Second) {
		once, cancel := context.WithTimeout(ctx, 10*time.Second)
		err := try(once)
		cancel()
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return fmt.Errorf("stream: could not %s: %w", what, errors.Join(ctx.Err(), err))
		}
		q.o.Log.Debug("stream: trying again", "what", what, "error", err)
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
	}
}
