package link

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
	"github.com/hearsay-project/hearsay/internal/text/fold"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// mark is what is known about one word of a text. It is a byte, so that those of
// several words can be looked at together.
type mark = byte

const (
	capital   = 1 << iota // begins with a capital letter
	opens                 // begins a sentence
	quoted                // stands inside quotation marks
	number                // begins with a digit
	common                // one of the commonest words of a language
	furniture             // belongs to the outlet and not to the story
	caption               // stands in a heading or caption
)

// text is a document cut into words, with what linking needs of each.
type text struct {
	doc *hearsay.Annotated
	*lineage.Head

	ids    []uint32 // numbers of the folded words
	roots  []uint32 // the same without a possessive ending
	ranks  []int32  // of the roots in the background, as long as the text is not unpacked
	start  []int32  // byte offsets in the document's text
	end    []int32
	marks  []mark
	weight []float32 // how much a word tells, 0 to 1, by the background

	// byRoot are the indexes of the words that are not common, in order of
	// their roots: whatever compares texts by their words goes through it.
	byRoot []int32

	sentences   []int32 // index of the first word of each
	parted      []int32 // indexes of the words that a quotation mark parts from the word before
	figures     []figure
	outletWords []uint32  // of the name of the outlet
	country     []uint32  // words of the place after the town
	own         int       // number of words that are not furniture
	nouns       bool      // the language writes every noun with a capital letter
	tells       []float32 // weight, 0 for furniture
	without     []float32 // memory for tells where there is furniture
	byFigure    []numbered
	distinct    []numbered // see findFirsts
	finished    bool

	// What few pairs ask for is found when it is: see about and details.
	later   rarity // how much words tell in the pile
	topic   vector
	vec     vector
	places  []place   // words by sentence; see findPlaces
	told    []float32 // how much each sentence tells
	names   []uint32  // words of names in the running text, sorted; see findNames
	heading []uint32  // those elsewhere
	apart   []uint32  // what the text says it has nothing to do with
	plain   []uint32  // see findPlain
	ofPlain []int32   // their ranks
	lazy    sync.Mutex
	weighed bool
	looked  bool

	mem *scratch // nil until it is needed
}

// scratch is memory that making a text ready takes and that one text after the
// other may use.
type scratch struct {
	cut    []fold.Numbered
	quotes []hearsay.Span
	topics []topicWord // see topicWords
	title  []uint32
	words  []int32 // of eachRoot
	in     []int32 // of findPlaces
	sort   []uint64
}

// scratch returns the memory of the text.
func (t *text) scratch() *scratch {
	if t.mem == nil {
		t.mem = new(scratch)
	}
	return t.mem
}

// figure is a number that a text states, with its scale word.
type figure struct {
	key  uint32  // numbers the value
	word int32   // index of the number
	last int32   // index of its last word
	tell float64 // how much it tells: a round small number tells little
}

// read cuts a document into words.
func read(doc *hearsay.Annotated) *text {
	t := new(text)
	t.read(doc)
	return t
}

