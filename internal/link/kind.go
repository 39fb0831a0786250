package link

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/align"
	"github.com/hearsay-project/hearsay/internal/link/outlet"
)

// block is the number of kept words from which a passage counts as a
// paragraph taken over.
const block = 25

// lean is the number of kept words that are too few to prove anything where most
// of a text is furniture; sheet is the number of words from which a document is
// longer than reports are.
const (
	lean  = 30
	sheet = 3000
)

// derived returns the log odds that the two share a text rather than an event.
// Weights are those of a logistic regression on the invented piles of this
// repository and on versions of Wikipedia articles (natwar-modani/versions,
// CC BY-SA 3.0), in which two independent reports count twelve times as much as
// others: to call one a copy is the worse mistake. Two reports of one event
// have names, numbers and often a quotation in common, so that other words,
// said in the same sequence, and most of the numbers count for more.
//
// The weight of the plain words beyond chance came later, from Wikipedia alone:
// two halves of one article are about one thing and share no text. The constant
// went down by 0.4, by which as many of 200 such pairs are above 0 as before (8).
// Weights from 2 to 10 find more of 3,179 pairs of versions then; this is the
// least of them.
func (p *pair) derived() float64 {
	shorter := max(1, min(p.a.own, p.b.own))
	z := -6.0 +
		2*p.beyond +
		1.6*min(0.6, math.Sqrt(float64(p.solid)/float64(shorter))) +
		1.1*math.Log1p(float64(min(p.solid, 100))) +
		0.5*min(0.3, float64(p.quotedWords)/float64(shorter)) +
		1.7*float64(min(len(p.quotes), 4))/4 +
		3.5*float64(min(p.telling(), 5))*(p.figureRecall-0.5)/2.5 +
		2.6*max(p.coverA, p.coverB) + 0.2*min(p.coverA, p.coverB) +
		0.5*p.cosine
	if p.longest >= block && p.bare >= 15 {
		z += 1.8
	}
	if high := max(p.inA, p.inB); high > 0.4 {
		z += 20 * (high - 0.4)
	}
	if p.kept < 8 {
		z -= 3
	}
	if p.kept < lean && 2*shorter < min(len(p.a.ids), len(p.b.ids)) {
		z -= 12 // hardly anything is left of one beside its furniture
	}
	if longer := max(p.a.own, p.b.own); longer > sheet && longer > 10*shorter && p.longest < block/2 {
		z -= 4 // in a long list there is something of everything
	}
	if z > 0 && max(p.inA, p.inB) < 0.5 {
		if days, ok := p.daysApart(); ok && days > season {
			z -= 4 // formulas of the trade; nobody rewrites old news
		}
	}
	return z
}

// lookAdds is more than the log odds of [pair.derived] that cover, cosine and
// plain words can come to.
const lookAdds = 5.5

// Two texts that have less than looseWords of their words in common, and say less
// than looseCover of each other's sentences, can both have that from a third: an
// agency, a press release. Below thinWords and thinCover each may have left out
// of the third what the other one kept, so that whole quotations and hedges tell
// nothing.
const (
	looseWords = 0.2
	looseCover = 0.35
	thinWords  = 0.35
	thinCover  = 0.5
)

// loose reports whether both texts can have from a third what they share: it is
// little, or hardly anything but words in quotation marks, said before all. Then
// nothing tells which of them was first, and who reports on the next day is later
// than others without coming from them.
func (p *pair) loose(k hearsay.RelationKind) bool {
	switch k {
	case hearsay.Rewrite:
		return p.below(looseWords, looseCover) && !p.numbered() || p.said()
	case hearsay.Excerpt:
		return p.said()
	}
	return false
}

// numbered reports whether two texts have most of their numbers in common, several that tell, and
// beside them a quotation and some of their words: who hears of an event from elsewhere has other
// numbers too, and lists of people have ages in common by chance.
func (p *pair) numbered() bool {
	return p.telling() >= 5 && p.figureRecall >= 0.75 && len(p.quotes) > 0 && max(p.inA, p.inB) >= 0.08
}

// said reports whether four in five of the words that two texts share are
// quoted.
func (p *pair) said() bool { return 5*p.bare < p.kept }

// below reports whether neither text has the given share of its words or of what
// its sentences say in the other.
func (p *pair) below(words, cover float64) bool {
	if max(p.inA, p.inB) >= words {
		return false
	}
	p.look()
	return max(p.coverA, p.coverB) < cover
}

// telling counts the shared figures that two texts hardly share by chance.
func (p *pair) telling() int {
	n := 0
	for _, f := range p.figures {
		if p.a.figures[f.a].tell >= 0.4 {
			n++
		}
	}
	return n
}

