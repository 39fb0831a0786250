package link

import (
	"encoding/binary"
	"math"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lexis"
)

// possessive marks in a packed text a word whose root is another than itself.
const possessive mark = 1 << 7

// pack appends to b what [read] has found in a document: some seven bytes a
// word. With the document the words themselves and its credits are put in too;
// what [head] knows never is.
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
	for _, r := range t.roots {
		b = u(b, uint64(lexis.Rank(r)))
	}
	last := int32(0)
	for i := range t.start {
		b = u(u(b, uint64(t.start[i]-last)), uint64(t.end[i]-t.start[i]))
		last = t.end[i]
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
	b = u(b, uint64(len(t.outletWords)))
	for _, w := range t.outletWords {
		b = binary.LittleEndian.AppendUint32(b, w)
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

// unpack turns what pack has made into a text again. A nil doc means that the
// document was packed too.
func unpack(b []byte, h *head, doc *hearsay.Annotated) *text {
	r := reader(b)
	n := r.int()
	words := make([]uint32, 2*n)
	places := make([]int32, 2*n)
	t := &text{
		doc: doc, head: h,
		ids: words[:n:n], roots: words[n:], start: places[:n:n], end: places[n:],
		marks: make([]mark, n), weight: make([]float32, n),
	}
	for i := range t.ids {
		t.ids[i] = r.uint32()
	}
	copy(t.roots, t.ids)
	sentences := 0
	for i := range t.marks {
		t.marks[i] = mark(r[i])
		if t.marks[i]&opens != 0 {
			sentences++
		}
	}
	r = r[n:]
	t.sentences = make([]int32, 0, sentences)
	for i, m := range t.marks {
		if m&possessive != 0 {
			t.roots[i] = r.uint32()
			t.marks[i] &^= possessive
		}
		if m&opens != 0 {
			t.sentences = append(t.sentences, int32(i))
		}
	}
	for i := range t.weight {
		t.weight[i] = float32(lexis.Weight(int32(r.int())))
	}
	last := int32(0)
	for i := range t.start {
		t.start[i] = last + int32(r.int())
		last = t.start[i] + int32(r.int())
		t.end[i] = last
	}
	t.byRoot = make([]int32, r.int())
	for i := range t.byRoot {
		t.byRoot[i] = int32(r.int())
	}
	if n := r.int(); n > 0 {
		t.figures = make([]figure, n)
	}
	for i := range t.figures {
		f := figure{key: r.uint32(), word: int32(r.int())}
		f.last = f.word + int32(r.int())
		f.tell = math.Float64frombits(uint64(r.uint32()) | uint64(r.uint32())<<32)
		t.figures[i] = f
	}
	for range r.int() {
		t.outletWords = append(t.outletWords, r.uint32())
	}
	t.nouns = r.int() == 1
	if doc != nil {
		return t
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
	return t
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

// reader takes numbers and strings from the front of packed bytes.
type reader []byte

func (r *reader) int() int {
	if b := (*r)[0]; b < 0x80 {
		*r = (*r)[1:]
		return int(b)
	}
	x, n := binary.Uvarint(*r)
	*r = (*r)[n:]
	return int(x)
}

func (r *reader) uint32() uint32 {
	x := binary.LittleEndian.Uint32(*r)
	*r = (*r)[4:]
	return x
}

func (r *reader) bytes() []byte {
	n := r.int()
	b := (*r)[:n]
	*r = (*r)[n:]
	return b
}

func (r *reader) string() string { return string(r.bytes()) }

// pack appends the reasons and passages of an edge to b.
func (d *details) pack(b []byte) []byte {
	u := binary.AppendUvarint
	s := func(s string) { b = append(u(b, uint64(len(s))), s...) }
	b = u(b, uint64(len(d.why)))
	for _, w := range d.why {
		s(w)
	}
	b = u(b, uint64(len(d.terms)))
	for _, t := range d.terms {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(t.weight))
		s(t.because)
	}
	b = u(b, uint64(len(d.passages)))
	for _, p := range d.passages {
		for _, x := range [...]int{p.A.Start, p.A.End, p.B.Start, p.B.End} {
			b = u(b, uint64(x))
		}
	}
	return b
}

// unpackDetails turns what pack has made into reasons and passages again.
func unpackDetails(b []byte) (d details) {
	r := reader(b)
	for range r.int() {
		d.why = append(d.why, r.string())
	}
	for range r.int() {
		w := math.Float64frombits(uint64(r.uint32()) | uint64(r.uint32())<<32)
		d.terms = append(d.terms, term{w, r.string()})
	}
	for range r.int() {
		d.passages = append(d.passages, hearsay.Passage{
			A: hearsay.Span{Start: r.int(), End: r.int()}, B: hearsay.Span{Start: r.int(), End: r.int()},
		})
	}
	return d
}
