package desk

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/review"
)

// bucket is where the desk notes by which version of the stages the report of
// a pile was made.
const bucket = "desk"

// Wake lets Run look for what has changed, for those who change the store past
// the desk.
func (d *Desk) Wake() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// Run keeps all piles up to date until ctx ends, which is no error. Where there
// is a queue, Run sends the work there, for whoever calls [Desk.Work].
func (d *Desk) Run(ctx context.Context) error {
	pass := d.updateAll
	if d.o.Queue != nil {
		pass = d.feed
	}
	settled := "" // the state of the piles that left nothing to do
	for {
		state, err := d.state(ctx)
		wait := d.o.Look
		if err == nil && state != settled {
			var done bool
			if done, err = pass(ctx); done {
				settled = state
			} else {
				wait = min(wait, d.o.Calm)
			}
		}
		if err != nil && ctx.Err() == nil {
			d.o.Log.Error("a pile could not be brought up to date; it is tried again", "error", err)
			settled, wait = "", d.o.Look // the store may be away for a while
		}
		select {
		case <-d.wake:
			settled = ""
			select { // several changes at once make one report
			case <-time.After(d.o.Calm):
			case <-ctx.Done():
			}
		case <-time.After(wait): // others may have changed the store
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return nil
		}
	}
}

// state returns what tells whether anything in the piles has changed.
func (d *Desk) state(ctx context.Context) (string, error) {
	piles, err := d.store.Piles(ctx)
	var b strings.Builder
	for _, p := range piles {
		fmt.Fprintf(&b, "%q %d %d\n", p.Name, p.Revision, p.Reported)
	}
	return b.String() + ".", err
}

// updateAll reads what waits, and makes the reports that are not up to date.
func (d *Desk) updateAll(ctx context.Context) (done bool, err error) {
	if err := d.read(ctx); err != nil {
		return false, err
	}
	piles, err := d.store.Piles(ctx)
	done = err == nil
	for _, p := range piles {
		if parked, e := d.parkedAt(ctx, p); e != nil || parked {
			err = errors.Join(err, e)
			continue
		}
		if current, e := d.current(ctx, p); e == nil && !current && d.resting(p.Name) {
			done = false
			continue
		}
		err = errors.Join(err, d.Update(ctx, p.Name))
	}
	return done && err == nil, err
}

// short is how long a report may take to be made at each change of its pile.
const short = 2 * time.Second

// resting reports whether less time has passed since the report of a pile was
// made than making it took: a large pile that changes all the time is not to keep
// the machine busy all the time. What a document that came since has in common
// with the pile is told by [Desk.Trace].
func (d *Desk) resting(pile string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return time.Now().Before(d.rested[pile])
}

