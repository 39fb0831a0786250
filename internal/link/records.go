package link

import (
	"encoding/binary"
	"fmt"
	"os"
	"sync"
)

// records keeps strings of bytes by number, in memory or in a temporary file.
// Different records may be put and read at the same time.
type records struct {
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

// newRecords makes room for n records, in a temporary file if onDisk.
func newRecords(n int, onDisk bool) (*records, error) {
	if !onDisk {
		return &records{mem: make([][]byte, n)}, nil
	}
	f, err := os.CreateTemp("", "hearsay-link-*")
	if err != nil {
		return nil, fmt.Errorf("large piles need a temporary file: %w", err)
	}
	return &records{file: f, at: make([]stretch, n)}, nil
}

// close removes the file. Closing nil does nothing.
func (r *records) close() {
	if r != nil && r.file != nil {
		r.file.Close()
		os.Remove(r.file.Name())
	}
}

// put keeps a copy of b as record i.
func (r *records) put(i int, b []byte) error {
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

// add keeps a copy of b as the next record. It is not for several goroutines.
func (r *records) add(b []byte) error {
	if r.file == nil {
		r.mem = append(r.mem, nil)
		return r.put(len(r.mem)-1, b)
	}
	r.at = append(r.at, stretch{})
	return r.put(len(r.at)-1, b)
}

// get returns record i, in buf if it is large enough, or nil if there is none.
func (r *records) get(i int, buf []byte) ([]byte, error) {
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

// len returns the number of records.
func (r *records) len() int { return max(len(r.mem), len(r.at)) }

// within returns the part of record i that begins at from with its length, as
// four bytes that are not returned, in buf if it is large enough.
func (r *records) within(i int, from int64, buf []byte) ([]byte, error) {
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
