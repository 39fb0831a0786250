package compare

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// figure makes a claim of so many people killed in Tarnby, as NAME says.
func figure(doc, text, says string, n int64, change ...func(*hearsay.Claim)) hearsay.Annotated {
	v := decimal.NewFromInt(n)
	span := hearsay.Span{End: len(text)}
	c := hearsay.Claim{
		ID: doc + "#c1", Doc: doc, Span: span, Mentions: []hearsay.Span{span},
		Quantity: &hearsay.Quantity{Span: span, Low: &v, High: &v, Bound: hearsay.Exactly, Unit: "1", Counted: "people"},
		Measure:  "killed", Subject: "Tarnby", Modality: hearsay.Asserted,
	}
	if says != "" {
		c.Attribution = []hearsay.Party{{Name: says, Type: hearsay.Organization}}
	}
	for _, f := range change {
		f(&c)
	}
	return hearsay.Annotated{Document: hearsay.Document{ID: doc, Text: text}, Claims: []hearsay.Claim{c}}
}

func dated(d hearsay.Annotated, date string) hearsay.Annotated {
	d.Published = hearsay.Field{Value: date, Basis: hearsay.BasisMetadata}
	return d
}

func openUp(c *hearsay.Claim) { c.Quantity.Bound, c.Quantity.High = hearsay.MoreThan, nil }

func in(value string) func(*hearsay.Claim) {
	return func(c *hearsay.Claim) { c.Period = hearsay.Period{Type: hearsay.Interval, Value: value} }
}

func pairOf(t *testing.T, links hearsay.Links, docs ...hearsay.Annotated) hearsay.ClaimPair {
	t.Helper()
	v := compareAll(t, links, docs...)
	for _, f := range v.ClaimFamilies {
		if len(f.Pairs) > 0 {
			return f.Pairs[0]
		}
	}
	return hearsay.ClaimPair{Verdict: "not in one family"}
}

func compareAll(t *testing.T, links hearsay.Links, docs ...hearsay.Annotated) hearsay.Verdicts {
	t.Helper()
	v, err := Compare(context.Background(), docs, links)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// apart says that a and b are independent reports of one event.
var apart = hearsay.Links{
	Origins: []hearsay.Origin{{ID: "o1", Documents: []string{"a"}, Root: "a"}, {ID: "o2", Documents: []string{"b"}, Root: "b"}},
	Stories: []hearsay.Story{{ID: "s1", Documents: []string{"a", "b"}}},
}

func TestVerdictOnARetoldFigure(t *testing.T) {
	base := figure("a", "more than 148 people were killed, the ministry said", "Ministry of Health", 148, openUp)
	tests := []struct {
		name    string
		b       hearsay.Annotated
		verdict hearsay.Verdict
	}{
		{"the same", figure("b", "more than 148 people were killed, the ministry said", "Ministry of Health", 148, openUp), hearsay.Same},
		{"bound dropped", figure("b", "148 people were killed", "Ministry of Health", 148), hearsay.BoundChanged},
		{"number changed", figure("b", "more than 184 people were killed", "Ministry of Health", 184, openUp), hearsay.NumberChanged},
		{"rounded", figure("b", "more than 150 people were killed", "Ministry of Health", 150, openUp), hearsay.Rounded},
		{"measure widened", figure("b", "more than 148 casualties", "Ministry of Health", 148, openUp, func(c *hearsay.Claim) { c.Measure = "casualties" }), hearsay.MeasureChanged},
		{"source dropped", figure("b", "more than 148 people were killed", "", 148, openUp), hearsay.AttributionDropped},
		{"another source", figure("b", "more than 148 people were killed, the police said", "Tarnby police", 148, openUp), hearsay.AttributionChanged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, fromA, base, tt.b); got.Verdict != tt.verdict {
				t.Errorf("%s (%s), want %s", got.Verdict, got.Because, tt.verdict)
			}
		})
	}
}

func TestAttributionIsRaisedFromAPersonToAnOrganization(t *testing.T) {
	a := figure("a", "148 killed, an official said", "a senior official", 148, func(c *hearsay.Claim) { c.Attribution[0].Type = hearsay.Unnamed })
	b := figure("b", "148 killed, the ministry reports", "Ministry of Health", 148)
	if got := pairOf(t, fromA, a, b); got.Verdict != hearsay.AttributionRaised {
		t.Errorf("%s, want %s", got.Verdict, hearsay.AttributionRaised)
	}
}

