package main

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/hearsay-project/hearsay"
)

func number(s string) *decimal.Decimal {
	if s == "" {
		return nil
	}
	d := decimal.RequireFromString(s)
	return &d
}

func TestSameNumber(t *testing.T) {
	for _, c := range []struct {
		name                   string
		value, low, high, unit string // of the label
		gotLow, gotHigh, got   string // of the claim, with its unit
		want                   bool
	}{
		{"equal", "40", "", "", "1", "40", "40", "1", true},
		{"written with zeros behind the point", "2.50", "", "", "USD", "2.5", "2.5", "USD", true},
		{"one end of an open interval", "40", "", "", "1", "40", "", "1", true},
		{"another number", "40", "", "", "1", "41", "41", "1", false},
		{"both ends of a range", "", "5", "7", "%", "5", "7", "%", true},
		{"only one end of a range", "", "5", "7", "%", "5", "8", "%", false},
		{"a fraction and its percentage", "0.5", "", "", "", "50", "", "%", true},
		{"a fraction and another percentage", "0.5", "", "", "", "5", "5", "%", false},
		{"two thirds in percent", "66.7", "", "", "%", "0.666667", "0.666667", "1", true},
		{"two thirds in whole percent", "67", "", "", "%", "0.666667", "0.666667", "1", true},
		{"another part in percent", "66", "", "", "%", "0.666667", "0.666667", "1", false},
		{"more than a third in percent", "33.3", "", "", "%", "0.333333", "", "1", true},
		{"a count is no percentage", "0.5", "", "", "1", "50", "50", "%", false},
		{"half a percent is no half", "0.5", "", "", "%", "50", "50", "%", false},
	} {
		want := goldClaim{Value: number(c.value), Low: number(c.low), High: number(c.high), Unit: c.unit}
		got := hearsay.Claim{Quantity: &hearsay.Quantity{Low: number(c.gotLow), High: number(c.gotHigh), Unit: c.got}}
		if is := sameNumber(&want, &got); is != c.want {
			t.Errorf("%s: %v, want %v", c.name, is, c.want)
		}
	}
}

func TestSamePeriod(t *testing.T) {
	for _, c := range []struct {
		want       string
		cumulative bool
		got        string
		typ        hearsay.PeriodType
		same       bool
	}{
		{"2024-03", false, "2024-03", hearsay.Interval, true},
		{"2024-03", false, "2024-03-01/2024-03-31", hearsay.Interval, true},
		{"2024-02", false, "2024-02-01/2024-02-29", hearsay.Interval, true},
		{"2024-02", false, "2024-02-01/2024-02-28", hearsay.Interval, false},
		{"2024", false, "2024-01/2024-12", hearsay.Interval, true},
		{"2024-01-01/2024-03-31", false, "2024-01/2024-03", hearsay.Interval, true},
		{"2024-03-05", false, "2024-03-05/2024-03-05", hearsay.Interval, true},
		{"2024-03", false, "2024-03-05", hearsay.Interval, false},
		{"2024-03-05", false, "2024-03", hearsay.Interval, false},
		{"2024-03", false, "2023-03", hearsay.Interval, false},
		{"2024-03", false, "", "", false},
		{"2024-03-05T16", false, "2024-03-05", hearsay.Instant, false},
		{"2024-03", false, "XXXX-03", hearsay.Interval, false},
		{"2020-06/2020-08", false, "2020-22", hearsay.Interval, true}, // summer, in EDTF
		{"2020-12/2021-02", false, "2020-24", hearsay.Interval, true},
		{"2020-06/2020-08", false, "2020-21", hearsay.Interval, false},
		{"2022-02-24/2024-03-05", true, "../2024-03-05", hearsay.Cumulative, true},
		{"2024-03-05", true, "2022/2024-03-05", hearsay.Cumulative, true},
		{"2022/2024-03-05", true, "2022-01-01/2024-03-05", hearsay.Cumulative, true},
		{"2022-02-24/2024-03-05", true, "2023-02-24/2024-03-05", hearsay.Cumulative, false},
		{"2022-02-24/2024-03-05", true, "../2024-03-06", hearsay.Cumulative, false},
		{"2022-02-24/2024-03-05", false, "../2024-03-05", hearsay.Interval, false},
	} {
		if is := samePeriod(c.want, c.cumulative, hearsay.Period{Type: c.typ, Value: c.got}); is != c.same {
			t.Errorf("%q (cumulative %v) and %s %q: %v, want %v", c.want, c.cumulative, c.typ, c.got, is, c.same)
		}
	}
}

