package link

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// possessive marks in a packed text a word whose root is another than itself.
const possessive mark = 1 << 7

// pack appends to b what [read] has found in a document: some seven bytes a
// word, first what it can be found by. With the document the words themselves
// and its credits are put in too; what [head] knows never is.
func (t *text) pack(b []byte, withDocument bool) []byte {
	u := binary.AppendUvarint
	b = u(b, uint64(t.length))
	for _, id := range t.ids {
		b = binary.LittleEndian.AppendUint32(b, id)
	}
	for i, m := range t.marks {
		if t.roots[i] != t.ids[i] {
			m |= possessive
		}
		b = append(b, byte(m))
	}
	for i, r := range t.roots {
		if r != t.ids[i] {
			b = binary.LittleEndian.AppendUint32(b, r)
		}
	}
	for _, rank := range t.ranks {
		b = u(b, uint64(rank))
	}
	b = u(b, uint64(len(t.byRoot)))
	for _, i := range t.byRoot {
		b = u(b, uint64(i))
	}
	b = u(b, uint64(len(t.figures)))
	for _, f := range t.figures {
		b = binary.LittleEndian.AppendUint32(b, f.key)
		b = u(u(b, uint64(f.word)), uint64(f.last-f.word))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(f.tell))
	}
	last := int32(0)
	for i, start := range t.start {
		b = u(b, uint64(start-last))
		last = t.end[i]
	}
	for i, start := range t.start {
		b = u(b, uint64(t.end[i]-start))
	}
	b = u(b, uint64(len(t.outletWords)))
	for _, w := range t.outletWords {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	b = u(b, uint64(len(t.parted)))
	for _, i := range t.parted {
		b = u(b, uint64(i))
	}
	nouns := uint64(0)
	if t.nouns {
		nouns = 1
	}
	b = u(b, nouns)
	if !withDocument {
		return b
	}
	s := func(s string) { b = append(u(b, uint64(len(s))), s...) }
	s(t.doc.Text)
	b = u(b, uint64(len(t.doc.Credits)))
	for _, c := range t.doc.Credits {
		s(string(c.Kind))
		s(c.Name)
		s(c.URL)
		b = u(u(b, uint64(c.Span.Start)), uint64(c.Span.End))
	}
	b = u(b, uint64(len(t.doc.Links)))
	for _, l := range t.doc.Links {
		s(l.URL)
	}
	b = u(b, uint64(len(t.doc.Blocks)))
	for _, x := range t.doc.Blocks {
		s(string(x.Kind))
		b = u(u(b, uint64(x.Start)), uint64(x.End))
	}
	return b
}

// sized returns s with n elements, of any value, in its memory if it is large
// enough. What grows once has room to grow.
func sized[T any](s []T, n int) []T {
	switch {
	case cap(s) >= n:
		return s[:n]
	case s == nil:
		return make([]T, n)
	default:
		return make([]T, n, n+n/4)
	}
}

// unpack makes t what pack has packed. A nil doc means that the document was
// packed too. Unless whole, only what the text can be found by is set.
func (t *text) unpack(b []byte, h *head, doc *hearsay.Annotated, whole bool) {
	r := reader(b)
	n := r.int()
	t.doc, t.head = doc, h
	t.ids, t.roots, t.ranks = sized(t.ids, n), sized(t.roots, n), sized(t.ranks, n)
	t.marks, t.weight = sized(t.marks, n), sized(t.weight, n)
	for i := range t.ids {
		t.ids[i] = binary.LittleEndian.Uint32(r[4*i:])
	}
	r = r[4*n:]
	copy(t.roots, t.ids)
	marks := r[:n]
	r = r[n:]
	t.sentences = t.sentences[:0]
	for i, c := range marks {
		m := mark(c)
		if m&possessive != 0 {
			t.roots[i] = r.uint32()
			m &^= possessive
		}
		if m&opens != 0 {
			t.sentences = append(t.sentences, int32(i))
		}
		t.marks[i] = m
	}
	r.ints(t.ranks)
	lexis.Weights(t.weight, t.ranks)
	t.byRoot = sized(t.byRoot, r.int())
	r.ints(t.byRoot)
	t.figures = sized(t.figures, r.int())
	for i := range t.figures {
		f := figure{key: r.uint32(), word: int32(r.int())}
		f.last = f.word + int32(r.int())
		f.tell = r.float()
		t.figures[i] = f
	}
	if !whole {
		return
	}
	t.start, t.end = sized(t.start, n), sized(t.end, n)
	r.ints(t.start)
	r.ints(t.end)
	last := int32(0)
	for i, gap := range t.start {
		t.start[i] = last + gap
		last = t.start[i] + t.end[i]
		t.end[i] = last
	}
	t.outletWords = sized(t.outletWords, r.int())
	for i := range t.outletWords {
		t.outletWords[i] = r.uint32()
	}
	t.parted = sized(t.parted, r.int())
	r.ints(t.parted)
	t.nouns = r.int() == 1
	if doc != nil {
		return
	}
	t.doc = h.document()
	t.doc.Text = r.string()
	for range r.int() {
		c := hearsay.Credit{Kind: hearsay.CreditKind(r.string()), Name: r.string(), URL: r.string()}
		c.Span = hearsay.Span{Start: r.int(), End: r.int()}
		t.doc.Credits = append(t.doc.Credits, c)
	}
	for range r.int() {
		t.doc.Links = append(t.doc.Links, hearsay.Link{URL: r.string()})
	}
	if n := r.int(); n > 0 {
		t.doc.Blocks = make([]hearsay.Block, n)
	}
	for i := range t.doc.Blocks {
		t.doc.Blocks[i].Kind = kindOfBlock(r.bytes())
		t.doc.Blocks[i].Span = hearsay.Span{Start: r.int(), End: r.int()}
	}
}