func TestVerdictOnIndependentFigures(t *testing.T) {
	tests := []struct {
		name    string
		a, b    hearsay.Annotated
		verdict hearsay.Verdict
	}{
		{"equal", figure("a", "x", "Alder", 148), figure("b", "x", "Birch", 148), hearsay.Same},
		{"disjoint on the same day", dated(figure("a", "x", "Alder", 148), "2031-05-02"), dated(figure("b", "x", "Birch", 171), "2031-05-02"), hearsay.Conflict},
		{"disjoint for the same month", figure("a", "x", "Alder", 148, in("2031-04")), figure("b", "x", "Birch", 171, in("2031-04")), hearsay.Conflict},
		{"one is a lower bound", dated(figure("a", "x", "Alder", 140, openUp), "2031-05-02"), dated(figure("b", "x", "Birch", 171), "2031-05-02"), hearsay.Compatible},
		{"the same source later", dated(figure("a", "x", "Alder", 148), "2031-05-02"), dated(figure("b", "x", "Alder", 183), "2031-05-16"), hearsay.Revised},
		{"another source weeks later", dated(figure("a", "x", "Alder", 148), "2031-05-02"), dated(figure("b", "x", "Birch", 183), "2031-05-16"), hearsay.NotComparable},
		{"another month", figure("a", "x", "Alder", 148, in("2031-04")), figure("b", "x", "Birch", 171, in("2031-03")), "not in one family"},
		{"another subject", figure("a", "x", "Alder", 148), figure("b", "x", "Birch", 171, func(c *hearsay.Claim) { c.Subject = "Felling" }), "not in one family"},
		{"running totals, one undated", figure("a", "x", "Alder", 148), dated(figure("b", "x", "Birch", 171), "2031-05-02"), hearsay.NotComparable},
		{"rounding", figure("a", "x", "Alder", 35210), figure("b", "x", "Birch", 35000), hearsay.Rounded},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, apart, tt.a, tt.b); got.Verdict != tt.verdict {
				t.Errorf("%s (%s), want %s", got.Verdict, got.Because, tt.verdict)
			}
		})
	}
}

func findingOf(v hearsay.Verdicts, t hearsay.FindingType) *hearsay.Finding {
	for i := range v.Findings {
		if v.Findings[i].Type == t {
			return &v.Findings[i]
		}
	}
	return nil
}

func TestCorroborationCountsOriginsAndNotDocuments(t *testing.T) {
	f := findingOf(compareAll(t, fromA, figure("a", "x", "Alder", 148), figure("b", "x", "Alder", 148)), hearsay.FindingCorroboration)
	if f == nil || !strings.Contains(f.Text, "1 origin only, told in 2 documents: ") {
		t.Errorf("got %+v", f)
	}
	f = findingOf(compareAll(t, apart, figure("a", "x", "Alder", 148), figure("b", "x", "Birch", 148)), hearsay.FindingCorroboration)
	if f == nil || !strings.Contains(f.Text, "2 origins, told in 2 documents: ") {
		t.Errorf("got %+v", f)
	}
	f = findingOf(compareAll(t, apart, figure("a", "x", "Alder", 148), figure("b", "x", "Alder", 148)), hearsay.FindingCorroboration)
	if f == nil || !strings.Contains(f.Text, "1 to 2 origins") {
		t.Errorf("two reports of one source: got %+v", f)
	}
}

func TestRateIsCheckedAgainstTotals(t *testing.T) {
	december := figure("a", "31,000 killed in December", "Alder", 31000, in("2030-12"))
	perDay := figure("b", "more than 900 killed a day", "Birch", 900, openUp, func(c *hearsay.Claim) {
		c.Period = hearsay.Period{Type: hearsay.Rate, Per: "P1D"}
	})
	f := findingOf(compareAll(t, apart, december, perDay), hearsay.FindingRateCheck)
	if f == nil || !strings.Contains(f.Text, "1,000 a day") || !strings.Contains(f.Text, "derived") {
		t.Errorf("got %+v", f)
	}
}

func TestPartLargerThanItsWhole(t *testing.T) {
	whole := figure("a", "100 hurt, of whom 120 killed", "Alder", 100, func(c *hearsay.Claim) { c.Measure = "casualties" })
	part := figure("a", "100 hurt, of whom 120 killed", "Alder", 120).Claims[0]
	part.ID, part.PartOf = "a#c2", "a#c1"
	whole.Claims = append(whole.Claims, part)
	if f := findingOf(compareAll(t, hearsay.Links{}, whole), hearsay.FindingPartExceeds); f == nil {
		t.Error("not reported")
	}
	whole.Claims[1].Quantity.Low, whole.Claims[1].Quantity.High = whole.Claims[0].Quantity.Low, whole.Claims[0].Quantity.Low
	if f := findingOf(compareAll(t, hearsay.Links{}, whole), hearsay.FindingPartWhole); f == nil {
		t.Error("a part that is not larger is not shown to hold")
	}
}

func TestOrderOfDocumentsDoesNotMatter(t *testing.T) {
	docs := []hearsay.Annotated{
		dated(figure("a", "x", "Alder", 148), "2031-05-02"), dated(figure("b", "x", "Birch", 171), "2031-05-02"), dated(figure("c", "x", "Cedar", 190), "2031-05-03"),
	}
	want := compareAll(t, apart, docs...)
	slices.Reverse(docs)
	got := compareAll(t, apart, docs...)
	if len(got.Findings) == 0 || len(got.Findings) != len(want.Findings) {
		t.Fatalf("%d findings, want %d", len(got.Findings), len(want.Findings))
	}
	for i := range got.Findings {
		if got.Findings[i].Text != want.Findings[i].Text {
			t.Errorf("finding %d is %q, want %q", i, got.Findings[i].Text, want.Findings[i].Text)
		}
	}
}

