package radix

import (
	"encoding/binary"
	"fmt"
	"os"
	"sync"
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

// spill writes the items of a bucket to the file, as a block.
func (b *Buckets) spill(from *bucket) error {
	buf := make([]byte, 0, blockItems*bytes)
	for _, x := range from.items {
		buf = binary.LittleEndian.AppendUint64(buf, x.Hi)
		buf = binary.LittleEndian.AppendUint64(buf, x.Lo)
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
	if _, err := b.file.WriteAt(buf, at); err != nil {
		return fmt.Errorf("writing a temporary file: %w", err)
	}
	from.blocks = append(from.blocks, at)
	from.items = from.items[:0]
	return nil
}

// Each calls f with the items, sorted, a part of them at a time: those whose
// Hi is the same come together. F must not hold on to a part. It empties the
// buckets. The error is that of f, which ends it, or one of reading from disk.
func (b *Buckets) Each(f func(items []Item) error) error {
	defer b.Close()
	var items []Item
	var buf []byte
	for k := range b.of {
		from := &b.of[k]
		part := from.items
		if len(from.blocks) > 0 {
			items = items[:0]
			if buf == nil {
				buf = make([]byte, blockItems*bytes)
			}
			for _, at := range from.blocks {
				if _, err := b.file.ReadAt(buf, at); err != nil {
					return fmt.Errorf("reading a temporary file: %w", err)
				}
				for i := 0; i < len(buf); i += bytes {
					items = append(items, Item{binary.LittleEndian.Uint64(buf[i:]), binary.LittleEndian.Uint64(buf[i+8:])})
				}
			}
			items = append(items, part...)
			part = items
		}
		from.items, from.blocks = nil, nil
		Sort(part)
		if err := f(part); err != nil {
			return err
		}
	}
	return nil
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
