// Package align finds the passages that two texts share: seeds of equal words,
// joined to chains over small differences, extended at their ends. Passages
// may cross, so that a moved paragraph is found too.
//
// Texts are sequences of numbers that stand for words. [Passages] is the way
// in.
package align

import (
	"bytes"
	"cmp"
	"slices"
	"sync"
)

// Passage is a stretch that two texts share: words A0 to A1 of one and B0 to
// B1 of the other, half-open.
type Passage struct {
	A0, A1, B0, B1 int
	// Kept is the number of words that are the same and in the same order.
	Kept int
}

// Options bound what counts as a passage. The zero value means the defaults.
type Options struct {
	// Seed is the number of equal words that a passage starts from, 3 by
	// default.
	Seed int
	// Gap is the largest number of words on either side that differ inside
	// a passage between two stretches of equal words, 4 by default.
	Gap int
	// Least is the weight that the equal words of a passage must have
	// together, 3 by default.
	Least float64
	// Weights are those of the words of A; nil means 1 for each.
	Weights []float32
}

func (o *Options) defaults() {
	if o.Seed == 0 {
		o.Seed = 3
	}
	if o.Gap == 0 {
		o.Gap = 4
	}
	if o.Least == 0 {
		o.Least = 3
	}
}

// most occurrences of one seed in B that are looked at: enough for a text that
// repeats itself, and a bound for one that is nothing but repetition.
const most = 8

// effort bounds the words compared for each word of the texts, so that time is
// linear on texts of one repeated word.
const effort = 32

// match is a maximal stretch of equal words.
type match struct {
	a, b, n int
	own     float64 // weight of its words
	weight  float64 // of the chain that ends with it
}

// Passages returns the passages that a and b share, in the order of a. No word
// of a or of b is in two of them.
func Passages(a, b []uint32, o Options) []Passage {
	o.defaults()
	x := memory.Get().(*Aligner)
	defer memory.Put(x)
	x.Against(b, o.Seed)
	return x.Passages(a, o)
}

// Aligner aligns several texts with one. It is for one goroutine.
type Aligner struct {
	b []uint32
	k int // words of a seed
	// heads holds the first position in b of each bucket, plus one, next the
	// one after it.
	heads, next []int32
	seeds       []uint32 // the numbers of the seeds of b
	// shared is, for each position of b, the first one from there on whose seed
	// has the number of another.
	shared []int32

	done  []int32
	ms    []match
	prev  []int32
	order []int32
	marks []byte
}

// Against has texts aligned with b from now on, by seeds of so many words.
func (x *Aligner) Against(b []uint32, seed int) {
	x.b, x.k = b, seed
	size := 1
	for size < 2*len(b) {
		size *= 2
	}
	x.heads, x.next = room(x.heads, size), room(x.next, len(b))
	x.seeds, x.shared = room(x.seeds, len(b)), room(x.shared, len(b)+1)
	clear(x.heads)
	clear(x.shared)
	mask := uint32(size - 1)
	for j := len(b) - seed; j >= 0; j-- {
		h := uint32(0)
		if seed == 3 {
			h = hash3(b[j:])
		} else {
			h = hash(b[j:], seed)
		}
		after := x.heads[h&mask]
		x.seeds[j], x.next[j], x.heads[h&mask] = h, after, int32(j+1)
		for ; after > 0; after = x.next[after-1] {
			if x.seeds[after-1] == h {
				x.shared[j], x.shared[after-1] = 1, 1
				break
			}
		}
	}
	first := int32(len(b))
	for j := len(b); j >= 0; j-- {
		if x.shared[j] > 0 {
			first = int32(j)
		}
		x.shared[j] = first
	}
}

// Passages is [Passages] for a and the text of [Aligner.Against]. The seed of o
// is that given there.
func (x *Aligner) Passages(a []uint32, o Options) []Passage {
	o.Seed = x.k
	o.defaults()
	ms := x.matches(a, &o)
	if len(ms) == 0 {
		return nil
	}
	x.chain(ms, o.Gap)
	return x.pick(a, ms, &o)
}

// sum is the weight of the words i to before j of A.
func (o *Options) sum(i, j int) float64 {
	if o.Weights == nil {
		return float64(j - i)
	}
	w := 0.0
	for _, x := range o.Weights[i:j] {
		w += float64(x)
	}
	return w
}

