package compare

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

// number is one figure of a test document: how much, of what, in which unit.
type number struct {
	value, unit, measure, counted string
	partOf                        int  // number of the whole in the document, from 1; 0 if it is none
	far                           bool // stands a page further down
}

// reportOf makes a document of the figures, each a clause of its own; words stand
// around the percentages.
func reportOf(doc string, figures ...number) hearsay.Annotated {
	d := hearsay.Annotated{Document: hearsay.Document{ID: doc}}
	for i, f := range figures {
		v := decimal.RequireFromString(f.value)
		if f.far {
			d.Text += strings.Repeat("Nothing else was known of it. ", 20)
		}
		d.Text += f.counted + " "
		span := hearsay.Span{Start: len(d.Text), End: len(d.Text) + len(f.value)}
		d.Text += f.value + " " + f.counted + ", "
		c := hearsay.Claim{
			ID: doc + "#" + string(rune('a'+i)), Doc: doc, Span: span, Measure: hearsay.Measure(f.measure), Subject: "Tarnby",
			Quantity: &hearsay.Quantity{Span: span, Low: &v, High: &v, Bound: hearsay.Exactly, Unit: f.unit, Counted: f.counted},
		}
		if f.partOf > 0 {
			c.PartOf = doc + "#" + string(rune('a'+f.partOf-1))
		}
		d.Claims = append(d.Claims, c)
	}
	return d
}

func folk(value, measure string) number {
	return number{value: value, unit: "1", measure: measure, counted: "people"}
}

func TestArithmeticInsideADocument(t *testing.T) {
	tests := []struct {
		name    string
		figures []number
		typ     hearsay.FindingType
		want    string // part of the finding's text, "" for none
	}{
		{"outcomes of those on board", []number{folk("183", "killed"), folk("254", "survived"), folk("437", "on board")}, hearsay.FindingSum, "183 + 254 = 437"},
		{"sorts of one measure", []number{folk("1846", "cases"), folk("544", "cases"), folk("2390", "cases")}, hearsay.FindingSum, "1,846 + 544 = 2,390"},
		{"lines of a table", []number{folk("1204", "cases"), folk("511", "cases"), folk("131", "cases"), folk("1846", "cases")}, hearsay.FindingSum, "1,204 + 511 + 131 = 1,846"},
		{"columns of a table", []number{folk("1204", "cases"), folk("47", "killed"), folk("511", "cases"), folk("14", "killed"), folk("131", "cases"), folk("2", "killed"), folk("1846", "cases")}, hearsay.FindingSum, "1,204 + 511 + 131 = 1,846"},
		{"a total that the words announce", []number{{value: "60", unit: "EUR", measure: "given"}, {value: "120", unit: "EUR", measure: "paid"}, {value: "180", unit: "EUR", measure: "pledged", counted: "in total"}}, hearsay.FindingSum, "= EUR 180"},
		{"the same without a word of it", []number{{value: "60", unit: "EUR", measure: "given"}, {value: "120", unit: "EUR", measure: "paid"}, {value: "180", unit: "EUR", measure: "pledged"}}, hearsay.FindingSum, ""},
		{"sums of money", []number{{value: "60000000", unit: "EUR", measure: "pledged"}, {value: "120000000", unit: "EUR", measure: "pledged"}, {value: "180000000", unit: "EUR", measure: "pledged"}}, hearsay.FindingSum, "= EUR 180,000,000"},
		{"other measures by chance", []number{folk("3500", "sent"), folk("1500", "killed"), folk("5000", "losses")}, hearsay.FindingSum, ""},
		{"other units by chance", []number{folk("40", "killed"), {value: "60", unit: "t", measure: "food"}, folk("100", "killed")}, hearsay.FindingSum, ""},
		{"far apart by chance", []number{folk("40", "arrested"), folk("17", "arrested"), {value: "57", unit: "1", measure: "arrested", counted: "people", far: true}}, hearsay.FindingSum, ""},
		{"a rise", []number{folk("412", "cases"), {value: "38", unit: "%", counted: "per cent more"}, folk("298", "cases")}, hearsay.FindingRateCheck, "38.26 % more"},
		{"a fall", []number{folk("377", "cases"), {value: "8.5", unit: "%", counted: "per cent less"}, folk("412", "cases")}, hearsay.FindingRateCheck, "8.5 % less"},
		{"a rise that the counts do not make", []number{folk("412", "cases"), {value: "30", unit: "%", counted: "per cent more"}, folk("298", "cases")}, hearsay.FindingRateCheck, ""},
		{"a share", []number{folk("71", "killed"), folk("2390", "cases"), {value: "3.0", unit: "%", counted: "per cent"}}, hearsay.FindingShareCheck, "2.97 %"},
		{"a ratio", []number{folk("71", "killed"), folk("2390", "cases"), {value: "3.0", unit: "%", measure: "case fatality ratio", counted: "per cent"}}, hearsay.FindingRateCheck, "2.97 %"},
		{"a share of the staff further off", []number{{value: "4200", unit: "1", measure: "job cuts", counted: "jobs"}, {value: "11", unit: "%", measure: "job cuts", counted: "of staff"},
			{value: "38000", unit: "1", measure: "employs", counted: "staff", far: true}}, hearsay.FindingShareCheck, "11.05 %"},
		{"outcomes together exceed the whole", []number{folk("100", "killed and wounded"), {value: "60", unit: "1", measure: "killed", counted: "people", partOf: 1}, {value: "70", unit: "1", measure: "wounded", counted: "people", partOf: 1}}, hearsay.FindingPartExceeds, "130"},
		{"parts that may overlap exceed nothing", []number{folk("100", "killed"), {value: "60", unit: "1", measure: "killed", counted: "women", partOf: 1}, {value: "70", unit: "1", measure: "killed", counted: "farmers", partOf: 1}}, hearsay.FindingPartExceeds, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := findingOf(compareAll(t, hearsay.Links{}, reportOf("a", tt.figures...)), tt.typ)
			switch {
			case tt.want == "" && f != nil:
				t.Errorf("got %q, want none", f.Text)
			case tt.want != "" && (f == nil || !strings.Contains(f.Text, tt.want) || !strings.Contains(f.Text, "derived")):
				t.Errorf("got %+v, want %q, marked as derived", f, tt.want)
			}
		})
	}
}

