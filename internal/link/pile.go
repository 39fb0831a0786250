package link

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/records"
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

// held is the number of documents up to which all stay cut into words, some
// 40 kB each. Those of larger piles are packed, and unpacked again when they
// are needed.
const held = 4096

// Pile is a source that has its documents cut into words only once, for the
// parts of linking that one machine does. It must be closed.
type Pile struct {
	Source
	heads Heads
	// texts are all that there are, if they are few.
	texts []*text
	// packed are the texts if they are many; nil if each is cut when it is
	// needed. InFile says that documents are packed with their texts.
	packed *records.Records
	inFile bool
	// left is what [Learn] has gone through the pile for and [Candidates]
	// needs as well.
	left *lookup
	// keeper keeps the keys elsewhere, if it is set, and kept is where.
	keeper Keeper
	kept   Lists

	// ready are the weights by which texts have been made ready to be
	// compared, and rare how much words tell by them.
	mu    sync.Mutex
	ready *Weights
	rare  *rarities
	// marked are the weights by which the furniture of texts is marked.
	marked *Weights
	desks  sync.Pool // of *desk
}

// Hold returns s as a pile. If its documents are many they are kept, cut into
// words, in a temporary file, or in memory if s has them there.
func Hold(s Source) (*Pile, error) { return holdAll(s, held) }

// holdAll is [Hold] for piles of which up to most texts stay in memory.
func holdAll(s Source, most int) (*Pile, error) {
	p := holdNone(s)
	if s.Len() <= most {
		p.texts = make([]*text, s.Len())
		return p, nil
	}
	_, memory := s.(inMemory)
	p.inFile = !memory
	var err error
	p.packed, err = records.New(s.Len(), p.inFile)
	return p, err
}

// Visit returns s as a pile that keeps nothing of it, for [Align] where few of
// its documents are compared.
func Visit(s Source) *Pile { return holdNone(s) }

// holdNone returns a pile that reads a document each time it is needed.
func holdNone(s Source) *Pile { return &Pile{Source: s, heads: make(Heads, s.Len())} }

// Close removes what the pile keeps on disk.
func (p *Pile) Close() {
	p.packed.Close()
	p.left.close()
	p.forget()
}

// cut cuts document i into words, in the memory of t.
func (p *Pile) cut(i int32, t *text) error {
	doc, err := p.Document(int(i))
	if err == nil {
		t.read(doc)
	}
	return err
}

// first cuts document i into words, in the memory of t, and notes what it states
// about itself. If the pile keeps texts, what is returned is kept. The batch is
// flushed by the caller. No two goroutines may ask for the same document.
func (p *Pile) first(i int32, t *text, b *records.Batch) (*text, error) {
	err := p.cut(i, t)
	if err != nil {
		return nil, err
	}
	if _, memory := p.Source.(inMemory); !memory {
		t.Head = t.Head.Own()
	}
	p.heads[i] = t.Head
	switch {
	case p.texts != nil:
		t = t.kept()
		p.texts[i] = t
	case p.packed != nil:
		err = b.Put(int(i), func(buf []byte) []byte { return t.pack(buf, p.inFile) })
	}
	return t, err
}

// eachFirst calls f with ranges of the pile from several goroutines, and with
// what is [Pile.first] for a document of the range.
func (p *Pile) eachFirst(ctx context.Context, f func(from, to int, first func(i int) (*text, error)) error) error {
	return p.portions(ctx, p.Len(), func(from, to int) error {
		d := p.desk()
		defer p.desks.Put(d)
		t := d.blank()
		defer d.back(t)
		d.batch.To(p.packed)
		err := f(from, to, func(i int) (*text, error) { return p.first(int32(i), t, &d.batch) })
		if err == nil {
			err = d.batch.Flush()
		}
		return err
	})
}

// buffers holds memory for packed texts.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// read returns document i, in the memory of t where that saves some. Whole is
// false for what it can be found by alone.
func (p *Pile) read(i int32, t *text, whole bool) (*text, error) {
	if p.texts != nil && p.texts[i] != nil {
		return p.texts[i], nil
	}
	if p.heads[i] == nil || p.packed == nil {
		return t, p.cut(i, t)
	}
	var doc *hearsay.Annotated
	if whole && !p.inFile {
		var err error
		if doc, err = p.Document(int(i)); err != nil {
			return nil, err
		}
	}
	buf := buffers.Get().(*[]byte)
	defer buffers.Put(buf)
	b, err := p.packed.Get(int(i), *buf)
	if err != nil {
		return nil, err
	}
	if p.inFile {
		*buf = b
	}
	t.unpack(b, p.heads[i], doc, whole)
	return t, nil
}

