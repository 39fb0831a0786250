package model

// Parser draws labelled dependency trees. An action is chosen first, then,
// when it draws an arc, its relation, both from the same hidden layer.
type Parser struct {
	Labels []string
	Net    *Net
	// Allowed lists, for each tag of a dependent, the relations that training
	// data has it in: first for left arcs, then for right arcs.
	Allowed [2][][]uint8
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
}

// Parse gives the final state of a sentence, with heads (position n for the
// root's) and relations; it is valid until the next call. nodes has one entry
// for each word and one more for the root, see [RootNode].
func (p *Parser) Parse(nodes []Node, s *Scratch) *State {
	n, ps := p.Net, &s.parse
	s.grow(n)
	st := &ps.state
	st.Reset(len(nodes) - 1)
	width := n.lanes()
	ps.cache = resize(ps.cache, Places*len(nodes)*width)
	ps.filled = resize(ps.filled, Places*len(nodes))
	clear(ps.filled)
	if ps.none == nil {
		ps.none = make([]uint64, Places*width)
		for i := range Places {
			s.feats = placeFeatures(s.feats[:0], i, &noNodeValue)
			s.found = n.add(ps.none[i*width:][:width], s.feats, s.found)
		}
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
				s.found = n.add(part, s.feats, s.found)
			}
			addSum(s.sum, part)
		}
		s.feats = st.stateFeatures(s.feats[:0], nodes, &at)
		s.found = n.add(s.sum, s.feats, s.found)
		n.rectify(s.h, s.sum)
		action := -1
		var top float32
		for a := range Actions {
			if !st.Valid(a) {
				continue
			}
			if x := n.score(a, s.h); action < 0 || x > top {
				action, top = a, x
			}
		}
		if action == Shift {
			st.Do(Shift, 0)
			continue
		}
		first, side := LeftLabel(labels), 0
		if action == Right {
			first, side = RightLabel(labels), 1
		}
		_, dep := st.Arc(action)
		label := -1
		for _, l := range p.Allowed[side][nodes[dep].Tag] {
			if x := n.score(first+int(l), s.h); label < 0 || x > top {
				label, top = int(l), x
			}
		}
		st.Do(action, uint8(label))
	}
	return st
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// RootNode is the node of the artificial root.
func RootNode() Node { return Node{Word: 3, Lemma: 3, Tag: NoTag - 1, Pos: 30} }
