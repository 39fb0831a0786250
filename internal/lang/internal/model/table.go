package model

// Table maps 32-bit keys to small numbers by open addressing. The zero Table is
// empty. Words that are not in it are found with a chance of one in 70,000,
// which is the price for storing no strings.
type Table struct {
	keys []uint32
	vals []uint16
	mask uint32
}

// NewTable makes a table of the given pairs; the value 0 means absence.
func NewTable(keys []uint32, vals []uint16) Table {
	size := 16
	for size < 2*len(keys) {
		size *= 2
	}
	t := Table{make([]uint32, size), make([]uint16, size), uint32(size - 1)}
	for i, k := range keys {
		j := k & t.mask
		for t.keys[j] != 0 && t.keys[j] != k {
			j = (j + 1) & t.mask
		}
		t.keys[j], t.vals[j] = k, vals[i]
	}
	return t
}

func (t *Table) get(k uint32) uint16 {
	if t.keys == nil {
		return 0
	}
	for j := k & t.mask; ; j = (j + 1) & t.mask {
		switch t.keys[j] {
		case k:
			return t.vals[j]
		case 0:
			return 0
		}
	}
}

// Get gives the value stored for a key, 0 when there is none.
func (t *Table) Get(k uint32) uint16 { return t.get(k) }

// Tables are the word lists that the feature extraction reads.
type Tables struct {
	Clusters Table // hash of the lower-cased word → cluster number + 1
	Classes  Table // Word.Lower → index of the set of tags seen with it
	// Allowed lists the tags of each class whose words are frequent enough
	// that no other tag need be tried; nil where all tags must be tried.
	Allowed [][]uint8
}
