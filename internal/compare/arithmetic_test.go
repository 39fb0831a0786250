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

// storyOf makes a document of a text whose figures stand in it in brackets: [19 people] is a figure
// with the noun that is counted, [19] one without. A word behind a colon is its measure, one
// behind a slash its unit: [6,000:carried/P1D] is a rate a day.
func storyOf(doc, text string) hearsay.Annotated {
	d := hearsay.Annotated{Document: hearsay.Document{ID: doc}}
	for {
		before, rest, ok := strings.Cut(text, "[")
		d.Text += before
		if !ok {
			return d
		}
		figure, rest, _ := strings.Cut(rest, "]")
		text = rest
		words, of, _ := strings.Cut(figure, ":")
		words, unit, _ := strings.Cut(words, "/")
		measure, period, _ := strings.Cut(of, "/")
		number, noun, _ := strings.Cut(words, " ")
		bound := hearsay.Exactly
		if n, about := strings.CutPrefix(words, "about "); about {
			bound = hearsay.About
			number, noun, _ = strings.Cut(n, " ")
		}
		if n, least := strings.CutPrefix(words, "least "); least {
			bound = hearsay.AtLeast
			number, noun, _ = strings.Cut(n, " ")
		}
		if n, more := strings.CutPrefix(words, "over "); more {
			bound = hearsay.MoreThan
			number, noun, _ = strings.Cut(n, " ")
		}
		v, ok := spelt[strings.ToLower(number)]
		if !ok {
			v = decimal.RequireFromString(strings.ReplaceAll(number, ",", ""))
		}
		span := hearsay.Span{Start: len(d.Text), End: len(d.Text) + len(words)}
		d.Text += words
		c := hearsay.Claim{
			ID: doc + "#" + string(rune('a'+len(d.Claims))), Doc: doc, Span: span, Measure: hearsay.Measure(measure),
			Further:  strings.HasSuffix(strings.TrimSpace(before), "another"),
			Quantity: &hearsay.Quantity{Span: span, Low: &v, High: &v, Bound: bound, Unit: "1", Counted: noun},
		}
		if unit != "" {
			c.Quantity.Unit, c.Quantity.Counted = unit, ""
		}
		if bound == hearsay.MoreThan || bound == hearsay.AtLeast {
			c.Quantity.High = nil
		}
		switch {
		case strings.HasPrefix(period, "P"):
			c.Period = hearsay.Period{Type: hearsay.Rate, Per: period}
		case period != "":
			c.Period = hearsay.Period{Type: hearsay.Interval, Value: period}
		}
		d.Claims = append(d.Claims, c)
	}
}

var spelt = map[string]decimal.Decimal{
	"two": decimal.NewFromInt(2), "four": decimal.NewFromInt(4), "eight": decimal.NewFromInt(8), "nine": decimal.NewFromInt(9), "twelve": decimal.NewFromInt(12), "twenty": decimal.NewFromInt(20),
	"half": decimal.New(5, -1), "quarter": decimal.New(25, -2), "third": decimal.New(333333, -6),
}

