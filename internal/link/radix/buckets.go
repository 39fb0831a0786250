package radix

import (
	"encoding/binary"
	"fmt"
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

	of   [256]bucket
	mu   sync.Mutex
	file *os.File
	end  int64
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
	if len(items) == 0 {
		return nil
	}
	ends := part(items, 0)
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

func (b *Buckets) add(to *bucket, items []Item) error {
	to.Lock()
	defer to.Unlock()
	for b.OnDisk && len(to.items)+len(items) >= blockItems {
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
	if all < together {
		for k := range b.of {
			items, err := b.take(k, nil)
			if err == nil {
				err = f(items)
			}
			if err != nil {
				return err
			}
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
		if !b.OnDisk {
			x.items = nil
		}
		room <- x.items
	}
	return nil
}

// take empties bucket k and returns its items, sorted, in mem where they were
// in the file.
func (b *Buckets) take(k int, mem []Item) ([]Item, error) {
	from := &b.of[k]
	items := from.items
	if len(from.blocks) > 0 {
		buf := blocks.Get().(*[blockItems * bytes]byte)
		defer blocks.Put(buf)
		items = mem[:0]
		if n := len(from.blocks)*blockItems + len(from.items); cap(items) < n {
			items = make([]Item, 0, n+n/8)
		}
		for _, at := range from.blocks {
			if _, err := b.file.ReadAt(buf[:], at); err != nil {
				return nil, fmt.Errorf("reading a temporary file: %w", err)
			}
			for i := 0; i < len(buf); i += bytes {
				items = append(items, Item{binary.LittleEndian.Uint64(buf[i:]), binary.LittleEndian.Uint64(buf[i+8:])})
			}
		}
		items = append(items, from.items...)
	}
	from.items, from.blocks = nil, nil
	sortFrom(items, 1) // the first byte is that of the bucket
	return items, nil
}

// Close removes the file and what is in the buckets. Each does so too.
func (b *Buckets) Close() {
	for k := range b.of {
		b.of[k].items, b.of[k].blocks = nil, nil
	}
	if b.file != nil {
		b.file.Close()
		os.Remove(b.file.Name())
		b.file, b.end = nil, 0
	}
}
