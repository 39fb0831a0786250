package link

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/hearsay-project/hearsay/internal/link/graph"
	"github.com/hearsay-project/hearsay/internal/link/radix"
)

// line is a sentence of a document, by its words.
type line struct {
	key uint64
	doc int32
	// words is how many it has, negative if most of them are quoted.
	words int32
}

// item returns the line as it is sorted: by key, document and words.
func (l line) item() radix.Item {
	return radix.Item{Hi: l.key, Lo: uint64(l.doc)<<32 | uint64(uint32(l.words)+1<<31)}
}

func lineOf(x radix.Item) line {
	return line{x.Hi, int32(x.Lo >> 32), int32(uint32(x.Lo) - 1<<31)}
}

// lines appends the sentences of text d to out.
func (t *text) lines(out []radix.Item, d int32) []radix.Item {
	for s := range t.sentences {
		from, to := t.sentence(s)
		if from == to {
			continue
		}
		inQuotes := 0
		for _, m := range t.marks[from:to] {
			if m&quoted != 0 {
				inQuotes++
			}
		}
		l := line{t.hashOf(from, to), d, int32(to - from)}
		if 2*inQuotes > to-from {
			l.words = -l.words
		}
		out = append(out, l.item())
	}
	return out
}

func (l line) length() int { return int(max(l.words, -l.words)) }

// survey reads the whole pile once, and returns the sentences that come more
// than once.
func (p *Pile) survey(ctx context.Context) (repeated []line, err error) {
	found := radix.Buckets{OnDisk: p.inFile}
	defer found.Close()
	err = p.eachFirst(ctx, func(from, to int, first func(int) (*text, error)) error {
		mine := make([]radix.Item, 0, 64*(to-from))
		for i := from; i < to; i++ {
			t, err := first(i)
			if err != nil {
				return err
			}
			mine = t.lines(mine, int32(i))
		}
		return found.Add(mine)
	})
	if err != nil {
		return nil, err
	}
	err = found.EachShared(func(items []radix.Item) error {
		for _, x := range items {
			repeated = append(repeated, lineOf(x))
		}
		return nil
	})
	return repeated, err
}

// groups calls f for the lines of each key.
func groups(lines []line, f func(group []line)) {
	for i := 0; i < len(lines); {
		j := i
		for j < len(lines) && lines[j].key == lines[i].key {
			j++
		}
		f(lines[i:j])
		i = j
	}
}

// together is two documents that share so many words in sentences.
type together struct {
	a, b  int32
	words int32
}

// neighbours calls f with documents that share sentences, in order; sentences
// that are known as furniture count nothing. In a crowd, those next to each
// other and the first one are compared.
func (p *Pile) neighbours(repeated []line, known map[uint64]bool, f func(together)) error {
	pairs := radix.Buckets{OnDisk: p.inFile}
	defer pairs.Close()
	key := keyFor(p.Len())
	var some []radix.Item
	var failed error
	groups(repeated, func(g []line) {
		if known[g[0].key] {
			return
		}
		for i := 1; i < len(g); i++ {
			for _, k := range [2]int{i - 1, 0} {
				if g[k].doc != g[i].doc {
					some = append(some, radix.Item{Hi: key.to(g[k].doc, g[i].doc), Lo: uint64(g[i].length())})
				}
				if i == 1 {
					break
				}
			}
		}
		if len(some) >= 1<<12 {
			failed = cmp.Or(failed, pairs.Add(some))
			some = some[:0]
		}
	})
	if err := cmp.Or(failed, pairs.Add(some)); err != nil {
		return err
	}
	return pairs.Each(func(items []radix.Item) error {
		for i := 0; i < len(items); {
			a, b := key.of(items[i].Hi)
			x := together{a: a, b: b}
			for hi := items[i].Hi; i < len(items) && items[i].Hi == hi; i++ {
				x.words += int32(items[i].Lo)
			}
			f(x)
		}
		return nil
	})
}

// furniture returns the sentences that belong to an outlet and not to a story:
// those that come back in documents which have little else in common. Such
// words weigh nothing afterwards.
func (p *Pile) furniture(ctx context.Context, repeated []line) (map[uint64]bool, error) {
	ts := p.heads
	// What comes back over a long time is of the software or the network that
	// outlets share, if not of the outlet.
	found := map[uint64]bool{}
	days := daysOf(ts)
	groups(repeated, func(g []line) {
		if g[0].words > 0 && recurs(days, g) {
			found[g[0].key] = true
		}
	})
	// Documents that have a story in common are one class: two thirds of the
	// sentences of the shorter one, or a third of its shingles if it is long
	// enough for that to be more than the lines around it.
	classes := graph.NewForest(len(ts))
	var open []together
	err := p.neighbours(repeated, found, func(x together) {
		shorter := min(ts[x.a].Length, ts[x.b].Length)
		switch {
		case 3*int(x.words) >= 2*shorter:
			classes.Join(x.a, x.b)
		case shorter >= 150:
			open = append(open, x)
		}
	})
	if err != nil {
		return nil, err
	}
	if err := p.joinOpen(ctx, classes, open); err != nil {
		return nil, err
	}
	groups(repeated, func(g []line) {
		if found[g[0].key] {
			return
		}
		var roots []int32
		outlet := ts[g[0].doc].Outlet
		oneOutlet := outlet != ""
		for _, l := range g {
			roots = append(roots, classes.Root(l.doc))
			oneOutlet = oneOutlet && ts[l.doc].Outlet == outlet
		}
		slices.Sort(roots)
		switch n := len(slices.Compact(roots)); {
		case n < 3:
		case !oneOutlet && (g[0].length() > 20 || g[0].words < 0):
			// A sentence that three outlets took over.
		default:
			found[g[0].key] = true
		}
	})
	return found, nil
}

