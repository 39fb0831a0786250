package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/capture"
	"github.com/hearsay-project/hearsay/internal/demo"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/link/grow"
	"github.com/hearsay-project/hearsay/internal/report"
	"github.com/hearsay-project/hearsay/internal/store/postgres"
)

type options struct {
	length, every time.Duration
	rate          int
	seed          uint64
	net, disk     bool
	clock         bool
	log           io.Writer
}

// pile is the pile that everything is sent to.
const pile = "faults"

// result is what a run came to.
type result struct {
	faults                   map[string]int
	sent, refused            int // documents acknowledged; tries that were not
	found, twice, unreadable int
	missing, changed         []string
	parked                   int
	shared                   int           // reports whose documents all processes compared
	written                  int           // those for which all have written keys
	keyed                    int           // documents whose keys the store has at the end
	left                     int           // values that this has left in the store
	calm                     time.Duration // from the last fault to a report of everything
	same                     bool          // the report, as an undisturbed run makes it
	problems                 []string      // of the store
}

func (r *result) String() string {
	if r == nil {
		return ""
	}
	var b strings.Builder
	total := 0
	names := make([]string, 0, len(r.faults))
	for name, n := range r.faults {
		names = append(names, name)
		total += n
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&b, "%4d  %s\n", r.faults[name], name)
	}
	fmt.Fprintf(&b, "%4d  faults\n\n%4d  documents acknowledged (%d tries were not, and were sent again)\n", total, r.sent, r.refused)
	fmt.Fprintf(&b, "%4d  missing\n%4d  changed\n%4d  twice\n%4d  unreadable\n%4d  parked\n%4d  problems of the store\n",
		len(r.missing), len(r.changed), r.twice, r.unreadable, r.parked, len(r.problems))
	fmt.Fprintf(&b, "report as in the undisturbed run: %v\nreports whose documents were compared by all nodes and workers: %d, and values left in the store from that: %d\nreports for which all have written keys: %d, and documents with keys: %d\nfrom the last fault to the report of everything: %.0f s\n", r.same, r.shared, r.left, r.written, r.keyed, r.calm.Seconds())
	return b.String()
}

// large is the number of documents from which all work on a pile together, and its
// documents are found by keys.
const large = 50

// bad returns what a run must not come to.
func (r *result) bad() error {
	whole := r.found == r.sent && (r.sent < large || r.keyed == r.sent)
	if len(r.missing)+len(r.changed)+r.twice+r.unreadable+r.parked+len(r.problems) > 0 || !r.same || !whole {
		return fmt.Errorf("something was lost or is not as it was: missing %q, changed %q, problems %q", r.missing, r.changed, r.problems)
	}
	return nil
}

// run builds the machines, harms them under load, and looks what is left.
func run(ctx context.Context, o options) (res *result, err error) {
	dir, err := os.MkdirTemp("", "hearsay-faults-")
	if err != nil {
		return nil, err
	}
	m, err := build(ctx, dir, o)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	defer func() {
		stopped := m.stop()
		if err == nil && stopped == nil {
			os.RemoveAll(dir)
		} else {
			fmt.Fprintln(o.log, "what the processes said is in", dir)
		}
	}()
	s, err := open(ctx, m)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if _, err := s.CreatePile(ctx, pile); err != nil {
		return nil, err
	}
	res = &result{faults: map[string]int{}}
	under, stop := context.WithCancel(ctx)
	defer stop()
	docs := make(chan map[string]sent, 1)
	go func() { docs <- load(under, m, o, res) }()
	if err := harm(ctx, m, o, res); err != nil {
		return res, err
	}
	last := time.Now()
	stop()
	acknowledged := <-docs
	if err := settle(ctx, s, 10*time.Minute); err != nil {
		return res, err
	}
	res.calm = time.Since(last)
	if err := inspect(ctx, s, acknowledged, res); err != nil {
		return res, err
	}
	if res.shared, err = m.said("documents were compared by all who work"); err != nil {
		return res, err
	}
	if res.written, err = m.said("keys were written by all who work"); err != nil {
		return res, err
	}
	return res, res.bad()
}