func TestRounding(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"35210", "35000", true},
		{"148", "150", true},
		{"148", "100", true},
		{"148", "200", false},
		{"35000", "35210", false},
		{"0.128", "0.13", true},
		{"1999", "2000", true},
		{"148", "148", false},
	}
	for _, tt := range tests {
		a, b := figure("a", "x", "", 0).Claims[0], figure("b", "x", "", 0).Claims[0]
		va, vb := decimal.RequireFromString(tt.a), decimal.RequireFromString(tt.b)
		a.Quantity.Low, b.Quantity.Low = &va, &vb
		if got := rounded(&claim{Claim: &a}, &claim{Claim: &b}); got != tt.want {
			t.Errorf("%s rounded to %s: %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

func TestPlacesKeepFiguresApart(t *testing.T) {
	at := func(doc, says, place string, n int64) hearsay.Annotated {
		text := "So many were killed in the flood at " + place + " that nobody knew them all."
		return dated(figure(doc, text, says, n, func(c *hearsay.Claim) { c.Subject = "" }), "2031-05-02")
	}
	if got := pairOf(t, apart, at("a", "Alder", "Tarnby", 148), at("b", "Birch", "Felling", 171)); got.Verdict != hearsay.NotComparable || !strings.Contains(got.Because, "tarnby and felling") {
		t.Errorf("%s (%s)", got.Verdict, got.Because)
	}
	if got := pairOf(t, apart, at("a", "Alder", "Tarnby", 148), at("b", "Birch", "Tarnby", 171)); got.Verdict != hearsay.Conflict {
		t.Errorf("the same place: %s (%s)", got.Verdict, got.Because)
	}
	b := at("b", "Birch", "Felling", 171)
	b.Text += " Felling lies above Tarnby."
	if got := pairOf(t, apart, at("a", "Alder", "Tarnby", 148), b); got.Verdict != hearsay.Conflict {
		t.Errorf("the other place is named: %s (%s)", got.Verdict, got.Because)
	}
}

func TestNoConflictWhereFiguresNeedNotBeTheSame(t *testing.T) {
	at := func(c *hearsay.Claim) { c.Measure = "offer" }
	wounded := func(c *hearsay.Claim) { c.Measure = "wounded" }
	patients := func(c *hearsay.Claim) { c.Measure, c.Quantity.Counted = "wounded", "patients" }
	captured := func(c *hearsay.Claim) { c.Measure = "captured" }
	fell := func(c *hearsay.Claim) {
		c.Measure, c.Period = "shares down", hearsay.Period{Type: hearsay.Interval, Value: "2031-05-02"}
	}
	since := func(c *hearsay.Claim) { c.Period = hearsay.Period{Type: hearsay.Cumulative, Value: "2019/.."} }
	tests := []struct {
		name, because, a, b string
		change              func(*hearsay.Claim)
		only                func(*hearsay.Claim)
	}{
		{"a hospital counts those it treats", "hospital", "148 people were hurt, the mill hospital said", "171 people were hurt, the police said", wounded, func(c *hearsay.Claim) { c.Attribution[0].Name = "Felling Hospital" }},
		{"patients are those of a hospital", "hospital", "148 patients were hurt in the mills", "171 patients were hurt in Tarnby", patients, nil},
		{"a hospital that is named", "hospital", "148 to the old hospital", "171 people were hurt in Tarnby", wounded, nil},
		{"how badly they were hurt", "otherwise", "148 people had serious or lasting injuries", "171 people were hurt in Tarnby", wounded, func(c *hearsay.Claim) { c.Span.End = len("148 people") }},
		{"a price moves during the day", "during the day", "shares in the mill fell by 148", "shares in the mill fell by 171", fell, nil},
		{"one counts some of those told of", "some of those", "148 of the 900 people were hurt in the mill", "171 people were hurt in Tarnby", wounded, nil},
		{"one counts what remains", "remains", "148 women are still held", "171 women were taken in April", captured, nil},
		{"a measure that nobody settled", "offer", "148 for the old mill in Tarnby", "171 for the boats of the ferry company", at, nil},
		{"how bad their condition is", "otherwise", "148 people in critical condition", "171 people were hurt in Tarnby", wounded, func(c *hearsay.Claim) { c.Span.End = len("148 people") }},
		{"an earlier figure beside the new one", "earlier figure", "up from 148 people hurt in the old mills", "171 people were hurt in Tarnby", wounded, func(c *hearsay.Claim) { c.Span = hearsay.Span{Start: len("up from "), End: len("up from 148 people")} }},
		{"one counts those found on arrival", "at the scene", "officers found 148 people hurt in the old mills", "171 people were hurt in Tarnby", wounded, func(c *hearsay.Claim) {
			c.Span = hearsay.Span{Start: len("officers found "), End: len("officers found 148 people")}
		}},
		{"it is said not to be clear", "not clear", "it is not clear whether the 148 people were hurt in the old mills", "171 people were hurt in Tarnby", wounded, func(c *hearsay.Claim) { c.Span = hearsay.Span{Start: 29, End: 39} }},
		{"the number out of which others are counted", "out of which", "21 of the 148 people were hurt in the old mills", "171 people were hurt in Tarnby", wounded, func(c *hearsay.Claim) {
			c.Span = hearsay.Span{Start: len("21 of the "), End: len("21 of the 148 people")}
		}},
		{"both come on top of others", "on top", "148 more people were hurt in the old mills", "171 more people were hurt in Tarnby", func(c *hearsay.Claim) { c.Measure, c.Further = "wounded", true }, nil},
		{"one counts from an earlier year", "time", "148 people were hurt in the old mills", "171 people were hurt in Tarnby", wounded, since},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first := []func(*hearsay.Claim){tt.change}
			if tt.only != nil {
				first = append(first, tt.only)
			}
			a, b := dated(figure("a", tt.a, "Alder", 148, first...), "2031-05-02"), dated(figure("b", tt.b, "Birch", 171, tt.change), "2031-05-02")
			if got := pairOf(t, apart, a, b); got.Verdict != hearsay.NotComparable || !strings.Contains(got.Because, tt.because) {
				t.Errorf("%s (%s), want not comparable because of %q", got.Verdict, got.Because, tt.because)
			}
		})
	}
}

func TestTheSameNumberOfAnotherUnitIsNoCorroboration(t *testing.T) {
	unit := func(u string) func(*hearsay.Claim) { return func(c *hearsay.Claim) { c.Quantity.Unit = u } }
	for _, tt := range []struct {
		a, b  string
		count bool
	}{{"km", "km", true}, {"km", "[mi_i]", false}} {
		v := compareAll(t, apart, figure("a", "x", "Alder", 148, unit(tt.a)), figure("b", "x", "Alder", 148, unit(tt.b)))
		if got := findingOf(v, hearsay.FindingCorroboration) != nil; got != tt.count {
			t.Errorf("148 %s and 148 %s: corroboration %t, want %t", tt.a, tt.b, got, tt.count)
		}
	}
}

func TestTwoWordsAloneAreNoOtherMeasure(t *testing.T) {
	of := func(m hearsay.Measure) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) { c.Measure, c.Subject, c.Quantity.Counted = m, "Tarnby", "people" }
	}
	for _, tt := range []struct {
		a, b hearsay.Measure
		told bool
	}{{"killed", "casualties", true}, {"offer", "bid", false}} {
		v := compareAll(t, apart, figure("a", "x", "Alder", 1480, of(tt.a)), figure("b", "x", "Birch", 1520, of(tt.b)))
		if got := findingOf(v, hearsay.FindingNotConflict) != nil; got != tt.told {
			t.Errorf("%s and %s: said to measure different things %t, want %t", tt.a, tt.b, got, tt.told)
		}
	}
}

