package link

import (
	"maps"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
	"github.com/hearsay-project/hearsay/internal/link/align"
)

// pair is what two texts have in common. A's document sorts before B's.
type pair struct {
	a, b     *text
	passages []align.Passage

	// keptA and keptB count the words that stand in both, in order, within
	// the passages; furniture not counted. inA and inB are their shares of
	// the words of each.
	kept     int
	inA, inB float64
	// onlyA and onlyB are the stretches of words of each that the other has
	// not, furniture left out.
	onlyA, onlyB stretches
	// longest is the largest number of kept words in one passage.
	longest int
	// quotes are the runs of kept words inside quotation marks on both
	// sides; quotedWords is their length together.
	quotes      []run
	quotedWords int
	// bare is the number of kept words outside quotation marks, solid that
	// of those in passages that are more than names, dates and numbers.
	bare, solid int
	// figures are the numbers that both state, in the order of A.
	figures []sharedFigure
	// figureRecall is the weighted share of the numbers of the one with
	// fewer that the other has too.
	figureRecall float64
	// coverA is how much of A's sentences, on average, some place in B
	// says with the same words; coverB the other way round.
	coverA, coverB float64
	// order is the share of A's covered sentences that come in the same
	// order in B, from 0 to 1.
	order float64
	// cosine compares the words of the two, by how much they tell.
	cosine float64
	// names is the weighted share of the rarer capitalised words of the
	// shorter text that the other has too; sharedNames their number.
	names       float64
	sharedNames int
}

// stretches counts runs of words and the words in them.
type stretches struct{ runs, words int }

// count takes the words of t that are not marked as kept.
func (s *stretches) count(t *text, kept []bool) {
	in := false
	for i, k := range kept {
		switch {
		case t.marks[i]&furniture != 0:
		case k:
			in = false
		default:
			if !in {
				s.runs++
			}
			in = true
			s.words++
		}
	}
}

// run is a stretch of kept words: a0 to a1 of A and b0 on of B.
type run struct{ a0, a1, b0 int }

// sharedFigure is a number at index a of A's figures and b of B's.
type sharedFigure struct{ a, b int }

// match aligns two texts and measures what they share.
func match(a, b *text) *pair {
	p := &pair{a: a, b: b}
	p.passages = align.Passages(a.ids, b.ids, align.Options{
		Seed: 3, Gap: 4, Least: 1.5,
		Weight: func(i int) float64 {
			if a.marks[i]&furniture != 0 {
				return 0
			}
			return float64(a.weight[i])
		},
	})
	p.count()
	p.matchFigures()
	p.coverA, p.order = cover(a, b)
	p.coverB, _ = cover(b, a)
	p.cosine = cosine(a, b)
	p.matchNames()
	return p
}

// count measures the passages word by word.
func (p *pair) count() {
	keptA, keptB := make([]bool, len(p.a.ids)), make([]bool, len(p.b.ids))
	for _, g := range p.passages {
		kept, bare, plain := 0, p.bare, 0
		for _, r := range diff.IDs(p.a.ids[g.A0:g.A1], p.b.ids[g.B0:g.B1]) {
			if r.Op != hearsay.Keep {
				continue
			}
			kept += p.countRun(run{g.A0 + r.A0, g.A0 + r.A1, g.B0 + r.B0})
			for x := g.A0 + r.A0; x < g.A0+r.A1; x++ {
				keptA[x], keptB[g.B0+r.B0+x-g.A0-r.A0] = true, true
				if p.a.marks[x]&(common|capital|number|furniture) == 0 {
					plain++
				}
			}
		}
		if plain >= 2 {
			p.solid += p.bare - bare
		}
		p.kept += kept
		p.longest = max(p.longest, kept)
	}
	p.onlyA.count(p.a, keptA)
	p.onlyB.count(p.b, keptB)
	p.inA = share(p.kept, p.a.own())
	p.inB = share(p.kept, p.b.own())
}

// countRun counts the words of a run that are not furniture, and notes the
// stretches of it that are quoted on both sides.
func (p *pair) countRun(r run) (kept int) {
	q := -1
	end := func(x int) {
		if q >= 0 && x-q >= 3 && p.a.sum(q, x) >= 1 {
			p.quotes = append(p.quotes, run{q, x, r.b0 + q - r.a0})
			p.quotedWords += x - q
		}
		q = -1
	}
	for x := r.a0; x < r.a1; x++ {
		y := r.b0 + x - r.a0
		ma, mb := p.a.marks[x], p.b.marks[y]
		if (ma|mb)&furniture != 0 {
			end(x)
			continue
		}
		kept++
		if ma&mb&quoted != 0 {
			if q < 0 {
				q = x
			}
			continue
		}
		if (ma|mb)&quoted == 0 {
			p.bare++
		}
		end(x)
	}
	end(r.a1)
	return kept
}

// own is the number of words that are not furniture.
func (t *text) own() int {
	n := 0
	for _, m := range t.marks {
		if m&furniture == 0 {
			n++
		}
	}
	return n
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return min(1, float64(part)/float64(whole))
}

// matchFigures pairs the numbers that both texts state.
func (p *pair) matchFigures() {
	at := map[uint32]int{}
	total := map[uint32]float64{}
	for j := len(p.b.figures) - 1; j >= 0; j-- {
		f := p.b.figures[j]
		at[f.key] = j
		total[f.key] = f.tell
	}
	sumB := 0.0
	for _, j := range slices.Sorted(maps.Values(at)) {
		sumB += total[p.b.figures[j].key]
	}
	seen := map[uint32]bool{}
	sumA, shared := 0.0, 0.0
	for i, f := range p.a.figures {
		if seen[f.key] {
			continue
		}
		seen[f.key] = true
		sumA += f.tell
		if j, ok := at[f.key]; ok {
			p.figures = append(p.figures, sharedFigure{i, j})
			shared += f.tell
		}
	}
	if low := min(sumA, sumB); low > 0 {
		p.figureRecall = shared / low
	}
}

