// Package records keeps strings of bytes by number, in memory or in a temporary
// file: what was found out about each document of a pile that does not stay in
// memory.
//
// [New] is the way in. A [Batch] puts many records in one call of the system, and a
// [Window] reads them so.
package records

import (
	"encoding/binary"
	"fmt"
	"os"
	"sync"
)

// Records are strings of bytes by number. Different ones may be put and read at
// the same time.
type Records struct {
	file *os.File // nil is in memory
	mu   sync.Mutex
	end  int64
	at   []stretch
	mem  [][]byte
}

// stretch is where a record stands in the file; the zero value is none.
type stretch struct {
	from, length int64
}

// New makes room for n records, in a temporary file if onDisk.
func New(n int, onDisk bool) (*Records, error) {
	if !onDisk {
		return &Records{mem: make([][]byte, n)}, nil
	}
	f, err := os.CreateTemp("", "hearsay-link-*")
	if err != nil {
		return nil, fmt.Errorf("large piles need a temporary file: %w", err)
	}
	return &Records{file: f, at: make([]stretch, n)}, nil
}

// Close removes the file. Closing nil does nothing.
func (r *Records) Close() {
	if r != nil && r.file != nil {
		r.file.Close()
		os.Remove(r.file.Name())
	}
}

// put keeps a copy of b as record i.
func (r *Records) put(i int, b []byte) error {
	if r.file == nil {
		r.mem[i] = append([]byte(nil), b...)
		return nil
	}
	r.mu.Lock()
	at := r.end
	r.end += int64(len(b))
	r.mu.Unlock()
	if _, err := r.file.WriteAt(b, at); err != nil {
		return fmt.Errorf("writing a temporary file: %w", err)
	}
	r.at[i] = stretch{at, int64(len(b))}
	return nil
}

// Batch is records that are put together, in one call of the system. It is for
// one goroutine.
type Batch struct {
	r    *Records
	buf  []byte
	list []int   // the numbers of the records
	ends []int32 // where they end in buf
}

// To makes the batch one of r, empty.
func (b *Batch) To(r *Records) {
	b.r, b.buf, b.list, b.ends = r, b.buf[:0], b.list[:0], b.ends[:0]
}

// Put keeps what pack appends as record i.
func (b *Batch) Put(i int, pack func([]byte) []byte) error {
	b.buf = pack(b.buf)
	if b.r.file == nil {
		b.r.mem[i] = append([]byte(nil), b.buf...)
		b.buf = b.buf[:0]
		return nil
	}
	b.list, b.ends = append(b.list, i), append(b.ends, int32(len(b.buf)))
	if len(b.buf) < batchBytes {
		return nil
	}
	return b.Flush()
}

// batchBytes is about the size of a batch that is written.
const batchBytes = 1 << 20

// Flush writes the records.
func (b *Batch) Flush() error {
	r := b.r
	if len(b.list) == 0 {
		return nil
	}
	r.mu.Lock()
	at := r.end
	r.end += int64(len(b.buf))
	r.mu.Unlock()
	if _, err := r.file.WriteAt(b.buf, at); err != nil {
		return fmt.Errorf("writing a temporary file: %w", err)
	}
	from := int32(0)
	for k, i := range b.list {
		r.at[i] = stretch{at + int64(from), int64(b.ends[k] - from)}
		from = b.ends[k]
	}
	b.To(r)
	return nil
}

// Window is some records that follow each other, read in one call of the
// system where they stand together in the file. It is for one goroutine.
type Window struct {
	r          *Records
	block, buf []byte
	base       int64 // where block begins in the file
}

// Open makes the window one of the records from to before to.
func (w *Window) Open(r *Records, from, to int) error {
	w.r, w.block = r, w.block[:0]
	if r.file == nil || from == to {
		return nil
	}
	w.base = r.at[from].from
	end := w.base
	for _, s := range r.at[from:to] {
		if s.from != end {
			return nil
		}
		end += s.length
	}
	if end-w.base > 2*batchBytes {
		return nil
	}
	w.block = sized(w.block, int(end-w.base))
	if _, err := r.file.ReadAt(w.block, w.base); err != nil {
		return fmt.Errorf("reading a temporary file: %w", err)
	}
	return nil
}

// Get returns record i until the next call, or nil if there is none.
func (w *Window) Get(i int) ([]byte, error) {
	if len(w.block) > 0 {
		at := w.r.at[i]
		return w.block[at.from-w.base:][:at.length], nil
	}
	b, err := w.r.Get(i, w.buf)
	if w.r.file != nil && b != nil {
		w.buf = b
	}
	return b, err
}

// Add keeps a copy of b as the next record. It is not for several goroutines.
func (r *Records) Add(b []byte) error {
	if r.file == nil {
		r.mem = append(r.mem, nil)
		return r.put(len(r.mem)-1, b)
	}
	r.at = append(r.at, stretch{})
	return r.put(len(r.at)-1, b)
}

// Get returns record i, in buf if it is large enough, or nil if there is none.
func (r *Records) Get(i int, buf []byte) ([]byte, error) {
	if r.file == nil {
		return r.mem[i], nil
	}
	n := int(r.at[i].length)
	if n == 0 {
		return nil, nil
	}
	if cap(buf) < n {
		buf = make([]byte, n+n/2)
	}
	buf = buf[:n]
	if _, err := r.file.ReadAt(buf, r.at[i].from); err != nil {
		return nil, fmt.Errorf("reading a temporary file: %w", err)
	}
	return buf, nil
}

// Len returns the number of records.
func (r *Records) Len() int { return max(len(r.mem), len(r.at)) }

// Within returns the part of record i that begins at from with its length, as
// four bytes that are not returned, in buf if it is large enough.
func (r *Records) Within(i int, from int64, buf []byte) ([]byte, error) {
	const length, guess = 4, 1024 // most parts are shorter
	if r.file == nil {
		b := r.mem[i][from:]
		return b[length:][:binary.LittleEndian.Uint32(b)], nil
	}
	at := r.at[i]
	buf = sized(buf, int(min(guess, at.length-from)))
	if _, err := r.file.ReadAt(buf, at.from+from); err != nil {
		return nil, fmt.Errorf("reading a temporary file: %w", err)
	}
	n := int(binary.LittleEndian.Uint32(buf))
	if length+n <= len(buf) {
		return buf[length:][:n], nil
	}
	buf = sized(buf, n)
	if _, err := r.file.ReadAt(buf, at.from+from+length); err != nil {
		return nil, fmt.Errorf("reading a temporary file: %w", err)
	}
	return buf, nil
}

// sized returns n bytes of any value, in the memory of b if it is large enough.
func sized(b []byte, n int) []byte {
	if cap(b) < n {
		return make([]byte, n, n+n/4)
	}
	return b[:n]
}
