package stream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// patience is how long a worker waits for an item before it asks anew.
const patience = 10 * time.Second

// Worker is what is done with items.
type Worker struct {
	// Stage is which items it takes; "" is [Read].
	Stage string
	// Do does the work of one item and has kept its result when it returns
	// nil. An error means that the result could not be kept (the store is
	// away, say): the item is tried again, however often. What is wrong
	// with the item itself is a result.
	Do func(ctx context.Context, it Item) error
	// Park keeps the reason why an item is given up: it was begun so many
	// times and never finished, so whoever tries it seems to die of it.
	Park func(ctx context.Context, it Item, reason string) error
	// Jobs is how many items are worked on at once; 0 is one.
	Jobs int
}

// Work works on items until ctx ends, which is no error. Items that it has not
// finished by then go to other workers.
func (q *Queue) Work(ctx context.Context, w Worker) error {
	jobs := max(w.Jobs, 1)
	if w.Stage == "" {
		w.Stage = Read
	}
	for {
		err := q.workOnce(ctx, w, jobs)
		if ctx.Err() != nil {
			return nil
		}
		// The stream may be gone with its node: make it again and go on.
		q.o.Log.Warn("stream: lost sight of the stream, looking again", "error", err)
		if err := q.patiently(ctx, "find the stream", q.ensure); err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
	}
}

// workOnce works until ctx ends or the stream cannot be found.
func (q *Queue) workOnce(ctx context.Context, w Worker, jobs int) error {
	consumer, err := q.js.Consumer(ctx, q.o.Name, q.o.Name+"-"+w.Stage)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for ctx.Err() == nil {
				// One at a time: an item that waits in a process that dies
				// would count as begun.
				m, err := q.next(ctx, consumer)
				switch {
				case err == nil:
					q.handle(ctx, w, m)
				case errors.Is(err, context.DeadlineExceeded), errors.Is(err, nats.ErrTimeout), errors.Is(err, jetstream.ErrNoMessages):
				default:
					cancel(err)
				}
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}

// next waits for an item, for a while.
func (q *Queue) next(ctx context.Context, consumer jetstream.Consumer) (jetstream.Msg, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return consumer.Next(jetstream.FetchContext(ctx))
}

// handle works on one item and answers for it.
func (q *Queue) handle(ctx context.Context, w Worker, m jetstream.Msg) {
	var it Item
	if err := json.Unmarshal(m.Data(), &it); err != nil {
		q.o.Log.Error("stream: an item that cannot be read was dropped", "data", string(m.Data()), "error", err)
		q.answer(m.TermWithReason("not an item"))
		return
	}
	do, back := w.Do, q.giveBack
	if meta, err := m.Metadata(); err == nil && meta.NumDelivered > uint64(q.o.Tries) {
		back = func(_ context.Context, _ Item, m jetstream.Msg) { q.answer(m.Nak()) }
		do = func(ctx context.Context, it Item) error {
			return w.Park(ctx, it, fmt.Sprintf("given up after it was begun %d times and never finished", q.o.Tries))
		}
	}
	alive := q.keepAlive(ctx, m)
	defer alive()
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := do(ctx, it)
		if err == nil {
			q.answer(m.Ack())
			return
		}
		if ctx.Err() != nil {
			back(ctx, it, m)
			return
		}
		q.o.Log.Warn("stream: the result could not be kept, trying again", "stage", it.Stage, "key", it.Key, "error", err)
		select {
		case <-time.After(wait):
		case <-ctx.Done():
		}
	}
}

// giveBack lets another worker have an item as if it had not been begun: that a
// process is ended in good order is no sign that whoever tries the item dies of it.
func (q *Queue) giveBack(ctx context.Context, it Item, m jetstream.Msg) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
	defer cancel()
	it.Again = strconv.FormatInt(time.Now().UnixNano(), 36)
	if err := q.send(ctx, []Item{it}); err != nil {
		q.answer(m.Nak())
		return
	}
	q.answer(m.Ack())
}

// keepAlive tells the stream that the item is worked on, until it is called.
func (q *Queue) keepAlive(ctx context.Context, m jetstream.Msg) (stop func()) {
	ctx, stop = context.WithCancel(ctx)
	go func() {
		tick := time.NewTicker(q.o.AckWait / 3)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				q.answer(m.InProgress())
			case <-ctx.Done():
				return
			}
		}
	}()
	return stop
}

// answer notes an answer that did not go out: the item then comes again, and
// its result is there.
func (q *Queue) answer(err error) {
	if err != nil {
		q.o.Log.Debug("stream: an answer did not go out", "error", err)
	}
}
