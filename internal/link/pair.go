package link

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
	"github.com/hearsay-project/hearsay/internal/link/align"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// pair is what two texts have in common. A's document sorts before B's.
type pair struct {
	a, b     *text
	passages []align.Passage
	runs     []diff.Run // word by word, of all passages
	ends     []int32    // where those of each passage end in runs
	same     []run      // the kept ones

	// keptA and keptB count the words that stand in both, in order, within
	// the passages; furniture not counted. inA and inB are their shares of
	// the words of each.
	kept     int
	inA, inB float64
	// onlyA and onlyB are the stretches of words of each that the other has
	// not, furniture left out.
	onlyA, onlyB lineage.Stretches
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
	// says with the same words; coverB the other way round. Cosine compares
	// the words of the two, by how much they tell. Beyond is how much of the
	// plain words of the two, as a geometric mean, the other has beyond chance.
	// All are 0 before [pair.look].
	coverA, coverB float64
	cosine, beyond float64
	looked         bool // these four are known
}

// outside counts the words of t that stand in none of the kept runs, furniture
// left out. Bounds returns those of a run in t, where they are in order.
func outside(t *text, kept []run, bounds func(run) (from, to int)) (s lineage.Stretches) {
	in, at := false, 0
	gap := func(to int) {
		if n := t.ownIn(at, to); n > 0 {
			if !in {
				s.Runs++
			}
			in = true
			s.Words += int32(n)
		}
	}
	for _, r := range kept {
		from, to := bounds(r)
		if gap(from); t.ownIn(from, to) > 0 {
			in = false
		}
		at = to
	}
	gap(len(t.ids))
	return s
}

// ownIn counts the words i to j that are not furniture.
func (t *text) ownIn(i, j int) int {
	if t.own == len(t.ids) {
		return j - i
	}
	n := 0
	for _, m := range t.marks[i:j] {
		if m&furniture == 0 {
			n++
		}
	}
	return n
}

// run is a stretch of kept words: a0 to a1 of A and b0 on of B.
type run struct{ a0, a1, b0 int }

// sharedFigure is a number at index a of A's figures and b of B's.
type sharedFigure struct{ a, b int }

// matcher matches one pair of texts after the other. It is for one goroutine;
// the zero value is ready.
type matcher struct {
	aligner align.Aligner
	against *text // what the aligner aligns with, if it is known
	pair    pair
	edge    lineage.Edge // see relate
}

// match aligns two texts and measures what they share. The pair is good until
// the next one. It is quickest where b is that of the last pair.
func (m *matcher) match(a, b *text) *pair {
	const seed = 3
	if m.against != b {
		m.aligner.Against(b.ids, seed)
		m.against = b
	}
	p := &m.pair
	if cap(p.runs) > usual {
		*p = pair{} // of texts far longer than reports are
	}
	*p = pair{
		a: a, b: b,
		runs: p.runs[:0], ends: p.ends[:0], same: p.same[:0], quotes: p.quotes[:0], figures: p.figures[:0],
	}
	p.passages = m.aligner.Passages(a.ids, align.Options{Gap: 4, Least: 1.5, Weights: a.tells})
	p.count()
	p.matchFigures()
	return p
}

// forget lets go of the texts of the last pair, whose memory may be written
// over.
func (m *matcher) forget() { m.against, m.pair.a, m.pair.b = nil, nil, nil }

// runsOf returns the runs of words of passage i.
func (p *pair) runsOf(i int) []diff.Run {
	from := int32(0)
	if i > 0 {
		from = p.ends[i-1]
	}
	return p.runs[from:p.ends[i]]
}

