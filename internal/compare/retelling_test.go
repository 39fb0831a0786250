package compare

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func of(measure hearsay.Measure, unit string) func(*hearsay.Claim) {
	return func(c *hearsay.Claim) { c.Measure, c.Quantity.Unit, c.Quantity.Counted = measure, unit, "" }
}

func TestARetellingMayPutAnotherMeasureInPlaceOfOne(t *testing.T) {
	running := func(c *hearsay.Claim) { c.Period.Type = hearsay.Cumulative }
	for _, tt := range []struct {
		name  string
		a, b  hearsay.Annotated
		label string
	}{
		{"a pledge told as received", figure("a", "the league pledged it in June", "the league", 120_000_000, of("pledged", "EUR"), in("2031-06")),
			figure("b", "Tarnby has had it", "", 120_000_000, of("received", "EUR"), running), "measure changed: pledged → received (“Tarnby has had it”)"},
		{"killed and wounded told as killed", figure("a", "a group put the losses at 90 killed and wounded", "a group", 90, of("killed and wounded", "1")),
			figure("b", "analysts estimate 90 dead", "analysts", 90), "measure changed: killed and wounded → killed (“analysts estimate 90 dead”)"},
		{"one word for another", figure("a", "the mill earned it", "", 120_000_000, of("earnings", "EUR")),
			figure("b", "the mill made it", "", 120_000_000, of("profit", "EUR")), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			label := ""
			if f := findingOf(compareAll(t, fromA, tt.a, tt.b), hearsay.FindingDrift); f != nil {
				for _, l := range f.Labels {
					if strings.HasPrefix(l, "measure changed") {
						label = l
					}
				}
			}
			if label != tt.label {
				t.Errorf("%q, want %q", label, tt.label)
			}
		})
	}
}

func TestAFigureGivenToAnotherSourceIsHeldAgainstWhatThatOneSays(t *testing.T) {
	jobs := of("job cuts", "1")
	report := func(own int64, union int64) hearsay.Annotated {
		d := dated(figure("a", "4,200 jobs go, the firm said; the union speaks of 4,900", "the firm", own, jobs), "2031-05-02")
		c := figure("a", d.Text, "the union", union, of("jobs at risk", "1")).Claims[0]
		c.ID, c.Span = "a#c2", hearsay.Span{Start: 50, End: 55}
		d.Claims[0].Span = hearsay.Span{Start: 0, End: 10}
		d.Claims = append(d.Claims, c)
		return d
	}
	said := func(by string) hearsay.Annotated {
		return figure("b", "4,900 jobs go", by, 4900, jobs)
	}
	for _, tt := range []struct {
		name     string
		a, b     hearsay.Annotated
		conflict bool
	}{
		{"the firm's own number is another", report(4200, 4900), said("the firm"), true},
		{"the firm's own number is about that", report(4897, 4900), said("the firm"), false},
		{"its source is the union still", report(4200, 4900), said("the union"), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := findingOf(compareAll(t, fromA, tt.a, tt.b), hearsay.FindingConflict)
			if (f != nil) != tt.conflict {
				t.Errorf("got %+v", f)
			}
		})
	}
}

func TestAFigureThatHasGrownSinceItWasToldIsNoConflict(t *testing.T) {
	links := hearsay.Links{
		Relations: fromA.Relations,
		Origins:   []hearsay.Origin{fromA.Origins[0], {ID: "o2", Documents: []string{"c"}, Root: "c"}},
		Stories:   []hearsay.Story{{ID: "s1", Documents: []string{"a", "b", "c"}}}, Parents: fromA.Parents,
	}
	wire := dated(figure("a", "six men were held, Colonel Tarn said", "Colonel Tarn", 6, of("arrested", "1")), "2031-05-02")
	tabloid := dated(figure("b", "six men were held, police said", "the police", 6, of("arrested", "1")), "2031-05-03")
	for date, conflict := range map[string]bool{"2031-05-03": false, "2031-05-02": true} {
		police := dated(figure("c", "eleven men are held, police said", "the police", 11, of("arrested", "1")), date)
		if f := findingOf(compareAll(t, links, wire, tabloid, police), hearsay.FindingConflict); (f != nil) != conflict {
			t.Errorf("the police of %s: %+v, want a conflict %t", date, f, conflict)
		}
	}
}

