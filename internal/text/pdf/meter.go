package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// loopsPerTick is how many rounds of loops the module makes between two calls
// of its clock, some milliseconds of work.
const loopsPerTick = 1 << 20

// meter returns module with a counter of rounds at the head of every loop. When
// it has run down, the module calls the function that it imports by the name
// clock and takes a result from, which may end the reading. The interpreter's
// own check at each round, which leaves the compiled code, takes three times as
// long as all else. Recursion needs no counter: its stack is bounded.
//
// The module must be one of the core specification 2.0 without threads.
func meter(module []byte, clock string) ([]byte, error) {
	if len(module) < 8 || string(module[:4]) != "\x00asm" {
		return nil, errors.New("no WebAssembly")
	}
	m := metered{clock: -1, counter: -1}
	out := append(make([]byte, 0, len(module)+len(module)/8), module[:8]...)
	for r := (wasmReader{data: module, at: 8}); r.at < len(r.data); {
		id := r.byte()
		body := r.bytes(int(r.uint()))
		if r.err != nil {
			return nil, r.err
		}
		var err error
		switch id {
		case sectionImport:
			err = m.imports(body, clock)
		case sectionGlobal:
			body, err = m.globals(body)
		case sectionCode:
			if m.clock < 0 || m.counter < 0 {
				return nil, errors.New("no import " + clock + " or no globals in the module")
			}
			body, err = m.code(body)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, id)
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return out, nil
}

const (
	sectionImport = 2
	sectionGlobal = 6
	sectionCode   = 10
)

// metered is what is known of the module so far.
type metered struct {
	clock   int // index of the function
	counter int // index of the global
	foreign int // imported globals
}

// imports looks for the clock.
func (m *metered) imports(body []byte, clock string) error {
	r := wasmReader{data: body}
	functions := 0
	for n := r.uint(); n > 0 && r.err == nil; n-- {
		r.bytes(int(r.uint()))
		name := string(r.bytes(int(r.uint())))
		switch kind := r.byte(); kind {
		case 0: // function
			if name == clock {
				m.clock = functions
			}
			functions++
			r.uint()
		case 1: // table
			r.byte()
			r.limits()
		case 2: // memory
			r.limits()
		case 3: // global
			m.foreign++
			r.byte()
			r.byte()
		default:
			return fmt.Errorf("import of the unknown kind %d", kind)
		}
	}
	return r.err
}

// globals adds the counter.
func (m *metered) globals(body []byte) ([]byte, error) {
	r := wasmReader{data: body}
	n := r.uint()
	m.counter = m.foreign + int(n)
	out := binary.AppendUvarint(nil, n+1)
	out = append(out, body[r.at:]...)
	out = append(out, 0x7f, 1, 0x41) // a mutable i32
	out = appendSigned(out, loopsPerTick)
	return append(out, 0x0b), r.err
}

// code puts the count into each loop of each function.
func (m *metered) code(body []byte) ([]byte, error) {
	count := m.count()
	r := wasmReader{data: body}
	n := r.uint()
	out := binary.AppendUvarint(make([]byte, 0, len(body)+len(body)/8), n)
	var function []byte
	for ; n > 0 && r.err == nil; n-- {
		f := wasmReader{data: r.bytes(int(r.uint()))}
		for locals := f.uint(); locals > 0 && f.err == nil; locals-- {
			f.uint()
			f.byte()
		}
		function = append(function[:0], f.data[:f.at]...)
		for f.at < len(f.data) && f.err == nil {
			start := f.at
			loop := f.instruction()
			function = append(function, f.data[start:f.at]...)
			if loop {
				function = append(function, count...)
			}
		}
		if f.err != nil {
			return nil, f.err
		}
		out = binary.AppendUvarint(out, uint64(len(function)))
		out = append(out, function...)
	}
	return out, r.err
}

// count is the code at the head of a loop.
func (m *metered) count() []byte {
	counter := binary.AppendUvarint(nil, uint64(m.counter))
	var c []byte
	c = append(append(c, 0x23), counter...) // global.get
	c = append(c, 0x41, 0x7f, 0x6a)         // i32.const -1, i32.add
	c = append(append(c, 0x24), counter...) // global.set
	c = append(append(c, 0x23), counter...)
	c = append(c, 0x45, 0x04, 0x40) // i32.eqz, if
	c = appendSigned(append(c, 0x41), loopsPerTick)
	c = append(append(c, 0x24), counter...)
	c = binary.AppendUvarint(append(c, 0x10), uint64(m.clock)) // call
	return append(c, 0x1a, 0x0b)                               // drop, end
}

func appendSigned(out []byte, v int64) []byte {
	for {
		b := byte(v & 0x7f)
		if v >>= 7; v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(out, b)
		}
		out = append(out, b|0x80)
	}
}

