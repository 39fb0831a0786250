// Package packed reads numbers and strings from bytes in which they follow each
// other, as encoding/binary appends them.
package packed

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Reader takes numbers and strings from the front of packed bytes. Of bytes
// that are cut off or damaged it takes something: see [Reader.Spoil].
type Reader []byte

// Spoil leaves nothing to read, since what is there is not what was packed.
func (r *Reader) Spoil() { *r = nil }

// Int takes a number of varying length.
func (r *Reader) Int() int {
	if len(*r) > 0 && (*r)[0] < 0x80 {
		b := (*r)[0]
		*r = (*r)[1:]
		return int(b)
	}
	x, n := binary.Uvarint(*r)
	if n <= 0 || x > math.MaxInt64 {
		r.Spoil()
		return 0
	}
	*r = (*r)[n:]
	return int(x)
}

// Ints takes as many numbers as there is room for.
func (r *Reader) Ints(to []int32) {
	b, at := *r, 0
	for i := range to {
		if at < len(b) && b[at] < 0x80 {
			to[i] = int32(b[at])
			at++
			continue
		}
		x, n := binary.Uvarint(b[at:])
		if n <= 0 || x > math.MaxInt32 {
			clear(to[i:])
			r.Spoil()
			return
		}
		to[i] = int32(x)
		at += n
	}
	*r = b[at:]
}

// Count takes the number of things that follow, each of a byte or more.
func (r *Reader) Count() int {
	n := r.Int()
	if n > len(*r) {
		r.Spoil()
		return 0
	}
	return n
}

// Uint32 takes a number of four bytes.
func (r *Reader) Uint32() uint32 {
	if len(*r) < 4 {
		r.Spoil()
		return 0
	}
	x := binary.LittleEndian.Uint32(*r)
	*r = (*r)[4:]
	return x
}

// Float takes the bits of a number.
func (r *Reader) Float() float64 {
	return math.Float64frombits(uint64(r.Uint32()) | uint64(r.Uint32())<<32)
}

// Bytes takes bytes after their number. They are those of the reader.
func (r *Reader) Bytes() []byte {
	n := r.Count()
	b := (*r)[:n]
	*r = (*r)[n:]
	return b
}

// String takes a string after its length.
func (r *Reader) String() string { return string(r.Bytes()) }

// Form is the first byte of what is packed to be kept: it changes when the form
// does.
const Form = 1

// Damaged is the error for bytes that are not what was packed. What names it.
func Damaged(what string) error {
	return fmt.Errorf("the packed %s of a pile are damaged or of another version of hearsay: learn them again", what)
}