// open opens the store once the nodes have made it.
func open(ctx context.Context, m *machines) (s *postgres.Store, err error) {
	for range 100 {
		if s, err = postgres.Open(ctx, m.db.Address("postgres")); err == nil {
			return s, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return nil, err
}

// harm does faults at random, each once before one comes again.
func harm(ctx context.Context, m *machines, o options, res *result) error {
	r := rand.New(rand.NewPCG(o.seed, 1))
	end := time.Now().Add(o.length)
	pause(ctx, r, 2, 4)
	for {
		list := faults(o)
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		for _, f := range list {
			if ctx.Err() != nil || time.Now().After(end) {
				return ctx.Err()
			}
			fmt.Fprintln(o.log, time.Now().Format(time.TimeOnly), f.name)
			if err := f.do(ctx, m, r); err != nil {
				return fmt.Errorf("%s: %w", f.name, err)
			}
			res.faults[f.name]++
			mean := o.every.Seconds()
			pause(ctx, r, mean*0.2, mean*1.8)
		}
	}
}

// load sends documents until ctx ends, each again until it is acknowledged,
// and returns those that were.
func load(ctx context.Context, m *machines, o options, res *result) map[string]sent {
	r := rand.New(rand.NewPCG(o.seed, 2))
	done := map[string]sent{}
	var seeds []hearsay.Document
	for d, err := range flow.Documents(context.Background(), capture.FS(context.Background(), demo.Pile()), flow.Options{}) {
		if err == nil {
			seeds = append(seeds, d)
		}
	}
	for round := uint64(0); ; round++ {
		for _, d := range grow.Grow(seeds, grow.Options{Seed: o.seed<<16 + round, PerSeed: 20}).Documents {
			doc := sent{ID: fmt.Sprintf("%04d-%s", round, d.ID), Text: d.Text, Outlet: d.Outlet.Value, Published: d.Published.Value, Title: d.Title.Value}
			for {
				if ctx.Err() != nil {
					return done
				}
				// One that is on its way is awaited, so that what counts is
				// known of each.
				err := m.send(context.WithoutCancel(ctx), r.IntN(size), doc)
				if err == nil {
					break
				}
				res.refused++
				pause(ctx, r, 0.1, 0.5)
			}
			done[doc.ID] = doc
			res.sent++
			mean := 1 / float64(o.rate)
			pause(ctx, r, 0, 2*mean)
		}
	}
}

// settle waits until everything is read and in the report.
func settle(ctx context.Context, s *postgres.Store, longest time.Duration) error {
	for end := time.Now().Add(longest); ; time.Sleep(200 * time.Millisecond) {
		waiting, _, err := s.Unread(ctx, flow.Version, hearsay.Page{Limit: 1})
		if err == nil {
			var p hearsay.Pile
			if p, err = s.Pile(ctx, pile); err == nil && len(waiting) == 0 && p.Reported == p.Revision {
				return nil
			}
		}
		if ctx.Err() != nil || time.Now().After(end) {
			return errors.Join(fmt.Errorf("after %v not everything was read and reported", longest), err, ctx.Err())
		}
	}
}

// inspect looks what is left of what was acknowledged.
func inspect(ctx context.Context, s *postgres.Store, acknowledged map[string]sent, res *result) error {
	var captures []hearsay.Capture
	seen := map[string]bool{}
	for page := (hearsay.Page{Limit: 1000}); ; {
		entries, next, err := s.Entries(ctx, pile, page)
		if err != nil {
			return err
		}
		for _, e := range entries {
			c, err := s.Capture(ctx, e.Key)
			if err != nil {
				return err
			}
			captures = append(captures, c)
			doc, ok := acknowledged[e.ID]
			switch {
			case seen[e.ID], strings.Contains(e.ID, "~"):
				res.twice++
			case e.Err != "":
				res.unreadable++
			case ok && string(c.Bytes) != doc.Text:
				res.changed = append(res.changed, e.ID)
			}
			if ok {
				res.found++
			}
			seen[e.ID] = true
		}
		if next == "" {
			break
		}
		page.After = next
	}
	for id := range acknowledged {
		if !seen[id] {
			res.missing = append(res.missing, id)
		}
	}
	slices.Sort(res.missing)
	parked, err := desk.New(s, desk.Options{}).Parked(ctx)
	if err != nil {
		return err
	}
	res.parked = len(parked)
	for _, bucket := range []string{"align", "align/" + pile} {
		keys, err := s.Keys(ctx, bucket)
		if err != nil {
			return err
		}
		res.left += len(keys)
	}
	if err := s.Verify(ctx, func(p string) { res.problems = append(res.problems, p) }); err != nil {
		return err
	}
	linked, err := s.OpenKeys(ctx, pile)
	if err != nil {
		return err
	}
	err = linked.Documents(ctx, func(int64, string, string) { res.keyed++ })
	if err = errors.Join(err, linked.Close()); err != nil {
		return err
	}
	kept, err := s.Report(ctx, pile)
	if err != nil {
		return err
	}
	calm, err := flow.Report(ctx, func(yield func(hearsay.Capture, error) bool) {
		for _, c := range captures {
			if !yield(c, nil) {
				return
			}
		}
	}, flow.Options{})
	if err != nil {
		return err
	}
	for _, f := range []report.Format{report.JSON, report.HTML} {
		var a, b bytes.Buffer
		if err := errors.Join(report.Write(&a, kept, report.Options{Format: f}), report.Write(&b, calm, report.Options{Format: f})); err != nil {
			return err
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			return nil
		}
	}
	res.same = true
	return nil
}
