package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
)

// Run is a stretch of text between quotation marks.
type Run struct {
	// Outer includes the marks, Inner is the words between them without
	// space at the edges.
	Outer, Inner hearsay.Span
	Block        int // index of the block; no run crosses the edge of a block
	Parent       int // index of the run that this one is nested in, or -1
	// Continues is the index of the run of an earlier block that this one
	// runs on from, or -1.
	Continues int
	// Unclosed tells that no closing mark stands in the block: the run ends
	// with the block, or where another run opens.
	Unclosed bool
	// Single tells that the marks are single ones.
	Single bool
}

// Marks finds the runs between quotation marks in the blocks of text, in order
// of their opening marks; those of a headline or caption stand by themselves. It knows curly, straight,
// doubled single ("”" as two apostrophes), low-high and angle marks, mixed
// with one another; a mark's own shape is weighed with what stands beside it,
// because both are often wrong. A paragraph that ends within a quotation runs
// on into the next one when that opens with a mark; a lost mark otherwise
// costs at most its own paragraph. Time is linear in the length of the text.
func Marks(text string, blocks []hearsay.Block) []Run {
	m := marker{text: text, pending: -1}
	for i, b := range blocks {
		if b.Start < 0 || b.End > len(text) || b.Start > b.End {
			continue
		}
		if b.Running() {
			m.block(i, b.Span)
			continue
		}
		// Nothing runs into a headline or caption, or on from one.
		pending := m.pending
		m.pending = -1
		m.block(i, b.Span)
		m.pending = pending
	}
	return m.runs
}

type class uint8

const (
	double class = iota // “ ” „ " '' ``
	single              // ‘ ’ ‚ '
	angle               // « »
	thin                // ‹ ›
)

type side uint8

const (
	either side = iota
	opening
	closing
)

// A mark is a sign that may open or close a run.
type mark struct {
	start, end int
	class
	side
	low     bool // „ or ‚, which “ and ‘ close
	glyph   rune
	flanked bool // letters on both sides
}

type open struct {
	run  int
	mark mark
}

type marker struct {
	text    string
	runs    []Run
	pending int // the run that the last block left open, or -1
	marks   []mark
	stack   []open
}

// block finds the runs of one block.
func (m *marker) block(n int, b hearsay.Span) {
	m.marks = scan(m.marks[:0], m.text, b)
	m.stack = m.stack[:0]
	resumed := m.resume(n, b)
	// closers[c] and openers[c] count the marks of class c that are left.
	var closers, openers [4]int
	for _, k := range m.marks {
		count(&closers, &openers, k, 1)
	}
	for i, k := range m.marks {
		count(&closers, &openers, k, -1)
		if i == 0 && resumed {
			continue
		}
		m.mark(n, k, closers[k.class], openers[k.class], m.marks[i+1:])
	}
	m.pending = -1
	for i := len(m.stack) - 1; i >= 0; i-- {
		o := m.stack[i]
		if o.mark.class == single && len(m.stack) > i && i > 0 {
			m.close(b.End, b.End, true)
			continue
		}
		if o.mark.class == single {
			// An apostrophe opens nothing that runs on.
			m.drop(o.run)
			m.stack = m.stack[:i]
			continue
		}
		m.pending = o.run
		m.close(b.End, b.End, true)
	}
}

// resume opens the run that the block before has left open, when this block
// begins with a mark, or when it closes a run that it has not opened. It
// reports whether the block's earliest mark is used up by that.
func (m *marker) resume(n int, b hearsay.Span) bool {
	if m.pending < 0 || len(m.marks) == 0 {
		return false
	}
	from := m.runs[m.pending]
	k := m.marks[0]
	switch {
	case k.start == b.Start && k.class != single == !from.Single:
		k.side = opening
		m.open(n, k)
		m.runs[len(m.runs)-1].Continues = m.pending
		return true
	case k.side == closing && k.class != single && !from.Single && n == from.Block+1:
		k.start, k.end = b.Start, b.Start
		m.open(n, k)
		m.runs[len(m.runs)-1].Continues = m.pending
	}
	return false
}

