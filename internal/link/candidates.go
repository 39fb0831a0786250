package link

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/graph"
	"github.com/hearsay-project/hearsay/internal/link/packed"
	"github.com/hearsay-project/hearsay/internal/link/radix"
	"github.com/hearsay-project/hearsay/internal/link/records"
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

// candidates calls f with the pairs of documents that may be related. Beyond a
// few dozen documents the pairs are found by key: shingles of three words that
// tell something, telling figures, and rare names.
func (p *Pile) candidates(ctx context.Context, w *Weights, f func(Portion) error) error {
	n := p.Len()
	out := &portioned{least: max(1, min(pairsTogether, n/16)), f: f}
	if n <= all {
		for i := range n {
			for j := i + 1; j < n; j++ {
				if err := out.add(candidate{a: int32(i), b: int32(j)}, j == i+1); err != nil {
					return err
				}
			}
		}
		return out.flush()
	}
	hs, err := p.headsOf(ctx)
	if err != nil {
		return err
	}
	order := hubOrder(hs)
	byKey, byWord, kept, err := p.lists(ctx, w, order)
	if err != nil {
		return err
	}
	// Each pair is found from both of its documents, mostly.
	near := make([]int32, n) // the document that each one is most like, or itself
	pairs := radix.Buckets{OnDisk: p.inFile}
	defer pairs.Close()
	key := keyFor(n)
	var scratch sync.Pool
	err = portions(ctx, n, func(from, to int) error {
		s, _ := scratch.Get().(*seeker)
		if s == nil {
			s = &seeker{key: key, order: order}
			s.byKey.of, s.byTopic.of = make([]int64, n), make([]float32, n)
		}
		defer scratch.Put(s)
		s.pairs = s.pairs[:0]
		if kept != nil {
			if err := s.byShared(ctx, kept.together[from:to], kept, near); err != nil {
				return err
			}
		}
		for d := int32(from); d < int32(to); d++ {
			if kept == nil {
				near[d] = s.keys(d, byKey)
			}
			s.topics(d, byWord)
		}
		return pairs.Add(s.pairs)
	})
	if err != nil {
		return err
	}
	byKey, byWord = nil, nil
	p.forget()
	families := graph.NewForest(n)
	for d, e := range near {
		families.Join(int32(d), e)
	}
	// Documents that are most like each other are compared one after the
	// other, and all with one before those with the next, so that each is made
	// ready for few of them.
	together := radix.Buckets{OnDisk: p.inFile}
	defer together.Close()
	var some []radix.Item
	err = pairs.Each(func(items []radix.Item) error {
		for i, x := range items {
			if i > 0 && items[i-1].Hi == x.Hi {
				continue // the first is without topic, if one of them is
			}
			a, b := key.of(x.Hi)
			some = append(some, radix.Item{Hi: key.to(families.Root(a), b), Lo: uint64(a)<<1 | x.Lo})
		}
		err := together.Add(some)
		some = some[:0]
		return err
	})
	if err != nil {
		return err
	}
	last := int32(-1)
	err = together.Each(func(items []radix.Item) error {
		for _, x := range items {
			family, b := key.of(x.Hi)
			c := candidate{a: int32(x.Lo >> 1), b: b, topic: x.Lo&1 != 0}
			if err := out.add(c, family != last); err != nil {
				return err
			}
			last = family
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return out.flush()
}

// key makes one number of two documents, in their order, whose highest bits
// differ: see [radix.Buckets].
type key struct{ shift int }

// keyFor returns the key for the documents of a pile of n.
func keyFor(n int) key { return key{bits.LeadingZeros32(uint32(n))} }

func (k key) to(a, b int32) uint64 { return (uint64(a)<<32 | uint64(b)) << k.shift }

func (k key) of(x uint64) (a, b int32) {
	x >>= k.shift
	return int32(x >> 32), int32(uint32(x))
}

// pairsTogether is the number of pairs of a portion; one is up to four times
// as large so that it ends with a family.
const pairsTogether = 256

// portioned divides pairs into portions.
type portioned struct {
	least int
	f     func(Portion) error
	n     int
	buf   Portion
}

// add takes a pair; first says that it has little to do with the one before.
func (o *portioned) add(c candidate, first bool) error {
	if o.n >= o.least && (first || o.n >= 4*o.least) {
		if err := o.flush(); err != nil {
			return err
		}
	}
	o.buf = c.pack(o.buf)
	o.n++
	return nil
}

func (o *portioned) flush() error {
	if o.n == 0 {
		return nil
	}
	b := o.buf
	o.buf, o.n = nil, 0
	return o.f(b)
}

// scores adds up how much other documents have in common with one.
type scores[N int64 | float32] struct {
	of      []N // by document; zero again after each use
	touched []int32
}

func (s *scores[N]) hit(e int32, w N) {
	if s.of[e] == 0 {
		s.touched = append(s.touched, e)
	}
	s.of[e] += w
}

// take calls f with the documents with the highest scores, the highest first,
// at most nearest of them, none below least and not d.
func (s *scores[N]) take(d int32, least N, order []int32, f func(e int32)) {
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
		f(e)
	}
	for _, e := range high {
		s.of[e] = 0
	}
	s.touched = s.touched[:0]
}

// seeker looks for the documents that have something in common with one.
type seeker struct {
	byKey   scores[int64]
	byTopic scores[float32]
	pairs   []radix.Item
	key     key
	order   []int32
	shared  [][]int32 // see byShared
}

func (s *seeker) pair(d, e int32, topic uint64) {
	s.pairs = append(s.pairs, radix.Item{Hi: s.key.to(min(d, e), max(d, e)), Lo: topic})
}

// oneKey is what a key counts that two documents have in common, if ever so
// many others have it: scores are whole numbers, as their sum must not depend
// on the order of the keys.
const oneKey = 1 << 20

// keys finds the documents that share most keys with d, and returns the first
// of them, or d.
func (s *seeker) keys(d int32, x *keyed) int32 {
	for _, g := range x.of[x.from[d]:x.from[d+1]] {
		docs := x.docs[x.start[g]:x.start[g+1]]
		many := len(docs) > crowd
		if many {
			docs = x.hubs[g]
		}
		s.meet(docs, many, x.keys[g])
	}
	return s.most(d)
}

// meet counts keys that the documents have in common, or many whose hubs they
// are.
func (s *seeker) meet(docs []int32, many bool, keys int32) {
	w := int64(oneKey / 2)
	if !many {
		w = oneKey + oneKey/int64(len(docs))
	}
	for _, e := range docs {
		s.byKey.hit(e, w*int64(keys))
	}
}

// most takes the documents that share most keys with d, and returns the first
// of them, or d.
func (s *seeker) most(d int32) int32 {
	top := d
	s.byKey.take(d, 2*oneKey, s.order, func(e int32) {
		if top == d {
			top = e
		}
		s.pair(d, e, 0)
	})
	return top
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
func topicIndex(words *radix.Buckets, n int) (*topical, error) {
	x := &topical{
		start: []int{0}, of: make([]int32, n*topics), weights: make([]float32, n*topics), have: make([]uint8, n),
		entries: make([]entry, 0, n*topics),
	}
	err := words.Each(func(items []radix.Item) error {
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
		return nil
	})
	return x, err
}

// topics finds the documents whose most telling words are those of d.
func (s *seeker) topics(d int32, x *topical) {
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
			s.byTopic.hit(e.doc, x.weights[i]*e.weight)
		}
	}
	s.byTopic.take(d, 0.04, s.order, func(e int32) { s.pair(d, e, 1) })
}

// top calls f with the n heaviest words of v. Buf is memory for it.
func (v vector) top(n int, buf []uint64, f func(word uint32, weight float32)) []uint64 {
	by := sized(buf, n+1)[:0]
	for i, w := range v.weights {
		// Weights are positive, so that their bits are in their order.
		x := uint64(^math.Float32bits(w))<<32 | uint64(i)
		if len(by) == n {
			if x > by[n-1] {
				continue
			}
			by = by[:n-1]
		}
		k := len(by)
		by = append(by, x)
		for ; k > 0 && by[k-1] > x; k-- {
			by[k] = by[k-1]
		}
		by[k] = x
	}
	for _, x := range by {
		i := uint32(x)
		f(v.words[i], v.weights[i])
	}
	return by
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
	mem := scratches.Get().(*scratch)
	defer scratches.Put(mem)
	keys := t.allKeys(mem.sort[:0])
	n := len(keys)
	keys = slices.Grow(keys, n)
	mem.sort = keys
	sortHigh(keys, keys[n:2*n])
	// Hashes mostly differ in their upper halves; other keys have none.
	for i := 0; i < n; {
		j := i + 1
		for j < n && keys[j]>>32 == keys[i]>>32 {
			j++
		}
		if j-i > 1 {
			slices.Sort(keys[i:j])
		}
		i = j
	}
	return slices.Clone(slices.Compact(keys))
}

// allKeys appends the keys as they come, some more than once.
func (t *text) allKeys(keys []uint64) []uint64 {
	// What the last two words tell, and how many words since the last furniture.
	before, last, run := float32(0), float32(0), 0
	for i, m := range t.marks {
		tells := float32(0)
		if m&common == 0 {
			tells = t.weight[i]
		}
		told := before + last + tells
		before, last = last, tells
		if run++; m&furniture != 0 {
			run = 0
		}
		if run < 3 || told < 0.9 {
			continue
		}
		h := uint64(t.ids[i-2])
		h = (h ^ uint64(t.ids[i-1])<<20) * 0x9e3779b97f4a7c15
		h ^= h >> 31
		h = (h ^ uint64(t.ids[i])) * 0xbf58476d1ce4e5b9
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

// lookup is what a pile was gone through for: what its documents can be found
// by, the words that say what each is about, and how many have each word.
type lookup struct {
	postings radix.Buckets
	// Instead of postings, where the keys are kept elsewhere: see markOf and
	// leastOf.
	marks, least []uint64
	words        *records.Records
	have         map[uint32]int32
}

func (x *lookup) close() {
	if x != nil {
		x.postings.Close()
		x.words.Close()
	}
}

// lookup goes through the pile, of which the furniture is known.
func (p *Pile) lookup(ctx context.Context, furniture map[uint64]bool) (*lookup, error) {
	p.marked = nil
	n := p.Len()
	x := &lookup{postings: radix.Buckets{OnDisk: p.inFile}}
	var err error
	if x.words, err = records.New(n, p.inFile); err != nil {
		return nil, err
	}
	every := sparse(n)
	if p.keeper != nil {
		x.marks, x.least = make([]uint64, n), make([]uint64, n)
	}
	var have tally
	var scratch sync.Pool
	err = p.pass(ctx, func(from, to int, get func(int) (*text, error)) error {
		s, _ := scratch.Get().(*lookupScratch)
		if s == nil {
			s = new(lookupScratch)
		}
		defer scratch.Put(s)
		s.items, s.roots = s.items[:0], s.roots[:0]
		s.batch.To(x.words)
		for i := from; i < to; i++ {
			t, err := get(i)
			if err != nil {
				return err
			}
			t.markFurniture(furniture)
			err = s.batch.Put(i, func(b []byte) []byte {
				for _, w := range t.topicWords() {
					s.roots = append(s.roots, w.root)
					b = binary.LittleEndian.AppendUint32(b, w.root)
					b = binary.AppendUvarint(b, uint64(w.n))
				}
				return b
			})
			if err != nil {
				return err
			}
			if n <= all {
				continue // every pair is looked at
			}
			s.keys = t.allKeys(s.keys[:0])
			if x.marks != nil {
				x.marks[i], x.least[i] = t.markOf(furniture, every), leastOf(s.keys)
				continue
			}
			for j, k := range s.keys {
				// Of a word that is repeated all keys are the same.
				if lookedUp(k, every) && (j == 0 || k != s.keys[j-1]) {
					s.items = append(s.items, radix.Item{Hi: bits.RotateLeft64(k, 24), Lo: uint64(i)})
				}
			}
			if len(s.items) >= 1<<12 {
				if err := x.postings.Add(s.items); err != nil {
					return err
				}
				s.items = s.items[:0]
			}
		}
		s.parted = sized(s.parted, len(s.roots))
		have.add(s.roots, s.parted)
		if err := s.batch.Flush(); err != nil {
			return err
		}
		return x.postings.Add(s.items)
	})
	if err != nil {
		x.close()
		return nil, err
	}
	x.have = have.counts()
	return x, nil
}

type lookupScratch struct {
	items  []radix.Item
	keys   []uint64
	roots  []uint32
	parted []uint32 // see tally.add
	batch  records.Batch
}

// lists returns the documents by the keys that several have, or what finds them
// by keys that are kept elsewhere, and by the most telling words of each.
func (p *Pile) lists(ctx context.Context, w *Weights, order []int32) (byKey *keyed, byWord *topical, kept *finder, err error) {
	x := p.left
	p.left = nil
	if x == nil {
		if x, err = p.lookup(ctx, w.Furniture); err != nil {
			return nil, nil, nil, err
		}
	}
	defer x.close()
	n := p.Len()
	if p.keeper != nil && p.kept == nil {
		if err := p.keep(ctx, w, x.marks); err != nil {
			return nil, nil, nil, err
		}
	}
	if p.kept != nil {
		kept = &finder{lists: p.kept, order: order, together: inOrderOf(x.least), hubs: map[uint64][]int32{}}
	} else {
		if byKey, err = index(&x.postings, n, order); err != nil {
			return nil, nil, nil, err
		}
	}
	if err := p.weigh(ctx, w); err != nil {
		return nil, nil, nil, err
	}
	tops := radix.Buckets{OnDisk: p.inFile}
	defer tops.Close()
	var scratch sync.Pool
	err = p.portions(ctx, n, func(from, to int) error {
		s, _ := scratch.Get().(*listScratch)
		if s == nil {
			s = new(listScratch)
		}
		defer scratch.Put(s)
		s.items = s.items[:0]
		if err := s.window.Open(x.words, from, to); err != nil {
			return err
		}
		for i := from; i < to; i++ {
			b, err := s.window.Get(i)
			if err != nil {
				return err
			}
			s.words = s.words[:0]
			for r := packed.Reader(b); len(r) > 0; {
				s.words = append(s.words, topicWord{r.Uint32(), r.Int()})
			}
			s.topic = topicVector(s.topic, s.words, p.rare.of)
			s.by = s.topic.top(topics, s.by, func(word uint32, weight float32) {
				s.items = append(s.items, radix.Item{Hi: uint64(word) << 32, Lo: uint64(i)<<32 | uint64(math.Float32bits(weight))})
			})
		}
		return tops.Add(s.items)
	})
	if err != nil {
		return nil, nil, nil, err
	}
	byWord, err = topicIndex(&tops, n)
	return byKey, byWord, kept, err
}

type listScratch struct {
	items  []radix.Item
	window records.Window
	words  []topicWord
	topic  vector
	by     []uint64
}

// keyed lists the documents by the keys that several have. Keys that the same
// documents have are one group, as the hundreds of keys of a paragraph are that
// was taken over: docs[start[g]:start[g+1]] are the documents of group g,
// keys[g] says how many keys it stands for, and of[from[d]:from[d+1]] are the
// groups of document d.
type keyed struct {
	docs  []int32
	start []int
	keys  []int32
	hubs  map[int32][]int32 // of the groups that are a crowd
	of    []int32
	from  []int

	slots []int32 // groups by their documents, plus one: open addressing
}

// enter counts a key that the documents of items have, which are sorted.
func (x *keyed) enter(items []radix.Item, order []int32) {
	if len(x.keys)*2 >= len(x.slots) {
		old := x.slots
		x.slots = make([]int32, max(1<<10, 2*len(old)))
		for _, s := range old {
			if s > 0 {
				docs := x.docs[x.start[s-1]:x.start[s]]
				*x.slot(hashOfDocs(len(docs), func(i int) int32 { return docs[i] }), func(int32) bool { return false }) = s
			}
		}
	}
	s := x.slot(hashOfDocs(len(items), func(i int) int32 { return int32(items[i].Lo) }), func(g int32) bool {
		return slices.EqualFunc(x.docs[x.start[g]:x.start[g+1]], items, func(d int32, it radix.Item) bool { return d == int32(it.Lo) })
	})
	if *s > 0 {
		x.keys[*s-1]++
		return
	}
	if len(items) > crowd {
		x.hubs[int32(len(x.keys))] = hubsOf(items, order)
	}
	for _, it := range items {
		x.docs = append(x.docs, int32(it.Lo))
		x.from[it.Lo+1]++
	}
	x.start = append(x.start, len(x.docs))
	x.keys = append(x.keys, 1)
	*s = int32(len(x.keys))
}

// slot returns the place of a group by the number of its documents, which is
// free if it is none of those that is reports to be the one.
func (x *keyed) slot(hash uint64, is func(g int32) bool) *int32 {
	mask := uint64(len(x.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		if s := &x.slots[i]; *s == 0 || is(*s-1) {
			return s
		}
	}
}

func hashOfDocs(n int, doc func(i int) int32) uint64 {
	h := uint64(n)
	for i := range n {
		h = (h ^ uint64(doc(i))) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

// index groups the postings of n documents by key.
func index(postings *radix.Buckets, n int, order []int32) (*keyed, error) {
	x := &keyed{start: []int{0}, from: make([]int, n+1), hubs: map[int32][]int32{}}
	err := postings.EachShared(func(items []radix.Item) error {
		items = slices.Compact(items)
		for i := 0; i < len(items); {
			j := i + 1
			for j < len(items) && items[j].Hi == items[i].Hi {
				j++
			}
			if j-i > 1 {
				x.enter(items[i:j], order)
			}
			i = j
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	x.slots = nil
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
	return x, nil
}

// hubOrder ranks documents by how likely they are to be the one that others
// come from: dated before undated, earlier before later, with more metadata
// before less.
func hubOrder(ts Heads) []int32 {
	by := make([]int32, len(ts))
	for i := range by {
		by[i] = int32(i)
	}
	slices.SortFunc(by, func(x, y int32) int {
		a, b := ts[x], ts[y]
		pa, pb := a.Published(), b.Published()
		if (pa == "") != (pb == "") {
			if pa != "" {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(pa, pb), cmp.Compare(b.Stated(), a.Stated()),
			cmp.Compare(b.Length, a.Length), cmp.Compare(a.ID, b.ID), cmp.Compare(x, y))
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
		best = withHub(best, int32(p.Lo), order)
	}
	return best
}

// withHub returns the first hubs in order of the documents seen so far and d.
func withHub(best []int32, d int32, order []int32) []int32 {
	i := len(best)
	for i > 0 && order[d] < order[best[i-1]] {
		i--
	}
	if i < hubs {
		best = slices.Insert(best, i, d)
		best = best[:min(len(best), hubs)]
	}
	return best
}
