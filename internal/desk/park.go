package desk

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
)

// Parked is work that was given up, so that it stops nobody: a stage failed on
// it, not the input. It is tried again by another version of the stages, or
// after [Desk.Unpark].
type Parked struct {
	Stage   string    `json:"stage"`   // "read" or "report"
	Version string    `json:"version"` // of the stages
	Key     string    `json:"key"`     // of the capture, or the name of the pile
	Doc     string    `json:"doc"`     // ID of the document, "" of a pile
	Reason  string    `json:"reason"`
	At      time.Time `json:"at"`
}

// parkedBucket is where parked work is noted.
const parkedBucket = "parked"

func parkedKey(stage, key string) string { return stage + "/" + key }

func (d *Desk) park(ctx context.Context, p Parked) error {
	p.At = time.Now().UTC().Truncate(time.Second)
	d.o.Log.Error("work was parked", "stage", p.Stage, "key", p.Key, "document", p.Doc, "reason", p.Reason)
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return d.store.Put(ctx, parkedBucket, parkedKey(p.Stage, p.Key), data)
}

// parkedNote returns what is noted of parked work, the zero value if nothing is.
func (d *Desk) parkedNote(ctx context.Context, stage, key string) (p Parked, err error) {
	data, err := d.store.Get(ctx, parkedBucket, parkedKey(stage, key))
	if errors.Is(err, hearsay.ErrNotFound) {
		return p, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &p)
	}
	return p, err
}

// Parked lists what is parked, documents before piles, in order of their keys.
func (d *Desk) Parked(ctx context.Context) ([]Parked, error) {
	keys, err := d.store.Keys(ctx, parkedBucket)
	if err != nil {
		return nil, err
	}
	var out []Parked
	for _, k := range keys {
		stage, key, _ := strings.Cut(k, "/")
		p, err := d.parkedNote(ctx, stage, key)
		if err != nil {
			return nil, err
		}
		if p.Stage == "" {
			continue // a moment ago
		}
		over, err := d.settled(ctx, p)
		switch {
		case err != nil:
			return nil, err
		case !over:
			out = append(out, p)
		default:
			if err := d.store.Delete(ctx, parkedBucket, k); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// settled reports whether parked work was done since, or is gone.
func (d *Desk) settled(ctx context.Context, p Parked) (bool, error) {
	if p.Stage != readStage {
		pile, err := d.store.Pile(ctx, p.Key)
		if errors.Is(err, hearsay.ErrNotFound) {
			return true, nil
		}
		return pile.Reported == pile.Revision, err
	}
	_, err := d.store.Annotated(ctx, p.Key)
	var bad *hearsay.InputError
	switch {
	case errors.As(err, &bad):
		return false, nil
	case err == nil, errors.Is(err, hearsay.ErrNotFound):
		return true, nil
	}
	return false, err
}

// Unpark lets parked work be tried again, and returns how much it was.
func (d *Desk) Unpark(ctx context.Context) (n int, err error) {
	list, err := d.Parked(ctx)
	if err != nil {
		return 0, err
	}
	defer d.Wake()
	for _, p := range list {
		if p.Stage == readStage { // by no version: it waits again
			err := d.store.SaveRead(ctx, p.Key, "", nil, &hearsay.InputError{})
			if err != nil && !errors.Is(err, hearsay.ErrNotFound) {
				return n, err
			}
		}
		if err := d.store.Delete(ctx, parkedBucket, parkedKey(p.Stage, p.Key)); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// keep keeps what reading a capture came to: a document, or what was wrong with
// it. It is safe to keep the same twice.
func (d *Desk) keep(ctx context.Context, key string, doc *hearsay.Annotated, read error) error {
	var bad *hearsay.InputError
	if read != nil && !errors.As(read, &bad) {
		return read
	}
	var failed *flow.Failure
	if errors.As(read, &failed) {
		if err := d.park(ctx, Parked{Stage: readStage, Version: flow.Version, Key: key, Doc: bad.Source, Reason: bad.Err}); err != nil {
			return err
		}
	}
	err := d.store.SaveRead(ctx, key, flow.Version, doc, bad)
	if refused(err) {
		bad = &hearsay.InputError{Source: doc.ID, Err: "could not be kept: " + err.Error()}
		if err := d.park(ctx, Parked{Stage: readStage, Version: flow.Version, Key: key, Doc: bad.Source, Reason: bad.Err}); err != nil {
			return err
		}
		err = d.store.SaveRead(ctx, key, flow.Version, nil, bad)
	}
	if errors.Is(err, hearsay.ErrNotFound) {
		return nil // it was removed and swept meanwhile
	}
	return err
}

// sqlState returns the code of a database's error, "" if it has none.
func sqlState(err error) string {
	var coded interface{ SQLState() string }
	if errors.As(err, &coded) {
		return coded.SQLState()
	}
	return ""
}

// refused reports whether a store will not take a value however often it is
// offered: it is malformed or too large for it.
func refused(err error) bool {
	state := sqlState(err)
	return strings.HasPrefix(state, "22") || strings.HasPrefix(state, "54") // data exception, program limit exceeded
}

// away reports whether a database has said that it cannot answer now.
func away(err error) bool {
	state := sqlState(err)
	return state != "" && !strings.HasPrefix(state, "XX") // XX: its data are broken
}

// capture returns a capture. The error of one that cannot be read though the
// store answers is a *hearsay.InputError; others are the store's, which may be
// back in a moment.
func (d *Desk) capture(ctx context.Context, key string) (hearsay.Capture, error) {
	var last error
	for range 3 {
		c, err := d.store.Capture(ctx, key)
		if err == nil || ctx.Err() != nil || away(err) {
			return c, err
		}
		last = err
		if _, err := d.store.Piles(ctx); err != nil {
			return c, err
		}
	}
	return hearsay.Capture{}, &hearsay.InputError{Source: key, Err: "the kept capture cannot be read: " + last.Error()}
}