// pass goes through the pile from all processors: it calls f with consecutive
// ranges of it and with what returns a document by its place, until it is
// called again, as far as it is needed to find the document.
func (p *Pile) pass(ctx context.Context, f func(from, to int, get func(i int) (*text, error)) error) error {
	return p.portions(ctx, p.Len(), func(from, to int) error {
		d := p.desk()
		defer p.desks.Put(d)
		t := d.blank()
		defer d.back(t)
		if p.packed == nil || slices.Contains(p.heads[from:to], nil) {
			mem := t.scratch()
			last := t
			err := f(from, to, func(i int) (*text, error) {
				last.mem = nil
				read, err := p.read(int32(i), t, false)
				if err == nil {
					read.mem, last = mem, read
				}
				return read, err
			})
			last.mem = nil
			return err
		}
		if err := d.window.Open(p.packed, from, to); err != nil {
			return err
		}
		return f(from, to, func(i int) (*text, error) {
			b, err := d.window.Get(i)
			if err == nil {
				t.unpack(b, p.heads[i], nil, false)
			}
			return t, err
		})
	})
}

// weigh makes texts that stay in memory ready to be compared by w.
func (p *Pile) weigh(ctx context.Context, w *Weights) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ready == w {
		return nil
	}
	rare := w.rarities()
	err := portions(ctx, len(p.texts), func(from, to int) error {
		d := p.desk()
		defer p.desks.Put(d)
		t := d.blank()
		defer d.back(t)
		for i := from; i < to; i++ {
			if p.texts[i] == nil {
				if _, err := p.first(int32(i), t, nil); err != nil {
					return err
				}
			}
			if p.marked != w {
				p.texts[i].markFurniture(w.Furniture)
			}
			p.texts[i].weighIn(t, rare.of)
		}
		return nil
	})
	if err == nil {
		p.ready, p.marked, p.rare = w, w, rare
	}
	return err
}

// desk holds the texts that one goroutine compares, and memory for others.
type desk struct {
	at     map[int32]*text
	free   []*text
	batch  records.Batch
	window records.Window
	edges  Edges

	matcher matcher
}

// deskSize bounds the texts that a desk holds.
const deskSize = 512

func (p *Pile) desk() *desk {
	if d, _ := p.desks.Get().(*desk); d != nil {
		return d
	}
	return &desk{at: map[int32]*text{}}
}

// blank returns a text whose memory may be written over.
func (d *desk) blank() *text {
	if n := len(d.free); n > 0 {
		t := d.free[n-1]
		d.free = d.free[:n-1]
		return t
	}
	return new(text)
}

// back takes a text whose memory may be written over, unless it is so large
// that it had better be free.
func (d *desk) back(t *text) {
	if cap(t.ids) <= usual {
		d.free = append(d.free, t)
	}
}

// usual is the number of words that hardly a report has.
const usual = 1 << 16

// clear takes all texts from the desk.
func (d *desk) clear() {
	d.matcher.forget()
	for _, t := range d.at {
		d.back(t)
	}
	clear(d.at)
}

// text returns document i, to be compared by one goroutine. It stays on the
// desk.
func (p *Pile) text(d *desk, i int32) (*text, error) {
	if p.texts != nil {
		return p.texts[i], nil
	}
	if t := d.at[i]; t != nil {
		return t, nil
	}
	t, err := p.read(i, d.blank(), true)
	if err != nil {
		return nil, err
	}
	t.place(p.ready, p.rare.of)
	d.at[i] = t
	return t, nil
}

// waiting is how many goroutines there are for each processor where some wait
// for the disk.
const waiting = 2

// portions is [portions] for what reads documents.
func (p *Pile) portions(ctx context.Context, n int, f func(from, to int) error) error {
	return portionsBy(ctx, p.workers(), n, f)
}

// workers is the number of goroutines that read documents.
func (p *Pile) workers() int {
	if p.inFile {
		return waiting * runtime.GOMAXPROCS(0)
	}
	return runtime.GOMAXPROCS(0)
}

// portion is the number of documents that one goroutine takes at a time.
const portion = 64

// portions calls f for consecutive ranges of 0 to n-1 from all processors and
// returns the first error of it or of ctx.
func portions(ctx context.Context, n int, f func(from, to int) error) error {
	return portionsBy(ctx, runtime.GOMAXPROCS(0), n, f)
}

func portionsBy(ctx context.Context, workers, n int, f func(from, to int) error) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	var once sync.Once
	var failed error
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	// A small pile is divided among the processors as well.
	size := max(1, min(portion, n/(4*runtime.GOMAXPROCS(0))))
	for range min(workers, max(n, 1)) {
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
