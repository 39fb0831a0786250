package review

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/ref"
)

// Groups returns what families the quotations and claims of a report belong to
// as people say, in the order of the log. The families are judged with that in
// mind, so that verdicts and findings follow from it.
func (l *Log) Groups(r *hearsay.Report) []hearsay.Regrouping {
	var said []hearsay.Regrouping
	for _, c := range l.active {
		if c.Kind != hearsay.QuoteFamilyRecord && c.Kind != hearsay.ClaimFamilyRecord || c.Action != hearsay.Split && c.Action != hearsay.Merge {
			continue
		}
		g := hearsay.Regrouping{Member: memberID(r, c.Doc, c)}
		if g.Member == "" {
			continue
		}
		if c.Action == hearsay.Merge {
			other := c
			other.Exact = c.Value
			g.With, g.Whole = memberID(r, c.Other, other), c.Field == WholeFamily
			if g.With == "" || g.With == g.Member {
				continue
			}
			if c.Kind == hearsay.ClaimFamilyRecord && sort(claimOf(r, c.Doc, g.Member)) != sort(claimOf(r, c.Other, g.With)) {
				continue // a figure and a comparison say nothing about each other
			}
		}
		l.found[c.Seq] = true
		said = append(said, g)
	}
	return said
}

// WholeFamily is the Field of a merger of families that brings all members of
// the family along; otherwise the one that is named leaves the others behind.
const WholeFamily = "family"

// memberID returns the ID of the quotation or claim of doc that c is about, or "".
func memberID(r *hearsay.Report, doc string, c hearsay.Correction) string {
	d := r.Document(doc)
	switch {
	case d == nil:
		return ""
	case c.Kind == hearsay.QuoteFamilyRecord:
		if i := quoteAt(d, c); i >= 0 {
			return d.Quotes[i].ID
		}
	default:
		if i := claimAt(d, c); i >= 0 {
			return d.Claims[i].ID
		}
	}
	return ""
}

func claimOf(r *hearsay.Report, doc, id string) *hearsay.Claim {
	d := r.Document(doc)
	return &d.Claims[slices.IndexFunc(d.Claims, func(c hearsay.Claim) bool { return c.ID == id })]
}

// sort is what a claim is made of.
func sort(c *hearsay.Claim) string {
	switch {
	case c.Comparison != nil:
		return "comparison"
	case c.Quantity != nil:
		return "quantity"
	}
	return "ratio"
}

// Verdicts takes rejected findings out. What such a finding rests on is
// corrected where it was read; the finding itself is named by its Ref, which
// rests on the words that it stands on.
func (l *Log) Verdicts(r *hearsay.Report) {
	byRef := map[string]int{}
	docs := map[string]*hearsay.Annotated{}
	rejected := map[int]bool{}
	for _, c := range l.active {
		if c.Kind != hearsay.FindingRecord {
			continue
		}
		if len(docs) == 0 {
			for i := range r.Documents {
				docs[r.Documents[i].ID] = &r.Documents[i]
			}
			for i := range r.Findings {
				byRef[ref.Finding(&r.Findings[i], func(doc string, s hearsay.Span) string {
					if d := docs[doc]; d != nil {
						return s.Of(d.Text)
					}
					return ""
				})] = i
			}
		}
		if i, ok := byRef[c.Ref]; ok {
			l.found[c.Seq], rejected[i] = true, c.Action == hearsay.Reject
		}
	}
	var left []hearsay.Finding
	for i, f := range r.Findings {
		if !rejected[i] {
			left = append(left, f)
		}
	}
	r.Findings = left
}
