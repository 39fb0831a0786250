package model

import "math"

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
	Steps   []byte   // size of a row's quantisation step, see rowStep
	Packed  []byte   // the rows as they are stored: four bits for a weight
	Bias    []float32
	Out     []float32 // outputs × Hidden
	OutBias []float32

	slots []slot // open addressing over Keys
	mask  uint32

	// Made from the above for speed: the rows, eight weights to a word; the
	// biases in the unit of the rows; the outputs for hidden values in it.
	rows []uint64
	bias []int32
	out  []float32
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
	// The rows are found first and added later: the lookups and the rows miss the
	// cache, and all of them are waited for together. Both ends of a row are
	// touched for that, and what was touched is kept behind them, as a load that
	// comes to nothing would not be made.
	words := n.Hidden / 8
	found = found[:0]
	var touched uint64
	for _, f := range feats {
		for j := f & n.mask; ; j = (j + 1) & n.mask {
			s := n.slots[j]
			if s.key == f {
				at := int(s.row) * words
				touched |= n.rows[at] | n.rows[at+words-1]
				found = append(found, at)
				break
			}
			if s.key == 0 {
				break
			}
		}
	}
	rest := found
	found = append(found, int(touched))
	sum[2*words] += uint64(len(rest))
	even, odd := sum[:words], sum[words:2*words]
	for ; len(rest) >= 4; rest = rest[4:] {
		a, b := n.rows[rest[0]:][:words], n.rows[rest[1]:][:words]
		c, d := n.rows[rest[2]:][:words], n.rows[rest[3]:][:words]
		for i := range even {
			x, y := a[i]+b[i], c[i]+d[i]
			even[i] += x&evenBytes + y&evenBytes
			odd[i] += x>>8&evenBytes + y>>8&evenBytes
		}
	}
	for _, at := range rest {
		a := n.rows[at:][:words]
		for i := range even {
			even[i] += a[i] & evenBytes
			odd[i] += a[i] >> 8 & evenBytes
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

// rectify writes the hidden layer of a finished sum to h, in the unit of the
// rows.
func (n *Net) rectify(h []float32, sum []uint64) {
	quads := n.Hidden / 4
	off := int32(sum[quads]) * zero
	bias, h := n.bias[:4*quads], h[:4*quads]
	for _, x := range sum[:quads] {
		if len(bias) < 4 || len(h) < 4 {
			return
		}
		a := int32(uint16(x)) + bias[0] - off
		b := int32(uint16(x>>16)) + bias[1] - off
		c := int32(uint16(x>>32)) + bias[2] - off
		d := int32(x>>48) + bias[3] - off
		// v &^ (v >> 31) is the larger of v and 0, without a branch that
		// nobody could foretell.
		h[0] = float32(a &^ (a >> 31))
		h[1] = float32(b &^ (b >> 31))
		h[2] = float32(c &^ (c >> 31))
		h[3] = float32(d &^ (d >> 31))
		bias, h = bias[4:], h[4:]
	}
}

// score gives output o for a hidden layer.
func (n *Net) score(o int, h []float32) float32 {
	w := n.out[o*n.Hidden:][:n.Hidden]
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

// lane gives the byte of a row that holds a hidden unit: the even bytes of all
// words come first, then the odd ones, as in a sum.
func lane(hidden, unit int) int {
	word, in := unit/4, unit%4
	if word < hidden/8 {
		return 8*word + 2*in
	}
	return 8*(word-hidden/8) + 2*in + 1
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
			at := lane(hidden, u)
			out[at/2] |= q << (at % 2 * 4)
		}
	}
	n.Prepare()
	return n
}

// Prepare makes what is derived from the exported fields; it must be called
// when they have changed.
func (n *Net) Prepare() {
	n.rows = make([]uint64, len(n.Packed)/4)
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
				value[q] = uint16(min(zero+int(math.Round(step*float64(q-8)/2)), 127)) // two rows are added without a carry
			}
			for b := range t {
				t[b] = value[b&15] | value[b>>4]<<8
			}
			tables[code] = t
		}
		in, out := n.Packed[i*half:][:half], n.rows[i*half/4:][:half/4]
		for k := range out {
			b := in[4*k : 4*k+4 : 4*k+4]
			out[k] = uint64(t[b[0]]) | uint64(t[b[1]])<<16 | uint64(t[b[2]])<<32 | uint64(t[b[3]])<<48
		}
	}
	unit := 2 * n.Scale
	n.bias = make([]int32, len(n.Bias))
	for u, b := range n.Bias {
		n.bias[u] = int32(math.Round(float64(b / unit)))
	}
	n.out = make([]float32, len(n.Out))
	for i, o := range n.Out {
		n.out[i] = o * unit
	}
	n.index()
}
