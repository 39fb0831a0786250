package claim

import (
	"slices"

	"github.com/hearsay-project/hearsay/internal/lang"
)

// This file says which names in the sentence of a figure are, by its grammar, not whom the
// figure is of, wherever they stand.

// bars reports whether the grammar excludes the name at token i as whom the figure is of.
func (g *gathering) bars(i int) bool {
	return g.closedOff(i) || g.includes(i) || g.leadsOther(i) || g.outdone(i) || g.ownsOther(i) || g.employs(i) || g.namedAs(i) || g.otherShare(i) || g.describes(i)
}

// closedOff reports whether a semicolon stands between the figure and the name at token i behind it.
func (g *gathering) closedOff(i int) bool { return g.s.closesBefore(g.to, i) }

// includes reports whether the name at token i stands in what the figure, or what it is a part of, includes: "11 wins,
// including two in Halm". Of people harmed it is where some of them were.
func (g *gathering) includes(i int) bool {
	if g.c.lattice && suffered[g.c.Measure] {
		return false
	}
	for k := max(0, g.from-1); k < i; k++ {
		if w := g.s.low(k); w == "including" && (k >= g.to || k == g.from-1 && within[g.s.marker(i)]) {
			return !slices.ContainsFunc(g.s.Tokens[k:i], func(t lang.Token) bool { return g.s.text[t.Start:t.End] == "," })
		}
	}
	return false
}

// leadsOther reports whether the name at token i, behind the figure, stands right before another bare number that it is
// told of: "Halm camp" of "holds 700 people and Halm camp 390".
func (g *gathering) leadsOther(i int) bool {
	from, k := i, i+1
	for from > 0 && g.s.Tokens[from-1].UPOS == lang.Propn {
		from--
	}
	for k < len(g.s.Tokens) && g.s.noun(k) {
		k++
	}
	if gapLeads[g.s.low(k)] {
		k++
	}
	return from > g.to && rowMarks[g.s.low(from-1)] && g.s.at(k).UPOS == lang.Num && (k+1 >= len(g.s.Tokens) || g.s.ends(k+1))
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

// ownsOther reports whether the name at token i stands as the owner of another number: "the
// Democrats" of "five debates, to the Democrats' three", of which the figure is no part.
func (g *gathering) ownsOther(i int) bool {
	n := i + 2
	if at := g.s.child(i, lang.Case); at >= 0 && g.s.low(at) == "of" {
		return false
	}
	return n < len(g.s.Tokens) && g.s.Tokens[i+1].XPOS == lang.POS && g.s.Tokens[n].UPOS == lang.Num && (n < g.from || n >= g.to)
}

// employs reports whether the name at token i is whose somebody is who tells of the figure: "the
// Herald's Ansa Lind reported".
func (g *gathering) employs(i int) bool {
	h := g.s.Tokens[i].Head
	if g.s.Tokens[i].Rel != lang.NmodPoss || h < 0 || g.s.Tokens[h].UPOS != lang.Propn || g.s.Tokens[h].Rel != lang.Nsubj {
		return false
	}
	v := g.s.Tokens[h].Head
	return v >= 0 && v != g.ctx.pred && tells[g.s.lemma(v)]
}

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

// describes reports whether the name at token i stands in a clause that describes the people or
// the body whom the figure's own clause has for its subject: "the union, which sued Lorvane,
// has 300 members", "founded by Lind, the charity feeds 300". A clause that says who they are
// names them.
func (g *gathering) describes(i int) bool {
	s, pred := g.s, g.ctx.pred
	if pred < 0 {
		return false
	}
	sub := s.nearestSubject(pred)
	if sub < 0 || sub > pred || sub == g.c.counted || s.Tokens[sub].UPOS != lang.Noun || !g.r.person(s, sub) && !bodies[s.lemma(sub)] && !firmNouns[s.lemma(sub)] && !clinics[s.lemma(sub)] {
		return false
	}
	for range 8 {
		t := s.Tokens[i]
		if t.Head < 0 {
			return false
		}
		clause := t.Rel == lang.Acl || t.Rel == lang.AclRelcl
		if clause && t.Head == sub || t.Rel == lang.Advcl && t.Head == pred && i < sub && t.XPOS == lang.VBN {
			return !identifies[s.lemma(i)] && !termed[s.lemma(i)]
		}
		i = t.Head
	}
	return false
}

// termed are verbs that lead to a name, besides identifies.
var termed = set("call know dub title nickname entitle term brand label include be")