func TestAPriceIsNoConflictWithATotal(t *testing.T) {
	offer := func(c *hearsay.Claim) {
		c.Measure, c.Quantity.Unit, c.Period = "paid", "USD", hearsay.Period{Type: hearsay.Interval, Value: "2031-04"}
	}
	a := dated(figure("a", "Alder offered 70 dollars for each share of the mill in April", "Alder", 70, offer), "2031-05-02")
	b := dated(figure("b", "Birch offered a sum for the shares of the mill in April", "Birch", 105_000_000, offer), "2031-05-02")
	if got := pairOf(t, apart, a, b); got.Verdict != hearsay.NotComparable {
		t.Errorf("%s (%s), want not comparable", got.Verdict, got.Because)
	}
	c := dated(figure("b", "Birch offered 90 dollars for each share of the mill in April", "Birch", 90, offer), "2031-05-02")
	if got := pairOf(t, apart, a, c); got.Verdict != hearsay.Conflict {
		t.Errorf("%s (%s), want conflict", got.Verdict, got.Because)
	}
}

func TestAnotherFigureBesideSharedTextIsNoRetelling(t *testing.T) {
	a := figure("a", "more than 148 people were hurt when the ferry sank off Tarnby", "Alder", 148, openUp)
	b := figure("b", "the small clinic on the island of Skell took in eight", "Alder", 8)
	if got := pairOf(t, fromA, a, b); got.Verdict == hearsay.NumberChanged {
		t.Errorf("%s (%s), want no changed number", got.Verdict, got.Because)
	}
}

