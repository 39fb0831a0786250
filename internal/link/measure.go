package link

import (
	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
	"github.com/hearsay-project/hearsay/internal/link/align"
	"github.com/hearsay-project/hearsay/internal/text/fold"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// Shared is what two texts have in common, in figures.
type Shared struct {
	AInB, BInA     float64 // shares of the words that stand in the other, in passages
	Longest        int     // words kept in the longest passage
	Kept           []int   // words kept in each passage
	Passages       []hearsay.Passage
	Sequence       float64    // share of B's words in the longest common subsequence
	CoverA, CoverB float64    // how much of the sentences of one some place of the other says
	Cosine         float64    // of the words, by how much they tell
	Beyond         float64    // how much of their plain words the other has beyond chance
	Figures        float64    // weighted recall of the numbers
	Grams          [5]float64 // share of B's runs of 1 to 5 words that stand anywhere in A
	Derived        float64    // log odds that they share a text
}

// Measure compares two texts as [Link] does, without a pile around them.
func Measure(a, b string) Shared {
	ta := read(&hearsay.Annotated{Document: hearsay.Document{ID: "a", Text: a}})
	tb := read(&hearsay.Annotated{Document: hearsay.Document{ID: "b", Text: b}})
	ta.finish()
	tb.finish()
	p := new(matcher).match(ta, tb)
	p.look()
	s := Shared{
		AInB: p.inA, BInA: p.inB, Longest: p.longest, CoverA: p.coverA, CoverB: p.coverB,
		Cosine: p.cosine, Beyond: p.beyond, Figures: p.figureRecall, Derived: p.derived(),
	}
	for _, g := range p.passages {
		s.Kept = append(s.Kept, g.Kept)
		s.Passages = append(s.Passages, hearsay.Passage{A: ta.span(g.A0, g.A1), B: tb.span(g.B0, g.B1)})
	}
	kept := 0
	for _, r := range diff.IDs(ta.ids, tb.ids) {
		if r.Op == hearsay.Keep {
			kept += r.A1 - r.A0
		}
	}
	s.Sequence = share(kept, len(tb.ids))
	for n := range s.Grams {
		s.Grams[n] = grams(ta.ids, tb.ids, n+1)
	}
	return s
}

// grams returns the share of b's runs of n words that stand in a.
func grams(a, b []uint32, n int) float64 {
	hash := func(w []uint32) uint64 {
		h := uint64(0)
		for _, x := range w {
			h = (h ^ uint64(x)) * 0x9e3779b97f4a7c15
			h ^= h >> 31
		}
		return h
	}
	in := map[uint64]bool{}
	for i := 0; i+n <= len(a); i++ {
		in[hash(a[i:i+n])] = true
	}
	hits, all := 0, 0
	for i := 0; i+n <= len(b); i++ {
		all++
		if in[hash(b[i:i+n])] {
			hits++
		}
	}
	return share(hits, all)
}

// Passages returns the passages that stand in both texts nearly word for word,
// of at least least words, with gaps of up to gap changed words inside.
func Passages(a, b string, gap, least int) []hearsay.Passage {
	wa, wb := fold.Words(a), fold.Words(b)
	ia, ib := make([]uint32, len(wa)), make([]uint32, len(wb))
	for i, w := range wa {
		ia[i] = lexis.Hash(w.Folded)
	}
	for i, w := range wb {
		ib[i] = lexis.Hash(w.Folded)
	}
	var out []hearsay.Passage
	for _, p := range align.Passages(ia, ib, align.Options{Seed: 4, Gap: gap, Least: float64(least)}) {
		out = append(out, hearsay.Passage{
			A: hearsay.Span{Start: wa[p.A0].Start, End: wa[p.A1-1].End},
			B: hearsay.Span{Start: wb[p.B0].Start, End: wb[p.B1-1].End},
		})
	}
	return out
}

// Substance rates how much a passage shared by two texts says about them,
// against phrases that any two texts of their kind may share: the rarity of
// the words that both keep, summed. Rarity gives that of a folded word where
// the passage comes from, mostly the logarithm of the inverse share of
// documents that have it; nil is the language at large.
func Substance(a, b string, rarity func(word string) float64) float64 {
	if rarity == nil {
		rarity = func(w string) float64 { return 6 * lexis.Weight(lexis.Rank(lexis.Hash(w))) }
	}
	wa, wb := words(a), words(b)
	told := 0.0
	for _, r := range diff.Words(wa, wb) {
		if r.Op == hearsay.Keep {
			for _, w := range wa[r.A0:r.A1] {
				told += rarity(w)
			}
		}
	}
	return told
}

func words(s string) []string {
	ws := fold.Words(s)
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.Folded
	}
	return out
}
