package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// fault is a way to harm the machines. It returns when what it harmed runs
// again, though perhaps not well yet.
type fault struct {
	name string
	do   func(ctx context.Context, m *machines, r *rand.Rand) error
}

// faults are those that can be done under the options.
func faults(o options) []fault {
	list := []fault{
		{"node killed (kill -9)", killNode},
		{"two nodes killed at once", killTwo},
		{"worker killed (kill -9)", killWorker},
		{"node ended in good order and started", restartNode},
		{"PostgreSQL restarted", func(ctx context.Context, m *machines, _ *rand.Rand) error {
			return errors.Join(m.db.Stop("fast"), restart(ctx, m))
		}},
		{"PostgreSQL killed (kill -9)", func(ctx context.Context, m *machines, _ *rand.Rand) error {
			return errors.Join(m.db.Kill(), restart(ctx, m))
		}},
		{"PostgreSQL out of connections", crowdOut},
	}
	if o.net {
		list = append(list, fault{"network of a node cut", cut})
	}
	if o.disk {
		list = append(list, fault{"disk of PostgreSQL full", fill})
	}
	if o.clock {
		list = append(list, fault{"clock of a process set back", setBack})
	}
	return list
}

// pause waits between a and b seconds.
func pause(ctx context.Context, r *rand.Rand, a, b float64) {
	select {
	case <-time.After(time.Duration((a + r.Float64()*(b-a)) * float64(time.Second))):
	case <-ctx.Done():
	}
}

func killNode(ctx context.Context, m *machines, r *rand.Rand) error {
	p := m.nodes[r.IntN(len(m.nodes))]
	p.end(syscall.SIGKILL)
	pause(ctx, r, 0.5, 4)
	return p.start()
}

// killTwo leaves a cluster without a majority for a while.
func killTwo(ctx context.Context, m *machines, r *rand.Rand) error {
	stays := r.IntN(len(m.nodes))
	for i, p := range m.nodes {
		if i != stays {
			p.end(syscall.SIGKILL)
		}
	}
	pause(ctx, r, 0.5, 3)
	var err error
	for i, p := range m.nodes {
		if i != stays {
			err = errors.Join(err, p.start())
		}
	}
	return err
}

func killWorker(ctx context.Context, m *machines, r *rand.Rand) error {
	p := m.workers[r.IntN(len(m.workers))]
	p.end(syscall.SIGKILL)
	pause(ctx, r, 0.1, 2)
	return p.start()
}

func restartNode(_ context.Context, m *machines, r *rand.Rand) error {
	p := m.nodes[r.IntN(len(m.nodes))]
	p.end(syscall.SIGTERM)
	return p.start()
}

// restart starts PostgreSQL: after a kill it takes until its last process is
// gone.
func restart(ctx context.Context, m *machines) (err error) {
	for range 50 {
		if err = m.db.Start(); err == nil || ctx.Err() != nil {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
	return err
}

// crowdOut takes every connection that is left, for a while.
func crowdOut(ctx context.Context, m *machines, r *rand.Rand) error {
	db, err := sql.Open("pgx", m.db.Address("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	taken := 0
	for end := time.Now().Add(6 * time.Second); time.Now().Before(end); {
		c, err := db.Conn(ctx)
		if err != nil {
			pause(ctx, r, 0.05, 0.1) // all are taken: be there when one is given back
			continue
		}
		taken++
		defer c.Close()
	}
	if taken < 20 {
		return fmt.Errorf("only %d connections could be taken", taken)
	}
	return nil
}

// cut takes one node from the network, which other nodes, workers and the
// sender then cannot reach; its way to the database stays.
func cut(ctx context.Context, _ *machines, r *rand.Rand) error {
	i := r.IntN(size)
	if err := ip("link set " + link(i) + " down"); err != nil {
		return err
	}
	pause(ctx, r, 2, 15)
	return ip("link set " + link(i) + " up")
}

// fill writes until the disk is full, and frees it after a while. PostgreSQL
// ends itself where it cannot write its log, and is started again.
func fill(ctx context.Context, m *machines, r *rand.Rand) error {
	name := filepath.Join(m.disk, "ballast")
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	block := make([]byte, 1<<20)
	for err == nil {
		_, err = f.Write(block)
	}
	f.Close()
	if !errors.Is(err, syscall.ENOSPC) {
		os.Remove(name)
		return err
	}
	pause(ctx, r, 4, 8)
	if err := os.Remove(name); err != nil {
		return err
	}
	db, err := sql.Open("pgx", m.db.Address("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	for range 25 { // it may be on its way back
		if db.PingContext(ctx) == nil {
			return nil
		}
		time.Sleep(200 * time.Millisecond)
	}
	m.db.Stop("immediate")
	return restart(ctx, m)
}
