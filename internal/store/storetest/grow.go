package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// Words of invented reports, the common ones first: word number n is drawn
// about as often as 1/n.
var common = strings.Fields(`the of to and a in that said on for was with by at from as it were has had people be
	city officials river after council flood were two town bridge water night level families homes road mayor levee
	county emergency rain shelters power hundreds closed school station morning engineers repair crews warned east
	north harbour district valley gauge record pumps boats volunteers sandbags insurance farmers cattle hospital`)

var speakers = []string{"Ilse Varga", "Tomas Orrel", "the harbour board", "Dr. Nadia Kestrel", "a county engineer", "Мирослава Гай", "Orbán Béla"}

var subjects = []string{"Marrow County", "Tidewick", "the Lower Valley", "Orrel"}

// Grow makes a report over n invented documents of about words*60 words each,
// with quotations, claims, relations, families and findings in them. The same
// arguments give the same report.
func Grow(n, paragraphs int) *hearsay.Report {
	r := &hearsay.Report{}
	rng := rand.New(rand.NewPCG(uint64(n), 8))
	for i := range n {
		r.Documents = append(r.Documents, growDocument(rng, i, paragraphs))
	}
	r.Parents, r.Inherited = map[string]string{}, map[string]hearsay.Field{}
	for i := 1; i < n; i += 2 {
		a, b := &r.Documents[i-1], &r.Documents[i]
		r.Relations = append(r.Relations, hearsay.Relation{
			A: a.ID, B: b.ID, Kind: hearsay.Reprint, AInB: 0.8125, BInA: 0.75, Original: a.ID, Probability: 0.9,
			Because: []string{"it credits it"}, Passages: []hearsay.Passage{{A: a.Blocks[0].Span, B: b.Blocks[0].Span}},
		})
		r.Parents[b.ID] = a.ID
		r.Origins = append(r.Origins, hearsay.Origin{ID: fmt.Sprintf("origin %d", len(r.Origins)+1), Documents: []string{a.ID, b.ID}, Root: a.ID})
		r.QuoteFamilies = append(r.QuoteFamilies, hearsay.QuoteFamily{ID: fmt.Sprintf("q%d", len(r.QuoteFamilies)+1), Versions: []hearsay.QuoteVersion{
			{Quote: a.Quotes[0].ID, Verdict: hearsay.Original},
			{Quote: b.Quotes[0].ID, Verdict: hearsay.Altered, Against: a.Quotes[0].ID, Edits: []hearsay.Edit{{Op: hearsay.Change, From: "town", To: "city"}}},
		}})
		r.ClaimFamilies = append(r.ClaimFamilies, hearsay.ClaimFamily{
			ID: fmt.Sprintf("c%d", len(r.ClaimFamilies)+1), Claims: []string{a.Claims[0].ID, b.Claims[0].ID}, MinOrigins: 1, MaxOrigins: 2,
			Pairs: []hearsay.ClaimPair{{A: a.Claims[0].ID, B: b.Claims[0].ID, Verdict: hearsay.Conflict, Because: "the figures do not meet"}},
		})
		if i%4 == 1 {
			r.Findings = append(r.Findings, hearsay.Finding{Type: hearsay.FindingConflict, Text: "Two figures for one measure.",
				Evidence: []hearsay.Evidence{{Doc: a.ID, Span: a.Claims[0].Span}, {Doc: b.ID, Span: b.Claims[0].Span}}})
		}
	}
	for i := 0; i < n; i += 10 {
		var ids []string
		for k := i; k < min(i+10, n); k++ {
			ids = append(ids, r.Documents[k].ID)
		}
		r.Stories = append(r.Stories, hearsay.Story{ID: fmt.Sprintf("story %d", len(r.Stories)+1), Documents: ids})
	}
	return r
}

func growDocument(rng *rand.Rand, i, paragraphs int) hearsay.Annotated {
	d := hearsay.Annotated{Document: hearsay.Document{ID: fmt.Sprintf("news/%06d.txt", i), MediaType: "text/plain"}}
	d.Title = hearsay.Field{Value: "Report " + sentence(rng, 5), Basis: hearsay.BasisMetadata, From: "title"}
	d.Outlet = hearsay.Field{Value: fmt.Sprintf("The Gazette %d", i%40)}
	d.Language = hearsay.Field{Value: "en"}
	d.Published = hearsay.Field{Value: fmt.Sprintf("2026-%02d-%02d", 1+i%12, 1+i%28), Basis: hearsay.BasisMetadata}
	var b strings.Builder
	for p := range paragraphs {
		if p > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(sentence(rng, 20) + ". ")
		speaker := speakers[rng.IntN(len(speakers))]
		q := b.Len() + len("“")
		said := sentence(rng, 12)
		b.WriteString("“" + said + ",” said ")
		s := b.Len()
		b.WriteString(speaker + ". ")
		party := hearsay.Party{Name: speaker, Type: hearsay.Person, Mentions: []hearsay.Span{{Start: s, End: s + len(speaker)}}}
		d.Quotes = append(d.Quotes, hearsay.Quote{
			ID: fmt.Sprintf("%s#q%d", d.ID, p+1), Doc: d.ID, Form: hearsay.Direct, Content: []hearsay.Span{{Start: q, End: q + len(said)}},
			Strength: hearsay.Saying, Speaker: party, Chain: []hearsay.Party{party},
		})
		value := decimal.NewFromInt(int64(rng.IntN(90000)))
		figure := "about " + value.String() + " people"
		at := b.Len()
		b.WriteString(figure + " were displaced. " + sentence(rng, 15) + ".")
		span := hearsay.Span{Start: at, End: at + len(figure)}
		d.Claims = append(d.Claims, hearsay.Claim{
			ID: fmt.Sprintf("%s#c%d", d.ID, p+1), Doc: d.ID, Span: span, Mentions: []hearsay.Span{span}, Measure: "displaced",
			Quantity: &hearsay.Quantity{Span: span, Low: &value, High: &value, Bound: hearsay.About, Unit: "1", Counted: "people"},
			Subject:  subjects[rng.IntN(len(subjects))], Attribution: []hearsay.Party{party}, Modality: hearsay.Estimated,
			Period: hearsay.Period{Type: hearsay.Interval, Value: fmt.Sprintf("2026-%02d", 1+rng.IntN(12)), Basis: hearsay.PeriodExplicit},
		})
		d.Blocks = append(d.Blocks, hearsay.Block{Span: hearsay.Span{Start: start, End: b.Len()}, Kind: hearsay.Paragraph})
	}
	d.Text = b.String()
	return d
}

// sentence draws n words: mostly common ones, some that few documents have.
func sentence(rng *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		if rng.IntN(4) == 0 {
			words[i] = fmt.Sprintf("place%d", int(float64(50_000)*rng.Float64()*rng.Float64()*rng.Float64()))
			continue
		}
		words[i] = common[int(float64(len(common))*rng.Float64()*rng.Float64())]
	}
	return strings.Join(words, " ")
}
