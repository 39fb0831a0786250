package link

import (
	"cmp"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/link/records"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// Index relates documents to those that were added before, one at a time. What
// one addition costs depends on the document and on how many are like it, not
// on how many there are. An Index is for one goroutine; the zero value is
// empty and ready.
//
// It sees less than [Link], which has the whole pile before it: furniture is
// known only from the third time that an outlet uses it, and relations do not
// change once they are reported. Origins, parents and stories need [Link].
type Index struct {
	// Postings is where the keys are looked up; nil is in memory.
	Postings Postings
	// Expected is the number of documents that will be added, if it is known.
	// Like [Link] the index looks up every shingle of a document only up to
	// some hundred thousand.
	Expected int
	// OnDisk keeps the texts in a temporary file, which [Index.Close] removes,
	// and not in memory.
	OnDisk bool

	shelf  shelf
	packed *records.Records
	heads  Heads
	seen   map[uint64]int8 // sentences of outlets, and how often they came
	words  map[uint32]int32
	score  map[int32]float32
	buf    []byte

	matcher matcher
}

// Postings lists documents, which are numbered from 0 as they are added, by
// the keys that they have.
type Postings interface {
	// Enter lists a document under a key and returns those that were listed
	// before, in order, until the next call. A key that [Crowd] documents have
	// keeps those: what so many share tells no two of them apart.
	Enter(key uint64, doc int32) []int32
}

// Crowd is the number of documents that are listed under one key.
const Crowd = crowd

// chains is [Postings] in memory: the documents of each key are a chain, the
// latest first. Neither it nor the map grows in one leap.
type chains struct {
	last  map[uint64]chained
	nodes [][]chained // in pieces of chainPiece
	n     int32
	list  []int32
}

// chained is a document of a chain, which has n of them up to it.
type chained struct {
	doc, prev int32 // prev is the number of a node
	n         int32
}

const chainPiece = 1 << 16

func (c *chains) Enter(key uint64, doc int32) []int32 {
	top, known := c.last[key]
	c.list = slices.Grow(c.list[:0], int(top.n))[:top.n]
	for x := top; x.n > 0; x = c.nodes[x.prev/chainPiece][x.prev%chainPiece] {
		c.list[x.n-1] = x.doc
		if x.n == 1 {
			break
		}
	}
	if top.n >= Crowd {
		return c.list
	}
	next := chained{doc: doc, n: top.n + 1}
	if known {
		if c.n%chainPiece == 0 {
			c.nodes = append(c.nodes, make([]chained, chainPiece))
		}
		c.nodes[c.n/chainPiece][c.n%chainPiece] = top
		next.prev = c.n
		c.n++
	}
	c.last[key] = next
	return c.list
}

// Len returns the number of documents.
func (x *Index) Len() int { return len(x.heads) }

// Close removes what the index keeps on disk.
func (x *Index) Close() { x.packed.Close() }

// Load adds a document without asking what it is related to, such as one of
// an earlier run. The error is one of writing to disk.
func (x *Index) Load(doc *hearsay.Annotated) error {
	_, err := x.enter(doc, func([]int32, float32) {})
	return err
}

// Add adds a document and returns its relations to those added before, in the
// order of their IDs. Same story is among them only where the words alone say
// so. The error is one of the disk, and nil for an index in memory.
func (x *Index) Add(doc *hearsay.Annotated) ([]hearsay.Relation, error) {
	clear(x.score)
	t, err := x.enter(doc, func(before []int32, w float32) {
		for _, e := range before {
			x.score[e] += w + w/float32(len(before))
		}
	})
	if err != nil {
		return nil, err
	}
	n := int32(x.Len() - 1)
	var out []hearsay.Relation
	for _, e := range x.candidates() {
		other, err := x.text(e)
		if err != nil {
			return nil, err
		}
		a, b, ab := other, t, candidate{a: e, b: n}
		if other.ID > doc.ID {
			a, b, ab = t, other, candidate{a: n, b: e}
		}
		found := x.matcher.relate(a, b, ab, boundsFor(x.Len()), x.Len() > all)
		if found == nil {
			continue
		}
		if !found.Kind.Derived() {
			if found.Alike < 1 {
				continue
			}
			found.Kind = hearsay.SameStory
		}
		out = append(out, lineage.RelationOf(x.heads, found))
	}
	slices.SortFunc(out, func(a, b hearsay.Relation) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out, nil
}

// enter adds a document and calls f with those that were listed before under
// each of its keys, and what the key counts.
func (x *Index) enter(doc *hearsay.Annotated, f func(before []int32, w float32)) (*text, error) {
	if x.seen == nil {
		if x.Postings == nil {
			x.Postings = &chains{last: map[uint64]chained{}}
		}
		var err error
		if x.packed, err = records.New(0, x.OnDisk); err != nil {
			return nil, err
		}
		x.seen = map[uint64]int8{}
		x.words = map[uint32]int32{}
		x.score = map[int32]float32{}
		x.shelf.size = held
	}
	t := read(doc)
	t.Head = t.Head.Own()
	x.markFurniture(t)
	x.buf = t.pack(x.buf[:0], true)
	n := int32(x.Len())
	if err := x.packed.Add(x.buf); err != nil {
		return nil, err
	}
	ws := t.topicWords()
	for _, w := range ws {
		x.words[w.root]++
	}
	t.topic = topicVector(t.topic, ws, rarityIn(x.words, x.Len()+1))
	t.finish()
	t.settle()
	x.heads = append(x.heads, t.Head)
	x.shelf.put(n, t)
	every := sparse(x.Expected)
	for _, k := range t.keys() {
		if lookedUp(k, every) {
			f(x.Postings.Enter(k, n), 1)
		}
	}
	t.topic.top(topics, nil, func(w uint32, _ float32) {
		f(x.Postings.Enter(uint64(w)<<8|ofTopic, n), 0.5)
	})
	return t, nil
}

// text returns document i, ready to be compared.
func (x *Index) text(i int32) (*text, error) {
	if t := x.shelf.get(i); t != nil {
		return t, nil
	}
	b, err := x.packed.Get(int(i), x.buf)
	if err != nil {
		return nil, err
	}
	t := new(text)
	t.unpack(b, x.heads[i], nil, true)
	t.later = rarityIn(x.words, x.Len())
	t.finish()
	t.settle()
	x.shelf.put(i, t)
	return t, nil
}

// candidates returns the documents with the highest scores.
func (x *Index) candidates() []int32 {
	found := make([]int32, 0, len(x.score))
	for e, s := range x.score {
		if s >= 2 {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, func(a, b int32) int {
		return cmp.Or(cmp.Compare(x.score[b], x.score[a]), cmp.Compare(a, b))
	})
	return found[:min(len(found), nearest)]
}

// markFurniture marks the sentences that the outlet has used twice before.
func (x *Index) markFurniture(t *text) {
	if t.Outlet == "" {
		return
	}
	h := uint64(lexis.Hash(t.Outlet))
	for s := range t.sentences {
		from, to := t.sentence(s)
		k := t.hashOf(from, to) ^ h*0x9e3779b97f4a7c15
		if c := x.seen[k]; c >= 2 {
			for i := from; i < to; i++ {
				t.marks[i] |= furniture
			}
		} else {
			x.seen[k] = c + 1
		}
	}
}

// shelf keeps the texts used last.
type shelf struct {
	slots []slot
	at    map[int32]int
	hand  int
	size  int
}

type slot struct {
	doc  int32
	used bool
	text *text
}

func (s *shelf) get(i int32) *text {
	k, ok := s.at[i]
	if !ok {
		return nil
	}
	s.slots[k].used = true
	return s.slots[k].text
}

// put keeps a text in the place of one that has not been used for a while.
func (s *shelf) put(i int32, t *text) {
	if _, ok := s.at[i]; ok || s.size <= 0 {
		return
	}
	if s.at == nil {
		s.at = map[int32]int{}
	}
	if len(s.slots) < s.size {
		s.at[i] = len(s.slots)
		s.slots = append(s.slots, slot{i, false, t})
		return
	}
	for s.slots[s.hand].used {
		s.slots[s.hand].used = false
		s.hand = (s.hand + 1) % len(s.slots)
	}
	delete(s.at, s.slots[s.hand].doc)
	s.slots[s.hand] = slot{i, false, t}
	s.at[i] = s.hand
	s.hand = (s.hand + 1) % len(s.slots)
}
