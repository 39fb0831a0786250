package model

import (
	"unicode"
	"unicode/utf8"
)

// Word holds what the scorers see of a word: hashes of its form and parts, its
// shape, and what the tables know about it. Everything is computed once for
// each word of a sentence.
type Word struct {
	Form    string
	Exact   uint32 // hash of the form
	Lower   uint32 // hash of the lower-cased form, digits folded to 0
	Suf     [4]uint32
	Pre     [3]uint32
	Shape   uint8
	Cluster uint16 // 0 for a word without cluster
	Class   uint16 // ambiguity class: index of the set of tags that training data gave the word, 0 for unknown
}

// Shapes of a word.
const (
	ShapeLower = iota
	ShapeCapital
	ShapeUpper
	ShapeOneUpper
	ShapeMixed
	ShapeDigits
	ShapeDigitMix
	ShapePunct
	ShapeOther
	shapes
)

const (
	mul1 = 0x9E3779B97F4A7C15
	mul2 = 0xD6E8FEB86659FD93
)

// mix folds three values of a template into a feature key. Key 0 means "no
// feature" and does not occur.
func mix(template, a, b, c uint32) uint32 {
	h := (uint64(a) ^ uint64(template)<<40) * mul1
	h ^= h >> 29
	h = (h + uint64(b)) * mul2
	h ^= h >> 32
	h = (h + uint64(c)) * mul1
	if k := uint32(h >> 32); k != 0 {
		return k
	}
	return 1
}

func hashBytes(b []byte) uint32 {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h ^= h >> 32
	return uint32(h*mul1>>32) | 1
}

// HashString is the hash that word tables are keyed by.
func HashString(s string) uint32 { return hashString(s) }

func hashString(s string) uint32 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	return uint32(h*mul1>>32) | 1
}

// maxScan bounds the bytes of a word that are looked at.
const maxScan = 64

// AppendLower appends the lower-cased form to b, with typographic apostrophes
// made plain.
func AppendLower(b []byte, form string) []byte {
	for i := 0; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			} else if c == '`' && len(form) > 1 && form != "``" {
				c = '\''
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(form[i:])
		switch {
		case r == '’' && len(form) > n:
			b = append(b, '\'')
		case r == utf8.RuneError && n == 1:
			b = append(b, c)
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
		i += n
	}
	return b
}

// NewWord computes the attributes of a form. buf is scratch space.
func (t *Tables) NewWord(form string, buf []byte) (Word, []byte) {
	w := Word{Form: form}
	seen := form
	if len(seen) > maxScan {
		seen = seen[:maxScan]
	}
	buf = AppendLower(buf[:0], seen)
	plain := hashBytes(buf)
	w.Exact = hashString(seen)
	w.Cluster = t.Clusters.get(plain)
	if w.Cluster == 0 {
		w.Cluster = t.clusterFallback(buf)
	}
	w.Shape = shapeOf(seen)
	if w.Shape == ShapeDigits || w.Shape == ShapeDigitMix {
		for i, c := range buf {
			if c >= '1' && c <= '9' {
				buf[i] = '0'
			}
		}
		plain = hashBytes(buf)
	}
	w.Lower = plain
	w.Class = t.Classes.get(plain)
	n := len(buf)
	for k := range w.Suf {
		if k+1 <= n {
			w.Suf[k] = hashBytes(buf[n-k-1:])
		} else {
			w.Suf[k] = hashBytes(buf) ^ 0x5555
		}
	}
	for k := range w.Pre {
		w.Pre[k] = hashBytes(buf[:min(k+1, n)])
	}
	return w, buf
}

// clusterFallback gives numbers that the clusters do not list the cluster of a
// listed one of the same kind.
func (t *Tables) clusterFallback(lower []byte) uint16 {
	digits := 0
	for _, c := range lower {
		if c >= '0' && c <= '9' {
			digits++
		} else if c != '.' && c != ',' {
			return 0
		}
	}
	if digits == 0 {
		return 0
	}
	switch {
	case digits == 4 && len(lower) == 4:
		return t.Clusters.get(hashString("1997"))
	case digits > 3:
		return t.Clusters.get(hashString("25,000"))
	}
	return t.Clusters.get(hashString("47"))
}

func shapeOf(s string) uint8 {
	var upper, lower, digit, other int
	first := true
	firstUpper := false
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			lower++
		case r >= 'A' && r <= 'Z':
			upper++
			firstUpper = firstUpper || first
		case r >= '0' && r <= '9':
			digit++
		case r < utf8.RuneSelf:
			other++
		case unicode.IsUpper(r):
			upper++
			firstUpper = firstUpper || first
		case unicode.IsLetter(r):
			lower++
		default:
			other++
		}
		first = false
	}
	switch {
	case digit > 0 && upper+lower == 0:
		return ShapeDigits
	case digit > 0:
		return ShapeDigitMix
	case upper+lower == 0:
		return ShapePunct
	case upper == 0:
		return ShapeLower
	case lower == 0 && upper == 1:
		return ShapeOneUpper
	case lower == 0:
		return ShapeUpper
	case firstUpper && upper == 1:
		return ShapeCapital
	}
	return ShapeMixed
}
