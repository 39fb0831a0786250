package link

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
	"github.com/hearsay-project/hearsay/internal/link/align"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// ChangeKind says what the changed words are about.
type ChangeKind string

// Kinds of changes, weightiest first: a change that is several of them is
// called by the first.
const (
	NumberChange    ChangeKind = "number"
	NegationChange  ChangeKind = "negation"
	BoundChange     ChangeKind = "bound"
	NameChange      ChangeKind = "name"
	QuotationChange ChangeKind = "quotation"
	CueChange       ChangeKind = "cue"
	OtherChange     ChangeKind = "other"
)

// Change is a stretch of words that two versions have differently.
type Change struct {
	Op   hearsay.EditOp // Keep, Drop, Add or Change
	Kind ChangeKind     // "" for Keep
	// A and B are the places of the words; empty where a version has none,
	// but still at the place where they would stand.
	A, B hearsay.Span
}

// Block is a part of two compared texts: a passage that both have, with its
// changes word by word, or a stretch that only one has.
type Block struct {
	A, B hearsay.Span // empty if only the other text has it
	// Moved reports that the passage stands in another order than in A.
	Moved   bool
	Changes []Change // of a passage; nil for a stretch of one text
}

// Diff compares two documents word by word: the blocks in the order of A, and
// what only B has where it stands in B. Typography and line breaks are no
// changes.
func Diff(a, b *hearsay.Annotated) []Block {
	ta, tb := read(a), read(b)
	ps := align.Passages(ta.ids, tb.ids, align.Options{Seed: 3, Gap: 12, Least: 2, Weights: ta.weight})
	// The passages that stand in order in both carry the others.
	at := make([]int32, len(ps))
	for i, p := range ps {
		at[i] = int32(p.B0)
	}
	inOrder := longestIncreasing(at)

	var out []Block
	nextA, nextB := 0, 0
	only := func(toA, toB int) {
		if toA > nextA {
			out = append(out, Block{A: ta.span(nextA, toA), B: tb.point(nextB)})
		}
		for _, s := range rest(tb, ps, nextB, toB) {
			out = append(out, Block{A: ta.point(toA), B: s})
		}
	}
	for i, p := range ps {
		if inOrder[i] {
			only(p.A0, p.B0)
			nextB = p.B1
		} else if p.A0 > nextA {
			out = append(out, Block{A: ta.span(nextA, p.A0), B: tb.point(nextB)})
		}
		nextA = p.A1
		out = append(out, Block{
			A: ta.span(p.A0, p.A1), B: tb.span(p.B0, p.B1), Moved: !inOrder[i], Changes: changes(ta, tb, p),
		})
	}
	only(len(ta.ids), len(tb.ids))
	return out
}

// rest returns the stretches of b from word i to j that are in no passage.
func rest(b *text, ps []align.Passage, i, j int) (out []hearsay.Span) {
	for i < j {
		end, skip := j, j
		for _, p := range ps {
			if p.B1 > i && p.B0 < end {
				end, skip = max(p.B0, i), p.B1
			}
		}
		if end > i {
			out = append(out, b.span(i, end))
		}
		i = max(skip, i+1)
	}
	return out
}

// point is the empty place before word i.
func (t *text) point(i int) hearsay.Span {
	at := len(t.doc.Text)
	if i < len(t.start) {
		at = int(t.start[i])
	}
	return hearsay.Span{Start: at, End: at}
}

// changes compares a passage word by word.
func changes(a, b *text, p align.Passage) (out []Change) {
	for _, r := range diff.IDs(a.ids[p.A0:p.A1], b.ids[p.B0:p.B1]) {
		c := Change{Op: r.Op, A: a.point(p.A0 + r.A0), B: b.point(p.B0 + r.B0)}
		if r.A1 > r.A0 {
			c.A = a.span(p.A0+r.A0, p.A0+r.A1)
		}
		if r.B1 > r.B0 {
			c.B = b.span(p.B0+r.B0, p.B0+r.B1)
		}
		if r.Op != hearsay.Keep {
			c.Kind = kindOf(a, p.A0+r.A0, p.A0+r.A1, b, p.B0+r.B0, p.B0+r.B1)
		}
		out = append(out, c)
	}
	return out
}

// kindOf says what the changed words a0 to a1 and b0 to b1 are about.
func kindOf(a *text, a0, a1 int, b *text, b0, b1 int) ChangeKind {
	var found [4]bool
	inQuotes := false
	look := func(t *text, i, j int) {
		for ; i < j; i++ {
			m, id := t.marks[i], t.ids[i]
			found[0] = found[0] || m&number != 0 || numberWords[id]
			found[1] = found[1] || negations[id]
			found[2] = found[2] || hedges[id]
			found[3] = found[3] || m&capital != 0 && m&(opens|common) == 0
			inQuotes = inQuotes || m&quoted != 0
		}
	}
	look(a, a0, a1)
	look(b, b0, b1)
	for i, k := range []ChangeKind{NumberChange, NegationChange, BoundChange, NameChange} {
		if found[i] {
			return k
		}
	}
	switch {
	case inQuotes:
		return QuotationChange
	case hasAny(a.ids[a0:a1], cues) || hasAny(b.ids[b0:b1], cues):
		return CueChange
	}
	return OtherChange
}

func hasAny(ids []uint32, set map[uint32]bool) bool {
	for _, id := range ids {
		if set[id] {
			return true
		}
	}
	return false
}

var (
	negations = lexis.Set("no not never none nobody nothing neither nor without cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't shouldn't nicht kein keine nie pas jamais aucun не нет ні no nunca non mai")
	// numberWords are numbers in letters.
	numberWords = lexis.Set("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens half quarter third double triple")
	// cues are words that attribute, from neutral to loaded.
	cues = lexis.Set("said says say told tells stated states claimed claims claim added adds noted notes argued argues insisted insists admitted admits denied denies alleged alleges announced announces warned warns explained explains revealed reveals according asserted asserts suggested suggests confirmed confirms declared declares reported reportedly allegedly acknowledged conceded stressed emphasized believes believed thinks expects estimated estimates accused accuses")
)

// longestIncreasing marks the members of a longest rising subsequence.
func longestIncreasing(s []int32) []bool {
	in := make([]bool, len(s))
	var tails []int // indexes of the last members, by length
	before := make([]int, len(s))
	for i, x := range s {
		lo, hi := 0, len(tails)
		for lo < hi {
			if mid := (lo + hi) / 2; s[tails[mid]] < x {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before[i] = -1
		if lo > 0 {
			before[i] = tails[lo-1]
		}
		if lo == len(tails) {
			tails = append(tails, i)
		} else {
			tails[lo] = i
		}
	}
	if len(tails) > 0 {
		for i := tails[len(tails)-1]; i >= 0; i = before[i] {
			in[i] = true
		}
	}
	return in
}
