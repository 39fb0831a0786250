package model

import "strings"

// Node is what the parser sees of a word.
type Node struct {
	Word    uint32 // Word.Lower
	Lemma   uint32 // hash of the lemma
	Cluster uint16
	Class   uint16 // Word.Class
	Tag     uint8
	Pos     uint8 // coarse class of the tag
	// Finite verbs and commas among the words before it.
	Verbs, Commas uint16
}

// Actions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011).
const (
	Shift = iota // the first word of the buffer goes onto the stack
	Left         // the top of the stack becomes a dependent of the first word of the buffer
	Right        // the top of the stack becomes a dependent of the word below it
	Actions
)

// State is a state of the transition system. The artificial root is the last
// position of the buffer, after Ballesteros & Nivre (2013).
type State struct {
	N     int // number of words; position N is the root
	Stack []int32
	B     int // first position of the buffer
	Head  []int32
	Label []uint8
	// Children nearest to the outside and the next ones, by side; -1 for none.
	L1, L2, R1, R2 []int32
	// What relations the children of each side have, and how many there are.
	LSet, RSet []uint64
	LVal, RVal []uint8
}

// Reset makes s the initial state of a sentence of n words.
func (s *State) Reset(n int) {
	s.N, s.B = n, 0
	s.Stack = s.Stack[:0]
	fill := func(p *[]int32) {
		if cap(*p) < n+1 {
			*p = make([]int32, n+1, 2*(n+1))
		}
		*p = (*p)[:n+1]
		for i := range *p {
			(*p)[i] = -1
		}
	}
	fill(&s.Head)
	fill(&s.L1)
	fill(&s.L2)
	fill(&s.R1)
	fill(&s.R2)
	if cap(s.Label) < n+1 {
		c := 2 * (n + 1)
		s.Label, s.LVal, s.RVal = make([]uint8, c), make([]uint8, c), make([]uint8, c)
		s.LSet, s.RSet = make([]uint64, c), make([]uint64, c)
	}
	s.Label, s.LVal, s.RVal = s.Label[:n+1], s.LVal[:n+1], s.RVal[:n+1]
	s.LSet, s.RSet = s.LSet[:n+1], s.RSet[:n+1]
	clear(s.Label)
	clear(s.LVal)
	clear(s.RVal)
	clear(s.LSet)
	clear(s.RSet)
}

// Done tells whether every word has its head.
func (s *State) Done() bool { return s.B == s.N && len(s.Stack) == 0 }

// Valid tells whether an action is possible. Only one word may hang on the
// root.
func (s *State) Valid(action int) bool {
	switch action {
	case Shift:
		return s.B < s.N
	case Left:
		return len(s.Stack) > 0 && (s.B < s.N || len(s.Stack) == 1)
	}
	return len(s.Stack) > 1
}

// Do performs a valid action, with the relation of the arc it draws.
func (s *State) Do(action int, label uint8) {
	if action == Shift {
		s.Stack = append(s.Stack, int32(s.B))
		s.B++
		return
	}
	top := len(s.Stack) - 1
	d := s.Stack[top]
	s.Stack = s.Stack[:top]
	s.Label[d] = label
	if action == Left {
		h := int32(s.B)
		s.Head[d] = h
		s.L1[h], s.L2[h] = d, s.L1[h]
		s.LSet[h] |= 1 << (label & 63)
		s.LVal[h]++
		return
	}
	h := s.Stack[top-1]
	s.Head[d] = h
	s.R1[h], s.R2[h] = d, s.R1[h]
	s.RSet[h] |= 1 << (label & 63)
	s.RVal[h]++
}

// Arc gives head and dependent of the arc that Left or Right would draw.
func (s *State) Arc(action int) (head, dep int32) {
	top := len(s.Stack) - 1
	if action == Left {
		return int32(s.B), s.Stack[top]
	}
	return s.Stack[top-1], s.Stack[top]
}

// TagKinds is what the parser knows of a tag beside its number.
type TagKinds struct {
	Pos           uint8 // number of its universal part
	Finite, Comma bool  // it is of finite verbs, of commas
}

// KindsOf gives the kinds of tags with the given names.
func KindsOf(names []string) []TagKinds {
	seen := map[string]uint8{}
	out := make([]TagKinds, len(names))
	for i, n := range names {
		u, x, _ := strings.Cut(n, " ")
		if _, ok := seen[u]; !ok {
			seen[u] = uint8(len(seen))
		}
		out[i] = TagKinds{Pos: seen[u], Comma: x == ","}
		switch x {
		case "VBZ", "VBP", "VBD", "MD":
			out[i].Finite = true
		}
	}
	return out
}

// Nodes appends what the parser sees of tagged words, and the root's node, and
// to lemmas the lemma of each word. lower is scratch space and is given back.
func Nodes(nodes []Node, lemmas []string, words []Word, tags []uint8, kinds []TagKinds, lem *Lemmatizer, t *Tables, lower []byte) ([]Node, []string, []byte) {
	var verbs, commas uint16
	for j := range words {
		w := &words[j]
		var lemma string
		lemma, lower = lem.Lemma(w.Form, tags[j], &t.Clusters, lower)
		lemmas = append(lemmas, lemma)
		kind := kinds[tags[j]]
		nodes = append(nodes, Node{
			Word: w.Lower, Lemma: hashString(lemma), Cluster: w.Cluster, Class: w.Class, Tag: tags[j], Pos: kind.Pos,
			Verbs: verbs, Commas: commas,
		})
		if kind.Finite {
			verbs++
		}
		if kind.Comma {
			commas++
		}
	}
	root := RootNode()
	root.Verbs, root.Commas = verbs, commas
	return append(nodes, root), lemmas, lower
}
