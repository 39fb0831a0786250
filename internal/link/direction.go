package link

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/link/lineage"
)

// direction appends the evidence on which text is the original to ts, which is
// empty, strongest first.
func (p *pair) direction(ts []lineage.Term, k hearsay.RelationKind) []lineage.Term {
	add := func(weight float64, because string) {
		if weight != 0 {
			ts = append(ts, lineage.Term{Weight: weight, Because: because})
		}
	}
	p.byDate(add)
	for _, side := range []side{{p.a, p.b, 'A', 'B', 1}, {p.b, p.a, 'B', 'A', -1}} {
		p.byCredit(side, k, add)
		p.byMetadata(side, k, add)
	}
	if k != hearsay.Rewrite || !p.below(thinWords, thinCover) {
		p.byQuotations(k, add)
		p.byHedges(add)
	}
	p.byGarbles(add)
	if low, high := min(p.inA, p.inB), max(p.inA, p.inB); high >= 0.75 && low < 0.75*high {
		if p.inA < p.inB {
			add(0.9, fmt.Sprintf("A goes on where B stops: %s of B stands in A, but only %s of A in B", percent(p.inB), percent(p.inA)))
		} else {
			add(-0.9, fmt.Sprintf("B goes on where A stops: %s of A stands in B, but only %s of B in A", percent(p.inA), percent(p.inB)))
		}
	}
	slices.SortStableFunc(ts, func(x, y lineage.Term) int {
		switch ax, ay := math.Abs(x.Weight), math.Abs(y.Weight); {
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
	a, b := p.a.Published(), p.b.Published()
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
		{"date", s.from.Published() != "", s.to.Published() == ""},
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
