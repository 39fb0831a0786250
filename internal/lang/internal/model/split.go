package model

import (
	"math"
)

// Splitter decides at which tokens a sentence ends.
type Splitter struct {
	Net *Net
}

// LookAhead is how many tokens ahead the end of the paragraph is looked for.
const LookAhead = 30

// Outputs of the splitter's network.
const (
	GoOn = iota
	EndHere
	splitOutputs
)

// SplitOutputs is the number of outputs of the splitter's network.
const SplitOutputs = splitOutputs

// Boundary is what the splitter knows of the place after a token apart from
// the words beside it.
type Boundary struct {
	Newline, Touching  bool // a line ends there; the tokens touch
	InBracket, InQuote bool // a bracket, a quotation mark is open
	NextInQuote        bool // the token after is in quotation marks
	Start              int  // first token of the sentence
	Fresh              bool // the sentence is the first of its paragraph
	ToEnd              int  // tokens after the next one to the end of the paragraph, at most LookAhead
	ToStop             int  // tokens to the next full stop, question or exclamation mark, at most LookAhead
	Lower, LowerAhead  int  // lower-case words of the sentence so far, and up to that stop
	Size, Stops        int  // tokens and such marks of the paragraph
}

// Stop tells whether a word is a mark that may end a sentence.
func Stop(w *Word) bool {
	if w.Shape != ShapePunct {
		return false
	}
	switch w.Form[len(w.Form)-1] {
	case '.', '!', '?':
		return true
	}
	return false
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
		case ";": // "received: 2 of 9; spent: none" is one line
			return words[i+1].Shape != ShapeLower
		case ":":
			switch words[i+1].Form { // "spent: £2"
			case "$", "£", "€":
				return false
			}
			return true
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
	first, second := at(words, b.Start), at(words, b.Start+1)
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
	length := bucket(int32(i + 1 - b.Start))
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
	end := uint32(min(b.ToEnd, 8))
	add(first.Exact, w.Lower, rs)
	add(first.Exact, length, rs)
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
	// What the sentence began with, and whether the next one would begin alike:
	// the lines of a list do.
	alike := uint32(0)
	for k, yes := range [...]bool{
		r1.Shape == first.Shape, r1.Lower == first.Lower, r1.Class == first.Class,
		r2.Shape == second.Shape, r2.Lower == second.Lower,
	} {
		if yes {
			alike |= 1 << k
		}
	}
	before := uint32(0) // what the sentence before ended with
	if !b.Fresh {
		before = ending(at(words, b.Start-1))
	}
	mark := ending(w)
	share, size := uint32(0), bucket(int32(b.Size/4))
	if b.Stops > 0 {
		share = 1 + bucket(int32(b.Size/b.Stops/3))
	}
	stop, lower, ahead := distance(b.ToStop), distance(b.Lower), distance(b.LowerAhead)
	sides := ws<<8 | rs
	add(alike, sides, 0)
	add(alike, mark, before)
	add(alike, length, mark)
	add(alike, share, sides)
	add(before, mark, rs)
	add(before, length, mark)
	add(stop, ahead, sides)
	add(stop, ahead, mark)
	add(share, size, sides)
	add(share, size, mark)
	add(lower, length, sides)
	add(lower, ahead, sides)
	add(lower, mark, rs)
	add(sides, uint32(r2.Shape)<<8|uint32(r3.Shape), uint32(at(words, i+4).Shape))
	add(sides, uint32(l2.Shape)<<16|ls<<8|uint32(r2.Shape), 0)
	add(uint32(first.Shape)<<8|uint32(second.Shape), rs<<8|uint32(r2.Shape), ws)
	add(second.Lower, r2.Lower, mark)
	add(first.Lower, r1.Lower, mark)
	return f
}

// Ends gives the probability that a sentence ends after word i.
func (sp *Splitter) Ends(words []Word, i int, b Boundary, s *Scratch) float64 {
	n := sp.Net
	s.grow(n)
	s.feats = SplitFeatures(s.feats[:0], words, i, b)
	clear(s.sum)
	s.found = n.add(s.sum, s.feats, s.found)
	n.rectify(s.h, s.sum)
	return 1 / (1 + math.Exp(float64(n.score(GoOn, s.h)-n.score(EndHere, s.h))))
}

// ending is what a word is as the end of a sentence: a mark by its form,
// anything else by its shape.
func ending(w *Word) uint32 {
	if w.Shape == ShapePunct {
		return w.Lower
	}
	return uint32(w.Shape) + 1
}

// distance puts a number of words in one of ten classes.
func distance(n int) uint32 {
	switch {
	case n < 5:
		return uint32(n)
	case n < 7:
		return 5
	case n < 10:
		return 6
	case n < 15:
		return 7
	case n < 30:
		return 8
	}
	return 9
}