func TestSameRate(t *testing.T) {
	for _, c := range []struct {
		want string
		typ  hearsay.PeriodType
		per  string
		same bool
	}{
		{"per day", hearsay.Rate, "P1D", true},
		{"per week", hearsay.Rate, "P7D", true},
		{"per day", hearsay.Rate, "P1Y", false},
		{"per day", hearsay.Interval, "", false},
		{"", hearsay.Interval, "", true},
		{"", hearsay.Rate, "P1D", false},
		{"per 100,000 people", hearsay.Interval, "", true},
	} {
		if is := sameRate(c.want, hearsay.Period{Type: c.typ, Per: c.per}); is != c.same {
			t.Errorf("%q and %s %q: %v, want %v", c.want, c.typ, c.per, is, c.same)
		}
	}
}

func TestSameSource(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{"the Harbour Office", "Harbour Office", true},
		{"Ansa Lind", "Dr Ansa Lind", true},
		{"President Ansa Lind", "Ansa Lind", true},
		{"Lind (President Ansa Lind)", "Ansa Lind", true},
		{"Radio Ansa Lind", "Ansa Lind", false},
		{"Ansa Lind", "Lind", true},
		{"Ansa Lind", "Ansa", false},
		{"Ansa Lind", "Berit Lind", false},
		{"Lind", "Berit Lind", false},
		{"the Interior Ministry", "Ministry", false},
		{"Interior Ministry", "Ministry", false},
		{"Health Watch", "Watch", false},
		{"the disaster office", "the island’s disaster office", true},
		{"the island’s disaster office", "the office", false},
		{"police", "transport police", false},
		{"three people familiar with the matter", "three people", true},
		{"the weather station at Sill", "the weather station", true},
		{"the weather station at Sill", "the weather station at Brell", false},
		{"two people familiar with the matter", "three people", false},
		{"the firm (Corvane Line)", "Corvane Line", true},
		{"the firm (Corvane Line)", "the firm", true},
		{"the firm (Corvane Line)", "the union", false},
		{"a study", "a poll", false},
		{"the aid group Hill Road", "Hill Road", true},
		{"State operator Hillrail", "Hillrail", true},
		{"Corran Police", "Police", false},
		{"The aid group Hill Road", "Road", false},
		{"Premier Ansa Lind", "Ansa Lind", true},
		{"Two people familiar with the matter", "Two people", true},
		{"Officials at the Harbour Office", "Officials", true},
		{"Ministry of Health", "Ministry", false},
		{"Ministry of Health", "Ministry of Health of the Republic of Norland", true},
		{"Ministry of Health of Sarland", "Ministry of Health of Norland", false},
		{"Ministry of Health of Sarland", "Ministry of Health", false},
		{"Professor Ansa Lind", "Ansa Lind", true},
		{"Corran County Sheriff Ansa Lind", "Ansa Lind", true},
		{"a spokesman for Mayor Ansa Lind", "Ansa Lind", false},
		{"Corran Police Officers Union", "Officers Union", false},
		{"study by the Hill Institute", "a recent study", true},
		{"study by the Hill Institute", "a recent poll", false},
		{"the New Harbour Office", "Harbour Office", false},
	} {
		if is := sameSource(c.want, c.got); is != c.same {
			t.Errorf("%q and %q: %v, want %v", c.want, c.got, is, c.same)
		}
	}
}

