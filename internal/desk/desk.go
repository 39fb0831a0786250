// Package desk keeps the piles of a store up to date: it adds what comes in,
// has the stages read what waits, brings in what people have corrected, and
// keeps the report of each pile. Commands, pages and programs' interfaces all
// work through it.
package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// limit is how long one document may take: some thousand times what most do.
const limit = 2 * time.Minute

// Options of a desk. The zero value is usable.
type Options struct {
	// Flow is how the stages are run; Review and Progress are the desk's, and
	// Limit is two minutes where it is 0.
	Flow flow.Options
	// Log gets what goes wrong in the background; nil is slog.Default.
	Log *slog.Logger
	// Calm is how long Run waits after a change for further ones before it
	// makes a report; 0 is a quarter of a second.
	Calm time.Duration
	// Look is how often Run looks for what others have changed in the
	// store; 0 is five seconds.
	Look time.Duration
	// Queue carries the work of Run to whoever calls Work; nil does it here.
	Queue Queue
	// Apart, if set, brings the report of a large pile up to date in a process
	// of its own, so that this one stays small and answers.
	Apart func(ctx context.Context, pile string) error
	// Large is the number of documents from which on a pile is large; 0 is
	// 4096.
	Large int
	// Keyed is the number of documents from which on the candidates of a pile
	// are found by keys that the store keeps, where it does; 0 is never.
	Keyed int
}

// Desk works on the piles of a store. Its methods may be called from several
// goroutines.
type Desk struct {
	store hearsay.Store
	o     Options
	wake  chan struct{} // a change to look at
	work  sync.Mutex    // one update at a time

	mu     sync.Mutex
	subs   map[chan Event]string // pile that each is told of
	rested map[string]time.Time  // when the report of a pile may be made again by Run

	jobs sync.Mutex
	last *job // that a portion was compared for

	done  atomic.Int64     // documents read for the queue
	shown map[string]int64 // by pile, the revision of the report that was told of
}

// New returns a desk over a store.
func New(s hearsay.Store, o Options) *Desk {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Calm <= 0 {
		o.Calm = 250 * time.Millisecond
	}
	if o.Look <= 0 {
		o.Look = 5 * time.Second
	}
	if o.Large <= 0 {
		o.Large = 4096
	}
	if o.Flow.Limit <= 0 {
		o.Flow.Limit = limit
	}
	return &Desk{store: s, o: o, wake: make(chan struct{}, 1), subs: map[chan Event]string{}, rested: map[string]time.Time{}, shown: map[string]int64{}}
}

// Store returns the store.
func (d *Desk) Store() hearsay.Store { return d.store }

// batch is how many captures are added at once: each batch is one sync to
// disk.
const (
	batch      = 64
	batchBytes = 16 << 20
)

// Add puts captures into a pile, which it makes where there is none. What it
// returns is safe on disk, though mostly not read yet: Update or Run does
// that. Inputs that cannot be read are returned; another error ends the work
// with what was added so far.
func (d *Desk) Add(ctx context.Context, pile, by string, captures flow.Captures) (added []hearsay.Entry, bad []hearsay.InputError, err error) {
	if err := CheckName(pile); err != nil {
		return nil, nil, err
	}
	if _, err := d.store.CreatePile(ctx, pile); err != nil && !errors.Is(err, hearsay.ErrExists) {
		return nil, nil, err
	}
	var some []hearsay.Capture
	size := 0
	flush := func() error {
		if len(some) == 0 {
			return nil
		}
		entries, err := d.store.Add(ctx, pile, by, some...)
		added = append(added, entries...)
		some, size = some[:0], 0
		d.tell(Event{Pile: pile, Stage: "added", Done: len(added)})
		return err
	}
	defer d.Wake()
	for c, err := range captures {
		var input *hearsay.InputError
		switch {
		case errors.As(err, &input):
			bad = append(bad, *input)
			continue
		case err != nil:
			return added, bad, errors.Join(err, flush())
		}
		some = append(some, c)
		if size += len(c.Bytes); len(some) >= batch || size >= batchBytes {
			if err := flush(); err != nil {
				return added, bad, err
			}
		}
	}
	return added, bad, flush()
}

// CheckName says what is wrong with the name of a pile, if anything: it stands
// in addresses and on command lines.
func CheckName(pile string) error {
	if pile == "" || len(pile) > 80 {
		return errors.New("the name of a pile has from 1 to 80 bytes")
	}
	for i, r := range pile {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0x7f || i > 0 && (r == '-' || r == '_' || r == '.' || r == ' ') {
			continue
		}
		return fmt.Errorf("the name of a pile is made of letters, digits, spaces and - _ . and begins with a letter or digit; %q has %q", pile, r)
	}
	return nil
}

// Remove takes a document out of a pile, and Restore brings it back.
func (d *Desk) Remove(ctx context.Context, pile, id string) error {
	defer d.Wake()
	return d.store.Remove(ctx, pile, id)
}

// Restore brings a removed document back.
func (d *Desk) Restore(ctx context.Context, pile, id string) error {
	defer d.Wake()
	return d.store.Restore(ctx, pile, id)
}

// Document returns a document of a pile with what was read in it: as the kept
// report has it, or as far as it was read where it is in no report yet. It is
// hearsay.ErrNotFound while it waits, and an *hearsay.InputError where it could
// not be read.
func (d *Desk) Document(ctx context.Context, pile, id string) (*hearsay.Annotated, error) {
	doc, err := d.store.ReportDocument(ctx, pile, id)
	if !errors.Is(err, hearsay.ErrNotFound) {
		return doc, err
	}
	e, err := d.store.Entry(ctx, pile, id)
	if err != nil {
		return nil, err
	}
	if e.Err != "" {
		return nil, &hearsay.InputError{Source: e.ID, Err: e.Err}
	}
	return d.store.Annotated(ctx, e.Key)
}
