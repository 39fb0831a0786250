package records

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"testing"
)

func TestRecordsComeBack(t *testing.T) {
	const n = 3000
	record := func(i int) []byte {
		if i%7 == 0 {
			return nil
		}
		return bytes.Repeat(fmt.Appendf(nil, "record %d ", i), i%40*i%90)
	}
	for _, onDisk := range []bool{false, true} {
		t.Run(fmt.Sprint("on disk ", onDisk), func(t *testing.T) {
			r, err := New(n, onDisk)
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			var b Batch
			b.To(r)
			for i := range n {
				if err := b.Put(i, func(to []byte) []byte { return append(to, record(i)...) }); err != nil {
					t.Fatal(err)
				}
			}
			if err := b.Flush(); err != nil {
				t.Fatal(err)
			}
			last := binary.LittleEndian.AppendUint32([]byte("front"), 5)
			if err := r.Add(append(last, "middle and end"...)); err != nil {
				t.Fatal(err)
			}
			if r.Len() != n+1 {
				t.Errorf("%d records, want %d", r.Len(), n+1)
			}
			var w Window
			for from := 0; from < n; from += 64 {
				if err := w.Open(r, from, min(from+64, n)); err != nil {
					t.Fatal(err)
				}
				for i := from; i < min(from+64, n); i++ {
					if got, err := w.Get(i); err != nil || !bytes.Equal(got, record(i)) {
						t.Fatalf("record %d in a window is %q, %v", i, got, err)
					}
					if got, err := r.Get(i, nil); err != nil || !bytes.Equal(got, record(i)) {
						t.Fatalf("record %d is %q, %v", i, got, err)
					}
				}
			}
			if got, err := r.Within(n, 5, nil); err != nil || string(got) != "middl" {
				t.Errorf("within the last record is %q, %v", got, err)
			}
		})
	}
}
