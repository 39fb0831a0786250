package link

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/link/packed"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// possessive marks in a packed text a word whose root is another than itself.
const possessive mark = 1 << 7

// pack appends to b what [read] has found in a document: some seven bytes a
// word, first what it can be found by. With the document the words themselves
// and its credits are put in too; what [head] knows never is.
func (t *text) pack(b []byte, withDocument bool) []byte {
	u := binary.AppendUvarint
	b = u(b, uint64(t.Length))
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
	for _, words := range [...][]uint32{t.outletWords, t.country} {
		b = u(b, uint64(len(words)))
		for _, w := range words {
			b = binary.LittleEndian.AppendUint32(b, w)
		}
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
func (t *text) unpack(b []byte, h *lineage.Head, doc *hearsay.Annotated, whole bool) {
	r := packed.Reader(b)
	n := r.Int()
	t.doc, t.Head = doc, h
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
			t.roots[i] = r.Uint32()
			m &^= possessive
		}
		if m&opens != 0 {
			t.sentences = append(t.sentences, int32(i))
		}
		t.marks[i] = m
	}
	r.Ints(t.ranks)
	lexis.Weights(t.weight, t.ranks)
	t.byRoot = sized(t.byRoot, r.Int())
	r.Ints(t.byRoot)
	t.figures = sized(t.figures, r.Int())
	for i := range t.figures {
		f := figure{key: r.Uint32(), word: int32(r.Int())}
		f.last = f.word + int32(r.Int())
		f.tell = r.Float()
		t.figures[i] = f
	}
	if !whole {
		return
	}
	t.start, t.end = sized(t.start, n), sized(t.end, n)
	r.Ints(t.start)
	r.Ints(t.end)
	last := int32(0)
	for i, gap := range t.start {
		t.start[i] = last + gap
		last = t.start[i] + t.end[i]
		t.end[i] = last
	}
	for _, words := range [...]*[]uint32{&t.outletWords, &t.country} {
		*words = sized(*words, r.Int())
		for i := range *words {
			(*words)[i] = r.Uint32()
		}
	}
	t.parted = sized(t.parted, r.Int())
	r.Ints(t.parted)
	t.nouns = r.Int() == 1
	if doc != nil {
		return
	}
	t.doc = h.Document()
	t.doc.Text = r.String()
	for range r.Int() {
		c := hearsay.Credit{Kind: hearsay.CreditKind(r.String()), Name: r.String(), URL: r.String()}
		c.Span = hearsay.Span{Start: r.Int(), End: r.Int()}
		t.doc.Credits = append(t.doc.Credits, c)
	}
	for range r.Int() {
		t.doc.Links = append(t.doc.Links, hearsay.Link{URL: r.String()})
	}
	if n := r.Int(); n > 0 {
		t.doc.Blocks = make([]hearsay.Block, n)
	}
	for i := range t.doc.Blocks {
		t.doc.Blocks[i].Kind = kindOfBlock(r.Bytes())
		t.doc.Blocks[i].Span = hearsay.Span{Start: r.Int(), End: r.Int()}
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

// MarshalBinary packs the weights. The same weights give the same bytes.
func (w *Weights) MarshalBinary() ([]byte, error) {
	b := binary.AppendUvarint([]byte{packed.Form}, uint64(w.Documents))
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
	if len(b) == 0 || b[0] != packed.Form {
		return packed.Damaged("weights")
	}
	r := packed.Reader(b[1:])
	*w = Weights{Documents: r.Int(), Have: map[uint32]int32{}, Furniture: map[uint64]bool{}}
	root := uint32(0)
	for range r.Count() {
		root += uint32(r.Int())
		w.Have[root] = int32(r.Int())
	}
	n := r.Count()
	if r == nil || len(r) != 8*n {
		return packed.Damaged("weights")
	}
	for range n {
		w.Furniture[uint64(r.Uint32())|uint64(r.Uint32())<<32] = true
	}
	return nil
}
