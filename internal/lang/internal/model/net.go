package model

import (
	"encoding/binary"
	"math"
)

// Net scores sparse binary features through one hidden layer: the rows of the
// features that are present are summed, rectified, and read by linear outputs.
// It is the network of Chen & Manning (2014) with the embeddings and the first
// layer multiplied out, so that a feature costs one addition of a row and no
// multiplication.
//
// A stored weight has four bits: a number from -7 to 7 of the row's own steps.
// In memory rows are bytes from 0 to 127 with one scale for all, so that two
// rows can be added as 64-bit words, eight weights at a time, before the even
// and the odd bytes are spread into 16-bit lanes. Lanes cannot overflow for
// fewer than 512 features.
type Net struct {
	Hidden  int      // number of hidden units, a multiple of 8
	Scale   float32  // half of what 1 means in Rows
	Keys    []uint32 // feature keys, ascending
	Rows    []byte   // len(Keys) rows of Hidden bytes, unpacked from Packed
	Steps   []byte   // size of a row's quantisation step, see rowStep
	Packed  []byte   // the rows as they are stored: four bits for a weight
	Bias    []float32
	Out     []float32 // outputs × Hidden
	OutBias []float32

	slots []slot // open addressing over Keys
	mask  uint32
}

type slot struct{ key, row uint32 }

// zero is the byte of the weight 0.
const zero = 64

func (n *Net) index() {
	size := 16
	for size < 2*len(n.Keys) {
		size *= 2
	}
	n.slots = make([]slot, size)
	n.mask = uint32(size - 1)
	for i, k := range n.Keys {
		j := k & n.mask
		for n.slots[j].key != 0 {
			j = (j + 1) & n.mask
		}
		n.slots[j] = slot{k, uint32(i)}
	}
}

// lanes is the number of 64-bit words of a sum: Hidden 16-bit lanes and, last,
// the number of features added.
func (n *Net) lanes() int { return n.Hidden/4 + 1 }

const evenBytes = 0x00ff00ff00ff00ff

// add adds the rows of the features to a sum. found is scratch space and is
// given back.
func (n *Net) add(sum []uint64, feats []uint32, found []int) []int {
	// The rows are found first and added later: the lookups miss the cache, and
	// a row of them is waited for together.
	w := n.Hidden
	found = found[:0]
	for _, f := range feats {
		for j := f & n.mask; ; j = (j + 1) & n.mask {
			s := n.slots[j]
			if s.key == f {
				found = append(found, int(s.row)*w)
				break
			}
			if s.key == 0 {
				break
			}
		}
	}
	sum[w/4] += uint64(len(found))
	rest := found
	for len(rest) >= 4 {
		a, b := n.Rows[rest[0]:][:w], n.Rows[rest[1]:][:w]
		c, d := n.Rows[rest[2]:][:w], n.Rows[rest[3]:][:w]
		rest = rest[4:]
		acc := sum
		for len(a) >= 8 && len(b) >= 8 && len(c) >= 8 && len(d) >= 8 && len(acc) >= 2 {
			x := binary.LittleEndian.Uint64(a) + binary.LittleEndian.Uint64(b)
			y := binary.LittleEndian.Uint64(c) + binary.LittleEndian.Uint64(d)
			acc[0] += x&evenBytes + y&evenBytes
			acc[1] += x>>8&evenBytes + y>>8&evenBytes
			a, b, c, d, acc = a[8:], b[8:], c[8:], d[8:], acc[2:]
		}
	}
	for _, at := range rest {
		a, acc := n.Rows[at:][:w], sum
		for len(a) >= 8 && len(acc) >= 2 {
			x := binary.LittleEndian.Uint64(a)
			acc[0] += x & evenBytes
			acc[1] += x >> 8 & evenBytes
			a, acc = a[8:], acc[2:]
		}
	}
	return found
}

func addSum(to, from []uint64) {
	from = from[:len(to)]
	for i := range to {
		to[i] += from[i]
	}
}

