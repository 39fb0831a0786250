package compare

import (
	"context"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// checked returns how the document answers the claim of the other, and the fields in which it differs.
func checked(t *testing.T, asked, doc hearsay.Annotated) (standing hearsay.Standing, fields string) {
	t.Helper()
	got, err := Check(context.Background(), &asked, &asked.Claims[0], []hearsay.Annotated{doc})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range got[0].Differences {
		list = append(list, d.Field)
	}
	return got[0].Standing, strings.Join(list, " ")
}

func TestCheckTellsTheFields(t *testing.T) {
	asked := figure("asked", "148 people were killed in Tarnby", "Ministry of Health", 148)
	tests := []struct {
		name string
		doc  hearsay.Annotated
		want hearsay.Standing
		diff string
	}{
		{"the same", figure("a", "148 people were killed in Tarnby", "Ministry of Health", 148), hearsay.StatedSo, ""},
		{"a bound", figure("a", "more than 148 people were killed in Tarnby", "Ministry of Health", 148, openUp), hearsay.StatedDifferently, "bound"},
		{"another value", figure("a", "150 people were killed in Tarnby", "Ministry of Health", 150), hearsay.StatedDifferently, "value"},
		{"somebody else", figure("a", "148 people were killed in Tarnby", "Coast Guard", 148), hearsay.StatedDifferently, "attribution"},
		{"nobody", figure("a", "148 people were killed in Tarnby", "", 148), hearsay.StatedDifferently, "attribution"},
		{"another measure", figure("a", "148 people were hurt in Tarnby", "Ministry of Health", 148, func(c *hearsay.Claim) { c.Measure = "wounded" }), hearsay.StatedDifferently, "measure"},
		{"a time is more than was asked", figure("a", "148 people were killed in Tarnby in May", "Ministry of Health", 148, in("2031-05")), hearsay.StatedSo, ""},
		{"a hedge", figure("a", "148 people may have been killed in Tarnby", "Ministry of Health", 148, func(c *hearsay.Claim) { c.Modality = hearsay.Possible }), hearsay.StatedDifferently, "modality"},
		{"another place and value", figure("a", "150 people were killed in Orrel", "Ministry of Health", 150, func(c *hearsay.Claim) { c.Subject = "Orrel" }), hearsay.NotStated, ""},
		{"a part is no answer to the whole", figure("a", "12 people were killed in Tarnby", "Ministry of Health", 12, func(c *hearsay.Claim) { c.PartOf = "a#c0" }), hearsay.NotStated, ""},
		{"another unit", figure("a", "148 tonnes", "Ministry of Health", 148, func(c *hearsay.Claim) { c.Quantity.Unit = "t" }), hearsay.NotStated, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got, fields := checked(t, asked, tt.doc); got != tt.want || fields != tt.diff {
				t.Errorf("%s, differs in %q; want %s, %q", got, fields, tt.want, tt.diff)
			}
		})
	}
}

