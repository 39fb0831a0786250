package link

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/hearsay-project/hearsay/internal/text/fold"
	"github.com/hearsay-project/hearsay/internal/text/lexis"
)

// What speaks for one event of two texts that share none, in log odds. Each of it
// is weak, and together it is strong. The numbers are those of a logistic
// regression on 23,000 pairs of parts of news reports in small piles, of events
// that are easily told apart and of shootings that are not, rounded.
const (
	forRootCosine = 31.0 // a little likeness of the words tells most
	forCosine     = -24.0
	forName       = 1.1 // with a word that hardly any text has
	forLongName   = 0.7 // of several words that others have
	forFigures    = 1.3
	forQuotation  = 2.0
	forDate       = 1.8
	forFarDate    = -1.4
	forApart      = -4.0 // where one says that it is about something else

	mostNames     = 6
	mostLongNames = 3
	mostFigures   = 2.0
	nearDays      = 4  // that reports on one event are apart, mostly
	farDays       = 30 // from which they hardly are

	// spread is how far below one story two are that have nothing to do with each
	// other.
	spread = 6.0

	// leastCosine is the likeness of words below which two have nothing to do with
	// each other, and lowestCosine that below which a pair is not looked at that
	// only its topic brought together.
	leastCosine, lowestCosine = 0.03, 0.09
)

// bounds are what makes one story of two texts in a pile: the sum from which
// they are, and what is taken off it where they have fewer than two names in
// common. In a small pile there are few others to say so, and more is asked for.
type bounds struct{ least, few float64 }

func boundsFor(documents int) bounds {
	small := 50 / float64(max(documents, 50))
	small *= small
	return bounds{least: 8.5 + 1.25*small, few: 0.5 * small}
}

// alike rates how much two texts are about the same event, by their words,
// names and figures, as a multiple of what makes one story of them.
func (p *pair) alike(b bounds) float64 {
	x := min(0.4, cosineOf(p.a.about(), p.b.about())) // from there on it is enough
	if x < leastCosine {
		return 0
	}
	z := forRootCosine*math.Sqrt(x) + forCosine*x
	names, long := 0, 0
	for _, n := range p.sharedNames() {
		if n.rare {
			names++
		} else {
			long++
		}
	}
	z += forName*float64(min(names, mostNames)) + forLongName*float64(min(long, mostLongNames))
	if names+long < 2 {
		z -= b.few
	}
	told := 0.0
	for _, f := range p.figures {
		if tell := p.a.figures[f.a].tell; tell >= 0.6 {
			told += tell
		}
	}
	z += forFigures * min(told, mostFigures)
	if len(p.quotes) > 0 {
		z += forQuotation
	}
	if p.a.setsApartFrom(p.b) || p.b.setsApartFrom(p.a) {
		z += forApart
	}
	if n, ok := p.daysApart(); ok && n <= nearDays {
		z += forDate
	} else if ok && n > farDays {
		z += forFarDate
	}
	return max(0, 1+(z-b.least)/spread)
}

// daysApart returns the days between the two dates of publication, if both are
// known to the day.
func (p *pair) daysApart() (int, bool) {
	a, errA := time.Parse(time.DateOnly, day(p.a.Published()))
	b, errB := time.Parse(time.DateOnly, day(p.b.Published()))
	if errA != nil || errB != nil {
		return 0, false
	}
	n := int(a.Sub(b).Hours() / 24)
	return max(n, -n), true
}

func day(s string) string { return s[:min(len(s), 10)] }

// sameStory appends the reasons for which two texts that share none are about
// one event.
func (p *pair) sameStory(why []string) []string {
	if names := p.sharedNames(); len(names) > 0 {
		var words []string
		for _, n := range names[:min(len(names), 5)] {
			words = append(words, n.words)
		}
		why = append(why, fmt.Sprintf("the same names: %s", strings.Join(words, ", ")))
	}
	if w := p.figureWords(); len(w) > 0 {
		noun := "figures"
		if len(w) == 1 {
			noun = "figure"
		}
		why = append(why, fmt.Sprintf("the same %s: %s", noun, strings.Join(w[:min(len(w), 4)], ", ")))
	}
	return append(why, fmt.Sprintf("in words of their own: %s of A stands in B, %s of B in A", percent(p.inA), percent(p.inB)))
}

// sharedName is a name that two texts have, as it stands in one of them. It is
// rare if one of its words is, and otherwise of several words.
type sharedName struct {
	words string
	rare  bool
}