func TestWhatOneReportCountsAmongAnotherNumberIsNoConflictWithIt(t *testing.T) {
	all := dated(figure("a", "2,390 fell ill, of whom 1,846 were tested, the board said", "the board", 2390, in("2031-05-03"), of("cases", "1")), "2031-05-04")
	other := dated(figure("b", "1,846 people fell ill, the government said", "the government", 1846, in("2031-05-03"), of("cases", "1")), "2031-05-04")
	if f := findingOf(compareAll(t, apart, all, other), hearsay.FindingConflict); f == nil {
		t.Error("no conflict though nobody says what is among what")
	}
	tested := figure("a", all.Text, "the board", 1846, in("2031-05-03"), of("cases", "1")).Claims[0]
	tested.ID, tested.PartOf, tested.Span = "a#c2", "a#c1", hearsay.Span{Start: 24, End: 29}
	all.Claims[0].Span.End = 5
	all.Claims = append(all.Claims, tested)
	if f := findingOf(compareAll(t, apart, all, other), hearsay.FindingConflict); f != nil {
		t.Errorf("%s", f.Text)
	}
}

func TestASentenceThatTwoReportsShareIsOneOrigin(t *testing.T) {
	const shared = "More than 148 people have been killed on the river since the first boats of the line were launched in spring"
	const own = "On this river the boats of the new line have cost the lives of 148 people so far, more than in other years"
	outlet := func(d hearsay.Annotated, name string) hearsay.Annotated {
		d.Outlet = hearsay.Field{Value: name, Basis: hearsay.BasisMetadata}
		return d
	}
	for _, tt := range []struct {
		name string
		a, b hearsay.Annotated
		want string
	}{
		{"word for word", outlet(figure("a", shared, "", 148), "Alder"), outlet(figure("b", shared, "", 148), "Birch"), "1 origin only"},
		{"each in its own words", outlet(figure("a", shared, "", 148), "Alder"), outlet(figure("b", own, "", 148), "Birch"), "2 origins"},
		{"a standing line of one outlet", outlet(figure("a", shared, "", 148), "Alder"), outlet(figure("b", shared, "", 148), "Alder"), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if f := findingOf(compareAll(t, apart, tt.a, tt.b), hearsay.FindingCorroboration); f != nil {
				got, _, _ = strings.Cut(f.Text, ",")
			}
			if got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestALaterReportThatTakesAFigureBackRevisesIt(t *testing.T) {
	first := dated(figure("a", "148 people were killed, the mayor said", "the mayor", 148, in("2031-05-01")), "2031-05-02")
	text := "Correction: we gave the number as 148. The police now say that 121 people were killed."
	later := func(text string) hearsay.Annotated {
		d := dated(figure("b", text, "the police", 121, in("2031-05-01")), "2031-05-04")
		d.Claims[0].Span = hearsay.Span{Start: 63, End: 73}
		old := figure("b", text, "", 148, in("2031-05-01")).Claims[0]
		old.ID, old.Span = "b#c2", hearsay.Span{Start: 34, End: 37}
		d.Claims = append(d.Claims, old)
		return d
	}
	if f := findingOf(compareAll(t, apart, first, later(text)), hearsay.FindingRevised); f == nil || !strings.Contains(f.Text, "“148 people") {
		t.Errorf("not revised: %+v", f)
	}
	if f := findingOf(compareAll(t, apart, first, later(strings.Replace(text, "Correction: we gave", "The mayor has given", 1))), hearsay.FindingRevised); f != nil && strings.Contains(f.Text, "takes") {
		t.Errorf("revised though nobody took it back: %s", f.Text)
	}
}

func TestTheTollOfADayGoesOnInARunningTotal(t *testing.T) {
	total := func(value string) func(*hearsay.Claim) {
		return func(c *hearsay.Claim) { c.Period = hearsay.Period{Type: hearsay.Cumulative, Value: value} }
	}
	day := dated(figure("a", "at least 41 people were killed", "the agency", 41, openUp, in("2031-05-01")), "2031-05-01")
	soon := dated(figure("b", "68 deaths have been confirmed", "the agency", 68, total("../2031-05-02")), "2031-05-02")
	if got := pairOf(t, apart, day, soon); got.Verdict != hearsay.Revised {
		t.Errorf("a day later: %s (%s), want revised", got.Verdict, got.Because)
	}
	year := dated(figure("b", "68 deaths have been confirmed", "the agency", 68, total("../2031-12-02")), "2031-12-02")
	if got := pairOf(t, apart, day, year); got.Verdict == hearsay.Revised {
		t.Errorf("half a year later: %s", got.Because)
	}
}
