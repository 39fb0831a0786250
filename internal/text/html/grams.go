package html

import "github.com/hearsay-project/hearsay/internal/text/fold"

// gramSize is the number of words in a shingle.
const gramSize = 4

// grams returns the hashes of the shingles of a text; a text of fewer words
// is one shingle.
func grams(text string) []uint64 {
	out, _ := gramsOf(fold.Words(text))
	return out
}

// gramsOf is [grams] of words that were cut already, and a hash of them all.
func gramsOf(words []fold.Word) (out []uint64, sum uint64) {
	if len(words) == 0 {
		return nil, 0
	}
	hashes := make([]uint64, len(words))
	for i, w := range words {
		var h uint64 = 14695981039346656037 // FNV-1a
		for _, c := range []byte(w.Folded) {
			h = (h ^ uint64(c)) * 1099511628211
		}
		hashes[i] = h
		sum = (sum ^ h) * 1099511628211
		sum ^= sum >> 29
	}
	n := max(1, len(words)-gramSize+1)
	out = make([]uint64, n)
	for i := range n {
		var h uint64 = 14695981039346656037
		for _, w := range hashes[i:min(i+gramSize, len(hashes))] {
			h = (h ^ w) * 1099511628211
			h ^= h >> 29
		}
		out[i] = h
	}
	return out, sum
}

// gramSet is the shingles of a text.
type gramSet map[uint64]bool

func setOf(texts ...string) gramSet {
	set := gramSet{}
	for _, t := range texts {
		for _, g := range grams(t) {
			set[g] = true
		}
	}
	return set
}

// setOfLeaves is [setOf] of leaves that were cut already.
func setOfLeaves(all []leaf) gramSet {
	n := 0
	for _, l := range all {
		n += len(l.grams)
	}
	set := make(gramSet, n)
	for _, l := range all {
		for _, g := range l.grams {
			set[g] = true
		}
	}
	return set
}

// cover returns the share of the shingles that are in the set.
func (s gramSet) cover(grams []uint64) float64 {
	if len(grams) == 0 {
		return 0
	}
	n := 0
	for _, g := range grams {
		if s[g] {
			n++
		}
	}
	return float64(n) / float64(len(grams))
}
