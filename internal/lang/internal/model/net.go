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
// Rows are kept as bytes with an offset of 128 and a common scale. Eight of
// them are added at a time: the even and the odd bytes of a 64-bit word are
// spread into 16-bit lanes, which cannot overflow for fewer than 256 features.
type Net struct {
	Hidden  int // number of hidden units, a multiple of 8
	Scale   float32
	Keys    []uint32 // feature keys, ascending
	Rows    []byte   // len(Keys) rows of Hidden bytes
	Bias    []float32
	Out     []float32 // outputs × Hidden
	OutBias []float32

	slots []slot // open addressing over Keys
	mask  uint32
}

type slot struct{ key, row uint32 }

// maxFeatures bounds what is added into one sum: 250 bytes fit a 16-bit lane.
const maxFeatures = 250

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

// add adds the rows of the features to a sum.
func (n *Net) add(sum []uint64, feats []uint32) {
	w := n.Hidden
	acc := sum[: w/4 : w/4]
	found := uint64(0)
	for _, f := range feats {
		if f == 0 {
			continue
		}
		j := f & n.mask
		for n.slots[j].key != f {
			if n.slots[j].key == 0 {
				goto next
			}
			j = (j + 1) & n.mask
		}
		{
			found++
			row := n.Rows[int(n.slots[j].row)*w:][:w]
			a := acc
			for len(row) >= 16 && len(a) >= 4 {
				x := binary.LittleEndian.Uint64(row)
				y := binary.LittleEndian.Uint64(row[8:])
				a[0] += x & evenBytes
				a[1] += x >> 8 & evenBytes
				a[2] += y & evenBytes
				a[3] += y >> 8 & evenBytes
				row, a = row[16:], a[4:]
			}
		}
	next:
	}
	sum[w/4] += found
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
	off := int32(sum[w/4]) * 128
	h = h[:w]
	bias := n.Bias[:w]
	for i := 0; i < w/4; i++ {
		x := sum[i]
		k := i * 4
		for l := 0; l < 4; l++ {
			v := float32(int32(uint16(x))-off)*n.Scale + bias[k+l]
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

// Quantise packs rows of floating-point weights. Values beyond the range that
// covers all but one in ten thousand are clipped.
func Quantise(hidden int, keys []uint32, rows [][]float32, limit float32) *Net {
	n := &Net{Hidden: hidden, Scale: limit / 127, Keys: keys, Rows: make([]byte, len(keys)*hidden)}
	for i, row := range rows {
		out := n.Rows[i*hidden:][:hidden]
		for u, v := range row {
			q := math.Round(float64(v / n.Scale))
			out[Lane(u)] = byte(int(max(-127, min(127, q))) + 128)
		}
	}
	n.index()
	return n
}