func TestARetoldSumIsReportedOnce(t *testing.T) {
	figures := []number{folk("183", "killed"), folk("254", "survived"), folk("437", "on board")}
	links := hearsay.Links{
		Origins: []hearsay.Origin{{ID: "o1", Documents: []string{"a", "b"}, Root: "a"}},
		Parents: map[string]string{"b": "a"},
	}
	n := 0
	for _, f := range compareAll(t, links, reportOf("a", figures...), reportOf("b", figures...)).Findings {
		if f.Type == hearsay.FindingSum {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d findings for one sum", n)
	}
}

func TestManyFiguresAreBounded(t *testing.T) {
	var figures []number
	for i := range 4000 {
		figures = append(figures, folk(decimal.NewFromInt(int64(i+100)).String(), "cases"))
	}
	compareAll(t, hearsay.Links{}, reportOf("a", figures...)) // the test's own time limit tells
}

func totals(doc, date, counted string, n int64) hearsay.Annotated {
	return dated(figure(doc, "in all so many cases", "Ministry of Health", n, func(c *hearsay.Claim) {
		c.Measure, c.Quantity.Counted = "cases", counted
		c.Period = hearsay.Period{Type: hearsay.Cumulative}
	}), date)
}

func TestSeriesNamesRatesAndFalls(t *testing.T) {
	tests := []struct {
		name string
		docs []hearsay.Annotated
		want string
	}{
		{"an implied rate", []hearsay.Annotated{totals("a", "2031-05-03", "cases", 1846), totals("b", "2031-05-10", "cases", 2223)}, "derived: 377 more in 7 days (2031-05-03 to 2031-05-10), 54 a day"},
		{"a correction", []hearsay.Annotated{totals("a", "2031-05-03", "cases", 1846), totals("b", "2031-05-10", "cases", 1700)}, "corrected downwards or its definition has changed"},
		{"a reset", []hearsay.Annotated{totals("a", "2031-05-03", "cases", 1846), totals("b", "2031-05-10", "cases", 40)}, "as when a count begins anew (a reset)"},
		{"another definition", []hearsay.Annotated{totals("a", "2031-05-03", "suspected cases", 1846), totals("b", "2031-05-10", "confirmed cases", 1200)}, `the definition has changed, from "suspected cases" to "confirmed cases"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := findingOf(compareAll(t, apart, tt.docs...), hearsay.FindingSeries)
			if f == nil || !strings.Contains(f.Text, tt.want) {
				t.Errorf("got %+v, want %q", f, tt.want)
			}
		})
	}
}

func TestRatesAreHeldAgainstTotals(t *testing.T) {
	total := figure("a", "so many shells", "", 9000, in("2031-05-01/2031-05-30"))
	rate := figure("b", "so many an hour", "", 12, func(c *hearsay.Claim) { c.Period = hearsay.Period{Type: hearsay.Rate, Per: "PT1H"} })
	f := findingOf(compareAll(t, apart, total, rate), hearsay.FindingRateCheck)
	if f == nil || !strings.Contains(f.Text, "derived") || !strings.Contains(f.Text, "an hour") {
		t.Errorf("got %+v", f)
	}
}