// count measures the passages word by word.
func (p *pair) count() {
	for i, g := range p.passages {
		kept, bare, plain := 0, p.bare, 0
		p.runs = diff.AppendIDs(p.runs, p.a.ids[g.A0:g.A1], p.b.ids[g.B0:g.B1])
		p.ends = append(p.ends, int32(len(p.runs)))
		for _, r := range p.runsOf(i) {
			if r.Op != hearsay.Keep {
				continue
			}
			same := run{g.A0 + r.A0, g.A0 + r.A1, g.B0 + r.B0}
			p.same = append(p.same, same)
			kept += p.countRun(same)
			for x := same.a0; x < same.a1 && plain < 2; x++ {
				if p.a.marks[x]&(common|number|furniture) == 0 && !p.a.namely(x) {
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
	p.onlyA = outside(p.a, p.same, func(r run) (int, int) { return r.a0, r.a1 })
	inB := func(x, y run) int { return cmp.Compare(x.b0, y.b0) }
	if !slices.IsSortedFunc(p.same, inB) {
		slices.SortFunc(p.same, inB)
	}
	p.onlyB = outside(p.b, p.same, func(r run) (int, int) { return r.b0, r.b0 + r.a1 - r.a0 })
	p.inA = share(p.kept, p.a.own)
	p.inB = share(p.kept, p.b.own)
}

// countRun counts the words of a run that are not furniture, and notes the
// stretches of it that are quoted on both sides.
func (p *pair) countRun(r run) (kept int) {
	q := -1
	end := func(x int) {
		if q >= 0 && x-q >= 3 && p.a.tellsMore(q, x, 1) {
			p.quotes = append(p.quotes, run{q, x, r.b0 + q - r.a0})
			p.quotedWords += x - q
		}
		q = -1
	}
	as, bs := p.a.marks[r.a0:r.a1], p.b.marks[r.b0:][:r.a1-r.a0]
	for i := 0; i < len(as); i++ {
		x := r.a0 + i
		// Most words are neither furniture nor quoted.
		if i+8 <= len(as) && (eight(as[i:])|eight(bs[i:]))&((furniture|quoted)*inEach) == 0 {
			if q >= 0 {
				end(x)
			}
			kept += 8
			p.bare += 8
			i += 7
			continue
		}
		ma, mb := as[i], bs[i]
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

// eight returns the first eight marks as one number, and inEach times a mark is
// the number in which each of them is that one.
func eight(marks []mark) uint64 { return binary.LittleEndian.Uint64(marks) }

const inEach = 0x0101010101010101

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return min(1, float64(part)/float64(whole))
}

// matchFigures pairs the numbers that both texts state.
func (p *pair) matchFigures() {
	a, b := p.a.distinct, p.b.distinct
	sumA, sumB, shared := 0.0, 0.0, 0.0
	for _, f := range b {
		sumB += p.b.figures[f.at].tell
	}
	for _, f := range a {
		sumA += p.a.figures[f.at].tell
		j, ok := slices.BinarySearchFunc(p.b.byFigure, f.key, func(f numbered, key uint32) int { return cmp.Compare(f.key, key) })
		if ok {
			p.figures = append(p.figures, sharedFigure{int(f.at), int(p.b.byFigure[j].at)})
			shared += p.a.figures[f.at].tell
		}
	}
	if low := min(sumA, sumB); low > 0 {
		p.figureRecall = shared / low
	}
	// Of a list of hundreds of numbers any text has some.
	if chance := min(0.9, float64(max(len(a), len(b))-manyFigures)/(5*manyFigures)); chance > 0 {
		p.figureRecall = max(0, (p.figureRecall-chance)/(1-chance))
	}
}

// numbered is a figure of a text by its value.
type numbered struct {
	key uint32
	at  int32
}

// findFirsts lists the first place of each value that the text states, in the
// order of the text and in that of the values.
func (t *text) findFirsts() {
	t.byFigure = t.byFigure[:0]
	for i, f := range t.figures {
		t.byFigure = append(t.byFigure, numbered{f.key, int32(i)})
	}
	slices.SortFunc(t.byFigure, func(x, y numbered) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.at, y.at)) })
	t.byFigure = slices.CompactFunc(t.byFigure, func(x, y numbered) bool { return x.key == y.key })
	t.distinct = append(t.distinct[:0], t.byFigure...)
	slices.SortFunc(t.distinct, func(x, y numbered) int { return cmp.Compare(x.at, y.at) })
}

// manyFigures is the number of different figures that a report has at most.
const manyFigures = 40

// place is a word that tells something, with the sentence it stands in.
type place struct {
	root   uint32
	weight float32
	in     int32 // index of the sentence
}

// sentenceLimit bounds the sentences that are told apart; later ones count as
// one. Reports have some dozens.
const sentenceLimit = 1024

// findPlaces lists the words of each sentence that tell something, in order
// of word and sentence, and how much each sentence tells in all.
func (t *text) findPlaces() {
	mem := t.scratch()
	mem.in = sized(mem.in, len(t.ids))
	in := mem.in
	for s := range t.sentences {
		from, to := t.sentence(s)
		for i := from; i < to; i++ {
			in[i] = int32(min(s, sentenceLimit-1))
		}
	}
	first := len(t.ids) // words before the first sentence stand in none
	if len(t.sentences) > 0 {
		first = int(t.sentences[0])
	}
	t.places = t.places[:0]
	t.eachRoot(func(root uint32, words []int32) {
		for _, i := range words {
			if int(i) < first {
				continue
			}
			w := t.weight[i]
			if t.namely(int(i)) {
				w *= 0.4 // two reports of one event share its names anyway
			}
			// The lightest of a word that a sentence has twice.
			if n := len(t.places); n > 0 && t.places[n-1].root == root && t.places[n-1].in == in[i] {
				t.places[n-1].weight = min(t.places[n-1].weight, w)
				continue
			}
			t.places = append(t.places, place{root, w, in[i]})
		}
	})
	t.told = sized(t.told, min(len(t.sentences), sentenceLimit))
	clear(t.told)
	for _, p := range t.places {
		t.told[p.in] += p.weight
	}
}

// look measures what the words of the two have in common wherever they stand.
func (p *pair) look() {
	if p.looked {
		return
	}
	p.looked = true
	p.a.details()
	p.b.details()
	p.cover()
	p.cosine = cosine(p.a, p.b)
	p.beyond = beyond(p.a, p.b)
}

// beyond is how much of the plain words of two texts, each counted once, stands
// in the other one beyond what their ranks and its length let expect: the
// geometric mean of the two shares.
func beyond(a, b *text) float64 {
	both := 0
	for i, j := 0, 0; i < len(a.plain) && j < len(b.plain); {
		switch x, y := a.plain[i], b.plain[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			both++
			i++
			j++
		}
	}
	share := func(of, in *text) float64 {
		chance := 0.0
		rare := 0 // words without a rank
		for _, rank := range of.ofPlain {
			if rank == 0 {
				rare++
				continue
			}
			chance += lexis.Chance(rank, in.own)
		}
		chance += float64(rare) * lexis.Chance(0, in.own)
		// A handful of words proves nothing.
		return max(0, (float64(both)-chance)/max(fewWords, float64(len(of.plain))-chance))
	}
	return math.Sqrt(share(a, b) * share(b, a))
}

const fewWords = 8

// findPlain lists the words of the text, with their ranks, each once, in order of their numbers,
// that are neither names nor numbers nor common, and not quoted: two reports of
// one event have those in common without a text.
func (t *text) findPlain() {
	t.plain = t.plain[:0]
	t.eachRoot(func(root uint32, words []int32) {
		for _, i := range words {
			m := t.marks[i]
			name := t.namely(int(i)) && (m&opens == 0 || lexis.Rank(root) == 0)
			if m&(number|quoted) == 0 && !name {
				t.plain = append(t.plain, root)
				return
			}
		}
	})
	t.ofPlain = sized(t.ofPlain, len(t.plain))
	lexis.Ranks(t.ofPlain, t.plain)
}

// cover measures how much of the sentences of each text some sentence of the
// other says with the same words, by the weight of the words.
func (p *pair) cover() {
	a, b := p.a, p.b
	n, m := len(a.told), len(b.told)
	if n == 0 || m == 0 {
		return
	}
	// said[s*m+t] is the weight of the words that sentence s of A shares with
	// sentence t of B.
	floats := make([]float32, n*m+m)
	said, best := floats[:n*m], floats[n*m:]
	i, j := 0, 0
	for i < len(a.places) && j < len(b.places) {
		switch ra, rb := a.places[i].root, b.places[j].root; {
		case ra < rb:
			i++
		case ra > rb:
			j++
		default:
			endA, endB := i, j
			for endA < len(a.places) && a.places[endA].root == ra {
				endA++
			}
			for endB < len(b.places) && b.places[endB].root == rb {
				endB++
			}
			for _, x := range a.places[i:endA] {
				for _, y := range b.places[j:endB] {
					said[int(x.in)*m+int(y.in)] += min(x.weight, y.weight)
				}
			}
			i, j = endA, endB
		}
	}
	sum, weights := 0.0, 0.0
	for s := range n {
		top := float32(0)
		for t, x := range said[s*m : (s+1)*m] {
			top = max(top, x)
			best[t] = max(best[t], x)
		}
		if a.told[s] < 1.5 {
			continue
		}
		sum += min(float64(top), float64(a.told[s]))
		weights += float64(a.told[s])
	}
	if weights > 0 {
		p.coverA = sum / weights
	}
	sum, weights = 0, 0
	for t, x := range best {
		if b.told[t] >= 1.5 {
			sum += min(float64(x), float64(b.told[t]))
			weights += float64(b.told[t])
		}
	}
	if weights > 0 {
		p.coverB = sum / weights
	}
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
func cosine(a, b *text) float64 { return cosineOf(a.vec, b.vec) }

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

// findVector fills vec.
func (t *text) findVector() {
	v := vector{words: t.vec.words[:0], weights: t.vec.weights[:0]}
	norm := 0.0
	t.eachRoot(func(root uint32, words []int32) {
		w := float64(t.weight[words[0]])
		w *= w * (1 + logOf(len(words)))
		norm += w * w
		v.words = append(v.words, root)
		v.weights = append(v.weights, float32(w))
	})
	if norm = math.Sqrt(norm); norm > 0 {
		for i := range v.weights {
			v.weights[i] /= float32(norm)
		}
	}
	t.vec = v
}
