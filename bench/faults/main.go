// Command faults runs a cluster of real processes on this machine – three nodes
// of hearsay serve, two of hearsay work, PostgreSQL – under load, harms it at
// random, and then looks whether anything was lost: every acknowledged document
// must be there as it was sent, read once, and in a report that is, byte by
// byte, the one of an undisturbed run.
//
//	go run ./bench/faults -for 10m -net -disk -clock
//
// With -net the nodes are in network namespaces of their own, whose links are
// cut; with -disk the data of PostgreSQL are on a small file system that is
// filled. Both need root on Linux. With -clock the processes are built with a
// clock that can be set for each.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

func main() {
	var o options
	flag.DurationVar(&o.length, "for", time.Minute, "how long the cluster is harmed")
	flag.DurationVar(&o.every, "every", 8*time.Second, "mean time between two faults")
	flag.IntVar(&o.rate, "rate", 4, "documents sent a second")
	flag.Uint64Var(&o.seed, "seed", 1, "of what is random")
	flag.BoolVar(&o.net, "net", false, "cut the links between nodes")
	flag.BoolVar(&o.disk, "disk", false, "fill the disk of PostgreSQL")
	flag.BoolVar(&o.clock, "clock", false, "set the clocks of processes back")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o.log = os.Stderr
	r, err := run(ctx, o)
	fmt.Print(r)
	if err != nil {
		fmt.Fprintln(os.Stderr, "faults:", err)
		os.Exit(1)
	}
}
