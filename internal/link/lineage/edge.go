package lineage

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/packed"
)

// Edges are edges of a pile, packed one after the other by [Edge.Append].
type Edges []byte

// Edge is a pair of texts that are related, with the reasons and the proof.
type Edge struct {
	A, B     int32 // their places in the pile, A < B
	Kind     hearsay.RelationKind
	InA, InB float64 // shares of the words of each that the other has
	// OnlyA and OnlyB are the words of each that the other has not.
	OnlyA, OnlyB Stretches
	// Alike rates how much two that share no text are about one event.
	Alike float64
	// ToA is the sum of evidence for A as the original, in log odds; negative for
	// B.
	ToA      float64
	Agency   string   // credited by both
	Credited bool     // one document names the other as its source
	Why      []string // the reasons for the relation
	Terms    []Term   // the evidence on its direction
	Passages []hearsay.Passage
}

// Stretches counts runs of words and the words in them.
type Stretches struct{ Runs, Words int32 }

// Term is one piece of evidence on which of two texts comes from the other, in
// log odds: positive if A is the original.
type Term struct {
	Weight  float64
	Because string
}

// kinds are the relations as edges are packed.
var kinds = [...]hearsay.RelationKind{hearsay.None, hearsay.SameStory, hearsay.Rewrite, hearsay.Excerpt, hearsay.Reprint, hearsay.Copy}

// Append packs the edge and appends it to b, after its length.
func (e *Edge) Append(b []byte) []byte {
	const room = 4 // bytes for the length
	from := len(b)
	b = append(b, make([]byte, room)...)
	u := binary.AppendUvarint
	f := func(x float64) { b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x)) }
	s := func(s string) { b = append(u(b, uint64(len(s))), s...) }
	b = u(u(b, uint64(e.A)), uint64(e.B))
	credited := uint64(0)
	if e.Credited {
		credited = 1
	}
	b = u(b, uint64(slices.Index(kinds[:], e.Kind))<<1|credited)
	f(e.Alike)
	f(e.InA)
	f(e.InB)
	if e.Kind.Derived() {
		f(e.ToA)
		for _, n := range [...]int32{e.OnlyA.Runs, e.OnlyA.Words, e.OnlyB.Runs, e.OnlyB.Words} {
			b = u(b, uint64(n))
		}
		s(e.Agency)
	}
	b = u(b, uint64(len(e.Why)))
	for _, w := range e.Why {
		s(w)
	}
	b = u(b, uint64(len(e.Terms)))
	for _, t := range e.Terms {
		f(t.Weight)
		s(t.Because)
	}
	b = u(b, uint64(len(e.Passages)))
	for _, p := range e.Passages {
		for _, x := range [...]int{p.A.Start, p.A.End, p.B.Start, p.B.End} {
			b = u(b, uint64(x))
		}
	}
	binary.LittleEndian.PutUint32(b[from:], uint32(len(b)-from-room))
	return b
}

// take makes e the edge without its length from the front of r, which has
// nothing else. If brief, what only its relation says is left out.
func (e *Edge) take(r *packed.Reader, brief bool) {
	*e = Edge{Why: e.Why[:0], Terms: e.Terms[:0], Passages: e.Passages[:0]}
	all := ""
	if !brief {
		all = string(*r) // one piece of memory for the strings
	}
	text := func() string {
		n := r.Count()
		at := len(all) - len(*r)
		*r = (*r)[n:]
		return all[at : at+n]
	}
	e.A, e.B = int32(r.Int()), int32(r.Int())
	k := r.Int()
	if k>>1 >= len(kinds) {
		r.Spoil()
		k = 0
	}
	e.Kind, e.Credited = kinds[k>>1], k&1 != 0
	e.Alike, e.InA, e.InB = r.Float(), r.Float(), r.Float()
	if e.Kind.Derived() {
		e.ToA = r.Float()
		e.OnlyA = Stretches{int32(r.Int()), int32(r.Int())}
		e.OnlyB = Stretches{int32(r.Int()), int32(r.Int())}
		e.Agency = r.String()
	}
	if brief {
		return
	}
	for range r.Count() {
		e.Why = append(e.Why, text())
	}
	for range r.Count() {
		e.Terms = append(e.Terms, Term{r.Float(), text()})
	}
	for range r.Count() {
		e.Passages = append(e.Passages, hearsay.Passage{
			A: hearsay.Span{Start: r.Int(), End: r.Int()}, B: hearsay.Span{Start: r.Int(), End: r.Int()},
		})
	}
}
