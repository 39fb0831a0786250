package model

// Tagger gives every word one of Names, pairs of universal and Penn tag such as
// "NOUN NN". It decides from left to right, greedily, with its own earlier
// decisions as features.
type Tagger struct {
	Names []string
	Net   *Net
	Tables
}

// NoTag stands for the tag outside the sentence.
const NoTag = 255

var outside = Word{Exact: 1, Lower: 1, Suf: [4]uint32{1, 1, 1, 1}, Pre: [3]uint32{1, 1, 1}, Shape: shapes, Class: 0xffff}

func at(words []Word, i int) *Word {
	if i < 0 || i >= len(words) {
		return &outside
	}
	return &words[i]
}

// Case tells how a sentence is written, since a capital means less in a title.
func Case(words []Word) uint32 {
	var capital, lower uint32
	for i := range words {
		switch words[i].Shape {
		case ShapeLower:
			if len(words[i].Form) > 3 {
				lower++
			}
		case ShapeCapital, ShapeUpper, ShapeMixed:
			capital++
		}
	}
	switch {
	case lower == 0 && capital > 0:
		return 2
	case capital > lower:
		return 1
	}
	return 0
}

// TagFeatures appends the feature keys of word i, where prev and prev2 are the
// tags given to the two words before it.
func TagFeatures(f []uint32, words []Word, i int, sentCase uint32, prev, prev2 uint8) []uint32 {
	w, l1, l2, r1, r2 := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	var t uint32
	add := func(a, b, c uint32) {
		t++
		f = append(f, mix(t, a, b, c))
	}
	c, cl1, cr1 := uint32(w.Cluster), uint32(l1.Cluster), uint32(r1.Cluster)
	p1, p2 := uint32(prev), uint32(prev2)
	first := uint32(0)
	if i == 0 {
		first = 1
	}
	shape := uint32(w.Shape)<<2 | sentCase
	add(w.Lower, 0, 0)
	add(w.Exact, 0, 0)
	add(l1.Lower, 0, 0)
	add(l2.Lower, 0, 0)
	add(r1.Lower, 0, 0)
	add(r2.Lower, 0, 0)
	add(w.Suf[0], 0, 0)
	add(w.Suf[1], 0, 0)
	add(w.Suf[2], 0, 0)
	add(w.Suf[3], 0, 0)
	add(w.Pre[0], 0, 0)
	add(w.Pre[1], 0, 0)
	add(w.Pre[2], 0, 0)
	add(l1.Suf[2], 0, 0)
	add(r1.Suf[2], 0, 0)
	add(r1.Suf[1], 0, 0)
	add(shape, first, 0)
	add(shape, uint32(l1.Shape), uint32(r1.Shape))
	add(c, 0, 0)
	add(cl1, 0, 0)
	add(cr1, 0, 0)
	add(uint32(l2.Cluster), 0, 0)
	add(uint32(r2.Cluster), 0, 0)
	add(c, shape, first)
	add(c, cr1, 0)
	add(cl1, c, 0)
	add(uint32(w.Class), 0, 0)
	add(uint32(l1.Class), 0, 0)
	add(uint32(r1.Class), 0, 0)
	add(uint32(r2.Class), 0, 0)
	add(uint32(w.Class), uint32(r1.Class), 0)
	add(uint32(w.Class), uint32(r1.Class), uint32(r2.Class))
	add(uint32(w.Class), uint32(l1.Class), 1)
	add(p1, 0, 0)
	add(p1, p2, 0)
	add(p1, w.Lower, 0)
	add(p1, uint32(w.Class), uint32(r1.Class))
	add(p1, p2, uint32(w.Class))
	add(p1, w.Suf[2], 0)
	add(p1, c, 0)
	add(p1, cr1, 0)
	add(w.Lower, r1.Lower, 0)
	add(l1.Lower, w.Lower, 0)
	add(w.Lower, r1.Suf[1], uint32(r1.Shape))
	add(shape, w.Suf[2], 0)
	add(shape, p1, 0)
	return f
}

// Tag writes the tags of the words to tags, indices into Names.
func (t *Tagger) Tag(words []Word, tags []uint8, s *Scratch) {
	n := t.Net
	s.grow(n)
	sentCase := Case(words)
	p1, p2 := uint8(NoTag), uint8(NoTag)
	for i := range words {
		s.feats = TagFeatures(s.feats[:0], words, i, sentCase, p1, p2)
		clear(s.sum)
		s.found = n.add(s.sum, s.feats, s.found)
		n.rectify(s.h, s.sum)
		best := -1
		var bestScore float32
		try := func(o int) {
			if x := n.score(o, s.h); best < 0 || x > bestScore {
				best, bestScore = o, x
			}
		}
		if allowed := t.allowed(words[i].Class); allowed != nil {
			if len(allowed) == 1 {
				best = int(allowed[0])
			} else {
				for _, o := range allowed {
					try(int(o))
				}
			}
		} else {
			for o := range t.Names {
				try(o)
			}
		}
		tags[i] = uint8(best)
		p1, p2 = tags[i], p1
	}
}

func (t *Tables) allowed(class uint16) []uint8 {
	if int(class) < len(t.Allowed) {
		return t.Allowed[class]
	}
	return nil
}

// Scratch is working memory, used again from sentence to sentence by one
// goroutine.
type Scratch struct {
	feats []uint32
	found []int
	sum   []uint64
	h     []float32
	parse parseScratch
}

func (s *Scratch) grow(n *Net) {
	if cap(s.sum) < n.lanes() {
		s.sum = make([]uint64, n.lanes())
	}
	s.sum = s.sum[:n.lanes()]
	if cap(s.h) < n.Hidden {
		s.h = make([]float32, n.Hidden)
	}
	s.h = s.h[:n.Hidden]
}
