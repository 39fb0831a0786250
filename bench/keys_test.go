//go:build unix

package bench

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link"
	"github.com/hearsay-project/hearsay/internal/store/postgres"
	"github.com/hearsay-project/hearsay/internal/store/postgres/pgtest"
)

// BenchmarkKeys finds the candidates of a pile of so many documents by lists on
// disk and by keys in PostgreSQL, in turn: at first all keys are written, then they
// are there. It gives wall clock, processor time without and of PostgreSQL, and the
// most memory that was in use; of writing alone the rows a second of the
// database's processor time and what they take. The pile is that of [growOnDisk];
// its texts wait on disk.
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
	if _, err := s.CreatePile(ctx, "keys"); err != nil {
		b.Fatal(err)
	}
	pile := growOnDisk(b, *storeDocs)
	var all []link.Portion // as lists on disk have them
	for _, way := range []string{"lists", "keys, all written", "lists again", "keys, all there"} {
		b.Run(way, func(b *testing.B) {
			k := &keysInStore{s: s, server: server, pile: pile}
			var found []link.Portion
			own, theirs, begun := processorTime(), server.ProcessorTime(), time.Now()
			for b.Loop() {
				startPeak()
				p, err := link.Hold(pile)
				if err != nil {
					b.Fatal(err)
				}
				defer p.Close()
				if way[0] == 'k' {
					p.KeepKeys(k)
				}
				w, err := link.Learn(ctx, p)
				if err != nil {
					b.Fatal(err)
				}
				err = link.Candidates(ctx, p, w, func(x link.Portion) error { found = append(found, x); return nil })
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(time.Since(begun).Seconds(), "s")
			b.ReportMetric(processorTime()-own, "cpu-s")
			b.ReportMetric(server.ProcessorTime()-theirs, "pg-s")
			b.ReportMetric(peakMB(), "peak-MB")
			if k.rows > 0 {
				b.ReportMetric(k.wrote, "write-pg-s")
				b.ReportMetric(float64(k.rows)/k.wrote, "rows/pg-s")
				b.ReportMetric(float64(k.rows)/float64(pile.Len()), "keys/doc")
				b.ReportMetric(k.bytes/float64(pile.Len()), "bytes/doc")
			}
			if all == nil {
				all = found
			}
			if !slices.EqualFunc(found, all, slices.Equal) {
				b.Error("the candidates are others")
			}
		})
	}
}

// keysInStore is a link.Keeper in a database, for one pile that does not change.
type keysInStore struct {
	s      *postgres.Store
	server *pgtest.Server
	pile   *onDisk

	kept    hearsay.KeptKeys
	numbers []int64
	places  map[int64]int32

	rows         int
	wrote, bytes float64
}

func (k *keysInStore) Keep(ctx context.Context, _ *link.Weights, marks []uint64, keysOf func(int) ([]uint64, error)) (link.Lists, error) {
	if err := k.open(ctx); err != nil || len(k.places) == len(marks) {
		return k, err
	}
	if err := k.kept.Close(); err != nil {
		return nil, err
	}
	size, err := k.server.Size("postgres")
	if err != nil {
		return nil, err
	}
	before := k.server.ProcessorTime()
	rows := make([]int, len(marks))
	g, ctx2 := errgroup.WithContext(ctx)
	g.SetLimit(2)
	for from := 0; from < len(marks); from += 32 {
		g.Go(func() error {
			var list []hearsay.DocumentKeys
			for i := from; i < min(from+32, len(marks)); i++ {
				keys, err := keysOf(i)
				if err != nil {
					return err
				}
				rows[i] = len(keys)
				list = append(list, hearsay.DocumentKeys{ID: k.pile.lines[i].id, State: fmt.Sprint(marks[i]), Keys: keys})
			}
			return k.s.KeepKeys(ctx2, "keys", list...)
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	for _, n := range rows {
		k.rows += n
	}
	k.wrote = k.server.ProcessorTime() - before
	now, err := k.server.Size("postgres")
	if err != nil {
		return nil, err
	}
	k.bytes = float64(now - size)
	return k, k.open(ctx)
}

func (k *keysInStore) open(ctx context.Context) (err error) {
	if k.kept, err = k.s.OpenKeys(ctx, "keys"); err != nil {
		return err
	}
	k.numbers, k.places = make([]int64, k.pile.Len()), make(map[int64]int32, k.pile.Len())
	place := make(map[string]int32, k.pile.Len())
	for i, l := range k.pile.lines {
		place[l.id] = int32(i)
	}
	return k.kept.Documents(ctx, func(number int64, id, _ string) {
		k.numbers[place[id]], k.places[number] = number, place[id]
	})
}

func (k *keysInStore) Shared(ctx context.Context, docs []int32, most int) ([]link.Common, error) {
	numbers := make([]int64, len(docs))
	for i, d := range docs {
		numbers[i] = k.numbers[d]
	}
	found, err := k.kept.Shared(ctx, numbers, most+1)
	out := make([]link.Common, len(found))
	for i, s := range found {
		out[i].Key = s.Key
		for _, in := range s.In {
			out[i].In = append(out[i].In, int32(in))
		}
		for _, n := range s.All {
			out[i].All = append(out[i].All, k.places[n])
		}
	}
	return out, err
}

func (k *keysInStore) Having(ctx context.Context, keys []uint64, f func(uint64, int32)) error {
	return k.kept.Having(ctx, keys, func(key uint64, number int64) { f(key, k.places[number]) })
}

func (k *keysInStore) Close() error { return k.kept.Close() }