// sharedNames returns the names that both texts have and few others do: in
// running text, or one of them as a name in its title or of its outlet. The words
// of one name count once.
func (p *pair) sharedNames() []sharedName {
	p.a.details()
	p.b.details()
	var out []sharedName
	seen := map[uint32]bool{}
	both := func(root uint32) bool {
		told, toldB := has(p.a.names, root), has(p.b.names, root)
		if slices.Contains(p.a.country, root) || slices.Contains(p.b.country, root) {
			return false // all news from there names it
		}
		return told && toldB || told && has(p.b.heading, root) || toldB && has(p.a.heading, root)
	}
	for _, t := range [...]*text{p.a, p.b} {
		if len(t.names) == 0 {
			continue
		}
		for i := 0; i < len(t.ids); i++ {
			if t.marks[i]&capital == 0 || !both(t.roots[i]) {
				continue
			}
			from, rare, known, tells := i, false, false, 0.0
			for ; i < len(t.ids) && both(t.roots[i]) && (i == from || t.partOfName(i, i-1)); i++ {
				known = known || seen[t.roots[i]]
				rare = rare || t.weight[i] > rareName
				seen[t.roots[i]] = true
				tells += float64(t.weight[i])
			}
			if to := i; !known && (rare || to-from > 1 && tells >= longName) {
				for from > 0 && t.partOfName(from-1, from) {
					from--
				}
				for to < len(t.ids) && t.partOfName(to, to-1) {
					to++
				}
				out = append(out, sharedName{strings.Join(strings.Fields(t.words(from, to)), " "), rare})
			}
			i--
		}
	}
	return out
}

const (
	rareName = 0.93 // weight from which the background hardly knows a word
	longName = 1.2  // weights of the words together from which a name tells
)

func has(sorted []uint32, x uint32) bool {
	_, ok := slices.BinarySearch(sorted, x)
	return ok
}

// findNames lists the words of the names in the running text, and apart from
// them those of its title and headings and of the outlet, where other words
// have capitals too.
func (t *text) findNames() {
	t.names, t.heading, t.apart = t.names[:0], append(t.heading[:0], t.outletWords...), t.apart[:0]
	apart := false // the sentence has said that what it names is something else
	for i, m := range t.marks {
		apart = m&opens == 0 && apart || t.setsApart(i)
		switch {
		case m&capital == 0 || m&(common|furniture|number) != 0 || m&opens != 0 && lexis.Rank(t.roots[i]) != 0:
		case apart:
			if t.weight[i] > rareName {
				t.apart = append(t.apart, t.roots[i])
			}
		case m&caption != 0:
			t.heading = append(t.heading, t.roots[i])
		case !slices.Contains(t.outletWords, t.roots[i]):
			t.names = append(t.names, t.roots[i])
		}
	}
	mem := t.scratch()
	mem.cut = fold.AppendNumbered(mem.cut[:0], t.Title)
	for _, w := range mem.cut {
		if firstMark(t.Title[w.Start:])&capital != 0 {
			t.heading = append(t.heading, w.Root)
		}
	}
	for _, list := range [...]*[]uint32{&t.names, &t.heading, &t.apart} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	t.apart = slices.DeleteFunc(t.apart, func(root uint32) bool { return has(t.names, root) })
}

// setsApartFrom reports whether the text says that it has nothing to do with what
// the other one names, and does not name that elsewhere.
func (t *text) setsApartFrom(o *text) bool {
	return slices.ContainsFunc(t.apart, func(root uint32) bool { return has(o.names, root) })
}

// setsApart reports whether word i begins words by which a text says that it is
// not about what comes after them: "nothing to do with", "unrelated to", "not linked
// to", "no connection with".
func (t *text) setsApart(i int) bool {
	next := func(n int) uint32 {
		if i+n < len(t.ids) {
			return t.ids[i+n]
		}
		return 0
	}
	switch t.ids[i] {
	case wordUnrelated:
		return next(1) == wordTo
	case wordNothing:
		return next(1) == wordTo && next(2) == wordDo && next(3) == wordWith
	case wordNo, wordNot:
		return connected[next(1)] && (next(2) == wordTo || next(2) == wordWith)
	}
	return false
}

var (
	wordUnrelated, wordNothing = lexis.Hash("unrelated"), lexis.Hash("nothing")
	wordNo, wordNot            = lexis.Hash("no"), lexis.Hash("not")
	wordTo, wordDo, wordWith   = lexis.Hash("to"), lexis.Hash("do"), lexis.Hash("with")
	connected                  = lexis.Set("connected connection linked link links related relation")
)

// partOfName reports whether word i belongs to the name that its neighbour j
// is part of.
func (t *text) partOfName(i, j int) bool {
	lo, hi := min(i, j), max(i, j)
	return t.marks[i]&capital != 0 && t.marks[i]&(common|furniture) == 0 && t.doc.Text[t.end[lo]:t.start[hi]] == " "
}