func TestArithmeticOfWhatAStoryTies(t *testing.T) {
	tests := []struct {
		name, text string
		typ        hearsay.FindingType
		want       string // part of the finding's text, "" for none
	}{
		{"bare numbers behind their whole", "The court heard [twenty drivers:heard]. [Eight:fined] were fined and [twelve:let go] let go.", hearsay.FindingSum, "8 + 12 = 20"},
		{"of a whole in the same sentence", "Of the [37 members:members], [21:in favour] were in favour, [12:against] against and [four:away] stayed away.", hearsay.FindingSum, "21 + 12 + 4 = 37"},
		{"a whole that is a lower bound", "The flood killed [least 62 people:killed]. Of these, [41:found] were found in Orsby and [21:lay] in Lund.", hearsay.FindingSum, "41 + 21 = 62"},
		{"a list of rivals", "Tam Orly ran [40 laps:ran], Pia Dunn [25:ran round] and Ned Sour [15:ran on].", hearsay.FindingSum, ""},
		{"numbers of other things", "The school has [12 teachers:teachers]. [Eight pupils:won] won a prize and [four pupils:lost] lost one.", hearsay.FindingSum, ""},
		{"the rest of what was told long before", "The port handled [412,600 containers:handled]. The year was cold. No ship was lost. The old crane fell. At the north quay [258,100:landed] were landed. The other [154,500:came] came over the pier.", hearsay.FindingSum, "258,100 + 154,500 = 412,600"},
		{"what was counted twice", "The toll of [38,000:high] was too high and is now [35,800:corrected], as [about 2,200 people:counted] had been counted twice.", hearsay.FindingSum, "35,800 + 2,200 = 38,000"},
		{"round sums by chance", "It paid [200000/USD:rent] in rent and [50000/USD:fees] in fees, as well as [150000/USD:wages] in wages.", hearsay.FindingSum, ""},
		{"more, and what it comes to", "On Friday [24:dead] had died. Since then another [two:lost] were lost. So it is [26:is].", hearsay.FindingSum, "24 + 2 = 26"},
		{"an amount each, and in all", "The fund paid [eight families:paid] [100,000/SEK:paid] each, [800,000/SEK:paid] in all.", hearsay.FindingRateCheck, "100,000 each, which agrees"},
		{"an amount each that the total is not", "The firm paid [14 cooks:paid] [6,500/EUR:paid] each, [98,000/EUR:paid] in all.", hearsay.FindingRateCheck, "7,000 each, which does not agree"},
		{"a total of others too", "The firm paid [14 cooks:paid] [6,500/EUR:paid] each. It spent [98,000/EUR:spent].", hearsay.FindingRateCheck, ""},
		{"one for so many", "They counted [3,870 people:counted]. There are [212 taps:taps], one for [about 18 people:present].", hearsay.FindingRateCheck, "18.25 each, which agrees"},
		{"for each of", "The state gives [20,000,000/SEK:gives], just [over 700/SEK:works] for each of the [28,000 souls:souls].", hearsay.FindingRateCheck, "714.29 each"},
		{"for each of two sorts", "The crash left [24:killed] dead and [61 people:wounded] hurt. The kin of each of the dead get [100,000/SEK:get], and each of the injured [30,000/SEK:get]. That is some [about 4,200,000/SEK:is].", hearsay.FindingRateCheck, "4,230,000, which agrees"},
		{"small counts by chance", "The [two brothers:tried] faced [two counts:faced] each, with [four counts:dropped] dropped.", hearsay.FindingRateCheck, ""},
		{"a month by the day", "The ferries carried [186,000 people:carried/2031-01] in January, an average of [about 6,000:average/P1D].", hearsay.FindingRateCheck, "in 31 days is 6,000 a day, which agrees"},
		{"a month by the day, of one measure", "The ferries carried [186,000 people:carried/2031-01] in January, an average of [about 6,000:carried/P1D].", hearsay.FindingRateCheck, "in 31 days is 6,000 a day, which agrees"},
		{"a month named by its length", "The mill ground [over 31,000 tons:ground] in a single month, a rate of [1,000:rate/P1D].", hearsay.FindingRateCheck, "in 31 days is 1,000 a day"},
		{"a week that is not that much a day", "The bakers sold [3,100 buns:sold/2031-05-05/2031-05-11], which is [400:pace/P1D].", hearsay.FindingRateCheck, "442.86 a day, which does not agree"},
		{"a pace of something else", "The bakers sold [3,100 buns:sold/2031-05-05/2031-05-11]. They bake [400:bake/P1D].", hearsay.FindingRateCheck, ""},
		{"a share in words", "It asked for [2,500,000/EUR:asked]. By noon it had [640,000/EUR:received], about a [quarter of the sum:received].", hearsay.FindingShareCheck, "25.6 %"},
		{"a share in words of the whole behind it", "It has [1,200,000/EUR:has], a [third of the:needed] [3,500,000/EUR:needed] that are needed.", hearsay.FindingShareCheck, "34.29 %"},
		{"a percentage that its two figures do not make", "The ships carried [1,200:carried] of the [2,310 tons:tons], or [84/%:carried].", hearsay.FindingShareCheck, "51.95 %, which does not agree"},
		{"a percentage that they make but for rounding", "The ships carried [1,200:carried] of the [2,310 tons:tons], or [51.5/%:carried].", hearsay.FindingShareCheck, ""},
		{"a percentage of something else", "The ships carried [1,200:carried] of the [2,310 tons:tons], and prices rose by [84/%:rose].", hearsay.FindingShareCheck, ""},
		{"a share of others", "It asked for [2,500,000/EUR:asked] and had [640,000/EUR:received], and [quarter of the members:left] left.", hearsay.FindingShareCheck, ""},
		{"a share that the figures do not make", "It asked for [2,500,000/EUR:asked]. By noon it had [900,000/EUR:received], a [quarter of what it gave:gave] before.", hearsay.FindingShareCheck, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := findingOf(compareAll(t, hearsay.Links{}, storyOf("a", tt.text)), tt.typ)
			switch {
			case tt.want == "" && f != nil:
				t.Errorf("got %q, want none", f.Text)
			case tt.want != "" && (f == nil || !strings.Contains(f.Text, tt.want) || !strings.Contains(f.Text, "derived")):
				t.Errorf("got %+v, want %q", f, tt.want)
			}
		})
	}
}

func TestIncrementsOnWhatAnotherReportHad(t *testing.T) {
	tests := []struct {
		name, first, then, want string
	}{
		{"a further number and what it brings it to", "It had counted [214 cases:cases].", "It counted another [37 cases:cases], which makes [251:cases].", "214 + 37 = 251"},
		{"another number before", "It had counted [216 cases:cases].", "It counted another [37 cases:cases], which makes [251:cases].", ""},
		{"something else before", "It had sold [214 boats:sold].", "It counted another [37 cases:cases], which makes [251:cases].", ""},
		{"no further number", "It had counted [214 cases:cases].", "It counted [37 deaths:killed] among [251 cases:cases].", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			first, then := storyOf("a", tt.first), storyOf("b", tt.then)
			first.Published.Value, then.Published.Value = "2031-05-03", "2031-05-05"
			f := findingOf(compareAll(t, hearsay.Links{}, first, then), hearsay.FindingSum)
			if (f != nil) != (tt.want != "") || f != nil && !strings.Contains(f.Text, tt.want) {
				t.Errorf("got %+v, want %q", f, tt.want)
			}
		})
	}
}
