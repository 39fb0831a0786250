package model

// Places of a state whose word is looked at on its own. The rows of a word at a
// place do not depend on the rest of the state, so that their sum is computed
// once for a sentence and used in every state.
const (
	placeS0 = iota
	placeS1
	placeS2
	placeB0
	placeB1
	placeB2
	placeB3
	placeS0L
	placeS0R
	placeS1L
	placeS1R
	placeB0L
	placeS0L2
	placeS0R2
	placeS1R2
	placeB0L2
	placeS0Prev // the neighbours of s0 and b0 in the text
	placeS0Next
	placeB0Prev
	Places
)

const noNode = -1

// places writes the node at each place, -1 for none.
func (s *State) places(at *[Places]int32) {
	for i := range at {
		at[i] = noNode
	}
	k := len(s.Stack)
	if k > 0 {
		s0 := s.Stack[k-1]
		at[placeS0] = s0
		at[placeS0L], at[placeS0R] = s.L1[s0], s.R1[s0]
		at[placeS0L2], at[placeS0R2] = s.L2[s0], s.R2[s0]
		at[placeS0Prev] = s0 - 1
		at[placeS0Next] = s0 + 1
	}
	if k > 1 {
		s1 := s.Stack[k-2]
		at[placeS1] = s1
		at[placeS1L], at[placeS1R], at[placeS1R2] = s.L1[s1], s.R1[s1], s.R2[s1]
	}
	if k > 2 {
		at[placeS2] = s.Stack[k-3]
	}
	for i := 0; i < 4 && s.B+i <= s.N; i++ {
		at[placeB0+i] = int32(s.B + i)
	}
	at[placeB0L], at[placeB0L2] = s.L1[s.B], s.L2[s.B]
	at[placeB0Prev] = int32(s.B - 1)
}

// placeFeatures appends the features of a word at a place.
func placeFeatures(f []uint32, place int, n *Node) []uint32 {
	t := uint32(place * 8)
	f = append(f, mix(1000+t, uint32(n.Tag), 0, 0))
	if place >= placeS0Prev {
		return append(f, mix(1001+t, n.Word, 0, 0))
	}
	f = append(f, mix(1001+t, n.Word, 0, 0), mix(1002+t, uint32(n.Cluster), 0, 0))
	if place <= placeB1 && place != placeS2 {
		f = append(f, mix(1003+t, n.Lemma, uint32(n.Pos), 0), mix(1004+t, uint32(n.Cluster), uint32(n.Tag), 0),
			mix(1005+t, uint32(n.Class), uint32(n.Pos), 0))
	}
	return f
}

var noNodeValue = Node{Word: 2, Lemma: 2, Tag: NoTag, Pos: 31}

