//go:build unix

package bench

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/store/postgres"
	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
)

// BenchmarkKeys links a pile of so many documents that PostgreSQL keeps, its
// candidates found by lists on the disk of who reports and by keys in PostgreSQL,
// in turn, a document more each time; the first time by keys, all are written. It
// gives what linking alone took: wall clock, processor time without and of
// PostgreSQL, and how much memory was in use before and at most. The pile is that
// of [growOnDisk].
func BenchmarkKeys(b *testing.B) {
	ctx := b.Context()
	server, stop, err := pgtest.Quick()
	if err != nil {
		b.Skip(err)
	}
	defer stop()
	s, err := postgres.Open(ctx, server.Address("postgres"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	pile := growOnDisk(b, *storeDocs)
	if err := keepRead(ctx, s, pile); err != nil {
		b.Fatal(err)
	}
	size := func() float64 {
		n, err := server.Size("postgres")
		if err != nil {
			b.Fatal(err)
		}
		return float64(n)
	}
	for i, way := range []struct {
		name  string
		keyed int
	}{{"lists", 0}, {"keys, all written", 1}, {"lists again", 0}, {"keys, one more", 1}} {
		b.Run(way.name, func(b *testing.B) {
			var m linkMeter
			for b.Loop() {
				before := size()
				m = linkMeter{database: server.ProcessorTime}
				d := desk.New(s, desk.Options{Log: slog.New(slog.DiscardHandler), Keyed: way.keyed, Flow: flow.Options{Observe: m.observe}})
				more := text(fmt.Sprintf("more %d.txt", i), fmt.Sprintf("A ferry ran aground off Quillham on Monday, and %d people were taken off.", 20+i))
				if _, _, err := d.Add(ctx, "keys", "", captures([]hearsay.Capture{more})); err != nil {
					b.Fatal(err)
				}
				if err := d.Read(ctx); err != nil {
					b.Fatal(err)
				}
				events, end := d.Events("keys")
				go m.watch(events)
				if err := d.Update(ctx, "keys"); err != nil {
					b.Fatal(err)
				}
				end()
				if way.keyed > 0 {
					b.ReportMetric((size()-before)/float64(pile.Len()), "bytes/doc")
				}
			}
			b.ReportMetric(m.took.Seconds(), "link-s")
			b.ReportMetric(m.own, "link-cpu-s")
			b.ReportMetric(m.theirs, "link-pg-s")
			b.ReportMetric(m.start, "start-MB")
			b.ReportMetric(m.peak, "peak-MB")
		})
	}
}

// text is a capture of plain text.
func text(id, words string) hearsay.Capture {
	return hearsay.Capture{ID: id, Source: id, MediaType: "text/plain", Bytes: []byte(words)}
}

// keepRead puts documents into the pile "keys" of a store as if they had been read.
func keepRead(ctx context.Context, s hearsay.Store, pile *onDisk) error {
	if _, err := s.CreatePile(ctx, "keys"); err != nil {
		return err
	}
	for from := 0; from < pile.Len(); from += 64 {
		var some []hearsay.Capture
		var docs []*hearsay.Annotated
		for i := from; i < min(from+64, pile.Len()); i++ {
			doc, err := pile.Document(i)
			if err != nil {
				return err
			}
			some, docs = append(some, captureOf(doc)), append(docs, doc)
		}
		entries, err := s.Add(ctx, "keys", "", some...)
		if err != nil {
			return err
		}
		for i, e := range entries {
			if err := s.SaveRead(ctx, e.Key, flow.Version, docs[i], nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// linkMeter measures the stage that links.
type linkMeter struct {
	database                  func() float64
	own, theirs, start, peak  float64
	ownBefore, databaseBefore float64
	took                      time.Duration
}

// watch notes where linking begins.
func (m *linkMeter) watch(events <-chan desk.Event) {
	for e := range events {
		if e.Stage == "linking" {
			startPeak()
			m.start = peakMB()
			m.ownBefore, m.databaseBefore = processorTime(), m.database()
			return
		}
	}
}

// observe notes where it ends.
func (m *linkMeter) observe(_ context.Context, stage, _ string, took time.Duration, _ error) {
	if stage == "link" {
		m.took, m.own, m.theirs, m.peak = took, processorTime()-m.ownBefore, m.database()-m.databaseBefore, peakMB()
	}
}