// hash numbers the k words at the start of w; unequal words may share it.
func hash(w []uint32, k int) uint32 {
	if k == 3 { // the default
		return hash3(w)
	}
	h := uint64(0)
	for _, id := range w[:k] {
		h = (h ^ uint64(id)) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return uint32(h >> 32)
}

// hash3 is [hash] of three words, so short that it needs no call.
func hash3(w []uint32) uint32 {
	_ = w[2]
	h := uint64(w[0]) * 0x9e3779b97f4a7c15
	h = (h ^ h>>29 ^ uint64(w[1])) * 0x9e3779b97f4a7c15
	h = (h ^ h>>29 ^ uint64(w[2])) * 0x9e3779b97f4a7c15
	return uint32((h ^ h>>29) >> 32)
}

var memory = sync.Pool{New: func() any { return new(Aligner) }}

// keepLength bounds the memory that is kept: texts of usual length fit.
const keepLength = 1 << 16

// room returns n elements of any value, in the memory of s if it is large
// enough and not far too large.
func room[T any](s []T, n int) []T {
	switch {
	case cap(s) >= n && (cap(s) <= 2*keepLength || n > keepLength):
		return s[:n]
	case n > keepLength:
		return make([]T, n)
	}
	return make([]T, n, 2*n)
}

// matches returns the maximal stretches of at least o.Seed equal words.
func (x *Aligner) matches(a []uint32, o *Options) []match {
	b, k := x.b, o.Seed
	if len(a) < k || len(b) < k {
		return nil
	}
	heads, next := x.heads, x.next
	mask := uint32(len(heads) - 1)
	// done[d] is where the last match on diagonal i-j ends in a.
	x.done = room(x.done, len(a)+len(b))
	done := x.done
	clear(done)
	ms := room(x.ms, 0)
	budget := effort * (len(a) + len(b))
	at, end := 0, 0 // the last match: how far b is behind, and where it ends in a
	for i := 0; i+k <= len(a) && budget > 0; i++ {
		if i+k <= end {
			// Seeds that are nowhere but in the match are passed over.
			if i = min(int(x.shared[i-at])+at, end-k+1); i+k > len(a) {
				break
			}
		}
		seen := 0
		h := uint32(0)
		if k == 3 {
			h = hash3(a[i:])
		} else {
			h = hash(a[i:], k)
		}
		for j := int(heads[h&mask]) - 1; j >= 0 && seen < most; j = int(next[j]) - 1 {
			if x.seeds[j] != h {
				continue
			}
			d := i - j + len(b)
			if done[d] > int32(i) {
				seen++
				continue
			}
			n := 0
			for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
				n++
			}
			budget -= n + 1
			if n < k {
				continue
			}
			seen++
			done[d] = int32(i + n)
			at, end = i-j, i+n
			ms = append(ms, match{a: i, b: j, n: n, own: o.sum(i, i+n)})
		}
	}
	x.ms = ms
	return ms
}

// lookback bounds the matches that one match is joined to.
const lookback = 48

// chain joins each match to the one before it that makes the heaviest chain:
// prev holds the index of that one, or -1. The weight of a match becomes that
// of its chain.
func (x *Aligner) chain(ms []match, gap int) {
	slices.SortFunc(ms, func(x, y match) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	x.prev = room(x.prev, len(ms))
	prev := x.prev
	for i := range ms {
		prev[i] = -1
		best := 0.0
		for p := i - 1; p >= 0 && p >= i-lookback; p-- {
			da := ms[i].a - ms[p].a - ms[p].n
			db := ms[i].b - ms[p].b - ms[p].n
			// A small overlap is cut off later, when words are given out.
			if da > gap || db > gap || da < -3 || db < -3 || ms[i].b <= ms[p].b {
				continue
			}
			if w := ms[p].weight - 0.25*float64(max(da, db, 0)); w > best {
				best, prev[i] = w, int32(p)
			}
		}
		ms[i].weight = ms[i].own + best
	}
}

// pick gives the words of a and b to the heaviest chains first.
func (x *Aligner) pick(a []uint32, ms []match, o *Options) []Passage {
	b, prev := x.b, x.prev
	x.order = room(x.order, len(ms))
	order := x.order
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(x, y int32) int {
		return cmp.Compare(ms[y].weight, ms[x].weight)
	})
	x.marks = room(x.marks, len(a)+len(b)+len(ms))
	marks := x.marks
	clear(marks)
	usedA, usedB, spent := marks[:len(a)], marks[len(a):len(a)+len(b)], marks[len(a)+len(b):]
	var out []Passage
	for _, end := range order {
		if spent[end] != 0 || ms[end].weight < o.Least {
			continue
		}
		if p, ok := take(ms, prev, end, spent, usedA, usedB, o); ok {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y Passage) int { return cmp.Compare(x.A0, y.A0) })
	for i := range out {
		extend(a, b, &out[i], usedA, usedB)
	}
	return out
}

