package model

// Oracle tells how many arcs of a gold tree an action makes unreachable, for
// states on and off the path to the gold tree: the dynamic oracle of Goldberg &
// Nivre (2013) for the arc-hybrid system. For a tree with crossing arcs the
// costs are lower bounds.
type Oracle struct {
	Head     []int32   // gold heads; the root's dependent has head N
	children [][]int32 // gold dependents of each position, ascending
	onStack  []bool
}

// NewOracle prepares the oracle of a gold tree. A head of N is the root.
func NewOracle(head []int32) *Oracle {
	n := len(head)
	o := &Oracle{Head: head, children: make([][]int32, n+1), onStack: make([]bool, n+1)}
	for d, h := range head {
		o.children[h] = append(o.children[h], int32(d))
	}
	return o
}

// Costs gives the cost of each valid action; invalid ones have a cost of -1.
func (o *Oracle) Costs(s *State) (cost [Actions]int) {
	clear(o.onStack)
	for _, i := range s.Stack {
		o.onStack[i] = true
	}
	b := int32(s.B)
	top := len(s.Stack) - 1
	for a := range cost {
		if !s.Valid(a) {
			cost[a] = -1
		}
	}
	if cost[Shift] >= 0 {
		for _, d := range o.children[b] {
			if o.onStack[d] {
				cost[Shift]++
			}
		}
		if h := o.Head[b]; h < b && o.onStack[h] && h != s.Stack[top] {
			cost[Shift]++
		}
	}
	if top < 0 {
		return cost
	}
	s0 := s.Stack[top]
	lost := 0
	for _, d := range o.children[s0] {
		if d >= b {
			lost++
		}
	}
	h := o.Head[s0]
	if cost[Left] >= 0 {
		cost[Left] = lost
		if h > b || top > 0 && h == s.Stack[top-1] {
			cost[Left]++
		}
	}
	if cost[Right] >= 0 {
		cost[Right] = lost
		if h >= b {
			cost[Right]++
		}
	}
	return cost
}
