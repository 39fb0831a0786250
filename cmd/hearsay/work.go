package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/hearsay-project/hearsay/internal/desk"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/ops"
)

var workCommand = &command{
	name:    "work",
	usage:   "[flags] --join ADDRESS",
	summary: "read and compare documents for a cluster, on a machine that does nothing else",
	help: `
Takes documents that wait from the stream of a cluster, reads them, and keeps
what it read in the store, until it is stopped; documents of large piles are
compared the same way. Any number of machines may work so. What one has begun and
not finished goes to another.

--join names a NATS or nodes of hearsay serve that let workers in
(--client-listen), as nats://HOST:PORT, several with commas; to other machines
with --cluster-cert, --cluster-key and --cluster-ca, as tls://HOST:PORT, or with
--cluster-plain. With --addr it answers at /healthz, /readyz and /metrics.

Example:
  hearsay work --store postgres://desk@db/hearsay --join nats://one:4222,nats://two:4222 \
    --cluster-cert here.pem --cluster-key here-key.pem --cluster-ca ca.pem` + storeHelp,
	setup: func(flags *flag.FlagSet) func(context.Context, *env, []string) error {
		var p place
		var c cluster
		var jobs int
		var addr string
		p.declareStore(flags)
		c.declareJoin(flags)
		flags.IntVar(&jobs, "jobs", 0, "documents read at once (`N`); 0 is the number of processors")
		flags.StringVar(&addr, "addr", "", "answer about health and metrics at `HOST:PORT`")
		return func(ctx context.Context, e *env, args []string) error {
			switch {
			case len(args) > 0:
				return usageError{"work takes no inputs; hearsay add adds them to a pile"}
			case c.join == "":
				return usageError{"say where the work comes from: --join nats://HOST:4222"}
			}
			s, err := p.open(ctx, e, false)
			if err != nil {
				return err
			}
			defer s.Close()
			log := slog.New(slog.NewTextHandler(e.stderr, nil))
			counts := ops.New()
			countStrays(counts)
			queue, err := c.open(ctx, e, log)
			if err != nil {
				return err
			}
			defer queue.close()
			if addr != "" {
				end, err := health(addr, e, counts, queue, func(ctx context.Context) error { _, err := s.Piles(ctx); return err })
				if err != nil {
					return err
				}
				defer end()
			}
			endTrace, err := ops.Trace(ctx, version(), e.getenv)
			if err != nil {
				return err
			}
			defer func() {
				last, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
				defer cancel()
				endTrace(last)
			}()
			return desk.New(s, desk.Options{Flow: flow.Options{Jobs: jobs, Observe: counts.Step}, Log: log, Queue: queue}).Work(ctx, false)
		}
	},
}

func countStrays(counts *ops.Ops) {
	counts.Gauge("hearsay_stray_stages", "Stages that were given up and still run; each takes a processor until the process ends.",
		func() float64 { return float64(flow.Strays()) })
}

// health answers about the process at an address until end is called.
func health(addr string, e *env, counts *ops.Ops, queue *connected, store func(context.Context) error) (end func(), err error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("hearsay cannot listen at %s: %w", addr, err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", ops.Alive)
	mux.Handle("GET /readyz", ops.Ready(2*time.Second, ops.Check{Name: "store", Try: store}, ops.Check{Name: "stream", Try: queue.ready}))
	mux.Handle("GET /metrics", counts.Handler())
	server := &http.Server{Handler: mux, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime, IdleTimeout: idleTime}
	go server.Serve(listener)
	fmt.Fprintf(e.stderr, "health and metrics are at http://%s/\n", listener.Addr())
	return func() { server.Close() }, nil
}
