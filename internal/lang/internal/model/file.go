package model

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// Models are all models of a language, as one file holds them.
type Models struct {
	Splitter Splitter
	Tagger   Tagger
	Lemmas   Lemmatizer
	Parser   Parser
}

const magic = "hearsay-lang-6\n"

// ErrFormat is given for bytes that are no model file of this version.
var ErrFormat = errors.New("model: not a model file of this version")

// Marshal packs models into the bytes of a file; equal models give equal bytes.
// The weights are as small as their four bits: compressing them further would
// save a tenth and cost most of the time of loading.
func (m *Models) Marshal() []byte {
	var w writer
	w.table(&m.Tagger.Clusters)
	w.table(&m.Tagger.Classes)
	w.lists(m.Tagger.Allowed)
	w.strings(m.Tagger.Names)
	w.net(m.Tagger.Net)
	w.net(m.Splitter.Net)
	w.table(&m.Lemmas.Rules)
	w.int(len(m.Lemmas.Proper))
	for _, p := range m.Lemmas.Proper {
		if p {
			w.int(1)
		} else {
			w.int(0)
		}
	}
	w.int(len(m.Lemmas.Edits))
	for _, e := range m.Lemmas.Edits {
		w.int(int(e.Cut)<<2 | int(e.Case))
		w.string(e.Add)
	}
	w.strings(m.Parser.Labels)
	w.net(m.Parser.Net)
	w.lists(m.Parser.Allowed[0])
	w.lists(m.Parser.Allowed[1])

	return append([]byte(magic), w.b...)
}

// Unmarshal reads what Marshal wrote.
func Unmarshal(b []byte) (*Models, error) {
	rest, ok := bytes.CutPrefix(b, []byte(magic))
	if !ok {
		return nil, ErrFormat
	}
	r := reader{b: rest}
	m := &Models{}
	m.Tagger.Clusters = r.table()
	m.Tagger.Classes = r.table()
	m.Tagger.Allowed = r.lists()
	m.Tagger.Names = r.strings()
	m.Tagger.Net = r.net()
	m.Splitter.Net = r.net()
	m.Lemmas.Rules = r.table()
	m.Lemmas.Proper = make([]bool, r.int())
	for i := range m.Lemmas.Proper {
		m.Lemmas.Proper[i] = r.int() == 1
	}
	m.Lemmas.Edits = make([]Edit, r.int())
	for i := range m.Lemmas.Edits {
		k := r.uint()
		m.Lemmas.Edits[i] = Edit{Cut: uint8(k >> 2), Case: uint8(k & 3), Add: r.string()}
	}
	m.Parser.Labels = r.strings()
	m.Parser.Net = r.net()
	m.Parser.Allowed[0], m.Parser.Allowed[1] = r.lists(), r.lists()
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

func (w *writer) lists(lists [][]uint8) {
	w.int(len(lists))
	for _, l := range lists {
		w.int(len(l))
		w.b = append(w.b, l...)
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
	w.b = append(w.b, n.Steps...)
	w.b = append(w.b, n.Packed...)
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

func (r *reader) lists() [][]uint8 {
	out := make([][]uint8, r.int())
	for i := range out {
		if n := r.int(); n > 0 {
			out[i] = r.bytes(n)
		}
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
	n.Steps = r.bytes(len(n.Keys))
	n.Packed = r.bytes(len(n.Keys) * n.Hidden / 2)
	n.Bias, n.Out, n.OutBias = r.floats(), r.floats(), r.floats()
	if r.bad || n.Hidden%16 != 0 || n.Hidden == 0 || len(n.Bias) != n.Hidden || len(n.Out) != n.Hidden*len(n.OutBias) {
		r.bad = true
		return n
	}
	n.Prepare()
	return n
}
