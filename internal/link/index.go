package link

import (
	"cmp"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lexis"
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

	texts []*text
	heads []*head
	seen  map[uint64]int8 // sentences of outlets, and how often they came
	words map[uint32]int32
	score map[int32]float32
}

// Postings lists documents, which are numbered from 0 as they are added, by
// the keys that they have.
type Postings interface {
	// Enter lists a document under a key and returns those that were listed
	// before, in order. A key that [Crowd] documents have keeps those: what
	// so many share tells no two of them apart.
	Enter(key uint64, doc int32) []int32
}

// Crowd is the number of documents that are listed under one key.
const Crowd = crowd

// inMaps is [Postings] in memory.
type inMaps map[uint64][]int32

func (m inMaps) Enter(key uint64, doc int32) []int32 {
	before := m[key]
	if len(before) < Crowd {
		m[key] = append(before, doc)
	}
	return before
}

// Len returns the number of documents.
func (x *Index) Len() int { return len(x.texts) }

// Add adds a document and returns its relations to those added before, in the
// order of their IDs. Same story is among them only where the words alone say
// so.
func (x *Index) Add(doc *hearsay.Annotated) []hearsay.Relation {
	if x.Postings == nil {
		x.Postings = inMaps{}
	}
	if x.seen == nil {
		x.seen = map[uint64]int8{}
		x.words = map[uint32]int32{}
		x.score = map[int32]float32{}
	}
	t := read(doc)
	x.markFurniture(t)
	x.weigh(t)
	t.finish()
	bounds := boundsFor(len(x.texts) + 1)
	n := int32(len(x.texts))
	x.texts = append(x.texts, t)
	x.heads = append(x.heads, t.head)

	var out []hearsay.Relation
	for _, e := range x.candidates(t, n) {
		ab := candidate{a: e, b: n}
		if x.heads[e].id > doc.ID {
			ab = candidate{a: n, b: e}
		}
		found := relate(x.texts[ab.a], x.texts[ab.b], ab, bounds, len(x.texts) > all)
		if found == nil {
			continue
		}
		if !found.kind.Derived() {
			if found.alike < 1 {
				continue
			}
			found.kind = hearsay.SameStory
		}
		out = append(out, record(x.heads, found, found.details, nil, nil))
	}
	slices.SortFunc(out, func(a, b hearsay.Relation) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out
}

// candidates returns the documents that share most keys with t, and enters its
// keys. A key of a crowd keeps the documents that it had first.
func (x *Index) candidates(t *text, n int32) []int32 {
	clear(x.score)
	enter := func(k uint64, w float32) {
		list := x.Postings.Enter(k, n)
		for _, e := range list {
			x.score[e] += w + w/float32(len(list))
		}
	}
	for _, k := range t.keys() {
		enter(k, 1)
	}
	for _, w := range t.topic.top(topics).words {
		enter(uint64(w)<<8|ofTopic, 0.5)
	}
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
	if t.outlet == "" {
		return
	}
	h := uint64(lexis.Hash(t.outlet))
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

// weigh gives t the vector of what it is about, by the documents so far.
func (x *Index) weigh(t *text) {
	ws := t.topicWords()
	for _, w := range ws {
		x.words[w.root]++
	}
	t.topic = topicVector(ws, x.words, len(x.texts)+1)
}
