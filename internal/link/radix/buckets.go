package radix

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"os"
	"runtime"
	"slices"
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
func (b *Buckets) Each(f func(items []Item) error) error { return b.each((*desk).sorted, f) }

// EachShared is [Buckets.Each] for the items whose Hi others have as well, and
// several times as fast. Those whose Hi is the same come together, in the order of
// Lo; there is no other order.
func (b *Buckets) EachShared(f func(items []Item) error) error { return b.each((*desk).shared, f) }

// each calls f with what order makes of the items of each bucket.
func (b *Buckets) each(order func(*desk) []Item, f func(items []Item) error) error {
	defer b.Close()
	all := 0
	for k := range b.of {
		all += len(b.of[k].items) + len(b.of[k].blocks)*blockItems
	}
	for _, p := range b.parts {
		all += len(p.items)
	}
	if all < together {
		var d desk
		for k := range b.of {
			err := b.take(k, &d)
			if err == nil {
				err = f(order(&d))
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
		desk  *desk
		items []Item
		err   error
	}
	var ready [256]chan taken
	for k := range ready {
		ready[k] = make(chan taken, 1)
	}
	room := make(chan *desk, workers+1) // those that f has had
	for range cap(room) {
		room <- new(desk)
	}
	var next atomic.Int32
	var wg sync.WaitGroup
	ended := make(chan struct{})
	defer wg.Wait()
	defer close(ended)
	for range workers {
		wg.Go(func() {
			for {
				x := taken{}
				select {
				case x.desk = <-room:
				case <-ended:
					return
				}
				k := int(next.Add(1)) - 1
				if k >= len(ready) {
					return
				}
				if x.err = b.take(k, x.desk); x.err == nil {
					x.items = order(x.desk)
				}
				ready[k] <- x
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
		room <- x.desk
	}
	return nil
}

// take empties bucket k and puts its items on the desk.
func (b *Buckets) take(k int, d *desk) error {
	from := &b.of[k]
	n := len(from.blocks)*blockItems + len(from.items)
	for i := range b.parts {
		n += len(b.parts[i].of(k))
	}
	items := d.items[:0]
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
				return fmt.Errorf("reading a temporary file: %w", err)
			}
			for i := 0; i < len(buf); i += bytes {
				items = append(items, Item{binary.LittleEndian.Uint64(buf[i:]), binary.LittleEndian.Uint64(buf[i+8:])})
			}
		}
	}
	d.items = append(items, from.items...)
	from.items, from.blocks = nil, nil
	return nil
}

// desk holds the items of one bucket, and memory to bring them into order.
type desk struct {
	items  []Item
	found  []Item  // what is shared
	last   []int32 // the last item with some Hi, plus one: open addressing
	before []int32 // the item before it with the same Hi, plus one
}

// sorted returns the items in order.
func (d *desk) sorted() []Item {
	sortFrom(d.items, 1) // the first byte is that of the bucket
	return d.items
}

// shared returns the items whose Hi several have.
func (d *desk) shared() []Item {
	d.found = d.found[:0]
	d.share(d.items, 1)
	return d.found
}

// near is the number of items up to which a table of them stays in the nearest
// memory of the processor.
const near = 1 << 13

// share appends to found what is shared of items that agree in the bytes before
// byte at.
func (d *desk) share(items []Item, at int) {
	if len(items) > near && at < 8 {
		var ends [256]int
		part(items, at, &ends)
		from := 0
		for _, end := range ends {
			d.share(items[from:end], at+1)
			from = end
		}
		return
	}
	if len(items) < 2 {
		return
	}
	if at == 8 {
		sort(items, at)
		d.found = append(d.found, items...)
		return
	}
	wide := bits.Len(uint(2*len(items) - 1))
	d.last, d.before = room(d.last, 1<<wide), room(d.before, len(items))
	clear(d.last)
	mask := 1<<wide - 1
	for i, x := range items {
		s := int(x.Hi * 0x9e3779b97f4a7c15 >> (64 - wide))
		for d.last[s] > 0 && items[d.last[s]-1].Hi != x.Hi {
			s = (s + 1) & mask
		}
		d.before[i], d.last[s] = d.last[s], int32(i+1)
	}
	for _, k := range d.last {
		if k == 0 || d.before[k-1] == 0 {
			continue
		}
		from := len(d.found)
		for ; k > 0; k = d.before[k-1] {
			d.found = append(d.found, items[k-1])
		}
		same := d.found[from:]
		slices.Reverse(same) // they are mostly added in order
		sort(same, 8)
	}
}

// room returns n elements of any value, in the memory of s if it is large
// enough.
func room(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n, n+n/8)
	}
	return s[:n]
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
