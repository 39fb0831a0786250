package desk

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
)

// Queue carries work between processes; *stream.Queue is one.
type Queue interface {
	// Send returns when the items are safe.
	Send(ctx context.Context, items ...stream.Item) error
	// Pending returns how many items wait or are worked on.
	Pending(ctx context.Context) (uint64, error)
	// Work works on items of a stage until ctx ends.
	Work(ctx context.Context, w stream.Worker) error
}

// Stages that items are of.
const (
	readStage   = stream.Read
	reportStage = stream.Report
)

// Bounds of what waits in the queue: the record knows the rest, so that a
// million new documents do not fill it.
const (
	few  = 256 // below this it gets more
	many = 1024
)

// QueueName returns the name of the queue of this version of the stages, so
// that two versions do not get each other's work.
func QueueName() string {
	return "hearsay-" + strings.NewReplacer(".", "-", " ", "-").Replace(flow.Version)
}

// feed sends the queue what the record lacks, and reports whether it lacks
// nothing. The queue knows what was sent a short while ago and does not take it
// twice; what it takes twice does no harm.
func (d *Desk) feed(ctx context.Context) (done bool, err error) {
	if err := d.newest(ctx); err != nil {
		return false, err
	}
	pending, err := d.o.Queue.Pending(ctx)
	if err != nil || pending >= few {
		return false, err
	}
	keys, _, err := d.store.Unread(ctx, flow.Version, hearsay.Page{Limit: many})
	if err != nil {
		return false, err
	}
	if len(keys) > 0 {
		return false, d.o.Queue.Send(ctx, readItems(keys, "")...)
	}
	piles, err := d.store.Piles(ctx)
	if err != nil {
		return false, err
	}
	var items []stream.Item
	for _, p := range piles {
		current, err := d.current(ctx, p)
		if err != nil {
			return false, err
		}
		if current {
			if was, ok := d.shown[p.Name]; ok && was != p.Reported {
				d.tell(Event{Pile: p.Name, Stage: "done"}) // by whoever made it
			}
			d.shown[p.Name] = p.Reported
			continue
		}
		parked, err := d.parkedAt(ctx, p)
		if err != nil {
			return false, err
		}
		if !parked {
			items = append(items, stream.Item{Stage: reportStage, Version: at(p), Key: p.Name})
		}
	}
	if len(items) == 0 {
		return true, nil
	}
	if pending > 0 {
		return false, nil // what is worked on may be these
	}
	return false, d.o.Queue.Send(ctx, items...)
}

func readItems(keys []string, again string) []stream.Item {
	items := make([]stream.Item, len(keys))
	for i, k := range keys {
		items[i] = stream.Item{Stage: readStage, Version: flow.Version, Key: k, Again: again}
	}
	return items
}

// at names a state of a pile under a version of the stages.
func at(p hearsay.Pile) string { return fmt.Sprintf("%s@%d", flow.Version, p.Revision) }

// parkedAt reports whether the report of a pile was given up as the pile is.
func (d *Desk) parkedAt(ctx context.Context, p hearsay.Pile) (bool, error) {
	note, err := d.parkedNote(ctx, reportStage, p.Name)
	return note.Version == at(p), err
}

// Work works on what the queue has until ctx ends: it reads documents, compares
// those of large piles, and makes the reports of piles as well where reports is
// true. It is an error where the
// record is kept by a newer version.
func (d *Desk) Work(ctx context.Context, reports bool) error {
	if err := d.newest(ctx); err != nil {
		return err
	}
	workers := []stream.Worker{{Stage: readStage, Jobs: d.o.Flow.Workers(), Do: d.readItem, Park: d.parkItem}}
	if reports {
		workers = append(workers, d.reporter())
	}
	return d.run(ctx, append(workers, d.portions()...))
}

// Reports does as [Desk.Work], and reads no documents.
func (d *Desk) Reports(ctx context.Context) error {
	if err := d.newest(ctx); err != nil {
		return err
	}
	return d.run(ctx, append(d.portions(), d.reporter()))
}

func (d *Desk) portions() []stream.Worker {
	return []stream.Worker{
		{Stage: keysStage, Jobs: d.o.Flow.Workers(), Do: d.keysPortion, Park: d.parkPortion},
		{Stage: alignStage, Jobs: d.o.Flow.Workers(), Do: d.alignPortion, Park: d.parkPortion},
	}
}

func (d *Desk) reporter() stream.Worker {
	return stream.Worker{Stage: reportStage, Do: d.reportItem, Park: d.parkItem}
}

