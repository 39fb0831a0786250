package claim

import (
	"slices"

	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file says which names in the sentence of a figure are, by its grammar, not whom the
// figure is of, wherever they stand.

// bars reports whether the grammar excludes the name at token i as whom the figure is of.
func (g *gathering) bars(i int) bool {
	return g.outdone(i) || g.namedAs(i) || g.otherShare(i)
}

// outdone reports whether the figure is points by which somebody is ahead of or behind the
// name at token i: "three points behind Lind".
func (g *gathering) outdone(i int) bool {
	if g.c.Quantity.Unit != "{percentage point}" && (g.c.counted < 0 || g.s.lemma(g.c.counted) != "point") {
		return false
	}
	at := g.s.child(i, lang.Case)
	if at < 0 {
		return false
	}
	w := g.s.low(at)
	return outdoes[w] || w == "of" && g.s.low(at-1) == "ahead"
}

// outdoes are prepositions to whom somebody is compared by points.
var outdoes = set("behind below over above")

// namedAs reports whether the name at token i is what some of those counted before it are
// called: "identified two of the dead as Lind and Holm".
func (g *gathering) namedAs(i int) bool {
	for range 3 {
		if g.s.Tokens[i].Rel != lang.Conj {
			break
		}
		i = g.s.Tokens[i].Head
	}
	at := g.s.child(i, lang.Case)
	return at >= g.to && g.s.low(at) == "as" && g.c.Quantity.Unit == "1" && g.ctx.pred >= 0 && g.ctx.pred < at && identifies[g.s.lemma(g.ctx.pred)]
}

// identifies are verbs of saying who somebody is.
var identifies = set("identify name describe recognize recognise list")

// otherShare reports whether the name at token i is what another share is said to be: "Latino"
// of "16 percent were Latino and 3 percent black" for the latter.
func (g *gathering) otherShare(i int) bool {
	if g.c.Quantity.Unit != "%" || g.s.child(i, lang.Cop) < 0 {
		return false
	}
	sub := g.s.nearestSubject(i)
	return sub >= 0 && (sub < g.from || sub >= g.to) && slices.Contains(shareWords, g.s.low(sub))
}

// shareWords are what a share ends in.
var shareWords = []string{"percent", "%", "cent", "pct"}