// rectify writes the hidden layer of a finished sum to h, in the order of the
// lanes; Out and Bias are stored in that order too.
func (n *Net) rectify(h []float32, sum []uint64) {
	w := n.Hidden
	off := int32(sum[w/4]) * zero
	h = h[:w]
	bias, scale := n.Bias[:w], 2*n.Scale
	for i := 0; i < w/4; i++ {
		x := sum[i]
		k := i * 4
		for l := 0; l < 4; l++ {
			v := float32(int32(uint16(x))-off)*scale + bias[k+l]
			x >>= 16
			if v < 0 {
				v = 0
			}
			h[k+l] = v
		}
	}
}

// score gives output o for a hidden layer.
func (n *Net) score(o int, h []float32) float32 {
	w := n.Out[o*n.Hidden:][:n.Hidden]
	h = h[:len(w)]
	var a, b, c, d float32
	for i := 0; i+4 <= len(w); i += 4 {
		a += w[i] * h[i]
		b += w[i+1] * h[i+1]
		c += w[i+2] * h[i+2]
		d += w[i+3] * h[i+3]
	}
	return a + b + c + d + n.OutBias[o]
}

// Lane gives the hidden unit whose byte in a row has the given index, for the
// trainer, which lays rows out so that lanes come out in order.
func Lane(unit int) (byteIndex int) {
	group, in := unit/8, unit%8
	// Lanes 0..3 of a group are its even bytes, lanes 4..7 its odd ones.
	if in < 4 {
		return group*8 + in*2
	}
	return group*8 + (in-4)*2 + 1
}

// rowStep is the size of a row's step in units of Scale: from 127/7, the
// largest that is needed, down by a twelfth of an octave each.
func rowStep(code byte) float64 { return 127.0 / 7 * math.Exp2(-float64(code)/12) }

// Quantise packs rows of floating-point weights; limit is the largest weight
// that need be represented.
func Quantise(hidden int, keys []uint32, rows [][]float32, limit float32) *Net {
	n := &Net{
		Hidden: hidden, Scale: limit / 127, Keys: keys,
		Steps: make([]byte, len(keys)), Packed: make([]byte, len(keys)*hidden/2),
	}
	for i, row := range rows {
		var top float64
		for _, v := range row {
			top = max(top, math.Abs(float64(v/n.Scale)))
		}
		// The step that errs least is often smaller than what the largest
		// weight of the row asks for.
		widest := int(math.Ceil(12 * math.Log2(127/min(max(top, 1), 127))))
		best := -1.0
		for code := max(widest-1, 0); code <= min(widest+11, 255); code++ {
			var miss float64
			step := rowStep(byte(code))
			for _, v := range row {
				x := float64(v / n.Scale)
				d := x - step*max(-7, min(7, math.Round(x/step)))
				miss += d * d
			}
			if best < 0 || miss < best {
				best, n.Steps[i] = miss, byte(code)
			}
		}
		step := rowStep(n.Steps[i])
		out := n.Packed[i*hidden/2:][:hidden/2]
		for u, v := range row {
			q := byte(max(-7, min(7, math.Round(float64(v/n.Scale)/step))) + 8)
			at := Lane(u)
			out[at/2] |= q << (at % 2 * 4)
		}
	}
	n.unpack()
	return n
}

// unpack makes Rows from Packed and builds the index.
func (n *Net) unpack() {
	n.Rows = make([]byte, len(n.Packed)*2)
	// Two weights at a time: a table of the byte pairs for each step.
	var tables [256]*[256]uint16
	half := n.Hidden / 2
	for i, code := range n.Steps {
		t := tables[code]
		if t == nil {
			t = new([256]uint16)
			var value [16]uint16
			step := rowStep(code)
			for q := range value {
				value[q] = uint16(zero + int(math.Round(step*float64(q-8)/2)))
			}
			for b := range t {
				t[b] = value[b&15] | value[b>>4]<<8
			}
			tables[code] = t
		}
		in, out := n.Packed[i*half:][:half], n.Rows[i*n.Hidden:][:n.Hidden]
		for k, b := range in {
			v := t[b]
			out[2*k], out[2*k+1] = byte(v), byte(v>>8)
		}
	}
	n.index()
}