func TestARoundNumberAloneIsNoRetelling(t *testing.T) {
	length := func(measure hearsay.Measure, subject string) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) {
			c.Quantity.Unit, c.Quantity.Counted, c.Measure, c.Subject = "km", "", measure, subject
		}
	}
	for _, tt := range []struct {
		name     string
		value    int64
		a, b     string
		together bool
	}{
		{"a round number in another sentence", 300, "the office lies 300 km south of Tarnby", "the new ferry flies past the mill in 300 km gusts", false},
		{"a number that is not round", 317, "the office lies 317 km south of Tarnby", "the new ferry flies past the mill in 317 km gusts", true},
		{"a round number in the same sentence", 300, "the office lies 300 km south of Tarnby harbour", "the office south of Tarnby harbour lies 300 km away", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := figure("a", tt.a, "Alder", tt.value, length("distance", "Tarnby"))
			b := figure("b", tt.b, "Birch", tt.value, length("reach", "ferry"))
			if got := len(compareAll(t, fromA, a, b).ClaimFamilies) == 1; got != tt.together {
				t.Errorf("one family: %t, want %t", got, tt.together)
			}
		})
	}
}

func TestUnitsAndPopulations(t *testing.T) {
	unit := func(u, counted string) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) { c.Quantity.Unit, c.Quantity.Counted = u, counted }
	}
	tests := []struct {
		name    string
		a, b    hearsay.Annotated
		verdict hearsay.Verdict
	}{
		{"euros told as dollars", figure("a", "x", "Alder", 500, unit("EUR", "")), figure("b", "x", "Alder", 500, unit("USD", "")), hearsay.UnitChanged},
		{"hectares told as acres", figure("a", "x", "Alder", 500, unit("har", "")), figure("b", "x", "Alder", 500, unit("[acr_us]", "")), hearsay.UnitChanged},
		{"kilometres converted", figure("a", "x", "Alder", 100, unit("km", "")), figure("b", "x", "Alder", 62, unit("[mi_i]", "")), hearsay.Same},
		{"women told as people", figure("a", "x", "Alder", 148, unit("1", "women")), figure("b", "x", "Alder", 148, unit("1", "people")), hearsay.PopulationWidened},
		{"confirmed cases told as cases", figure("a", "x", "Alder", 148, unit("1", "confirmed cases")), figure("b", "x", "Alder", 148, unit("1", "cases")), hearsay.PopulationWidened},
		{"people told as people", figure("a", "x", "Alder", 148, unit("1", "people")), figure("b", "x", "Alder", 148, unit("1", "persons")), hearsay.Same},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := pairOf(t, fromA, tt.a, tt.b); got.Verdict != tt.verdict {
				t.Errorf("%s (%s), want %s", got.Verdict, got.Because, tt.verdict)
			}
		})
	}
}

func TestSourcesThatDisagreeInOneDocument(t *testing.T) {
	police, organisers := figure("a", "12,000 came, the police said; 80,000 came, the organisers said", "police", 12000), figure("a", "80,000 came", "organisers", 80000).Claims[0]
	organisers.ID, organisers.Span = "a#c2", hearsay.Span{Start: 32, End: 38}
	police.Claims[0].Span = hearsay.Span{Start: 0, End: 6}
	police.Claims = append(police.Claims, organisers)
	if f := findingOf(compareAll(t, hearsay.Links{}, police), hearsay.FindingConflict); f == nil {
		t.Error("not reported")
	}
	police.Claims[1].Attribution = police.Claims[0].Attribution
	if f := findingOf(compareAll(t, hearsay.Links{}, police), hearsay.FindingConflict); f != nil {
		t.Errorf("one source: %s", f.Text)
	}
}

func TestARangeReducedToItsEnd(t *testing.T) {
	a := figure("a", "40 to 60 killed", "Alder", 40, func(c *hearsay.Claim) {
		high := decimal.NewFromInt(60)
		c.Quantity.Bound, c.Quantity.High = hearsay.Between, &high
	})
	if got := pairOf(t, fromA, a, figure("b", "60 killed", "Alder", 60)); got.Verdict != hearsay.NumberChanged || !strings.Contains(got.Because, "reduced to its upper end") {
		t.Errorf("%s (%s)", got.Verdict, got.Because)
	}
}

func TestWhoAttackedMayBeAmongThoseCounted(t *testing.T) {
	text := "a man killed 172 people in the old mills of the north"
	at := func(c *hearsay.Claim) {
		c.Span = hearsay.Span{Start: len("a man killed "), End: len("a man killed 172 people")}
	}
	a := dated(figure("a", text, "Alder", 172, at), "2031-05-02")
	if got := pairOf(t, apart, a, dated(figure("b", "173 people were dead in Tarnby", "Birch", 173), "2031-05-02")); got.Verdict != hearsay.NotComparable {
		t.Errorf("one more: %s (%s), want not comparable", got.Verdict, got.Because)
	}
	if got := pairOf(t, apart, a, dated(figure("b", "181 people were dead in Tarnby", "Birch", 181), "2031-05-02")); got.Verdict != hearsay.Conflict {
		t.Errorf("eleven more: %s (%s), want conflict", got.Verdict, got.Because)
	}
}