// read makes t a document cut into words, in the memory that t has.
func (t *text) read(doc *hearsay.Annotated) {
	mem := t.scratch()
	words := fold.AppendNumbered(mem.cut[:0], doc.Text)
	mem.cut = words
	n := len(words)
	t.doc, t.Head = doc, headOf(doc)
	t.ids, t.roots, t.ranks = sized(t.ids, n), sized(t.roots, n), sized(t.ranks, n)
	t.start, t.end = sized(t.start, n), sized(t.end, n)
	t.marks, t.weight = sized(t.marks, n), sized(t.weight, n)
	t.sentences, t.parted, t.figures, t.outletWords, t.country = t.sentences[:0], t.parted[:0], t.figures[:0], t.outletWords[:0], t.country[:0]
	t.Length = n
	for i, w := range words {
		t.ids[i], t.roots[i], t.start[i], t.end[i] = w.ID, w.Root, w.Start, w.End
	}
	lexis.Ranks(t.ranks, t.roots)
	lexis.Weights(t.weight, t.ranks)
	mem.quotes = quotedRanges(mem.quotes[:0], doc, words)
	quotes, blocks := mem.quotes, doc.Blocks
	after := true // a sentence may begin here
	last := int32(0)
	for i, w := range words {
		m := firstMark(doc.Text[w.Start:])
		line := false // a new one begins
		if between := doc.Text[last:w.Start]; between != " " {
			ends, breaks, marks := 0, 0, false
			for k := range len(between) {
				switch c := between[k]; {
				case c == '.' || c == '!' || c == '?' || c == ':':
					ends++
				case c == '\n':
					breaks++
				case c == '"' || c >= utf8.RuneSelf:
					marks = true
				}
			}
			if marks && i > 0 && strings.ContainsAny(between, "“”\"«»") {
				t.parted = append(t.parted, int32(i))
			}
			line = breaks > 0
			after = after || ends > 0 || breaks > 1 && strings.Contains(between, "\n\n")
		}
		last = w.End
		if after && (line || m&(capital|number) != 0 || i == 0) {
			m |= opens
			t.sentences = append(t.sentences, int32(i))
		}
		after = false
		if rank := t.ranks[i]; rank > 0 && rank <= 150 && m&number == 0 {
			m |= common
		}
		at := int(w.Start)
		for len(quotes) > 0 && quotes[0].End <= at {
			quotes = quotes[1:]
		}
		if len(quotes) > 0 && quotes[0].Start <= at {
			m |= quoted
		}
		for len(blocks) > 0 && blocks[0].End <= at {
			blocks = blocks[1:]
		}
		if len(blocks) > 0 && blocks[0].Start <= at && !blocks[0].Running() {
			m |= caption
		}
		t.marks[i] = m
	}
	t.sortWords()
	language, _, _ := strings.Cut(doc.Language.Value, "-")
	t.nouns = language == "de" || language == "lb"
	t.findFigures()
	mem.cut = fold.AppendNumbered(words[:0], doc.Outlet.Value)
	for _, w := range mem.cut {
		t.outletWords = append(t.outletWords, w.ID)
	}
	_, country, _ := strings.Cut(doc.Place.Value, ",")
	mem.cut = fold.AppendNumbered(mem.cut[:0], country)
	for _, w := range mem.cut {
		t.country = append(t.country, w.Root)
	}
}

// firstMark returns what the first character of a word says about it.
func firstMark(word string) (m mark) {
	if c := word[0]; c < utf8.RuneSelf {
		return firstMarks[c]
	}
	r, _ := utf8.DecodeRuneInString(word)
	return runeMark(r)
}

// runeMark is [firstMark] for a character.
func runeMark(r rune) (m mark) {
	if unicode.IsUpper(r) {
		m |= capital
	}
	if unicode.IsDigit(r) {
		m |= number
	}
	return m
}

// firstMarks holds what [firstMark] returns for ASCII.
var firstMarks = func() (of [utf8.RuneSelf]mark) {
	for c := range of {
		of[c] = runeMark(rune(c))
	}
	return of
}()

// kept returns a copy of what [text.read] has found, for a text that stays: it
// takes no more memory than it needs, and t may be written over.
func (t *text) kept() *text {
	k := &text{
		doc: t.doc, Head: t.Head, nouns: t.nouns,
		ids: t.ids, roots: t.roots, outletWords: t.outletWords, country: t.country,
		start: t.start, end: t.end, byRoot: t.byRoot, sentences: t.sentences, parted: t.parted,
	}
	own(&k.ids, &k.roots, &k.outletWords, &k.country)
	own(&k.start, &k.end, &k.byRoot, &k.sentences, &k.parted)
	k.marks, k.weight = slices.Clone(t.marks), slices.Clone(t.weight)
	k.figures = slices.Clone(t.figures)
	return k
}