func TestCheckPointsAtABareNumber(t *testing.T) {
	asked := figure("asked", "1,148 people were killed", "", 1148)
	doc := hearsay.Annotated{Document: hearsay.Document{ID: "a", Text: "Call 1148, or 1,148; not 21,148 and not 1,148.5."}}
	got, err := Check(context.Background(), &asked, &asked.Claims[0], []hearsay.Annotated{doc})
	if err != nil || len(got[0].Number) != 2 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestCheckTakesTheClosestClaim(t *testing.T) {
	asked := figure("asked", "148 people were killed in Tarnby", "", 148)
	doc := figure("a", "more than 148 people were killed in Tarnby; 148 people were killed in Tarnby", "", 148, openUp)
	n := decimal.NewFromInt(148)
	second := doc.Claims[0]
	second.ID, second.Span = "a#c2", hearsay.Span{Start: 44, End: 54}
	second.Quantity = &hearsay.Quantity{Span: second.Span, Low: &n, High: &n, Bound: hearsay.Exactly, Unit: "1", Counted: "people"}
	doc.Claims = append(doc.Claims, second)
	got, err := Check(context.Background(), &asked, &asked.Claims[0], []hearsay.Annotated{doc})
	if err != nil || got[0].Standing != hearsay.StatedSo || got[0].Claim.ID != "a#c2" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestCheckTakesTheSameMeasureBeforeTheSameSmallNumber(t *testing.T) {
	asked := figure("asked", "two people were hurt in Tarnby", "", 2, func(c *hearsay.Claim) { c.Measure = "wounded" })
	doc := figure("a", "no one was hurt in Tarnby", "", 0, func(c *hearsay.Claim) { c.Measure, c.Quantity.Counted = "wounded", "" })
	other := figure("a", "two houses were hit in Tarnby", "", 2, func(c *hearsay.Claim) { c.Measure, c.Quantity.Counted = "houses hit", "houses" })
	doc.Claims = append(other.Claims, doc.Claims...)
	got, err := Check(context.Background(), &asked, &asked.Claims[0], []hearsay.Annotated{doc})
	if err != nil || got[0].Standing != hearsay.StatedDifferently || got[0].Claim.Measure != "wounded" {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestCheckTakesTheSameWordsForTheSameMeasure(t *testing.T) {
	of := func(text, measure, counted, unit string, n int64) hearsay.Annotated {
		return figure("a", text, "", n, func(c *hearsay.Claim) {
			c.Measure, c.Quantity.Counted, c.Quantity.Unit, c.Subject = hearsay.Measure(measure), counted, unit, ""
		})
	}
	for _, tt := range []struct {
		name        string
		asked, told hearsay.Annotated
		want        hearsay.Standing
		fields      string
	}{
		{"a noun and a verb", of("Alder offered $121 for Birch", "offered", "", "USD", 121), of("Alder made an offer of $121", "offer", "", "USD", 121), hearsay.StatedSo, ""},
		{"the words of the sentence", of("the data of 143,000 people were exposed", "data", "people", "1", 143_000), of("143,000 people were exposed", "exposed", "people", "1", 143_000), hearsay.StatedSo, ""},
		{"a speed and its limit", of("a speed of 12 mph", "speed", "", "[mi_i]/h", 12), of("the limit is 12 mph", "speed limit", "", "[mi_i]/h", 12), hearsay.StatedDifferently, "measure"},
		{"another value under other words", of("Alder offered $121 for Birch", "offered", "", "USD", 121), of("the offer hinges on a $47 purchase", "purchase", "", "USD", 47), hearsay.NotStated, ""},
		{"another value of another size", of("Alder offered $121,000,000 for Birch", "offered", "", "USD", 121_000_000), of("Alder made an offer of $82 a share", "offer", "", "USD", 82), hearsay.NotStated, ""},
		{"girls and schoolgirls", of("276 girls were seen", "seen", "girls", "1", 276), of("276 schoolgirls were seen", "seen", "schoolgirls", "1", 276), hearsay.StatedSo, ""},
		{"women and men", of("1,000 women were seen", "seen", "women", "1", 1000), of("1,000 men were seen", "seen", "men", "1", 1000), hearsay.StatedDifferently, "counted"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, fields := checked(t, tt.asked, tt.told); got != tt.want || fields != tt.fields {
				t.Errorf("%s, differs in %q; want %s, %q", got, fields, tt.want, tt.fields)
			}
		})
	}
}

func TestCheckTellsTheEventOfADocumentFromOthers(t *testing.T) {
	opening := "A tram overturned in Tarnby. " + strings.Repeat("It had come from the north. ", 12)
	of := func(subject, place string, topical bool) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) { c.Subject, c.PlaceName, c.Topical = subject, place, topical }
	}
	document := func(text string, n int64, change ...func(*hearsay.Claim)) hearsay.Annotated {
		d := figure("a", text, "", n, change...)
		d.Text = opening + d.Text
		for i := range d.Claims {
			c := &d.Claims[i]
			c.Span.Start, c.Span.End = c.Span.Start+len(opening), c.Span.End+len(opening)
			c.Quantity.Span = c.Span
		}
		return d
	}
	asked := figure("asked", "7 people were killed in the Tarnby tram crash", "", 7, of("Tarnby tram crash", "", false))
	for _, tt := range []struct {
		name string
		doc  hearsay.Annotated
		want hearsay.Standing
		diff string
	}{
		{"the event by another noun", document("7 people were killed", 7, of("derailment, Tarnby", "", true)), hearsay.StatedSo, ""},
		{"another toll of it", document("5 people were killed", 5, of("derailment, Tarnby", "", true)), hearsay.StatedDifferently, "value"},
		{"a lower bound of it", document("at least 5 people were killed", 5, of("derailment, Tarnby", "", true), openUp), hearsay.StatedDifferently, "value"},
		{"another event in passing, with its number", document("7 people were killed in Osk", 7, of("Osk", "Osk", true)), hearsay.StatedDifferently, "subject"},
		{"a place by name", document("5 people were killed", 5, of("derailment, Tarnby", "Tarnby", true)), hearsay.StatedDifferently, "value"},
		{"another event in passing", document("2 people were killed in Osk", 2, of("Osk", "Osk", true)), hearsay.NotStated, ""},
		{"some of them", document("5 female passengers were killed", 5, of("derailment, Tarnby", "", true), func(c *hearsay.Claim) { c.Quantity.Counted = "female people" }), hearsay.NotStated, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, fields := checked(t, asked, tt.doc); got != tt.want || fields != tt.diff {
				t.Errorf("%s, differs in %q; want %s, %q", got, fields, tt.want, tt.diff)
			}
		})
	}
}
