package review

import (
	"fmt"
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/ref"
)

// Verdicts takes members out of families, and joins families of claims. What a
// rejected finding rests on is corrected where it was read; findings themselves
// are rejected by their Ref, which rests on the words that they stand on.
func (l *Log) Verdicts(r *hearsay.Report) {
	for _, c := range l.active {
		switch {
		case c.Kind == hearsay.QuoteFamilyRecord && c.Action == hearsay.Split:
			l.found[c.Seq] = splitQuote(r, c)
		case c.Kind == hearsay.ClaimFamilyRecord:
			l.found[c.Seq] = moveClaim(r, c)
		case c.Kind == hearsay.FindingRecord:
			for i := range r.Findings {
				if nameOf(r, &r.Findings[i]) != c.Ref {
					continue
				}
				l.found[c.Seq] = true
				if c.Action == hearsay.Reject {
					r.Findings = slices.Delete(slices.Clone(r.Findings), i, i+1)
				}
				break
			}
		}
	}
}

// nameOf returns the name of a finding, as records have it.
func nameOf(r *hearsay.Report, f *hearsay.Finding) string {
	return ref.Finding(f, func(doc string, s hearsay.Span) string {
		if d := r.Document(doc); d != nil {
			return s.Of(d.Text)
		}
		return ""
	})
}

func splitQuote(r *hearsay.Report, c hearsay.Correction) bool {
	d := r.Document(c.Doc)
	if d == nil {
		return false
	}
	i := nearest(len(d.Quotes), c, func(i int) (string, hearsay.Span) {
		return Words(d.Text, d.Quotes[i].Content), d.Quotes[i].Span()
	})
	if i < 0 {
		return false
	}
	id := d.Quotes[i].ID
	for k := range r.QuoteFamilies {
		f := &r.QuoteFamilies[k]
		at := slices.IndexFunc(f.Versions, func(v hearsay.QuoteVersion) bool { return v.Quote == id })
		if at < 0 || len(f.Versions) < 2 {
			continue
		}
		f.Versions = slices.Delete(slices.Clone(f.Versions), at, at+1)
		for j := range f.Versions { // what was compared with it stands by itself
			if v := &f.Versions[j]; v.Against == id {
				*v = hearsay.QuoteVersion{Quote: v.Quote, Verdict: hearsay.Only}
			}
		}
		r.QuoteFamilies = append(r.QuoteFamilies, hearsay.QuoteFamily{
			ID: fmt.Sprintf("q%d", len(r.QuoteFamilies)+1), Versions: []hearsay.QuoteVersion{{Quote: id, Verdict: hearsay.Only}},
		})
		return true
	}
	return false
}

// moveClaim takes a claim out of its family, and for a merger puts it with the
// family of the claim of the other document that has the words of Value.
func moveClaim(r *hearsay.Report, c hearsay.Correction) bool {
	id := claimID(r, c.Doc, c)
	if id == "" {
		return false
	}
	family := func(id string) int {
		return slices.IndexFunc(r.ClaimFamilies, func(f hearsay.ClaimFamily) bool { return slices.Contains(f.Claims, id) })
	}
	from, to := family(id), -1
	if c.Action == hearsay.Merge {
		other := c
		other.Exact = c.Value
		if o := claimID(r, c.Other, other); o != "" {
			to = family(o)
		}
		if to < 0 || to == from {
			return to >= 0
		}
	}
	if from >= 0 {
		f := &r.ClaimFamilies[from]
		if c.Action == hearsay.Split && len(f.Claims) < 2 {
			return true
		}
		f.Claims = slices.DeleteFunc(slices.Clone(f.Claims), func(x string) bool { return x == id })
		f.Pairs = slices.DeleteFunc(slices.Clone(f.Pairs), func(p hearsay.ClaimPair) bool { return p.A == id || p.B == id })
		f.MaxOrigins = min(f.MaxOrigins, len(f.Claims))
		f.MinOrigins = min(f.MinOrigins, f.MaxOrigins)
	}
	if to >= 0 {
		f := &r.ClaimFamilies[to]
		f.Claims = append(slices.Clone(f.Claims), id)
		f.MaxOrigins++
	} else {
		r.ClaimFamilies = append(r.ClaimFamilies, hearsay.ClaimFamily{ID: fmt.Sprintf("c%d", len(r.ClaimFamilies)+1), Claims: []string{id}, MinOrigins: 1, MaxOrigins: 1})
	}
	r.ClaimFamilies = slices.DeleteFunc(r.ClaimFamilies, func(f hearsay.ClaimFamily) bool { return len(f.Claims) == 0 })
	return true
}

func claimID(r *hearsay.Report, doc string, c hearsay.Correction) string {
	d := r.Document(doc)
	if d == nil {
		return ""
	}
	i := nearest(len(d.Claims), c, func(i int) (string, hearsay.Span) { return d.Claims[i].Span.Of(d.Text), d.Claims[i].Span })
	if i < 0 {
		return ""
	}
	return d.Claims[i].ID
}
