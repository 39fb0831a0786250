package model

// Parser draws labelled dependency trees. An action is chosen first, then,
// when it draws an arc, its relation, both from the same hidden layer.
type Parser struct {
	Labels []string
	Net    *Net
}

// LeftLabel and RightLabel are the first outputs of the relations of left and
// right arcs, for a parser with the given number of relations.
func LeftLabel(labels int) int  { return Actions }
func RightLabel(labels int) int { return Actions + labels }

type parseScratch struct {
	state  State
	cache  []uint64 // partial sums by place and word
	filled []bool
	none   []uint64 // partial sums of empty places
	noneOK bool
}

// Parse writes heads (position n for the root) and relations of the words to
// the state that it gives back; the state is valid until the next call. nodes
// has one entry for each word and one more for the root, see [RootNode].
func (p *Parser) Parse(nodes []Node, s *Scratch) *State {
	n := p.Net
	s.grow(n)
	ps := &s.parse
	st := &ps.state
	words := len(nodes) - 1
	st.Reset(words)
	width := n.lanes()
	if need := Places * len(nodes) * width; cap(ps.cache) < need {
		ps.cache = make([]uint64, need)
	} else {
		ps.cache = ps.cache[:need]
	}
	if need := Places * len(nodes); cap(ps.filled) < need {
		ps.filled = make([]bool, need)
	} else {
		ps.filled = ps.filled[:need]
		clear(ps.filled)
	}
	if !ps.noneOK {
		ps.none = make([]uint64, Places*width)
		for i := 0; i < Places; i++ {
			s.feats = placeFeatures(s.feats[:0], i, &noNodeValue)
			n.add(ps.none[i*width:][:width], s.feats)
		}
		ps.noneOK = true
	}
	labels := len(p.Labels)
	var at [Places]int32
	for !st.Done() {
		st.places(&at)
		clear(s.sum)
		for place, i := range at {
			if i < 0 {
				addSum(s.sum, ps.none[place*width:][:width])
				continue
			}
			k := place*len(nodes) + int(i)
			part := ps.cache[k*width:][:width]
			if !ps.filled[k] {
				ps.filled[k] = true
				clear(part)
				s.feats = placeFeatures(s.feats[:0], place, &nodes[i])
				n.add(part, s.feats)
			}
			addSum(s.sum, part)
		}
		s.feats = st.stateFeatures(s.feats[:0], nodes, &at)
		n.add(s.sum, s.feats)
		n.rectify(s.h, s.sum)
		best := -1
		var bestScore float32
		for a := 0; a < Actions; a++ {
			if !st.Valid(a) {
				continue
			}
			if x := n.score(a, s.h); best < 0 || x > bestScore {
				best, bestScore = a, x
			}
		}
		label := 0
		if best != Shift {
			first := LeftLabel(labels)
			if best == Right {
				first = RightLabel(labels)
			}
			for l := 0; l < labels; l++ {
				if x := n.score(first+l, s.h); l == 0 || x > bestScore {
					label, bestScore = l, x
				}
			}
		}
		st.Do(best, uint8(label))
	}
	return st
}

// RootNode is the node of the artificial root.
func RootNode() Node { return Node{Word: 3, Lemma: 3, Tag: NoTag - 1, Pos: 30} }