// kind names the relation and appends the reasons for it to why.
func (p *pair) kind(why []string) (hearsay.RelationKind, []string) {
	// What [pair.look] finds only adds to the odds, and most pairs share so much
	// or so little that there is no need to look.
	if z := p.derived(); z <= 0 {
		if z <= -lookAdds {
			return hearsay.None, why
		}
		if p.look(); p.derived() <= 0 {
			return hearsay.None, why
		}
	}
	low, high := min(p.inA, p.inB), max(p.inA, p.inB)
	blocks, inBlocks := 0, 0
	for _, g := range p.passages {
		if g.Kept >= block {
			blocks++
			inBlocks += g.Kept
		}
	}
	var k hearsay.RelationKind
	switch {
	case low >= 0.75:
		k = hearsay.Copy
		if p.dressed() {
			k = hearsay.Reprint
		}
		why = append(why, fmt.Sprintf("same words: %s of A stands in B, %s of B in A", percent(p.inA), percent(p.inB)))
	case high >= 0.7 && low >= 0.25 || high >= 0.6 && low >= 0.4 || low >= 0.5:
		k = hearsay.Reprint
		why = append(why, fmt.Sprintf("same words, shortened or edited: %s of A stands in B, %s of B in A", percent(p.inA), percent(p.inB)))
	case high >= 0.7 || blocks > 0 && 2*inBlocks >= p.kept && p.longest >= 30 && p.scattered() < 0.3:
		k = hearsay.Excerpt
		why = append(why, fmt.Sprintf("%s word for word, the longest %d words: %s",
			plural(max(blocks, 1), "passage"), p.longest, p.excerptOf()))
	default:
		k = hearsay.Rewrite
	}
	if k == hearsay.Rewrite || k == hearsay.Excerpt {
		why = append(why, p.shared()...)
	}
	return k, why
}

// dressed reports whether two texts of the same words appeared in two
// outlets, or both credit an agency.
func (p *pair) dressed() bool {
	if p.a.Outlet != "" && p.b.Outlet != "" && p.a.Outlet != p.b.Outlet {
		return true
	}
	return p.agency() != ""
}

// agency returns the name of an agency that both credit, or "".
func (p *pair) agency() string {
	for _, x := range p.a.Agencies {
		for _, y := range p.b.Agencies {
			if x == y {
				return x
			}
			switch long, short := outlet.Fold(x), outlet.Fold(y); {
			case outlet.Names(y, long):
				return x
			case outlet.Names(x, short):
				return y
			}
		}
	}
	return ""
}

// scattered is how much of the sentences outside the long passages is said in
// both: an excerpt has nothing else in common with its source.
func (p *pair) scattered() float64 {
	long := 0
	for _, g := range p.passages {
		if g.Kept >= block {
			long += g.Kept
		}
	}
	rest := p.kept - long
	// Of the shorter text, what is left without the long passages.
	other := min(p.a.own, p.b.own) - long
	return share(rest, other)
}

// shared lists what a rewrite has in common with its source.
func (p *pair) shared() []string {
	var why []string
	figures := p.figureWords()
	if len(figures) > 0 || len(p.quotes) > 0 {
		var what, words []string
		if n := len(figures); n > 0 {
			what = append(what, plural(n, "figure"))
			words = append(words, strings.Join(figures[:min(n, 4)], ", "))
		}
		if n := len(p.quotes); n > 0 {
			what = append(what, plural(n, "quotation"))
			words = append(words, clip(p.a.words(p.quotes[0].a0, p.quotes[0].a1), 8))
		}
		where := "in both"
		if len(figures)+len(p.quotes) > 1 && p.inOrder() >= 0.8 {
			where = "in the same order"
		}
		why = append(why, fmt.Sprintf("%s %s: %s", strings.Join(what, " and "), where, strings.Join(words, "; ")))
	}
	if g, ok := p.longestPassage(); ok {
		why = append(why, fmt.Sprintf("shared words: %s of A, %s of B, the longest passage %d words: %s",
			percent(p.inA), percent(p.inB), p.longest, clip(p.a.words(g.A0, g.A1), 8)))
	}
	return why
}

// figureWords returns the words of the shared figures, the telling ones.
func (p *pair) figureWords() []string {
	var out []string
	for _, f := range p.figures {
		if g := p.a.figures[f.a]; g.tell >= 0.25 {
			out = append(out, p.a.words(int(g.word), int(g.last)+1))
		}
	}
	return out
}

// inOrder is the share of shared figures and quotations that come in the same
// order in both.
func (p *pair) inOrder() float64 {
	type anchor struct{ a, b int32 }
	var all []anchor
	for _, f := range p.figures {
		all = append(all, anchor{p.a.figures[f.a].word, p.b.figures[f.b].word})
	}
	for _, q := range p.quotes {
		all = append(all, anchor{int32(q.a0), int32(q.b0)})
	}
	slices.SortFunc(all, func(x, y anchor) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	places := make([]int32, len(all))
	for i, x := range all {
		places[i] = x.b
	}
	if len(places) == 0 {
		return 0
	}
	return float64(increasing(places)) / float64(len(places))
}

func (p *pair) longestPassage() (g align.Passage, ok bool) {
	for _, h := range p.passages {
		if h.Kept > g.Kept {
			g, ok = h, true
		}
	}
	return g, ok
}

// excerptOf returns the first words of the longest passage.
func (p *pair) excerptOf() string {
	g, _ := p.longestPassage()
	return clip(p.a.words(g.A0, g.A1), 8)
}

// clip returns the first words of s in quotation marks, on one line.
func clip(s string, most int) string {
	var b strings.Builder
	b.WriteString("“")
	n := 0
	for w := range strings.FieldsSeq(s) {
		if n == most {
			b.WriteString(" …")
			break
		}
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		n++
	}
	b.WriteString("”")
	return b.String()
}

func percent(x float64) string {
	n := int(math.Floor(x*100 + 0.5))
	if n == 100 && x < 1 {
		n = 99
	}
	return fmt.Sprintf("%d %%", n)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
