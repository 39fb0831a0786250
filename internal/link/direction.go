package link

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/diff"
	"github.com/hearsay-project/hearsay/internal/link/lexis"
	"github.com/hearsay-project/hearsay/internal/text/fold"
)

// term is one piece of evidence on which of two texts comes from the other:
// positive if A is the original. Weights are in log odds.
type term struct {
	weight  float64
	because string
}

// tells is the sum of evidence from which a direction is named: three to one.
const tells = 1.1

// direction collects the evidence on which text is the original, strongest
// first.
func (p *pair) direction(k hearsay.RelationKind) []term {
	var ts []term
	add := func(weight float64, because string) {
		if weight != 0 {
			ts = append(ts, term{weight, because})
		}
	}
	p.byDate(add)
	for _, side := range []side{{p.a, p.b, 'A', 'B', 1}, {p.b, p.a, 'B', 'A', -1}} {
		p.byCredit(side, k, add)
		p.byMetadata(side, k, add)
	}
	p.byQuotations(k, add)
	p.byGarbles(add)
	p.byHedges(add)
	if low, high := min(p.inA, p.inB), max(p.inA, p.inB); high >= 0.75 && low < 0.75*high {
		if p.inA < p.inB {
			add(0.9, fmt.Sprintf("A goes on where B stops: %s of B stands in A, but only %s of A in B", percent(p.inB), percent(p.inA)))
		} else {
			add(-0.9, fmt.Sprintf("B goes on where A stops: %s of A stands in B, but only %s of B in A", percent(p.inA), percent(p.inB)))
		}
	}
	slices.SortStableFunc(ts, func(x, y term) int {
		switch ax, ay := math.Abs(x.weight), math.Abs(y.weight); {
		case ax > ay:
			return -1
		case ax < ay:
			return 1
		}
		return 0
	})
	return ts
}

// side is one way to look at a pair: could from be the original of to?
type side struct {
	from, to *text
	f, t     rune // their letters
	sign     float64
}

// byDate compares the dates of publication to the precision that both have.
func (p *pair) byDate(add func(float64, string)) {
	a, b := p.a.published(), p.b.published()
	n := min(len(a), len(b))
	if n == 0 || a[:n] == b[:n] {
		return
	}
	weight := 2.5
	if n > 10 && a[:10] == b[:10] {
		weight = 1.2 // hours of one day, perhaps in two time zones
	}
	if a < b {
		add(weight, fmt.Sprintf("A is dated %s, B %s", a, b))
	} else {
		add(-weight, fmt.Sprintf("B is dated %s, A %s", b, a))
	}
}

// published returns the document's own date, "" if it states none.
func (t *text) published() string {
	f := t.doc.Published
	if f.Basis == hearsay.BasisInherited {
		return ""
	}
	return f.Value
}