// weighIn is [text.weigh] for a text that stays and whose furniture is marked, in
// the memory of s, which may be written over.
func (t *text) weighIn(s *text, rare rarity) {
	t.without, t.byFigure, t.distinct = s.without, s.byFigure, s.distinct
	t.among(rare)
	t.finish()
	s.without, s.byFigure, s.distinct = t.without, t.byFigure, t.distinct
	if t.without = nil; t.own < len(t.ids) {
		t.tells = slices.Clone(t.tells)
	}
	own(&t.byFigure, &t.distinct)
	t.settle()
}

// own replaces lists by copies, which have one piece of memory together.
func own[T any](lists ...*[]T) {
	n := 0
	for _, l := range lists {
		n += len(*l)
	}
	all := make([]T, 0, n)
	for _, l := range lists {
		from := len(all)
		all = append(all, *l...)
		*l = all[from:len(all):len(all)]
	}
}

// scratches holds memory for texts that have given theirs back.
var scratches = sync.Pool{New: func() any { return new(scratch) }}

// lend gives a text memory until what is returned is called.
func (t *text) lend() (back func()) {
	if t.mem != nil {
		return func() {}
	}
	t.mem = scratches.Get().(*scratch)
	return func() { scratches.Put(t.mem); t.mem = nil }
}

// settle gives back the memory that only making a text ready takes, for one
// that stays.
func (t *text) settle() { t.ranks, t.mem = nil, nil }

// sortWords fills byRoot.
func (t *text) sortWords() {
	mem := t.scratch()
	by := mem.sort[:0]
	for i, m := range t.marks {
		if m&common == 0 {
			by = append(by, uint64(t.roots[i])<<32|uint64(i))
		}
	}
	n := len(by)
	by = slices.Grow(by, n)
	mem.sort = by
	sortHigh(by, by[n:2*n])
	t.byRoot = sized(t.byRoot, n)
	for k, x := range by {
		t.byRoot[k] = int32(uint32(x))
	}
}

// sortHigh sorts numbers by their upper half, which are hashes; those whose
// upper half is the same keep their order. Tmp is as long.
func sortHigh(xs, tmp []uint64) {
	// Of some thousand hashes hardly two have the same highest bytes: by these
	// they are nearly in order.
	first := 0
	if len(xs) < 1<<12 {
		first = 2
	}
	if len(xs) >= 48 {
		for k := first; k < 4; k++ {
			shift := 32 + 8*k
			var ends [256]int32
			for _, x := range xs {
				ends[byte(x>>shift)]++
			}
			at := int32(0)
			for b, n := range ends {
				ends[b] = at
				at += n
			}
			for _, x := range xs {
				b := byte(x >> shift)
				tmp[ends[b]] = x
				ends[b]++
			}
			xs, tmp = tmp, xs // two or four times, so that the result is where it was
		}
	}
	if len(xs) < 48 || first > 0 {
		insert(xs)
	}
}

// insert sorts by insertion as [sortHigh] does.
func insert(xs []uint64) {
	for i := 1; i < len(xs); i++ {
		x := xs[i]
		j := i
		for ; j > 0 && xs[j-1]>>32 > x>>32; j-- {
			xs[j] = xs[j-1]
		}
		xs[j] = x
	}
}

// eachRoot calls f for each root that says what the text is about, in order,
// with the indexes of its words: those that are neither common nor furniture.
// It keeps nothing of the list. It is not for several goroutines.
func (t *text) eachRoot(f func(root uint32, words []int32)) {
	mem := t.scratch()
	for from, to := 0, 0; from < len(t.byRoot); from = to {
		root := t.roots[t.byRoot[from]]
		aside := mark(0)
		for ; to < len(t.byRoot) && t.roots[t.byRoot[to]] == root; to++ {
			aside |= t.marks[t.byRoot[to]] & furniture
		}
		words := t.byRoot[from:to]
		if aside != 0 {
			mem.words = mem.words[:0]
			for _, i := range words {
				if t.marks[i]&furniture == 0 {
					mem.words = append(mem.words, i)
				}
			}
			words = mem.words
		}
		if len(words) > 0 {
			f(root, words)
		}
	}
}

