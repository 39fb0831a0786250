package link

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/hearsay-project/hearsay"
)

// Source gives the documents of a pile by their place in the order of their
// IDs, as often as asked and from several goroutines at once. What it returns
// is only read, and let go of soon after: a source on disk need not keep it.
type Source interface {
	Len() int
	Document(i int) (*hearsay.Annotated, error)
}

// inMemory is a source of documents that are there anyway, in order of ID.
type inMemory []*hearsay.Annotated

func (m inMemory) Len() int                                   { return len(m) }
func (m inMemory) Document(i int) (*hearsay.Annotated, error) { return m[i], nil }

// sorted returns docs as a source.
func sorted(docs []hearsay.Annotated) inMemory {
	m := make(inMemory, len(docs))
	for i := range docs {
		m[i] = &docs[i]
	}
	slices.SortFunc(m, func(a, b *hearsay.Annotated) int { return strings.Compare(a.ID, b.ID) })
	return m
}

// held is the number of texts that are kept cut into words, some 40 kB each.
// Others are packed, and unpacked again when they are compared.
const held = 4096

// pile is a source while it is linked.
type pile struct {
	Source
	// weights is nil until the pile has been gone through for it.
	weights *Weights
	// compared is true once pairs of texts are.
	compared bool
	shelf    shelf
	heads    []*head
	// packed are the texts if they are too many for the shelf.
	packed *records
	// inFile says that documents are packed with their texts.
	inFile bool
}

// newPile returns a pile of which keep texts stay cut into words. It must be
// closed.
func newPile(s Source, keep int) (*pile, error) {
	p := &pile{Source: s, shelf: shelf{size: keep}, heads: make([]*head, s.Len())}
	if s.Len() <= keep {
		return p, nil
	}
	_, memory := s.(inMemory)
	p.inFile = !memory
	var err error
	p.packed, err = newRecords(s.Len(), p.inFile)
	return p, err
}

func (p *pile) close() { p.packed.close() }

// text returns document i cut into words, ready to be compared once the
// weights are known.
func (p *pile) text(i int32) (*text, error) {
	if t := p.shelf.get(i); t != nil {
		return t, nil
	}
	t, err := p.read(i)
	if err != nil {
		return nil, err
	}
	if p.weights != nil {
		t.weigh(p.weights)
	}
	if p.compared {
		t.finish()
	}
	p.shelf.put(i, t)
	return t, nil
}

// buffers holds memory for packed texts.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// read returns document i cut into words, the second time from where it is
// packed.
func (p *pile) read(i int32) (*text, error) {
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	var doc *hearsay.Annotated
	var err error
	known := p.heads[i]
	if known == nil || p.packed == nil || !p.inFile {
		if doc, err = p.Document(int(i)); err != nil {
			return nil, err
		}
	}
	if known == nil || p.packed == nil {
		t := read(doc)
		if p.inFile {
			t.head = t.head.own()
		}
		p.heads[i] = t.head
		if p.packed != nil {
			*buf = t.pack((*buf)[:0], p.inFile)
			err = p.packed.put(int(i), *buf)
		}
		return t, err
	}
	b, err := p.packed.get(int(i), *buf)
	if err != nil {
		return nil, err
	}
	if p.inFile {
		*buf = b
	}
	return unpack(b, known, doc), nil
}

// onShelf calls f for the texts that are there already.
func (p *pile) onShelf(ctx context.Context, f func(*text)) error {
	slots := p.shelf.slots
	return portions(ctx, len(slots), func(from, to int) error {
		for _, s := range slots[from:to] {
			f(s.text)
		}
		return nil
	})
}

// weigh sets the weights.
func (p *pile) weigh(ctx context.Context, w *Weights) error {
	p.weights = w
	return p.onShelf(ctx, func(t *text) { t.weigh(w) })
}

// compare makes texts ready to be compared from here on.
func (p *pile) compare(ctx context.Context) error {
	p.compared = true
	return p.onShelf(ctx, (*text).finish)
}

// shelf keeps the texts used last.
type shelf struct {
	mu    sync.Mutex
	slots []slot
	at    map[int32]int
	hand  int
	size  int
}

type slot struct {
	doc  int32
	used bool
	text *text
}

func (s *shelf) get(i int32) *text {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.at[i]
	if !ok {
		return nil
	}
	s.slots[k].used = true
	return s.slots[k].text
}

// put keeps a text in the place of one that has not been used for a while.
func (s *shelf) put(i int32, t *text) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.at[i]; ok || s.size <= 0 {
		return
	}
	if s.at == nil {
		s.at = map[int32]int{}
	}
	if len(s.slots) < s.size {
		s.at[i] = len(s.slots)
		s.slots = append(s.slots, slot{i, false, t})
		return
	}
	for s.slots[s.hand].used {
		s.slots[s.hand].used = false
		s.hand = (s.hand + 1) % len(s.slots)
	}
	delete(s.at, s.slots[s.hand].doc)
	s.slots[s.hand] = slot{i, false, t}
	s.at[i] = s.hand
	s.hand = (s.hand + 1) % len(s.slots)
}

func (s *shelf) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.slots, s.at, s.hand = nil, nil, 0
}

// portion is the number of documents that one goroutine takes at a time.
const portion = 64

// portions calls f for consecutive ranges of 0 to n-1 from all processors and
// returns the first error of it or of ctx.
func portions(ctx context.Context, n int, f func(from, to int) error) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	var once sync.Once
	var failed error
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	// A small pile is divided among the processors as well.
	size := max(1, min(portion, n/(4*runtime.GOMAXPROCS(0))))
	for range min(runtime.GOMAXPROCS(0), max(n, 1)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				to := int(next.Add(int64(size)))
				from := to - size
				if from >= n {
					return
				}
				if err := f(from, min(to, n)); err != nil {
					once.Do(func() { failed = err; cancel(err) })
					return
				}
			}
		})
	}
	wg.Wait()
	if failed != nil {
		return failed
	}
	return ctx.Err()
}
