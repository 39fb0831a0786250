package model

// Splitter decides at which tokens a sentence ends.
type Splitter struct {
	Net *Net
}

// LookAhead is how many tokens ahead the end of the paragraph is looked for.
const LookAhead = 8

// Outputs of the splitter's network.
const (
	GoOn = iota
	EndHere
	splitOutputs
)

// SplitOutputs is the number of outputs of the splitter's network.
const SplitOutputs = splitOutputs

// Boundary is what the splitter knows of the place after a token apart from
// the words: whether a line ends there, whether the tokens touch, how long the
// sentence has been, and whether a bracket or a quotation mark is open.
type Boundary struct {
	Newline, Touching  bool
	Length             int    // tokens of the sentence so far
	First              uint32 // hash of its first word
	ToEnd              int    // tokens after the next one to the end of the paragraph, looked for up to LookAhead
	InBracket, InQuote bool
	NextInQuote        bool // the token after is in quotation marks
}

// Candidate tells whether a sentence may end between the two words at all.
func Candidate(words []Word, i int) bool {
	if i+1 >= len(words) {
		return false
	}
	switch words[i].Shape {
	case ShapePunct:
		switch words[i].Form {
		case "$":
			return false
		case ",", "-":
			return words[i+1].Shape != ShapeLower && words[i+1].Shape != ShapeDigits && words[i+1].Shape != ShapePunct
		}
		return true
	}
	if f := words[i].Form; f[len(f)-1] == '.' || f[len(f)-1] == '!' {
		return true
	}
	switch words[i+1].Shape {
	case ShapeLower:
		return false
	case ShapePunct:
		switch words[i+1].Form {
		case ",", ".", ";", ":", "!", "?", ")", "-", "/", "%", "'", "’", "”", "]":
			return false
		case "$": // "cost $3 million"
			return words[i].Shape != ShapeLower
		}
	}
	return true
}

// SplitFeatures appends the features of the place after word i.
func SplitFeatures(f []uint32, words []Word, i int, b Boundary) []uint32 {
	w, l1, l2, r1, r2 := at(words, i), at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	var t uint32 = 3000
	add := func(a, b, c uint32) {
		t++
		f = append(f, mix(t, a, b, c))
	}
	bits := uint32(0)
	for k, yes := range [...]bool{b.Newline, b.Touching, b.InBracket, b.InQuote, b.NextInQuote} {
		if yes {
			bits |= 1 << k
		}
	}
	length := bucket(int32(b.Length))
	ws, rs, ls := uint32(w.Shape), uint32(r1.Shape), uint32(l1.Shape)
	add(bits, 0, 0)
	add(bits, length, 0)
	add(length, ws, rs)
	add(w.Lower, 0, 0)
	add(w.Lower, rs, bits)
	add(w.Lower, rs, uint32(r2.Shape))
	add(w.Exact, r1.Exact, 0)
	add(w.Lower, l1.Lower, rs)
	add(w.Lower, uint32(l1.Class), rs)
	add(w.Lower, uint32(r1.Class), rs)
	add(w.Lower, ls, rs)
	add(w.Lower, uint32(r1.Cluster), rs)
	add(r1.Exact, 0, 0)
	add(r1.Lower, ws, 0)
	add(r1.Lower, rs, 0)
	add(uint32(r1.Class), rs, ws)
	add(uint32(r1.Cluster), rs, ws)
	add(r2.Lower, rs, ws)
	add(uint32(r2.Class), rs, ws)
	add(uint32(r2.Shape), rs, ws)
	add(l1.Lower, 0, 0)
	add(uint32(l1.Class), 0, 0)
	add(uint32(l1.Cluster), 0, 0)
	add(ls, ws, rs)
	add(ls, ws, rs<<8|uint32(r2.Shape))
	add(uint32(w.Class), rs, 0)
	add(uint32(w.Class), uint32(r1.Class), rs<<8|ws)
	add(uint32(w.Cluster), rs, ws)
	add(uint32(w.Cluster), uint32(r1.Cluster), 0)
	add(l2.Lower, w.Lower, 0)
	add(length, w.Lower, rs)
	add(w.Lower, uint32(min(len(l1.Form), 6)), rs)
	add(r1.Suf[2], rs, ws)
	add(uint32(r1.Class), uint32(r2.Class), rs)
	r3 := at(words, i+3)
	end := uint32(b.ToEnd)
	add(b.First, w.Lower, rs)
	add(b.First, length, rs)
	add(end, rs, ws)
	add(end, length, rs<<8|ws)
	add(end, w.Lower, rs)
	add(end, uint32(r1.Class), uint32(r1.Shape))
	add(rs, uint32(r2.Shape), uint32(r3.Shape)<<8|ws)
	add(uint32(r2.Cluster), rs, ws)
	add(uint32(r1.Cluster), uint32(r2.Cluster), 0)
	add(r1.Lower, r2.Lower, 0)
	add(uint32(r1.Class), uint32(r2.Class), uint32(r3.Class))
	add(uint32(l1.Class), uint32(w.Class), uint32(r1.Class))
	add(l2.Lower, ws, rs)
	add(uint32(l2.Cluster), ws, rs)
	return f
}

// Ends tells whether a sentence ends after word i.
func (sp *Splitter) Ends(words []Word, i int, b Boundary, s *Scratch) bool {
	n := sp.Net
	s.grow(n)
	s.feats = SplitFeatures(s.feats[:0], words, i, b)
	clear(s.sum)
	s.found = n.add(s.sum, s.feats, s.found)
	n.rectify(s.h, s.sum)
	return n.score(EndHere, s.h) > n.score(GoOn, s.h)
}