// joinOpen joins the classes of pairs that share a third of their shingles.
func (p *Pile) joinOpen(ctx context.Context, classes graph.Forest, open []together) error {
	open = slices.DeleteFunc(open, func(x together) bool { return classes.Root(x.a) == classes.Root(x.b) })
	// Each set of documents that the pairs connect is looked at by itself, the
	// pairs that share most first: many others are in one class then.
	sets := slices.Clone(classes)
	for _, x := range open {
		sets.Join(x.a, x.b)
	}
	slices.SortFunc(open, func(x, y together) int {
		return cmp.Or(cmp.Compare(sets.Root(x.a), sets.Root(y.a)), cmp.Compare(y.words, x.words), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	var ends []int // of the sets
	for i := range open {
		if i+1 == len(open) || sets.Root(open[i].a) != sets.Root(open[i+1].a) {
			ends = append(ends, i+1)
		}
	}
	return p.portions(ctx, len(ends), func(first, to int) error {
		d := p.desk()
		defer p.desks.Put(d)
		t := d.blank()
		keys := map[int32][]uint64{}
		keysOf := func(i int32) ([]uint64, error) {
			if k, ok := keys[i]; ok {
				return k, nil
			}
			t, err := p.read(i, t, false)
			if err != nil {
				return nil, err
			}
			if len(keys) > deskSize {
				clear(keys)
			}
			keys[i] = t.keys()
			return keys[i], nil
		}
		from := 0
		if first > 0 {
			from = ends[first-1]
		}
		for _, x := range open[from:ends[to-1]] {
			if err := ctx.Err(); err != nil {
				return err
			}
			if classes.Root(x.a) == classes.Root(x.b) {
				continue
			}
			a, err := keysOf(x.a)
			if err != nil {
				return err
			}
			b, err := keysOf(x.b)
			if err != nil {
				return err
			}
			if overlap(a, b) >= 0.33 {
				classes.Join(x.a, x.b)
			}
		}
		d.back(t)
		return nil
	})
}

// season is the number of days after which reports hardly take a sentence over
// any more.
const season = 100

// recurs reports whether a sentence comes back when its season is over, and
// comes back again after that: it belongs to no story. Days are those on which
// the documents were published, noDay where that is not known.
func recurs(days []int32, g []line) bool {
	var known []int32
	for _, l := range g {
		if d := days[l.doc]; d != noDay {
			known = append(known, d)
		}
	}
	slices.Sort(known)
	seasons := 1
	for i := 1; i < len(known); i++ {
		if known[i]-known[i-1] > season {
			seasons++
		}
	}
	return seasons >= 3
}

const noDay = math.MinInt32

// daysOf numbers the days on which documents were published.
func daysOf(ts Heads) []int32 {
	out := make([]int32, len(ts))
	for i, t := range ts {
		out[i] = noDay
		if d, err := time.Parse(time.DateOnly, day(t.Date.Value)); err == nil {
			out[i] = int32(d.Unix() / (24 * 60 * 60))
		}
	}
	return out
}

// aside is the number of words up to which a sentence between two that are
// furniture is furniture as well: the line of a form that has a name in it.
const aside = 25

// markFurniture marks the words of the sentences that are furniture.
func (t *text) markFurniture(lines map[uint64]bool) {
	for i := range t.marks {
		t.marks[i] &^= furniture
	}
	if len(lines) == 0 {
		return
	}
	mark := func(from, to int) {
		for i := from; i < to; i++ {
			t.marks[i] |= furniture
		}
	}
	after := false                 // furniture was met
	between, start, end := 0, 0, 0 // how many sentences since, and the last of them
	for s := range t.sentences {
		from, to := t.sentence(s)
		switch {
		case from == to:
		case !lines[t.hashOf(from, to)]:
			between++
			start, end = from, to
		default:
			mark(from, to)
			if after && between == 1 && end-start <= aside {
				mark(start, end)
			}
			between, after = 0, true
		}
	}
}

// hashOf numbers the words from i to before j.
func (t *text) hashOf(i, j int) uint64 {
	h := uint64(j - i)
	for ; i < j; i++ {
		h = (h ^ uint64(t.ids[i])) * 0x9e3779b97f4a7c15
		h ^= h >> 32
	}
	return h
}

// overlap is the share of the shorter of two sorted lists that is in the other
// as well.
func overlap(a, b []uint64) float64 {
	i, j, both := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			both++
			i++
			j++
		}
	}
	return share(both, min(len(a), len(b)))
}

// learn goes through the pile for its weights, and leaves what it was gone
// through for.
func (p *Pile) learn(ctx context.Context) (*Weights, error) {
	repeated, err := p.survey(ctx)
	if err != nil {
		return nil, err
	}
	lines, err := p.furniture(ctx, repeated)
	if err != nil {
		return nil, err
	}
	p.left.close()
	if p.left, err = p.lookup(ctx, lines); err != nil {
		return nil, err
	}
	w := &Weights{Documents: p.Len(), Have: p.left.have, Furniture: lines}
	p.marked = w
	if p.keeper != nil && p.Len() > all {
		err = p.keep(ctx, w, p.left.marks)
		p.left.marks = nil
	}
	return w, err
}