// namely reports whether the capital letter of word i makes it part of a name.
func (t *text) namely(i int) bool { return t.marks[i]&capital != 0 && !t.nouns }

// sum returns the weight of the words i to j that are not furniture.
func (t *text) sum(i, j int) float64 {
	s := 0.0
	for ; i < j; i++ {
		if t.marks[i]&furniture == 0 {
			s += float64(t.weight[i])
		}
	}
	return s
}

// tellsMore reports whether the [text.sum] of the words i to j is at least least.
func (t *text) tellsMore(i, j int, least float64) bool {
	s := 0.0
	for ; i < j && s < least; i++ {
		if t.marks[i]&furniture == 0 {
			s += float64(t.weight[i])
		}
	}
	return s >= least
}

// words returns the bytes of the text from word i to before word j.
func (t *text) words(i, j int) string {
	if i >= j || j > len(t.ids) {
		return ""
	}
	return t.doc.Text[t.start[i]:t.end[j-1]]
}

func (t *text) span(i, j int) hearsay.Span {
	return hearsay.Span{Start: int(t.start[i]), End: int(t.end[j-1])}
}

// quotedRanges appends the places inside quotation marks to out, in order: those
// that the document's quotations name, and those found by the marks alone, which
// stand between its words. A mark that is not closed holds to the end of its
// paragraph.
func quotedRanges(out []hearsay.Span, doc *hearsay.Annotated, words []fold.Numbered) []hearsay.Span {
	m := quoteMarks{text: doc.Text, out: out, open: -1, single: -1}
	last := 0
	for _, w := range words {
		if at := int(w.Start); doc.Text[last:at] != " " {
			m.look(last, at)
		}
		last = int(w.End)
	}
	m.look(last, len(doc.Text))
	if m.open >= 0 {
		m.close(len(doc.Text))
	}
	out = m.out
	for _, q := range doc.Quotes {
		if q.Form != hearsay.Direct {
			continue
		}
		for _, c := range q.Content {
			if c.Start >= 0 && c.End <= len(doc.Text) && c.Start < c.End {
				out = append(out, c)
			}
		}
	}
	return union(out)
}

// quoteMarks finds what stands in quotation marks.
type quoteMarks struct {
	text         string
	out          []hearsay.Span
	open, single int // where a quotation began, or -1
}

// close ends the quotation that is open.
func (m *quoteMarks) close(at int) {
	m.out = append(m.out, hearsay.Span{Start: m.open, End: at})
	m.open = -1
}

// look goes through the text from one place to another, between which no word
// stands.
func (m *quoteMarks) look(from, to int) {
	s := m.text
	afterSpace := func(i int) bool { return i == 0 || s[i-1] == ' ' || s[i-1] == '\n' }
	for i := from; i < to; {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == '“' || r == '«' || r == '„':
			if r == '“' && m.open >= 0 && !afterSpace(i) { // „…“
				m.close(i)
			} else {
				m.open = i + n
			}
		case r == '”' || r == '»':
			if m.open >= 0 {
				m.close(i)
			}
		case r == '"':
			if m.open >= 0 {
				m.close(i)
			} else {
				m.open = i + n
			}
		case r == '‘' && m.open < 0 && m.single < 0 && afterSpace(i):
			m.single = i + n
		case r == '’' && m.single >= 0:
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				m.out = append(m.out, hearsay.Span{Start: m.single, End: i})
				m.single = -1
			}
		case r == '\n' && i+1 < len(s) && s[i+1] == '\n':
			if m.single >= 0 {
				m.single = -1 // an apostrophe at the start of a word
			} else if m.open >= 0 {
				m.close(i)
			}
		}
		i += n
	}
}