// take walks a chain back from its end over matches whose words are still
// free, and marks them.
func take(ms []match, prev []int32, end int32, spent, usedA, usedB []byte, o *Options) (Passage, bool) {
	var p Passage
	weight := 0.0
	for i := end; i >= 0 && spent[i] == 0; i = prev[i] {
		spent[i] = 1
		m := ms[i]
		x, y, n := m.a, m.b, m.n
		if p.Kept > 0 { // cut off what overlaps with the piece after it
			n = min(n, p.A0-x, p.B0-y)
		}
		for n > 0 && usedA[x]|usedB[y] != 0 {
			x, y, n = x+1, y+1, n-1
		}
		if n > 0 {
			n = min(untilUsed(usedA[x:x+n]), untilUsed(usedB[y:y+n]))
		}
		if n <= 0 {
			if p.Kept > 0 {
				break
			}
			continue
		}
		if p.Kept > 0 && (p.A0-x-n > o.Gap+3 || p.B0-y-n > o.Gap+3 || !free(usedA[x+n:p.A0]) || !free(usedB[y+n:p.B0])) {
			break
		}
		if p.Kept == 0 {
			p.A1, p.B1 = x+n, y+n
		}
		p.A0, p.B0, p.Kept = x, y, p.Kept+n
		if n == m.n {
			weight += m.own
		} else {
			weight += o.sum(x, x+n)
		}
	}
	if p.Kept < o.Seed || weight < o.Least {
		return p, false
	}
	use(usedA[p.A0:p.A1])
	use(usedB[p.B0:p.B1])
	return p, true
}

// untilUsed returns the number of words before the first one that is used.
func untilUsed(used []byte) int {
	if i := bytes.IndexByte(used, 1); i >= 0 {
		return i
	}
	return len(used)
}

func free(used []byte) bool { return bytes.IndexByte(used, 1) < 0 }

// use marks words as used.
func use(words []byte) {
	for len(words) > 0 {
		words = words[copy(words, allUsed):]
	}
}

var allUsed = bytes.Repeat([]byte{1}, 256)

// steps are the changed words on either side over which a passage extends, the
// shortest first.
var steps = [...][2]int{{0, 0}, {1, 1}, {1, 0}, {0, 1}, {2, 2}, {2, 1}, {1, 2}, {2, 0}, {0, 2}}

// extend moves the ends of p outward over equal words, and over a few changed
// ones where two equal words follow them.
func extend(a, b []uint32, p *Passage, usedA, usedB []byte) {
	same := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(a) && j < len(b) && a[i] == b[j] && usedA[i]|usedB[j] == 0
	}
	grow := func(i, j, by int) bool {
		for _, s := range steps {
			x, y := i+by*s[0], j+by*s[1]
			if !same(x, y) || s != [2]int{} && !same(x+by, y+by) {
				continue
			}
			if !claim(usedA, i, x) || !claim(usedB, j, y) {
				return false
			}
			p.Kept++
			p.A0, p.A1 = min(p.A0, x), max(p.A1, x+1)
			p.B0, p.B1 = min(p.B0, y), max(p.B1, y+1)
			return true
		}
		return false
	}
	for grow(p.A0-1, p.B0-1, -1) {
	}
	for grow(p.A1, p.B1, 1) {
	}
}

// claim marks the positions from i to j as used if none of them was.
func claim(used []byte, i, j int) bool {
	words := used[min(i, j) : max(i, j)+1]
	if !free(words) {
		return false
	}
	use(words)
	return true
}