func TestAFigureThatIsRevisedCorroboratesNothing(t *testing.T) {
	const text = "An earlier toll of 45 was revised down to 38 in Tarnby"
	a := dated(figure("a", text, "Alder", 45), "2031-05-02")
	a.Claims[0].Span = hearsay.Span{Start: 19, End: 21}
	a.Claims[0].Quantity.Span, a.Claims[0].Mentions = a.Claims[0].Span, []hearsay.Span{a.Claims[0].Span}
	now := figure("a", text, "Alder", 38).Claims[0]
	now.ID, now.Span = "a#c2", hearsay.Span{Start: 42, End: 44}
	now.Quantity.Span, now.Mentions = now.Span, []hearsay.Span{now.Span}
	a.Claims = append(a.Claims, now)
	b := dated(figure("b", "45 people were killed in Tarnby", "Birch", 45), "2031-05-01")
	if f := findingOf(compareAll(t, apart, a, b), hearsay.FindingCorroboration); f != nil {
		t.Errorf("got %s", f.Text)
	}
}

func TestTheMissingOfTwoDaysAreNoConflict(t *testing.T) {
	on := func(day string) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) {
			c.Measure, c.Period = "missing", hearsay.Period{Type: hearsay.Instant, Value: day, Basis: hearsay.PeriodResolved}
		}
	}
	a := dated(figure("a", "15 people are missing in Tarnby", "Alder", 15, on("2031-05-02")), "2031-05-02")
	if got := pairOf(t, apart, a, dated(figure("b", "8 people are missing in Tarnby", "Birch", 8, on("2031-05-03")), "2031-05-03")); got.Verdict == hearsay.Conflict {
		t.Errorf("two days: %s", got.Because)
	}
	if got := pairOf(t, apart, a, dated(figure("b", "8 people are missing in Tarnby", "Birch", 8, on("2031-05-02")), "2031-05-02")); got.Verdict != hearsay.Conflict {
		t.Errorf("one day: %s (%s), want conflict", got.Verdict, got.Because)
	}
}

func TestOfOneReportTheLargestTollCounts(t *testing.T) {
	a := dated(figure("a", "148 people were killed in all; first reports had spoken of four", "Alder", 148), "2031-05-02")
	small := figure("a", "four", "Alder", 4).Claims[0]
	small.ID, small.Span = "a#c2", hearsay.Span{Start: 58, End: 62}
	a.Claims = append(a.Claims, small)
	b := dated(figure("b", "171 people were killed in Tarnby", "Birch", 171), "2031-05-02")
	f := findingOf(compareAll(t, apart, a, b), hearsay.FindingConflict)
	if f == nil || strings.Contains(f.Text, "“four”") {
		t.Errorf("got %+v, want 148 against 171 alone", f)
	}
}

func TestFiguresThatContradictOneAnotherMakeOneFinding(t *testing.T) {
	docs := []hearsay.Annotated{
		dated(figure("a", "148 people", "Alder", 148), "2031-05-02"),
		dated(figure("b", "171 people", "Birch", 171), "2031-05-02"),
		dated(figure("c", "190 people", "Cedar", 190), "2031-05-02"),
	}
	v := compareAll(t, hearsay.Links{Stories: []hearsay.Story{{ID: "s", Documents: []string{"a", "b", "c"}}}}, docs...)
	n := 0
	for _, f := range v.Findings {
		if f.Type != hearsay.FindingConflict {
			continue
		}
		n++
		for _, want := range []string{"“148 people” (Alder, in a, 2031-05-02)", "“171 people” (Birch, in b, 2031-05-02)", "“190 people” (Cedar, in c, 2031-05-02)"} {
			if !strings.Contains(f.Text, want) {
				t.Errorf("%q lacks %q", f.Text, want)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d conflicts, want one of three figures", n)
	}
}

func TestASourceIsKnownByTheBodyThatItSpeaksFor(t *testing.T) {
	spoke := func(name string, kind hearsay.PartyType) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) { c.Attribution = []hearsay.Party{{Name: name, Type: kind}} }
	}
	later := dated(figure("b", "183 people were killed, the Coast Service said", "", 183, spoke("the Coast Service", hearsay.Organization)), "2031-05-16")
	for _, tt := range []struct {
		name, text, says string
		kind             hearsay.PartyType
		verdict          hearsay.Verdict
	}{
		{"its chief", "148 people were killed, Coast Service chief Ada Holm said", "Ada Holm", hearsay.Person, hearsay.Revised},
		{"somebody whom it rescued", "148 people were killed, the Coast Service told Ada Holm", "Ada Holm", hearsay.Person, hearsay.NotComparable},
		{"a witness each time", "148 people were killed, a witness said", "a witness", hearsay.Unnamed, hearsay.NotComparable},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := dated(figure("a", tt.text, "", 148, spoke(tt.says, tt.kind)), "2031-05-02")
			b := later
			if tt.says == "a witness" {
				b = dated(figure("b", "183 people were killed, a witness said", "", 183, spoke(tt.says, tt.kind)), "2031-05-16")
			}
			if got := pairOf(t, apart, a, b); got.Verdict != tt.verdict {
				t.Errorf("%s (%s), want %s", got.Verdict, got.Because, tt.verdict)
			}
		})
	}
}