// wasmReader reads the binary form of WebAssembly. Its first error is kept.
type wasmReader struct {
	data []byte
	at   int
	err  error
}

func (r *wasmReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
	r.at = len(r.data)
}

func (r *wasmReader) byte() byte {
	if r.at >= len(r.data) {
		r.fail("the module breaks off")
		return 0
	}
	r.at++
	return r.data[r.at-1]
}

func (r *wasmReader) bytes(n int) []byte {
	if n < 0 || n > len(r.data)-r.at {
		r.fail("the module breaks off")
		return nil
	}
	r.at += n
	return r.data[r.at-n : r.at]
}

func (r *wasmReader) uint() uint64 {
	v, n := binary.Uvarint(r.data[r.at:])
	if n <= 0 {
		r.fail("the module breaks off")
		return 0
	}
	r.at += n
	return v
}

// numbers skips n numbers, signed or not.
func (r *wasmReader) numbers(n int) {
	for range n {
		for r.byte()&0x80 != 0 {
		}
	}
}

func (r *wasmReader) limits() {
	if flags := r.byte(); flags&1 != 0 {
		r.uint()
	}
	r.uint()
}

// instruction skips one instruction and reports whether it opens a loop.
func (r *wasmReader) instruction() bool {
	switch op := r.byte(); {
	case op == 0x03:
		r.numbers(1)
		return true
	case op <= 0x01, op == 0x05, op == 0x0b, op == 0x0f, op == 0x1a, op == 0x1b, op >= 0x45 && op <= 0xc4, op == 0xd1:
	case op == 0x02, op == 0x04, op == 0x0c, op == 0x0d, op == 0x10, op >= 0x20 && op <= 0x26, op >= 0x3f && op <= 0x42, op == 0xd0, op == 0xd2:
		r.numbers(1)
	case op == 0x11, op >= 0x28 && op <= 0x3e:
		r.numbers(2)
	case op == 0x0e:
		r.numbers(int(min(r.uint(), uint64(len(r.data)))) + 1)
	case op == 0x1c:
		r.bytes(int(r.uint()))
	case op == 0x43:
		r.bytes(4)
	case op == 0x44:
		r.bytes(8)
	case op == 0xfc:
		r.bulk(r.uint())
	case op == 0xfd:
		r.vector(r.uint())
	default:
		r.fail("unknown instruction %#x", op)
	}
	return false
}

func (r *wasmReader) bulk(op uint64) {
	switch {
	case op <= 7:
	case op == 9, op == 11, op == 13, op >= 15 && op <= 17:
		r.numbers(1)
	case op == 8, op == 10, op == 12, op == 14:
		r.numbers(2)
	default:
		r.fail("unknown instruction 0xfc %d", op)
	}
}

func (r *wasmReader) vector(op uint64) {
	switch {
	case op <= 11, op == 92, op == 93:
		r.numbers(2)
	case op == 12, op == 13:
		r.bytes(16)
	case op >= 21 && op <= 34:
		r.bytes(1)
	case op >= 84 && op <= 91:
		r.numbers(2)
		r.bytes(1)
	case op > 255:
		r.fail("unknown instruction 0xfd %d", op)
	}
}
