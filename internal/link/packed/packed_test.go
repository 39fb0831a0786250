package packed

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"
)

func TestReaderTakesWhatWasAppended(t *testing.T) {
	var b []byte
	for _, n := range []uint64{0, 127, 128, 1 << 40} {
		b = binary.AppendUvarint(b, n)
	}
	b = binary.LittleEndian.AppendUint32(b, 7)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(0.25))
	b = append(b, "\x03foo\x01\x80\x02\x05"...)
	r := Reader(b)
	for _, want := range []int{0, 127, 128, 1 << 40} {
		if got := r.Int(); got != want {
			t.Errorf("Int = %d, want %d", got, want)
		}
	}
	if got := r.Uint32(); got != 7 {
		t.Errorf("Uint32 = %d", got)
	}
	if got := r.Float(); got != 0.25 {
		t.Errorf("Float = %v", got)
	}
	if got := r.String(); got != "foo" {
		t.Errorf("String = %q", got)
	}
	list := make([]int32, 3)
	if r.Ints(list); !slices.Equal(list, []int32{1, 256, 5}) || len(r) != 0 {
		t.Errorf("Ints = %d, %d bytes left", list, len(r))
	}
}

func TestReaderOfDamagedBytesHasNothingLeft(t *testing.T) {
	for name, take := range map[string]func(*Reader){
		"a number that does not end": func(r *Reader) { r.Int() },
		"a string that is cut off":   func(r *Reader) { *r = Reader("\x05four"); _ = r.String() },
		"too few bytes":              func(r *Reader) { r.Uint32() },
		"numbers that are too large": func(r *Reader) { *r = binary.AppendUvarint(nil, 1<<40); r.Ints(make([]int32, 1)) },
	} {
		t.Run(name, func(t *testing.T) {
			r := Reader("\x80\x80")
			if take(&r); r != nil {
				t.Errorf("%d bytes left", len(r))
			}
		})
	}
}