func TestFiguresThatDifferInASharedTextAreTold(t *testing.T) {
	shared := hearsay.Links{
		Relations: []hearsay.Relation{{A: "a", B: "b", Kind: hearsay.Reprint}},
		Origins:   []hearsay.Origin{{ID: "o", Documents: []string{"a", "b"}}},
		Stories:   []hearsay.Story{{ID: "s", Documents: []string{"a", "b"}}},
	}
	a := dated(figure("a", "64 people were missing when the ferry sank off Tarnby", "Alder", 64, func(c *hearsay.Claim) { c.Measure, c.Span.End = "missing", 9 }), "2031-05-02")
	for _, tt := range []struct {
		name, text string
		n          int64
		want       string
	}{
		{"another number", "46 people were missing when the ferry sank off Tarnby", 46, "number differs: “64 people” against “46 people”"},
		{"the same", "64 people were missing when the ferry sank off Tarnby", 64, ""},
		{"another sentence", "46 people were missing in the snow of the northern hills", 46, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := dated(figure("b", tt.text, "Alder", tt.n, func(c *hearsay.Claim) { c.Measure, c.Span.End = "missing", 9 }), "2031-05-02")
			f := findingOf(compareAll(t, shared, a, b), hearsay.FindingDrift)
			if (f != nil) != (tt.want != "") || f != nil && !slices.Contains(f.Labels, tt.want) {
				t.Errorf("got %+v, want %q", f, tt.want)
			}
		})
	}
}

func TestATollThatGrowsIsFollowed(t *testing.T) {
	links := hearsay.Links{Stories: []hearsay.Story{{ID: "s", Documents: []string{"a", "b", "c"}}}}
	a := dated(figure("a", "at least 96 people", "Alder", 96, func(c *hearsay.Claim) { c.Quantity.Bound, c.Quantity.High = hearsay.AtLeast, nil }), "2031-05-02")
	f := findingOf(compareAll(t, links, a, dated(figure("b", "148 people", "Birch", 148), "2031-05-06")), hearsay.FindingSeries)
	if f == nil || !strings.Contains(f.Text, "“at least 96 people” (Alder, 2031-05-02) → “148 people” (Birch, 2031-05-06)") {
		t.Errorf("got %+v", f)
	}
	for name, b := range map[string]hearsay.Annotated{
		"weeks later":              dated(figure("b", "148 people", "Birch", 148), "2031-06-30"),
		"those beside them":        dated(figure("b", "148 others", "Birch", 148), "2031-05-06"),
		"fewer":                    dated(figure("b", "48 people", "Birch", 48), "2031-05-06"),
		"the same":                 dated(figure("b", "96 people", "Birch", 96), "2031-05-06"),
		"a few, counted otherwise": dated(figure("b", "148 people", "Birch", 148), "2031-05-06"),
		"in a vague word":          dated(figure("b", "hundreds", "Birch", 200, openUp), "2031-05-06"),
		"of the same source":       dated(figure("b", "148 people", "Alder", 148), "2031-05-06"),
	} {
		first := a
		if name == "a few, counted otherwise" {
			first = dated(figure("a", "two people", "Alder", 2), "2031-05-02")
		}
		if f := findingOf(compareAll(t, links, first, b), hearsay.FindingSeries); f != nil {
			t.Errorf("%s: %s", name, f.Text)
		}
	}
}

func TestConfirmedFiguresAreNoConflictWithAll(t *testing.T) {
	cases := func(counted string) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) {
			c.Measure, c.Quantity.Counted, c.Period = "cases", counted, hearsay.Period{Type: hearsay.Interval, Value: "2031-04"}
		}
	}
	a := dated(figure("a", "1,846 confirmed cases", "Alder", 1846, cases("confirmed cases")), "2031-05-02")
	b := dated(figure("b", "2,390 cases", "Birch", 2390, cases("cases")), "2031-05-02")
	v := compareAll(t, apart, a, b)
	if f := findingOf(v, hearsay.FindingNotConflict); f == nil || !strings.Contains(f.Text, "one counts confirmed ones") {
		t.Errorf("got %+v", f)
	}
	if f := findingOf(v, hearsay.FindingConflict); f != nil {
		t.Errorf("conflict: %s", f.Text)
	}
}

func TestTollsFarApartNeedSourcesToBeAConflict(t *testing.T) {
	a := func(says string) hearsay.Annotated {
		return dated(figure("a", "14 people were killed in the mill", says, 14), "2031-05-02")
	}
	b := dated(figure("b", "171 people were killed in Tarnby", "Birch", 171), "2031-05-02")
	for says, want := range map[string]hearsay.Verdict{"": hearsay.NotComparable, "Alder": hearsay.Conflict} {
		if got := pairOf(t, apart, a(says), b); got.Verdict != want {
			t.Errorf("source %q: %s (%s), want %s", says, got.Verdict, got.Because, want)
		}
	}
}