// stateFeatures appends the features that read several places or the shape of
// the tree.
func (s *State) stateFeatures(f []uint32, nodes []Node, at *[Places]int32) []uint32 {
	node := func(p int) *Node {
		if i := at[p]; i >= 0 {
			return &nodes[i]
		}
		return &noNodeValue
	}
	label := func(p int) uint32 {
		if i := at[p]; i >= 0 {
			return uint32(s.Label[i]) + 1
		}
		return 0
	}
	t := uint32(0)
	add := func(a, b, c uint32) {
		t++
		f = append(f, mix(t, a, b, c))
	}
	s0, s1, s2, b0, b1 := node(placeS0), node(placeS1), node(placeS2), node(placeB0), node(placeB1)
	b2 := node(placeB2)
	s0t, s1t, s2t, b0t, b1t := uint32(s0.Tag), uint32(s1.Tag), uint32(s2.Tag), uint32(b0.Tag), uint32(b1.Tag)
	s0l, s0r, s1r, b0l := label(placeS0L), label(placeS0R), label(placeS1R), label(placeB0L)
	var s0LSet, s0RSet, s1RSet, b0LSet, s1LSet uint64
	var s0v, s1v, b0v uint32
	dist, dist1 := uint32(0), uint32(0)
	if i := at[placeS0]; i >= 0 {
		s0LSet, s0RSet = s.LSet[i], s.RSet[i]
		s0v = uint32(min(s.LVal[i], 3))<<4 | uint32(min(s.RVal[i], 3))
		dist = bucket(int32(s.B) - i)
	}
	if i := at[placeS1]; i >= 0 {
		s1LSet, s1RSet = s.LSet[i], s.RSet[i]
		s1v = uint32(min(s.LVal[i], 3))<<4 | uint32(min(s.RVal[i], 3))
		dist1 = bucket(at[placeS0] - i)
	}
	b0LSet = s.LSet[s.B]
	b0v = uint32(min(s.LVal[s.B], 3))

	add(dist, 0, 0)
	add(dist1, 0, 0)
	add(dist, s0t, b0t)
	add(dist1, s1t, s0t)
	add(s0v, s0t, 0)
	add(s1v, s1t, 0)
	add(b0v, b0t, 0)
	add(uint32(s0LSet), uint32(s0LSet>>32), s0t)
	add(uint32(s0RSet), uint32(s0RSet>>32), s0t)
	add(uint32(s1RSet), uint32(s1RSet>>32), s1t)
	add(uint32(s1LSet), uint32(s1LSet>>32), s1t)
	add(uint32(b0LSet), uint32(b0LSet>>32), b0t)
	add(s0l, 0, 0)
	add(s0r, 0, 0)
	add(s1r, 0, 0)
	add(b0l, 0, 0)
	add(label(placeS0L2), 0, 0)
	add(label(placeS0R2), 0, 0)
	add(label(placeS1R2), 0, 0)
	add(label(placeB0L2), 0, 0)
	add(s0t, b0t, 0)
	add(s1t, s0t, 0)
	add(b0t, b1t, 0)
	add(s0t, b0t, b1t)
	add(s1t, s0t, b0t)
	add(s2t, s1t, s0t)
	add(b0t, b1t, uint32(b2.Tag))
	add(s0t, b0t, b0l<<8|uint32(node(placeB0L).Tag))
	add(s1t, s0t, s1r<<8|uint32(node(placeS1R).Tag))
	add(s0t, b0t, s0r<<8|uint32(node(placeS0R).Tag))
	add(s1t, s0t, s0l<<8|uint32(node(placeS0L).Tag))
	add(s1t, s0t, s0r<<8|uint32(node(placeS0R).Tag))
	add(s0.Lemma, b0.Lemma, 0)
	add(s1.Lemma, s0.Lemma, 0)
	add(s0.Lemma, b0t, 0)
	add(s0t, b0.Lemma, 0)
	add(s1.Lemma, s0t, 0)
	add(s1t, s0.Lemma, 0)
	add(s0.Lemma, b0t, b1t)
	add(s1.Lemma, s0t, b0t)
	add(s1t, s0.Lemma, b0t)
	add(uint32(s0.Cluster), uint32(b0.Cluster), 0)
	add(uint32(s1.Cluster), uint32(s0.Cluster), 0)
	// A preposition or marker decides what its noun or verb hangs on.
	add(s1.Lemma, s0t, node(placeS0L).Lemma)
	add(s1t, s0t, node(placeS0L).Lemma)
	add(s0t, b0t, node(placeB0L).Lemma)
	add(node(placeS1).Lemma, node(placeS0L).Lemma, 0)
	add(node(placeS2).Lemma, node(placeS0L).Lemma, s0t)
	// What a number counts is told by the words around it: "4 million people",
	// "$ 3 an hour", "page 7".
	add(s0t, b0t, uint32(b1.Cluster))
	add(uint32(s0.Cluster), b0t, b1t)
	add(s0t, uint32(b0.Cluster), b1t)
	add(uint32(s1.Cluster), node(placeS0L).Lemma, uint32(s0.Pos))
	add(uint32(s2.Cluster), node(placeS0L).Lemma, uint32(s0.Pos))
	// Clauses lie between commas and have a finite verb each.
	add(s.between(nodes, at[placeS0], int32(s.B)), s0t, b0t)
	add(s.between(nodes, at[placeS1], at[placeS0]), s1t, s0t)
	add(uint32(min(nodes[s.N].Verbs-nodes[s.B].Verbs, 3)), s0t, b0t)
	add(s1t, s0t, uint32(s1RSet))
	add(s0t, b0t, uint32(s0RSet))
	rest := uint32(min(s.N-s.B, 3))
	add(rest, uint32(min(len(s.Stack), 4)), 0)
	add(rest, s0t, s1t)
	return f
}

// between tells how many finite verbs and commas stand after word i and before
// word j.
func (s *State) between(nodes []Node, i, j int32) uint32 {
	if i < 0 || j <= i {
		return 0xff
	}
	from, to := &nodes[i+1], &nodes[j]
	return uint32(min(to.Verbs-from.Verbs, 3))<<2 | uint32(min(to.Commas-from.Commas, 3))
}

func bucket(d int32) uint32 {
	switch {
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}

// Features appends all features of a state, for the trainer.
func (s *State) Features(f []uint32, nodes []Node) []uint32 {
	var at [Places]int32
	s.places(&at)
	for p, i := range at {
		if i >= 0 {
			f = placeFeatures(f, p, &nodes[i])
		} else {
			f = placeFeatures(f, p, &noNodeValue)
		}
	}
	return s.stateFeatures(f, nodes, &at)
}