func count(closers, openers *[4]int, k mark, by int) {
	switch k.side {
	case opening:
		openers[k.class] += by
	case closing:
		closers[k.class] += by
	}
}

// mark deals with one mark. closers and openers count the marks of its class
// in rest, which are those that follow it in the block.
func (m *marker) mark(n int, k mark, closers, openers int, rest []mark) {
	at := -1 // place in the stack of the innermost open run of this class
	for i := len(m.stack) - 1; i >= 0 && at < 0 && len(m.stack)-i <= 4; i-- {
		if m.stack[i].mark.class == k.class {
			at = i
		}
	}
	switch {
	case at >= 0 && m.closes(m.stack[at].mark, k, rest):
		for len(m.stack) > at+1 { // an inner run that was not closed
			m.close(k.start, k.start, true)
		}
		m.close(k.start, k.end, false)
	case k.side == closing:
		// It closes nothing: its partner is lost, or it is an apostrophe.
	case k.class == single && !closesLater(rest) && (len(m.stack) == 0 || closers <= openers):
		// Nothing closes it: an apostrophe.
	case at < 0 || closers-openers >= 2:
		m.open(n, k)
	case k.side == either && k.flanked:
		// A straight mark inside a word, as for inches.
	default:
		// The run before has lost its closing mark.
		for len(m.stack) > at {
			m.close(k.start, k.start, true)
		}
		m.open(n, k)
	}
}

// closes reports whether k closes the run that o opened.
func (m *marker) closes(o, k mark, rest []mark) bool {
	if o.low && (k.glyph == '“' || k.glyph == '‘') {
		return true
	}
	if k.class == single && k.side == closing && m.possessive(k) && closesLater(rest) {
		return false
	}
	return k.side == closing || k.side == either && !k.flanked
}

// possessive reports whether k may be the apostrophe of a plural possessive:
// after an s, with a word after it.
func (m *marker) possessive(k mark) bool {
	if k.start == 0 || m.text[k.start-1] != 's' || k.end >= len(m.text) || m.text[k.end] != ' ' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(m.text[k.end+1:])
	return unicode.IsLetter(r)
}

// closesLater reports whether a closing single mark follows before the next
// opening one. It looks at a few marks only, which keeps the pass linear.
func closesLater(rest []mark) bool {
	for i, k := range rest {
		if i == 12 {
			return false
		}
		if k.class == single {
			return k.side == closing
		}
	}
	return false
}

func (m *marker) open(n int, k mark) {
	parent := -1
	if len(m.stack) > 0 {
		parent = m.stack[len(m.stack)-1].run
	}
	m.stack = append(m.stack, open{len(m.runs), k})
	m.runs = append(m.runs, Run{
		Outer: hearsay.Span{Start: k.start}, Inner: hearsay.Span{Start: k.end},
		Block: n, Parent: parent, Continues: -1, Single: k.class == single || k.class == thin,
	})
}

// blank is what may stand between a mark and the words.
const blank = " \t\r\n\u00a0\u202f"

// close ends the innermost open run: its words at inner, its mark at outer.
func (m *marker) close(inner, outer int, unclosed bool) {
	top := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	r := &m.runs[top.run]
	words := strings.TrimRight(m.text[r.Inner.Start:inner], blank)
	r.Inner.End = r.Inner.Start + len(words)
	r.Inner.Start = r.Inner.End - len(strings.TrimLeft(words, blank))
	r.Outer.End = outer
	if unclosed {
		r.Outer.End = r.Inner.End
	}
	r.Unclosed = unclosed
}

// drop turns run n into an empty one: what opened it was no quotation mark.
func (m *marker) drop(n int) {
	r := &m.runs[n]
	r.Inner.End, r.Outer.End = r.Inner.Start, r.Inner.Start
	for i := n + 1; i < len(m.runs); i++ {
		if m.runs[i].Parent == n {
			m.runs[i].Parent = r.Parent
		}
	}
}