// cover returns how much of a's sentences some place in b says with the same
// words, by the weight of the words, and the share of those sentences that
// come in the same order.
func cover(a, b *text) (mean, order float64) {
	where := map[uint32][]int32{} // sentences of b by word
	for s := range b.sentences {
		from, to := b.sentence(s)
		for j := from; j < to; j++ {
			if b.marks[j]&(common|furniture) != 0 {
				continue
			}
			list := where[b.roots[j]]
			if n := len(list); n == 0 || list[n-1] != int32(s) {
				where[b.roots[j]] = append(list, int32(s))
			}
		}
	}
	hits := make([]float64, len(b.sentences)+1)
	var places []int32
	sum, weights := 0.0, 0.0
	for s := range a.sentences {
		from, to := a.sentence(s)
		total := 0.0
		var touched []int32
		for i := from; i < to; i++ {
			if a.marks[i]&(common|furniture) != 0 {
				continue
			}
			w := float64(a.weight[i])
			if a.marks[i]&capital != 0 {
				w *= 0.4 // two reports of one event share its names anyway
			}
			total += w
			list := where[a.roots[i]]
			if len(list) > 64 {
				list = list[:64]
			}
			for _, t := range list {
				if hits[t] == 0 {
					touched = append(touched, t)
				}
				hits[t] += w
			}
		}
		best, at := 0.0, int32(-1)
		slices.Sort(touched)
		for _, t := range touched {
			// Two sentences of b may have become one of a.
			if h := hits[t]; h > best {
				best, at = h, t
			}
		}
		for _, t := range touched {
			hits[t] = 0
		}
		if total < 1.5 {
			continue
		}
		c := min(1, best/total)
		sum += c * total
		weights += total
		if c >= 0.4 {
			places = append(places, at)
		}
	}
	if weights > 0 {
		mean = sum / weights
	}
	if len(places) > 1 {
		order = float64(increasing(places)) / float64(len(places))
	}
	return mean, order
}

// sentence returns the bounds of sentence s as word indexes.
func (t *text) sentence(s int) (from, to int) {
	from, to = int(t.sentences[s]), len(t.ids)
	if s+1 < len(t.sentences) {
		to = int(t.sentences[s+1])
	}
	return from, to
}

// increasing is the length of the longest subsequence that never falls.
func increasing(s []int32) int {
	var tails []int32
	for _, x := range s {
		i, _ := slices.BinarySearchFunc(tails, x, func(t, x int32) int {
			if t <= x {
				return -1
			}
			return 1
		})
		if i == len(tails) {
			tails = append(tails, x)
		} else {
			tails[i] = x
		}
	}
	return len(tails)
}

// cosine compares the words of two texts, each weighted by the square of how
// much it tells and the logarithm of how often it occurs.
func cosine(a, b *text) float64 { return cosineOf(a.vector(), b.vector()) }

// cosineOf is the product of two unit vectors.
func cosineOf(va, vb vector) float64 {
	dot := 0.0
	i, j := 0, 0
	for i < len(va.words) && j < len(vb.words) {
		switch {
		case va.words[i] < vb.words[j]:
			i++
		case va.words[i] > vb.words[j]:
			j++
		default:
			dot += float64(va.weights[i]) * float64(vb.weights[j])
			i++
			j++
		}
	}
	return dot
}

// vector is a unit vector over words.
type vector struct {
	words   []uint32
	weights []float32
}

func (t *text) vector() vector {
	if t.vec.words != nil {
		return t.vec
	}
	type count struct {
		n int
		w float32
	}
	counts := map[uint32]count{}
	for i, r := range t.roots {
		if t.marks[i]&(common|furniture) != 0 {
			continue
		}
		c := counts[r]
		counts[r] = count{c.n + 1, t.weight[i]}
	}
	v := vector{words: make([]uint32, 0, len(counts))}
	for r := range counts {
		v.words = append(v.words, r)
	}
	slices.Sort(v.words)
	norm := 0.0
	for _, r := range v.words {
		c := counts[r]
		w := float64(c.w) * float64(c.w) * (1 + math.Log(float64(c.n)))
		norm += w * w
		v.weights = append(v.weights, float32(w))
	}
	if norm = math.Sqrt(norm); norm > 0 {
		for i := range v.weights {
			v.weights[i] /= float32(norm)
		}
	}
	t.vec = v
	return v
}

// matchNames compares the capitalised words inside sentences.
func (p *pair) matchNames() {
	na, nb := p.a.nameSet(), p.b.nameSet()
	if sumOf(na) > sumOf(nb) {
		na, nb = nb, na
	}
	total, shared := 0.0, 0.0
	keys := make([]uint32, 0, len(na))
	for k := range na {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		total += na[k]
		if _, ok := nb[k]; ok {
			shared += na[k]
			p.sharedNames++
		}
	}
	if total > 0 {
		p.names = shared / total
	}
}

// nameSet gives the capitalised words that do not only open sentences, with
// their weights.
func (t *text) nameSet() map[uint32]float64 {
	m := map[uint32]float64{}
	for i, k := range t.marks {
		if k&capital != 0 && k&(opens|furniture|common|caption) == 0 && t.weight[i] > 0.45 {
			m[t.roots[i]] = float64(t.weight[i])
		}
	}
	return m
}

func sumOf(m map[uint32]float64) float64 {
	s := 0.0
	for _, w := range m {
		s += math.Round(w*1e6) / 1e6 // so that the order of adding never shows
	}
	return s
}
