package wire

import (
	"slices"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/report/view"
)

// Set is the records of a report, a list for each kind, in the order of the
// contract: documents by ID, what stands in them by document and place,
// Findings by weight. No list is nil.
type Set struct {
	Documents     []DocumentRecord
	Quotes        []QuoteRecord
	Claims        []ClaimRecord
	Relations     []RelationRecord
	Origins       []OriginRecord
	Stories       []StoryRecord
	QuoteFamilies []QuoteFamilyRecord
	ClaimFamilies []ClaimFamilyRecord
	Findings      []FindingRecord
	InputErrors   []InputErrorRecord
}

// Records returns the records of everything in r.
func Records(r *hearsay.Report) Set { return records(r, view.Everything) }

// records returns the records of the kinds that the scope holds.
func records(r *hearsay.Report, scope view.Scope) Set {
	kinds := Kinds(scope)
	has := func(k Kind) bool { return slices.Contains(kinds, k) }

	docs := view.Documents(r)
	rulers := make(map[string]*ruler, len(docs))
	for _, d := range docs {
		rulers[d.ID] = newRuler(d.Text)
	}
	ruler := func(doc string) *ruler {
		if u := rulers[doc]; u != nil {
			return u
		}
		return newRuler("")
	}

	set := emptySet()
	for _, d := range docs {
		u := ruler(d.ID)
		if has(KindDocument) {
			set.Documents = append(set.Documents, documentRecord(&d.Document, u, r.Inherited[d.ID]))
		}
		if has(KindQuote) {
			set.Quotes = append(set.Quotes, quoteRecords(d, u)...)
		}
		if has(KindClaim) {
			set.Claims = append(set.Claims, claimRecords(d, u)...)
		}
	}
	if has(KindRelation) {
		set.Relations = append(set.Relations, relationRecords(r.Relations, ruler)...)
	}
	if has(KindOrigin) {
		for _, o := range r.Origins {
			set.Origins = append(set.Origins, originRecord(o))
		}
	}
	if has(KindStory) {
		for _, s := range r.Stories {
			set.Stories = append(set.Stories, storyRecord(s))
		}
	}
	if has(KindQuoteFamily) {
		for _, f := range r.QuoteFamilies {
			set.QuoteFamilies = append(set.QuoteFamilies, quoteFamilyRecord(f))
		}
	}
	if has(KindClaimFamily) {
		for _, f := range r.ClaimFamilies {
			set.ClaimFamilies = append(set.ClaimFamilies, claimFamilyRecord(f))
		}
	}
	if has(KindFinding) {
		for _, f := range r.Findings {
			set.Findings = append(set.Findings, findingRecord(f, ruler))
		}
	}
	for _, e := range view.InputErrors(r) {
		set.InputErrors = append(set.InputErrors, inputErrorRecord(e))
	}
	return set
}

func emptySet() Set {
	return Set{
		Documents: []DocumentRecord{}, Quotes: []QuoteRecord{}, Claims: []ClaimRecord{},
		Relations: []RelationRecord{}, Origins: []OriginRecord{}, Stories: []StoryRecord{},
		QuoteFamilies: []QuoteFamilyRecord{}, ClaimFamilies: []ClaimFamilyRecord{},
		Findings: []FindingRecord{}, InputErrors: []InputErrorRecord{},
	}
}

// of returns the records of one kind.
func (s Set) of(k Kind) []any {
	switch k {
	case KindDocument:
		return anys(s.Documents)
	case KindQuote:
		return anys(s.Quotes)
	case KindClaim:
		return anys(s.Claims)
	case KindRelation:
		return anys(s.Relations)
	case KindOrigin:
		return anys(s.Origins)
	case KindStory:
		return anys(s.Stories)
	case KindQuoteFamily:
		return anys(s.QuoteFamilies)
	case KindClaimFamily:
		return anys(s.ClaimFamilies)
	case KindFinding:
		return anys(s.Findings)
	default:
		return anys(s.InputErrors)
	}
}

// optional returns nil for "".
func optional[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	v := string(s)
	return &v
}

// list returns a copy that is not nil, its elements as plain strings.
func list[S ~string](in []S) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = string(s)
	}
	return out
}

func anys[T any](in []T) []any {
	out := make([]any, len(in))
	for i := range in {
		out[i] = in[i]
	}
	return out
}