// byCredit looks for a credit, link or mention in s.to that names s.from, and
// for one that s.to has dropped.
func (p *pair) byCredit(s side, k hearsay.RelationKind, add func(float64, string)) {
	from, to := s.from.doc, s.to.doc
	sameOutlet := s.from.outlet != "" && s.from.outlet == s.to.outlet
	named := false
	for _, c := range to.Credits {
		switch {
		case sameOutlet || inCaption(to, c.Span):
		case c.URL != "" && sameAddress(c.URL, from.URL.Value):
			add(5*s.sign, fmt.Sprintf("%c names the address of %c as its source: %s", s.t, s.f, c.URL))
			named = true
		case c.Name != "" && s.from.outlet != "" && nameOf(c.Name, s.from.outlet) && !named:
			weight := 3.0
			if c.Kind == hearsay.CreditPublished {
				weight = 5
			}
			add(weight*s.sign, fmt.Sprintf("%c credits the outlet of %c: %s", s.t, s.f, creditWords(to, c)))
			named = true
		}
	}
	if !named && !sameOutlet && to.URL.IsZero() == from.URL.IsZero() || !named && s.to.outlet != s.from.outlet {
		for _, l := range to.Links {
			if sameAddress(l.URL, from.URL.Value) && !sameAddress(l.URL, to.URL.Value) {
				add(4*s.sign, fmt.Sprintf("%c links to %c: %s", s.t, s.f, l.URL))
				named = true
				break
			}
		}
	}
	if !named && s.from.outlet != "" && s.to.outlet != "" && !sameOutlet && !from.Outlet.IsZero() {
		if words := mention(to.Text, from.Outlet.Value); words != "" && mention(from.Text, to.Outlet.Value) == "" {
			add(1.5*s.sign, fmt.Sprintf("%c names the outlet of %c: %s", s.t, s.f, words))
		}
	}
	if sameAddress(from.URL.Value, to.URL.Value) && from.URL.Basis == hearsay.BasisMetadata && to.URL.Basis == hearsay.BasisText {
		add(1.5*s.sign, fmt.Sprintf("%c gives the address of %c as that of its own text", s.t, s.f))
	}
	// A credit that one of the two has lost.
	for _, c := range from.Credits {
		if c.Kind == hearsay.CreditLink || c.Name == "" || inCaption(from, c.Span) || hasCredit(to, c) {
			continue
		}
		weight := 1.0
		if c.Kind == hearsay.CreditTold && k == hearsay.Rewrite {
			weight = 1.8
		}
		add(weight*s.sign, fmt.Sprintf("%c drops the credit %s", s.t, creditWords(from, c)))
		break
	}
}

func creditWords(d *hearsay.Annotated, c hearsay.Credit) string {
	words := strings.Join(strings.Fields(c.Span.Of(d.Text)), " ")
	switch {
	case words == "" && c.Kind == hearsay.CreditTold:
		words = "told " + c.Name
	case words == "" || !strings.Contains(words, c.Name):
		words = c.Name
	case c.Kind == hearsay.CreditTold && !strings.Contains(words, " "+c.Name):
		words = "told " + c.Name
	}
	return "“" + words + "”"
}

func hasCredit(d *hearsay.Annotated, c hearsay.Credit) bool {
	for _, o := range d.Credits {
		if o.Kind == c.Kind && squeeze(o.Name) == squeeze(c.Name) {
			return true
		}
	}
	return strings.Contains(fold.Fold(d.Text).String(), fold.Fold(c.Name).String()) && c.Kind != hearsay.CreditTold
}

// inCaption reports whether a place lies in a block that is not running text:
// the agency of a photograph is not that of the report.
func inCaption(d *hearsay.Annotated, s hearsay.Span) bool {
	if s.Len() == 0 {
		return false
	}
	for _, b := range d.Blocks {
		if b.Contains(s) {
			return b.Kind == hearsay.Caption
		}
	}
	return false
}

// nameOf reports whether a name as credited is that of an outlet.
func nameOf(credit, outlet string) bool {
	c := squeeze(credit)
	return c == outlet || len(c) >= 6 && strings.HasPrefix(outlet, c) || len(outlet) >= 6 && strings.HasPrefix(c, outlet)
}

// mention returns the name of an outlet as it stands in a text, or "". Names
// of one common word are no mention.
func mention(text, outlet string) string {
	if len(outlet) < 6 || !strings.Contains(outlet, " ") {
		return ""
	}
	if strings.Contains(text, outlet) {
		return "“" + outlet + "”"
	}
	return ""
}

// sameAddress compares two addresses without scheme, "www." and fragment.
func sameAddress(a, b string) bool { return a != "" && b != "" && bareAddress(a) == bareAddress(b) }

func bareAddress(u string) string {
	u, _, _ = strings.Cut(u, "#")
	u, _, _ = strings.Cut(u, "?")
	if _, rest, ok := strings.Cut(u, "://"); ok {
		u = rest
	}
	return strings.TrimSuffix(strings.TrimPrefix(u, "www."), "/")
}