// kindOfBlock returns the kind without memory of its own for the usual ones.
func kindOfBlock(b []byte) hearsay.BlockKind {
	for _, k := range [...]hearsay.BlockKind{hearsay.Paragraph, hearsay.Heading, hearsay.Caption, hearsay.ListItem, hearsay.BlockQuote} {
		if string(b) == string(k) {
			return k
		}
	}
	return hearsay.BlockKind(b)
}

// reader takes numbers and strings from the front of packed bytes. Of bytes
// that are cut off or damaged it takes something: see [reader.spoil].
type reader []byte

// spoil leaves nothing to read, since what is there is not what was packed.
func (r *reader) spoil() { *r = nil }

func (r *reader) int() int {
	if len(*r) > 0 && (*r)[0] < 0x80 {
		b := (*r)[0]
		*r = (*r)[1:]
		return int(b)
	}
	x, n := binary.Uvarint(*r)
	if n <= 0 || x > math.MaxInt64 {
		r.spoil()
		return 0
	}
	*r = (*r)[n:]
	return int(x)
}

// ints takes as many numbers as there is room for.
func (r *reader) ints(to []int32) {
	b, at := *r, 0
	for i := range to {
		if at < len(b) && b[at] < 0x80 {
			to[i] = int32(b[at])
			at++
			continue
		}
		x, n := binary.Uvarint(b[at:])
		if n <= 0 || x > math.MaxInt32 {
			clear(to[i:])
			r.spoil()
			return
		}
		to[i] = int32(x)
		at += n
	}
	*r = b[at:]
}

// count takes the number of things that follow, each of a byte or more.
func (r *reader) count() int {
	n := r.int()
	if n > len(*r) {
		r.spoil()
		return 0
	}
	return n
}

func (r *reader) uint32() uint32 {
	if len(*r) < 4 {
		r.spoil()
		return 0
	}
	x := binary.LittleEndian.Uint32(*r)
	*r = (*r)[4:]
	return x
}

func (r *reader) float() float64 {
	return math.Float64frombits(uint64(r.uint32()) | uint64(r.uint32())<<32)
}

func (r *reader) bytes() []byte {
	n := r.count()
	b := (*r)[:n]
	*r = (*r)[n:]
	return b
}

func (r *reader) string() string { return string(r.bytes()) }

// kinds are the relations as edges are packed.
var kinds = [...]hearsay.RelationKind{hearsay.None, hearsay.SameStory, hearsay.Rewrite, hearsay.Excerpt, hearsay.Reprint, hearsay.Copy}

// pack appends the edge to b, after its length.
func (e *edge) pack(b []byte) []byte {
	const room = 4 // bytes for the length
	from := len(b)
	b = append(b, make([]byte, room)...)
	u := binary.AppendUvarint
	f := func(x float64) { b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x)) }
	s := func(s string) { b = append(u(b, uint64(len(s))), s...) }
	b = u(u(b, uint64(e.a)), uint64(e.b))
	credited := uint64(0)
	if e.credited {
		credited = 1
	}
	b = u(b, uint64(slices.Index(kinds[:], e.kind))<<1|credited)
	f(e.alike)
	f(e.inA)
	f(e.inB)
	if e.kind.Derived() {
		f(e.toA)
		for _, n := range [...]int32{e.onlyA.runs, e.onlyA.words, e.onlyB.runs, e.onlyB.words} {
			b = u(b, uint64(n))
		}
		s(e.agency)
	}
	b = u(b, uint64(len(e.why)))
	for _, w := range e.why {
		s(w)
	}
	b = u(b, uint64(len(e.terms)))
	for _, t := range e.terms {
		f(t.weight)
		s(t.because)
	}
	b = u(b, uint64(len(e.passages)))
	for _, p := range e.passages {
		for _, x := range [...]int{p.A.Start, p.A.End, p.B.Start, p.B.End} {
			b = u(b, uint64(x))
		}
	}
	binary.LittleEndian.PutUint32(b[from:], uint32(len(b)-from-room))
	return b
}

