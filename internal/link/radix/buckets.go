package radix

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

// Buckets collects items from several goroutines, to have them sorted with
// little more memory than they take, or in a temporary file. The zero value is
// empty.
type Buckets struct {
	// OnDisk keeps only some thousand items of each bucket in memory.
	OnDisk bool

	of    [256]bucket // on disk
	mu    sync.Mutex
	parts []parted // in memory
	file  *os.File
	end   int64
}

// parted is items in the order of their highest byte, with where those of each
// value of it end.
type parted struct {
	items []Item
	ends  [256]int32
}

// bucket holds the items whose highest byte is the same, the first ones in
// blocks of the file.
type bucket struct {
	sync.Mutex
	items  []Item
	blocks []int64
}

// blockItems is the number of items of a block.
const blockItems = 4096

// Add adds items and brings them into another order. The error is one of
// writing to disk.
func (b *Buckets) Add(items []Item) error {
	for ; len(items) > math.MaxInt32; items = items[math.MaxInt32:] {
		if err := b.Add(items[:math.MaxInt32]); err != nil {
			return err
		}
	}
	if len(items) == 0 {
		return nil
	}
	if !b.OnDisk {
		b.keep(items)
		return nil
	}
	var ends [256]int
	part(items, 0, &ends)
	from := 0
	for k, end := range ends {
		if from < end {
			if err := b.add(&b.of[k], items[from:end]); err != nil {
				return err
			}
		}
		from = end
	}
	return nil
}

// keep copies items in the order of their highest byte.
func (b *Buckets) keep(items []Item) {
	p := parted{items: make([]Item, len(items))}
	var next [256]int32
	for i := range items {
		p.ends[items[i].byte(0)]++
	}
	sum := int32(0)
	for k := range p.ends {
		next[k] = sum
		sum += p.ends[k]
		p.ends[k] = sum
	}
	for _, x := range items {
		k := x.byte(0)
		p.items[next[k]] = x
		next[k]++
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.parts = append(b.parts, p)
}

func (b *Buckets) add(to *bucket, items []Item) error {
	to.Lock()
	defer to.Unlock()
	for len(to.items)+len(items) >= blockItems {
		n := blockItems - len(to.items)
		to.items = append(to.items, items[:n]...)
		items = items[n:]
		if err := b.spill(to); err != nil {
			return err
		}
	}
	to.items = append(to.items, items...)
	return nil
}

// blocks holds memory for one block.
var blocks = sync.Pool{New: func() any { return new([blockItems * bytes]byte) }}

// spill writes the items of a bucket to the file, as a block.
func (b *Buckets) spill(from *bucket) error {
	buf := blocks.Get().(*[blockItems * bytes]byte)
	defer blocks.Put(buf)
	for i, x := range from.items {
		binary.LittleEndian.PutUint64(buf[i*bytes:], x.Hi)
		binary.LittleEndian.PutUint64(buf[i*bytes+8:], x.Lo)
	}
	b.mu.Lock()
	if b.file == nil {
		f, err := os.CreateTemp("", "hearsay-sort-*")
		if err != nil {
			b.mu.Unlock()
			return fmt.Errorf("large piles need a temporary file: %w", err)
		}
		b.file = f
	}
	at := b.end
	b.end += int64(len(buf))
	b.mu.Unlock()
	if _, err := b.file.WriteAt(buf[:], at); err != nil {
		return fmt.Errorf("writing a temporary file: %w", err)
	}
	from.blocks = append(from.blocks, at)
	from.items = from.items[:0]
	return nil
}

// together is the number of items from which buckets are read and sorted on
// all processors, ahead of f.
const together = 1 << 15

// Each calls f with the items, sorted, a part of them at a time: those whose
// Hi is the same come together. F must not hold on to a part. It empties the
// buckets. The error is that of f, which ends it, or one of reading from disk.
func (b *Buckets) Each(f func(items []Item) error) error {
	defer b.Close()
	all := 0
	for k := range b.of {
		all += len(b.of[k].items) + len(b.of[k].blocks)*blockItems
	}
	for _, p := range b.parts {
		all += len(p.items)
	}
	if all < together {
		var mem []Item
		for k := range b.of {
			items, err := b.take(k, mem)
			if err == nil {
				err = f(items)
			}
			if err != nil {
				return err
			}
			mem = items
		}
		return nil
	}
	// Some more than f has are in memory: one for each processor.
	workers := runtime.GOMAXPROCS(0)
	type taken struct {
		items []Item
		err   error
	}
	var ready [256]chan taken
	for k := range ready {
		ready[k] = make(chan taken, 1)
	}
	room := make(chan []Item, workers+1) // memory of parts that f has had
	for range cap(room) {
		room <- nil
	}
	var next atomic.Int32
	var wg sync.WaitGroup
	ended := make(chan struct{})
	defer wg.Wait()
	defer close(ended)
	for range workers {
		wg.Go(func() {
			for {
				var mem []Item
				select {
				case mem = <-room:
				case <-ended:
					return
				}
				k := int(next.Add(1)) - 1
				if k >= len(ready) {
					return
				}
				items, err := b.take(k, mem)
				ready[k] <- taken{items, err}
			}
		})
	}
	for k := range ready {
		x := <-ready[k]
		if x.err != nil {
			return x.err
		}
		if err := f(x.items); err != nil {
			return err
		}
		room <- x.items
	}
	return nil
}

// take empties bucket k and returns its items, sorted, in mem if it is large
// enough.
func (b *Buckets) take(k int, mem []Item) ([]Item, error) {
	from := &b.of[k]
	n := len(from.blocks)*blockItems + len(from.items)
	for i := range b.parts {
		n += len(b.parts[i].of(k))
	}
	items := mem[:0]
	if cap(items) < n {
		items = make([]Item, 0, n+n/8)
	}
	for i := range b.parts {
		items = append(items, b.parts[i].of(k)...)
	}
	if len(from.blocks) > 0 {
		buf := blocks.Get().(*[blockItems * bytes]byte)
		defer blocks.Put(buf)
		for _, at := range from.blocks {
			if _, err := b.file.ReadAt(buf[:], at); err != nil {
				return nil, fmt.Errorf("reading a temporary file: %w", err)
			}
			for i := 0; i < len(buf); i += bytes {
				items = append(items, Item{binary.LittleEndian.Uint64(buf[i:]), binary.LittleEndian.Uint64(buf[i+8:])})
			}
		}
	}
	items = append(items, from.items...)
	from.items, from.blocks = nil, nil
	sortFrom(items, 1) // the first byte is that of the bucket
	return items, nil
}

// of returns the items with highest byte k.
func (p *parted) of(k int) []Item {
	from := int32(0)
	if k > 0 {
		from = p.ends[k-1]
	}
	return p.items[from:p.ends[k]]
}

// Close removes the file and what is in the buckets. Each does so too.
func (b *Buckets) Close() {
	b.parts = nil
	for k := range b.of {
		b.of[k].items, b.of[k].blocks = nil, nil
	}
	if b.file != nil {
		b.file.Close()
		os.Remove(b.file.Name())
		b.file, b.end = nil, 0
	}
}
