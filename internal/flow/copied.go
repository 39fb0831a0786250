package flow

import (
	"slices"

	"github.com/hearsay-project/hearsay"
)

// copyTimes gives figures that stand word for word in the document that theirs
// copies the time that they have there: “yesterday” in a reprint of the next
// morning is the day before the original. What the copy puts in its own words it
// dates itself.
func copyTimes(r *hearsay.Report) {
	byID := make(map[string]*hearsay.Annotated, len(r.Documents))
	for i := range r.Documents {
		byID[r.Documents[i].ID] = &r.Documents[i]
	}
	copied := make(map[string]hearsay.Relation) // by the document that copies
	for _, rel := range r.Relations {
		if b := rel.Other(rel.Original); rel.Original != "" && r.Parents[b] == rel.Original {
			copied[b] = rel
		}
	}
	done := make(map[string]bool, len(copied))
	var settle func(id string)
	settle = func(id string) {
		rel, ok := copied[id]
		if done[id] || !ok {
			return
		}
		done[id] = true
		settle(rel.Original) // the time of a copy's copy is that of the first
		copyTimesFrom(byID[rel.Original], byID[id], passagesFrom(rel))
	}
	for _, d := range r.Documents {
		settle(d.ID)
	}
}

// passagesFrom returns the passages with the original as A.
func passagesFrom(rel hearsay.Relation) []hearsay.Passage {
	out := slices.Clone(rel.Passages)
	if rel.Original == rel.B {
		for i, p := range out {
			out[i] = hearsay.Passage{A: p.B, B: p.A}
		}
	}
	return out
}

func copyTimesFrom(from, to *hearsay.Annotated, passages []hearsay.Passage) {
	if from == nil || to == nil || from.Published.IsZero() || from.Published.Value == to.Published.Value {
		return
	}
	byWords := make(map[string][]*hearsay.Claim)
	for i := range from.Claims {
		if o := &from.Claims[i]; o.Period.Basis == hearsay.PeriodResolved || o.Period.Basis == hearsay.PeriodInherited {
			words := o.Span.Of(from.Text)
			byWords[words] = append(byWords[words], o)
		}
	}
	claims := slices.Clone(to.Claims)
	for i := range claims {
		c := &claims[i]
		if c.Period.Basis != hearsay.PeriodResolved {
			continue
		}
		var same []*hearsay.Claim
		for _, o := range byWords[c.Span.Of(to.Text)] {
			if alike(from, to, o, c) && slices.ContainsFunc(passages, func(p hearsay.Passage) bool { return holds(p.A, o) && holds(p.B, c) }) {
				same = append(same, o)
			}
		}
		if len(same) == 1 && same[0].Period.Value != c.Period.Value {
			c.Period.Value, c.Period.Basis = same[0].Period.Value, hearsay.PeriodInherited
		}
	}
	to.Claims = claims
}

// holds reports whether the claim and the words that tell its time lie within s.
func holds(s hearsay.Span, c *hearsay.Claim) bool {
	for _, m := range append([]hearsay.Span{c.Span}, c.Period.Mentions...) {
		if m.Start < s.Start || m.End > s.End {
			return false
		}
	}
	return true
}

// alike reports whether the times of two claims are told in the same words.
func alike(from, to *hearsay.Annotated, o, c *hearsay.Claim) bool {
	return o.Period.Type == c.Period.Type &&
		slices.EqualFunc(o.Period.Mentions, c.Period.Mentions, func(a, b hearsay.Span) bool { return a.Of(from.Text) == b.Of(to.Text) })
}