func TestSameSubject(t *testing.T) {
	for _, c := range []struct {
		want, subject, counted, place string
		same                          bool
	}{
		{"Russian soldiers", "", "soldiers", "", false},
		{"Russian soldiers", "Russia", "soldiers", "", true},
		{"Russian soldiers", "", "Russian soldiers", "", true},
		{"Russian soldiers", "Ukraine", "soldiers", "", false},
		{"Syrian refugees", "Syria", "refugees", "", true},
		{"Velland", "Vellish", "soldiers", "", true},
		{"US customers", "United States", "customers", "", true},
		{"UK consumers", "Britain", "", "", true},
		{"British residents", "France", "residents", "", false},
		{"Iraq", "Iran", "", "", false},
		{"Austria", "Australia", "", "", false},
		{"Niger", "Nigeria", "", "", false},
		{"soldiers", "Russia", "soldiers", "", true},
		{"march of 11 April in Sarovane", "march", "people", "", true},
		{"harbour in Tolsund", "", "", "Tolsund", true},
		{"the ferry Sela Marit", "ferry", "", "", true},
		{"bridge", "tunnel", "", "", false},
	} {
		claim := hearsay.Claim{Subject: c.subject, PlaceName: c.place, Quantity: &hearsay.Quantity{Counted: c.counted}}
		if is := sameSubject(c.want, &claim); is != c.same {
			t.Errorf("%q and subject %q, counted %q, place %q: %v, want %v", c.want, c.subject, c.counted, c.place, is, c.same)
		}
	}
}

func TestSameMeasure(t *testing.T) {
	for _, c := range []struct {
		want, measure, counted string
		same                   bool
	}{
		{"killed", "killed", "people", true},
		{"deaths", "killed", "", true},
		{"injuries", "wounded", "", true},
		{"killed", "wounded", "people", false},
		{"casualties", "lost", "soldiers", false},
		{"losses", "lost", "", true},
		{"relief paid", "payments", "", true},
		{"weight", "weighs", "", true},
		{"growth", "grew", "", true},
		{"price", "fall", "", false},
	} {
		claim := hearsay.Claim{Measure: hearsay.Measure(c.measure), Quantity: &hearsay.Quantity{Counted: c.counted}}
		if is := sameMeasure(&goldClaim{Measure: c.want}, &claim); is != c.same {
			t.Errorf("%q and %q of %q: %v, want %v", c.want, c.measure, c.counted, is, c.same)
		}
	}
}

func TestAFractionIsItsPercentage(t *testing.T) {
	d := func(s string) *decimal.Decimal { v := decimal.RequireFromString(s); return &v }
	for _, tt := range []struct {
		want *goldClaim
		got  hearsay.Quantity
		same bool
	}{
		{&goldClaim{Value: d("75"), Unit: "%"}, hearsay.Quantity{Low: d("0.75"), High: d("0.75"), Unit: "1"}, true},
		{&goldClaim{High: d("50"), Unit: "%"}, hearsay.Quantity{High: d("0.5"), Unit: "1"}, true},
		{&goldClaim{Value: d("75"), Unit: "%"}, hearsay.Quantity{Low: d("75"), High: d("75"), Unit: "1"}, true},
		{&goldClaim{Value: d("75"), Unit: "%"}, hearsay.Quantity{Low: d("0.7"), High: d("0.7"), Unit: "1"}, false},
		{&goldClaim{Value: d("75")}, hearsay.Quantity{Low: d("0.75"), High: d("0.75"), Unit: "1"}, false},
	} {
		if got := sameNumber(tt.want, &hearsay.Claim{Quantity: &tt.got}); got != tt.same {
			t.Errorf("%+v against %+v: %v", tt.want, tt.got, got)
		}
	}
}

func TestAUnitHasSeveralNotations(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{"[lbf_av].[ft_i]", "[ft_i].[lbf_av]", true},
		{"[mi_i]2", "[smi_us]", true},
		{"usd", "USD", true},
		{"[mi_i]", "[smi_us]", false},
		{"m", "m2", false},
		{"[HP]", "kW", false},
	} {
		if got := sameUnit(c.want, c.got); got != c.same {
			t.Errorf("%s and %s: same %t, want %t", c.want, c.got, got, c.same)
		}
	}
}
