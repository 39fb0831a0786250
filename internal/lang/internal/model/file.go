package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
)

// Models are all models of a language, as one file holds them.
type Models struct {
	Tagger Tagger
	Lemmas Lemmatizer
	Parser Parser
}

const magic = "hearsay-lang-1\n"

// ErrFormat is given for bytes that are no model file of this version.
var ErrFormat = errors.New("model: not a model file of this version")

// Marshal packs models into the bytes of a file; equal models give equal bytes.
func (m *Models) Marshal() ([]byte, error) {
	var w writer
	w.table(&m.Tagger.Clusters)
	w.table(&m.Tagger.Classes)
	w.int(len(m.Tagger.Allowed))
	for _, a := range m.Tagger.Allowed {
		w.int(len(a))
		w.b = append(w.b, a...)
	}
	w.strings(m.Tagger.Names)
	w.net(m.Tagger.Net)
	w.table(&m.Lemmas.Rules)
	w.int(len(m.Lemmas.Edits))
	for _, e := range m.Lemmas.Edits {
		keep := 0
		if e.Keep {
			keep = 1
		}
		w.int(int(e.Cut)<<1 | keep)
		w.string(e.Add)
	}
	w.strings(m.Parser.Labels)
	w.net(m.Parser.Net)

	var out bytes.Buffer
	out.WriteString(magic)
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(w.b); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Unmarshal reads what Marshal wrote.
func Unmarshal(b []byte) (*Models, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, ErrFormat
	}
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(rest)))
	if err != nil {
		return nil, err
	}
	r := reader{b: raw}
	m := &Models{}
	m.Tagger.Clusters = r.table()
	m.Tagger.Classes = r.table()
	m.Tagger.Allowed = make([][]uint8, r.int())
	for i := range m.Tagger.Allowed {
		if n := r.int(); n > 0 {
			m.Tagger.Allowed[i] = r.bytes(n)
		}
	}
	m.Tagger.Names = r.strings()
	m.Tagger.Net = r.net()
	m.Lemmas.Rules = r.table()
	m.Lemmas.Edits = make([]Edit, r.int())
	for i := range m.Lemmas.Edits {
		k := r.int()
		m.Lemmas.Edits[i] = Edit{Cut: uint8(k >> 1), Keep: k&1 == 1, Add: r.string()}
	}
	m.Parser.Labels = r.strings()
	m.Parser.Net = r.net()
	if r.bad {
		return nil, ErrFormat
	}
	return m, nil
}

type writer struct{ b []byte }

func (w *writer) int(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

func (w *writer) string(s string) {
	w.int(len(s))
	w.b = append(w.b, s...)
}

func (w *writer) strings(ss []string) {
	w.int(len(ss))
	for _, s := range ss {
		w.string(s)
	}
}

// keys writes ascending keys as differences.
func (w *writer) keys(keys []uint32) {
	w.int(len(keys))
	last := uint32(0)
	for _, k := range keys {
		w.int(int(k - last))
		last = k
	}
}

func (w *writer) table(t *Table) {
	type pair struct {
		k uint32
		v uint16
	}
	var pairs []pair
	for i, k := range t.keys {
		if k != 0 {
			pairs = append(pairs, pair{k, t.vals[i]})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return int(int64(a.k) - int64(b.k)) })
	keys := make([]uint32, len(pairs))
	for i, p := range pairs {
		keys[i] = p.k
	}
	w.keys(keys)
	for _, p := range pairs {
		w.int(int(p.v))
	}
}

func (w *writer) floats(fs []float32) {
	w.int(len(fs))
	for _, f := range fs {
		w.b = binary.LittleEndian.AppendUint32(w.b, math.Float32bits(f))
	}
}

func (w *writer) net(n *Net) {
	w.int(n.Hidden)
	w.floats([]float32{n.Scale})
	w.keys(n.Keys)
	w.b = append(w.b, n.Rows...)
	w.floats(n.Bias)
	w.floats(n.Out)
	w.floats(n.OutBias)
}

// reader reads what writer wrote; after the first failure everything is empty
// and bad is set.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.bad = true
		r.b = nil
		return 0
	}
	r.b = r.b[n:]
	return v
}

// int reads a count. No count is larger than the bytes that are left.
func (r *reader) int() int {
	v := r.uint()
	if v > uint64(len(r.b)) {
		r.bad = true
		return 0
	}
	return int(v)
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.bad = true
		return nil
	}
	out := r.b[:n:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) string() string { return string(r.bytes(r.int())) }

func (r *reader) strings() []string {
	out := make([]string, r.int())
	for i := range out {
		out[i] = r.string()
	}
	return out
}

func (r *reader) keys() []uint32 {
	out := make([]uint32, r.int())
	last := uint32(0)
	for i := range out {
		last += uint32(r.uint())
		out[i] = last
	}
	return out
}

func (r *reader) table() Table {
	keys := r.keys()
	vals := make([]uint16, len(keys))
	for i := range vals {
		vals[i] = uint16(r.uint())
	}
	return NewTable(keys, vals)
}

func (r *reader) floats() []float32 {
	b := r.bytes(4 * r.int())
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}

func (r *reader) net() *Net {
	n := &Net{Hidden: r.int()}
	if s := r.floats(); len(s) == 1 {
		n.Scale = s[0]
	}
	n.Keys = r.keys()
	n.Rows = r.bytes(len(n.Keys) * n.Hidden)
	n.Bias, n.Out, n.OutBias = r.floats(), r.floats(), r.floats()
	if r.bad || n.Hidden%16 != 0 || n.Hidden == 0 || len(n.Bias) != n.Hidden || len(n.Out) != n.Hidden*len(n.OutBias) {
		r.bad = true
		return n
	}
	n.index()
	return n
}
