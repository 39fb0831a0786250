package link

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

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
	first, last := 0, len(t.ids)
	k, _ := slices.BinarySearch(t.parted, int32(i+1))
	if k > 0 {
		first = int(t.parted[k-1])
	}
	if k < len(t.parted) {
		last = int(t.parted[k])
	}
	from, to = i, i+1
	for from > first && t.marks[from-1]&quoted != 0 {
		from--
	}
	for to < last && t.marks[to]&quoted != 0 {
		to++
	}
	return from, to
}

// byGarbles finds changed words that no writer would write: a common word
// with a capital letter in the middle of a sentence, or twice in a row.
func (p *pair) byGarbles(add func(float64, string)) {
	sum, because := [2]float64{}, [2]string{}
	for i, g := range p.passages {
		for _, r := range p.runsOf(i) {
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