func TestTollsOfOneEventAreTogetherWhereverReportsPutIt(t *testing.T) {
	at := func(subject, place string, topical bool) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) {
			c.Subject, c.PlaceName, c.Topical = subject, place, topical
			c.Period = hearsay.Period{Type: hearsay.Interval, Value: "2031-05-02"}
			openUp(c)
		}
	}
	for _, tt := range []struct {
		name           string
		place, another string
		topical, grows bool
	}{
		{"a part of town and the town", "Tarn Bridge", "Tarnby", true, true},
		{"places that the figures name by themselves", "Tarn Bridge", "Osk", false, false},
	} {
		a := dated(figure("a", "at least 5 people were killed", "", 5, at("crash, Tarn Bridge", tt.place, tt.topical)), "2031-05-02")
		b := dated(figure("b", "at least 7 people were killed", "", 7, at("derailment, Tarnby", tt.another, tt.topical)), "2031-05-03")
		f := findingOf(compareAll(t, apart, a, b), hearsay.FindingSeries)
		if (f != nil) != tt.grows {
			t.Errorf("%s: got %+v", tt.name, f)
		}
	}
}

func TestANumberThatNothingIsCountedByIsNoStatement(t *testing.T) {
	code := func(c *hearsay.Claim) { c.Measure, c.Quantity.Counted = "contact", "" }
	if f := findingOf(compareAll(t, apart, figure("a", "847411", "Alder", 847411, code), figure("b", "847411", "Alder", 847411, code)), hearsay.FindingCorroboration); f != nil {
		t.Errorf("got %s", f.Text)
	}
}

func TestANounWithANameComparesByTheNoun(t *testing.T) {
	of := func(subject, unit string) [2]string {
		c := newClaim(&document{}, &hearsay.Claim{Subject: subject, Measure: "altitude", Quantity: &hearsay.Quantity{Unit: unit}})
		return [2]string{c.subject, c.thing}
	}
	for _, tt := range []struct {
		name, a, b, unit string
		same             bool
	}{
		{"an amount with the name and without", "rocket, Vell 3", "rocket", "km", true},
		{"a count with the name and without", "rocket, Vell 3", "rocket", "1", true},
		{"a name is another subject", "Vell 3", "rocket", "1", false},
	} {
		if got := of(tt.a, tt.unit) == of(tt.b, tt.unit); got != tt.same {
			t.Errorf("%s: one subject %t, want %t", tt.name, got, tt.same)
		}
	}
}

func TestAComparisonThatHasTurnedRoundIsAChangeOverTime(t *testing.T) {
	weighs := func(left string, op hearsay.Op, right string) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) {
			c.Quantity, c.Measure = nil, ""
			c.Comparison = &hearsay.Comparison{Left: left, Op: op, Right: right}
		}
	}
	v := compareAll(t, hearsay.Links{},
		figure("a", "more people left Tarnby than came to live there", "the council", 1, weighs("left", hearsay.Greater, "came"), in("2024-01/2024-12")),
		figure("b", "those who come to Tarnby make up for those who leave", "the mayor", 1, weighs("came", hearsay.GreaterEqual, "left")))
	i := slices.IndexFunc(v.Findings, func(f hearsay.Finding) bool { return f.Type == hearsay.FindingOpposed })
	if i < 0 {
		t.Fatalf("no finding that the two are opposed: %v", v.Findings)
	}
	if want := "different times, so a change and not a conflict"; !strings.Contains(v.Findings[i].Text, want) {
		t.Errorf("says %q, want %q in it", v.Findings[i].Text, want)
	}
}

func TestAHospitalThatTreatsMoreThanAnybodyCountsIsAConflict(t *testing.T) {
	wounded := func(c *hearsay.Claim) { c.Measure = "wounded" }
	hospital := func(c *hearsay.Claim) { c.Attribution[0].Name = "Felling Hospital" }
	for _, tt := range []struct {
		treated, counted int64
		want             hearsay.Verdict
	}{{171, 148, hearsay.Conflict}, {148, 171, hearsay.NotComparable}} {
		a := dated(figure("a", "so many people were hurt, the mill hospital said", "Alder", tt.treated, wounded, hospital), "2031-05-02")
		b := dated(figure("b", "so many people were hurt, the police said", "Birch", tt.counted, wounded), "2031-05-02")
		if got := pairOf(t, apart, a, b); got.Verdict != tt.want {
			t.Errorf("%d treated, %d counted: %s (%s), want %s", tt.treated, tt.counted, got.Verdict, got.Because, tt.want)
		}
	}
}

func TestThoseWhoDidItAreOneClassWhateverAReportCallsThem(t *testing.T) {
	called := func(noun string) func(*hearsay.Claim) { return func(c *hearsay.Claim) { c.Quantity.Counted = noun } }
	for noun, want := range map[string]bool{"terrorists": true, "gunmen": true, "children": false} {
		v := compareAll(t, apart, figure("a", "three attackers", "Alder", 3, called("attackers")), figure("b", "three of them", "Birch", 3, called(noun)))
		if got := findingOf(v, hearsay.FindingCorroboration) != nil; got != want {
			t.Errorf("three attackers and three %s: corroboration %t, want %t", noun, got, want)
		}
	}
}