// edge takes an edge without its length from the front, which is all that r
// has, into the memory of e. If brief, what only its relation says is left out.
func (r *reader) edge(e *edge, brief bool) {
	*e = edge{why: e.why[:0], terms: e.terms[:0], passages: e.passages[:0]}
	all := ""
	if !brief {
		all = string(*r) // one piece of memory for the strings
	}
	text := func() string {
		n := r.count()
		at := len(all) - len(*r)
		*r = (*r)[n:]
		return all[at : at+n]
	}
	e.a, e.b = int32(r.int()), int32(r.int())
	k := r.int()
	if k>>1 >= len(kinds) {
		r.spoil()
		k = 0
	}
	e.kind, e.credited = kinds[k>>1], k&1 != 0
	e.alike, e.inA, e.inB = r.float(), r.float(), r.float()
	if e.kind.Derived() {
		e.toA = r.float()
		e.onlyA = stretches{int32(r.int()), int32(r.int())}
		e.onlyB = stretches{int32(r.int()), int32(r.int())}
		e.agency = r.string()
	}
	if brief {
		return
	}
	for range r.count() {
		e.why = append(e.why, text())
	}
	for range r.count() {
		e.terms = append(e.terms, term{r.float(), text()})
	}
	for range r.count() {
		e.passages = append(e.passages, hearsay.Passage{
			A: hearsay.Span{Start: r.int(), End: r.int()}, B: hearsay.Span{Start: r.int(), End: r.int()},
		})
	}
}

// MarshalBinary packs the weights. The same weights give the same bytes.
func (w *Weights) MarshalBinary() ([]byte, error) {
	b := binary.AppendUvarint([]byte{packedForm}, uint64(w.Documents))
	b = binary.AppendUvarint(b, uint64(len(w.Have)))
	last := uint32(0)
	for _, root := range slices.Sorted(maps.Keys(w.Have)) {
		b = binary.AppendUvarint(b, uint64(root-last))
		b = binary.AppendUvarint(b, uint64(w.Have[root]))
		last = root
	}
	lines := slices.Sorted(maps.Keys(w.Furniture))
	b = binary.AppendUvarint(b, uint64(len(lines)))
	for _, l := range lines {
		b = binary.LittleEndian.AppendUint64(b, l)
	}
	return b, nil
}

// UnmarshalBinary makes w what MarshalBinary has packed.
func (w *Weights) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != packedForm {
		return errPacked("weights")
	}
	r := reader(b[1:])
	*w = Weights{Documents: r.int(), Have: map[uint32]int32{}, Furniture: map[uint64]bool{}}
	root := uint32(0)
	for range r.count() {
		root += uint32(r.int())
		w.Have[root] = int32(r.int())
	}
	n := r.count()
	if r == nil || len(r) != 8*n {
		return errPacked("weights")
	}
	for range n {
		w.Furniture[uint64(r.uint32())|uint64(r.uint32())<<32] = true
	}
	return nil
}

// packedForm is the first byte of weights and heads that are packed: it
// changes when their form does.
const packedForm = 1

func errPacked(what string) error {
	return fmt.Errorf("the packed %s of a pile are damaged or of another version of hearsay: learn them again", what)
}

// MarshalBinary packs the heads.
func (hs Heads) MarshalBinary() ([]byte, error) {
	u := binary.AppendUvarint
	b := u([]byte{packedForm}, uint64(len(hs)))
	for _, h := range hs {
		flags := uint64(0)
		if h.bylines {
			flags = 1
		}
		b = u(u(b, uint64(h.length)), flags)
		for _, s := range h.strings() {
			b = append(u(b, uint64(len(*s))), *s...)
		}
		b = u(b, uint64(len(h.agencies)))
		for _, a := range h.agencies {
			b = append(u(b, uint64(len(a))), a...)
		}
	}
	return b, nil
}

// UnmarshalBinary makes hs what MarshalBinary has packed.
func (hs *Heads) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != packedForm {
		return errPacked("heads")
	}
	r := reader(b[1:])
	n := r.count()
	*hs = make(Heads, n)
	for i := range *hs {
		h := &head{length: r.int(), bylines: r.int() == 1}
		for _, s := range h.strings() {
			*s = r.string()
		}
		for range r.count() {
			h.agencies = append(h.agencies, r.string())
		}
		(*hs)[i] = h
	}
	if r == nil || len(r) > 0 {
		return errPacked("heads")
	}
	return nil
}