// rest notes how long making a report took.
func (d *Desk) rest(pile string, took time.Duration) {
	if took < short {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.rested[pile] = time.Now().Add(took)
}

// Read has the stages read what waits.
func (d *Desk) Read(ctx context.Context) error {
	d.work.Lock()
	defer d.work.Unlock()
	return d.read(ctx)
}

// Update has the stages read what waits, and makes the report of a pile anew
// if anything in it has changed.
func (d *Desk) Update(ctx context.Context, pile string) error {
	d.work.Lock()
	defer d.work.Unlock()
	if err := d.read(ctx); err != nil {
		return err
	}
	return d.bring(ctx, pile)
}

// bring makes the report of a pile anew if anything in it has changed.
func (d *Desk) bring(ctx context.Context, pile string) error {
	p, err := d.store.Pile(ctx, pile)
	if err != nil {
		return err
	}
	current, err := d.current(ctx, p)
	if err != nil || current {
		return err
	}
	begun := time.Now()
	apart := d.o.Apart != nil && p.Documents >= d.o.Large
	if apart {
		d.tell(Event{Pile: pile, Stage: "linking"})
		err = d.o.Apart(ctx, pile)
	} else {
		err = d.report(ctx, p)
	}
	d.rest(pile, time.Since(begun))
	if err != nil {
		d.tell(Event{Pile: pile, Stage: "failed", Err: err.Error()})
		return fmt.Errorf("pile %s: %w", pile, err)
	}
	d.tell(Event{Pile: pile, Stage: "done"})
	if apart {
		return nil // it was noted there
	}
	return d.store.Put(ctx, bucket, pile, []byte(flow.Version))
}

// current reports whether the report of a pile is up to date.
func (d *Desk) current(ctx context.Context, p hearsay.Pile) (bool, error) {
	if p.Reported != p.Revision {
		return false, nil
	}
	version, err := d.store.Get(ctx, bucket, p.Name)
	if errors.Is(err, hearsay.ErrNotFound) {
		return false, nil
	}
	return string(version) == flow.Version, err
}

// read has the stages read every capture that this version of them has not
// read yet.
func (d *Desk) read(ctx context.Context) error {
	done := 0
	for {
		keys, _, err := d.store.Unread(ctx, flow.Version, hearsay.Page{Limit: 256})
		if err != nil || len(keys) == 0 {
			return err
		}
		o := d.o.Flow
		o.Progress = nil
		i := 0 // results come in the order of keys
		for doc, err := range flow.Annotate(ctx, d.captures(ctx, keys), o) {
			if i == len(keys) {
				return err // ctx has ended behind the last of them
			}
			if err := d.keep(ctx, keys[i], &doc, err); err != nil {
				return err
			}
			i++
			done++
			d.tell(Event{Stage: "read", Done: done})
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
}

// captures yields the captures of keys, one for each.
func (d *Desk) captures(ctx context.Context, keys []string) flow.Captures {
	return func(yield func(hearsay.Capture, error) bool) {
		for _, k := range keys {
			c, err := d.capture(ctx, k)
			if !yield(c, err) {
				return
			}
		}
	}
}

// report makes the report of a pile and keeps it.
func (d *Desk) report(ctx context.Context, p hearsay.Pile) error {
	all, err := d.corrections(ctx, p.Name)
	if err != nil {
		return err
	}
	log := review.New(all)
	docs, bad, err := d.documents(ctx, p.Name, log)
	if err != nil {
		return err
	}
	o := d.o.Flow
	o.Review = log
	said := int64(0)
	if len(all) > 0 {
		said = all[len(all)-1].Seq
	}
	a := aligner{d, p, said}
	if d.o.Queue != nil {
		o.Aligner = a
	}
	if keys, ok := d.store.(hearsay.KeyStore); ok && d.o.Keyed > 0 && len(docs) >= d.o.Keyed {
		o.Keyring = keyring{a, keys}
	}
	o.Progress = func(stage string, done, total int) {
		d.tell(Event{Pile: p.Name, Stage: stage, Done: done, Total: total})
	}
	if o.Known, err = d.known(ctx, p.Name, all); err != nil {
		return err
	}
	r, err := d.reportOn(ctx, p, docs, bad, o)
	if err != nil {
		return err
	}
	if err := d.saveLost(ctx, p.Name, log.Lost()); err != nil {
		return err
	}
	return d.store.SaveReport(ctx, p.Name, p.Revision, r)
}

// documents returns the documents of a pile as they were read, with what people
// have said of their metadata, and those that could not be read. What came in a
// moment ago and waits to be read is in neither: the next report has it.
func (d *Desk) documents(ctx context.Context, pile string, log *review.Log) (docs []hearsay.Annotated, bad []hearsay.InputError, err error) {
	for page := (hearsay.Page{Limit: 1000}); ; {
		entries, next, err := d.store.Entries(ctx, pile, page)
		if err != nil {
			return nil, nil, err
		}
		part := make([]*hearsay.Annotated, len(entries))
		g, inPart := errgroup.WithContext(ctx)
		g.SetLimit(d.o.Flow.Workers())
		for i, e := range entries {
			if e.Err != "" {
				bad = append(bad, hearsay.InputError{Source: e.ID, Err: e.Err})
				continue
			}
			g.Go(func() error {
				doc, err := d.store.Annotated(inPart, e.Key)
				if errors.Is(err, hearsay.ErrNotFound) {
					return nil
				}
				part[i] = doc
				return err
			})
		}
		if err := g.Wait(); err != nil {
			return nil, nil, err
		}
		for _, doc := range part {
			if doc == nil {
				continue
			}
			if log.Metadata(&doc.Document) { // what "December" means hangs on it
				if *doc, err = flow.Reread(ctx, doc.Document); err != nil {
					return nil, nil, err
				}
			}
			docs = append(docs, *doc)
		}
		if next == "" {
			return docs, bad, nil
		}
		page.After = next
	}
}

// known returns what finds a document in the kept report, if the same stages made
// that, and nobody has said anything of the document.
func (d *Desk) known(ctx context.Context, pile string, said []hearsay.Correction) (func(context.Context, *hearsay.Document) *hearsay.Annotated, error) {
	version, err := d.store.Get(ctx, bucket, pile)
	if errors.Is(err, hearsay.ErrNotFound) || err == nil && string(version) != flow.Version {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	touched := map[string]bool{}
	for _, c := range said {
		touched[c.Doc], touched[c.Other] = true, true
	}
	return func(ctx context.Context, doc *hearsay.Document) *hearsay.Annotated {
		if touched[doc.ID] {
			return nil
		}
		kept, err := d.store.ReportDocument(ctx, pile, doc.ID)
		if err != nil || !reflect.DeepEqual(&kept.Document, doc) {
			return nil
		}
		return kept
	}, nil
}

// reportOn runs the stages on a pile. One that panics parks the pile as it is.
func (d *Desk) reportOn(ctx context.Context, p hearsay.Pile, docs []hearsay.Annotated, bad []hearsay.InputError, o flow.Options) (r *hearsay.Report, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("hearsay failed on it (%v); please report this with the pile", v)
			err = errors.Join(err, d.park(ctx, Parked{Stage: reportStage, Version: at(p), Key: p.Name, Reason: err.Error()}))
		}
	}()
	return flow.ReportOn(ctx, docs, bad, o)
}

// corrections returns all that was ever said of a pile.
func (d *Desk) corrections(ctx context.Context, pile string) (all []hearsay.Correction, err error) {
	for after := int64(0); ; {
		some, err := d.store.Corrections(ctx, pile, after, 1000)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
		if len(some) < 1000 {
			return all, nil
		}
		after = some[len(some)-1].Seq
	}
}

// Log returns the review log of a pile as it holds now.
func (d *Desk) Log(ctx context.Context, pile string) (*review.Log, error) {
	all, err := d.corrections(ctx, pile)
	if err != nil {
		return nil, err
	}
	return review.New(all), nil
}
