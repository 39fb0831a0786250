package reporttest

import (
	"fmt"
	"strings"

	"github.com/hearsay-project/hearsay"
)

// Many is a pile of n documents, all copies of the first but for one
// in ten.
func Many(n int) *hearsay.Report {
	r := &hearsay.Report{Links: hearsay.Links{Parents: map[string]string{}}}
	text := "The council of Orlemouth said on Monday that 41 barges were lost. " +
		strings.Repeat("The barges had been moored below the weir since the autumn, and nobody had asked for them. ", 30)
	origin := hearsay.Origin{ID: "origin-0", Root: "doc-00000"}
	story := hearsay.Story{ID: "story-0"}
	family := hearsay.ClaimFamily{ID: "figures-0", MinOrigins: 1, MaxOrigins: n}
	ladder := hearsay.QuoteFamily{ID: "quotes-0"}
	for i := range n {
		id := fmt.Sprintf("doc-%05d", i)
		d := hearsay.Annotated{Document: hearsay.Document{ID: id, Text: text,
			Published: hearsay.Field{Value: fmt.Sprintf("2025-03-%02d", 1+i%28), Basis: hearsay.BasisMetadata},
			Outlet:    hearsay.Field{Value: fmt.Sprintf("Outlet %d", i%37), Basis: hearsay.BasisMetadata}}}
		d.Quotes = []hearsay.Quote{{ID: id + "#q", Doc: id, Form: hearsay.Indirect, Content: []hearsay.Span{{Start: 45, End: 64}}}}
		d.Claims = []hearsay.Claim{{ID: id + "#c", Doc: id, Span: hearsay.Span{Start: 45, End: 64}, Measure: "lost"}}
		family.Claims = append(family.Claims, id+"#c")
		v := hearsay.QuoteVersion{Quote: id + "#q", Verdict: hearsay.Trimmed, Against: "doc-00000#q"}
		if i == 0 {
			v = hearsay.QuoteVersion{Quote: id + "#q", Verdict: hearsay.Original}
		}
		ladder.Versions = append(ladder.Versions, v)
		story.Documents = append(story.Documents, id)
		switch {
		case i == 0:
			origin.Documents = append(origin.Documents, id)
		case i%10 == 0:
			r.Origins = append(r.Origins, hearsay.Origin{ID: fmt.Sprintf("origin-%d", i), Documents: []string{id}, Root: id})
		default:
			origin.Documents = append(origin.Documents, id)
			r.Parents[id] = "doc-00000"
			r.Relations = append(r.Relations, hearsay.Relation{A: "doc-00000", B: id, Kind: hearsay.Copy, AInB: 1, BInA: 1, Original: "doc-00000", Probability: 0.9, Because: []string{"the same words"}})
		}
		r.Findings = append(r.Findings, hearsay.Finding{Type: hearsay.FindingDrift, Text: "Something drifted.", Evidence: []hearsay.Evidence{{Doc: id, Span: hearsay.Span{Start: 4, End: 11}}}})
		r.Documents = append(r.Documents, d)
	}
	r.Origins = append(r.Origins, origin)
	r.Stories = []hearsay.Story{story}
	r.ClaimFamilies = []hearsay.ClaimFamily{family}
	r.QuoteFamilies = []hearsay.QuoteFamily{ladder}
	return r
}