func (d *Desk) run(ctx context.Context, workers []stream.Worker) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	ended := make(chan error)
	for _, w := range workers {
		go func() { ended <- d.o.Queue.Work(ctx, w) }()
	}
	var err error
	for range workers {
		if e := <-ended; e != nil {
			err = errors.Join(err, e)
			cancel(e)
		}
	}
	return err
}

func (d *Desk) readItem(ctx context.Context, it stream.Item) error {
	if s, ok := d.store.(interface {
		ReadBy(ctx context.Context, key string) (string, error)
	}); ok {
		version, err := s.ReadBy(ctx, it.Key)
		switch {
		case errors.Is(err, hearsay.ErrNotFound), err == nil && version == flow.Version:
			return nil // it was delivered before, or is gone
		case err != nil:
			return err
		}
	}
	c, err := d.capture(ctx, it.Key)
	if errors.Is(err, hearsay.ErrNotFound) {
		return nil
	}
	var doc hearsay.Annotated
	if err == nil {
		doc, err = flow.One(ctx, c, d.o.Flow)
	}
	if err := d.keep(ctx, it.Key, &doc, err); err != nil {
		return err
	}
	d.tell(Event{Stage: "read", Done: int(d.done.Add(1))})
	return nil
}

func (d *Desk) reportItem(ctx context.Context, it stream.Item) error {
	err := d.bring(ctx, it.Key)
	if errors.Is(err, hearsay.ErrNotFound) { // the pile was removed
		id, err := d.store.Get(ctx, jobsBucket, it.Key)
		if errors.Is(err, hearsay.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return d.forgetJob(ctx, jobName{it.Key, string(id)})
	}
	if err == nil {
		return nil
	}
	if note, e := d.parkedNote(ctx, it.Stage, it.Key); e == nil && note.Version == it.Version {
		return nil // it is noted what is wrong
	}
	return err
}

// parkItem parks an item that nobody has finished.
func (d *Desk) parkItem(ctx context.Context, it stream.Item, reason string) error {
	if it.Stage != readStage {
		return d.park(ctx, Parked{Stage: it.Stage, Version: it.Version, Key: it.Key, Reason: reason})
	}
	name := it.Key
	if c, err := d.store.Capture(ctx, it.Key); err == nil {
		name = c.ID
	}
	return d.keep(ctx, it.Key, nil, &flow.Failure{Input: hearsay.InputError{Source: name, Err: "could not be read: " + reason}})
}

// Requeue sends the queue everything that the record lacks, as if it had never
// been sent, and returns how many documents that are. It waits while the queue
// is full.
func (d *Desk) Requeue(ctx context.Context) (n int, err error) {
	if err := d.newest(ctx); err != nil {
		return 0, err
	}
	again := strconv.FormatInt(time.Now().UnixNano(), 36)
	for page := (hearsay.Page{Limit: many}); ; {
		keys, next, err := d.store.Unread(ctx, flow.Version, page)
		if err != nil {
			return n, err
		}
		for {
			pending, err := d.o.Queue.Pending(ctx)
			if err != nil {
				return n, err
			}
			if pending < 4*many {
				break
			}
			select {
			case <-time.After(d.o.Calm):
			case <-ctx.Done():
				return n, ctx.Err()
			}
		}
		if err := d.o.Queue.Send(ctx, readItems(keys, again)...); err != nil {
			return n, err
		}
		if n += len(keys); next == "" {
			return n, nil
		}
		page.After = next
	}
}

// The newest version of the stages that works on the record through a queue is
// noted there: two would undo each other's readings.
const (
	stagesBucket = "stages"
	newestKey    = "newest"
)

// newest notes the version of the stages, and is an error where a newer one was
// noted.
func (d *Desk) newest(ctx context.Context) error {
	noted, err := d.store.Get(ctx, stagesBucket, newestKey)
	switch {
	case errors.Is(err, hearsay.ErrNotFound) || err == nil && newer(flow.Version, string(noted)):
		return d.store.Put(ctx, stagesBucket, newestKey, []byte(flow.Version))
	case err == nil && newer(string(noted), flow.Version):
		return fmt.Errorf("a newer hearsay reads the documents of this store (stages %s, this one has %s); use that one here as well", noted, flow.Version)
	}
	return err
}

// newer reports whether version a comes after b: a date, then a number.
func newer(a, b string) bool {
	dayA, a, _ := strings.Cut(a, ".")
	dayB, b, _ := strings.Cut(b, ".")
	if dayA != dayB {
		return dayA > dayB
	}
	numberA, _ := strconv.Atoi(a)
	numberB, _ := strconv.Atoi(b)
	return numberA > numberB
}
