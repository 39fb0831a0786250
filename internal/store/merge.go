package store

import (
	"crypto/sha256"
	"encoding/json"
	"slices"
	"strings"
)

// ValueDigest names the value of a record: 16 bytes of the SHA-256 of its JSON.
func ValueDigest(value any) (d [16]byte, err error) {
	b, err := json.Marshal(value)
	if err != nil {
		return d, err
	}
	sum := sha256.Sum256(b)
	copy(d[:], sum[:])
	return d, nil
}

// Kept is a record of the report that readers see.
type Kept struct {
	Row    int64  // where the store has it
	Sort   string // see [Item]
	Digest [16]byte
}

// Merged says what a new report changes in the records of one kind.
type Merged struct {
	// Sorts are the places of the new records, in step with them.
	Sorts []string
	// Stays says of each whether a kept record stands for it already.
	Stays []bool
	// Gone are the rows of the kept records that stand for none.
	Gone []int64
}

// maxSort bounds the length of a place. Each thing that comes between the same
// two makes it longer.
const maxSort = 48

// Merge compares the records of one kind, both lists in order. What is in both
// stays where it is, and what is new gets places in between, so that a document
// that joins a large pile changes few rows. One whose digest is zero is in both
// for none of the other list.
func Merge(kept []Kept, digests [][16]byte) Merged {
	at := make(map[[16]byte][]int, len(kept)) // places in kept, the first one last
	for i := len(kept) - 1; i >= 0; i-- {
		at[kept[i].Digest] = append(at[kept[i].Digest], i)
	}
	match := make([]int, len(digests)) // in kept, or -1
	for i, d := range digests {
		match[i] = -1
		if list := at[d]; len(list) > 0 && d != [16]byte{} {
			match[i] = list[len(list)-1]
			at[d] = list[:len(list)-1]
		}
	}
	inOrder(match)
	m := Merged{Sorts: make([]string, len(digests)), Stays: make([]bool, len(digests))}
	stays := make([]bool, len(kept))
	low := ""
	for i := 0; i < len(digests); {
		if k := match[i]; k >= 0 {
			m.Sorts[i], m.Stays[i], stays[k] = kept[k].Sort, true, true
			low = kept[k].Sort
			i++
			continue
		}
		j := i
		for j < len(digests) && match[j] < 0 {
			j++
		}
		high := ""
		if j < len(digests) {
			high = kept[match[j]].Sort
		}
		if between(m.Sorts[i:j], low, high) > maxSort {
			return anew(kept, len(digests))
		}
		i = j
	}
	for k, s := range stays {
		if !s {
			m.Gone = append(m.Gone, kept[k].Row)
		}
	}
	return m
}

// anew gives all records new places.
func anew(kept []Kept, n int) Merged {
	m := Merged{Sorts: make([]string, n), Stays: make([]bool, n)}
	for i := range m.Sorts {
		m.Sorts[i] = ordinal(i + 1)
	}
	for _, k := range kept {
		m.Gone = append(m.Gone, k.Row)
	}
	return m
}

// inOrder keeps the longest run of matches that ascends, and sets the rest to
// -1. (M. L. Fredman, On computing the length of longest increasing
// subsequences, 1975.)
func inOrder(match []int) {
	var ends []int                    // index in match of the least end of an ascending run of each length
	before := make([]int, len(match)) // the one before it in its run
	for i, k := range match {
		if k < 0 {
			continue
		}
		n, _ := slices.BinarySearchFunc(ends, k, func(e, k int) int { return match[e] - k })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	keep := make([]bool, len(match))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			keep[i] = true
		}
	}
	for i := range match {
		if !keep[i] {
			match[i] = -1
		}
	}
}

// digits are those that places are made of, in the order of their bytes.
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// between fills places with keys that ascend between low and high, of which ""
// is no bound, and returns the length of the longest.
func between(places []string, low, high string) int {
	if len(places) == 0 {
		return 0
	}
	if low == "" && high == "" {
		for i := range places {
			places[i] = ordinal(i + 1)
		}
		return len(places[0])
	}
	half := len(places) / 2
	mid := middle(low, high)
	places[half] = mid
	return max(len(mid), between(places[:half], low, mid), between(places[half+1:], mid, high))
}

// middle returns a key between two, of which high does not end in noughts that
// low has not.
func middle(low, high string) string {
	var b strings.Builder
	for i := 0; ; i++ {
		l, h := 0, len(digits)
		if i < len(low) {
			l = strings.IndexByte(digits, low[i])
		}
		if i < len(high) {
			h = strings.IndexByte(digits, high[i])
		}
		switch {
		case h-l > 1:
			b.WriteByte(digits[(l+h)/2])
			return b.String()
		case h > l: // next to each other: whatever follows l
			high = ""
		}
		b.WriteByte(digits[l])
	}
}
