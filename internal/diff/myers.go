package diff

import (
	"math"
	"sync"
)

// most is the number of edits up to which the shortest script is looked for
// in one division; past it the point reached furthest divides.
const most = 256

// myers holds the sequences, the marks that are the result, and the furthest
// points by diagonal, which all divisions share.
type myers struct {
	a, b       []uint32
	gone, come []bool // words of a that are dropped, of b that are added
	fwd, bwd   []int  // furthest x by diagonal x-y, from either end
	zero       int    // index of diagonal 0
	mem        *points
}

// points is memory that one diff after the other uses.
type points struct {
	fwd, bwd []int
	marks    []bool
}

var memory = sync.Pool{New: func() any { return new(points) }}

// free gives back the memory.
func (m *myers) free() {
	if len(m.mem.fwd) <= 1<<16 && len(m.mem.marks) <= 1<<18 {
		memory.Put(m.mem)
	}
	*m = myers{}
}

func newMyers(a, b []uint32) myers {
	m := myers{a: a, b: b, mem: memory.Get().(*points)}
	n := len(a) + len(b)
	if len(m.mem.marks) < n {
		m.mem.marks = make([]bool, 2*n)
	}
	marks := m.mem.marks[:n]
	clear(marks)
	m.gone, m.come = marks[:len(a):len(a)], marks[len(a):]
	return m
}

// compare marks the words of a[a0:a1] and b[b0:b1] that are not kept.
func (m *myers) compare(a0, a1, b0, b1 int) {
	for {
		for a0 < a1 && b0 < b1 && m.a[a0] == m.b[b0] {
			a0++
			b0++
		}
		for a0 < a1 && b0 < b1 && m.a[a1-1] == m.b[b1-1] {
			a1--
			b1--
		}
		if a0 == a1 || b0 == b1 {
			for ; a0 < a1; a0++ {
				m.gone[a0] = true
			}
			for ; b0 < b1; b0++ {
				m.come[b0] = true
			}
			return
		}
		x, y := m.divide(a0, a1, b0, b1)
		// The larger part goes on in this loop, so that the stack stays
		// logarithmic.
		if x-a0+y-b0 < a1-x+b1-y {
			m.compare(a0, x, b0, y)
			a0, b0 = x, y
		} else {
			m.compare(x, a1, y, b1)
			a1, b1 = x, y
		}
	}
}

// divide returns a point on a shortest path through the rectangle, or on a
// good one where the shortest costs too much. The point is never a corner
// that leaves the rectangle as it was.
func (m *myers) divide(a0, a1, b0, b1 int) (int, int) {
	if m.fwd == nil {
		// Points are written before they are read, so that old ones in the
		// memory do no harm.
		m.zero = len(m.b) + 1
		n := len(m.a) + len(m.b) + 3
		if len(m.mem.fwd) < n {
			m.mem.fwd, m.mem.bwd = make([]int, 2*n), make([]int, 2*n)
		}
		m.fwd, m.bwd = m.mem.fwd, m.mem.bwd
	}
	fwd, bwd, zero := m.fwd, m.bwd, m.zero
	low, high := a0-b1, a1-b0 // diagonals of the rectangle
	start, end := a0-b0, a1-b1
	odd := (start-end)&1 != 0
	fmin, fmax := start, start
	bmin, bmax := end, end
	fwd[zero+start] = a0
	bwd[zero+end] = a1
	for cost := 1; ; cost++ {
		// Forward: extend each diagonal by one edit. Diagonals beyond the
		// rectangle are closed by bounds that never win.
		if fmin > low {
			fmin--
			fwd[zero+fmin-1] = -1
		} else {
			fmin++
		}
		if fmax < high {
			fmax++
			fwd[zero+fmax+1] = -1
		} else {
			fmax--
		}
		for d := fmax; d >= fmin; d -= 2 {
			x := fwd[zero+d+1]
			if left := fwd[zero+d-1]; left >= x {
				x = left + 1
			}
			y := x - d
			for x < a1 && y < b1 && m.a[x] == m.b[y] {
				x++
				y++
			}
			fwd[zero+d] = x
			if odd && bmin <= d && d <= bmax && bwd[zero+d] <= x {
				return x, y
			}
		}
		// Backward, the same from the other end.
		if bmin > low {
			bmin--
			bwd[zero+bmin-1] = math.MaxInt
		} else {
			bmin++
		}
		if bmax < high {
			bmax++
			bwd[zero+bmax+1] = math.MaxInt
		} else {
			bmax--
		}
		for d := bmax; d >= bmin; d -= 2 {
			x := bwd[zero+d-1]
			if right := bwd[zero+d+1]; right <= x {
				x = right - 1
			}
			y := x - d
			for x > a0 && y > b0 && m.a[x-1] == m.b[y-1] {
				x--
				y--
			}
			bwd[zero+d] = x
			if !odd && fmin <= d && d <= fmax && x <= fwd[zero+d] {
				return x, y
			}
		}
		if cost >= most {
			return m.furthest(a0, a1, b0, b1, fmin, fmax, bmin, bmax)
		}
	}
}

// furthest returns the point nearest to its goal that either search has
// reached.
func (m *myers) furthest(a0, a1, b0, b1, fmin, fmax, bmin, bmax int) (int, int) {
	best, at := -1, 0
	for d := fmax; d >= fmin; d -= 2 {
		x := min(m.fwd[m.zero+d], a1)
		y := x - d
		if y > b1 {
			x, y = b1+d, b1
		}
		if x+y > best {
			best, at = x+y, x
		}
	}
	forward, fx, fy := best-a0-b0, at, best-at
	best, at = math.MaxInt, 0
	for d := bmax; d >= bmin; d -= 2 {
		x := max(m.bwd[m.zero+d], a0)
		y := x - d
		if y < b0 {
			x, y = b0+d, b0
		}
		if x+y < best {
			best, at = x+y, x
		}
	}
	if backward := a1 + b1 - best; backward > forward {
		return at, best - at
	}
	return fx, fy
}
