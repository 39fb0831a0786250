// Package diff compares two sequences of words: what a version keeps, drops,
// adds and changes.
//
// [Words] takes words, [IDs] takes numbers that stand for words. Both return
// runs that cover the two sequences from end to end, in order.
//
// The method is the linear-space divide and conquer of E. Myers, "An O(ND)
// Difference Algorithm and Its Variations" (1986). Up to a cost of some
// hundred edits the result is the shortest edit script; past it the search is
// cut at the point reached furthest, so that time stays near-linear on texts
// that have little in common.
package diff

import (
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Run is a stretch of words that are kept, dropped, added or changed. Its
// bounds are indexes of words, half-open: A[A0:A1] became B[B0:B1].
type Run struct {
	Op             hearsay.EditOp
	A0, A1, B0, B1 int
}

// Words returns the runs that lead from a to b. Words are equal if their
// bytes are: fold them first if case or typography must not count.
func Words(a, b []string) []Run {
	head, tail := ends(a, b)
	idsA, idsB := intern(a[head:len(a)-tail], b[head:len(b)-tail])
	return runs(nil, idsA, idsB, head, tail)
}

// ends returns how many words at the start and then at the end of a and b are
// equal.
func ends[T comparable](a, b []T) (head, tail int) {
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	a, b = a[head:], b[head:]
	for tail < len(a) && tail < len(b) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head, tail
}

// IDs is [Words] for words that the caller has numbered.
func IDs(a, b []uint32) []Run { return AppendIDs(nil, a, b) }

// AppendIDs appends the runs of [IDs] to out.
func AppendIDs(out []Run, a, b []uint32) []Run {
	head, tail := ends(a, b)
	return runs(out, a[head:len(a)-tail], b[head:len(b)-tail], head, tail)
}

// Edits returns the runs of [Words] with their words, joined by one space.
func Edits(a, b []string) []hearsay.Edit {
	rs := Words(a, b)
	edits := make([]hearsay.Edit, len(rs))
	for i, r := range rs {
		edits[i] = hearsay.Edit{
			Op:   r.Op,
			From: strings.Join(a[r.A0:r.A1], " "),
			To:   strings.Join(b[r.B0:r.B1], " "),
		}
	}
	return edits
}

// Absorb joins kept runs of at most most words, with changes on both sides
// that are together longer than the run, to those changes: "the" alone is not
// what two sentences have in common. A run between words that are only dropped,
// or only added, stays: there it is what is left of them. It returns the shortened list, in the
// memory of rs.
func Absorb(rs []Run, most int) []Run {
	out := rs[:0]
	for i := 0; i < len(rs); i++ {
		r := rs[i]
		if n := len(out); r.Op == hearsay.Keep && n > 0 && i+1 < len(rs) && r.A1-r.A0 <= most &&
			out[n-1].Op != hearsay.Keep && size(out[n-1])+size(rs[i+1]) > 2*(r.A1-r.A0) &&
			min(size(out[n-1]), size(rs[i+1])) > 1 &&
			(out[n-1].Op != rs[i+1].Op || rs[i+1].Op == hearsay.Change) {
			next := rs[i+1]
			out[n-1].A1, out[n-1].B1 = next.A1, next.B1
			out[n-1].Op = op(out[n-1])
			i++
			continue
		}
		out = append(out, r)
	}
	return out
}

// size is the number of words on the longer side of a run.
func size(r Run) int { return max(r.A1-r.A0, r.B1-r.B0) }

// op names a run that is not kept by which of its sides are empty.
func op(r Run) hearsay.EditOp {
	switch {
	case r.A0 == r.A1:
		return hearsay.Add
	case r.B0 == r.B1:
		return hearsay.Drop
	}
	return hearsay.Change
}

// runs compares a and b, which stand between head and tail equal words, and
// appends what it finds to out.
func runs(out []Run, a, b []uint32, head, tail int) []Run {
	first := len(out)
	keep := func(i, j, n int) {
		if n == 0 {
			return
		}
		if k := len(out) - 1; k >= first && out[k].Op == hearsay.Keep {
			out[k].A1, out[k].B1 = out[k].A1+n, out[k].B1+n
			return
		}
		out = append(out, Run{hearsay.Keep, i, i + n, j, j + n})
	}
	keep(0, 0, head)
	if len(a) == 0 || len(b) == 0 { // nothing to look for
		if len(a)+len(b) > 0 {
			r := Run{A0: head, A1: head + len(a), B0: head, B1: head + len(b)}
			r.Op = op(r)
			out = append(out, r)
		}
		keep(head+len(a), head+len(b), tail)
		return out
	}
	m := newMyers(a, b)
	m.compare(0, len(a), 0, len(b))
	defer m.free()
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		i0, j0 := i, j
		for i < len(a) && m.gone[i] {
			i++
		}
		for j < len(b) && m.come[j] {
			j++
		}
		if i > i0 || j > j0 {
			r := Run{A0: head + i0, A1: head + i, B0: head + j0, B1: head + j}
			r.Op = op(r)
			out = append(out, r)
			i0, j0 = i, j
		}
		for i < len(a) && j < len(b) && !m.gone[i] && !m.come[j] {
			i++
			j++
		}
		keep(head+i0, head+j0, i-i0)
	}
	keep(head+len(a), head+len(b), tail)
	return out
}
