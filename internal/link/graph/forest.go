package graph

// Forest is a union-find whose roots are the smallest of their sets, so that
// the order of joining never shows.
type Forest []int32

// NewForest returns n sets of one member each.
func NewForest(n int) Forest {
	f := make(Forest, n)
	for i := range f {
		f[i] = int32(i)
	}
	return f
}

// Root returns the smallest member of the set of i.
func (f Forest) Root(i int32) int32 {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

// Join makes one set of those of i and j.
func (f Forest) Join(i, j int32) {
	i, j = f.Root(i), f.Root(j)
	f[max(i, j)] = min(i, j)
}
