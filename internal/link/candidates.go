package link

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/graph"
	"github.com/hearsay-project/hearsay/internal/link/radix"
)

// all is the number of documents up to which every pair is looked at.
const all = 48

// crowd is the number of documents from which a key leads to its hubs only:
// what a thousand documents share tells no two of them apart.
const crowd = 40

// hubs is the number of documents that stand for a crowd.
const hubs = 4

// nearest is the number of candidates that are kept for one document.
const nearest = 24

// candidate is a pair of documents to compare, by their indexes, a < b. Topic
// says that only what they are about brought them together.
type candidate struct {
	a, b  int32
	topic bool
}

// candidates returns the pairs of documents that may be related, in order, and
// for each document the one that is most like it, or itself. Beyond a few dozen
// documents the pairs are found by key: shingles of three words that tell
// something, telling figures, and rare names.
func candidates(ctx context.Context, p *pile, ts []*head) (pairs []candidate, near []int32, err error) {
	near = make([]int32, len(ts))
	for i := range near {
		near[i] = int32(i)
	}
	if len(ts) <= all {
		for i := range ts {
			for j := i + 1; j < len(ts); j++ {
				pairs = append(pairs, candidate{a: int32(i), b: int32(j)})
			}
		}
		return pairs, near, nil
	}
	order := hubOrder(ts)
	byKey, byWord, err := lookups(ctx, p, order)
	if err != nil {
		return nil, nil, err
	}
	found := make([][]candidate, len(ts))
	var scratch sync.Pool
	err = portions(ctx, len(ts), func(from, to int) error {
		s, _ := scratch.Get().(*scores)
		if s == nil {
			s = &scores{of: make([]float32, len(ts))}
		}
		defer scratch.Put(s)
		for d := int32(from); d < int32(to); d++ {
			if found[d] = s.byKeys(found[d], d, byKey, order); len(found[d]) > 0 {
				near[d] = found[d][0].a + found[d][0].b - d
			}
			found[d] = s.byTopic(found[d], d, byWord, order)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	pairs = slices.Concat(found...)
	slices.SortFunc(pairs, func(x, y candidate) int {
		c := cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
		if c == 0 && x.topic != y.topic {
			if y.topic {
				return -1
			}
			return 1
		}
		return c
	})
	return slices.CompactFunc(pairs, func(x, y candidate) bool { return x.a == y.a && x.b == y.b }), near, nil
}

// byFamily orders pairs, by their indexes, so that documents which are most
// like each other are compared one after the other, and each is unpacked for
// few of them.
func byFamily(pairs []candidate, near []int32) []int32 {
	f := graph.NewForest(len(near))
	for d, e := range near {
		f.Join(int32(d), e)
	}
	items := make([]radix.Item, len(pairs))
	for i, x := range pairs {
		items[i] = radix.Item{Hi: uint64(f.Root(x.a)), Lo: uint64(i)}
	}
	radix.Sort(items)
	order := make([]int32, len(pairs))
	for i, x := range items {
		order[i] = int32(x.Lo)
	}
	return order
}

// scores adds up how much other documents have in common with one.
type scores struct {
	of      []float32 // by document; zero again after each use
	touched []int32
}

func (s *scores) hit(e int32, w float32) {
	if s.of[e] == 0 {
		s.touched = append(s.touched, e)
	}
	s.of[e] += w
}

// take appends the documents with the highest scores to pairs, at most nearest
// of them and none below least.
func (s *scores) take(pairs []candidate, d int32, least float32, topic bool, order []int32) []candidate {
	high := s.touched[:0]
	for _, e := range s.touched {
		if s.of[e] >= least && e != d {
			high = append(high, e)
		} else {
			s.of[e] = 0
		}
	}
	slices.SortFunc(high, func(x, y int32) int {
		return cmp.Or(cmp.Compare(s.of[y], s.of[x]), cmp.Compare(order[x], order[y]))
	})
	for _, e := range high[:min(len(high), nearest)] {
		pairs = append(pairs, candidate{a: min(d, e), b: max(d, e), topic: topic})
	}
	for _, e := range high {
		s.of[e] = 0
	}
	s.touched = s.touched[:0]
	return pairs
}

// byKeys finds the documents that share most keys with d.
func (s *scores) byKeys(pairs []candidate, d int32, x *keyed, order []int32) []candidate {
	for _, g := range x.of[x.from[d]:x.from[d+1]] {
		docs := x.docs[x.start[g]:x.start[g+1]]
		w := 1 + 1/float32(len(docs))
		if len(docs) > crowd {
			docs, w = x.hubs[g], 0.5
		}
		for _, e := range docs {
			s.hit(e, w)
		}
	}
	return s.take(pairs, d, 2, false, order)
}

// topics is the number of words by which texts about one event find each
// other.
const topics = 24

// entry says how much a word weighs in a document.
type entry struct {
	doc    int32
	weight float32
}

// topical lists the documents by their most telling words, each word a list:
// of[d*topics:][:have[d]] are the lists of document d, and weights how much the
// word weighs in it.
type topical struct {
	entries []entry
	start   []int
	of      []int32
	weights []float32
	have    []uint8
}

// topicIndex builds lists from words, each with its document and weight.
func topicIndex(words *radix.Buckets, n int) *topical {
	x := &topical{
		start: []int{0}, of: make([]int32, n*topics), weights: make([]float32, n*topics), have: make([]uint8, n),
	}
	words.Each(func(items []radix.Item) {
		for i, it := range items {
			d, w := int32(it.Lo>>32), math.Float32frombits(uint32(it.Lo))
			at := int(d)*topics + int(x.have[d])
			x.of[at], x.weights[at] = int32(len(x.start)-1), w
			x.have[d]++
			x.entries = append(x.entries, entry{d, w})
			if i+1 == len(items) || items[i+1].Hi != it.Hi {
				x.start = append(x.start, len(x.entries))
			}
		}
	})
	return x
}

// byTopic finds the documents whose most telling words are those of d.
func (s *scores) byTopic(pairs []candidate, d int32, x *topical, order []int32) []candidate {
	from := int(d) * topics
	for i := from; i < from+int(x.have[d]); i++ {
		list := x.entries[x.start[x.of[i]]:x.start[x.of[i]+1]]
		// Of a word that many have, those nearest in the pile's order are
		// looked at: every document of a large event finds some.
		if n := len(list); n > 4*crowd {
			at, _ := slices.BinarySearchFunc(list, d, func(e entry, d int32) int { return cmp.Compare(e.doc, d) })
			from := max(0, min(at-2*crowd, n-4*crowd))
			list = list[from : from+4*crowd]
		}
		for _, e := range list {
			s.hit(e.doc, x.weights[i]*e.weight)
		}
	}
	return s.take(pairs, d, 0.04, true, order)
}

// top returns the n heaviest words of v, in order of their numbers.
func (v vector) top(n int) vector {
	by := make([]uint64, len(v.words))
	for i, w := range v.weights {
		// Weights are positive, so that their bits are in their order.
		by[i] = uint64(^math.Float32bits(w))<<32 | uint64(i)
	}
	slices.Sort(by)
	by = by[:min(n, len(by))]
	for k, x := range by {
		by[k] = uint64(uint32(x))
	}
	slices.Sort(by)
	out := vector{words: make([]uint32, len(by)), weights: make([]float32, len(by))}
	for k, i := range by {
		out.words[k], out.weights[k] = v.words[i], v.weights[i]
	}
	return out
}

// Keys returns what a document can be found by, sorted, each once: those of a
// shared text have several in common. Its lowest eight bits say what a key is
// made of. Weights may be nil.
func Keys(doc *hearsay.Annotated, w *Weights) []uint64 {
	t := read(doc)
	if w != nil {
		t.markFurniture(w.Furniture)
	}
	return t.keys()
}

// What a key is made of.
const (
	ofShingle = iota
	ofFigure
	ofName
	ofTopic
)

// keys returns what the text can be found by; see [Keys].
func (t *text) keys() []uint64 {
	keys := t.allKeys(make([]uint64, 0, len(t.ids)+len(t.figures)))
	slices.Sort(keys)
	return slices.Compact(keys)
}

// allKeys appends the keys as they come, some more than once.
func (t *text) allKeys(keys []uint64) []uint64 {
	for i := 0; i+3 <= len(t.ids); i++ {
		told := float32(0)
		skip := false
		for j := i; j < i+3; j++ {
			if t.marks[j]&furniture != 0 {
				skip = true
			}
			if t.marks[j]&common == 0 {
				told += t.weight[j]
			}
		}
		if skip || told < 0.9 {
			continue
		}
		h := uint64(t.ids[i])
		h = (h ^ uint64(t.ids[i+1])<<20) * 0x9e3779b97f4a7c15
		h ^= h >> 31
		h = (h ^ uint64(t.ids[i+2])) * 0xbf58476d1ce4e5b9
		keys = append(keys, (h^h>>29)<<8|ofShingle)
	}
	for _, f := range t.figures {
		if f.tell >= 0.5 {
			keys = append(keys, uint64(f.key)<<8|ofFigure)
		}
	}
	for i, m := range t.marks {
		if m&capital != 0 && m&(opens|furniture) == 0 && t.weight[i] > 0.9 {
			keys = append(keys, uint64(t.roots[i])<<8|ofName)
		}
	}
	return keys
}

// exact is the number of documents up to which every shingle is looked up.
// In larger piles each document keeps those whose hashes end in noughts, a
// share that falls as the pile grows but not below one in sparsest: what one
// kept shingle stands for is many.
const (
	exact    = 100_000
	sparsest = 8
)

// sparse is one over the share of shingles that are looked up.
func sparse(documents int) uint64 {
	n := uint64(1)
	for n < sparsest && int(n)*exact < documents {
		n *= 2
	}
	return n
}

// lookups returns the documents by the keys that several have, and the most
// telling words of each.
func lookups(ctx context.Context, p *pile, order []int32) (*keyed, *topical, error) {
	n := p.Len()
	var postings, words radix.Buckets
	every := sparse(p.Len())
	err := portions(ctx, n, func(from, to int) error {
		var mine, tops []radix.Item
		var buf []uint64
		for i := from; i < to; i++ {
			t, err := p.text(int32(i))
			if err != nil {
				return err
			}
			top := t.topic.top(topics)
			for k, w := range top.words {
				tops = append(tops, radix.Item{Hi: uint64(w) << 32, Lo: uint64(i)<<32 | uint64(math.Float32bits(top.weights[k]))})
			}
			buf = t.allKeys(buf[:0])
			for _, k := range buf {
				if k&0xff != ofShingle || k>>8%every == 0 {
					mine = append(mine, radix.Item{Hi: k, Lo: uint64(i)})
				}
			}
		}
		postings.Add(mine)
		words.Add(tops)
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return index(&postings, n, order), topicIndex(&words, n), nil
}

// keyed lists the documents by the keys that several have, each key a group:
// docs[start[g]:start[g+1]] are those of group g, and of[from[d]:from[d+1]]
// the groups of document d.
type keyed struct {
	docs  []int32
	start []int
	hubs  map[int32][]int32 // of the groups that are a crowd
	of    []int32
	from  []int
}

// index groups the postings of n documents by key.
func index(postings *radix.Buckets, n int, order []int32) *keyed {
	x := &keyed{start: []int{0}, from: make([]int, n+1), hubs: map[int32][]int32{}}
	postings.Each(func(items []radix.Item) {
		items = slices.Compact(items)
		for i := 0; i < len(items); {
			j := i
			for j < len(items) && items[j].Hi == items[i].Hi {
				j++
			}
			group := items[i:j]
			if i = j; len(group) == 1 {
				continue
			}
			if len(group) > crowd {
				x.hubs[int32(len(x.start)-1)] = hubsOf(group, order)
			}
			for _, p := range group {
				x.docs = append(x.docs, int32(p.Lo))
				x.from[p.Lo+1]++
			}
			x.start = append(x.start, len(x.docs))
		}
	})
	for d := range n {
		x.from[d+1] += x.from[d]
	}
	x.of = make([]int32, x.from[n])
	next := slices.Clone(x.from)
	for g := range len(x.start) - 1 {
		for _, d := range x.docs[x.start[g]:x.start[g+1]] {
			x.of[next[d]] = int32(g)
			next[d]++
		}
	}
	return x
}

// hubOrder ranks documents by how likely they are to be the one that others
// come from: dated before undated, earlier before later, with more metadata
// before less.
func hubOrder(ts []*head) []int32 {
	by := make([]int32, len(ts))
	for i := range by {
		by[i] = int32(i)
	}
	slices.SortStableFunc(by, func(x, y int32) int {
		a, b := ts[x], ts[y]
		pa, pb := a.published(), b.published()
		if (pa == "") != (pb == "") {
			if pa != "" {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(b.stated(), a.stated()),
			cmp.Compare(b.length, a.length), cmp.Compare(a.id, b.id))
	})
	order := make([]int32, len(ts))
	for rank, i := range by {
		order[i] = int32(rank)
	}
	return order
}

// hubsOf returns the documents of a crowd that come first in order.
func hubsOf(group []radix.Item, order []int32) []int32 {
	best := make([]int32, 0, hubs+1)
	for _, p := range group {
		i := len(best)
		for i > 0 && order[p.Lo] < order[best[i-1]] {
			i--
		}
		if i < hubs {
			best = slices.Insert(best, i, int32(p.Lo))
			best = best[:min(len(best), hubs)]
		}
	}
	return best
}
