// Package compare lines up what the documents of a pile say: families of
// quotations and of claims, what became of each version, and the findings
// that a person should look at.
//
// [Compare] is the stage. Families are found by key: no step looks at all
// pairs of quotations or claims.
package compare

import (
	"cmp"
	"context"
	"slices"

	"github.com/hearsay-project/hearsay"
)

// Compare returns families, verdicts and findings. The order of docs does not
// matter; that of said does: the families are those that the stage finds, with
// each member then put where a person says that it belongs.
func Compare(ctx context.Context, docs []hearsay.Annotated, links hearsay.Links, said ...hearsay.Regrouping) (hearsay.Verdicts, error) {
	p := newPile(docs, links)
	quotes := quoteFamilies(p, said)
	if err := ctx.Err(); err != nil {
		return hearsay.Verdicts{}, err
	}
	claims := claimFamilies(p, said)
	if err := ctx.Err(); err != nil {
		return hearsay.Verdicts{}, err
	}
	return hearsay.Verdicts{
		QuoteFamilies: quotes,
		ClaimFamilies: claims.families(),
		Findings:      findings(p, quotes, claims),
	}, nil
}

// pile is the documents with what the stage looks up about them.
type pile struct {
	docs  []*document // roots of lineages come before what derives from them
	byID  map[string]*document
	links hearsay.Links
}

// document is an annotated document with its place in the lineage.
type document struct {
	*hearsay.Annotated
	rank   int       // place in pile.docs
	depth  int       // edges up to the root of the lineage
	parent *document // nil for a root
	origin int       // index of the origin, -1 if there is none
	story  string
	// relation is the kind of the edge to parent.
	relation hearsay.RelationKind
	// shares are the documents that have a text in common with this one where
	// the evidence does not tell which of them comes from which.
	shares map[*document]bool
	// parts are the numbers that it has as parts of others, see counts.
	parts map[[2]string]bool
	// graded says whether it tells the sure from the unsure, see grades; nil until asked.
	graded *bool
}

func newPile(docs []hearsay.Annotated, links hearsay.Links) *pile {
	p := &pile{byID: make(map[string]*document, len(docs)), links: links}
	for i := range docs {
		d := &document{Annotated: &docs[i], origin: -1}
		p.docs = append(p.docs, d)
		p.byID[d.ID] = d
	}
	for child, parent := range links.Parents {
		if c, ok := p.byID[child]; ok {
			c.parent = p.byID[parent]
		}
	}
	for _, r := range links.Relations {
		for _, id := range []string{r.A, r.B} {
			if d := p.byID[id]; d != nil && d.parent != nil && r.Other(id) == d.parent.ID {
				d.relation = r.Kind
			}
		}
	}
	for _, r := range links.Relations {
		a, b := p.byID[r.A], p.byID[r.B]
		if a == nil || b == nil || r.Original != "" || !r.Kind.Derived() || r.Kind == hearsay.Copy {
			continue
		}
		for _, side := range [2][2]*document{{a, b}, {b, a}} {
			if side[0].shares == nil {
				side[0].shares = make(map[*document]bool)
			}
			side[0].shares[side[1]] = true
		}
	}
	for i, o := range links.Origins {
		for _, id := range o.Documents {
			if d := p.byID[id]; d != nil {
				d.origin = i
			}
		}
	}
	for _, s := range links.Stories {
		for _, id := range s.Documents {
			if d := p.byID[id]; d != nil {
				d.story = s.ID
			}
		}
	}
	for _, d := range p.docs {
		seen := 0
		for a := d.parent; a != nil && seen <= len(docs); a = a.parent {
			d.depth++
			seen++
		}
	}
	slices.SortFunc(p.docs, func(a, b *document) int {
		return cmp.Or(cmp.Compare(a.depth, b.depth), compareDates(a.Published.Value, b.Published.Value), cmp.Compare(a.ID, b.ID))
	})
	for i, d := range p.docs {
		d.rank = i
	}
	return p
}

// compareDates orders ISO 8601 dates; an absent date comes last.
func compareDates(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// derives reports whether d comes from a, over any number of steps.
func (d *document) derives(a *document) bool {
	for p, n := d.parent, 0; p != nil && n <= d.depth; p, n = p.parent, n+1 {
		if p == a {
			return true
		}
	}
	return false
}

// sameOrigin reports whether the two documents go back to one text.
func sameOrigin(a, b *document) bool { return a == b || a.origin >= 0 && a.origin == b.origin }
