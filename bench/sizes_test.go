package bench

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
	"github.com/hearsay-project/hearsay/internal/store/postgres"
	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
	"github.com/hearsay-project/hearsay/internal/store/sqlite"
)

// sizesDocs is the number of documents that BenchmarkSizes reads.
const sizesDocs = 300

var sizesRounds = flag.Int("rounds", 3, "with Sizes: how often one and two workers take turns")

// BenchmarkSizes brings a pile from captures to its report in each of the three
// sizes, all in this process but PostgreSQL: on a laptop (SQLite, goroutines),
// for a team (PostgreSQL, a stream in the process), as a cluster (PostgreSQL, a
// stream on three nodes, workers that only read). It gives documents read a
// second of wall clock, processor time a document without and with PostgreSQL,
// and bytes of the store a document, its empty tables not counted. One and two
// workers take turns, as often as -rounds says, and the second of two runs says how
// much faster it was than the first: the speed-up.
func BenchmarkSizes(b *testing.B) {
	list := pile(b, sizesDocs)
	for _, size := range []struct {
		name string
		run  func(b *testing.B, workers int) (perSecond float64)
	}{
		{"laptop", func(b *testing.B, workers int) float64 { return onFile(b, workers, list) }},
		{"team", func(b *testing.B, workers int) float64 { return onStream(b, 1, workers, list) }},
		{"cluster", func(b *testing.B, workers int) float64 { return onStream(b, 3, workers, list) }},
	} {
		for round := range *sizesRounds {
			one := 0.0
			for _, workers := range []int{1, 2} {
				b.Run(fmt.Sprintf("%s/round=%d/workers=%d", size.name, round+1, workers), func(b *testing.B) {
					var perSecond float64
					for b.Loop() {
						perSecond = size.run(b, workers)
					}
					switch {
					case workers == 1:
						one = perSecond
					case one > 0:
						b.ReportMetric(perSecond/one, "speed-up")
					}
				})
			}
		}
	}
}

// onFile runs on SQLite, and returns how many documents were read a second.
func onFile(b *testing.B, workers int, list []hearsay.Capture) float64 {
	path := filepath.Join(b.TempDir(), "piles.db")
	s, err := sqlite.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	perSecond := fill(b, s, list, func() float64 { return 0 }, []desk.Options{{Flow: flow.Options{Jobs: workers}}})
	s.Close()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/sizesDocs, "bytes/doc")
	return perSecond
}

// onStream runs on PostgreSQL and a stream on so many nodes, and returns how many
// documents were read a second.
func onStream(b *testing.B, nodes, workers int, list []hearsay.Capture) float64 {
	server, stop, err := pgtest.Quick()
	if err != nil {
		b.Skip(err)
	}
	defer stop()
	s, err := postgres.Open(b.Context(), server.Address("postgres"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	empty, err := server.Size("postgres")
	if err != nil {
		b.Fatal(err)
	}
	queue := queues(b, nodes)
	parts := []desk.Options{{Queue: queue(0), Flow: flow.Options{Jobs: workers}}}
	if nodes > 1 { // the readers are others than who sends and reports
		parts = []desk.Options{{Queue: queue(0)}}
		for i := range workers {
			parts = append(parts, desk.Options{Queue: queue(i + 1), Flow: flow.Options{Jobs: 1}})
		}
	}
	perSecond := fill(b, s, list, server.ProcessorTime, parts)
	size, err := server.Size("postgres")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(size-empty)/sizesDocs, "bytes/doc")
	return perSecond
}

// queues starts nodes and returns what connects to one of them.
func queues(b *testing.B, n int) func(i int) desk.Queue {
	b.Helper()
	var addrs []string
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			b.Fatal(err)
		}
		addrs = append(addrs, l.Addr().String())
		l.Close()
	}
	var all []*stream.Node
	for i, addr := range addrs {
		o := stream.NodeOptions{Dir: b.TempDir()}
		if n > 1 {
			o.Name, o.Listen, o.Join, o.Secret = fmt.Sprintf("node%d", i), addr, addrs, "bench"
		}
		node, err := stream.Start(o)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(node.Stop)
		all = append(all, node)
	}
	return func(i int) desk.Queue {
		var nc *nats.Conn
		nc, err := all[i%n].Connect()
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(nc.Close)
		q, err := stream.Open(b.Context(), nc, stream.Options{Name: desk.QueueName(), Replicas: n, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			b.Fatal(err)
		}
		return q
	}
}

// fill adds the captures, lets the first part send and report and all parts
// read, and times it. It returns how many were read a second.
func fill(b *testing.B, s hearsay.Store, list []hearsay.Capture, database func() float64, parts []desk.Options) (perSecond float64) {
	ctx, cancel := context.WithCancel(b.Context())
	defer cancel()
	for i := range parts {
		parts[i].Log, parts[i].Calm, parts[i].Look = slog.New(slog.DiscardHandler), 20*time.Millisecond, 100*time.Millisecond
	}
	first := desk.New(s, parts[0])
	if _, _, err := first.Add(ctx, "bench", "", captures(list)); err != nil {
		b.Fatal(err)
	}
	begun, own, theirs := time.Now(), processorTime(), database()
	ended := make(chan struct{})
	n := 0
	start := func(do func()) { n++; go func() { do(); ended <- struct{}{} }() }
	start(func() { first.Run(ctx) })
	if parts[0].Queue != nil {
		if len(parts) == 1 {
			start(func() { first.Work(ctx, true) })
		} else {
			start(func() { first.Reports(ctx) })
		}
	}
	for _, o := range parts[1:] {
		start(func() { desk.New(s, o).Work(ctx, false) })
	}
	var read time.Duration
	var ownRead, theirsRead float64
	for {
		if read == 0 {
			waiting, _, err := s.Unread(ctx, flow.Version, hearsay.Page{Limit: 1})
			if err != nil {
				b.Fatal(err)
			}
			if len(waiting) == 0 {
				read, ownRead, theirsRead = time.Since(begun), processorTime()-own, database()-theirs
			}
		} else if p, err := s.Pile(ctx, "bench"); err != nil {
			b.Fatal(err)
		} else if p.Reported == p.Revision {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	all, ownAll, theirsAll := time.Since(begun), processorTime()-own, database()-theirs
	cancel()
	for range n {
		<-ended
	}
	per := func(seconds float64) float64 { return 1000 * seconds / sizesDocs }
	b.ReportMetric(sizesDocs/read.Seconds(), "read-docs/s")
	b.ReportMetric(per(ownRead), "read-cpu-ms/doc")
	b.ReportMetric(per(theirsRead), "read-pg-ms/doc")
	b.ReportMetric(per((all - read).Seconds()), "report-ms/doc")
	b.ReportMetric(per(ownAll-ownRead), "report-cpu-ms/doc")
	b.ReportMetric(per(theirsAll-theirsRead), "report-pg-ms/doc")
	var size int
	for _, c := range list {
		size += len(c.Bytes)
	}
	b.ReportMetric(float64(size)/float64(len(list)), "captured-bytes/doc")
	return sizesDocs / read.Seconds()
}