// byMetadata looks at what s.from states about itself and s.to does not.
func (p *pair) byMetadata(s side, k hearsay.RelationKind, add func(float64, string)) {
	type field struct {
		name     string
		has, not bool
	}
	f, t := s.from.doc, s.to.doc
	fields := []field{
		{"title", !f.Title.IsZero(), t.Title.IsZero()},
		{"byline", len(f.Byline) > 0, len(t.Byline) == 0},
		{"date", s.from.published() != "", s.to.published() == ""},
		{"URL", !f.URL.IsZero(), t.URL.IsZero()},
	}
	var names []string
	weight := 0.0
	for _, x := range fields {
		if x.has && x.not {
			names = append(names, x.name)
			if k == hearsay.Rewrite && x.name == "title" {
				weight += 0.2 // who rewrites writes a title too
			} else {
				weight += 0.7
			}
		}
		if !x.has && !x.not {
			return // the other one states something too
		}
	}
	if len(names) == 0 {
		return
	}
	lacks := "them"
	if len(names) == 1 {
		lacks = "it"
	}
	add(weight*s.sign, fmt.Sprintf("%c has %s; %c lacks %s", s.f, list(names), s.t, lacks))
}

func list(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// byQuotations finds quotations of which one text has only a part.
func (p *pair) byQuotations(k hearsay.RelationKind, add func(float64, string)) {
	sum, because := [2]float64{}, [2]string{}
	note := func(i int, weight float64, s string) {
		if sum[i] == 0 {
			because[i] = s
		}
		sum[i] = min(sum[i]+weight, 2.1)
	}
	for _, q := range p.quotes {
		a0, a1 := p.a.quoteAround(q.a0)
		b0, b1 := p.b.quoteAround(q.b0)
		na, nb, n := a1-a0, b1-b0, q.a1-q.a0
		switch {
		case na > nb+3 && n >= nb-2:
			note(0, 0.7, fmt.Sprintf("A has a quotation whole, B a part of it: %s", clip(p.b.words(b0, b1), 8)))
		case nb > na+3 && n >= na-2:
			note(1, 0.7, fmt.Sprintf("B has a quotation whole, A a part of it: %s", clip(p.a.words(a0, a1), 8)))
		}
	}
	add(sum[0], because[0])
	add(-sum[1], because[1])
	// Retelling takes words out of quotation marks rather than putting them in.
	if k != hearsay.Rewrite {
		return
	}
	a, b := p.a.quotedWords(), p.b.quotedWords()
	switch {
	case 2*a >= 3*b && a >= b+6:
		add(0.6, fmt.Sprintf("A has %d words in quotation marks, B %d", a, b))
	case 2*b >= 3*a && b >= a+6:
		add(-0.6, fmt.Sprintf("B has %d words in quotation marks, A %d", b, a))
	}
}

func (t *text) quotedWords() int {
	n := 0
	for _, m := range t.marks {
		if m&(quoted|furniture) == quoted {
			n++
		}
	}
	return n
}

// quoteAround returns the stretch of quoted words around word i.
func (t *text) quoteAround(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && t.marks[from-1]&quoted != 0 && !strings.ContainsAny(t.doc.Text[t.end[from-1]:t.start[from]], "“”\"«»") {
		from--
	}
	for to < len(t.ids) && t.marks[to]&quoted != 0 && !strings.ContainsAny(t.doc.Text[t.end[to-1]:t.start[to]], "“”\"«»") {
		to++
	}
	return from, to
}

// byGarbles finds changed words that no writer would write: a common word
// with a capital letter in the middle of a sentence, or twice in a row.
func (p *pair) byGarbles(add func(float64, string)) {
	sum, because := [2]float64{}, [2]string{}
	for _, g := range p.passages {
		for _, r := range diff.IDs(p.a.ids[g.A0:g.A1], p.b.ids[g.B0:g.B1]) {
			if r.Op != hearsay.Change && r.Op != hearsay.Add && r.Op != hearsay.Drop {
				continue
			}
			ga := p.a.garbled(g.A0+r.A0, g.A0+r.A1)
			gb := p.b.garbled(g.B0+r.B0, g.B0+r.B1)
			if ga == gb {
				continue
			}
			i, bad, good, x, y := 0, p.b, p.a, 'B', 'A'
			at, to := g.B0+r.B0, g.A0+r.A0
			if ga {
				i, bad, good, x, y = 1, p.a, p.b, 'A', 'B'
				at, to = g.A0+r.A0, g.B0+r.B0
			}
			what := "words"
			if bad.marks[at]&quoted != 0 {
				what = "a quotation"
			}
			if sum[i] == 0 {
				because[i] = fmt.Sprintf("%c garbles %s that %c has whole: %s for %s", x, what, y,
					around(bad, at), around(good, min(to, len(good.ids)-1)))
			}
			sum[i] = min(sum[i]+2, 3)
		}
	}
	add(sum[0], because[0])
	add(-sum[1], because[1])
}

// function holds words that no name begins with in the middle of a sentence.
var function = lexis.Set(`an and are as at be been but by for from had has have he her here here's him his how if in into is it
		it's its me my no not of on or our out she so some than that that's the their them then there there's these they this those those's
		to up us was we were what when where which while who whom whose why with you your`)

// garbled reports whether one of the words i to j is a common word that has a
// capital letter in the middle of a sentence, or repeats the word before it.
func (t *text) garbled(i, j int) bool {
	for ; i < j; i++ {
		if i == 0 {
			continue
		}
		if t.ids[i] == t.ids[i-1] && t.marks[i]&number == 0 && i-1 >= 0 {
			return true
		}
		m := t.marks[i]
		if m&capital == 0 || m&opens != 0 || !function[t.ids[i]] {
			continue
		}
		word := t.doc.Text[t.start[i]:t.end[i]]
		_, n := utf8.DecodeRuneInString(word)
		if n == len(word) || word == strings.ToUpper(word) || strings.HasPrefix(word, "I") && !unicode.IsLetter(rune(word[1])) {
			continue // "I", "A", "US"
		}
		if t.doc.Text[t.end[i-1]:t.start[i]] != " " || t.marks[i-1]&(capital|number) != 0 {
			continue // after a mark, or part of a name
		}
		if i+1 < len(t.ids) && t.marks[i+1]&capital != 0 {
			continue
		}
		return true
	}
	return false
}

// around returns word i with the three on each side.
func around(t *text, i int) string {
	return clip(t.words(max(0, i-3), min(len(t.ids), i+4)), 8)
}

// hedges are words before a number that bound it or soften it.
var hedges = lexis.Set(`more over least about some nearly almost around up many fewer less roughly approximately estimated than most under above below close
	mindestens rund etwa fast knapp mehr über circa ungefähr bis höchstens weniger gut environ près plus moins jusqu'à presque
	más menos casi unos alrededor hasta quasi oltre almeno circa около более менее примерно почти свыше до близько понад майже щонайменше`)

// byHedges finds shared numbers that have lost their bound in one text.
func (p *pair) byHedges(add func(float64, string)) {
	sum, because := [2]float64{}, [2]string{}
	for _, f := range p.figures {
		fa, fb := p.a.figures[f.a], p.b.figures[f.b]
		ha, hb := p.a.hedge(int(fa.word)), p.b.hedge(int(fb.word))
		if (ha < 0) == (hb < 0) {
			continue
		}
		i := 0
		s := ""
		if ha >= 0 {
			s = fmt.Sprintf("B drops the bound of a number: %s for %s",
				clip(p.b.words(int(fb.word), int(fb.last)+1), 4), clip(p.a.words(ha, int(fa.last)+1), 8))
		} else {
			i = 1
			s = fmt.Sprintf("A drops the bound of a number: %s for %s",
				clip(p.a.words(int(fa.word), int(fa.last)+1), 4), clip(p.b.words(hb, int(fb.last)+1), 8))
		}
		if sum[i] == 0 {
			because[i] = s
		}
		sum[i] = min(sum[i]+0.6, 1.8)
	}
	add(sum[0], because[0])
	add(-sum[1], because[1])
}

// hedge returns the index of the first word of the hedge before word i, or
// -1.
func (t *text) hedge(i int) int {
	found := -1
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if hedges[t.ids[j]] {
			found = j
		} else if t.marks[j]&common == 0 && t.end[j]-t.start[j] > 1 {
			break
		} else if found < 0 && j < i-2 {
			break
		}
	}
	return found
}