// scan appends the marks of the block b to dst.
func scan(dst []mark, text string, b hearsay.Span) []mark {
	for i := b.Start; i < b.End; {
		c := text[i]
		if c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:b.End])
		k := mark{start: i, end: i + n, glyph: r}
		i += n
		before, after := around(text, b, k.start, k.end)
		switch r {
		case '“', '”', '„', '‟', '"', '＂', '〝', '〞':
			k.class = double
		case '«', '»':
			k.class = angle
		case '‹', '›':
			k.class = thin
		case '‘', '’', '‚', '‛', '\'', '`':
			k.class = single
			if m := doubled(r, text[i:b.End]); m > 0 {
				k.class, k.end = double, i+m
				i += m
				_, after = around(text, b, k.start, k.end)
			}
		default:
			continue
		}
		k.flanked = wordy(before) && wordy(after)
		k.side = sideOf(r, k.class, before, after)
		if k.class == double && k.start == b.Start {
			k.side = opening // whatever its shape
		}
		k.low = r == '„' || r == '‚'
		if k.class == single && apostrophe(text, b, k, before, after) {
			continue
		}
		if r == '"' && k.side == closing && unicode.IsDigit(before) && !unicode.IsSpace(after) && wordy(after) {
			continue // inches
		}
		dst = append(dst, k)
	}
	return dst
}

// doubled returns the length of the single mark that makes one double mark with
// the single mark r before it: ”, as two apostrophes, or ‘’, as an editor
// leaves them that turns each by itself.
func doubled(r rune, rest string) int {
	if strings.HasPrefix(rest, string(r)) {
		return utf8.RuneLen(r)
	}
	if r == '‘' && strings.HasPrefix(rest, "’") {
		return len("’")
	}
	return 0
}

// around gives the characters beside the mark at [from, to), a space at the
// edge of the block.
func around(text string, b hearsay.Span, from, to int) (before, after rune) {
	before, after = ' ', ' '
	if from > b.Start {
		before, _ = utf8.DecodeLastRuneInString(text[b.Start:from])
	}
	if to < b.End {
		after, _ = utf8.DecodeRuneInString(text[to:b.End])
	}
	return before, after
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// sideOf weighs the shape of a mark with what stands beside it: where the
// neighbours speak plainly they decide, else the shape does.
func sideOf(r rune, c class, before, after rune) side {
	opens := unicode.IsSpace(before) || strings.ContainsRune("([{—–-/:…\"'“‘„«‹", before)
	shuts := unicode.IsSpace(after) || strings.ContainsRune(")]}—–-/.,;:!?…\"'”’»›", after)
	var plain side
	switch {
	case unicode.IsSpace(before) && !unicode.IsSpace(after) && !strings.ContainsRune(".,;:!?)]}", after):
		plain = opening
	case unicode.IsSpace(after) && !unicode.IsSpace(before) && !strings.ContainsRune("([{", before):
		plain = closing
	case opens && !shuts:
		plain = opening
	case shuts && !opens:
		plain = closing
	}
	switch r {
	case '„', '‚', '‟', '‛', '〝':
		return opening
	case '«', '»', '‹', '›':
		if plain != either {
			return plain
		}
		if r == '«' || r == '‹' {
			return opening
		}
		return closing
	case '“', '‘', '`':
		if plain == closing {
			return closing
		}
		return opening
	case '”', '’':
		if plain == opening && c == double {
			return opening
		}
		return closing
	}
	return plain
}

// apostrophe reports whether the single mark k is an apostrophe: inside a
// word, or before a word that is known to lose its beginning, or a decade.
func apostrophe(text string, b hearsay.Span, k mark, before, after rune) bool {
	if k.flanked {
		return true
	}
	if k.glyph == '\'' && k.side == either {
		return true
	}
	if !wordy(after) {
		return !wordy(before) && unicode.IsSpace(before) && unicode.IsSpace(after)
	}
	end := k.end
	for end < b.End && (text[end] >= '0' && text[end] <= '9' || text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') && end-k.end < 8 {
		end++
	}
	word := strings.ToLower(text[k.end:end])
	if len(word) > 1 && word[0] >= '0' && word[0] <= '9' {
		return len(word) == 2 || len(word) == 3 && word[2] == 's'
	}
	switch word {
	case "em", "til", "tis", "twas", "cause", "bout", "round", "n", "cuz", "til’":
		return true
	}
	return false
}
