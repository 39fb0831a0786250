package link

import (
	"math"
	"slices"
	"sync"

	"github.com/hearsay-project/hearsay/internal/text/fold"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// Weights is what the comparison of two documents needs to know of the pile
// around them. It is plain data, so that it can be stored beside the documents
// or sent to where they are compared. The zero value is no pile: then only the
// language at large says what is rare.
type Weights struct {
	Documents int
	// Have counts the documents that have a word, by its number.
	Have map[uint32]int32
	// Furniture holds the sentences that belong to outlets, by their number.
	Furniture map[uint64]bool
}

// rarity says how much a word tells by how few documents have it.
type rarity func(root uint32) float64

// rarityIn returns how much words tell in a pile of so many documents, by how
// many have them.
func rarityIn(in map[uint32]int32, documents int) rarity {
	all := float64(documents) + lexis.Documents
	return func(root uint32) float64 {
		have := float64(in[root]) + lexis.Expected(lexis.Rank(root))
		return math.Log(1 + all/(have+0.5))
	}
}

// rarities is how much each word of a pile tells: a table with open
// addressing, as half of the work of weighing a text would be a map.
type rarities struct {
	slots []rare
	other rarity // for words that the table has not
}

type rare struct {
	root  uint32
	taken bool
	tells float64
}

func (w *Weights) rarities() *rarities {
	r := &rarities{other: rarityIn(w.Have, w.Documents)}
	size := 16
	for 2*size < 3*len(w.Have) {
		size *= 2
	}
	r.slots = make([]rare, size)
	for root := range w.Have {
		s := r.at(root)
		*s = rare{root, true, r.other(root)}
	}
	return r
}

// at returns the place of a word, which may be free.
func (r *rarities) at(root uint32) *rare {
	mask := uint32(len(r.slots) - 1)
	for i := root & mask; ; i = (i + 1) & mask {
		if s := &r.slots[i]; !s.taken || s.root == root {
			return s
		}
	}
}

func (r *rarities) of(root uint32) float64 {
	if s := r.at(root); s.taken {
		return s.tells
	}
	return r.other(root)
}

// logs are the logarithms of small numbers.
var logs = func() (l [64]float64) {
	for i := range l {
		l[i] = math.Log(float64(i))
	}
	return l
}()

func logOf(n int) float64 {
	if n < len(logs) {
		return logs[n]
	}
	return math.Log(float64(n))
}

// tally counts words. It is divided by their numbers, so that several
// goroutines can count at the same time.
type tally [64]tallyPart

type tallyPart struct {
	sync.Mutex
	slots []tallied // open addressing, as this is done for each word of a pile
	n     int
}

type tallied struct {
	root uint32
	n    int32 // 0 for a free place
}

// add counts the words of roots. Parted is memory for as many.
func (c *tally) add(roots, parted []uint32) {
	var ends [len(tally{})]int
	for _, r := range roots {
		ends[r>>26]++
	}
	sum := 0
	for k, n := range ends {
		ends[k] = sum
		sum += n
	}
	for _, r := range roots {
		parted[ends[r>>26]] = r
		ends[r>>26]++
	}
	from := 0
	for k, end := range ends {
		if from < end {
			c[k].add(parted[from:end])
		}
		from = end
	}
}

func (x *tallyPart) add(roots []uint32) {
	x.Lock()
	defer x.Unlock()
	for _, r := range roots {
		if 2*x.n >= len(x.slots) {
			old := x.slots
			x.slots = make([]tallied, max(64, 2*len(old)))
			for _, s := range old {
				if s.n > 0 {
					*tallyAt(x.slots, s.root) = s
				}
			}
		}
		s := tallyAt(x.slots, r)
		if s.n == 0 {
			s.root = r
			x.n++
		}
		s.n++
	}
}

// tallyAt returns the place of a word, which may be free.
func tallyAt(slots []tallied, root uint32) *tallied {
	mask := uint32(len(slots) - 1)
	for i := root & mask; ; i = (i + 1) & mask {
		if s := &slots[i]; s.n == 0 || s.root == root {
			return s
		}
	}
}

// counts returns how often each word was counted.
func (c *tally) counts() map[uint32]int32 {
	n := 0
	for k := range c {
		n += c[k].n
	}
	out := make(map[uint32]int32, n)
	for k := range c {
		for _, s := range c[k].slots {
			if s.n > 0 {
				out[s.root] = s.n
			}
		}
	}
	return out
}

// topicVector weighs the words of a text, into the memory of v.
func topicVector(v vector, ws []topicWord, rare rarity) vector {
	v.words, v.weights = sized(v.words, len(ws)), sized(v.weights, len(ws))
	norm := 0.0
	for i, w := range ws {
		x := (1 + logOf(w.n)) * rare(w.root)
		v.words[i], v.weights[i] = w.root, float32(x)
		norm += x * x
	}
	if norm = math.Sqrt(norm); norm > 0 {
		for i := range v.weights {
			v.weights[i] /= float32(norm)
		}
	}
	return v
}

// topicWord is a word and how often it counts.
type topicWord struct {
	root uint32
	n    int
}

// topicWords counts the words of a text that say what it is about, in order
// of their numbers, until it is called again. Words of the title count three
// times.
func (t *text) topicWords() []topicWord {
	mem := t.scratch()
	title := mem.title[:0]
	mem.cut = fold.AppendNumbered(mem.cut[:0], t.Title)
	for _, w := range mem.cut {
		if k := lexis.Rank(w.ID); k == 0 || k > 150 {
			title = append(title, w.ID)
		}
	}
	slices.Sort(title)
	mem.title = title
	out := mem.topics[:0]
	// inTitle lists the words of the title before root, and returns how often
	// root is one of them.
	inTitle := func(root uint32, last bool) (n int) {
		for len(title) > 0 && (last || title[0] <= root) {
			w, k := title[0], 0
			for len(title) > 0 && title[0] == w {
				title, k = title[1:], k+1
			}
			if w == root && !last {
				return k
			}
			out = append(out, topicWord{w, 2 * k})
		}
		return 0
	}
	t.eachRoot(func(root uint32, words []int32) {
		n := inTitle(root, false)
		out = append(out, topicWord{root, len(words) + 2*n})
	})
	inTitle(0, true)
	mem.topics = out
	return out
}
