package compare

import (
	"context"
	"slices"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// remarkOf makes a document that quotes Ada Berg with text.
func remarkOf(doc, text string) hearsay.Annotated {
	q := hearsay.Quote{ID: doc + "#q1", Doc: doc, Form: hearsay.Direct, Content: []hearsay.Span{{End: len(text)}}, Speaker: hearsay.Party{Name: "Ada Berg", Type: hearsay.Person}}
	return hearsay.Annotated{Document: hearsay.Document{ID: doc, Text: text}, Quotes: []hearsay.Quote{q}}
}

func TestVersionsStandWherePeoplePutThem(t *testing.T) {
	docs := []hearsay.Annotated{
		remarkOf("a", "The harbour wall was built to last a hundred winters"),
		remarkOf("b", "Nobody will lose a pension over this budget"),
		remarkOf("c", "No pensioner pays for our savings"),
	}
	for _, test := range []struct {
		name string
		said []hearsay.Regrouping
		want [][]string
	}{
		{"nothing is said", nil, [][]string{{"a#q1"}, {"b#q1"}, {"c#q1"}}},
		{"two are one remark", []hearsay.Regrouping{{Member: "c#q1", With: "b#q1"}}, [][]string{{"a#q1"}, {"b#q1", "c#q1"}}},
		{"and no longer", []hearsay.Regrouping{{Member: "c#q1", With: "b#q1"}, {Member: "c#q1"}}, [][]string{{"a#q1"}, {"b#q1"}, {"c#q1"}}},
		{"a family comes along", []hearsay.Regrouping{{Member: "c#q1", With: "b#q1"}, {Member: "b#q1", With: "a#q1", Whole: true}}, [][]string{{"a#q1", "b#q1", "c#q1"}}},
		{"one leaves its family behind", []hearsay.Regrouping{{Member: "c#q1", With: "b#q1"}, {Member: "b#q1", With: "a#q1"}}, [][]string{{"a#q1", "b#q1"}, {"c#q1"}}},
		{"what is not there changes nothing", []hearsay.Regrouping{{Member: "x", With: "b#q1"}, {Member: "b#q1", With: "x"}}, [][]string{{"a#q1"}, {"b#q1"}, {"c#q1"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			v, err := Compare(context.Background(), docs, hearsay.Links{}, test.said...)
			if err != nil {
				t.Fatal(err)
			}
			var got [][]string
			for _, f := range v.QuoteFamilies {
				var members []string
				for _, q := range f.Versions {
					members = append(members, q.Quote)
				}
				slices.Sort(members)
				got = append(got, members)
			}
			slices.SortFunc(got, func(a, b []string) int { return slices.Compare(a, b) })
			if !slices.EqualFunc(got, test.want, slices.Equal[[]string]) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestAMergedVersionIsJudgedAndFound(t *testing.T) {
	docs := []hearsay.Annotated{remarkOf("b", "Nobody will lose a pension over this budget"), remarkOf("c", "No pensioner pays for our savings")}
	v, err := Compare(context.Background(), docs, hearsay.Links{}, hearsay.Regrouping{Member: "c#q1", With: "b#q1"})
	if err != nil {
		t.Fatal(err)
	}
	if f := v.QuoteFamilies[0]; f.Versions[0].Verdict != hearsay.Original || f.Versions[1].Verdict != hearsay.Altered || len(f.Versions[1].Edits) == 0 {
		t.Errorf("versions %+v", f.Versions)
	}
	if len(v.Findings) != 1 || v.Findings[0].Type != hearsay.FindingAlteredQuote {
		t.Errorf("findings %+v", v.Findings)
	}
}

func TestClaimsStandWherePeoplePutThem(t *testing.T) {
	a, b := figure("a", "148 people were killed, the ministry said", "Ministry of Health", 148), figure("b", "190 people were killed", "Red Cross", 190)
	other := func(c *hearsay.Claim) { c.Measure, c.Subject = "wounded", "Ostby" }
	far := figure("b", "190 people were wounded", "Red Cross", 190, other)
	words := figure("b", "more were killed than wounded", "", 1, func(c *hearsay.Claim) {
		c.Quantity, c.Comparison = nil, &hearsay.Comparison{Left: "killed", Op: hearsay.Greater, Right: "wounded"}
	})
	money := figure("b", "190 euros", "", 190, func(c *hearsay.Claim) { c.Quantity.Unit = "EUR" })
	for _, test := range []struct {
		name     string
		b        hearsay.Annotated
		said     hearsay.Regrouping
		families int
		verdict  hearsay.Verdict
	}{
		{"a family is split", b, hearsay.Regrouping{Member: "b#c1"}, 2, ""},
		{"families are merged", far, hearsay.Regrouping{Member: "b#c1", With: "a#c1"}, 1, hearsay.NotComparable},
		{"a comparison is no version of a figure", words, hearsay.Regrouping{Member: "b#c1", With: "a#c1"}, 2, ""},
		{"money is not held against people", money, hearsay.Regrouping{Member: "b#c1", With: "a#c1", Whole: true}, 1, hearsay.NotComparable},
	} {
		t.Run(test.name, func(t *testing.T) {
			v, err := Compare(context.Background(), []hearsay.Annotated{a, test.b}, apart, test.said)
			if err != nil {
				t.Fatal(err)
			}
			if len(v.ClaimFamilies) != test.families {
				t.Fatalf("%d families, want %d", len(v.ClaimFamilies), test.families)
			}
			var got hearsay.Verdict
			if p := v.ClaimFamilies[0].Pairs; len(p) > 0 {
				got = p[0].Verdict
			}
			if got != test.verdict {
				t.Errorf("verdict %q, want %q", got, test.verdict)
			}
		})
	}
}
